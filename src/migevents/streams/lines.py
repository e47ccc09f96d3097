"""The bytes of a source: pieces, unzipped, lines of a limited size."""

import itertools
from collections.abc import Iterable, Iterator
from typing import IO

MAX_LINE_SIZE = 64 * 2**20
"""The size of the longest line that is read by default, in bytes; ten thousand large records in one array fit."""

_PIECE = 1 << 16
_GZIP_MAGIC = b"\x1f\x8b"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def chunks_of(file: IO[bytes]) -> Iterator[bytes]:
    """Yield the bytes of a file in pieces, never in lines of any size."""
    read = getattr(file, "read1", file.read)
    while chunk := read(_PIECE):
        yield chunk


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


def lines_of(pieces: Iterable[bytes], max_size: int) -> Iterator[bytes | None]:
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
