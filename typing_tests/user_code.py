"""The code of a user, as type checkers see it: it is checked, and not run."""

from collections.abc import Iterator
from typing import Any, TypeVar, assert_never, assert_type

import attrs

import migevents
from migevents import (
    Accession,
    AnyEvent,
    Conference,
    Consultation,
    Contact,
    Event,
    EventDates,
    Framework,
    InvalidRecord,
    Issue,
    Launch,
    Meeting,
    MemberState,
    PartialDate,
    Record,
    Signing,
    Speaker,
    Theme,
    Training,
    Workshop,
    vocabularies,
)
from migevents.changes import Change, Conflict
from migevents.vocabularies import Country, Entry, Goals, MemberStates, Region, Relevance, Vocabulary

DATA = b"{}"
VALUES: dict[str, Any] = {}

assert_type(migevents.loads(DATA), AnyEvent)
assert_type(migevents.loads("{}", Workshop), Workshop)
assert_type(migevents.loads(DATA, Event), Event)
assert_type(migevents.loads(DATA, Contact), Contact)
assert_type(migevents.load("event.json"), AnyEvent)
assert_type(migevents.load("event.json", Training), Training)
assert_type(migevents.structure(VALUES), AnyEvent)
assert_type(migevents.structure(VALUES, MemberState), MemberState)
assert_type(migevents.loads(DATA, None), AnyEvent)
assert_type(migevents.load("event.json", None), AnyEvent)
assert_type(migevents.structure(VALUES, None), AnyEvent)
assert_type(migevents.unstructure(Workshop(title="x")), dict[str, Any])
assert_type(migevents.dumps(Workshop(title="x"), indent=2), bytes)


def kind(event: AnyEvent) -> str:  # noqa: PLR0911  # one line for each kind is what is shown
    """Name the kind of an event; the checkers know that no kind is left out."""
    match event:
        case Workshop():
            return "workshop"
        case Training():
            return "training"
        case Conference():
            return "conference"
        case Meeting() | Consultation():
            return "meeting"
        case Launch() | Signing():
            return "ceremony"
        case Accession(members=members):
            assert_type(members, tuple[MemberState, ...])
            return "accession"
        case Event(title=title):
            return title
        case _:
            assert_never(event)


def walk(event: Event) -> Iterator[str]:
    """Every field has the type that it declares."""
    assert_type(event.title, str)
    assert_type(event.when, EventDates | None)
    assert_type(event.themes, tuple[Theme, ...])
    for quote in event.quotes:
        assert_type(event.speaker_of(quote), Speaker | None)
        yield quote.text
    if event.when and event.when.start:
        assert_type(event.when.start, PartialDate)
        assert_type(event.when.start.year, int | None)


R = TypeVar("R", bound=Record)


def fetched(data: bytes, cls: type[R]) -> R:
    """A function of a user's own may read whatever class it is asked for."""
    return migevents.loads(data, cls)


def one_kind(data: bytes, cls: type[Workshop] | None) -> AnyEvent:
    """The class may be left to the caller of a caller, and be none."""
    return migevents.loads(data, cls)


assert_type(fetched(DATA, Contact), Contact)


def faults() -> tuple[Issue, ...]:
    """Errors carry typed issues."""
    try:
        migevents.loads(DATA)
    except InvalidRecord as error:
        return error.issues
    return ()


# What compares records keeps their class, and has types although it is loaded when it is first asked for.
assert_type(migevents.diff(Workshop(title="x"), Workshop(title="y")), tuple[Change, ...])
assert_type(migevents.merge(Workshop(title="x"), Workshop(title="y")).record, Workshop)
assert_type(
    migevents.merge(Workshop(title="x"), Meeting(title="y"), base=Event(title="z")).conflicts, tuple[Conflict, ...]
)
absent = migevents.mrege  # type: ignore[attr-defined]  # there is no such function

# Vocabularies have types although they are loaded when they are first asked for.
assert_type(vocabularies.countries, Vocabulary[Country])
assert_type(vocabularies.countries.find("Laos"), Entry[Country] | None)
assert_type(vocabularies.countries["LA"].record.region, Region | None)
assert_type(vocabularies.member_states, MemberStates)
assert_type(vocabularies.member_states["LA"].record, MemberState)
assert_type(vocabularies.member_states.totals[PartialDate("1998")].record, int)
assert_type(vocabularies.frameworks.matches("Global Compact"), tuple[Entry[Framework], ...])
assert_type(vocabularies.gcm["objective-7"].record, Framework)
assert_type(vocabularies.sdg, Goals)
assert_type(vocabularies.sdg.relevance["10.7"], Relevance)
assert_type(vocabularies.themes["protection"].record, Theme)
country: str = vocabularies.countries["LA"].record
unknown = vocabularies.regions  # type: ignore[attr-defined]  # there is no such vocabulary

assert_type(attrs.evolve(Workshop(title="x"), title="y"), Workshop)

# What the constructors would convert is still refused to typed callers. Checkers report an ignore that is not needed.
Workshop(title=3)  # type: ignore[arg-type]  # a title is text
Workshop(title="x", topics=["a"])  # type: ignore[arg-type]  # a tuple is asked for
EventDates(start="2018")  # type: ignore[arg-type]  # a date is asked for
Workshop("x")  # type: ignore[call-arg]  # fields are given by name
Workshop(title="x").title = "y"  # type: ignore[misc]  # records are frozen
