"""`PartialDate` and `Interval`: accepted texts, properties, and messages for the others."""

import calendar
import copy
import dataclasses
import datetime
import enum
import itertools
import pickle
import re
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from migevents.errors import InvalidDate
from migevents.values.dates import Interval, PartialDate

MARKS = ["", "?", "~", "%"]
OUTSIDE = "but this library does not"


@st.composite
def profile_texts(draw: st.DrawFn, marks: list[str] = MARKS, *, year_known: bool | None = None) -> str:
    """Draw the text of a date of the profile."""
    # Half of them within two years, so that dates often meet.
    day = draw(st.dates() | st.dates(datetime.date(2019, 1, 1), datetime.date(2020, 12, 31)))
    known = draw(st.booleans()) if year_known is None else year_known
    # EDTF writes XXXX for a year that is not known.
    text = day.isoformat() if known else f"XXXX{day:-%m-%d}"
    return text[: draw(st.sampled_from([4, 7, 10] if known else [7, 10]))] + draw(st.sampled_from(marks))


def dates(marks: list[str] = MARKS, *, year_known: bool | None = None) -> st.SearchStrategy[PartialDate]:
    """Draw a date of the profile."""
    return st.builds(PartialDate, profile_texts(marks, year_known=year_known))


def texts_of_signs() -> st.SearchStrategy[str]:
    """Draw a text of the characters that EDTF is made of, in any order."""
    return st.text("0123456789-X?~%/.[]{},TYES: ", max_size=24)


def nearly_texts() -> st.SearchStrategy[str]:
    """Draw a text built like a date, whether there is such a date or not, with one character put anywhere into it."""
    part = st.integers(0, 99).map("{:02d}".format)
    year = st.sampled_from(["XXXX", "0000", "1900", "2000"]) | st.integers(0, 9999).map("{:04d}".format)
    built = st.builds("-".join, st.one_of(st.tuples(year), st.tuples(year, part), st.tuples(year, part, part)))
    marked = st.builds(str.__add__, built, st.sampled_from(MARKS))
    intruder = st.sampled_from(["", "", "", *"0-X?~%/. \n\x00\u0661\uff11"])
    return st.builds(lambda text, at, c: text[:at] + c + text[at:], marked, st.integers(0, 12), intruder)


def is_of_profile(text: str) -> bool:
    """Say by other means than the library's whether `text` is a date of the profile."""
    found = re.fullmatch(r"([0-9]{4}|X{4}(?=-))(?:-([0-9]{2})(?:-([0-9]{2}))?)?[?~%]?", text)
    if found is None or found[1] == "0000":
        return False
    month, day = int(found[2] or 1), int(found[3] or 1)
    year = 2000 if found[1] == "XXXX" else int(found[1])
    return month in range(1, 13) and day in range(1, calendar.monthrange(year, month)[1] + 1)


def are_parts(year: int | None, month: int | None, day: int | None) -> bool:
    """Say by other means than the library's whether these are the parts of a date of the profile."""
    if month is None:
        return day is None and year in range(1, 10_000)
    leap_or_that = 2000 if year is None else year
    return (
        leap_or_that in range(1, 10_000)
        and month in range(1, 13)
        and (day is None or day in range(1, calendar.monthrange(leap_or_that, month)[1] + 1))
    )


def days_of(date: PartialDate) -> list[datetime.date]:
    """List every day of the calendar that a date with a year may mean."""
    text = str(date).rstrip("?~%")
    first = datetime.date(int(text[:4]), 1, 1)
    year = (first + datetime.timedelta(n) for n in range(366) if n < 365 or calendar.isleap(first.year))
    return [day for day in year if day.isoformat().startswith(text)]


def outcome(cls: type[PartialDate | Interval], text: str) -> PartialDate | Interval | InvalidDate:
    """Return what becomes of `text`: a value or its refusal. Nothing else may happen."""
    try:
        return cls(text)
    except InvalidDate as refused:
        return refused


