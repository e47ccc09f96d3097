"""Hypothesis strategies for every class of the model, made from what the fields declare."""

import re
from collections.abc import Callable
from typing import Any, get_args

from hypothesis import settings
from hypothesis import strategies as st

from migevents import (
    Accession,
    Contact,
    Event,
    EventDates,
    Extensions,
    Interval,
    MemberState,
    PartialDate,
    ParticipantGroup,
    Photo,
    Session,
    Speaker,
    Venue,
)
from migevents.countries import CODES
from migevents.events import EVENT_TYPES
from migevents.extensions import MAX_INTEGER
from migevents.fields import Country, Kind, LongText, Text
from migevents.records import Record, fields_of, made_once
from migevents.terms import Term

SPACE = " \t\n\r\u00a0\u1680\u2000\u2009\u2028\u2029\u202f\u205f\u3000\ufeff"
"""Some of the white space that text must not have around it."""

CHARACTERS = st.characters(exclude_categories=["Cs"])
"""Every character that JSON can carry."""

Arguments = dict[str, Any]


def times(factor: float) -> int:
    """Return how many examples to try: `factor` times as many as the profile says."""
    return max(1, round(factor * settings().max_examples))


# --- Leaves -----------------------------------------------------------------------------------------------------------


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Dates of every precision, with and without a year, with every mark."""
    day = draw(st.dates()).isoformat()
    text = draw(st.sampled_from([day[:4], day[:7], day, f"XXXX{day[4:7]}", f"XXXX{day[4:]}"]))
    return PartialDate(text + draw(st.sampled_from(["", "?", "~", "%"])))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Intervals with two ends, and with one and an open one."""
    start, end = draw(partial_dates()), draw(partial_dates())
    if end.precedes(start):
        start, end = end, start
    return Interval(draw(st.sampled_from([f"{start}/{end}", f"{start}/..", f"../{end}"])))


def _texts(*, lines: bool) -> st.SearchStrategy[str]:
    characters = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="" if lines else "\u2028\u2029")
    if lines:
        characters |= st.sampled_from("\n\r\t")
    return st.text(characters, min_size=1, max_size=12).map(lambda text: text.strip(SPACE)).filter(bool)


def json_values() -> st.SearchStrategy[Any]:
    """The values that extensions take."""
    scalars: st.SearchStrategy[Any] = st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-MAX_INTEGER, MAX_INTEGER),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(CHARACTERS, max_size=8),
    )
    keys = st.text(CHARACTERS, min_size=1, max_size=8)
    return st.recursive(
        scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3), max_leaves=6
    )


def extensions() -> st.SearchStrategy[Extensions]:
    """Extensions of any shape."""
    keys = st.text(CHARACTERS, min_size=1, max_size=8)
    return st.dictionaries(keys, json_values(), max_size=3).map(Extensions)


_LEAVES: dict[Any, Callable[[], st.SearchStrategy[Any]]] = {
    bool: st.booleans,
    PartialDate: partial_dates,
    Interval: intervals,
    Extensions: extensions,
}


def leaves(kind: Kind) -> st.SearchStrategy[Any]:
    """The sound values of a leaf of this kind."""
    if kind.type in _LEAVES:
        return _LEAVES[kind.type]()
    if issubclass(kind.type, Term):
        return st.sampled_from(kind.type)
    assert kind.meta is not None, f"{kind.type} declares no constraint"
    if kind.type is int:
        low = int(kind.meta.ge or 0)
        return st.integers(low, 40) | st.integers(low, MAX_INTEGER)
    if kind.meta in {get_args(Text)[1], get_args(LongText)[1]}:
        return _texts(lines=kind.meta is get_args(LongText)[1])
    if kind.meta is get_args(Country)[1]:
        return st.sampled_from(CODES)
    assert kind.meta.pattern is not None, f"{kind.type} declares no pattern"
    return st.from_regex(re.compile(kind.meta.pattern.removesuffix(r"(?!\n)")), fullmatch=True)


# --- Records ----------------------------------------------------------------------------------------------------------


