"""The peer jsonschema-rs: it validates what orjson has parsed, and makes no objects.

The library writes no JSON Schema yet. This one is what msgspec says of its structs, with patterns for dates; it knows
no calendar and no rules across fields.
"""

from collections.abc import Sequence
from typing import Any

import jsonschema_rs
import msgspec
import orjson

from benchmarks.patterns import rust_pattern
from benchmarks.peers import structs
from benchmarks.peers.peer import Peer, Plain
from migevents import Extensions, Interval, PartialDate

_DAY = r"(?:0[1-9]|[12][0-9]|3[01])"
_MONTH = rf"(?:0[1-9]|1[0-2])(?:-{_DAY})?"
_DATE = rf"(?:[0-9]{{4}}(?:-{_MONTH})?|XXXX-{_MONTH})[?~%]?"
_SCHEMAS: dict[Any, Plain] = {
    PartialDate: {"type": "string", "pattern": rf"^{_DATE}$(?!\n)"},
    Interval: {"type": "string", "pattern": rf"^(?:{_DATE}/(?:{_DATE}|\.\.)|\.\./{_DATE})$(?!\n)"},
    Extensions: {"type": "object"},
}


def _for_rust(schema: Any) -> Any:
    """Return a schema with all its patterns written for Rust."""
    if isinstance(schema, dict):
        return {key: rust_pattern(value) if key == "pattern" else _for_rust(value) for key, value in schema.items()}
    return [_for_rust(item) for item in schema] if isinstance(schema, list) else schema


_VALIDATOR = jsonschema_rs.validator_for(
    _for_rust(msgspec.json.schema(structs.EVENT, schema_hook=_SCHEMAS.__getitem__))
)


def _read_dict(data: Plain) -> None:
    _VALIDATOR.validate(data)


def _read_json(data: bytes) -> None:
    _VALIDATOR.validate(orjson.loads(data))


def faults_of(data: bytes) -> Sequence[object]:
    """Return the faults of a document."""
    try:
        record = orjson.loads(data)
    except ValueError as error:
        return [error]
    return [(error.instance_path, error.message) for error in _VALIDATOR.iter_errors(record)]


_REASONS = {
    "the fields of a record, or several records, would have to be held against each other": (
        *("accession-before-admission", "ambiguous-speaker", "bound-without-count", "dates-out-of-order"),
        *("dates-outside-span", "end-before-start", "end-equals-start", "missing-field", "missing-organization"),
        *("nothing-stated", "open-end-with-end", "open-end-without-start", "too-few-dates", "unknown-speaker"),
        *("window-with-dates", "women-exceed-count"),
    ),
    "it knows no calendar: 2018-02-30, an interval that ends before it starts": ("bad-date", "bad-interval"),
    "it looks at no value inside of extensions": ("bad-key", "bad-number", "lone-surrogate", "too-deep", "too-large"),
    "to JSON Schema 3.0 is an integer": ("wrong-type",),
}

PEER = Peer(
    name="jsonschema-rs",
    packages=("jsonschema_rs", "orjson"),
    read_json=_read_json,
    read_dict=_read_dict,
    errors=(ValueError,),
    faults_of=faults_of,
    all_faults=True,
    cannot={code: reason for reason, codes in _REASONS.items() for code in codes},
)
