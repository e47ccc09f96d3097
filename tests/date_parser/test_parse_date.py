"""`parse_date`: what it reads, what it leaves open, and what it refuses."""

import datetime
import json
import re
import subprocess
import sys
from typing import Any

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from migevents import DateBasis, EventDates, InvalidDate, PartialDate, draft, find_dates, parse_date, unstructure
from tests.support.date_wordings import DAYS, LANGUAGES, MONTHS, SPANS, mutated, stated_dates, stated_spans, written
from tests.support.effort import times
from tests.support.folders import DATA

REAL: list[dict[str, Any]] = json.loads((DATA / "date_wordings.json").read_bytes())
FRIDAY = datetime.date(2018, 11, 16)


def fields(text: str, **known: Any) -> dict[str, Any] | None:
    """The fields that are read, without the wording; `None` if the text is refused."""
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
    """The wordings of real releases are read exactly, with their language and without it."""
    code = row["language"] if language == "known" else None
    assert fields(row["wording"], reference=row["reference"], language=code) == row["expected"]


INVENTED: dict[str, list[dict[str, Any]]] = json.loads((DATA / "date_readings.json").read_bytes())


def each(group: str) -> pytest.MarkDecorator:
    """Run a test for each invented wording of a group."""
    return pytest.mark.parametrize(
        "row", INVENTED[group], ids=lambda row: "{wording} ({language}, {reference})".format(**row)
    )


@each("read")
def test_invented_wordings_are_read(row: dict[str, Any]) -> None:
    """Wordings of every kind and language, made up for this, are read as a person would."""
    assert fields(row["wording"], reference=row["reference"], language=row["language"]) == row["expected"]


@each("open")
def test_vague_wordings_are_left_open(row: dict[str, Any]) -> None:
    """A wording that is too vague, or that people read in different ways, is kept without a date."""
    when = parse_date(row["wording"], reference=row["reference"], language=row["language"])
    assert attrs.evolve(when, days=None) == EventDates(wording=row["wording"], basis=DateBasis.UNRESOLVED)


@each("refused")
def test_wordings_are_refused_with_the_reason(row: dict[str, Any]) -> None:
    """A wording that contradicts itself, or has an unknown word, is refused with the reason."""
    assert reason(row["wording"], reference=row["reference"], language=row["language"]) == row["reason"]


CHANGED = list(mutated(REAL))


def agrees(read: dict[str, Any], right: dict[str, Any] | None) -> bool:
    """Whether nothing was read that is wrong; what is left open is not."""
    if right is None:
        return False
    if read["basis"] != "unresolved":
        return read == right
    preview = {name: str(right.get(name, ""))[4:] for name in ("start", "end")}
    return all(read[name][4:] == preview[name] for name in preview if name in read)


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


BEFORE = ("", "Geneva, ", "VIENTIANE – ", "Addis Ababa (Ethiopia), ", "Posted on ", "Date: ", "held in Cairo on ")
BEHIND = (
    "",
    ".",
    " –",
    " - 15:39",
    " at 10 am",
    " - 12 noon",
    " in the morning",
    ", 9:00-17:00",
    " in Cairo",
    ", 1430 hrs",
)


@given(day=st.dates(), form=st.integers(0, 4), before=st.sampled_from(BEFORE), behind=st.sampled_from(BEHIND))
def test_surrounding_text_does_not_change_a_day(day: datetime.date, form: int, before: str, behind: str) -> None:
    """A place, a dateline, the words of a system and a time of day around a day leave that day, and add none."""
    date = PartialDate.from_date(day)
    text = f"{before}{written(date, 'en', form)}{behind}"
    assert parse_date(text) == EventDates(start=date, wording=text, basis=DateBasis.STATED)


AROUND = {
    "en": [
        "{}",
        "around {}",
        "late {}",
        "{} and a half",
        "{} (tbc)",
        "tentative: {}",
        "not {}",
        "{} or later",
        "{} xyzzy",
    ],
    "fr": ["{}", "vers {}", "fin {}", "{} (à confirmer)", "annulé : {}", "avant {}", "{} xyzzy"],
    "es": ["{}", "alrededor de {}", "{} (por confirmar)", "cancelado: {}", "antes de {}", "{} y medio"],
    "pt": ["{}", "por volta de {}", "{} (a confirmar)", "cancelado: {}", "antes de {}", "{} e meio"],
    "ru": ["{}", "около {}", "{} (уточняется)", "отменено: {}", "до {}", "{} и позже"],
}
IMPOSSIBLE = ((31, 6, "2020", 30), (30, 2, "2021", 28), (29, 2, "1900", 28), (31, 11, "", 30))


