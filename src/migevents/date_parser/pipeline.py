"""The pipeline from a text to `EventDates`.

Strategy: `scan` splits the text into tokens, in each possible language; the languages that recognize the most words
continue. In each of them, `disambiguate` decides the meaning of ambiguous tokens, `parse` combines them, and `resolve`
completes the dates. If two languages lead to different dates, neither is certain, and the dates stay unresolved.
"""

import contextlib
import datetime
import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence

import attrs
from dateutil import parser as dateutil_parser

from migevents.date_parser.dates import UNRESOLVED, ResolvedDates
from migevents.date_parser.disambiguation import disambiguate
from migevents.date_parser.expressions import Setting
from migevents.date_parser.languages import LANGUAGES, DateLanguage
from migevents.date_parser.lexer import MOST_TOKENS, scan
from migevents.date_parser.parser import parse
from migevents.date_parser.resolver import resolve
from migevents.date_parser.tokens import CONNECTORS, UNITS, ImpossibleDate, ParseError, Token, TokenKind
from migevents.errors import InvalidDate
from migevents.model.event_dates import EventDates
from migevents.values import edtf
from migevents.values.dates import Interval, PartialDate
from migevents.values.enums import DateBasis

LONGEST = 1_000
"""The most characters of a wording. A page has to be searched for dates first."""

Found = tuple[ResolvedDates, int | None]
"""The dates, and the number of days."""
Scanned = tuple[DateLanguage, list[Token]]


def read(text: str, languages: Sequence[str], setting: Setting) -> EventDates:
    """Return the dates of a text in one of these languages.

    Raises:
        InvalidDate: It has no date, or none that is certain.
    """
    _check_characters(text)
    written = _as_edtf(text.strip())
    if written is not None:
        return _event_dates(text, written, None)
    scanned = [(LANGUAGES[code], scan(text, LANGUAGES[code])) for code in languages]
    if len(scanned[0][1]) > MOST_TOKENS:
        raise InvalidDate(text, f"it has more than {MOST_TOKENS} words and signs: pass only the part with the dates")
    familiar = _most_familiar(scanned)
    setting = attrs.evolve(setting, only_day_first=all(language.code != "en" for language, _ in familiar))
    found: list[Found] = []
    refusals: list[ParseError] = []
    for language, tokens in familiar:
        try:
            dates = _read_tokens(tokens, language, setting)
        except ParseError as error:
            refusals.append(_impossible_date(tokens, setting) or error)
            continue
        impossible = _impossible_date(tokens, setting) if dates[0] == UNRESOLVED else None
        if impossible:
            refusals.append(impossible)
        else:
            found.append(dates)
    if not found:
        raise InvalidDate(text, str(refusals[0]))
    return _event_dates(text, *_agreed(found))


def _most_familiar(scanned: Sequence[Scanned]) -> list[Scanned]:
    """Return the tokens in the languages that recognize the most words."""
    counts = [_count_strange(tokens) for _, tokens in scanned]
    fewest = min(counts)
    return [each for each, count in zip(scanned, counts, strict=True) if count == fewest]


_SHORT = 3


def _count_strange(tokens: Sequence[Token]) -> int:
    """Return the number of unrecognized words.

    Small words inside names do not count: "Rio de Janeiro".
    """
    count, before = 0, None
    for token in tokens:
        is_inner = before is TokenKind.NAME and len(token.text) <= _SHORT and token.text.isalpha()
        count += token.kind is TokenKind.NAME or (token.kind is TokenKind.UNKNOWN and not is_inner)
        before = token.kind
    return count


def _read_tokens(tokens: list[Token], language: DateLanguage, setting: Setting) -> Found:
    """Return the dates of a language's tokens: disambiguate, parse, resolve.

    Raises:
        ParseError: They have no date, or none that is certain.
    """
    _check_clocks(tokens, language)
    if setting.default_day_first and _has_american_clock(tokens):
        setting = attrs.evolve(setting, default_day_first=False)
    settled = disambiguate(tokens)
    if any(token.kind is TokenKind.VAGUE for token in settled):
        # "Two days before" is a distance; "a two-day workshop" has a duration.
        lengths = [token.number for token in settled if token.kind is TokenKind.LENGTH and "-" in token.text]
        return UNRESOLVED, lengths[0] if lengths else None
    _check_short_year(settled)
    parsed = parse(settled)
    if language.code != "en" and _is_month_and_two_digits(settled):
        return UNRESOLVED, parsed.days
    return resolve(parsed, setting), parsed.days


def _impossible_date(tokens: list[Token], setting: Setting) -> ImpossibleDate | None:
    """Return the error of a day that the calendar does not have, if any.

    Whatever is around it, it is a mistake: "31 June 2020 (tentative)" is not a date that is still open.
    """
    with contextlib.suppress(ParseError):
        tokens = disambiguate(tokens)  # otherwise the tokens are taken as they are
    setting = attrs.evolve(setting, reference=None)
    for run in [*_runs(tokens, UNITS | _BETWEEN_DATES), *_runs(tokens, UNITS)]:
        try:
            resolve(parse(run), setting)
        except ImpossibleDate as error:
            return error
        except ParseError:
            continue  # these tokens alone are not a date
    return None


_BETWEEN_DATES = CONNECTORS | {TokenKind.COMMA}


