"""The lexer: splits a text into tokens.

Strategy: at each place, the token is the first that fits: a shape with numbers in it (a small regular expression for
each language), the longest phrase of the lexicon (looked up by its first two characters; one expression for all phrases
would take three times as long to compile as everything else), or any number, word or sign. Every character belongs to a
token; an unrecognized word becomes a `NAME` or an `UNKNOWN`, which the later stages may accept or reject, but never
ignore. `scan` is the entry point, also for the search for dates in a page.
"""

import datetime
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import attrs

from migevents.date_parser.languages import LANGUAGES, DateLanguage, unaccented
from migevents.date_parser.lexicon import RETRACTED
from migevents.date_parser.tokens import Numeric, Token, TokenKind

MOST_TOKENS = 100
"""The most tokens of a wording; `scan` stops after one more. The time of the later stages grows with their number."""

_ENDS = r"(?![^\W_])"
"""The end of a word."""
_ENDS_NUMBER = rf"(?:{_ENDS}|(?=гг?{_ENDS}))"
"""The end of a number. In Russian, "г." (year) may follow without a space."""
_LETTER = r"[^\W\d_]"
_ORDINAL = r" ?(?:st|nd|rd|th|[º°ª])|(?<=1) er|ère|ème|er|re|ro|e|o|[.][º°ª]|-?(?:го|ого|ое|е|й)"
_ZONE_NAMES = (
    r"gmt|utc|cet|cest|est|edt|cst|cdt|mst|mdt|pst|pdt|bst|ist|eat|wat|cat|sast|msk|мск|eet|eest"
    r"|wet|west|gst|pkt|npt|ict|wib|pht|sgt|hkt|jst|aest|aedt|ast|cot|pet|brt|art|clt"
)
_ZONE = (
    rf"(?: ?[(]?(?:{_ZONE_NAMES})(?: ?[+-] ?[0-9]{{1,2}}(?::?[0-9]{{2}})?)?{_ENDS}[)]?"
    r"| ?[+-][0-9]{2}:?[0-9]{2}|z){0,2}"
)
_HALF = rf"(?:am|pm|a[.] ?m[.]?|p[.] ?m[.]?)(?: ?[ecmp]t{_ENDS})?"
"""AM or PM. "ET" is Eastern Time only after these: elsewhere "et" is French."""
_OCLOCK = "hrs|hours|heures|heure|horas|hora|h|o'clock|часов|часа|час|ч[.]?"
_CLOCK = (
    r"(?:(?<![0-9:.])|(?<=[0-9])(?=t))t?"
    rf"(?:[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}}(?:[.][0-9]{{1,9}})?)?(?: ?(?:{_HALF}|{_OCLOCK}))?"
    rf"|[0-9]{{1,2}}(?:[.][0-9]{{2}})? ?{_HALF}|[0-9]{{1,2}} ?h ?[0-9]{{2}}"
    rf"|(?:[0-9]{{1,2}}(?:[.][0-9]{{2}})?|[0-9]{{4}}) ?(?:{_OCLOCK}))"
    rf"{_ZONE}{_ENDS}(?!:)"
)
_CHUNK = (
    rf"(?<!{_LETTER}-)(?:[0-9]{{4}}–[0-9]{{2}}{_ENDS}(?!–)"
    rf"|[0-9]++(?:[-/.][0-9]++)++(?:{_ENDS_NUMBER}|(?=t[0-9]{{2}}:))(?!-{_LETTER})(?:[.](?= ?[-–]))?)"
)
_NO_DAY = rf"(?! [0-9]{{1,2}}(?:{_ORDINAL})?(?:$|,| [0-9]{{4}}))"
"""No day of the month follows: the dash in "December 29-January 3" connects two dates."""
_FEIRA = rf"[2-6](?:[.]?[ªº°a])?[ -]?feira{_ENDS}"
"""A weekday in Portuguese, which counts Monday as the second."""
_SIGNS = {
    **dict.fromkeys("-–→➔➜⇒", TokenKind.DASH),
    **dict.fromkeys(":;", TokenKind.COLON),
    **dict.fromkeys("([", TokenKind.OPEN),
    **dict.fromkeys(")]", TokenKind.CLOSE),
    **dict.fromkeys(",|", TokenKind.COMMA),
    ".": TokenKind.STOP,
    "/": TokenKind.SLASH,
    "@": TokenKind.PREPOSITION,
    "?": TokenKind.DOUBT,
    "~": TokenKind.ABOUT,
}
_LOOKALIKES = str.maketrans("’ʼ‐‑‒—―−\u200e\u200f", "''--––––  ")
_AROUND = re.compile(r"""^(?:[*•·▪►‣]\s*)+|^["“«„](?=[^"“”«»„]*["”»“]$)|(?<=[^\s])["”»“]$""")
"""A bullet before the text, and quotation marks around all of it."""
_SHAPES = (
    "(?P<year>[0-9]{4})([-/.])(?P<month>[0-9]{1,2})\\2(?P<day>[0-9]{1,2})",
    "(?P<first>[0-9]{1,2})([-/.])(?P<second>[0-9]{1,2})\\2(?P<year>[0-9]{4})",
    "(?P<year>[0-9]{4})[-/](?P<month>0?[1-9]|1[0-2])",
    "(?P<month>0?[1-9]|1[0-2])[-/.](?P<year>[0-9]{4})",
    "(?P<first>[0-9]{1,2})/(?P<second>[0-9]{1,2})",
    "(?P<first>[0-9]{1,2})[.](?P<second>0?[1-9]|1[0-2])",  # "11.30" may be a time of day
    "(?P<year>[12][0-9]{3})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
)
"""The shapes of a date in numbers. Where neither the year nor a name comes first, either number may be the day."""
_SHORT = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{2})")
_CENTURY = 50
"""Two-digit years up to this one are in this century, others in the last."""


