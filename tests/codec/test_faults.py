"""Every fault of a record is found at once, in its place, and nothing that is invalid gets through."""

import ast
import json
import pickle
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from migevents import (
    Event,
    InvalidDate,
    InvalidRecord,
    Issue,
    MigeventsError,
    Workshop,
    loads,
    salvage,
    structure,
    unstructure,
)
from migevents._display import ExactNumber, escaped, preview, type_name
from migevents.advice import all_rules
from migevents.codes import IMPORT_NOTES, LOSSES, MERGES, REPAIRS
from migevents.formats import NAMES
from migevents.testing import events
from migevents.testing.flaws import as_json
from tests.support.effort import times
from tests.support.folders import DOCS, SOURCES
from tests.support.issues import issues_of
from tests.support.mutations import DOCUMENTS, MUTATIONS, Mutation, break_anywhere

COMMAND_ONLY = {"duplicate-key"}
"""What only the command reports, because it reads the text of a document and not its values."""
FORMATS = {"json-patch"}
"""Names of formats, which look like codes."""


def documented_codes() -> list[str]:
    """The table of codes: the headings of the page on faults."""
    return re.findall(r"^### `([a-z-]+)`$", (DOCS / "faults.md").read_text(encoding="utf-8"), re.MULTILINE)


# --- Each fault -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mutation", MUTATIONS, ids=[f"{index}-{each.code}" for index, each in enumerate(MUTATIONS)])
@settings(max_examples=times(0.1))
@given(event=events(), data=st.data())
def test_each_mutation_is_reported_in_its_place(mutation: Mutation, event: Event, data: st.DataObject) -> None:
    """Each way to break any valid record is reported with its code at its place, from JSON and from a dict."""
    record = unstructure(event)
    path = mutation.apply(data.draw, record)
    for issues in (issues_of(loads, as_json(record)), issues_of(structure, record)):
        assert (mutation.code, path) in [(issue.code, issue.path) for issue in issues]


@given(event=events(), mutations=st.lists(st.sampled_from(MUTATIONS), min_size=1, max_size=3), data=st.data())
def test_all_faults_are_reported_at_once(event: Event, mutations: list[Mutation], data: st.DataObject) -> None:
    """One to three ways to break a record, in places that do not hide each other, are all reported together."""
    record = unstructure(event)
    touched: set[str] = set()
    expected = set()
    for mutation in mutations:
        if not mutation.keys & touched:
            expected.add((mutation.code, mutation.apply(data.draw, record)))
            touched |= mutation.keys
    issues = issues_of(structure, record)
    assert expected <= {(issue.code, issue.path) for issue in issues}
    assert list(issues) == sorted(issues, key=lambda issue: position(issue.path, record))
    assert [(issue.code, issue.path) for issue in issues_of(loads, as_json(record))] == [
        (issue.code, issue.path) for issue in issues
    ]


@given(event=events(), times=st.integers(1, 3), data=st.data())
def test_faults_anywhere_are_reported(event: Event, times: int, data: st.DataObject) -> None:
    """A key too many, a key too few or a value of the wrong type is reported at any place of any record."""
    record = unstructure(event)
    if times == 1:
        expected = break_anywhere(data.draw, record)
        assert expected in [(issue.code, issue.path) for issue in issues_of(structure, record)]
    for _ in range(times - 1):
        try:
            break_anywhere(data.draw, record)
        except (TypeError, AttributeError, KeyError):
            break  # what was broken before is not an object any more
    if times > 1:
        from_dict, from_json = issues_of(structure, record), issues_of(loads, as_json(record))
        assert from_dict == from_json


def position(path: str, data: Any) -> list[int]:
    """The position of a pointer in a document: the index of each step, with missing keys last."""
    order = []
    for step in path.split("/")[1:]:
        if isinstance(data, dict):
            keys = [str(key).replace("~", "~0").replace("/", "~1") for key in data]
            order.append(keys.index(step) if step in keys else len(keys))
            data = dict(zip(keys, data.values(), strict=True)).get(step)
        elif isinstance(data, list | tuple):
            order.append(int(step))
            data = data[int(step)]
    return order


# --- The table of codes -----------------------------------------------------------------------------------------------


