"""A partial date from and to the dates of Python, and as formatted text."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migevents import Interval, PartialDate
from migevents.testing import intervals, partial_dates


@given(st.dates())
def test_a_full_date_is_a_date_of_python_and_back(day: datetime.date) -> None:
    """Any day becomes a full date, by the constructor too, and comes back equal."""
    date = PartialDate(day)
    assert date == PartialDate.from_date(day)
    assert (date.to_date(), date.isoformat()) == (day, day.isoformat())


@given(partial_dates())
def test_only_a_full_and_certain_date_is_a_date_of_python(date: PartialDate) -> None:
    """A date that lacks a part, or is marked, is refused with the reason; its text is always there."""
    assert date.isoformat() == str(date)
    if date.earliest == date.latest is not None and not date.uncertain and not date.approximate:
        assert date.to_date() == date.earliest
    else:
        with pytest.raises(ValueError, match="is not a full date: "):
            date.to_date()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2018", "2018 is not a full date: its month is not known; use earliest or latest"),
        ("2018-06", "2018-06 is not a full date: its day is not known; use earliest or latest"),
        ("XXXX-02-21", "XXXX-02-21 is not a full date: its year is not known"),
        ("2018-11-15?", r"2018-11-15\? is not a full date: it is uncertain; use earliest or latest"),
        ("2018-11-15~", "2018-11-15~ is not a full date: it is approximate; use earliest or latest"),
    ],
)
def test_the_reason_names_what_is_missing(text: str, reason: str) -> None:
    """The error names the missing part, and what to use instead."""
    with pytest.raises(ValueError, match=f"^{reason}$"):
        PartialDate(text).to_date()


def test_a_time_is_not_dropped() -> None:
    """A `datetime` is refused, because its time would be lost."""
    with pytest.raises(TypeError, match="datetime"):
        PartialDate(datetime.datetime(2018, 11, 15))  # noqa: DTZ001  # it is refused


@given(partial_dates() | intervals(), st.sampled_from(["", "<30", ">30", "^30", ".4"]))
def test_dates_are_formatted_like_their_text(value: PartialDate | Interval, spec: str) -> None:
    """A format works on a date and an interval as on text."""
    assert format(value, spec) == format(str(value), spec)
