"""EDTF, the Extended Date/Time Format, as text: what is a date of our profile, and what to say of the rest.

EDTF is ISO 8601-2:2019; the Library of Congress describes it at https://www.loc.gov/standards/datetime/. This module
knows its letters and the calendar, and none of the classes that hold a date.
"""

import datetime
import re

_DIGITS_TO_ZERO = bytes.maketrans(b"123456789", b"000000000")
_SHAPES = frozenset(
    date + mark
    for date in (b"0000", b"0000-00", b"0000-00-00", b"XXXX-00", b"XXXX-00-00")
    for mark in (b"", b"?", b"~", b"%")
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2
_SEASONS = range(21, 42)


Fault = tuple[str, str | None]
"""Why a text is not what it should be, and what to write instead where that is certain."""


def is_date(text: str) -> bool:
    """Say whether `text` is a date of the profile, and one of the calendar.

    Examples:
        >>> is_date("2018-06"), is_date("2018-02-30"), is_date("2018-XX")
        (True, False, False)
    """
    return _has_shape(text) and _is_in_calendar(text)


def fault_of_date(text: str) -> Fault:
    """Say why `text` is no date of the profile, and what to write instead where that is certain.

    Examples:
        >>> fault_of_date("2018-02-30")
        ('February 2018 has 28 days', None)
    """
    return (_fault_of_calendar(text), None) if _has_shape(text) else _fault_of_shape(text)


def number(digits: str) -> int | None:
    """Return the number that is written, if one is."""
    return int(digits) if digits else None


def _has_shape(text: str) -> bool:
    """Say whether `text` is built like a date of the profile."""
    # As bytes, since `str.translate` takes five times as long; what is not ASCII is written out, and fits nothing.
    return text.encode("ascii", "backslashreplace").translate(_DIGITS_TO_ZERO) in _SHAPES


def _is_in_calendar(text: str) -> bool:
    """Say whether there is such a date as `text`, which is built like one."""
    # A year that is not known may be a leap year, as 2000 was.
    first_day = (text.rstrip("?~%").replace("XXXX", "2000") + "-01-01")[:10]
    try:
        datetime.date.fromisoformat(first_day)
    except ValueError:
        return False
    return True


def _fault_of_calendar(text: str) -> str:
    """Say why there is no such date as `text`, which is built like one."""
    year = None if text.startswith("X") else int(text[:4])
    month, day = number(text[5:7]), number(text[8:10])
    if month in _SEASONS and day is None:
        return outside("a season or another part of a year")
    if month is not None and not 1 <= month <= len(_MONTHS):
        return f"there is no month {month:02d}"
    if month is not None and day is not None and not 1 <= day <= days_in_month(year, month):
        return _length_of_month(year, month)
    return outside("the year 0000, which is 1 BC,")


def _length_of_month(year: int | None, month: int) -> str:
    """Say how many days the month has."""
    name = _MONTHS[month - 1] if year is None else f"{_MONTHS[month - 1]} {year:04d}"
    at_most = "at most " if year is None and month == _FEBRUARY else ""
    return f"{name} has {at_most}{days_in_month(year, month)} days"


def days_in_month(year: int | None, month: int) -> int:
    """Return how many days the month has; of February in a year that is not known, how many it may have."""
    # The `calendar` of the standard library would say it too, at the price of a slower import.
    leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return _LENGTHS[month - 1] + (leap and month == _FEBRUARY)


# What follows is reached by faulty text alone, and only words the message.

# Every date of EDTF level 2, with X for digits left open and with marks on its parts.
_ANY_MARK = "[?~%]?"
_MONTH = rf"{_ANY_MARK}(?:0[1-9]|1[0-2]|[01X]X|X\d){_ANY_MARK}"
_DAY = rf"{_ANY_MARK}(?:0[1-9]|[12]\d|3[01]|[0-3X]X|X\d){_ANY_MARK}"
_AFTER_SIGN = rf"[\dX]{{4}}{_ANY_MARK}(?:-{_MONTH}(?:-{_DAY})?)?"
_DATE = f"{_ANY_MARK}-?{_AFTER_SIGN}"
_SEASON = rf"-?[\dX]{{4}}-(?:2[1-9]|3\d|4[01]){_ANY_MARK}"
_LONG_YEAR = rf"Y-?\d{{5,}}{_ANY_MARK}|Y-?\d+(?:E\d+)?S\d+|Y-?\d+E\d+|-?\d{{4}}S\d+"
_ANY = f"(?:{_DATE}|{_SEASON}|{_LONG_YEAR})"
_TIME = r"\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d(?::\d\d)?)?"

# The first that fits names it: those further down fit more.
_ELSEWHERE_IN_EDTF = (
    (rf"\[(?:\.\.)?{_ANY}(?:(?:, *|\.\.){_ANY})*(?:\.\.)?\]", "a set of dates of which one is meant"),
    (rf"\{{(?:\.\.)?{_ANY}(?:(?:, *|\.\.){_ANY})*(?:\.\.)?\}}", "a set of dates"),
    (rf"\d{{4}}-{_MONTH}-{_DAY}T{_TIME}", "a time of day"),
    (_SEASON, "a season or another part of a year"),
    (_LONG_YEAR, "a year of more than four digits, or one with its significant digits,"),
    (f"{_ANY_MARK}-{_AFTER_SIGN}", "a year before the year 0001"),
    (rf"(?=.*X){_DATE}", "a date with digits left open"),
    (_DATE, "a mark on a part of a date"),
)
_INTERVAL = rf"{_ANY}/(?:{_ANY}|\.\.)?|(?:\.\.)?/{_ANY}"

_EXPECTED = "expected EDTF: 2018, 2018-06, 2018-11-15 or XXXX-11-15, with ?, ~ or % at the end where it is in doubt"

_MONTH_NUMBERS = {
    name: f"{number:02d}" for number, month in enumerate(_MONTHS, 1) for name in (month.upper(), month[:3].upper())
} | {"SEPT": "09"}


def outside(what: str) -> str:
    """Say that this is EDTF, but not of the profile."""
    return f"{what} is EDTF, but outside of what this library holds"


def _fault_of_shape(text: str) -> Fault:
    """Say what `text` is, if it is EDTF at all, what was expected if not, and what to write where that is certain."""
    if re.fullmatch(_INTERVAL, text, re.ASCII):
        return "an interval is EDTF, but no single date: `Interval` is for intervals", None
    names = (name for pattern, name in _ELSEWHERE_IN_EDTF if re.fullmatch(pattern, text, re.ASCII))
    name = next(names, None)
    reason = _EXPECTED if name is None else outside(name)
    readings = _readings(text)
    return reason, readings.pop() if len(readings) == 1 else None


def fault_of_no_interval(text: str) -> Fault:
    """Say what was expected of an interval, and what to write where that is certain."""
    reason = "expected two dates with a slash between, of which one may be .. for an open end, such as 2018/2019-06"
    if re.fullmatch(r"\d{4}-\d{4}", text, re.ASCII):
        return reason, text.replace("-", "/")
    return reason, f"{text}/{text}" if is_date(text) else None


def _readings(text: str) -> set[str]:
    """Return the dates of the profile that `text` may stand for as people write dates; of one alone we are certain."""
    tidy = text.strip().upper().removesuffix("-XX").removesuffix("-XX")
    tidy = re.sub(rf"[T ]{_TIME}\Z", "", tidy)
    tidy = re.sub(r"\A(\d{4})(\d\d)(\d\d)\Z", r"\1-\2-\3", tidy)
    words = re.split(r"[\s/.,-]+", tidy)
    # After the year nobody writes the day first; before the year both orders are in use.
    year_first = len(words[0]) == len("2018") and words[0] not in _MONTH_NUMBERS
    orders = [words] if year_first else [words[::-1], [words[-1], *words[:-1]]]
    readings = {_as_edtf(order) for order in orders}
    return {reading for reading in readings if _has_shape(reading) and _is_in_calendar(reading)}


def _as_edtf(words: list[str]) -> str:
    """Write the words for a year, a month and a day as EDTF, whether they make a date or not."""
    year, *rest = words
    rest[:1] = [_MONTH_NUMBERS.get(month, month) for month in rest[:1]]
    return "-".join([year, *(word.zfill(2) for word in rest)])
