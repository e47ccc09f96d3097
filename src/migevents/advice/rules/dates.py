"""Rules on dates."""

import datetime
import re
from collections.abc import Iterator

from migevents._display import counted, preview
from migevents.advice.context import Advice, RuleContext
from migevents.advice.registry import builtin_rule
from migevents.model.event_dates import EventDates
from migevents.values.dates import PartialDate
from migevents.values.enums import DateBasis, EventStatus


@builtin_rule("date-inferred")
def date_inferred(context: RuleContext) -> Iterator[Advice]:
    """The date, or its year, was inferred: the page does not give it.

    "November 15th" on a page without a date of publication may be in any year. Whoever made the record found out which,
    and set `basis` accordingly. If the page does give its date of publication, add it to the source and set the basis
    to `published`: then everybody can see how the year is known.

    Seen in the founding release, which has no date of publication. Of 54 events with a date, 9 do not have their year
    on the page.

    Examples:
        >>> from migevents import EventDates, Workshop, advise
        >>> when = EventDates(start="2018-11-15", wording="on November 15th", basis="inferred")
        >>> print(*advise(Workshop(title="Migration and data", when=when), select=["date-inferred"]))
        /when/basis: the year was inferred: "on November 15th" does not give it [date-inferred] (check the page)

        >>> when = EventDates(start="2018-11-15", wording="on November 15th", basis="published")
        >>> advise(Workshop(title="Migration and data", when=when), select=["date-inferred"])
        ()
    """
    when = context.event.when
    if when is None or when.basis is not DateBasis.INFERRED:
        return
    wording = when.wording
    if wording and re.search(r"\d", wording) and not re.search(r"\d{4}", wording):
        message = f"the year was inferred: {preview(wording)} does not give it"
    else:
        message = "the date was inferred" + (f" from {preview(wording)}" if wording else "")
    yield Advice("/when/basis", message, '"inferred"', "check the page")


@builtin_rule("year-missing")
def year_missing(context: RuleContext) -> Iterator[Advice]:
    """A date of the event has no year.

    Without its year an event cannot be sorted or compared with anything. The year is mostly that of publication; if the
    page has no date at all, a web archive may know when it appeared.

    Seen in 9 of 54 releases on events with a date.

    Examples:
        >>> from migevents import EventDates, Signing, advise
        >>> when = EventDates(start="XXXX-02-21", wording="on 21 February")
        >>> print(*advise(Signing(title="An agreement on data", when=when), select=["year-missing"]))
        /when/start: "XXXX-02-21" has no year [year-missing] (find out when the page was published)

        >>> when = EventDates(start="2018-02-21", wording="on 21 February", basis="published")
        >>> advise(Signing(title="An agreement on data", when=when), select=["year-missing"])
        ()
    """
    if context.event.when:
        for path, date in _stated(context.event.when):
            if date.year is None:
                hint = "find out when the page was published"
                yield Advice(f"/when{path}", f'"{date}" has no year', f'"{date}"', hint)
                return


@builtin_rule("date-unresolved")
def date_unresolved(context: RuleContext) -> Iterator[Advice]:
    """The date is unresolved: the wording alone does not give it.

    "Today" on a page without a date of publication may be any day; with the date of publication it is one. If only the
    year is missing, `year-missing` is reported instead.

    Seen in 9 of 54 releases on events with a date.

    Examples:
        >>> from migevents import EventDates, Meeting, advise
        >>> when = EventDates(wording="today", basis="unresolved")
        >>> print(*advise(Meeting(title="Migration and data", when=when), select=["date-unresolved"]))
        /when/basis: the date of "today" is not known [date-unresolved] (find out when the page was published)

        >>> when = EventDates(start="2018-11-15", wording="today", basis="published")
        >>> advise(Meeting(title="Migration and data", when=when), select=["date-unresolved"])
        ()
    """
    when = context.event.when
    if when is None or when.basis is not DateBasis.UNRESOLVED or any(date.year is None for _, date in _stated(when)):
        return
    message = f"the date of {preview(when.wording)} is not known" if when.wording else "the date is not known"
    yield Advice("/when/basis", message, '"unresolved"', "find out when the page was published")


