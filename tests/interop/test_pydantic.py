"""The records in pydantic: fields of models, as they are, read and written by this library."""

import copy
import json
import pickle
import subprocess
import sys
from collections.abc import Iterator
from typing import Annotated, Any, Literal

import jsonschema
import pydantic
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Discriminator, Tag, TypeAdapter, ValidationError

import migevents
from migevents import (
    Contact,
    Event,
    Extensions,
    Interval,
    MemberState,
    PartialDate,
    Speaker,
    Theme,
    Training,
    Workshop,
    dumps,
    structure,
    unstructure,
)
from migevents._display import escaped, preview
from migevents.codec.classes import model_classes
from migevents.jsontext.pointer import escape
from migevents.model.base import Record, fields_of
from migevents.testing import events, extensions, intervals, partial_dates, records
from migevents.values.enums import Term
from tests.support.effort import times
from tests.support.issues import issues_if_any
from tests.support.mutations import MUTATIONS, Mutation, break_anywhere

CLASSES = sorted(model_classes(), key=lambda cls: cls.__name__)
ADAPTERS: dict[type[Record], TypeAdapter[Any]] = {cls: TypeAdapter(cls) for cls in CLASSES}
Plain = dict[str, Any]

each_class = pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)


class Report(BaseModel):
    """A model of a user, with records in every place that a field has."""

    model_config = ConfigDict(extra="forbid")

    workshop: Workshop | None = None
    event: Event | None = None
    events: list[Event] = []
    contact: Contact | None = None
    speakers: dict[str, Speaker] = {}
    both: tuple[Workshop, Contact] | None = None


class Issue(BaseModel):
    """A model inside which another has records."""

    reports: list[Report]


# --- Reading ----------------------------------------------------------------------------------------------------------


@each_class
@settings(max_examples=times(0.3))
@given(data=st.data())
def test_valid_records_are_read_and_written(cls: type[Record], data: st.DataObject) -> None:
    """A record of any class is read from a dict and from JSON, and written as `unstructure` and JSON have it."""
    record, adapter = data.draw(records(cls)), ADAPTERS[cls]
    plain = unstructure(record)
    assert adapter.dump_python(record) == adapter.dump_python(record, mode="json") == plain
    assert json.loads(adapter.dump_json(record)) == json.loads(json.dumps(plain))
    assert adapter.validate_python(plain) == adapter.validate_json(dumps(record)) == record
    assert type(adapter.validate_python(plain)) is type(record)


@settings(max_examples=times(0.5))
@given(data=st.data())
def test_models_hold_records_anywhere(data: st.DataObject) -> None:
    """As a field, optional, in lists, dicts and tuples, and in models in models, records go out and come back."""
    workshop, contact = data.draw(records(Workshop)), data.draw(records(Contact))
    report = Report(
        workshop=workshop,
        event=data.draw(events()),
        events=data.draw(st.lists(events(), max_size=2)),
        contact=contact,
        speakers={"first": data.draw(records(Speaker))},
        both=(workshop, contact),
    )
    issue = Issue(reports=[report, Report()])
    assert Issue.model_validate(issue.model_dump()) == issue
    assert Issue.model_validate_json(issue.model_dump_json()) == issue
    assert issue.model_dump()["reports"][0]["workshop"] == unstructure(workshop)


def test_instances_pass_as_they_are() -> None:
    """An instance is accepted as it is, without a copy; `Event` accepts those of every kind."""
    workshop, contact = Workshop(title="x"), Contact(name="x")
    report = Report(workshop=workshop, event=workshop, events=[workshop, Training(title="y")], contact=contact)
    assert report.workshop is report.event is report.events[0] is workshop
    assert report.contact is contact
    assert Report.model_validate(report.model_dump() | {"workshop": workshop}, strict=True).workshop is workshop


@pytest.mark.parametrize(
    "value", [Training(title="x"), Event(title="x"), Contact(name="x"), 3, "x", None, [], object()]
)
def test_other_things_are_refused(value: object) -> None:
    """Only workshops are accepted, and no instances of other classes of the library."""
    with pytest.raises(ValidationError) as caught:
        ADAPTERS[Workshop].validate_python(value)
    assert [error["type"] for error in caught.value.errors()] == ["wrong-type"]


