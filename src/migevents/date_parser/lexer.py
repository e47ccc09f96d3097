"""From the text to its words: every character belongs to one, and a word that is not known is said to be so."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import attrs

from migevents.date_parser.languages import LANGUAGES, Language, unaccented
from migevents.date_parser.tokens import Numeric, Token, TokenKind

_ENDS = r"(?![^\W_])"
"""Here a word ends."""
_ENDS_NUMBER = rf"(?:{_ENDS}|(?=гг?{_ENDS}))"
"""Here a number ends. Russian sets "г.", the year, right behind it."""
_LETTER = r"[^\W\d_]"
_ORDINAL = r" ?(?:st|nd|rd|th)|ère|ème|er|re|ro|e|o|[.]?[º°ª]|-?(?:го|ого|ое|е|й)"
_ZONE = (
    r"(?: ?[(]?(?:gmt|utc|cet|cest|est|edt|cst|cdt|mst|mdt|pst|pdt|bst|ist|eat|wat|cat|sast|msk|мск|eet|eest"
    r"|wet|west|gst|pkt|npt|ict|wib|pht|sgt|hkt|jst|aest|aedt|ast|cot|pet|brt|art|clt)"
    r"(?: ?[+-][0-9]{1,2}(?::?[0-9]{2})?)?[)]?| ?[+-][0-9]{2}:?[0-9]{2}|z)?"
)
_HALF = r"(?:am|pm|a[.]m[.]?|p[.]m[.]?)"
_OCLOCK = "hrs|hours|heures|horas|h|o'clock|часов|ч"
_CLOCK = (
    r"(?:(?<![0-9:.])|(?<=[0-9])(?=t))t?"
    rf"(?:[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}}(?:[.][0-9]{{1,9}})?)?(?: ?(?:{_HALF}|{_OCLOCK}))?"
    rf"|[0-9]{{1,2}}(?:[.][0-9]{{2}})? ?{_HALF}|[0-9]{{1,2}} ?h ?[0-9]{{2}}"
    rf"|(?:[0-9]{{1,2}}(?:[.][0-9]{{2}})?|[0-9]{{4}}) ?(?:{_OCLOCK}))"
    rf"{_ZONE}{_ENDS}(?!:)"
)
_CHUNK = rf"(?<!{_LETTER}-)[0-9]+(?:[-/.][0-9]+)+(?:{_ENDS_NUMBER}|(?=t[0-9]{{2}}:))(?!-{_LETTER})"
_NO_DAY = rf"(?! [0-9]{{1,2}}(?:{_ORDINAL})?(?:$|,| [0-9]{{4}}))"
"""No day of the month follows: in "December 29-January 3", the dash stands between two dates."""
_SIGNS = {
    **dict.fromkeys("-–", TokenKind.DASH),
    **dict.fromkeys(":;", TokenKind.COLON),
    **dict.fromkeys("([", TokenKind.OPEN),
    **dict.fromkeys(")]", TokenKind.CLOSE),
    **dict.fromkeys(",|", TokenKind.COMMA),
    "?": TokenKind.DOUBT,
    "~": TokenKind.ABOUT,
}
_LOOKALIKES = str.maketrans("’ʼ‐‑‒—―−", "''--––––")
_SHAPES = (
    "(?P<year>[0-9]{4})([-/.])(?P<month>[0-9]{1,2})\\2(?P<day>[0-9]{1,2})",
    "(?P<first>[0-9]{1,2})([-/.])(?P<second>[0-9]{1,2})\\2(?P<year>[0-9]{4})",
    "(?P<year>[0-9]{4})-(?P<month>[0-9]{2})",
    "(?P<month>[0-9]{1,2})[/.](?P<year>[0-9]{4})",
    "(?P<first>[0-9]{1,2})/(?P<second>[0-9]{1,2})",
    "(?P<first>[0-9]{1,2})[.](?P<second>0?[1-9]|1[0-2])",  # "11.30" is a time of day, where it is anything
)
"""What stands in numbers. Where neither the year nor a name comes first, either number may be the day."""
_ABBREVIATION = 5
"""How long a word may be that is cut off with a full stop."""


def scan(text: str, language: Language) -> list[Token]:
    """Return the words of a text, each read as this language has it.

    What is no word of the language is one of kind `NAME` or `UNKNOWN`.
    """
    normalized = " ".join(unicodedata.normalize("NFC", text).translate(_LOOKALIKES).split())
    # Letter by letter, so that both stay equally long: capitals tell names.
    lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in normalized)
    tokens: list[Token] = []
    for found in _scanner(language.code).finditer(lower):
        if found.group() == ".":
            tokens += _full_stop(tokens, following=lower[found.end() : found.end() + 1])
        elif found.lastgroup not in {"space", None}:
            written = normalized[found.start() : found.end()]
            tokens += _READERS[str(found.lastgroup)](found.group(), written, language)
    return tokens


def scan_running_text(text: str, language: Language) -> Iterator[tuple[Token, int, int]]:
    """Yield the words of running text, each with its start and end.

    Unlike `scan`, it leaves the text as it is: white space must be single spaces, and a full stop is always a sign.
    """
    translated = text.translate(_LOOKALIKES)
    lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in translated)
    for found in _scanner(language.code).finditer(lower):
        if found.group() == ".":
            yield Token(TokenKind.COLON, "."), found.start(), found.end()
        elif found.lastgroup not in {"space", None}:
            written = translated[found.start() : found.end()]
            for token in _READERS[str(found.lastgroup)](found.group(), written, language):
                yield token, found.start(), found.end()


def _full_stop(before: list[Token], *, following: str) -> Iterator[Token]:
    """Yield a word for a full stop, but where it ends the text or an abbreviation, or a dash stands in its place."""
    cut = bool(before) and before[-1].text.isalpha() and len(before[-1].text) <= _ABBREVIATION
    if following not in {"", "-", "–"} and not cut:
        yield Token(TokenKind.COLON, ".")


@cache
def _scanner(code: str) -> re.Pattern[str]:
    """Return the expression that finds the words of a language: at each character, the first that fits."""
    language = LANGUAGES[code]
    months = _any_of(month for names in language.info.MONTHS for month in names)
    numbers = _any_of(language.numbers.replace("|", ",").split(","))
    kinds = {
        "clock": _CLOCK,
        "named": (
            rf"(?:[0-9]{{1,2}}[-/.](?:{months})[.]?(?:[-/.][0-9]{{4}})?{_NO_DAY}|(?:{months})[-/.][0-9]{{1,2}}[-/.][0-9]{{4}}"
            rf"|[0-9]{{4}}-(?:{months})-[0-9]{{1,2}}|(?:{months})[-/][0-9]{{4}}){_ENDS}(?![-/][0-9])"
        ),
        "chunk": _CHUNK,
        "length": rf"(?:[0-9]{{1,2}}|{numbers})[ -]?(?:{_any_of(language.days.split('|'))}){_ENDS}",
        "number": rf"[0-9]+(?:(?:{_ORDINAL})?{_ENDS}|{_ENDS_NUMBER})",
        "phrase": "|".join(map(_bounded, sorted(_vocabulary(code), key=len, reverse=True))),
        "word": r"[^\W_]+(?:['-][^\W_]+)*",
        "space": " ",
        "sign": ".",
    }
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in kinds.items()), re.DOTALL)


def _any_of(tokens: Iterable[str]) -> str:
    """Return an expression for any of the words; of two that fit, for the longer one."""
    return "|".join(re.escape(token.lower()) for token in sorted(tokens, key=len, reverse=True))


def _bounded(phrase: str) -> str:
    """Return an expression for a phrase that is no part of a longer word."""
    return re.escape(phrase) + (_ENDS if phrase[-1].isalnum() else "")


@cache
def _vocabulary(code: str) -> Mapping[str, Token]:
    """Return what each word of a language means."""
    language = LANGUAGES[code]
    tokens = {token.text: token for token in _foreign_weekdays(code)}
    tokens |= {token.text: token for token in _listed(language)}
    for number, names in enumerate(language.info.WEEKDAYS):
        tokens |= {name: Token(TokenKind.WEEKDAY, name, weekday=number) for name in map(str.lower, names)}
    for number, month in enumerate(language.info.MONTHS, 1):
        tokens |= {name: _month(name, number, tokens.get(name)) for name in map(str.lower, month)}
    return {unaccented(text): token for text, token in tokens.items()} | tokens


def _month(name: str, number: int, other: Token | None) -> Token:
    """Return what the name of a month means, which may be that of a weekday as well."""
    kinds = {
        TokenKind.WEEKDAY: TokenKind.MONTH_OR_WEEKDAY,
        TokenKind.FOREIGN_WEEKDAY: TokenKind.MONTH_OR_FOREIGN_WEEKDAY,
    }
    if other is None or other.kind not in kinds:
        return Token(TokenKind.MONTH, name, number=number)
    return Token(kinds[other.kind], name, number=number, weekday=other.weekday)


def _foreign_weekdays(code: str) -> Iterator[Token]:
    """Yield the weekdays of the other languages: a system often prints them in its own, whatever it prints."""
    for language in LANGUAGES.values():
        for number, names in enumerate(language.info.WEEKDAYS):
            for name in names:
                if language.code != code:
                    yield Token(TokenKind.FOREIGN_WEEKDAY, name.lower(), weekday=number)


def _listed(language: Language) -> Iterator[Token]:
    """Yield the words that a language lists, those that are said of several parts at last as the first of these."""
    for token in (*language.numbers.replace("|", ",").split(","), *language.days.split("|")):
        yield Token(TokenKind.VAGUE, token)
    for kind, listed in reversed([*language.phrases.items()]):
        for line in listed.strip().splitlines():
            value, colon, phrases = line.rpartition(": ")
            for phrase in phrases.strip().split("|"):
                yield Token(kind, phrase, relative=value.strip() if colon else None)
    for first in language.firsts.split("|"):
        yield Token(TokenKind.NUMBER, first, number=1)


# --- One reader for each kind of match --------------------------------------------------------------------------------


def _read_clock(match: str, _written: str, _language: Language) -> list[Token]:
    return [Token(TokenKind.CLOCK, match)]


def _read_named(match: str, written: str, language: Language) -> list[Token]:
    """Read a month's name with a day or a year, or both, and signs between."""
    parts = [part for part in re.split(r"[-/.]", match) if part]
    month = next(number for part in parts if (number := language.info.month(part)))
    year = next((int(part) for part in parts if re.fullmatch("[0-9]{4}", part)), None)
    day = next((int(part) for part in parts if re.fullmatch("[0-9]{1,2}", part)), None)
    return [Token(TokenKind.NUMERIC, written, numeric=Numeric(year, month, day))]


