"""Names without what differs from one spelling to the next."""

import functools
import re
import unicodedata


@functools.lru_cache(maxsize=2048)
def plain(name: str) -> str:
    """Return a name in small letters, without accents, and with single spaces for all that is no letter and no number.

    Examples:
        >>> plain("KHAMPHAO Ernthavanh"), plain("José-Luis  Núñez")
        ('khamphao ernthavanh', 'jose luis nunez')
    """
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(_WORD.findall(letters))


_WORD = re.compile(r"[^\W_]+")
