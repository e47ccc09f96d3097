"""The dateline, the date of publication, and the address of the page."""

import re

from migevents.date_parser.find import DateCandidate
from migevents.evidence.drafting.facts import STAMP, Facts, Layout
from migevents.evidence.fold import FoldedText
from migevents.evidence.located import Span
from migevents.evidence.places import cities, countries_in
from migevents.evidence.results import Candidate, OpenQuestion
from migevents.values import countries
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
    r"march|may|background|note|the|press|about|today|iom|un|media|contact|for|in|on|at|this|that|le|la|les|el|los|l"
    r"|une?|under|with",
    re.IGNORECASE,
)


def find_stamps(layout: Layout, dates: tuple[DateCandidate, ...], facts: Facts) -> tuple[PartialDate | None, int]:
    """Fill in the dateline, the address and the date of publication.

    Returns:
        The day of the text, and where its lead starts: at the dateline, if there is one.
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
    """Return the date on a stamp, or on a line above the body.

    If there are two, the date is left open.
    """
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
        is_alone = end <= above and _is_about_the_text(
            f"{layout.text[start : each.start]} {layout.text[each.end : end]}"
        )
        if is_stamped or is_alone:
            found[day] = each
    if len(found) > 1:
        candidates = tuple(Candidate(str(day), each.start, each.end) for day, each in found.items())
        facts.open.append(OpenQuestion("/source/published", "Two dates may be that of publication.", candidates))
    return next(iter(found)) if len(found) == 1 else None


_CLOCK = r"(?:at |à )?[0-9]{1,2}(?:[:.h][0-9]{0,2})?(?: ?[ap]\.?m\b\.?| ?hrs)?(?: (?:GMT|UTC|CET|EAT))?"
_PUBLISHED = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|on|le|el|news|story|stories"
    r"|press release|statement|actualités?|communiqué(?: de presse)?|noticias?|comunicado(?: de prensa)?|новости"
    r"|iom|oim|мом|un|onu|au|eu|ilo|oit|unhcr|acnur|hcr|unodc|unicef|icmpd"
)
_ABOUT_THE_TEXT = re.compile(rf"(?<!\w)(?:{_CLOCK}|{_PUBLISHED})(?!\w)", re.IGNORECASE)


def _is_about_the_text(rest: str) -> bool:
    """Return whether the rest of a line is about the text, not the event.

    Such a rest is a place, a publisher or a time of day. "Workshop on 15 November 2018" and "When: 15 November 2018"
    are about the event.
    """
    if len(rest) > len("PRESS RELEASE, Ouagadougou, at 10:00 "):
        return False
    bare = rest.strip(" ,.:;()|–—-")
    if all(map(_is_known_place, bare.split(", "))):
        return True
    return not re.search(r"\w", _ABOUT_THE_TEXT.sub(" ", bare))


def _is_known_place(name: str) -> bool:
    return name in cities() or name.title() in cities() or bool(countries.codes_of(name))


def _full_day(found: DateCandidate) -> PartialDate | None:
    """Return a date that is a full day, but not the end of a span."""
    start = found.when.start
    is_full = start is not None and start.year is not None and not start.uncertain
    return start if is_full and _is_one_day(found) and not found.when.open_end else None


# --- The dateline -----------------------------------------------------------------------------------------------------


def _dateline(layout: Layout, dates: tuple[DateCandidate, ...]) -> tuple[Span, PartialDate | None] | None:
    """Return the place and date of the dateline.

    It is at the start of one of the first paragraphs, before a dash.
    """
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
    return inside[0] if len(inside) == 1 and _is_one_day(inside[0]) else None


def _is_one_day(found: DateCandidate) -> bool:
    start = found.when.start
    return found.is_certain and found.when.end is None and start is not None and start.day is not None


def _date_right_behind(dates: tuple[DateCandidate, ...], start: int, text: str) -> DateCandidate | None:
    """Return a date that starts here and ends with a full stop.

    An example is "Lakeside City, 28 November 2019. The Commission".
    """
    for each in dates:
        if start <= each.start <= start + len("Thursday, ") and re.match(
            r"\)?\s?[.:]?\s?[-–—.]", text[each.end : each.end + 5]
        ):
            return each if _is_one_day(each) else None
    return None


def _has_words(rest: str) -> bool:
    """Return whether more than an agency is between the place and the dash."""
    return re.search(r"\w", re.sub(r"\([^()]{1,40}\)", "", rest)) is not None


def _is_place(found: re.Match[str], layout: Layout, *, has_date: bool) -> bool:
    """Return whether the start of a paragraph is a place.

    That is so if it has a date, is in the list, or the lead names it as a place.
    """
    place = found["place"]
    if _NOT_A_PLACE.fullmatch(place) or _CALENDAR.match(place):
        return False
    if has_date or place in cities() or place.title() in cities():
        return True
    if any(True for _ in countries_in(FoldedText.of(f"{place}{found['country'] or ''}"))):
        return True
    lead = layout.text[layout.body[0][0] : layout.body[0][1]]
    return re.search(rf"\b(?:in|at|à|en|в) {re.escape(place)}\b", lead) is not None
