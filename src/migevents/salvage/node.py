"""`Node`: a value being salvaged, with its original and its repairs.

A document may be nothing but faults, so a node is small: it has no path, which those know who come to it from the
document; and what only a few objects and lists need is kept apart, in `_Lookup`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from migevents.errors import Issue
from migevents.jsontext.lossless import DoubleKey
from migevents.jsontext.paths import MISSING, Key, child_of, children_of
from migevents.jsontext.pointer import escape, unescape
from migevents.salvage.interpretations import bare_letters
from migevents.salvage.result import Repair


@attrs.define(eq=False, weakref_slot=False)
class Node:
    """A value of the document.

    Attributes:
        step: Its key or index in the original document; `MISSING` of a value that a repair put into a list, because the
            list has it.
        original: The original value; `MISSING` if a repair added it.
        key: Its present key or index.
        value: Its present value; `MISSING` if it is omitted. The members of a container are in `members` once one of
            them was visited.
        members: The members of a container: of an object by their original keys, of a list by their indexes. Visited
            ones are nodes, the others are values.
        is_left: Whether it is left over.
        is_wrapper: Whether a repair wrapped it around a single value.
        repairs: The repairs that were made on it, in their order.
        cause: The fault for which it is left over.
    """

    step: Key
    original: Any
    key: Key
    value: Any
    members: dict[Key, Any] | list[Any] | None = None
    is_left: bool = False
    is_wrapper: bool = False
    repairs: tuple[Repair, ...] = ()
    cause: Issue | None = None
    _lookup: "_Lookup | None" = attrs.field(default=None, alias="lookup")

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return isinstance(self.value, list | tuple)

    @property
    def has_value(self) -> bool:
        """Whether it is part of the repaired document."""
        return not self.is_left and self.value is not MISSING

    # --- Access ---------------------------------------------------------------------------------------------------

    def open(self) -> dict[Key, Any] | list[Any]:
        """Return the members, by the key or index that they came with."""
        if self.members is None:
            self.members = list(self.value) if self.is_list else dict(children_of(self.value))
        return self.members

    def child(self, step: Key) -> "Node":
        """Return the member at an original key or index.

        If there is none, return a node without a value. A node of a leaf is not kept until it is changed, and that of a
        member of a leftover never.
        """
        if self.is_left:
            member = child_of(self.value, step)
            return Node(step, member, step, member, is_left=True)
        members = self.value if self.members is None else self.members
        member = members.get(step, MISSING) if type(members) is dict else child_of(members, step)
        if type(member) is Node:
            return member
        node = Node(step, member, step, member)
        if isinstance(member, dict | list | Mapping | tuple):
            self.keep(node)
        return node

    def keep(self, member: "Node") -> None:
        """Keep the node of a member, which is changed or has members.

        A missing member has no node to keep, and a value in a list that a repair put around it has one already.
        """
        if member.value is not MISSING and not self.is_wrapper:
            self.open()[member.step] = member

    def find(self, token: str) -> "Node":
        """Return the member that is read at a reference token of a JSON Pointer."""
        lookup = self._lookup
        if isinstance(self.value, list | tuple):
            return self.child(int(token) if lookup is None or lookup.kept is None else lookup.kept[int(token)])
        member = self.child(token)
        if self.is_left or (not member.is_left and member.value is not MISSING and member.key == token):
            return member
        renamed = {} if lookup is None else lookup.renamed
        steps = [renamed[token]] if token in renamed else self._other_keys().get(token, [])
        return next((node for node in map(self.child, steps) if node.has_value and node.key in {token, *steps}), member)

    def _look(self) -> "_Lookup":
        if self._lookup is None:
            self._lookup = _Lookup()
        return self._lookup

    def _other_keys(self) -> dict[str, list[Key]]:
        """Return the keys that are not text, by their reference tokens."""
        members = self.value if self.members is None else self.members
        if len(members) <= _FEW:
            return _other_keys(members)
        lookup = self._look()
        if lookup.others is None:
            lookup.others = _other_keys(members)
        return lookup.others

    def sibling_value(self, key: str) -> Any:
        """Return the value of an object at a key, or `None`."""
        node = self.child(key if self._lookup is None else self._lookup.renamed.get(key, key))
        return node.value if node.value is not MISSING else None

    @property
    def keys(self) -> "_KeyIndex":
        """The keys of an object."""
        members = self.open()
        if len(members) <= _FEW:
            return _KeyIndex.of(members)
        lookup = self._look()
        if lookup.index is None:
            lookup.index = _KeyIndex.of(members)
        return lookup.index

    def visited(self) -> Iterator["Node"]:
        """Yield the members that were visited, in the order of the document."""
        members = self.members or ()
        for member in members.values() if isinstance(members, dict) else members:
            if type(member) is Node:
                yield member

    # --- Reading --------------------------------------------------------------------------------------------------

    def compose(self, *, with_leftovers: bool = False) -> Any:
        """Return the value as repaired or, with leftovers, as written."""
        if self.members is None:
            return self.value
        if isinstance(self.members, list):
            return self._composed_list(self.members, with_leftovers=with_leftovers)
        composed = {}
        for key, member in self.members.items():
            if type(member) is not Node:
                composed[key] = member
            elif with_leftovers if member.is_left else member.value is not MISSING:
                composed[member.key] = member.compose(with_leftovers=with_leftovers)
        return composed

    def _composed_list(self, members: list[Any], *, with_leftovers: bool) -> list[Any]:
        kept, composed = list[int](), list[Any]()
        for index, member in enumerate(members):
            if type(member) is not Node:
                kept.append(index)
                composed.append(member)
            elif with_leftovers if member.is_left else member.value is not MISSING:
                kept.append(index)
                composed.append(member.compose(with_leftovers=with_leftovers))
        if len(kept) < len(members) or self._lookup is not None:
            self._look().kept = kept
        return composed

    # --- Changing -------------------------------------------------------------------------------------------------

    def add(self, key: str) -> "Node":
        """Return the member at a key, which is added if it is not there."""
        step: Key = key if self._lookup is None else self._lookup.renamed.get(key, key)
        node = self.child(step)
        self.open()[step] = node
        return node

    def rename(self, member: "Node", key: str) -> None:
        """Give another key to a member."""
        self._look().renamed[key] = member.step
        member.key = key

    def wrap(self) -> None:
        """Put a list around the value."""
        inner = Node(MISSING, self.original, 0, self.value, self.members, lookup=self._lookup)
        self.value, self.members, self.is_wrapper, self._lookup = [self.value], [inner], True, None

    def leave(self, cause: Issue) -> None:
        """Leave the value over, whole, with its repairs undone."""
        self.is_left, self.cause = self.original is not MISSING, cause
        self.key = self.step
        self.value, self.members, self.is_wrapper, self._lookup = self.original, None, False, None
        self.repairs = ()

    def is_repaired(self) -> bool:
        """Return whether it was repaired, or anything in it."""
        return bool(self.repairs) or any(member.is_repaired() for member in self.visited())


_FEW = 16
"""The index of so small an object is not kept: it would take more memory than the object."""


def _other_keys(keys: Iterable[Key]) -> dict[str, list[Key]]:
    """Return the keys that are not text, by their reference tokens."""
    others: dict[str, list[Key]] = {}
    for key in keys:
        if not isinstance(key, str):
            others.setdefault(unescape(escape(key)[1:]), []).append(key)
    return others


@attrs.define(eq=False)
class _Lookup:
    """How members are found, if not by their own keys or indexes.

    Attributes:
        kept: Of a list, the indexes that its items came with, for those that were read; `None` if all were.
        renamed: The keys that members came with, by those that they have now.
        index: The keys of an object.
        others: The keys that are not text, by their reference tokens.
    """

    kept: list[int] | None = None
    renamed: dict[str, Key] = attrs.Factory(dict)
    index: "_KeyIndex | None" = None
    others: dict[str, list[Key]] | None = None


@attrs.frozen
class _KeyIndex:
    """The keys of an object.

    Attributes:
        spellings: How many keys have these letters, whatever their case and whatever separates their words.
        doubled: The keys that occur more than once.
    """

    spellings: Counter[str]
    doubled: frozenset[str]

    @classmethod
    def of(cls, keys: Iterable[Key]) -> "_KeyIndex":
        """Index all the keys at once."""
        texts = [key for key in keys if isinstance(key, str)]
        doubled = frozenset(str.__str__(key) for key in texts if type(key) is DoubleKey)
        return cls(Counter(map(bare_letters, texts)), doubled)
