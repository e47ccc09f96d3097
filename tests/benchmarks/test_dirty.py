"""The comparison on dirty input counts correctly, and ours drops or changes nothing silently."""

import re
from typing import Any

import pytest

pytest.importorskip("pydantic", reason="the peers are installed by `make`, and not everywhere")

from benchmarks.dirty import (
    CHANGED,
    DROPPED,
    INPUTS,
    KEPT,
    NO_FIELD,
    OUTCOMES,
    PAGE,
    PEERS,
    REFUSED,
    REFUSED_NOWHERE,
    REPAIRED,
    Peer,
    Written,
    outcome,
)

OURS = PEERS[0]


@pytest.mark.parametrize(("what", "kind", "value"), INPUTS, ids=[each[0] for each in INPUTS])
def test_nothing_of_ours_is_silent(what: str, kind: str, value: Any) -> None:
    """Each of the twenty inputs is kept, or repaired and reported, and the table agrees."""
    became = outcome(OURS, kind, value)
    assert became in {KEPT, REPAIRED}
    row = re.search(rf"^\| {re.escape(what)}: .*$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert row is not None
    assert row[0].split("|")[2].strip() == OUTCOMES[became]


def test_there_are_twenty_and_each_has_its_place_here() -> None:
    """The inputs are twenty, and this library has a field for each."""
    assert len(INPUTS) == 20
    assert {kind for _, kind, _ in INPUTS} == OURS.places.keys()


@pytest.mark.parametrize(
    ("kind", "becomes", "expected"),
    [
        ("text", Written('{"here": "v"}'), KEPT),
        ("text", Written('{"here": 1}'), CHANGED),
        ("text", Written('{"here": 1}', is_said=True), REPAIRED),
        ("text", Written('{"here": null}'), DROPPED),
        ("text", Written("{}"), DROPPED),
        ("text", ValueError("something is wrong"), REFUSED_NOWHERE),
        ("text", ValueError("something is wrong here"), REFUSED),
        ("twice", Written('{"here": "v", "here": "second"}'), KEPT),
        ("twice", Written('{"here": "second"}'), DROPPED),
        ("date", Written("{}"), NO_FIELD),
    ],
)
def test_outcomes_are_distinguished(kind: str, becomes: Written | ValueError, expected: str) -> None:
    """Each way to take an input is called what it is."""
    texts = {"text": ['{"x": 0, "here": "v"}'], "twice": ['{"x": 0, "here": "v", "here": "second"}'], "date": []}
    given = []

    def read(text: str) -> Written:
        given.append(text)
        if isinstance(becomes, ValueError):
            raise becomes
        return becomes

    peer = Peer("one", read, {"x": 0}, {"text": "/here", "twice": "/here"})
    assert outcome(peer, kind, "v") == expected
    assert given == texts[kind]
