"""Rules on places."""

import datetime
import re
from collections.abc import Iterator

from migevents import vocabularies
from migevents._display import preview
from migevents._names import bare_words
from migevents.advice.context import Advice, RuleContext
from migevents.advice.registry import builtin_rule
from migevents.jsontext.pointer import keys_of
from migevents.values.dates import PartialDate
from migevents.values.enums import EventMode


@builtin_rule("online-with-venue")
def online_with_venue(context: RuleContext) -> Iterator[Advice]:
    """An online event has a venue.

    An event that is only online has none: a search for events in a city would find it there. If some people met and
    others joined from elsewhere, the mode is `hybrid`. The name of a platform belongs in the summary or a note.

    Seen in real releases.

    Examples:
        >>> from migevents import Venue, Workshop, advise
        >>> workshop = Workshop(title="Migration and data", mode="online", venues=[Venue(city="Vientiane")])
        >>> print(*advise(workshop, select=["online-with-venue"]))
        /venues: the event is online but has a venue [online-with-venue] (set the mode "hybrid", or remove the venue)

        >>> workshop = Workshop(title="Migration and data", mode="hybrid", venues=[Venue(city="Vientiane")])
        >>> advise(workshop, select=["online-with-venue"])
        ()
    """
    if context.event.mode is EventMode.ONLINE and context.event.venues:
        yield Advice(
            "/venues",
            "the event is online but has a venue",
            hint='set the mode "hybrid", or remove the venue',
        )


@builtin_rule("dateline-elsewhere")
def dateline_elsewhere(context: RuleContext) -> Iterator[Advice]:
    """The place in the dateline is not a city of the venues.

    A release is often written where the office is, and not where the event was, so both may be right. But a city that
    was taken from the dateline by mistake looks just like this. A dateline of several places, or with a country after
    the city, is split. A city whose name contains the other one is the same, and so is one that is written with a space
    ("Ha Noi"). A dateline with only the country of a venue is fine.

    Seen in real releases.

    Examples:
        >>> from migevents import Source, Venue, Workshop, advise
        >>> venues, source = [Venue(city="Luang Prabang")], Source(dateline_place="Vientiane")
        >>> workshop = Workshop(title="Migration and data", venues=venues, source=source)
        >>> print(*advise(workshop, select=["dateline-elsewhere"]))
        /source/dateline_place: "Vientiane" differs from the city of the venue, "Luang Prabang" [dateline-elsewhere] (check the city)

        >>> venues, source = [Venue(city="Vientiane")], Source(dateline_place="Vientiane Capital, Lao PDR")
        >>> advise(Workshop(title="Migration and data", venues=venues, source=source), select=["dateline-elsewhere"])
        ()
    """  # noqa: E501  # the output is one line
    event = context.event
    dateline = event.source and event.source.dateline_place
    cities = [venue.city for venue in event.venues if venue.city]
    if not dateline or not cities or dateline in cities:
        return
    if any(_is_at(dateline, name) for venue in event.venues for name in (venue.city, venue.name) if name):
        return
    country = vocabularies.countries.find(dateline)
    if country and any(venue.country == country.record for venue in event.venues):
        return
    message = f"{preview(dateline)} differs from the city of the venue, {preview(cities[0])}"
    yield Advice("/source/dateline_place", message, preview(dateline), "check the city")


def _is_at(dateline: str, name: str) -> bool:
    """Return whether a dateline names a place, part of it, or more."""
    words = bare_words(name)
    if not words or f" {words} " in f" {bare_words(dateline)} ":
        return bool(words)
    places = {bare_words(place) for place in re.split(r"[,/;–]| and | - ", dateline)} - {""}
    return any(f" {place} " in f" {words} " or place.replace(" ", "") == words.replace(" ", "") for place in places)


_RENAMED = {
    "Swaziland": ("Eswatini", PartialDate("2018-04-19")),
    "Burma": ("Myanmar", PartialDate("1989-06-18")),
    "Yugoslav Republic of Macedonia": ("North Macedonia", PartialDate("2019-02-12")),
    "Cape Verde": ("Cabo Verde", PartialDate("2013-10-24")),
    "Ivory Coast": ("Côte d’Ivoire", PartialDate("1985-11-06")),
    "East Timor": ("Timor-Leste", PartialDate("2002-05-20")),
    "Libyan Arab Jamahiriya": ("Libya", PartialDate("2011-09-16")),
    "Upper Volta": ("Burkina Faso", PartialDate("1984-08-04")),
    "Western Samoa": ("Samoa", PartialDate("1997-07-04")),
    "Byelorussia": ("Belarus", PartialDate("1991-09-19")),
}
"""Former names of countries, their present names, and since when the United Nations use these."""
_WORDS = tuple(name.encode() for name in _RENAMED)
_OLD_NAME = re.compile(rf"\b(?:{'|'.join(_RENAMED)})\b")
# What is quoted word for word, and the names of organizations and instruments, stay as they are.
_FIELDS = (
    *("title", "summary", "label", "series", "venues", "host", "members", "participants", "speakers", "programme"),
    *("topics", "projects", "outcomes", "photos", "related"),
)
_NAMES = ("/organization", "/credit")


@builtin_rule("old-country-name")
def old_country_name(context: RuleContext) -> Iterator[Advice]:
    """A country has a name it no longer had on the day of the event.

    Swaziland has been Eswatini since 19 April 2018, and a search for one name does not find the other. Texts that also
    have the new name are fine ("Eswatini, formerly Swaziland"). So are events that may have been before the change, and
    quotes, sources, contacts and the names of organizations and instruments, which are kept as printed. The table has
    only names that are certain: Turkey and the Czech Republic are still in use, Macedonia is also a region, and Zaire a
    province of Angola.

    Seen in releases: Swaziland, Burma.

    Examples:
        >>> from migevents import EventDates, Workshop, advise
        >>> when = EventDates(start="2019-03-05")
        >>> workshop = Workshop(title="Migration Data in Swaziland", when=when)
        >>> print(*advise(workshop, select=["old-country-name"]))
        /title: "Swaziland" has been called Eswatini since "2018-04-19" [old-country-name] (write the new name)

        >>> when = EventDates(start="2017-03-05")
        >>> advise(Workshop(title="Migration Data in Swaziland", when=when), select=["old-country-name"])
        ()
    """
    document = context.as_json(*_FIELDS)
    # A search from the end takes half the time where the word is not there.
    if not any(document.rfind(word) >= 0 for word in _WORDS):
        return
    day = _first_day(context)
    for path, text in context.texts():
        if keys_of(path)[0] not in _FIELDS or path.endswith(_NAMES):
            continue
        for old in dict.fromkeys(_OLD_NAME.findall(text)):
            now, since = _RENAMED[old]
            is_before = day and since.latest and day < since.latest
            if not is_before and f" {bare_words(now)} " not in f" {bare_words(_OLD_NAME.sub(' ', text))} ":
                yield Advice(
                    path, f'{preview(old)} has been called {now} since "{since}"', preview(text), "write the new name"
                )


def _first_day(context: RuleContext) -> datetime.date | None:
    """Return the first possible day of the event, or that of publication.

    It is `None` if that may be any day.
    """
    when = context.event.when
    dates = (when.start, *when.dates, when.within and when.within.start, when.end) if when else ()
    first = next(filter(None, dates), context.reference)
    return first.earliest if first else None
