"""`find_duplicates`, and `likeness`, a score for two records.

Only part of a record is compared, its `ComparedEvent`: the days on which the event may have begun, the places and the
titles. These candidates are sorted into blocks by place, and each block is processed in the order of time, so that only
events close in time are compared. Two titles are compared by the letters that they share: first in any order, which is
fast and rules out nearly all pairs; then in the same order.

Records with equal candidates form a group from the start. The others are joined, the most similar first, into groups in
which *every* two are similar (complete linkage). So a group cannot grow along a chain whose ends have nothing in
common, and the order of the records does not matter.
"""

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Self

import attrs

from migevents._display import counted, with_article
from migevents._names import bare_words
from migevents.codec.classes import not_a
from migevents.model.event import Event
from migevents.model.event_dates import EventDates
from migevents.values.enums import EventMode

ALIKE = 0.85
"""How similar two titles must be, from 0 to 1. Provisional: no labelled real records were at hand."""

LONGEST_WINDOW = 31
"""In how many days an event may have begun, at most, to be compared: a month."""


def find_duplicates(records: Iterable[Event], *, days: int = 1, alike: float = ALIKE) -> tuple[tuple[int, ...], ...]:
    """Find records of the same event, by their days, places and titles.

    Two releases on one event, or one release that was read twice, lead to two records. They count as one event if

    - they may have begun on one day, or at most `days` apart; a month counts as all of its days;
    - they share a country, the host's or a venue's; or both are online; or they share a city, and one of them names no
      country;
    - their titles, or the headlines of their sources, are similar: at least the fraction `alike` of their letters is
      the same and in the same order. Capitals, accents, punctuation, small words ("on the") and the order of words do
      not matter.

    Within a group every two records are similar, so the groups do not depend on the order of the records. Records
    without a date, with only a year, or without any place are in no group.

    The default of `alike` is provisional: it was chosen on invented records, since no labelled real ones were at hand.

    Args:
        records: The events. They are iterated over once, and not kept.
        days: How many days may lie between two records of one event. With 0, they must share a possible day.
        alike: How similar two titles must be, from 0 to 1.

    Returns:
        The groups, each as the indexes of its records in `records`; empty if there are none.

    Raises:
        TypeError: One of the records is not an event, such as an `InvalidRecord` of a stream.
        ValueError: `days` is negative, or `alike` is not from 0 to 1.

    Examples:
        >>> from migevents import EventDates, Meeting, Venue, Workshop, find_duplicates
        >>> when, venues = EventDates(start="2018-11-15"), [Venue(city="Vientiane", country="LA")]
        >>> first = Workshop(title="National Workshop on Migration", when=when, venues=venues)
        >>> other = Meeting(title="Launch of a Fund", when=when, venues=venues)
        >>> again = Workshop(title="The National Workshop on Migration", when=when, venues=venues)
        >>> find_duplicates([first, other, again])
        ((0, 2),)
    """
    if days < 0:
        raise ValueError(f"days is {days}: expected 0 or more")
    if not 0 <= alike <= 1:
        raise ValueError(f"alike is {alike}: expected 0 to 1")
    if not isinstance(records, Iterable):
        raise TypeError(f"expected several events, got {with_article(type(records))}: pass them in a list")
    indexes: dict[ComparedEvent, list[int]] = {}
    for index, event in enumerate(records):
        if not isinstance(event, Event):
            raise TypeError(f"record {index}: {not_a('an event', event)}")
        candidate = ComparedEvent.of(event)
        if candidate.is_dated and candidate.is_placed:
            indexes.setdefault(candidate, []).append(index)
    candidates = sorted(indexes)
    groups = [
        sorted(index for one in group for index in indexes[candidates[one]])
        for group in _groups(candidates, days, alike)
    ]
    return tuple(sorted(tuple(group) for group in groups if len(group) > 1))


# --- Candidates -------------------------------------------------------------------------------------------------------


