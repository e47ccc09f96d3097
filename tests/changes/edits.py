"""Records that were changed, at random and as people change them, for the tests of differences and merges."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from migevents import AnyEvent, Event, EventDates, InvalidRecord, Source, loads, structure, unstructure
from migevents.model.base import fields_of
from migevents.testing import events

Plain = dict[str, Any]
FOLDER = Path(__file__).parents[2] / "examples"
EXAMPLES = sorted(path for path in FOLDER.glob("*.json") if "broken" not in path.name)


def dates(**given: Any) -> EventDates:
    """Dates of an event, given as text."""
    return EventDates(**given)


def source(**given: Any) -> Source:
    """A source, with its date given as text."""
    return Source(**given)


def example(path: Path) -> AnyEvent:
    """An example of the documentation."""
    return loads(path.read_bytes())


@st.composite
def edited(draw: DrawFn, base: Event, names: st.SearchStrategy[set[str]] | None = None) -> Event:
    """A record with some fields as another event has them; of a list, some items stay and the order may change."""
    values: dict[str, Any] = {}
    few = st.sets(st.sampled_from(list(fields_of(Event))), max_size=5)
    chosen = draw(few if names is None else names)
    other = draw(events(**_nothing_but(chosen)))
    for name in sorted(chosen):
        ours, theirs = getattr(base, name), getattr(other, name)
        if isinstance(ours, tuple):
            kept = [item for item in ours if draw(st.booleans())]
            values[name] = tuple(draw(st.permutations([*map(draw, map(touched, kept)), *theirs])))
        else:
            values[name] = theirs
    try:
        return attrs.evolve(base, **values)
    except InvalidRecord:  # the fields of two events contradict each other
        return base


def _nothing_but(names: set[str]) -> dict[str, Any]:
    """What fixes all other fields of an event to nothing: to draw them would take most of the time."""
    # Quotes and sessions name speakers.
    wanted = names | ({"speakers"} if names & {"quotes", "programme"} else set())
    defaults = {name: field.default for name, field in fields_of(Event).items() if name not in wanted}
    return defaults | ({} if "title" in names else {"title": "Opening"})


def touched(item: Any) -> SearchStrategy[Any]:
    """An item of a list, or one that differs from it in its note."""
    if not hasattr(item, "note"):
        return st.just(item)
    return st.sampled_from([item, attrs.evolve(item, note="Changed.")])


@st.composite
def pairs(draw: DrawFn) -> tuple[Event, Event]:
    """Two records: unlike, or one made from the other."""
    first = draw(events())
    return first, draw(st.one_of(events(), edited(first)))


@st.composite
def three_versions(draw: DrawFn) -> tuple[Event, Event, Event]:
    """A record, and two that were made from it."""
    base = draw(events())
    return base, draw(edited(base)), draw(edited(base))


INDEPENDENT = sorted(set(fields_of(Event)) - {"speakers", "quotes", "programme", "members", "title"})
"""Fields that no rule reads together with another."""


@st.composite
def disjoint_versions(draw: DrawFn, count: int) -> list[Event]:
    """A record, and several that were made from it, each by changes of fields that no other changes."""
    base = draw(events())
    owners = draw(st.fixed_dictionaries({name: st.integers(0, 2 * count) for name in INDEPENDENT}))
    return [
        base,
        *(
            draw(edited(base, st.just({name for name in INDEPENDENT if owners[name] == number})))
            for number in range(count)
        ),
    ]


# --- As people change them --------------------------------------------------------------------------------------------


def _set(name: str, value: Any) -> Callable[[Plain], None]:
    def edit(record: Plain) -> None:
        record[name] = value

    return edit


def _drop(name: str) -> Callable[[Plain], None]:
    def edit(record: Plain) -> None:
        record.pop(name, None)

    return edit


def _append(name: str, item: Any) -> Callable[[Plain], None]:
    def edit(record: Plain) -> None:
        record.setdefault(name, []).append(item)

    return edit


def _drop_first(name: str) -> Callable[[Plain], None]:
    def edit(record: Plain) -> None:
        record[name] = record.get(name, [])[1:]

    return edit


def _turn(name: str) -> Callable[[Plain], None]:
    def edit(record: Plain) -> None:
        record[name] = record.get(name, [])[::-1]

    return edit


def _in_first(name: str, key: str, value: Any) -> Callable[[Plain], None]:
    def edit(record: Plain) -> None:
        for item in record.get(name, [])[:1]:
            item[key] = value

    return edit


HAND_EDITS: dict[str, Callable[[Plain], None]] = {
    "a correction of the date": _set("when", {"start": "2018-11-16", "basis": "stated"}),
    "another correction of the date": _set("when", {"start": "2018-11-14", "end": "2018-11-16"}),
    "a shorter title": _set("title", "Workshop on Migration"),
    "no summary": _drop("summary"),
    "a kind": _set("type", "event"),
    "another kind": _set("type", "meeting"),
    "one more speaker": _append("speakers", {"name": "A. Example", "organization": "IOM"}),
    "one less speaker": _drop_first("speakers"),
    "the speakers turned round": _turn("speakers"),
    "a corrected name": _in_first("speakers", "name", "B. Example"),
    "an id for a speaker": _in_first("speakers", "id", "first"),
    "one more quote": _append("quotes", {"text": "Welcome to all of you"}),
    "one less quote": _drop_first("quotes"),
    "no quotes": _drop("quotes"),
    "the words of a quote": _in_first("quotes", "text", "Something else"),
    "the name of the building": _in_first("venues", "name", "Example Hall"),
    "another city": _in_first("venues", "city", "Pakse"),
    "one more venue": _append("venues", {"city": "Pakse", "country": "LA"}),
    "one more topic": _append("topics", "data"),
    "the topics turned round": _turn("topics"),
    "a role": _in_first("organizations", "roles", ["funder"]),
    "one less organization": _drop_first("organizations"),
    "another country": _in_first("organizations", "country", "TH"),
    "the source": _set("source", {"publisher": "Example News", "url": "https://example.org/news"}),
    "extensions": _set("extensions", {"example:budget": {"amount": 1, "lines": [1.0, None]}}),
    "other extensions": _set("extensions", {"example:budget": {"amount": True}, "example:rate": None}),
    "no contacts": _drop("contacts"),
}
"""What people change in a record, by what it is called."""


def changed_by_hand(record: Event, *names: str) -> Event | None:
    """An example with these changes; nothing where they break it, as the removal of a speaker who is quoted does."""
    data = json.loads(json.dumps(unstructure(record)))
    for name in names:
        HAND_EDITS[name](data)
    try:
        return structure(data)
    except InvalidRecord:
        return None


@st.composite
def hand_edited(draw: DrawFn) -> tuple[Event, Event, Event]:
    """An example, and two versions of it that were changed by hand."""
    base = example(draw(st.sampled_from(EXAMPLES)))
    names = st.lists(st.sampled_from(sorted(HAND_EDITS)), max_size=4)
    ours, theirs = (changed_by_hand(base, *draw(names)) or base for _ in range(2))
    return base, ours, theirs


def versions() -> SearchStrategy[tuple[Event, Event, Event]]:
    """A record and two made from it: random ones, and examples changed by hand."""
    return st.one_of(three_versions(), hand_edited())