@pytest.mark.parametrize("strict", [True, False, None])
def test_strict_mode_changes_nothing(strict: bool | None) -> None:  # noqa: FBT001  # as pydantic has it
    """The library coerces nothing in any mode: JSON is read, and a number is not text."""
    valid = {"title": "x", "when": {"start": "2018-11-15"}, "topics": ["x"]}
    assert ADAPTERS[Workshop].validate_python(valid, strict=strict).when.start.day == 15
    assert ADAPTERS[Workshop].validate_json(json.dumps(valid), strict=strict).when.start.day == 15
    readings: list[tuple[Any, Any]] = [
        (ADAPTERS[Workshop].validate_python, {"title": 3}),
        (ADAPTERS[Workshop].validate_json, b'{"title":3}'),
    ]
    for read, value in readings:
        with pytest.raises(ValidationError) as caught:
            read(value, strict=strict)
        assert [error["type"] for error in caught.value.errors()] == ["wrong-type"]


# --- Errors -----------------------------------------------------------------------------------------------------------


def faults(record: Plain, cls: type[Record]) -> list[tuple[str, str, str]]:
    """The faults that the library finds: code, pointer, and message with the hint."""
    return [
        (issue.code, issue.path, issue.message + (f" ({issue.hint})" if issue.hint else ""))
        for issue in issues_if_any(structure, record, cls)
    ]


def pointer(loc: tuple[int | str, ...]) -> str:
    """The place of an error as a JSON Pointer."""
    return "".join(map(escape, loc))


def at(data: Any, loc: tuple[int | str, ...]) -> Any:
    """The value at a place; if there is none, the object that lacks it."""
    for step in loc:
        if isinstance(step, int) or step in data:
            data = data[step]
        else:
            return data
    return data


@settings(max_examples=times(2))
@given(event=events(), mutations=st.lists(st.sampled_from(MUTATIONS), max_size=3), data=st.data())
def test_every_issue_is_an_error(event: Event, mutations: list[Mutation], data: st.DataObject) -> None:
    """Each issue is an error of its own: its code, its message, its place below that of the record, and the input."""
    record = unstructure(event)
    if not mutations:
        break_anywhere(data.draw, record)
    for mutation in mutations:
        mutation.apply(data.draw, record)
    given_ = {"reports": [{}, {"events": [{"type": "workshop", "title": "x"}, record]}]}
    with pytest.raises(ValidationError) as caught:
        Issue.model_validate(given_)
    errors = caught.value.errors()
    assert {error["loc"][:4] for error in errors} == {("reports", 1, "events", 1)}
    found = [(error["type"], pointer(error["loc"][4:]), error["msg"]) for error in errors]
    expected = faults(record, Event)
    # A key that is not printable is escaped.
    assert [(code, path) for code, path, _ in found] == [(code, escaped(path)) for code, path, _ in expected]
    for error, (_, path, message) in zip(errors, expected, strict=True):
        assert error["msg"] == message or not message.isprintable()
        if path.isprintable():
            value = at(given_, error["loc"])
            assert error["input"] is value or error["input"] == preview(value)


def test_faults_of_all_fields_come_together() -> None:
    """The faults of several records and of the user's own fields are reported at once, in JSON as well."""
    document = {
        "workshop": {"titel": "x", "host": {"country": "laos"}},
        "contact": {},
        "speakers": {"a/b": {"name": ""}},
        "mine": 1,
    }
    readings: list[tuple[Any, Any]] = [
        (Report.model_validate, document),
        (Report.model_validate_json, json.dumps(document)),
    ]
    for validate, data in readings:
        with pytest.raises(ValidationError) as caught:
            validate(data)
        assert [(error["type"], error["loc"]) for error in caught.value.errors()] == [
            ("unknown-field", ("workshop", "titel")),
            ("bad-country", ("workshop", "host", "country")),
            ("missing-field", ("workshop", "title")),
            ("nothing-stated", ("contact",)),
            ("empty-text", ("speakers", "a/b", "name")),
            ("extra_forbidden", ("mine",)),
        ]


