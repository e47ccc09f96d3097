"""Splitting of a calendar into its entries.

The library `icalendar` rejects a whole file for one bad line outside an event, and treats everything after a misspelt
``END`` as part of the entry. So the entries are found here, only by their ``BEGIN`` and ``END``; the library then
parses each line on its own, and a line that it cannot parse affects no other.
"""

import re
from collections import Counter
from collections.abc import Iterator

import attrs


@attrs.define
class CalendarEntry:
    """A ``VEVENT`` as it is in the file.

    Attributes:
        number: The line of the file on which it begins; the first line is 1.
        zone: The calendar's own time zone, if it has one.
        lines: Its content lines, unfolded.
        parts: The lines of its components, such as alarms, by name.
        is_closed: Whether its ``END`` was found.
    """

    number: int
    zone: str | None
    lines: list[str] = attrs.Factory(list)
    parts: dict[str, list[list[str]]] = attrs.Factory(dict)
    is_closed: bool = False


@attrs.define
class Calendar:
    """The content of a file: entries, other components, unusable lines."""

    entries: list[CalendarEntry] = attrs.Factory(list)
    skipped: Counter[str] = attrs.Factory(Counter)
    unreadable: list[int] = attrs.Factory(list)


CONTENT_LINE_NAME = re.compile(r"[ \t]*([A-Za-z0-9-]+)[ \t]*(?=[;:])")
_COMPONENT = re.compile(r"(BEGIN|END)[ \t]*:[ \t]*([A-Za-z0-9-]+)[ \t]*", re.IGNORECASE)
_TOP = {"VCALENDAR", "VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE", "VAVAILABILITY"}
"""Components never inside an event, by their names in RFC 5545 (section 3.6) and RFC 7953: if one begins, the event has
ended. VTODO is a task of a calendar."""
_SKIPPED = {"VTODO", "VJOURNAL", "VFREEBUSY", "VAVAILABILITY"}
"""Components that are not events, such as tasks: they are counted and reported as `entries-skipped`."""


def content_lines(text: str) -> Iterator[tuple[int, str]]:
    r"""Yield a calendar's unfolded lines (RFC 5545, 3.1), numbered.

    The number is that of the first line.

    Examples:
        >>> list(content_lines("SUMMARY:Migration\r\n  and data\r\nUID:7"))
        [(1, 'SUMMARY:Migration and data'), (3, 'UID:7')]
    """
    pending, first = [""], 1
    # Old programs end lines with CR alone; if there are line feeds, a CR is part of the text.
    for number, line in enumerate(text.split("\n" if "\n" in text else "\r"), start=1):
        bare = line.removesuffix("\r")
        if bare[:1] in {" ", "\t"}:
            pending.append(bare[1:])
        elif bare:
            if any(pending):
                yield first, "".join(pending)
            pending, first = [bare], number
    if any(pending):
        yield first, "".join(pending)


def read_calendar(text: str) -> Calendar:
    """Return the content of a calendar."""
    calendar, splitter = Calendar(), _Splitter()
    for number, line in _with_whole_texts(content_lines(text)):
        component = _COMPONENT.fullmatch(line)
        if component is None:
            splitter.add(calendar, number, line)
        elif component[1].upper() == "BEGIN":
            splitter.begin(calendar, number, component[2].upper(), line)
        else:
            splitter.end(component[2].upper(), line)
    return calendar


def _with_whole_texts(lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield lines, with the lines of each quoted-printable text joined.

    In such a text, as vCalendar 1.0 has it, "=" at the end of a line means that the text continues on the next one.
    """
    first, parts = 0, list[str]()
    for number, line in lines:
        if parts or QUOTED_PRINTABLE.match(line):
            first = first if parts else number
            parts.append(line.removesuffix("="))
            if not line.endswith("="):
                yield first, "".join(parts)
                parts = []
        else:
            yield number, line
    if parts:
        yield first, "".join(parts)


QUOTED_PRINTABLE = re.compile(r"[^:]*;[ \t]*ENCODING[ \t]*=[ \t]*QUOTED-PRINTABLE[ \t]*[;:]", re.IGNORECASE)


class _Splitter:
    """The state while a calendar is split into entries."""

    def __init__(self) -> None:
        self._zone: str | None = None
        self._waiting: list[CalendarEntry] = []
        """The entries of a calendar whose zone is not known yet."""
        self._entry: CalendarEntry | None = None
        self._part: list[str] = []
        self._depth = 0
        """The number of open components inside the current entry, or outside of any entry."""

    def begin(self, calendar: Calendar, number: int, kind: str, line: str) -> None:
        if kind == "VEVENT":
            self._entry, self._depth = CalendarEntry(number, self._zone), 0
            calendar.entries.append(self._entry)
            self._waiting.append(self._entry)
        elif kind in _TOP or self._entry is None:
            self._entry, self._depth = None, int(kind != "VCALENDAR")
            calendar.skipped.update([kind] if kind in _SKIPPED else [])
            if kind == "VCALENDAR":
                self._zone, self._waiting = None, []
        else:
            if not self._depth:
                self._part = []
                self._entry.parts.setdefault(kind, []).append(self._part)
            self._depth += 1
            self._part.append(line)

    def end(self, kind: str, line: str) -> None:
        if self._entry is None:
            self._depth = 0
        elif self._depth:
            self._part.append(line)
            self._depth -= 1
        else:
            # An END with another name is taken as the misspelt one of the entry.
            self._entry.is_closed = kind == "VEVENT"
            self._entry = None

    def add(self, calendar: Calendar, number: int, line: str) -> None:
        if self._entry is not None:
            (self._part if self._depth else self._entry.lines).append(line)
            return
        name = CONTENT_LINE_NAME.match(line)
        if name is None and not self._depth:
            calendar.unreadable.append(number)
        elif name is not None and name[1].upper() == "X-WR-TIMEZONE":
            self._zone = line.partition(":")[2].strip()
            for entry in self._waiting:
                entry.zone = entry.zone or self._zone
            self._waiting = []
