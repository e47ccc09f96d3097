"""`read_text`: JSON text to values and places in one pass, without loss."""

import json
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner
from hypothesis import example, given
from hypothesis import strategies as st

from migevents import InvalidRecord, Workshop, loads, salvage
from migevents._display import ExactNumber, preview
from migevents.cli import commands
from migevents.codec import json as codec
from migevents.codec.envelope import MAX_DEPTH
from migevents.jsontext.lossless import (
    DoubleKey,
    plain_values,
    read_text,
    read_unique_members,
    without_double_keys,
    written,
)
from migevents.jsontext.paths import Places, with_values
from migevents.jsontext.pointer import LONGEST_POINTER, escape
from migevents.jsontext.positions import find_positions

SAMPLE = '{"a": [1, 2.5e3, "x\\u0041\\n", true, null, {"b": {}}, []], "c" : "\u00e9", "d":-0, "e": NaN, "f": 0.5}'
SIGNS = st.sampled_from('{}[],:"\\ 0123eE.-+tfn\n\x00\x0bx\ufeff')


@st.composite
def near_json(draw: st.DrawFn) -> str:
    """Draw a text that is JSON but for a few characters."""
    text = list(SAMPLE)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text) - 1))
        text[at : at + draw(st.integers(0, 2))] = draw(st.lists(SIGNS, max_size=2))
    return "".join(text) or " "


def outcome(read: Callable[[str], Any], text: str) -> Any:
    """The values that are read, or `None` if the text is refused."""
    try:
        return [read(text)]
    except json.JSONDecodeError:
        return None


@given(near_json())
@example("")
@example(" \n")
@example('{"a" 1}')
@example('["a": 1]')
@example('"a": 1')
@example('{"a": "b": 1}')
@example('{"a": "b')
@example('{"\\q": 1}')
@example('["\\u12"]')
@example("[01]")
@example("-")
@example("[1,]")
@example('{"a":1,}')
@example('{"a":1 "b":2}')
def test_it_accepts_what_python_accepts(text: str) -> None:
    """A text is read exactly when Python's `json` reads it, with the same values, and is refused with its words."""
    expected, found = outcome(json.loads, text), outcome(lambda text: without_double_keys(read_text(text).value), text)
    assert repr(found) == repr(expected)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        '{"a"',
        '{"a":',
        '{"a":1',
        "[",
        "[1",
        "[1,",
        "1 2",
        "[1 2]",
        '{"a":1,',
        '"a',
        '"\x01"',
        '{a":1}',
        '"a":1',
        '["a":1]',
    ],
)
def test_errors_are_where_python_has_them(text: str) -> None:
    """The reason and the place of an error are those of Python's `json`."""
    with pytest.raises(json.JSONDecodeError) as expected:
        json.loads(text)
    with pytest.raises(json.JSONDecodeError) as found:
        read_text(text)
    assert (found.value.msg, found.value.pos) == (expected.value.msg, expected.value.pos)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=10,
)


@given(JSON)
def test_what_is_written_is_read_again(value: Any) -> None:
    """Any value is written and read again without loss."""
    assert read_text(written(value).decode()).value == value
    assert read_text(written(value, 2).decode()).value == value


@pytest.mark.parametrize(
    ("text", "path", "source"),
    [
        ('{"a" :  [1, {"b": "\\u0041" }] }', ("a",), '[1, {"b": "\\u0041" }]'),
        ('{"a" :  [1, {"b": "\\u0041" }] }', ("a", 1, "b"), '"\\u0041"'),
        ("[1E2 , 1.50]", (0,), "1E2"),
        ("[1E2 , 1.50]", (1,), "1.50"),
        ('{"a": 1, "a": -2e-3}', ("a",), "-2e-3"),
    ],
)
def test_the_text_of_a_value_is_known(text: str, path: tuple[Any, ...], source: str) -> None:
    """The text of any value is returned exactly as it was written."""
    document = read_text(text)
    *above, last = path
    holder = document.value
    for step in above:
        holder = holder[step]
    assert document.source_of(holder, last) == source


