"""Dates in running text: the search behind `migevents.find_dates`.

The text is scanned once by the lexer of the date parser. Words that may be part of a date form runs; within a run, the
longest piece that `parse_date` reads is a date. Precision counts more than recall: a number is part of a date only
beside a month, a weekday or a sign that says so, and `Candidate.is_certain` is false for what may be something else
("24/7", "Decree 12/2018", "the 2030 Agenda"). A run has a limited length, so the work is linear in the text.
"""

import datetime
import functools
import re
import unicodedata
from collections.abc import Iterator, Sequence

import attrs

from migevents.date_parser import parse_date
from migevents.date_parser.found import FoundDate
from migevents.date_parser.languages import LANGUAGES, codes_of
from migevents.date_parser.lexer import scan_running_text
from migevents.date_parser.tokens import Token, TokenKind
from migevents.errors import InvalidDate
from migevents.model.event_dates import EventDates
from migevents.values.dates import PartialDate

Reference = datetime.date | PartialDate | str | None


def found_dates(
    text: str, *, reference: Reference = None, language: str | None = None, day_first: bool | None = None
) -> tuple[FoundDate, ...]:
    """Return the certain dates of a text; see `migevents.find_dates`."""
    codes_of(language)
    parse_date("2018", reference=reference)  # a wrong reference is an error even where the text has no date
    return tuple(
        FoundDate(each.start, each.end, each.when)
        for each in date_candidates(text, reference=reference, language=language, day_first=day_first)
        if each.is_certain
    )


@attrs.frozen
class Candidate:
    """A piece of text that reads as a date.

    Attributes:
        start: Where it starts.
        end: Where it ends.
        when: What `parse_date` makes of it.
        is_certain: Whether it is a date for certain, and not a ratio, a number or part of a name.
        core: What `parse_date` makes of it without a leading "early", "before" and the like; mostly equal to `when`.
    """

    start: int
    end: int
    when: EventDates
    is_certain: bool
    core: EventDates


def date_candidates(
    text: str, *, reference: Reference = None, language: str | None = None, day_first: bool | None = None
) -> Iterator[Candidate]:
    """Yield every piece of a text that reads as a date, certain or not, in the order of the text."""
    code = codes_of(language)[0] if language else detect_language(text) or "en"
    reader = _Reader(reference, language or code, day_first)
    for normalized, places in _blocks(text, code):
        words = _words(normalized, code)
        for start, end in _runs(words):
            yield from _in_run(_Run(normalized, places, words, start, end), reader)


# --- The language of a text -------------------------------------------------------------------------------------------

_COMMON_WORDS = {
    "en": "the of and to in for with by on is was were has have from that this as at",
    "fr": "le la les des du et en pour dans sur par une un est au aux avec qui que ce cette d l",
    "es": "el la los las del y en para por con una un es al que se su como lo",
    "pt": "o os as do da dos das e em para por com uma um no na ao que se não",
    "ru": "и в на с по для из от к о что как его не при также",
}


def _names_of(code: str) -> Iterator[str]:
    """Yield the months and weekdays of a language that are long enough to tell it."""
    info = LANGUAGES[code].info
    yield from (name for names in (*info.MONTHS, *info.WEEKDAYS) for name in names if len(name) >= len("mars"))


_COMMON = {code: frozenset([*words.split(), *_names_of(code)]) for code, words in _COMMON_WORDS.items()}
_ENOUGH = 20_000
"""How many characters tell the language of a text."""


def detect_language(text: str) -> str | None:
    """Return the language most of whose common words a text has, if it is one that dates are read in.

    Examples:
        >>> detect_language("La reunión se celebró en la ciudad"), detect_language("12-15/02")
        ('es', None)
    """
    words = re.findall(r"[^\W\d_]+", text[:_ENOUGH].lower())
    counts = {code: sum(word in common for word in words) for code, common in _COMMON.items()}
    best, second = sorted(counts, key=lambda code: -counts[code])[:2]
    return best if counts[best] > counts[second] else None


# --- Blocks and words -------------------------------------------------------------------------------------------------

_BLOCK = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]+")


