"""The prescan: one search of a document instead of many patterns.

Most records have dozens of free texts, and to match each of them against the pattern of `Text` took more than half of
the time of reading (see the decision "One prescan checks the text of a whole document"). An invalid text contains one
of a few things: a control character, an escape for one, or a space or an invisible character beside a quotation mark.
So the bytes of the whole document are searched for these, with `bytes` methods that run in C. If nothing is found,
every text is valid. If something is found, it may be harmless, so the texts are checked one by one.
"""

import re


def prescan(document: bytes) -> int | None:
    r"""Count the line breaks and tabs in the texts of a JSON document.

    If the number is 0, every text fits `Text`; otherwise every text fits `LongText`. Empty texts are not considered.
    `None` means that other characters in the texts may be invalid.

    They are certainly valid if only line breaks, tabs, quotation marks and backslashes are escaped, no other quotation
    mark is next to a space or an invisible character, and there are neither control characters nor white space beyond
    ASCII. That is true of most compact documents; of others, each text is checked.

    Examples:
        >>> prescan(b'{"title":"Migration and data"}'), prescan(b'{"title":" Migration and data"}')
        (0, None)
        >>> prescan(rb'{"summary":"One.\nTwo."}')
        1
    """
    breaks = 0
    if b"\\" in document:
        unescaped = without_escapes(document)
        if unescaped is None:
            return None
        document, breaks = unescaped
    # To look from the end takes half the time: quotation marks are rarer than spaces.
    if b"\x7f" in document or document.rfind(b'" ') >= 0 or document.rfind(b' "') >= 0:
        return None
    if document.isascii():
        return breaks
    for first, search in _OTHER_SPACE_OR_CONTROL:
        at = document.find(first)
        if at >= 0 and search(document, at):
            return None
    return breaks


def without_escapes(document: bytes) -> tuple[bytes, int] | None:
    """Replace the escapes of a document; count its line breaks and tabs.

    If anything but these, quotation marks and backslashes is escaped, return `None`.
    """
    parts, start, breaks = list[bytes](), 0, 0
    # `find` is fast where there are few escapes: `split` looks at each byte in turn.
    while (at := document.find(b"\\", start)) >= 0:
        instead = _INSTEAD.get(document[at + 1 : at + 2])
        if instead is None:
            return None
        breaks += instead is _SPACE
        parts += (document[start:at], instead)
        start = at + 2
    parts.append(document[start:])
    return b"".join(parts), breaks


_SPACE = b" "
_INSTEAD = {b'"': b"'", b"\\": b"/", b"n": _SPACE, b"r": _SPACE, b"t": _SPACE}
"""The character that replaces an escaped one while a document is searched."""

# In UTF-8: of the white space and the control characters of `migevents.values.scalars`, those beyond ASCII, and of its
# invisible characters, those at the beginning of a text. Each first byte has its own search: to look for one byte is
# fast, most documents have none or one of these, and `re` runs fast to one byte, and slowly to one of several.
_OTHER_SPACE_OR_CONTROL = tuple(
    (first, re.compile(first + rest).search)
    for first, rest in (
        (b"\xc2", rb'(?:[\x80-\xa0]|(?<="\xc2)\xad)'),
        (b"\xcd", rb'(?<="\xcd)\x8f'),
        (b"\xd8", rb'(?<="\xd8)\x9c'),
        (b"\xe1", rb'(?:\x9a\x80|(?<="\xe1)(?:\x85[\x9f\xa0]|\x9e[\xb4\xb5]|\xa0[\x8b-\x8f]))'),
        (
            b"\xe2",
            rb'(?:\x80[\x80-\x8a\xa8\xa9\xaf]|\x81\x9f|(?<="\xe2)(?:\x80[\x8b-\x8f\xaa-\xae]|\x81[\xa0-\xaf]|\xa0\x80))',
        ),
        (b"\xe3", rb'(?:\x80\x80|(?<="\xe3)\x85\xa4)'),
        (b"\xef", rb'(?:\xbb\xbf|(?<="\xef)(?:\xb8[\x80-\x8f]|\xbe\xa0|\xbf[\xb9-\xbb]))'),
        (b"\xf0", rb'(?<="\xf0)(?:\x9b\xb2[\xa0-\xa3]|\x9d\x85[\xb3-\xba])'),
        (b"\xf3", rb'(?<="\xf3)\xa0'),
    )
)
