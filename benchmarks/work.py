"""The timed tasks, each as a function for each peer that supports it."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import attrs
import orjson

from benchmarks import samples
from benchmarks.peers import json_schema, ours, pydantic_models, structs
from benchmarks.peers.peer import Faults, Peer
from benchmarks.timing import Function
from migevents import Event, advise, iter_records, loads, salvage
from migevents.model.base import fields_of

OURS = ours.PEER
PYDANTIC = pydantic_models.PEER
PEERS: tuple[Peer, ...] = (OURS, PYDANTIC, structs.PEER, json_schema.PEER)
FLOOR = "orjson"
"""The bare parser and writer: no objects, no checks."""

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
    documents = {"founding": samples.as_json(samples.founding()), "large": samples.as_json(samples.large())}
    for title, make in ON_A_DOCUMENT.items():
        for name, document in documents.items():
            yield Task(f"{title} ({name} record, {len(document) / 1000:.1f} kB)", make(document))
    faulty = samples.one_fault_each()
    yield Task("One fault, with its place (founding record)", finding_faults(faulty), len(faulty))
    yield Task("A stream, one record in ten with faults", streaming(samples.stream(stream_size)), stream_size)
    yield Task("Workshop(...) with five fields", constructing(samples.FIVE_FIELDS))
    yield Task("Workshop(...) with all fields", constructing(tuple(fields_of(Event))))


def reading(document: bytes) -> Functions:
    """Return the functions that read a document."""
    return {peer.name: partial(peer.read_json, document) for peer in PEERS} | {FLOOR: partial(orjson.loads, document)}


def writing(document: bytes) -> Functions:
    """Return the functions that write what was read from a document."""
    functions: Functions = {peer.name: partial(peer.write, peer.read_json(document)) for peer in PEERS if peer.write}
    return functions | {FLOOR: partial(orjson.dumps, orjson.loads(document))}


def reading_dicts(document: bytes) -> Functions:
    """Return the functions that read a plain record."""
    return {peer.name: partial(peer.read_dict, orjson.loads(document)) for peer in PEERS}


def beside_reading(document: bytes, function: Function) -> Functions:
    """Return a function of ours, and the one that reads the document."""
    return {OURS.name: function, "reading the record": partial(loads, document)}


ON_A_DOCUMENT: dict[str, Callable[[bytes], Functions]] = {
    "JSON to checked objects": reading,
    "Objects to JSON": writing,
    "dict to checked objects": reading_dicts,
    "Advice, all rules": lambda document: beside_reading(document, partial(advise, loads(document, Event))),
    "Salvage of a valid record": lambda document: beside_reading(document, partial(salvage, document)),
}


def finding_faults(documents: Sequence[bytes], peers: Sequence[Peer] = PEERS) -> Functions:
    """Return the functions that find the first fault, at least, of each document."""
    return {peer.name: partial(_call_with_each, peer.faults_of, documents) for peer in peers}


def _call_with_each(function: Faults, documents: Sequence[bytes]) -> None:
    for document in documents:
        function(document)


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