def _read_chunk(match: str, _written: str, _language: Language) -> list[Token]:
    """Read numbers with signs between: a date, or several with dashes."""
    numeric = _numeric(match)
    if numeric is not None:
        return [Token(TokenKind.NUMERIC, match, numeric=numeric)]
    if re.fullmatch("[0-9]+([-/.])[0-9]+\\1[0-9]+", match):
        return [Token(TokenKind.UNKNOWN, match)]
    tokens: list[Token] = []
    for part in match.split("-"):
        numeric = _numeric(part)
        tokens.append(Token(TokenKind.DASH, "-"))
        tokens.append(_number(part) if numeric is None else Token(TokenKind.NUMERIC, part, numeric=numeric))
    return tokens[1:]


def _numeric(text: str) -> Numeric | None:
    """Read a date in numbers."""
    found = next((found for shape in _SHAPES if (found := re.fullmatch(shape, text))), None)
    if found is None:
        return None
    parts = {name: int(digits) for name, digits in found.groupdict().items()}
    day_month_pair = (parts["first"], parts["second"]) if "first" in parts else None
    return Numeric(parts.get("year"), parts.get("month"), parts.get("day"), day_month_pair)


def _read_number(match: str, _written: str, _language: Language) -> list[Token]:
    return [_number(match)]


