"""Many records: `iter_records` and `write_records`.

A source is NDJSON, a JSON array of records, or one record; a path, an open file, or an iterable of bytes; compressed by
gzip or not. The strategy: the bytes are unzipped and split into lines as they arrive. The suffix of the name, or else
the first line, decides whether the source is NDJSON. NDJSON is read line by line; anything else is read whole, and
split into its items if it is an array. Each `RawRecord` is then read separately, so that an invalid one does not affect
the others.
"""

import contextlib
import itertools
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, Literal, NamedTuple, TypeVar, overload

import attrs

from migevents._display import with_article
from migevents._files import replacing
from migevents.codec.classes import not_a, resolve_class
from migevents.codec.json import Examined, PathLike, decoded, dumps, examine, note_on_path, read_document, writer_of
from migevents.errors import InvalidRecord, Issue
from migevents.jsontext.pointer import escape
from migevents.model.base import Record
from migevents.model.event import AnyEvent
from migevents.salvage import Salvage
from migevents.salvage.api import SalvagedText, examine_salvage

R = TypeVar("R", bound=Record)
Piece = bytes | bytearray | memoryview
RecordSource = PathLike | IO[bytes] | Iterable[Piece]
OnError = Literal["raise", "skip", "yield", "salvage"]

_GZIP_MAGIC = b"\x1f\x8b"
_PIECE = 1 << 16
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_NDJSON_NAME = re.compile(r"\.(?:ndjson|jsonl)(?:\.gz)?$", re.IGNORECASE)
_JSON_NAME = re.compile(r"\.json(?:\.gz)?$", re.IGNORECASE)
_SPACE = b" \t\r\n"
"""White space in JSON: a line of nothing else is blank."""
MAX_LINE_SIZE = 64 * 2**20
"""The size of the longest line that is read by default, in bytes; ten thousand large records in one array fit."""


# --- Reading ----------------------------------------------------------------------------------------------------------


