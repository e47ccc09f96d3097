"""The strategies for users' tests: valid records of every shape, small ones, and ones with a single flaw."""

import dataclasses
import importlib
import sys
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

import migevents.testing
from migevents import (
    Accession,
    AnyEvent,
    Contact,
    Event,
    EventDates,
    Extensions,
    Interval,
    InvalidRecord,
    MemberState,
    Organization,
    PartialDate,
    ParticipantGroup,
    Quote,
    Session,
    Workshop,
    loads,
    structure,
)
from migevents.codec.classes import model_classes
from migevents.model.base import Record, fields_of, stated
from migevents.model.event import EVENT_TYPES
from migevents.testing import (
    NearlyValid,
    events,
    extensions,
    intervals,
    nearly_valid,
    nearly_valid_documents,
    partial_dates,
    records,
)
from migevents.testing.flaws import DOCUMENT_FLAWS, flaws_of
from migevents.values.enums import Term
from tests.support.effort import times
from tests.support.issues import codes_and_paths, issues_of

CLASSES = sorted(model_classes(), key=lambda cls: cls.__name__)

of_each_class = pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
# The kinds of events have the same fields,
of_each_shape = pytest.mark.parametrize(
    "cls", [cls for cls in CLASSES if cls is Event or not issubclass(cls, Event)], ids=lambda cls: cls.__name__
)
# and one of them a rule of its own.
of_each_kind_of_class = pytest.mark.parametrize(
    "cls",
    [cls for cls in CLASSES if cls in {Event, Accession} or not issubclass(cls, Event)],
    ids=lambda cls: cls.__name__,
)


# --- Every variant ----------------------------------------------------------------------------------------------------


class AllSeen(Exception):  # it ends a search, and is not an error
    """Everything that was looked for has been drawn."""


def unseen(strategy: st.SearchStrategy[Any], traits: Any, expected: set[Any]) -> set[Any]:
    """Which of the expected traits no value of a strategy has, of a few thousand."""
    missing = set(expected)

    # The test is given the traits alone: Hypothesis represents what ends the search, and warns if that is long.
    @settings(max_examples=4000, phases=[Phase.generate], report_multiple_bugs=False)
    @given(strategy.map(lambda value: list(traits(value))))
    def draw(found: list[Any]) -> None:
        missing.difference_update(found)
        if not missing:
            raise AllSeen

    try:
        draw()
    except AllSeen:
        return set()
    return missing


def expected_traits(cls: type[Record]) -> set[tuple[str, Any]]:
    """What records of a class must include: each field set and unset, each term, each flag, short and long lists."""
    expected: set[tuple[str, Any]] = set()
    for name, field in fields_of(cls).items():
        expected.add((name, "stated"))
        if not field.required:
            expected.add((name, "absent"))
        if issubclass(field.kind.type, Term):
            expected.update((name, term) for term in field.kind.type)
        if field.kind.many:
            expected.update((name, length) for length in ((2, 3) if (cls, name) == (EventDates, "dates") else (1, 2)))
    return expected


def traits_of(record: Record) -> Iterator[tuple[str, Any]]:
    """The traits of a record."""
    values = dict(stated(record))
    for name in fields_of(type(record)):
        yield (name, "stated" if name in values else "absent")
        value = values.get(name)
        if isinstance(value, tuple):
            yield (name, len(value))
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Term):
                yield (name, item)


@of_each_shape
def test_every_field_and_variant_is_drawn(cls: type[Record]) -> None:
    """Records of a class state each field and leave each out, with every term, and lists of all lengths."""
    expected = expected_traits(cls)
    # Events have many fields, and a list of terms that is long: one field at a time, they are seen soon.
    terms = {trait for trait in expected if cls is Event and isinstance(trait[1], Term)}
    assert unseen(records(cls), traits_of, expected - terms) == set()
    for name in {name for name, _ in terms}:
        others = {other: field.default for other, field in fields_of(cls).items() if not field.required}
        del others[name]
        assert unseen(records(cls, **others), traits_of, {trait for trait in terms if trait[0] == name}) == set()


def test_every_shape_of_a_date_is_drawn() -> None:
    """Dates come in every precision with every mark, intervals with each end open, and extensions of every type."""
    marks = ("", "?", "~", "%")
    shapes = {shape + mark for shape in ("0000", "0000-00", "0000-00-00", "XXXX-00", "XXXX-00-00") for mark in marks}
    zeros = str.maketrans("123456789", "000000000")
    assert unseen(partial_dates(), lambda date: [str(date).translate(zeros)], shapes) == set()
    open_ends = {(True, True), (True, False), (False, True)}
    assert unseen(intervals(), lambda span: [(span.start is not None, span.end is not None)], open_ends) == set()
    kinds = {type(None), bool, int, float, str, tuple, Extensions}
    assert unseen(extensions(), lambda value: [type(item) for item in value.values()], kinds) == set()


