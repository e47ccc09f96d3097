"""The peer jsonschema-rs: it validates what orjson has parsed by our JSON Schema, and makes no objects."""

from collections.abc import Sequence

import jsonschema_rs
import orjson

from benchmarks.peers.peer import Peer
from migevents import json_schema

_VALIDATOR = jsonschema_rs.validator_for(json_schema())


def _faults_of(data: bytes) -> Sequence[object]:
    try:
        record = orjson.loads(data)
    except ValueError as error:
        return [error]
    return [(error.instance_path, error.message) for error in _VALIDATOR.iter_errors(record)]


PEER = Peer(
    name="jsonschema-rs",
    read_json=lambda data: _VALIDATOR.validate(orjson.loads(data)),
    read_dict=_VALIDATOR.validate,
    errors=(ValueError,),
    faults_of=_faults_of,
    cannot={
        "a schema cannot hold one value against another": (
            *("accession-before-admission", "ambiguous-speaker", "bad-interval", "dates-out-of-order"),
            *("dates-outside-span", "end-before-start", "end-equals-start", "unknown-speaker", "women-exceed-count"),
        ),
        "it does not tell 3 from 3.0": ("bad-number", "wrong-type"),
        "to many regular expressions half of a surrogate pair is not a character": ("lone-surrogate",),
        "it counts neither levels nor values": ("too-deep", "too-large"),
    },
)
