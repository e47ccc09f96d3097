"""Names of places, and whether they are set off from the date.

Strategy: a run of capitalized words with at least one unrecognized word is a name, with the small words
inside it. It is accepted only if a sign or a preposition sets it off, or a complete date follows, and if it is not a
word that changes a date in some language.
"""

import re
from collections.abc import Iterator, Sequence

import attrs

from migevents.date_parser.lexicon import ERAS, NO_PLACES, NUMBERED, PERSIAN_ERA, RETRACTING
from migevents.date_parser.tokens import DATED, MONTHS, WEEKDAYS, ParseError, Token, TokenKind, kind_at, unrecognized

_AROUND_NAME = frozenset(
    {None, TokenKind.COMMA, TokenKind.DASH, TokenKind.SLASH, TokenKind.OPEN, TokenKind.CLOSE, TokenKind.PROSE}
)
_AFTER_NAME = _AROUND_NAME | {TokenKind.PREPOSITION, TokenKind.TO_OR_AT}
_BEFORE_NAME = _AROUND_NAME | {TokenKind.COLON}
_JOINABLE = MONTHS | WEEKDAYS
"""The words that a name may contain, if they have a capital letter: "Santo Domingo", "May Pen"."""
_SHORT = 3
_SMALL_WORDS = frozenset({"upon", "sobre"})
"""The words of more than three letters inside names: "Newcastle upon Tyne"."""
_PLACES = frozenset({"City", "CITY"})
"""The words of the lexicon that end a name."""