def test_every_code_has_a_mutation() -> None:
    """The list of mutations, with the broken documents, produces every code of the table and no other."""
    produced = {mutation.code for mutation in MUTATIONS} | DOCUMENTS.keys() | {"other-type", "invalid-value"}
    assert produced | COMMAND_ONLY == set(documented_codes())


def test_every_code_is_documented_once() -> None:
    """Every code in the source is that of a rule, a repair, a loss or a note, or has one heading in the table."""
    texts = (source.read_text(encoding="utf-8") for source in SOURCES.glob("**/*.py"))
    constants = {node.value for text in texts for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant)}
    codes = {value for value in constants if isinstance(value, str) and re.fullmatch(r"[a-z]+(-[a-z]+)+", value)}
    assert [code for code, count in Counter(documented_codes()).items() if count > 1] == []
    tables = [documented_codes(), all_rules(), REPAIRS, LOSSES, IMPORT_NOTES, MERGES]
    others = {
        *NAMES,
        "body-html",
        "json-patch",
        "quatre-vingt",
        "quatre-vingts",
    }  # formats, a field, and numbers in words
    assert codes - others == {code for table in tables for code in table if "-" in code}
    assert all(not {*one} & {*other} for index, one in enumerate(tables) for other in tables[index + 1 :])


# --- Documents --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", DOCUMENTS)
@settings(max_examples=times(0.4))
@given(event=events())
def test_a_broken_document_is_one_fault(code: str, event: Event) -> None:
    """A document that cannot be parsed has one fault, with the code of the document."""
    document = DOCUMENTS[code](json.dumps(unstructure(event)).encode())
    assert [issue.code for issue in issues_of(loads, document)] == [code]


@pytest.mark.parametrize(
    ("document", "code", "words"),
    [
        ('{"type": "workshop",\n "title" "x"}', "bad-json", "line 2, column 10"),
        ('{"type": "workshop"', "bad-json", "line 1, column 20"),
        ("", "bad-json", "line 1, column 1"),
        ("[" * 100_000, "too-deep", "64 levels"),
        ("[" * 65 + "]" * 65, "too-deep", "64 levels"),
        ("[" * 64 + "]" * 64, "wrong-type", "expected an object, got a list"),
        ("3", "wrong-type", "expected an object, got a number"),
        ("null", "wrong-type", "expected an object, got null"),
        ('"x"', "wrong-type", "expected an object, got text"),
        ("NaN", "bad-number", "NaN is not a JSON number"),
        ("\x00", "bad-json", "line 1, column 1"),
        (b"\xff\xfe{\x00}\x00", "bad-encoding", "byte 0 is 0xff"),
        ("\ud800", "bad-json", "line 1, column 1"),
        ('{"title":"\ud800","type":"event"}', "lone-surrogate", "half of a surrogate pair"),
    ],
    ids=str,
)
def test_broken_documents_are_reported(document: bytes | str, code: str, words: str) -> None:
    """Broken JSON is reported with its line and column, and what is not a record with what was expected."""
    (issue,) = issues_of(loads, document)
    assert issue.code == code
    assert words in issue.message


@pytest.mark.parametrize("version", ["01.0", "1.00", "1", "1.x", "1.0.0", " 1.0", "\uff11.0"])
def test_a_version_is_two_numbers(version: str) -> None:
    """A version is two numbers without leading zeros; other texts are refused."""
    issues = issues_of(structure, {"migevents": version, "title": "x"}, Workshop)
    assert [issue.code for issue in issues] == ["bad-version"]


def test_values_that_are_awkward_to_compare_or_to_print() -> None:
    """A key that is too long a number to be written, and a version that compares in a way of its own, are faults."""

    class Array:
        def __eq__(self, _other: object) -> Any:
            return Array()

        def __bool__(self) -> bool:
            raise ValueError

        __hash__ = None  # type: ignore[assignment]  # as that of an array

    valid = {"type": "workshop", "title": "x"}
    assert [issue.code for issue in issues_of(structure, {**valid, 10**5000: 1})] == ["bad-key"]
    assert [issue.code for issue in issues_of(structure, {**valid, "extensions": {10**5000: 1}})] == ["bad-key"]
    assert [issue.code for issue in issues_of(structure, {**valid, "migevents": Array()})] == ["wrong-type"]


