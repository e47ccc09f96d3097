"""The timed tasks, each as a function for each peer that supports it."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

import attrs
import orjson

from benchmarks import samples
from benchmarks.peers import json_schema, ours, pydantic_models, structs
from benchmarks.peers.peer import Peer
from benchmarks.timing import Function
from migevents.advice import advise
from migevents.codec.json import loads
from migevents.model.base import fields_of
from migevents.model.event import Event
from migevents.salvage import salvage
from migevents.streams import iter_records

OURS = ours.PEER
PYDANTIC = pydantic_models.PEER
PEERS: tuple[Peer, ...] = (OURS, PYDANTIC, structs.PEER, json_schema.PEER)
FLOOR = "orjson"
"""The bare parser and writer: no objects, no checks."""

READING = "reading the record"
"""What advice and salvage are measured against."""

Functions = dict[str, Function]


@attrs.frozen
class Task:
    """A task.

    Attributes:
        title: What is done.
        functions: A function that does it once for each peer that can, by the names of the peers; ours comes first.
        size: How many documents one call of a function takes.
    """

    title: str
    functions: Functions
    size: int = 1


def tasks(stream_size: int) -> Iterator[Task]:
    """Yield all tasks."""
    records = {"founding": samples.founding(), "large": samples.large()}
    documents = {name: samples.as_json(record) for name, record in records.items()}
    words = {name: f"({name} record, {len(document) / 1000:.1f} kB)" for name, document in documents.items()}
    for name, document in documents.items():
        yield Task(f"JSON to checked objects {words[name]}", reading(document))
    for name, document in documents.items():
        yield Task(f"Objects to JSON {words[name]}", writing(document))
    for name, record in records.items():
        yield Task(f"dict to checked objects {words[name]}", reading_dicts(record))
    for name, document in documents.items():
        advising = partial(advise, loads(document, Event))
        yield Task(f"Advice, all rules {words[name]}", beside_reading(advising, document))
        yield Task(f"Salvage of a valid record {words[name]}", beside_reading(partial(salvage, document), document))
    faulty = samples.one_fault_each()
    yield Task("One fault, with its place (founding record)", finding_faults(faulty), len(faulty))
    yield Task("A stream, one record in ten with faults", streaming(samples.stream(stream_size)), stream_size)
    yield Task("Workshop(...) with five fields", constructing(samples.FIVE_FIELDS))
    yield Task("Workshop(...) with all fields", constructing(tuple(fields_of(Event))))


def _each(make: Callable[[Peer], Function], peers: Sequence[Peer] = PEERS) -> Functions:
    return {peer.name: make(peer) for peer in peers}


def beside_reading(function: Function, document: bytes) -> Functions:
    """Return a function of ours, and the one that reads the document."""
    return {OURS.name: function, READING: lambda: loads(document)}


def reading(document: bytes) -> Functions:
    """Return the functions that read a document."""
    return _each(lambda peer: lambda: peer.read_json(document)) | {FLOOR: lambda: orjson.loads(document)}


def reading_dicts(record: samples.Plain) -> Functions:
    """Return the functions that read a plain record."""
    return _each(lambda peer: lambda: peer.read_dict(record))


def writing(document: bytes) -> Functions:
    """Return the functions that write what was read from a document."""

    def writer(peer: Peer) -> Function:
        write, record = peer.write, peer.read_json(document)
        assert write is not None
        return lambda: write(record)

    plain = orjson.loads(document)
    return _each(writer, [peer for peer in PEERS if peer.write]) | {FLOOR: lambda: orjson.dumps(plain)}


def finding_faults(documents: Sequence[bytes], peers: Sequence[Peer] = PEERS) -> Functions:
    """Return the functions that find the first fault, at least, of each document."""
    return _each(lambda peer: lambda: [peer.faults_of(document) for document in documents], peers)


def streaming(documents: Sequence[bytes]) -> Functions:
    """Return the functions that read each document, and find all of its faults if it has some."""
    lines = [document + b"\n" for document in documents]
    peers = [peer for peer in PEERS if peer.all_faults]
    return finding_faults(documents, peers) | {OURS.name: lambda: sum(1 for _ in iter_records(lines, on_error="yield"))}


def constructing(names: Sequence[str]) -> Functions:
    """Return the functions that make a workshop of values that exist, in these fields."""
    document = samples.as_json(samples.with_all_fields())

    def maker(peer: Peer) -> Function:
        record: Any = peer.read_json(document)
        workshop, given = peer.workshop, {name: getattr(record, name) for name in names}
        assert workshop is not None
        return lambda: workshop(**given)

    return _each(maker, [peer for peer in PEERS if peer.workshop])
