"""Records that look like one event are found, others are left alone, and the order of the records does not matter."""

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.duplicates import score
from benchmarks.duplicates_corpus import corpus
from migevents import Event, EventDates, EventMode, MemberState, Source, Venue, Workshop, find_duplicates, structure
from migevents.advice import Likeness, likeness
from migevents.advice.duplicates import ALIKE, ComparedEvent
from migevents.testing import events

TITLE = "National Workshop on Migration and Cooperation"


def days(**given_values: Any) -> dict[str, Any]:
    """The field that gives the date."""
    return {"when": EventDates(**given_values)}


def workshop(**given_values: Any) -> Workshop:
    """A workshop of one day in Vientiane."""
    common: dict[str, Any] = {
        "title": TITLE,
        "venues": (Venue(city="Vientiane", country="LA"),),
        **days(start="2018-11-15"),
    }
    return Workshop(**common | given_values)


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"title": "NATIONAL WORKSHOP ON MIGRATION & COOPERATION"},
        {"title": "First National Workshop on Migration and Cooperation"},
        {"title": "Workshop on Cooperation and Migration, national"},
        {"title": "Lao Workshop", "source": Source(headline=TITLE)},
        {"venues": (Venue(city="VIENTIANE", country="LA"),)},
        {"venues": (Venue(city="Viangchan", country="LA"),)},
        {"venues": (Venue(city="Vien Tiane"),)},
        {"venues": (), "host": MemberState(country="LA")},
        days(start="2018-11-15?"),
        days(start="2018-11-16"),
        days(start="2018-11-14", end="2018-11-16"),
        days(start="2018-11"),
        days(dates=("2018-11-15", "2018-11-20")),
        days(within="2018-11-12/2018-11-18"),
    ],
    ids=repr,
)
def test_records_of_the_same_event_are_found(other: dict[str, Any]) -> None:
    """Records of about one day, of one place and with similar titles are a group, whatever comes between them."""
    assert find_duplicates([workshop(), workshop(title="Launch"), workshop(**other)]) == ((0, 2),)


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Launch of a Fund"},
        {"venues": (Venue(city="Vientiane", country="TH"),)},
        {"venues": (Venue(city="Pakse"),)},
        {"venues": (Venue(name="Hall"),)},
        {"venues": ()},
        {"when": None},
        days(start="2018-11-17"),
        days(start="2018"),
        days(start="2018-12"),
        days(start="XXXX-11-15"),
        days(end="2018-11-15"),
        days(within="2018-11/2019-11"),
        days(within="../2018-11-15"),
    ],
    ids=repr,
)
def test_what_differs_is_left_alone(other: dict[str, Any]) -> None:
    """Records of another day, place or title, or of one that is not known, are not duplicates."""
    assert find_duplicates([workshop(), workshop(**other)]) == ()


@pytest.mark.parametrize(
    "common", [days(start="XXXX-11-15"), days(start="2018"), days(end="2018-11-15"), {"venues": ()}], ids=repr
)
def test_records_without_a_date_or_a_place_are_in_no_group(common: dict[str, Any]) -> None:
    """Records whose date or place is not known may be of two events, even if they are equal."""
    assert find_duplicates([workshop(**common), workshop(**common)]) == ()


def test_titles_without_letters_are_distinguished() -> None:
    """Titles that are all signs, or all small words, are compared as they are."""
    assert find_duplicates([workshop(title="???"), workshop(title="!!!"), workshop(title="!!!")]) == ((1, 2),)
    assert find_duplicates([workshop(title="On the"), workshop(title="La"), workshop(title="On the")]) == ((0, 2),)


def test_online_events_are_in_one_place() -> None:
    """Two online events are in the same place, and one in a city is elsewhere."""
    online = workshop(venues=(), mode=EventMode.ONLINE)
    assert find_duplicates([online, online, workshop()]) == ((0, 1),)


def test_a_city_decides_where_a_country_is_not_known() -> None:
    """A city of one name in two countries is two cities, but one that names no country may be either."""
    cities = [workshop(venues=(Venue(city="San José", country=country),)) for country in ("CR", "US")]
    nowhere = workshop(venues=(Venue(city="San Jose"),))
    assert find_duplicates(cities) == ()
    assert find_duplicates([cities[0], nowhere]) == find_duplicates([nowhere, cities[1]]) == ((0, 1),)


def test_days_and_likeness_can_be_chosen() -> None:
    """Zero days demand one day, and more days allow a longer distance; so does the part of the title."""
    records = [workshop(), workshop(**days(start="2018-11-16")), workshop(**days(start="2018-11-18"))]
    assert find_duplicates(records, days=0) == ()
    assert find_duplicates(records, days=3) == ((0, 1, 2),)
    others = [workshop(), workshop(title="Workshop on Migration")]
    assert find_duplicates(others) == ()
    assert find_duplicates(others, alike=0.6) == ((0, 1),)
    assert find_duplicates([workshop(title="abc"), workshop(title="xyz")], alike=0) == ((0, 1),)


def test_groups_do_not_chain() -> None:
    """A third record that is similar to only one member of a group is not in it."""
    titles = ["aaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaabbb", "aaaaaaaaaaaaaabbbbbb"]
    first, second, third = (workshop(title=title) for title in titles)
    assert find_duplicates([first, third]) == ()
    assert find_duplicates([second, third]) == ((0, 1),)
    assert find_duplicates([first, second, third]) == ((0, 1),)


