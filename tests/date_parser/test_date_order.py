"""The order of day and month, and years of two digits."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migevents import InvalidDate, PartialDate, parse_date

DAY_FIRST = ("fr", "es", "pt", "ru")


def start_of(text: str, **known: Any) -> str | None:
    """Return the start that is read; `None` if the text is refused."""
    try:
        return str(parse_date(text, **known).start)
    except InvalidDate:
        return None


@given(day=st.dates(datetime.date(1951, 1, 1)), language=st.sampled_from(["en", *DAY_FIRST, None]))
def test_dots_put_the_day_first(day: datetime.date, language: str | None) -> None:
    """Dots separate day and month in that order, in every language."""
    assert start_of(f"{day:%d.%m.}{day.year:04d}", language=language) == day.isoformat()


@given(day=st.dates(datetime.date(1951, 1, 1)), language=st.sampled_from(DAY_FIRST), sign=st.sampled_from("/-"))
def test_languages_that_put_the_day_first_leave_no_doubt(day: datetime.date, language: str, sign: str) -> None:
    """French, Spanish, Portuguese and Russian put the day first, without a mark of doubt."""
    text = f"{day:%d}{sign}{day:%m}{sign}{day.year:04d}"
    assert start_of(text, language=language) == day.isoformat()


@given(day=st.dates(datetime.date(1951, 1, 1)))
def test_the_day_of_the_reference_decides(day: datetime.date) -> None:
    """If one of two readings is the day of the reference, it is certain, in both orders."""
    for text in (f"{day:%d/%m/}{day.year:04d}", f"{day:%m/%d/}{day.year:04d}"):
        assert start_of(text, language="en", reference=day) == day.isoformat()


@given(day=st.dates(datetime.date(1951, 1, 2)))
def test_the_day_before_tomorrow_decides(day: datetime.date) -> None:
    """If the text says "tomorrow", the day after the reference decides likewise."""
    reference = day - datetime.timedelta(1)
    for text in (f"tomorrow ({day:%d/%m/}{day.year:04d})", f"tomorrow, {day:%m/%d/}{day.year:04d}"):
        assert start_of(text, language="en", reference=reference) == day.isoformat()


@pytest.mark.parametrize("clock", ["3:00 PM EST", "3 p.m. EDT", "3:00 pm (PST)", "3:00 PM ET", "3pm CT"])
def test_an_american_clock_puts_the_month_first(clock: str) -> None:
    """AM or PM with a zone of North America puts the month first; a mark of doubt stays."""
    assert start_of(f"05/06/2017, {clock}", language="en") == "2017-05-06?"
    assert start_of(f"05/06/2017, {clock}", language="fr") == "2017-06-05"
    assert start_of("05/06/2017, 15:00 CET", language="en") == "2017-06-05?"


@given(day=st.dates(datetime.date(1951, 1, 1), datetime.date(2050, 12, 31)), sign=st.sampled_from("/-."))
def test_short_years_need_a_reference(day: datetime.date, sign: str) -> None:
    """A year of two digits is read where the reference is that day, and refused without a reference."""
    text = f"{day:%d}{sign}{day:%m}{sign}{day.year % 100:02d}"
    assert start_of(text, reference=day) == day.isoformat()
    with pytest.raises(InvalidDate, match="no four-digit year"):
        parse_date(text)


@given(day=st.dates(datetime.date(1951, 1, 1), datetime.date(2050, 12, 31)), language=st.sampled_from(["en", "fr"]))
def test_a_weekday_never_makes_a_short_year_wrong(day: datetime.date, language: str) -> None:
    """With its weekday, a date whose year has two digits is that day or is refused."""
    names = {
        "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    }
    name = names[language].split()[day.weekday()]
    text = f"{name} {day:%d}/{day:%m}/{day.year % 100:02d}"
    assert start_of(text, language=language) in {day.isoformat(), None}


def test_order_of_day_and_month_may_decide_a_short_year() -> None:
    """`day_first` excludes a reading of two numbers that both may be the month."""
    reference = datetime.date(2019, 6, 20)
    assert start_of("05/06/19", reference=reference) is None
    assert start_of("05/06/19", reference=reference, day_first=True) == "2019-06-05"
    assert start_of("05/06/19", reference=reference, day_first=False) == "2019-05-06"
    assert start_of("05/06/19", reference=reference, language="fr") == "2019-06-05"


@given(
    month=st.integers(1, 12),
    number=st.integers(1, 31),
    language=st.sampled_from(DAY_FIRST),
    reference=st.none() | st.dates(),
)
def test_a_month_and_two_digits_are_never_a_day(
    month: int, number: int, language: str, reference: datetime.date | None
) -> None:
    """In languages that put the day first, "abr 18" is not a day of April."""
    from migevents.date_parser.languages import LANGUAGES

    for name in LANGUAGES[language].info.MONTHS[month - 1]:
        assert start_of(f"{name} {number:02d}", language=language, reference=reference) in {None, "None"}


@given(date=st.dates(), language=st.sampled_from(["en", *DAY_FIRST]))
def test_numbers_with_the_year_first_have_one_order(date: datetime.date, language: str) -> None:
    """Where the year comes first, the month follows, with one digit or two, or with all eight digits joined."""
    joined = f"{date.year:04d}{date:%m%d}"
    expected = date.isoformat() if date.year in range(1000, 3000) else None
    assert start_of(joined, language=language) == expected
    for text in (f"{date.year:04d}-{date.month}", f"{date.year:04d}/{date:%m}"):
        is_season = text.endswith(f"/{date.year % 100 + 1:02d}")
        assert start_of(text, language=language) == (None if is_season else str(PartialDate.of(date.year, date.month)))
