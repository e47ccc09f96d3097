"""`find_duplicates`: records that look like one event."""

import difflib
from collections.abc import Iterable, Iterator

import attrs

from migevents.advice.spelling import plain
from migevents.events import Event

ALIKE = 0.8
"""How much of two titles has to be the same, as `difflib` counts it, from 0 to 1."""


def find_duplicates(records: Iterable[Event]) -> tuple[tuple[int, ...], ...]:
    """Find the records that look like one event: of the same date and place, with a similar title.

    Two releases on one event, or one release that was read twice, make two records. They are found where the dates
    begin on the same day, or in the same month or year where no more is known; where a city is the same, or the country
    if one of the two names no city; and where the titles, or the headlines, are alike but for capitals, accents,
    punctuation and a fifth of the letters. Records without a date or without a place are never duplicates, but for
    online events, which have no place.

    Args:
        records: The events. They are gone through once, and not kept.

    Returns:
        The groups: of each, the places of its records in `records`, from 0 on. It is empty where there are none.

    Examples:
        >>> from migevents import EventDates, Meeting, Venue, Workshop, find_duplicates
        >>> when, venues = EventDates(start="2018-11-15"), [Venue(city="Vientiane")]
        >>> first = Workshop(title="National Workshop on Migration", when=when, venues=venues)
        >>> other = Meeting(title="Launch of a Fund", when=when, venues=venues)
        >>> again = Workshop(title="First National Workshop on Migration", when=when, venues=venues)
        >>> find_duplicates([first, other, again])
        ((0, 2),)
    """
    groups: dict[str, list[_Group]] = {}
    for index, event in enumerate(records):
        when = event.when
        date = when and (when.start or (when.dates[0] if when.dates else None))
        if date is None:
            continue
        titles = _titles(event)
        places = _places(event)
        if not places:
            continue
        on_that_day = groups.setdefault(str(date), [])
        group = next((each for each in on_that_day if each.has(places, titles)), None)
        if group:
            group.records.append(index)
        else:
            on_that_day.append(_Group([index], places, titles))
    found = (tuple(group.records) for each in groups.values() for group in each if len(group.records) > 1)
    return tuple(sorted(found))
