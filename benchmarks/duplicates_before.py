"""How duplicates were found at first, kept to be compared with: one full day, greedy groups, difflib.

A record joined the first group whose first record was of the same day and place and had a similar title. So a record
without a full date, or a day off, was never found, and the groups depended on the order of the records.
"""

import datetime
import difflib
from collections.abc import Iterable, Iterator

import attrs

from migevents import Event, EventMode
from migevents._names import bare_words

_ALIKE = 0.8
_LONGEST = 200


@attrs.frozen
class _Look:
    day: datetime.date
    cities: frozenset[str]
    countries: frozenset[str]
    titles: frozenset[str]

    def is_like(self, other: "_Look") -> bool:
        if self.cities and other.cities:
            is_same_place = not self.cities.isdisjoint(other.cities)
        else:
            is_same_place = not self.countries.isdisjoint(other.countries)
        return is_same_place and any(_are_alike(a, b) for a in self.titles for b in other.titles)


def _look_of(event: Event) -> _Look | None:
    start = event.when and (event.when.start or next(iter(event.when.dates), None))
    cities = frozenset(bare_words(venue.city).replace(" ", "") for venue in event.venues if venue.city)
    countries = {venue.country for venue in event.venues if venue.country}
    if event.host:
        countries.add(event.host.country)
    if event.mode is EventMode.ONLINE:
        countries.add("online")
    headline = event.source and event.source.headline
    titles = frozenset(bare_words(title) or title for title in (event.title, headline) if title)
    day = start.earliest if start and start.day else None
    return _Look(day, cities, frozenset(countries), titles) if day and (cities or countries) else None


def _are_alike(first: str, second: str) -> bool:
    if first == second:
        return True
    matcher = difflib.SequenceMatcher(None, first[:_LONGEST], second[:_LONGEST], autojunk=False)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def find_duplicates(records: Iterable[Event]) -> tuple[tuple[int, ...], ...]:
    """Find the records that look like one event, as it was done at first."""
    groups: dict[datetime.date, list[tuple[_Look, list[int]]]] = {}
    for index, event in enumerate(records):
        look = _look_of(event)
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
