"""`PartialDate` and `Interval`: dates as precise as their source.

The text of both classes is EDTF, the Extended Date/Time Format: ISO 8601-2:2019, which the Library of Congress
describes at https://www.loc.gov/standards/datetime/. They accept a profile of it, and refuse other EDTF with a message
that names it. This module knows nothing about records or JSON. It does not read dates as people write them: at most, a
message suggests the EDTF to write.
"""

import datetime
import operator
from typing import NoReturn, Self, final

from migevents._pydantic import PydanticSupport
from migevents.errors import InvalidDate
from migevents.values import edtf

_MARKS = ("?", "~", "%")
_DECEMBER = 12


class _EdtfValue(PydanticSupport):
    """An immutable value that is its EDTF text."""

    # Written by hand and not with attrs: msgspec and cattrs read attrs classes field by field, and this is a leaf.
    __slots__ = ("_text",)

    _text: str

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Raise `AttributeError`: the value is immutable."""
        raise AttributeError(f"{type(self).__name__} is immutable: cannot set {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        """Raise `AttributeError`: the value is immutable."""
        raise AttributeError(f"{type(self).__name__} is immutable: cannot delete {name!r}")

    def __eq__(self, other: object) -> bool:
        """Return whether the other value has the same class and the same text."""
        if type(other) is not type(self):
            return NotImplemented
        return self._text == other._text

    def __hash__(self) -> int:
        """Return the hash of the text."""
        return hash(self._text)

    def __str__(self) -> str:
        """Return the EDTF text."""
        return self._text

    def __format__(self, spec: str) -> str:
        """Format the EDTF text, as a text is formatted: ``f"{date:<12}"``."""
        return format(self._text, spec)

    def __repr__(self) -> str:
        """Return the Python code of the value."""
        return f"{type(self).__name__}({self._text!r})"

    def __reduce__(self) -> tuple[type[Self], tuple[str]]:
        """Pickle and copy as the call that makes the value."""
        return type(self), (self._text,)


@final
class PartialDate(_EdtfValue):
    """A date of any precision, with or without a year.

    The text is a profile of EDTF (ISO 8601-2:2019; the Library of Congress, "Extended Date/Time Format (EDTF)
    Specification"): `2018`, `2018-06`, `2018-11-15`, and `XXXX-05` or `XXXX-02-21` if the year is not known. A mark at
    the end qualifies the whole date: `?` is uncertain, `~` approximate, `%` both. Years are 0001 to 9999, and days are
    those of the Gregorian calendar, also before 1582.

    It is immutable and hashable. Two dates are equal if their texts are. They have no order, because two partial dates
    may overlap: see `precedes`.

    Args:
        text: The date as EDTF, or a `datetime.date`.

    Raises:
        InvalidDate: The text is not a date of the profile. The reason names other EDTF, and the suggestion is what to
            write instead if that is certain.
        TypeError: It is not text.

    Examples:
        >>> from migevents.values.dates import PartialDate
        >>> PartialDate("2018-06").latest
        datetime.date(2018, 6, 30)
        >>> PartialDate("2018-02-30")
        Traceback (most recent call last):
        migevents.errors.InvalidDate: '2018-02-30' is not a valid date: February 2018 has 28 days
    """

    __slots__ = ()

    # Not in `__init__`, which could be called again on an existing value.
    def __new__(cls, text: str | datetime.date) -> Self:
        """Validate the text, and keep it."""
        if isinstance(text, datetime.date):
            return cls.from_date(text)
        text = _plain_text(text, cls)
        if not edtf.is_date(text):
            raise InvalidDate(text, *edtf.fault_of_date(text))
        self = object.__new__(cls)
        object.__setattr__(self, "_text", text)
        return self

    @classmethod
    def of(
        cls,
        year: int | None = None,
        month: int | None = None,
        day: int | None = None,
        *,
        uncertain: bool = False,
        approximate: bool = False,
    ) -> Self:
        """Return the date with these parts; `None` is a part that is not known.

        Args:
            year: The year, 1 to 9999.
            month: The month, 1 to 12.
            day: The day of the month; it requires a month.
            uncertain: Whether the source of the date is in doubt (EDTF `?`).
            approximate: Whether the date is an estimate (EDTF `~`).

        Returns:
            The date.

        Raises:
            InvalidDate: The calendar does not have the date, or the profile does not (a day without a month, no part
                at all).
            TypeError: A part is not an integer.

        Examples:
            >>> from migevents.values.dates import PartialDate
            >>> PartialDate.of(2018, 6)
            PartialDate('2018-06')
            >>> PartialDate.of(month=2, day=21, uncertain=True)
            PartialDate('XXXX-02-21?')
        """
        numbers = {"year": _whole_number(year), "month": _whole_number(month), "day": _whole_number(day)}
        text = _written(**numbers) + _mark(uncertain=uncertain, approximate=approximate)
        for (part, number), most in zip(numbers.items(), (9999, 12, 31), strict=True):
            if number is not None and not 1 <= number <= most:
                raise InvalidDate(text, f"the {part} is {number}, expected 1 to {most}")
        return cls(text)

    @classmethod
    def from_date(cls, date: datetime.date) -> Self:
        """Return a `datetime.date` as a full date.

        Args:
            date: The day.

        Returns:
            The same day.

        Raises:
            TypeError: It is not a `datetime.date`, or it is a `datetime.datetime`, whose time would be lost: pass its
                `date()`.

        Examples:
            >>> import datetime
            >>> from migevents.values.dates import PartialDate
            >>> PartialDate.from_date(datetime.date(2018, 11, 15))
            PartialDate('2018-11-15')
        """
        if isinstance(date, datetime.datetime):
            raise TypeError("expected a datetime.date, got a datetime, whose time would be lost: call its date() first")
        _demand(date, datetime.date)
        return cls(datetime.date.isoformat(date))

    @property
    def year(self) -> int | None:
        """The year, 1 to 9999; `None` if it is not known.

        Examples:
            >>> from migevents.values.dates import PartialDate
            >>> PartialDate("2018-06").year
            2018
        """
        return edtf.parts(self._text)[0]

    @property
    def month(self) -> int | None:
        """The month, 1 to 12; `None` if it is not known.

        Examples:
            >>> from migevents.values.dates import PartialDate
            >>> PartialDate("2018-06").month
            6
        """
        return edtf.parts(self._text)[1]

    @property
    def day(self) -> int | None:
        """The day of the month, 1 to 31; `None` if it is not known.

        Examples:
            >>> from migevents.values.dates import PartialDate
            >>> PartialDate("XXXX-02-21").day
            21
        """
        return edtf.parts(self._text)[2]

    @property
    def uncertain(self) -> bool:
        """Whether the source of the date is in doubt: EDTF `?` or `%`.

        Examples:
            >>> from migevents.values.dates import PartialDate
            >>> PartialDate("2018?").uncertain
            True
        """
        return self._text.endswith(("?", "%"))

    @property
    def approximate(self) -> bool:
        """Whether the date is an estimate: EDTF `~`, or `%`, which is both.

        Examples:
            >>> from migevents.values.dates import PartialDate
            >>> PartialDate("2018?").approximate
            False
        """
        return self._text.endswith(("~", "%"))

    @property
    def earliest(self) -> datetime.date | None:
        """The first day that the date may mean; `None` if the year is not known.

        A mark does not change it.

        Examples:
            >>> from migevents.values.dates import PartialDate
            >>> PartialDate("2018-06").earliest
            datetime.date(2018, 6, 1)
        """
        year, month, day = edtf.parts(self._text)
        return None if year is None else datetime.date(year, month or 1, day or 1)

    @property
    def latest(self) -> datetime.date | None:
        """The last day that the date may mean; `None` if the year is not known.

        A mark does not change it.

        Examples:
            >>> from migevents.values.dates import PartialDate
            >>> PartialDate("2016-02").latest
            datetime.date(2016, 2, 29)
        """
        year, month, day = edtf.parts(self._text)
        month = month or _DECEMBER
        return None if year is None else datetime.date(year, month, day or edtf.days_in_month(year, month))

    def isoformat(self) -> str:
        """Return the EDTF text; that of a full date is ISO 8601.

        Examples:
            >>> from migevents.values.dates import PartialDate
            >>> PartialDate("2018-11-15").isoformat()
            '2018-11-15'
        """
        return self._text

    def to_date(self) -> datetime.date:
        """Return a full date as a `datetime.date`.

        Raises:
            ValueError: The year, the month or the day is not known, or the date is uncertain or approximate.

        Examples:
            >>> from migevents.values.dates import PartialDate
            >>> PartialDate("2018-11-15").to_date()
            datetime.date(2018, 11, 15)
            >>> PartialDate("2018-06").to_date()
            Traceback (most recent call last):
            ValueError: 2018-06 is not a full date: its day is not known; use earliest or latest
        """
        for part in ("year", "month", "day"):
            if getattr(self, part) is None:
                use = "" if self.year is None else "; use earliest or latest"
                raise ValueError(f"{self} is not a full date: its {part} is not known{use}")
        if self.uncertain or self.approximate:
            mark = "uncertain" if self.uncertain else "approximate"
            raise ValueError(f"{self} is not a full date: it is {mark}; use earliest or latest")
        return datetime.date.fromisoformat(self._text)

    def precedes(self, other: "PartialDate") -> bool:
        """Return whether this date certainly comes before another.

        It is certain only if the years of both are known, neither is uncertain or approximate (such a date may be off
        by any amount), and the last possible day of this one comes before the first of the other. So `False` does not
        mean that the other comes first.

        Args:
            other: The date to compare with.

        Returns:
            `True` if it is certain, else `False`.

        Raises:
            TypeError: The other is not a `PartialDate`.

        Examples:
            >>> from migevents.values.dates import PartialDate
            >>> PartialDate("2018-06").precedes(PartialDate("2018-07-01"))
            True
            >>> PartialDate("2018").precedes(PartialDate("2018-07-01"))
            False
            >>> PartialDate("XXXX-02").precedes(PartialDate("XXXX-05"))
            False
        """
        _demand(other, PartialDate)
        one, two = str(self), str(other)
        if one.startswith("X") or two.startswith("X") or one.endswith(_MARKS) or two.endswith(_MARKS):
            return False
        # EDTF sorts in the order of time; the parts that only one of them has may be anything.
        common = min(len(one), len(two))
        return one[:common] < two[:common]


@final
class Interval(_EdtfValue):
    """The time between two dates, both included; one end may be open.

    The text is a profile of EDTF (ISO 8601-2:2019; the Library of Congress, "Extended Date/Time Format (EDTF)
    Specification"): two dates of `PartialDate` with a slash between them, or `..` for an open end:
    `2018-11-29/2018-12-01`, `2015/..`, `../2018`. At least one end is a date.

    It is immutable and hashable. Two intervals are equal if their texts are.

    Args:
        text: The interval as EDTF.

    Raises:
        InvalidDate: The text is not an interval of the profile, or its end certainly comes before its start.
        TypeError: It is not text.

    Examples:
        >>> from migevents.values.dates import Interval
        >>> Interval("2018-11-29/2018-12-01").start
        PartialDate('2018-11-29')
        >>> Interval("2018/2017")
        Traceback (most recent call last):
        migevents.errors.InvalidDate: '2018/2017' is not a valid interval: the end comes before the start
    """

    __slots__ = ("_end", "_start")

    _start: PartialDate | None
    _end: PartialDate | None

    def __new__(cls, text: str) -> Self:
        """Validate the text, and keep it with its two ends."""
        text = _plain_text(text, cls)
        start, end = _ends(text)
        self = object.__new__(cls)
        object.__setattr__(self, "_text", text)
        object.__setattr__(self, "_start", start)
        object.__setattr__(self, "_end", end)
        return self

    @classmethod
    def of(cls, start: PartialDate | None, end: PartialDate | None) -> Self:
        """Return the interval with these ends.

        Args:
            start: The first date; `None` if the start is open.
            end: The last date, included; `None` if the end is open.

        Returns:
            The interval between them.

        Raises:
            InvalidDate: Both are open, or the end certainly comes before the start.
            TypeError: An end is neither a `PartialDate` nor `None`.

        Examples:
            >>> from migevents.values.dates import Interval, PartialDate
            >>> Interval.of(PartialDate("2015"), None)
            Interval('2015/..')
        """
        for date in (start, end):
            if date is not None:
                _demand(date, PartialDate)
        return cls(f"{start or '..'}/{end or '..'}")

    @property
    def start(self) -> PartialDate | None:
        """The first date; `None` if the start is open.

        Examples:
            >>> from migevents.values.dates import Interval
            >>> Interval("2015/..").start
            PartialDate('2015')
        """
        return self._start

    @property
    def end(self) -> PartialDate | None:
        """The last date, included; `None` if the end is open.

        Examples:
            >>> from migevents.values.dates import Interval
            >>> print(Interval("2015/..").end)
            None
        """
        return self._end

    @property
    def earliest(self) -> datetime.date | None:
        """The first possible day of the start; `None` if open or unknown.

        Examples:
            >>> from migevents.values.dates import Interval
            >>> Interval("2015/2018").earliest
            datetime.date(2015, 1, 1)
        """
        return None if self._start is None else self._start.earliest

    @property
    def latest(self) -> datetime.date | None:
        """The last possible day of the end; `None` if open or unknown.

        Examples:
            >>> from migevents.values.dates import Interval
            >>> Interval("2015/2018").latest
            datetime.date(2018, 12, 31)
        """
        return None if self._end is None else self._end.latest


ReferenceDate = datetime.date | PartialDate | str | None
"""The day that a text is of, as callers give it: a date, its EDTF text, or `None` if it is not known."""


def as_partial_date(value: object) -> PartialDate:
    """Return `value` as a date.

    It may be a `PartialDate`, its EDTF text, or a `datetime.date`.

    Raises:
        InvalidDate: The text is not a date of the profile.
        TypeError: The value is not one of the three. A `datetime.datetime` is refused, because its time would be lost.

    Examples:
        >>> as_partial_date(datetime.date(2018, 11, 15)), as_partial_date("2018-11")
        (PartialDate('2018-11-15'), PartialDate('2018-11'))
    """
    if isinstance(value, PartialDate):
        return value
    if isinstance(value, datetime.date | str):
        return PartialDate(value)
    raise TypeError(f"expected a datetime.date, a PartialDate or EDTF text, got {type(value).__name__}")


def _plain_text(text: object, cls: type) -> str:
    """Return `text` as an exact `str`; a subclass may override methods."""
    if type(text) is str:
        return text
    if isinstance(text, str):
        return str.__str__(text)
    raise TypeError(f"{cls.__name__} requires EDTF text (str), got {type(text).__name__}")


def _demand(value: object, cls: type) -> None:
    """Raise `TypeError` for a value of another class."""
    if not isinstance(value, cls):
        raise TypeError(f"expected {cls.__name__}, got {type(value).__name__}")


def _whole_number(value: int | None) -> int | None:
    """Return the number as an exact `int`."""
    if isinstance(value, bool):
        raise TypeError("expected an integer as part of a date, got bool")
    return None if value is None else operator.index(value)


def _written(year: int | None, month: int | None, day: int | None) -> str:
    """Return the parts as EDTF, with `X` for unknown digits.

    The result need not be in the profile.
    """
    text = "XXXX" if year is None else f"{year:04d}"
    if month is not None or day is not None:
        text += "-XX" if month is None else f"-{month:02d}"
    return text if day is None else f"{text}-{day:02d}"


def _mark(*, uncertain: bool, approximate: bool) -> str:
    """Return the mark of EDTF for a date."""
    if uncertain and approximate:
        return "%"
    return "?" * uncertain + "~" * approximate


def _ends(text: str) -> tuple[PartialDate | None, PartialDate | None]:
    """Return the two ends of an interval, `None` for an open one."""
    first, slash, last = text.partition("/")
    if not slash or "/" in last or text == "/":
        raise InvalidDate(text, *edtf.fault_of_interval(text), "interval")
    start, end = _end(text, "start", first), _end(text, "end", last)
    if start is None and end is None:
        raise InvalidDate(text, "at least one end must be a date", expected="interval")
    if start is not None and end is not None and end.precedes(start):
        raise InvalidDate(text, "the end comes before the start", expected="interval")
    return start, end


def _end(interval: str, side: str, text: str) -> PartialDate | None:
    """Return one end of an interval; `None` if it is open."""
    if text == "..":
        return None
    if not text:
        reason = edtf.reason_outside_profile(f"an interval with an unknown {side}")
        raise InvalidDate(interval, f"{reason}; for an open {side}, write ..", expected="interval")
    try:
        return PartialDate(text)
    except InvalidDate as error:
        raise InvalidDate(interval, f"invalid {side} {text!r}: {error.reason}", expected="interval") from None
