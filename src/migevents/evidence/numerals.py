"""Search for numbers, which count only near what they belong to.

They also count beside a word that identifies them.
"""

import re
from collections.abc import Sequence

from migevents.evidence.finders import NO_MATCH, Match
from migevents.evidence.fold import FoldedText
from migevents.evidence.leaves import Leaf
from migevents.evidence.located import How, Span, distance
from migevents.evidence.numbers import number_pattern, number_words, ordinal_pattern

_NEAR = 120
_ELSEWHERE = "the number occurs in the text, but not near what it counts"
_PEOPLE = (
    r"(?:people|persons?|participants?|officials?|officers?|delegat\w*|representatives?|experts?|members?|states?"
    r"|countries"
    r"|organi[sz]ations?|trainees?|students?|migrants?|attendees|personnes|cadres|agents|fonctionnaires"
    r"|représentants|pays"
    r"|personas|funcionari\w*|participantes|representantes|países|estados|delegaciones|человек|участник\w*"
    r"|представител\w*|стран\w*)"
)
_WOMEN = r"(?:wom[ea]n|females?|ladies|femmes|mujeres|funcionarias|женщин\w*)"
_DAYS = r"(?:full |consecutive |working )?(?:days?|jours?|journées?|días?|dias?|jornadas?|дн\w*|день)"
_MEMBER = r"(?:members?|membre|miembro|state|état|estado|член\w*|государств\w*|signatory|party)"


def find_number(text: FoldedText, leaf: Leaf, anchors: Sequence[Span]) -> Match:
    """Find a number of a record by the field it is in."""
    if leaf.cls is None or not isinstance(leaf.value, int):
        return Match(tuple(text.find_folded(str(leaf.value))))
    if leaf.field == "days":
        return _find_days(text, leaf.value)
    if leaf.field in {"edition", "ordinal"}:
        return _find_rank(text, leaf, anchors)
    marked_by = _WOMEN if leaf.field == "women" else _PEOPLE
    return _find_count(text, leaf.value, anchors, marked_by, is_strict=leaf.field == "women")


def _find_days(text: FoldedText, days: int) -> Match:
    spellings = "|".join(re.escape(word.replace("-", "")) for word in (str(days), *number_words(days)))
    pattern = re.compile(rf"(?<![\w.,-])(?:{spellings})[ -]?{_DAYS}(?!\w)")
    return Match(tuple(found.span() for found in pattern.finditer(text.lower)), How.READ)


def _find_rank(text: FoldedText, leaf: Leaf, anchors: Sequence[Span]) -> Match:
    """Find an ordinal near its neighbours; "2018 edition" is one too."""
    spans = [found.span() for found in ordinal_pattern(leaf.value).finditer(text.lower)]
    beside = _MEMBER if leaf.field == "ordinal" else r"(?:edition|édition|edición|выпуск)"
    counted = re.compile(rf"(?<![\w.,]){leaf.value}(?:[ -])(?:\w+ )?{beside}")
    spans += [found.span() for found in counted.finditer(text.lower)]
    telling = [span for span in spans if text.lower[span[0] : span[1]].strip()[0].isdigit()]
    if leaf.field == "ordinal":
        near = [span for span in spans if re.search(_MEMBER, text.lower[span[1] : span[1] + 40])] or telling
        return Match(tuple(near), How.READ)
    near = [span for span in spans if _is_near(span, anchors)]
    chosen = near or telling
    if chosen or not spans:
        return Match(tuple(sorted(set(chosen))), How.READ)
    return Match(tuple(spans), How.READ, _ELSEWHERE)


def _find_count(text: FoldedText, count: int, anchors: Sequence[Span], marked_by: str, *, is_strict: bool) -> Match:
    """Find a count beside its group, or beside a word that is counted."""
    spans = [found.span() for found in number_pattern(count).finditer(text.lower)]
    beside = re.compile(rf" (?:\w+ ){{0,3}}{marked_by}(?!\w)")
    labelled = [span for span in spans if beside.match(text.lower, span[1])]
    near = [span for span in spans if _is_near(span, anchors)]
    chosen = labelled if is_strict and labelled else near or ([] if anchors else labelled)
    if chosen:
        return Match(tuple(chosen), How.READ)
    return Match(tuple(spans), How.READ, _ELSEWHERE) if spans else NO_MATCH


def _is_near(span: Span, anchors: Sequence[Span]) -> bool:
    return any(distance(span, anchor) <= _NEAR for anchor in anchors)


_PART = (
    r"(?:objectives?|goals?|targets?|sdgs?|articles?|principles?|chapters?|sections?|objectifs?|cibles?|odd|principes?"
    r"|objetivos?|metas?|ods|artículos?|principios?|цел\w*|задач\w*|стат\w*)"
)


def find_provision(text: FoldedText, value: str, anchors: Sequence[Span]) -> Match:
    """Find a numbered part of a framework: "Objective 7", "SDG 10.7"."""
    number = re.escape(value.rpartition("-")[2].lower())
    labelled = re.compile(
        rf"(?<!\w){_PART}\.? (?:(?:[0-9.]+|and|et|y|to|-|,|и)[ ,]*){{0,12}}?({number})(?![\w]|\.[0-9])"
    )
    spans = tuple(found.span(1) for found in labelled.finditer(text.lower))
    if spans:
        return Match(spans, How.READ)
    bare = re.compile(rf"(?<![\w.]){number}(?![\w]|\.[0-9])")
    near = tuple(found.span() for found in bare.finditer(text.lower) if _is_near(found.span(), anchors))
    return Match(near, How.READ, "the word for what is numbered") if near else NO_MATCH
