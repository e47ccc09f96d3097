"""Rules on quotes."""

import re
from collections.abc import Iterator

from migevents._display import preview
from migevents.advice.context import Advice, RuleContext
from migevents.advice.registry import builtin_rule


@builtin_rule("quote-unattributed")
def quote_unattributed(context: RuleContext) -> Iterator[Advice]:
    """A quote names neither a speaker nor a document.

    Words without a source cannot be cited. Usually the page names the speaker a sentence earlier, or the link was lost
    when the record was put together. If the page really does not name anybody, ignore this warning.

    Seen in 3 of 60 releases.

    Examples:
        >>> from migevents import Quote, Workshop, advise
        >>> quote = Quote(text="Nobody should be left behind")
        >>> workshop = Workshop(title="Migration and data", quotes=[quote])
        >>> print(*advise(workshop, select=["quote-unattributed"]))
        /quotes/0/speaker: the quote names neither a speaker nor a document [quote-unattributed] (add either of them)

        >>> quote = Quote(text="Nobody should be left behind", document="Port Example Statement")
        >>> workshop = Workshop(title="Migration and data", quotes=[quote])
        >>> advise(workshop, select=["quote-unattributed"])
        ()
    """
    for index, quote in enumerate(context.event.quotes):
        if quote.speaker is None and quote.document is None:
            message = "the quote names neither a speaker nor a document"
            yield Advice(f"/quotes/{index}/speaker", message, hint="add either of them")


@builtin_rule("quote-elided")
def quote_elided(context: RuleContext) -> Iterator[Advice]:
    """Words were left out of a quote.

    Three dots, or four at the end of a sentence, replace words that the page does not give. What is left may be two
    sentences from two occasions, and must not be cited as one. The dots stay in the record; this rule points to them.

    Seen in the founding release ("are significantly reduced…. A whole-of-government and whole-of-society approach"),
    and in 2 others of 60.

    Examples:
        >>> from migevents import Quote, Workshop, advise
        >>> quote = Quote(text="We count what is sent home…. Nobody counts the hours", document="Statement")
        >>> workshop = Workshop(title="Migration and data", quotes=[quote])
        >>> print(*advise(workshop, select=["quote-elided"]))
        /quotes/0/text: words were left out of the quote: "home…. Nobody" [quote-elided] (keep the dots in citations)

        >>> quote = Quote(text="We count what is sent home. Nobody counts the hours", document="Statement")
        >>> workshop = Workshop(title="Migration and data", quotes=[quote])
        >>> advise(workshop, select=["quote-elided"])
        ()
    """
    for index, quote in enumerate(context.event.quotes):
        text = quote.text
        found = _DOTS.search(text) if "…" in text or "." in text else None
        if found:
            message = f"words were left out of the quote: {preview(_around(text, found.start()))}"
            yield Advice(f"/quotes/{index}/text", message, preview(text), "keep the dots in citations")


def _around(text: str, at: int) -> str:
    """Return the dots at a place, with the words before and after them."""
    before, behind = text[max(0, at - _NEAR) : at], text[at : at + _NEAR]
    dots = len(behind) - len(behind.lstrip(".…] \xa0"))
    return (before.split()[-1:] or [""])[0] + behind[:dots].rstrip() + " ".join(["", *behind[dots:].split()[:1]])


_DOTS = re.compile(r"…|\.[ \xa0]?\.[ \xa0]?\.")
_NEAR = 20


@builtin_rule("quote-marks")
def quote_marks(context: RuleContext) -> Iterator[Advice]:
    """The text of a quote still has the quotation marks of the page.

    The text of a quote is the words alone: whoever prints it adds marks, and would print them twice. A mark without its
    partner is left over where a quote of several paragraphs, or one with "she said" in the middle, was joined. Marks
    around words inside the quote belong to it, and are fine.

    Seen in real releases.

    Examples:
        >>> from migevents import Quote, Workshop, advise
        >>> quote = Quote(text="“Nobody should be left behind”", document="Statement")
        >>> workshop = Workshop(title="Migration and data", quotes=[quote])
        >>> print(*advise(workshop, select=["quote-marks"]))
        /quotes/0/text: the text still has the quotation marks of the page [quote-marks] (remove them)

        >>> quote = Quote(text="“Nobody” is a word for somebody we know", document="Statement")
        >>> workshop = Workshop(title="Migration and data", quotes=[quote])
        >>> advise(workshop, select=["quote-marks"])
        ()
    """
    for index, quote in enumerate(context.event.quotes):
        if _has_marks_left(quote.text):
            message = "the text still has the quotation marks of the page"
            yield Advice(f"/quotes/{index}/text", message, preview(quote.text), "remove them")


_MARKS = '“”„«»"'
# These are also used as apostrophes and the like, so they count only around the whole text.
_AROUND = ("\u2018\u2019", "''", "\u2039\u203a", "「」", "『』")


def _has_marks_left(text: str) -> bool:
    """Return whether quotation marks surround the text, or one is unpaired."""
    # Where another one opens inside, the two at the ends are not partners: "Safe" means "orderly".
    if text[0] + text[-1] in _AROUND and not re.search(rf"(?:^|[\s(]){text[0]}", text[1:]):
        return True
    marks = [letter for letter in text if letter in _MARKS] if any(mark in text for mark in _MARKS) else []
    if not marks:
        return False
    at_ends = [letter for letter in (text[0], text[-1]) if letter in _MARKS]
    if len(at_ends) == len(marks) or (marks[0], marks[-1]) == ("”", "“"):
        return True
    # The typed mark is also written for inches, so it counts only at an end.
    return len(marks) % 2 == 1 and bool(at_ends or '"' not in marks)
