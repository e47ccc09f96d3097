"""The timed tasks, each as a function for each peer that supports it."""

from collections.abc import Iterator, Sequence
from functools import partial

import orjson

from benchmarks import samples
from benchmarks.peers import json_schema, pydantic_models, structs
from benchmarks.peers.peer import OURS, Peer
from benchmarks.timing import Function
from migevents import Event, advise, iter_records, loads, salvage
from migevents.model.base import fields_of

PYDANTIC = pydantic_models.PEER
PEERS: tuple[Peer, ...] = (OURS, PYDANTIC, structs.PEER, json_schema.PEER)
FLOOR = "orjson"
"""The bare parser and writer: no objects, no checks."""

Functions = dict[str, Function]
"""By the names of the peers; ours comes first."""

Task = tuple[str, Functions, int]
"""A title, a function for each peer that can do the task, and how many documents a call takes."""


def tasks(stream_size: int) -> Iterator[Task]:
    """Yield all tasks."""
    documents = {"founding": samples.as_json(samples.founding()), "large": samples.as_json(samples.large())}
    for both in zip(*(_tasks_on(name, document) for name, document in documents.items()), strict=True):
        yield from both
    faulty = samples.one_fault_each()
    yield "One fault, with its place (founding record)", finding_faults(faulty), len(faulty)
    yield "A stream, one record in ten with faults", streaming(samples.stream(stream_size)), stream_size
    yield "Workshop(...) with five fields", constructing(("title", "label", "status", "edition", "topics")), 1
    yield "Workshop(...) with all fields", constructing(tuple(fields_of(Event))), 1


def _tasks_on(name: str, document: bytes) -> Iterator[Task]:
    described = f"({name} record, {len(document) / 1000:.1f} kB)"
    plain = orjson.loads(document)
    read: Functions = {peer.name: partial(peer.read_json, document) for peer in PEERS}
    yield f"JSON to checked objects {described}", read | {FLOOR: partial(orjson.loads, document)}, 1
    write: Functions = {peer.name: partial(peer.write, peer.read_json(document)) for peer in PEERS if peer.write}
    yield f"Objects to JSON {described}", write | {FLOOR: partial(orjson.dumps, plain)}, 1
    yield f"dict to checked objects {described}", {peer.name: partial(peer.read_dict, plain) for peer in PEERS}, 1
    # These have no peer.
    beside: Functions = {"reading the record": read[OURS.name]}
    yield f"Advice, all rules {described}", {OURS.name: partial(advise, loads(document, Event))} | beside, 1
    yield f"Salvage of a valid record {described}", {OURS.name: partial(salvage, document)} | beside, 1


def finding_faults(documents: Sequence[bytes], peers: Sequence[Peer] = PEERS) -> Functions:
    """Return the functions that find the first fault, at least, of each document."""
    return {peer.name: partial(lambda find: [find(each) for each in documents], peer.faults_of) for peer in peers}


def streaming(documents: Sequence[bytes]) -> Functions:
    """Return the functions that read each document, and find all of its faults if it has some."""
    lines = [document + b"\n" for document in documents]
    peers = [peer for peer in PEERS if peer.all_faults]
    return finding_faults(documents, peers) | {OURS.name: lambda: sum(1 for _ in iter_records(lines, on_error="yield"))}


def constructing(names: Sequence[str]) -> Functions:
    """Return the functions that make a workshop of values that exist, in these fields."""
    document = samples.as_json(samples.with_all_fields())
    functions: Functions = {}
    for peer in PEERS:
        if peer.workshop:
            record = peer.read_json(document)
            functions[peer.name] = partial(peer.workshop, **{name: getattr(record, name) for name in names})
    return functions
