"""Dates as sources give them: with the precision that is known, and no more.

The text of both classes is EDTF, the Extended Date/Time Format: ISO 8601-2:2019, which the Library of Congress
describes at https://www.loc.gov/standards/datetime/. They hold a profile of it; what is EDTF but outside of the profile
is refused with a message that says so. This module knows nothing of records or of JSON, and reads no date as people
write it: at most it says in a message how such a date would have to be written.
"""

import datetime
import operator
from typing import NoReturn, Self, final

from migevents._pydantic import PydanticSupport
from migevents.errors import InvalidDate
from migevents.values import edtf

_MARKS = ("?", "~", "%")


class _EdtfValue(PydanticSupport):
    """An immutable value that is its EDTF text."""

    # Written by hand and not with attrs: an engine that reads classes field by field must take this for a leaf.
    __slots__ = ("_text",)

    _text: str

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse: the value is immutable."""
        raise AttributeError(f"{type(self).__name__} is immutable: cannot set {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        """Refuse: the value is immutable."""
        raise AttributeError(f"{type(self).__name__} is immutable: cannot delete {name!r}")

    def __eq__(self, other: object) -> bool:
        """Two values are equal where they are of one class and have the same text."""
        if type(other) is not type(self):
            return NotImplemented
        return self._text == other._text

    def __hash__(self) -> int:
        """Hash the text, which is all there is."""
        return hash(self._text)

    def __str__(self) -> str:
        """Return the EDTF text."""
        return self._text

    def __format__(self, spec: str) -> str:
        """Format the EDTF text, as a text is formatted: ``f"{date:<12}"``."""
        return format(self._text, spec)

    def __repr__(self) -> str:
        """Return the code that makes the value."""
        return f"{type(self).__name__}({self._text!r})"

    def __reduce__(self) -> tuple[type[Self], tuple[str]]:
        """Pickle and copy as the call that makes the value."""
        return type(self), (self._text,)


@final
class PartialDate(_EdtfValue):
    """A year, a year and a month, or a full date; or a month, or a month and a day, of a year that is not known.

    The text is a profile of EDTF (ISO 8601-2:2019; the Library of Congress, "Extended Date/Time Format (EDTF)
    Specification"): `2018`, `2018-06`, `2018-11-15`, `XXXX-05` and `XXXX-02-21`. One mark may stand at the end and
    speaks of the whole date: `?` for uncertain, `~` for approximate, `%` for both. Years are 0001 to 9999, and days are
    those of the calendar (Gregorian, also before 1582).

    It is immutable and hashable. Two are equal where their texts are; they have no order, since two partial dates may
    overlap: see `precedes`.

    Args:
        text: The date as EDTF, or a `datetime.date`.

    Raises:
        InvalidDate: The text is no date of the profile. The reason says whether it is EDTF, and what to write instead
            where that is certain.
        TypeError: It is not text at all.

    Examples:
        >>> from migevents.values.dates import PartialDate
        >>> PartialDate("2018-06").latest
        datetime.date(2018, 6, 30)
        >>> PartialDate("2018-02-30")
        Traceback (most recent call last):
        migevents.errors.InvalidDate: '2018-02-30' is no date: February 2018 has 28 days
    """

    __slots__ = ()

    # All is done here and nothing in `__init__`, which could be called again on a value that exists.
    def __new__(cls, text: str | datetime.date) -> Self:
        """Check the text, and keep it."""
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
        """Make a date from its parts; `None` is a part that is not known.

        Args:
            year: The year, 1 to 9999.
            month: The month, 1 to 12.
            day: The day of the month; it needs a month.
            uncertain: Whether the source of the date is in doubt (EDTF `?`).
            approximate: Whether the date is an estimate (EDTF `~`).

        Returns:
            The date whose EDTF text these parts make.

        Raises:
            InvalidDate: There is no such date, or the profile has no room for it (a day without a month, nothing at
                all).
            TypeError: A part is no whole number.

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
                raise InvalidDate(text, f"the {part} is {number}, and must be 1 to {most}")
        return cls(text)

    @classmethod
    def from_date(cls, date: datetime.date) -> Self:
        """Make a full date of a `datetime.date`.

        Args:
            date: The day.

        Returns:
            The same day.

        Raises:
            TypeError: It is no `datetime.date`, or it is a `datetime.datetime`, whose time would be dropped: call its
                `date()` first.

        Examples:
            >>> import datetime
            >>> from migevents.values.dates import PartialDate
            >>> PartialDate.from_date(datetime.date(2018, 11, 15))
            PartialDate('2018-11-15')
        """
        if isinstance(date, datetime.datetime):
            raise TypeError(
                "from_date takes a datetime.date; of a datetime the time would be dropped: call its date() first"
            )
        _demand(date, datetime.date)
        return cls(datetime.date.isoformat(date))

    @property
    def year(self) -> int | None:
        """The year, 1 to 9999; `None` where it is not known.

        Examples:
            >>> from migevents.values.dates import PartialDate
            >>> PartialDate("2018-06").year
            2018
        """
        return None if self._text.startswith("X") else int(self._text[:4])

    @property
    def month(self) -> int | None:
        """The month, 1 to 12; `None` where it is not known.

        Examples:
            >>> from migevents.values.dates import PartialDate
            >>> PartialDate("2018-06").month
            6
        """
        return edtf.number(self._text[5:7])

    @property
    def day(self) -> int | None:
        """The day of the month, 1 to 31; `None` where it is not known.

        Examples:
            >>> from migevents.values.dates import PartialDate
            >>> PartialDate("XXXX-02-21").day
            21
        """
        return edtf.number(self._text[8:10])

    @property
    def uncertain(self) -> bool:
        """Whether the source of the date is in doubt: EDTF `?`, or `%`, which is both.

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
        """The first day that the date may mean, as if it had no mark; `None` where the year is not known.

        Examples:
            >>> from migevents.values.dates import PartialDate
            >>> PartialDate("2018-06").earliest
            datetime.date(2018, 6, 1)
        """
        year = self.year
        return None if year is None else datetime.date(year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> datetime.date | None:
        """The last day that the date may mean, as if it had no mark; `None` where the year is not known.

        Examples:
            >>> from migevents.values.dates import PartialDate
            >>> PartialDate("2016-02").latest
            datetime.date(2016, 2, 29)
        """
        year, month = self.year, self.month or 12
        return None if year is None else datetime.date(year, month, self.day or edtf.days_in_month(year, month))

    def isoformat(self) -> str:
        """Return the text, which is EDTF: that of a full date is an ISO 8601 date.

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
        """Say whether this date certainly comes before another.

        It is certain only where the years of both are known, neither is uncertain or approximate (nobody can say how
        far off such a date is), and the last day this one may mean comes before the first day of the other. So `False`
        does not say that the other comes first.

        Args:
            other: The date to compare with.

        Returns:
            `True` where it is certain, else `False`.

        Raises:
            TypeError: The other is no `PartialDate`.

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
        # The text of a date is in the order of time; what one of them does not say may be anything.
        said = min(len(one), len(two))
        return one[:said] < two[:said]


@final
class Interval(_EdtfValue):
    """The time from one date to another, both included, or to or from one date with the other end open.

    The text is a profile of EDTF (ISO 8601-2:2019; the Library of Congress, "Extended Date/Time Format (EDTF)
    Specification"): two dates as `PartialDate` holds them with a slash between, or `..` for the end that is open:
    `2018-11-29/2018-12-01`, `2015/..`, `../2018`. At least one end is a date.

    It is immutable and hashable. Two are equal where their texts are.

    Args:
        text: The interval as EDTF.

    Raises:
        InvalidDate: The text is no interval of the profile, or its end certainly comes before its start.
        TypeError: It is not text at all.

    Examples:
        >>> from migevents.values.dates import Interval
        >>> Interval("2018-11-29/2018-12-01").start
        PartialDate('2018-11-29')
        >>> Interval("2018/2017")
        Traceback (most recent call last):
        migevents.errors.InvalidDate: '2018/2017' is no date: the end comes before the start
    """

    __slots__ = ("_end", "_start")

    _start: PartialDate | None
    _end: PartialDate | None

    def __new__(cls, text: str) -> Self:
        """Check the text, and keep it with its two ends."""
        text = _plain_text(text, cls)
        start, end = _ends(text)
        self = object.__new__(cls)
        object.__setattr__(self, "_text", text)
        object.__setattr__(self, "_start", start)
        object.__setattr__(self, "_end", end)
        return self

    @classmethod
    def of(cls, start: PartialDate | None, end: PartialDate | None) -> Self:
        """Make an interval from its ends.

        Args:
            start: The first date; `None` where the interval is open at its start.
            end: The last date, included; `None` where the interval is open at its end.

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
        """The first date; `None` where the interval is open at its start.

        Examples:
            >>> from migevents.values.dates import Interval
            >>> Interval("2015/..").start
            PartialDate('2015')
        """
        return self._start

    @property
    def end(self) -> PartialDate | None:
        """The last date, included; `None` where the interval is open at its end.

        Examples:
            >>> from migevents.values.dates import Interval
            >>> print(Interval("2015/..").end)
            None
        """
        return self._end

    @property
    def earliest(self) -> datetime.date | None:
        """The first day that its start may mean; `None` where that is open or its year is not known.

        Examples:
            >>> from migevents.values.dates import Interval
            >>> Interval("2015/2018").earliest
            datetime.date(2015, 1, 1)
        """
        return None if self._start is None else self._start.earliest

    @property
    def latest(self) -> datetime.date | None:
        """The last day that its end may mean; `None` where that is open or its year is not known.

        Examples:
            >>> from migevents.values.dates import Interval
            >>> Interval("2015/2018").latest
            datetime.date(2018, 12, 31)
        """
        return None if self._end is None else self._end.latest


def _plain_text(text: object, cls: type) -> str:
    """Return `text` as a plain `str`: one of a subclass could answer for itself in ways of its own."""
    if type(text) is str:
        return text
    if isinstance(text, str):
        return str.__str__(text)
    raise TypeError(f"{cls.__name__} takes its EDTF text (str), not {type(text).__name__}")


def _demand(value: object, cls: type) -> None:
    """Refuse a value of another class."""
    if not isinstance(value, cls):
        raise TypeError(f"expected {cls.__name__}, not {type(value).__name__}")


def _whole_number(value: int | None) -> int | None:
    """Return the number as a plain `int`."""
    if isinstance(value, bool):
        raise TypeError("a part of a date is a whole number, not bool")
    return None if value is None else operator.index(value)


def _written(year: int | None, month: int | None, day: int | None) -> str:
    """Write the parts as EDTF, an `X` for each digit that is not known, whether the profile has room for it or not."""
    text = "XXXX" if year is None else f"{year:04d}"
    if month is not None or day is not None:
        text += "-XX" if month is None else f"-{month:02d}"
    return text if day is None else f"{text}-{day:02d}"


def _mark(*, uncertain: bool, approximate: bool) -> str:
    """Return the mark of EDTF that says this of a date."""
    if uncertain and approximate:
        return "%"
    return "?" * uncertain + "~" * approximate


def _ends(text: str) -> tuple[PartialDate | None, PartialDate | None]:
    """Read the two ends of an interval, and check them against each other."""
    first, slash, last = text.partition("/")
    if not slash or "/" in last or text == "/":
        raise InvalidDate(text, *edtf.fault_of_no_interval(text))
    start, end = _end(text, "start", first), _end(text, "end", last)
    if start is None and end is None:
        raise InvalidDate(text, "one end at least must be a date")
    if start is not None and end is not None and end.precedes(start):
        raise InvalidDate(text, "the end comes before the start")
    return start, end


def _end(interval: str, which: str, text: str) -> PartialDate | None:
    """Read one end of an interval; `None` where it is open."""
    if text == "..":
        return None
    if not text:
        reason = edtf.outside(f"an interval whose {which} is not known")
        raise InvalidDate(interval, f"{reason}; an open {which} is ..")
    try:
        return PartialDate(text)
    except InvalidDate as error:
        raise InvalidDate(interval, f"its {which} is {text!r}: {error.reason}") from None
