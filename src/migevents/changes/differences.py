"""`diff`: differences between two records, as invertible changes.

Only what differs is looked at. A record inside is compared field by field, a list item by item (see `alignment`), and
`extensions` member by member. An item that was added or removed has its index, so that a patch puts it where it was; if
the items that both lists have are in another order, that is a change of its own.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from migevents._display import preview
from migevents.changes.alignment import align, items_of, share_a_field
from migevents.changes.paths import KeyedPath, absent_at
from migevents.codec.classes import not_a, resolve_class
from migevents.codec.dicts import unstructure
from migevents.jsontext.paths import MISSING
from migevents.model.base import Record, fields_of
from migevents.model.event import Event
from migevents.values.enums import Term
from migevents.values.extensions import Extensions, is_same


@attrs.frozen
class Change:
    """One difference between a record and a changed one.

    Attributes:
        path: Where in the record.
        before: The value there; `None` if there is none. Inside `extensions`, where null is a value, that is `MISSING`.
        after: The value in the changed record, `None` or `MISSING` if there is none.
        order: Whether only the order of a list differs. `before` and `after` are then the keys (`ItemKey`) of the items
            that both records have.
        index: The index of an item that was added or removed, in the list that has it.
        new_path: Where in the changed record. It differs from `path` if the key of an item on the way was changed.

    Examples:
        >>> from migevents import Event
        >>> change = diff(Event(title="Opening"), Event(title="Opening", label="inauguration"))[0]
        >>> print(change)
        /label: added "inauguration"
        >>> print(change.inverse)
        /label: removed "inauguration"
    """

    path: KeyedPath = attrs.field(validator=attrs.validators.instance_of(KeyedPath))
    before: Any
    after: Any
    order: bool = False
    index: int | None = None
    new_path: KeyedPath = attrs.field(default=attrs.Factory(lambda self: self.path, takes_self=True))

    @property
    def inverse(self) -> "Change":
        """The change that undoes this one."""
        return attrs.evolve(self, path=self.new_path, before=self.after, after=self.before, new_path=self.path)

    def __str__(self) -> str:
        """Describe the change in one line."""
        return f"{self.path}: {self.description}"

    @property
    def description(self) -> str:
        """The change in words, without its path."""
        before, after = shown(self.before, self.path), shown(self.after, self.path)
        if self.order:
            return f"order changed from {before} to {after}"
        if self.is_addition:
            return f"added {after}"
        return f"removed {before}" if self.is_removal else f"{before} -> {after}"

    @property
    def is_addition(self) -> bool:
        """Whether the record has nothing at the path."""
        return self.before is absent_at(self.path)

    @property
    def is_removal(self) -> bool:
        """Whether the changed record has nothing there."""
        return self.after is absent_at(self.path)


def builtins_of(value: Any) -> Any:
    """Return a value of a record as dicts, lists, text and numbers."""
    if isinstance(value, Record | Extensions):
        return unstructure(value)
    if isinstance(value, tuple):
        return [builtins_of(item) for item in value]
    return value if isinstance(value, _BUILTIN) and not isinstance(value, Term) else str(value)


_BUILTIN = (str, int, float, type(None))


def shown(value: Any, path: KeyedPath) -> str:
    """Return the value at a path as JSON text that fits a line."""
    return "nothing" if value is absent_at(path) else preview(builtins_of(value))


def diff(a: Record, b: Record) -> tuple[Change, ...]:
    """Return the changes that turn record `a` into record `b`.

    Two events of different kinds differ in ``/type`` too. `patch` applies the changes; their inverses undo them.

    Args:
        a: A record.
        b: A record of the same class, or of another kind of event if both are events.

    Returns:
        The changes, in the order of the fields; none if the records are equal.

    Raises:
        TypeError: The two are not records of one class of this library, or not both events.

    Examples:
        >>> from migevents import Speaker, Workshop, diff
        >>> first = Workshop(title="Migration and data", speakers=(Speaker(name="A. Example"),))
        >>> second = Workshop(title="Migration and data", speakers=(Speaker(name="A. Example", organization="IOM"),))
        >>> print(*diff(first, second))
        /speakers/A. Example/organization: added "IOM"
    """
    demand_records(a=a, b=b)
    if not are_comparable(a, b):
        raise TypeError(f"cannot compare {type(a).__name__} with {type(b).__name__}: expected two records of one class")
    return tuple(_of_records(a, b, KeyedPath(), KeyedPath()))


def demand_records(**records: object) -> None:
    """Raise `TypeError` for an argument that is not one of our records."""
    for name, record in records.items():
        if not isinstance(record, Record):
            raise TypeError(f"{name}: {not_a('a record', record)}")
        resolve_class(type(record))


def are_comparable(a: Record, b: Record) -> bool:
    """Return whether two records have the same class, or are both events."""
    return type(a) is type(b) or (isinstance(a, Event) and isinstance(b, Event))


def _of_records(a: Record, b: Record, path: KeyedPath, new_path: KeyedPath) -> Iterator[Change]:
    if isinstance(a, Event) and isinstance(b, Event) and a.type != b.type:
        yield Change(path / "type", a.type, b.type, new_path=new_path / "type")
    for name in fields_of(type(a)):
        yield from _of_values(getattr(a, name), getattr(b, name), path / name, new_path / name)


def _of_values(before: Any, after: Any, path: KeyedPath, new_path: KeyedPath) -> Iterator[Change]:
    if before == after:
        return
    if isinstance(before, tuple):
        yield from _of_lists(before, after, path, new_path)
    elif isinstance(before, Record) and isinstance(after, Record):
        yield from _of_records(before, after, path, new_path)
    elif isinstance(before, Extensions) and isinstance(after, Extensions):
        yield from _of_mappings(before, after, path, new_path)
    else:
        yield Change(path, before, after, new_path=new_path)


def _of_lists(
    before: tuple[Any, ...], after: tuple[Any, ...], path: KeyedPath, new_path: KeyedPath
) -> Iterator[Change]:
    aligned = align(items_of(before), items_of(after), share_a_field)
    for old, new in aligned.both:
        yield from _of_values(old.value, new.value, path / old.key, new_path / new.key)
    for item in aligned.first_only:
        yield Change(path / item.key, item.value, None, index=item.index, new_path=new_path / item.key)
    for item in aligned.second_only:
        yield Change(path / item.key, None, item.value, index=item.index, new_path=new_path / item.key)
    in_new_order = sorted(aligned.both, key=lambda pair: pair[1].index)
    if in_new_order != aligned.both:
        old_keys = tuple(old.key for old, _ in aligned.both)
        yield Change(path, old_keys, tuple(new.key for _, new in in_new_order), order=True, new_path=new_path)


def _of_mappings(
    before: Mapping[str, Any], after: Mapping[str, Any], path: KeyedPath, new_path: KeyedPath
) -> Iterator[Change]:
    for key in dict.fromkeys([*before, *after]):
        old, new = before.get(key, MISSING), after.get(key, MISSING)
        if isinstance(old, Extensions) and isinstance(new, Extensions):
            yield from _of_mappings(old, new, path / key, new_path / key)
        elif old is MISSING or new is MISSING or not is_same(old, new):
            yield Change(path / key, old, new, new_path=new_path / key)
