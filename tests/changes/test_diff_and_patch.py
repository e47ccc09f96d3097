"""Differences lead from one record to the other and back, and name what people would name."""

import json
import pickle
from typing import Any

import jsonpatch
import pytest
from hypothesis import given, settings

from migevents import (
    Accession,
    Contact,
    Event,
    EventRelation,
    Extensions,
    Framework,
    InvalidRecord,
    MemberState,
    Organization,
    PartialDate,
    ParticipantGroup,
    Photo,
    Quote,
    RelatedEvent,
    Session,
    SessionKind,
    Speaker,
    StakeholderKind,
    Theme,
    Venue,
    Workshop,
    diff,
    structure,
    unstructure,
)
from migevents.changes import MISSING, Change, ItemKey, KeyedPath, PatchConflict, as_json_patch, key_of, patch
from migevents.testing import events
from tests.changes.edits import dates, hand_edited, pairs, versions
from tests.support.effort import times

ROOT = KeyedPath()


def event(**given_values: Any) -> Event:
    """An event with a title."""
    values: dict[str, Any] = {"title": "Opening"}
    return Event(**values | given_values)


def texts(before: Event, after: Event) -> list[str]:
    """The differences as text."""
    return [str(change) for change in diff(before, after)]


# --- Properties -------------------------------------------------------------------------------------------------------


def assert_there_and_back(first: Event, second: Event) -> None:
    """The changes lead from the first record to the second, and their inverses back."""
    changes = diff(first, second)
    assert patch(first, changes) == second
    assert patch(second, [change.inverse for change in changes]) == first
    assert type(patch(first, changes)) is type(second)


@settings(max_examples=times(0.7))
@given(pair=pairs())
def test_patch_of_a_diff_gives_the_other_record_and_back(pair: tuple[Event, Event]) -> None:
    """`patch(a, diff(a, b)) == b`, and the inverses lead back, for any two records; changes go into sets and pickle."""
    assert_there_and_back(*pair)
    changes = diff(*pair)
    assert len(set(changes)) == len(changes)
    assert pickle.loads(pickle.dumps(changes)) == changes


@given(versions_by_hand=hand_edited())
def test_patch_of_a_diff_gives_an_example_changed_by_hand(versions_by_hand: tuple[Event, Event, Event]) -> None:
    """A patch of a diff also restores the examples, changed as people change them."""
    _, ours, theirs = versions_by_hand
    assert_there_and_back(ours, theirs)


@given(record=events())
def test_equal_records_have_no_differences(record: Event) -> None:
    """A record does not differ from itself, and an empty patch changes nothing."""
    assert diff(record, record) == ()
    assert patch(record, ()) == record


@settings(max_examples=times(0.7))
@given(made=versions())
def test_json_patch_leads_to_the_json_of_the_other_record(made: tuple[Event, Event, Event]) -> None:
    """Another library (jsonpatch) makes of the JSON of a record that of the other, by the operations we write."""
    _, first, second = made
    operations = json.loads(json.dumps(as_json_patch(diff(first, second), first)))
    assert structure(jsonpatch.apply_patch(unstructure(first), operations)) == second


# --- What is named ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({}, {"label": "x"}, ['/label: added "x"']),
        ({"label": "x"}, {}, ['/label: removed "x"']),
        ({"label": "x"}, {"label": "y"}, ['/label: "x" -> "y"']),
        ({"edition": 1}, {"edition": 2}, ["/edition: 1 -> 2"]),
        ({"when": dates(start="2018")}, {"when": dates(end="2018")},
         ['/when/start: removed "2018"', '/when/end: added "2018"']),
        ({"when": dates(start="2018")}, {"when": dates(start="2018", open_end=True)},
         ["/when/open_end: false -> true"]),
        ({"topics": ("a", "b")}, {"topics": ("b", "c")}, ['/topics/a: removed "a"', '/topics/c: added "c"']),
        ({"topics": ("a", "a")}, {"topics": ("a",)}, ['/topics/a#2: removed "a"']),
        ({"topics": ("a", "b")}, {"topics": ("b", "a")}, ['/topics: order changed from ["a", "b"] to ["b", "a"]']),
        ({"themes": (Theme.DIASPORA,)}, {}, ['/themes/diaspora: removed "diaspora"']),
        ({"host": MemberState(country="LA")}, {"host": MemberState(country="TH")}, ['/host/country: "LA" -> "TH"']),
        ({"extensions": {"a": 1}}, {"extensions": {"a": 1.0}}, ["/extensions/a: 1 -> 1.0"]),
        ({"extensions": {"a": 1, "b": 1}}, {"extensions": {"a": None, "b": 1}}, ["/extensions/a: 1 -> null"]),
        ({"extensions": {"a": {"b": None}}}, {"extensions": {"a": {}}}, ["/extensions/a/b: removed null"]),
        ({"extensions": {}}, {}, ["/extensions: removed {}"]),
        ({"extensions": {"a/b~": [1]}}, {"extensions": {"a/b~": [True]}}, ["/extensions/a~1b~0: [1] -> [true]"]),
    ],
    ids=str,
)  # fmt: skip
def test_changes_are_described(before: dict[str, Any], after: dict[str, Any], expected: list[str]) -> None:
    """A change is described by its path and by what it does."""
    assert texts(event(**before), event(**after)) == expected


