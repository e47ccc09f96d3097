"""How formats are found, and that they are all of one shape."""

import datetime
import importlib
import io
import pkgutil
from collections.abc import Callable
from typing import Any

import attrs
import pytest

from migevents import Event, formats, structure
from migevents.formats import NAMES, Export, Import, find, for_file
from migevents.formats.protocol import records_of
from tests.codec.test_growth import assert_grows_linearly, with_sessions


@pytest.mark.parametrize("name", NAMES)
def test_every_format_has_the_same_parts(name: str) -> None:
    """Each is found by its name and by each of its suffixes, and has a media type and both functions."""
    module = find(name)
    assert name == module.NAME
    assert "/" in module.MEDIA_TYPE
    assert all(for_file(f"events{suffix.upper()}") is module for suffix in module.SUFFIXES)
    assert callable(module.loads)
    assert callable(module.dumps)


def test_every_public_module_is_a_format() -> None:
    """Every module without a leading underscore is a format, or defines formats."""
    names = {each.name for each in pkgutil.iter_modules(formats.__path__) if not each.name.startswith("_")}
    modules = {find(name) for name in NAMES}
    assert {importlib.import_module(f"migevents.formats.{name}") for name in names - {"protocol"}} == modules


def test_unknown_format_is_not_found() -> None:
    """An unknown name is an error with a guess or the list, and an unknown suffix is none."""
    with pytest.raises(ValueError, match='unknown format "tables": did you mean "table"'):
        find("tables")
    with pytest.raises(ValueError, match="expected icalendar, schema-org, table, reliefweb"):
        find("xlsx")
    assert for_file("events.xlsx") is None


def test_exports_and_imports_have_defaults() -> None:
    """By default, nothing is lost, invalid or left over."""
    assert not [*Export(b"").losses, *Import(None).issues]
    assert Import(None).leftovers == {}
    assert records_of(Event(title="x")) == records_of(iter([Event(title="x")])) == (Event(title="x"),)


# --- Growth -----------------------------------------------------------------------------------------------------------

EVENT = "BEGIN:VEVENT\nSUMMARY:x\nDTSTART:20181115T090000Z\nORGANIZER:bad\nCATEGORIES:a,b\nEND:VEVENT\n"


def calendar(count: int) -> str:
    """A calendar of many events."""
    return EVENT * count


def long_entry(count: int) -> str:
    """An event with many lines, each of which has something wrong."""
    contacts = "".join(f"CONTACT:<b>Desk {number}</b>\nATTENDEE:x\nIMAGE:http:bad\n" for number in range(count))
    return f"BEGIN:VEVENT\nSUMMARY:x\n{contacts}END:VEVENT"


def page(count: int) -> list[object]:
    """Many nodes, with as many references."""
    nodes: list[object] = [{"@id": f"#{number}", "@type": "Organization", "name": "x"} for number in range(count)]
    return nodes + [{"@type": "Event", "name": "x", "organizer": {"@id": f"#{number}"}} for number in range(count)]


def long_node(count: int) -> dict[str, object]:
    """An event with many performers, organizers and parts."""
    people = [{"@type": "Person", "name": f"P {number}", "jobTitle": ["a", "b"]} for number in range(count)]
    parts = [{"name": f"S {number}", "performer": people[number]} for number in range(count)]
    organizers = [{"@type": "Organization", "name": f"O {number}", "email": "bad"} for number in range(count)]
    return {"@type": "Event", "name": "x", "performer": people, "subEvent": parts, "organizer": organizers}


def table(count: int) -> str:
    """A table of many rows."""
    return "title,venues.1.country,topics,Note\n" + "x,nowhere,a; b,=1\n" * count


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("icalendar", calendar),
        ("icalendar", long_entry),
        ("schema-org", page),
        ("schema-org", long_node),
        ("table", table),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_reading_grows_linearly(name: str, make: Callable[[int], Any]) -> None:
    """Ten times the entries, or ten times as much in one, take ten times the calls."""
    loads = find(name).loads
    assert_grows_linearly(lambda data: list(loads(data)), lambda count: make(count // FEWER))


FEWER = 10
"""An entry takes more calls than a field of a record, so there are fewer of them."""


def test_writing_grows_linearly() -> None:
    """Ten times the records take ten times the calls to write."""

    def many(count: int) -> list[Any]:
        plain = with_sessions(2) | {"when": {"start": "2018-11-15"}}
        return [structure(plain | {"id": str(number)}) for number in range(count // FEWER)]

    stamp = datetime.datetime(2026, 11, 26, tzinfo=datetime.UTC)
    assert_grows_linearly(lambda records: find("icalendar").dumps(records, stamp=stamp), many)
    for name in ("schema-org", "table"):
        assert_grows_linearly(find(name).dumps, many)


@pytest.mark.parametrize("name", ["table", "icalendar", "schema-org"])
def test_records_of_a_derived_class_are_refused(name: str) -> None:
    """No format writes an event of a user's class without the fields that the user has added."""

    @attrs.frozen(kw_only=True)
    class Course(Event):
        """A class of a user."""

        seats: int = 0

    with pytest.raises(TypeError, match="Course is a class of your own, derived from Event"):
        find(name).dumps([Course(title="x")])
    with pytest.raises(TypeError, match=r"got a dict: use migevents\.structure to make a record of it"):
        find(name).dumps([{"title": "x"}])


@pytest.mark.parametrize("name", ["icalendar", "table"])
@pytest.mark.parametrize(
    ("value", "words"), [(None, "got a NoneType"), (io.BytesIO(), "got a BytesIO: read the file first")]
)
def test_only_of_a_file_the_message_says_to_read_it(name: str, value: Any, words: str) -> None:
    """A value that cannot be read is named, and the advice fits it."""
    with pytest.raises(TypeError, match=f"{words}$"):
        list(find(name).loads(value))
