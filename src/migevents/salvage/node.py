"""`Node`: a value being salvaged, with its origin and its repairs."""

from collections import Counter
from collections.abc import Iterable, Mapping
from operator import itemgetter
from types import MappingProxyType
from typing import Any

import attrs

from migevents.errors import Issue
from migevents.jsontext.lossless import DoubleKey
from migevents.jsontext.paths import MISSING, JsonPath, Key, children_of
from migevents.jsontext.pointer import escape, unescape
from migevents.salvage.interpretations import bare_letters
from migevents.salvage.result import Repair


@attrs.define(eq=False)
class Node:
    """A value of the document.

    Attributes:
        origin: Its path in the original document: keys and indexes.
        original: The original value; `MISSING` if a repair added it.
        key: Its present key or index.
        value: Its present value; `MISSING` if it is omitted. The members of a container are in `members` once one of
            them was visited.
        members: The members of a container, by their original keys or indexes. Visited ones are nodes, the others are
            values.
        is_left: Whether it is left over.
        is_wrapper: Whether a repair wrapped it around a single value.
        tried: The codes of the repairs that were tried on it.
        repairs: The repairs that were made on it, in their order.
        cause: The fault for which it is left over.
    """

    origin: JsonPath
    original: Any
    key: Key
    value: Any
    members: dict[Key, Any] | None = None
    is_left: bool = False
    is_wrapper: bool = False
    tried: frozenset[str] = frozenset()
    repairs: tuple[Repair, ...] = ()
    cause: Issue | None = None
    _kept: list[Key] | None = None
    """Of a list, the indexes that its items came with, for those that were read."""
    _renamed: Mapping[str, Key] = MappingProxyType({})
    """The keys that members came with, by those that they have now."""
    _index: "_KeyIndex | None" = None
    _others: dict[str, list[Key]] | None = None

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return isinstance(self.value, list | tuple)

    @property
    def has_value(self) -> bool:
        """Whether it is part of the repaired document."""
        return not self.is_left and self.value is not MISSING

    # --- Access ---------------------------------------------------------------------------------------------------

    def open(self) -> dict[Key, Any]:
        """Return the members, by the key or index that they came with."""
        if self.members is None:
            self.members = dict(children_of(self.value))
        return self.members

    def child(self, step: Key) -> "Node":
        """Return the member at an original key or index.

        If there is none, return a node without a value.
        """
        members = self.open() if self.members is None else self.members
        member = members.get(step, MISSING)
        if type(member) is Node:
            return member
        node = Node((*self.origin, step), member, step, member)
        if member is not MISSING:
            members[step] = node
        return node

    def find(self, token: str) -> "Node":
        """Return the member that is read at a reference token of a JSON Pointer."""
        if isinstance(self.value, list | tuple):
            return self.child(int(token) if self._kept is None else self._kept[int(token)])
        member = (self.open() if self.members is None else self.members).get(token)
        if type(member) is not Node:
            member = self.child(token)
        if not member.is_left and member.value is not MISSING and member.key == token:
            return member
        steps = [self._renamed[token]] if token in self._renamed else self._other_keys().get(token, [])
        return next((node for node in map(self.child, steps) if node.has_value and node.key in {token, *steps}), member)

    def _other_keys(self) -> dict[str, list[Key]]:
        """Return the keys that are not text, by their reference tokens."""
        if self._others is None:
            self._others = {}
            for key in self.open():
                if not isinstance(key, str):
                    self._others.setdefault(unescape(escape(key)[1:]), []).append(key)
        return self._others

    def sibling_value(self, key: str) -> Any:
        """Return the value of an object at a key, or `None`."""
        node = self.child(self._renamed.get(key, key))
        return node.value if node.value is not MISSING else None

    @property
    def keys(self) -> "_KeyIndex":
        """The keys of an object."""
        if self._index is None:
            self._index = _KeyIndex.of(self.open())
        return self._index

    # --- Reading --------------------------------------------------------------------------------------------------

    def compose(self, *, with_leftovers: bool = False) -> Any:
        """Return the value as repaired or, with leftovers, as written."""
        if self.members is None:
            return self.value
        kept, composed = list[Key](), list[tuple[Key, Any]]()
        for step, member in self.members.items():
            if type(member) is not Node:
                kept.append(step)
                composed.append((step, member))
            elif with_leftovers if member.is_left else member.value is not MISSING:
                kept.append(step)
                composed.append((member.key, member.compose(with_leftovers=with_leftovers)))
        if not isinstance(self.value, list | tuple):
            return dict(composed)
        self._kept = kept
        return list(map(itemgetter(1), composed))

    # --- Changing -------------------------------------------------------------------------------------------------

    def add(self, key: str) -> "Node":
        """Return the member at a key, which is added if it is not there."""
        step = self._renamed.get(key, key)
        node = self.child(step)
        self.open()[step] = node
        return node

    def rename(self, member: "Node", key: str) -> None:
        """Give another key to a member."""
        self._renamed = {**self._renamed, key: member.origin[-1]}
        member.key = key

    def wrap(self) -> None:
        """Put a list around the value."""
        inner = Node(self.origin, self.original, 0, self.value, self.members)
        self.value, self.members, self.is_wrapper = [self.value], {0: inner}, True

    def leave(self, cause: Issue) -> None:
        """Leave the value over, whole, with its repairs undone."""
        self.is_left, self.cause = self.original is not MISSING, cause
        self.key = self.origin[-1] if self.origin else self.key
        self.value, self.members, self.is_wrapper, self._kept = self.original, None, False, None
        self.repairs = ()

    def is_repaired(self) -> bool:
        """Return whether it was repaired, or anything in it."""
        members = (self.members or {}).values()
        return bool(self.repairs) or any(isinstance(each, Node) and each.is_repaired() for each in members)


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
