"""From what is said to the dates: what one date leaves out another has, or the reference.

Nothing is completed that has two readings; what stays open is left open, and a contradiction is refused.
"""

import calendar
import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import attrs
from dateutil.relativedelta import relativedelta

from migevents.date_text.relative import meaning, meant, named_day, nearest_days
from migevents.date_text.statements import Point, Statement
from migevents.date_text.words import Kind, Unclear
from migevents.dates import Interval, PartialDate
from migevents.errors import InvalidDate
from migevents.terms import DateBasis

LEAP_YEAR = 2000
"""Stands in for a year that is not known: it has every day that any year has."""
_FAR = datetime.timedelta(days=275)
"""How far off a weekday may move a date: nine months. Beyond, a wrong weekday is more likely than such a distance."""
_FAR_WITHOUT_MONTH = datetime.timedelta(days=22)
"""The same for a day without its month: three quarters of a month."""
_YEAR = datetime.timedelta(days=366)
_NEAR = datetime.timedelta(days=7)
"""How far "yesterday" and the like may be from the numbers beside them: what is written is printed days later."""


@attrs.frozen
class Dates:
    """The dates that a wording says, as the fields of `EventDates`."""

    basis: DateBasis
    start: PartialDate | None = None
    end: PartialDate | None = None
    open_end: bool = False
    dates: tuple[PartialDate, ...] = ()
    within: Interval | None = None


UNRESOLVED = Dates(DateBasis.UNRESOLVED)


def complete(said: Statement, reference: datetime.date | None, *, day_first: bool) -> Dates:
    """Return the dates that a wording says.

    Args:
        said: What it says.
        reference: The day that it was published, or of its dateline.
        day_first: Of two numbers that may both be the month, whether the first is the day.

    Raises:
        Unclear: It contradicts itself or the calendar, or a part is missing that nothing can complete.
    """
    if said.in_numbers:
        return _in_numbers(said, [_in_order(point, day_first=day_first) for point in said.points], reference)
    if any(point.near for point in said.points):
        return _near_dates(said, reference)
    if any(point.weekday is not None for point in said.points):
        return _weekdays(said, reference)
    if any(point.which for point in said.points) or said.opening is not None:
        raise Unclear("it does not say of what")
    raise Unclear("there is no date in it")


# --- Dates in numbers -------------------------------------------------------------------------------------------------


def _in_numbers(said: Statement, points: list[Point], reference: datetime.date | None) -> Dates:
    """Return dates of which days, months or years are written."""
    if not all(point.in_numbers for point in points):
        return UNRESOLVED
    if any(point.which and point.day is None for point in points):
        return UNRESOLVED  # "last May", "the last day of May 2018"
    if reference is not None and _are_days_told(points):
        nearest = _nearest(said, points, reference)
        return UNRESOLVED if nearest is None else _arranged(said, nearest, DateBasis.PUBLISHED)
    points = _with_months(points)
    if any(point.month is None for point in points) and any(point.year is None for point in points):
        raise Unclear("one date is a year alone, and another has none")
    if (
        len(points) == 1
        and points[0].day is None
        and points[0].year is None
        and not (said.introduced or points[0].which)
    ):
        raise Unclear("the name of a month alone may be another word")
    points = _with_years(points, is_span=Kind.TO in said.joins)
    if points[0].year is not None:
        dates = [_date(point) for point in points]
        _check_weekdays(points, dates)
        return _arranged(said, dates, DateBasis.STATED)
    for point in points:
        _date(point)
    nearest = None if reference is None else _nearest(said, points, reference)
    if nearest is None:
        return _arranged(said, [_date(point) for point in points], DateBasis.UNRESOLVED)
    return _arranged(said, nearest, DateBasis.PUBLISHED)


def _are_days_told(points: Sequence[Point]) -> bool:
    """Say whether days without a month have a weekday each, or a word such as "yesterday": "Thursday, 21st"."""
    if not all(point.plain and point.month is None and point.year is None for point in points):
        return False
    for point in points:
        _date(attrs.evolve(point, month=1))
    return all(point.weekday is not None for point in points) or any(point.near for point in points)