def test_every_kind_of_event_and_shape_of_dates_is_drawn() -> None:
    """Events are of every kind, and their dates of every shape; speakers are named by quotes and by sessions."""
    assert unseen(events(), lambda event: [event.type], set(EVENT_TYPES)) == set()
    shapes = {
        frozenset(names)
        for names in (
            *((), ("start",), ("end",), ("start", "open_end"), ("start", "end")),
            *(("dates",), ("start", "end", "dates"), ("within",)),
        )
    }
    about = {"days", "wording", "basis"}
    assert unseen(records(EventDates), lambda when: [frozenset(dict(stated(when)).keys() - about)], shapes) == set()

    def naming(event: Event) -> Iterator[str]:
        yield from ("quotes" for quote in event.quotes if quote.speaker)
        yield from ("programme" for session in event.programme if session.speakers)

    assert unseen(records(Workshop), naming, {"quotes", "programme"}) == set()


@settings(max_examples=times(3))
@given(records(Workshop))
def test_an_event_is_small(workshop: Workshop) -> None:
    """An event states at most 20 of its fields."""
    assert len(dict(stated(workshop))) <= 20


# --- Shrinking --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("strategy", "condition", "smallest"),
    [
        (records(Workshop), lambda _: True, "Workshop(title='a')"),
        (events(), lambda _: True, "Event(title='a')"),
        (
            events(),
            lambda event: isinstance(event, Accession),
            "Accession(title='a', members=(MemberState(country='AD'),))",
        ),
        (records(Workshop), lambda event: event.host, "Workshop(title='a', host=MemberState(country='AD'))"),
        (
            records(Workshop),
            lambda event: event.when and event.when.end,
            "Workshop(title='a', when=EventDates(end=PartialDate('2000')))",
        ),
        (
            records(Workshop),
            lambda event: any(quote.speaker for quote in event.quotes),
            "Workshop(title='a', speakers=(Speaker(name='a'),), quotes=(Quote(text='a', speaker='a'),))",
        ),
        (records(MemberState), lambda state: state.ordinal, "MemberState(country='AD', organization='IOM', ordinal=1)"),
    ],
)  # fmt: skip
def test_records_shrink_to_what_a_person_can_read(strategy: Any, condition: Any, smallest: str) -> None:
    """The smallest failing record has the cause of the failure, and otherwise only required fields."""
    assert repr(find(strategy, condition)) == smallest


# --- What is fixed ----------------------------------------------------------------------------------------------------


@of_each_kind_of_class
@settings(max_examples=times(1))
@given(data=st.data())
def test_what_is_fixed_is_kept(cls: type[Record], data: st.DataObject) -> None:
    """Any fields of a valid record can be fixed, and the drawn records have just these values."""
    record = data.draw(records(cls))
    names = data.draw(st.sets(st.sampled_from(list(fields_of(cls)))))
    fixed = {name: getattr(record, name) for name in names}
    drawn = data.draw(records(cls, **fixed))
    assert {name: getattr(drawn, name) for name in names} == fixed


@settings(max_examples=times(1))
@given(records(Workshop, host=records(MemberState, organization="IOM"), topics=["data"], summary=None, quotes=()))
def test_values_and_strategies_can_be_fixed(workshop: Workshop) -> None:
    """A field is fixed to a value, to what a strategy gives, to text that becomes a value, or to nothing."""
    assert workshop.host is not None
    assert (workshop.host.organization, workshop.topics) == ("IOM", ("data",))
    assert (workshop.summary, workshop.quotes) == (None, ())


@settings(max_examples=times(1))
@given(
    records(
        Workshop,
        quotes=st.lists(records(Quote, speaker="Minister"), min_size=1),
        programme=[Session(title="x", speakers=("Chair",))],
    )
)
def test_speakers_are_added_for_quotes_that_are_fixed(workshop: Workshop) -> None:
    """Where quotes and sessions are fixed and speakers are not, those who are named are there."""
    assert {"Minister", "Chair"} <= {speaker.key for speaker in workshop.speakers}


@settings(max_examples=times(3))
@given(
    within=records(EventDates, within=Interval("2018/2019")),
    start=records(EventDates, start=PartialDate("2018-11-15")),
    end=records(EventDates, end=PartialDate("2018-11-15")),
)
def test_what_is_fixed_wins_over_what_is_not(within: EventDates, start: EventDates, end: EventDates) -> None:
    """Values that contradict a fixed one are left out, with those that required them, so no draw fails."""
    assert dict(stated(within)).keys() <= {"within", "days", "wording", "basis"}
    assert start.start == end.end == PartialDate("2018-11-15")


