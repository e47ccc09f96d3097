"""Search for words, names, countries, languages, phones and addresses.

A finder takes a leaf and returns its places in the folded text, how they were found, and what is missing.
"""

import re
from collections.abc import Iterable, Iterator

import attrs

from migevents.date_parser.passages import detect_language
from migevents.evidence.fold import FoldedText, fold
from migevents.evidence.located import How, Span
from migevents.evidence.names import language_names


@attrs.frozen
class Match:
    """Places of a value in the folded text.

    Attributes:
        spans: The places.
        how: How it was found.
        missing: What is missing in the text, if the value is found only in part.
    """

    spans: tuple[Span, ...] = ()
    how: How = How.VERBATIM
    missing: str | None = None


NO_MATCH = Match()

# --- Words ------------------------------------------------------------------------------------------------------------

_EDGES = " \t\n.,;:!?'\"()[]-"
_HONORIFIC = re.compile(
    r"(?:(?:h\.? ?e\.?|hon\.?|honou?rable|excellency|his|her|mr|mrs|ms|miss|dr|prof|professor|sir|dame|amb"
    r"|ambassador|gen|col"
    r"|m|mme|mlle|monsieur|madame|s\.? ?e\.?(?: ?m)?|sr|sra|srta|don|doña|lic|ing|dra?|the|г-н|г-жа|господин"
    r"|госпожа)\.?,? +)+",
    re.IGNORECASE,
)


def find_words(text: FoldedText, value: str) -> Match:
    """Find a value word for word, or in parts around an attribution.

    Punctuation at its ends is ignored.
    """
    spans = tuple(text.find_folded(value))
    bare = fold(value).strip(_EDGES)
    if not spans:
        spans = tuple(text.find_folded(bare))
    if not spans:
        spans = tuple(_in_pieces(text, value))
    if spans:
        return Match(spans)
    capitals = tuple(text.find_folded(bare, ignore_case=True))
    return Match(capitals, missing="capital letters differ") if capitals else NO_MATCH


_FURTHEST = 400
"""The most characters between two pieces of a quote, for the attribution."""
_FEWEST_WORDS = 2
_PIECE = re.compile(r"[^.!?,;:…\n-]+(?:[.!?,;:…\n-]+|$)")


def _in_pieces(text: FoldedText, value: str) -> Iterator[Span]:
    """Yield the parts of a value that the text interrupts, or none.

    An example is "We came," she said, "and we saw".
    """
    folded = fold(value)
    ends = [*(found.end() for found in _PIECE.finditer(folded)), len(folded)]
    spans: list[Span] = []
    start, number = 0, 0
    while start < len(folded):
        shortest = next((at for at in range(number, len(ends)) if _is_enough(folded[start : ends[at]], spans)), None)
        if shortest is None:
            return
        span, last = _longest_piece(text, folded, start, ends[shortest:], spans)
        if span is None:
            return
        spans.append(span)
        number = shortest + last + 1
        start = ends[number - 1]
    if len(spans) > 1:
        yield from spans


def _is_enough(piece: str, before: list[Span]) -> bool:
    """Return whether a piece has enough words to be searched for."""
    return len(piece.strip(_EDGES).split()) >= (1 if before else _FEWEST_WORDS)


def _longest_piece(
    text: FoldedText, folded: str, start: int, ends: list[int], before: list[Span]
) -> tuple[Span | None, int]:
    """Return the place of the longest piece in the text, and its index.

    If the text has a piece, it has every shorter one too, so the length is doubled until the text does not have it. To
    try all lengths would take quadratic time.
    """
    longest, number, step = None, -1, 1
    while step:
        span = None
        if number + step < len(ends):
            span = _place(text, folded[start : ends[number + step]], before)
        if span is None:
            step //= 2
        else:
            longest, number, step = span, number + step, step * 2
    return longest, number


def _place(text: FoldedText, piece: str, before: list[Span]) -> Span | None:
    """Return the place of a piece after the previous one."""
    end = before[-1][1] if before else 0
    span = next(text.find_folded(piece.strip(_EDGES), start=max(end - 1, 0)), None)
    return None if span is None or (before and span[0] - end > _FURTHEST) else span


def find_name(text: FoldedText, value: str) -> Match:
    """Find the name of a person; without its honorific, it is found in part."""
    finding = find_words(text, value)
    bare = _HONORIFIC.sub("", value, count=1) if _HONORIFIC.match(value) else value
    if finding.spans or bare == value or not bare.strip():
        return finding
    spans = find_words(text, bare).spans
    return Match(spans, missing="the honorific") if spans else NO_MATCH


# --- Languages --------------------------------------------------------------------------------------------------------


