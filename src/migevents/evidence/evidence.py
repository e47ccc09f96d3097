"""`Evidence`: for each leaf of a record, its places in the text."""

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, final

from migevents._display import counted
from migevents.evidence.located import Located, Status


@final
class Evidence(Mapping[str, Located]):
    """Where a text has each leaf: an immutable mapping by JSON Pointer.

    `locate` makes it. The leaves are in the order of the record. In a notebook, it is shown as the review page.

    Examples:
        >>> from migevents import locate
        >>> evidence = locate({"title": "A fair", "edition": 3}, "The third fair was held.")
        >>> evidence.not_found
        ('/title',)
        >>> evidence["/edition"].how
        <How.READ: 'read'>
    """

    __slots__ = ("_document", "_located", "text")

    text: str
    """The text."""
    _document: str
    _located: Mapping[str, Located]

    def __init__(self, record: Mapping[str, Any], text: str, located: Mapping[str, Located]) -> None:
        """Set the record, as JSON text, the text and the results."""
        object.__setattr__(self, "_document", json.dumps(record, ensure_ascii=False, default=str))
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "_located", MappingProxyType(dict(located)))

    def __setattr__(self, name: str, _value: object) -> None:
        """Refuse to change anything."""
        raise AttributeError(f"Evidence is immutable: {name} cannot be set")

    def __getitem__(self, pointer: str) -> Located:
        """Return the result for the leaf at a JSON Pointer."""
        return self._located[pointer]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the pointers, in the order of the record."""
        return iter(self._located)

    def __len__(self) -> int:
        """Count the leaves."""
        return len(self._located)

    def __repr__(self) -> str:
        """Return the number of leaves with each status."""
        counts = ", ".join(f"{count} {status}" for status, count in self.counts.items() if count)
        return f"<Evidence of {counted(len(self), 'fact')}: {counts or 'nothing to check'}>"

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the record, the text and the results."""
        return Evidence, (self.record, self.text, dict(self._located))

    @property
    def record(self) -> dict[str, Any]:
        """The record as plain JSON: a new copy each time."""
        record: dict[str, Any] = json.loads(self._document)
        return record

    @property
    def counts(self) -> dict[Status, int]:
        """The number of leaves with each status."""
        statuses = [located.status for located in self.values()]
        return {status: statuses.count(status) for status in Status}

    @property
    def not_found(self) -> tuple[str, ...]:
        """The pointers of the leaves that the text does not have."""
        return tuple(pointer for pointer, located in self.items() if located.status is Status.NOT_FOUND)

    def to_html(self) -> str:
        """Return the review page, text and record side by side, as HTML.

        It loads nothing, and everything in it is escaped. Pointing at a value highlights its places in the text, and
        vice versa; this also works with the keyboard.
        """
        from migevents.evidence.page import page_of

        return page_of(self.record, self.text, self)

    def _repr_html_(self) -> str:
        """Return the review page in a frame, for notebooks."""
        from migevents.evidence.page import framed

        return framed(self.to_html())