def test_the_error_is_the_message_with_its_hint() -> None:
    """The message is that of the issue, with its hint; braces in it are not filled in."""
    with pytest.raises(ValidationError) as caught:
        ADAPTERS[Workshop].validate_python({"title": "x", "{titel}": 1, "host": type("\x1b[31m", (), {})()})
    message, other = (error["msg"] for error in caught.value.errors())
    assert message.startswith('Workshop has no field "{titel}" (put your own data')
    assert "\x1b" not in other
    (error,) = [error for error in caught.value.errors() if error["type"] == "unknown-field"]
    assert error.keys() == {"type", "loc", "msg", "input"}


def test_keys_are_text_and_indexes_are_numbers() -> None:
    """A key that looks like a number, or has the marks of a pointer, stays the text that it is."""
    with pytest.raises(ValidationError) as caught:
        ADAPTERS[Workshop].validate_python({"title": "x", "0": 1, "a/b~c": 1, 3: 1, "topics": ["x", ""]})
    assert [error["loc"] for error in caught.value.errors()] == [("0",), ("a/b~c",), ("3",), ("topics", 1)]
    with pytest.raises(ValidationError) as caught:
        ADAPTERS[Workshop].validate_python({"title": "x", "\ud800": 1})
    assert [error["loc"] for error in caught.value.errors()] == [("\\ud800",)]


@given(st.text(min_size=1))
@example("\x1b[31mred\x1b[0m")
@example("\r\u202e\u2028")
def test_a_key_cannot_steer_the_terminal(key: str) -> None:
    """A key that is not printable is escaped in `loc`, so that no line of the error has a control character."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Event).validate_python({"type": "event", "title": "x", f"{key}\x1b": 1})
    assert all(line.isprintable() for line in str(caught.value).split("\n"))
    (error,) = caught.value.errors()
    assert str(error["loc"][0]).endswith("\\x1b")


def test_errors_in_a_dict_of_python() -> None:
    """A dict that contains itself, and one with a class of its own, end in ordinary errors."""
    endless: Plain = {"title": "x"}
    endless["extensions"] = {"a": endless}
    with pytest.raises(ValidationError) as caught:
        ADAPTERS[Workshop].validate_python(endless)
    (error,) = caught.value.errors()
    assert error["type"] == "too-deep"
    assert isinstance(error["input"], str)


# --- Dates, intervals, extensions -------------------------------------------------------------------------------------


class Request(BaseModel):
    """A user's model with our values, alone and in every position of a field."""

    day: PartialDate
    window: Interval | None = None
    more: Extensions = Extensions({})
    days: list[PartialDate] = []
    counts: dict[PartialDate, int] = {}
    theme: Theme | None = None
    event: Event | None = None


@settings(max_examples=times(0.5))
@given(partial_dates(), intervals(), extensions(), st.lists(partial_dates(), max_size=2), st.sampled_from(Theme))
def test_values_stand_alone(
    day: PartialDate, window: Interval, more: Extensions, days: list[PartialDate], theme: Theme
) -> None:
    """A date, an interval and extensions are fields too, read from what they are and from JSON, and written as JSON."""
    request = Request(day=day, window=window, more=more, days=days, counts={day: 1}, theme=theme)
    assert request.day is day
    assert request.model_dump(mode="json", exclude={"event"}) == {
        "day": str(day),
        "window": str(window),
        "more": more.to_dict(),
        "days": [str(each) for each in days],
        "counts": {str(day): 1},
        "theme": theme.value,
    }
    assert Request.model_validate(request.model_dump(mode="json")) == request
    assert Request.model_validate_json(request.model_dump_json(), strict=True) == request


def test_in_python_a_date_stays_a_date() -> None:
    """In the mode for Python a date and an interval stay what they are, and what has parts becomes a dict."""
    request = Request(day=PartialDate("2018"), window=Interval("2018/.."), more=Extensions({"a": [1]}))
    dumped = request.model_dump(exclude_unset=True)
    assert dumped == {"day": PartialDate("2018"), "window": Interval("2018/.."), "more": {"a": [1]}}
    assert type(dumped["more"]) is dict
    assert Request.model_validate(dumped) == request


