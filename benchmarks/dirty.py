"""Dirty input in migevents and its peers: `make dirty` prints the results, and writes docs/salvage.md.

Each input is put where the nearest class of a library has a field for it, is read from text, and written again. What
comes out is compared with what went in, and so is what was said of it.
"""

import datetime
import importlib
import json
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Annotated, Any, Literal

import attrs
import pydantic

from benchmarks.report import DOCS, put_into_page, table, versions
from migevents import Repair, salvage

PAGE = DOCS / "salvage.md"

KEPT, SAID, REFUSED, NOWHERE, DROPPED, CHANGED = OUTCOMES = (
    "kept",
    "repaired and reported",
    "refused with the place",
    "refused",
    "dropped silently",
    "changed silently",
)
SHORT = {KEPT: "kept", SAID: "repaired", REFUSED: "refused", NOWHERE: "refused, no place"}

INPUTS: tuple[tuple[str, str, Any], ...] = (
    ("a month and a year for a date", "date", "June 2018"),
    ("a date with two readings", "date", "05/06/2017"),
    ("a date with a time", "date", "2018-11-15T09:00:00+07:00"),
    ("a day that does not exist", "date", "2018-02-30"),
    ("a date without a year", "date", "November 15th"),
    ("a country's name", "country", "Lao PDR"),
    ("a country's alpha-3 code", "country", "LAO"),
    ("a name of two countries", "country", "Korea"),
    ("a phone number as printed", "phone", "+856.21267730"),
    ("a phone number without a country", "phone", "021 267 734"),
    ("a masked e-mail address", "email", "[email protected]"),
    ("a link to an e-mail address", "email", "mailto:someone@example.org"),
    ("white space around a text", "text", " Migration and data "),
    ("a single value for a list", "list", "data"),
    ("null for a list", "list", None),
    ("a number as text", "number", "3"),
    ("a label for a term", "term", "In person"),
    ("an unknown key", "unknown key", "blue"),
    ("a key in another spelling", "spelling", "x"),
    ("a duplicate key", "twice", "first"),
)
"""What it is, what kind of field it is for, and the value."""

ABSENT = object()


@attrs.frozen
class Result:
    """The result of an input: the written value, and whether the change was reported."""

    value: Any
    is_said: bool = False


Place = tuple[str | int, ...]
Validator = Callable[[str, Place], Result]


@attrs.frozen
class Peer:
    """A library: where its nearest class has a field of each kind, and how it reads and writes a document.

    Attributes:
        name: What it is called.
        document: A valid document.
        places: Where in it each kind of input belongs; kinds that it has no field for are not there.
        read: Reads a text, writes it again, and returns the value at a place then.
    """

    name: str
    document: dict[str, Any]
    places: dict[str, Place]
    read: Validator


def outcome(peer: Peer, kind: str, value: Any) -> str | None:
    """Return what becomes of an input, or `None` where the library has no field for it."""
    if kind not in peer.places:
        return None
    place, text = peer.places[kind], _text(peer, kind, value)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            result = peer.read(text, place)
    except Exception as error:  # noqa: BLE001  # whatever it refuses with
        return REFUSED if str(place[-1]) in str(error) else NOWHERE
    if result.value is not ABSENT and _same(result.value, value):
        return KEPT
    if result.is_said:
        return SAID
    # Where the last of two values is all that is there, it is the first that was dropped.
    return DROPPED if result.value is ABSENT or result.value is None or kind == "twice" else CHANGED


def _same(out: Any, value: Any) -> bool:
    return type(out) is type(value) and bool(out == value)


def _text(peer: Peer, kind: str, value: Any) -> str:
    """Return the document of a library with the value in its place, as text."""
    document = json.loads(json.dumps(peer.document))
    *above, last = peer.places[kind]
    here = document
    for step in above:
        here = here[step]
    here.pop(last, None)
    if kind == "twice":
        here |= {"a key": value, last: "second"}
    else:
        here[last] = value
    return json.dumps(document).replace('"a key"', json.dumps(last))


def at(document: Any, place: Place) -> Any:
    """Return the value at a place, or `ABSENT`."""
    for step in place:
        try:
            document = document[step]
        except (KeyError, IndexError, TypeError):
            return ABSENT
    return document


def pairs_at(text: bytes | str, place: Place) -> Any:
    """Return the value at a place; if the last key is duplicated in the text, the first value."""
    found: list[Any] = []

    def look(members: list[tuple[str, Any]]) -> dict[str, Any]:
        found.extend(value for key, value in members if key == place[-1])
        return dict(members)

    whole = json.loads(text, object_pairs_hook=look)
    return found[0] if len(found) > 1 else at(whole, place)


# --- Peers ------------------------------------------------------------------------------------------------------------


def read_by_migevents(text: str, place: Place) -> Result:
    """Salvage an event."""
    salvaged = salvage(text)
    repairs = any(isinstance(issue, Repair) for issue in salvaged.issues)
    return Result(pairs_at(salvaged.dumps(), place), repairs)


def read_by_followthemoney(text: str, place: Place) -> Result:
    """Read an entity, with its values cleaned, as its command does."""
    model = importlib.import_module("followthemoney").model
    written = model.get_proxy(json.loads(text), cleaned=False).to_dict()
    values = at(written, place)
    # Each of its properties is a list.
    return Result(values if values is ABSENT else values[0])


def read_by_stix2(text: str, place: Place) -> Result:
    """Parse an object of STIX."""
    return Result(pairs_at(importlib.import_module("stix2").parse(text).serialize(), place))


def read_by_pystac(text: str, place: Place) -> Result:
    """Read an item, without the schemas that its optional validation loads from the web."""
    item = importlib.import_module("pystac").Item.from_dict(json.loads(text))
    return Result(at(item.to_dict(include_self_link=False), place))


