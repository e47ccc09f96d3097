"""Countries and cities in running text."""

import functools
import re
from collections.abc import Iterator, Mapping

from migevents._files import data_text
from migevents.evidence.fold import FoldedText, fold
from migevents.evidence.located import Span
from migevents.evidence.names import country_names, country_pattern
from migevents.values import countries


@functools.cache
def cities() -> Mapping[str, str]:
    """Return the country of each listed city.

    These are capitals, and cities that often host such events.

    Names that several cities have (Georgetown, San José, Victoria) are left out.

    Examples:
        >>> cities()["Vientiane"]
        'LA'
    """
    entries = (line.split(" ", 1) for line in data_text("evidence", "cities.txt").splitlines())
    return {city: code for code, names in entries for city in names.split("|")}


@functools.cache
def _index() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return the folded names of the countries with codes, by first word.

    The longest come first. The names are also there in capitals, as headlines and datelines have them.
    """
    names = [(fold(name), code) for code, names in country_names().items() for name in names]
    # A city with the name of a country in it ("San Salvador") takes precedence, and is not a country.
    names += [(fold(name), "") for name in cities()]
    names += [(name.upper(), code) for name, code in names if len(name) >= _SHORTEST_IN_CAPITALS]
    index: dict[str, dict[str, str]] = {}
    for name, code in names:
        entries = index.setdefault(_first_word(name), {})
        entries[name] = entries.get(name) or code
    return {word: tuple(sorted(found.items(), key=lambda each: -len(each[0]))) for word, found in index.items()}


_SHORTEST_IN_CAPITALS = len("Peru")


def _first_word(name: str) -> str:
    """Return the part of a name that `_capitalized` yields as a word."""
    return re.split(r"[\s,.;:()]", name, maxsplit=1)[0]


def countries_in(text: FoldedText) -> Iterator[tuple[str, int, int]]:
    """Yield the countries in a text, each with its folded place.

    Of two names at one place, the longer one counts: "Guinea" is not found in "Papua New Guinea".
    """
    end = 0
    for start, word in _capitalized(text.text):
        if start < end:
            continue
        for name, code in _index().get(word, ()):
            if text.text.startswith(name, start) and not text.text[start + len(name) : start + len(name) + 1].isalnum():
                if code and not (name == "US" and _IN_CAPITALS.search(text.text, max(start - 20, 0), start)):
                    yield code, start, start + len(name)
                end = start + len(name)
                break


_IN_CAPITALS = re.compile("(?<![A-Z])[A-Z]{2,20} $")
"""The text before a word in a line of capitals: there is no country in "CONTACT US"."""


def _capitalized(text: str) -> Iterator[tuple[int, str]]:
    """Yield the capitalized words up to the next space or punctuation."""
    for found in re.finditer(r"(?<![^\W_])[^\W\d_a-z][^\s,.;:()]*", text):
        word = found[0].rstrip("'")
        yield found.start(), word
        if "'" in word:
            yield found.start(), word.split("'")[0]


def places_of_country(text: FoldedText, code: str, named: Mapping[str, list[Span]]) -> list[Span]:
    """Return where a text names a country, in the folded text."""
    spans = list(named.get(code, ()))
    pattern = country_pattern(code)
    if pattern and _INFLECTED.search(text.text):
        spans += [found.span() for found in pattern.finditer(text.text) if found.span() not in spans]
    return sorted(spans)


def places_of_shared_name(text: FoldedText, code: str) -> list[Span]:
    """Return where a text has a name that a country shares with another.

    Such a name is "Korea".
    """
    names = [name for name, codes in countries.SHARED_NAMES.items() if code in codes]
    return sorted(span for name in names for span in text.find_folded(name))


_INFLECTED = re.compile("[а-яё\u4e00-\u9fff]")
"""Russian letters, since Russian names have case endings, and Chinese characters, since Chinese has no spaces."""
