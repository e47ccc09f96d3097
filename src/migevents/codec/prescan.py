"""The prescan: one search over a whole document instead of a pattern for each of its texts."""

import re


def prescan(document: bytes, *, lines: bool = False) -> bool:
    r"""Say whether it is certain at a glance that every text of a JSON document fits `Text`, if it is not empty.

    With `lines`, say whether every text fits `LongText`.

    It is certain where nothing in the document is escaped but quotation marks and backslashes, no other quotation mark
    has a space beside it, and there is no control character and no white space beyond ASCII at all. That is so of most
    documents that were written without white space between their parts; of others nothing is said.

    Examples:
        >>> prescan(b'{"title":"Migration and data"}'), prescan(b'{"title":" Migration and data"}')
        (True, False)
        >>> prescan(rb'{"summary":"One.\nTwo."}'), prescan(rb'{"summary":"One.\nTwo."}', lines=True)
        (False, True)
    """
    if b"\\" in document:
        unescaped = _without_escapes(document, b'"nrt' if lines else b'"')
        if unescaped is None:
            return False
        document = unescaped
    # To look from the end takes half the time: quotation marks are rarer than spaces.
    if b"\x7f" in document or document.rfind(b'" ') >= 0 or document.rfind(b' "') >= 0:
        return False
    if document.isascii():
        return True
    for first, search in _OTHER_SPACE_OR_CONTROL:  # noqa: SIM110  # `any` of a generator takes twice as long
        if first in document and search(document):
            return False
    return True


def _without_escapes(document: bytes, meant: bytes) -> bytes | None:
    """Return a document in which other characters stand for the escapes; nothing if it has one that is not meant."""
    first, *rest = document.split(b"\\")
    parts = [first]
    pieces = iter(rest)
    for piece in pieces:
        if not piece:  # a backslash that is escaped; what follows is text
            parts += (b"/", next(pieces, b""))
        elif piece[0] in meant:
            parts += (b"'" if piece[0] == _QUOTE else b" ", piece[1:])
        else:
            return None
    return b"".join(parts)


_QUOTE = ord('"')

# In UTF-8: of _SPACE and _CONTROL, what is not ASCII, with its first byte apart: `re` runs fast to one byte, and slowly
# to one of several.
_OTHER_SPACE_OR_CONTROL = (
    (b"\xc2", re.compile(rb"\xc2[\x80-\xa0]").search),
    (b"\xe1", re.compile(rb"\xe1\x9a\x80").search),
    (b"\xe2", re.compile(rb"\xe2(?:\x80[\x80-\x8a\xa8\xa9\xaf]|\x81\x9f)").search),
    (b"\xe3", re.compile(rb"\xe3\x80\x80").search),
    (b"\xef", re.compile(rb"\xef\xbb\xbf").search),
)
