"""The whole way from the text to the dates, in each language and in each order of day and month that it may have."""

import datetime
import re
import unicodedata
from collections.abc import Sequence

import attrs
from dateutil import parser

from migevents.date_parser.disambiguation import not_understood
from migevents.date_parser.languages import LANGUAGES, Language
from migevents.date_parser.lexer import scan
from migevents.date_parser.parser import ParsedExpr, state
from migevents.date_parser.resolver import UNRESOLVED, Dates, complete, meets, window_of
from migevents.date_parser.tokens import ParseError, Token, TokenKind
from migevents.errors import InvalidDate
from migevents.model.event_dates import EventDates
from migevents.values import edtf
from migevents.values.dates import Interval, PartialDate
from migevents.values.enums import DateBasis

LONGEST = 1_000
"""How many characters are looked at. A wording is shorter; a page has to be searched for its dates first."""


@attrs.frozen
class Setting:
    """What is known beside the text.

    Attributes:
        reference: The day of publication.
        day_first: The order of day and month, where the caller says it.
        custom: The order to assume where nothing else tells, with a mark of doubt.
    """

    reference: datetime.date | None = None
    day_first: bool | None = None
    custom: bool = True


def read(
    text: str, languages: Sequence[str], setting: Setting, days: tuple[datetime.date, datetime.date] | None
) -> EventDates:
    """Return when it was, as the text says it in one of these languages.

    Of a reference that is a month or a year, the first and the last day are tried. Where they do not say the same, it
    completes nothing.

    Raises:
        InvalidDate: There is no date in it, or none that can be trusted.
    """
    _check_characters(text)
    scanned = [(LANGUAGES[code], scan(text, LANGUAGES[code])) for code in languages]
    if days is None:
        return _read_scanned(text, scanned, setting)
    first, last = (attrs.evolve(setting, reference=day) for day in days)
    if first == last:
        return _read_scanned(text, scanned, first)
    try:
        found = _read_scanned(text, scanned, first)
        if found == _read_scanned(text, scanned, last):
            return found
    except InvalidDate:
        pass  # on one of the days it contradicts itself; it need not have been that day
    return _read_scanned(text, scanned, setting)


def _read_scanned(text: str, scanned: Sequence[tuple[Language, list[Token]]], setting: Setting) -> EventDates:
    """Return what the words say in the language in which most of them are known."""
    written = _as_edtf(text.strip())
    if written is not None:
        return _event_dates(text, written, None)
    fewest = min(_strangers(tokens) for _, tokens in scanned)
    found: list[EventDates] = []
    refusals: list[ParseError] = []
    for language, tokens in scanned:
        if _strangers(tokens) == fewest:
            try:
                found.append(_read_in(language, text, tokens, setting))
            except ParseError as unclear:
                refusals.append(unclear)
    if not found:
        raise InvalidDate(text, str(refusals[0]))
    return _most_telling(text, found)


def _most_telling(text: str, found: Sequence[EventDates]) -> EventDates:
    """Return what one language reads, or several alike. Where two languages read two dates, neither is certain."""
    telling = [each for each in found if each.basis is not DateBasis.UNRESOLVED] or [
        each for each in found if each != _event_dates(text, UNRESOLVED, each.days)
    ]
    if len(set(telling)) > 1:
        return _event_dates(text, UNRESOLVED, None)
    return telling[0] if telling else found[0]


def _strangers(tokens: Sequence[Token]) -> int:
    """Return how many words are none of the language."""
    return sum(token.kind in {TokenKind.UNKNOWN, TokenKind.NAME} for token in tokens)


def _check_characters(text: str) -> None:
    """Refuse what is too long to be a wording, and what no wording holds."""
    if len(text) > LONGEST:
        raise InvalidDate(
            text, f"it has {len(text):,} characters, and a wording at most {LONGEST:,}: give its dates alone"
        )
    if not text.strip():
        raise InvalidDate(text, "it is empty")
    for character in text:
        category = unicodedata.category(character)
        if category[0] == "C" and character not in "\n\t\r":
            raise InvalidDate(text, f"it holds the character U+{ord(character):04X}, which no date has")
        if category[0] == "N" and not character.isascii():
            raise InvalidDate(text, f"{character!r} is no digit from 0 to 9")


def _as_edtf(text: str) -> Dates | None:
    """Return the dates of a text that is EDTF already."""
    try:
        if edtf.is_date(text):
            date = PartialDate(text)
            return Dates(DateBasis.UNRESOLVED if date.year is None else DateBasis.STATED, start=date)
        span = Interval(text)
    except InvalidDate:
        return None
    ends = [date for date in (span.start, span.end) if date is not None]
    if len(set(ends)) < len(ends):
        return None
    basis = DateBasis.UNRESOLVED if any(date.year is None for date in ends) else DateBasis.STATED
    return Dates(basis, start=span.start, end=span.end, open_end=span.end is None)


