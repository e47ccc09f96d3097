"""What tokens mean beside each other: a month or a weekday, an hour or a day, the name of a place, a label.

Strategy: a few passes over the tokens, each of which settles one question and leaves the others alone. They are in this
order because a name may contain a weekday ("Sun City"), a label may introduce a time of day ("Start: 10:00"), and only
what is left then is a date.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from migevents.date_parser.lexer import with_short_year
from migevents.date_parser.lexicon import ERAS, NO_PLACES, NUMBERED, PERSIAN_ERA, RETRACTING
from migevents.date_parser.tokens import CONNECTORS, OPENINGS, Numeric, ParseError, Token, TokenKind

Tokens = list[Token]


def disambiguate(tokens: Sequence[Token]) -> Tokens:
    """Return the tokens that matter for the date, each with the one part that it plays here.

    Raises:
        ParseError: A word is not recognized, or a number may be a day or an hour.
    """
    settled = list(tokens)
    for settle in (_settle_stops, _settle_names, _settle_words, _settle_labels, _settle_clocks, _settle_brackets):
        settled = list(settle(settled))
    return settled


_MONTHS = frozenset({TokenKind.MONTH, TokenKind.MONTH_OR_WEEKDAY, TokenKind.MONTH_OR_FOREIGN_WEEKDAY})
_WEEKDAYS = frozenset({TokenKind.WEEKDAY, TokenKind.FOREIGN_WEEKDAY})
_DATED = _MONTHS | _WEEKDAYS | {TokenKind.NUMBER, TokenKind.YEAR, TokenKind.NUMERIC}


def _kind(tokens: Sequence[Token], index: int) -> TokenKind | None:
    """Return the kind of the token at a place; `None` outside of the text."""
    return tokens[index].kind if 0 <= index < len(tokens) else None


# --- Full stops -------------------------------------------------------------------------------------------------------

_ABBREVIATION = 5
"""The length of the longest abbreviation that ends in a full stop."""
_INITIAL = 3
_CUT_OFF = _MONTHS | _WEEKDAYS | {TokenKind.ARTICLE, TokenKind.ABOUT, TokenKind.PREPOSITION, TokenKind.VAGUE}


def _settle_stops(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens without the full stops of abbreviations and ordinals; any other parts the text like a colon."""
    for index, token in enumerate(tokens):
        if token.kind is not TokenKind.STOP:
            yield token
        elif not _is_idle_stop(tokens, index):
            yield attrs.evolve(token, kind=TokenKind.COLON)