@pytest.mark.parametrize("count", [1, 16, 17, 40])
def test_the_text_of_every_member_is_known(count: int) -> None:
    """However many members an object has, each is found, and of equal keys the last."""
    text = "{" + ",".join(f'"{number // 2}":{number}' for number in range(2 * count)) + "}"
    document = read_text(text)
    sources = {key: document.source_of(document.value, key) for key in without_double_keys(document.value)}
    assert sources == {str(number): str(2 * number + 1) for number in range(count)}


@pytest.mark.parametrize("text", ["1e400", "1E2", "1.50", "9" * 5_000, "-0.0e0", "1e9999999999999999999", "0.1000"])
def test_numbers_keep_their_text(text: str) -> None:
    """A number that Python writes in another way keeps its text, when it is written, previewed and pickled."""
    number = read_text(text).value
    assert type(number) is ExactNumber
    assert written([number]).decode() == f"[{text}]"
    assert preview(number).startswith(text[:60])
    assert pickle.loads(pickle.dumps(number)).text == text


def test_double_keys_are_found_at_any_depth() -> None:
    """Keys that occur again are found in the order of the text, with their paths, however deep they are."""
    text = '{"a":[{"b":1,"b":2}],"c":1,"a":2,"c":3}'
    assert [(each.path, each.offset) for each in read_text(text).duplicates] == [
        (("a", 0, "b"), 13),
        (("a",), 27),
        (("c",), 33),
    ]
    deep = '{"a":' * 5_000 + '{"x":1,"x":2}' + "}" * 5_000
    assert [each.pointer for each in find_positions(deep).duplicates] == ["/a" * 5_000 + "/x"]
    assert without_double_keys(read_text(text).value) == {"a": 2, "c": 3}


@pytest.mark.parametrize(("opened", "closed"), [("[", "]"), ('{"a":', "}"), ('[{"a":', "}]")])
def test_double_keys_are_removed_as_deep_as_a_record_may_be(opened: str, closed: str) -> None:
    """The last of equal keys counts at the greatest depth of a document, in lists and in objects."""
    levels = MAX_DEPTH // (opened.count("[") + opened.count("{"))
    inner, expected = '{"b":1,"b":2}', '{"b":2}'
    deep = read_text(opened * levels + inner + closed * levels).value
    assert without_double_keys(deep) == json.loads(opened * levels + expected + closed * levels)


@pytest.mark.parametrize(("opened", "closed"), [("[", "]"), ('{"a":', "}"), ('[{"a":', "}]")])
def test_removal_of_double_keys_ends_below_what_a_record_may_be(opened: str, closed: str) -> None:
    """Deeper than a document may be, values are left out, and not searched to any depth."""
    value, levels = without_double_keys(read_text(opened * 5_000 + "0" + closed * 5_000).value), 0
    while value:
        value, levels = (value["a"] if isinstance(value, dict) else value[0]), levels + 1
    assert levels >= MAX_DEPTH


Node = str | tuple[Any, ...] | list[tuple[str, Any]]
"""Text of a value, the items of a list, or the members of an object."""

LONG = ["a", "b", "~", "/" * 300, "k" * 499, "k" * (LONGEST_POINTER - 2), "k" * (LONGEST_POINTER - 1)]
NODES: st.SearchStrategy[Node] = st.recursive(
    st.just("0"),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map(tuple)
        | st.lists(st.tuples(st.sampled_from(LONG), inner), min_size=1, max_size=4)
    ),
    max_leaves=16,
)


def as_text(node: Node) -> str:
    """Write a node as JSON."""
    if isinstance(node, list):
        return "{" + ",".join(f'"{key}":{as_text(child)}' for key, child in node) + "}"
    return node if isinstance(node, str) else "[" + ",".join(map(as_text, node)) + "]"


