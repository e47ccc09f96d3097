"""The resolver: completes the missing parts of dates.

They come from other dates of the wording, or from the reference.

Strategy: the order of day and month is settled first, by trying both if both are possible; then months and years are
completed. Parts with two readings are not completed but stay unresolved, and a contradiction is rejected.
"""

import datetime
from collections.abc import Sequence

import attrs

from migevents.date_parser.dates import UNRESOLVED, ResolvedDates, arranged, turns
from migevents.date_parser.expressions import DateExpr, ParsedExpr, Setting
from migevents.date_parser.nearest import check_weekdays, may_be_ahead, meets, nearest, window_of
from migevents.date_parser.periods import part_of_year, week_of
from migevents.date_parser.relative import determined_days, meaning_of, nearest_days
from migevents.date_parser.short_years import with_full_years
from migevents.date_parser.tokens import ImpossibleDate, ParseError, TokenKind
from migevents.errors import InvalidDate
from migevents.values.dates import Interval, PartialDate
from migevents.values.enums import DateBasis


def resolve(parsed: ParsedExpr, setting: Setting) -> ResolvedDates:
    """Return the dates of a wording.

    If the reference is a month or a year, its first and last days are tried. If the dates then differ, it completes
    nothing.

    Raises:
        ParseError: The wording contradicts itself or the calendar, or a missing part cannot be completed.
    """
    if setting.reference is None:
        return _resolved(parsed, setting, None)
    first, last = setting.reference
    if first == last:
        return _resolved(parsed, setting, first)
    try:
        dates = _resolved(parsed, setting, first)
        if dates == _resolved(parsed, setting, last):
            return dates
    except ParseError:
        pass  # on one of the days, it contradicts itself: the text may be of another
    return _resolved(parsed, setting, None)


def _resolved(parsed: ParsedExpr, setting: Setting, reference: datetime.date | None) -> ResolvedDates:
    """Return the dates with marks; unresolved outside the years 1 to 9999."""
    try:
        dates = _with_order(with_full_years(parsed, setting, reference), setting, reference)
    except (OverflowError, ValueError):
        return UNRESOLVED
    if parsed.bound == "before" and (parsed.doubt or parsed.about):
        return UNRESOLVED
    return dates.marked(uncertain=parsed.doubt, approximate=parsed.about)


# --- The order of day and month ---------------------------------------------------------------------------------------


def _with_order(parsed: ParsedExpr, setting: Setting, reference: datetime.date | None) -> ResolvedDates:
    """Return the dates in the one order that fits, or marked if both do."""
    orders = _orders(parsed, setting)
    if len(orders) == 1:
        return _complete(parsed, reference, day_first=orders[0])
    readings: list[ResolvedDates] = []
    refusals: list[ParseError] = []
    for day_first in orders:
        try:
            readings.append(_complete(parsed, reference, day_first=day_first))
        except ParseError as refusal:
            refusals.append(refusal)
            _check_reference(parsed, reference, refusal, day_first=day_first)
    if not readings:
        raise refusals[0]
    if setting.only_day_first:
        return readings[0]
    return _decided(readings, parsed, reference)


def _orders(parsed: ParsedExpr, setting: Setting) -> tuple[bool, ...]:
    """Return the possible orders, each as whether the day comes first."""
    pairs = [expr for expr in parsed.exprs if expr.day_month_pair is not None]
    if not pairs:
        return (True,)
    if any(expr.month is not None and expr.short is None for expr in parsed.exprs):
        raise ParseError("only one of the dates has day and month in numbers")
    if setting.day_first is not None:
        return (setting.day_first,)
    if all(expr.dotted for expr in pairs):
        # "11.13.2017" can only be 13 November.
        return (all((expr.day_month_pair or (0, 0))[1] <= _MONTHS for expr in pairs),)
    default = setting.only_day_first or setting.default_day_first
    return default, not default


_MONTHS = 12


def _check_reference(
    parsed: ParsedExpr, reference: datetime.date | None, refusal: ParseError, *, day_first: bool
) -> None:
    """Reject a weekday that contradicts the reference day itself.

    One of the two is wrong, and it is unknown which.
    """
    bare = attrs.evolve(parsed, exprs=tuple(attrs.evolve(expr, weekday=None) for expr in parsed.exprs))
    try:
        dates = _complete(bare, reference, day_first=day_first)
    except ParseError:
        return
    if _is_confirmed(dates, parsed, reference):
        raise refusal