def test_kinds_of_event_differ_in_their_type() -> None:
    """An event that became a workshop differs in its type, which a patch changes."""
    changes = diff(event(), Workshop(title="Opening"))
    assert [str(change) for change in changes] == ['/type: "event" -> "workshop"']
    assert type(patch(event(), changes)) is Workshop
    accession = Accession(title="Opening", members=(MemberState(country="LA"),))
    assert patch(event(), diff(event(), accession)) == accession


@pytest.mark.parametrize(
    ("item", "key"),
    [
        (Speaker(name="A. Example", positions=("Minister",)), "A. Example"),
        (Organization(name="IOM", abbreviation="X"), "IOM"),
        (Framework(name="Global Compact"), "Global Compact"),
        (Quote(text="Welcome", speaker="A. Example"), "Welcome"),
        (MemberState(country="LA", organization="IOM"), "LA IOM"),
        (MemberState(country="LA"), "LA"),
        (Venue(city="Vientiane", country="LA"), "Vientiane"),
        (Venue(name="Hall", city="Vientiane"), "Hall"),
        (Session(kind=SessionKind.PANEL), "panel"),
        (Contact(name="A. Example", email="a@example.org"), "a@example.org"),
        (Contact(name="A. Example", phone="+85621267730"), "+85621267730"),
        (Photo(caption="The hall"), "The hall"),
        (ParticipantGroup(kind=StakeholderKind.ACADEMIA), "academia"),
        (RelatedEvent(relation=EventRelation.PREVIOUS, title="First"), "First"),
        (dates(start="2018"), "2018"),
        (dates(), ""),
        (PartialDate("2018-06"), "2018-06"),
        ("data", "data"),
    ],
    ids=repr,
)
def test_items_have_keys(item: Any, key: str) -> None:
    """Each class has a key of its own; another has the first field that is stated."""
    assert key_of(item) == key


def test_an_item_is_named_by_its_key() -> None:
    """The path of a change has the key of the item, escaped; a second item with that key gets a number."""
    before = event(
        speakers=(Speaker(name="A/B"), Speaker(name="C#2")), programme=(Session(kind=SessionKind.PANEL),) * 2
    )
    after = event(
        speakers=(Speaker(name="A/B", country="LA"), Speaker(name="C#2", country="LA")),
        programme=(Session(kind=SessionKind.PANEL), Session(kind=SessionKind.PANEL, note="Later.")),
    )
    assert texts(before, after) == [
        '/speakers/A~1B/country: added "LA"',
        '/speakers/C#2#1/country: added "LA"',
        '/programme/panel#2/note: added "Later."',
    ]


def test_an_item_whose_key_changed_is_the_same_item() -> None:
    """A venue that gets the name of its building is one venue, if no other is left and it shares a field."""
    city, named = Venue(city="Vientiane"), Venue(name="Hall", city="Vientiane")
    changes = diff(event(venues=(city,)), event(venues=(named,)))
    assert [str(change) for change in changes] == ['/venues/Vientiane/name: added "Hall"']
    assert str(changes[0].new_path) == "/venues/Hall/name"
    assert str(changes[0].inverse) == '/venues/Hall/name: removed "Hall"'
    other = Venue(city="Pakse")
    assert len(diff(event(venues=(city,)), event(venues=(other,)))) == 2
    assert len(diff(event(venues=(city,)), event(venues=(named, Venue(name="Room", city="Vientiane"))))) == 3