def near(title: str) -> st.SearchStrategy[Workshop]:
    """A record that looks more or less like others."""
    titles = st.sampled_from([title, title + "s", title.replace("Migration", "Mobility"), title[5:], "Launch"])
    dates = st.sampled_from(["2018-11-14", "2018-11-15", "2018-11-16", "2018-11", "2018"])
    places = st.sampled_from([("Vientiane", "LA"), ("Vientiane", None), ("Pakse", "LA"), (None, "TH")])
    venues = places.map(lambda place: (Venue(city=place[0], country=place[1]),))
    made = st.fixed_dictionaries({"title": titles, "when": dates.map(lambda text: days(start=text)["when"])})
    return st.builds(lambda fields, where: workshop(**fields, venues=where), made, venues)


@given(records=st.lists(near(TITLE), max_size=12), order=st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order_of_the_records(records: list[Workshop], order: random.Random) -> None:
    """The same records in any order are in the same groups."""
    places = list(range(len(records)))
    order.shuffle(places)
    groups = find_duplicates([records[place] for place in places])
    assert tuple(sorted(tuple(sorted(places[index] for index in group)) for group in groups)) == find_duplicates(
        records
    )


@given(records=st.lists(near(TITLE), max_size=12))
def test_every_two_records_of_a_group_are_similar(records: list[Workshop]) -> None:
    """Every two records of a group are a group by themselves, and no record is in two groups."""
    groups = find_duplicates(records)
    for group in groups:
        for index, one in enumerate(group):
            for other in group[index + 1 :]:
                assert find_duplicates([records[one], records[other]]) == ((0, 1),)
    assert len({index for group in groups for index in group}) == sum(map(len, groups))


@given(st.lists(events(), max_size=4), st.lists(st.integers(0, 5), min_size=2, max_size=6))
def test_the_same_record_is_found_anywhere(others: list[Event], places: list[int]) -> None:
    """A record that comes several times in a stream is one group, in the order of the stream."""
    records: list[Any] = [each for each in others if each.title[:8] != TITLE[:8]]
    for place in places:
        records.insert(min(place, len(records)), workshop())
    expected = tuple(index for index, each in enumerate(records) if each == workshop())
    assert expected in find_duplicates(iter(records))


def test_bad_arguments_are_refused() -> None:
    """A value that is not an event is refused with its index, and so are invalid days and fractions."""
    records: Any = [workshop(), ValueError("x")]
    with pytest.raises(TypeError, match="record 1: expected an event, got a ValueError"):
        find_duplicates(records)
    with pytest.raises(ValueError, match="days is -1: expected 0 or more"):
        find_duplicates([], days=-1)
    with pytest.raises(ValueError, match=r"alike is 85: expected 0 to 1"):
        find_duplicates([], alike=85)
    with pytest.raises(TypeError, match="b: expected an event, got a ValueError"):
        likeness(*records)
    with pytest.raises(TypeError, match="expected several events, got a Workshop: pass them in a list"):
        find_duplicates(records[0])


# --- Likeness ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("other", "score", "reasons"),
    [
        ({}, 1, ("titles are 100 % alike", "possibly on one day", "both in LA")),
        ({"title": "xyz"}, 0, ("titles are 0 % alike", "possibly on one day", "both in LA")),
        (days(start="2018-11-17"), 1 / 3, ("titles are 100 % alike", "2 days apart", "both in LA")),
        ({"when": None}, 0.9, ("titles are 100 % alike", "a date is not known", "both in LA")),
        ({"venues": ()}, 0.9, ("titles are 100 % alike", "possibly on one day", "a place is not known")),
        (
            {"venues": (Venue(country="TH"),)},
            0.5,
            ("titles are 100 % alike", "possibly on one day", "in different places"),
        ),
        (
            {"venues": (Venue(city="Vientiane"),)},
            1,
            ("titles are 100 % alike", "possibly on one day", "both in vientiane"),
        ),
    ],
    ids=repr,
)  # fmt: skip
def test_likeness_has_a_score_and_reasons(other: dict[str, Any], score: float, reasons: tuple[str, ...]) -> None:
    """The score is that of the titles, times a factor for the days and one for the places; the reasons name them."""
    result = likeness(workshop(), workshop(**other))
    assert result.score == pytest.approx(score)
    assert result.reasons == reasons


def test_likeness_of_online_events() -> None:
    """Two online events are both online, and not in a place of that name."""
    online = workshop(venues=(), mode=EventMode.ONLINE)
    assert likeness(online, online) == Likeness(
        1, 1, 0, "online", ("titles are 100 % alike", "possibly on one day", "both online")
    )


@given(pair=st.tuples(near(TITLE), near(TITLE)))
def test_likeness_is_symmetric_and_agrees_with_the_groups(pair: tuple[Workshop, Workshop]) -> None:
    """The score does not depend on which record comes first, and every pair that is a group has a high one."""
    result = likeness(*pair)
    assert result.score == likeness(*pair[::-1]).score
    if find_duplicates(pair):
        assert result.titles >= ALIKE
        assert result.score >= ALIKE / 2


# --- The corpus -------------------------------------------------------------------------------------------------------


def test_recall_and_precision_on_invented_records() -> None:
    """On a small part of the corpus, most pairs are found, and hardly anything that is wrong."""
    made = corpus(1000, seed=1)
    records = [structure(record) for record in made.records]
    found = score(find_duplicates(records), made)
    assert found.recall >= 0.85
    assert found.precision >= 0.97


def test_candidate_keeps_the_compared_data() -> None:
    """Records that differ in what is not compared have one look."""
    assert ComparedEvent.of(workshop(summary="x")) == ComparedEvent.of(workshop())
