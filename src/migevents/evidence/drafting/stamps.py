"""The dateline, the date of publication, and the address of the page."""

import re

from migevents.date_parser.find import DateCandidate
from migevents.evidence.drafting.facts import STAMP, Facts, Layout
from migevents.evidence.fold import FoldedText
from migevents.evidence.located import Span
from migevents.evidence.places import cities, countries_in
from migevents.evidence.results import Candidate, OpenQuestion
from migevents.values.dates import PartialDate

_WORD = r"[A-ZÀ-ÝА-Я][\w’'.-]{0,30}"
_PLACE = rf"{_WORD}(?:[ -](?:(?:de|del|la|le|da|do|es|el|du|of|the|and|sur) |d['’]){{0,2}}{_WORD}){{0,3}}"
_DASH = r"[-–—]{1,2}"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE})(?P<country>, {_PLACE})?(?P<rest>[\s,("
    rf"|/:.]{{0,3}}[^\n–—]{{0,60}}?)\s?(?:[.,:]\s?)?(?:{_DASH})[ \u00a0]",
)
_DATED = re.compile(rf"(?P<place>{_PLACE})(?P<country>, {_PLACE})?(?:, | \()")
_FIRST_PARAGRAPHS = 3
_CALENDAR = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|april|june|july|august|september|october"
    r"|november|december"
    r"|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo",
    re.IGNORECASE,
)
_NOT_A_PLACE = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september"
    r"|october|november"
    r"|december|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|miércoles|jueves|viernes|sábado"
    r"|domingo|background"
    r"|note|the|press|about|today|iom|un|media|contact|for|in|on|at|this|that|le|la|les|el|los|l|un|une|une?"
    r"|under|with",
    re.IGNORECASE,
)


def find_stamps(layout: Layout, dates: tuple[DateCandidate, ...], facts: Facts) -> tuple[PartialDate | None, int]:
    """Fill in the dateline, the address and the date of publication.

    Returns:
        The day that the text was written on, and where its lead starts: at the dateline, if there is one.
    """
    source = facts.record.setdefault("source", {})
    address = re.match(r"\s*(https?://[!-~]{4,500})\s*\n", layout.text)
    if address:
        source.setdefault("url", address[1])
    published = _published(layout, dates, facts)
    if published is not None:
        source["published"] = str(published)
    dateline = _dateline(layout, dates)
    if dateline is None:
        return published, 0
    place, date = dateline
    source["dateline_place"] = layout.text[place[0] : place[1]]
    if date is not None:
        source["dateline_date"] = str(date)
    return published or date, place[0]


# --- Publication ------------------------------------------------------------------------------------------------------


def _published(layout: Layout, dates: tuple[DateCandidate, ...], facts: Facts) -> PartialDate | None:
    """Return the date in a stamp, or on a line of its own above the body; two of them leave it open."""
    above = layout.body[0][0] if layout.body else layout.end
    found: dict[PartialDate, DateCandidate] = {}
    for start, end in layout.lines:
        line = layout.text[start:end]
        days = [(each, _full_day(each)) for each in dates if start <= each.start and each.end <= end]
        full = [(each, day) for each, day in days if day is not None]
        if len(full) != 1:
            continue
        ((each, day),) = full
        stamp = STAMP.match(line)
        is_stamped = stamp is not None and each.start - start - stamp.end() < len("Thursday, ")
        is_alone = end <= above and len(line) - (each.end - each.start) <= len("Mon, 10:00")
        if is_stamped or is_alone:
            found[day] = each
    if len(found) > 1:
        candidates = tuple(Candidate(str(day), each.start, each.end) for day, each in found.items())
        facts.open.append(OpenQuestion("/source/published", "Two dates may be that of publication.", candidates))
    return next(iter(found)) if len(found) == 1 else None


def _full_day(found: DateCandidate) -> PartialDate | None:
    """Return the day that a date is, with its year: the end of a span is not a date of publication."""
    when, start = found.when, found.when.start
    if start is None or start.day is None or start.year is None or start.uncertain:
        return None
    return start if found.is_certain and when.end is None and not when.open_end else None


# --- The dateline -----------------------------------------------------------------------------------------------------


def _dateline(layout: Layout, dates: tuple[DateCandidate, ...]) -> tuple[Span, PartialDate | None] | None:
    """Return the place and the date of the dateline: at the start of one of the first paragraphs, before a dash."""
    for start, end in layout.body[:_FIRST_PARAGRAPHS]:
        opening = layout.text[start : min(end, start + 140)]
        found = _DATELINE.match(opening)
        date = _date_in(dates, start, start + found.end()) if found else None
        if found is None or (_has_words(found["rest"]) and date is None):
            found = _DATED.match(opening)
            date = _date_right_behind(dates, start + found.end(), layout.text) if found else None
            if date is None:
                continue
        if found is None or not _is_place(found, layout, has_date=date is not None):
            continue
        day = date.when.start if date is not None else None
        return (start + found.start("place"), start + found.end("place")), day
    return None


def _date_in(dates: tuple[DateCandidate, ...], start: int, end: int) -> DateCandidate | None:
    inside = [each for each in dates if start <= each.start and each.end <= end and each.is_certain]
    one = inside[0] if len(inside) == 1 else None
    is_one_day = (
        one is not None and one.when.end is None and one.when.start is not None and one.when.start.day is not None
    )
    return one if is_one_day else None


def _date_right_behind(dates: tuple[DateCandidate, ...], start: int, text: str) -> DateCandidate | None:
    """Return the date that begins right here and ends in a stop: "Lakeside City, 28 November 2019. The Commission"."""
    for each in dates:
        if start <= each.start <= start + len("Thursday, ") and re.match(
            r"\)?\s?[.:]?\s?[-–—.]", text[each.end : each.end + 5]
        ):
            return (
                each if each.is_certain and each.when.end is None and each.when.start and each.when.start.day else None
            )
    return None


def _has_words(rest: str) -> bool:
    """Report whether there is more than an agency in brackets between the place and the dash."""
    return re.search(r"\w", re.sub(r"\([^()]{1,40}\)", "", rest)) is not None


def _is_place(found: re.Match[str], layout: Layout, *, has_date: bool) -> bool:
    """Report whether what opens a paragraph is a place: with a date, in the list, or named in the lead as one."""
    place = found["place"]
    if _NOT_A_PLACE.fullmatch(place) or _CALENDAR.match(place):
        return False
    if has_date or place in cities() or place.title() in cities():
        return True
    if any(True for _ in countries_in(FoldedText.of(f"{place}{found['country'] or ''}"))):
        return True
    lead = layout.text[layout.body[0][0] : layout.body[0][1]]
    return re.search(rf"\b(?:in|at|à|en|в) {re.escape(place)}\b", lead) is not None
