"""`patch`: a record with changes applied.

The changes are first arranged as a tree, in which the changes of one list meet. All of them refer to the record as it
was given; they are applied together, and each record is built once, from the inside out. So a rule across two fields
is checked when both have changed.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar, cast

import attrs

from migevents._display import preview, type_name
from migevents.changes.differences import Change, builtins_of, demand_records, shown
from migevents.changes.paths import KeyedStep, keys_of_items
from migevents.errors import MigeventsError
from migevents.jsontext.paths import MISSING
from migevents.model.base import Record, fields_of
from migevents.model.event import EVENT_TYPES, Event
from migevents.values.extensions import Extensions, is_same

R = TypeVar("R", bound=Record)


class PatchConflict(MigeventsError, ValueError):
    """A change that does not fit the record: the old value is not there.

    Attributes:
        change: The change.
        reason: Why it does not fit.
    """

    def __init__(self, change: Change, reason: str) -> None:
        """Keep the change and the reason."""
        super().__init__(change, reason)
        self.change = change
        self.reason = reason

    def __str__(self) -> str:
        """Return the path and the reason."""
        return f"{self.change.path}: {self.reason}"


@attrs.define(eq=False)
class TreeNode:
    """The changes at a place and inside of it."""

    change: Change | None = None
    order: Change | None = None
    children: dict[KeyedStep, "TreeNode"] = attrs.Factory(dict)

    def any_change(self) -> Change:
        """Return one of the changes, to name it where none of them fits."""
        return self.change or self.order or next(iter(self.children.values())).any_change()


def tree_of(changes: Iterable[Change]) -> TreeNode:
    """Return changes as a tree by their paths.

    Raises:
        PatchConflict: Two changes are of the same place, or one is inside of another.
        TypeError: One of them is not a change.
    """
    root = TreeNode()
    for change in changes:
        if not isinstance(change, Change):
            raise TypeError(f"expected changes, got {type(change).__name__}")
        node = root
        for step in change.path.steps:
            node = node.children.setdefault(step, TreeNode())
            if node.change:
                raise PatchConflict(change, f"another change is at {node.change.path}: apply one after the other")
        if node.order if change.order else (node.children or node.order):
            raise PatchConflict(change, "another change is at the same path: apply one after the other")
        if change.order:
            node.order = change
        else:
            node.change = change
    return root


def patch(record: R, changes: Iterable[Change]) -> R:
    """Return a record with changes: ``patch(a, diff(a, b)) == b``.

    Args:
        record: The record that the changes were found in, or a later state of it.
        changes: The changes, in any order. Their inverses lead back.

    Raises:
        PatchConflict: A change does not fit: `Change.before` is not what the record has at its path.
        InvalidRecord: The result breaks a rule. It cannot for a record that the changes were found in.
        TypeError: `record` is not a record of this library, or one of the changes is not a `Change`.

    Examples:
        >>> from migevents import Event, diff
        >>> first, second = Event(title="Opening"), Event(title="Opening", label="inauguration")
        >>> changes = diff(first, second)
        >>> patch(first, changes) == second
        True
        >>> patch(second, [change.inverse for change in changes]) == first
        True
    """
    demand_records(record=record)
    root = tree_of(changes)
    if root.change or root.order:
        raise PatchConflict(root.any_change(), "a change of the whole record cannot be applied")
    return cast("R", _patched_record(record, root))


def patched(value: Any, node: TreeNode) -> Any:
    """Return a value with the changes of a node applied."""
    if node.change:
        _check(node.change, value)
        return node.change.after
    if isinstance(value, Record):
        return _patched_record(value, node)
    if isinstance(value, tuple):
        return _patched_list(value, node)
    if isinstance(value, Extensions):
        return _patched_mapping(value, node)
    raise PatchConflict(node.any_change(), f"its path leads into {type_name(value)}, which has no members")


def _check(change: Change, value: Any) -> None:
    if not _is_value(value, change.before):
        raise PatchConflict(change, f"expected {shown(change.before, change.path)}, found {shown(value, change.path)}")


def _is_value(value: Any, expected: Any) -> bool:
    # JSON distinguishes 1, 1.0 and true, Python does not; a list may contain them.
    if type(value) is not type(expected) or value != expected:
        return False
    return not isinstance(value, tuple) or is_same(builtins_of(value), builtins_of(expected))


def _patched_record(record: Record, node: TreeNode) -> Record:
    cls, fields = type(record), fields_of(type(record))
    values = {name: getattr(record, name) for name in fields}
    for step, child in node.children.items():
        if step == "type" and isinstance(record, Event):
            cls = _patched_type(record, child)
        elif isinstance(step, str) and step in fields:
            values[step] = patched(values[step], child)
        else:
            raise PatchConflict(child.any_change(), f"{cls.__name__} has no field {preview(str(step))}")
    return cls(**values)


def _patched_type(event: Event, node: TreeNode) -> type[Event]:
    change = node.any_change()
    _check(change, event.type)
    if change.after not in EVENT_TYPES:
        raise PatchConflict(change, f"{shown(change.after, change.path)} is not an event type")
    return EVENT_TYPES[change.after]


def _patched_list(items: tuple[Any, ...], node: TreeNode) -> tuple[Any, ...]:
    kept: dict[KeyedStep, Any] = dict(zip(keys_of_items(items), items, strict=True))
    added = []
    for step, child in node.children.items():
        change = child.change
        if change and change.is_addition:
            added.append(change)
        elif step not in kept:
            raise PatchConflict(child.any_change(), "the list does not have this item")
        else:
            kept[step] = patched(kept[step], child)
    for change in added:
        if change.path.steps[-1] in kept:
            raise PatchConflict(change, "the list already has this item")
    if node.order:
        kept = _in_new_order(kept, node.order)
    values = [value for value in kept.values() if value is not None]
    # From the front, so that each index counts the items that were put before it.
    for change in sorted(added, key=lambda change: len(values) if change.index is None else change.index):
        values.insert(len(values) if change.index is None else change.index, change.after)
    return tuple(values)


def _in_new_order(kept: dict[KeyedStep, Any], change: Change) -> dict[KeyedStep, Any]:
    """Return the items in the new order of a change.

    Items that the change does not name stay where they were.
    """
    named = set(change.before)
    found = [key for key in kept if key in named]
    if found != list(change.before):
        raise PatchConflict(change, f"the order is {preview(list(map(str, found)))}")
    # One item at most has another key afterwards, see `alignment`: the one that only one side names.
    renamed = dict(zip(set(change.after) - named, named - set(change.after), strict=False))
    in_order = iter([renamed.get(key, key) for key in change.after])
    return {key: kept[key] for key in (next(in_order) if key in named else key for key in kept)}


def _patched_mapping(values: Mapping[str, Any], node: TreeNode) -> Extensions:
    members = dict(values)
    for step, child in node.children.items():
        members[str(step)] = patched(members.get(str(step), MISSING), child)
    return Extensions({key: value for key, value in members.items() if value is not MISSING})