def refusal(cls: type[PartialDate | Interval], text: str) -> str:
    """Return the reason for which `text` is refused, with what is to be written instead."""
    with pytest.raises(InvalidDate) as caught:
        cls(text)
    assert caught.value.text == text
    message, kind = str(caught.value), "date" if cls is PartialDate else "interval"
    assert message.startswith(f"{text!r} is not a valid {kind}: {caught.value.reason}")
    assert caught.value.expected == kind
    return message.removeprefix(f"{text!r} is not a valid {kind}: ")


class TestAnyText:
    """Which texts are dates; all others are refused in the same way."""

    @given(st.one_of(profile_texts(), nearly_texts(), texts_of_signs()))
    @example("2018\n")
    @example("2018-02-29")
    @example("2018\u00e9")
    @example("XXXX-02-29")
    @example("XXXX-02-30")
    @example("XXXX")
    @example("0000")
    @example("9999-12-31%")
    def test_accepts_the_profile_and_nothing_else(self, text: str) -> None:
        """A text is accepted just where the grammar of the profile and the calendar have it, and then kept as it is."""
        if is_of_profile(text):
            assert str(PartialDate(text)) == text
        else:
            refusal(PartialDate, text)

    @given(st.one_of(st.text(), texts_of_signs(), st.builds("{}/{}".format, nearly_texts(), nearly_texts())))
    @example("\ud800")
    @example("[" + "2018," * 1000)
    @example("9" * 5000)
    def test_refuses_all_else_as_no_date(self, text: str) -> None:
        """For any text, both classes keep it unchanged or raise `InvalidDate`, never anything else."""
        for cls in (PartialDate, Interval):
            became = outcome(cls, text)
            assert text == (became.text if isinstance(became, InvalidDate) else str(became))

    @given(st.one_of(nearly_texts(), texts_of_signs(), st.text()))
    def test_suggests_only_valid_dates(self, text: str) -> None:
        """If a message has a suggestion, that is a date of the profile."""
        became = outcome(PartialDate, text)
        if isinstance(became, InvalidDate) and became.suggestion is not None:
            assert is_of_profile(became.suggestion)

    @pytest.mark.parametrize("cls", [PartialDate, Interval])
    @pytest.mark.parametrize("stranger", [None, 2018, b"2019", PartialDate("2018")])
    def test_takes_text_alone(self, cls: Callable[[object], object], stranger: object) -> None:
        """A value that is not text raises a `TypeError` with its type."""
        with pytest.raises(TypeError, match=type(stranger).__name__):
            cls(stranger)

    @pytest.mark.parametrize(("cls", "text"), [(PartialDate, "2018"), (Interval, "2018/..")])
    def test_keeps_plain_text_of_a_subclass(self, cls: type[PartialDate | Interval], text: str) -> None:
        """Of a subclass of `str`, the plain text is kept, whatever methods it overrides."""

        class Loud(str):
            __slots__ = ()

            def __str__(self) -> str:
                return "loud"

        assert type(str(cls(Loud(text)))) is str
        assert str(cls(Loud(text))) == text


