"""The days meant by "yesterday", "last week" and "Monday".

A word that people use for different days has no meaning here.
"""

import calendar
import datetime
from collections.abc import Sequence
from itertools import pairwise

from dateutil.relativedelta import relativedelta

from migevents.date_parser.expressions import DateExpr
from migevents.date_parser.tokens import ParseError
from migevents.values.dates import Interval, PartialDate

_WEEK = 7
_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_STEPS = {"last": -1, "past": -1, "this": 0, "next": 1}
_TUESDAY, _WEDNESDAY, _SATURDAY, _SUNDAY = 1, 2, 5, 6


def meaning(relative: str, reference: datetime.date) -> PartialDate | Interval | None:
    """Return the meaning of a word such as "yesterday" on a day.

    It is `None` if people disagree.

    Weeks begin on Monday (ISO 8601), and their weekend is Saturday and Sunday. In half of the world, Sunday is the
    first day of the week.

    Raises:
        OverflowError: The day is before the year 1 or after 9999.
        ValueError: The month or year is before the year 1 or after 9999.
    """
    if relative in _DAYS:
        return PartialDate.from_date(reference + datetime.timedelta(_DAYS[relative]))
    determiner, _, unit = relative.rpartition(" ")
    if determiner == "days":
        return PartialDate.from_date(reference + datetime.timedelta(int(unit)))
    if unit == "year":
        return PartialDate.of(reference.year + _STEPS[determiner])
    if unit == "month":
        month = reference + relativedelta(months=_STEPS[determiner])
        return PartialDate.of(month.year, month.month)
    return _meaning_in_weeks(determiner, unit, reference)


def _meaning_in_weeks(determiner: str, unit: str, reference: datetime.date) -> Interval | None:
    """Return a week or a weekend; "over the weekend" has no determiner."""
    monday = reference - datetime.timedelta(reference.weekday())
    if not determiner:
        return _over_the_weekend(monday, reference.weekday())
    monday += datetime.timedelta(weeks=_STEPS[determiner])
    if unit == "week":
        return None if reference.weekday() == _SUNDAY else _interval(monday, 0, 6)
    return _interval(monday, 5, 6) if _is_one_weekend(determiner, reference.weekday()) else None


def _over_the_weekend(monday: datetime.date, weekday: int) -> Interval | None:
    """Return the past, the present or, late in a week, the coming weekend."""
    if weekday >= _SATURDAY:
        return _interval(monday, 5, 6)
    return _interval(monday, -2, -1) if weekday <= _TUESDAY else None


def _is_one_weekend(determiner: str, weekday: int) -> bool:
    """Return whether all people mean the same weekend on this weekday."""
    return {
        "last": True,
        "past": weekday < _SATURDAY,
        "this": weekday >= _WEDNESDAY,  # on Monday, it may be the one just past
        "next": weekday >= _SATURDAY,  # earlier, it may be the coming one or the one after
    }[determiner]


def _interval(monday: datetime.date, first: int, last: int) -> Interval:
    """Return the interval between two days of a week."""
    start, end = (PartialDate.from_date(monday + datetime.timedelta(day)) for day in (first, last))
    return Interval.of(start, end)


def span_of(relative: str, reference: datetime.date) -> tuple[datetime.date, datetime.date] | None:
    """Return the first and last day of "last week" and the like, or `None`.

    It is `None` if the meaning is not certain.
    """
    days = meaning(relative, reference)
    first, last = (None, None) if days is None else (days.earliest, days.latest)
    return None if first is None or last is None else (first, last)


def meaning_of(expr: DateExpr, reference: datetime.date) -> PartialDate | Interval | None:
    """Return the meaning of a word such as "yesterday", with its weekday.

    Raises:
        ParseError: The weekday does not match the day.
    """
    days = meaning(expr.relative or "", reference)
    if expr.weekday is None or days is None:
        return days
    first, last = days.earliest, days.latest
    if first is None or last is None or (last - first).days >= len(calendar.day_name):
        return None
    for day in (first + datetime.timedelta(number) for number in range((last - first).days + 1)):
        if day.weekday() == expr.weekday:
            return PartialDate.from_date(day)
    raise other_weekday(first)


def other_weekday(day: datetime.date) -> ParseError:
    """Return the error for a day with another weekday than is written."""
    return ParseError(f"{day.day} {calendar.month_name[day.month]} {day.year} is a {calendar.day_name[day.weekday()]}")


def nearest_days(weekdays: Sequence[int], reference: datetime.date, *, back: bool) -> list[datetime.date]:
    """Return the consecutive days with these weekdays nearest the reference."""
    steps = [(later - earlier - 1) % _WEEK + 1 for earlier, later in pairwise(weekdays)]
    length = sum(steps)
    latest = reference - datetime.timedelta((reference.weekday() - weekdays[0]) % _WEEK)
    starts = [latest] if back else [latest + datetime.timedelta(weeks * _WEEK) for weeks in (-1, 0, 1)]

    def distance(start: datetime.date) -> int:
        return max((start - reference).days, (reference - start).days - length, 0)

    start = min(starts, key=distance)
    return [start + datetime.timedelta(sum(steps[:index])) for index in range(len(weekdays))]


def determined_days(weekdays: Sequence[int], determiner: str, reference: datetime.date) -> list[datetime.date] | None:
    """Return the days of "last Monday" and the like.

    It is `None` if people disagree.

    For some people, "last Monday" is the Monday before today; for others, that of last week. It is certain only if both
    are the same day. On a Sunday, it depends on which day weeks begin.
    """
    if len(weekdays) > 1 and (determiner != "this" or any(later <= earlier for earlier, later in pairwise(weekdays))):
        return None
    today, day = reference.weekday(), weekdays[0]
    in_week = reference + datetime.timedelta(day - today + _STEPS[determiner] * _WEEK)
    if determiner == "this":
        days = nearest_days(weekdays, reference, back=False)
        return days if days[0] == in_week and today != _SUNDAY else None
    ahead = determiner == "next"
    first = reference + datetime.timedelta((day - today - 1) % _WEEK + 1 if ahead else -((today - day - 1) % _WEEK + 1))
    return [first] if first == in_week and today != _SUNDAY else None
