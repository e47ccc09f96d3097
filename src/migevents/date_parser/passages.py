"""Running text for the lexer: language, parts with dates, and words.

Only the surroundings of digits, months, weekdays and words such as "yesterday" are examined, so that long texts are
fast; each part has a mapping back to places in the text.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator, Sequence

import attrs

from migevents.date_parser.languages import LANGUAGES
from migevents.date_parser.lexer import scan_running_text
from migevents.date_parser.tokens import MONTHS, POSSIBLE_WEEKDAYS, Token, TokenKind


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text that are separated by "|"."""
    return frozenset(words.split("|"))


_COMMON_WORDS = {
    "en": "the of and to in for with by on is was were has have from that this as at",
    "fr": "le la les des du et en pour dans sur par une un est au aux avec qui que ce cette d l",
    "es": "el la los las del y en para por con una un es al que se su como lo",
    "pt": "o os as do da dos das e em para por com uma um no na ao que se não",
    "ru": "и в на с по для из от к о что как его не при также",
}


def _names_of(code: str) -> Iterator[str]:
    """Yield the months and weekdays long enough to identify a language."""
    info = LANGUAGES[code].info
    yield from (name for names in (*info.MONTHS, *info.WEEKDAYS) for name in names if len(name) >= len("mars"))


_COMMON = {code: frozenset([*words.split(), *_names_of(code)]) for code, words in _COMMON_WORDS.items()}
_ENOUGH = 20_000
"""The number of characters that are used to detect the language of a text."""


def detect_language(text: str) -> str | None:
    """Return the language with the most common words in a text, if known.

    Examples:
        >>> detect_language("La reunión se celebró en la ciudad"), detect_language("12-15/02")
        ('es', None)
    """
    words = re.findall(r"[^\W\d_]+", text[:_ENOUGH].lower())
    counts = {code: sum(word in common for word in words) for code, common in _COMMON.items()}
    best, second = sorted(counts, key=lambda code: -counts[code])[:2]
    return best if counts[best] > counts[second] else None


# --- Parts and words --------------------------------------------------------------------------------------------------

_BLOCK = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]+")


def dated_passages(text: str, code: str) -> Iterator[tuple[str, Sequence[int]]]:
    """Yield the parts of a text that may have dates, in lexer form.

    Each part comes with the places of its characters.

    A date may continue on the next line, but not in the next paragraph.
    """
    for block in _BLOCK.finditer(text):
        for start, end in _windows(text, block.start(), block.end(), code):
            yield _normalized(text[start:end], start)


def part_of(text: str, start: int, end: int) -> tuple[str, Sequence[int]]:
    """Return the part of the text between two positions, cut at paragraphs.

    A word that is cut off at the start, and other paragraphs, are left out.
    """
    piece = text[start:end]
    before = re.search(r"^\w*(?:.*\n[ \t]*\n)?", piece[: len(piece) // 2], re.DOTALL) if start else None
    skipped = before.end() if before else 0
    behind = re.search(r"\n[ \t]*\n", piece[len(piece) // 2 :])
    last = len(piece) // 2 + behind.start() if behind else len(piece)
    return _normalized(piece[skipped:last], start + skipped)


_AROUND = 120
"""The number of characters around a digit, a month or the like that are examined."""


def _windows(text: str, first: int, last: int, code: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of a paragraph around possible dates.

    Most of a long text is skipped.
    """
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
    """Return where the word at a place starts; its length is limited."""
    if place <= first:
        return first
    space = text.rfind(" ", max(first, place - _AROUND), place)
    return place if space < 0 else space + 1


def _break_after(text: str, place: int, last: int) -> int:
    """Return the end of the word that contains a place."""
    if place >= last:
        return last
    space = text.find(" ", place, min(last, place + _AROUND))
    return place if space < 0 else space


@functools.cache
def _hints(code: str) -> re.Pattern[str]:
    """Return a pattern for digits, months, weekdays and "yesterday"."""
    language = LANGUAGES[code]
    words = {name for names in (*language.info.MONTHS, *language.info.WEEKDAYS) for name in names}
    words.update(language.phrases[TokenKind.RELATIVE])
    listed = "|".join(
        re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in sorted(words, key=len, reverse=True)
    )
    return re.compile(rf"[0-9]|(?<![^\W_])(?:{listed})(?![^\W_])", re.IGNORECASE)


_SPACE = re.compile(r"\s")
_LONG_SPACE = re.compile(r"^\s|\s\s")


def _normalized(piece: str, offset: int) -> tuple[str, Sequence[int]]:
    """Return a text with single spaces, without addresses, and the places."""
    masked = _ADDRESS.sub(lambda address: "\x00" * len(address[0]), piece)
    if not _LONG_SPACE.search(masked) and unicodedata.is_normalized("NFC", masked):
        return _SPACE.sub(" ", masked), range(offset, offset + len(piece) + 1)  # no character has moved
    letters: list[str] = []
    places: list[int] = []
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
class Word:
    """A word of the lexer, with its place in the part."""

    token: Token
    start: int
    end: int


def words_of(text: str, code: str) -> list[Word]:
    """Return the words of a paragraph.

    Parts of one match ("12-15/02") share its place.
    """
    words: list[Word] = []
    for token, start, end in scan_running_text(text, LANGUAGES[code]):
        if not (token.text == "." and words and _is_abbreviation(words[-1], start)):
            words.append(Word(token, start, end))
    return words


_SHORT_NAMES = word_set("may|june|july|mai|juin|mars|août|aout|mayo|junio|julio|maio|junho|julho|мая|май|мае|июня|июля")
"""Short months that are not abbreviations: a stop after them ends a sentence."""


def _is_abbreviation(word: Word, stop: int) -> bool:
    """Return whether the stop right after a word belongs to it: "Nov. 21"."""
    is_name = word.token.kind in MONTHS or word.token.kind in POSSIBLE_WEEKDAYS
    text = word.token.text.lower()
    return is_name and word.end == stop and len(text) <= len("sept") and text not in _SHORT_NAMES