def scan(text: str, language: DateLanguage) -> list[Token]:
    """Return the tokens of a text, each as this language reads it.

    An unrecognized word is a `NAME` if it begins with a capital letter, or else `UNKNOWN`. Scanning stops after
    `MOST_TOKENS` tokens and one more: such a text is not the wording of a date.
    """
    return [token for tokens, _, _ in _pieces(_normalized(text), language, MOST_TOKENS) for token in tokens]


def scan_running_text(text: str, language: DateLanguage) -> Iterator[tuple[Token, int, int]]:
    """Yield the tokens of running text, each with its start and end.

    Unlike `scan`, it does not normalize the text: white space must be single spaces, and a full stop is always a sign.
    """
    for tokens, start, end in _pieces(text.translate(_LOOKALIKES), language):
        for token in tokens:
            yield (Token(TokenKind.COLON, ".") if token.text == "." else token), start, end


def _pieces(text: str, language: DateLanguage, most: int | None = None) -> list[tuple[list[Token], int, int]]:
    """Return the tokens of each part of a text with its place, up to `most`."""
    lower = text.lower()
    if len(lower) != len(text):  # both must have the same length: capitals identify names
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    shapes, phrases = _shapes(language.code), _phrases(language.code)
    pieces: list[tuple[list[Token], int, int]] = []
    start = 0
    while start < len(lower) and (most is None or len(pieces) <= most):
        if lower[start] == " ":
            start += 1
            continue
        found = shapes.match(lower, start)
        phrase = _phrase_at(phrases, lower, start) if found is None else None
        if phrase is not None:
            end = start + len(phrase)
            tokens = [attrs.evolve(_vocabulary(language.code)[phrase], text=text[start:end])]
        else:
            match = found or _REST.match(lower, start)
            name, end = ("sign", start + 1) if match is None else (str(match.lastgroup), match.end())
            tokens = _READERS[name](lower[start:end], text[start:end], language)
        pieces.append((tokens, start, end))
        start = end
    return pieces


