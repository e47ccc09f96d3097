"""`Facts`, filled in by the modules of the draft, and their `Layout`."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import attrs

from migevents.evidence.located import Span
from migevents.evidence.results import OpenQuestion


@attrs.define
class Facts:
    """The facts that have been found so far."""

    record: dict[str, Any] = attrs.field(factory=dict)
    likely: set[str] = attrs.field(factory=set)
    """The pointers of facts that are only likely."""
    open: list[OpenQuestion] = attrs.field(factory=list)


_QUOTED = re.compile(
    r"“[^”“\n]{0,3000}(?:”|$)|\"[^\"\n]{0,3000}\"|«[^»«\n]{0,3000}(?:»|$)|„[^“”\n]{0,3000}[“”]", re.MULTILINE
)
_END = re.compile(
    r"\n[ \t]*(?:related (?:news|links|stories|content|articles)|see also|read more|more news|recommended"
    r"|articles? (?:liés|connexes)|à lire aussi|noticias relacionadas|lea también|читайте также)\b[^\n]{0,40}\n",
    re.IGNORECASE,
)
_STOPS = frozenset('.!?”"»')
_FURNITURE = re.compile(
    r"^(?:skip to|home\b|menu\b|search\b|share\b|print\b|tags?:|topics?:|[\w ]{0,20}\|)", re.IGNORECASE
)
_SHORTEST_BODY = 80
_FEWEST_WORDS = 4


_WRAP = re.compile(r"(?<=[^\n]{40})(?<![.!?:\n])\n(?=[a-zà-ÿа-я0-9“\"(])")


def _unwrapped(text: str) -> str:
    """Return a text of the same length with wrapped lines joined.

    A wrapped line continues with a small letter.
    """
    return _WRAP.sub(" ", re.sub("[\u00a0\u202f\t]", " ", text))


@attrs.frozen(eq=False)
class Layout:
    """The parts of a text.

    Attributes:
        text: The text.
    """

    text: str = attrs.field(converter=_unwrapped)
    """The text with wrapped lines joined, at the same length."""
    start: int = 0
    """Where the running text starts: text above a dateline is a caption, or about the page."""

    @cached_property
    def end(self) -> int:
        """Where the release ends, and links to others begin."""
        lines = re.finditer(r"[^\n]+", self.text)
        running = next(
            (line for line in lines if len(line[0]) >= _SHORTEST_BODY and line[0].rstrip()[-1:] in _STOPS), None
        )
        found = _END.search(self.text, running.end()) if running else None
        return found.start() if found else len(self.text)

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """The lines that are not blank, without surrounding space."""
        found = re.finditer(r"\S(?:[^\n]*\S)?", self.text[: self.end])
        return tuple(each.span() for each in found)

    @cached_property
    def body(self) -> tuple[Span, ...]:
        """The lines that are paragraphs of running text."""
        return tuple(span for span in self.lines if span[0] >= self.start and self._is_body(span))

    def _is_body(self, span: Span) -> bool:
        line = self.text[span[0] : span[1]]
        is_sentence = line[-1] in '.!?”"»:' or len(line) >= 3 * _SHORTEST_BODY
        return len(line) >= _SHORTEST_BODY and is_sentence and not _FURNITURE.match(line) and not is_caption(line)

    def lead(self, *, is_typed: bool) -> tuple[Span, ...]:
        """Return the paragraphs that are about the event.

        They are the first, and the second if the first has the type of the event. A second paragraph that opens with
        "Another workshop" or "In 2014" is about something else.
        """
        first, second = self.body[:1], self.body[1 : 1 + is_typed]
        return (*first, *(each for each in second if not _OF_ANOTHER.match(self.text, *each)))

    @cached_property
    def headline(self) -> Span | None:
        """The last line above the body that may be a headline."""
        first = self.body[0][0] if self.body else self.end
        lines = [span for span in self.lines if span[0] < first and self._may_be_headline(span)]
        return max(lines, key=lambda span: span[1] - span[0]) if lines else None

    def _may_be_headline(self, span: Span) -> bool:
        line = self.text[span[0] : span[1]]
        is_address = re.match(r"https?://|www\.", line)
        has_words = len(line.split()) >= _FEWEST_WORDS and line[-1] not in ".:" and "|" not in line
        return (
            has_words
            and not is_address
            and not _FURNITURE.match(line)
            and not is_caption(line)
            and not STAMP.match(line)
        )

    @cached_property
    def unquoted(self) -> str:
        """The text with quotations blanked out, at the same length.

        Quotations are not about the event.
        """
        text = _QUOTED.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), self.text[: self.end])
        return text.replace("’", "'")

    def sentences(self, span: Span) -> Iterator[Span]:
        """Yield the sentences of a paragraph."""
        start = span[0]
        for found in _STOP.finditer(self.text, span[0], span[1]):
            yield start, found.end()
            start = found.end()
        if start < span[1]:
            yield start, span[1]


_STOP = re.compile(
    r"(?<![A-ZА-Я])(?<!\b(?:Mr|Ms|Dr|St|No|Mt|Lt))(?<!\b(?:Mrs|Gen|Col|Hon|Sra|Lic"
    r"|Mme))[.!?][”\"»’)]*\s+(?=[“\"«(]?[A-ZÀ-ÝА-Я0-9])"
)


_OF_ANOTHER = re.compile(
    r"[“\"«]?(?:another|other|last|earlier|previous(?:ly)?|separately|meanwhile|since"
    r"|(?:in|since|en|depuis|desde|в) [0-9]{4}|the previous|un autre|une autre|d'autres|auparavant|l'an dernier"
    r"|otr[oa]s?|anteriormente|el año pasado|другой|другая|ранее|в прошлом)(?!\w)",
    re.IGNORECASE,
)


def is_caption(line: str) -> bool:
    """Return whether a line is the caption of a photo with its credit."""
    return CREDIT.search(line) is not None


CREDIT = re.compile(
    r"(?:\(|\b|^|(?<=\s))(?:(?:photo|image|picture)(?: credits?| by)?|credits?|foto(?:graf[ií]a)?"
    r"|crédit(?:s)?(?: photo)?|фото)"
    r"\s?(?::|©)\s*(?P<credit>[^\n©.;]{2,80}?)[).]?\s*$|©\s*(?P<holder>[^\n©;]{2,80}?)[).]?\s*$",
    re.IGNORECASE,
)


STAMP = re.compile(
    r"(?:posted|published|publication date|date of publication|release date|date"
    r"|submitted(?: by [^\n]{1,40}? on)?|publié(?:e)?|mis en ligne"
    r"|date de publication|publicado|publicada|fecha de publicaci[oó]n|опубликовано|дата публикации"
    r"|created|issued)"
    r"(?: on| le| el)?\s?:?\s",
    re.IGNORECASE,
)
