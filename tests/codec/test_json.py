"""Records to JSON and back, through bytes, text, dicts and files."""

import io
import json
import tempfile
from collections import OrderedDict, UserDict
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import migevents
from migevents import (
    Accession,
    Contact,
    Event,
    EventDates,
    Extensions,
    Interval,
    InvalidRecord,
    MemberState,
    PartialDate,
    Training,
    Workshop,
    dump,
    dumps,
    load,
    loads,
    structure,
    unstructure,
    write_records,
)
from migevents.codec.classes import model_classes
from migevents.codec.json import UnreadableText, parsed
from migevents.model.base import Record
from migevents.testing import events, records
from tests.support.effort import times
from tests.support.issues import codes_and_paths, issues_of

CLASSES = sorted(model_classes(), key=lambda cls: cls.__name__)

WORKSHOP = Workshop(title="Migration and data", host=MemberState(country="LA"), topics=("data",))


# --- Exact inverses ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
@settings(max_examples=times(0.5))
@given(data=st.data())
def test_every_class_is_read_back_equal(cls: type[Record], data: st.DataObject) -> None:
    """A record of any class is read back as an equal one, through bytes and through dicts."""
    record = data.draw(records(cls))
    assert loads(dumps(record), cls) == record
    assert loads(dumps(record, indent=2), cls) == record
    assert structure(unstructure(record), cls) == record


@given(events())
def test_event_has_its_type(event: Event) -> None:
    """An event is read back in its own class if no class, or `Event`, is passed."""
    assert loads(dumps(event)) == event
    assert loads(dumps(event), Event) == event
    assert structure(unstructure(event)) == event


@given(events())
def test_dumps_is_deterministic(event: Event) -> None:
    """Equal records write equal bytes, and what was read back writes the same bytes again."""
    assert dumps(loads(dumps(event))) == dumps(event)


@given(events())
def test_what_is_written_is_json_without_anything_that_is_not_stated(event: Event) -> None:
    """No null and no empty list is written outside of extensions, and the version and the type come first."""
    plain = json.loads(dumps(event))
    assert list(plain)[:2] == ["migevents", "type"]
    plain.pop("extensions", None)
    assert "null" not in json.dumps(plain, ensure_ascii=False).replace('"', "").split(": ")
    waiting = [plain]
    while waiting:
        value = waiting.pop()
        assert value is not None
        assert value != []
        waiting += value.values() if isinstance(value, dict) else value if isinstance(value, list) else []


# --- The version and the type -----------------------------------------------------------------------------------------


def test_the_version_comes_first() -> None:
    """`dumps` writes the version of the format first, then the type; `unstructure` writes no version."""
    assert dumps(WORKSHOP).startswith(b'{"migevents":"1.0","type":"workshop","title":')
    assert dumps(EventDates()) == b'{"migevents":"1.0"}'
    assert list(unstructure(WORKSHOP)) == ["type", "title", "host", "topics"]


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.12", None])
def test_versions_that_are_read(version: str | None) -> None:
    """Version 1.0 and every higher minor is read, and no version means 1.0."""
    document = {"migevents": version, "type": "workshop", "title": "Data"}
    assert loads(json.dumps(document)) == structure(document) == Workshop(title="Data")


@pytest.mark.parametrize(
    ("version", "code"),
    [
        ("2.0", "unsupported-version"),
        ("0.9", "unsupported-version"),
        ("1", "bad-version"),
        ("1.x", "bad-version"),
        ("1.0.0", "bad-version"),
        ("\u0661.0", "bad-version"),
        ("", "bad-version"),
        (1.0, "wrong-type"),
    ],
)
def test_versions_that_are_refused(version: object, code: str) -> None:
    """Another major version, and what is not a version, is refused at the version's place."""
    document = {"migevents": version, "type": "workshop", "title": "Data"}
    assert (
        codes_and_paths(issues_of(loads, json.dumps(document)))
        == codes_and_paths(issues_of(structure, document))
        == [(code, "/migevents")]
    )


