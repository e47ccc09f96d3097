"""`parse_date`: what it reads, what it leaves open, and what it refuses."""

import datetime
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from migevents import DateBasis, EventDates, InvalidDate, PartialDate, parse_date, unstructure
from tests.date_wordings import LANGUAGES, SPANS, mutated, stated_dates, stated_spans, written
from tests.strategies import times

REAL: list[dict[str, Any]] = json.loads((Path(__file__).parent / "data" / "date_wordings.json").read_bytes())
FRIDAY = datetime.date(2018, 11, 16)


def fields(text: str, **known: Any) -> dict[str, Any] | None:
    """What is read, without the wording; `None` where nothing is."""
    try:
        read = unstructure(parse_date(text, **known))
    except InvalidDate:
        return None
    assert read.pop("wording") == text.strip()
    return None if read == {"basis": "unresolved"} else read


def reason(text: str, **known: Any) -> str:
    """Why a text is refused."""
    with pytest.raises(InvalidDate) as caught:
        parse_date(text, **known)
    assert caught.value.text == text
    return caught.value.reason


# --- Real wordings ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", REAL, ids=lambda row: f"{row['wording']} ({row['reference']})")
@pytest.mark.parametrize("language", ["known", "unknown"])
def test_real_wordings(row: dict[str, Any], language: str) -> None:
    """The wordings of real releases are read exactly, in their language and where the language is not said."""
    code = row["language"] if language == "known" else None
    assert fields(row["wording"], reference=row["reference"], language=code) == row["expected"]


CHANGED = list(mutated(REAL))


def agrees(read: dict[str, Any], right: dict[str, Any] | None) -> bool:
    """Whether nothing was read that is wrong; what is left open is not."""
    if right is None:
        return False
    if read["basis"] != "unresolved":
        return read == right
    shown = {name: str(right.get(name, ""))[4:] for name in ("start", "end")}
    return all(read[name][4:] == shown[name] for name in shown if name in read)


def test_changed_wordings_are_never_read_wrong() -> None:
    """Real wordings with one change each are read right, left open or refused; never is a wrong date read."""
    wrong = []
    right = 0
    for wording in CHANGED:
        read = fields(wording.text, language=wording.language, reference=wording.reference)
        if read is not None and not agrees(read, wording.right):
            wrong.append((wording, read))
        right += read is not None
    assert wrong == [], wrong
    assert len(CHANGED) >= 200
    assert right >= len(CHANGED) // 3  # to refuse all would be no art


# --- What is written is read ------------------------------------------------------------------------------------------

MARKS = {"": "", "~": "about ", "?": "possibly ", "%": "possibly about "}


@given(date=stated_dates(), form=st.integers(0, 4), mark=st.sampled_from([*MARKS]), known=st.booleans())
def test_dates_are_read_as_they_are_written(date: PartialDate, form: int, mark: str, *, known: bool) -> None:
    """Every date of the profile, in five forms of English, is read as the same date."""
    marked = PartialDate(f"{date}{mark}")
    basis = DateBasis.UNRESOLVED if date.year is None else DateBasis.STATED
    text = MARKS[mark] + written(date, "en", form)
    read = parse_date(text, language="en" if known else None)
    assert read == EventDates(start=marked, wording=text, basis=basis)


@given(date=stated_dates(), language=st.sampled_from(LANGUAGES[1:]), known=st.booleans())
def test_dates_are_read_in_every_language(date: PartialDate, language: str, *, known: bool) -> None:
    """Every date, as each other language writes it, is read as the same date."""
    text = written(date, language, 0)
    assert parse_date(text, language=language if known else None).start == date


@given(span=stated_spans(), language=st.sampled_from(LANGUAGES), form=st.integers(0, 4), known=st.booleans())
def test_spans_are_read_as_they_are_written(
    span: tuple[PartialDate, PartialDate], language: str, form: int, *, known: bool
) -> None:
    """Every span, in five forms of English and one of each other language, is read as the same span."""
    start, end = (written(date, language, 0).removeprefix("in ") for date in span)
    text = SPANS[language][form % len(SPANS[language])].format(start, end)
    read = parse_date(text, language=language if known else None)
    assert (read.start, read.end, read.open_end, read.dates) == (*span, False, ())


@given(date=stated_dates() | st.builds(PartialDate, st.sampled_from(["2018?", "2018-06~", "XXXX-05-08%"])))
def test_edtf_is_read_as_it_is(date: PartialDate) -> None:
    """The text of a `PartialDate` is read as that date, and that of an `Interval` as a span."""
    assert parse_date(str(date)).start == date
    assert parse_date(f"{date}/..").open_end
    assert parse_date(f"../{date}").end == date


# --- Whatever comes in ------------------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    ["15", "5", "1", "32", "12", "0", "2018", "0001", "9999", "2018-11-15", "05/06/2017", "24/02", "10:30", "25:00", "5pm", "May", "mar", "Monday", "ven.", "вторник", "мая", "Geneva", "and", "to", "from", "until", "since", "between", "on", "in", "the", "of", "de", "du", "au", "et", "le", ",", "-", "–", "(", ")", ".", "?", "~", ":", "&", "yesterday", "hier", "last", "week", "next", "month", "this", "weekend", "three-day", "about", "possibly", "before", "not", "a", "à", "por", "1er", "15th", "с", "по", "года", "ayer", "pasado", "prochain", "lundi", "dernier", "workshop", "held", "29", "February"]
)
SOUP = st.lists(WORDS, max_size=8).map(" ".join) | st.text(max_size=30) | st.text("0123456789-/.: ", max_size=30)
REFERENCES = st.none() | st.dates() | stated_dates()


