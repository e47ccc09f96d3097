"""The bytes of a source: in pieces, unzipped, and joined up to a limit.

A file that is compressed by gzip may be a thousand times as long as it looks, and a device has no end. So whatever must
be in memory at once is read in pieces, up to `MAX_SIZE` bytes.
"""

import io
import itertools
from collections.abc import Iterable, Iterator
from typing import IO, Any, AnyStr, cast

MAX_SIZE = 64 * 2**20
"""How much is read at once by default, in bytes; ten thousand large records in one array fit."""

_PIECE = 1 << 16
_GZIP_MAGIC = b"\x1f\x8b"


def chunks_of(file: IO[AnyStr]) -> Iterator[AnyStr]:
    """Yield what is in a file in pieces, never in lines of any size."""
    # A pipe gives what it has by `read1`. Only files of bytes are sure to have it, and only those of text an encoding.
    read = file.read if hasattr(file, "encoding") else getattr(file, "read1", file.read)
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


def joined(pieces: Iterable[AnyStr], max_size: int) -> AnyStr | None:
    """Return pieces as one, or `None` if that would be too long."""
    kept: list[AnyStr] = []
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > max_size:
            return None
        kept.append(piece)
    empty: Any = kept[0][:0] if kept else b""
    return cast("AnyStr", empty.join(kept))


def file_of(pieces: Iterator[bytes]) -> IO[bytes]:
    """Return a file that reads bytes from an iterator of pieces."""
    # An empty piece, as a member of gzip without contents gives it, would be the end of the file.
    return cast("IO[bytes]", io.BufferedReader(_Pieces(filter(None, pieces))))


class _Pieces(io.RawIOBase):
    def __init__(self, pieces: Iterator[bytes]) -> None:
        super().__init__()
        self._pieces = pieces
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._rest or memoryview(next(self._pieces, b""))
        count = min(len(buffer), len(data))
        buffer[:count], self._rest = data[:count], data[count:]
        return count