def _phrase_at(phrases: Mapping[str, Sequence[str]], text: str, start: int) -> str | None:
    """Return the longest phrase that begins at a place and ends with a word."""
    for phrase in phrases.get(text[start : start + 2], phrases.get(text[start], ())):
        if text.startswith(phrase, start):
            after = start + len(phrase)
            if not (phrase[-1].isalnum() and text[after : after + 1].isalnum()):
                return phrase
    return None


def _normalized(text: str) -> str:
    """Return a text with one form of letters, dashes, quotes and spaces."""
    composed = unicodedata.normalize("NFC", text).translate(_LOOKALIKES)
    spaced = re.sub("-{2,3}", "–", " ".join(composed.split()))
    spaced = re.sub("(?<=[0-9])//(?=[0-9])", "/", spaced)
    return _AROUND.sub("", spaced).strip()


@cache
def _shapes(code: str) -> re.Pattern[str]:
    """Return the pattern of a language's tokens that contain numbers.

    It is tried before the phrases.
    """
    language = LANGUAGES[code]
    months = _any_of(month for names in language.info.MONTHS for month in names)
    numbers = _any_of(number for forms in language.numbers for number in forms)
    kinds = {
        "clock": _CLOCK,
        "named": (
            rf"(?:[0-9]{{1,2}}[-/.](?:{months})[.]?(?:[-/.](?:[0-9]{{4}}|[0-9]{{2}}))?{_NO_DAY}"
            rf"|(?:{months})[-/.][0-9]{{1,2}}[-/.][0-9]{{4}}"
            rf"|[0-9]{{4}}-(?:{months})-[0-9]{{1,2}}|(?:{months})[-/.][0-9]{{4}}){_ENDS}(?![-/][0-9])"
        ),
        "feira": _FEIRA,
        "chunk": _CHUNK,
        "length": rf"(?:[0-9]{{1,2}}|{numbers})[ -]?(?:{_any_of(language.days)}){_ENDS}",
    }
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in kinds.items()))


_REST = re.compile(
    rf"(?P<number>[0-9]+(?:(?:{_ORDINAL})?{_ENDS}|{_ENDS_NUMBER})|'[0-9]{{2}}{_ENDS})"
    r"|(?P<word>[^\W_]+(?:['-][^\W_]+)*)"
)
"""The expression for numbers and words that are not phrases of a language. Anything else is a sign."""


@cache
def _phrases(code: str) -> Mapping[str, Sequence[str]]:
    """Return a language's phrases by their first two characters.

    The longest comes first.
    """
    groups: dict[str, list[str]] = {}
    for phrase in sorted(_vocabulary(code), key=len, reverse=True):
        groups.setdefault(phrase[:2], []).append(phrase)
    for start in [start for start in groups if len(start) > 1]:
        groups[start] += groups.get(start[0], [])
    return groups


def _any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, preferring the longest."""
    return "|".join(re.escape(word.lower()) for word in sorted(words, key=len, reverse=True))


@cache
def _vocabulary(code: str) -> Mapping[str, Token]:
    """Return the meaning of each word of a language."""
    language = LANGUAGES[code]
    tokens = {token.text: token for token in _foreign_weekdays(code)}
    tokens |= {word: Token(TokenKind.VAGUE, word) for word in RETRACTED}
    tokens |= {token.text: token for token in _listed(language)}
    for number, names in enumerate(language.info.WEEKDAYS):
        tokens |= {name: Token(TokenKind.WEEKDAY, name, weekday=number) for name in map(str.lower, names)}
    for number, month in enumerate(language.info.MONTHS, 1):
        tokens |= {name: _month(name, number, tokens.get(name)) for name in map(str.lower, month)}
    return {unaccented(text): token for text, token in tokens.items()} | tokens


def _month(name: str, number: int, other: Token | None) -> Token:
    """Return the meaning of a month's name, which may also be a weekday."""
    kinds = {
        TokenKind.WEEKDAY: TokenKind.MONTH_OR_WEEKDAY,
        TokenKind.FOREIGN_WEEKDAY: TokenKind.MONTH_OR_FOREIGN_WEEKDAY,
    }
    if other is None or other.kind not in kinds:
        return Token(TokenKind.MONTH, name, number=number)
    return Token(kinds[other.kind], name, number=number, weekday=other.weekday)