@builtin_rule("date-missing")
def date_missing(context: RuleContext) -> Iterator[Advice]:
    """The event has no date at all.

    A search for a year does not find an event without a date. If the page gives any date, keep its words in `wording`,
    even if they cannot be resolved; a window ("this week") belongs in `within`.

    Seen in real releases: of 60, 54 are about an event with a date.

    Examples:
        >>> from migevents import EventDates, Workshop, advise
        >>> print(*advise(Workshop(title="Migration and data"), select=["date-missing"]))
        /when: the event has no date [date-missing] (add at least a year, or a window in "within")

        >>> when = EventDates(start="2018")
        >>> advise(Workshop(title="Migration and data", when=when), select=["date-missing"])
        ()
    """
    when = context.event.when
    if when is None or not (when.start or when.end or when.dates or when.within or when.basis is DateBasis.UNRESOLVED):
        hint = 'add at least a year, or a window in "within"'
        yield Advice("/when", "the event has no date", hint=hint)


FAR = 60
"""How many days may lie between an event and its publication."""


@builtin_rule("date-far-from-publication")
def date_far_from_publication(context: RuleContext) -> Iterator[Advice]:
    """The event was over 60 days before or after the page was published.

    Releases come out on the day, or within a few weeks. If an event is much older or newer than the page, its year may
    have been completed wrongly: a page of January is about last December. Uncertain and partial dates are compared only
    as far as they are known. An event that is `scheduled` may be any time ahead, and one with an open end goes on.

    The date of publication is that of the source, or the `reference` argument of `advise`. Without one, nothing is
    reported.

    Seen in real releases.

    Examples:
        >>> from migevents import EventDates, Source, Workshop, advise
        >>> source = Source(published="2019-01-08")
        >>> late = Workshop(title="Migration and data", when=EventDates(start="2019-12-18"), source=source)
        >>> print(*advise(late, select=["date-far-from-publication"]))
        /when/start: the event is 344 days after the publication, "2019-01-08" [date-far-from-publication] (check the year)

        >>> right = Workshop(title="Migration and data", when=EventDates(start="2018-12-18"), source=source)
        >>> advise(right, select=["date-far-from-publication"])
        ()
    """  # noqa: E501  # the output is one line
    when, reference = context.event.when, context.reference
    if when is None or reference is None:
        return
    if not _is_sure(reference) or reference.earliest is None or reference.latest is None:
        return
    first, last = _first(when), _last(when) or when.start
    days, side = 0, ""
    date: PartialDate | None = None
    if first and _is_sure(first) and first.earliest and not _is_announced(context):
        days, side, date = (first.earliest - reference.latest).days, "after", first
    if days <= FAR and last and _is_sure(last) and last.latest and not when.open_end:
        # If only the length is known, the start is the only date.
        further = 0 if when.end or when.dates else (when.days or 1) - 1
        days, side, date = (reference.earliest - last.latest).days - further, "before", last
    if days > FAR:
        path = next(path for path, stated in _stated(when) if stated is date)
        message = f'the event is {days} days {side} the publication, "{reference}"'
        yield Advice(f"/when{path}", message, f'"{date}"', "check the year")


def _is_announced(context: RuleContext) -> bool:
    return context.event.status in {EventStatus.SCHEDULED, EventStatus.POSTPONED, EventStatus.CANCELLED}


@builtin_rule("days-differ")
def days_differ(context: RuleContext) -> Iterator[Advice]:
    """The number of days differs from the dates.

    In a "three-day workshop" from the 14th to the 15th, one of the two is wrong. Fewer days than the span are fine if
    only weekends may be missing: a training of ten days lasts two weeks. If single days are listed, they are counted.
    An event of several days within a window is fine.

    Seen in real releases.

    Examples:
        >>> from migevents import EventDates, Workshop, advise
        >>> when = EventDates(start="2018-11-14", end="2018-11-15", days=3)
        >>> print(*advise(Workshop(title="Migration and data", when=when), select=["days-differ"]))
        /when/days: "days" is 3, but the dates make 2 days [days-differ] (check both)

        >>> when = EventDates(start="2018-11-05", end="2018-11-16", days=10)
        >>> advise(Workshop(title="Migration and data", when=when), select=["days-differ"])
        ()
    """
    for path, when in _all_dates(context):
        if when.days is None or when.within or when.open_end:
            continue
        days = _days_of(when)
        if not days or len(days) == when.days:
            continue
        # The weekend is Friday and Saturday in some countries, Saturday and Sunday in most.
        working = len(days) if when.dates else min(sum(day.weekday() not in free for day in days) for free in _FREE)
        if not working <= when.days < len(days):
            message = f'"days" is {when.days}, but the dates make {counted(len(days), "day")}'
            yield Advice(f"{path}/days", message, str(when.days), "check both")


