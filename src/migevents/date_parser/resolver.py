"""From what is said to the dates: what one date leaves out another has, or the reference.

Nothing is completed that has two readings; what stays open is left open, and a contradiction is refused.
"""

import calendar
import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import attrs
from dateutil.relativedelta import relativedelta

from migevents.date_parser.parser import DateExpr, ParsedExpr
from migevents.date_parser.relative import meaning, meant, named_day, nearest_days
from migevents.date_parser.tokens import ParseError, TokenKind
from migevents.errors import InvalidDate
from migevents.values.dates import Interval, PartialDate
from migevents.values.enums import DateBasis

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


def complete(parsed: ParsedExpr, reference: datetime.date | None, *, day_first: bool) -> Dates:
    """Return the dates that a wording says.

    Args:
        parsed: What the wording says.
        reference: The day that it was published, or of its dateline.
        day_first: Of two numbers that may both be the month, whether the first is the day.

    Raises:
        ParseError: It contradicts itself or the calendar, or a part is missing that nothing can complete.
    """
    if parsed.in_numbers:
        return _in_numbers(parsed, [_in_order(expr, day_first=day_first) for expr in parsed.exprs], reference)
    if any(expr.relative for expr in parsed.exprs):
        return _near_dates(parsed, reference)
    if any(expr.weekday is not None for expr in parsed.exprs):
        return _weekdays(parsed, reference)
    if any(expr.determiner for expr in parsed.exprs) or parsed.opening is not None:
        raise ParseError("it does not say of what")
    raise ParseError("there is no date in it")


# --- Dates in numbers -------------------------------------------------------------------------------------------------


def _in_numbers(parsed: ParsedExpr, exprs: list[DateExpr], reference: datetime.date | None) -> Dates:
    """Return dates of which days, months or years are written."""
    if not all(expr.in_numbers for expr in exprs):
        return UNRESOLVED
    if any(expr.determiner and expr.day is None for expr in exprs):
        return UNRESOLVED  # "last May", "the last day of May 2018"
    if reference is not None and _are_days_told(exprs):
        nearest = _nearest(parsed, exprs, reference)
        return UNRESOLVED if nearest is None else _arranged(parsed, nearest, DateBasis.PUBLISHED)
    exprs = _with_months(exprs)
    if any(expr.month is None for expr in exprs) and any(expr.year is None for expr in exprs):
        raise ParseError("one date is a year alone, and another has none")
    if (
        len(exprs) == 1
        and exprs[0].day is None
        and exprs[0].year is None
        and not (parsed.introduced or exprs[0].determiner)
    ):
        raise ParseError("the name of a month alone may be another word")
    exprs = _with_years(exprs, is_span=TokenKind.TO in parsed.joins)
    if exprs[0].year is not None:
        dates = [_date(expr) for expr in exprs]
        _check_weekdays(exprs, dates)
        return _arranged(parsed, dates, DateBasis.STATED)
    for expr in exprs:
        _date(expr)
    nearest = None if reference is None else _nearest(parsed, exprs, reference)
    if nearest is None:
        return _arranged(parsed, [_date(expr) for expr in exprs], DateBasis.UNRESOLVED)
    return _arranged(parsed, nearest, DateBasis.PUBLISHED)


def _are_days_told(exprs: Sequence[DateExpr]) -> bool:
    """Say whether days without a month have a weekday each, or a word such as "yesterday": "Thursday, 21st"."""
    if not all(expr.bare_day and expr.month is None and expr.year is None for expr in exprs):
        return False
    for expr in exprs:
        _date(attrs.evolve(expr, month=1))
    return all(expr.weekday is not None for expr in exprs) or any(expr.relative for expr in exprs)


def _in_order(expr: DateExpr, *, day_first: bool) -> DateExpr:
    """Return the date with the two numbers told apart."""
    if expr.day_month_pair is None:
        return expr
    day, month = expr.day_month_pair if day_first else expr.day_month_pair[::-1]
    return attrs.evolve(expr, day=day, month=month, day_month_pair=None, month_first=not day_first)


def _with_months(exprs: list[DateExpr]) -> list[DateExpr]:
    """Return the dates, each day with its month: "10-11 September", "September 10-11", never "10-September 11"."""
    before = [*exprs]
    for index, expr in enumerate(before):
        if expr.month is None and index and before[index - 1].month_first:
            before[index] = attrs.evolve(expr, month=before[index - 1].month, month_first=True)
    after = [*exprs]
    for index in reversed(range(len(after) - 1)):
        bare, following = after[index], after[index + 1]
        if bare.month is None and bare.year is None and following.day is not None and not following.month_first:
            after[index] = attrs.evolve(bare, month=following.month)
    return [_agreed(*readings) for readings in zip(exprs, before, after, strict=True)]


def _agreed(expr: DateExpr, left: DateExpr, right: DateExpr) -> DateExpr:
    """Return the date with the month of the one before it, or of the one after it."""
    if expr.day is None:
        return expr
    if None not in {left.month, right.month} and left.month != right.month:
        raise ParseError(f"the month of the day {expr.day} may be that before it or that after it")
    month = left.month or right.month
    if month is None:
        raise ParseError(f"the day {expr.day} stands without a month")
    return attrs.evolve(expr, month=month)


