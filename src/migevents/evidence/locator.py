"""Search of a text for the facts of a record: `migevents.locate`.

How a leaf is searched for depends on the type of its field. If a value occurs several times, the places near its
neighbours, the other leaves of the same object, come first. A bare number counts only near a neighbour, or beside a
word for what it counts. The dates of the text are parsed only once.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

import attrs

from migevents.codec.dicts import unstructure
from migevents.date_parser.find import DateCandidate, date_candidates
from migevents.date_parser.languages import LANGUAGES
from migevents.date_parser.passages import detect_language
from migevents.evidence import finders, numerals
from migevents.evidence.dates import TextDates, valid
from migevents.evidence.evidence import Evidence
from migevents.evidence.finders import NO_MATCH, Match
from migevents.evidence.fold import FoldedText
from migevents.evidence.leaves import Leaf, leaves_of
from migevents.evidence.located import How, Located, Span, Status, distance
from migevents.evidence.names import is_inflected, name_pattern
from migevents.evidence.places import cities, countries_in, places_of_country, places_of_shared_name
from migevents.model.base import Record
from migevents.values.dates import Interval, PartialDate
from migevents.values.enums import Term
from migevents.values.extensions import Extensions


def evidence_of(record: Record | Mapping[str, Any], text: str, published: PartialDate | None) -> Evidence:
    """Return where a text has each leaf of a record; see `migevents.locate`."""
    plain = unstructure(record) if isinstance(record, Record) else record
    return Evidence(plain, text, _Locator(plain, text, published).located())


class _Locator:
    """The search for the leaves of one record in one text."""

    def __init__(self, record: Mapping[str, Any], text: str, published: PartialDate | None) -> None:
        self.record = record
        self.text = FoldedText.of(text)
        self.published = published
        self.leaves = list(leaves_of(record))
        self.findings: dict[str, Match] = {}

    def located(self) -> dict[str, Located]:
        """Return the result for each leaf: words first, then the dependent ones."""
        for leaf in self.leaves:
            finder = None if _reason(leaf) else _finder_of(leaf)
            if finder is not None:
                self.findings[leaf.pointer] = finder(self, leaf)
        for leaf in self.leaves:
            if not _reason(leaf) and leaf.pointer not in self.findings:
                self.findings[leaf.pointer] = self._find_dependent(leaf)
        return {leaf.pointer: self._result(leaf) for leaf in self.leaves}

    # --- Facts about the whole text ---

    @cached_property
    def countries(self) -> Mapping[str, list[Span]]:
        """Where each country is named."""
        named: dict[str, list[Span]] = {}
        for code, start, end in countries_in(self.text):
            named.setdefault(code, []).append((start, end))
        return named

    @cached_property
    def dates(self) -> TextDates:
        """The dates of the text, completed from its date of publication."""
        source = self.record.get("source")
        source = source if isinstance(source, Mapping) else {}
        language = str(source.get("language") or "").lower().split("-")[0]
        reference = self.published or valid(source.get("published")) or valid(source.get("dateline_date"))
        return self._dates_with(reference, language)

    @cached_property
    def dates_alone(self) -> TextDates:
        """The dates of the text, read without its date of publication.

        Otherwise, a date of publication could confirm itself.
        """
        return self._dates_with(None, "")

    def _dates_with(self, reference: PartialDate | None, language: str) -> TextDates:
        code = language if language in LANGUAGES else None
        found: Iterable[DateCandidate] = date_candidates(self.text.original, reference=reference, main_language=code)
        place = self.text.place
        folded = (attrs.evolve(each, start=place(each.start), end=place(each.end)) for each in found)
        return TextDates(tuple(folded), self.published)

    @cached_property
    def _by_owner(self) -> dict[str, list[Leaf]]:
        owners: dict[str, list[Leaf]] = {}
        for leaf in self.leaves:
            owners.setdefault(leaf.owner, []).append(leaf)
        return owners

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """The number of each leaf in its object, by its pointer."""
        return {leaf.pointer: at for leaves in self._by_owner.values() for at, leaf in enumerate(leaves)}

    def neighbours(self, leaf: Leaf) -> list[Leaf]:
        """Return the other leaves of the same object.

        If there are many, return only the nearest.
        """
        leaves, at = self._by_owner[leaf.owner], self._numbers[leaf.pointer]
        return leaves[max(at - _NEAREST, 0) : at] + leaves[at + 1 : at + 1 + _NEAREST]

    @cached_property
    def _siblings(self) -> dict[str, dict[str, Leaf]]:
        """The leaves of each object by their fields; of a list, the last."""
        return {owner: {leaf.field: leaf for leaf in leaves} for owner, leaves in self._by_owner.items()}

    def anchors(self, leaf: Leaf) -> tuple[Span, ...]:
        """Return the places of the most specific neighbour.

        It has the fewest places, or the longest ones.
        """
        known = [(each, self.findings.get(each.pointer, NO_MATCH).spans) for each in self.neighbours(leaf)]
        known = [(each, spans) for each, spans in known if spans]
        if not known:
            return ()
        return min(known, key=lambda each: (len(each[1]), -len(str(each[0].value))))[1]

    def all_anchors(self, leaf: Leaf) -> tuple[Span, ...]:
        """Return the places of all neighbours that are words."""
        words = (each for each in self.neighbours(leaf) if isinstance(each.value, str) and each.field != "summary")
        return tuple(span for each in words for span in self.findings.get(each.pointer, NO_MATCH).spans[:_MOST])

    # --- The finders ---

    def find_text(self, leaf: Leaf) -> Match:
        return finders.find_words(self.text, leaf.value)

    def find_city(self, leaf: Leaf) -> Match:
        finding = self.find_text(leaf)
        if finding.spans or not is_inflected(leaf.value):
            return finding
        cases = re.compile(name_pattern(leaf.value))
        return Match(tuple(found.span() for found in cases.finditer(self.text.text)), How.READ)

    def find_language(self, leaf: Leaf) -> Match:
        if leaf.owner == "/source":
            return finders.find_language_of_text(self.text, leaf.value)
        return finders.find_language(self.text, leaf.value)

    def find_country(self, leaf: Leaf) -> Match:
        spans = places_of_country(self.text, leaf.value, self.countries)
        if spans:
            return Match(tuple(spans), How.READ)
        shared = places_of_shared_name(self.text, leaf.value)
        if shared:
            return Match(tuple(shared), How.READ, "which country it is: several have the name")
        named = [city for city, code in cities().items() if code == leaf.value]
        in_cities = sorted(span for city in named for span in self.text.find_folded(city))
        note = "the name of the country; one of its cities occurs"
        return Match(tuple(in_cities), How.READ, note) if in_cities else NO_MATCH

    def find_date(self, leaf: Leaf) -> Match:
        siblings = self._siblings[leaf.owner]
        wording = self.findings.get(f"{leaf.owner}/wording", NO_MATCH).spans
        found = self.dates_alone if leaf.owner == "/source" else self.dates
        return found.find(leaf, siblings, wording)

    def _find_dependent(self, leaf: Leaf) -> Match:
        """Find values that count only near their neighbours.

        These are dates, numbers, honorifics and parts of frameworks.
        """
        if leaf.kind is not None and leaf.kind.type in {PartialDate, Interval}:
            return self.find_date(leaf)
        anchors = self.anchors(leaf)
        if isinstance(leaf.value, int | float):
            return numerals.find_number(self.text, leaf, self.all_anchors(leaf))
        if leaf.field == "provisions":
            return numerals.find_provision(self.text, leaf.value, anchors)
        return _near(finders.find_words(self.text, leaf.value), anchors)

    # --- Results ---

    def _result(self, leaf: Leaf) -> Located:
        reason = _reason(leaf)
        if reason:
            return Located(Status.NOT_CHECKED, note=reason)
        finding = self.findings[leaf.pointer]
        if leaf.pointer == "/source/language" and detect_language(self.text.original) is None:
            return Located(Status.NOT_CHECKED, note="the text is too short to detect its language")
        if not finding.spans and finding.how is How.DERIVED:
            return Located(Status.FOUND, how=How.DERIVED, note=finding.missing)
        if not finding.spans:
            if leaf.owner == "/source" and leaf.field == "url" and not finders.has_host(self.text, str(leaf.value)):
                return Located(Status.NOT_CHECKED, note="a page need not print its own address")
            return Located(Status.NOT_FOUND, note=finding.missing)
        spans = tuple(dict.fromkeys(self.text.span(*span) for span in self._nearest_first(leaf, finding)))
        status = Status.PARTLY_FOUND if finding.missing else Status.FOUND
        return Located(status, spans, finding.how, finding.missing)

    def _nearest_first(self, leaf: Leaf, finding: Match) -> tuple[Span, ...]:
        anchors = self.anchors(leaf) if len(finding.spans) > 1 else ()
        if not anchors or len(anchors) > len(finding.spans):
            return finding.spans
        first = anchors[0]
        return tuple(sorted(finding.spans, key=lambda span: distance(span, first)))


_NEAREST = 50
"""The number of leaves before a leaf, and after it, that are its neighbours: with a limit, the work is linear."""

_MOST = 20
"""The most places of a neighbour that are considered."""


_NEAR = 60


def _near(finding: Match, anchors: tuple[Span, ...]) -> Match:
    """Return the places near a neighbour; a short word may be anywhere else."""
    spans = tuple(span for span in finding.spans if any(distance(span, anchor) <= _NEAR for anchor in anchors[:50]))
    if spans or not finding.spans:
        return attrs.evolve(finding, spans=spans)
    return attrs.evolve(finding, missing="it occurs in the text, but not near what it belongs to")


def _reason(leaf: Leaf) -> str | None:  # noqa: PLR0911  # one for each reason
    """Return why a leaf is not checked, or `None` if it is."""
    kind = leaf.kind.type if leaf.kind else None
    if leaf.value is None or isinstance(leaf.value, Mapping | list | tuple):
        return "there is nothing to look for"
    if kind is type:
        return "the type of the record"
    if kind is Extensions:
        return "your own data, whose meaning is unknown"
    if isinstance(leaf.value, bool):
        return "a flag, which is never printed as such"
    if isinstance(kind, type) and issubclass(kind, Term):
        return "a term of a closed list, which is rarely printed as such"
    if leaf.field == "id":
        return "an identifier of the record"
    if leaf.field == "language" and leaf.owner.startswith("/quotes"):
        return "derived from the words of the quote"
    return None if isinstance(leaf.value, str | int | float) else "not a JSON value"


_Finder = Callable[[_Locator, Leaf], Match]


def _in_text(find: Callable[[FoldedText, str], Match]) -> _Finder:
    """Return the finder of values that depend on nothing else of the record."""
    return lambda locator, leaf: find(locator.text, leaf.value)


_BY_FIELD: dict[str, _Finder] = {
    "city": _Locator.find_city,
    "country": _Locator.find_country,
    "countries": _Locator.find_country,
    "language": _Locator.find_language,
    "phone": _in_text(finders.find_phone),
    "email": _in_text(finders.find_email),
    "url": _in_text(finders.find_url),
    **dict.fromkeys(("name", "speaker", "speakers"), _in_text(finders.find_name)),
}
_DEPENDENT = frozenset({"honorific", "provisions"})
_SHORT = 2
"""A text this short may occur anywhere: it counts only near a neighbour."""


def _finder_of(leaf: Leaf) -> _Finder | None:
    """Return the finder of a leaf, or `None` if it depends on neighbours."""
    if not isinstance(leaf.value, str) or leaf.field in _DEPENDENT:
        return None
    if leaf.kind is not None and leaf.kind.type in {PartialDate, Interval}:
        return None
    if leaf.field in _BY_FIELD and leaf.cls is not None:
        return _BY_FIELD[leaf.field]
    is_short = len(re.sub(r"\W", "", leaf.value)) <= _SHORT
    return None if is_short and leaf.owner else _Locator.find_text
