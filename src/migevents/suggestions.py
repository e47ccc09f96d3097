"""What somebody may have meant by a word that is not known."""

import functools
import re
from collections.abc import Iterable
from itertools import islice

from migevents.errors import shown


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return a hint that names the one of `known` that `word` is most like, if any is.

    Examples:
        >>> did_you_mean("Title", ["title", "summary"])
        'did you mean "title"?'
    """
    closest = _closest(word[:_LONGEST_WORD], tuple(islice(known, _MOST_WORDS)))
    return f"did you mean {shown(closest)}?" if closest else None


# A guess takes time with every word and every letter: what is longer gets none that is worth it.
_MOST_WORDS = 64
_LONGEST_WORD = 60


# What is wrong in one record of a source is mostly wrong in all of them, and a guess takes as long as to read a record.
@functools.lru_cache(maxsize=1024)
def _closest(word: str, known: tuple[str, ...]) -> str | None:
    import difflib

    letters = _letters(word)
    # Of a word that is mistyped the first letter mostly stands; to compare with all the words would take long.
    plain = {_letters(name): name for name in known if name[:1].lower() == letters[:1]}
    close = difflib.get_close_matches(letters, plain, n=1, cutoff=0.75)
    return plain[close[0]] if close else None


def _letters(word: str) -> str:
    """Return `word` without what separates its parts and in lower case, so that camelCase finds snake_case."""
    return re.sub(r"[\s_-]", "", word).lower()
