"""Merged records are valid, have all that both sides brought, and list what could not be brought together."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migevents import (
    Accession,
    AnyEvent,
    Contact,
    Event,
    Extensions,
    Meeting,
    MemberState,
    Organization,
    Quote,
    Session,
    SessionKind,
    Speaker,
    StakeholderKind,
    Venue,
    Workshop,
    dumps,
    loads,
    merge,
)
from migevents.changes import MISSING, ConflictCode, KeyedPath, Merge
from migevents.changes.alignment import agree
from migevents.changes.paths import keys_of_items
from migevents.codes import MERGES
from migevents.jsontext.pointer import keys_of
from migevents.model.base import Record, fields_of
from migevents.testing import events, records
from migevents.values.extensions import is_same
from tests.changes.edits import dates, disjoint_versions, source, versions
from tests.support.effort import times

ROOT = KeyedPath()


def event(**given_values: Any) -> Event:
    """An event with a title."""
    values: dict[str, Any] = {"title": "Opening"}
    return Event(**values | given_values)


def merged(ours: Event, theirs: Event, base: Event | None = None) -> Any:
    """The merged record, if there is nothing to look at."""
    result = merge(ours, theirs, base=base)
    assert result.conflicts == ()
    return result.record


def conflicts(result: Merge[Any]) -> list[tuple[str, str, str]]:
    """The code, path and pointer of each conflict."""
    return [(conflict.code, str(conflict.path), conflict.pointer) for conflict in result.conflicts]


# --- Properties -------------------------------------------------------------------------------------------------------


@given(made=versions())
def test_merging_with_an_unchanged_side_gives_the_other(made: tuple[Event, Event, Event]) -> None:
    """If only one side was changed, the merge is that side, and nothing conflicts."""
    base, changed, _ = made
    for result in (merge(changed, base, base=base), merge(base, changed, base=base), merge(changed, changed)):
        assert result == Merge(changed)
        assert type(result.record) is type(changed)


@settings(max_examples=times(0.7))
@given(made=disjoint_versions(3))
def test_disjoint_changes_commute_and_associate(made: list[Event]) -> None:
    """If the sides changed different fields, it matters neither which is ours nor which two are merged first."""
    base, first, second, third = made
    both = merged(first, second, base)
    assert both == merged(second, first, base)
    assert merged(both, third, base) == merged(first, merged(second, third, base), base)


@settings(max_examples=times(1.5))
@given(made=versions(), has_base=st.booleans())
def test_every_merge_is_valid_and_loses_nothing(made: tuple[Event, Event, Event], *, has_base: bool) -> None:
    """The merged record is valid, issues point into it, and what a side states beyond the base is in it, or listed."""
    base, ours, theirs = made
    began = base if has_base else None
    result = merge(ours, theirs, base=began)
    for side in (ours, theirs):
        assert [str(path) for path in lost(side, result.record, began, ROOT, Listed(result, side))] == []
    document = dumps(result.record)
    assert loads(document) == result.record
    for issue in result.issues:
        assert leads_into(result.record, issue.path)
    assert len(result.issues) == len(result.conflicts) + len(result.refined)


def leads_into(record: Any, pointer: str) -> bool:
    """Whether a JSON Pointer leads to a place of a record; its last key may be of a field that is not stated."""
    here = record
    for key in keys_of(pointer):
        if isinstance(here, tuple):
            here = here[int(key)]
        elif isinstance(here, Record):
            assert key == "type" or key in fields_of(type(here))
            here = getattr(here, key, None)
        else:
            here = here.get(key) if isinstance(here, Extensions) else None
    return True


class Listed:
    """The values of one side that a merge lists."""

    def __init__(self, result: Merge[Any], side: Event) -> None:
        """Take the paths of the conflicts and of the refined dates, and the speakers of both records."""
        self.paths = [found.path for found in result.conflicts] + [found.path for found in result.refined]
        self.sources, self.ids = result.sources, result.ids
        self.old = {speaker.key: speaker for speaker in side.speakers}
        self.new = {speaker.key: speaker for speaker in result.record.speakers}

    def __contains__(self, path: KeyedPath) -> bool:
        """Whether a place is listed, or one around it."""
        return any(path.is_within(listed) for listed in self.paths)

    def is_kept_apart(self, path: KeyedPath, value: Any) -> bool:
        """Whether a source or an id is listed."""
        return (path.steps == ("source",) and value in self.sources) or (path.steps == ("id",) and value in self.ids)

    def is_one_speaker(self, old: Any, new: Any) -> bool:
        """Whether two keys name the same speaker, who has got another key."""
        return old in self.old and new in self.new and agree(self.old[old], self.new[new])


def lost(value: Any, found: Any, base: Any, path: KeyedPath, listed: Listed) -> Iterator[KeyedPath]:
    """Yield the places of a side whose values are neither in the merged record, nor in the base, nor listed."""
    if path in listed or listed.is_kept_apart(path, value) or value in (None, (), False, MISSING):
        return
    if _is_equal(value, found) or _is_equal(value, base):
        return
    if isinstance(value, Record) and isinstance(found, Record):
        for name in fields_of(type(value)):
            yield from lost(getattr(value, name), getattr(found, name), getattr(base, name, None), path / name, listed)
    elif isinstance(value, Extensions) and isinstance(found, Extensions):
        began = base if isinstance(base, Extensions) else {}
        for key in value:
            yield from lost(value[key], found.get(key, MISSING), began.get(key, MISSING), path / key, listed)
    elif isinstance(value, tuple) and isinstance(found, tuple) and "extensions" not in path.steps:
        yield from _lost_items(value, found, base or (), path, listed)
    elif not listed.is_one_speaker(value, found):
        yield path


def _is_equal(value: Any, other: Any) -> bool:
    if isinstance(value, Record):
        return type(value) is type(other) and value == other
    try:
        return value == other and (isinstance(value, Extensions) or is_same(value, other))
    except TypeError:
        return bool(value == other)


def _lost_items(
    items: tuple[Any, ...], found: tuple[Any, ...], base: tuple[Any, ...], path: KeyedPath, listed: Listed
) -> Iterator[KeyedPath]:
    in_found, in_base = (dict(zip(keys_of_items(each), each, strict=True)) for each in (found, base))
    for key, item in zip(keys_of_items(items), items, strict=True):
        candidates = [(key, in_found[key])] if key in in_found else []
        # It may have got another key.
        candidates += [each for each in in_found.items() if isinstance(item, Record)]
        began = in_base.get(key)
        if item == began or path / key in listed or item in found:
            continue
        ways = [list(lost(item, other, began, path / name, listed)) for name, other in candidates]
        if [] not in ways:
            yield path / key


@settings(max_examples=times(0.7))
@given(first=events(), second=events(), third=st.one_of(st.none(), events()))
def test_merge_never_raises(first: AnyEvent, second: AnyEvent, third: AnyEvent | None) -> None:
    """Any records can be merged, with any base: unlike ones too."""
    result = merge(first, second, base=third)
    assert loads(dumps(result.record)) == result.record
    assert all(map(str, result.conflicts))


@given(speaker=records(Speaker), contact=records(Contact), venues=st.tuples(*[records(Venue)] * 3))
def test_merge_takes_records_of_every_class(speaker: Speaker, contact: Contact, venues: tuple[Venue, ...]) -> None:
    """Records inside of events merge too; those of two classes do not: ours stays, and theirs is in the conflict."""
    ours, theirs, base = venues
    assert merge(ours, theirs, base=base).record
    unlike: Any = contact
    result = merge(speaker, unlike)
    assert result.record == speaker
    assert [(found.code, str(found.path), found.pointer, found.theirs) for found in result.conflicts] == [
        ("type-conflict", "", "", contact)
    ]
    assert merge(ours, theirs, base=unlike) == merge(ours, theirs)


# --- Fields -----------------------------------------------------------------------------------------------------------


def test_what_one_side_states_is_taken_without_a_base() -> None:
    """Two reports complete each other."""
    ours = event(label="study visit", topics=("data",), when=dates(start="2018-11-15"))
    theirs = event(summary="A visit.", topics=("health", "data"), when=dates(start="2018-11-15", days=1))
    assert merged(ours, theirs) == event(
        label="study visit",
        summary="A visit.",
        topics=("health", "data"),
        when=dates(start="2018-11-15", days=1),
    )


def test_values_that_both_changed_differently_conflict() -> None:
    """Ours stays, and the conflict has all three values, a sentence and an issue."""
    result = merge(event(label="a"), event(label="b"), base=event(label="c"))
    assert result.record.label == "a"
    (conflict,) = result.conflicts
    assert (conflict.ours, conflict.theirs, conflict.base) == ("a", "b", "c")
    assert str(conflict) == '/label: ours has "a", theirs has "b"; kept ours [value-conflict]'
    (issue,) = result.issues
    assert (issue.code, issue.path, issue.severity, issue.value) == ("value-conflict", "/label", "warning", '"b"')


def test_what_one_removed_and_the_other_changed_is_kept() -> None:
    """A value or an item that one side removed and the other changed stays, as it was changed, and conflicts."""
    base = event(label="a", speakers=(Speaker(name="A"), Speaker(name="B")))
    changed = event(label="b", speakers=(Speaker(name="A", country="LA"), Speaker(name="B")))
    removed = event(speakers=(Speaker(name="B"),))
    for ours, theirs in ((changed, removed), (removed, changed)):
        result = merge(ours, theirs, base=base)
        assert result.record == changed
        assert conflicts(result) == [
            ("removal-conflict", "/label", "/label"),
            ("removal-conflict", "/speakers/A", "/speakers/0"),
        ]
    assert result.conflicts[0].message == 'ours removed it, theirs changed it; kept "b"'
    assert merge(changed, removed, base=base).conflicts[0].message == 'theirs removed it, ours changed it; kept "b"'


@pytest.mark.parametrize(
    ("ours", "theirs", "exact"),
    [
        ("2018-11", "2018-11-15", "2018-11-15"),
        ("2018-11-15", "2018", "2018-11-15"),
        ("XXXX-11-15", "2018-11-15", "2018-11-15"),
        ("XXXX-11", "2018-11-15", "2018-11-15"),
    ],
)
def test_a_more_exact_date_is_taken(ours: str, theirs: str, exact: str) -> None:
    """A date that gives the same more exactly is taken from either side, and listed as refined."""
    result = merge(event(when=dates(start=ours)), event(when=dates(start=theirs)))
    assert result.conflicts == ()
    assert result.record.when == dates(start=exact)
    rough = theirs if exact == ours else ours
    assert [str(change) for change in result.refined] == [f'/when/start: "{rough}" -> "{exact}"']
    assert [str(issue) for issue in result.issues] == [
        f'/when/start: "{exact}" is more exact than "{rough}"; kept it [date-refined]'
    ]


@pytest.mark.parametrize(
    ("ours", "theirs"), [("2018-11", "2018-12"), ("2018-11", "2018-11-15?"), ("2018~", "2018-11"), ("2018", "XXXX-11")]
)
def test_dates_that_differ_conflict(ours: str, theirs: str) -> None:
    """A date with a mark is not made more exact, and another date is a conflict."""
    result = merge(event(when=dates(start=ours)), event(when=dates(start=theirs)))
    assert conflicts(result) == [("value-conflict", "/when/start", "/when/start")]
    assert result.record.when == dates(start=ours)


def test_source_and_id_of_theirs_are_listed_and_do_not_conflict() -> None:
    """A record cites one source: ours stays, theirs is listed, and so are the ids."""
    first, second = source(url="https://example.org/1"), source(url="https://example.org/2")
    result = merge(event(id="1", source=first), event(id="2", source=second))
    assert (result.record.id, result.record.source) == ("1", first)
    assert (result.conflicts, result.ids, result.sources) == ((), ("2",), (second,))
    assert merge(event(), event(id="2", source=second)) == Merge(event(id="2", source=second))


def test_corrections_of_one_citation_are_merged() -> None:
    """If both sides changed the source of the base, and do not conflict, it is still one source."""
    base = source(publisher="IOM", published="2018-11")
    ours = source(publisher="IOM", published="2018-11", language="en")
    theirs = source(publisher="IOM", published="2018-11-16")
    result = merge(event(source=ours), event(source=theirs), base=event(source=base))
    assert result.record.source == source(publisher="IOM", published="2018-11-16", language="en")
    other = merge(event(source=ours), event(source=source(publisher="X", language="fr")), base=event(source=base))
    assert (other.record.source, other.sources, other.conflicts) == (ours, (source(publisher="X", language="fr"),), ())


def test_extensions_merge_by_member() -> None:
    """Members merge like fields, at any depth; null is a value, and 1 is not 1.0."""
    base = {"a": 1, "b": {"c": 1, "d": 1}, "e": None, "g": 1}
    ours = {"a": 1.0, "b": {"c": 2, "d": 1}, "f": [1], "g": 1}
    theirs = {"a": 1, "b": {"c": 1, "d": 3}, "e": None, "f": [True], "h": None}
    result = merge(event(extensions=ours), event(extensions=theirs), base=event(extensions=base))
    assert result.record.extensions == Extensions({"a": 1.0, "b": {"c": 2, "d": 3}, "f": [1], "h": None})
    assert conflicts(result) == [("value-conflict", "/extensions/f", "/extensions/f")]
    kept = merge(event(extensions={"a": None}), event(extensions={}), base=event(extensions={"a": 1}))
    assert kept.record.extensions == Extensions({"a": None})
    assert kept.conflicts[0].message == "theirs removed it, ours changed it; kept null"
    both = merge(event(extensions={"a": {"b": 1}}), event(extensions={"a": {"c": 2}}))
    assert both.record.extensions == Extensions({"a": {"b": 1, "c": 2}})


def test_extensions_that_are_too_many_together_stay_as_in_ours() -> None:
    """If the members of both are more than a record can have, those of theirs are a contradiction."""
    ours, theirs = ({f"{side}{number}": number for number in range(6000)} for side in "ab")
    result = merge(event(extensions=ours), event(extensions=theirs))
    assert result.record.extensions == Extensions(ours)
    assert conflicts(result) == [("contradiction", "/extensions", "/extensions")]


# --- Lists ------------------------------------------------------------------------------------------------------------


def topics(base: str | None, ours: str, theirs: str) -> str:
    """Merge lists of topics of one letter each."""
    began = None if base is None else event(topics=tuple(base))
    return "".join(merge(event(topics=tuple(ours)), event(topics=tuple(theirs)), base=began).record.topics)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        (None, "ab", "cd", "abcd"),
        (None, "ab", "bc", "abc"),
        (None, "ab", "xayb", "xayb"),
        (None, "ba", "abc", "bca"),
        ("abc", "ab", "abcd", "abd"),
        ("abc", "axbc", "aybc", "axybc"),
        ("abc", "abcx", "cba", "cxba"),
        ("abc", "cba", "abcx", "cxba"),
        ("aab", "aab", "ab", "ab"),
        ("abc", "bc", "ac", "c"),
    ],
)
def test_lists_merge_item_by_item(base: str | None, ours: str, theirs: str, expected: str) -> None:
    """Items are added, removed and sorted as either side did; what theirs adds comes after what it follows there."""
    assert topics(base, ours, theirs) == expected


def test_two_new_orders_conflict() -> None:
    """If both sides sorted a list, differently, that of ours stays."""
    result = merge(event(topics=tuple("cab")), event(topics=tuple("bca")), base=event(topics=tuple("abc")))
    assert result.record.topics == tuple("cab")
    assert conflicts(result) == [("order-conflict", "/topics", "/topics")]
    assert result.conflicts[0].message == "ours and theirs have different orders; kept ours"


def test_a_venue_that_was_named_is_the_same_venue() -> None:
    """An item that got another key on one side, and was changed on the other, is one item with both changes."""
    base, named = Venue(city="Vientiane"), Venue(name="Hall", city="Vientiane")
    located = Venue(city="Vientiane", country="LA")
    both = Venue(name="Hall", city="Vientiane", country="LA")
    assert merged(event(venues=(named,)), event(venues=(located,)), event(venues=(base,))).venues == (both,)
    assert merged(event(venues=(named,)), event(venues=(located,))).venues == (both,)


def test_two_reports_state_two_items_where_they_disagree() -> None:
    """Without a base, items of different keys are one only if they agree: two quotes of a speaker are two quotes."""
    speakers = (Speaker(name="A"),)
    ours = event(speakers=speakers, quotes=(Quote(text="Welcome", speaker="A"),))
    theirs = event(speakers=speakers, quotes=(Quote(text="Thank you", speaker="A"),))
    assert [quote.text for quote in merged(ours, theirs).quotes] == ["Welcome", "Thank you"]
    organizations = [Organization(name=name, kind=StakeholderKind.UN_AGENCY) for name in ("IOM", "UNHCR")]
    first, second = (event(organizations=(each,)) for each in organizations)
    assert merged(first, second).organizations == tuple(organizations)


def test_conflicts_in_items_have_the_pointer_of_the_merged_record() -> None:
    """The path has the key of the item, the issue its index in the merged list."""
    ours = event(speakers=(Speaker(name="A", country="LA"),))
    theirs = event(speakers=(Speaker(name="B"), Speaker(name="A", country="TH")))
    result = merge(ours, theirs)
    assert [speaker.key for speaker in result.record.speakers] == ["B", "A"]
    assert conflicts(result) == [("value-conflict", "/speakers/A/country", "/speakers/1/country")]
    assert result.issues[0].path == "/speakers/1/country"


# --- Kinds of event ---------------------------------------------------------------------------------------------------


def test_the_more_special_kind_is_taken() -> None:
    """A workshop and an event are a workshop; a workshop and a meeting conflict."""
    workshop, meeting = Workshop(title="Opening"), Meeting(title="Opening")
    assert type(merged(workshop, event())) is type(merged(event(), workshop)) is Workshop
    result = merge(workshop, meeting, base=event())
    assert type(result.record) is Workshop
    assert conflicts(result) == [("type-conflict", "/type", "/type")]
    assert result.conflicts[0].message == 'ours is "workshop", theirs is "meeting"; kept ours'
    assert type(merged(meeting, workshop, workshop)) is type(merged(workshop, meeting, workshop)) is Meeting


def test_a_kind_that_contradicts_the_rest_goes_back_to_ours() -> None:
    """An accession needs members: if ours removed them, it stays the event that it was."""
    laos = (MemberState(country="LA"),)
    accession = Accession(title="Opening", members=laos)
    result = merge(event(), accession, base=event(members=laos))
    assert result.record == event()
    assert type(result.record) is Event
    assert conflicts(result) == [("contradiction", "/type", "/type")]
    kept = merge(accession, event(), base=event(members=laos))
    assert kept.record == accession
    assert conflicts(kept) == [("contradiction", "/members", "/members")]


# --- Contradictions ---------------------------------------------------------------------------------------------------


def test_a_field_that_contradicts_ours_goes_back() -> None:
    """The start was moved here and the end there: the one that breaks the rule is as in ours."""
    base = event(when=dates(start="2018-11-10", end="2018-11-12"))
    ours = event(when=dates(start="2018-11-11", end="2018-11-12"))
    theirs = event(when=dates(start="2018-11-10", end="2018-11-11"))
    result = merge(ours, theirs, base=base)
    assert result.record == ours
    assert conflicts(result) == [("contradiction", "/when/end", "/when/end")]
    assert result.conflicts[0].message.startswith('theirs has "2018-11-11", which contradicts the rest of the record')


def test_all_fields_that_contradict_ours_go_back() -> None:
    """If no single field is enough, all that break the rule are as in ours, and refined dates count no longer."""
    ours = event(when=dates(within="2018-11-12/2018-11-18"))
    theirs = event(when=dates(start="2018-11-15", end="2018-11-16"))
    result = merge(ours, theirs)
    assert result.record == ours
    assert conflicts(result) == [
        ("contradiction", "/when/start", "/when/start"),
        ("contradiction", "/when/end", "/when/end"),
    ]
    refined = merge(event(when=dates(start="2018-11", end="2018-11-10")), event(when=dates(start="2018-11-15")))
    assert (refined.refined, conflicts(refined)) == ((), [("contradiction", "/when/start", "/when/start")])


SPEAKERS = (Speaker(name="A"), Speaker(name="B"))
QUOTE = Quote(text="Welcome", speaker="B")


def test_a_speaker_who_is_still_quoted_stays() -> None:
    """If theirs removed a speaker whom ours quotes, the speaker stays where it was."""
    base, theirs = event(speakers=SPEAKERS), event(speakers=SPEAKERS[:1], topics=("data",))
    result = merge(event(speakers=SPEAKERS, quotes=(QUOTE,)), theirs, base=base)
    # Nothing but the removal was lost, and it was of one item.
    assert result.record == event(speakers=SPEAKERS, quotes=(QUOTE,), topics=("data",))


def test_a_speaker_removed_beside_other_changes_stays_alone() -> None:
    """If both sides changed the speakers, only the one who is still named comes back; the rest of theirs is taken."""
    base = event(speakers=(*SPEAKERS, Speaker(name="C")))
    session = Session(kind=SessionKind.PANEL, speakers=("A", "B"))
    ours = event(speakers=(*SPEAKERS, Speaker(name="C"), Speaker(name="D")), quotes=(QUOTE,), programme=(session,))
    theirs = event(speakers=(Speaker(name="E"),))
    result = merge(ours, theirs, base=base)
    assert [speaker.key for speaker in result.record.speakers] == ["A", "B", "D", "E"]
    assert conflicts(result) == [
        ("contradiction", "/speakers/B", "/speakers/1"),
        ("contradiction", "/speakers/A", "/speakers/0"),
    ]


def test_a_quote_of_a_speaker_who_was_removed_is_left_out() -> None:
    """If ours removed a speaker whom theirs quotes in a new quote, the quote is in the conflict, not in the record."""
    base = event(speakers=SPEAKERS, quotes=(Quote(text="Hello", speaker="A"),))
    ours = event(speakers=SPEAKERS[:1], quotes=(Quote(text="Hello", speaker="A", partial=True),))
    theirs = event(speakers=SPEAKERS, quotes=(*base.quotes, QUOTE, Quote(text="Bye", speaker="A")))
    result = merge(ours, theirs, base=base)
    assert [quote.text for quote in result.record.quotes] == ["Hello", "Bye"]
    assert conflicts(result) == [("contradiction", "/quotes/Welcome", "/quotes")]
    assert result.conflicts[0].theirs == QUOTE


def test_speakers_of_one_key_do_not_meet() -> None:
    """If a speaker whom ours renamed has the key of one that theirs added, theirs is in the conflict."""
    base = event(speakers=(Speaker(name="A", organization="IOM"), Speaker(name="X")))
    ours = event(speakers=(Speaker(name="B", organization="IOM"), Speaker(name="X")))
    theirs = event(speakers=(Speaker(name="A", organization="IOM"), Speaker(name="X"), Speaker(name="B")))
    result = merge(ours, theirs, base=base)
    assert result.record == ours
    assert conflicts(result) == [("contradiction", "/speakers/B", "/speakers")]
    other = merge(theirs, ours, base=base)
    assert other.record == theirs
    assert [found.code for found in other.conflicts] == ["contradiction"]


def test_quotes_follow_a_speaker_whose_key_changed() -> None:
    """A speaker known by the position here and by the name there is one, and the quotes and sessions name her so."""
    office, person = Speaker(positions=("Minister",)), Speaker(name="A. Example", positions=("Minister",))
    session = Session(kind=SessionKind.OPENING, speakers=("Minister",))
    ours = event(speakers=(office,), quotes=(Quote(text="Welcome", speaker="Minister"),), programme=(session,))
    theirs = event(speakers=(person,), quotes=(Quote(text="Thank you", speaker="A. Example"), Quote(text="Bye")))
    record = merged(ours, theirs)
    assert record.speakers == (person,)
    assert [quote.speaker for quote in record.quotes] == ["A. Example", "A. Example", None]
    assert record.programme[0].speakers == ("A. Example",)


def test_quotes_follow_a_speaker_who_was_named_by_theirs_alone() -> None:
    """If theirs named the speaker and ours adds a quote of the office, the new quote names the person."""
    office, person = Speaker(positions=("Minister",)), Speaker(name="A. Example", positions=("Minister",))
    ours = event(speakers=(office,), quotes=(Quote(text="Welcome", speaker="Minister"),))
    record = merged(ours, event(speakers=(person,)), event(speakers=(office,)))
    assert [quote.speaker for quote in record.quotes] == ["A. Example"]


def test_a_quote_is_not_put_into_the_mouth_of_somebody_else() -> None:
    """If theirs has another speaker in the place of the one whom ours quotes, the quote does not follow."""
    base = event(speakers=(Speaker(name="A", organization="IOM"),))
    ours = event(speakers=base.speakers, quotes=(Quote(text="Welcome", speaker="A"),))
    result = merge(ours, event(speakers=(Speaker(name="B", organization="IOM"),)), base=base)
    assert result.record == ours
    assert [(found.code, str(found.path)) for found in result.conflicts] == [("contradiction", "/speakers")]


def test_every_code_of_a_merge_is_documented() -> None:
    """Each code has its line in the table of the page, with the sentence that `migevents explain` prints."""
    page = (Path(__file__).parents[2] / "docs" / "changes.md").read_text(encoding="utf-8")
    assert dict(re.findall(r"^\| `([a-z-]+)` \| (.*) \|$", page, re.MULTILINE)) == {
        code: sentence for code, (_, sentence) in MERGES.items()
    }
    assert {*get_args(ConflictCode), "date-refined"} == MERGES.keys()


def test_value_that_is_not_a_record_is_refused() -> None:
    """An argument that is not a record is named."""
    bad: Any = {"title": "x"}
    with pytest.raises(TypeError, match=r"theirs: expected a record, got a dict: use migevents\.structure"):
        merge(event(), bad)
    with pytest.raises(TypeError, match=r"base: expected a record, got a dict: use migevents\.structure"):
        merge(event(), event(), base=bad)
