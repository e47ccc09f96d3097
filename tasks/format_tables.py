"""The tables of the page on other people's formats, made from the code: `tasks.write_pages` puts them into the page."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from migevents.codes import IMPORT_NOTES, LOSSES
from migevents.formats import _icalendar_writer, _schema_org_terms, _schema_org_writer
from migevents.formats._table_columns import HXL_TAGS
from migevents.model.base import fields_of
from migevents.model.event import EVENT_TYPES, Event


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    heads = list(head)
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _codes(codes: Mapping[str, tuple[str, str]]) -> str:
    return _table(
        ("code", "severity", "meaning"), ((f"`{code}`", weight, said) for code, (weight, said) in codes.items())
    )


def _fields() -> str:
    """Return which fields each format has a place for."""
    places = (_icalendar_writer.SUPPORTED, _schema_org_writer.SUPPORTED)
    rows = []
    for name in ("type", *fields_of(Event)):
        in_table = "no" if name == "extensions" else "yes"
        in_json_ld = "yes" if name == "type" or name in places[1] else "no"
        rows.append((f"`{name}`", "yes" if name in places[0] else "no", in_json_ld, in_table))
    return _table(("field", "iCalendar", "schema.org", "table"), rows)


def _types() -> str:
    kinds = (
        (f"`{kind}`", ", ".join(f"`{each}`" for each in _schema_org_terms.TYPES.get(kind, ("Event",))))
        for kind in EVENT_TYPES
    )
    return _table(("our type", "`@type`"), kinds)


def _words() -> str:
    terms = _schema_org_terms
    rows = [("role", f"`{role}`", f"`{name}`") for role, name in terms.ROLES.items()]
    rows += [("kind of organization", f"`{kind}`", f"`{name}`") for kind, name in terms.KINDS.items()]
    rows += [("status", f"`{status}`", f"`{name}`") for status, name in terms.STATUSES.items()]
    rows += [("mode", f"`{mode}`", f"`{name}`") for mode, name in terms.MODES.items()]
    return _table(("", "our word", "schema.org"), rows)


def _tags() -> str:
    return _table(("column", "tag"), ((f"`{path.replace('#', 'N')}`", f"`{tag}`") for path, tag in HXL_TAGS.items()))


_TABLES: dict[str, Callable[[], str]] = {
    "losses": lambda: _codes(LOSSES),
    "notes": lambda: _codes(IMPORT_NOTES),
    "fields": _fields,
    "types": _types,
    "words": _words,
    "tags": _tags,
}


def with_tables(page: Path) -> str:
    """Return a page with its tables regenerated, between ``<!-- table: name -->`` and ``<!-- end -->``."""
    text = page.read_text(encoding="utf-8")
    return re.sub(
        r"(<!-- table: ([a-z]+) -->\n).*?(\n<!-- end -->)",
        lambda found: f"{found[1]}\n{_TABLES[found[2]]()}\n{found[3]}",
        text,
        flags=re.DOTALL,
    )