class TestParts:
    """The parts of a date, and its construction from parts."""

    @given(dates())
    def test_is_made_again_from_its_parts(self, date: PartialDate) -> None:
        """The parts and the marks of any date make the same date."""
        again = PartialDate.of(date.year, date.month, date.day, uncertain=date.uncertain, approximate=date.approximate)
        assert again == date

    @given(
        st.none() | st.integers(-3, 3) | st.integers(1, 10_001),
        st.none() | st.integers(-1, 32),
        st.none() | st.integers(-1, 32),
        st.sampled_from(MARKS),
    )
    @example(2018, None, 15, "")
    @example(None, None, None, "")
    @example(12_000, None, None, "?")
    @example(2018, 21, None, "~")
    def test_has_the_parts_it_was_made_from(
        self, year: int | None, month: int | None, day: int | None, mark: str
    ) -> None:
        """Parts make a date with the same parts, if each has what it requires and the calendar has it."""
        doubt = {"uncertain": mark in {"?", "%"}, "approximate": mark in {"~", "%"}}
        if are_parts(year, month, day):
            date = PartialDate.of(year, month, day, **doubt)
            assert (date.year, date.month, date.day) == (year, month, day)
            assert {"uncertain": date.uncertain, "approximate": date.approximate} == doubt
            assert str(date).endswith(mark or tuple("0123456789"))
        else:
            with pytest.raises(InvalidDate):
                PartialDate.of(year, month, day, **doubt)

    @pytest.mark.parametrize(
        ("parts", "reason"),
        [
            ((0,), "the year is 0, expected 1 to 9999"),
            ((12_000, 3), "the year is 12000, expected 1 to 9999"),
            ((2018, 21), "the month is 21, expected 1 to 12"),
            ((2018, 2, 32), "the day is 32, expected 1 to 31"),
            ((2018, 2, 30), "February 2018 has 28 days"),
        ],
    )
    def test_names_the_part_that_is_wrong(self, parts: tuple[int, ...], reason: str) -> None:
        """The refusal of parts names the part and what it may be, and never takes a month for a season."""
        with pytest.raises(InvalidDate) as caught:
            PartialDate.of(*parts)
        assert caught.value.reason == reason

    def test_takes_whole_numbers_of_any_kind(self) -> None:
        """A part may be an enumeration's number, but neither a float nor a truth value."""

        class Month(enum.IntEnum):
            MAY = 5

        assert PartialDate.of(2018, Month.MAY) == PartialDate("2018-05")
        strangers: list[Any] = [2018.0, "2018", True]
        for stranger in strangers:
            with pytest.raises(TypeError, match=type(stranger).__name__):
                PartialDate.of(stranger)

    @given(st.dates())
    def test_accepts_every_day_of_the_calendar(self, day: datetime.date) -> None:
        """A day of the calendar becomes a full date that may mean that day alone."""
        date = PartialDate.from_date(day)
        assert (date.earliest, date.latest, str(date)) == (day, day, day.isoformat())

    @pytest.mark.parametrize("stranger", [datetime.datetime(2018, 11, 15, tzinfo=datetime.UTC), "2018-11-15", None])
    def test_takes_nothing_but_a_day(self, stranger: object) -> None:
        """A time of day is never dropped silently: `from_date` refuses a `datetime`, and all that is not a date."""
        make: Callable[[object], object] = PartialDate.from_date  # type: ignore[assignment]  # what is wrong is the point
        with pytest.raises(TypeError, match=type(stranger).__name__):
            make(stranger)


class TestSpan:
    """The days that a date may mean."""

    @given(dates(year_known=True))
    @example(PartialDate("1900-02"))
    @example(PartialDate("2000-02"))
    @example(PartialDate("2016-02~"))
    @example(PartialDate("9999-12"))
    def test_is_that_of_the_calendar(self, date: PartialDate) -> None:
        """`earliest` and `latest` are the first and the last day of the calendar that the text may mean."""
        days = days_of(date)
        assert (date.earliest, date.latest) == (days[0], days[-1])

    @given(dates(year_known=False))
    def test_is_not_known_without_a_year(self, date: PartialDate) -> None:
        """The days of a date without a year are not known."""
        assert (date.year, date.earliest, date.latest) == (None, None, None)


