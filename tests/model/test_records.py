"""Constructors enforce the same constraints as readers, and records are values."""

import copy
import inspect
import json
import pickle
from datetime import UTC, date, datetime
from typing import Any, cast, get_type_hints

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import migevents
from migevents import (
    Accession,
    Bound,
    Contact,
    CountUnit,
    Event,
    EventDates,
    EventStatus,
    Framework,
    Interval,
    MemberState,
    Organization,
    OrganizationRole,
    PartialDate,
    ParticipantGroup,
    Photo,
    Quote,
    Session,
    Speaker,
    Theme,
    Venue,
    Workshop,
    loads,
    structure,
    unstructure,
)
from migevents._names import did_you_mean
from migevents.codec.classes import model_classes
from migevents.model.base import Record, fields_of
from migevents.model.event import EVENT_TYPES
from migevents.testing import events, records
from tests.support.effort import times
from tests.support.issues import issues_of
from tests.support.mutations import MUTATIONS, Mutation

CLASSES = sorted(model_classes(), key=lambda cls: cls.__name__)


# --- Constructors -----------------------------------------------------------------------------------------------------

OF_JSON = {"unknown-field", "missing-field", "unknown-type", "bad-version", "unsupported-version"}
"""What a constructor cannot get wrong, or what is a `TypeError` there, as it is for every Python function."""

OF_BOTH = [each for each in MUTATIONS if each.code not in OF_JSON and each.keys <= fields_of(Event).keys()]


@settings(max_examples=times(3))
@given(event=events(), mutation=st.sampled_from(OF_BOTH), data=st.data())
def test_constructors_and_readers_refuse_the_same_values(event: Event, mutation: Mutation, data: st.DataObject) -> None:
    """If a reader refuses a field, so does the constructor of that object, with the same code and message."""
    plain = unstructure(event)
    path = mutation.apply(data.draw, plain)
    expected = [issue for issue in issues_of(structure, plain) if issue.code == mutation.code and issue.path == path]
    found = issues_of(construct, Event, plain)
    assert (found[0].code, found[0].message, found[0].value, found[0].hint) in [
        (issue.code, issue.message, issue.value, issue.hint) for issue in [*expected, *issues_of(structure, plain)]
    ]


def construct(cls: type[Record], plain: dict[str, Any]) -> Any:
    """Build a record in Python from its plain values: constructors all the way down."""
    if "type" in plain:
        cls = EVENT_TYPES[plain["type"]]
    given = {}
    for name, value in plain.items():
        kind = fields_of(cls)[name].kind if name != "type" else None
        if kind is None:
            continue
        if issubclass(kind.type, Record) and kind.many and isinstance(value, list):
            given[name] = [construct(kind.type, item) if isinstance(item, dict) else item for item in value]
        elif issubclass(kind.type, Record) and isinstance(value, dict) and not kind.many:
            given[name] = construct(kind.type, value)
        elif value is not None or not kind.optional:
            given[name] = value
    return cls(**given)


def test_a_constructor_names_the_field() -> None:
    """A constructor stops at the first invalid field, in the order of declaration, and its pointer names it."""
    (issue,) = issues_of(MemberState, country="laos", ordinal=0)
    assert (issue.code, issue.path, issue.value, issue.hint) == (
        "bad-country",
        "/country",
        '"laos"',
        'did you mean "LA"?',
    )
    assert issue == issues_of(structure, {"country": "laos"}, MemberState)[0]
    untyped: Any = Workshop
    (issue,) = issues_of(untyped, title="x", topics=["", 3])
    assert (issue.code, issue.path) == ("empty-text", "/topics/0")


def test_a_constructor_reports_all_rules_together() -> None:
    """The rules across fields are all reported, once each field is valid for itself."""
    issues = issues_of(EventDates, start=PartialDate("2019"), end=PartialDate("2018"), open_end=True)
    assert [issue.code for issue in issues] == ["end-before-start", "open-end-with-end"]


def test_untyped_callers_may_give_lists_and_text() -> None:
    """Lists become tuples, and text becomes a date, an interval or a term."""
    untyped: Any = Workshop
    dates: Any = EventDates
    workshop = untyped(title="x", themes=["protection"], status="held", topics=["a"], extensions={"a": 1})
    assert workshop.themes == (Theme.PROTECTION,)
    assert workshop.status is EventStatus.HELD
    assert workshop.topics == ("a",)
    assert workshop.extensions["a"] == 1
    when = dates(start="2018-06", end=date(2018, 7, 1), basis="stated")
    assert (when.start, when.end) == (PartialDate("2018-06"), PartialDate("2018-07-01"))
    assert dates(within="2018/2019").within == Interval("2018/2019")


