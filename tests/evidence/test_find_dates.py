"""`find_dates`: the dates of running text, and nothing that is not a date."""

import json
import unicodedata
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migevents import EventDates, InvalidDate, find_dates, parse_date
from migevents.date_parser.passages import detect_language


def wordings(text: str, **options: str) -> list[str]:
    """The wordings that are found in a text."""
    return [text[found.start : found.end] for found in find_dates(text, **options)]  # type: ignore[arg-type]  # texts alone


FOUND = [
    ("en", "It was held in Cairo on 5 May 2007, and again.", ["on 5 May 2007"]),
    ("en", "The talks on 12-15/02 end this weekend.", ["on 12-15/02", "this weekend"]),
    ("en", "Thu, 11/28/2019 - 14:05", ["Thu, 11/28/2019"]),
    ("en", "They met on Friday (14/09) in Cairo.", ["on Friday (14/09)"]),
    ("en", "from Tuesday, 26 November to Thursday, 28 November 2019 in", [
        "from Tuesday, 26 November to Thursday, 28 November 2019"
    ]),
    ("en", "Port, Nov. 21 (News) -- and Sept. 21-23, 2019.", ["Nov. 21", "Sept. 21-23, 2019"]),
    ("en", "15 November 2018 – 24 officials met", ["15 November 2018"]),
    ("en", "At the age of 24, May 2018 was good", ["May 2018"]),
    ("en", "May 15-16 and June", ["May 15-16"]),
    ("en", "on May 15, 15 people came; on 23 and 24 officials", ["on May 15"]),
    ("en", "on March 5, 2018 the talks began", ["on March 5, 2018"]),
    ("en", "Updated: 2019-11-28T10:00:00Z", ["2019-11-28"]),
    ("en", "in 2014, since 2011 and in 2019 the", ["in 2014", "since 2011", "in 2019"]),
    ("en", "It will open early next year, before 5 May 2018.", ["early next year", "before 5 May 2018"]),
    ("en", "on Monday, and every Tuesday", ["on Monday"]),
    ("en", "in May\nand June 2019\n\n12 people", ["in May\nand June 2019"]),
    ("en", "on Tuesday 15 November 2018", ["15 November 2018"]),
    ("en", "(14/09) and (21/9)", ["14/09", "21/9"]),
    ("es", "El lunes 5 de mayo de 2018 se reunieron", ["5 de mayo de 2018"]),
    ("pt", "na segunda-feira, 5 de maio de 2018, na cidade", ["5 de maio de 2018"]),
    ("en", "on Monday, 5 May 2018 in the city", ["5 May 2018"]),
    ("fr", "Du 6 au 8 février 2023 s'est tenu", ["Du 6 au 8 février 2023"]),
    ("fr", "mardi 5 et mercredi 6 mars", ["mardi 5 et mercredi 6 mars"]),
    ("es", "el 1.º de junio de 2021 y del 3 al 5 de julio", ["el 1.º de junio de 2021 y del 3 al 5 de julio"]),
    ("ru", "Женева, 15 ноября 2018 г. – прошёл с 12 по 14 ноября 2018 года", [
        "15 ноября 2018", "с 12 по 14 ноября 2018"
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), FOUND, ids=[text[:30] for _, text, _ in FOUND])
def test_date_is_found_with_its_longest_wording(language: str, text: str, expected: list[str]) -> None:
    """Each date of a text is found once, with its longest reading and nothing of the words around it."""
    assert wordings(text, language=language) == expected


NO_DATES = [
    "24 officials met", "Resolution 73/195 and Decree 12/2018", "the 2030 Agenda", "the 1951 Convention",
    "in 2030 Agenda", "SDG target 10.7 and article 5.3", "a hotline, on 24/7", "Tel. +41 22 717 91 11, 22-04-5364",
    "10.7 million", "in 1500 households", "the challenges of today’s world", "They may 5 times march on",
    "see https://example.org/2019/11/28/x or a.5.may@example.org", "1 2 3 4 5", "Theresa May, 15 countries",
    "half (1/2) of them", "Mar Muerto", "on 50", "2018-11-15/x", "$5 May", "as they may 5, or so", "40-15/02", "at 10:00", "in 2000 households",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_DATES)
def test_number_that_is_not_a_date_is_not_found(text: str) -> None:
    """Counts, phones, addresses, ratios, and numbers of decrees, targets and names are not dates."""
    assert wordings(text, language="en") == []


@pytest.mark.parametrize("text", ["la segunda reunión", "окружающая среда", "mañana", "la mer"])
def test_word_that_is_only_sometimes_a_date_is_not_found(text: str) -> None:
    """A weekday or relative word that mostly means something else is not a date alone."""
    for language in ("es", "pt", "fr", "ru"):
        assert wordings(text, language=language, reference="2018-11-20") == []


WORDINGS: list[dict[str, Any]] = json.loads(
    Path(__file__).parents[1].joinpath("data", "date_wordings.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("row", WORDINGS, ids=map(str, range(len(WORDINGS))))
def test_found_wording_reads_as_parse_date_reads_it(row: dict[str, Any]) -> None:
    """A wording found in a sentence has the reading of `parse_date`, with and without the reference."""
    text, language, reference = f"Held {row['wording']} .", row.get("language"), row.get("reference")
    for found in find_dates(text, language=language, reference=reference):
        piece = text[found.start : found.end]
        readings = []
        for day in (reference, None):
            try:
                readings.append(parse_date(piece, language=language, reference=day))
            except InvalidDate:
                continue
        assert found.when in readings


def test_year_of_the_reference_that_contradicts_the_weekday_is_not_taken() -> None:
    """A weekday that does not fit the year of the reference leaves the year open, and is not torn from its date."""
    (found,) = find_dates("on Thursday, 25 August", reference="2018-11-20", language="en")
    assert str(found.when.start) == "XXXX-08-25"


def test_weekday_and_day_are_read_with_a_reference() -> None:
    """A weekday with the number of its day is a date, and so is a list of weekdays, as far as it is read."""
    assert wordings("on Thursday, 21st.", language="en", reference="2018-06-20") == ["on Thursday, 21st"]
    listed = "on Monday, Tuesday, Wednesday and Thursday"
    assert wordings(listed, language="en", reference="2018-06-20")[0].startswith("on Monday")


def test_modifier_is_part_of_the_wording() -> None:
    """A word that makes a date another one is read with it: "before 5 May" is not 5 May."""
    (found,) = find_dates("before 5 May 2018", language="en")
    assert found.when.start is None


TEXTS = st.text(alphabet=st.sampled_from('aàN “”"-–,.()/:\n0123456789 мая May 5 2018 on to Friday today'), max_size=120)
WORDS = [
    "on 5 May 2018",
    "12-15/02",
    "today",
    "Friday",
    "Cairo",
    "the",
    "2030 Agenda",
    "from",
    "73/195",
    "May",
    "15",
    "2018",
]
PIECES = st.lists(st.sampled_from([*WORDS, "to", "and", "in", *"–,.()\n"]), max_size=20).map(" ".join)


@given(text=TEXTS | PIECES)
def test_spans_are_in_the_text_in_order_and_do_not_overlap(text: str) -> None:
    """For any text, the spans are within it, without surrounding space, in order and without overlap."""
    found = find_dates(text)
    for each in found:
        piece = text[each.start : each.end]
        assert piece
        assert piece == piece.strip()
        assert isinstance(each.when, EventDates)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_find_dates_is_a_pure_function() -> None:
    """The same text gives the same dates."""
    text = "It was held on 5 May 2007 and today."
    assert find_dates(text, reference="2018-11-15") == find_dates(text, reference="2018-11-15")


def test_decomposed_letters_are_read_in_their_places() -> None:
    """Letters with separate accents are read, and spans count the characters of the original text."""
    text = unicodedata.normalize("NFD", "le 5 février 2019 à Dakar et q\u0301 2019")
    (found,) = find_dates(text, language="fr")
    assert unicodedata.normalize("NFC", text[found.start : found.end]) == "le 5 février 2019"


def test_dates_far_apart_in_one_paragraph_are_found() -> None:
    """Text between two dates of a long paragraph is skipped, and both are found, even in one endless word."""
    text = "On 5 May 2018 " + "they talked " * 100 + "until 6 June 2018."
    assert wordings(text) == ["On 5 May 2018", "until 6 June 2018"]
    assert wordings("x" * 1000 + " 5 May 2018 " + "x" * 1000) == ["5 May 2018"]


@pytest.mark.parametrize("text", ["", " \n ", "\x00\x01", "\ud800", "<p>5</p>"])
def test_text_without_dates_has_none(text: str) -> None:
    """An empty or binary text has no dates, and raises nothing."""
    assert find_dates(text) == ()


def test_wrong_arguments_are_refused() -> None:
    """Text that is not text, a wrong reference and an unknown language are errors, also where there are no dates."""
    with pytest.raises(TypeError, match="decode bytes first"):
        find_dates(b"5 May")  # type: ignore[arg-type]  # what is tested
    with pytest.raises(InvalidDate):
        find_dates("x", reference="2018-13-01")
    with pytest.raises(ValueError, match="language"):
        find_dates("x", language="xx")


def test_language_is_detected() -> None:
    """The language of a text is that of its common words; where two tie, none is detected."""
    assert detect_language("La réunion a eu lieu dans la ville") == "fr"
    assert detect_language("Семинар прошел в городе") == "ru"
    assert detect_language("12/05") is None


OTHERS = [
    ("Publicado el 15 de noviembre de 2018 by the office of the ministry.", ["15 de noviembre de 2018"]),
    ("The talks of 9 May 2023. Du 6 au 8 février 2023 was in the title.", ["9 May 2023", "Du 6 au 8 février 2023"]),
    ("L'atelier du 5 mai 2019 dans la ville. Posted on November 15, 2018", ["du 5 mai 2019", "November 15, 2018"]),
    ("5 мая 2019 was the day of the talks, and the\n\nday of 6 May 2019", ["5 мая 2019", "6 May 2019"]),
    ("of the day, 7 June 2019 and\n\n5 de mayo de 2020\n\nmayo 2021 of the", ["7 June 2019", "5 de mayo de 2020"]),
]


@pytest.mark.parametrize(("text", "expected"), OTHERS, ids=map(str, range(len(OTHERS))))
def test_whole_date_of_another_language_is_found(text: str, expected: list[str]) -> None:
    """A date with a month of another language than that of the text is found, if it has a day and a year."""
    assert wordings(text) == expected
    language = detect_language(text)
    assert language is not None
    assert set(wordings(text, language=language)) < set(expected)


def test_month_of_another_language_alone_is_a_name() -> None:
    """Without a day, a month of another language is not a date."""
    assert wordings("the Mars 2020 rover and the county of Mayo 2018, in the year 2018") == ["in the year 2018"]


@pytest.mark.parametrize(
    "text",
    [
        "rue du 8 mai 1945",
        "Avenida 25 de Mayo de 1810",
        "la place du 18 juin 1940",
        "ул. 8 марта 1917",
        "Av. 9 de Julio",
    ],
)
def test_name_of_a_street_is_not_a_date(text: str) -> None:
    """Streets have the names of days."""
    assert wordings(f"5 May 2019, {text}", language="en") == ["5 May 2019"]
    assert wordings(text) == []


def test_taking_place_is_not_a_place() -> None:
    """A verb is not the name of a street, even if it contains the word "place"."""
    assert wordings("It is taking place on 5 May 2019.") == ["on 5 May 2019"]
