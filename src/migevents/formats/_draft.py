"""`ImportDraft`: a document under construction from a foreign entry.

An importer puts values into the draft, each with its place in the foreign entry. `salvage` then reads
the draft, so every repair, hint and code applies to foreign data, too; its issues are mapped back to the places of the
foreign entry.
"""

import functools
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, TypeVar, cast

import attrs

from migevents._display import preview
from migevents.codec.envelope import as_current
from migevents.codes import IMPORT_NOTES, Severity
from migevents.errors import Issue, Issues
from migevents.formats import _markup
from migevents.formats.protocol import Import
from migevents.jsontext.lossless import written
from migevents.jsontext.paths import MISSING, JsonPath, child_of, children_of, pointer_of
from migevents.jsontext.pointer import escape
from migevents.model.base import Record, stated
from migevents.model.event import EVENT_TYPES, Event
from migevents.model.event_dates import EventDates
from migevents.model.references import Source
from migevents.salvage import Repair, Salvage, salvage

R = TypeVar("R", bound=Record)

Origin = tuple[str, Any]
"""A place in a foreign entry, as a JSON Pointer, and what is there."""


class ImportDraft:
    """A document of migevents, with the origin of each value in the entry.

    Args:
        entry: The foreign entry, which is left over as a whole if no record can be made from it.
        places: Places in the foreign entry by path of the record, for values that are missing, such as the title.
        reads_markup: Whether texts of the format may be HTML.
    """

    def __init__(self, entry: Any, places: dict[str, str], *, reads_markup: bool = True) -> None:
        """Begin with nothing."""
        self.document: dict[str, Any] = {}
        self._entry = entry
        self._places = places
        self._reads_markup = reads_markup
        self._origins: dict[str, list[Origin]] = {}
        self._issues: list[Issue] = []
        self._leftovers: dict[str, Any] = {}
        self._used: set[str] = set()
        self._items: dict[tuple[str, str], int] = {}

    # --- What an importer does ----------------------------------------------------------------------------------------

    def put(self, path: JsonPath, value: Any, *origins: Origin) -> None:
        """Put a value at a path, and record its origin in the entry."""
        _put(self.document, path, value)
        self.stem(path, *origins)

    def stem(self, path: JsonPath, *origins: Origin) -> None:
        """Record the origin in the entry of the value at a path."""
        self._origins.setdefault(pointer_of(path), []).extend(origins)
        self._used.update(place for place, _ in origins)

    def use(self, place: str) -> None:
        """Mark a place of the entry as used: the record has its content."""
        self._used.add(place)

    def is_used(self, place: str) -> bool:
        """Return whether the record has the content of a place."""
        return place in self._used

    def leave_rest(self, entry: Any) -> None:
        """Leave over every value of the entry that has not been used."""
        around = {place[: slash.start()] for place in self._used for slash in re.finditer("/", place)}
        waiting = [("", entry)]
        while waiting:
            place, value = waiting.pop()
            if place in self._used or place in self._leftovers:
                continue
            if place in around:
                waiting.extend((place + escape(step), child) for step, child in reversed(children_of(value)))
            else:
                self._leftovers[place] = value

    def put_once(self, field: str, item: str, *origins: Origin) -> None:
        """Put a text into a list of the document, unless it is there already."""
        at = self._items.setdefault((field, item), self.length(field))
        if at == self.length(field):
            self.put((field, at), item, *origins)
        else:
            self.stem((field, at), *origins)

    def length(self, field: str) -> int:
        """Return how many items a list of the document has."""
        return len(self.document.get(field, ()))

    def leave(self, place: str, value: Any) -> None:
        """Leave over the value at a place of the entry."""
        self._leftovers[place] = value

    def report(self, code: str, place: str, message: str, value: Any = None, hint: str | None = None) -> None:
        """Report an issue at a place of the foreign entry."""
        self._issues.append(note(code, place, message, value, hint))

    def report_repair(self, code: str, place: str, message: str, before: Any, after: Any) -> None:
        """Report that a value was read as another."""
        self._issues.append(
            Repair(code, place, message, "info", preview(before), None, _json(before), _json(after), place)
        )

    # --- Text ---------------------------------------------------------------------------------------------------------

    def line(self, text: str, place: str, joint: str = " ", *, is_required: bool = False) -> str:
        """Return a text on one line without markup; report the changes.

        If it is required, tags without a text stay as they are.
        """
        plain = self._without_controls(self._without_markup(text, place, is_required=is_required), place)
        bare = plain.strip()
        joined = _BREAKS.sub(joint, bare)
        if joined != bare:
            self.report_repair("lines-joined", place, f"the lines of {preview(bare)} were joined", bare, joined)
        return joined

    def lines(self, text: str, place: str, *, is_required: bool = False) -> str:
        """Return a multi-line text without markup; report the changes."""
        return self._without_controls(self._without_markup(text, place, is_required=is_required), place).strip()

    def _without_markup(self, text: str, place: str, *, is_required: bool) -> str:
        if not self._reads_markup or not _markup.looks_like_markup(text):
            return text
        plain = _markup.plain_text(text)
        if is_required and not plain.strip():  # "<br>" is a poor title, and without a title there is no record
            return text
        self.report_repair("markup-read", place, f"HTML in {preview(text)} was read as text", text, plain)
        return plain

    def _without_controls(self, text: str, place: str) -> str:
        clean = _CONTROLS.sub("", text)
        if clean != text:
            message = f"control characters in {preview(text)} were left out"
            self.report_repair("control-dropped", place, message, text, clean)
        return clean

    # --- The record ---------------------------------------------------------------------------------------------------

    def imported(self, cls: type[R], *, line: int | None = None, place: str = "") -> Import[R]:
        """Return the record, with issues and leftovers by place in the entry."""
        salvaged = self._salvaged(cls)
        issues = [*self._issues, *self._brought_back(salvaged)]
        if salvaged.record is None:
            return Import(None, Issues(issues), {"": self._entry}, line, place)
        refused = dict(origin for path in salvaged.leftovers for origin in self._origins_of(path))
        record = _without_empty(salvaged.record) if refused else salvaged.record
        return Import(record, Issues(issues), refused | self._leftovers, line, place)

    def _salvaged(self, cls: type[R]) -> Salvage[R]:
        """Salvage the draft as its type, or else as a plain event.

        The type may be unknown, or require what the draft lacks.
        """
        salvaged = salvage(as_current(self.document), cls)
        kind = self.document.get("type")
        if salvaged.record is None and cls is Event and kind != "event":
            plain = salvage(as_current(self.document | {"type": "event"}), cls)
            if plain.record is not None:
                (place, _), *_ = self._origins_of("/type")
                reason, hint = f"{preview(kind)} is not a type of event", _hint_at_type(salvaged)
                if kind in EVENT_TYPES:
                    reason, hint = f"the entry lacks what {preview(kind)} requires", salvaged.issues[-1].message
                self.report("type-generalized", place, f"{reason}, so it was read as an event", kind, hint)
                for origin in self._origins_of("/type"):
                    self.leave(*origin)
                return plain
        return salvaged

    def _brought_back(self, salvaged: Salvage[R]) -> Iterator[Issue]:
        severity: Severity = "error" if salvaged.record is None else "warning"
        for issue in salvaged.issues:
            place = self._place_of(issue.path)
            if isinstance(issue, Repair):
                yield attrs.evolve(issue, path=place, place=place)
            else:
                yield attrs.evolve(issue, path=place, severity=severity)

    def _place_of(self, path: str) -> str:
        """Return the origin in the entry of a path, or the nearest one."""
        if path in self._places and path not in self._origins:
            return self._places[path]
        return next((place for place, _ in self._origins_of(path)), "")

    def _origins_of(self, path: str) -> list[Origin]:
        """Return the origins at a path or below it, or else above it."""
        if path and path in self._below:
            return self._below[path]
        while path and path not in self._origins:
            path = path.rpartition("/")[0]
        return self._origins.get(path, [])

    @functools.cached_property
    def _below(self) -> dict[str, list[Origin]]:
        """All origins at a path and below it, by path.

        The mapping is computed once, when the draft is complete.
        """
        below: dict[str, list[Origin]] = {}
        for path, origins in self._origins.items():
            steps = path.split("/")
            for length in range(2, len(steps) + 1):
                below.setdefault("/".join(steps[:length]), []).extend(origins)
        return below