def test_hint_names_a_newer_version_for_unknown_keys() -> None:
    """The hint for an unknown key, term or type in a record of a later minor version names that version."""
    document = {"migevents": "1.7", "type": "workshop", "title": "Data", "themes": ["peace"], "sponsor": "x"}
    with pytest.raises(InvalidRecord) as caught:
        structure(document)
    assert [issue.code for issue in caught.value.issues] == ["unknown-term", "unknown-field"]
    assert all('written by a newer version, "1.7"' in str(issue.hint) for issue in caught.value.issues)
    with pytest.raises(InvalidRecord) as caught:
        structure({"migevents": "1.7", "type": "summit", "title": "Data"})
    (issue,) = caught.value.issues
    assert issue.code == "unknown-type"
    assert 'written by a newer version, "1.7"' in str(issue.hint)


def test_a_newer_version_is_not_blamed_for_other_faults() -> None:
    """A fault that has nothing to do with the version keeps its own hint in a record of a higher minor."""
    with pytest.raises(InvalidRecord) as caught:
        structure({"migevents": "1.7", "type": "workshop", "title": " Data"})
    assert [issue.hint for issue in caught.value.issues] == ['write "Data"']


def test_schema_is_accepted_and_not_kept() -> None:
    """`$schema` is accepted at the top and not kept; deeper down it is not a field."""
    document = {"$schema": "https://example.org/schema.json", "type": "workshop", "title": "Data"}
    assert loads(json.dumps(document)) == structure(document) == Workshop(title="Data")
    assert codes_and_paths(issues_of(structure, document | {"$schema": 1})) == [("wrong-type", "/$schema")]
    assert codes_and_paths(issues_of(structure, document | {"host": {"country": "LA", "$schema": "x"}})) == [
        ("unknown-field", "/host/$schema")
    ]


def test_version_is_accepted_only_at_the_top() -> None:
    """The version of the format is not a field of a record inside another."""
    document = {"type": "workshop", "title": "Data", "host": {"country": "LA", "migevents": "1.0"}}
    assert codes_and_paths(issues_of(loads, json.dumps(document))) == [("unknown-field", "/host/migevents")]


def test_the_type_decides_the_class() -> None:
    """Each type selects its class; with `Event`, every kind is accepted, and the type is required."""
    assert type(loads('{"type":"training","title":"x"}')) is Training
    assert type(loads('{"type":"event","title":"x"}')) is Event
    assert type(loads('{"type":"training","title":"x"}', Event)) is Training
    for read in (loads, structure):
        assert codes_and_paths(issues_of(read, "{}" if read is loads else {}, Event)) == [
            ("missing-field", "/type"),
            ("missing-field", "/title"),
        ]


def test_the_type_may_be_absent_where_a_kind_is_asked_for() -> None:
    """If a kind of event is passed, the type may be left out, and another type is refused."""
    assert loads('{"title":"x"}', Workshop) == structure({"title": "x"}, Workshop) == Workshop(title="x")
    assert codes_and_paths(issues_of(loads, '{"type":"training","title":"x"}', Workshop)) == [("other-type", "/type")]
    assert codes_and_paths(issues_of(structure, {"type": "training", "title": "x"}, Workshop)) == [
        ("other-type", "/type")
    ]


@pytest.mark.parametrize("kind", ["Workshop", "seminar", "", None, 3, ["workshop"]])
def test_value_that_is_not_a_type_is_refused(kind: object) -> None:
    """A type that is not known, or no text, is one fault at `/type`, and the rest is still looked at."""
    code = "unknown-type" if isinstance(kind, str) else "wrong-type"
    for read in (lambda data: loads(json.dumps(data)), structure):
        assert codes_and_paths(issues_of(read, {"type": kind, "title": 3})) == [
            (code, "/type"),
            ("wrong-type", "/title"),
        ]


def test_only_events_have_a_type() -> None:
    """`type` is not a field of a class that is not an event."""
    assert codes_and_paths(issues_of(loads, '{"type":"contact","name":"x"}', Contact)) == [("unknown-field", "/type")]