def _decided(readings: Sequence[ResolvedDates], parsed: ParsedExpr, reference: datetime.date | None) -> ResolvedDates:
    """Return the only reading, the confirmed one, or a marked default.

    The reference may confirm a reading.
    """
    if len(set(readings)) == 1:
        return readings[0]
    confirmed = [dates for dates in readings if _is_confirmed(dates, parsed, reference)]
    if len(confirmed) == 1:
        return confirmed[0]
    is_glossed = any(expr.relative or expr.weekday is not None for expr in parsed.exprs)
    if is_glossed and readings[0].basis is DateBasis.UNRESOLVED:
        return readings[0]
    return readings[0].marked(uncertain=True)


def _is_confirmed(dates: ResolvedDates, parsed: ParsedExpr, reference: datetime.date | None) -> bool:
    """Return whether a date is where the reference or a word puts it.

    Such words are "yesterday" and "last week".
    """
    if reference is None:
        return False
    days = [date for date in (dates.start, dates.end) if date is not None and date.year is not None]
    window = window_of(parsed, reference)
    return any(date.earliest == reference == date.latest for date in days) or (bool(days) and meets(days, window))


# --- Completion -------------------------------------------------------------------------------------------------------


def _complete(parsed: ParsedExpr, reference: datetime.date | None, *, day_first: bool) -> ResolvedDates:
    """Return the dates in one order of day and month.

    Raises:
        ParseError: As `resolve`.
    """
    if any(expr.period for expr in parsed.exprs):
        return _periods(parsed, reference, day_first=day_first)
    if parsed.has_number:
        return _numbers(parsed, [_in_order(expr, day_first=day_first) for expr in parsed.exprs], reference)
    if any(expr.relative for expr in parsed.exprs):
        return _relatives(parsed, reference)
    if any(expr.weekday is not None for expr in parsed.exprs):
        return _weekdays(parsed, reference)
    if any(expr.determiner for expr in parsed.exprs) or parsed.opening is not None:
        raise ParseError("expected a date after the words")
    raise ParseError("no date found")


def _periods(parsed: ParsedExpr, reference: datetime.date | None, *, day_first: bool) -> ResolvedDates:
    """Return the dates of a part of a year, or of the week of a day."""
    period = parsed.exprs[0].period
    if period not in {"week", "week from"}:
        return part_of_year(parsed, reference)
    exprs = (attrs.evolve(parsed.exprs[0], period=None), *parsed.exprs[1:])
    if not exprs[0].has_number or any(expr.period for expr in exprs):
        return UNRESOLVED
    return week_of(period, _complete(attrs.evolve(parsed, exprs=exprs), reference, day_first=day_first))


def _numbers(parsed: ParsedExpr, exprs: list[DateExpr], reference: datetime.date | None) -> ResolvedDates:
    """Return dates of which days, months or years are written."""
    if not all(expr.has_number for expr in exprs):
        return UNRESOLVED
    if any(expr.determiner and expr.day is None for expr in exprs):
        return _since_last(parsed, exprs, reference)
    if reference is not None and _are_days_alone(exprs):
        days = nearest(parsed, exprs, reference)
        return UNRESOLVED if days is None else arranged(parsed, days, DateBasis.PUBLISHED)
    exprs = _with_months(exprs)
    _check_parts(parsed, exprs)
    exprs = _with_years(exprs, is_span=TokenKind.TO in parsed.joins)
    dates = [_date(expr) for expr in exprs]
    if exprs[0].year is not None:
        check_weekdays(exprs, dates)
        return arranged(parsed, dates, DateBasis.STATED)
    found = None if reference is None else nearest(parsed, exprs, reference)
    if found is None or (parsed.bound is not None and may_be_ahead(found, reference)):
        return arranged(parsed, dates, DateBasis.UNRESOLVED)
    return arranged(parsed, found, DateBasis.PUBLISHED)


def _check_parts(parsed: ParsedExpr, exprs: Sequence[DateExpr]) -> None:
    """Reject years beside dates without one, and a lone month.

    A lone month may be a different word.
    """
    first = exprs[0]
    if any(expr.month is None for expr in exprs) and any(expr.year is None for expr in exprs):
        raise ParseError("one date is only a year, and another has no year")
    is_month = len(exprs) == 1 and first.day is None and first.year is None
    if is_month and not (parsed.introduced or first.determiner):
        raise ParseError("a month name without a day or year may be another word")


def _since_last(parsed: ParsedExpr, exprs: Sequence[DateExpr], reference: datetime.date | None) -> ResolvedDates:
    """Return "since last June".

    Others, such as "last May", mean different days to different people.
    """
    first, is_since = exprs[0], parsed.opening in {TokenKind.SINCE, TokenKind.FROM}
    is_month = len(exprs) == 1 and first == DateExpr(month=first.month, determiner="last")
    if reference is None or first.month is None or not is_month or not is_since:
        return UNRESOLVED
    months_ago = (reference.month - first.month) % _MONTHS
    if months_ago <= 1:
        return UNRESOLVED
    year = reference.year - (first.month > reference.month)
    return arranged(parsed, [PartialDate.of(year, first.month)], DateBasis.PUBLISHED)