def _in_order(point: Point, *, day_first: bool) -> Point:
    """Return the date with the two numbers told apart."""
    if point.pair is None:
        return point
    day, month = point.pair if day_first else point.pair[::-1]
    return attrs.evolve(point, day=day, month=month, pair=None, month_first=not day_first)


def _with_months(points: list[Point]) -> list[Point]:
    """Return the dates, each day with its month: "10-11 September", "September 10-11", never "10-September 11"."""
    before = [*points]
    for index, point in enumerate(before):
        if point.month is None and index and before[index - 1].month_first:
            before[index] = attrs.evolve(point, month=before[index - 1].month, month_first=True)
    after = [*points]
    for index in reversed(range(len(after) - 1)):
        bare, following = after[index], after[index + 1]
        if bare.month is None and bare.year is None and following.day is not None and not following.month_first:
            after[index] = attrs.evolve(bare, month=following.month)
    return [_agreed(*readings) for readings in zip(points, before, after, strict=True)]


def _agreed(point: Point, left: Point, right: Point) -> Point:
    """Return the date with the month of the one before it, or of the one after it."""
    if point.day is None:
        return point
    if None not in {left.month, right.month} and left.month != right.month:
        raise Unclear(f"the month of the day {point.day} may be that before it or that after it")
    month = left.month or right.month
    if month is None:
        raise Unclear(f"the day {point.day} stands without a month")
    return attrs.evolve(point, month=month)


def _with_years(points: list[Point], *, is_span: bool) -> list[Point]:
    """Return the dates, each with its year where one is written: that of the next date that has one, or of the last."""
    years = [point.year for point in points]
    for index in reversed(range(len(years) - 1)):
        years[index] = years[index + 1] if years[index] is None else years[index]
    for index in range(1, len(years)):
        years[index] = years[index - 1] if years[index] is None else years[index]
    if is_span and None not in years and years[0] == years[-1] and _turns(points[0], points[-1]):
        # Of "from 29 December to 3 January 2019" the first is in 2018.
        if points[0].year is None:
            years[0] = (years[0] or 0) - 1
        elif points[-1].year is None:
            years[-1] = (years[-1] or 0) + 1
    return [attrs.evolve(point, year=year) for point, year in zip(points, years, strict=True)]


_HALF_A_YEAR = 6


def _turns(start: Point, end: Point) -> bool:
    """Say whether a new year begins between two dates; where they would be far apart then, they are rather swapped."""
    if start.month is None or end.month is None or start.month <= end.month:
        return False
    return (end.month - start.month) % 12 <= _HALF_A_YEAR


def _date(point: Point) -> PartialDate:
    """Return the date, if the calendar has it."""
    try:
        return PartialDate.of(point.year, point.month, point.day)
    except InvalidDate as error:
        raise Unclear(error.reason) from None


def _check_weekdays(points: Iterable[Point], dates: Iterable[PartialDate]) -> None:
    """Refuse a weekday that is not that of its day."""
    for point, date in zip(points, dates, strict=True):
        day = date.earliest
        if day is not None and point.weekday not in {None, day.weekday()}:
            name = calendar.day_name[day.weekday()]
            raise Unclear(f"{day.day} {calendar.month_name[day.month]} {day.year} is a {name}")


# --- The nearest year -------------------------------------------------------------------------------------------------


