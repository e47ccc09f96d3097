"""Names without what differs from one spelling to the next."""

import re
import unicodedata


def plain(name: str) -> str:
    """Return a name in small letters, without accents, and with single spaces for all that is no letter and no number.

    Examples:
        >>> plain("KHAMPHAO Ernthavanh"), plain("José-Luis  Núñez")
        ('khamphao ernthavanh', 'jose luis nunez')
    """
    letters = name.casefold()
    if not letters.isascii():
        decomposed = unicodedata.normalize("NFKD", letters)
        letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(_WORD.findall(letters))


_WORD = re.compile(r"[^\W_]+")