@overload
def iter_records(
    source: RecordSource,
    type: None = None,
    on_error: Literal["raise", "skip"] = "raise",
    *,
    max_line_size: int = MAX_LINE_SIZE,
) -> Iterator[AnyEvent]: ...
@overload
def iter_records(
    source: RecordSource, type: None = None, *, on_error: Literal["yield"], max_line_size: int = MAX_LINE_SIZE
) -> Iterator[AnyEvent | InvalidRecord]: ...
@overload
def iter_records(
    source: RecordSource, type: None = None, *, on_error: Literal["salvage"], max_line_size: int = MAX_LINE_SIZE
) -> Iterator[Salvage[AnyEvent]]: ...
@overload
def iter_records(
    source: RecordSource,
    type: type[R],
    on_error: Literal["raise", "skip"] = "raise",
    *,
    max_line_size: int = MAX_LINE_SIZE,
) -> Iterator[R]: ...
@overload
def iter_records(
    source: RecordSource, type: type[R], on_error: Literal["yield"], *, max_line_size: int = MAX_LINE_SIZE
) -> Iterator[R | InvalidRecord]: ...
@overload
def iter_records(
    source: RecordSource, type: type[R], on_error: Literal["salvage"], *, max_line_size: int = MAX_LINE_SIZE
) -> Iterator[Salvage[R]]: ...
def iter_records(
    source: RecordSource,
    type: type[Record] | None = None,  # noqa: A002  # as in `loads`
    on_error: OnError = "raise",
    *,
    max_line_size: int = MAX_LINE_SIZE,
) -> Iterator[Any]:
    r"""Iterate over the records of a source, reading one at a time.

    The source is NDJSON (a record on each line), a JSON array of records, or a single record; it may be compressed with
    gzip. It is NDJSON if its name ends in ``.ndjson`` or ``.jsonl`` (or these and ``.gz``), or if its first non-blank
    line is a whole JSON object; otherwise it is read whole, as one document.

    Of NDJSON, only one line is in memory at a time. Blank lines are skipped, a byte-order mark is accepted, and the
    last line needs no line break. The paths of the faults in an array begin with the index of the item: ``/0/title``.

    Args:
        source: A path, a file that is open for reading bytes, or an iterable of bytes. A path is opened when the first
            record is read, and closed at the end; an open file is left open.
        type: The class to read, as for `loads`.
        on_error: What to do with an invalid record: "raise" `InvalidRecord`, "skip" the record, or "yield" the
            `InvalidRecord` in its place; "salvage" yields a `Salvage` of every record, valid or not, whose paths begin
            at the record, also in an array.
        max_line_size: The size of the longest line, in bytes. A longer one is not kept in memory: it counts as a record
            with the fault ``too-large``, which is raised even if `on_error` is "salvage".

    Returns:
        An iterator over the records. The `line` of an `InvalidRecord` is the line on which its record begins.

    Raises:
        InvalidRecord: A record has faults, and `on_error` is "raise".
        OSError: The source cannot be read, or its compressed data is damaged or truncated.
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
    return _records(source, resolve_class(type), on_error, max_line_size)


def _records(
    source: RecordSource, cls: type[Record], on_error: OnError, max_line_size: int
) -> Iterator[Record | InvalidRecord | Salvage[Record]]:
    with _opened(source) as (pieces, name):
        for raw in iter_raw_records(pieces, name, max_line_size=max_line_size):
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
        yield source, ""


def chunks_of(file: IO[bytes]) -> Iterator[bytes]:
    """Yield the bytes of a file in pieces, never in lines of any size."""
    read = getattr(file, "read1", file.read)
    while chunk := read(_PIECE):
        yield chunk


class RawRecord(NamedTuple):
    """A record of a source that was found, but not read yet.

    Attributes:
        data: Its text, or its line of NDJSON.
        line: The line of the source on which `data` begins; the first is 1.
        column: The character of that line on which it begins; the first is 1.
        pointer: Where it is in an array, as a JSON Pointer; empty if it is not in one.
        fault: Why it was not kept, if it was not.
    """

    data: bytes | str
    line: int = 1
    column: int = 1
    pointer: str = ""
    fault: Issue | None = None

    def read(self, cls: type[R]) -> R | InvalidRecord:
        """Return the record, or its faults."""
        if self.fault is not None:
            return self._invalid((self.fault,))
        try:
            return read_document(self.data, cls, self.line)
        except InvalidRecord as error:
            issues = error.issues
        # A new error: the one that was raised refers to everything that was in memory then.
        return self._invalid(issues)

    def examine(self, cls: type[R]) -> Examined[R]:
        """Return the record, or its faults, with the places of its values."""
        if self.fault is not None:
            return Examined(None, (self.fault,))
        record, issues, text = examine(self.data, cls, self.line)
        return Examined(record, tuple(issue.below(self.pointer) for issue in issues), text)

    def salvage(self, cls: type[R]) -> Salvage[R]:
        """Return the salvaged record.

        Raises:
            InvalidRecord: It was not kept.
        """
        return self.examine_salvage(cls).salvage

    def examine_salvage(self, cls: type[R]) -> SalvagedText[R]:
        """Return the salvaged record, with the places of its values.

        Raises:
            InvalidRecord: It was not kept.
        """
        if self.fault is not None:
            raise self._invalid((self.fault,))
        salvaged = examine_salvage(self.data, cls, first_line=self.line)
        return salvaged._replace(salvage=attrs.evolve(salvaged.salvage, line=self.line))

    def _invalid(self, issues: Iterable[Issue]) -> InvalidRecord:
        return InvalidRecord([issue.below(self.pointer) for issue in issues], line=self.line)


def iter_raw_records(
    pieces: Iterable[Piece], name: str = "", *, max_line_size: int = MAX_LINE_SIZE
) -> Iterator[RawRecord]:
    r"""Find the records of a source, without reading them.

    See `iter_records`.

    Args:
        pieces: The bytes of the source, in any pieces.
        name: The name of the source: its suffix may name the format.
        max_line_size: The size of the longest line, in bytes; a longer one is not kept.

    Raises:
        OSError: The compressed data is damaged or truncated.
        TypeError: A piece is not bytes.

    Examples:
        >>> [(raw.data, raw.line, raw.column, raw.pointer) for raw in iter_raw_records([b'[1,\n', b' 2]'])]
        [('1', 1, 2, '/0'), ('2', 2, 2, '/1')]
    """
    lines = enumerate(_lines(unzipped(map(_bytes, pieces)), max_line_size), start=1)
    filled = ((number, line) for number, line in lines if line is None or line.strip(_SPACE))
    first = next(filled, None)
    if first is None:
        # An empty stream has no records, but an empty file is not JSON.
        if _JSON_NAME.search(name):
            yield RawRecord(b"")
    elif first[1] is None or _NDJSON_NAME.search(name) or _is_object(first[1]):
        for number, line in itertools.chain([first], filled):
            yield RawRecord(line or b"", number, fault=_too_long(max_line_size) if line is None else None)
    else:
        document = [first[1]]
        for number, line in lines:
            if line is None:
                yield RawRecord(b"", number, fault=_too_long(max_line_size))
                return
            document.append(line)
        yield from _records_of_document(b"\n".join(document), first[0])


def _too_long(size: int) -> Issue:
    message = f"the line is longer than {size:,} bytes"
    return Issue("too-large", "", message, hint="raise `max_line_size` if you trust the source")


def _bytes(piece: object) -> bytes:
    if isinstance(piece, Piece):
        return bytes(piece)
    got = f"expected bytes, got {with_article(type(piece))}"
    if isinstance(piece, str):
        raise TypeError(f"{got}: open the file in binary mode")
    raise TypeError(f"{got}: use `structure` or `salvage` to read a dict")


def unzipped(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the same bytes, unzipped if they are compressed by gzip."""
    filled = filter(None, pieces)
    start = b""
    for piece in filled:
        start += piece
        if len(start) >= len(_GZIP_MAGIC):
            break
    pieces = itertools.chain([start], filled)
    return _inflated(pieces) if is_gzip(start) else iter(pieces)