def _nearest(said: Statement, points: list[Point], reference: datetime.date) -> list[PartialDate] | None:
    """Return the dates in the year in which they are nearest to the reference; `None` where that is too far off.

    Days that have no month are in the month in which they are nearest.
    """
    has_months = points[0].month is not None
    far = _FAR if has_months else _FAR_WITHOUT_MONTH
    candidates = [
        dates
        for step in (-1, 0, 1)
        for dates in (_in_year(points, reference.year + step) if has_months else _in_month(points, reference, step))
    ]
    candidates = [dates for dates in candidates if _is_possible(said, dates, reference)]
    window = window_of(said, reference)
    if window is not None:
        inside = [dates for dates in candidates if meets(dates, window)]
        candidates = inside or [dates for dates in candidates if min(_distance(dates, day) for day in window) <= _NEAR]
    else:
        candidates = [dates for dates in candidates if _distance(dates, reference) <= _YEAR]
    # Of two that are equally near, the earlier one comes first.
    candidates = sorted(candidates, key=lambda dates: _distance(dates, reference))
    fitting = [dates for dates in candidates if _weekdays_fit(points, dates)]
    if not candidates:
        return None
    if not fitting or (fitting[0] != candidates[0] and _distance(fitting[0], reference) > far):
        _check_weekdays(points, candidates[0])
    return fitting[0]


def _in_year(points: list[Point], year: int) -> Iterator[list[PartialDate]]:
    """Yield the dates with the first of them in this year, if the calendar has them."""
    years = [year]
    for earlier, later in pairwise(points):
        years.append(years[-1] + _turns(earlier, later))
    try:
        yield [PartialDate.of(year, point.month, point.day) for year, point in zip(years, points, strict=True)]
    except InvalidDate:  # 29 February, or a year that is none
        return


def _in_month(points: Sequence[Point], reference: datetime.date, step: int) -> Iterator[list[PartialDate]]:
    """Yield the days with the first of them so many months from the reference, if the calendar has them."""
    steps = [step]
    for earlier, later in pairwise(points):
        steps.append(steps[-1] + ((later.day or 0) < (earlier.day or 0)))
    try:
        months = [reference.replace(day=1) + relativedelta(months=step) for step in steps]
        yield [PartialDate.of(month.year, month.month, point.day) for month, point in zip(months, points, strict=True)]
    except ValueError:  # a day 31, or a year that is none
        return