def _is_idle_stop(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a full stop ends the text, an abbreviation or an ordinal, or precedes a dash."""
    following = _kind(tokens, index + 1)
    if following in {None, TokenKind.DASH, TokenKind.STOP, TokenKind.COMMA, TokenKind.CLOSE} or not index:
        return True
    before = tokens[index - 1]
    if before.kind is TokenKind.NUMBER:
        return following in _MONTHS
    if before.kind is TokenKind.NAME:
        return len(before.text) < _INITIAL and following is TokenKind.NAME
    return before.kind in _CUT_OFF and len(before.text) <= _ABBREVIATION and following is not TokenKind.NAME


# --- Names ------------------------------------------------------------------------------------------------------------

_AFTER_NAME = frozenset(
    {
        *(None, TokenKind.COMMA, TokenKind.DASH, TokenKind.SLASH, TokenKind.OPEN, TokenKind.CLOSE),
        *(TokenKind.PREPOSITION, TokenKind.TO_OR_AT, TokenKind.PROSE),
    }
)
_BEFORE_NAME = frozenset(
    {
        *(None, TokenKind.COMMA, TokenKind.DASH, TokenKind.SLASH, TokenKind.OPEN, TokenKind.CLOSE),
        *(TokenKind.COLON, TokenKind.PROSE),
    }
)
_JOINABLE = _MONTHS | _WEEKDAYS
"""The words that a name may contain, if they have a capital letter: "Santo Domingo", "May Pen"."""
_SHORT = 3
_PLACES = frozenset({"City", "CITY"})
"""The words of the lexicon that end a name."""


def _settle_names(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens, each name of a place as prose: "Cairo, 28 November 2016", "in Addis Ababa on 5 May".

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
    """Return whether "by" names who did something, and not the last day: "organized by the IOM"."""
    following = index + 2 if _kind(tokens, index + 1) is TokenKind.ARTICLE else index + 1
    return _is_by(tokens[index]) and _kind(tokens, following) is TokenKind.NAME


def _is_by(token: Token) -> bool:
    return token.kind is TokenKind.BOUND and token.text.lower() == "by"


def _name_at(tokens: Sequence[Token], start: int) -> tuple[int, int]:
    """Return where a name begins and ends that begins here; an empty span if none does."""
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
    """Return whether the word is a code in brackets after a name, whatever else it may mean: "Minsk (BY)"."""
    is_code = re.fullmatch("[A-Z]{2}", tokens[index].text) is not None
    in_brackets = _kind(tokens, index - 1) is TokenKind.OPEN and _kind(tokens, index + 1) is TokenKind.CLOSE
    return is_code and in_brackets and _kind(tokens, index - 2) in {TokenKind.NAME, TokenKind.PROSE}


def _may_join(tokens: Sequence[Token], start: int, index: int) -> bool:
    """Return whether the word may be part of a name that has begun, or begin one."""
    token = tokens[index]
    is_capital = token.text[:1].isupper()
    if is_capital and (token.kind in _JOINABLE or (token.kind is TokenKind.VAGUE and token.number is not None)):
        return index > start or _leads_name(tokens, index)
    if is_capital and token.kind is TokenKind.DETERMINER:
        return index > start and _kind(tokens, index + 1) not in _DATED
    if index == start or not token.text.isalpha():
        return token.text == "'" and index > start
    is_small = not is_capital and len(token.text) <= _SHORT
    inner = {TokenKind.UNKNOWN, TokenKind.FOREIGN_WEEKDAY, TokenKind.ARTICLE, TokenKind.AND, TokenKind.PREPOSITION}
    follows = tokens[index + 1] if index + 1 < len(tokens) else None
    return token.kind in inner and is_small and follows is not None and _is_capital_word(follows)


def _leads_name(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a name follows the word, so that it is the first of it: "May Pen", "Mar del Plata"."""
    following = index + 2 if _kind(tokens, index + 1) is TokenKind.ARTICLE else index + 1
    is_name = _kind(tokens, following) is TokenKind.NAME or (
        following == index + 1 and following < len(tokens) and tokens[following].text in _PLACES
    )
    return is_name and _kind(tokens, index - 1) not in {TokenKind.NUMBER, TokenKind.MONTH}


def _is_capital_word(token: Token) -> bool:
    kinds = {TokenKind.NAME, TokenKind.DETERMINER} | _JOINABLE
    return token.kind in kinds and token.text[:1].isupper()


def _may_end(tokens: Sequence[Token], end: int) -> bool:
    """Return whether a name may end here. A month or a weekday at its end is rather part of the date that follows."""
    last = tokens[end - 1]
    if last.kind in {TokenKind.NAME, TokenKind.PROSE}:
        return True
    if last.kind in {TokenKind.ARTICLE, TokenKind.AND, TokenKind.UNKNOWN, TokenKind.PREPOSITION}:
        return False
    if last.kind is TokenKind.WEEKDAY and last.weekday is not None and _is_english(last):
        return False
    return _kind(tokens, end) in _AFTER_NAME | {TokenKind.ARTICLE}


def _is_english(token: Token) -> bool:
    """Return whether it is a weekday of English, which has a capital letter everywhere."""
    return token.text.lower().endswith("day")


def _check_name(tokens: Sequence[Token], start: int, end: int) -> None:
    """Refuse a name that is not set off, and one that is none."""
    for token in tokens[start:end]:
        if token.kind is TokenKind.NAME and token.text.lower() in NO_PLACES:
            raise unrecognized(token)
        if token.kind is TokenKind.NAME and RETRACTING.match(token.text.lower()):
            raise ParseError(f"{token.text!r} may take the date back")
    year = _year_before(tokens, start)
    if year is not None and (tokens[start].text in ERAS or (tokens[start].text == PERSIAN_ERA and year < _OUR_TIME)):
        raise ParseError(f"{tokens[start].text!r} counts years in another calendar")
    if not _is_set_off(tokens, start, end):
        raise unrecognized(next(token for token in tokens[start:end] if token.kind is TokenKind.NAME))


_OUR_TIME = 1900


def _year_before(tokens: Sequence[Token], start: int) -> int | None:
    """Return the year right before the name, or before its bracket."""
    index = start - 1
    while _kind(tokens, index) in {TokenKind.OPEN, TokenKind.COMMA}:
        index -= 1
    token = tokens[index] if index >= 0 else None
    if token is None or token.kind not in {TokenKind.YEAR, TokenKind.NUMERIC}:
        return None
    return token.number if token.numeric is None else token.numeric.year


def _is_set_off(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Return whether a name is set off from the text around it."""
    index = start - 1
    while _kind(tokens, index) is TokenKind.ARTICLE:
        index -= 1
    before, after = _kind(tokens, index), _kind(tokens, end)
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
    """Return whether a year is part of a date, and not of a name: "the 2030 Agenda"."""
    return any(token.kind in _MONTHS for token in tokens[max(index - _AHEAD, 0) : index])


def _has_date_at(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a day with its month begins here, so that it is not the number of something."""
    ahead = []
    for token in tokens[index : index + _AHEAD]:
        if token.kind is TokenKind.COMMA and TokenKind.WEEKDAY not in ahead:
            break
        ahead.append(token.kind)
    if not ahead or ahead[0] not in _DATED - {TokenKind.YEAR} | {TokenKind.FROM, TokenKind.ARTICLE}:
        return False
    if TokenKind.NUMERIC in ahead:
        numeric = tokens[index + ahead.index(TokenKind.NUMERIC)].numeric
        return numeric is not None and (numeric.year is not None or numeric.month is not None)
    return TokenKind.NUMBER in ahead and bool(_MONTHS.intersection(ahead))


# --- Words with two meanings ------------------------------------------------------------------------------------------


def _settle_words(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens, each that may be two things as what it is here."""
    kinds = {token.kind for token in tokens}
    has_date = TokenKind.NUMERIC in kinds or {TokenKind.NUMBER, TokenKind.YEAR} <= kinds
    skip = 0
    for index, token in enumerate(tokens):
        if skip:
            skip -= 1
        elif token.kind in _MONTHS and token.weekday is not None:
            yield attrs.evolve(token, kind=TokenKind.WEEKDAY if _is_weekday(tokens, index) else TokenKind.MONTH)
        elif token.kind is TokenKind.FOREIGN_WEEKDAY:
            yield attrs.evolve(token, kind=TokenKind.WEEKDAY if has_date else TokenKind.UNKNOWN)
        elif token.kind is TokenKind.AGO or _kind(tokens, index + 1) is TokenKind.AGO:
            ago, skip = _ago(tokens, index)
            yield ago
        elif token.kind is TokenKind.SLASH:
            is_join = _kind(tokens, index - 1) in _MONTHS and _kind(tokens, index + 1) in _MONTHS | {TokenKind.NUMBER}
            yield token if is_join else attrs.evolve(token, kind=TokenKind.COMMA)
        elif token.kind in {TokenKind.NUMERIC, TokenKind.UNKNOWN} and (days := _touching_days(tokens, index)):
            yield from days
        elif (numeric := _with_short_year(tokens, index)) is not None:
            yield numeric
            skip = 2
        else:
            yield token


def _is_weekday(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a whole date is beside the word, so that it is a weekday."""
    before = [token for token in tokens[:index] if token.kind not in {TokenKind.COMMA, TokenKind.OPEN}]
    after = [token for token in tokens[index + 1 :] if token.kind is not TokenKind.ARTICLE]
    if [token.kind for token in after[:1]] == [TokenKind.COMMA]:
        del after[0]
    if [token.kind for token in after[:1]] == [TokenKind.NUMBER] and any(token.kind in _MONTHS for token in after[1:2]):
        return True
    # Without a year, "Mar 6/7" may be two days of March as well.
    beside = (*before[-1:], *after[:1])
    return any(token.numeric is not None and (token.numeric.year or token.numeric.candidates) for token in beside)


def _ago(tokens: Sequence[Token], index: int) -> tuple[Token, int]:
    """Return "two days ago" or "il y a deux jours" as one token, and how many tokens of it follow."""
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
    """Return the days of "6/7 February" and "3-4-5 avril": numbers that touch, with a month beside them."""
    token = tokens[index]
    digits = re.fullmatch("[0-9]{1,2}(?:([-/])[0-9]{1,2})(?:\\1[0-9]{1,2})?", token.text)
    if digits is None or (digits[1] == "-" and token.numeric is not None and not token.numeric.candidates):
        return []
    after = next((token.kind for token in tokens[index + 1 :] if token.kind is not TokenKind.ARTICLE), None)
    before = _kind(tokens, index - 1)
    if after not in _MONTHS and before not in {TokenKind.MONTH, TokenKind.MONTH_OR_FOREIGN_WEEKDAY}:
        return []
    days = [int(number) for number in re.findall("[0-9]+", token.text)]
    if any(later - earlier != 1 for earlier, later in pairwise(days)):
        return []
    joined = [
        part for day in days for part in (Token(TokenKind.AND, "/"), Token(TokenKind.NUMBER, str(day), number=day))
    ]
    return joined[1:]


def _with_short_year(tokens: Sequence[Token], index: int) -> Token | None:
    """Return "15 Nov 18" as one date, if nothing follows that makes the last number something else."""
    day, month, year = (*tokens[index : index + 3], None, None, None)[:3]
    if day is None or month is None or year is None:
        return None
    if (day.kind, year.kind) != (TokenKind.NUMBER, TokenKind.NUMBER) or month.kind not in _MONTHS:
        return None
    is_last = _kind(tokens, index + 3) in {None, TokenKind.COMMA, TokenKind.CLOSE}
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
_CLOCKS = frozenset({TokenKind.CLOCK})


def _settle_labels(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens with "Start date:" as "from", "End date:" as "to", and "by year-end" as its two parts."""
    kept: Tokens = []
    for index, token in enumerate(tokens):
        is_time = _kind(tokens, index + 1) is TokenKind.CLOCK
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
    """Return whether a bound is the end of a week, a month or a year that depends on the reference."""
    return token.kind is TokenKind.BOUND and (token.relative or "").startswith("end ")


def _end_of_time(tokens: Sequence[Token], index: int) -> Tokens:
    """Return the bound, and the time whose end it is: "d'ici la fin de la semaine prochaine"."""
    token = tokens[index]
    bound = attrs.evolve(token, relative="end")
    if _kind(tokens, index + 1) is TokenKind.YEAR:  # "jusqu'à la fin de l'année 2023"
        return [bound]
    determiner, unit = (token.relative or "").split(" ")[1:]
    if _kind(tokens, index + 1) is TokenKind.DETERMINER:
        determiner = tokens[index + 1].relative or determiner
    return [bound, Token(TokenKind.RELATIVE, token.text, relative=f"{determiner} {unit}")]


# --- Times of day -----------------------------------------------------------------------------------------------------

_LIMITS = frozenset({TokenKind.SINCE, TokenKind.UNTIL, TokenKind.BOUND})
_BEFORE_CLOCK = CONNECTORS | OPENINGS | {TokenKind.PREPOSITION, TokenKind.ARTICLE}


def _settle_clocks(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens without the times of day, and without what connects those with a date."""
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

    So it is in "12 noon", and not in "15th, in the morning" or "15 May (all day)".
    """
    if re.search("[0-9]", clock.text) or not tokens or tokens[-1].text not in _HOURS:
        return False
    before = tokens[-2].kind if tokens[:-1] else None
    if before is TokenKind.WEEKDAY:
        raise ParseError(f"{tokens[-1].text!r} may be a day or a time of day")
    return before is not TokenKind.MONTH


# --- Brackets ---------------------------------------------------------------------------------------------------------


def _settle_brackets(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens without brackets that do not affect the date: "Geneva (IOM), 15 November 2018".

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
    """Return where the brackets close that open here, if text follows them and only prose is between."""
    for index in range(start + 1, len(tokens) - 1):
        if tokens[index].kind is TokenKind.CLOSE:
            return index
        if tokens[index].kind not in _IDLE:
            return None
    return None


_IDLE = frozenset({TokenKind.PROSE, TokenKind.COMMA, TokenKind.PREPOSITION})


def unrecognized(token: Token) -> ParseError:
    """Return the error for a word that is not recognized."""
    if re.fullmatch("[0-9]{4}[-/–][0-9]{2}", token.text):
        return ParseError(f"the second year in {token.text!r} has two digits")
    if re.fullmatch("[0-9]{1,2}([-/.][0-9]{1,2}){2}|'[0-9]{2}", token.text):
        return ParseError(f"{token.text!r} has no year of four digits")
    text = token.text if len(token.text) <= _LONGEST else token.text[:_LONGEST] + "..."
    return ParseError(f"unrecognized word {text!r}")


_LONGEST = 40