class TestPrecedes:
    """The one comparison that there is."""

    @given(dates([""], year_known=True), dates([""], year_known=True))
    @example(PartialDate("2018"), PartialDate("2018-07-01"))
    @example(PartialDate("2018-06"), PartialDate("2018-07"))
    @example(PartialDate("2018-06-30"), PartialDate("2018-06-30"))
    def test_agrees_with_every_day_of_both(self, earlier: PartialDate, later: PartialDate) -> None:
        """A date precedes another just where every day it may mean comes before every day the other may mean."""
        assert earlier.precedes(later) == (max(days_of(earlier)) < min(days_of(later)))

    @given(st.lists(dates([""], year_known=True), min_size=3, max_size=3))
    def test_is_a_strict_partial_order(self, three: list[PartialDate]) -> None:
        """No date precedes itself, no two precede each other, and what precedes is passed on."""
        for a, b, c in itertools.permutations(three):
            assert not a.precedes(a)
            assert not (a.precedes(b) and b.precedes(a))
            assert a.precedes(c) or not (a.precedes(b) and b.precedes(c))

    @given(dates(), dates(["?", "~", "%"]) | dates(year_known=False))
    @example(PartialDate("2018-01"), PartialDate("XXXX-02"))
    @example(PartialDate("2018-01"), PartialDate("2018-02?"))
    def test_is_false_where_there_is_doubt(self, date: PartialDate, doubtful: PartialDate) -> None:
        """Nothing is certain about a date that is marked, or that has no year."""
        assert not date.precedes(doubtful)
        assert not doubtful.precedes(date)

    def test_refuses_strangers(self) -> None:
        """A text or a `datetime.date` is not compared, and the error names its type."""
        strangers: list[Any] = ["2019", datetime.date(2019, 1, 1), Interval("2019/..")]
        for stranger in strangers:
            with pytest.raises(TypeError, match=type(stranger).__name__):
                PartialDate("2018").precedes(stranger)

    def test_is_the_only_order(self) -> None:
        """The operators do not order dates, since two dates may overlap."""
        two: Any = PartialDate("2018"), PartialDate("2019")
        with pytest.raises(TypeError):
            sorted(two)


