"""The timed tasks, each as a function for each peer that supports it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import attrs
import orjson

from benchmarks import samples
from benchmarks.peers import cattrs_classes, json_schema, marshmallow_schemas, ours, pydantic_models, structs
from benchmarks.peers.peer import Peer, Plain
from benchmarks.timing import Function
from migevents.advice import advise
from migevents.codec.json import loads
from migevents.model.base import fields_of
from migevents.model.event import Event
from migevents.streams import iter_records

OURS = ours.PEER
PYDANTIC = pydantic_models.PEER
STRUCTS = structs.PEER
PEERS: tuple[Peer, ...] = (
    OURS,
    PYDANTIC,
    STRUCTS,
    cattrs_classes.PEER,
    marshmallow_schemas.PEER,
    json_schema.PEER,
)
PRESCAN = "Structs, prescan"
"""The Structs again, the texts of a document checked all at once, as migevents does it."""
FLOOR = "orjson"
"""The bare parser and writer: no objects, no checks."""

READING = "reading the record"
"""What advice is measured against."""

Functions = dict[str, Function]


@attrs.frozen
class Task:
    """A task.

    Attributes:
        key: A short name.
        title: What is done.
        functions: A function that does it once for each peer that can, by the names of the peers; ours comes first.
        size: How many documents one call of a function takes.
    """

    key: str
    title: str
    functions: Functions
    size: int = 1


def tasks(stream_size: int) -> Iterator[Task]:
    """Yield all tasks."""
    for size, record in (("founding", samples.founding()), ("large", samples.large())):
        document = samples.as_json(record)
        words = f"{_SIZES[size]}, {len(document) / 1000:.1f} kB"
        yield Task(f"read-{size}", f"JSON to checked objects ({words})", reading(document))
        yield Task(f"write-{size}", f"Objects to JSON ({words})", writing(document))
        yield Task(f"dict-{size}", f"dict to checked objects ({words})", reading_dicts(record))
    faulty = samples.one_fault_each()
    yield Task("fault", "One fault, with its place (founding record)", finding_faults(faulty), len(faulty))
    documents = samples.stream(stream_size)
    yield Task("stream", "A stream, one record in ten with faults", streaming(documents), len(documents))
    for size, record in (("founding", samples.founding()), ("large", samples.large())):
        yield Task(f"advise-{size}", f"Advice, all rules ({_SIZES[size]})", advising(samples.as_json(record)))
    yield Task("five", "Workshop(...) with five fields", constructing(samples.FIVE_FIELDS))
    yield Task("all", "Workshop(...) with all fields", constructing(tuple(fields_of(Event))))


_SIZES = {"founding": "founding record", "large": "large record"}


def _each(make: Callable[[Peer], Function], peers: Sequence[Peer] = PEERS) -> Functions:
    return {peer.name: make(peer) for peer in peers}


def reading(document: bytes) -> Functions:
    """Return the functions that read a document."""
    return _each(lambda peer: lambda: peer.read_json(document)) | {
        PRESCAN: lambda: structs.read_with_prescan(document),
        FLOOR: lambda: orjson.loads(document),
    }


def reading_dicts(record: Plain) -> Functions:
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

    def finder(peer: Peer) -> Function:
        return lambda: [peer.faults_of(document) for document in documents]

    return _each(finder, peers)


def streaming(documents: Sequence[bytes]) -> Functions:
    """Return the functions that read each document, and find all of its faults if it has some."""
    lines = [document + b"\n" for document in documents]
    peers = [peer for peer in PEERS if peer.all_faults]
    return finding_faults(documents, peers) | {OURS.name: lambda: sum(1 for _ in iter_records(lines, on_error="yield"))}


def advising(document: bytes) -> Functions:
    """Return the functions that ask all rules of advice of what was read from a document, and that read it."""
    record = loads(document, Event)
    return {OURS.name: lambda: advise(record), READING: lambda: loads(document)}


def constructing(names: Sequence[str]) -> Functions:
    """Return the functions that make a workshop of values that exist, in these fields."""
    document = samples.as_json(samples.with_all_fields())

    def maker(peer: Peer) -> Function:
        record: Any = peer.read_json(document)
        workshop, given = peer.workshop, {name: getattr(record, name) for name in names}
        assert workshop is not None
        return lambda: workshop(**given)

    return _each(maker, [peer for peer in PEERS if peer.workshop])