def double_keys(node: Node, path: tuple[Any, ...], long: object) -> Iterator[tuple[tuple[Any, ...], object]]:
    """Yield the paths of repeated keys, each with the outermost value around it that has a long pointer."""
    if long is None and len("".join(map(escape, path))) > LONGEST_POINTER:
        long = object()
    seen = set()
    members = node if isinstance(node, list) else [] if isinstance(node, str) else enumerate(node)
    for key, child in members:
        if key in seen:
            yield (*path, key), long
        seen.add(key)
        yield from double_keys(child, (*path, key), long)


TWICE: Node = [("a", "0"), ("a", "0"), ("a", "0")]


@given(NODES)
@example([("k" * (LONGEST_POINTER - 1), TWICE)])  # the longest pointer below which all are reported
@example([("k" * (LONGEST_POINTER - 2), (TWICE, TWICE)), ("b", TWICE)])  # in each item of the list, the first
@example([("/" * 300, [("k" * 499, [("b", TWICE), ("b", TWICE)])])])
@example([("~" * 501, [("b", TWICE)]), ("b", TWICE)])
def test_below_a_long_pointer_only_the_first_double_key_is_listed(node: Node) -> None:
    """All repeated keys are listed in order, but only the first below each outermost value with a long pointer."""
    expected, seen = [], set[object]()
    for path, long in double_keys(node, (), None):
        if long not in seen:
            expected.append(path)
        if long is not None:
            seen.add(long)
    assert [each.path for each in read_text(as_text(node)).duplicates] == expected


def read_unique(document: str) -> Any:
    """The plain values of a document, if no key occurs twice."""
    values, is_unique = plain_values(document.encode())
    return values if is_unique else read_unique_members(document.encode())


@given(value=JSON, keys=st.lists(st.text(max_size=2), min_size=1, max_size=4), data=st.data())
def test_plain_values_have_no_double_keys(value: Any, keys: list[str], data: st.DataObject) -> None:
    """A document is read in C, with the values that Python reads, exactly if no key occurs twice, in any spelling."""
    options: Any = {"ensure_ascii": data.draw(st.booleans()), "indent": data.draw(st.sampled_from([None, 1]))}
    comma, colon = data.draw(st.sampled_from([(",", ":"), (", ", ": "), (" ,", " : ")]))
    members = comma.join(json.dumps(key, **options) + colon + json.dumps(value, **options) for key in keys)
    document = f"[{{{members}}}]"
    if len(set(keys)) < len(keys):
        with pytest.raises(ValueError):  # noqa: PT011  # it has no words
            read_unique(document)
    else:
        assert repr(read_unique(document)) == repr(json.loads(document))


def test_values_are_put_among_others() -> None:
    """Values are put into a list at the indexes that they have in the end, and into objects that are made for them."""
    places: Places = [(("a", 0), "a"), (("a", 2), "c"), (("a", 9), "e"), (("y", 0, "z"), 2), (("y", 1), 3)]
    document = with_values({"a": ["b", "d"], "x": 1}, places)
    assert document == {"a": ["a", "b", "c", "d", "e"], "x": 1, "y": [{"z": 2}, 3]}
    assert with_values({"y": [{"w": 1}, 4]}, places[3:]) == {"y": [{"w": 1, "z": 2}, 3, 4]}


# --- How often a text is read -----------------------------------------------------------------------------------------