class ComparedEvent(NamedTuple):
    """The data of an event that is compared.

    Attributes:
        first: The first day on which it may have begun (`datetime.date.toordinal`); 0 if that is not known.
        last: The last such day.
        countries: Its countries, and "online" for an online event.
        cities: Its cities.
        titles: Its title and the headline of its source: the words as they are compared, sorted.
    """

    first: int
    last: int
    countries: tuple[str, ...]
    cities: tuple[str, ...]
    titles: tuple[str, ...]

    @classmethod
    def of(cls, event: Event) -> Self:
        """Return the data of an event that is compared."""
        countries = {venue.country for venue in event.venues if venue.country}
        if event.host:
            countries.add(event.host.country)
        if event.mode is EventMode.ONLINE:
            countries.add(_ONLINE)
        # "Ha Noi" is Hanoi.
        cities = {bare_words(venue.city).replace(" ", "") for venue in event.venues if venue.city}
        headline = event.source and event.source.headline
        titles = {_compared(title) for title in (event.title, headline) if title}
        return cls(*_window(event.when), tuple(sorted(countries)), tuple(sorted(cities)), tuple(sorted(titles)))

    @property
    def is_dated(self) -> bool:
        """Whether the day is known, to a month at least."""
        return self.first > 0 and self.last - self.first < LONGEST_WINDOW

    @property
    def is_placed(self) -> bool:
        """Whether a place is known."""
        return bool(self.countries or self.cities)

    def days_to(self, other: "ComparedEvent") -> int:
        """Return the least number of days between two events.

        It is 0 if they may be on the same day.
        """
        return max(0, other.first - self.last, self.first - other.last)

    def place_shared_with(self, other: "ComparedEvent") -> str | None:
        """Return a country that both have, or "online"; else a shared city.

        A city counts only if a country is not known.
        """
        shared = {*self.countries} & {*other.countries}
        if not (self.countries and other.countries):
            shared |= {*self.cities} & {*other.cities}
        return min(shared, default=None)


_ONLINE = "online"


def _compared(title: str) -> str:
    """Return the words of a title in lower case, sorted, without small ones.

    A title that has no other words is compared as it is.
    """
    words = (word for word in bare_words(title).split() if word not in _SMALL_WORDS)
    return (" ".join(sorted(words)) or title)[:_LONGEST]


_LONGEST = 200
# English, French, Spanish and Portuguese. Two reports of one event differ in them, two events rarely do: to leave out
# the English ones raised both precision and recall on the invented corpus (`benchmarks/duplicates.py`).
_WORDS = """
a about an and at by for from in of on the to with
d de des du en et l la le les pour sur
da das del do dos e el em las los o os para sobre y
"""
_SMALL_WORDS = frozenset(_WORDS.split())


def _window(when: EventDates | None) -> tuple[int, int]:
    """Return the first and last day on which an event may have begun.

    They are zeros if the days are not known.
    """
    start = when and (when.start or next(iter(when.dates), None) or when.within)
    if not start or not start.earliest or not start.latest:
        return 0, 0
    return start.earliest.toordinal(), start.latest.toordinal()


# --- Titles -----------------------------------------------------------------------------------------------------------


@attrs.define(eq=False)
class _Title:
    """A text, prepared to be compared with many others.

    Attributes:
        text: The text.
        length: How many letters it has.
        letters: Its letters as bits of a number: one for the first "a", another for the second, and so on. The bits
            that two texts share are the letters they have in common.
    """

    text: str
    length: int
    letters: int

    @functools.cached_property
    def places(self) -> Mapping[str, int]:
        """For each letter, its places in the text as bits of a number."""
        places: dict[str, int] = {}
        for place, letter in enumerate(self.text):
            places[letter] = places.get(letter, 0) | 1 << place
        return places


