"""Users' converters of cattrs, made for each format, read and write records with the real libraries."""

import datetime
import importlib
import json
from typing import Any

import attrs
import cattrs
import pytest
from cattrs.strategies import configure_tagged_union
from hypothesis import given, settings
from hypothesis import strategies as st

from migevents import (
    AnyEvent,
    Contact,
    Event,
    Extensions,
    Interval,
    InvalidRecord,
    PartialDate,
    Theme,
    Venue,
    Workshop,
    structure,
)
from migevents.codec.classes import model_classes
from migevents.interop.cattrs import configure, issues_of
from migevents.model.base import Record
from migevents.testing import events, extensions, intervals, partial_dates, records
from tests.support.effort import times

FORMATS = ("bson", "cbor2", "json", "msgpack", "msgspec", "orjson", "pyyaml", "tomlkit")
CLASSES = sorted(model_classes(), key=lambda cls: cls.__name__)


def converter_for(name: str) -> Any:
    """A preconfigured converter of cattrs that knows the types of this library."""
    converter = importlib.import_module(f"cattrs.preconf.{name}").make_converter()
    configure(converter)
    return converter


CONVERTERS = {name: converter_for(name) for name in FORMATS}


def holds(values: Any, refused: Any) -> bool:
    """Whether extensions contain a value or a key that a format refuses, at any depth."""
    if isinstance(values, Extensions):
        return any(refused(key) or holds(value, refused) for key, value in values.items())
    if isinstance(values, tuple):
        return any(holds(value, refused) for value in values)
    return bool(refused(values))


REFUSED: dict[str, Any] = {
    "tomlkit": lambda value: value is None,
    "bson": lambda value: isinstance(value, str) and "\x00" in value,
}
"""What a format cannot say, all of it in extensions: `docs/converters.md` lists it."""


def can_say(name: str, record: Any) -> bool:
    """Whether a format can represent everything in a record."""
    more = getattr(record, "extensions", None)
    return name not in REFUSED or more is None or not holds(more, REFUSED[name])


@settings(max_examples=times(4))
@given(data=st.data())
def test_every_class_survives_every_format(data: st.DataObject) -> None:
    """A record of any class is written in each format by its library, and is read back equal."""
    cls: type[Record] = data.draw(st.sampled_from(CLASSES))
    record = data.draw(records(cls))
    for name, converter in CONVERTERS.items():
        if can_say(name, record):
            assert converter.loads(converter.dumps(record), cls) == record


@attrs.frozen
class Report:
    """A class of a user with a field of every type that a converter is taught."""

    event: AnyEvent
    theme: Theme
    day: PartialDate
    window: Interval
    more: Extensions
    named: dict[str, Event]


@settings(max_examples=times(2))
@given(data=st.data())
def test_a_class_of_a_user_survives_every_format(data: st.DataObject) -> None:
    """A user's class that holds our types is written in each format, and is read back equal."""
    event, more = data.draw(events(extensions=None)), data.draw(extensions())
    report = Report(
        event, data.draw(st.sampled_from(Theme)), data.draw(partial_dates()), data.draw(intervals()), more, {"a": event}
    )
    for name, converter in CONVERTERS.items():
        if _fits(name, more):
            assert converter.loads(converter.dumps(report), Report) == report


def _fits(name: str, more: Extensions) -> bool:
    return name not in REFUSED or not holds(more, REFUSED[name])


# --- What a format cannot say, or says in its own way -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "values"), [("tomlkit", {"a": None}), ("tomlkit", {"a": [1, None]}), ("bson", {"a\x00b": 1})]
)
def test_value_that_a_format_lacks_is_refused(name: str, values: dict[str, Any]) -> None:
    """A value that a format cannot represent is an error on writing, and is never lost silently."""
    workshop = Workshop(title="x", extensions=Extensions(values))
    with pytest.raises(Exception, match=r"(?i)none|null|NUL"):
        CONVERTERS[name].dumps(workshop)


@pytest.mark.parametrize(
    ("name", "text"),
    [("pyyaml", "title: x\nwhen: {start: 2018-11-15}"), ("tomlkit", 'title = "x"\nwhen = {start = 2018-11-15}')],
)
def test_a_bare_date_is_a_date(name: str, text: str) -> None:
    """A date that YAML or TOML reads as one of its own is taken as the date it is."""
    workshop = CONVERTERS[name].loads(text, Workshop)
    assert str(workshop.when.start) == "2018-11-15"


def test_what_tomlkit_wraps_is_unwrapped() -> None:
    """Values that tomlkit wraps to keep the layout, flags in a list among them, are read as what they are."""
    text = 'title = "x"\nextensions = {a = [true, 1, 1.5, "y"], b = {c = false}}'
    expected = Workshop(title="x", extensions=Extensions({"a": [True, 1, 1.5, "y"], "b": {"c": False}}))
    assert CONVERTERS["tomlkit"].loads(text, Workshop) == expected


