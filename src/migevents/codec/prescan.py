"""The prescan: one search of a document instead of many patterns.

Most records have dozens of free texts, and to match each of them against the pattern of `Text` took more than half of
the time of reading (see the decision "One prescan checks the text of a whole document"). An invalid text contains one
of a few things: a control character, an escape for one, or a space or an invisible character beside a quotation mark.
So the bytes of the whole document are searched for these, with `bytes` methods that run in C. If nothing is found,
every text is valid. If something is found, it may be harmless, so the texts are checked one by one.
"""

import re


def prescan(document: bytes, *, lines: bool = False) -> bool:
    r"""Return whether every text of a JSON document certainly fits `Text`.

    Empty texts are not considered. With `lines`, return whether every text fits `LongText`.

    It is certain if nothing in the document is escaped but quotation marks and backslashes, no other quotation mark has
    a space or an invisible character beside it, and it has no control character and no white space beyond ASCII at all.
    That is true of most documents without white space between their parts; of others, each text is checked.

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
    # Searching from the end takes half the time, because quotation marks are rarer than spaces.
    if b"\x7f" in document or document.rfind(b'" ') >= 0 or document.rfind(b' "') >= 0:
        return False
    if document.isascii():
        return True
    for first, search in _OTHER_SPACE_OR_CONTROL:  # noqa: SIM110  # `any` of a generator takes twice as long
        if first in document and search(document):
            return False
    return True


def _without_escapes(document: bytes, meant: bytes) -> bytes | None:
    """Return a document with its escapes replaced by other characters.

    If it has an escape that is not meant, return `None`.
    """
    first, *rest = document.split(b"\\")
    parts = [first]
    pieces = iter(rest)
    for piece in pieces:
        if not piece:  # an escaped backslash; text follows
            parts += (b"/", next(pieces, b""))
        elif piece[0] in meant:
            parts += (b"'" if piece[0] == _QUOTE else b" ", piece[1:])
        else:
            return None
    return b"".join(parts)


_QUOTE = ord('"')

# In UTF-8: the white space and control characters of `migevents.values.scalars` beyond ASCII, and its invisible
# characters at the beginning of a text. Each first byte has a pattern of its own, because `re` finds one byte fast,
# and one of several bytes slowly.
_OTHER_SPACE_OR_CONTROL = tuple(
    (first, re.compile(first + rest).search)
    for first, rest in (
        (b"\xc2", rb"[\x80-\xa0]"),
        (b"\xe1", rb"\x9a\x80"),
        (b"\xe2", rb"(?:\x80[\x80-\x8a\xa8\xa9\xaf]|\x81\x9f)"),
        (b"\xe3", rb"\x80\x80"),
        (b"\xef", rb"\xbb\xbf"),
        (b'"\xc2', rb"\xad"),
        (b'"\xcd', rb"\x8f"),
        (b'"\xd8', rb"\x9c"),
        (b'"\xe1', rb"(?:\x85[\x9f\xa0]|\x9e[\xb4\xb5]|\xa0[\x8b-\x8f])"),
        (b'"\xe2', rb"(?:\x80[\x8b-\x8f\xaa-\xae]|\x81[\xa0-\xaf]|\xa0\x80)"),
        (b'"\xe3', rb"\x85\xa4"),
        (b'"\xef', rb"(?:\xb8[\x80-\x8f]|\xbe\xa0|\xbf[\xb9-\xbb])"),
        (b'"\xf0', rb"(?:\x9b\xb2[\xa0-\xa3]|\x9d\x85[\xb3-\xba])"),
        (b'"\xf3', rb"\xa0"),
    )
)