@pytest.mark.parametrize(
    ("cls", "arguments"),
    [
        (Workshop, {"title": "x", "host": {"country": "LA"}}),
        (Workshop, {"title": "x", "quotes": [{"text": "x"}]}),
        (Workshop, {"title": "x", "quotes": Quote(text="x")}),
        (Workshop, {"title": "x", "host": Quote(text="x")}),
        (EventDates, {"start": datetime(2018, 11, 15, tzinfo=UTC)}),
        (EventDates, {"start": 2018}),
        (EventDates, {"open_end": 1}),
        (EventDates, {"open_end": 0}),
        (EventDates, {"dates": {"2018-11-15"}}),
        (Event, {"title": None}),
        (Event, {"title": "x", "topics": None}),
    ],
    ids=str,
)
def test_constructors_coerce_nothing_else(cls: Any, arguments: dict[str, Any]) -> None:
    """Only lists and the text of dates and terms are converted: everything else is a wrong type."""
    assert [issue.code for issue in issues_of(cls, **arguments)] == ["wrong-type"]


@pytest.mark.parametrize(
    ("field", "value", "hint"),
    [
        ("venues", {Venue(city="Vientiane")}, "make it a list"),
        ("topics", (topic for topic in ("data", "borders")), "make it a list"),
        ("topics", "data", "wrap a single value in a list: [value]"),
        ("venues", Venue(city="Vientiane"), "wrap a single value in a list: [value]"),
        ("venues", [{"city": "Vientiane"}], "write Venue(...); `structure` reads dicts"),
        ("host", {"country": "LA"}, "write MemberState(...); `structure` reads dicts"),
        ("host", "LA", None),
    ],
)
def test_hints_for_callers_in_python(field: str, value: Any, hint: str | None) -> None:
    """A set passed as a list, or a dict passed as a record, gets a hint."""
    (issue,) = issues_of(Workshop, title="x", **{field: value})
    assert (issue.code, issue.hint) == ("wrong-type", hint)


def test_arguments_without_a_name_and_the_type_are_explained() -> None:
    """A constructor takes its fields by name and has no type: the error has the class, and what to do."""
    create: Any = Workshop
    with pytest.raises(TypeError, match=r"^Workshop takes its fields by name, such as title=\.\.\.$"):
        create("x")
    with pytest.raises(TypeError, match=r"^Workshop takes its fields by name: use migevents\.structure"):
        create({"title": "x"})
    with pytest.raises(TypeError, match=r'^Workshop has no field "type": omit it, it follows from the class$'):
        create(title="x", type="workshop")

    @attrs.frozen
    class Positional(Record):
        """A class of a user whose fields may come without their names."""

        number: int

    with pytest.raises(TypeError, match="takes 2 positional arguments but 3 were given"):
        cast("Any", Positional)(1, 2)


@pytest.mark.parametrize("cls", CLASSES)
def test_constructors_tell_the_types_of_their_arguments(cls: type[Record]) -> None:
    """`help` shows the declared type of each argument, without its constraint."""
    arguments = inspect.signature(cls).parameters
    assert [*arguments] == [*fields_of(cls)]
    hints = get_type_hints(cls)
    assert {name: argument.annotation for name, argument in arguments.items()} == {
        name: hints[name] for name in arguments
    }


def test_instances_of_subclasses_are_refused_inside_a_record() -> None:
    """A subclass may have fields that JSON lacks, so a record does not accept its instances."""
    noted: Any = type("NotedSpeaker", (Speaker,), {"__slots__": ()})
    (issue,) = issues_of(Workshop, title="x", speakers=[noted(name="x")])
    assert (issue.code, issue.path) == ("wrong-type", "/speakers/0")


def test_positional_arguments_are_refused() -> None:
    """Fields are given by name: their order may change."""
    untyped: Any = Workshop
    with pytest.raises(TypeError):
        untyped("x")


# --- Values -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
@settings(max_examples=times(0.3))
@given(data=st.data())
def test_records_are_values(cls: type[Record], data: st.DataObject) -> None:
    """Equal records have equal hashes, pickle, copy, evolve, and their `repr` is code that rebuilds them."""
    record: Any = data.draw(records(cls))
    twin = loads(migevents.dumps(record), cls)
    for other in (twin, copy.copy(record), copy.deepcopy(record), pickle.loads(pickle.dumps(record))):
        assert other == record
        assert hash(other) == hash(record)
        assert type(other) is type(record)
    assert attrs.evolve(record) == record
    assert eval(repr(record), dict(vars(migevents))) == record  # noqa: S307  # `repr` is code, which is what is tested


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
@settings(max_examples=times(0.1))
@given(data=st.data())
def test_records_are_frozen(cls: type[Record], data: st.DataObject) -> None:
    """No field of a record can be set or deleted, and no attribute added."""
    record = data.draw(records(cls))
    for name in [*fields_of(cls), "remark"]:
        with pytest.raises(AttributeError):
            setattr(record, name, None)
        with pytest.raises(AttributeError):
            delattr(record, name)


