"""EDTF, the Extended Date/Time Format: valid texts, and reasons.

EDTF is ISO 8601-2:2019; the Library of Congress describes it at https://www.loc.gov/standards/datetime/. This module
knows its syntax and the calendar, and none of the classes.

Strategy: a valid date is recognized by its shape (each digit replaced by 0) in a small set, and by the calendar of the
standard library, without a regular expression. Everything else here is reached by invalid text alone, and only words
the message.
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
"""Why a text is invalid, and what to write instead if that is certain."""


def is_date(text: str) -> bool:
    """Return whether `text` is a date of the profile that the calendar has.

    Examples:
        >>> is_date("2018-06"), is_date("2018-02-30"), is_date("2018-XX")
        (True, False, False)
    """
    return _has_shape(text) and _is_in_calendar(text)


def fault_of_date(text: str) -> Fault:
    """Return why `text` is not a valid date, and a suggestion.

    Examples:
        >>> fault_of_date("2018-02-30")
        ('February 2018 has 28 days', None)
    """
    return (_fault_of_calendar(text), None) if _has_shape(text) else _fault_of_shape(text)


def parts(text: str) -> tuple[int | None, int | None, int | None]:
    """Return year, month and day of a valid date; unknown ones are `None`.

    Examples:
        >>> parts("2018-06?"), parts("XXXX-02-21")
        ((2018, 6, None), (None, 2, 21))
    """
    year, month, day = text[:4], text[5:7], text[8:10]
    return None if year == "XXXX" else int(year), int(month) if month else None, int(day) if day else None


def _has_shape(text: str) -> bool:
    """Return whether `text` has the shape of a date of the profile."""
    # As bytes: `str.translate` takes five times as long. What is not ASCII is escaped, and has none of the shapes.
    return text.encode("ascii", "backslashreplace").translate(_DIGITS_TO_ZERO) in _SHAPES


def _is_in_calendar(text: str) -> bool:
    """Return whether the date `text`, whose shape is valid, exists."""
    # An unknown year may be a leap year, as 2000 was.
    first_day = (text.rstrip("?~%").replace("XXXX", "2000") + "-01-01")[:10]
    try:
        datetime.date.fromisoformat(first_day)
    except ValueError:
        return False
    return True


def _fault_of_calendar(text: str) -> str:
    """Return why the date `text`, whose shape is valid, does not exist."""
    year, month, day = parts(text)
    if month in _SEASONS and day is None:
        return reason_outside_profile("a season or another part of a year")
    if month is not None and not 1 <= month <= len(_MONTHS):
        return f"the month is {month:02d}, expected 01 to 12"
    if month is not None and day is not None and not 1 <= day <= days_in_month(year, month):
        return _length_of_month(year, month)
    return reason_outside_profile("the year 0000 (1 BC)")


def _length_of_month(year: int | None, month: int) -> str:
    """Return a sentence about the length of the month."""
    name = _MONTHS[month - 1] if year is None else f"{_MONTHS[month - 1]} {year:04d}"
    at_most = "at most " if year is None and month == _FEBRUARY else ""
    return f"{name} has {at_most}{days_in_month(year, month)} days"


def days_in_month(year: int | None, month: int) -> int:
    """Return the number of days of a month.

    For February of an unknown year, it is 29.
    """
    # `calendar` of the standard library knows it too, but makes the import slower.
    leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return _LENGTHS[month - 1] + (leap and month == _FEBRUARY)


# --- Reasons and suggestions, for invalid text alone ------------------------------------------------------------------

# Every date of EDTF level 2, with X for unspecified digits and with qualifiers on its parts.
_ANY_MARK = "[?~%]?"
_MONTH = rf"{_ANY_MARK}(?:0[1-9]|1[0-2]|[01X]X|X\d){_ANY_MARK}"
_DAY = rf"{_ANY_MARK}(?:0[1-9]|[12]\d|3[01]|[0-3X]X|X\d){_ANY_MARK}"
_AFTER_SIGN = rf"[\dX]{{4}}{_ANY_MARK}(?:-{_MONTH}(?:-{_DAY})?)?"
_DATE = f"{_ANY_MARK}-?{_AFTER_SIGN}"
_SEASON = rf"-?[\dX]{{4}}-(?:2[1-9]|3\d|4[01]){_ANY_MARK}"
_LONG_YEAR = rf"Y-?\d{{5,}}{_ANY_MARK}|Y-?\d+(?:E\d+)?S\d+|Y-?\d+E\d+|-?\d{{4}}S\d+"
_ANY = f"(?:{_DATE}|{_SEASON}|{_LONG_YEAR})"
_TIME = r"\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d(?::\d\d)?)?"

# The first pattern that matches names the text: those further down match more.
_ELSEWHERE_IN_EDTF = (
    (rf"\[(?:\.\.)?{_ANY}(?:(?:, *|\.\.){_ANY})*(?:\.\.)?\]", "one of a set of dates"),
    (rf"\{{(?:\.\.)?{_ANY}(?:(?:, *|\.\.){_ANY})*(?:\.\.)?\}}", "a set of dates"),
    (rf"\d{{4}}-{_MONTH}-{_DAY}T{_TIME}", "a time of day"),
    (_SEASON, "a season or another part of a year"),
    (_LONG_YEAR, "a year of more than four digits, or with significant digits"),
    (f"{_ANY_MARK}-{_AFTER_SIGN}", "a year before the year 0001"),
    (rf"(?=.*X){_DATE}", "a date with unspecified digits"),
    (_DATE, "a qualifier on part of a date"),
)
_INTERVAL = rf"{_ANY}/(?:{_ANY}|\.\.)?|(?:\.\.)?/{_ANY}"

_EXPECTED = (
    "expected EDTF, such as 2018, 2018-06, 2018-11-15 or XXXX-11-15, "
    "with ? at the end if uncertain, ~ if approximate, % if both"
)

_MONTH_NUMBERS = {
    name: f"{number:02d}" for number, month in enumerate(_MONTHS, 1) for name in (month.upper(), month[:3].upper())
} | {"SEPT": "09"}


def reason_outside_profile(what: str) -> str:
    """Return the reason for text that is EDTF, but not of the profile."""
    return f"EDTF allows {what}, but this library does not"


def _fault_of_shape(text: str) -> Fault:
    """Return why the shape of `text` is invalid, and a suggestion."""
    if re.fullmatch(_INTERVAL, text, re.ASCII):
        return "expected one date, got an interval", None
    names = (name for pattern, name in _ELSEWHERE_IN_EDTF if re.fullmatch(pattern, text, re.ASCII))
    name = next(names, None)
    reason = _EXPECTED if name is None else reason_outside_profile(name)
    readings = _readings(text)
    return reason, readings.pop() if len(readings) == 1 else None


def fault_of_interval(text: str) -> Fault:
    """Return why `text` is not an interval, and a suggestion.

    Examples:
        >>> fault_of_interval("2018-2023")[1], fault_of_interval("2023-2018")[1]
        ('2018/2023', None)
    """
    reason = "expected two dates separated by a slash, such as 2018/2019-06, or .. for an open start or end"
    years = re.fullmatch(r"(\d{4})\s*[-–—]\s*(\d{4})", text, re.ASCII)
    if years is not None:
        start, end = years.groups()
        return reason, f"{start}/{end}" if "0001" <= start <= end else None
    return reason, f"{text}/{text}" if is_date(text) else None


def _readings(text: str) -> set[str]:
    """Return the dates that `text` may mean as people write dates.

    Only a single one is certain.
    """
    tidy = text.strip().upper().removesuffix("-XX").removesuffix("-XX")
    tidy = re.sub(rf"[T ]{_TIME}\Z", "", tidy)
    tidy = re.sub(r"\A(\d{4})(\d\d)(\d\d)\Z", r"\1-\2-\3", tidy)
    words = re.split(r"[\s/.,-]+", tidy)
    # Behind the year nobody writes the day first; before the year both orders are in use.
    year_first = len(words[0]) == len("2018") and words[0] not in _MONTH_NUMBERS
    orders = [words] if year_first else [words[::-1], [words[-1], *words[:-1]]]
    readings = {_as_edtf(order) for order in orders}
    return {reading for reading in readings if _has_shape(reading) and _is_in_calendar(reading)}


def _as_edtf(words: list[str]) -> str:
    """Return the words for year, month and day as EDTF, valid or not."""
    year, *rest = words
    rest[:1] = [_MONTH_NUMBERS.get(month, month) for month in rest[:1]]
    return "-".join([year, *(word.zfill(2) for word in rest)])