def _with_years(exprs: list[DateExpr], *, is_span: bool) -> list[DateExpr]:
    """Return the dates, each with its year where one is written: that of the next date that has one, or of the last."""
    years = [expr.year for expr in exprs]
    for index in reversed(range(len(years) - 1)):
        years[index] = years[index + 1] if years[index] is None else years[index]
    for index in range(1, len(years)):
        years[index] = years[index - 1] if years[index] is None else years[index]
    if is_span and None not in years and years[0] == years[-1] and _turns(exprs[0], exprs[-1]):
        # Of "from 29 December to 3 January 2019" the first is in 2018.
        if exprs[0].year is None:
            years[0] = (years[0] or 0) - 1
        elif exprs[-1].year is None:
            years[-1] = (years[-1] or 0) + 1
    return [attrs.evolve(expr, year=year) for expr, year in zip(exprs, years, strict=True)]


_HALF_A_YEAR = 6


def _turns(start: DateExpr, end: DateExpr) -> bool:
    """Say whether a new year begins between two dates; where they would be far apart then, they are rather swapped."""
    if start.month is None or end.month is None or start.month <= end.month:
        return False
    return (end.month - start.month) % 12 <= _HALF_A_YEAR


def _date(expr: DateExpr) -> PartialDate:
    """Return the date, if the calendar has it."""
    try:
        return PartialDate.of(expr.year, expr.month, expr.day)
    except InvalidDate as error:
        raise ParseError(error.reason) from None


def _check_weekdays(exprs: Iterable[DateExpr], dates: Iterable[PartialDate]) -> None:
    """Refuse a weekday that is not that of its day."""
    for expr, date in zip(exprs, dates, strict=True):
        day = date.earliest
        if day is not None and expr.weekday not in {None, day.weekday()}:
            name = calendar.day_name[day.weekday()]
            raise ParseError(f"{day.day} {calendar.month_name[day.month]} {day.year} is a {name}")


# --- The nearest year -------------------------------------------------------------------------------------------------


def _nearest(parsed: ParsedExpr, exprs: list[DateExpr], reference: datetime.date) -> list[PartialDate] | None:
    """Return the dates in the year in which they are nearest to the reference; `None` where that is too far off.

    Days that have no month are in the month in which they are nearest.
    """
    has_months = exprs[0].month is not None
    far = _FAR if has_months else _FAR_WITHOUT_MONTH
    candidates = [
        dates
        for step in (-1, 0, 1)
        for dates in (_in_year(exprs, reference.year + step) if has_months else _in_month(exprs, reference, step))
    ]
    candidates = [dates for dates in candidates if _is_possible(parsed, dates, reference)]
    window = window_of(parsed, reference)
    if window is not None:
        inside = [dates for dates in candidates if meets(dates, window)]
        candidates = inside or [dates for dates in candidates if min(_distance(dates, day) for day in window) <= _NEAR]
    else:
        candidates = [dates for dates in candidates if _distance(dates, reference) <= _YEAR]
    # Of two that are equally near, the earlier one comes first.
    candidates = sorted(candidates, key=lambda dates: _distance(dates, reference))
    fitting = [dates for dates in candidates if _weekdays_fit(exprs, dates)]
    if not candidates:
        return None
    if not fitting or (fitting[0] != candidates[0] and _distance(fitting[0], reference) > far):
        _check_weekdays(exprs, candidates[0])
    return fitting[0]


def _in_year(exprs: list[DateExpr], year: int) -> Iterator[list[PartialDate]]:
    """Yield the dates with the first of them in this year, if the calendar has them."""
    years = [year]
    for earlier, later in pairwise(exprs):
        years.append(years[-1] + _turns(earlier, later))
    try:
        yield [PartialDate.of(year, expr.month, expr.day) for year, expr in zip(years, exprs, strict=True)]
    except InvalidDate:  # 29 February, or a year that is none
        return


def _in_month(exprs: Sequence[DateExpr], reference: datetime.date, step: int) -> Iterator[list[PartialDate]]:
    """Yield the days with the first of them so many months from the reference, if the calendar has them."""
    steps = [step]
    for earlier, later in pairwise(exprs):
        steps.append(steps[-1] + ((later.day or 0) < (earlier.day or 0)))
    try:
        months = [reference.replace(day=1) + relativedelta(months=step) for step in steps]
        yield [PartialDate.of(month.year, month.month, expr.day) for month, expr in zip(months, exprs, strict=True)]
    except ValueError:  # a day 31, or a year that is none
        return