def _number(text: str) -> Token:
    """Read a number without signs: a year has four digits, a day one or two, and may be an ordinal."""
    if re.fullmatch("[0-9]{4}", text):
        return Token(TokenKind.YEAR, text, number=int(text))
    found = re.fullmatch(f"([0-9]{{1,2}})(?:{_ORDINAL})?", text)
    return Token(TokenKind.UNKNOWN, text) if found is None else Token(TokenKind.NUMBER, text, number=int(found[1]))


def _read_length(match: str, _written: str, language: Language) -> list[Token]:
    """Read a number of days."""
    digits = re.match("[0-9]+", match)
    if digits:
        return [Token(TokenKind.LENGTH if int(digits[0]) else TokenKind.UNKNOWN, match, number=int(digits[0]))]
    forms = enumerate(language.numbers.split("|"), 1)
    named = {form: number for number, names in forms for form in names.split(",")}
    longest = max((form for form in named if match.startswith(form)), key=len)
    return [Token(TokenKind.LENGTH, match, number=named[longest])]


def _read_phrase(match: str, written: str, language: Language) -> list[Token]:
    return [attrs.evolve(_vocabulary(language.code)[match], text=written)]


def _read_word(_match: str, written: str, _language: Language) -> list[Token]:
    """Read a word that the language does not have. A name begins with a capital."""
    is_name = written[0].isupper() and re.sub("['-]", "", written).isalpha()
    return [Token(TokenKind.NAME if is_name else TokenKind.UNKNOWN, written)]


def _read_sign(match: str, written: str, _language: Language) -> list[Token]:
    return [Token(_SIGNS.get(match, TokenKind.UNKNOWN), written)]


_READERS = {
    "clock": _read_clock,
    "named": _read_named,
    "chunk": _read_chunk,
    "length": _read_length,
    "number": _read_number,
    "phrase": _read_phrase,
    "word": _read_word,
    "sign": _read_sign,
}
