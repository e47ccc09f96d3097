"""The meaning of tokens in context: month or weekday, hour or day.

Strategy: a few passes over the tokens, each of which decides one question. Their order matters, because a name may
contain a weekday ("Sun City"), a label may introduce a time of day ("Start: 10:00"), and only the rest can be a date.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from migevents.date_parser.lexer import with_short_year
from migevents.date_parser.place_names import settle_names
from migevents.date_parser.tokens import (
    CONNECTORS,
    MONTHS,
    OPENINGS,
    WEEKDAYS,
    Numeric,
    ParseError,
    Token,
    TokenKind,
    kind_at,
    unrecognized,
)

Tokens = list[Token]


def disambiguate(tokens: Sequence[Token]) -> Tokens:
    """Return the tokens that matter, each with a single meaning.

    Raises:
        ParseError: A word is not recognized, or a number may be a day or an hour.
    """
    settled = list(tokens)
    for settle in (_settle_stops, settle_names, _settle_words, _settle_labels, _settle_clocks, _settle_brackets):
        settled = list(settle(settled))
    return settled


# --- Full stops -------------------------------------------------------------------------------------------------------

_ABBREVIATION = 5
"""The length of the longest abbreviation that ends in a full stop."""
_INITIAL = 3
_CUT_OFF = MONTHS | WEEKDAYS | {TokenKind.ARTICLE, TokenKind.ABOUT, TokenKind.PREPOSITION, TokenKind.VAGUE}


def _settle_stops(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens without stops of abbreviations and ordinals.

    Any other stop separates the text like a colon.
    """
    for index, token in enumerate(tokens):
        if token.kind is not TokenKind.STOP:
            yield token
        elif not _is_idle_stop(tokens, index):
            yield attrs.evolve(token, kind=TokenKind.COLON)


