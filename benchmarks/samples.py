"""The input: the founding record, a large one, broken ones, streams and records that grow.

All of it is made from `examples/` and `samples.json`, in the same way at every run.
"""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

Plain = dict[str, Any]

EXAMPLES = Path(__file__).parents[1] / "examples"
LARGE = 50_000
"""The size of the large record in bytes, at least."""

_DATA = msgspec.json.decode(Path(__file__).with_suffix(".json").read_bytes(), type=dict[str, dict[str, Any]])
FAULTS = _DATA["faults"]
"""Faults as real records have them, by their codes: what is set, or added to a list. None hides another."""


def as_json(record: Plain) -> bytes:
    """Return the document of a record, without any white space."""
    return msgspec.json.encode(record)


def examples() -> list[Plain]:
    """Return the valid records of `examples/`."""
    paths = sorted(EXAMPLES.glob("*.json"))
    return [msgspec.json.decode(path.read_bytes()) for path in paths if "broken" not in path.name]


def founding() -> Plain:
    """Return the founding record."""
    return msgspec.json.decode((EXAMPLES / "lao-workshop-2018.json").read_bytes(), type=Plain)


_REPEATED = (
    *("organizations", "participants", "speakers", "quotes", "programme"),
    *("frameworks", "topics", "contacts", "photos"),
)
_NUMBERED = {"caption", "description", "name", "speaker", "text", "wording"}


def large() -> Plain:
    """Return the founding record with its list items repeated, in other words, until it is large enough."""
    record, first = founding(), founding()
    number = 1
    while len(as_json(record)) < LARGE:
        number += 1
        for key in _REPEATED:
            record[key] += [_numbered(item, number) for item in first[key]]
    return record


def _numbered(item: Any, number: int) -> Any:
    """Return a list item with a number after its names and its texts, so that no two are equal."""
    if isinstance(item, str):
        return f"{item} ({number})"
    return {key: f"{value} ({number})" if key in _NUMBERED else value for key, value in item.items()}


def broken(record: Plain, *codes: str) -> bytes:
    """Return the document of a record with these faults."""
    for code in codes:
        for key, value in FAULTS[code].items():
            record = record | {key: record.get(key, []) + value if isinstance(value, list) else value}
    return as_json(record)


def one_fault_each() -> list[bytes]:
    """Return the founding record with one fault, once with each."""
    return [broken(founding(), code) for code in FAULTS]


def stream(count: int) -> list[bytes]:
    """Return `count` documents, the examples in turn. One in ten has faults: two or one, in turn."""
    records = zip(range(count), itertools.cycle(examples()), strict=False)
    return [broken(record | {"id": f"record-{index}"}, *_faults(index)) for index, record in records]


def _faults(index: int) -> list[str]:
    if (index + 1) % 10:
        return []
    codes, turn = list(FAULTS), index // 10
    first = turn % len(codes)
    return [codes[first]] if turn % 2 else [codes[first], codes[first - 1]]


def small_lines(count: int) -> Iterator[bytes]:
    """Yield `count` lines of NDJSON, each a small record, lazily."""
    for index in range(count):
        yield b'{"type":"workshop","title":"Migration and data","id":"%d"}\n' % index


def growing(count: int) -> Plain:
    """Return a record with `count` speakers, and a quote of each."""
    names = [f"Speaker {index}" for index in range(count)]
    common = {"positions": ["Director"], "country": "LA", "roles": ["address"]}
    return {
        "type": "workshop",
        "title": "Migration and data",
        "speakers": [{"name": name} | common for name in names],
        "quotes": [{"text": f"Thus spoke {name}", "speaker": name} for name in names],
    }


def growing_broken(count: int) -> Plain:
    """Return the same record, but every tenth speaker, from the first on, has a fault, and so has every tenth quote."""
    record = growing(count)
    for index in range(0, count, 10):
        record["speakers"][index]["country"] = "Laos"
        record["quotes"][index]["txt"] = "Thus spoke"
    return record


def with_all_fields() -> Plain:
    """Return the founding record with every field stated."""
    return founding() | _DATA["other fields"]