def test_any_buffer_is_a_document() -> None:
    """Bytes that are not contiguous in memory are read, and their faults reported, like others."""
    document = b'{"type":"launch","title":"x"}'
    apart = memoryview(b"".join(bytes([byte, 0]) for byte in document))[::2]
    assert loads(apart) == loads(document)
    assert [issue.code for issue in issues_of(loads, apart[:-1])] == ["bad-json"]


def test_a_record_of_a_few_objects_cannot_take_for_ever() -> None:
    """A value that is shared at many levels is not visited once for each of its places."""
    many: dict[str, Any] = {}
    for _ in range(60):
        many = {"a": many, "b": many}
    for record in ({"title": "x", "extensions": many}, {"title": many}, many, {"title": "x", "speakers": [many]}):
        assert issues_of(structure, record, Workshop)
    lists: list[Any] = []
    for _ in range(30):
        lists = [lists, lists]
    extensions = {"a": lists, "b": 1}
    assert [issue.code for issue in issues_of(structure, {"title": "x", "extensions": extensions}, Workshop)] == [
        "too-large"
    ]


def test_numbers_beyond_all_bounds() -> None:
    """A number with thousands of digits, or too large for a float, is a fault in its place."""
    for number in ("1" * 5000, "-" + "1" * 5000, "1e400"):
        (issue,) = issues_of(loads, f'{{"type":"workshop","title":"x","edition":{number}}}')
        assert (issue.code, issue.path) == ("bad-number", "/edition")


NUMBERS = st.from_regex(r"-?(0|[1-9][0-9]{0,9})(\.[0-9]{1,9})?([eE][-+]?[0-9]{1,5})?", fullmatch=True)


@pytest.mark.parametrize("around", ["{}", "[{}]", '{{"a": {}}}'])
@example("1e400")
@example("-1e999")
@example("1E2")
@example("1" * 5000)
@given(NUMBERS)
def test_a_number_is_shown_as_it_was_written(around: str, number: str) -> None:
    """The message of a number is the same in `loads` and `salvage`, and has the digits of the document."""
    document = f'{{"type":"workshop","title":{around.format(number)}}}'
    (issue,) = issues_of(loads, document)
    (lost, *_) = salvage(document).issues
    if issue.code == "bad-number":
        assert issue.message == f"{preview(ExactNumber(number))} is too large for a number: expected text"
    if not lost.code.endswith("-read"):
        assert (lost.code, lost.message) == (issue.code, issue.message)
    assert "Infinity" not in f"{issue} {issue.value} {lost} {lost.value}"


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_what_is_not_a_number_is_named(number: str) -> None:
    """The constants of Python's `json` are reported as such, wherever they are."""
    found = issues_of(loads, f'{{"type":"workshop","title":"x","edition":{number},"extensions":{{"a":[{number}]}}}}')
    assert [issue.message for issue in found] == [
        f"{number} is not a JSON number: expected a whole number",
        f"{number} is not a JSON number",
    ]


def test_depth_is_measured_in_python_values_too() -> None:
    """A value that is nested too deeply, or inside itself, is refused and not followed for ever."""
    loop: dict[str, Any] = {"type": "workshop"}
    loop["extensions"] = {"a": [loop]}
    (issue,) = issues_of(structure, loop)
    assert issue.code == "too-deep"
    shared: list[Any] = []
    assert [issue.code for issue in issues_of(structure, {"title": [shared, shared]}, Workshop)] == ["wrong-type"]


# --- Anything ---------------------------------------------------------------------------------------------------------

PYTHON_VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary() | st.dates() | st.datetimes(),
    lambda inner: st.one_of(
        st.lists(inner),
        st.tuples(inner, inner),
        st.sets(st.integers() | st.text()),
        st.dictionaries(
            st.text() | st.sampled_from(["type", "title", "when", "quotes", "extensions"]) | st.integers(), inner
        ),
    ),
    max_leaves=10,
)