def _is_idle_stop(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a stop is at the end or only marks an abbreviation.

    It may also mark an ordinal, or precede a dash.
    """
    following = kind_at(tokens, index + 1)
    if following in {None, TokenKind.DASH, TokenKind.STOP, TokenKind.COMMA, TokenKind.CLOSE} or not index:
        return True
    before = tokens[index - 1]
    if before.kind is TokenKind.NUMBER:
        return following in MONTHS
    if before.kind is TokenKind.NAME:
        return len(before.text) < _INITIAL and following is TokenKind.NAME
    return before.kind in _CUT_OFF and len(before.text) <= _ABBREVIATION and following is not TokenKind.NAME


# --- Words with two meanings ------------------------------------------------------------------------------------------


def _settle_words(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens; an ambiguous one gets its meaning here."""
    kinds = {token.kind for token in tokens}
    has_date = TokenKind.NUMERIC in kinds or {TokenKind.NUMBER, TokenKind.YEAR} <= kinds
    skip = 0
    for index, token in enumerate(tokens):
        if skip:
            skip -= 1
        elif token.kind in MONTHS and token.weekday is not None:
            yield attrs.evolve(token, kind=TokenKind.WEEKDAY if _is_weekday(tokens, index) else TokenKind.MONTH)
        elif token.kind is TokenKind.FOREIGN_WEEKDAY:
            yield attrs.evolve(token, kind=TokenKind.WEEKDAY if has_date else TokenKind.UNKNOWN)
        elif token.kind is TokenKind.AGO or kind_at(tokens, index + 1) is TokenKind.AGO:
            ago, skip = _ago(tokens, index)
            yield ago
        elif token.kind is TokenKind.SLASH:
            is_join = kind_at(tokens, index - 1) in MONTHS and kind_at(tokens, index + 1) in MONTHS | {TokenKind.NUMBER}
            yield token if is_join else attrs.evolve(token, kind=TokenKind.COMMA)
        elif token.kind in {TokenKind.NUMERIC, TokenKind.UNKNOWN} and (days := _touching_days(tokens, index)):
            yield from days
        elif (numeric := _with_short_year(tokens, index)) is not None:
            yield numeric
            skip = 2
        else:
            yield token


def _is_weekday(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a full date beside the word makes it a weekday."""
    before = [token for token in tokens[:index] if token.kind not in {TokenKind.COMMA, TokenKind.OPEN}]
    after = [token for token in tokens[index + 1 :] if token.kind is not TokenKind.ARTICLE]
    if [token.kind for token in after[:1]] == [TokenKind.COMMA]:
        del after[0]
    if [token.kind for token in after[:1]] == [TokenKind.NUMBER] and any(token.kind in MONTHS for token in after[1:2]):
        return True
    # Without a year, "Mar 6/7" may also be two days of March.
    beside = (*before[-1:], *after[:1])
    return any(token.numeric is not None and (token.numeric.year or token.numeric.candidates) for token in beside)


def _ago(tokens: Sequence[Token], index: int) -> tuple[Token, int]:
    """Return "two days ago" as one token, and how many tokens follow in it.

    "Il y a deux jours" is read in the same way.
    """
    token, other = tokens[index], tokens[index + 1] if index + 1 < len(tokens) else None
    length = token if token.kind is TokenKind.LENGTH else other
    if (
        other is None
        or length is None
        or length.kind is not TokenKind.LENGTH
        or TokenKind.AGO not in (token.kind, other.kind)
    ):
        return attrs.evolve(token, kind=TokenKind.VAGUE if token.kind is TokenKind.AGO else token.kind), 0
    return Token(TokenKind.RELATIVE, f"{token.text} {other.text}", relative=f"days -{length.number}"), 1


def _touching_days(tokens: Sequence[Token], index: int) -> Tokens:
    """Return the days of "6/7 February" and "3-4-5 avril".

    The numbers are adjacent, with a month beside them.
    """
    token = tokens[index]
    digits = re.fullmatch("[0-9]{1,2}(?:([-/])[0-9]{1,2})(?:\\1[0-9]{1,2})?", token.text)
    if digits is None or (digits[1] == "-" and token.numeric is not None and not token.numeric.candidates):
        return []
    after = next((token.kind for token in tokens[index + 1 :] if token.kind is not TokenKind.ARTICLE), None)
    before = kind_at(tokens, index - 1)
    if after not in MONTHS and before not in {TokenKind.MONTH, TokenKind.MONTH_OR_FOREIGN_WEEKDAY}:
        return []
    days = [int(number) for number in re.findall("[0-9]+", token.text)]
    if any(later - earlier != 1 for earlier, later in pairwise(days)):
        return []
    joined = [
        part for day in days for part in (Token(TokenKind.AND, "/"), Token(TokenKind.NUMBER, str(day), number=day))
    ]
    return joined[1:]


def _with_short_year(tokens: Sequence[Token], index: int) -> Token | None:
    """Return "15 Nov 18" as one date, unless its end belongs elsewhere."""
    if len(tokens) < index + 3:
        return None
    day, month, year = tokens[index : index + 3]
    if (day.kind, year.kind) != (TokenKind.NUMBER, TokenKind.NUMBER) or month.kind not in MONTHS:
        return None
    is_last = kind_at(tokens, index + 3) in {None, TokenKind.COMMA, TokenKind.CLOSE}
    if month.number is None or not is_last or not re.fullmatch("[0-9]{2}", year.text) or not day.text.isdigit():
        return None
    candidates = with_short_year(day.text, year.text, month=month.number)
    text = f"{day.text} {month.text} {year.text}"
    return Token(TokenKind.NUMERIC, text, numeric=Numeric(candidates=candidates)) if candidates else None


# --- Labels -----------------------------------------------------------------------------------------------------------

_LABELLED = frozenset(
    {TokenKind.FROM, TokenKind.TO, TokenKind.UNTIL, TokenKind.STARTS, TokenKind.ENDS, TokenKind.BOUND}
)
_SEPARATORS = frozenset({TokenKind.COMMA, TokenKind.COLON, TokenKind.DASH, TokenKind.AND})


def _settle_labels(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens with labels as "from" and "to".

    "Start date:" is "from", "End date:" is "to", and "by year-end" becomes its two parts.
    """
    kept: Tokens = []
    for index, token in enumerate(tokens):
        is_time = kind_at(tokens, index + 1) is TokenKind.CLOCK
        is_label = index + 1 < len(tokens) and tokens[index + 1].text == ":"
        if token.text == ":" and kept and kept[-1].kind in _LABELLED:
            continue
        if token.kind is TokenKind.STARTS:
            is_first = not any(each.kind is TokenKind.FROM for each in kept)
            kept.append(attrs.evolve(token, kind=TokenKind.FROM if is_first and not is_time else TokenKind.PROSE))
        elif token.kind is TokenKind.ENDS and is_time:
            kept.append(attrs.evolve(token, kind=TokenKind.PROSE))
        elif token.kind is TokenKind.ENDS or (token.kind is TokenKind.TO and is_label):
            while kept and kept[-1].kind in _SEPARATORS:
                kept.pop()
            kept.append(attrs.evolve(token, kind=TokenKind.UNTIL))
        elif _is_end_of_time(token):
            kept += _end_of_time(tokens, index)
        elif not (token.kind is TokenKind.DETERMINER and index and _is_end_of_time(tokens[index - 1])):
            kept.append(token)
    return iter(kept)


def _is_end_of_time(token: Token) -> bool:
    """Return whether a bound is the end of a relative week, month or year."""
    return token.kind is TokenKind.BOUND and (token.relative or "").startswith("end ")


def _end_of_time(tokens: Sequence[Token], index: int) -> Tokens:
    """Return the bound and its period: "d'ici la fin de la semaine"."""
    token = tokens[index]
    bound = attrs.evolve(token, relative="end")
    if kind_at(tokens, index + 1) is TokenKind.YEAR:  # "jusqu'à la fin de l'année 2023"
        return [bound]
    determiner, unit = (token.relative or "").split(" ")[1:]
    if kind_at(tokens, index + 1) is TokenKind.DETERMINER:
        determiner = tokens[index + 1].relative or determiner
    return [bound, Token(TokenKind.RELATIVE, token.text, relative=f"{determiner} {unit}")]


# --- Times of day -----------------------------------------------------------------------------------------------------

_LIMITS = frozenset({TokenKind.SINCE, TokenKind.UNTIL, TokenKind.BOUND})
_BEFORE_CLOCK = CONNECTORS | OPENINGS | {TokenKind.PREPOSITION, TokenKind.ARTICLE}


def _settle_clocks(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens without times of day and their connecting words."""
    kept: Tokens = []
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
                if kept[0].relative == "before":  # "before 5 pm on 15 May": that day is the last one
                    kept[0] = attrs.evolve(kept[0], relative="last")
                break
            bond = kept.pop()
            day_first = [each.kind for each in kept[-2:]] != [TokenKind.MONTH, TokenKind.NUMBER]
            if bond.kind in CONNECTORS and kept and kept[-1].kind is TokenKind.NUMBER and (day_first or has_hour):
                raise ParseError(f"{kept[-1].text!r} may be a day or a time of day")
        is_first = False
    return iter(kept)


_HOURS = frozenset(map(str, range(1, 13)))


def _ends_in_hour(tokens: Sequence[Token], clock: Token) -> bool:
    """Return whether the last token is the hour of a time of day in words.

    That is so in "12 noon", but not in "15th, in the morning" or "15 May (all day)".
    """
    if re.search("[0-9]", clock.text) or not tokens or tokens[-1].text not in _HOURS:
        return False
    before = tokens[-2].kind if tokens[:-1] else None
    if before is TokenKind.WEEKDAY:
        raise ParseError(f"{tokens[-1].text!r} may be a day or a time of day")
    return before is not TokenKind.MONTH


# --- Brackets ---------------------------------------------------------------------------------------------------------


def _settle_brackets(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens without idle brackets: "Geneva (IOM), 15 May 2018".

    Raises:
        ParseError: A word is not recognized.
    """
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.kind is TokenKind.UNKNOWN:
            raise unrecognized(token)
        closing = _end_of_idle_brackets(tokens, index) if token.kind is TokenKind.OPEN else None
        if closing is None:
            yield token
        elif closing > index + 1:
            yield Token(TokenKind.PROSE, "()")
        index = 1 + (index if closing is None else closing)


def _end_of_idle_brackets(tokens: Sequence[Token], start: int) -> int | None:
    """Return the end of brackets that contain only prose, if text follows."""
    for index in range(start + 1, len(tokens) - 1):
        if tokens[index].kind is TokenKind.CLOSE:
            return index
        if tokens[index].kind not in _IDLE:
            return None
    return None


_IDLE = frozenset({TokenKind.PROSE, TokenKind.COMMA, TokenKind.PREPOSITION})