def _span(dates: Sequence[PartialDate]) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day that the dates may mean; without a year, that is any day."""
    return dates[0].earliest or datetime.date.min, dates[-1].latest or datetime.date.max


def _distance(dates: Sequence[PartialDate], day: datetime.date) -> datetime.timedelta:
    """Return how far a day is from the nearest day of the dates."""
    first, last = _span(dates)
    return max(first - day, day - last, datetime.timedelta())


def _is_possible(said: Statement, dates: Sequence[PartialDate], reference: datetime.date) -> bool:
    """Say whether the dates lie where "since", "last" and "next" put them."""
    first, last = _span(dates)
    which = said.points[0].which
    if said.opening is Kind.SINCE or which == "last":
        return first <= reference
    return which != "next" or last >= reference


def meets(dates: Sequence[PartialDate], window: tuple[datetime.date, datetime.date] | None) -> bool:
    """Say whether any of the days lies in the window."""
    first, last = _span(dates)
    return window is not None and first <= window[1] and last >= window[0]


def _weekdays_fit(points: Iterable[Point], dates: Iterable[PartialDate]) -> bool:
    """Say whether every weekday is that of its day."""
    try:
        _check_weekdays(points, dates)
    except Unclear:
        return False
    return True


def window_of(said: Statement, reference: datetime.date) -> tuple[datetime.date, datetime.date] | None:
    """Return the days that a word such as "yesterday" speaks of, where one stands beside the numbers."""
    near = next((point.near for point in said.points if point.near), None)
    days = None if near is None else meaning(near, reference)
    if days is None or days.earliest is None or days.latest is None:
        return None
    return days.earliest, days.latest


# --- How dates stand together -----------------------------------------------------------------------------------------


def _arranged(said: Statement, dates: Sequence[PartialDate], basis: DateBasis) -> Dates:
    """Return one date, a span, or single days."""
    if len(dates) == 1:
        return _single(said, dates[0], basis)
    if set(said.joins) == {Kind.TO} and len(dates) == len(("start", "end")):
        if said.opening is Kind.UNTIL:
            raise Unclear("'until' has two ends")
        return _spanned(said.points, dates, basis)
    if set(said.joins) != {Kind.AND}:
        return UNRESOLVED
    if said.opening is not None:
        raise Unclear("a span has one start and one end, and single days have neither")
    return _listed(dates, basis)


def _single(said: Statement, date: PartialDate, basis: DateBasis) -> Dates:
    """Return one date, or a span with one end. What took a number of days "from 5 May" has an end."""
    if said.opening is Kind.BETWEEN:
        raise Unclear("'between' needs two dates")
    if said.counted or (said.days is not None and said.opening is Kind.SINCE):
        raise Unclear(f"{said.days} days may count from the date, or up to it")
    if said.opening is Kind.UNTIL:
        return Dates(basis, end=date)
    return Dates(basis, start=date, open_end=said.opening is not None and said.days is None)


def _spanned(points: Sequence[Point], dates: Sequence[PartialDate], basis: DateBasis) -> Dates:
    """Return a span."""
    start, end = dates
    if start == end:
        raise Unclear(f"the end is the start, {start}")
    if end.precedes(start) or (start.year is None and _is_before(end, start) and not _turns(*points)):
        raise Unclear(f"the end, {end}, comes before the start, {start}")
    return Dates(basis, start=start, end=end)


def _is_before(end: PartialDate, start: PartialDate) -> bool:
    """Say whether one date comes before another in the same year, whichever it is."""
    return (end.month or 12, end.day or 31) < (start.month or 1, start.day or 1)


def _listed(dates: Sequence[PartialDate], basis: DateBasis) -> Dates:
    """Return single days, or a span where they touch: 8 and 9 May. Months and years are like days."""
    if len({len(str(date)) for date in dates}) > 1:
        return UNRESOLVED
    steps = [_ordinal(later) - _ordinal(earlier) for earlier, later in pairwise(dates)]
    if min(steps) <= 0:
        if dates[0].year is None and dates[0].month != dates[-1].month:
            return UNRESOLVED  # 31 December and 1 January, it may be
        raise Unclear("the dates are not in their order, or one stands twice")
    touch = max(steps) == 1
    return Dates(basis, start=dates[0], end=dates[-1], dates=() if touch else tuple(dates))


def _ordinal(date: PartialDate) -> int:
    """Return a number that is one more for the next day, month or year, whichever the date is."""
    year = LEAP_YEAR if date.year is None else date.year
    if date.month is None:
        return year
    if date.day is None:
        return year * 12 + date.month
    return datetime.date(year, date.month, date.day).toordinal()


# --- Dates that the reference says ------------------------------------------------------------------------------------


def _near_dates(said: Statement, reference: datetime.date | None) -> Dates:
    """Return the dates of a wording such as "yesterday"; each of them is a word of this kind."""
    if reference is None or not all(point.near for point in said.points):
        return UNRESOLVED
    try:
        days = [meant(point, reference) for point in said.points]
    except (OverflowError, ValueError):  # before the year 1, or after 9999
        return UNRESOLVED
    dates = [date for date in days if isinstance(date, PartialDate)]
    if len(dates) == len(days):
        return _arranged(said, dates, DateBasis.PUBLISHED)
    if len(days) == 1 and isinstance(days[0], Interval) and said.opening is None:
        return Dates(DateBasis.PUBLISHED, within=days[0])
    return UNRESOLVED


# --- Weekdays alone ---------------------------------------------------------------------------------------------------


def _weekdays(said: Statement, reference: datetime.date | None) -> Dates:
    """Return the dates of a wording of weekdays alone: those that are nearest to the reference."""
    if reference is None:
        if not said.introduced:
            raise Unclear("a weekday alone is no date without a reference")
        return UNRESOLVED
    weekdays = [point.weekday for point in said.points if point.weekday is not None]
    which = {point.which for point in said.points if point.which is not None}
    try:
        if which:
            days = named_day(weekdays, which, reference)
        else:
            days = nearest_days(weekdays, reference, back=said.opening is Kind.SINCE)
    except OverflowError:  # before the year 1, or after 9999
        return UNRESOLVED
    return (
        UNRESOLVED
        if days is None
        else _arranged(said, [PartialDate.from_date(day) for day in days], DateBasis.PUBLISHED)
    )
