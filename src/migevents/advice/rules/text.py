"""Rules on all texts of a record."""

import re
import unicodedata
from collections.abc import Iterator

from migevents._display import preview
from migevents.advice.context import Advice, RuleContext
from migevents.advice.registry import builtin_rule

_MARKS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_MARK = re.compile(f"[{_MARKS}]")
_ASCII = bytes(range(128))
_IN_UTF8 = re.compile(rb"\xe2(?:\x80[\x8e\x8f\xaa-\xae]|\x81[\xa6-\xa9])|\xd8\x9c")
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_OVERRIDE = re.compile("[\u202d\u202e]")


@builtin_rule("direction-marks")
def direction_marks(context: RuleContext) -> Iterator[Advice]:
    r"""A left-to-right text contains invisible direction marks.

    They come along when text is copied from a page or a word processor (Unicode, UAX 9). Nobody sees them, but two
    texts that look alike are not equal, and a search does not find a word that contains one. In Arabic, Hebrew and
    other scripts written from right to left they are fine; but the two that override the direction (U+202D, U+202E) are
    always reported, because they can make a text look like another one.

    Seen in real releases.

    Examples:
        >>> from migevents import Workshop, advise
        >>> print(*advise(Workshop(title="Migration\u200e and data"), select=["direction-marks"]))
        /title: invisible direction mark U+200E after "Migration" [direction-marks] (remove it)

        >>> advise(Workshop(title="Migration and data"), select=["direction-marks"])
        ()
    """
    if not _IN_UTF8.search(context.as_json().translate(None, _ASCII)):
        return
    for path, text in context.texts():
        found = _MARK.search(text)
        if found and any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in _MARK.sub("", text)):
            found = _OVERRIDE.search(text)
        if found:
            before = text[: found.start()][-20:]
            place = f"after {preview(before)}" if before else "at the beginning"
            yield Advice(path, f"invisible direction mark U+{ord(found[0]):04X} {place}", preview(text), "remove it")