def find_language(text: FoldedText, value: str) -> Match:
    """Find a language by any of its names."""
    spans = [span for name in language_names(value) for span in text.find_folded(name)]
    return Match(tuple(sorted(spans)), How.READ)


def find_language_of_text(text: FoldedText, value: str) -> Match:
    """Find the language of the text; its place is the first line with words."""
    if detect_language(text.original) != value.lower().split("-")[0]:
        return NO_MATCH
    line = re.search(r"\S[^\n]*", text.text)
    return Match((line.span(),) if line else (), How.DERIVED)


# --- Phones and addresses ---------------------------------------------------------------------------------------------

_PRINTED_NUMBER = re.compile(r"[0-9+(][0-9+()./ \t-]{4,60}")
_EXTENSION = re.compile(r"[\s,;]{0,4}(?:ext(?:ension)?\b\.?|x|poste|доб\.?)[\s=:.]{0,3}([0-9]{1,10})", re.IGNORECASE)
_NATIONAL_DIGITS = 7


def find_phone(text: FoldedText, value: str) -> Match:
    """Find a phone number by its digits, with any signs between them."""
    number, _, extension = value.removeprefix("tel:").partition(";ext=")
    digits = re.sub(r"\D", "", number)
    spans = tuple(_with_extension(text, _digits_in(text, digits), extension)) if digits else ()
    if spans or len(digits) < _NATIONAL_DIGITS + 1:
        return Match(spans, How.READ)
    national = (
        span for cut in (1, 2, 3) for span in _digits_in(text, digits[cut:]) if len(digits) - cut >= _NATIONAL_DIGITS
    )
    found = tuple(_with_extension(text, national, extension))
    return Match(found, How.READ, "the country code") if found else NO_MATCH


def _digits_in(text: FoldedText, digits: str) -> Iterator[Span]:
    """Yield the places of printed numbers with exactly these digits.

    The digits may also be the beginning or the end of a number, at a separator.
    """
    for cluster in _PRINTED_NUMBER.finditer(text.text):
        printed = cluster[0].replace("(0)", "   ")
        places = [place for place, sign in enumerate(printed) if sign.isdigit()]
        at = "".join(printed[place] for place in places).find(digits)
        if at < 0:
            continue
        first, last = places[at], places[at + len(digits) - 1]
        touches = printed[first - 1 : first].isdigit() or printed[last + 1 : last + 2].isdigit()
        is_abroad = re.search("(?<![0-9])00 ?$", printed[:first]) is not None
        is_led_by_zero = printed[first - 1 : first] == "0" and not printed[max(first - 2, 0) : first - 1].strip(" (")
        if not touches or is_led_by_zero or is_abroad:
            first -= printed[first - 1 : first] in {"+", "("}
            yield cluster.start() + first, cluster.start() + last + 1


def _with_extension(text: FoldedText, spans: Iterable[Span], extension: str) -> Iterator[Span]:
    """Yield the places, with the extension after them if there is one."""
    for start, end in spans:
        if not extension:
            yield start, end
            continue
        found = _EXTENSION.match(text.text, end)
        if found and found[1] == extension:
            yield start, found.end()


def find_email(text: FoldedText, value: str) -> Match:
    """Find an e-mail address in any case, also with "[at]" for the sign."""
    spans = tuple(text.find_folded(value, ignore_case=True))
    if spans:
        return Match(spans)
    name, _, domain = re.escape(fold(value).lower()).partition("@")
    dots = domain.replace(r"\.", r"(?:\.|\s?[\[(]dot[\])]\s?)")
    masked = re.compile(rf"(?<!\w){name}\s?(?:[\[(]\s?(?:at|arroba|a)\s?[\])]|@)\s?{dots}(?!\w)")
    return Match(tuple(found.span() for found in masked.finditer(text.lower)), How.READ)


def find_url(text: FoldedText, value: str) -> Match:
    """Find a web address, with or without scheme and final slash."""
    bare = re.sub(r"^https?://(?:www\.)?", "", value, flags=re.IGNORECASE).rstrip("/")
    for form in (value, bare):
        spans = tuple(span for span in text.find_folded(form, ignore_case=True) if _ends_address(text.text, span[1]))
        if spans:
            return Match(spans)
    return NO_MATCH


def _ends_address(text: str, end: int) -> bool:
    """Return whether an address ends at a space, or at a stop before one."""
    return re.match(r"/?[.,;:)\]'>]*(?:\s|$)", text[end : end + 8]) is not None


def has_host(text: FoldedText, url: str) -> bool:
    """Return whether a text has an address with the same host."""
    host, _, path = re.sub(r"^\w+://(?:www\.)?", "", url.lower()).partition("/")
    return bool(host) and (host in text.lower or (bool(path.strip("/")) and fold(path) in text.lower))
