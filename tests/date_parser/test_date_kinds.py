"""Wordings of every kind: bounds, labels, lists, periods, short years and words that negate the date."""

import itertools
import json
from pathlib import Path
from typing import Any

import pytest

from migevents import InvalidDate, PartialDate, parse_date, unstructure

KINDS: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parents[1] / "data" / "date_kinds.json").read_bytes()
)
ROWS = [row for rows in KINDS.values() for row in rows]


def dates_of(text: str, **known: Any) -> dict[str, Any] | None:
    """Return the dates that are read, without the wording and the length; `None` if there are none."""
    try:
        found = unstructure(parse_date(text, **known))
    except InvalidDate:
        return None
    found = {name: value for name, value in found.items() if name not in {"wording", "days"}}
    return None if found == {"basis": "unresolved"} else found


def without_marks(found: dict[str, Any]) -> dict[str, Any]:
    """Return the dates without the marks of doubt."""
    unmarked: dict[str, Any] = json.loads(json.dumps(found).replace("?", ""))
    return unmarked


@pytest.mark.parametrize("kind", KINDS)
def test_wordings_of_each_kind_are_read_right(kind: str) -> None:
    """Each wording is read as a person would, and none that has no certain date is read at all."""
    read = [
        (row, dates_of(row["wording"], reference=row["reference"], language=row["language"])) for row in KINDS[kind]
    ]
    assert [(row["wording"], found) for row, found in read if found != row["expected"]] == []


READ_IN_ENGLISH = {"mar 18"}
"""What is a day in English, and may be a year in Spanish."""
CONFIRMED = {"05/06/2017"}
"""What the reference confirms, unless the language excludes it."""


def test_unknown_language_causes_no_wrong_dates() -> None:
    """Without the language, a wording is read the same, marked as uncertain, or not at all."""
    wrong = []
    for row in ROWS:
        found = dates_of(row["wording"], reference=row["reference"])
        right = found is None or without_marks(found) == without_marks(row["expected"] or {})
        if not right and row["wording"] not in READ_IN_ENGLISH | CONFIRMED:
            wrong.append((row["wording"], found))
    assert wrong == []


RELATIVE = ("relative", "bounds", "joined")


@pytest.mark.parametrize("kind", RELATIVE)
def test_a_reference_never_changes_a_stated_date(kind: str) -> None:
    """A date whose year is in the wording is the same with any reference."""
    stated = [row for row in KINDS[kind] if row["expected"] and row["expected"]["basis"] == "stated"]
    for row in stated:
        for reference in ("1999-12-31", "2018-02", "2031"):
            assert dates_of(row["wording"], language=row["language"], reference=reference) == row["expected"]


RETRACTIONS = {
    "en": (
        "5 May 2018",
        ("tentative", "TBC", "to be confirmed", "postponed", "Cancelled", "planned", "draft", "target"),
    ),
    "fr": ("5 mai 2018", ("à confirmer", "provisoire", "reportée", "Annulé", "prévue", "date cible", "à déterminer")),
    "es": ("5 de mayo de 2018", ("por confirmar", "tentativa", "aplazado", "Cancelada", "previsto", "propuesta")),
    "pt": ("5 de maio de 2018", ("a confirmar", "provisória", "adiado", "Cancelado", "previsto", "a definir")),
    "ru": ("5 мая 2018", ("предварительно", "уточняется", "перенесено", "Отменено", "планируется", "ожидается")),
}
AROUND = ("{date} ({word})", "{date}, {word}", "{word}, {date}", "{word}: {date}", "{date} – {word}", "{date} [{word}]")


@pytest.mark.parametrize("language", RETRACTIONS)
def test_a_word_that_takes_a_date_back_is_never_a_place(language: str) -> None:
    """Beside "tentative", "cancelled" and their like no date is read, in any case, wherever they are."""
    date, words = RETRACTIONS[language]
    for word, shape in itertools.product(words, AROUND):
        for cased in (word, word.upper(), word.capitalize()):
            assert dates_of(shape.format(date=date, word=cased), language=language) is None, word
            assert dates_of(shape.format(date=date, word=cased)) is None, word


@pytest.mark.parametrize("language", RETRACTIONS)
def test_a_word_of_another_language_takes_a_date_back(language: str) -> None:
    """A page may print "tentative" in its own language, whatever the date is in."""
    date, _ = RETRACTIONS[language]
    for _, words in RETRACTIONS.values():
        for word in words:
            assert dates_of(f"{date} ({word.capitalize()})", language=language) is None, word


@pytest.mark.parametrize("era", ["BE", "B.E.", "AH", "A.H.", "Old Style", "O.S.", "BC", "Hijri", "EC"])
@pytest.mark.parametrize("shape", ["5 May 2018 {}", "5 May 2018 ({})", "5 May 2018, {}", "05/13/2018 ({})"])
def test_years_of_other_calendars_are_not_read(shape: str, era: str) -> None:
    """A year with the name of an era is not a year of ours."""
    assert dates_of(shape.format(era)) is None


@pytest.mark.parametrize("place", ["Cairo (Egypt)", "Liège (BE)", "Bangkok (TH)", "Minsk (BY)"])
def test_country_codes_are_not_eras(place: str) -> None:
    """A code in brackets after the name of a place is that of its country."""
    assert dates_of(f"{place}, 5 May 2018") == {"start": "2018-05-05", "basis": "stated"}
    assert dates_of(f"5 May 2018, {place}") == {"start": "2018-05-05", "basis": "stated"}


@pytest.mark.parametrize(("mark", "sign"), [("about", "~"), ("probably", "?"), ("possibly", "?")])
def test_a_mark_in_brackets_belongs_to_the_date_beside_them(mark: str, sign: str) -> None:
    """A word of doubt in brackets counts like one without them, before the date and after it."""
    for text in (f"({mark}) 15 May 2018", f"15 May 2018 ({mark})"):
        assert parse_date(text).start == PartialDate(f"2018-05-15{sign}")