@pytest.mark.parametrize(
    ("cls", "message"),
    [
        (dict, "dict is not a class of migevents.*interop.cattrs.configure"),
        (PartialDate, "PartialDate is not a record: name the class of a record, such as Event"),
        (Record, "Record is the base of all classes: name the class to read, such as Event"),
        (Workshop | Event, "expected one class.*use Event for events of several types"),
        ("Workshop", "expected a class, got text: pass the class itself"),
        (Workshop(title="x"), "expected a class, got a Workshop: pass the class itself"),
    ],
)
def test_only_classes_of_the_model_are_read(cls: Any, message: str) -> None:
    """Passing anything but a class of the model is a `TypeError` that explains what to pass."""
    with pytest.raises(TypeError, match=message):
        loads("{}", cls)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([Workshop(title="x")], "expected a record, got a list: use migevents.write_records"),
        (migevents.salvage('{"type": "event", "title": "x"}'), "expected a record, got a Salvage: use its dumps"),
        ({"title": "x"}, "expected a record, got a dict: use migevents.structure"),
        (Workshop, "expected a record, got the class Workshop: pass an instance of it"),
        ("x", "expected a record, got a str: use migevents.loads to read a document"),
        (Path("x.json"), "expected a record, got a [A-Za-z]+Path: use migevents.load to read a file"),
        (None, "expected a record, got a NoneType$"),
    ],
)
def test_what_is_not_a_record_is_refused_with_what_to_call(value: Any, message: str) -> None:
    """Each mistake of type in a call that writes one record names what to call instead."""
    writers: list[Callable[[Any], object]] = [dumps, migevents.fingerprint]
    if not isinstance(value, migevents.Salvage):  # `unstructure` takes one
        writers.append(migevents.unstructure)
    for write in writers:
        with pytest.raises(TypeError, match=message):
            write(value)


@pytest.mark.parametrize("value", [PartialDate("2018"), migevents.Extensions({}), migevents.Theme.DIASPORA])
def test_what_is_only_a_part_of_a_record_is_refused_by_dumps(value: Any) -> None:
    """`dumps` refuses the value of a field, and names the function that takes it."""
    with pytest.raises(TypeError, match=r"use migevents\.unstructure to make plain data of it"):
        dumps(value)
    assert migevents.unstructure(value) is not None


def test_a_path_that_cannot_be_opened_is_explained(tmp_path: Path) -> None:
    """A folder and a document in place of a path: the error of Python has a note with what to pass instead."""
    calls: list[Callable[[Any], object]] = [load, lambda source: list(migevents.iter_records(source))]
    for call in calls:
        for source, note in ((tmp_path, "this is a folder"), ('{"type": "event"}', "use `loads`"), ("none.json", "")):
            with pytest.raises(OSError, match=r"\[Errno \d+\]") as caught:
                call(source)
            assert note in "".join(getattr(caught.value, "__notes__", []))


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        (' {"type": "event", "title": "x"}', "it looks like JSON: read it with `loads`"),
        (b"[]", "it looks like JSON: read it with `loads`"),
        (Path("x.json"), "read the file first, as `load` does"),
        (io.StringIO("{}"), "read the file first, as `load` does"),
        (migevents.salvage("{}"), "use its `record`"),
        (Workshop(title="x"), "pass a dict: `unstructure` makes one from a record"),
        ("x", None),
    ],
)
def test_structure_and_salvage_name_the_function_for_other_values(value: Any, hint: str | None) -> None:
    """A document, a file, a salvage or a record in place of a dict is a fault with a hint."""
    with pytest.raises(InvalidRecord) as caught:
        migevents.structure(value)
    assert caught.value.issues[0].hint == hint


# --- What is accepted -------------------------------------------------------------------------------------------------


def test_null_means_absent_for_single_fields() -> None:
    """`null` for an optional single field means "not stated", at any depth."""
    document = {
        "type": "workshop",
        "title": "x",
        "summary": None,
        "when": None,
        "host": {"country": "LA", "note": None},
    }
    expected = Workshop(title="x", host=MemberState(country="LA"))
    assert loads(json.dumps(document)) == structure(document) == expected