@pytest.mark.parametrize(
    ("name", "text", "path"),
    [
        ("pyyaml", "title: x\nhost: {country: NO}", "/host/country"),
        ("pyyaml", "title: x\nwhen: {start: 2018}", "/when/start"),
        ("pyyaml", "title: 2018", "/title"),
        ("pyyaml", "title: x\ncontacts: [{phone: +85621267730}]", "/contacts/0/phone"),
        ("pyyaml", "title: x\nwhen: {start: 2018-11-15T10:00:00}", "/when/start"),
        ("tomlkit", 'title = "x"\nwhen = {start = 2018-11-15T10:00:00}', "/when/start"),
        ("tomlkit", 'title = "x"\nwhen = {start = 2018}', "/when/start"),
    ],
)
def test_what_a_format_takes_for_something_else_is_a_wrong_type(name: str, text: str, path: str) -> None:
    """An unquoted value that YAML or TOML does not read as text is a wrong type in its place."""
    with pytest.raises(InvalidRecord) as caught:
        CONVERTERS[name].loads(text, Workshop)
    assert [(issue.code, issue.path) for issue in caught.value.issues] == [("wrong-type", path)]


# --- Errors as issues -------------------------------------------------------------------------------------------------


def _even(_instance: object, _attribute: object, value: int) -> None:
    if value % 2:
        raise ValueError(f"{value} is odd")


@attrs.frozen
class Stop:
    """A class of a user inside another."""

    nights: int = attrs.field(validator=_even)
    day: PartialDate | None = None


@attrs.frozen
class Tour:
    """A class of a user with what may go wrong in it."""

    number: int
    event: Event
    stops: list[Stop] = attrs.field(factory=list)
    named: dict[str, Workshop | Event] = attrs.field(factory=dict)
    theme: Theme | None = None
    more: Extensions | None = None
    counts: dict[int, int] = attrs.field(factory=dict)


STRICT = cattrs.Converter(forbid_extra_keys=True)
configure(STRICT)

EVENT = {"type": "workshop", "title": "x"}


@pytest.mark.parametrize(
    ("data", "issues"),
    [
        ({"number": 1}, [("missing-field", "/event")]),
        ({"number": "x", "event": EVENT}, [("invalid-value", "/number")]),
        ({"number": [1], "event": EVENT}, [("wrong-type", "/number")]),
        ({"number": 1, "event": EVENT, "sstops": []}, [("unknown-field", "/sstops")]),
        ({"number": 1, "event": 3}, [("wrong-type", "/event")]),
        ({"number": 1, "event": EVENT | {"titel": "x", "edition": 0}},
         [("unknown-field", "/event/titel"), ("out-of-range", "/event/edition")]),
        ({"number": 1, "event": EVENT, "stops": [{"nights": 2}, {"nights": 3}, 4, {}]},
         [("invalid-value", "/stops/1"), ("wrong-type", "/stops/2"), ("missing-field", "/stops/3/nights")]),
        ({"number": 1, "event": EVENT, "more": [1]}, [("wrong-type", "/more")]),
        ({"number": 1, "event": EVENT, "stops": 3}, [("wrong-type", "/stops")]),
        ({"number": 1, "event": EVENT, "stops": [{"nights": 2, "day": "June"}]}, [("bad-date", "/stops/0/day")]),
        ({"number": 1, "event": EVENT, "named": {"a/b": {"type": "event"}, "c": {"type": "launch", "title": "x"}}},
         [("missing-field", "/named/a~1b/title"), ("other-type", "/named/c/type")]),
        ({"number": 1, "event": EVENT, "named": [1]}, [("wrong-type", "/named")]),
        ({"number": 1, "event": EVENT, "theme": "x", "more": {"": 1}},
         [("unknown-term", "/theme"), ("bad-key", "/more/")]),
        ({"number": 1, "event": EVENT, "counts": {"x": 1, "2": "y"}},
         [("invalid-value", "/counts/2"), ("invalid-value", "/counts/x")]),
    ],
    ids=str,
)  # fmt: skip
def test_every_fault_around_our_records_is_an_issue(data: Any, issues: list[tuple[str, str]]) -> None:
    """Errors in a user's class, in lists and dicts of it and in our records there are issues at their places."""
    with pytest.raises(cattrs.BaseValidationError) as caught:
        STRICT.structure(data, Tour)
    found = issues_of(caught.value)
    assert sorted((issue.code, issue.path) for issue in found) == sorted(issues)
    assert all(issue.message and str(issue).isprintable() for issue in found)


