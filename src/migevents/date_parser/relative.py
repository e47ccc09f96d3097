"""What a reference says: the days that "yesterday", "last week" and "Monday" mean when they are written on a day.

Where people mean different days by a word, none is meant.
"""

import calendar
import datetime
from collections.abc import Sequence
from itertools import pairwise

from dateutil.relativedelta import relativedelta

from migevents.date_parser.parser import DateExpr
from migevents.date_parser.tokens import ParseError
from migevents.values.dates import Interval, PartialDate

_WEEK = 7


def meaning(relative: str, reference: datetime.date) -> PartialDate | Interval | None:
    """Return what a word such as "yesterday" means on a day; `None` where people mean different things by it.

    Weeks begin on Monday (ISO 8601), and their weekend is Saturday and Sunday.
    """
    days = {"yesterday": -1, "today": 0, "tomorrow": 1}
    if relative in days:
        return PartialDate.from_date(reference + relativedelta(days=days[relative]))
    determiner, unit = relative.split(" ")
    step = {"last": -1, "past": -1, "this": 0, "next": 1}[determiner]
    if unit == "year":
        return PartialDate.of(reference.year + step)
    if unit == "month":
        month = reference + relativedelta(months=step)
        return PartialDate.of(month.year, month.month)
    monday = reference + relativedelta(days=-reference.weekday(), weeks=step)
    if unit == "week":
        return _interval(monday, 0, 6)
    return _interval(monday, 5, 6) if _is_one_weekend(determiner, reference.weekday()) else None


_WEDNESDAY, _SATURDAY = 2, 5


def _is_one_weekend(determiner: str, weekday: int) -> bool:
    """Say whether "this weekend" and the like mean one weekend to all, when written on this day of the week."""
    return {
        "last": True,
        "past": weekday < _SATURDAY,
        "this": weekday >= _WEDNESDAY,  # on Monday, the one that has just been
        "next": weekday >= _SATURDAY,  # before, the coming one or the one after it
    }[determiner]


def _interval(monday: datetime.date, first: int, last: int) -> Interval:
    """Return the days from one to another day of a week."""
    start, end = (PartialDate.from_date(monday + datetime.timedelta(day)) for day in (first, last))
    return Interval.of(start, end)


def meant(expr: DateExpr, reference: datetime.date) -> PartialDate | Interval | None:
    """Return what a word such as "yesterday" means, with the weekday that may stand beside it."""
    days = meaning(expr.relative or "", reference)
    if expr.weekday is None or days is None:
        return days
    first, last = days.earliest, days.latest
    if first is None or last is None or (last - first).days >= len(calendar.day_name):
        return None
    for day in (first + datetime.timedelta(number) for number in range((last - first).days + 1)):
        if day.weekday() == expr.weekday:
            return PartialDate.from_date(day)
    raise ParseError(
        f"{first.day} {calendar.month_name[first.month]} {first.year} is a {calendar.day_name[first.weekday()]}"
    )


def nearest_days(weekdays: Sequence[int], reference: datetime.date, *, back: bool) -> list[datetime.date]:
    """Return the days with these weekdays, one after another, that are nearest to the reference."""
    steps = [(later - earlier - 1) % _WEEK + 1 for earlier, later in pairwise(weekdays)]
    length = sum(steps)
    latest = reference - datetime.timedelta((reference.weekday() - weekdays[0]) % _WEEK)
    starts = [latest] if back else [latest + datetime.timedelta(weeks * _WEEK) for weeks in (-1, 0, 1)]

    def distance(start: datetime.date) -> int:
        return max((start - reference).days, (reference - start).days - length, 0)

    start = min(starts, key=distance)
    return [start + datetime.timedelta(sum(steps[:index])) for index in range(len(weekdays))]


def named_day(weekdays: Sequence[int], determiner: set[str], reference: datetime.date) -> list[datetime.date] | None:
    """Return the day of "last Monday" and the like; `None` where people mean different days by it.

    For some "last Monday" is the Monday before today, for others that of last week. Only where both are one day is it
    certain.
    """
    if len(weekdays) > 1:
        return None
    today, (day,), (token,) = reference.weekday(), weekdays, determiner
    step = {"last": -1, "this": 0, "next": 1}[token]
    in_week = reference + datetime.timedelta(day - today + step * _WEEK)
    nearest = {
        "last": reference - datetime.timedelta((today - day - 1) % _WEEK + 1),
        "this": nearest_days(weekdays, reference, back=False)[0],
        "next": reference + datetime.timedelta((day - today - 1) % _WEEK + 1),
    }[token]
    return [nearest] if nearest == in_week else None
