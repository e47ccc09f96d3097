"""Advice on quotes."""

import re
from collections.abc import Iterator

from migevents._display import preview
from migevents.advice.context import Advice, RuleContext
from migevents.advice.registry import rule


@rule("quote-unattributed", severity="warning")
def quote_unattributed(context: RuleContext) -> Iterator[Advice]:
    """A quote says neither who spoke nor which document it is from.

    Words that nobody has said cannot be cited. Mostly the page names the speaker a sentence earlier, or the record was
    put together from pieces and the link was lost. Where the page really does not say, ignore this.

    Seen in 3 of 60 releases.

    Examples:
        >>> from migevents import Quote, Workshop, advise
        >>> quote = Quote(text="Nobody should be left behind")
        >>> workshop = Workshop(title="Migration and data", quotes=[quote])
        >>> print(*advise(workshop, select=["quote-unattributed"]))
        /quotes/0/speaker: the quote names neither a speaker nor a document [quote-unattributed] (name who said it)

        >>> quote = Quote(text="Nobody should be left behind", document="Port Example Statement")
        >>> workshop = Workshop(title="Migration and data", quotes=[quote])
        >>> advise(workshop, select=["quote-unattributed"])
        ()
    """
    for index, quote in enumerate(context.event.quotes):
        if quote.speaker is None and quote.document is None:
            message = "the quote names neither a speaker nor a document"
            yield Advice(f"/quotes/{index}/speaker", message, hint="name who said it")


@rule("quote-elided", severity="info")
def quote_elided(context: RuleContext) -> Iterator[Advice]:
    """Words were left out of a quote.

    Three dots, or four where a sentence ends, with spaces or without, stand for words that the page does not give. What
    is left may be two sentences of two occasions, and is not to be cited as one. The dots stay in the record; this
    points at them.

    Seen in the founding release ("are significantly reduced…. A whole-of-government and whole-of-society approach"),
    and in 2 others of 60.

    Examples:
        >>> from migevents import Quote, Workshop, advise
        >>> quote = Quote(text="We count what is sent home…. Nobody counts the hours", document="Statement")
        >>> workshop = Workshop(title="Migration and data", quotes=[quote])
        >>> print(*advise(workshop, select=["quote-elided"]))
        /quotes/0/text: words were left out of the quote: "home…. Nobody" [quote-elided] (cite it with its dots)

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
            yield Advice(f"/quotes/{index}/text", message, preview(text), "cite it with its dots")


def _around(text: str, at: int) -> str:
    """Return the dots at a place, with the words before and behind them."""
    before, behind = text[max(0, at - _NEAR) : at], text[at : at + _NEAR]
    dots = len(behind) - len(behind.lstrip(".…] \xa0"))
    return (before.split()[-1:] or [""])[0] + behind[:dots].rstrip() + " ".join(["", *behind[dots:].split()[:1]])


_DOTS = re.compile(r"…|\.[ \xa0]?\.[ \xa0]?\.")
_NEAR = 20


@rule("quote-marks", severity="warning")
def quote_marks(context: RuleContext) -> Iterator[Advice]:
    """Quotation marks of the page were left in the text of a quote.

    The text of a quote is the words alone: whoever prints it sets marks around it, and would set two. A mark that opens
    and does not close, or closes and was never opened, is what is left where a quote of several paragraphs, or one with
    "she said" in the middle, was joined. Marks around a word inside of the quote belong to it, and are fine.

    Seen in real releases.

    Examples:
        >>> from migevents import Quote, Workshop, advise
        >>> quote = Quote(text="“Nobody should be left behind”", document="Statement")
        >>> workshop = Workshop(title="Migration and data", quotes=[quote])
        >>> print(*advise(workshop, select=["quote-marks"]))
        /quotes/0/text: quotation marks of the page are left in the text [quote-marks] (keep the words alone)

        >>> quote = Quote(text="“Nobody” is a word for somebody we know", document="Statement")
        >>> workshop = Workshop(title="Migration and data", quotes=[quote])
        >>> advise(workshop, select=["quote-marks"])
        ()
    """
    for index, quote in enumerate(context.event.quotes):
        if _has_marks_left(quote.text):
            message = "quotation marks of the page are left in the text"
            yield Advice(f"/quotes/{index}/text", message, preview(quote.text), "keep the words alone")


_MARKS = '“”„«»"'
# These are also apostrophes and the like, so that they count only around the whole.
_AROUND = ("\u2018\u2019", "''", "\u2039\u203a", "「」")


def _has_marks_left(text: str) -> bool:
    """Say whether marks stand around the whole text, or one has no partner."""
    if text[0] + text[-1] in _AROUND:
        return True
    marks = [letter for letter in text if letter in _MARKS] if any(mark in text for mark in _MARKS) else []
    if not marks:
        return False
    at_ends = [letter for letter in (text[0], text[-1]) if letter in _MARKS]
    if len(at_ends) == len(marks) or (marks[0], marks[-1]) == ("”", "“"):
        return True
    # An inch is written with the typed mark, so that is counted only where it stands at an end.
    return len(marks) % 2 == 1 and bool(at_ends or '"' not in marks)