DOCUMENTS = [
    '{"type": "workshop", "title": "A"}',
    '{"type": "Workshop", "title": " A", "titel": 3, "edition": 1E2}',
    '{"type": "workshop", "title": "A", "summary": }',
    '{"type": "workshop", "title": "A", "edition": NaN}',
    '{"type": "workshop", "title": "A", "extensions": {"a": 1.50}}',
    '{"type": "workshop", "title": " A", "extensions": {"a": 1.50}}',
    '{"type": "workshop", "title": " A", "title": " B"}',
    '{"type": "workshop", "title": "\\u00c4", "edition": 0}',
    '{"type": "workshop", "title": "A", "url": "https:\\/\\/example.org", "edition": 0}',
    '{"type": "workshop", "host": {"country": "Laos"}, "edition": "3"}',
]
THREE_TIMES = [
    '{"type": "workshop", "title": "A", "title": "B"}',  # the only fault is a key that msgspec passes over
    '{"type": "workshop", "title": "A", "edition": 0, "titel": }',  # msgspec stops at the zero, and then at the brace
]


@pytest.fixture
def parses(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were parsed, as they are parsed."""
    called: list[str] = []

    def count(owner: Any, name: str) -> None:
        parse = getattr(owner, name)

        def counted(*given: Any, **options: Any) -> Any:
            called.append(given[0] if isinstance(given[0], str) else given[0].decode())
            return parse(*given, **options)

        monkeypatch.setattr(owner, name, counted)

    for owner, name in ((msgspec.json, "decode"), (json, "loads"), (codec, "read_text"), (codec, "read_json")):
        count(owner, name)
    return called


@pytest.mark.parametrize("document", DOCUMENTS + THREE_TIMES)
def test_a_text_is_parsed_at_most_twice(document: str, parses: list[str], tmp_path: Path) -> None:
    """Reading, salvage, check and repair of a document parse its text at most twice, but for two rare faults."""
    most = 3 if document in THREE_TIMES else 2
    file = tmp_path / "record.json"
    file.write_text(document, encoding="utf-8")
    ways: list[Callable[[], object]] = [
        lambda: _loads(document),
        lambda: salvage(document),
        lambda: CliRunner().invoke(commands.migevents, ["check", "--no-advice", str(file)]),
        lambda: CliRunner().invoke(commands.migevents, ["check", "--fix", str(file)]),
    ]
    for way in ways:
        parses.clear()
        way()
        assert 1 <= parses.count(document) <= most


@pytest.mark.parametrize("indent", [None, 0, 2])
@pytest.mark.parametrize("ensure_ascii", [False, True])
def test_a_valid_document_is_checked_in_one_parse(parses: list[str], indent: int | None, *, ensure_ascii: bool) -> None:
    """What is written compactly or with an indent, escaped or not, is not parsed again to look for repeated keys."""
    record = {"type": "workshop", "title": "\u00c4", "topics": ["a/b"], "edition": 3}
    separators = (",", ":") if indent is None else (",", ": ")
    document = json.dumps(record, indent=indent, ensure_ascii=ensure_ascii, separators=separators)
    assert codec.examine(document, Workshop, 1).issues == ()
    assert parses == [document]


def _loads(document: str) -> object:
    try:
        return loads(document)
    except InvalidRecord as error:
        return error


def test_a_double_key_equals_itself_alone() -> None:
    """Two keys of one text are two keys, and neither is the text."""
    key = DoubleKey("title")
    assert key == key  # noqa: PLR0124  # it is what is tested
    assert key != DoubleKey("title")
    assert key != "title"


def test_letters_are_written_as_they_are() -> None:
    """Letters of any script are written as such, in keys and in values; half of a surrogate pair is escaped."""
    assert written({"été": ["ລາວ", "\ud800"]}).decode() == '{"été":["ລາວ","\\ud800"]}'


def test_a_line_may_have_spaces() -> None:
    """On one line commas and colons are followed by a space if asked for; with an indent no line ends in one."""
    value = [1, {"a": 2, "b": []}]
    assert written(value) == b'[1,{"a":2,"b":[]}]'
    assert written(value, spaced=True) == b'[1, {"a": 2, "b": []}]'
    for spaced in (False, True):
        lines = written(value, 2, spaced=spaced).decode().split("\n")
        assert lines == ["[", "  1,", "  {", '    "a": 2,', '    "b": []', "  }", "]"]
