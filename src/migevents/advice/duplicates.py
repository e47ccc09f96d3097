"""`find_duplicates`: records that look like one event."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Self

import attrs

from migevents._names import bare_words
from migevents.model.event import Event
from migevents.values.enums import EventMode

ALIKE = 0.8
"""How much of two titles has to be the same, as `difflib` counts it, from 0 to 1."""


@attrs.frozen
class _Look:
    """What an event looks like."""

    day: datetime.date
    cities: frozenset[str]
    countries: frozenset[str]
    titles: frozenset[str]

    @classmethod
    def of(cls, event: Event) -> Self | None:
        """Return what an event looks like; `None` where its day or its place is not known."""
        start = event.when and (event.when.start or next(iter(event.when.dates), None))
        # "Ha Noi" is Hanoi.
        cities = frozenset(bare_words(venue.city).replace(" ", "") for venue in event.venues if venue.city)
        countries = {venue.country for venue in event.venues if venue.country}
        if event.host:
            countries.add(event.host.country)
        if event.mode is EventMode.ONLINE:
            countries.add("online")
        headline = event.source and event.source.headline
        titles = frozenset(bare_words(title) or title for title in (event.title, headline) if title)
        day = start.earliest if start and start.day else None
        if day is None or not (cities or countries):
            return None
        return cls(day, cities, frozenset(countries), titles)

    def is_like(self, other: Self) -> bool:
        """Say whether two events of one day have the same place and similar titles."""
        if self.cities and other.cities:
            is_same_place = not self.cities.isdisjoint(other.cities)
        else:
            is_same_place = not self.countries.isdisjoint(other.countries)
        return is_same_place and any(_are_alike(a, b) for a in self.titles for b in other.titles)


def _are_alike(first: str, second: str) -> bool:
    if first == second:
        return True
    import difflib

    matcher = difflib.SequenceMatcher(None, first[:_LONGEST], second[:_LONGEST], autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


_LONGEST = 200


def find_duplicates(records: Iterable[Event]) -> tuple[tuple[int, ...], ...]:
    """Find the records that look like one event: of the same day and place, with a similar title.

    Two releases on one event, or one release that was read twice, make two records. They are taken for one where they
    begin on the same day, and have a city in common, or the country if one of them names no city, or are both online;
    and where the titles, or the headlines, are the same but for capitals, accents, punctuation and a fifth of the
    letters. Of records without a full date or without any place nothing is said.

    Args:
        records: The events. They are gone through once, and not kept.

    Returns:
        The groups, each as the places of its records in `records`, from 0 on; empty where there are none.

    Raises:
        TypeError: One of the records is no event, such as an `InvalidRecord` of a stream.

    Examples:
        >>> from migevents import EventDates, Meeting, Venue, Workshop, find_duplicates
        >>> when, venues = EventDates(start="2018-11-15"), [Venue(city="Vientiane")]
        >>> first = Workshop(title="National Workshop on Migration", when=when, venues=venues)
        >>> other = Meeting(title="Launch of a Fund", when=when, venues=venues)
        >>> again = Workshop(title="First National Workshop on Migration", when=when, venues=venues)
        >>> find_duplicates([first, other, again])
        ((0, 2),)
    """
    groups: dict[datetime.date, list[tuple[_Look, list[int]]]] = {}
    for index, event in enumerate(records):
        if not isinstance(event, Event):
            raise TypeError(f"find_duplicates takes events, and record {index} is of {type(event).__name__}")
        look = _Look.of(event)
        if look is None:
            continue
        of_that_day = groups.setdefault(look.day, [])
        alike = next((places for known, places in of_that_day if known.is_like(look)), None)
        if alike is None:
            of_that_day.append((look, [index]))
        else:
            alike.append(index)
    return tuple(sorted(_several(groups.values())))


def _several(groups: Iterable[list[tuple[_Look, list[int]]]]) -> Iterator[tuple[int, ...]]:
    for of_that_day in groups:
        for _, places in of_that_day:
            if len(places) > 1:
                yield tuple(places)
