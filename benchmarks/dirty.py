"""Dirty input in migevents and its peers: `make dirty` prints the results, and writes docs/salvage.md.

Each input is put where the nearest class of a library has a field for it, is read from text, and written again. What
comes out is compared with what went in, and so is what was said of it. The inputs are in `dirty.json`: what each is,
what kind of field it is for, and its value. So are a valid document for each peer, and where in it each kind of field
is, if the peer has one.
"""

import datetime
import importlib
import json
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

import attrs
import pydantic

from benchmarks.report import DOCS, put_into_page, table, versions
from migevents import Repair, salvage
from migevents.jsontext.pointer import keys_of

PAGE = DOCS / "salvage.md"
DATA = json.loads(Path(__file__).with_suffix(".json").read_bytes())
INPUTS: list[tuple[str, str, Any]] = [(what, kind, value) for what, kind, value in DATA["inputs"]]

OUTCOMES = {
    "kept": "kept",
    "repaired and reported": "repaired",
    "refused with the place": "refused",
    "refused": "refused, no place",
    "dropped silently": "**dropped**",
    "changed silently": "**changed**",
    "has no such field": "–",
}
"""What becomes of an input, and how the table of all inputs calls it."""
KEPT, REPAIRED, REFUSED, REFUSED_NOWHERE, DROPPED, CHANGED, NO_FIELD = OUTCOMES

ABSENT = object()


@attrs.frozen
class Written:
    """What a library has read, written as JSON again, and whether it reported a change."""

    text: str
    is_said: bool = False


@attrs.frozen
class Peer:
    """A library: how it reads a text and writes it again, a valid document, and the pointers to its fields by kind."""

    name: str
    read: Callable[[str], Written]
    document: dict[str, Any]
    places: dict[str, str]


def outcome(peer: Peer, kind: str, value: Any) -> str:
    """Return what becomes of an input."""
    if kind not in peer.places:
        return NO_FIELD
    keys = keys_of(peer.places[kind])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            written = peer.read(_text(peer.document, keys, value, is_twice=kind == "twice"))
    except Exception as error:  # noqa: BLE001  # whatever it refuses with
        return REFUSED if keys[-1] in str(error) else REFUSED_NOWHERE
    # Of a duplicate key the first value: it is the one that may be lost.
    out = at(json.loads(written.text, object_pairs_hook=lambda members: dict(reversed(members))), keys)
    if type(out) is type(value) and out == value:
        return KEPT
    if written.is_said:
        return REPAIRED
    return DROPPED if out is ABSENT or out is None or kind == "twice" else CHANGED


def _text(document: Any, keys: list[str], value: Any, *, is_twice: bool) -> str:
    """Return a document with a value in its place, as text; and with another value behind it, if it is there twice."""
    *above, last = keys
    document = json.loads(json.dumps(document))
    parent = at(document, above)
    parent.pop(last, None)
    parent |= {"first": value, last: "second"} if is_twice else {last: value}
    return json.dumps(document).replace('"first":', f"{json.dumps(last)}:")


def at(document: Any, keys: list[str]) -> Any:
    """Return the value at a place, or `ABSENT`."""
    for key in keys:
        try:
            document = document[int(key) if isinstance(document, list) else key]
        except (KeyError, IndexError, TypeError):
            return ABSENT
    return document


# Those that are installed by `make dirty` alone, and are untyped, are imported by name.


def read_by_migevents(text: str) -> Written:
    """Salvage an event."""
    salvaged = salvage(text)
    return Written(salvaged.dumps().decode(), any(isinstance(issue, Repair) for issue in salvaged.issues))


def read_by_followthemoney(text: str) -> Written:
    """Read an entity, with its values cleaned, as its command does. Each of its properties is a list."""
    model = importlib.import_module("followthemoney").model
    entity = model.get_proxy(json.loads(text), cleaned=False).to_dict()
    return Written(json.dumps({"properties": {name: values[0] for name, values in entity["properties"].items()}}))


def read_by_stix2(text: str) -> Written:
    """Parse an object of STIX."""
    return Written(importlib.import_module("stix2").parse(text).serialize())


def read_by_pystac(text: str) -> Written:
    """Read an item, without the schemas that its optional validation loads from the web."""
    item = importlib.import_module("pystac").Item.from_dict(json.loads(text))
    return Written(json.dumps(item.to_dict(include_self_link=False)))


def read_by_icalendar(text: str) -> Written:
    """Parse an event, which is written as lines; an invalid value is in its errors."""
    pairs: list[tuple[str, Any]] = []
    json.loads(text, object_pairs_hook=pairs.extend)
    lines = "".join(f"{key}:{value}\r\n" for key, value in pairs)
    event = importlib.import_module("icalendar").Event.from_ical(f"BEGIN:VEVENT\r\n{lines}END:VEVENT\r\n")
    written = [line.split(":", 1) for line in reversed(event.to_ical().decode().split("\r\n")) if ":" in line]
    spellings = {key.upper(): key for key, _ in pairs}
    return Written(json.dumps({spellings.get(key, key): value for key, value in written}), bool(event.errors))


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


def read_by_pydantic(text: str) -> Written:
    """Read the model of pydantic."""
    return Written(Event.model_validate_json(text).model_dump_json())


READERS = {
    "migevents": read_by_migevents,
    "followthemoney": read_by_followthemoney,
    "stix2": read_by_stix2,
    "pystac": read_by_pystac,
    "icalendar": read_by_icalendar,
    "pydantic": read_by_pydantic,
}
PEERS = [Peer(name, read, **DATA["peers"][name]) for name, read in READERS.items()]


def report() -> Iterator[str]:
    """Run all, and yield the lines of the tables of the page."""
    results = {peer.name: [outcome(peer, kind, value) for _, kind, value in INPUTS] for peer in PEERS}
    counts = {name: Counter(outcomes) for name, outcomes in results.items()}
    rows = [(name, *(str(count[each] or "") for each in OUTCOMES)) for name, count in counts.items()]
    yield from (*table(("", *OUTCOMES), rows), "")
    inputs = [f"{what}: `{json.dumps(value)}`" for what, _, value in INPUTS]
    cells = ([OUTCOMES[each] for each in outcomes] for outcomes in results.values())
    yield from (*table(("input", *results), zip(inputs, *cells, strict=True)), "")
    yield f"With {versions(peer.name for peer in PEERS[1:])}."


def main() -> None:
    """Print the tables, and put them into the page."""
    figures = "\n".join(report())
    print(figures)
    put_into_page(PAGE, figures, "dirty")


if __name__ == "__main__":
    main()