@settings(max_examples=times(10))
@given(
    text=SOUP,
    reference=REFERENCES,
    language=st.none() | st.sampled_from(LANGUAGES),
    day_first=st.none() | st.booleans(),
)
@example("last month", datetime.date.min, None, None)
@example("next week", datetime.date.max, None, None)
@example("yesterday", datetime.date.min, None, None)
@example("on Monday", datetime.date.max, None, None)
@example("this Monday", datetime.date.min, None, None)
@example("next year", datetime.date.max, None, None)
@example("29 December", datetime.date.min, None, None)
@example("29 December to 3 January", datetime.date.max, None, None)
def test_any_text_is_read_or_refused(
    text: str,
    reference: Any,
    language: str | None,
    day_first: bool | None,  # noqa: FBT001  # Hypothesis fills it
) -> None:
    """Of any text the answer is `EventDates` with the wording, or `InvalidDate` with the text and the reason."""
    try:
        read = parse_date(text, reference=reference, language=language, day_first=day_first)
    except InvalidDate as error:
        assert error.text == text
        assert error.reason
    else:
        assert read.wording == text.strip()
        assert_no_more_than_said(text, read, known=reference is not None)


def assert_no_more_than_said(text: str, read: EventDates, *, known: bool) -> None:
    """The result has no more precision than the text and its reference give."""
    numbers = [int(number) for number in re.findall("[0-9]+", text)] + [1] * ("first" in text)
    assert known or read.basis is not DateBasis.PUBLISHED
    for date in (read.start, read.end, *read.dates):
        if date is None:
            continue
        if read.basis is DateBasis.STATED:
            assert {date.year, (date.year or 0) - 1, (date.year or 0) + 1} & set(numbers)
        if read.basis is not DateBasis.PUBLISHED and date.day is not None:
            assert date.day in numbers
        if read.basis is DateBasis.UNRESOLVED:
            assert date.year is None


@pytest.mark.parametrize(
    "text", ["1-" * 50_000, "9" * 100_000, "05/06/2017 - " * 8_000, " " * 100_000, "May " * 25_000]
)
def test_long_texts_are_refused_unread(text: str) -> None:
    """A text that is no wording is refused by its length, so time does not grow with it, and the message stays short."""
    assert "100,000 characters" in reason(text) or "104,000 characters" in reason(text)
    with pytest.raises(InvalidDate) as caught:
        parse_date(text)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    "character", ["\x00", "\x1b", "\x85", "\u200b", "\ud800", "\uff11", "\u0661", "\u00b2", "\u2167"]
)
def test_other_characters_are_refused(character: str) -> None:
    """Control characters, digits of other scripts and the like are refused, wherever they stand."""
    for text in (f"{character}15 May 2018", f"1{character}5 May 2018", f"15 May 2018{character}"):
        assert "character" in reason(text) or "digit" in reason(text)


def test_the_parser_of_dateutil_is_loaded_on_first_use() -> None:
    """`import migevents` does not pay for what reads dates."""
    program = "import migevents, sys; print('dateutil.parser' in sys.modules); migevents.parse_date('in 2018'); print('dateutil.parser' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)  # noqa: S603  # as above
    assert run.stdout.split() == ["False", "True"]


# --- Arguments --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reference", [FRIDAY, PartialDate("2018-11-16"), "2018-11-16"])
def test_a_reference_may_be_given_in_three_ways(reference: Any) -> None:
    """A reference is a `datetime.date`, a `PartialDate` or its text."""
    assert fields("yesterday", reference=reference) == {"start": "2018-11-15", "basis": "published"}


def test_wrong_arguments_are_refused() -> None:
    """What is no text, no day, no date or no language is refused, and the error says what was expected."""
    with pytest.raises(TypeError, match="not int"):
        parse_date(15)  # type: ignore[arg-type]  # refused on purpose
    with pytest.raises(TypeError, match="call its date"):
        parse_date("today", reference=datetime.datetime(2018, 11, 16, tzinfo=datetime.UTC))
    with pytest.raises(TypeError, match="not int"):
        parse_date("today", reference=2018)  # type: ignore[arg-type]  # refused on purpose
    with pytest.raises(InvalidDate):
        parse_date("today", reference="yesterday")
    with pytest.raises(ValueError, match="'de', but in en"):
        parse_date("15. Mai 2018", language="de")


def test_a_language_may_have_a_region() -> None:
    """`pt-BR` is Portuguese."""
    assert fields("15 de maio de 2018", language="pt-BR") == {"start": "2018-05-15", "basis": "stated"}


PARTIAL = {
    ("in May", "2018"): {"start": "XXXX-05", "basis": "unresolved"},
    ("15 May", "2018-05"): {"start": "2018-05-15", "basis": "published"},
    ("15 May", "2018-11"): {"start": "XXXX-05-15", "basis": "unresolved"},
    ("last year", "2018"): {"start": "2017", "basis": "published"},
    ("yesterday", "2018-11"): None,
    ("15 May", "XXXX-05-16"): {"start": "XXXX-05-15", "basis": "unresolved"},
    ("15 May", "2018-05-16?"): {"start": "XXXX-05-15", "basis": "unresolved"},
    ("Wednesday 15 May", "2018"): {"start": "XXXX-05-15", "basis": "unresolved"},
}


@pytest.mark.parametrize(("text", "reference"), PARTIAL)
def test_a_partial_reference_completes_what_it_can(text: str, reference: str) -> None:
    """A reference that is a month or a year completes a date where each of its days would do so alike."""
    assert fields(text, reference=reference) == PARTIAL[text, reference]
