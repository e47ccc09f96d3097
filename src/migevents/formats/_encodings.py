"""The text of a foreign file, from bytes in one of three encodings."""

import codecs
from collections.abc import Callable

from migevents.errors import Issue
from migevents.formats._draft import note

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def is_utf_16(data: bytes) -> bool:
    """Return whether data begins with a byte-order mark of UTF-16."""
    return data.startswith(_UTF_16)


def decoded(data: bytes | str, repair: Callable[[bytes], bytes] = bytes) -> tuple[str, list[Issue]]:
    """Return the text without a byte-order mark, and an issue if guessed.

    Only one mark is removed. Bytes that are neither UTF-16 with a mark nor UTF-8 are read as Windows-1252.

    Args:
        data: The file.
        repair: A function that corrects bytes of UTF-8 without changing where they are.
    """
    if isinstance(data, str):
        return data.removeprefix("\ufeff"), []
    if is_utf_16(data):
        return data.decode("utf-16", errors="replace"), []
    bare = data.removeprefix(codecs.BOM_UTF8)
    try:
        return repair(bare).decode(), []
    except UnicodeDecodeError as error:
        place = error.start + len(data) - len(bare)
        message = f"byte {place} is not valid UTF-8, so the file was read as Windows-1252"
        issue = note("encoding-guessed", "", message, hint="save the file as UTF-8")
        return bare.decode("cp1252", errors="replace"), [issue]
