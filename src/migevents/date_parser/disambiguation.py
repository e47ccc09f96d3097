"""What words are beside others: a month or a weekday, the name of a place, the hour of a time of day."""

import re
from collections.abc import Iterator, Sequence

import attrs

from migevents.date_parser.tokens import CONNECTORS, OPENINGS, ParseError, Token, TokenKind


def settled(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the words that speak of dates, each as what it is here.

    Raises:
        ParseError: A word is not understood, or may be a day or an hour.
    """
    return list(_without_names(list(_without_clocks(list(_decided(tokens))))))


_MONTHS = frozenset({TokenKind.MONTH, TokenKind.MONTH_OR_WEEKDAY, TokenKind.MONTH_OR_FOREIGN_WEEKDAY})


def _decided(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the words, each that may be a month or a weekday as what it is here."""
    kinds = {token.kind for token in tokens}
    has_date = TokenKind.NUMERIC in kinds or {TokenKind.NUMBER, TokenKind.YEAR} <= kinds
    for index, token in enumerate(tokens):
        if token.kind in _MONTHS and token.weekday is not None:
            yield attrs.evolve(token, kind=TokenKind.WEEKDAY if _is_weekday(tokens, index) else TokenKind.MONTH)
        elif token.kind is TokenKind.FOREIGN_WEEKDAY:
            yield attrs.evolve(token, kind=TokenKind.WEEKDAY if has_date else TokenKind.UNKNOWN)
        elif token.numeric is not None and token.numeric.day_month_pair is not None and _are_two_days(tokens, index):
            one, other = token.numeric.day_month_pair
            yield from (_day(one), Token(TokenKind.AND, "/"), _day(other))
        else:
            yield token


def _is_weekday(tokens: Sequence[Token], index: int) -> bool:
    """Say whether a whole date stands beside the word, so that it is a weekday."""
    before = [token for token in tokens[:index] if token.kind not in {TokenKind.COMMA, TokenKind.OPEN}]
    after = [token for token in tokens[index + 1 :] if token.kind is not TokenKind.ARTICLE]
    if [token.kind for token in after[:1]] == [TokenKind.COMMA]:
        del after[0]
    if [token.kind for token in after[:1]] == [TokenKind.NUMBER] and any(token.kind in _MONTHS for token in after[1:2]):
        return True
    # Without a year, "Mar 6/7" may be two days of March as well.
    return any(token.numeric is not None and token.numeric.year is not None for token in (*before[-1:], *after[:1]))


def _are_two_days(tokens: Sequence[Token], index: int) -> bool:
    """Say whether two numbers are days that touch, of a month beside them: "6/7 February"."""
    numeric = tokens[index].numeric
    if numeric is None or numeric.day_month_pair is None or numeric.year is not None or "/" not in tokens[index].text:
        return False
    after = next((token.kind for token in tokens[index + 1 :] if token.kind is not TokenKind.ARTICLE), None)
    before = tokens[index - 1].kind if index else None
    has_month = after in _MONTHS or before in {TokenKind.MONTH, TokenKind.MONTH_OR_FOREIGN_WEEKDAY}
    return has_month and numeric.day_month_pair[1] - numeric.day_month_pair[0] == 1


def _day(number: int) -> Token:
    return Token(TokenKind.NUMBER, str(number), number=number)


_LIMITS = frozenset({TokenKind.SINCE, TokenKind.UNTIL})
_BEFORE_CLOCK = CONNECTORS | OPENINGS | {TokenKind.PREPOSITION, TokenKind.ARTICLE}


def _without_clocks(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the words without the times of day, and without what binds those to a date."""
    kept: list[Token] = []
    is_first = True
    for token in tokens:
        if token.kind is not TokenKind.CLOCK:
            kept.append(token)
            continue
        has_hour = _ends_in_hour(kept, token)
        if has_hour:
            kept.pop()
        while kept and kept[-1].kind in _BEFORE_CLOCK:
            if is_first and len(kept) == 1 and kept[0].kind in _LIMITS:
                break  # "until 5 pm on 15 May": until that day
            bond = kept.pop()
            day_first = [each.kind for each in kept[-2:]] != [TokenKind.MONTH, TokenKind.NUMBER]
            if bond.kind in CONNECTORS and kept and kept[-1].kind is TokenKind.NUMBER and (day_first or has_hour):
                raise ParseError(f"{kept[-1].text!r} may be a day or a time of day")
        is_first = False
    return iter(kept)


_HOURS = frozenset(map(str, range(1, 13)))


def _ends_in_hour(tokens: Sequence[Token], clock: Token) -> bool:
    """Say whether the last word is the hour of a time of day in words: "12 noon", and not "15th, in the morning"."""
    if re.search("[0-9]", clock.text) or not tokens or tokens[-1].text not in _HOURS:
        return False
    before = tokens[-2].kind if tokens[:-1] else None
    if before is TokenKind.WEEKDAY:
        raise ParseError(f"{tokens[-1].text!r} may be a day or a time of day")
    return before is not TokenKind.MONTH


_AFTER_NAME = frozenset(
    {
        None,
        TokenKind.COMMA,
        TokenKind.DASH,
        TokenKind.OPEN,
        TokenKind.CLOSE,
        TokenKind.PREPOSITION,
        TokenKind.TO_OR_AT,
        TokenKind.PROSE,
    }
)
_BEFORE_NAME = frozenset(
    {None, TokenKind.COMMA, TokenKind.DASH, TokenKind.OPEN, TokenKind.CLOSE, TokenKind.COLON, TokenKind.PROSE}
)
_SHORT = 3


def _without_names(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the words, each name of a place as prose: "Cairo, 28 November 2016", "in Addis Ababa on 5 May".

    A comma, a dash, a bracket or a preposition has to set a name off. What stands right before a date may change it.
    """
    index = 0
    while index < len(tokens):
        token, end = tokens[index], _end_of_name(tokens, index)
        if token.kind is TokenKind.UNKNOWN or (end > index and not _is_set_off(tokens, index, end)):
            raise not_understood(token)
        yield attrs.evolve(token, kind=TokenKind.PROSE) if end > index else token
        index = max(end, index + 1)


def _end_of_name(tokens: Sequence[Token], start: int) -> int:
    """Return where the name ends that starts here, which may be "Dar es Salaam"; the same place, if none does."""
    end = start
    while end < len(tokens) and tokens[end].kind is TokenKind.NAME:
        end += 1
        if [token.kind for token in tokens[end + 1 : end + 2]] == [TokenKind.NAME] and _is_inside_name(tokens[end]):
            end += 1
    return end


def _is_inside_name(token: Token) -> bool:
    """Say whether a word may stand inside of a name: a short one, as in "Dar es Salaam"."""
    is_short = token.kind is TokenKind.UNKNOWN and token.text.isalpha() and len(token.text) <= _SHORT
    return is_short or token.kind in {TokenKind.ARTICLE, TokenKind.AND}


def _is_set_off(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Say whether a name is set off from what stands around it."""
    before = next((token.kind for token in reversed(tokens[:start]) if token.kind is not TokenKind.ARTICLE), None)
    after = tokens[end].kind if end < len(tokens) else None
    if before in {TokenKind.PREPOSITION, TokenKind.TO_OR_AT}:
        return after not in {TokenKind.NUMBER, TokenKind.YEAR}
    return before in _BEFORE_NAME and after in _AFTER_NAME


def not_understood(token: Token) -> ParseError:
    """Return what to raise for a word that is none of the language."""
    if re.fullmatch("[0-9]{1,2}([-/.][0-9]{1,2}){2}", token.text):
        return ParseError(f"{token.text!r} has no year of four digits")
    return ParseError(f"{token.text!r} is not understood")
