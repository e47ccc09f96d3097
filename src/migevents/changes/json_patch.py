"""`as_json_patch`: changes as JSON Patch (RFC 6902), for tools that know nothing of this library.

The operations of a JSON Patch are applied one after the other, and an index refers to the list as the operations before
have left it. So, in each list, items are first changed where they are, then removed from the back, then added from the
front. A list whose order changes, or that is stated on one side only, is written whole.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from migevents.changes.differences import Change, builtins_of
from migevents.changes.patching import TreeNode, patch, patched, tree_of
from migevents.changes.paths import KeyedStep, keys_of_items
from migevents.jsontext.paths import MISSING
from migevents.jsontext.pointer import escape
from migevents.model.base import Record, fields_of

Operation = dict[str, Any]


def as_json_patch(changes: Iterable[Change], record: Record) -> list[Operation]:
    """Return changes as the operations of a JSON Patch (RFC 6902) for the JSON of a record.

    They apply to what `unstructure` and `dumps` write of the record.

    Args:
        changes: The changes, as `diff` finds them.
        record: The record that they apply to.

    Returns:
        The operations ``add``, ``remove`` and ``replace``, ready for `json.dumps`.

    Raises:
        PatchConflict: A change does not fit the record.
        InvalidRecord: The result breaks a rule.

    Examples:
        >>> from migevents import Event, Speaker, diff
        >>> first = Event(title="Opening", speakers=(Speaker(name="A. Example"),))
        >>> second = Event(title="Opening", speakers=(Speaker(name="A. Example", organization="IOM"),))
        >>> as_json_patch(diff(first, second), first)
        [{'op': 'add', 'path': '/speakers/0/organization', 'value': 'IOM'}]
    """
    changes = tuple(changes)
    patch(record, changes)
    return list(_of_record(record, tree_of(changes), ""))


def _of_record(record: Record, node: TreeNode, pointer: str) -> Iterator[Operation]:
    fields = fields_of(type(record))
    for step, child in node.children.items():
        name = str(step)
        default = fields[name].default if name in fields else None
        yield from _of_value(getattr(record, name, None), child, pointer + escape(name), default)


def _of_value(value: Any, node: TreeNode, pointer: str, default: Any) -> Iterator[Operation]:
    change = node.change
    if change:
        # What is equal to the default is left out of JSON.
        is_stated = not change.is_addition and change.before != default
        if change.is_removal or change.after == default:
            yield {"op": "remove", "path": pointer}
        else:
            op = "replace" if is_stated else "add"
            yield {"op": op, "path": pointer, "value": builtins_of(change.after)}
    elif isinstance(value, Record):
        yield from _of_record(value, node, pointer)
    elif isinstance(value, tuple):
        yield from _of_list(value, node, pointer)
    else:
        for step, child in node.children.items():
            yield from _of_value(value.get(step, MISSING), child, pointer + escape(step), MISSING)


def _of_list(items: tuple[Any, ...], node: TreeNode, pointer: str) -> Iterator[Operation]:
    after = patched(items, node)
    if not after:
        yield {"op": "remove", "path": pointer}
    elif not items or node.order:
        yield {"op": "replace" if items else "add", "path": pointer, "value": builtins_of(after)}
    else:
        yield from _of_items(items, node, pointer)


def _of_items(items: tuple[Any, ...], node: TreeNode, pointer: str) -> Iterator[Operation]:
    removed, added = [], []
    indexes: dict[KeyedStep, int] = {key: index for index, key in enumerate(keys_of_items(items))}
    for step, child in node.children.items():
        change = child.change
        if change and change.is_addition:
            added.append(change)
        elif change and change.is_removal:
            removed.append(indexes[step])
        else:
            yield from _of_value(items[indexes[step]], child, f"{pointer}/{indexes[step]}", None)
    for index in sorted(removed, reverse=True):
        yield {"op": "remove", "path": f"{pointer}/{index}"}
    count = len(items) - len(removed)
    for change in sorted(added, key=lambda change: count if change.index is None else change.index):
        index = count if change.index is None else min(change.index, count)
        yield {"op": "add", "path": f"{pointer}/{index}", "value": builtins_of(change.after)}
        count += 1