def test_null_is_refused_for_lists_flags_and_required_fields() -> None:
    """`null` for a list, a flag or a required field is a fault; for a list, the hint is to omit the key."""
    document = {"type": "workshop", "title": None, "topics": None, "quotes": [{"text": "x", "partial": None}]}
    expected = [("wrong-type", "/title"), ("wrong-type", "/topics"), ("wrong-type", "/quotes/0/partial")]
    assert (
        codes_and_paths(issues_of(loads, json.dumps(document)))
        == codes_and_paths(issues_of(structure, document))
        == expected
    )
    with pytest.raises(InvalidRecord) as caught:
        structure(document)
    assert "omit the key" in str(caught.value.issues[1].hint)


def test_empty_lists_and_stated_defaults_are_accepted() -> None:
    """`[]` and a stated default mean what their absence means."""
    document = {"type": "workshop", "title": "x", "topics": [], "venues": [], "when": {"open_end": False, "dates": []}}
    assert loads(json.dumps(document)) == structure(document) == Workshop(title="x", when=EventDates())


def test_a_byte_order_mark_is_accepted() -> None:
    """One byte-order mark is accepted before a document, in bytes and in text; a second one is not JSON."""
    assert loads(b"\xef\xbb\xbf" + dumps(WORKSHOP)) == WORKSHOP
    assert loads("\ufeff" + dumps(WORKSHOP).decode()) == WORKSHOP
    assert codes_and_paths(issues_of(loads, "\ufeff\ufeff{}")) == [("bad-json", "")]


@pytest.mark.parametrize(
    "form", [bytes, bytearray, memoryview, bytes.decode], ids=["bytes", "bytearray", "memoryview", "str"]
)
def test_documents_come_as_bytes_or_text(form: Any) -> None:
    """Bytes, a bytearray, a memoryview and text give the same record."""
    assert loads(form(dumps(WORKSHOP))) == WORKSHOP


@pytest.mark.parametrize(
    "data", [3, None, ["{}"], {"title": "x"}, io.BytesIO(b"{}")], ids=lambda data: type(data).__name__
)
def test_value_that_is_not_a_document_is_a_type_error(data: Any) -> None:
    """A document that is neither bytes nor text is a `TypeError`."""
    with pytest.raises(TypeError, match=r"expected a document as bytes or text, got .*; use `load` to read a file"):
        loads(data)


def test_duplicate_key_counts_as_written_last() -> None:
    """If a key occurs twice in one object, the last one counts, whichever of them is valid."""
    assert loads('{"type":"workshop","title":3,"title":"x"}') == Workshop(title="x")
    assert codes_and_paths(issues_of(loads, '{"type":"workshop","title":"x","title":3}')) == [("wrong-type", "/title")]


class Word(StrEnum):
    """A subclass of `str`, like those that loaders of YAML and TOML make."""

    TITLE = "Migration and data"
    CODE = "LA"
    DAY = "2018-11-15"


class Number(int):
    """A subclass of `int`, like those that loaders of YAML and TOML make."""


def test_subclasses_of_plain_types_become_plain() -> None:
    """Text, numbers and containers of subclasses, as loaders give them, are taken and become plain values."""
    data = OrderedDict(
        type="workshop",
        title=Word.TITLE,
        edition=Number(3),
        host=UserDict(country=Word.CODE),
        when={"start": Word.DAY},
        extensions={"a": [Word.CODE, Number(1)]},
    )
    workshop = structure(data, Workshop)
    assert workshop == Workshop(
        title="Migration and data",
        edition=3,
        host=MemberState(country="LA"),
        when=EventDates(start=PartialDate("2018-11-15")),
        extensions=Extensions({"a": ["LA", 1]}),
    )
    assert workshop.host is not None
    assert {type(workshop.title), type(workshop.edition), type(workshop.host.country)} == {str, int}
    assert loads(dumps(workshop)) == workshop


