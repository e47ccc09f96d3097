"""Search for the dates of a record, as wordings that read as equal.

The start and the end of an event must be in one wording if the text has one: if it has "26-27 November", an end on the
28th is not found, even if the dateline is of the 28th. If the record has the wording itself, only dates within it
count. A text has one date, so the end of a span or a day of a list is not the date of publication.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from migevents.date_parser.find import DateCandidate
from migevents.errors import InvalidDate
from migevents.evidence.finders import NO_MATCH, Match
from migevents.evidence.leaves import Leaf
from migevents.evidence.located import How, Span
from migevents.model.event_dates import EventDates
from migevents.values import edtf
from migevents.values.dates import Interval, PartialDate
from migevents.values.enums import DateBasis

_YEAR = "the year"
_MORE_EXACT = "the text is more exact"


def valid(value: Any) -> PartialDate | None:
    """Return a value as a date, or `None` if it is not a valid one."""
    return PartialDate(value) if isinstance(value, str) and edtf.is_date(value) else None


@attrs.frozen
class TextDates:
    """The dates of a text.

    Attributes:
        candidates: Every part that reads as a date, certain or not.
        published: The date of publication, if the caller passed it.
    """

    candidates: tuple[DateCandidate, ...]
    published: PartialDate | None

    def find(self, leaf: Leaf, siblings: Mapping[str, Leaf], wording: Sequence[Span]) -> Match:
        """Find the date or interval of a leaf."""
        within = [each for each in self.candidates if _is_in(each, wording)] if wording else []
        candidates: Sequence[DateCandidate] = within or self.candidates
        if leaf.kind is not None and leaf.kind.type is Interval:
            return _find_interval(candidates, str(leaf.value))
        date = valid(leaf.value)
        if date is None:
            return NO_MATCH
        if leaf.owner == "/source":
            candidates = [each for each in candidates if each.core.end is None and not each.core.dates]
        if leaf.field in {"start", "end"}:
            candidates = _of_one_span(candidates, leaf.field, siblings)
        finding = _find_date(candidates, date, leaf.field)
        if not finding.spans and self.published == date and leaf.field == "published":
            return Match((), How.DERIVED, "given with the call")
        return finding


def _is_in(candidate: DateCandidate, wording: Sequence[Span]) -> bool:
    return any(candidate.start < end and start < candidate.end for start, end in wording)


def _of_one_span(
    candidates: Sequence[DateCandidate], field: str, siblings: Mapping[str, Leaf]
) -> Sequence[DateCandidate]:
    """Return the candidates for `field` that agree with the other end.

    If no candidate is a span with the other end that the record has, return all candidates.
    """
    other_field = "end" if field == "start" else "start"
    other = valid(siblings[other_field].value) if other_field in siblings else None
    if other is None:
        return candidates
    spans = [
        each for each in candidates if each.core.end is not None and _agrees(getattr(each.core, other_field), other)
    ]
    return spans or candidates


def _agrees(read: PartialDate | None, date: PartialDate) -> bool:
    """Return whether two dates are equal, apart from a missing year."""
    if read is None:
        return False
    same_year = read.year == date.year or read.year is None or date.year is None
    return same_year and (read.month, read.day) == (date.month, date.day)


def _dates_of(when: EventDates, field: str) -> Iterator[PartialDate]:
    """Yield the dates of a wording that a field may have.

    The end of a span is not a start.
    """
    if field in {"start", "end"} and when.end is not None:
        listed: tuple[PartialDate | None, ...] = (when.start if field == "start" else when.end,)
    else:
        listed = (when.start, when.end, *when.dates)
    yield from (date for date in listed if date is not None)


def _find_date(candidates: Sequence[DateCandidate], date: PartialDate, field: str) -> Match:
    """Find a date: as it is, without its year, or with more precision."""
    same: list[Span] = []
    without_year: list[Span] = []
    more_exact: list[Span] = []
    for each in candidates:
        for read in _dates_of(each.core, field):
            if (read.year, read.month, read.day) == (date.year, date.month, date.day):
                same.append((each.start, each.end))
            elif _lacks_year(read, date, each.core):
                without_year.append((each.start, each.end))
            elif date.year == read.year and date.month in {None, read.month} and date.day is None:
                more_exact.append((each.start, each.end))
    for spans, missing in ((same, None), (without_year, _YEAR), (more_exact, _MORE_EXACT)):
        if spans:
            return Match(tuple(dict.fromkeys(spans)), How.READ, missing)
    return NO_MATCH


def _lacks_year(read: PartialDate, date: PartialDate, when: EventDates) -> bool:
    """Return whether the text has the day and month, but no year."""
    has_own_year = read.year is not None and when.basis is not DateBasis.PUBLISHED
    return date.month is not None and not has_own_year and (read.month, read.day) == (date.month, date.day)


def _find_interval(candidates: Sequence[DateCandidate], value: str) -> Match:
    """Find an interval: both ends in one wording, or "this week"."""
    try:
        interval = Interval(value)
    except InvalidDate:
        return NO_MATCH
    same = [
        (each.start, each.end)
        for each in candidates
        if each.core.within == interval or (each.core.start, each.core.end) == (interval.start, interval.end)
    ]
    return Match(tuple(same), How.READ)
