"""Values left over together: fields that contradict each other.

None of them is more certain than the others.
"""

from collections.abc import Iterator
from typing import Any

from migevents._names import composed
from migevents.salvage.node import Node

Chain = tuple[Node, ...]
"""The nodes that lead to a value: the document first, the value itself last."""

_CONTRADICTIONS = {
    "end-before-start": ("start", "end"),
    "open-end-with-end": ("open_end", "end"),
    "dates-outside-span": ("start", "end", "dates"),
    "window-with-dates": ("within", "start", "end", "dates"),
    "missing-organization": ("status", "admitted", "accession", "ordinal"),
    "accession-before-admission": ("admitted", "accession"),
    "women-exceed-count": ("women", "count"),
}
_OF_THE_HOLDER = {"missing-field", "dates-out-of-order"}
"""Faults of the object or list around the place where they are reported."""


class Contradictions:
    """The values left over for a fault across fields.

    Speakers are compared once, however many of them have the same key.
    """

    def __init__(self) -> None:
        """Begin with no speakers."""
        self._speakers: dict[int, dict[Any, list[Chain]]] = {}

    def of(self, code: str, chain: Chain) -> list[Chain]:
        """Return the nodes left over for a fault with this code.

        It is reported for the last of a chain of nodes.
        """
        above = chain[:-1]
        if not above:
            return [chain]
        if code in _OF_THE_HOLDER:
            return [above]
        if code == "too-deep":
            return [chain[:2]]
        if code == "ambiguous-speaker":
            return self._with_same_key(chain)
        if code in _CONTRADICTIONS:
            members = (above[-1].find(key) for key in _CONTRADICTIONS[code])
            return [(*above, member) for member in members if member.has_value]
        return [chain]

    def _with_same_key(self, chain: Chain) -> list[Chain]:
        *_, speakers, speaker = chain
        if id(speakers) not in self._speakers:
            by_key = self._speakers[id(speakers)] = dict[Any, list[Chain]]()
            for each in _items(speakers):
                by_key.setdefault(_key_of(each.compose()), []).append((*chain[:-1], each))
        # All of them are left over for the first that is reported.
        return self._speakers[id(speakers)].pop(_key_of(speaker.compose()), [])


def _items(items: Node) -> Iterator[Node]:
    nodes = map(items.child, range(len(items.open())))
    return (node for node in nodes if node.has_value)


def _key_of(speaker: dict[str, Any]) -> Any:
    """Return the key of a valid speaker in NFC, as events compare it."""
    positions = [*speaker.get("positions", ()), speaker.get("organization")]
    return composed(str(speaker.get("id") or speaker.get("name") or positions[0]))
