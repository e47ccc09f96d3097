"""The losses of an export: what the format has no place for."""

from collections.abc import Iterable
from typing import Any

from migevents._display import preview
from migevents.codes import LOSSES
from migevents.errors import Issue, Issues
from migevents.formats._markup import looks_like_markup
from migevents.jsontext.paths import JsonPath, pointer_of
from migevents.model.base import Record, stated
from migevents.model.event_dates import EventDates


class Losses:
    """The losses of one record.

    Args:
        format_name: The name of the format in messages: "iCalendar".
        prefix: The prefix of each path: the index of the record, if there are several.
    """

    def __init__(self, format_name: str, prefix: str = "") -> None:
        """Begin with nothing."""
        self._format_name = format_name
        self._prefix = prefix
        self._issues: list[Issue] = []

    def add(self, code: str, path: JsonPath, message: str, hint: str | None = None) -> None:
        """Add a loss at a path of the record."""
        severity: Any = LOSSES[code][0]
        self._issues.append(Issue(code, self._prefix + pointer_of(path), message, severity, hint=hint))

    def unsupported(self, path: JsonPath, what: str | None = None) -> None:
        """Add a field for which the format has no place."""
        name = what or preview(str(path[-1]))
        self.add("not-supported", path, f"{self._format_name} has no place for {name}")

    def unsupported_fields(self, record: Record, supported: Iterable[str], path: JsonPath = ()) -> None:
        """Add every set field that the format has no place for."""
        known = set(supported)
        for name, _ in stated(record):
            if name not in known:
                self.unsupported((*path, name))

    def check_span(self, when: EventDates, path: JsonPath) -> None:
        """Add the start and the end that readers give to single days."""
        for name, place in (("start", "first"), ("end", "last")):
            if getattr(when, name) is None:
                self.add("span-added", (*path, name), f"readers set {preview(name)} to the {place} of the days")

    def check_markup(self, text: str, path: JsonPath) -> None:
        """Add a text that programs would take for HTML."""
        if looks_like_markup(text):
            self.add("markup-inside", path, f"{preview(text)} looks like HTML, and programs may take it as such")

    @property
    def issues(self) -> Issues:
        """All losses, in the order in which they were added."""
        return Issues(self._issues)
