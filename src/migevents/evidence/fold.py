"""Folding of text for comparison, with places in the original.

White space of any kind is one space, and a blank line is one line end. Quotation marks and apostrophes have one form,
and so have dashes. A hyphen between two letters is removed, with the line end after it, so that text from a PDF
("migra-" at the end of a line) compares equal.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import final

import attrs

from migevents.evidence.located import Span

_LETTER = r"[^\W\d_]"
_SPECIAL = re.compile(
    rf"(?P<hyphen>(?<={_LETTER})[-\u2010\u2011](?:[ \t]*\n\s*)?(?={_LETTER}))"
    r"|(?P<mark>«\s{0,9}|\s{0,9}»|[“”„‟″\"])"  # all are quotation marks in print
    r"|(?P<space>(?: (?=[\s\u200b\u2060\ufeff\u00ad])|(?! )[\s\u200b\u2060\ufeff\u00ad])[\s\u200b\u2060\ufeff\u00ad]*)"
    r"|(?P<apostrophe>[‘’‚‛ʼ`´′])"  # and these are apostrophes
    r"|(?P<dash>[‐‑‒–—―−])"  # and these are dashes
    r"|(?P<dots>…)"
    r"|(?P<ligature>[\ufb00-\ufb06])"
    r"|(?P<accented>\w[\u0300-\u036f])"
)
_FORMS = {"hyphen": "", "mark": "'", "apostrophe": "'", "dash": "-", "dots": "..."}
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad]*")


def _form_of(found: re.Match[str]) -> str:
    """Return the folded form of part of the text."""
    kind = str(found.lastgroup)
    if kind == "space":
        breaks = found[0].count("\n")
        return "" if _INVISIBLE.fullmatch(found[0]) else "\n" if breaks > 1 else " "
    if kind in {"ligature", "accented"}:
        return unicodedata.normalize("NFKC", found[0])
    return _FORMS[kind]


def fold(text: str) -> str:
    r"""Return a value in the folded form in which it is searched for.

    Examples:
        >>> fold("whole-of-\ngovernment  “approach”")
        "wholeofgovernment 'approach'"
    """
    return _SPECIAL.sub(_form_of, text)


@final
@attrs.frozen(eq=False)
class FoldedText:
    r"""A folded text, and the place of each character in the original.

    Examples:
        >>> text = FoldedText.of("The  “Port”\nof call")
        >>> list(text.find('the "Port"'))
        [(0, 11)]
    """

    original: str
    text: str
    _places: "array[int]"

    @classmethod
    def of(cls, original: str) -> "FoldedText":
        """Fold a text."""
        pieces: list[str] = []
        places = array("l")
        end = 0
        for found in _SPECIAL.finditer(original):
            pieces.append(original[end : found.start()])
            places.extend(range(end, found.start()))
            form = _form_of(found)
            pieces.append(form)
            places.extend([found.start()] * len(form))
            end = found.end()
        pieces.append(original[end:])
        places.extend(range(end, len(original) + 1))
        return cls(original, "".join(pieces), places)

    @cached_property
    def lower(self) -> str:
        """The folded text in lower case, with every character in its place."""
        lower = self.text.lower()
        if len(lower) == len(self.text):
            return lower
        return "".join(low if len(low := letter.lower()) == 1 else letter for letter in self.text)

    def span(self, start: int, end: int) -> Span:
        """Return the place in the original of a piece of the folded text."""
        first = self._places[start]
        last = self._places[end - 1]
        following = self._places[end]
        # Characters that were folded away after the last one do not belong to the piece.
        is_plain = len(_form_at(self.original, last)) == 1
        return first, last + 1 if is_plain else following

    def place(self, at: int) -> int:
        """Return the place in the folded text of a place in the original."""
        return bisect_left(self._places, at)

    def find(self, value: str) -> Iterator[Span]:
        """Yield the places of a value: whole words, either case at the start."""
        for start, end in self.find_folded(value):
            yield self.span(start, end)

    def find_folded(self, value: str, *, ignore_case: bool = False, start: int = 0) -> Iterator[Span]:
        """Yield the places of a value in the folded text."""
        wanted = fold(value).strip()
        text = self.text
        if ignore_case:
            wanted, text = wanted.lower(), self.lower
        if not wanted:
            return
        head, tail = {wanted[0].lower(), wanted[0].upper()}, wanted[1:]
        if not tail:
            yield from _single(text, head, start)
            return
        at = text.find(tail, start + 1)
        while at > 0:
            if text[at - 1] in head and _is_whole(text, at - 1, at + len(tail)):
                yield at - 1, at + len(tail)
                at = text.find(tail, at + len(tail))
            else:
                at = text.find(tail, at + 1)


def _form_at(text: str, place: int) -> str:
    """Return the folded form at a character, one or several characters."""
    found = _SPECIAL.match(text, place)
    return text[place] if found is None else found[0]


def _single(text: str, head: set[str], start: int) -> Iterator[Span]:
    """Yield the places of a value of one character."""
    for at in range(start, len(text)):
        if text[at] in head and _is_whole(text, at, at + 1):
            yield at, at + 1


def _is_whole(text: str, start: int, end: int) -> bool:
    """Return whether a piece is not part of a longer word or number."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return not (before.isalnum() and text[start].isalnum()) and not (after.isalnum() and text[end - 1].isalnum())