def _read_in(language: Language, text: str, tokens: list[Token], setting: Setting) -> EventDates:
    """Return what the words say in a language."""
    stranger = next((token for token in tokens if token.kind is TokenKind.UNKNOWN), None)
    _check_clocks(tokens, language)
    if any(token.kind is TokenKind.VAGUE for token in tokens):
        if stranger:
            raise not_understood(stranger)
        # "Two days ago" says when, and only "a two-day workshop" how long.
        lengths = (token.number for token in tokens if token.kind is TokenKind.LENGTH and "-" in token.text)
        return _event_dates(text, UNRESOLVED, next(lengths, None))
    parsed = state(tokens)
    dates = _decided(parsed, setting)
    return _event_dates(text, _marked(dates, uncertain=parsed.doubt, approximate=parsed.about), parsed.days)


def _check_clocks(tokens: Sequence[Token], language: Language) -> None:
    """Refuse a time of day that is none. What makes a time is for python-dateutil to say."""
    for token in tokens:
        numbers = re.findall("[0-9]{1,2}", token.text)  # of "1430 hrs" as well
        if token.kind is not TokenKind.CLOCK or not numbers:
            continue
        half = re.search("([ap])[.]?m", token.text)
        clock = ":".join([*numbers, "00"][:2])
        try:
            parser.parse(f"{clock} {half[1]}m" if half else clock, language.info)
        except (ValueError, OverflowError) as error:
            raise ParseError(f"{token.text!r} is no time of day") from error


def _decided(parsed: ParsedExpr, setting: Setting) -> Dates:
    """Return the dates, with day and month in the one order that fits, or marked where both do."""
    if all(expr.day_month_pair is None for expr in parsed.exprs):
        return complete(parsed, setting.reference, day_first=True)
    if any(expr.month is not None for expr in parsed.exprs):
        raise ParseError("a day and its month in numbers stand beside a month that is written in another way")
    if setting.day_first is not None:
        return complete(parsed, setting.reference, day_first=setting.day_first)
    readings: list[Dates] = []
    refusals: list[ParseError] = []
    for day_first in (setting.custom, not setting.custom):
        try:
            readings.append(complete(parsed, setting.reference, day_first=day_first))
        except ParseError as unclear:
            refusals.append(unclear)
            _check_reference(parsed, setting, unclear, day_first=day_first)
    if not readings:
        raise refusals[0]
    return _one_of(readings, parsed, setting)


def _check_reference(parsed: ParsedExpr, setting: Setting, refusal: ParseError, *, day_first: bool) -> None:
    """Refuse where a weekday speaks against the very day of the reference: one of both is wrong, and which is open."""
    bare = attrs.evolve(parsed, exprs=tuple(attrs.evolve(expr, weekday=None) for expr in parsed.exprs))
    try:
        dates = complete(bare, setting.reference, day_first=day_first)
    except ParseError:
        return
    if _is_pointed_at(dates, parsed, setting.reference):
        raise refusal


def _one_of(readings: Sequence[Dates], parsed: ParsedExpr, setting: Setting) -> Dates:
    """Return the only reading, or the one that the reference points at, or the customary one with a mark of doubt."""
    if len(set(readings)) == 1:
        return readings[0]
    pointed = [dates for dates in readings if _is_pointed_at(dates, parsed, setting.reference)]
    if len(pointed) == 1:
        return pointed[0]
    is_glossed = any(expr.relative or expr.weekday is not None for expr in parsed.exprs)
    if is_glossed and readings[0].basis is DateBasis.UNRESOLVED:
        return readings[0]
    return _marked(readings[0], uncertain=True)


def _is_pointed_at(dates: Dates, parsed: ParsedExpr, reference: datetime.date | None) -> bool:
    """Say whether a date is the day of the reference, or lies where "yesterday" or "last week" say."""
    if reference is None:
        return False
    days = [date for date in (dates.start, dates.end) if date is not None and date.year is not None]
    window = window_of(parsed, reference)
    return any(date.earliest == reference == date.latest for date in days) or (bool(days) and meets(days, window))


def _marked(dates: Dates, *, uncertain: bool = False, approximate: bool = False) -> Dates:
    """Return the dates with marks of EDTF, beside their own. A window has none: nobody can say how far it goes then."""
    if not uncertain and not approximate:
        return dates
    if dates.within is not None:
        return UNRESOLVED

    def mark(date: PartialDate) -> PartialDate:
        return PartialDate.of(
            date.year,
            date.month,
            date.day,
            uncertain=uncertain or date.uncertain,
            approximate=approximate or date.approximate,
        )

    return attrs.evolve(
        dates,
        start=None if dates.start is None else mark(dates.start),
        end=None if dates.end is None else mark(dates.end),
        dates=tuple(mark(date) for date in dates.dates),
    )


def _event_dates(text: str, dates: Dates, days: int | None) -> EventDates:
    """Return the dates with the wording and the length."""
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