@settings(max_examples=times(2))
@given(events(members=()))
def test_events_are_of_the_kinds_that_they_can_be(event: Event) -> None:
    """Where members are fixed to none, no event is an accession, which has to name some."""
    assert not isinstance(event, Accession)


@given(st.data())
def test_contradictions_among_what_is_fixed_are_refused(data: st.DataObject) -> None:
    """Fixed values that contradict each other are refused when they are drawn, and what a strategy gives is checked."""
    for strategy in (
        records(EventDates, start=PartialDate("2019"), end=PartialDate("2018")),
        records(MemberState, organization=None, ordinal=171),
        records(ParticipantGroup, description=None, kind=None),
        records(Workshop, speakers=(), quotes=[Quote(text="x", speaker="nobody")]),
        records(Workshop, title=st.just(3)),
    ):
        with pytest.raises(InvalidRecord):
            data.draw(strategy)


def test_what_cannot_be_fixed_is_refused_at_once() -> None:
    """An unknown field, an invalid value and a foreign class are refused without a draw."""
    with pytest.raises(TypeError, match=r'Workshop has no field "hosts": did you mean "host"\?'):
        records(Workshop, hosts=None)
    with pytest.raises(TypeError, match='Organization has no field "xyz"'):
        records(Organization, xyz=None)
    with pytest.raises(InvalidRecord, match="/country: "):
        records(MemberState, country="laos")
    functions: list[Any] = [records, nearly_valid, nearly_valid_documents]
    for function in functions:
        with pytest.raises(TypeError, match="int is not a class of migevents"):
            function(int)


# --- From types -------------------------------------------------------------------------------------------------------


@attrs.frozen
class Report:
    """A user's class with records."""

    event: AnyEvent
    host: MemberState
    when: EventDates | None
    day: PartialDate
    window: Interval
    more: Extensions


@dataclasses.dataclass
class JsonPath:
    """A user's dataclass with records."""

    contacts: list[Contact]


@settings(max_examples=times(0.5))
@given(report=st.builds(Report), address=st.from_type(JsonPath), workshop=st.from_type(Workshop))
def test_types_have_their_strategies(report: Report, address: JsonPath, workshop: Workshop) -> None:
    """Once the module is imported, Hypothesis knows the classes, also inside of users' classes."""
    assert isinstance(report.event, Event)
    assert isinstance(report.host, MemberState)
    assert all(isinstance(contact, Contact) for contact in address.contacts)
    assert type(workshop) is Workshop


@of_each_class
@settings(max_examples=times(0.2))
@given(data=st.data())
def test_every_class_is_registered(cls: type[Record], data: st.DataObject) -> None:
    """Each class has its strategy by its type."""
    assert isinstance(data.draw(st.from_type(cls)), cls)


# --- Nearly valid -----------------------------------------------------------------------------------------------------


@of_each_kind_of_class
@settings(max_examples=times(1))
@given(data=st.data())
def test_a_nearly_valid_record_has_one_flaw(cls: type[Record], data: st.DataObject) -> None:
    """Each nearly valid record of a class gets the one issue that comes with it, from a dict and from JSON."""
    bad: NearlyValid = data.draw(nearly_valid(cls))
    assert codes_and_paths(issues_of(structure, bad.data, cls)) == [(bad.code, bad.path)]
    bad = data.draw(nearly_valid_documents(cls))
    assert codes_and_paths(issues_of(loads, bad.data, cls)) == [(bad.code, bad.path)]


@of_each_kind_of_class
def test_each_flaw_gets_its_code(cls: type[Record]) -> None:
    """Each flaw of a class, put into the smallest record of it, gets its code in its place, and nothing else does."""
    smallest = migevents.unstructure(find(records(cls), lambda _: True))
    for flaw in flaws_of(cls):
        plain = dict(smallest)
        flaw.put_into(plain)
        assert codes_and_paths(issues_of(structure, plain, cls)) == [(flaw.code, flaw.path)], flaw


@of_each_shape
def test_every_code_is_drawn(cls: type[Record]) -> None:
    """Nearly valid records of a class get every code that its fields and rules know; documents get those of JSON."""
    codes = {flaw.code for flaw in flaws_of(cls)}
    assert unseen(nearly_valid(cls), lambda bad: [bad.code], codes) == set()
    codes = {flaw.code for flaw in DOCUMENT_FLAWS}
    assert unseen(nearly_valid_documents(cls), lambda bad: [bad.code], codes) == set()


# --- Without Hypothesis -----------------------------------------------------------------------------------------------


def test_without_hypothesis_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Hypothesis, the import fails with the extra to install."""
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    monkeypatch.delitem(sys.modules, "migevents.testing")
    with pytest.raises(ModuleNotFoundError, match=r"pip install 'migevents\[hypothesis\]'"):
        importlib.import_module("migevents.testing")