class _Titles:
    """Prepares texts, each one once."""

    def __init__(self) -> None:
        self._known: dict[str, _Title] = {}
        self._bits: dict[tuple[str, int], int] = {}
        self._count = 0

    def prepared(self, text: str) -> _Title:
        """Return a text, prepared to be compared."""
        known = self._known.get(text)
        if known is None:
            letters = 0
            for letter in set(text):
                letters |= self._bits_of(letter, text.count(letter))
            known = self._known[text] = _Title(text, len(text), letters)
        return known

    def _bits_of(self, letter: str, count: int) -> int:
        """Return the bits of the first "a", the second ... of `count`."""
        bits = self._bits.get((letter, count))
        if bits is None:
            fewer = self._bits_of(letter, count - 1) if count > 1 else 0
            bits = self._bits[letter, count] = fewer | 1 << self._count
            self._count += 1
        return bits


def _likeness(one: _Title, other: _Title) -> float:
    """Return how much of two texts is equal, from 0 to 1.

    Letters count that both have in the same order.

    That is twice the length of their longest common subsequence, by the length of both. The bits of a number are the
    places in one of the texts, so that all of them are looked at together (H. Hyyro, "Bit-parallel LCS-length
    computation revisited", 2004).
    """
    places = one.places
    unmatched = everywhere = (1 << one.length) - 1
    for letter in other.text:
        matching = unmatched & places.get(letter, 0)
        unmatched = (unmatched + matching | unmatched - matching) & everywhere
    common = one.length - unmatched.bit_count()
    return 2 * common / (one.length + other.length)


# --- Groups -----------------------------------------------------------------------------------------------------------


def _groups(candidates: Sequence[ComparedEvent], days: int, alike: float) -> Iterable[set[int]]:
    """Return the groups of similar events, as indexes.

    Groups are complete linkage, the most similar first.
    """
    pairs = _alike_pairs(candidates, days, alike)
    partners: dict[int, set[int]] = {}
    for one, other in pairs:
        partners.setdefault(one, {one}).add(other)
        partners.setdefault(other, {other}).add(one)
    group_of = {index: index for index in range(len(candidates))}
    groups = {index: {index} for index in group_of}
    # The groups to which a group as a whole is similar.
    for one, other in sorted(pairs, key=lambda pair: (-pairs[pair], pair)):
        kept, joined = group_of[one], group_of[other]
        if kept != joined and groups[joined] <= partners[kept]:
            group_of.update(dict.fromkeys(groups[joined], kept))
            groups[kept] |= groups.pop(joined)
            partners[kept] &= partners[joined]
    return groups.values()


def _alike_pairs(candidates: Sequence[ComparedEvent], days: int, alike: float) -> dict[tuple[int, int], float]:
    """Return the similar pairs, as indexes, with the score of their titles."""
    titles = _Titles()
    prepared = [[titles.prepared(text) for text in candidate.titles] for candidate in candidates]
    found: dict[tuple[int, int], float] = {}
    for pair in _pairs_to_compare(candidates, days):
        for first in prepared[pair[0]]:
            for second in prepared[pair[1]]:
                enough = alike * (first.length + second.length)
                if 2 * (first.letters & second.letters).bit_count() >= enough:
                    likeness = _likeness(first, second)
                    if likeness >= alike and likeness > found.get(pair, -1):
                        found[pair] = likeness
    return found


def _pairs_to_compare(candidates: Sequence[ComparedEvent], days: int) -> Iterator[tuple[int, int]]:
    """Yield pairs of events close in time and place.

    A pair that shares two places is yielded twice.
    """
    by_country = _blocks(candidate.countries for candidate in candidates)
    yield from (pair for block in by_country.values() for pair in _of_about_one_day(candidates, block, days))
    # A city decides only where a country is not known.
    in_doubt = {city for candidate in candidates if not candidate.countries for city in candidate.cities}
    by_city = _blocks(in_doubt.intersection(candidate.cities) for candidate in candidates)
    for block in by_city.values():
        for one, other in _of_about_one_day(candidates, block, days):
            if not (candidates[one].countries and candidates[other].countries):
                yield one, other