def outcome(read: Any, data: object) -> object:
    """The record, or the error with at least one issue; whatever else is raised fails the test."""
    try:
        return read(data)
    except InvalidRecord as error:
        return error if error.issues else None


@settings(max_examples=times(4))
@example(b'{"type":"workshop","title":"x","title":3}')
@given(
    st.binary()
    | st.text().map(str.encode)
    | PYTHON_VALUES.map(lambda value: json.dumps(value, default=str, skipkeys=True).encode())
)
def test_any_bytes_give_a_record_or_its_faults(data: bytes) -> None:
    """Any bytes whatever are a record or an `InvalidRecord` with at least one issue, and nothing else."""
    assert isinstance(outcome(loads, data), Event | InvalidRecord)


@settings(max_examples=times(4))
@given(PYTHON_VALUES)
def test_any_python_value_gives_a_record_or_its_faults(value: object) -> None:
    """Any Python value given to `structure` is a record or an `InvalidRecord`, whose text can be printed."""
    result = outcome(structure, value)
    assert isinstance(result, Event | InvalidRecord)
    assert str(result).replace("\n", "").isprintable()


# --- What an issue says -----------------------------------------------------------------------------------------------


def test_the_value_is_shortened_to_a_line() -> None:
    """The value of an issue is its JSON text, cut to fit a line, on one line and printable."""
    (issue,) = issues_of(structure, {"title": ["x\n\x1b" * 1000]}, Workshop)
    assert issue.value is not None
    assert issue.value.startswith('["x\\n\\u001bx')
    assert issue.value.endswith("...")
    assert len(issue.value) < 120


@given(PYTHON_VALUES)
def test_a_value_is_shown_as_json_on_one_line(value: object) -> None:
    """Any value is shown on one short line, and a short text as JSON that reads back."""
    text = preview(value)
    assert text.isprintable()
    assert len(text) <= 60 * 6 + 3
    if isinstance(value, str) and len(value) < 20:
        assert json.loads(text) == value


def test_what_json_does_not_know_is_named() -> None:
    """A value that JSON cannot represent is shown by its class."""
    assert preview({1}) == '"<set>"'
    assert preview({(): 1, "a": 2}) == '{"a": 2}'
    assert preview(10**5000) == "<int>"
    values: list[Any] = [True, False, None, "x", 1.5, (), {}, {1}]
    assert [type_name(value) for value in values] == [
        "true", "false", "null", "text", "a decimal number", "a list", "an object", "a set",
    ]  # fmt: skip


def test_no_record_can_steer_a_terminal() -> None:
    """Text from a record, keys included, is escaped in output."""
    with pytest.raises(InvalidRecord) as caught:
        structure({"type": "workshop", "title": "x", "\x1b[2J\n": "\x1b[31m\u202e"})
    assert "\x1b" not in str(caught.value)
    assert "\u202e" not in str(caught.value)
    assert escaped("Khamphao’s \x1b\n") == "Khamphao’s \\x1b\\n"
    # A rule of advice or a hook of somebody else may have words of its own.
    assert str(Issue("bad", "/a\n", "no\x1b", hint="none\u202e")).isprintable()


def test_hints_guess_the_intended_value() -> None:
    """A key or a term that is a letter off, in another case or in camelCase, is named in the hint."""
    record = {"type": "workshp", "Title": "x", "datelinePlace": "x", "source": {"datelinePlace": "Vientiane"}}
    hints = {
        issue.path: issue.hint for issue in issues_of(structure, record | {"themes": ["Migration Health"], "zzz": 1})
    }
    assert hints["/type"] == 'did you mean "workshop"?'
    assert hints["/Title"] == 'did you mean "title"?'
    assert hints["/source/datelinePlace"] == 'did you mean "dateline_place"?'
    assert hints["/themes/0"] == 'did you mean "migration_health"?'
    assert "extensions" in str(hints["/zzz"])