def test_a_renamed_item_keeps_its_place_in_a_new_order() -> None:
    """If one item was renamed and all were reordered, both changes are restored."""
    before = event(venues=(Venue(city="A"), Venue(city="B"), Venue(city="C")))
    after = event(venues=(Venue(city="C"), Venue(name="Hall", city="B"), Venue(city="A")))
    assert_there_and_back(before, after)
    assert_there_and_back(after, before)


def test_paths_lead_to_pointers() -> None:
    """A keyed path gives the JSON Pointer of its place in a record, and an error where there is no such place."""
    record = event(
        topics=("a", "b"), speakers=(Speaker(name="A"), Speaker(name="B/C")), extensions={"x/y": {"z": 1}}, host=None
    )
    speaker = ROOT / "speakers" / ItemKey("B/C")
    assert speaker.pointer_in(record) == "/speakers/1"
    assert (speaker / "organization").pointer_in(record) == "/speakers/1/organization"
    assert (ROOT / "extensions" / "x/y" / "z").pointer_in(record) == "/extensions/x~1y/z"
    assert (ROOT / "type").pointer_in(record) == "/type"
    assert ROOT.pointer_in(record) == ""
    for path in (ROOT / "speakers" / ItemKey("D"), ROOT / "host" / "country", ROOT / "titel", ROOT / "topics" / "a"):
        with pytest.raises(LookupError, match="nothing at"):
            path.pointer_in(record)


def test_output_cannot_control_a_terminal() -> None:
    """Keys and values are escaped on their way out."""
    after = event(quotes=(Quote(text="a\nb"),), extensions={"\x1b[31m": "\x1b[0m"})
    assert all(text.isprintable() for text in texts(event(extensions={}), after))


def test_records_of_two_classes_cannot_be_compared() -> None:
    """Only records of one class, or two events, are compared; anything else is refused with the argument's name."""
    with pytest.raises(TypeError, match="cannot compare Venue with Speaker"):
        diff(Venue(city="A"), Speaker(name="A"))
    with pytest.raises(TypeError, match=r"b: expected a record, got a dict: use migevents\.structure"):
        diff(event(), {})  # type: ignore[arg-type]  # which is what is tested
    assert [str(change) for change in diff(Venue(city="A"), Venue(city="B"))] == ['/city: "A" -> "B"']


# --- Patches that do not fit ------------------------------------------------------------------------------------------


def change(path: KeyedPath, before: Any, after: Any, **more: Any) -> Change:
    """A change that somebody wrote."""
    return Change(path, before, after, **more)


