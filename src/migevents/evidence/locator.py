"""The search for the facts of a record in a text, behind `migevents.locate`.

Each leaf is looked for by the type of its field. Where a value occurs several times, the places near those of its
neighbours, the leaves of the same object, come first; a bare number counts only near a neighbour, or beside a word
that tells what it counts. Dates are read by the date parser, all of the text once.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

import attrs

from migevents.codec.dicts import unstructure
from migevents.date_parser.find import Candidate, date_candidates
from migevents.date_parser.languages import LANGUAGES
from migevents.date_parser.passages import detect_language
from migevents.evidence import finders, numerals
from migevents.evidence.dates import Dates, valid
from migevents.evidence.evidence import Evidence
from migevents.evidence.finders import NOTHING, Finding
from migevents.evidence.fold import FoldedText
from migevents.evidence.leaves import Leaf, leaves_of
from migevents.evidence.located import How, Located, Span, Status
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
        self.findings: dict[str, Finding] = {}

    def located(self) -> dict[str, Located]:
        """Return what is found of each leaf: words first, then what depends on where the words are."""
        for leaf in self.leaves:
            finder = None if _reason(leaf) else _finder_of(leaf)
            if finder is not None:
                self.findings[leaf.pointer] = finder(self, leaf)
        for leaf in self.leaves:
            if not _reason(leaf) and leaf.pointer not in self.findings:
                self.findings[leaf.pointer] = self._find_dependent(leaf)
        return {leaf.pointer: self._result(leaf) for leaf in self.leaves}

    # --- What is known of the whole ---

    @cached_property
    def countries(self) -> Mapping[str, list[Span]]:
        """Where each country is named."""
        named: dict[str, list[Span]] = {}
        for code, start, end in countries_in(self.text):
            named.setdefault(code, []).append((start, end))
        return named

    @cached_property
    def dates(self) -> Dates:
        """The dates of the text, completed from its date."""
        source = self.record.get("source")
        source = source if isinstance(source, Mapping) else {}
        language = str(source.get("language") or "").lower().split("-")[0]
        reference = self.published or valid(source.get("published")) or valid(source.get("dateline_date"))
        return self._dates_with(reference, language)

    @cached_property
    def dates_alone(self) -> Dates:
        """The dates of the text as they are: the date of the text itself must not complete what it is checked by."""
        return self._dates_with(None, "")

    def _dates_with(self, reference: PartialDate | None, language: str) -> Dates:
        code = language if language in LANGUAGES else None
        found: Iterable[Candidate] = date_candidates(self.text.original, reference=reference, main_language=code)
        place = self.text.place
        folded = (attrs.evolve(each, start=place(each.start), end=place(each.end)) for each in found)
        return Dates(tuple(folded), self.published)

    @cached_property
    def _by_owner(self) -> dict[str, list[Leaf]]:
        owners: dict[str, list[Leaf]] = {}
        for leaf in self.leaves:
            owners.setdefault(leaf.owner, []).append(leaf)
        return owners

    def neighbours(self, leaf: Leaf) -> list[Leaf]:
        """Return the other leaves of the same object."""
        return [each for each in self._by_owner[leaf.owner] if each.pointer != leaf.pointer]

    def anchors(self, leaf: Leaf) -> tuple[Span, ...]:
        """Return the places of the neighbour that tells most: the one with the fewest places, the longest of those."""
        known = [(each, self.findings.get(each.pointer, NOTHING).spans) for each in self.neighbours(leaf)]
        known = [(each, spans) for each, spans in known if spans]
        if not known:
            return ()
        return min(known, key=lambda each: (len(each[1]), -len(str(each[0].value))))[1]

    def all_anchors(self, leaf: Leaf) -> tuple[Span, ...]:
        """Return the places of all neighbours that are words."""
        words = (each for each in self.neighbours(leaf) if isinstance(each.value, str) and each.field != "summary")
        return tuple(span for each in words for span in self.findings.get(each.pointer, NOTHING).spans[:_MOST])

    # --- The finders ---

    def find_text(self, leaf: Leaf) -> Finding:
        return finders.find_words(self.text, leaf.value)

    def find_name(self, leaf: Leaf) -> Finding:
        return finders.find_name(self.text, leaf.value)

    def find_city(self, leaf: Leaf) -> Finding:
        finding = self.find_text(leaf)
        if finding.spans or not is_inflected(leaf.value):
            return finding
        cases = re.compile(name_pattern(leaf.value))
        return Finding(tuple(found.span() for found in cases.finditer(self.text.text)), How.READ)

    def find_phone(self, leaf: Leaf) -> Finding:
        return finders.find_phone(self.text, leaf.value)

    def find_email(self, leaf: Leaf) -> Finding:
        return finders.find_email(self.text, leaf.value)

    def find_url(self, leaf: Leaf) -> Finding:
        return finders.find_url(self.text, leaf.value)

    def find_language(self, leaf: Leaf) -> Finding:
        if leaf.owner == "/source":
            return finders.find_language_of_text(self.text, leaf.value)
        return finders.find_language(self.text, leaf.value)

    def find_country(self, leaf: Leaf) -> Finding:
        spans = places_of_country(self.text, leaf.value, self.countries)
        if spans:
            return Finding(tuple(spans), How.READ)
        shared = places_of_shared_name(self.text, leaf.value)
        if shared:
            return Finding(tuple(shared), How.READ, "which country it is: several have the name")
        named = [city for city, code in cities().items() if code == leaf.value]
        in_cities = sorted(span for city in named for span in self.text.find_folded(city))
        return (
            Finding(tuple(in_cities), How.READ, "the name of the country: only a city in it") if in_cities else NOTHING
        )

    def find_date(self, leaf: Leaf) -> Finding:
        siblings = {each.field: each.value for each in self.neighbours(leaf)}
        wordings = [self.findings[each.pointer].spans for each in self.neighbours(leaf) if each.field == "wording"]
        found = self.dates_alone if leaf.owner == "/source" else self.dates
        return found.find(leaf, siblings, wordings[0] if wordings else ())

    def _find_dependent(self, leaf: Leaf) -> Finding:
        """Find what counts only where its neighbours are: dates, numbers, honorifics, parts of frameworks."""
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
            return Located(Status.NOT_CHECKED, note="the text is too short to tell its language")
        if not finding.spans and finding.how is How.DERIVED:
            return Located(Status.FOUND, how=How.DERIVED, note=finding.missing)
        if not finding.spans:
            if leaf.owner == "/source" and leaf.field == "url" and not finders.has_host(self.text, str(leaf.value)):
                return Located(Status.NOT_CHECKED, note="a page need not print its own address")
            return Located(Status.NOT_FOUND, note=finding.missing)
        spans = tuple(dict.fromkeys(self.text.span(*span) for span in self._nearest_first(leaf, finding)))
        status = Status.PARTLY_FOUND if finding.missing else Status.FOUND
        return Located(status, spans, finding.how, finding.missing)

    def _nearest_first(self, leaf: Leaf, finding: Finding) -> tuple[Span, ...]:
        anchors = self.anchors(leaf) if len(finding.spans) > 1 else ()
        if not anchors or len(anchors) > len(finding.spans):
            return finding.spans
        first = anchors[0]
        return tuple(sorted(finding.spans, key=lambda span: distance(span, first)))


_MOST = 20
"""How many places of a neighbour are looked at."""


def distance(one: Span, other: Span) -> int:
    """Return how many characters are between two places."""
    return max(one[0] - other[1], other[0] - one[1], 0)


_NEAR = 60


def _near(finding: Finding, anchors: tuple[Span, ...]) -> Finding:
    """Return the places near a neighbour; a short word may be anywhere else."""
    spans = tuple(span for span in finding.spans if any(distance(span, anchor) <= _NEAR for anchor in anchors[:50]))
    if spans or not finding.spans:
        return attrs.evolve(finding, spans=spans)
    return attrs.evolve(finding, missing="it is elsewhere in the text, and not beside what it belongs to")


def _reason(leaf: Leaf) -> str | None:  # noqa: PLR0911  # one for each reason
    """Return why a leaf is not checked, or `None` where it is."""
    kind = leaf.kind.type if leaf.kind else None
    if leaf.value is None or isinstance(leaf.value, Mapping | list | tuple):
        return "it states nothing"
    if kind is type:
        return "it tells what the record is"
    if kind is Extensions:
        return "the model does not know what is in extensions"
    if isinstance(leaf.value, bool):
        return "a flag: no text has it as it is"
    if isinstance(kind, type) and issubclass(kind, Term):
        return "a term of a closed list: no text has it as it is"
    if leaf.field == "id":
        return "a key of the record"
    if leaf.field == "language" and leaf.owner.startswith("/quotes"):
        return "computed from the words of the quote"
    return None if isinstance(leaf.value, str | int | float) else "it is not a value of JSON"


_Finder = Callable[[_Locator, Leaf], Finding]
_BY_FIELD: dict[str, _Finder] = {
    "city": _Locator.find_city,
    "country": _Locator.find_country,
    "countries": _Locator.find_country,
    "language": _Locator.find_language,
    "phone": _Locator.find_phone,
    "email": _Locator.find_email,
    "url": _Locator.find_url,
    "name": _Locator.find_name,
    "speaker": _Locator.find_name,
    "speakers": _Locator.find_name,
}
_DEPENDENT = frozenset({"honorific", "provisions"})
_SHORT = 2
"""A text of so few characters may be anywhere: it counts only near a neighbour."""


def _finder_of(leaf: Leaf) -> _Finder | None:
    """Return how a leaf is found on its own; `None` where that depends on where its neighbours are."""
    if not isinstance(leaf.value, str) or leaf.field in _DEPENDENT:
        return None
    if leaf.kind is not None and leaf.kind.type in {PartialDate, Interval}:
        return None
    if leaf.field in _BY_FIELD and leaf.cls is not None:
        return _BY_FIELD[leaf.field]
    is_short = len(re.sub(r"\W", "", leaf.value)) <= _SHORT
    return None if is_short and leaf.owner else _Locator.find_text