class Odd(str):
    """A subclass of `str` that cannot be hashed, and takes itself for anything."""

    __slots__ = ()
    __hash__ = None  # type: ignore[assignment]  # as a class may say it

    def __eq__(self, other: object) -> bool:
        """Whether they are equal, according to the class."""
        return True


def test_a_date_is_what_its_text_says_and_not_what_its_class_does() -> None:
    """A date and an interval are read from the text of a subclass, whatever its class says that it equals."""
    for year in ("2018", "2019"):
        assert structure({"start": Odd(year)}, EventDates) == EventDates(start=PartialDate(year))
        within = f"{year}-01/{year}-03"
        assert structure({"within": Odd(within)}, EventDates) == EventDates(within=Interval(within))


@pytest.mark.parametrize("member", ["type", "migevents", "$schema", "title", "status", "language", "url"])
@pytest.mark.parametrize("text", ["workshop", "helt", " 1.0", "english"])
def test_methods_of_a_text_subclass_are_not_used(member: str, text: str) -> None:
    """A text of a subclass is read like the plain text, and refused for the same reasons, whatever its class does."""
    record = {"type": "workshop", "title": "x"}

    def read(value: str) -> object:
        try:
            return structure(record | {member: value})
        except InvalidRecord as error:
            return error.issues

    assert read(Odd(text)) == read(text)


def test_dates_of_yaml_and_toml_are_taken() -> None:
    """A `datetime.date` is accepted as a date, and a `datetime` is refused, because its time would be lost."""
    assert structure({"start": date(2018, 11, 15)}, EventDates) == EventDates(start=PartialDate("2018-11-15"))
    assert structure({"start": PartialDate("2018")}, EventDates) == EventDates(start=PartialDate("2018"))
    moment = datetime(2018, 11, 15, 10, tzinfo=UTC)
    assert codes_and_paths(issues_of(structure, {"start": moment}, EventDates)) == [("wrong-type", "/start")]
    assert codes_and_paths(issues_of(structure, {"wording": date(2018, 11, 15)}, EventDates)) == [
        ("wrong-type", "/wording")
    ]


@pytest.mark.parametrize(
    "topics", [{"data"}, frozenset(["data"]), iter(["data"]), {"data": 1}, "migration", b"data", range(2)]
)
def test_only_lists_and_tuples_are_lists(topics: Any) -> None:
    """Sets and texts are not accepted as lists, and neither is anything else."""
    assert codes_and_paths(issues_of(structure, {"title": "x", "topics": topics}, Workshop)) == [
        ("wrong-type", "/topics")
    ]
    assert structure({"title": "x", "topics": ("a", "b")}, Workshop).topics == ("a", "b")


# --- Files ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", [Path, str])
def test_files_by_path(tmp_path: Path, form: Any) -> None:
    """`dump` to a path and `load` from it are inverses, and the file ends in a line break."""
    path = tmp_path / "workshop.json"
    dump(WORKSHOP, form(path), indent=2)
    assert path.read_bytes() == dumps(WORKSHOP, indent=2) + b"\n"
    assert load(form(path)) == load(form(path), Workshop) == WORKSHOP


@pytest.mark.parametrize("mode", ["", "b"], ids=["text", "binary"])
def test_open_files(tmp_path: Path, mode: str) -> None:
    """`dump` and `load` take files that are open for text or for bytes."""
    path = tmp_path / "workshop.json"
    with path.open("w" + mode, encoding=None if mode else "utf-8") as target:
        dump(WORKSHOP, target)
    assert path.read_bytes() == dumps(WORKSHOP) + b"\n"
    with path.open("r" + mode, encoding=None if mode else "utf-8") as source:
        assert load(source) == WORKSHOP
    memory = io.BytesIO()
    dump(WORKSHOP, memory)
    assert memory.getvalue() == path.read_bytes()


def test_a_file_is_left_alone_where_nothing_can_be_written(tmp_path: Path) -> None:
    """`dump` of a value that is not a record is a `TypeError`, and the file is unchanged."""
    path = tmp_path / "workshop.json"
    path.write_text("before")
    not_a_record: Any = {"title": "x"}
    with pytest.raises(TypeError, match="expected a record, got a dict"):
        dump(not_a_record, path)
    assert path.read_text() == "before"


