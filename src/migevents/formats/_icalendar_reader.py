"""Reading of calendars: each ``VEVENT`` becomes a draft, line by line."""

import datetime
import functools
import quopri
import re
import zoneinfo
from collections.abc import Callable, Iterator
from typing import Any

import attrs

from migevents._display import counted, preview
from migevents.errors import Issue
from migevents.formats._draft import ImportDraft, file_import, note
from migevents.formats._encodings import decoded
from migevents.formats._icalendar_dates import read_dates
from migevents.formats._icalendar_library import (
    Line,
    is_binary,
    leave_line,
    leave_parameters,
    library,
    parsed_line,
    untyped,
)
from migevents.formats._icalendar_lines import CONTENT_LINE_NAME, Calendar, CalendarEntry, read_calendar
from migevents.formats._themes import field_of_keyword
from migevents.formats.protocol import Import
from migevents.jsontext.paths import JsonPath
from migevents.model.event import Event


def read(data: bytes | str, zone: datetime.tzinfo | None, cls: type[Event]) -> Iterator[Import[Any]]:
    """Yield the entries of a calendar; see `icalendar.loads`."""
    library()
    return _imports(data, zone, cls)


def _imports(data: bytes | str, zone: datetime.tzinfo | None, cls: type[Event]) -> Iterator[Import[Any]]:
    text, guessed = decoded(data, _with_folds_behind_characters)
    calendar = read_calendar(text)
    yield from file_import([*guessed, *_notes_on_file(calendar)])
    for index, entry in enumerate(calendar.entries):
        yield _EntryReader(entry, zone or _zone_of(entry), cls).imported(f"/{index}")


# Some programs fold by bytes, in the middle of a character (RFC 5545, section 3.1): the fold is moved behind the
# character.
_FOLD_IN_CHARACTER = re.compile(rb"([\xc2-\xf4][\x80-\xbf]{0,2})(\r?\n[ \t])([\x80-\xbf]{1,3})")
_with_folds_behind_characters = functools.partial(_FOLD_IN_CHARACTER.sub, rb"\1\3\2")


def _notes_on_file(calendar: Calendar) -> Iterator[Issue]:
    if calendar.unreadable:
        count = counted(len(calendar.unreadable), "line")
        yield note("bad-line", "", f"{count} outside events cannot be read; the first is line {calendar.unreadable[0]}")
    if calendar.skipped:
        kinds = ", ".join(f"{count:,} {kind}" for kind, count in sorted(calendar.skipped.items()))
        yield note("entries-skipped", "", f"not read, since they are not events: {kinds}")


def _zone_of(entry: CalendarEntry) -> datetime.tzinfo | None:
    try:
        return zoneinfo.ZoneInfo(entry.zone) if entry.zone else None
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return None


_ONCE = {
    *("UID", "SUMMARY", "DESCRIPTION", "URL", "DTSTART", "DTEND", "DURATION", "LOCATION"),
    *("STATUS", "CLASS", "ORGANIZER", "GEO", "RECURRENCE-ID"),
}
"""Properties that RFC 5545, section 3.6.1, allows only once."""

PropertyReader = Callable[[ImportDraft, Line, Any], None]
"""Reads a line, whose value the library has parsed, into a draft."""


class _EntryReader:
    """A ``VEVENT`` while it is read."""

    def __init__(self, entry: CalendarEntry, zone: datetime.tzinfo | None, cls: type[Event]) -> None:
        self._entry = entry
        self._zone = zone
        self._cls = cls
        self._draft = ImportDraft([*entry.lines], {"/title": "/SUMMARY"})

    def imported(self, place: str) -> Import[Any]:
        """Return the import."""
        if self._cls is Event:
            self._draft.document["type"] = "event"
        if not self._entry.is_closed:
            message = "the entry has no END:VEVENT before the next one begins or the file ends"
            self._draft.report("entry-not-closed", "", message)
        lines = self._lines()
        for name, read in _READERS.items():
            for line in lines.pop(name, ()):
                self._read(line, read)
        read_dates(self._draft, lines, self._zone)
        for line in (line for several in lines.values() for line in several):
            leave_line(self._draft, line)
        for kind, parts in self._entry.parts.items():
            for index, part in enumerate(parts):
                self._draft.leave(f"/{kind}/{index}", part)
        return self._draft.imported(self._cls, line=self._entry.number, place=place)

    def _lines(self) -> dict[str, list[Line]]:
        """Return the readable lines by name, in the order of the file."""
        by_name: dict[str, list[str]] = {}
        bad: list[str] = []
        for text in self._entry.lines:
            name = CONTENT_LINE_NAME.match(text)
            (bad if name is None else by_name.setdefault(str(name[1]).upper(), [])).append(text)
        for index, text in enumerate(bad):
            place = f"/bad-line/{index}"
            self._draft.leave(place, text)
            self._draft.report("bad-line", place, f"the line {preview(text)} has no name and value", text)
        lines = {}
        for key, texts in by_name.items():
            places = [f"/{key}/{index}" if len(texts) > 1 else f"/{key}" for index in range(len(texts))]
            lines[key] = [Line.of(key, text, place) for text, place in zip(texts, places, strict=True)]
            if key in _ONCE:
                self._leave_all_but_first(lines[key])
        return lines

    def _leave_all_but_first(self, lines: list[Line]) -> None:
        for line in lines[1:]:
            self._draft.leave(line.place, line.text)
            message = f"{line.name} may occur only once, so only the first was read"
            self._draft.report("duplicate-property", line.place, message, line.value)
        del lines[1:]

    def _read(self, line: Line, read: PropertyReader) -> None:
        if line.name != "IMAGE":  # it may be binary data, and the library demands its type
            if is_binary(line):
                leave_line(self._draft, line)
                self._draft.report("bad-line", line.place, f"{line.name} is binary data, not text", line.value)
                return
            line = untyped(line)
        if str(line.parameters.get("ENCODING")).upper() == "QUOTED-PRINTABLE":
            line = self._decoded(line)
        value, error = parsed_line(line)
        if error:
            self._draft.leave(line.place, line.text)
            self._draft.report("bad-line", line.place, f"{line.name} cannot be read: {error}", line.text)
            return
        read(self._draft, line, value)
        leave_parameters(self._draft, line)

    def _decoded(self, line: Line) -> Line:
        """Return a line with its text decoded; `value` stays as written."""
        data = quopri.decodestring(line.value.encode(errors="replace"))
        charset = str(line.parameters.get("CHARSET"))
        try:
            text = data.decode(charset if _CHARSETS.fullmatch(charset) else "utf-8")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
        message = f"{preview(line.value)} was decoded"
        self._draft.report_repair("quoted-printable-read", line.place, message, line.value, text)
        lines = text.replace("\r\n", "\\n").replace("\n", "\\n")
        return attrs.evolve(line, text=f"{line.name}:{lines}")