def is_gzip(start: bytes) -> bool:
    """Return whether data that begins so is compressed by gzip."""
    return start.startswith(_GZIP_MAGIC)


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the unzipped data of a gzip file with one or more members."""
    import gzip
    import zlib

    member = None
    for piece in _slices(pieces):
        rest = piece
        while rest:
            if member is None:
                # Tapes and some tools pad with zeros between members and after the last one.
                rest = rest.lstrip(b"\0")
                member = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16) if rest else None
                continue
            try:
                yield member.decompress(rest, _PIECE)
            except zlib.error as error:
                raise gzip.BadGzipFile(f"the gzip data is damaged: {error}") from None
            rest = member.unconsumed_tail or member.unused_data
            member = None if member.eof else member
    if member is not None:
        raise gzip.BadGzipFile("the gzip data is truncated")


def _slices(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the same bytes in slices.

    zlib copies what follows a member, and there may be a member every 20 bytes.
    """
    for piece in pieces:
        for start in range(0, len(piece), _SLICE):
            yield piece[start : start + _SLICE]


_SLICE = 1 << 12


def _lines(pieces: Iterable[bytes], max_size: int) -> Iterator[bytes | None]:
    """Yield the lines without line feeds; `None` for one too long.

    The byte-order mark is removed.
    """
    whole = _joined_lines(pieces, max_size)
    first = next(whole)
    yield None if first is None else first.removeprefix(_BYTE_ORDER_MARK)
    yield from whole


def _joined_lines(pieces: Iterable[bytes], max_size: int) -> Iterator[bytes | None]:
    pending: list[bytes] = []
    size = 0
    for piece in pieces:
        *ends, rest = piece.split(b"\n")
        for end in ends:
            yield b"".join([*pending, end]) if size + len(end) <= max_size else None
            pending.clear()
            size = 0
        size += len(rest)
        # What is too long is not kept: a few bytes of gzip may become a line of any size.
        if size <= max_size:
            pending.append(rest)
        else:
            pending.clear()
    yield b"".join(pending) if size <= max_size else None


_DECODER = json.JSONDecoder(parse_int=str, parse_float=str)
"""Finds where values end. Numbers are kept as text, because Python refuses to read thousands of digits."""


def _is_object(line: bytes) -> bool:
    """Return whether a line is one JSON object.

    As a record it may be invalid, and its texts may not be UTF-8.
    """
    text = line.decode(errors="replace").strip()
    try:
        return text.startswith("{") and _DECODER.raw_decode(text)[1] == len(text)
    except (ValueError, RecursionError):
        return False


def _records_of_document(data: bytes, line: int) -> Iterator[RawRecord]:
    """Yield the items of an array, or a whole document.

    An array that turns invalid is yielded from that place on.
    """
    whole = RawRecord(data, line)
    try:
        text = decoded(data)
    except InvalidRecord:
        yield whole
        return
    line_start = seen = 0
    try:
        for index, (start, end) in enumerate(_items(text)):
            line += text.count("\n", seen, start)
            line_start = max(line_start, text.rfind("\n", seen, start) + 1)
            seen = start
            yield RawRecord(text[start:end], line, start - line_start + 1, escape(index))
    except (ValueError, RecursionError):
        yield whole


_OPENING = re.compile(r"[ \t\r\n]*\[[ \t\r\n]*")
_COMMA = re.compile(r"[ \t\r\n]*,[ \t\r\n]*")
_CLOSING = re.compile(r"[ \t\r\n]*\][ \t\r\n]*\Z")


def _items(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of each item of a JSON array.

    Raises:
        ValueError: The text is not an array, or is not JSON from there on.
        RecursionError: It is nested too deeply.
    """
    before = _OPENING.match(text)
    if before is None:
        raise ValueError
    end = before.end()
    if _CLOSING.match(text, end):
        return
    while before is not None:
        start = before.end()
        end = _DECODER.raw_decode(text, start)[1]
        yield start, end
        before = _COMMA.match(text, end)
    if not _CLOSING.match(text, end):
        raise ValueError


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
    path = Path(target)
    with replacing(path) as file:
        if path.suffix.lower() != ".gz":
            return _write_lines(records, file.write)
        import gzip

        with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as zipped:
            return _write_lines(records, zipped.write)


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