def _blocks(text: str, code: str) -> Iterator[tuple[str, Sequence[int]]]:
    """Yield the parts of the text that may have dates, in the form for the lexer, with the place of each character.

    A date may continue on the next line, and not in the next paragraph.
    """
    for block in _BLOCK.finditer(text):
        for start, end in _windows(text, block.start(), block.end(), code):
            yield _normalized(text[start:end], start)


_AROUND = 120
"""How many characters around a digit, a month and the like are looked at."""


def _windows(text: str, first: int, last: int, code: str) -> Iterator[tuple[int, int]]:
    """Yield the pieces of a paragraph around what may be a part of a date; most of a long text is passed over."""
    start = end = -1
    for hint in _hints(code).finditer(text, first, last):
        if start >= 0 and hint.start() - end <= _AROUND:
            end = min(max(end, _break_after(text, hint.end() + _AROUND, last)), last)
            continue
        if start >= 0:
            yield start, end
        start = max(_break_before(text, hint.start() - _AROUND, first), end)
        end = _break_after(text, hint.end() + _AROUND, last)
    if start >= 0:
        yield start, end


def _break_before(text: str, place: int, first: int) -> int:
    """Return where the word starts that a place is in; a word has a limited length."""
    if place <= first:
        return first
    space = text.rfind(" ", max(first, place - _AROUND), place)
    return place if space < 0 else space + 1


def _break_after(text: str, place: int, last: int) -> int:
    """Return where the word ends that a place is in."""
    if place >= last:
        return last
    space = text.find(" ", place, min(last, place + _AROUND))
    return place if space < 0 else space


@functools.cache
def _hints(code: str) -> re.Pattern[str]:
    """Return an expression for digits, months, weekdays and words such as "yesterday" in a language."""
    language = LANGUAGES[code]
    words = {name for names in (*language.info.MONTHS, *language.info.WEEKDAYS) for name in names}
    for line in language.phrases[TokenKind.RELATIVE].strip().splitlines():
        words.update(line.rpartition(": ")[2].strip().split("|"))
    listed = "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"[0-9]|(?<![^\W_])(?:{listed})(?![^\W_])", re.IGNORECASE)


def _normalized(piece: str, offset: int) -> tuple[str, Sequence[int]]:
    """Return a piece of the text with single spaces and without addresses, and where each character of it is."""
    letters: list[str] = []
    places: list[int] = []
    masked = _ADDRESS.sub(lambda address: "\x00" * len(address[0]), piece)
    for place, letter in enumerate(masked, offset):
        is_space = letter.isspace()
        if is_space and (not letters or letters[-1] == " "):
            continue
        if letters and unicodedata.combining(letter):
            composed = unicodedata.normalize("NFC", letters[-1] + letter)
            if len(composed) == 1:
                letters[-1] = composed
                continue
        letters.append(" " if is_space else letter)
        places.append(place)
    places.append(offset + len(piece))
    return "".join(letters), places


@attrs.frozen
class _Word:
    token: Token
    start: int
    end: int


def _words(text: str, code: str) -> list[_Word]:
    """Return the words of a paragraph. Pieces of one match ("12-15/02") share its place."""
    words: list[_Word] = []
    for token, start, end in scan_running_text(text, LANGUAGES[code]):
        if not (token.text == "." and words and _is_abbreviation(words[-1], start)):
            words.append(_Word(token, start, end))
    return words


_SHORT_NAMES = frozenset("may june july mai juin mars août aout mayo junio julio maio junho julho мая май мае июня июля".split())
"""Months that are written out, however short: a stop behind them ends a sentence."""


def _is_abbreviation(word: _Word, stop: int) -> bool:
    """Report whether the stop right behind a word belongs to it: "Nov. 21"."""
    is_name = word.token.kind in _DATED or word.token.kind in _WEEKDAYS
    text = word.token.text.lower()
    return is_name and word.end == stop and len(text) <= len("sept") and text not in _SHORT_NAMES


