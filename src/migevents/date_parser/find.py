"""Dates in running text: the search behind `migevents.find_dates`.

The text is scanned once by the lexer of the date parser. Words that may be part of a date form runs; within a run, the
longest part that `parse_date` accepts is a date. Precision matters more than recall: a number is part of a date only
beside a month, a weekday or a matching sign, and `DateCandidate.is_certain` is false for text that may be something
else ("24/7", "Decree 12/2018", "the 2030 Agenda"). A date has a limited length, so the work is linear in the text.
"""

import bisect
import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from migevents.date_parser import parse_date
from migevents.date_parser.certainty import is_certain
from migevents.date_parser.found import FoundDate
from migevents.date_parser.languages import LANGUAGES, language_codes_of
from migevents.date_parser.passages import Word, dated_passages, detect_language, part_of, word_set, words_of
from migevents.date_parser.shapes import ANCHORS, FIRSTS, INSIDE, Run, may_be_date
from migevents.date_parser.tokens import TokenKind
from migevents.errors import InvalidDate
from migevents.model.event_dates import EventDates
from migevents.values.dates import ReferenceDate
from migevents.values.enums import DateBasis


def found_dates(
    text: str, *, reference: ReferenceDate = None, language: str | None = None, day_first: bool | None = None
) -> tuple[FoundDate, ...]:
    """Return the certain dates of a text; see `migevents.find_dates`."""
    language_codes_of(language)
    parse_date("2018", reference=reference)  # an invalid reference is an error even if the text has no date
    return tuple(
        FoundDate(each.start, each.end, each.when)
        for each in date_candidates(text, reference=reference, language=language, day_first=day_first)
        if each.is_certain
    )


@attrs.frozen
class DateCandidate:
    """Part of a text that reads as a date.

    Attributes:
        start: Where it starts.
        end: Where it ends.
        when: The result of `parse_date`.
        is_certain: Whether it is certainly a date, and not a ratio, a number or part of a name.
        core: The result of `parse_date` without a leading "early", "before" or the like; usually equal to `when`.
    """

    start: int
    end: int
    when: EventDates
    is_certain: bool
    core: EventDates


def date_candidates(
    text: str,
    *,
    reference: ReferenceDate = None,
    language: str | None = None,
    main_language: str | None = None,
    day_first: bool | None = None,
) -> Iterator[DateCandidate]:
    """Yield the dates in a text, certain or not, in the order of the text.

    Args:
        text: The text.
        reference: When it was published.
        language: The only language of its dates.
        main_language: The language of most of its dates; complete dates may be in another.
        day_first: Whether "05/06/2017" is 5 June.
    """
    code = language_codes_of(language)[0] if language else main_language or detect_language(text) or "en"
    found = _in_parts(dated_passages(text, code), _Reader(reference, code, day_first))
    if language:
        yield from found
        return
    own = list(found)
    certain = [each for each in own if each.is_certain]
    others = [each for each in _in_other_languages(text, code, reference) if not _is_among(each, certain)]
    yield from sorted([*own, *others], key=lambda each: each.start)


def _in_parts(parts: Iterable[tuple[str, Sequence[int]]], reader: "_Reader") -> Iterator[DateCandidate]:
    for normalized, places in parts:
        words = words_of(normalized, reader.language)
        for start, end in _runs(words):
            yield from _in_run(Run(normalized, places, words, start, end), reader)


# --- Dates in another language than the text's ------------------------------------------------------------------------


def _in_other_languages(text: str, code: str, reference: ReferenceDate) -> Iterator[DateCandidate]:
    """Yield the complete dates whose month is in another language.

    A page may have a quotation, or its dates, in another language. Without a day or a year, such a word may be a name:
    "Mars 2020", "the county of Mayo".
    """
    end = 0
    readers = {other: _Reader(reference, other, None) for other in LANGUAGES if other != code}
    for year in _YEAR.finditer(text):
        start = max(year.start() - _AROUND_YEAR, end)
        piece = text[start : year.end() + _AROUND_YEAR]
        other = next(
            (known for word in _WORD.findall(piece) if (known := _foreign_months(code).get(word.lower()))), None
        )
        if other is None:
            continue
        for each in _in_parts([part_of(text, start, year.end() + _AROUND_YEAR)], readers[other]):
            day = each.core.start
            if each.is_certain and day and day.year and day.day and each.core.basis is DateBasis.STATED:
                end = each.end
                yield each


