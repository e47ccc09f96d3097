"""The place of a merge, and its findings so far.

While a list is merged, the indexes of its items are not known yet. So a place has, beside its keyed path, the slots on
its way; its JSON Pointer is computed from them at the end.
"""

from collections.abc import Collection, Iterator
from typing import Any, Literal

import attrs

from migevents._display import preview
from migevents.changes.differences import Change
from migevents.changes.lists import Slot
from migevents.changes.paths import KeyedPath
from migevents.changes.results import Conflict, ConflictCode
from migevents.errors import Issue, Issues
from migevents.jsontext.pointer import escape

Location = tuple["str | Slot", ...]


@attrs.frozen
class Place:
    """A place in the merged record."""

    path: KeyedPath = attrs.field(factory=KeyedPath)
    location: Location = ()

    def __truediv__(self, step: "str | Slot") -> "Place":
        """Return the place one step further."""
        return Place(self.path / (step.key if isinstance(step, Slot) else step), (*self.location, step))

    @property
    def pointer(self) -> str:
        """The JSON Pointer of the place, or of its list if the item is gone."""
        pointer = ""
        for step in self.location:
            if isinstance(step, Slot):
                if step.index is None:
                    break
                pointer += escape(str(step.index))
            else:
                pointer += escape(step)
        return pointer


@attrs.frozen
class _Finding:
    code: ConflictCode | Literal["date-refined"]
    place: Place
    ours: Any
    theirs: Any
    base: Any = None


class Findings:
    """The conflicts and the refined dates of a merge."""

    def __init__(self) -> None:
        """Begin with none."""
        self._found: list[_Finding] = []

    def conflict(self, code: ConflictCode, place: Place, ours: Any, theirs: Any, base: Any = None) -> None:
        """Note a conflict."""
        self._found.append(_Finding(code, place, ours, theirs, base))

    def contradiction(self, place: Place, ours: Any, theirs: Any, base: Any = None) -> None:
        """Note a contradiction at a place, which reverts to ours.

        Findings inside it no longer count.
        """
        self.forget_within({place.location})
        self.conflict("contradiction", place, ours, theirs, base)

    def forget_within(self, locations: Collection[Location]) -> None:
        """Forget the findings at some places and inside them."""
        self._found = [
            finding
            for finding in self._found
            if not any(finding.place.location[:end] in locations for end in range(len(finding.place.location) + 1))
        ]

    def refinement(self, place: Place, rough: Any, exact: Any) -> None:
        """Note that the more exact one of two dates was taken."""
        self._found.append(_Finding("date-refined", place, rough, exact))

    def add(self, other: "Findings") -> None:
        """Add the findings of another merge."""
        self._found += other._found  # noqa: SLF001  # of the same class

    def conflicts(self) -> tuple[Conflict, ...]:
        """Return the conflicts."""
        return tuple(
            Conflict(found.code, found.place.path, found.place.pointer, found.ours, found.theirs, found.base)
            for found in self._found
            if found.code != "date-refined"
        )

    def refined(self) -> tuple[Change, ...]:
        """Return the refined dates."""
        return tuple(
            Change(found.place.path, found.ours, found.theirs) for found in self._found if found.code == "date-refined"
        )

    def issues(self) -> Issues:
        """Return the conflicts and the refined dates as issues."""
        return Issues([*(conflict.issue for conflict in self.conflicts()), *self._refined_issues()])

    def _refined_issues(self) -> Iterator[Issue]:
        for found in self._found:
            if found.code == "date-refined":
                message = f"{preview(str(found.theirs))} is more exact than {preview(str(found.ours))}; kept it"
                yield Issue("date-refined", found.place.pointer, message, "info", preview(str(found.ours)))