@pytest.mark.parametrize(("language", "around"), [(code, each) for code in AROUND for each in AROUND[code]])
@given(form=st.integers(0, 4), date=st.sampled_from(IMPOSSIBLE), known=st.booleans())
def test_a_day_that_does_not_exist_is_refused_whatever_is_around_it(
    language: str, around: str, form: int, date: tuple[int, int, str, int], *, known: bool
) -> None:
    """The calendar decides first: neither doubt nor unknown words make such a day an open date."""
    day, month, year, last = date
    forms = DAYS[language]
    text = around.format(forms[form % len(forms)](str(day), MONTHS[language].split()[month - 1], year))
    assert reason(text, language=language if known else None).endswith(f"has {last} days")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2020-06-31 approx.", "June 2020 has 30 days"),
        ("2020-13-01 (tbc)", "the month is 13, expected 1 to 12"),
        ("45 June 2020 (tbc)", "the day is 45, expected 1 to 31"),
        ("June 30-31, 2020 and a half", "June 2020 has 30 days"),
        ("5 May 2020, 31 June 2020 (tbc)", "June 2020 has 30 days"),
        ("29 February 2021 or 1 March 2021", "February 2021 has 28 days"),
    ],
)
def test_numbers_and_lists_with_a_day_that_does_not_exist_are_refused(text: str, why: str) -> None:
    """It is found in numbers, spans and lists, too."""
    assert reason(text) == why


@given(date=stated_dates() | st.builds(PartialDate, st.sampled_from(["2018?", "2018-06~", "XXXX-05-08%"])))
def test_edtf_is_read_as_it_is(date: PartialDate) -> None:
    """The text of a `PartialDate` is read as that date, and that of an `Interval` as a span."""
    assert parse_date(str(date)).start == date
    assert parse_date(f"{date}/..").open_end
    assert parse_date(f"../{date}").end == date


# --- Whatever comes in ------------------------------------------------------------------------------------------------

ROWS = [*REAL, *(row for group in INVENTED.values() for row in group)]
WORDS = st.sampled_from(sorted({word for row in ROWS for word in re.findall(r"\w+|[^\w\s]", row["wording"])}))
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
    """Any text gives `EventDates` with the wording, or `InvalidDate` with the text and the reason."""
    arguments = {"reference": reference, "language": language, "day_first": day_first}
    try:
        read = parse_date(text, **arguments)
    except InvalidDate:
        assert reason(text, **arguments)
        return
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
    """A text that is too long is refused by its length: the time does not grow with it, and the message is short."""
    assert "100,000 characters" in reason(text) or "104,000 characters" in reason(text)
    with pytest.raises(InvalidDate) as caught:
        parse_date(text)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    "character", ["\x00", "\x1b", "\x85", "\u200b", "\ud800", "\uff11", "\u0661", "\u00b2", "\u2167"]
)
def test_other_characters_are_refused(character: str) -> None:
    """Control characters, digits of other scripts and the like are refused anywhere in the text."""
    for text in (f"{character}15 May 2018", f"1{character}5 May 2018", f"15 May 2018{character}"):
        assert "character" in reason(text) or "digit" in reason(text)


def test_the_parser_of_dateutil_is_loaded_on_first_use() -> None:
    """`import migevents` does not pay for what reads dates."""
    loaded = "print('dateutil.parser' in sys.modules)"
    program = f"import migevents, sys; {loaded}; migevents.parse_date('in 2018'); {loaded}"
    run = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)  # noqa: S603  # our own
    assert run.stdout.split() == ["False", "True"]


# --- Arguments --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reference", [FRIDAY, PartialDate("2018-11-16"), "2018-11-16"])
def test_a_reference_may_be_given_in_three_ways(reference: Any) -> None:
    """A reference is a `datetime.date`, a `PartialDate` or its text."""
    assert fields("yesterday", reference=reference) == {"start": "2018-11-15", "basis": "published"}


def test_wrong_arguments_are_refused() -> None:
    """Invalid texts, days, dates and languages are refused, and the error names the expected type."""
    with pytest.raises(TypeError, match="got int"):
        parse_date(15)  # type: ignore[arg-type]  # refused on purpose
    for day in (datetime.date(2018, 11, 15), PartialDate("2018")):
        with pytest.raises(TypeError, match=r"write EventDates\(start=\.\.\.\)"):
            parse_date(day)  # type: ignore[arg-type]  # refused on purpose
    with pytest.raises(TypeError, match="call its date"):
        parse_date("today", reference=datetime.datetime(2018, 11, 16, tzinfo=datetime.UTC))
    with pytest.raises(TypeError, match="got int"):
        parse_date("today", reference=2018)  # type: ignore[arg-type]  # refused on purpose
    with pytest.raises(InvalidDate):
        parse_date("today", reference="yesterday")
    with pytest.raises(ValueError, match="'de': expected one of en"):
        parse_date("15. Mai 2018", language="de")
    languages: list[Any] = [3, ["en"], b"en", object()]
    for language in languages:
        for read in (parse_date, find_dates, draft):
            with pytest.raises(TypeError, match=r"language is an? .*: expected a language tag as text"):
                read("15 May 2018", language=language)


def test_the_caller_may_say_the_order() -> None:
    """`day_first` decides which number is the day, and is never overruled, not by the calendar either."""
    assert fields("05/06/2017", day_first=True) == {"start": "2017-06-05", "basis": "stated"}
    assert fields("05/06/2017", day_first=False) == {"start": "2017-05-06", "basis": "stated"}
    assert fields("05/06/2017", day_first=False, reference="2017-06-05") == {"start": "2017-05-06", "basis": "stated"}
    assert reason("11/13/2017", day_first=True) == "the month is 13, expected 1 to 12"


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
    """A reference that is a month or a year completes a date if each of its days would give the same."""
    assert fields(text, reference=reference) == PARTIAL[text, reference]
