"""Names without what differs from one spelling to the next."""

import functools
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


@functools.lru_cache(maxsize=1024)
def one_spelling(name: str) -> str:
    """Return the name of an organization: British and American alike, with "the" or without, the short form left out.

    Examples:
        >>> one_spelling("the UN Office for Organisation (UNOO)")
        'united nations office for organization'
    """
    words = plain(re.sub(r"\([^()]*\)$", "", name)).removeprefix("the ").replace("organisation", "organization")
    return re.sub(r"^un ", "united nations ", words)
