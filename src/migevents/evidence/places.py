"""Countries and cities in running text."""

import functools
import re
from collections.abc import Iterator, Mapping
from importlib import resources

from migevents.evidence.fold import FoldedText, fold
from migevents.evidence.located import Span
from migevents.evidence.names import country_names, country_pattern


@functools.cache
def cities() -> Mapping[str, str]:
    """Return the country of each listed city.

    The list has capitals, and cities that often host such events.

    Names that several cities have (Georgetown, San José, Victoria) are left out.

    Examples:
        >>> cities()["Vientiane"]
        'LA'
    """
    data = resources.files("migevents.evidence").joinpath("data", "cities.txt").read_text(encoding="utf-8")
    entries = (line.split(" ", 1) for line in data.splitlines())
    return {city: code for code, names in entries for city in names.split("|")}


@functools.cache
def _index() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return folded country names with codes, by their first word.

    The longest comes first.
    """
    index: dict[str, list[tuple[str, str]]] = {}
    for code, names in country_names().items():
        for name in map(fold, names):
            index.setdefault(name.split(" ")[0], []).append((name, code))
    # A city with the name of a country in it ("San Salvador") takes its place, and is not a country.
    for name in map(fold, cities()):
        index.setdefault(name.split(" ")[0], []).append((name, ""))
    return {word: tuple(sorted(names, key=lambda each: (-len(each[0]), not each[1]))) for word, names in index.items()}


def countries_in(text: FoldedText) -> Iterator[tuple[str, int, int]]:
    """Yield the countries in a text, each with its folded place.

    Of two names in one place the longer one counts: "Guinea" is not found in "Papua New Guinea".
    """
    end = 0
    for start, word in _capitalized(text.text):
        if start < end:
            continue
        for name, code in _index().get(word, ()):
            if text.text.startswith(name, start) and not text.text[start + len(name) : start + len(name) + 1].isalnum():
                if code:
                    yield code, start, start + len(name)
                end = start + len(name)
                break


def _capitalized(text: str) -> Iterator[tuple[int, str]]:
    """Yield the capitalized words up to the next space or sign."""
    for found in re.finditer(r"(?<![^\W_])[^\W\d_a-z][^\s,.;:()]*", text):
        word = found[0].rstrip("'")
        yield found.start(), word
        if "'" in word:
            yield found.start(), word.split("'")[0]


def places_of_country(text: FoldedText, code: str, named: Mapping[str, list[Span]]) -> list[Span]:
    """Return where a text names a country, in the folded text."""
    spans = list(named.get(code, ()))
    pattern = country_pattern(code)
    if pattern and _has_cyrillic(text.text):
        spans += [found.span() for found in pattern.finditer(text.text) if found.span() not in spans]
    return sorted(spans)


def _has_cyrillic(text: str) -> bool:
    return any("а" <= letter <= "я" for letter in text[:2_000])