class TestMessages:
    """The messages of refusals, which people act on."""

    @pytest.mark.parametrize(
        ("text", "named"),
        [
            ("2018-21", "a season or another part of a year"),
            ("2018-41~", "a season or another part of a year"),
            ("XXXX-22", "a season or another part of a year"),
            ("-2018-21", "a season or another part of a year"),
            ("0000", "the year 0000 (1 BC)"),
            ("0000-02-29", "the year 0000 (1 BC)"),
            ("-0500", "a year before the year 0001"),
            ("-0043-03-15?", "a year before the year 0001"),
            ("Y12000", "a year of more than four digits"),
            ("Y-12000", "a year of more than four digits"),
            ("Y-17E7", "a year of more than four digits"),
            ("1950S2", "with significant digits"),
            ("[1667,1668, 1670..1672]", "one of a set of dates"),
            ("[..1760-12-03]", "one of a set of dates"),
            ("{1960,1961-12..}", "a set of dates"),
            # An X is how EDTF writes a digit that is not known.
            ("201X", "a date with unspecified digits"),
            ("XXXX", "a date with unspecified digits"),
            ("XXXX-XX-15", "a date with unspecified digits"),
            ("2018-XX-15", "a date with unspecified digits"),
            ("1XXX-1X~", "a date with unspecified digits"),
            ("2018?-06", "a qualifier on part of a date"),
            ("?2018-06", "a qualifier on part of a date"),
            ("2018-06-~15", "a qualifier on part of a date"),
        ],
    )
    def test_names_valid_edtf_outside_the_profile(self, text: str, named: str) -> None:
        """EDTF outside the profile is called EDTF, and the message names the unsupported feature."""
        reason = refusal(PartialDate, text)
        assert named in reason
        assert reason.endswith(OUTSIDE)

    @pytest.mark.parametrize("month", range(1, 13))
    def test_names_the_year_0000_for_each_of_its_days(self, month: int) -> None:
        """The year 0000 is a leap year of EDTF: of its first and last days only the year is refused."""
        last = calendar.monthrange(2000, month)[1]
        for day in (1, last):
            assert "the year 0000" in refusal(PartialDate, f"0000-{month:02d}-{day:02d}")
        assert f"{last} days" in refusal(PartialDate, f"0000-{month:02d}-{last + 1:02d}")

    @pytest.mark.parametrize(
        ("text", "written"),
        [
            ("2018-11-XX", "2018-11"),
            ("2018-XX", "2018"),
            ("2018-XX-XX", "2018"),
            ("2018-11-15T10:00", "2018-11-15"),
            ("2018-11-15T10:00:00.5+07:00", "2018-11-15"),
        ],
    )
    def test_suggests_a_date_for_edtf_outside_the_profile(self, text: str, written: str) -> None:
        """EDTF beyond the profile, or with only an unknown end, gets a suggestion."""
        assert refusal(PartialDate, text).endswith(f"{OUTSIDE}; write {written}")

    @pytest.mark.parametrize(
        "text", ["2018/2019", "2018/..", "../2018-06", "2018/", "/2018", "2018-21/2019", "201X/2019?"]
    )
    def test_sends_intervals_to_their_class(self, text: str) -> None:
        """An interval in the place of a date is reported as one."""
        assert refusal(PartialDate, text) == "expected one date, got an interval"

    @pytest.mark.parametrize(
        ("text", "written"),
        [
            ("June 2018", "2018-06"),
            ("15 November 2018", "2018-11-15"),
            ("November 5, 2018", "2018-11-05"),
            ("Sept. 2018", "2018-09"),
            ("2018 may 7", "2018-05-07"),
            ("15/11/2018", "2018-11-15"),
            ("11/15/2018", "2018-11-15"),
            ("05.05.2018", "2018-05-05"),
            ("11/2018", "2018-11"),
            ("2018/11", "2018-11"),
            ("2018/11/5", "2018-11-05"),
            ("2018-6-5", "2018-06-05"),
            ("20181115", "2018-11-15"),
            ("2018-11-15 10:00", "2018-11-15"),
            ("2018-06 ", "2018-06"),
            ("\t2018-06\n", "2018-06"),
            ("xxxx-02-21?", "XXXX-02-21?"),
        ],
    )
    def test_suggests_a_certain_date(self, text: str, written: str) -> None:
        """A date that is not EDTF but has one reading gets the expected form and a suggestion."""
        reason = refusal(PartialDate, text)
        assert reason.startswith("expected EDTF, such as 2018, 2018-06, 2018-11-15")
        assert reason.endswith(f"; write {written}")

    @pytest.mark.parametrize(
        "text",
        [
            *("", " ", "-", "/", "..", "today", "15", "Mon", "Friday 15 June 2018", "18-11-15", "15-16 June 2018"),
            *("05/11/2018", "15/15/2018", "20181345", "2018-", "2018-06-", "2018-06-31 to 2018-07-01", "--2018"),
            *("2018??", "2018-06-15?~", "[2018", "2018]", "{}", "2018-13-XX", "Y2018", "2018-2019", "2018-W03"),
            *("2018\u00e9", "2018-0\u0666", "\uff12\uff10\uff11\uff18", "P1Y", "XX-06", "2018-320"),
            *("2018-11-15 10:00 12:00", "2018-11-15 10:00 to 2018-11-16 12:00"),
        ],
    )
    def test_guesses_nothing(self, text: str) -> None:
        """A text with no reading, or several, gets the expected form and no suggestion."""
        assert refusal(PartialDate, text) == (
            "expected EDTF, such as 2018, 2018-06, 2018-11-15 or XXXX-11-15, "
            "with ? at the end if uncertain, ~ if approximate, % if both"
        )

    @given(st.dates(), st.sampled_from(["%d/%m/", "%m/%d/", "%d.%m.", "%d %m "]))
    def test_guesses_no_order_of_day_and_month(self, day: datetime.date, order: str) -> None:
        """Numbers with the year at the end are advised on just where they have one reading as a day."""
        reason = refusal(PartialDate, f"{day:{order}}{day.year:04d}")
        advised = reason.endswith(f"; write {day.isoformat()}")
        assert advised == (day.day > 12 or day.day == day.month)
        assert advised or "write" not in reason

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("2018-02-30", "February 2018 has 28 days"),
            ("2016-02-30?", "February 2016 has 29 days"),
            ("1900-02-29", "February 1900 has 28 days"),
            ("0044-04-31", "April 0044 has 30 days"),
            ("2018-12-00", "December 2018 has 31 days"),
            ("XXXX-02-30", "February has at most 29 days"),
            ("XXXX-04-31", "April has 30 days"),
            ("2018-21-05", "the month is 21, expected 01 to 12"),
            ("0000-13", "the month is 13, expected 01 to 12"),
        ],
    )
    def test_cites_the_calendar(self, text: str, reason: str) -> None:
        """For a day that does not exist, the message has the number of days."""
        assert refusal(PartialDate, text) == reason

    @pytest.mark.parametrize("month", [0, *range(13, 100)])
    def test_names_a_month_that_does_not_exist_or_a_season(self, month: int) -> None:
        """Of the numbers that are not months, EDTF has seasons and other parts of a year for 21 to 41."""
        reason = refusal(PartialDate, f"2018-{month:02d}")
        assert ("a season or another part of a year" in reason) == (21 <= month <= 41)
        assert (f"the month is {month:02d}, expected 01 to 12" in reason) == (not 21 <= month <= 41)