def _span(dates: Sequence[PartialDate]) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day that the dates may mean; without a year, that is any day."""
    return dates[0].earliest or datetime.date.min, dates[-1].latest or datetime.date.max


def _distance(dates: Sequence[PartialDate], day: datetime.date) -> datetime.timedelta:
    """Return how far a day is from the nearest day of the dates."""
    first, last = _span(dates)
    return max(first - day, day - last, datetime.timedelta())


def _is_possible(parsed: ParsedExpr, dates: Sequence[PartialDate], reference: datetime.date) -> bool:
    """Say whether the dates lie where "since", "last" and "next" put them."""
    first, last = _span(dates)
    determiner = parsed.exprs[0].determiner
    if parsed.opening is TokenKind.SINCE or determiner == "last":
        return first <= reference
    return determiner != "next" or last >= reference


def meets(dates: Sequence[PartialDate], window: tuple[datetime.date, datetime.date] | None) -> bool:
    """Say whether any of the days lies in the window."""
    first, last = _span(dates)
    return window is not None and first <= window[1] and last >= window[0]


def _weekdays_fit(exprs: Iterable[DateExpr], dates: Iterable[PartialDate]) -> bool:
    """Say whether every weekday is that of its day."""
    try:
        _check_weekdays(exprs, dates)
    except ParseError:
        return False
    return True


def window_of(parsed: ParsedExpr, reference: datetime.date) -> tuple[datetime.date, datetime.date] | None:
    """Return the days that a word such as "yesterday" speaks of, where one stands beside the numbers."""
    relative = next((expr.relative for expr in parsed.exprs if expr.relative), None)
    days = None if relative is None else meaning(relative, reference)
    if days is None or days.earliest is None or days.latest is None:
        return None
    return days.earliest, days.latest


# --- How dates stand together -----------------------------------------------------------------------------------------


def _arranged(parsed: ParsedExpr, dates: Sequence[PartialDate], basis: DateBasis) -> Dates:
    """Return one date, a span, or single days."""
    if len(dates) == 1:
        return _single(parsed, dates[0], basis)
    if set(parsed.joins) == {TokenKind.TO} and len(dates) == len(("start", "end")):
        if parsed.opening is TokenKind.UNTIL:
            raise ParseError("'until' has two ends")
        return _spanned(parsed.exprs, dates, basis)
    if set(parsed.joins) != {TokenKind.AND}:
        return UNRESOLVED
    if parsed.opening is not None:
        raise ParseError("a span has one start and one end, and single days have neither")
    return _listed(dates, basis)


def _single(parsed: ParsedExpr, date: PartialDate, basis: DateBasis) -> Dates:
    """Return one date, or a span with one end. What took a number of days "from 5 May" has an end."""
    if parsed.opening is TokenKind.BETWEEN:
        raise ParseError("'between' needs two dates")
    if parsed.counted or (parsed.days is not None and parsed.opening is TokenKind.SINCE):
        raise ParseError(f"{parsed.days} days may count from the date, or up to it")
    if parsed.opening is TokenKind.UNTIL:
        return Dates(basis, end=date)
    return Dates(basis, start=date, open_end=parsed.opening is not None and parsed.days is None)


def _spanned(exprs: Sequence[DateExpr], dates: Sequence[PartialDate], basis: DateBasis) -> Dates:
    """Return a span."""
    start, end = dates
    if start == end:
        raise ParseError(f"the end is the start, {start}")
    if end.precedes(start) or (start.year is None and _is_before(end, start) and not _turns(*exprs)):
        raise ParseError(f"the end, {end}, comes before the start, {start}")
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
        raise ParseError("the dates are not in their order, or one stands twice")
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


def _near_dates(parsed: ParsedExpr, reference: datetime.date | None) -> Dates:
    """Return the dates of a wording such as "yesterday"; each of them is a word of this kind."""
    if reference is None or not all(expr.relative for expr in parsed.exprs):
        return UNRESOLVED
    try:
        days = [meant(expr, reference) for expr in parsed.exprs]
    except (OverflowError, ValueError):  # before the year 1, or after 9999
        return UNRESOLVED
    dates = [date for date in days if isinstance(date, PartialDate)]
    if len(dates) == len(days):
        return _arranged(parsed, dates, DateBasis.PUBLISHED)
    if len(days) == 1 and isinstance(days[0], Interval) and parsed.opening is None:
        return Dates(DateBasis.PUBLISHED, within=days[0])
    return UNRESOLVED


# --- Weekdays alone ---------------------------------------------------------------------------------------------------


def _weekdays(parsed: ParsedExpr, reference: datetime.date | None) -> Dates:
    """Return the dates of a wording of weekdays alone: those that are nearest to the reference."""
    if reference is None:
        if not parsed.introduced:
            raise ParseError("a weekday alone is no date without a reference")
        return UNRESOLVED
    weekdays = [expr.weekday for expr in parsed.exprs if expr.weekday is not None]
    determiner = {expr.determiner for expr in parsed.exprs if expr.determiner is not None}
    try:
        if determiner:
            days = named_day(weekdays, determiner, reference)
        else:
            days = nearest_days(weekdays, reference, back=parsed.opening is TokenKind.SINCE)
    except OverflowError:  # before the year 1, or after 9999
        return UNRESOLVED
    return (
        UNRESOLVED
        if days is None
        else _arranged(parsed, [PartialDate.from_date(day) for day in days], DateBasis.PUBLISHED)
    )
