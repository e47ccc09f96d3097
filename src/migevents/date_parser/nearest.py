"""The nearest year: a date without one is near the reference.

Days without a month are in the nearest month in the same way. A weekday decides within limits; beyond those, a wrong
weekday is more likely than such a distance, and the text is rejected.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from dateutil.relativedelta import relativedelta

from migevents.date_parser.dates import turns
from migevents.date_parser.expressions import DateExpr, ParsedExpr
from migevents.date_parser.relative import other_weekday, span_of
from migevents.date_parser.tokens import TokenKind
from migevents.errors import InvalidDate
from migevents.values.dates import PartialDate

Window = tuple[datetime.date, datetime.date]

_FAR = datetime.timedelta(days=275)
"""How far a weekday may move a date: nine months."""
_FAR_WITHOUT_MONTH = datetime.timedelta(days=22)
"""How far a weekday may move a day without a month: three quarters of a month."""
_YEAR = datetime.timedelta(days=366)
_WEEK = datetime.timedelta(days=7)
"""How far "yesterday" and the like may be from the numbers beside them: a text is printed days after it is written."""
_NO_DISTANCE = datetime.timedelta()


def nearest(parsed: ParsedExpr, exprs: Sequence[DateExpr], reference: datetime.date) -> list[PartialDate] | None:
    """Return the dates nearest to the reference, or `None` if too far.

    Raises:
        ParseError: A weekday contradicts the nearest dates.
    """
    has_months = exprs[0].month is not None
    candidates = [
        dates
        for step in (-1, 0, 1)
        for dates in (_in_year(exprs, reference.year + step) if has_months else _in_month(exprs, reference, step))
    ]
    candidates = [dates for dates in candidates if _is_possible(parsed, dates, reference)]
    window = window_of(parsed, reference)
    if window is not None:
        inside = [dates for dates in candidates if meets(dates, window)]
        is_month = any((expr.relative or "").endswith("month") for expr in parsed.exprs)
        candidates = (
            inside
            if inside or is_month
            else [dates for dates in candidates if min(_distance(dates, day) for day in window) <= _WEEK]
        )
    # Of two at the same distance, the earlier one comes first.
    ordered = sorted([(_distance(dates, reference), dates) for dates in candidates], key=itemgetter(0))
    if window is None:
        ordered = [(distance, dates) for distance, dates in ordered if distance <= _YEAR]
    if not ordered:
        return None
    fitting = [(distance, dates) for distance, dates in ordered if wrong_weekday(exprs, dates) is None]
    far = _FAR if has_months else _FAR_WITHOUT_MONTH
    if not fitting or (fitting[0] != ordered[0] and fitting[0][0] > far):
        check_weekdays(exprs, ordered[0][1])
    return fitting[0][1]


def may_be_ahead(dates: Sequence[PartialDate], reference: datetime.date | None) -> bool:
    """Return whether a bound in the past may be meant for the next year.

    Such a bound is "by 30 June" in a text of November.
    """
    last = dates[-1].latest
    return reference is not None and last is not None and last < reference and last + _YEAR - reference <= _FAR


def _in_year(exprs: Sequence[DateExpr], year: int) -> Iterator[list[PartialDate]]:
    """Yield the dates with the first in this year, if they exist."""
    years = [year]
    for earlier, later in pairwise(exprs):
        years.append(years[-1] + turns(earlier, later))
    try:
        yield [PartialDate.of(year, expr.month, expr.day) for year, expr in zip(years, exprs, strict=True)]
    except InvalidDate:  # 29 February, or the year is out of range
        return


def _in_month(exprs: Sequence[DateExpr], reference: datetime.date, step: int) -> Iterator[list[PartialDate]]:
    """Yield the days with the first so many months away, if they exist."""
    steps = [step]
    for earlier, later in pairwise(exprs):
        steps.append(steps[-1] + ((later.day or 0) < (earlier.day or 0)))
    try:
        months = [reference.replace(day=1) + relativedelta(months=step) for step in steps]
        yield [PartialDate.of(month.year, month.month, expr.day) for month, expr in zip(months, exprs, strict=True)]
    except ValueError:  # day 31, or the year is out of range
        return


def _ends(dates: Sequence[PartialDate]) -> Window:
    """Return the first and last possible day of the dates.

    Without a year, any day is possible.
    """
    return dates[0].earliest or datetime.date.min, dates[-1].latest or datetime.date.max


def _distance(dates: Sequence[PartialDate], day: datetime.date) -> datetime.timedelta:
    """Return how far a day is from the nearest day of the dates."""
    first, last = _ends(dates)
    return max(first - day, day - last, _NO_DISTANCE)


def _is_possible(parsed: ParsedExpr, dates: Sequence[PartialDate], reference: datetime.date) -> bool:
    """Return whether "since", "last" and "next" allow the dates."""
    determiner = parsed.exprs[0].determiner
    if parsed.opening is TokenKind.SINCE or determiner == "last":
        return _ends(dates)[0] <= reference
    return determiner != "next" or _ends(dates)[1] >= reference


def meets(dates: Sequence[PartialDate], window: Window | None) -> bool:
    """Return whether any of the days is in the window."""
    first, last = _ends(dates)
    return window is not None and first <= window[1] and last >= window[0]


def window_of(parsed: ParsedExpr, reference: datetime.date) -> Window | None:
    """Return the days of a word such as "yesterday" beside numbers."""
    relative = next((expr.relative for expr in parsed.exprs if expr.relative), None)
    return None if relative is None else span_of(relative, reference)


def check_weekdays(exprs: Iterable[DateExpr], dates: Iterable[PartialDate]) -> None:
    """Reject a weekday that does not match its day."""
    day = wrong_weekday(exprs, dates)
    if day is not None:
        raise other_weekday(day)


def wrong_weekday(exprs: Iterable[DateExpr], dates: Iterable[PartialDate]) -> datetime.date | None:
    """Return the first day whose weekday is not as written, or `None`."""
    for expr, date in zip(exprs, dates, strict=True):
        day = None if expr.weekday is None else date.earliest
        if day is not None and expr.weekday != day.weekday():
            return day
    return None