# --- Users' classes ---------------------------------------------------------------------------------------------------


def test_a_subclass_of_a_user_is_not_written() -> None:
    """A user's subclass may have fields that JSON lacks, so writing it is refused."""

    class NotedWorkshop(Workshop):
        __slots__ = ()

    for write in (dumps, unstructure):
        with pytest.raises(TypeError, match=r"NotedWorkshop is a class of your own, .*interop\.cattrs\.configure"):
            write(NotedWorkshop(title="x"))


def test_package_exports_every_public_name() -> None:
    """`__all__` is sorted, every name in it is there, and each class of the model is among them."""
    names = migevents.__all__
    assert names == sorted(names, key=lambda name: (name[0].islower(), name))
    assert all(hasattr(migevents, name) for name in names)
    assert {cls.__name__ for cls in CLASSES} <= set(names)
    assert issubclass(Accession, Event)


@pytest.mark.parametrize("line", [1, 2, 7])
def test_lines_are_counted_from_one_unless_the_document_begins_later(line: int) -> None:
    """An error names the line of the whole text, and the position that of the document."""
    document = "\n" * (line - 1) + "x"
    with pytest.raises(UnreadableText, match=rf"\(line {line}, column 1\)") as raised:
        parsed(document)
    assert raised.value.position == (line, 1)
    with pytest.raises(UnreadableText, match=rf"\(line {line + 4}, column 1\)") as raised:
        parsed(document, first_line=5)
    assert raised.value.position == (line, 1)


def test_the_indent_is_passed_by_name_and_the_rest_either_way() -> None:
    """A call says of a number that it is the indent; a record and its target are passed by position or by name."""
    record, target = Workshop(title="A"), io.BytesIO()
    dump(record=record, target=target, indent=2)
    assert target.getvalue() == dumps(record=record, indent=2) + b"\n"
    with pytest.raises(TypeError):
        dumps(record, 2)  # type: ignore[call-arg]  # the call is wrong on purpose
    with pytest.raises(TypeError):
        dump(record, target, 2)  # type: ignore[call-arg]  # as above


def test_target_that_is_not_a_file_is_refused() -> None:
    """A target that is neither a path nor an open file is reported before anything is read or written."""
    record: Any = Workshop(title="Migration and data")
    nothing: Any
    for nothing, name in ((None, "a NoneType"), (b"{}", "a bytes"), (record, "a Workshop")):
        with pytest.raises(TypeError, match=f"the source is {name}: expected a path or an open file; .*`loads`"):
            load(nothing)
        with pytest.raises(TypeError, match=f"expected a path or an open file to write to, got {name}"):
            dump(record, nothing)
        with pytest.raises(TypeError, match=f"expected a path or an open file to write to, got {name}"):
            write_records([record], nothing)


@settings(max_examples=times(0.4), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(event=events())
def test_any_event_survives_a_file(tmp_path: Path, event: Event) -> None:
    """Any event that is dumped to a file, with line breaks of any kind in its texts, is loaded back equal."""
    dump(event, tmp_path / "event.json", indent=2)
    assert load(tmp_path / "event.json") == event


def test_files_of_every_make_are_written(tmp_path: Path) -> None:
    """A file that is open for text is given text and one for bytes bytes, of whatever class it is."""
    record = Workshop(title="Vientiane’s")
    named = tmp_path / "named"
    makes: list[Callable[[], Any]] = [
        io.StringIO,
        io.BytesIO,
        partial(tempfile.NamedTemporaryFile, "w+", encoding="utf-8"),
        partial(tempfile.NamedTemporaryFile, "w+b"),
        partial(tempfile.SpooledTemporaryFile, mode="w+", encoding="utf-8"),
        partial(tempfile.SpooledTemporaryFile, mode="w+b"),
        lambda: named.open("w+", encoding="utf-8"),
        lambda: named.open("w+b"),
    ]
    for make in makes:
        with make() as file:
            dump(record, file)
            file.seek(0)
            assert load(file) == record
