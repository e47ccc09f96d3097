"""Names without what differs from one release to the next: how two spellings of one name are found to be the same."""

import functools
import re
from collections.abc import Iterator

from migevents.letters import spaced, without_accents


@functools.lru_cache(maxsize=2048)
def folded(text: str) -> str:
    """Return a name in the one form that all its spellings share.

    Case, accents, apostrophes, hyphens and other punctuation, and the dots of initials go; so do "the", "on", "of" and
    "for". Within a longer name, an abbreviation that can only mean one thing is written out, and a word has one
    spelling. The words stay, and their order stays: nothing is guessed.

    Examples:
        >>> folded("Global Compact on Migration") == folded("GLOBAL COMPACT FOR MIGRATION")
        True
        >>> folded("Lao People’s Democratic Republic"), folded("Côte d'Ivoire"), folded("U.K."), folded("10.A")
        ('lao peoples democratic republic', 'cote divoire', 'uk', '10.a')
        >>> folded("UN Convention against Transnational Organised Crime")
        'united nations convention against transnational organized crime'
    """
    plain = text.casefold().replace(_ACUTE_ACCENT, "'")
    if not plain.isascii():
        plain = without_accents(plain).casefold()
    words: list[str] = _WORD.findall(_DROPPED.sub("", spaced(plain.translate(_LETTERS))))
    if len(words) > 1:
        words = [word for word in words if word not in _SMALL]
    if len(words) > 1:  # alone, it may be a code: "AU" is Australia
        words = [_ONE_SPELLING.get(word, word) for word in words]
    return " ".join(words)


def readings(text: str) -> Iterator[str]:
    """Yield the folded forms a name is looked up by: as it stands, and with what is set apart at its end put first.

    Examples:
        >>> list(readings("Korea, Republic of"))
        ['korea republic', 'republic korea']
    """
    yield folded(text)
    inverted = _INVERTED.fullmatch(text.strip())
    if inverted:
        yield folded(f"{inverted[2]} {inverted[1]}")


def two_names(text: str) -> tuple[str, str] | None:
    """Return the two names of a text that gives one, and another in brackets behind it.

    Examples:
        >>> two_names("Global Compact for Migration (GCM)")
        ('Global Compact for Migration', 'GCM')
    """
    both = _TWO_NAMES.fullmatch(text.strip())
    return (both[1].strip(), both[2].strip()) if both else None


_LETTERS = str.maketrans(
    {
        **dict.fromkeys("'’‘ʼ`′", None),  # noqa: RUF001  # all of them stand for apostrophes in print
        "_": " ",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "ı": "i",  # noqa: RUF001  # the i without a dot
    }
)
_ACUTE_ACCENT = "\u00b4"
"""Stands for an apostrophe, too, and falls apart in normalization."""
_DROPPED = re.compile(r"(?<=\b[a-z])\.(?=[a-z]\b)|\bno\.? ?(?=[0-9])")
"""The dots of initials, and "No." before a number."""
# What is no punctuation: beyond ASCII, that is spaces by now.
_LETTER = r"[^\s!-/:-@\[-`{-~]"
_WORD = re.compile(rf"&|{_LETTER}+(?:(?<=[0-9])\.{_LETTER}+)*")
_SMALL = frozenset({"the", "on", "of", "for"})
_ONE_SPELLING = {
    "&": "and",
    "au": "african union",
    "dem": "democratic",
    "eu": "european union",
    "ilo": "international labour organization",
    "intl": "international",
    "labor": "labour",
    "organisation": "organization",
    "organised": "organized",
    "program": "programme",
    "rep": "republic",
    "st": "saint",
    "un": "united nations",
    "us": "united states",
}
_INVERTED = re.compile(r"([^,(]+)[,(]([^,()]+)\)?")
_TWO_NAMES = re.compile(r"([^()]+)\(([^()]+)\)")
