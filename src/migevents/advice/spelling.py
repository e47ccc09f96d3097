"""Names without what differs from one spelling to the next."""

import re

from migevents.letters import spaced, without_accents


def plain(name: str) -> str:
    """Return a name in small letters, without accents, and with single spaces for all that is no letter and no number.

    Examples:
        >>> plain("KHAMPHAO Ernthavanh"), plain("José-Luis  Núñez")
        ('khamphao ernthavanh', 'jose luis nunez')
    """
    letters = name.casefold()
    if not letters.isascii():
        letters = spaced(without_accents(letters))
    return " ".join(_WORD.findall(letters))


# All that is no ASCII punctuation; beyond ASCII, that is spaces by now.
_WORD = re.compile(r"[^\s!-/:-@\[-`{-~]+")