@pytest.mark.parametrize(
    ("document", "hint"),
    [
        ('{"title": "x",}', "remove the comma after the last value"),
        ('{"topics": ["x",\n]}', "remove the comma after the last value"),
        ("{'title': 'x'}", "use double quotation marks"),
        ("{\"title\": \"x\", 'url': 'y'}", "use double quotation marks"),
        ("{“title”: “x”}", 'use straight quotation marks: "'),
        ('{"title": "x"} // a workshop', "remove the comment: JSON does not allow comments"),
        (
            '{"title": "x"}\n{"title": "y"}',
            "put each record on its own line, or all in a list, and use `iter_records`",
        ),
        (
            '{"title": "x"}\r{"title": "y"}',
            "end each line with a line feed (LF): this one ends with a carriage return (CR) alone",
        ),
        (b"\x1f\x8b\x08\xff", "read the file with `load`: it is compressed with gzip"),
        (b"\xff\xfe{", "save the file as UTF-8"),
        ('{\n// a workshop\n"title": "x"}', "remove the comment: JSON does not allow comments"),
        ('{"title": None}', "write null"),
        ('{"title": "x"', "unexpected end of file: is it truncated?"),
        ("", "the document is empty"),
        ("records/event.json", "use `load` to read a file by name"),
        (f"{'records/' * 20}event.json", "use `load` to read a file by name"),
        (f'{{"title": "x",{" " * 200}}}', "remove the comma after the last value"),
        (
            '{"title": "x\ny"}',
            'end the string with " on its own line; write a line break in a string as \\n, and a tab as \\t',
        ),
        (
            '{"title": "x\x0by"}',
            'end the string with " on its own line; write a line break in a string as \\n, and a tab as \\t',
        ),
        ('{"title" "x"}', None),
        ('{"title": "x', None),
        ("---\n- 1", "convert YAML to JSON, or parse it with a YAML library and call `structure`"),
        ("title: x", "convert YAML to JSON, or parse it with a YAML library and call `structure`"),
        ("title", None),
    ],
)
def test_hints_at_broken_json(document: str, hint: str | None) -> None:
    """Syntax that people and other languages use instead of JSON is recognized, and a hint gives the JSON."""
    (issue,) = issues_of(loads, document)
    assert "\\n" not in (issue.value or "")
    assert [issue.hint for issue in issues_of(loads, document)] == [hint]


@pytest.mark.parametrize(
    ("document", "value"), [('{"title": Data,\n"url": 3}', '"Data,"'), ('{"title": "x"', None), ("[" * 99, None)]
)
def test_broken_json_is_shown_from_where_it_breaks(document: str, value: str | None) -> None:
    """The value of the issue is the rest of the line on which reading stopped; there is none at the end."""
    assert [issue.value for issue in issues_of(loads, document)] == [value]


@pytest.mark.parametrize(
    ("record", "path", "hint"),
    [
        ({"typ": "launch"}, "/typ", 'did you mean "type"?'),
        ({"schema": "x"}, "/schema", 'use "$schema" for the URL of a schema'),
        ({"host": {"country": "Lao PDR"}}, "/host/country", 'did you mean "LA"?'),
        ({"host": {"country": "Atlantis"}}, "/host/country", None),
        ({"language": "pt_BR"}, "/language", 'did you mean "pt-BR"?'),
        ({"language": "English"}, "/language", 'did you mean "en"?'),
        ({"language": "the local one"}, "/language", 'such as "en" for English or "fr" for French'),
        ({"url": " https://iom.int "}, "/url", 'did you mean "https://iom.int"?'),
        ({"contacts": [{"phone": "+43(0)664 910 87 93"}]}, "/contacts/0/phone", 'did you mean "+436649108793"?'),
        ({"date": "2018"}, "/date", 'put dates in "when"'),
        ({"organizer": "IOM"}, "/organizer", 'use a role in "organizations"'),
        ({"migevents": "0.9"}, "/migevents", None),
        ({"migevents": "3.0"}, "/migevents", "upgrade migevents"),
        ({"url": "www.iom.int"}, "/url", 'did you mean "https://www.iom.int"?'),
        ({"url": "https://é.org"}, "/url", 'did you mean "https://xn--9ca.org"?'),
        ({"url": "iom"}, "/url", None),
        ({"contacts": [{"phone": "tel:+856-21 267730"}]}, "/contacts/0/phone", 'did you mean "+85621267730"?'),
        ({"contacts": [{"email": "mailto:a@b.org"}]}, "/contacts/0/email", 'did you mean "a@b.org"?'),
        ({"contacts": [{"email": ""}]}, "/contacts/0/email", "if the address was lost"),
        ({"contacts": [{"phone": "1481 (24/7)"}]}, "/contacts/0/phone", 'put any other number in "wording"'),
    ],
    ids=str,
)
def test_hints_of_formats(record: dict[str, Any], path: str, hint: str | None) -> None:
    """A text of the wrong format gets a hint that leads to the right one, where there is one."""
    (issue,) = issues_of(structure, {"title": "x", **record}, Workshop)
    assert issue.path == path
    assert (issue.hint is None) if hint is None else (hint in str(issue.hint))


