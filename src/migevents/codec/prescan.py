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
        meant = _ESCAPES_WITH_LINES if lines else _ESCAPES
        document = _ESCAPE.sub(lambda escape: meant.get(escape[0], escape[0]), document)
    # To look from the end takes half the time: quotation marks are rarer than spaces.
    if b"\\" in document or b"\x7f" in document or document.rfind(b'" ') >= 0 or document.rfind(b' "') >= 0:
        return False
    return document.isascii() or not any(
        first in document and re.search(first + rest, document) for first, rest in _OTHER_SPACE_OR_CONTROL
    )


_ESCAPE = re.compile(rb"\\.")
_ESCAPES = {rb"\\": b"/", rb"\"": b"'"}
_ESCAPES_WITH_LINES = _ESCAPES | dict.fromkeys((rb"\n", rb"\r", rb"\t"), b" ")
# In UTF-8: of _SPACE and _CONTROL, what is not ASCII, with its first byte apart: `re` runs fast to one byte, and slowly
# to one of several.
_OTHER_SPACE_OR_CONTROL = (
    (b"\xc2", rb"[\x80-\xa0]"),
    (b"\xe1", rb"\x9a\x80"),
    (b"\xe2", rb"(?:\x80[\x80-\x8a\xa8\xa9\xaf]|\x81\x9f)"),
    (b"\xe3", rb"\x80\x80"),
    (b"\xef", rb"\xbb\xbf"),
)