@made_once
def _values(cls: type[Record]) -> dict[str, st.SearchStrategy[Any]]:
    """The sound values of each field of `cls`."""
    values = {}
    for name, field in fields_of(cls).items():
        each = records(field.kind.type) if issubclass(field.kind.type, Record) else leaves(field.kind)
        values[name] = st.lists(each, max_size=2).map(tuple) if field.kind.many else each
    return values


@st.composite
def arguments(draw: st.DrawFn, cls: type[Record]) -> Arguments:
    """Arguments for the constructor of `cls`, each of them sound for itself: the required ones, and some others."""
    fields = fields_of(cls)
    others = [name for name, field in fields.items() if not field.required]
    chosen = draw(st.lists(st.sampled_from(others), unique=True, max_size=_MOST_FIELDS))
    return {name: draw(_values(cls)[name]) for name, field in fields.items() if field.required or name in chosen}


_MOST_FIELDS = 6


@made_once
def records(cls: type[Record]) -> st.SearchStrategy[Any]:
    """Sound records of `cls`."""
    if cls is EventDates:
        return event_dates()
    return arguments(cls).map(lambda given: cls(**_agreeing(cls, dict(given))))


def events() -> st.SearchStrategy[Any]:
    """Sound events of every kind."""
    return st.sampled_from(sorted(EVENT_TYPES)).flatmap(lambda name: records(EVENT_TYPES[name]))


_ONE_OF: dict[type[Record], tuple[str, ...]] = {
    Contact: ("wording", "name", "organization", "phone", "email", "url", "note"),
    ParticipantGroup: ("description", "kind"),
    Photo: ("caption", "credit", "url"),
    Session: ("title", "kind"),
    Speaker: ("name", "positions", "organization"),
    Venue: ("note", "name", "city", "country"),
}


def _agreeing(cls: type[Record], given: Arguments) -> Arguments:
    """Make arguments agree with each other, as the rules of the class ask."""
    alternatives = _ONE_OF.get(cls, ())
    if alternatives and not any(given.get(name) for name in alternatives):
        given[alternatives[0]] = "something"
    if cls is MemberState:
        given.setdefault("organization", "IOM")
        if {"admitted", "accession"} <= given.keys() and given["accession"].precedes(given["admitted"]):
            given["admitted"], given["accession"] = given["accession"], given["admitted"]
    if cls is ParticipantGroup:
        given["count"] = max(given.get("count", 1), given.get("women", 1))
    if issubclass(cls, Event):
        _agree_on_speakers(given)
    if cls is Accession:
        given["members"] = given.get("members") or (MemberState(country="LA"),)
    return given


def _agree_on_speakers(given: Arguments) -> None:
    """Keep one speaker of each key, and let quotes and sessions name only those."""
    by_key = {speaker.key: speaker for speaker in given.get("speakers", ())}
    given["speakers"] = tuple(by_key.values())
    keys = sorted(by_key)

    def known(key: str | None) -> str | None:
        return keys[len(key) % len(keys)] if key and keys else None

    given["quotes"] = tuple(_evolved(quote, speaker=known(quote.speaker)) for quote in given.get("quotes", ()))
    given["programme"] = tuple(
        _evolved(session, speakers=tuple(filter(None, map(known, session.speakers))))
        for session in given.get("programme", ())
    )


def _evolved(record: Any, **changes: Any) -> Any:
    return type(record)(**{name: getattr(record, name) for name in fields_of(type(record))} | changes)


@st.composite
def event_dates(draw: st.DrawFn) -> EventDates:
    """Dates of an event: of each shape that the rules allow."""
    days = sorted(draw(st.lists(st.dates(), min_size=2, max_size=4, unique=True)))
    first, *_, last = singles = tuple(PartialDate.from_date(day) for day in days)
    shapes: list[Arguments] = [
        {},
        {"start": draw(partial_dates())},
        {"start": first, "end": last},
        {"start": first, "open_end": True},
        {"end": draw(partial_dates())},
        {"dates": singles},
        {"start": first, "end": last, "dates": singles},
        {"within": draw(intervals())},
    ]
    given = draw(arguments(EventDates))
    about = {name: given[name] for name in ("days", "wording", "basis") if name in given}
    return EventDates(**draw(st.sampled_from(shapes)), **about)