def _are_days_alone(exprs: Sequence[DateExpr]) -> bool:
    """Return whether days lack a month but have a weekday or a word.

    Examples are "Thursday, 21st" and "yesterday (21)".
    """
    is_in_month = any(expr.relative is not None and expr.relative.endswith(" month") for expr in exprs)
    if not all((expr.bare_day or is_in_month) and expr.month is None and expr.year is None for expr in exprs):
        return False
    for expr in exprs:
        _date(attrs.evolve(expr, month=1))
    return all(expr.weekday is not None for expr in exprs) or any(expr.relative for expr in exprs)


def _in_order(expr: DateExpr, *, day_first: bool) -> DateExpr:
    """Return the date with its two numbers as day and month."""
    if expr.day_month_pair is None:
        return expr
    day, month = expr.day_month_pair if day_first else expr.day_month_pair[::-1]
    return attrs.evolve(expr, day=day, month=month, day_month_pair=None, month_first=not day_first)


def _with_months(exprs: list[DateExpr]) -> list[DateExpr]:
    """Return the dates, each day with its month.

    "10-11 September" and "September 10-11" are read, but not "10-September 11".
    """
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
    """Return the date with the month of the one before or after it."""
    if expr.day is None:
        return expr
    if None not in {left.month, right.month} and left.month != right.month:
        raise ParseError(f"the day {expr.day} may belong to the month before it or after it")
    month = left.month or right.month
    if month is None:
        raise ParseError(f"the day {expr.day} has no month")
    return expr if expr.month == month else attrs.evolve(expr, month=month)


def _with_years(exprs: list[DateExpr], *, is_span: bool) -> list[DateExpr]:
    """Return the dates, each with the year of the next or last with one."""
    years = [expr.year for expr in exprs]
    for index in reversed(range(len(years) - 1)):
        years[index] = years[index + 1] if years[index] is None else years[index]
    for index in range(1, len(years)):
        years[index] = years[index - 1] if years[index] is None else years[index]
    if is_span and None not in years and years[0] == years[-1] and turns(exprs[0], exprs[-1]):
        # In "from 29 December to 3 January 2019", the first is in 2018.
        if exprs[0].year is None:
            years[0] = (years[0] or 0) - 1
        elif exprs[-1].year is None:
            years[-1] = (years[-1] or 0) + 1
    if years == [expr.year for expr in exprs]:
        return exprs
    return [attrs.evolve(expr, year=year) for expr, year in zip(exprs, years, strict=True)]


def _date(expr: DateExpr) -> PartialDate:
    """Return the date, if it exists in the calendar."""
    try:
        return PartialDate.of(expr.year, expr.month, expr.day)
    except InvalidDate as error:
        raise ImpossibleDate(error.reason) from None


# --- Words that depend on the reference -------------------------------------------------------------------------------


def _relatives(parsed: ParsedExpr, reference: datetime.date | None) -> ResolvedDates:
    """Return the dates of words such as "yesterday".

    Each of the expressions is such a word.
    """
    if reference is None or not all(expr.relative for expr in parsed.exprs):
        return UNRESOLVED
    days = [meaning_of(expr, reference) for expr in parsed.exprs]
    dates = [date for date in days if isinstance(date, PartialDate)]
    if len(dates) == len(days):
        return arranged(parsed, dates, DateBasis.PUBLISHED)
    if len(days) == 1 and isinstance(days[0], Interval):
        if parsed.opening is None:
            return ResolvedDates(DateBasis.PUBLISHED, within=days[0])
        if parsed.bound == "end":
            return ResolvedDates(DateBasis.PUBLISHED, end=days[0].end)
    return UNRESOLVED


def _weekdays(parsed: ParsedExpr, reference: datetime.date | None) -> ResolvedDates:
    """Return the dates of lone weekdays: those nearest to the reference."""
    weekdays = [expr.weekday for expr in parsed.exprs if expr.weekday is not None]
    determiners = {expr.determiner for expr in parsed.exprs if expr.determiner is not None}
    if reference is None:
        if not parsed.introduced and not determiners:
            raise ParseError("a lone weekday requires a reference")
        return UNRESOLVED
    days: list[datetime.date] | None
    if determiners:
        days = determined_days(weekdays, determiners.pop(), reference) if len(determiners) == 1 else None
    else:
        days = nearest_days(weekdays, reference, back=parsed.opening is TokenKind.SINCE)
    if days is None or (parsed.bound is not None and days[0] < reference):
        return UNRESOLVED  # a bound is more likely in the future
    return arranged(parsed, [PartialDate.from_date(day) for day in days], DateBasis.PUBLISHED)
