"""`iter_records` and `write_records`: sources of many records.

A source is NDJSON, a JSON array of records, or one record; a path, an open file, or an iterable of bytes; compressed by
gzip or not. The strategy: the bytes are unzipped and split into lines as they arrive (`lines`), the records are found
in them (`raw`), and each is read separately.
"""

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, Literal, TypeVar, cast, overload

from migevents._display import with_article
from migevents._files import writing
from migevents._pieces import MAX_SIZE, chunks_of
from migevents.codec.classes import not_a, resolve_class
from migevents.codec.json import PathLike, dumps, note_on_path, writer_of
from migevents.errors import InvalidRecord
from migevents.model.base import Record
from migevents.model.event import AnyEvent
from migevents.salvage import Salvage
from migevents.streams.raw import Piece, iter_raw_records

R = TypeVar("R", bound=Record)
RecordSource = PathLike | IO[bytes] | Iterable[Piece]
OnError = Literal["raise", "skip", "yield", "salvage"]

# --- Reading ----------------------------------------------------------------------------------------------------------


@overload
def iter_records(
    source: RecordSource,
    type: None = None,
    on_error: Literal["raise", "skip"] = "raise",
    *,
    max_size: int = MAX_SIZE,
) -> Iterator[AnyEvent]: ...
@overload
def iter_records(
    source: RecordSource, type: None = None, *, on_error: Literal["yield"], max_size: int = MAX_SIZE
) -> Iterator[AnyEvent | InvalidRecord]: ...
@overload
def iter_records(
    source: RecordSource, type: None = None, *, on_error: Literal["salvage"], max_size: int = MAX_SIZE
) -> Iterator[Salvage[AnyEvent]]: ...
@overload
def iter_records(
    source: RecordSource,
    type: type[R],
    on_error: Literal["raise", "skip"] = "raise",
    *,
    max_size: int = MAX_SIZE,
) -> Iterator[R]: ...
@overload
def iter_records(
    source: RecordSource, type: type[R], on_error: Literal["yield"], *, max_size: int = MAX_SIZE
) -> Iterator[R | InvalidRecord]: ...
@overload
def iter_records(
    source: RecordSource, type: type[R], on_error: Literal["salvage"], *, max_size: int = MAX_SIZE
) -> Iterator[Salvage[R]]: ...
def iter_records(
    source: RecordSource,
    type: type[Record] | None = None,  # noqa: A002  # as in `loads`
    on_error: OnError = "raise",
    *,
    max_size: int = MAX_SIZE,
) -> Iterator[Any]:
    r"""Iterate over the records of a source, reading one at a time.

    The source is NDJSON (a record on each line), a JSON array of records, or a single record; it may be compressed with
    gzip. It is NDJSON if its name ends in ``.ndjson`` or ``.jsonl`` (or these and ``.gz``), or if its first non-blank
    line is a whole JSON object; otherwise it is read whole, as one document.

    Of NDJSON, only one line is in memory at a time. Blank lines are skipped, one byte-order mark is accepted at the
    start of the source and of a line, and the last line needs no line break. The paths of the faults in an array begin
    with the index of the item: ``/0/title``.

    Args:
        source: A path, a file that is open for reading bytes, or an iterable of bytes. A path is opened when the first
            record is read, and closed at the end; an open file is left open.
        type: The class to read, as for `loads`.
        on_error: What to do with an invalid record: "raise" `InvalidRecord`, "skip" the record, or "yield" the
            `InvalidRecord` in its place; "salvage" yields a `Salvage` of every record, valid or not, whose paths begin
            at the record, also in an array.
        max_size: How much may be in memory at once, in bytes: a line of NDJSON, or else the whole source. What is
            longer is not kept: it counts as a record with the fault ``too-large``, which is raised even if `on_error`
            is "salvage".

    Returns:
        An iterator over the records. The `line` of an `InvalidRecord` is the line on which its record begins.

    Raises:
        InvalidRecord: A record has faults, and `on_error` is "raise".
        OSError: The source cannot be read, its compressed data is damaged or truncated, or it has a line of more than
            1 GiB, which may have no end.
        TypeError: `type` is not a class of this library, or the source is neither a path nor bytes.
        ValueError: `on_error` is not one of the four.

    Examples:
        >>> from migevents import iter_records
        >>> lines = [b'{"type": "workshop", "title": "Migration and data"}', b'{"type": "workshop"}']
        >>> first, second = iter_records([b"\n".join(lines)], on_error="yield")
        >>> first
        Workshop(title='Migration and data')
        >>> second.line, second.issues[0].code
        (2, 'missing-field')
    """
    if on_error not in {"raise", "skip", "yield", "salvage"}:
        raise ValueError(f"on_error is {on_error!r}: expected 'raise', 'skip', 'yield' or 'salvage'")
    if isinstance(source, Piece):
        raise TypeError("the source is bytes: wrap them in a list, [data], or read a single record with loads(data)")
    if not isinstance(source, str | os.PathLike | Iterable) or isinstance(source, Mapping):
        name = with_article(source.__class__.__name__)
        raise TypeError(
            f"the source is {name}: expected a path, an open file, or an iterable of bytes; "
            "use `structure` or `salvage` to read a dict"
        )
    return _records(source, resolve_class(type), on_error, max_size)


