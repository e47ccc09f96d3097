"""The comparison on dirty input counts correctly, and ours drops or changes nothing silently."""

import json
import re
from typing import Any

import pytest

pytest.importorskip("pydantic", reason="the peers are installed by `make`, and not everywhere")

from benchmarks.dirty import (
    CHANGED,
    DROPPED,
    INPUTS,
    KEPT,
    NOWHERE,
    PAGE,
    PEERS,
    REFUSED,
    SAID,
    Peer,
    Result,
    at,
    outcome,
)

OURS = PEERS[0]


@pytest.mark.parametrize(("what", "kind", "value"), INPUTS, ids=[each[0] for each in INPUTS])
def test_nothing_of_ours_is_silent(what: str, kind: str, value: Any) -> None:
    """Each of the twenty inputs is kept, or repaired and reported, and the table agrees."""
    became = outcome(OURS, kind, value)
    assert became in {KEPT, SAID}
    row = re.search(rf"^\| {re.escape(what)}: .*$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert row is not None
    assert row[0].split("|")[2].strip() == ("kept" if became == KEPT else "repaired")


def test_there_are_twenty_and_each_has_its_place_here() -> None:
    """The inputs are twenty, and this library has a field for each."""
    assert len(INPUTS) == 20
    assert {kind for _, kind, _ in INPUTS} == OURS.places.keys()


@pytest.mark.parametrize(
    ("does", "expected"),
    [
        (lambda document: document, KEPT),
        (lambda document: document | {"a": 1}, CHANGED),
        (lambda document: document | {"a": None}, DROPPED),
        (lambda _: {}, DROPPED),
        (lambda document: document["a of place"], NOWHERE),
        (lambda document: document["a"]["b"], REFUSED),
    ],
    ids=["kept", "changed", "to null", "dropped", "refused", "refused with the place"],
)
def test_outcomes_are_distinguished(does: Any, expected: str) -> None:
    """Each way to take an input is called what it is."""

    def read(text: str, place: Any) -> Result:
        try:
            return Result(at(does(json.loads(text)), place))
        except KeyError:
            raise ValueError("something is wrong") from None
        except TypeError:
            raise ValueError("something is wrong with a") from None

    assert outcome(Peer("one", {"x": 0}, {"text": ("a",)}, read), "text", "v") == expected
    assert outcome(Peer("one", {"x": 0}, {}, read), "text", "v") is None
