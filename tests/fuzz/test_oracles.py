"""The oracles of the fuzz targets: they accept the library as it is, and notice if it breaks."""

from collections.abc import Callable
from typing import Any

import pytest

import migevents
from fuzz.oracles import TARGETS, check_loads, check_parse_date, check_salvage, check_structure
from fuzz.run import seeds, words
from migevents import Workshop

VALID = b'{"type":"workshop","title":"A workshop"}'


@pytest.mark.parametrize("name", TARGETS)
def test_every_seed_passes(name: str) -> None:
    """The oracles pass for the inputs that fuzzing starts with, and for empty bytes."""
    for data in (*seeds(name), b"", b"\xff\xfe", b"[" * 100):
        TARGETS[name](data)


def test_the_dictionary_has_the_words_of_the_model() -> None:
    """LibFuzzer is given the names of fields and the members of closed lists."""
    assert {"title", "speakers", "un_agency", "type"} <= set(words())


@pytest.mark.parametrize(
    ("check", "function", "wrong"),
    [
        (check_loads, "loads", KeyError("x")),
        (check_loads, "dumps", b"{}"),
        (check_structure, "unstructure", {"title": "Another", "type": "workshop"}),
        (check_salvage, "salvage", RecursionError()),
        (check_parse_date, "parse_date", migevents.EventDates(wording="another")),
    ],
)
def test_a_broken_library_is_noticed(
    monkeypatch: pytest.MonkeyPatch, check: Callable[[bytes], None], function: str, wrong: Any
) -> None:
    """An exception that is not documented, and a result that is not the same again, fail."""

    def broken(*_: Any, **__: Any) -> Any:
        if isinstance(wrong, Exception):
            raise wrong
        return wrong

    monkeypatch.setattr(migevents, function, broken)
    with pytest.raises((AssertionError, KeyError, RecursionError, migevents.InvalidRecord)):
        check(b"2018" if check is check_parse_date else VALID)


def test_structure_and_loads_are_held_against_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """`structure` must build what `loads` builds."""
    monkeypatch.setattr(migevents, "loads", lambda *_: Workshop(title="Another"))
    with pytest.raises(AssertionError):
        check_structure(VALID)
