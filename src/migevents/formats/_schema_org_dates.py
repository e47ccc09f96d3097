"""Reading of the dates of schema.org events and sub-events."""

import re
from itertools import compress

from migevents.formats._draft import ImportDraft
from migevents.formats._schema_org_nodes import (
    KnownNodes,
    SchemaOrgNode,
    SchemaOrgText,
    day_of,
    session_kind,
    use_types,
)
from migevents.jsontext.paths import MISSING, JsonPath, value_at
from migevents.values import edtf
from migevents.values.dates import PartialDate


def read_dates(draft: ImportDraft, node: SchemaOrgNode, path: JsonPath, known: KnownNodes) -> list[SchemaOrgNode]:
    """Read the dates into a draft; return the sub-events that remain."""
    inner = list(node.nodes("subEvent", known))
    are_days = list(map(_is_day, inner))
    days = list(compress(inner, are_days))
    start, end = node.first("startDate"), node.first("endDate")
    first = _put_date(draft, (*path, "start"), start)
    last = _read_end(draft, path, first, end, start)
    if len(days) > 1 and _read_days(draft, path, days, first, last):
        inner = [each for each, is_day in zip(inner, are_days, strict=True) if not is_day]
    duration = node.first("duration")
    length = re.fullmatch("P([0-9]{1,16})D", duration.text.strip(), re.ASCII) if duration else None
    if duration is not None and length is not None:
        draft.put((*path, "days"), int(length[1]), duration.origin)
    return inner


def _is_day(node: SchemaOrgNode) -> bool:
    """Return whether an event in another is merely one of its days."""
    if node.first("name") is not None or session_kind(node) is not None:
        return False
    start, end = node.first("startDate"), node.first("endDate")
    return start is not None and (end is None or end.text[:10] == start.text[:10])


def _put_date(draft: ImportDraft, path: JsonPath, text: SchemaOrgText | None) -> str | None:
    if text is None:
        return None
    day = day_of(draft, text)
    draft.put(path, day, text.origin)
    return day


def _read_end(
    draft: ImportDraft, path: JsonPath, first: str | None, text: SchemaOrgText | None, start: SchemaOrgText | None
) -> str | None:
    if text is None:
        return first
    last = day_of(draft, text)
    if first is not None and last.rstrip("?") == first.rstrip("?"):
        draft.stem((*path, "start"), text.origin)
    elif first is not None and _precedes(last, first):
        draft.leave(*text.origin)
        message = f"the end, {last}, comes before the start, {first}"
        draft.report("end-before-start", text.place, message, text.value, "check both: are they swapped?")
        return None
    else:
        draft.put((*path, "end"), last, text.origin)
    return last if start is not None else None


def _precedes(one: str, other: str) -> bool:
    texts = one.rstrip("?"), other.rstrip("?")
    return all(map(edtf.is_date, texts)) and PartialDate(texts[0]).precedes(PartialDate(texts[1]))


def _read_days(
    draft: ImportDraft, path: JsonPath, nodes: list[SchemaOrgNode], first: str | None, last: str | None
) -> bool:
    """Put the days into a draft unless they contradict the start or end."""
    texts = [(node, text) for node in nodes for text in [node.first("startDate"), node.first("endDate")] if text]
    days = sorted({_day(text) for _, text in texts})
    if len(days) < 2 or first not in {None, days[0]} or last not in {None, days[-1]}:  # noqa: PLR2004  # a list has more
        return False
    for field, day in (("start", days[0]), ("end", days[-1])):
        draft.put((*path, field), day) if value_at(draft.document, (*path, field)) is MISSING else None
    draft.put((*path, "dates"), days)
    for node, text in texts:
        day_of(draft, text)
        draft.stem((*path, "dates"), text.origin)
        use_types(draft, node, {"Event"})
    return True


def _day(text: SchemaOrgText) -> str:
    return day_of(ImportDraft(None, {}), text)