_YEAR = re.compile("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_AROUND_YEAR = 40
_WORD = re.compile(r"[^\W\d_]{3,}")


@functools.cache
def _foreign_months(code: str) -> Mapping[str, str]:
    """Return the month names of the other languages, with their languages.

    Abbreviations, and names that the language `code` also has for a month or a weekday, are left out.
    """
    own = {name for names in (*LANGUAGES[code].info.MONTHS, *LANGUAGES[code].info.WEEKDAYS) for name in names}
    return {
        name: other.code
        for other in reversed(tuple(LANGUAGES.values()))
        for names in other.info.MONTHS
        for name in names
        if name not in own and (len(name) > _ABBREVIATION or name == max(names, key=len))
    }


_ABBREVIATION = len("sept")


def _is_among(candidate: DateCandidate, others: Sequence[DateCandidate]) -> bool:
    """Return whether a date overlaps any of the others."""
    following = bisect.bisect_left(others, candidate.end, key=lambda each: each.start)
    return following > 0 and others[following - 1].end > candidate.start


_LONGEST_DATE = 16
"""The most words of a date: with a limit, the work is linear."""


def _runs(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each run of words that may be a date.

    A run has a month, a day or a year.
    """
    start = 0
    for index in range(len(words) + 1):
        if index < len(words) and words[index].token.kind in INSIDE:
            continue
        if any(word.token.kind in ANCHORS for word in words[start:index]):
            yield start, index
        start = index + 1


def _in_run(run: Run, reader: "_Reader") -> Iterator[DateCandidate]:
    """Yield the dates of a run: at each word, the longest one."""
    start = run.start
    while start < run.end:
        found = _longest(run, start, reader) if run.words[start].token.kind in FIRSTS else None
        if found is None:
            start += 1
            continue
        candidate, start = found
        yield candidate


def _longest(run: Run, start: int, reader: "_Reader") -> tuple[DateCandidate, int] | None:
    """Return the longest date that starts at a word, unresolved ones last."""
    ends = range(min(run.end, start + _LONGEST_DATE), start, -1)
    found = (each for end in ends if (each := _candidate(run, start, end, reader)))
    unresolved = None
    for each in found:
        if _has_dates(each[0].core):
            return each
        unresolved = unresolved or each
    return unresolved


def _has_dates(when: EventDates) -> bool:
    return any((when.start, when.end, when.within))


def _candidate(run: Run, start: int, end: int, reader: "_Reader") -> tuple[DateCandidate, int] | None:
    """Return the date in part of a run, and where to continue."""
    words = run.words[start:end]
    if not may_be_date(run, start, end):
        return None
    core = reader.read(run.text[words[0].start : words[-1].end])
    if core is None:
        return None
    first = words[0].start
    when = core
    modifier = _modifier_before(run, start)
    if modifier is not None:
        first = modifier.start
        when = reader.read(run.text[first : words[-1].end]) or core
    # The end is right after the last character: white space that was folded into one space is not included.
    last = words[-1].end - 1
    place_of_end = run.places[last] + 1 if run.text[last + 1 : last + 2].isspace() else run.places[last + 1]
    return DateCandidate(run.places[first], place_of_end, when, is_certain(run, start, end), core), end


# --- "Early", "before" and the like -----------------------------------------------------------------------------------

_MODIFIERS = word_set(
    "before|after|by|mid|mid-|early|earlier|late|later|end of|the end of|beginning of|the beginning of|start of"
    "|middle of|the middle of|first half of|second half of|later in|prior to|following|as of|as from|within|not|week of"
    "|avant|avant le|après|mi|mi-|début|fin|début de|fin de|milieu|d'ici|d'ici le|d'ici à|pas|courant"
    "|antes de|antes del|después de|después del|mediados de|a mediados de|principios de|a principios de|finales de"
    "|a finales de|fines de|a fines de|comienzos de|antes do|depois de|depois do|após|meados de|em meados de"
    "|início de|no início de|fim de|no fim de|final de|no final de|до середины|середина|в середине|в начале|в конце"
    "|начало|конец|начала|конца|середины|перед|после|ранее|позднее|не позднее"
)


def _modifier_before(run: Run, start: int) -> Word | None:
    """Return a word before a date that would change its meaning."""
    if start and run.words[start - 1].token.kind is TokenKind.VAGUE:
        word = run.words[start - 1]
        return word if word.token.text.lower() in _MODIFIERS else None
    return None


# --- Reading ----------------------------------------------------------------------------------------------------------


@attrs.frozen
class _Reader:
    """Reads the wordings of a text."""

    reference: ReferenceDate
    language: str
    day_first: bool | None
    _read: dict[str, EventDates | None] = attrs.field(factory=dict, init=False)

    def read(self, wording: str) -> EventDates | None:
        """Return the result of `parse_date`, or `None` if it rejects the text."""
        if wording not in self._read:
            self._read[wording] = self._parse(wording)
        return self._read[wording]

    def _parse(self, wording: str) -> EventDates | None:
        """Read a wording with the reference or, if that fails, without it.

        "Thursday, 25 August" may contradict the year of the reference; then the reference completes nothing.
        """
        for reference in dict.fromkeys((self.reference, None)):
            try:
                return parse_date(wording, reference=reference, language=self.language, day_first=self.day_first)
            except InvalidDate:
                pass
        return None
