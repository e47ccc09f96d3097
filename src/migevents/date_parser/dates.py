"""`ResolvedDates`: single dates arranged into fields of `EventDates`."""

import datetime
from collections.abc import Sequence
from itertools import pairwise

import attrs

from migevents.date_parser.expressions import DateExpr, ParsedExpr
from migevents.date_parser.tokens import ParseError, TokenKind
from migevents.values.dates import Interval, PartialDate
from migevents.values.enums import DateBasis

LEAP_YEAR = 2000
"""A substitute for an unknown year: it has every day that any year has."""
_MOST_DAYS = 14
"""The most days of a span, among several spans, whose days are listed."""


@attrs.frozen
class ResolvedDates:
    """The dates of a wording, as the fields of `EventDates`."""

    basis: DateBasis
    start: PartialDate | None = None
    end: PartialDate | None = None
    open_end: bool = False
    dates: tuple[PartialDate, ...] = ()
    within: Interval | None = None

    def marked(self, *, uncertain: bool = False, approximate: bool = False) -> "ResolvedDates":
        """Return the dates with EDTF marks added to their own.

        A window cannot have marks, because its extent would be unknown. It becomes unresolved.
        """
        if not uncertain and not approximate:
            return self
        if self.within is not None:
            return UNRESOLVED

        def mark(date: PartialDate) -> PartialDate:
            return PartialDate.of(
                date.year,
                date.month,
                date.day,
                uncertain=uncertain or date.uncertain,
                approximate=approximate or date.approximate,
            )

        return attrs.evolve(
            self,
            start=None if self.start is None else mark(self.start),
            end=None if self.end is None else mark(self.end),
            dates=tuple(mark(date) for date in self.dates),
        )


UNRESOLVED = ResolvedDates(DateBasis.UNRESOLVED)


def turns(start: DateExpr, end: DateExpr) -> bool:
    """Return whether a new year begins between two dates.

    If more than half a year would then be between them, they are more likely swapped.
    """
    if start.month is None or end.month is None or start.month <= end.month:
        return False
    return (end.month - start.month) % 12 <= _HALF_A_YEAR


_HALF_A_YEAR = 6


def arranged(parsed: ParsedExpr, dates: Sequence[PartialDate], basis: DateBasis) -> ResolvedDates:
    """Return one date, a span, or single days."""
    if len(dates) == 1:
        return _single(parsed, dates[0], basis)
    if set(parsed.joins) == {TokenKind.TO} and len(dates) == len(("start", "end")):
        if parsed.opening is TokenKind.UNTIL:
            raise ParseError("'until' has two ends")
        return _spanned(parsed.exprs, dates, basis)
    if set(parsed.joins) == {TokenKind.TO}:
        return ResolvedDates(basis, start=dates[0], end=dates[-1]) if _touch(dates) else UNRESOLVED
    if parsed.opening is not None:
        raise ParseError("single days cannot follow 'from', 'between' or 'until'")
    if TokenKind.SLASH in parsed.joins and not _touch(dates):
        raise ParseError("the dates around the slash are not consecutive")
    return _listed(_each_day(parsed.joins, dates), basis)


def _single(parsed: ParsedExpr, date: PartialDate, basis: DateBasis) -> ResolvedDates:
    """Return one date, or a span with one end.

    An event of several days "from 5 May" has an end.
    """
    if parsed.opening is TokenKind.BETWEEN:
        raise ParseError("'between' requires two dates")
    if parsed.counted or (parsed.days is not None and parsed.opening is TokenKind.SINCE):
        raise ParseError(f"{parsed.days} days may be counted from the date or up to it")
    if parsed.opening is not TokenKind.UNTIL:
        return ResolvedDates(basis, start=date, open_end=parsed.opening is not None and parsed.days is None)
    last = _before(date) if parsed.bound == "before" else date
    return UNRESOLVED if last is None else ResolvedDates(basis, end=last)


def _before(date: PartialDate) -> PartialDate | None:
    """Return the day, month or year before a date.

    It is `None` if it depends on an unknown year.
    """
    year = LEAP_YEAR if date.year is None else date.year
    try:
        first = datetime.date(year, date.month or 1, date.day or 1) - datetime.timedelta(1)
    except OverflowError:  # before the year 1
        return None
    if date.year is None and (date.month, date.day or 1) in {(3, 1), (1, 1)}:
        return None  # 28 or 29 February, or a day of another year
    known = None if date.year is None else first.year
    return PartialDate.of(known, date.month and first.month, date.day and first.day)


def _spanned(exprs: Sequence[DateExpr], dates: Sequence[PartialDate], basis: DateBasis) -> ResolvedDates:
    """Return a span. A whole date that is its own end is that day."""
    start, end = dates
    if start == end:
        if all(expr.day_month_pair or (expr.day is not None and expr.month is not None) for expr in exprs):
            return ResolvedDates(basis, start=start)
        raise ParseError(f"the end equals the start, {start}")
    if end.precedes(start) or (start.year is None and _is_before(end, start) and not turns(*exprs)):
        raise ParseError(f"the end, {end}, comes before the start, {start}")
    return ResolvedDates(basis, start=start, end=end)


def _is_before(end: PartialDate, start: PartialDate) -> bool:
    """Return whether one date is before another in the same, any, year."""
    return (end.month or 12, end.day or 31) < (start.month or 1, start.day or 1)


def _each_day(joins: Sequence[TokenKind], dates: Sequence[PartialDate]) -> Sequence[PartialDate]:
    """Return the dates with every day of their spans: "3-4 and 8-9 March"."""
    if TokenKind.TO not in joins:
        return dates
    days = [dates[0]]
    for index, date in enumerate(dates[1:]):
        if joins[index] is not TokenKind.TO:
            days.append(date)
            continue
        length = _ordinal(date) - _ordinal(days[-1])
        if not 0 < length <= _MOST_DAYS or date.day is None or days[-1].day is None:
            raise ParseError("one of the spans is too long to list its days, or its end comes before its start")
        first = datetime.date(days[-1].year or LEAP_YEAR, days[-1].month or 1, days[-1].day)
        for step in range(1, length + 1):
            day = first + datetime.timedelta(step)
            days.append(PartialDate.of(None if date.year is None else day.year, day.month, day.day))
    return days


def _listed(dates: Sequence[PartialDate], basis: DateBasis) -> ResolvedDates:
    """Return single days, or a span of consecutive ones: 8 and 9 May.

    Months and years are treated like days.
    """
    if len({len(str(date)) for date in dates}) > 1:
        return UNRESOLVED
    steps = [_ordinal(later) - _ordinal(earlier) for earlier, later in pairwise(dates)]
    if min(steps) <= 0:
        if dates[0].year is None and dates[0].month != dates[-1].month:
            return UNRESOLVED  # may be 31 December and 1 January
        raise ParseError("the dates are out of order, or one is repeated")
    return ResolvedDates(basis, start=dates[0], end=dates[-1], dates=() if max(steps) == 1 else tuple(dates))


def _touch(dates: Sequence[PartialDate]) -> bool:
    """Return whether each date directly follows the one before it."""
    same = len({len(str(date)) for date in dates}) == 1
    return same and all(_ordinal(later) - _ordinal(earlier) == 1 for earlier, later in pairwise(dates))


def _ordinal(date: PartialDate) -> int:
    """Return a number that grows by one with each day, month or year."""
    year = LEAP_YEAR if date.year is None else date.year
    if date.month is None:
        return year
    if date.day is None:
        return year * 12 + date.month
    return datetime.date(year, date.month, date.day).toordinal()