class TestInterval:
    """Two dates, or one and an open end."""

    @given(st.none() | dates(), st.none() | dates())
    @example(PartialDate("2018"), PartialDate("2018"))
    @example(PartialDate("XXXX-11-29"), PartialDate("XXXX-12-01"))
    @example(PartialDate("2018"), PartialDate("2017"))
    @example(PartialDate("2018?"), PartialDate("2017"))
    def test_accepts_any_ends_in_order(self, start: PartialDate | None, end: PartialDate | None) -> None:
        """Any two ends make an interval with those ends, unless both are open or certainly in disorder."""
        valid = end is not None if start is None else end is None or not end.precedes(start)
        if not valid:
            with pytest.raises(InvalidDate):
                Interval.of(start, end)
            return
        interval = Interval.of(start, end)
        assert (interval.start, interval.end) == (start, end)
        assert interval.earliest == (start and start.earliest)
        assert interval.latest == (end and end.latest)
        assert Interval(str(interval)) == interval

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("2018/2017", "the end comes before the start"),
            ("2018-11-29/2018-11-28", "the end comes before the start"),
            ("../..", "at least one end must be a date"),
            ("2018/", f"EDTF allows an interval with an unknown end, {OUTSIDE}; for an open end, write .."),
            ("/2018", f"EDTF allows an interval with an unknown start, {OUTSIDE}; for an open start, write .."),
            ("2018-02-30/2019", "invalid start '2018-02-30': February 2018 has 28 days"),
            ("2018/2019-13", "invalid end '2019-13': the month is 13, expected 01 to 12"),
            ("2018/2019-21", f"invalid end '2019-21': EDTF allows a season or another part of a year, {OUTSIDE}"),
        ],
    )
    def test_explains_invalid_ends(self, text: str, reason: str) -> None:
        """A text that has the form of an interval gets a message on which end is wrong, and why."""
        assert refusal(Interval, text) == reason

    @pytest.mark.parametrize(
        ("text", "advice"),
        [
            ("2018-2019", "; write 2018/2019"),
            ("2018-06", "; write 2018-06/2018-06"),
            *((text, "") for text in ("", "/", "..", "June 2018", "2018/2019/2020", "2018-06-01 - 2018-06-03")),
        ],
    )
    def test_explains_what_an_interval_is(self, text: str, advice: str) -> None:
        """A text without the form of an interval gets the expected form, and a certain suggestion."""
        reason = refusal(Interval, text)
        assert reason.startswith("expected two dates separated by a slash, such as 2018/2019-06")
        assert reason.endswith(f"or .. for an open start or end{advice}")

    @pytest.mark.parametrize("ends", [("2018", None), (None, "2018"), (datetime.date(2018, 1, 1), None)])
    def test_is_made_of_dates(self, ends: tuple[object, object]) -> None:
        """An end that is not a `PartialDate` raises a `TypeError` with its type."""
        make: Callable[[object, object], object] = Interval.of  # type: ignore[assignment]  # what is wrong is the point
        with pytest.raises(TypeError, match=r"expected PartialDate, got (str|date)"):
            make(*ends)