_CHARSETS = re.compile(r"utf-?8|us-ascii|iso-8859-(?:[1-9]|1[0134568])|windows-125[0-8]|koi8-[ru]", re.IGNORECASE)

# --- The properties ---------------------------------------------------------------------------------------------------


def _one_text(field: str, *, has_lines: bool = False, is_required: bool = False) -> PropertyReader:
    """Return a function that reads a property into a text."""

    def read(draft: ImportDraft, line: Line, value: Any) -> None:
        read_text = draft.lines if has_lines else draft.line
        _put_text(draft, (field,), read_text(str(value), line.place, is_required=is_required), line)

    return read


def _put_text(draft: ImportDraft, path: JsonPath, text: str, line: Line) -> None:
    """Put the text of a line into a draft; a text of markup alone is left."""
    if text:
        draft.put(path, text, line.origin)
    elif line.value.strip():
        draft.leave(*line.origin)


def _status(draft: ImportDraft, line: Line, value: Any) -> None:
    # Software writes CONFIRMED and TENTATIVE by default, so they mean nothing.
    if str(value).strip().upper() == "CANCELLED":
        draft.put(("status",), "cancelled", line.origin)
    else:
        draft.leave(*line.origin)


def _class(draft: ImportDraft, line: Line, value: Any) -> None:
    draft.leave(*line.origin)
    if str(value).strip().upper() in {"PRIVATE", "CONFIDENTIAL"}:
        draft.report("not-public", line.place, f"the entry is marked as {str(value).lower()}", str(value))


def _location(draft: ImportDraft, line: Line, value: Any) -> None:
    text = draft.line(str(value), line.place, joint=", ")
    if re.fullmatch(r"https?://\S+", text, re.IGNORECASE):
        draft.leave(*line.origin)
        hint = "set the mode of the record, if the address is that of an online event"
        draft.report("location-is-url", line.place, f"{preview(text)} is a web address, not a place", text, hint)
    else:
        _put_text(draft, ("venues", 0, "name"), text, line)


def _categories(draft: ImportDraft, line: Line, value: Any) -> None:
    for text in map(str, value.cats):
        field, item = field_of_keyword(draft.line(text, line.place))
        if item:
            draft.put_once(field, item, line.origin)
        else:
            draft.leave(*line.origin)


def _contact(draft: ImportDraft, line: Line, value: Any) -> None:
    path = ("contacts", draft.length("contacts"), "wording")
    _put_text(draft, path, draft.lines(str(value), line.place), line)


def _organizer(draft: ImportDraft, line: Line, value: Any) -> None:
    """Read the organizer as a contact, whether a person or an office.

    The format does not distinguish them.
    """
    address = re.sub(r"^mailto:", "", str(value).strip(), flags=re.IGNORECASE)
    if address.lower().endswith("@group.calendar.google.com"):
        draft.leave(*line.origin)
        return
    at, cn = draft.length("contacts"), line.parameters.get("CN")
    name = draft.lines(cn, f"{line.place};CN") if isinstance(cn, str) else ""
    if name:
        draft.put(("contacts", at, "wording"), name, (f"{line.place};CN", cn))
    if address:
        draft.put(("contacts", at, "email"), address, line.origin)


def _image(draft: ImportDraft, line: Line, value: Any) -> None:
    url = str(value).strip()
    if re.match("https?:", url, re.IGNORECASE):
        draft.put(("photos", draft.length("photos"), "url"), url, line.origin)
    else:
        draft.leave(*line.origin)


_READERS: dict[str, PropertyReader] = {
    "SUMMARY": _one_text("title", is_required=True),
    "DESCRIPTION": _one_text("summary", has_lines=True),
    "UID": _one_text("id"),
    "URL": _one_text("url"),
    "STATUS": _status,
    "CLASS": _class,
    "LOCATION": _location,
    "CATEGORIES": _categories,
    "CONTACT": _contact,
    "ORGANIZER": _organizer,
    "IMAGE": _image,
}