def test_evolve_checks_again() -> None:
    """`attrs.evolve` validates fields and rules of the new record, like the constructor."""
    group = ParticipantGroup(description="officers", count=24, women=9)
    assert attrs.evolve(group, women=10).women == 10
    assert [issue.code for issue in issues_of(attrs.evolve, group, women=25)] == ["women-exceed-count"]
    assert [issue.code for issue in issues_of(attrs.evolve, group, women=-1)] == ["out-of-range"]


def test_kinds_of_events_differ() -> None:
    """Two kinds of event with the same fields are not equal, and the fields of a kind are those of `Event`."""
    accession = Accession(title="x", members=(MemberState(country="LA"),))
    assert Workshop(title="x") != Event(title="x")
    assert accession != Event(title="x", members=accession.members)
    assert attrs.fields(Workshop) == attrs.fields(Event)


def test_repr_leaves_out_what_is_not_stated() -> None:
    """`repr` shows required fields and what is stated, and nothing else."""
    assert repr(Quote(text="x")) == "Quote(text='x')"
    group = ParticipantGroup(description="officers", bound=Bound.AT_LEAST, count=30)
    assert repr(group) == "ParticipantGroup(description='officers', count=30, bound=Bound.AT_LEAST)"


@given(st.data())
def test_no_default_claims_anything(data: st.DataObject) -> None:
    """Every field that is not required defaults to nothing: `None`, an empty tuple, or a flag that is not set."""
    cls = data.draw(st.sampled_from(CLASSES))
    for field in fields_of(cls).values():
        assert field.required or field.default is None or field.default == () or field.default is False


@given(st.data())
def test_every_field_can_be_stated_alone(data: st.DataObject) -> None:
    """The constructor takes each field that the reader takes, and gives back what was given."""
    cls = data.draw(st.sampled_from([Organization, Framework, Quote]))
    drawn = data.draw(records(cls))
    chosen = data.draw(st.sets(st.sampled_from(list(fields_of(cls)))))
    given = {name: getattr(drawn, name) for name, field in fields_of(cls).items() if field.required or name in chosen}
    record = cls(**given)
    assert {name: getattr(record, name) for name in given} == given


# --- Rules that let pass ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "record",
    [
        EventDates(start=PartialDate("2018-06"), end=PartialDate("2018-06-15")),
        EventDates(start=PartialDate("XXXX-06"), end=PartialDate("XXXX-02")),
        EventDates(start=PartialDate("2019?"), end=PartialDate("2018")),
        EventDates(end=PartialDate("2018")),
        EventDates(start=PartialDate("2015"), open_end=True),
        EventDates(dates=(PartialDate("2021-11-08"), PartialDate("2021-11-12")), end=PartialDate("2021-11-12")),
        EventDates(dates=tuple(map(PartialDate, ("2018", "2019", "2020"))), end=PartialDate("2020")),
        EventDates(within=Interval("2018-11-12/2018-11-18"), days=3),
        ParticipantGroup(description="x", count=24, women=24),
        ParticipantGroup(description="x", count=30, bound=Bound.AT_LEAST, women=40),
        ParticipantGroup(description="x", count=30, bound=Bound.ABOUT, women=31),
        ParticipantGroup(description="x", count=12, unit=CountUnit.DELEGATIONS, women=40),
        ParticipantGroup(description="x", women=9),
        MemberState(country="LA", organization="IOM"),
        MemberState(country="LA", organization="IOM", admitted=PartialDate("2018"), accession=PartialDate("2018-06")),
        Speaker(organization="Lao National Institute for Economic Research"),
        Speaker(positions=("Minister",)),
        Contact(wording="Tel. 1481 (24/7)"),
        Session(title="Opening"),
    ],
    ids=str,
)
def test_what_rules_let_pass(record: Record) -> None:
    """Apparent contradictions are accepted: dates that may overlap, and numbers that are not maximums."""
    assert structure(unstructure(record), type(record)) == record


# --- Rules that do not ------------------------------------------------------------------------------------------------

ENOUGH: dict[type[Record], set[str]] = {
    Contact: {"name", "organization", "phone", "email", "url", "wording", "note"},
    ParticipantGroup: {"description", "kind"},
    Photo: {"caption", "credit", "url"},
    Session: {"title", "kind"},
    Speaker: {"name", "positions", "organization"},
    Venue: {"name", "city", "country", "note"},
}
"""The fields of which one is enough."""