def read_by_icalendar(text: str, place: Place) -> Result:
    """Parse an event, which is written as lines; an invalid value is in its errors."""
    pairs: list[tuple[str, Any]] = []
    json.loads(text, object_pairs_hook=pairs.extend)
    lines = "".join(f"{key}:{value}\r\n" for key, value in pairs)
    event = importlib.import_module("icalendar").Event.from_ical(f"BEGIN:VEVENT\r\n{lines}END:VEVENT\r\n")
    written = [line.split(":", 1) for line in event.to_ical().decode().split("\r\n") if ":" in line]
    values = [value for key, value in written if key.upper() == str(place[-1]).upper()]
    return Result(values[0] if values else ABSENT, bool(event.errors))


class Event(pydantic.BaseModel):
    """An event, as a user of pydantic would write it down: with types and patterns, and no settings."""

    title: str
    label: str | None = None
    start: datetime.date | None = None
    country: Annotated[str, pydantic.Field(pattern="^[A-Z]{2}$")] | None = None
    phone: Annotated[str, pydantic.Field(pattern=r"^\+[1-9][0-9]{1,14}$")] | None = None
    email: Annotated[str, pydantic.Field(pattern=r"^[^@\s:]+@[^@\s]+\.[^@\s]+$")] | None = None
    topics: list[str] = []
    edition: int | None = None
    mode: Literal["in_person", "online", "hybrid"] | None = None


def read_by_pydantic(text: str, place: Place) -> Result:
    """Read the model of pydantic."""
    return Result(at(json.loads(Event.model_validate_json(text).model_dump_json()), place))


def _places(**pointers: str) -> dict[str, Place]:
    """Return the places of the kinds of inputs, each written as its keys with slashes between them."""
    return {
        kind.replace("_", " "): tuple(int(key) if key.isdecimal() else key for key in pointer.split("/"))
        for kind, pointer in pointers.items()
    }


_CAMPAIGN = """{"type": "campaign", "spec_version": "2.1", "id": "campaign--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f",
    "created": "2016-04-06T20:03:00.000Z", "modified": "2016-04-06T20:03:00.000Z", "name": "A fair"}"""
_ITEM = """{"type": "Feature", "stac_version": "1.0.0", "id": "a", "geometry": null, "links": [], "assets": {},
    "properties": {"datetime": "2018-11-15T00:00:00Z", "title": "A fair", "providers": [{"name": "A"}]}}"""

# fmt: off
PEERS = (
    Peer(
        "migevents",
        {"type": "event", "title": "A fair", "when": {}, "contacts": [{"name": "A"}], "venues": [{"city": "A"}]},
        _places(date="when/start", country="venues/0/country", phone="contacts/0/phone", email="contacts/0/email",
                text="title", list="topics", number="edition", term="mode", unknown_key="colour", spelling="Label",
                twice="title"),
        read_by_migevents,
    ),
    Peer(
        "followthemoney",
        {"id": "a", "schema": "Event", "properties": {"name": ["A fair"]}},
        _places(date="properties/startDate", country="properties/country", text="properties/name",
                list="properties/keywords", unknown_key="properties/colour", spelling="properties/start_date",
                twice="properties/name"),
        read_by_followthemoney,
    ),
    Peer(
        "stix2",
        json.loads(_CAMPAIGN),
        _places(date="first_seen", text="name", list="aliases", number="confidence", unknown_key="colour",
                spelling="firstSeen", twice="name"),
        read_by_stix2,
    ),
    Peer(
        "pystac",
        json.loads(_ITEM),
        _places(date="properties/datetime", text="properties/title", list="properties/keywords",
                number="properties/gsd", term="properties/providers/0/roles", unknown_key="colour",
                spelling="Collection", twice="properties/title"),
        read_by_pystac,
    ),
    Peer(
        "icalendar",
        {"UID": "a", "SUMMARY": "A fair"},
        _places(date="DTSTART", phone="CONTACT", email="ORGANIZER", text="SUMMARY", term="STATUS",
                unknown_key="COLOUR", spelling="Location", twice="SUMMARY"),
        read_by_icalendar,
    ),
    Peer(
        "pydantic",
        {"title": "A fair"},
        _places(date="start", country="country", phone="phone", email="email", text="title", list="topics",
                number="edition", term="mode", unknown_key="colour", spelling="Label", twice="title"),
        read_by_pydantic,
    ),
)
# fmt: on


# --- The table --------------------------------------------------------------------------------------------------------


def report() -> Iterator[str]:
    """Run all, and yield the lines of the tables of the page."""
    results = {peer.name: [outcome(peer, kind, value) for _, kind, value in INPUTS] for peer in PEERS}
    counts = {name: Counter(outcomes) for name, outcomes in results.items()}
    rows = [(name, *(str(count[each] or "") for each in (*OUTCOMES, None))) for name, count in counts.items()]
    yield from (*table(("", *OUTCOMES, "has no such field"), rows), "")
    cells = zip(*(map(_cell, outcomes) for outcomes in results.values()), strict=True)
    inputs = (f"{what}: `{json.dumps(value)}`" for what, _, value in INPUTS)
    yield from table(("input", *results), [(given, *row) for given, row in zip(inputs, cells, strict=True)])
    yield from ("", f"With {versions(peer.name for peer in PEERS[1:])}.")


def _cell(outcome: str | None) -> str:
    if outcome in {DROPPED, CHANGED}:
        return f"**{outcome.split()[0]}**"
    return "–" if outcome is None else SHORT[outcome]


def main() -> None:
    """Print the tables, and put them into the page."""
    figures = "\n".join(report())
    print(figures)
    put_into_page(PAGE, figures, "dirty")


if __name__ == "__main__":
    main()
