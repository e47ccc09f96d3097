"""The languages of dates, with a python-dateutil `parserinfo` each."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

import attrs
from dateutil.parser import parserinfo

from migevents._display import with_article
from migevents.date_parser.lexicon import meanings_of, sections_of
from migevents.date_parser.tokens import TokenKind

Forms = tuple[str, ...]
"""The forms of one word, such as the names of a month."""


def unaccented(text: str) -> str:
    """Return a text without its accents: "aout" for "août".

    People omit them in a hurry, and in capitals. Russian "й" is a letter of its own.
    """
    return "".join(letter if letter == "й" else unicodedata.normalize("NFD", letter)[0] for letter in text)


class _Info(parserinfo):
    """The months and weekdays of a language, also without accents."""

    def __init__(self, months: Iterable[Forms], weekdays: Iterable[Forms]) -> None:
        # The types of `parserinfo` fit only English, with two or three names for each, hence `Any`.
        self.MONTHS: Any = [tuple(dict.fromkeys((*names, *map(unaccented, names)))) for names in months]
        self.WEEKDAYS: Any = [tuple(dict.fromkeys((*names, *map(unaccented, names)))) for names in weekdays]
        super().__init__()


@attrs.frozen(eq=False)
class DateLanguage:
    """A language in which dates are read.

    Attributes:
        code: Its code (BCP 47).
        name: Its name in English.
        info: Its months and weekdays.
        firsts: The words for the first day of a month.
        numbers: The words for the numbers from one, each with its other forms.
        days: The words after a number of days.
        phrases: Its other words, by kind of token, each with its meaning if the kind has several.
    """

    code: str
    name: str
    info: parserinfo
    firsts: Forms
    numbers: tuple[Forms, ...]
    days: Forms
    phrases: Mapping[TokenKind, Mapping[str, str | None]]


def _language(code: str, name: str) -> DateLanguage:
    sections = sections_of(code)
    months, weekdays, numbers, firsts, days = (
        tuple(tuple(line.split("|")) for line in sections.pop(part))
        for part in ("months", "weekdays", "numbers", "firsts", "days")
    )
    phrases = {TokenKind[kind.upper()]: meanings_of(lines) for kind, lines in sections.items()}
    return DateLanguage(code, name, _Info(months, weekdays), firsts[0], numbers, days[0], phrases)


_NAMES = {"en": "English", "fr": "French", "es": "Spanish", "pt": "Portuguese", "ru": "Russian"}

LANGUAGES: Mapping[str, DateLanguage] = {code: _language(code, name) for code, name in _NAMES.items()}
"""The languages by their codes, in the order in which they are tried."""


def demand_tag(language: object) -> None:
    """Refuse a language that is not text.

    Raises:
        TypeError: It is not text.
    """
    if not isinstance(language, str):
        raise TypeError(f'language is {with_article(type(language))}: expected a language tag as text, such as "en"')


def language_codes_of(language: str | None) -> tuple[str, ...]:
    """Return the codes of the languages to try.

    Raises:
        ValueError: The language is not supported.
        TypeError: It is not text.
    """
    if language is None:
        return tuple(LANGUAGES)
    demand_tag(language)
    code = language.lower().partition("-")[0]
    if code not in LANGUAGES:
        known = ", ".join(f"{each.code} ({each.name})" for each in LANGUAGES.values())
        raise ValueError(f"dates cannot be read in the language {language!r}: expected one of {known}")
    return (code,)
