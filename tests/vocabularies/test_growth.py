"""The cost of a lookup grows no faster than the name, and that of a vocabulary no faster than its entries."""

from collections.abc import Callable
from typing import Any

import pytest

from migevents import vocabularies
from migevents.vocabularies import Confidence, Entry, Vocabulary
from tests.support.growth import assert_in_proportion

NAMES = {
    "one word": "a",
    "words": "republic of ",
    "commas": "Korea, ",
    "brackets": "Korea (",
    "pairs of brackets": "(a) ",
    "slashes": "GCM/",
    "accents": "e\u0301",
    "Chinese": "中",
    "small words": "the ",
    "spaces": " ",
    "hyphens": "a-",
    "points": "u.s.",
    "apostrophes": "l'",
    "ampersands": "a & ",
}
VOCABULARIES: dict[str, Vocabulary[Any]] = {
    "countries": vocabularies.countries,
    "frameworks": vocabularies.frameworks,
    "gcm": vocabularies.gcm,
    "member_states": vocabularies.member_states,
    "sdg": vocabularies.sdg,
    "themes": vocabularies.themes,
}


@pytest.mark.parametrize("shape", NAMES)
@pytest.mark.parametrize("name", VOCABULARIES)
def test_work_grows_with_the_name(name: str, shape: str) -> None:
    """A name of twice the length takes at most 2.2 times the work to look up."""
    vocabulary = VOCABULARIES[name]
    for look_up in (vocabulary.find, vocabulary.matches):
        assert_in_proportion(look_up, lambda n: NAMES[shape] * n, 200)


def entries(count: int, alias: Callable[[int], str]) -> dict[str, Entry[str]]:
    """Entries, each with one more name."""
    return {f"key {i}": Entry(f"record {i}", (alias(i),), Confidence.HIGH) for i in range(count)}


@pytest.mark.parametrize("alias", [lambda i: f"name {i}", lambda _: "name"], ids=["names", "one name"])
def test_work_grows_with_the_entries(alias: Callable[[int], str]) -> None:
    """Twice the entries take at most 2.2 times the work to index and to find, also if all share a name."""

    def work(some: dict[str, Entry[str]]) -> None:
        vocabulary = Vocabulary(some, {"shared": some, "other": some})
        assert len(vocabulary.matches("shared (other)")) == len(some)

    assert_in_proportion(work, lambda n: entries(n, alias), 100)
