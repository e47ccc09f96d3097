"""Two-digit years: read if the reference or a weekday leaves one date."""

import datetime
from collections.abc import Sequence

import attrs

from migevents.date_parser.expressions import DateExpr, ParsedExpr, Setting
from migevents.date_parser.tokens import ParseError


def with_full_years(parsed: ParsedExpr, setting: Setting, reference: datetime.date | None) -> ParsedExpr:
    """Return the expressions with two-digit years resolved.

    A weekday or the reference decides between the candidates.
    """
    if not any(expr.candidates for expr in parsed.exprs):
        return parsed
    return attrs.evolve(parsed, exprs=tuple(_with_full_year(expr, setting, reference) for expr in parsed.exprs))


def _with_full_year(expr: DateExpr, setting: Setting, reference: datetime.date | None) -> DateExpr:
    """Return the date with the only candidate near and with the weekday."""
    if not expr.candidates:
        return expr
    days = [datetime.date(*date) for date in _in_known_order(expr, setting)]
    if reference is not None:
        days = _nearest_days(days, reference)
    if expr.weekday is not None:
        days = [day for day in days if day.weekday() == expr.weekday]
    if len(days) != 1 or (reference is None and expr.weekday is None):
        raise ParseError(f"{expr.short!r} has no four-digit year")
    day = days[0]
    return attrs.evolve(expr, year=day.year, month=day.month, day=day.day, candidates=())


_YEAR = datetime.timedelta(days=366)
_NEAR, _FAR = datetime.timedelta(days=92), datetime.timedelta(days=183)


def _nearest_days(days: Sequence[datetime.date], reference: datetime.date) -> list[datetime.date]:
    """Return the day of the reference, the only near one, or all in a year."""
    if reference in days:
        return [reference]
    near = [day for day in days if abs(day - reference) <= _NEAR]
    if len(near) == 1 and all(abs(day - reference) > _FAR for day in days if day not in near):
        return near
    return [day for day in days if abs(day - reference) <= _YEAR]


def _in_known_order(expr: DateExpr, setting: Setting) -> Sequence[tuple[int, int, int]]:
    """Return the candidates without an excluded order of day and month."""
    year, month, day = expr.candidates[0]
    swapped = (year, day, month)
    if swapped not in expr.candidates[1:]:
        return expr.candidates
    if setting.day_first is False:
        return expr.candidates[1:]
    only_day_first = setting.day_first or setting.only_day_first
    return [date for date in expr.candidates if date != swapped or not only_day_first]
