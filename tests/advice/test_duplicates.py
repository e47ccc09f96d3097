"""Records that look like one event are found, and others are left alone."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migevents import Event, EventDates, EventMode, MemberState, Source, Venue, Workshop, find_duplicates
from migevents.testing import events

TITLE = "National Workshop on Migration and Cooperation"


def days(**given: Any) -> dict[str, Any]:
    """The field that says when."""
    return {"when": EventDates(**given)}


def workshop(**given: Any) -> Workshop:
    """A workshop of one day in Vientiane."""
    common: dict[str, Any] = {"title": TITLE, "venues": (Venue(city="Vientiane"),), **days(start="2018-11-15")}
    return Workshop(**common | given)


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"title": "NATIONAL WORKSHOP ON MIGRATION & COOPERATION"},
        {"title": "First National Workshop on Migration and Cooperation"},
        {"title": "Lao Workshop", "source": Source(headline=TITLE)},
        {"venues": (Venue(city="VIENTIANE", country="LA"),)},
        {"venues": (Venue(city="Vien Tiane"),)},
        days(start="2018-11-15?"),
        {"venues": (Venue(city="Pakse"), Venue(city="Vientiane"))},
        days(start="2018-11-15", end="2018-11-16"),
        days(dates=("2018-11-15", "2018-11-20")),
    ],
    ids=repr,
)
def test_what_looks_like_one_event_is_found(other: dict[str, Any]) -> None:
    """Records of one day and city with similar titles are a group, whatever stands between them."""
    assert find_duplicates([workshop(), workshop(title="Launch"), workshop(**other)]) == ((0, 2),)


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Launch of a Fund"},
        {"venues": (Venue(city="Pakse"),)},
        {"venues": ()},
        {"when": None},
        days(start="2018-11-16"),
        days(start="2018-11"),
        days(end="2018-11-15"),
    ],
    ids=repr,
)
def test_what_differs_is_left_alone(other: dict[str, Any]) -> None:
    """Records of another day, place or title, or of none that is known, are no duplicates."""
    assert find_duplicates([workshop(), workshop(**other)]) == ()


@pytest.mark.parametrize(
    "common", [days(start="XXXX-11-15"), days(start="2018-11"), days(end="2018-11-15"), {"venues": ()}], ids=repr
)
def test_of_what_is_not_known_nothing_is_said(common: dict[str, Any]) -> None:
    """Records whose year, day or place is not known may be of two events, even where they are equal."""
    assert find_duplicates([workshop(**common), workshop(**common)]) == ()


def test_titles_without_a_letter_are_told_apart() -> None:
    """Titles that are all signs are compared as they stand."""
    assert find_duplicates([workshop(title="???"), workshop(title="!!!"), workshop(title="!!!")]) == ((1, 2),)


def test_a_country_will_do_where_a_city_is_not_named() -> None:
    """Where one of two records names no city, the country decides; online events are in the same place."""
    host = MemberState(country="LA")
    here = workshop(venues=(Venue(city="Vientiane", country="LA"),))
    assert find_duplicates([here, workshop(venues=(), host=host)]) == ((0, 1),)
    assert find_duplicates([here, workshop(venues=(), host=MemberState(country="TH"))]) == ()
    online = workshop(venues=(), mode=EventMode.ONLINE)
    assert find_duplicates([online, online, here]) == ((0, 1),)


@given(st.lists(events(), max_size=4), st.lists(st.integers(0, 5), min_size=2, max_size=6))
def test_the_same_record_is_found_anywhere(others: list[Event], places: list[int]) -> None:
    """A record that comes several times in a stream is one group, in the order of the stream."""
    records: list[Any] = [each for each in others if each.title[:8] != TITLE[:8]]
    for place in places:
        records.insert(min(place, len(records)), workshop())
    expected = tuple(index for index, each in enumerate(records) if each == workshop())
    assert expected in find_duplicates(iter(records))


def test_what_is_no_event_is_refused() -> None:
    """What a stream yields in the place of a broken record is refused, with its place."""
    records: Any = [workshop(), ValueError("x")]
    with pytest.raises(TypeError, match="record 1 is of ValueError"):
        find_duplicates(records)