@pytest.mark.parametrize("cls", ENOUGH, ids=lambda cls: cls.__name__)
@settings(max_examples=times(0.3))
@given(data=st.data())
def test_one_field_is_enough(cls: type[Record], data: st.DataObject) -> None:
    """Where at least one of some fields is needed, any one of them will do, and no other field will."""
    stated = unstructure(data.draw(records(cls)))
    for name, value in stated.items():
        if name in ENOUGH[cls]:
            assert unstructure(structure({name: value}, cls)) == {name: value}
        else:
            assert "nothing-stated" in [issue.code for issue in issues_of(structure, {name: value}, cls)]


@pytest.mark.parametrize(
    ("cls", "said", "code", "path"),
    [
        (MemberState, {"country": "LA", "status": "member"}, "missing-organization", "/organization"),
        (MemberState, {"country": "LA", "admitted": "2018"}, "missing-organization", "/organization"),
        (MemberState, {"country": "LA", "accession": "2018-06"}, "missing-organization", "/organization"),
        (MemberState, {"country": "LA", "ordinal": 171}, "missing-organization", "/organization"),
        (EventDates, {"within": "2018/2019", "start": "2018-11-15"}, "window-with-dates", "/within"),
        (EventDates, {"within": "2018/2019", "end": "2018-11-15"}, "window-with-dates", "/within"),
        (EventDates, {"within": "2018/2019", "dates": ["2018-11-15", "2018-11-20"]}, "window-with-dates", "/within"),
        (EventDates, {"dates": ["2018-11-08", "2018-11-12"], "start": "2018-11-07"}, "dates-outside-span", "/start"),
        (EventDates, {"dates": ["2018-11-08", "2018-11-12"], "start": "2018-11-09"}, "dates-outside-span", "/start"),
        (EventDates, {"dates": ["2018-11-08", "2018-11-12"], "end": "2018-11-11"}, "dates-outside-span", "/end"),
        (EventDates, {"dates": ["2018-11-08", "2018-11-12"], "end": "2018-11-13"}, "dates-outside-span", "/end"),
        (EventDates, {"dates": ["2018-11", "2018-12", "2019-01"], "start": "2018-12"}, "dates-outside-span", "/start"),
        (EventDates, {"dates": ["2018-11", "2018-12", "2019-01"], "end": "2018-12"}, "dates-outside-span", "/end"),
    ],
)
def test_what_rules_refuse(cls: type[Record], said: dict[str, Any], code: str, path: str) -> None:
    """Each field of a rule counts: any of them alone, or on either side, is the one fault."""
    assert [(issue.code, issue.path) for issue in issues_of(structure, said, cls)] == [(code, path)]


def test_women_exceed_a_ceiling() -> None:
    """Women may not be more than a count that is exact, or a most, of persons."""
    for bound, unit in ((None, None), (Bound.AT_MOST, None), (None, CountUnit.PERSONS)):
        (issue,) = issues_of(ParticipantGroup, description="x", count=24, women=25, bound=bound, unit=unit)
        assert issue.code == "women-exceed-count"


# --- Speakers ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("speaker", "key"),
    [
        (Speaker(id="s1", name="A", positions=("B",), organization="C"), "s1"),
        (Speaker(name="A", positions=("B",), organization="C"), "A"),
        (Speaker(positions=("B", "D"), organization="C"), "B"),
        (Speaker(organization="C"), "C"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_key_of_a_speaker(speaker: Speaker, key: str) -> None:
    """A speaker is called by id, else by name, else by the first position, else by the organization."""
    assert speaker.key == key


def test_walks_between_speakers_and_quotes() -> None:
    """`speaker_of` and `quotes_of` lead from quotes to speakers and back; who is not there is `None` or nothing."""
    one, two = Speaker(name="One"), Speaker(id="2", name="One")
    quotes = (
        Quote(text="a", speaker="One"),
        Quote(text="b", speaker="2"),
        Quote(text="c"),
        Quote(text="d", speaker="One"),
    )
    event = Event(title="x", speakers=(one, two), quotes=quotes)
    assert [event.speaker_of(quote) for quote in quotes] == [one, two, None, one]
    assert event.quotes_of(one) == (quotes[0], quotes[3])
    assert event.quotes_of(two) == (quotes[1],)
    assert event.quotes_of(Speaker(name="Nobody")) == ()


def test_hints_look_at_a_few_words_only() -> None:
    """A guess at what was meant looks at a bounded number of words and letters, however long the list."""
    assert did_you_mean("speaker 63", (f"speaker {number}" for number in range(10**9))) == 'did you mean "speaker 63"?'
    assert did_you_mean("x" * 10**7, ["x" * 50]) == f'did you mean "{"x" * 50}"?'


def test_organizations_have_several_roles() -> None:
    """An organization keeps all its roles, in their order."""
    roles = (OrganizationRole.ORGANIZER, OrganizationRole.FUNDER)
    organization = Organization(name="IOM", roles=roles)
    assert json.loads(migevents.dumps(organization))["roles"] == ["organizer", "funder"]
