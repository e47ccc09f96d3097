"""The expressions in a wording: dates as written, and their setting."""

import datetime

import attrs

from migevents.date_parser.tokens import TokenKind


@attrs.frozen
class DateExpr:
    """One date as it is written.

    Attributes:
        weekday: The weekday; 0 is Monday.
        day: The day of the month.
        month: The month, 1 to 12.
        year: The year.
        day_month_pair: Two numbers of which one is the day and one the month, in the order of the text.
        dotted: Whether dots separate the numbers.
        candidates: The possible dates of numbers with a two-digit year.
        short: These numbers as they are written.
        relative: A word that depends on the reference, such as "yesterday".
        period: A part of a year, or a week: "quarter 2".
        determiner: Which one is meant: "last", "next", "this".
        month_first: Whether the month comes before the day.
        bare_day: Whether the number must be a day, though it has no month: "Thursday, 21st", "Thursday (21)".
    """

    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    day_month_pair: tuple[int, int] | None = None
    dotted: bool = False
    candidates: tuple[tuple[int, int, int], ...] = ()
    short: str | None = None
    relative: str | None = None
    period: str | None = None
    determiner: str | None = None
    month_first: bool = False
    bare_day: bool = False

    @property
    def has_number(self) -> bool:
        """Whether a day, a month or a year is written."""
        numbers = (self.day, self.month, self.year, self.day_month_pair)
        return numbers != (None, None, None, None) or bool(self.candidates)


@attrs.frozen
class ParsedExpr:
    """The dates of a wording, and how they are connected.

    Attributes:
        exprs: The dates, in the order of the text.
        joins: The join between each two: `TO` for a span, `AND` for single days, `SLASH` for days that touch.
        opening: The kind of the word before the first date: `FROM`, `SINCE`, `UNTIL` or `BETWEEN`.
        bound: What `UNTIL` means: the date is the "last" one, or the first one after it ("before"), or it is the end of
            the date ("end").
        days: The number of days.
        about: Whether the dates are approximate.
        doubt: Whether the dates are uncertain.
        introduced: Whether a word introduces the date: "in May", not "May" alone.
        counted: Whether the days may be counted from the date or up to it: "30 days from 5 May".
    """

    exprs: tuple[DateExpr, ...] = ()
    joins: tuple[TokenKind, ...] = ()
    opening: TokenKind | None = None
    bound: str | None = None
    days: int | None = None
    about: bool = False
    doubt: bool = False
    introduced: bool = False
    counted: bool = False

    @property
    def has_number(self) -> bool:
        """Whether any date has a number."""
        return any(expr.has_number for expr in self.exprs)


@attrs.frozen
class Setting:
    """The setting of a wording: information from outside the text.

    Attributes:
        reference: The first and the last possible day of the text; `None` if unknown.
        day_first: The order of day and month, if the caller sets it.
        default_day_first: The order to assume if nothing decides; the date is then marked as uncertain.
        only_day_first: Whether people put the day first in the language, and only software the month: then the day
            comes first wherever possible.
    """

    reference: tuple[datetime.date, datetime.date] | None = None
    day_first: bool | None = None
    default_day_first: bool = True
    only_day_first: bool = False