def _runs(tokens: Sequence[Token], kinds: frozenset[TokenKind]) -> Iterator[list[Token]]:
    """Yield the tokens of these kinds that follow each other."""
    dated = [token for token in tokens if token.kind not in {TokenKind.ARTICLE, TokenKind.STOP}]
    for is_run, group in itertools.groupby(dated, lambda token: token.kind in kinds):
        run = list(group)
        while run and run[-1].kind in CONNECTORS:
            run.pop()
        if is_run:
            yield run


def _agreed(found: Sequence[Found]) -> Found:
    """Return the reading on which languages agree, or unresolved."""
    telling = [each for each in found if each[0].basis is not DateBasis.UNRESOLVED] or [
        each for each in found if each[0] != UNRESOLVED
    ]
    if len(set(telling)) > 1:
        return UNRESOLVED, None
    return telling[0] if telling else found[0]


def _check_characters(text: str) -> None:
    """Reject a text that is too long or has unexpected characters."""
    if len(text) > LONGEST:
        raise InvalidDate(
            text,
            f"it has {len(text):,} characters, more than {LONGEST:,}: pass only the part with the dates",
        )
    if not text.strip():
        raise InvalidDate(text, "it is empty")
    for character in text:
        category = unicodedata.category(character)
        if category[0] == "C" and character not in _KNOWN_CONTROLS:
            raise InvalidDate(text, f"it contains the character U+{ord(character):04X}, which never occurs in a date")
        if category[0] == "N" and not character.isascii():
            raise InvalidDate(text, f"{character!r} is not a digit from 0 to 9")


_KNOWN_CONTROLS = "\n\t\r"


def _as_edtf(text: str) -> ResolvedDates | None:
    """Return the dates of a text that is already EDTF."""
    try:
        if edtf.is_date(text):
            date = PartialDate(text)
            return ResolvedDates(DateBasis.UNRESOLVED if date.year is None else DateBasis.STATED, start=date)
        if "/" not in text:
            return None
        span = Interval(text)
    except InvalidDate:
        return None
    ends = [date for date in (span.start, span.end) if date is not None]
    if len(set(ends)) < len(ends):
        return None
    basis = DateBasis.UNRESOLVED if any(date.year is None for date in ends) else DateBasis.STATED
    return ResolvedDates(basis, start=span.start, end=span.end, open_end=span.end is None)


# --- Times of day and months ------------------------------------------------------------------------------------------


def _check_clocks(tokens: Sequence[Token], language: DateLanguage) -> None:
    """Reject an impossible time of day; python-dateutil decides."""
    for token in tokens:
        if token.kind is not TokenKind.CLOCK:
            continue
        numbers = re.findall("[0-9]{1,2}", token.text)  # also of "1430 hrs"
        if not numbers:
            continue
        half = re.search("([ap])[.]? ?m", token.text)
        clock = ":".join([*numbers, "00"][:2])
        try:
            dateutil_parser.parse(f"{clock} {half[1]}m" if half else clock, language.info)
        except (ValueError, OverflowError) as error:
            raise ParseError(f"{token.text!r} is not a valid time of day") from error


_AMERICAN = re.compile(r"[ap][.]? ?m[.]? ?[(]?(?:[ecmp][sd]?t)\b")


def _has_american_clock(tokens: Sequence[Token]) -> bool:
    """Return whether a time has AM or PM and a North American zone.

    In North America, the month comes first.
    """
    return any(token.kind is TokenKind.CLOCK and _AMERICAN.search(token.text) is not None for token in tokens)


def _is_month_and_two_digits(tokens: Sequence[Token]) -> bool:
    """Return whether a text is only a month and a number: "abr 18".

    In languages that put the day first, April 2018 is more likely than the 18th of April.
    """
    dated = [token for token in tokens if token.kind not in _AROUND]
    kinds = [token.kind for token in dated]
    is_bare = kinds[:2] == [TokenKind.MONTH, TokenKind.NUMBER] and dated[1].text.isdigit()
    return is_bare and all(kind is TokenKind.NUMBER or kind in CONNECTORS for kind in kinds[2:])


def _check_short_year(tokens: Sequence[Token]) -> None:
    """Refuse a number of two digits after a month and a dash.

    In "Nov-18", it may be the day or the year.
    """
    if len(tokens) < len("M-D"):
        return
    month, dash, number = tokens[-3:]
    is_number = (month.kind, dash.kind, number.kind) == (TokenKind.MONTH, TokenKind.DASH, TokenKind.NUMBER)
    if is_number and re.fullmatch("[0-9]{2}", number.text):
        raise ParseError(f"{number.text!r} behind the month may be a day or a year")


_AROUND = frozenset({TokenKind.ARTICLE, TokenKind.PREPOSITION, TokenKind.PROSE, TokenKind.COMMA, TokenKind.COLON})


def _event_dates(text: str, dates: ResolvedDates, days: int | None) -> EventDates:
    """Return the dates with the wording and the duration."""
    return EventDates(
        start=dates.start,
        end=dates.end,
        open_end=dates.open_end,
        dates=dates.dates,
        within=dates.within,
        days=days,
        wording=text.strip(),
        basis=dates.basis,
    )


def reference_days(reference: PartialDate) -> tuple[datetime.date, datetime.date] | None:
    """Return the first and last day of the reference, or `None` if in doubt."""
    if reference.uncertain or reference.approximate:
        return None
    first, last = reference.earliest, reference.latest
    return None if first is None or last is None else (first, last)