# A tab counts as a break, since a line cannot have one. Spaces before a break are matched only from the first one, so
# the time is linear.
_BREAKS = re.compile(r"(?<! )[ ]*(?:\r\n|[\n\r\t\u2028\u2029])[\s]*")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def note(code: str, place: str, message: str, value: Any = None, hint: str | None = None) -> Issue:
    """Return an issue of an import; its severity is that of its code."""
    severity: Any = IMPORT_NOTES[code][0] if code in IMPORT_NOTES else _SEVERITIES[code]
    return Issue(code, place, message, severity, None if value is None else preview(value), hint)


_SEVERITIES = {"bad-date": "error", "end-before-start": "warning"}
"""Severities of faults that are found in a foreign entry before there is a record."""


def integer_or_digits(digits: str) -> int | str:
    """Return an integer of JSON, or its digits if they are too many for one."""
    return int(digits) if len(digits) <= _LONGEST_NUMBER else digits


_LONGEST_NUMBER = 18


def file_import(issues: Iterable[Issue]) -> Iterator[Import[Any]]:
    """Yield an import for the issues of the file itself, if any."""
    found = Issues(issues)
    if found:
        yield Import(None, found)


def _hint_at_type(salvaged: Salvage[Any]) -> str | None:
    return next((issue.hint for issue in salvaged.issues if issue.code == "unknown-type"), None)


def _without_empty(record: R) -> R:
    """Return a record without empty dates and sources.

    No format states empty ones: they are what is left of a date that cannot be read.
    """
    changes: dict[str, Any] = {}
    for name, value in stated(record):
        if isinstance(value, EventDates | Source) and not any(stated(value)):
            changes[name] = None
        elif isinstance(value, tuple):
            changes[name] = tuple(_without_empty(item) if isinstance(item, Record) else item for item in value)
    return cast("R", attrs.evolve(cast("Any", record), **changes))


def _json(value: Any) -> str:
    return written(value).decode()


def _put(document: Any, path: JsonPath, value: Any) -> None:
    """Put a value at a path: at a key of an object, or before an index.

    Missing containers on the way are created.
    """
    for step, following in pairwise(path):
        child = child_of(document, step)
        if child is MISSING:
            child = [] if isinstance(following, int) else {}
            _set(document, step, child)
        document = child
    _set(document, path[-1], value)


def _set(container: Any, step: Any, value: Any) -> None:
    if isinstance(container, list):
        container.insert(step, value)
    else:
        container[step] = value
