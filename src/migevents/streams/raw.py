"""The records of a source, found but not read: lines of NDJSON, items.

The suffix of the name, or else the first line, decides whether the source is NDJSON. NDJSON is read line by line;
anything else is read whole, and split into its items if it is an array. A `RawRecord` is then read separately, so that
an invalid one does not affect the others.
"""

import io
import itertools
import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

import attrs

from migevents._display import with_article
from migevents._pieces import MAX_SIZE, unzipped
from migevents.codec.json import Examined, decoded, examine, read_document, too_large
from migevents.errors import InvalidRecord, Issue
from migevents.jsontext.pointer import escape
from migevents.model.base import Record
from migevents.salvage import Salvage
from migevents.salvage.api import SalvagedText, examine_salvage
from migevents.streams.lines import lines_of

R = TypeVar("R", bound=Record)
Piece = bytes | bytearray | memoryview

_NDJSON_NAME = re.compile(r"\.(?:ndjson|jsonl)(?:\.gz)?$", re.IGNORECASE)
_JSON_NAME = re.compile(r"\.json(?:\.gz)?$", re.IGNORECASE)
_BLANK = re.compile(rb"(?:\xef\xbb\xbf)?+[ \t\r\n]*+")
"""A line of white space, also after a byte-order mark: a file without records may be joined to others."""


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
        self.check_kept()
        salvaged = examine_salvage(self.data, cls, first_line=self.line)
        return salvaged._replace(salvage=attrs.evolve(salvaged.salvage, line=self.line))

    def check_kept(self) -> None:
        """Raise the fault of a record that was not kept.

        Raises:
            InvalidRecord: It was not kept.
        """
        if self.fault is not None:
            raise self._invalid((self.fault,))

    def _invalid(self, issues: Iterable[Issue]) -> InvalidRecord:
        return InvalidRecord([issue.below(self.pointer) for issue in issues], line=self.line)


def iter_raw_records(pieces: Iterable[Piece], name: str = "", *, max_size: int = MAX_SIZE) -> Iterator[RawRecord]:
    r"""Find the records of a source, without reading them.

    See `iter_records`.

    Args:
        pieces: The bytes of the source, in any pieces.
        name: The name of the source: its suffix may name the format.
        max_size: The size of the longest line of NDJSON, or else of the whole source, in bytes; what is longer is not
            kept.

    Raises:
        OSError: The compressed data is damaged or truncated, or a line may have no end.
        TypeError: A piece is not bytes.

    Examples:
        >>> [(raw.data, raw.line, raw.column, raw.pointer) for raw in iter_raw_records([b'[1,\n', b' 2]'])]
        [('1', 1, 2, '/0'), ('2', 2, 2, '/1')]
    """
    lines = enumerate(lines_of(unzipped(map(_bytes, pieces)), max_size), start=1)
    filled = ((number, line) for number, line in lines if line is None or not _BLANK.fullmatch(line))
    first = next(filled, None)
    if first is None:
        # An empty stream has no records, but an empty file is not JSON.
        if _JSON_NAME.search(name):
            yield RawRecord(b"")
    elif first[1] is None or _NDJSON_NAME.search(name) or _is_object(first[1]):
        for number, line in itertools.chain([first], filled):
            fault = too_large("line", max_size, _LARGER) if line is None else None
            yield RawRecord(line or b"", number, fault=fault)
    else:
        document = io.BytesIO(first[1])
        document.seek(0, io.SEEK_END)
        for number, line in lines:
            if line is None:
                yield RawRecord(b"", number, fault=too_large("line", max_size, _LARGER))
                return
            if document.tell() + len(line) >= max_size:
                yield RawRecord(b"", first[0], fault=too_large("document", max_size, _LARGER))
                return
            document.writelines((b"\n", line))
        yield from _records_of_document(document.getvalue(), first[0])


_LARGER = "if you trust the source, use `iter_records` with a larger `max_size`"


def _bytes(piece: object) -> bytes:
    if isinstance(piece, Piece):
        return bytes(piece)
    got = f"expected bytes, got {with_article(type(piece))}"
    if isinstance(piece, str):
        raise TypeError(f"{got}: open the file in binary mode")
    raise TypeError(f"{got}: use `structure` or `salvage` to read a dict")


_DECODER = json.JSONDecoder(parse_int=str, parse_float=str)
"""Finds where values end. Numbers are kept as text, because Python refuses to read thousands of digits."""


def _is_object(line: bytes) -> bool:
    """Return whether a line is one JSON object.

    As a record it may be invalid, and its texts may not be UTF-8.
    """
    text = line.decode(errors="replace").lstrip("\ufeff").strip()
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