def _blocks(places: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    """Return the indexes of the events at each place, in order of time."""
    blocks: dict[str, list[int]] = {}
    for index, names in enumerate(places):
        for name in names:
            blocks.setdefault(name, []).append(index)
    return blocks


def _of_about_one_day(
    candidates: Sequence[ComparedEvent], block: Sequence[int], days: int
) -> Iterator[tuple[int, int]]:
    for at, one in enumerate(block):
        until = candidates[one].last + days
        for following in range(at + 1, len(block)):
            other = block[following]
            if candidates[other].first > until:
                break
            yield one, other


# --- Likeness ---------------------------------------------------------------------------------------------------------


@attrs.frozen
class Likeness:
    """How likely it is that two records describe the same event.

    Attributes:
        score: From 0 to 1: the similarity of the titles, times a factor for the days and one for the places. It is for
            sorting candidates, and is not a probability.
        titles: The similarity of the two most similar titles or headlines, from 0 to 1.
        days: The least number of days between the two; `None` if a date is not known to the month.
        place: A country or a city that the two share, or "online"; `None` if there is none, or none is known.
        reasons: The three in words.
    """

    score: float
    titles: float
    days: int | None
    place: str | None
    reasons: tuple[str, ...]


_UNKNOWN, _ELSEWHERE = 0.9, 0.5
"""The factors for days or places that are not known, and for places that differ."""


def likeness(a: Event, b: Event) -> Likeness:
    """Return how similar two records are, and why.

    `find_duplicates` decides; this gives a score to sort candidates by, also for records without a date or a place. The
    factor for the days is 1 if they may be the same, and 1 / (1 + days) otherwise; that for the places is 1 if one is
    shared, and 0.5 if none is; an unknown one counts 0.9. These numbers are provisional, as the default of
    `find_duplicates` is.

    Raises:
        TypeError: `a` or `b` is not an event.

    Examples:
        >>> from migevents import EventDates, Workshop
        >>> from migevents.advice import likeness
        >>> first = Workshop(title="Workshop on Migration", when=EventDates(start="2018-11-15"))
        >>> second = Workshop(title="Migration Workshops", when=EventDates(start="2018-11-16"))
        >>> result = likeness(first, second)
        >>> round(result.score, 2)
        0.44
        >>> result.reasons
        ('titles are 97 % alike', '1 day apart', 'a place is not known')
    """
    for name, event in (("a", a), ("b", b)):
        if not isinstance(event, Event):
            raise TypeError(f"{name}: {not_a('an event', event)}")
    one, other = ComparedEvent.of(a), ComparedEvent.of(b)
    titles = _likeness_of_titles(one, other)
    days, by_days, in_days = _compared_days(one, other)
    place, by_place, in_place = _compared_places(one, other)
    reasons = (f"titles are {100 * titles:.0f} % alike", in_days, in_place)
    return Likeness(titles * by_days * by_place, titles, days, place, reasons)


def _likeness_of_titles(one: ComparedEvent, other: ComparedEvent) -> float:
    titles = _Titles()
    return max(
        _likeness(titles.prepared(first), titles.prepared(second)) for first in one.titles for second in other.titles
    )


def _compared_days(one: ComparedEvent, other: ComparedEvent) -> tuple[int | None, float, str]:
    """Return the days between two events, their factor and their reason."""
    if not (one.is_dated and other.is_dated):
        return None, _UNKNOWN, "a date is not known"
    days = one.days_to(other)
    return days, 1 / (1 + days), f"{counted(days, 'day')} apart" if days else "possibly on one day"


def _compared_places(one: ComparedEvent, other: ComparedEvent) -> tuple[str | None, float, str]:
    """Return a shared place of two events, its factor and its reason."""
    if not (one.is_placed and other.is_placed):
        return None, _UNKNOWN, "a place is not known"
    place = one.place_shared_with(other)
    if place is None:
        return None, _ELSEWHERE, "in different places"
    return place, 1, "both online" if place == _ONLINE else f"both in {place}"