_FREE = ({5, 6}, {4, 5})


@builtin_rule("session-outside-event")
def session_outside_event(context: RuleContext) -> Iterator[Advice]:
    """A session of the programme is before or after the event.

    One of the two dates is wrong, or the session belongs to another event, which belongs in `related`. Partial dates
    are compared only if the order is certain.

    Seen in real releases.

    Examples:
        >>> from migevents import EventDates, Session, Workshop, advise
        >>> when = EventDates(start="2018-11-14", end="2018-11-15")
        >>> session = Session(kind="opening", when=EventDates(start="2018-11-13"))
        >>> workshop = Workshop(title="Migration and data", when=when, programme=[session])
        >>> print(*advise(workshop, select=["session-outside-event"]))
        /programme/0/when/start: the session on "2018-11-13" is before the event [session-outside-event] (check both dates)

        >>> session = Session(kind="opening", when=EventDates(start="2018-11-14"))
        >>> workshop = Workshop(title="Migration and data", when=when, programme=[session])
        >>> advise(workshop, select=["session-outside-event"])
        ()
    """  # noqa: E501  # the output is one line
    when = context.event.when
    if when is None:
        return
    first, last = _first(when), _last(when)
    for index, session in enumerate(context.event.programme):
        for path, date in _stated(session.when) if session.when else ():
            side = _side(date, first, last)
            if side:
                message = f'the session on "{date}" is {side} the event'
                yield Advice(f"/programme/{index}/when{path}", message, f'"{date}"', "check both dates")
                break


def _side(date: PartialDate, first: PartialDate | None, last: PartialDate | None) -> str | None:
    if first and date.precedes(first):
        return "before"
    return "after" if last and last.precedes(date) else None


@builtin_rule("weekday-differs")
def weekday_differs(context: RuleContext) -> Iterator[Advice]:
    """The wording names a day of the week that does not match the dates.

    "Thursday, 14 November" was a Wednesday in 2018, so the year, the day or the page is wrong. It is the best sign of a
    year that was completed wrongly. Days are recognized in English, French, Spanish, Portuguese and Russian; short
    forms only in English and before a number ("Thu 14").

    Seen in real releases.

    Examples:
        >>> from migevents import EventDates, Workshop, advise
        >>> when = EventDates(start="2018-11-14", wording="on Thursday, 14 November")
        >>> print(*advise(Workshop(title="Migration and data", when=when), select=["weekday-differs"]))
        /when/wording: "2018-11-14" is a Wednesday, but the wording has "Thursday" [weekday-differs] (check the year)

        >>> when = EventDates(start="2018-11-14", wording="miércoles 14 de noviembre")
        >>> advise(Workshop(title="Migration and data", when=when), select=["weekday-differs"])
        ()
    """
    for path, when in _all_dates(context):
        named = [] if when.open_end else list(_WEEKDAY.finditer(when.wording or ""))
        days = _days_of(when) if named else []
        if not days or len(days) >= len(_WEEKDAYS):
            continue
        possible = {day.weekday() for day in days}
        for found in named:
            if _WEEKDAY_OF[str(found.lastgroup)] not in possible:
                message = f"{_weekdays_of(days)}, but the wording has {preview(found[0].strip())}"
                yield Advice(f"{path}/wording", message, preview(when.wording), "check the year")
                break