_ANCHORS = frozenset(
    {
        TokenKind.YEAR,
        TokenKind.MONTH,
        TokenKind.WEEKDAY,
        TokenKind.MONTH_OR_WEEKDAY,
        TokenKind.MONTH_OR_FOREIGN_WEEKDAY,
        TokenKind.NUMERIC,
        TokenKind.RELATIVE,
    }
)
_FIRSTS = _ANCHORS | {
    TokenKind.NUMBER,
    TokenKind.DETERMINER,
    TokenKind.FROM,
    TokenKind.SINCE,
    TokenKind.UNTIL,
    TokenKind.BETWEEN,
    TokenKind.PREPOSITION,
    TokenKind.ABOUT,
    TokenKind.ARTICLE,
    TokenKind.TO_OR_AT,
    TokenKind.FOREIGN_WEEKDAY,
}
_LASTS = _ANCHORS | {TokenKind.NUMBER, TokenKind.ONWARD, TokenKind.CLOSE, TokenKind.DETERMINER}
_INSIDE = (
    _FIRSTS
    | _LASTS
    | {TokenKind.TO, TokenKind.AND, TokenKind.DASH, TokenKind.COMMA, TokenKind.OPEN, TokenKind.CLOCK}
)
_LONGEST_DATE = 16
"""How many words a date may have: with a limit, the work is linear."""