def test_the_words_of_users_errors_are_kept() -> None:
    """The message has the expectation and the text of the user's error, and a hint at the intended value."""
    with pytest.raises(cattrs.BaseValidationError) as caught:
        STRICT.structure({"event": EVENT, "number": "x", "stop": 1, "stops": [{"nights": 3}, 4]}, Tour)
    assert {str(issue) for issue in issues_of(caught.value)} == {
        "/number: expected int: invalid literal for int() with base 10: 'x' [invalid-value]",
        '/stop: Tour has no field "stop" [unknown-field] (did you mean "stops"?)',
        "/stops/0: 3 is odd [invalid-value]",
        "/stops/1: expected Stop: argument of type 'int' is not iterable [wrong-type]",
    }
    lenient = cattrs.Converter()
    configure(lenient)
    with pytest.raises(cattrs.BaseValidationError) as caught:
        lenient.structure({"event": EVENT, "number": 1, "stops": [4], "named": 3}, Tour)
    assert [str(issue) for issue in issues_of(caught.value)] == [
        "/stops/0: expected Stop: argument of type 'int' is not iterable [wrong-type]",
        "/named: expected an object for dict, got int [wrong-type]",
    ]


def test_any_error_has_an_issue() -> None:
    """An error that is not a group is one issue, or those that it carries; an error without words gives its name."""
    plain = cattrs.Converter(detailed_validation=False)
    configure(plain)
    with pytest.raises(InvalidRecord) as caught:
        plain.structure({"number": 1, "event": {"type": "event"}}, Tour)
    assert issues_of(caught.value) == caught.value.issues
    with pytest.raises(KeyError) as missing:
        plain.structure({}, Tour)
    (issue,) = issues_of(missing.value)
    assert (issue.code, issue.path, issue.message) == ("invalid-value", "", "'number'")
    assert [issue.message for issue in issues_of(ExceptionGroup("x", [ValueError(), TypeError("y")]))] == [
        "ValueError",
        "y",
    ]


def test_a_renamed_key_has_the_name_of_its_attribute() -> None:
    """The path of a renamed key has the name of the attribute, because cattrs reports no other."""
    converter = cattrs.Converter()
    configure(converter)
    renamed = cattrs.gen.make_dict_structure_fn(Stop, converter, nights=cattrs.override(rename="Nights"))
    converter.register_structure_hook(Stop, renamed)
    with pytest.raises(cattrs.BaseValidationError) as caught:
        converter.structure({"Nights": "x"}, Stop)
    assert [(issue.code, issue.path) for issue in issues_of(caught.value)] == [("invalid-value", "/nights")]


def test_unions_of_events_take_their_kinds_alone() -> None:
    """A union of some kinds of events takes these, by the type in the data, and no other."""
    union: Any = Workshop | Event | None
    assert STRICT.structure(EVENT, union) == structure(EVENT)
    assert STRICT.structure(None, union) is None
    with pytest.raises(InvalidRecord, match='expected type "event" or "workshop", got "launch"'):
        STRICT.structure({"type": "launch", "title": "x"}, union)


def test_other_unions_are_tagged() -> None:
    """A strategy of cattrs tags unions of other classes, and removes its tag if extra keys are forbidden."""
    converter = cattrs.Converter(forbid_extra_keys=True)
    configure(converter)
    union: Any = Venue | Contact
    configure_tagged_union(union, converter)
    for record in (Venue(note="x"), Contact(note="x")):
        plain = converter.unstructure(record, union)
        assert plain == {"note": "x", "_type": type(record).__name__}
        assert converter.structure(plain, union) == record


def test_datetime_is_not_a_date() -> None:
    """A date of Python is taken, and one with a time is not: the time would be lost."""
    assert STRICT.structure(datetime.date(2018, 11, 15), PartialDate) == PartialDate("2018-11-15")
    with pytest.raises(InvalidRecord):
        STRICT.structure(datetime.datetime(2018, 11, 15, tzinfo=datetime.UTC), PartialDate)


def test_value_that_is_not_a_leaf_is_not_written() -> None:
    """A value that contradicts the annotation of a user's class is refused, and not written as text."""

    @attrs.frozen
    class Deadline:
        day: PartialDate

    values: tuple[Any, ...] = (None, "2018", 2018)
    for value in values:
        with pytest.raises(TypeError, match="expected a date, an interval, extensions or a term to write, got"):
            STRICT.unstructure(Deadline(value))


def test_leaves_are_written_as_plain_values() -> None:
    """Terms and extensions of a user's class are written as plain text and dicts, whatever writes them then."""
    plain = STRICT.unstructure({"a": Theme.OTHER, "b": Extensions({"c": [{"d": 1}]})})
    assert type(plain["a"]) is str
    assert json.loads(json.dumps(plain)) == plain == {"a": "other", "b": {"c": [{"d": 1}]}}