def _weekdays_of(days: list[datetime.date]) -> str:
    first, last = days[0], days[-1]
    if first == last:
        return f'"{first}" is a {_WEEKDAYS[first.weekday()]}'
    return f'"{first}" to "{last}" are {_WEEKDAYS[first.weekday()]} to {_WEEKDAYS[last.weekday()]}'


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Portuguese days are ordinals too ("segunda edição"), so "feira" has to be there; in Russian a stem alone would find
# other words, so its endings are listed. Santo Domingo is a city.
_NAMES = (
    r"mondays?|lundis?|lunes|segundas?-?\s?feiras?|понедельник\w{0,3}|(?-i:Mon)(?=[.,]?\s\d)",
    r"tuesdays?|mardis?|martes|terças?-?\s?feiras?|вторник\w{0,3}|(?-i:Tues?)(?=[.,]?\s\d)",
    r"wednesdays?|mercredis?|mi[ée]rcoles|quartas?-?\s?feiras?|сред[ауые]|(?-i:Wed)(?=[.,]?\s\d)",
    r"thursdays?|jeudis?|jueves|quintas?-?\s?feiras?|четверг\w{0,3}|(?-i:Thu(?:rs?)?)(?=[.,]?\s\d)",
    r"fridays?|vendredis?|viernes|sextas?-?\s?feiras?|пятниц[ауые]|(?-i:Fri)(?=[.,]?\s\d)",
    r"saturdays?|samedis?|s[áa]bados?|суббот[ауые]|(?-i:Sat)(?=[.,]?\s\d)",
    r"sundays?|dimanches?|(?<!santo )domingos?|воскресень[еяю]|(?-i:Sun)(?=[.,]?\s\d)",
)
_WEEKDAY = re.compile(
    rf"\b(?:{'|'.join(rf'(?P<d{number}>{names})' for number, names in enumerate(_NAMES))})\b", re.IGNORECASE
)
_WEEKDAY_OF = {f"d{number}": number for number in range(len(_NAMES))}


# --- The dates of an event --------------------------------------------------------------------------------------------


def _all_dates(context: RuleContext) -> Iterator[tuple[str, EventDates]]:
    """Yield all dates of the event, its sessions and more, with paths."""
    event = context.event
    if event.when:
        yield "/when", event.when
    for index, session in enumerate(event.programme):
        if session.when:
            yield f"/programme/{index}/when", session.when
    for index, other in enumerate(event.related):
        if other.when:
            yield f"/related/{index}/when", other.when


def _stated(when: EventDates) -> Iterator[tuple[str, PartialDate]]:
    """Yield the dates that are set with their paths, the first one first."""
    if when.start:
        yield "/start", when.start
    for index, date in enumerate(when.dates):
        yield f"/dates/{index}", date
    if when.end:
        yield "/end", when.end
    if when.within:
        yield from (("/within", date) for date in (when.within.start, when.within.end) if date)


def _first(when: EventDates) -> PartialDate | None:
    """Return the first day, or the earliest it can be."""
    if when.within:
        return when.within.start
    return when.start or (when.dates[0] if when.dates else None)


def _last(when: EventDates) -> PartialDate | None:
    """Return the last possible day of the dates.

    A start alone is the whole date, unless `days` is set.
    """
    if when.within:
        return when.within.end
    if when.end or when.dates:
        return when.end or when.dates[-1]
    return None if when.open_end or (when.days or 1) > 1 else when.start


_LONGEST = 400
"""How many days of an event are checked one by one."""


def _days_of(when: EventDates) -> list[datetime.date]:
    """Return each day of the event, or none if they are not certain."""
    if when.dates:
        return [day for date in when.dates if (day := _day(date))] if all(map(_day, when.dates)) else []
    first, last = _first(when), _last(when)
    start = first and _day(first)
    if not start:
        return []
    if last:
        end = _day(last)
        count = (end - start).days + 1 if end else 0
    else:
        count = 0 if when.open_end else when.days or 0
    return [start + datetime.timedelta(number) for number in range(count)] if count <= _LONGEST else []


def _day(date: PartialDate) -> datetime.date | None:
    return date.earliest if date.day and _is_sure(date) else None


def _is_sure(date: PartialDate) -> bool:
    return not (date.uncertain or date.approximate)