VALUES = [PartialDate("2018-06?"), PartialDate("XXXX-02-21"), Interval("2015/.."), Interval("2018-06/2018-07~")]


class TestValues:
    """Both classes are values, and equal their text."""

    @given(st.one_of(profile_texts(), st.builds("{}/..".format, profile_texts())), st.data())
    def test_equal_where_the_text_is(self, text: str, data: st.DataObject) -> None:
        """Two values are equal, with equal hashes, exactly if their texts are equal."""
        cls: type[PartialDate | Interval] = Interval if "/" in text else PartialDate
        other = data.draw(st.just(text) | profile_texts())
        another: type[PartialDate | Interval] = Interval if "/" in other else PartialDate
        assert (cls(text) == another(other)) == (text == other)
        assert len({cls(text), another(other)}) == (1 if text == other else 2)

    @pytest.mark.parametrize("value", VALUES)
    def test_leave_strangers_to_answer(self, value: PartialDate | Interval) -> None:
        """No value equals its text, and a stranger that knows better is asked."""

        class Anything:
            def __eq__(self, other: object) -> bool:
                return True

            def __hash__(self) -> int:
                return 0

        assert value != str(value)
        assert value == Anything()

    @pytest.mark.parametrize("value", VALUES)
    def test_print_as_text_and_as_code(self, value: PartialDate | Interval) -> None:
        """`str` and `format` give the EDTF text, and `repr` the code that makes the value."""
        text = value.__reduce__()[1][0]
        assert f"{value}" == str(value) == text
        assert repr(value) == f"{type(value).__name__}('{text}')"

    @pytest.mark.parametrize("value", VALUES)
    @pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
    def test_survive_pickle_and_copy(self, value: PartialDate | Interval, protocol: int) -> None:
        """A value that was pickled or copied is equal and knows the same."""
        for again in (
            pickle.loads(pickle.dumps(value, protocol)),
            copy.copy(value),
            copy.deepcopy(value),
        ):
            assert again == value
            assert (again.earliest, again.latest) == (value.earliest, value.latest)

    @pytest.mark.parametrize("value", VALUES)
    @pytest.mark.parametrize("name", ["_text", "_start", "earliest", "year", "anything"])
    def test_cannot_be_changed(self, value: PartialDate | Interval, name: str) -> None:
        """No attribute can be set or deleted, be it there or not, and there is no `__dict__` to write to."""
        text = str(value)
        with pytest.raises(AttributeError, match=rf"{type(value).__name__} is immutable: cannot set '{name}'"):
            setattr(value, name, "2019")
        with pytest.raises(AttributeError, match=rf"{type(value).__name__} is immutable: cannot delete '{name}'"):
            delattr(value, name)
        assert not hasattr(value, "__dict__")
        assert str(value) == text

    @pytest.mark.parametrize("cls", [PartialDate, Interval])
    def test_are_leaves(self, cls: type) -> None:
        """The classes are final, and no engine takes them for a record whose fields it may read."""
        assert getattr(cls, "__final__", False)
        assert not attrs.has(cls)
        assert not dataclasses.is_dataclass(cls)
