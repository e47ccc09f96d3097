"""Strategies for records of any class; arguments fix some of the values."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeVar, cast

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from migevents._display import preview
from migevents._names import did_you_mean
from migevents.codec.classes import model_classes, resolve_class
from migevents.codec.failures import build_partial
from migevents.codec.structs import partial_struct_of
from migevents.model.base import Record, cached, fields_of, invariants_of, issues_of_invariants
from migevents.model.event import EVENT_TYPES, AnyEvent, Event
from migevents.model.event_dates import EventDates
from migevents.model.organizations import MemberState, ParticipantGroup
from migevents.model.people import Speaker
from migevents.testing.values import extensions, intervals, partial_dates, values
from migevents.values.dates import Interval, PartialDate
from migevents.values.extensions import Extensions

R = TypeVar("R", bound=Record)

_Values = dict[str, Any]


# --- Public -----------------------------------------------------------------------------------------------------------


def records(cls: type[R], **fixed: object) -> SearchStrategy[R]:
    """Return a strategy for valid records of a class.

    A record states the fields that it has to and some of the others; an event states about eight.

    Args:
        cls: A class of this library. `Event` gives every kind of event.
        **fixed: Values of fields, or strategies for them. `None`, or ``()`` for a list, leaves a field unset. The other
            fields are made to agree with the fixed ones: quotes name speakers that exist.

    Raises:
        TypeError: `cls` is not a class of this library, or has no such field.
        InvalidRecord: A fixed value is not valid for its field. Values of a strategy, and values that contradict each
            other, are refused when they are drawn.

    Examples:
        >>> import hypothesis
        >>> from migevents import MemberState, Workshop
        >>> from migevents.testing import records
        >>> hypothesis.find(records(Workshop, host=MemberState(country="LA")), lambda workshop: True)
        Workshop(title='a', host=MemberState(country='LA'))
    """
    cls = resolve_class(cls)
    given = {name: _fixed(cls, name, value) for name, value in fixed.items()}
    if cls is Event:
        kinds = st.sampled_from([kind for kind in EVENT_TYPES.values() if _can_be(kind, fixed)])
        return cast("SearchStrategy[R]", kinds.flatmap(lambda kind: _records(kind, given)))
    return _records(cls, given)


def events(**fixed: object) -> SearchStrategy[AnyEvent]:
    """Return a strategy for events of every kind: `records` of `Event`."""
    return records(Event, **fixed)


def _can_be(kind: type[Event], fixed: Mapping[str, object]) -> bool:
    """Say whether no field fixed to nothing is required by a kind of event.

    An accession, for example, requires members.
    """
    return all(any(fixed.get(name, True) for name in needed) for needed in _needed(kind))


def _fixed(cls: type[Record], name: str, value: object) -> SearchStrategy[Any]:
    """Return the strategy of a field that is fixed."""
    if name not in fields_of(cls):
        hint = did_you_mean(name, fields_of(cls))
        raise TypeError(f"{cls.__name__} has no field {preview(name)}{f': {hint}' if hint else ''}")
    read = cast("Callable[[Any], Any]", attrs.fields_dict(cls)[name].converter)
    return value.map(read) if isinstance(value, SearchStrategy) else st.just(read(value))


# --- Records ----------------------------------------------------------------------------------------------------------


@st.composite
def _records(draw: st.DrawFn, cls: type[R], fixed: Mapping[str, SearchStrategy[Any]]) -> R:
    given = {name: draw(strategy) for name, strategy in fixed.items()}
    free = [name for name in fields_of(cls) if name not in fixed]
    if cls is EventDates:
        shape = {"start": draw(partial_dates())} if given.get("open_end") else draw(_shapes())
        given |= {name: value for name, value in shape.items() if name in free}
    given |= {name: draw(_field_values(cls)[name]) for name in free if fields_of(cls)[name].required}
    for some in draw(_others(cls, tuple(free))):
        given |= some
    for needed in _needed(cls):
        ways = [name for name in needed if name in free]
        if ways and not any(map(given.get, needed)):
            way = draw(st.sampled_from(ways))
            given[way] = draw(_field_values(cls)[way])
    if cls in _AGREEMENTS:
        _AGREEMENTS[cls](given, free)
    _drop_contradictions(cls, given, free)
    return cls(**given)


@cached
def _others(cls: type[Record], free: tuple[str, ...]) -> SearchStrategy[list[_Values]]:
    """Return a strategy for some of the optional fields, with values.

    A field is drawn together with its value, so that Hypothesis can take both away at once.
    """
    names = [name for name in free if not fields_of(cls)[name].required]
    if cls is EventDates:
        names = [name for name in names if name not in _OF_SHAPES]
    if not names:
        return st.just([])
    one = st.one_of([st.fixed_dictionaries({name: _field_values(cls)[name]}) for name in names])
    if not issubclass(cls, Event):
        return st.lists(one, max_size=3)
    # A list tends to be short: it takes two to state about eight fields of an event.
    some = st.lists(one, max_size=9)
    return st.tuples(some, some).map(lambda lists: lists[0] + lists[1])


@cached
def _field_values(cls: type[Record]) -> Mapping[str, SearchStrategy[Any]]:
    """Return a strategy for the values of each field."""
    strategies = {}
    for name, field in fields_of(cls).items():
        each = _records(field.kind.type, {}) if issubclass(field.kind.type, Record) else values(field.kind)
        strategies[name] = st.lists(each, min_size=1, max_size=2).map(tuple) if field.kind.many else each
    return strategies


@cached
def _needed(cls: type[Record]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of fields of which the rules require one.

    They are found by the rules that an empty record breaks.
    """
    empty = build_partial(cls)
    broken = [invariant for invariant in invariants_of(cls) if issues_of_invariants(empty, [invariant])]
    return tuple(tuple(name for name in fields_of(cls) if name in invariant.fields) for invariant in broken)


