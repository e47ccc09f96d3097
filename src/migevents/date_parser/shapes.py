"""Which parts of running text look like dates, before parsing.

Every number must belong to the date.
"""

import re
from collections.abc import Sequence

import attrs

from migevents.date_parser.passages import Word
from migevents.date_parser.tokens import MONTHS, OPENINGS, UNITS, TokenKind

ANCHORS = MONTHS | {TokenKind.YEAR, TokenKind.WEEKDAY, TokenKind.NUMERIC, TokenKind.RELATIVE}
FIRSTS = (
    ANCHORS
    | OPENINGS
    | {TokenKind.NUMBER, TokenKind.DETERMINER, TokenKind.UNTIL, TokenKind.PREPOSITION, TokenKind.ABOUT}
    | {TokenKind.ARTICLE, TokenKind.TO_OR_AT, TokenKind.FOREIGN_WEEKDAY}
)
LASTS = ANCHORS | {TokenKind.NUMBER, TokenKind.ONWARD, TokenKind.CLOSE, TokenKind.DETERMINER}
INSIDE = (
    FIRSTS | LASTS | {TokenKind.TO, TokenKind.AND, TokenKind.DASH, TokenKind.COMMA, TokenKind.OPEN, TokenKind.CLOCK}
)


@attrs.frozen
class Run:
    """A run of words, and its surroundings."""

    text: str
    places: Sequence[int]
    words: Sequence[Word]
    start: int
    end: int


_LEADING_ARTICLES = frozenset({"le", "el", "los", "del", "du", "les", "o", "os", "el día", "los días", "the"})


def may_be_date(run: Run, start: int, end: int) -> bool:  # noqa: PLR0911  # one for each way not to be a date
    """Return whether part of a run looks like a date, before parsing."""
    words = run.words[start:end]
    kinds = [word.token.kind for word in words]
    if kinds[-1] not in LASTS or not ANCHORS & set(kinds) or not _is_whole(run, start, end):
        return False
    if kinds.count(TokenKind.OPEN) != kinds.count(TokenKind.CLOSE):
        return False
    if words[-1].token.text.endswith(("'s", "’s")):  # "today's world" is about the present, not a day
        return False
    if kinds[0] is TokenKind.ARTICLE and run.words[start].token.text.lower() not in _LEADING_ARTICLES:
        return False
    if max(map(kinds.count, _COUNTED_KINDS)) > _MOST_OF_A_KIND:
        return False
    if any(_is_torn(words, index) for index in range(1, len(words))):
        return False
    return _ends_well(run, start, end)


_COUNTED_KINDS = (TokenKind.MONTH, TokenKind.WEEKDAY, TokenKind.YEAR, TokenKind.NUMERIC)
_MOST_OF_A_KIND = 3


def _is_whole(run: Run, start: int, end: int) -> bool:
    """Return whether no match is cut, and no letter or digit is adjacent."""
    first, last = run.words[start], run.words[end - 1]
    if start and run.words[start - 1].start == first.start:
        return False
    if end < len(run.words) and run.words[end].start == last.start:
        return False
    following = [word.token.kind for word in run.words[end : end + 2]]
    is_cut = following[:1] == [TokenKind.YEAR] or following == [TokenKind.ARTICLE, TokenKind.YEAR]  # "mayo de 2018"
    if is_cut and last.token.kind in {TokenKind.MONTH, TokenKind.NUMBER}:
        return False
    before, after = run.text[max(first.start - 1, 0) : first.start], run.text[last.end : last.end + 2]
    if before and (before.isalnum() or before in "/@#+_=$€£№.-"):
        return False
    is_clock = end < len(run.words) and run.words[end].token.kind is TokenKind.CLOCK
    return is_clock or last.token.kind is TokenKind.CLOSE or not _CONTINUED.match(after)


_CONTINUED = re.compile(r"[\w@/%$€+#=]|[-.,:'’]\w")


_DAY_JOINTS = frozenset({TokenKind.COMMA, TokenKind.AND, TokenKind.DASH, TokenKind.TO, TokenKind.TO_OR_AT})


def _is_torn(words: Sequence[Word], index: int) -> bool:
    """Return whether adjacent words are unrelated: "in 2018 24 officials"."""
    token, before = words[index].token, words[index - 1].token
    if token.kind in UNITS and before.kind in UNITS:
        is_third = index > 1 and words[index - 2].token.kind is token.kind
        return is_third or (before.kind, token.kind) not in _NEIGHBOURS
    if token.kind is TokenKind.COMMA and before.kind is TokenKind.NUMBER and index == 1:
        following = words[index + 1].token.kind if index + 1 < len(words) else None
        return following is TokenKind.MONTH  # "at the age of 24, May 2018"
    return False


_NEIGHBOURS = frozenset(
    {
        (TokenKind.NUMBER, TokenKind.MONTH),
        (TokenKind.NUMBER, TokenKind.YEAR),
        (TokenKind.MONTH, TokenKind.NUMBER),
        (TokenKind.MONTH, TokenKind.YEAR),
        (TokenKind.YEAR, TokenKind.MONTH),
        (TokenKind.NUMERIC, TokenKind.MONTH),
        (TokenKind.MONTH, TokenKind.NUMERIC),
        (TokenKind.NUMERIC, TokenKind.YEAR),
    }
)
"""Kinds that may be adjacent in one date: "6/7 February 2018"."""


def _ends_well(run: Run, start: int, end: int) -> bool:
    """Return whether a last number is a day or a year, not a count."""
    last = run.words[end - 1]
    if last.token.kind is TokenKind.YEAR:
        is_round = int(last.token.text) % 50 == 0
        return not (is_round and _NOUN_IN_PLURAL.match(run.text, last.end))
    if last.token.kind is not TokenKind.NUMBER:
        return True
    before = run.words[end - 2]  # a number alone has no month beside it
    if before.token.kind is TokenKind.MONTH:
        return not (before.token.text.islower() and _COUNTED.match(run.text, last.end))
    return before.token.kind in _BEFORE_LAST_DAY and _is_last_day(run, start, end)


_BEFORE_LAST_DAY = _DAY_JOINTS | {TokenKind.ARTICLE, TokenKind.WEEKDAY, TokenKind.MONTH_OR_WEEKDAY}


def _is_last_day(run: Run, start: int, end: int) -> bool:
    """Return whether the number after a join is a day: "May 15-16".

    In "15 November 2018 – 24 officials" it is not.
    """
    words = run.words[start:end]
    joint = words[-2]
    before = words[-3].token.kind if words[:-2] else None
    if _COUNTED.match(run.text, words[-1].end):
        return False
    if joint.token.kind not in _DAY_JOINTS:
        return True
    if joint.token.kind is TokenKind.COMMA:
        return before in {TokenKind.WEEKDAY, TokenKind.MONTH_OR_WEEKDAY}
    return before in {TokenKind.NUMBER, TokenKind.MONTH}


_NOUN_IN_PLURAL = re.compile(r" (?:[a-zé]{3,15}s|people|men|women|persons|personnes)\b")
_COUNTED = re.compile(
    r" (?!(?:with|for|and|the|when|was|were|that|which|this|will)\b)[^\W\d_A-ZА-ЯÀ-Ý][^\W\d_]{2,15}\b"
)