SPEAKERS = ROOT / "speakers"
TOPICS = ROOT / "topics"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ([change(ROOT / "label", "y", "z")], '/label: expected "y", found "x"'),
        ([change(ROOT / "label", None, "z")], '/label: expected nothing, found "x"'),
        ([change(ROOT / "edition", True, 2)], "/edition: expected true, found 1"),
        ([change(ROOT / "titel", "y", "z")], '/titel: Event has no field "titel"'),
        ([change(ROOT / "label" / "x", "y", "z")], "/label/x: its path leads into text, which has no members"),
        ([change(SPEAKERS / ItemKey("B"), Speaker(name="B"), None)], "/speakers/B: the list does not have this item"),
        ([change(SPEAKERS / ItemKey("B") / "note", "x", None)], "/speakers/B/note: the list does not have this item"),
        ([change(SPEAKERS / ItemKey("A"), None, Speaker(name="A"))], "/speakers/A: the list already has this item"),
        ([change(TOPICS, (ItemKey("b"), ItemKey("a")), (ItemKey("a"), ItemKey("b")), order=True)],
         '/topics: the order is ["a", "b"]'),
        ([change(ROOT / "extensions" / "a", (1.0,), 1)], "/extensions/a: expected [1.0], found [1]"),
        ([change(ROOT / "extensions" / "b", 1, 2)], "/extensions/b: expected 1, found nothing"),
        ([change(ROOT / "type", "workshop", "event")], '/type: expected "workshop", found "event"'),
        ([change(ROOT / "type", "event", "party")], '/type: "party" is not an event type'),
        ([change(ROOT, 1, 2)], ": a change of the whole record cannot be applied"),
        ([change(ROOT / "label", "x", "z")] * 2, "/label: another change is at /label: apply one after the other"),
        ([change(TOPICS, (), (), order=True)] * 2,
         "/topics: another change is at the same path: apply one after the other"),
        ([change(ROOT / "when", None, 1), change(ROOT / "when" / "start", 1, 2)],
         "/when/start: another change is at /when: apply one after the other"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_change_that_does_not_fit_is_refused(changes: list[Change], message: str) -> None:
    """A change whose `before` is not what the record has is refused, with its path and what is there."""
    record = event(
        label="x", edition=1, topics=("a", "b"), speakers=(Speaker(name="A"),), extensions=Extensions({"a": (1,)})
    )
    with pytest.raises(PatchConflict) as caught:
        patch(record, changes)
    assert str(caught.value) == message
    assert caught.value.change in changes


def test_value_that_is_not_a_change_is_refused() -> None:
    """Only changes with keyed paths are accepted; other values are refused at once."""
    with pytest.raises(TypeError, match="expected changes, got str"):
        patch(event(), ["/label"])  # type: ignore[list-item]  # which is what is tested
    with pytest.raises(TypeError, match="'path' must be"):
        Change("/label", None, "x")  # type: ignore[arg-type]  # which is what is tested


def test_a_patch_fits_a_later_state_of_the_record() -> None:
    """Changes apply where the record has changed elsewhere: items are found by their keys, and new ones stay."""
    changes = diff(event(topics=("a", "b", "c")), event(topics=("c", "d", "a")))
    assert patch(event(topics=("x", "a", "b", "c")), changes).topics == ("x", "d", "c", "a")
    added = change(TOPICS / ItemKey("z"), None, "z")
    assert patch(event(topics=("a",)), [added]).topics == ("a", "z")
    assert as_json_patch([added], event(topics=("a",))) == [{"op": "add", "path": "/topics/1", "value": "z"}]
    replaced = change(TOPICS, ("a",), ("b",))
    assert patch(event(topics=("a",)), [replaced]).topics == ("b",)


def test_a_patch_that_breaks_a_rule_is_refused() -> None:
    """The result is a valid record, or an error that lists the faults."""
    changes = diff(event(when=dates(start="2018-11")), event(when=dates(start="2018-12")))
    with pytest.raises(InvalidRecord, match="end-before-start"):
        patch(event(when=dates(start="2018-11", end="2018-11-30")), changes)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({}, {"topics": ("a",)}, [{"op": "add", "path": "/topics", "value": ["a"]}]),
        ({"topics": ("a",)}, {}, [{"op": "remove", "path": "/topics"}]),
        ({"topics": ("a", "b")}, {"topics": ("b", "a")}, [{"op": "replace", "path": "/topics", "value": ["b", "a"]}]),
        ({"topics": ("a", "b", "c")}, {"topics": ("x", "b", "y")},
         [{"op": "remove", "path": "/topics/2"}, {"op": "remove", "path": "/topics/0"},
          {"op": "add", "path": "/topics/0", "value": "x"}, {"op": "add", "path": "/topics/2", "value": "y"}]),
        ({"quotes": (Quote(text="a"),)}, {"quotes": (Quote(text="a", partial=True),)},
         [{"op": "add", "path": "/quotes/0/partial", "value": True}]),
        ({"quotes": (Quote(text="a", partial=True),)}, {"quotes": (Quote(text="a"),)},
         [{"op": "remove", "path": "/quotes/0/partial"}]),
        ({"extensions": {"a": 1}}, {"extensions": {"a": None, "b": None}},
         [{"op": "replace", "path": "/extensions/a", "value": None},
          {"op": "add", "path": "/extensions/b", "value": None}]),
    ],
    ids=str,
)  # fmt: skip
def test_json_patch_is_short(before: dict[str, Any], after: dict[str, Any], expected: list[Any]) -> None:
    """Each change is an operation of its own, with the index that the list has by then."""
    first = event(**before)
    assert as_json_patch(diff(first, event(**after)), first) == expected


def test_absent_members_of_extensions_differ_from_null() -> None:
    """Null is a value in extensions, so a member that is not there is `MISSING`."""
    added, removed = diff(event(extensions={"a": None}), event(extensions={"b": None}))[::-1]
    assert (added.before, added.after) == (MISSING, None)
    assert (removed.before, removed.after) == (None, MISSING)