def _foreign_weekdays(code: str) -> Iterator[Token]:
    """Yield weekdays of the other languages, which software may print."""
    for language in LANGUAGES.values():
        for number, names in enumerate(language.info.WEEKDAYS):
            for name in names:
                if language.code != code:
                    yield Token(TokenKind.FOREIGN_WEEKDAY, name.lower(), weekday=number)


def _listed(language: DateLanguage) -> Iterator[Token]:
    """Yield the words of a language, with their first kind last.

    A later entry replaces an earlier one.
    """
    for word in itertools.chain(*language.numbers, language.days):
        yield Token(TokenKind.VAGUE, word, number=0)
    for kind, words in reversed([*language.phrases.items()]):
        for word, meaning in words.items():
            yield Token(kind, word, relative=meaning)
    for first in language.firsts:
        yield Token(TokenKind.NUMBER, first, number=1)


# --- One reader for each kind of match --------------------------------------------------------------------------------


def _read_clock(match: str, _written: str, _language: DateLanguage) -> list[Token]:
    return [Token(TokenKind.CLOCK, match)]


def _read_feira(match: str, written: str, language: DateLanguage) -> list[Token]:
    kind = TokenKind.WEEKDAY if language.code == "pt" else TokenKind.FOREIGN_WEEKDAY
    return [Token(kind, written, weekday=int(match[0]) - 2)]


def _read_named(match: str, written: str, language: DateLanguage) -> list[Token]:
    """Read a month's name with a day or a year, or both, and signs between."""
    parts = [part for part in re.split(r"[-/.]", match) if part]
    month = next(number for part in parts if (number := language.info.month(part)))
    year = next((int(part) for part in parts if re.fullmatch("[0-9]{4}", part)), None)
    days = [part for part in parts if re.fullmatch("[0-9]{1,2}", part)]
    if len(days) > 1:
        return [Token(TokenKind.NUMERIC, written, numeric=Numeric(candidates=with_short_year(*days, month=month)))]
    return [Token(TokenKind.NUMERIC, written, numeric=Numeric(year, month, int(days[0]) if days else None))]


def with_short_year(day: str, year: str, *, month: int) -> tuple[tuple[int, int, int], ...]:
    """Return the dates that a day, a month and a two-digit year may mean.

    Either number may be the day.
    """
    orders = [(day, year), (year, day)] if len(day) == len(year) else [(day, year)]
    return _in_calendar((_full_year(short), month, int(number)) for number, short in orders)


def _full_year(digits: str) -> int:
    return int(digits) + (2000 if int(digits) <= _CENTURY else 1900)


def _in_calendar(dates: Iterable[tuple[int, int, int]]) -> tuple[tuple[int, int, int], ...]:
    """Return the dates that exist in the calendar, each once."""
    return tuple(dict.fromkeys(date for date in dates if _exists(*date)))


