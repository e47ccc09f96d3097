"""`EventDates`: when an event was, as exactly as known, and how known."""

import datetime
from collections.abc import Iterator
from itertools import pairwise
from typing import final

import attrs

from migevents.errors import Issue
from migevents.model.base import Record, checked, invariant, states, states_any
from migevents.values.dates import Interval, PartialDate
from migevents.values.enums import DateBasis
from migevents.values.scalars import LongText, PositiveInt


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class EventDates(Record):
    """The dates of an event: a date, a span, single days, or a window.

    Attributes:
        start: The date, or the first day of the span. Alone, it is the whole date.
        end: The last day of the span, included. Alone, it means "until". For one day, set only `start`.
        open_end: Whether the event goes on from `start` with no end stated ("since 2015").
        dates: The single days of an event whose days are not consecutive; `start` and `end`, if set, are the first and
            the last of them.
        within: An interval that the event lies in ("this week"), if its days are not known.
        days: The stated length in days ("three-day").
        wording: The words of the source ("November 15th").
        basis: How the dates are known.

    Raises:
        InvalidRecord: A field is invalid (``bad-date``, ``bad-interval``, ...), or ``end-before-start``,
            ``end-equals-start``, ``open-end-without-start``, ``open-end-with-end``, ``too-few-dates``,
            ``dates-out-of-order``, ``dates-outside-span``, ``window-with-dates``.

    Examples:
        >>> from migevents import EventDates, PartialDate
        >>> when = EventDates(start=PartialDate("2018-11-15"), wording="November 15th", basis=DateBasis.INFERRED)
        >>> when.start.earliest
        datetime.date(2018, 11, 15)
    """

    start: PartialDate | None = None
    end: PartialDate | None = None
    open_end: bool = False
    dates: tuple[PartialDate, ...] = ()
    within: Interval | None = None
    days: PositiveInt | None = None
    wording: LongText | None = None
    basis: DateBasis | None = None

    @invariant("start", "end", only_if_set="end")
    def _span(self) -> Iterator[Issue]:
        if self.start is None or self.end is None:
            return
        if self.end == self.start:
            message = f'"end" equals "start": "{self.end}"'
            hint = 'for one day, set only "start"'
            yield Issue("end-equals-start", "/end", message, value=f'"{self.end}"', hint=hint)
        elif self.end.precedes(self.start):
            message = f'"end" ("{self.end}") is before "start" ("{self.start}")'
            hint = "check whether they are swapped"
            yield Issue("end-before-start", "/end", message, value=f'"{self.end}"', hint=hint)

    @invariant(
        *("start", "end", "open_end"),
        only_if_set="open_end",
        schema={"if": states("open_end"), "then": {**states("start"), "not": states("end")}},
    )
    def _open_end(self) -> Iterator[Issue]:
        if self.start is None:
            message = '"open_end" requires "start"'
            yield Issue("open-end-without-start", "/open_end", message, value="true", hint='add "start"')
        if self.end is not None:
            message = f'"open_end" cannot be combined with "end" ("{self.end}")'
            yield Issue("open-end-with-end", "/open_end", message, value="true", hint="omit one of them")

    @invariant(
        *("start", "end", "dates"),
        only_if_set="dates",
        schema={"properties": {"dates": {"anyOf": [{"maxItems": 0}, {"minItems": 2}]}}},
    )
    def _single_days(self) -> Iterator[Issue]:
        if len(self.dates) == 1:
            hint = 'for one day, set only "start"'
            yield Issue("too-few-dates", "/dates", '"dates" requires at least two days, got one', hint=hint)
            return
        for index, (earlier, later) in enumerate(pairwise(self.dates), start=1):
            if earlier == later or later.precedes(earlier):
                message = f'"{later}" does not come after "{earlier}"'
                hint = "sort the days, and list each once"
                yield Issue("dates-out-of-order", f"/dates/{index}", message, value=f'"{later}"', hint=hint)
        for name, place, given, expected in (
            ("start", "first", self.start, self.dates[0]),
            ("end", "last", self.end, self.dates[-1]),
        ):
            if given is not None and given != expected:
                message = f'"{name}" is "{given}", but the {place} of "dates" is "{expected}"'
                yield Issue("dates-outside-span", f"/{name}", message, value=f'"{given}"', hint=f'use "{expected}"')

    @invariant(
        *("start", "end", "dates", "within"),
        only_if_set="within",
        schema={"if": states("within"), "then": {"not": states_any("start", "end", "dates")}},
    )
    def _window(self) -> Iterator[Issue]:
        if self.start or self.end or self.dates:
            message = '"within" cannot be combined with "start", "end" or "dates"'
            hint = 'use "within" only if the days are not known'
            yield Issue("window-with-dates", "/within", message, value=f'"{self.within}"', hint=hint)

    @property
    def earliest(self) -> datetime.date | None:
        """The first possible day of the event; `None` if it is not known.

        Without a year, it is not known.

        Examples:
            >>> from migevents import EventDates
            >>> EventDates(start="2018-11", end="2019").earliest
            datetime.date(2018, 11, 1)
        """
        if self.within:
            return self.within.earliest
        first = self.start or next(iter(self.dates), None)
        return first.earliest if first else None

    @property
    def latest(self) -> datetime.date | None:
        """The last possible day of the event; `None` if unknown or open.

        Examples:
            >>> from migevents import EventDates
            >>> EventDates(start="2018-11", end="2019").latest
            datetime.date(2019, 12, 31)
            >>> EventDates(start="2015", open_end=True).latest
        """
        if self.within:
            return self.within.latest
        if self.open_end:
            return None
        last = self.end or next(reversed(self.dates), self.start)
        return last.latest if last else None