def test_faults_of_values_are_errors() -> None:
    """An invalid date, interval or mapping is an error with our code, at its place."""
    with pytest.raises(ValidationError) as caught:
        Request.model_validate(
            {"day": "2018-02-30", "window": "2018", "more": {"": 1, "a": [2**53]}, "days": ["2018", 3]}
            | {"counts": {"June": 1}, "theme": "x"}
        )
    assert [(error["type"], error["loc"]) for error in caught.value.errors()] == [
        ("bad-date", ("day",)),
        ("bad-interval", ("window",)),
        ("bad-key", ("more", "")),
        ("bad-number", ("more", "a", 0)),
        ("wrong-type", ("days", 1)),
        ("bad-date", ("counts", "June", "[key]")),
        ("enum", ("theme",)),
    ]


@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_values_have_the_definitions_that_they_have_in_records(mode: Literal["validation", "serialization"]) -> None:
    """A value used as a field of a model and in a record is defined only once."""
    schema, ours = Request.model_json_schema(mode=mode), migevents.json_schema()["$defs"]
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["properties"]["day"] == {"$ref": "#/$defs/PartialDate"}
    assert schema["$defs"].keys() == ours.keys() | {"AnyEvent"}
    kinds = {field.kind.type for cls in CLASSES for field in fields_of(cls).values()}
    for cls in (PartialDate, Interval, Extensions, *(kind for kind in kinds if issubclass(kind, Term))):
        alone = TypeAdapter[Any](cls).json_schema(mode=mode)
        alone.pop("$defs", None)
        assert alone == schema["$defs"][cls.__name__] == ours[cls.__name__]


# --- With models of users ---------------------------------------------------------------------------------------------


class Note(BaseModel):
    """A user's model that the type distinguishes from records."""

    type: Literal["note"] = "note"
    text: str


def kind_of(value: Any) -> str | None:
    """The discriminator of a union: the type of a dict, or the class of an object."""
    if isinstance(value, dict):
        return "note" if value.get("type") == "note" else "event"
    return "note" if isinstance(value, Note) else "event"


Entry = Annotated[Annotated[Event, Tag("event")] | Annotated[Note, Tag("note")], Discriminator(kind_of)]


class Log(BaseModel):
    """Records and notes, one after the other."""

    entries: list[Entry]


def test_records_stand_in_unions_with_models() -> None:
    """With a discriminator that looks at dicts and objects, records and users' models share a field."""
    log = Log(entries=[Workshop(title="x"), Note(text="y"), {"type": "training", "title": "z"}])  # type: ignore[list-item]
    assert log.entries == [Workshop(title="x"), Note(text="y"), Training(title="z")]
    assert Log.model_validate_json(log.model_dump_json()) == log
    with pytest.raises(ValidationError) as caught:
        Log.model_validate({"entries": [{"type": "workshop"}, {"type": "note"}]})
    assert [(error["type"], error["loc"]) for error in caught.value.errors()] == [
        ("missing-field", ("entries", 0, "event", "title")),
        ("missing", ("entries", 1, "note", "text")),
    ]


def test_a_plain_union_tries_each() -> None:
    """In a union without a discriminator each member is tried, and an error names its class."""
    adapter = TypeAdapter[Any](Workshop | Contact)
    assert adapter.validate_python({"name": "x"}) == Contact(name="x")
    assert adapter.validate_python({"title": "x"}) == Workshop(title="x")
    with pytest.raises(ValidationError) as caught:
        adapter.validate_python({})
    assert [error["loc"] for error in caught.value.errors()] == [
        ("function-wrap[Workshop()]", "title"),
        ("function-plain[Contact()]",),
    ]


def test_models_with_records_are_models() -> None:
    """A model with records is copied, pickled, compared, hashed and assigned to like any other."""

    class Frozen(BaseModel, frozen=True):
        workshop: Workshop

    report = Report(workshop=Workshop(title="x"), speakers={"a": Speaker(name="y")})
    assert pickle.loads(pickle.dumps(report)) == copy.deepcopy(report) == report.model_copy(deep=True) == report
    assert report != Report(workshop=Workshop(title="y"))
    assert len({Frozen(workshop=Workshop(title="x")), Frozen(workshop=Workshop(title="x"))}) == 1

    class Assigned(BaseModel, validate_assignment=True):
        host: MemberState

    assigned = Assigned(host=MemberState(country="LA"))
    with pytest.raises(ValidationError, match="bad-country"):
        assigned.host = {"country": "laos"}  # type: ignore[assignment]  # this is what is tested


