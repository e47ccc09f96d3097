"""`Merge` and `Conflict`: the result of merging two records."""

from typing import Any, Generic, Literal, TypeVar

import attrs

from migevents.changes.differences import Change, shown
from migevents.changes.paths import KeyedPath, absent_at
from migevents.errors import Issue, Issues
from migevents.model.base import Record
from migevents.model.references import Source

R = TypeVar("R", bound=Record)

ConflictCode = Literal["value-conflict", "removal-conflict", "order-conflict", "type-conflict", "contradiction"]
"""The kind of conflict; see `migevents.codes.MERGES`."""


@attrs.frozen
class Conflict:
    """A place where ours and theirs cannot both be right.

    Attributes:
        code: ``value-conflict``: both changed the value, or stated it, differently. ``removal-conflict``: one removed
            what the other changed. ``order-conflict``: both sorted a list, differently. ``type-conflict``: the events
            are of two kinds. ``contradiction``: what theirs states breaks a rule together with what ours states.
        path: Where, with the keys that the items have in ours, or in theirs if ours does not have them.
        pointer: Where in the merged record, as a JSON Pointer; that of the list if it does not have the item.
        ours: What ours has there; `None` if nothing, or `MISSING` inside of `extensions`, where null is a value.
        theirs: What theirs has there.
        base: What the base has there.
    """

    code: ConflictCode
    path: KeyedPath
    pointer: str
    ours: Any
    theirs: Any
    base: Any = None

    def __str__(self) -> str:
        """Describe the conflict in one line."""
        return f"{self.path}: {self.message} [{self.code}]"

    @property
    def message(self) -> str:
        """The conflict and its outcome, in words."""
        is_removed = self.ours is absent_at(self.path)
        return _MESSAGES[self.code].format(
            ours=shown(self.ours, self.path),
            theirs=shown(self.theirs, self.path),
            removing="ours" if is_removed else "theirs",
            changing="theirs" if is_removed else "ours",
            kept=shown(self.theirs if is_removed else self.ours, self.path),
        )

    @property
    def issue(self) -> Issue:
        """The conflict as an issue, with its JSON Pointer in the merged record."""
        return Issue(self.code, self.pointer, self.message, "warning", shown(self.theirs, self.path), _HINTS[self.code])


_MESSAGES: dict[ConflictCode, str] = {
    "value-conflict": "ours has {ours}, theirs has {theirs}; kept ours",
    "removal-conflict": "{removing} removed it, {changing} changed it; kept {kept}",
    "order-conflict": "ours and theirs have different orders; kept ours",
    "type-conflict": "ours is {ours}, theirs is {theirs}; kept ours",
    "contradiction": "theirs has {theirs}, which contradicts the rest of the record; kept ours, {ours}",
}
_HINTS: dict[ConflictCode, str] = {
    "value-conflict": "check which value is right",
    "removal-conflict": "remove it if it is wrong",
    "order-conflict": "check which order is right",
    "type-conflict": "check which type is right",
    "contradiction": "check which of the contradicting values is right",
}


@attrs.frozen
class Merge(Generic[R]):
    """Two records merged into one.

    Attributes:
        record: The merged record. It is always valid.
        conflicts: Where ours and theirs could not both be taken.
        refined: Dates that one side gives more exactly; the exact one is in the record.
        sources: The source of theirs, if it is not the one that the record has. A record cites one source, so that of
            ours stays, and this is not a conflict.
        ids: The id of theirs, if it is not the one that the record has.
        issues: The conflicts as issues of severity ``warning``, and the refined dates of severity ``info``.
    """

    record: R
    conflicts: tuple[Conflict, ...] = ()
    refined: tuple[Change, ...] = ()
    sources: tuple[Source, ...] = ()
    ids: tuple[str, ...] = ()
    issues: Issues = attrs.field(factory=Issues)
