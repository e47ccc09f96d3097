"""The lines of a source, of a limited size."""

import errno
from collections.abc import Iterable, Iterator

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


_ENDLESS = 2**30
"""The longest line that is skipped, in bytes: a longer one, such as a device of zeros, may have no end."""


def lines_of(pieces: Iterable[bytes], max_size: int) -> Iterator[bytes | None]:
    """Yield the lines without line feeds; `None` for one too long.

    The byte-order mark is removed. If there are two, both stay: whatever reads the line ignores one, too, and must find
    the second.

    Raises:
        OSError: A line is so long that it may have no end.
    """
    whole = _joined_lines(pieces, max_size)
    first = next(whole)
    if first is not None and not first.startswith(_BYTE_ORDER_MARK * 2):
        first = first.removeprefix(_BYTE_ORDER_MARK)
    yield first
    yield from whole


def _joined_lines(pieces: Iterable[bytes], max_size: int) -> Iterator[bytes | None]:
    pending: list[bytes] = []
    size, endless = 0, max(max_size, _ENDLESS)
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
        elif size > endless:
            raise OSError(errno.EFBIG, f"a line is longer than {endless:,} bytes, so nothing after it was read")
        else:
            pending.clear()
    yield b"".join(pending) if size <= max_size else None
