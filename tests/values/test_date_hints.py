"""Hints of dates and intervals, the calendar, and the arguments of `EventDates`."""

import calendar
import copy
import datetime
import pickle

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from migevents import EventDates, Framework, Interval, InvalidDate, InvalidRecord, PartialDate, structure

MONTHS = calendar.month_name[1:]
SIGNS = st.text("0123456789-–/.XTx? ~", max_size=14)
YEARS = st.integers(0, 9999).map("{:04d}".format)
PAIRS = st.builds("{}{}{}".format, YEARS, st.sampled_from(["-", "–", " - ", "/", "—"]), YEARS)
WORDS = st.builds("{} {} {}".format, st.integers(0, 40), st.sampled_from(MONTHS), YEARS)


def suggestion_of(cls: type[PartialDate | Interval], text: str) -> str | None:
    """Return what the refusal of a text suggests; `None` if the text is valid or nothing is suggested."""
    try:
        cls(text)
    except InvalidDate as error:
        return error.suggestion
    return None


@given(SIGNS | PAIRS | WORDS | YEARS)
@example("2023-2018")
@example("0000-2018")
@example("0000")
def test_suggestions_are_valid(text: str) -> None:
    """A suggestion is valid in its place, for a date and for an interval."""
    for cls in (PartialDate, Interval):
        suggestion = suggestion_of(cls, text)
        if suggestion is not None:
            assert str(cls(suggestion)) == suggestion


@given(SIGNS | PAIRS | WORDS | YEARS)
@example("2023-2018")
def test_hints_of_a_record_are_valid(text: str) -> None:
    """So is what the hint of a faulty period suggests."""
    try:
        structure({"name": "Plan", "period": text}, Framework)
    except InvalidRecord as error:
        hint = error.issues[0].hint or ""
        if hint.startswith("did you mean "):
            Interval(hint.removeprefix('did you mean "').removesuffix('"?'))


@given(YEARS, YEARS)
def test_two_years_are_suggested_in_their_order(first: str, last: str) -> None:
    """Two years with a dash between them are suggested as an interval just if it is valid."""
    expected = f"{first}/{last}" if "0001" <= first <= last else None
    assert suggestion_of(Interval, f"{first}-{last}") == expected
    assert suggestion_of(Interval, f"{first} – {last}") == expected


@pytest.mark.parametrize("year", [1900, 2000, 2018, 2020])
@pytest.mark.parametrize("month", range(1, 13))
def test_the_last_day_of_each_month_is_valid_and_the_next_is_not(year: int, month: int) -> None:
    """Each month has the days that the calendar gives it, in leap years and others, and not one more."""
    last = calendar.monthrange(year, month)[1]
    date = PartialDate.of(year, month)
    assert date.latest == PartialDate(f"{year}-{month:02d}-{last}").earliest == datetime.date(year, month, last)
    with pytest.raises(InvalidDate) as caught:
        PartialDate(f"{year}-{month:02d}-{last + 1}")
    assert caught.value.reason == f"{MONTHS[month - 1]} {year} has {last} days"


@pytest.mark.parametrize("month", range(1, 13))
def test_months_of_an_unknown_year_may_have_every_day(month: int) -> None:
    """A month without its year has as many days as in a leap year."""
    last = calendar.monthrange(2000, month)[1]
    PartialDate(f"XXXX-{month:02d}-{last}")
    most = "at most " if month == 2 else ""
    with pytest.raises(InvalidDate, match=f"{MONTHS[month - 1]} has {most}{last} days"):
        PartialDate(f"XXXX-{month:02d}-{last + 1}")


@pytest.mark.parametrize("month", range(1, 13))
def test_hints_know_each_name_of_a_month(month: int) -> None:
    """A month's name, in full or of three letters, is understood in a hint, and a shorter one is not."""
    name = MONTHS[month - 1]
    for written in (name, name[:3], name.upper(), name[:3].lower()):
        assert suggestion_of(PartialDate, f"5 {written} 2018") == f"2018-{month:02d}-05"
        assert suggestion_of(PartialDate, f"{written} 2018") == f"2018-{month:02d}"
    assert suggestion_of(PartialDate, f"5 {name[:2]} 2018") is None
    assert suggestion_of(PartialDate, f"{name[:2]} 2018") is None


def test_an_interval_is_called_one() -> None:
    """The message of an interval names an interval, and the error survives copies and pickles."""
    with pytest.raises(InvalidDate) as caught:
        Interval("2018/2017")
    error = caught.value
    assert str(error) == "'2018/2017' is not a valid interval: the end comes before the start"
    for copied in (copy.copy(error), pickle.loads(pickle.dumps(error))):
        assert (str(copied), copied.text, copied.reason, copied.suggestion, copied.expected) == (
            str(error),
            error.text,
            error.reason,
            error.suggestion,
            "interval",
        )


def test_event_dates_take_keywords_alone() -> None:
    """The fields of `EventDates` are keyword-only, so that start and end cannot be confused."""
    with pytest.raises(TypeError):
        EventDates(PartialDate("2018"))  # type: ignore[call-arg]  # refused on purpose


@given(st.integers(1, 200))
@example(60)
@example(61)
def test_a_long_text_is_shortened_in_its_message(length: int) -> None:
    """The message of a refused date has at most 60 characters of its text, with dots if it has more."""
    with pytest.raises(InvalidDate) as caught:
        PartialDate("x" * length)
    shown = "x" * length if length <= 60 else "x" * 60 + "..."
    assert str(caught.value).startswith(f"'{shown}' is not a valid date: ")
    assert caught.value.text == "x" * length