def _runs(words: Sequence[_Word]) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each run of words that may be parts of dates, and has a month, a day or a year."""
    start = 0
    for index in range(len(words) + 1):
        if index < len(words) and words[index].token.kind in _INSIDE:
            continue
        if any(word.token.kind in _ANCHORS for word in words[start:index]):
            yield start, index
        start = index + 1


@attrs.frozen
class _Run:
    """A run of words, and what is around it."""

    text: str
    places: Sequence[int]
    words: Sequence[_Word]
    start: int
    end: int


def _in_run(run: _Run, reader: "_Reader") -> Iterator[Candidate]:
    """Yield the dates of a run: at each word, the longest piece that reads as one."""
    start = run.start
    while start < run.end:
        found = None
        if run.words[start].token.kind in _FIRSTS:
            ends = range(min(run.end, start + _LONGEST_DATE), start, -1)
            found = next((each for end in ends if (each := _candidate(run, start, end, reader))), None)
        if found is None:
            start += 1
            continue
        candidate, start = found
        yield candidate


def _candidate(run: _Run, start: int, end: int, reader: "_Reader") -> tuple[Candidate, int] | None:
    """Return the date that a piece of a run is, and where the next may begin."""
    words = run.words[start:end]
    if not _may_be_date(run, start, end):
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
    # The end is behind the last character: white space that was folded into one space does not belong to it.
    last = words[-1].end - 1
    place_of_end = run.places[last] + 1 if run.text[last + 1 : last + 2].isspace() else run.places[last + 1]
    return Candidate(run.places[first], place_of_end, when, _is_certain(run, start, end), core), end


# --- What may be a date -----------------------------------------------------------------------------------------------


def _may_be_date(run: _Run, start: int, end: int) -> bool:
    """Report whether a piece of a run has the shape of a date, before it is parsed."""
    words = run.words[start:end]
    kinds = [word.token.kind for word in words]
    if kinds[-1] not in _LASTS or not _ANCHORS & set(kinds) or not _is_whole(run, start, end):
        return False
    if kinds.count(TokenKind.OPEN) != kinds.count(TokenKind.CLOSE):
        return False
    if kinds[0] is TokenKind.ARTICLE and run.words[start].token.text.lower() not in _LEADING_ARTICLES:
        return False
    if max(map(kinds.count, _COUNTED_KINDS)) > _MOST_OF_A_KIND:
        return False
    if any(_is_torn(words, index) for index in range(1, len(words))):
        return False
    return _ends_well(run, start, end)


_COUNTED_KINDS = (TokenKind.MONTH, TokenKind.WEEKDAY, TokenKind.YEAR, TokenKind.NUMERIC)
_MOST_OF_A_KIND = 3
_LEADING_ARTICLES = frozenset("le|el|los|del|du|les|o|os|el día|los días|the".split("|"))


def _is_whole(run: _Run, start: int, end: int) -> bool:
    """Report whether no match of the lexer is cut, and no letter, sign or digit touches the piece."""
    first, last = run.words[start], run.words[end - 1]
    if start and run.words[start - 1].start == first.start:
        return False
    if end < len(run.words) and run.words[end].start == last.start:
        return False
    is_cut = end < len(run.words) and run.words[end].token.kind is TokenKind.YEAR
    if is_cut and last.token.kind in {TokenKind.MONTH, TokenKind.NUMBER}:
        return False
    before, after = run.text[max(first.start - 1, 0) : first.start], run.text[last.end : last.end + 2]
    if before and (before.isalnum() or before in "/@#+_=$€£№.-"):
        return False
    is_clock = end < len(run.words) and run.words[end].token.kind is TokenKind.CLOCK
    return is_clock or last.token.kind is TokenKind.CLOSE or not _CONTINUED.match(after)


_CONTINUED = re.compile(r"[\w@/%$€+#=]|[-.,:'’]\w")


_DAY_JOINTS = frozenset({TokenKind.COMMA, TokenKind.AND, TokenKind.DASH, TokenKind.TO, TokenKind.TO_OR_AT})


def _is_torn(words: Sequence[_Word], index: int) -> bool:
    """Report whether two words next to each other belong to different things: "in 2018 24 officials"."""
    token, before = words[index].token, words[index - 1].token
    if token.kind in _UNITS and before.kind in _UNITS:
        is_third = index > 1 and words[index - 2].token.kind is token.kind
        return is_third or (before.kind, token.kind) not in _NEIGHBOURS
    if token.kind is TokenKind.COMMA and before.kind is TokenKind.NUMBER and index == 1:
        following = words[index + 1].token.kind if index + 1 < len(words) else None
        return following is TokenKind.MONTH  # "at the age of 24, May 2018"
    return False


_UNITS = frozenset({TokenKind.NUMBER, TokenKind.MONTH, TokenKind.YEAR, TokenKind.NUMERIC})
_NEIGHBOURS = frozenset(
    {
        (TokenKind.NUMBER, TokenKind.MONTH),
        (TokenKind.MONTH, TokenKind.NUMBER),
        (TokenKind.MONTH, TokenKind.YEAR),
        (TokenKind.YEAR, TokenKind.MONTH),
        (TokenKind.NUMERIC, TokenKind.MONTH),
        (TokenKind.MONTH, TokenKind.NUMERIC),
        (TokenKind.NUMERIC, TokenKind.YEAR),
    }
)
"""What may be next to each other in one date: "6/7 February 2018"."""


def _is_verb(token: Token) -> bool:
    return token.text in {"may", "march"}


def _ends_well(run: _Run, start: int, end: int) -> bool:
    """Report whether a last number is a day or a year, and not the count of what follows."""
    last, before = run.words[end - 1], run.words[end - 2] if end - start > 1 else None
    if last.token.kind is TokenKind.YEAR:
        is_round = int(last.token.text) % 50 == 0
        return not (is_round and _NOUN_IN_PLURAL.match(run.text, last.end))
    if last.token.kind is not TokenKind.NUMBER:
        return True
    if before is None:
        return False
    if before.token.kind is TokenKind.MONTH:
        return not (before.token.text.islower() and _COUNTED.match(run.text, last.end))
    return before.token.kind in _BEFORE_LAST_DAY and _is_last_day(run, start, end)


_BEFORE_LAST_DAY = _DAY_JOINTS | {TokenKind.ARTICLE, TokenKind.WEEKDAY, TokenKind.MONTH_OR_WEEKDAY}


def _is_last_day(run: _Run, start: int, end: int) -> bool:
    """Report whether the number behind a joint is a day: "May 15-16", and not "15 November 2018 – 24 officials"."""
    last, joint = run.words[end - 1], run.words[end - 2]
    if _COUNTED.match(run.text, last.end):
        return False
    if joint.token.kind not in _DAY_JOINTS:
        return True
    if joint.token.kind is TokenKind.COMMA:
        return end - start > 2 and run.words[end - 3].token.kind in {TokenKind.WEEKDAY, TokenKind.MONTH_OR_WEEKDAY}
    return end - start > 2 and run.words[end - 3].token.kind in {TokenKind.NUMBER, TokenKind.MONTH}


_NOUN_IN_PLURAL = re.compile(r" (?:[a-zé]{3,15}s|people|men|women|persons|personnes)\b")
_COUNTED = re.compile(r" (?!(?:with|for|and|the|when|was|were|that|which|this|will)\b)[^\W\d_A-ZА-ЯÀ-Ý][^\W\d_]{2,15}\b")


# --- What is certain --------------------------------------------------------------------------------------------------

_DATED = frozenset({TokenKind.MONTH, TokenKind.MONTH_OR_WEEKDAY, TokenKind.MONTH_OR_FOREIGN_WEEKDAY})
_WEEKDAYS = frozenset({TokenKind.WEEKDAY, TokenKind.MONTH_OR_WEEKDAY, TokenKind.FOREIGN_WEEKDAY})
_LEADING = frozenset(
    {
        TokenKind.PREPOSITION,
        TokenKind.FROM,
        TokenKind.SINCE,
        TokenKind.UNTIL,
        TokenKind.BETWEEN,
        TokenKind.DETERMINER,
        TokenKind.ABOUT,
        TokenKind.TO_OR_AT,
    }
)
_NO_BARE_WEEKDAYS = frozenset(
    "среда среды среде segunda terça terca quarta quinta sexta".split()  # the environment; second, third ...
)
_SHORTEST_WEEKDAY = len("lundi")
_YEARS = range(1800, 2200)


def _is_certain(run: _Run, start: int, end: int) -> bool:
    """Report whether a piece that reads as a date is one for certain."""
    words = run.words[start:end]
    kinds = {word.token.kind for word in words}
    tokens = [word.token for word in words]
    if any(token.kind is TokenKind.YEAR and int(token.text) not in _YEARS for token in tokens):
        return False
    if any(token.numeric and token.numeric.year and token.numeric.year not in _YEARS for token in tokens):
        return False
    if kinds & _DATED:
        return _is_certain_month(run, start, end)
    if TokenKind.NUMERIC in kinds:
        return _are_certain_numbers(run, start, end)
    if TokenKind.RELATIVE in kinds:
        return not (len(tokens) == 1 and tokens[0].text.lower() in {"mañana", "demain", "sera"})
    if kinds & _WEEKDAYS:
        return _is_certain_weekday(run, start, end)
    return _is_certain_year(run, start, end)


def _is_certain_month(run: _Run, start: int, end: int) -> bool:
    """Report whether a month has a number or a word beside it that makes it a date; "may" and "march" are verbs."""
    words = run.words[start:end]
    months = [word.token for word in words if word.token.kind in _DATED]
    if any(_is_verb(token) for token in months):
        return False
    if any(word.token.kind in {TokenKind.NUMBER, TokenKind.YEAR} for word in words):
        return True
    before = run.text[max(words[0].start - 5, 0) : words[0].start].rstrip()
    leads = words[0].token.kind in _LEADING and len(months[0].text) >= 3
    return leads and not before.endswith(("Mr.", "Ms.", "Mrs.", "Dr.")) and not _is_name_next(run, end)


def _is_name_next(run: _Run, end: int) -> bool:
    return end < len(run.words) and run.words[end].token.kind is TokenKind.NAME


_NUMBERED = re.compile(
    r"(?:\b(?:no|nos|num|nr|n|law|decree|resolution|decision|regulation|act|article|rule|target|goal|sdg|objective|order|ref"
    r"|d[ée]cret|loi|r[ée]solution|arr[êe]t[ée]|decreto|ley|resoluci[oó]n|acuerdo|указ|закон|резолюция|постановление|ods|odd)"
    r"\.?[ °º]*|№ ?)$",
    re.IGNORECASE,
)


def _are_certain_numbers(run: _Run, start: int, end: int) -> bool:
    """Report whether numbers with signs between are a date, and not a ratio, a number of a decree or of a target."""
    words = run.words[start:end]
    if _NUMBERED.search(run.text, max(words[0].start - 20, 0), words[0].start):
        return False
    numerics = [word.token for word in words if word.token.numeric]
    if any(_has_day(token) and token.numeric and token.numeric.year for token in numerics):
        return True
    if any(word.token.kind in _WEEKDAYS | {TokenKind.RELATIVE} for word in words):
        return True
    if any("." in token.text or token.text == "24/7" for token in numerics):
        return False
    is_led = words[0].token.kind in _LEADING or run.text[words[0].start - 1 : words[0].start] == "("
    return is_led or any(re.search(r"/0[1-9]$", token.text) for token in numerics)


def _has_day(token: Token) -> bool:
    return token.numeric is not None and (token.numeric.day is not None or token.numeric.day_month_pair is not None)


def _is_certain_weekday(run: _Run, start: int, end: int) -> bool:
    words = run.words[start:end]
    names = [word.token.text for word in words if word.token.kind in _WEEKDAYS]
    following = [word.token.kind for word in run.words[end : end + 3] if word.token.kind not in _FILLERS]
    if following[:1] and following[0] in _UNITS:
        return False  # the date beside it contradicts the weekday
    if any(len(name) < _SHORTEST_WEEKDAY or name.lower() in _NO_BARE_WEEKDAYS for name in names):
        return False
    before = run.words[start - 1].token if start else None
    is_named = before is not None and before.kind is TokenKind.NAME and before.text in {"Good", "Black", "Holy", "Easter"}
    is_repeated = before is not None and before.kind is TokenKind.VAGUE and before.text.lower() in _REPEATED
    return not is_named and not is_repeated


_FILLERS = frozenset({TokenKind.COMMA, TokenKind.ARTICLE, TokenKind.OPEN})
_REPEATED = frozenset({"every", "each", "chaque", "tous", "cada", "todos", "каждый", "каждую"})
_NAMING = re.compile(
    r" (?:agenda|convention|protocol|declaration|compact|conference|constitution|report|edition|summit|study|survey"
    r"|census|review|session|framework|plan|strategy|act|law|elections?|world|global|national|regional|annual)\b",
    re.IGNORECASE,
)


def _is_certain_year(run: _Run, start: int, end: int) -> bool:
    """Report whether years alone are dates: only behind a word that leads to a date, and not in a name."""
    words = run.words[start:end]
    if words[0].token.kind not in _LEADING or words[0].token.text.lower() in {"on", "le", "el", "sur"}:
        return False
    if any(word.token.kind in {TokenKind.NUMBER, TokenKind.ARTICLE} for word in words):
        return False
    return not _NAMING.match(run.text, words[-1].end)


# --- "Early", "before" and the like -----------------------------------------------------------------------------------

_MODIFIERS = frozenset(
    "before|after|by|mid|mid-|early|earlier|late|later|end of|the end of|beginning of|the beginning of|start of"
    "|middle of|the middle of|first half of|second half of|later in|prior to|following|as of|as from|within|not|week of"
    "|avant|avant le|après|mi|mi-|début|fin|début de|fin de|milieu|d'ici|d'ici le|d'ici à|pas|courant"
    "|antes de|antes del|después de|después del|mediados de|a mediados de|principios de|a principios de|finales de"
    "|a finales de|fines de|a fines de|comienzos de|antes do|depois de|depois do|após|meados de|em meados de"
    "|início de|no início de|fim de|no fim de|final de|no final de|до середины|середина|в середине|в начале|в конце"
    "|начало|конец|начала|конца|середины|перед|после|ранее|позднее|не позднее".split("|")
)


def _modifier_before(run: _Run, start: int) -> _Word | None:
    """Return the word before a date that makes it less exact, or another: without it, the reading would be wrong."""
    if start and run.words[start - 1].token.kind is TokenKind.VAGUE:
        word = run.words[start - 1]
        return word if word.token.text.lower() in _MODIFIERS else None
    return None


# --- Reading ----------------------------------------------------------------------------------------------------------


@attrs.frozen
class _Reader:
    """How the wordings of a text are read."""

    reference: Reference
    language: str
    day_first: bool | None
    _read: dict[str, EventDates | None] = attrs.field(factory=dict, init=False)

    def read(self, wording: str) -> EventDates | None:
        """Return what `parse_date` makes of a wording, or `None` where it refuses it."""
        if wording not in self._read:
            self._read[wording] = self._parse(wording)
        return self._read[wording]

    def _parse(self, wording: str) -> EventDates | None:
        """Read a wording with the reference or, where it is refused, without.

        "Thursday, 25 August" may contradict the year of the reference; then the reference completes nothing.
        """
        for reference in dict.fromkeys((self.reference, None)):
            try:
                return parse_date(wording, reference=reference, language=self.language, day_first=self.day_first)
            except InvalidDate:
                pass
        return None