def _drop_contradictions(cls: type[Record], given: _Values, free: Collection[str]) -> None:
    """Leave out unfixed values that the rules of the class reject."""
    for invariant in invariants_of(cls):
        dropped = invariant.fields & given.keys() & set(free)
        if dropped and issues_of_invariants(build_partial(cls, partial_struct_of(cls)(**given)), [invariant]):
            for name in dropped:
                del given[name]
            # The rest may now break a rule that it kept before: an open end without its start.
            _drop_contradictions(cls, given, free)
            return


# --- What makes the fields of a record agree --------------------------------------------------------------------------

_OF_SHAPES = ("start", "end", "open_end", "dates", "within")


@st.composite
def _shapes(draw: st.DrawFn) -> _Values:
    """Draw the dates of an event, in one of the shapes that the rules allow."""
    shape = draw(st.sampled_from(["nothing", "start", "end", "within", "open", "span", "days", "days of a span"]))
    if shape in {"start", "open", "end"}:
        day = draw(partial_dates())
        return {"end": day} if shape == "end" else {"start": day} | ({"open_end": True} if shape == "open" else {})
    if shape == "within":
        return {"within": draw(intervals())}
    if shape == "nothing":
        return {}
    days = sorted(draw(st.lists(st.dates(), min_size=2, max_size=4, unique=True)))
    dates = tuple(map(PartialDate.from_date, days))
    span = {} if shape == "days" else {"start": dates[0], "end": dates[-1]}
    return span | ({} if shape == "span" else {"dates": dates})


def _agree_on_membership(given: _Values, free: Collection[str]) -> None:
    if "organization" in free and given.keys() & {"status", "admitted", "accession", "ordinal"}:
        given.setdefault("organization", "IOM")


def _agree_on_count(given: _Values, free: Collection[str]) -> None:
    if "count" in free and given.keys() & {"count", "bound"}:
        given["count"] = max(given.get("count", 1), given.get("women") or 1)


def _agree_on_speakers(given: _Values, free: Collection[str]) -> None:
    """Keep one speaker per key, and only references to those."""
    by_key = {speaker.key: speaker for speaker in given.get("speakers", ())}
    if "speakers" in free:
        named = [quote.speaker for quote in given.get("quotes", ()) if "quotes" not in free and quote.speaker]
        if "programme" not in free:
            named += [key for session in given.get("programme", ()) for key in session.speakers]
        by_key = {key: Speaker(name=key) for key in named} | by_key
        given["speakers"] = tuple(by_key.values())
    keys = sorted(by_key)

    def known(key: str | None) -> str | None:
        return keys[len(key) % len(keys)] if key and keys else None

    if "quotes" in free:
        given["quotes"] = tuple(attrs.evolve(quote, speaker=known(quote.speaker)) for quote in given.get("quotes", ()))
    if "programme" in free:
        given["programme"] = tuple(
            attrs.evolve(session, speakers=tuple(filter(None, map(known, session.speakers))))
            for session in given.get("programme", ())
        )


_AGREEMENTS: Mapping[type[Record], Callable[[_Values, Collection[str]], None]] = {
    MemberState: _agree_on_membership,
    ParticipantGroup: _agree_on_count,
    **dict.fromkeys(EVENT_TYPES.values(), _agree_on_speakers),
}


# --- For `st.from_type` -----------------------------------------------------------------------------------------------

for _cls in model_classes():
    st.register_type_strategy(_cls, records(_cls))
st.register_type_strategy(PartialDate, partial_dates())
st.register_type_strategy(Interval, intervals())
st.register_type_strategy(Extensions, extensions())
