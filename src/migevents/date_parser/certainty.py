"""Which dates in running text are certain.

Ratios, verbs, numbers of decrees and parts of names only look like dates.
"""

import re

from migevents.date_parser.passages import word_set
from migevents.date_parser.shapes import Run
from migevents.date_parser.tokens import MONTHS, OPENINGS, POSSIBLE_WEEKDAYS, UNITS, Token, TokenKind

_LEADING = OPENINGS - {TokenKind.BOUND} | {TokenKind.UNTIL, TokenKind.TO_OR_AT, TokenKind.PREPOSITION}
_LEADING |= {TokenKind.DETERMINER, TokenKind.ABOUT}
_NO_BARE_WEEKDAYS = word_set("среда|среды|среде|segunda|terça|terca|quarta|quinta|sexta")
_SHORTEST_WEEKDAY = len("lundi")
_YEARS = range(1800, 2200)


def is_certain(run: Run, start: int, end: int) -> bool:
    """Return whether text that reads as a date certainly is one."""
    if _is_street(run, start, end):
        return False
    words = run.words[start:end]
    kinds = {word.token.kind for word in words}
    tokens = [word.token for word in words]
    if any(token.kind is TokenKind.YEAR and int(token.text) not in _YEARS for token in tokens):
        return False
    if any(token.numeric and token.numeric.year and token.numeric.year not in _YEARS for token in tokens):
        return False
    checks = (
        (MONTHS, _is_certain_month),
        (frozenset({TokenKind.NUMERIC}), _are_certain_numbers),
        (frozenset({TokenKind.RELATIVE}), _is_certain_relative),
        (POSSIBLE_WEEKDAYS, _is_certain_weekday),
    )
    check = next((check for wanted, check in checks if kinds & wanted), _is_certain_year)
    return check(run, start, end)


_STREET = re.compile(
    r"(?<!\w)(?:(?:av|avenida|avenue|bd|boulevard|calle|rue|rua|ул|улица|улице)\.? (?:(?:de|du|do|del|la|le|el) ){0,2}"
    r"|(?:place|plaza|praça) (?:de|du|do|del) (?:(?:la|le|el) )?|(?:площадь|площади) )$",
    re.IGNORECASE,
)


def _is_street(run: Run, start: int, end: int) -> bool:
    """Return whether a date is part of the name of a street.

    Such names are "rue du 11 novembre 1918" and "Avenida 25 de Mayo".
    """
    days = (word.start for word in run.words[start:end] if word.token.kind is TokenKind.NUMBER)
    day = next(days, run.words[start].start)
    return _STREET.search(run.text, max(day - 30, 0), day) is not None


def _is_certain_relative(run: Run, start: int, end: int) -> bool:
    """Return whether a relative word is certain; "mañana" may not be."""
    return end - start > 1 or run.words[start].token.text.lower() not in {"mañana", "demain"}


def _is_certain_month(run: Run, start: int, end: int) -> bool:
    """Return whether a month has a number or word that makes it a date.

    "May" and "march" are verbs.
    """
    words = run.words[start:end]
    months = [word.token for word in words if word.token.kind in MONTHS]
    if any(_is_verb(token) for token in months):
        return False
    if any(word.token.kind in {TokenKind.NUMBER, TokenKind.YEAR, TokenKind.NUMERIC} for word in words):
        return True
    before = run.text[max(words[0].start - 5, 0) : words[0].start].rstrip()
    leads = words[0].token.kind in _LEADING
    return leads and not before.endswith(("Mr.", "Ms.", "Mrs.", "Dr.")) and not _is_name_next(run, end)


def _is_name_next(run: Run, end: int) -> bool:
    return end < len(run.words) and run.words[end].token.kind is TokenKind.NAME


_NUMBERED = re.compile(
    r"(?:\b(?:no|nos|num|nr|n|law|decree|resolution|decision|regulation|act|article|rule|target|goal|sdg"
    r"|objective|order|ref"
    r"|d[ée]cret|loi|r[ée]solution|arr[êe]t[ée]|decreto|ley|resoluci[oó]n|acuerdo|указ|закон|резолюция"
    r"|постановление|ods|odd)"
    r"\.?[ °º]*|№ ?)$",
    re.IGNORECASE,
)


def _are_certain_numbers(run: Run, start: int, end: int) -> bool:
    """Return whether numbers with signs are a date, not a ratio or number."""
    words = run.words[start:end]
    if _NUMBERED.search(run.text, max(words[0].start - 20, 0), words[0].start):
        return False
    numerics = [word.token for word in words if word.token.numeric]
    if any(_has_day(token) and token.numeric and token.numeric.year for token in numerics):
        return True
    if any(word.token.kind in POSSIBLE_WEEKDAYS | {TokenKind.RELATIVE} for word in words):
        return True
    if any("." in token.text or token.text == "24/7" for token in numerics):
        return False
    if words[0].token.kind in _LEADING or any(re.search(r"/0[1-9]$", token.text) for token in numerics):
        return True
    is_bracketed = run.text[words[0].start - 1 : words[0].start] == "("
    pairs = [token.numeric.day_month_pair for token in numerics if token.numeric]
    return is_bracketed and any(pair is not None and max(pair) > _MONTHS for pair in pairs)


_MONTHS = 12


def _has_day(token: Token) -> bool:
    return token.numeric is not None and (token.numeric.day is not None or token.numeric.day_month_pair is not None)


def _is_certain_weekday(run: Run, start: int, end: int) -> bool:
    words = run.words[start:end]
    names = [word.token.text for word in words if word.token.kind in POSSIBLE_WEEKDAYS]
    following = [word.token.kind for word in run.words[end : end + 3] if word.token.kind not in _FILLERS]
    if following[:1] and following[0] in UNITS:
        return False  # the date beside it contradicts the weekday
    if any(len(name) < _SHORTEST_WEEKDAY or name.lower() in _NO_BARE_WEEKDAYS for name in names):
        return False
    before = run.words[start - 1].token if start else None
    is_named = (
        before is not None and before.kind is TokenKind.NAME and before.text in {"Good", "Black", "Holy", "Easter"}
    )
    is_repeated = before is not None and before.kind is TokenKind.VAGUE and before.text.lower() in _REPEATED
    return not is_named and not is_repeated


_FILLERS = frozenset({TokenKind.COMMA, TokenKind.ARTICLE, TokenKind.OPEN})
_REPEATED = frozenset({"every", "each", "chaque", "tous", "cada", "todos", "каждый", "каждую"})
_NAMING = re.compile(
    r" (?:agenda|convention|protocol|declaration|compact|conference|constitution|report|edition|summit|study|survey"
    r"|census|review|session|framework|plan|strategy|act|law|elections?|world|global|national|regional|annual)\b",
    re.IGNORECASE,
)


def _is_certain_year(run: Run, start: int, end: int) -> bool:
    """Return whether lone years are dates, and not part of a name."""
    words = run.words[start:end]
    if words[0].token.kind not in _LEADING or words[0].token.text.lower() in {"on", "le", "el", "sur"}:
        return False
    if any(word.token.kind in {TokenKind.NUMBER, TokenKind.ARTICLE} for word in words):
        return False
    return not _NAMING.match(run.text, words[-1].end)


def _is_verb(token: Token) -> bool:
    return token.text in {"may", "march"}