def settle_names(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens with place names as prose: "Cairo, 28 May 2016".

    A comma, a dash, a bracket or a preposition has to set a name off, or a whole date has to follow it ("Lyon 3 mai").
    A word right before a date may change it.
    """
    index = 0
    while index < len(tokens):
        start, end = _name_at(tokens, index)
        if end == index:
            yield attrs.evolve(tokens[index], kind=TokenKind.PROSE) if _is_by_whom(tokens, index) else tokens[index]
            index += 1
            continue
        _check_name(tokens, start, end)
        yield Token(TokenKind.PROSE, " ".join(token.text for token in tokens[start:end]))
        index = end


def _is_by_whom(tokens: Sequence[Token], index: int) -> bool:
    """Return whether "by" names an agent: "organized by the IOM"."""
    following = index + 2 if kind_at(tokens, index + 1) is TokenKind.ARTICLE else index + 1
    return _is_by(tokens[index]) and kind_at(tokens, following) is TokenKind.NAME


def _is_by(token: Token) -> bool:
    return token.kind is TokenKind.BOUND and token.text.lower() == "by"


def _name_at(tokens: Sequence[Token], start: int) -> tuple[int, int]:
    """Return the start and end of a name that starts here; equal if none."""
    if _is_country_code(tokens, start):
        return start, start + 1
    end, has_name = start, False
    while end < len(tokens):
        if tokens[end].kind is TokenKind.NAME or (end > start and tokens[end].text in _PLACES):
            has_name = True
        elif not _may_join(tokens, start, end):
            break
        end += 1
    while end > start and not _may_end(tokens, end):
        end -= 1
    return start, end if has_name and end > start else start


def _is_country_code(tokens: Sequence[Token], index: int) -> bool:
    """Return whether the word is a country code in brackets: "Minsk (BY)"."""
    is_code = re.fullmatch("[A-Z]{2}", tokens[index].text) is not None
    in_brackets = kind_at(tokens, index - 1) is TokenKind.OPEN and kind_at(tokens, index + 1) is TokenKind.CLOSE
    return is_code and in_brackets and kind_at(tokens, index - 2) in {TokenKind.NAME, TokenKind.PROSE}


def _may_join(tokens: Sequence[Token], start: int, index: int) -> bool:
    """Return whether the word may continue a name, or begin one."""
    token = tokens[index]
    is_capital = token.text[:1].isupper()
    if is_capital and (token.kind in _JOINABLE or (token.kind is TokenKind.VAGUE and token.number is not None)):
        return index > start or _leads_name(tokens, index)
    if is_capital and token.kind is TokenKind.DETERMINER:
        return index > start and kind_at(tokens, index + 1) not in DATED
    words = token.text.split()
    if index == start or not all(map(str.isalpha, words)):
        return token.text == "'" and index > start
    is_small = not is_capital and all(len(word) <= _SHORT or word in _SMALL_WORDS for word in words)
    inner = {TokenKind.UNKNOWN, TokenKind.FOREIGN_WEEKDAY, TokenKind.ARTICLE, TokenKind.AND, TokenKind.PREPOSITION}
    follows = tokens[index + 1] if index + 1 < len(tokens) else None
    return token.kind in inner and is_small and follows is not None and _is_capital_word(follows)


def _leads_name(tokens: Sequence[Token], index: int) -> bool:
    """Return whether the word begins a name: "May Pen", "Mar del Plata"."""
    following = index + 2 if kind_at(tokens, index + 1) is TokenKind.ARTICLE else index + 1
    is_name = kind_at(tokens, following) is TokenKind.NAME or (
        following == index + 1 and following < len(tokens) and tokens[following].text in _PLACES
    )
    return is_name and kind_at(tokens, index - 1) not in {TokenKind.NUMBER, TokenKind.MONTH}


def _is_capital_word(token: Token) -> bool:
    kinds = {TokenKind.NAME, TokenKind.DETERMINER} | _JOINABLE
    return token.kind in kinds and token.text[:1].isupper()


def _may_end(tokens: Sequence[Token], end: int) -> bool:
    """Return whether a name may end here.

    A month or a weekday at its end is more likely part of the date that follows.
    """
    last = tokens[end - 1]
    if last.kind in {TokenKind.NAME, TokenKind.PROSE}:
        return True
    if last.kind in {TokenKind.ARTICLE, TokenKind.AND, TokenKind.UNKNOWN, TokenKind.PREPOSITION}:
        return False
    if last.kind is TokenKind.WEEKDAY and last.weekday is not None and _is_english(last):
        return False
    return kind_at(tokens, end) in _AFTER_NAME | {TokenKind.ARTICLE}


def _is_english(token: Token) -> bool:
    """Return whether it is an English weekday, which is capitalized."""
    return token.text.lower().endswith("day")


def _check_name(tokens: Sequence[Token], start: int, end: int) -> None:
    """Reject a name that is not set off, and words that are not a name."""
    for token in tokens[start:end]:
        if token.kind is TokenKind.NAME and token.text.lower() in NO_PLACES:
            raise unrecognized(token)
        if token.kind is TokenKind.NAME and RETRACTING.match(token.text.lower()):
            raise ParseError(f"{token.text!r} may negate the date")
    year = _year_before(tokens, start)
    if year is not None and (tokens[start].text in ERAS or (tokens[start].text == PERSIAN_ERA and year < _OUR_TIME)):
        raise ParseError(f"{tokens[start].text!r} counts years in another calendar")
    if not _is_set_off(tokens, start, end):
        raise unrecognized(next(token for token in tokens[start:end] if token.kind is TokenKind.NAME))


_OUR_TIME = 1900


def _year_before(tokens: Sequence[Token], start: int) -> int | None:
    """Return the year right before the name, or before its bracket."""
    index = start - 1
    while kind_at(tokens, index) in {TokenKind.OPEN, TokenKind.COMMA}:
        index -= 1
    token = tokens[index] if index >= 0 else None
    if token is None or token.kind not in {TokenKind.YEAR, TokenKind.NUMERIC}:
        return None
    return token.number if token.numeric is None else token.numeric.year


def _is_set_off(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Return whether a name is set off from the text around it."""
    index = start - 1
    while kind_at(tokens, index) is TokenKind.ARTICLE:
        index -= 1
    before, after = kind_at(tokens, index), kind_at(tokens, end)
    words = [token.text.lower() for token in tokens[start:end]]
    is_numbered = bool(NUMBERED.intersection(words))
    if after is TokenKind.COLON:
        return before in _BEFORE_NAME and tokens[end].text == "."
    if before in {TokenKind.PREPOSITION, TokenKind.TO_OR_AT} or (before is TokenKind.BOUND and _is_by(tokens[index])):
        return after not in {TokenKind.NUMBER, TokenKind.YEAR} or (not is_numbered and _has_date_at(tokens, end))
    if before is TokenKind.YEAR:
        return after in _AFTER_NAME and _has_month_before(tokens, index) and len(tokens[start].text) >= _SHORT
    if before not in _BEFORE_NAME:
        return False
    return after in _AFTER_NAME or (not is_numbered and _has_date_at(tokens, end))


_AHEAD = 8


def _has_month_before(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a year belongs to a date, not to "the 2030 Agenda"."""
    return any(token.kind in MONTHS for token in tokens[max(index - _AHEAD, 0) : index])


def _has_date_at(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a day with its month begins here, not a count."""
    ahead = []
    for token in tokens[index : index + _AHEAD]:
        if token.kind is TokenKind.COMMA and TokenKind.WEEKDAY not in ahead:
            break
        ahead.append(token.kind)
    if not ahead or ahead[0] not in DATED - {TokenKind.YEAR} | {TokenKind.FROM, TokenKind.ARTICLE}:
        return False
    if TokenKind.NUMERIC in ahead:
        numeric = tokens[index + ahead.index(TokenKind.NUMERIC)].numeric
        return numeric is not None and (numeric.year is not None or numeric.month is not None)
    return TokenKind.NUMBER in ahead and bool(MONTHS.intersection(ahead))