def test_a_class_of_ones_own_is_refused() -> None:
    """A class derived from ours is refused, because the record format has no place for its fields."""

    class Mine(Workshop):
        """A class of a user."""

    with pytest.raises(TypeError, match="Mine is a class of your own, derived from Workshop"):
        TypeAdapter(Mine)


# --- JSON Schema ------------------------------------------------------------------------------------------------------


def references(schema: Any) -> Iterator[str]:
    """Every reference in a schema."""
    for key, value in schema.items() if isinstance(schema, dict) else enumerate(schema):
        if key == "$ref":
            yield value
        elif isinstance(value, dict | list):
            yield from references(value)


@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_every_reference_leads_to_a_definition(mode: Literal["validation", "serialization"]) -> None:
    """The schema of a model refers to definitions of ours that are there, each once, and is a valid schema."""
    schema = Issue.model_json_schema(mode=mode)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert set(references(schema)) == {f"#/$defs/{name}" for name in schema["$defs"]}
    for name, definition in migevents.json_schema()["$defs"].items():
        assert schema["$defs"][name]["description"] == definition["description"]
    mapping = schema["$defs"]["AnyEvent"]["discriminator"]["mapping"]
    assert mapping["workshop"] == "#/$defs/Workshop"


@each_class
def test_the_schema_of_pydantic_is_that_of_the_library(cls: type[Record]) -> None:
    """The schema of a class in pydantic has the same definitions as that of the library, word for word."""
    said, ours = ADAPTERS[cls].json_schema(), migevents.json_schema(cls)
    assert said["$defs"] == ours["$defs"]
    if cls is Event or not issubclass(cls, Event):
        top = {"$schema", "$id", "properties"}
        assert {key: said[key] for key in said if key not in top} == {key: ours[key] for key in ours if key not in top}


REPORTS = [
    jsonschema.Draft202012Validator(Report.model_json_schema(mode="validation")),
    jsonschema.Draft202012Validator(Report.model_json_schema(mode="serialization")),
]


@settings(max_examples=times(0.3))
@given(event=events(), contact=records(Contact))
def test_what_is_written_fits_its_schema(event: Event, contact: Contact) -> None:
    """What a model reads fits the schema for reading, and what it writes the one for writing."""
    for validator in REPORTS:
        assert validator.is_valid(json.loads(Report(event=event, events=[event], contact=contact).model_dump_json()))


def test_input_and_output_schemas_differ() -> None:
    """Output always has the type, and neither a version nor a `null`, so readers can rely on it."""
    reading, writing = (ADAPTERS[Workshop].json_schema(mode=mode) for mode in ("validation", "serialization"))
    assert (reading["required"], writing["required"]) == (["title"], ["type", "title"])
    assert reading["properties"].keys() - writing["properties"].keys() == {"migevents", "$schema"}
    assert '"null"' in json.dumps(reading)
    assert '"null"' not in json.dumps({**writing, "$defs": {**writing["$defs"], "ExtensionValue": {}}})


def test_names_of_users_do_not_collide() -> None:
    """A model of a user may have the name of a class of ours: both are described, each for itself."""

    class Card(BaseModel):
        number: int

    Card.__name__ = Card.__qualname__ = "Contact"
    model = pydantic.create_model("Both", mine=(Card, ...), ours=(Contact, ...))
    schema = model.model_json_schema()
    mine, ours = (
        schema["$defs"][schema["properties"][name]["$ref"].removeprefix("#/$defs/")] for name in ("mine", "ours")
    )
    assert mine["properties"].keys() == {"number"}
    assert ours["properties"].keys() >= {"phone", "email"}


# --- Imports ----------------------------------------------------------------------------------------------------------


def test_pydantic_is_not_imported() -> None:
    """Programs without pydantic never import it, whatever else they do with the library."""
    program = """
import sys, migevents
workshop = migevents.loads(b'{"type": "workshop", "title": "x"}')
migevents.dumps(workshop), migevents.json_schema(), migevents.unstructure(workshop)
print(sorted(name for name in sys.modules if name.startswith(("pydantic", "migevents.formats"))))
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)  # noqa: S603  # our own
    assert run.stdout == b"[]\n"