def test_missing_keys_come_in_the_order_of_the_fields() -> None:
    """Keys that are missing come last, in the order of the fields, whatever the seed of Python's hashes."""
    script = "import migevents as m\ntry: m.loads('{}', m.RelatedEvent)\nexcept ValueError as error: print(error)"
    for seed in ("1", "2", "3", "4"):
        run = subprocess.run(  # noqa: S603  # a script of our own
            [sys.executable, "-c", script], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True, text=True
        )
        assert [line.split(":")[0].strip() for line in run.stdout.splitlines()[1:]] == ["/relation", "/title"]


@pytest.mark.parametrize("read", [structure, lambda data: loads(as_json(data))])
def test_missing_keys_of_records_in_a_list_come_after_the_present_ones(read: Callable[[Any], object]) -> None:
    """Faults in the records of a list are sorted by record, and each record has its missing keys last."""
    record = {"type": "event", "title": "x", "organizations": [{"zzz": 1}, {"country": "zz"}]}
    places = ["/0/zzz", "/0/name", "/1/country", "/1/name"]
    assert [issue.path for issue in issues_of(read, record)] == [f"/organizations{place}" for place in places]


def test_keys_that_are_numbers_are_sorted_like_others() -> None:
    """A key such as "0" is a key of its object, and not an index."""
    record = {"type": "event", "title": "x", "url": "y", "0": 1, "edition": 0}
    for read in (structure, lambda data: loads(as_json(data))):
        assert [issue.path for issue in issues_of(read, record)] == ["/url", "/0", "/edition"]


def test_what_is_missing_is_named_in_the_hint() -> None:
    """The hint names the missing key for every required field, including the members of an accession."""
    for data in ({}, {"type": "accession"}, {"type": "accession", "members": []}):
        for issue in issues_of(structure, data):
            assert (issue.code, issue.hint) == ("missing-field", f'add "{issue.path[1:]}"')


def test_many_records_are_pointed_elsewhere() -> None:
    """A list where one record belongs is a wrong type, and the hint names what reads many."""
    (issue,) = issues_of(loads, "[]")
    assert "iter_records" in str(issue.hint)


def test_issues_and_errors_are_values() -> None:
    """Issues are hashable and comparable; errors pickle with all that they carry, and are a `ValueError`."""
    issue = Issue("bad-date", "/when/start", "no date", value='"x"', hint="write one")
    assert len({issue, Issue("bad-date", "/when/start", "no date", value='"x"', hint="write one")}) == 1
    for error in (InvalidRecord([issue, issue]), InvalidDate("x", "no reason")):
        copy = pickle.loads(pickle.dumps(error))
        assert (type(copy), str(copy), vars(copy)) == (type(error), str(error), vars(error))
        assert isinstance(error, ValueError)
        assert isinstance(error, MigeventsError)
    assert str(InvalidRecord([issue, issue])).startswith(
        "2 faults in the record:\n  /when/start: no date [bad-date] (write one)"
    )


def test_rules_wait_for_their_fields() -> None:
    """A rule across fields is silent while one of its fields is invalid, and speaks once all of them are valid."""
    dates = {"start": "2018-11-15", "end": "2018-02-30", "open_end": True}
    assert [issue.code for issue in issues_of(structure, {"title": "x", "when": dates}, Workshop)] == ["bad-date"]
    dates["end"] = "2018-11-14"
    codes = [issue.code for issue in issues_of(structure, {"title": "x", "when": dates}, Workshop)]
    assert codes == ["end-before-start", "open-end-with-end"]