def _exists(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _read_chunk(match: str, _written: str, _language: DateLanguage) -> list[Token]:
    """Read numbers with signs between: a date, or several with dashes."""
    text = match.removesuffix(".")
    numeric = _numeric(text)
    if numeric is not None:
        return [Token(TokenKind.NUMERIC, text, numeric=numeric)]
    if re.fullmatch("[0-9]+([-/.–])[0-9]+(\\1[0-9]+)?", text) and not re.fullmatch("[0-9]+-[0-9]+", text):
        return [Token(TokenKind.UNKNOWN, text)]
    if re.fullmatch("[0-9]{4}-[0-9]{1,2}", text) or text.count("-") > _MOST_DASHES:
        return [Token(TokenKind.UNKNOWN, text)]
    tokens: list[Token] = []
    for part in text.split("-"):
        numeric = _numeric(part)
        tokens.append(Token(TokenKind.DASH, "-"))
        tokens.append(_number(part) if numeric is None else Token(TokenKind.NUMERIC, part, numeric=numeric))
    return tokens[1:]


_MOST_DASHES = 10
"""The most dashes in a chain of days."""


def _numeric(text: str) -> Numeric | None:
    """Read a date in numbers."""
    found = next((found for shape in _SHAPES if (found := re.fullmatch(shape, text))), None)
    if found is None:
        return _short_numeric(text)
    parts = {name: int(digits) for name, digits in found.groupdict().items()}
    if re.fullmatch("[0-9]{4}/[0-9]{2}", text) and parts["month"] == parts["year"] % 100 + 1:
        return None  # "2008/09" may be two years
    pair = (parts["first"], parts["second"]) if "first" in parts else None
    if not text.isdigit() or _exists(parts["year"], parts["month"], parts["day"]):
        return Numeric(parts.get("year"), parts.get("month"), parts.get("day"), pair, dotted="." in text)
    return None


def _short_numeric(text: str) -> Numeric | None:
    """Read a numeric date whose year has two digits.

    The first, the second or the last number may be the day.
    """
    found = _SHORT.fullmatch(text)
    if found is None:
        return None
    first, sign, second, last = found.groups()
    dates = [(_full_year(last), int(second), int(first)), (_full_year(last), int(first), int(second))]
    year_first = [(_full_year(first), int(second), int(last))] if len(first) == len(last) else []
    dotted = sign == "."
    candidates = _in_calendar([*(dates[:1] if dotted else dates), *year_first])
    return Numeric(dotted=dotted, candidates=candidates) if candidates else None


def _read_number(match: str, _written: str, _language: DateLanguage) -> list[Token]:
    return [_number(match)]


def _number(text: str) -> Token:
    """Read a number without signs: a four-digit year, a day or an ordinal."""
    if len(text) == len("2018") and text.isdigit():
        return Token(TokenKind.YEAR, text, number=int(text))
    found = re.fullmatch(f"([0-9]{{1,2}})(?:{_ORDINAL})?", text)
    if found is not None:
        return Token(TokenKind.NUMBER, text, number=int(found[1]))
    numeric = _numeric(text)
    return Token(TokenKind.UNKNOWN if numeric is None else TokenKind.NUMERIC, text, numeric=numeric)


def _read_length(match: str, _written: str, language: DateLanguage) -> list[Token]:
    """Read a number of days."""
    digits = re.match("[0-9]+", match)
    if digits:
        return [Token(TokenKind.LENGTH if int(digits[0]) else TokenKind.UNKNOWN, match, number=int(digits[0]))]
    named = {form: number for number, forms in enumerate(language.numbers, 1) for form in forms}
    longest = max((form for form in named if match.startswith(form)), key=len)
    return [Token(TokenKind.LENGTH, match, number=named[longest])]


def _read_word(_match: str, written: str, _language: DateLanguage) -> list[Token]:
    """Read an unknown word; a name begins with a capital letter."""
    is_name = written[0].isupper() and re.sub("['-]", "", written).isalpha()
    return [Token(TokenKind.NAME if is_name else TokenKind.UNKNOWN, written)]


def _read_sign(match: str, written: str, _language: DateLanguage) -> list[Token]:
    return [Token(_SIGNS.get(match, TokenKind.UNKNOWN), written)]


_READERS = {
    "clock": _read_clock,
    "named": _read_named,
    "feira": _read_feira,
    "chunk": _read_chunk,
    "length": _read_length,
    "number": _read_number,
    "word": _read_word,
    "sign": _read_sign,
}
