"""The letters of a text, in any script: what two spellings of one name have in common."""

import re
import unicodedata


def without_accents(text: str) -> str:
    """Return a text without what some write and others do not: accents, and the vowel points of Arabic and Hebrew.

    The vowel signs of other scripts, such as Lao, stay: there they tell one word from another.

    Examples:
        >>> without_accents("José Núñez"), without_accents("ສີມ") == "ສີມ"
        ('Jose Nunez', True)
    """
    return re.sub(_ACCENT, "", unicodedata.normalize("NFKD", text))


def spaced(text: str) -> str:
    """Return a text with a space for each sign beyond ASCII that is no letter, no number and no part of one.

    Examples:
        >>> spaced("«Lao–Thai»")
        ' Lao Thai '
    """
    if text.isascii():
        return text
    return "".join(sign if sign.isascii() or unicodedata.category(sign)[0] in "LMN" else " " for sign in text)


_ACCENT = "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670]"
