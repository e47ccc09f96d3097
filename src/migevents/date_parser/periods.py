"""Parts of a year and weeks: "second quarter of 2021", "week of 7 May"."""

import datetime

from migevents.date_parser.dates import UNRESOLVED, ResolvedDates
from migevents.date_parser.expressions import DateExpr, ParsedExpr
from migevents.date_parser.relative import meaning
from migevents.values.dates import Interval, PartialDate
from migevents.values.enums import DateBasis

_MONTHS = {
    **{f"quarter {number}": (3 * number - 2, 3 * number) for number in range(1, 5)},
    **{f"half {number}": (6 * number - 5, 6 * number) for number in range(1, 3)},
    # Seasons of the northern hemisphere, in whole months. Languages spoken in both hemispheres list their seasons as
    # vague, and every language does so with winter, which belongs to two years.
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
}
_SATURDAY = 5


def part_of_year(parsed: ParsedExpr, reference: datetime.date | None) -> ResolvedDates:
    """Return the months of a quarter, half or season as a window.

    Without a year it is unresolved.
    """
    expr = parsed.exprs[0]
    is_alone = len(parsed.exprs) == 1 and parsed.opening is None
    months = _MONTHS.get(expr.period or "")
    if months is None or not is_alone or expr != DateExpr(period=expr.period, year=expr.year, relative=expr.relative):
        return UNRESOLVED
    year, basis = expr.year, DateBasis.STATED
    if expr.relative is not None:
        date = None if reference is None else meaning(expr.relative, reference)
        year = date.year if isinstance(date, PartialDate) and date.month is None else None
        basis = DateBasis.PUBLISHED
    if year is None:
        return UNRESOLVED
    start, end = (PartialDate.of(year, month) for month in months)
    return ResolvedDates(basis, within=Interval.of(start, end))


def week_of(period: str, dates: ResolvedDates) -> ResolvedDates:
    """Return the week of a day as a window, or a span as it is.

    "Week of" may name any of its days. With a Saturday or a Sunday, it more likely means the following week, so it is
    unresolved.
    """
    if dates.end is not None and not dates.dates and dates.start is not None:
        return dates
    day = dates.start.earliest if dates.start is not None and dates.start.day is not None else None
    if day is None or dates.open_end or dates.dates:
        return UNRESOLVED
    if period == "week":
        if day.weekday() >= _SATURDAY:
            return UNRESOLVED
        day -= datetime.timedelta(day.weekday())
    last = day + datetime.timedelta(6)
    return ResolvedDates(dates.basis, within=Interval.of(PartialDate.from_date(day), PartialDate.from_date(last)))
