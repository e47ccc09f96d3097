"""The names of countries and languages in running text."""

import functools
import re
from collections.abc import Mapping

from migevents.evidence.fold import fold
from migevents.values import countries

_LANGUAGES = {
    "en": "English anglais inglés английском английский",
    "fr": "French français francés французском французский",
    "es": "Spanish espagnol español испанском испанский",
    "pt": "Portuguese portugais portugués португальском",
    "ru": "Russian russe ruso русском русский",
    "ar": "Arabic arabe árabe арабском",
    "zh": "Chinese chinois chino китайском Mandarin",
    "lo": "Lao",
    "sw": "Swahili Kiswahili",
    "de": "German allemand alemán немецком",
    "uk": "Ukrainian ukrainien ucraniano украинском",
    "fa": "Farsi Persian Dari",
    "tr": "Turkish turc turco",
    "vi": "Vietnamese",
    "th": "Thai",
    "km": "Khmer",
    "my": "Burmese Myanmar",
    "bn": "Bengali Bangla",
    "ht": "Creole créole",
}


@functools.cache
def country_names() -> Mapping[str, tuple[str, ...]]:
    """Return the names of each country, by its alpha-2 code."""
    return {row.alpha2: row.names for row in countries.rows()}


def language_names(code: str) -> tuple[str, ...]:
    """Return the names of a language, by its tag.

    Examples:
        >>> language_names("fr-CA")[:2]
        ('French', 'français')
    """
    return tuple(_LANGUAGES.get(code.lower().split("-")[0], "").split())


_CHINESE = re.compile("[\u4e00-\u9fff]")
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


def is_inflected(name: str) -> bool:
    """Return whether a name is in Cyrillic, and so may have case endings."""
    return _CYRILLIC.search(name) is not None


def name_pattern(name: str) -> str:
    """Return a pattern for the name of a place in folded text.

    A Russian name may be in any grammatical case.

    Examples:
        >>> bool(re.search(name_pattern("Таджикистан"), "в Таджикистане"))
        True
        >>> bool(re.search(name_pattern("Mali"), "Malians"))
        False
    """
    folded = fold(name)
    if _CHINESE.match(folded):
        return re.escape(folded)
    if not _CYRILLIC.search(folded):
        return rf"(?<!\w){re.escape(folded)}(?!\w)"
    stems = (re.sub("(?<=.{3})[аяьйеоиы]{1,2}$", "", word) for word in folded.split(" "))
    # In "Египет", a vowel is dropped: "в Египте".
    stems = (re.sub("пет$", "пе?т", re.escape(stem)) + r"\w{0,3}" for stem in stems)
    return rf"(?<!\w){' '.join(stems)}(?!\w)"


@functools.lru_cache(maxsize=512)
def country_pattern(code: str) -> re.Pattern[str] | None:
    """Return a pattern for any name of a country in folded text."""
    names = sorted(country_names().get(code, ()), key=len, reverse=True)
    return re.compile("|".join(map(name_pattern, names))) if names else None