def _records(
    source: RecordSource, cls: type[Record], on_error: OnError, max_size: int
) -> Iterator[Record | InvalidRecord | Salvage[Record]]:
    with _opened(source) as (pieces, name):
        for raw in iter_raw_records(pieces, name, max_size=max_size):
            if on_error == "salvage":
                yield raw.salvage(cls)
                continue
            record = raw.read(cls)
            if not isinstance(record, InvalidRecord) or on_error == "yield":
                yield record
            elif on_error == "raise":
                raise record


@contextlib.contextmanager
def _opened(source: RecordSource) -> Iterator[tuple[Iterable[Piece], str]]:
    """Yield the bytes of a source in pieces, and its name or ""."""
    if isinstance(source, str | os.PathLike):
        try:
            file = Path(source).open("rb")  # noqa: SIM115  # it is closed below
        except OSError as error:
            note_on_path(error, source)
            raise
        with file:
            yield chunks_of(file), os.fspath(source)
    else:
        # Iterating over a file would give lines of any size.
        yield chunks_of(cast("IO[bytes]", source)) if hasattr(source, "read") else source, ""


# --- Writing ----------------------------------------------------------------------------------------------------------


def write_records(records: Iterable[Record], target: PathLike | IO[bytes] | IO[str]) -> int:
    """Write records as NDJSON, one on each line, for `iter_records`.

    If you pass a path, the file is replaced once the new one is complete: if anything fails before, the old one is
    unchanged. The new file keeps its owner and its permissions. If its name ends in ``.gz`` it is compressed; the same
    records give the same bytes. Without records the file is empty: a valid stream if its name ends in ``.ndjson``, but
    not a valid document if it ends in ``.json``.

    Args:
        records: The records, of any class of this library.
        target: A path, or a file that is open for writing bytes or text, which is left open.

    Returns:
        The number of records that were written.

    Raises:
        OSError: The file cannot be written.
        TypeError: One of them is not a record.

    Examples:
        >>> import io
        >>> from migevents import Launch, Workshop
        >>> from migevents import write_records
        >>> file = io.BytesIO()
        >>> write_records([Workshop(title="Migration and data"), Launch(title="A portal")], file)
        2
        >>> print(file.getvalue().decode(), end="")
        {"migevents":"1.0","type":"workshop","title":"Migration and data"}
        {"migevents":"1.0","type":"launch","title":"A portal"}
    """
    if not isinstance(target, str | os.PathLike):
        return _write_lines(records, writer_of(target))
    with writing(Path(target)) as file:
        return _write_lines(records, file.write)


def _write_lines(records: Iterable[Record], write: Callable[[bytes], object]) -> int:
    if isinstance(records, Record):
        raise TypeError(f"expected several records, got {with_article(type(records))}: use migevents.dump for one")
    if not isinstance(records, Iterable) or isinstance(records, str | bytes | Mapping):
        salvage = "use its dumps method to write everything, or pass its record in a list"
        raise TypeError(not_a("several records", records, salvage=salvage))
    count = 0
    for record in records:
        write(dumps(record) + b"\n")
        count += 1
    return count
