"""The leaves of a plain record, each with the kind of its field."""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from migevents.jsontext.pointer import escape
from migevents.model.base import Record, fields_of
from migevents.model.event import EVENT_TYPES, Event
from migevents.values.extensions import Extensions
from migevents.values.scalars import FieldType


@attrs.frozen
class Leaf:
    """A value that is not an object or a list.

    Attributes:
        pointer: Its JSON Pointer.
        owner: The pointer of the object that it belongs to; the leaves of one object are neighbours.
        field: The name of its field.
        cls: The class of the object; `None` inside unknown fields.
        kind: The type of the field; `None` if the field is unknown.
        value: The value.
    """

    pointer: str
    owner: str
    field: str
    cls: type[Record] | None
    kind: FieldType | None
    value: Any


def leaves_of(record: Mapping[str, Any]) -> Iterator[Leaf]:
    """Yield the leaves of a record, in its order."""
    cls = EVENT_TYPES.get(str(record.get("type")), Event)
    yield from _in_object(record, cls, "")


def values_of(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of the leaves of a record, by pointer."""
    return {leaf.pointer: leaf.value for leaf in leaves_of(record)}


_TYPE = FieldType(type, None, many=False, optional=False)
"""Keys that are not fields, but identify the class of the record."""


def _in_object(value: Mapping[Any, Any], cls: type[Record] | None, pointer: str) -> Iterator[Leaf]:
    fields = fields_of(cls) if cls else {}
    for key, member in value.items():
        field = fields.get(key)
        kind = field.kind if field else _TYPE if not pointer and key in {"type", "migevents", "$schema"} else None
        yield from _in_value(member, Leaf(pointer + escape(key), pointer, str(key), cls, kind, None))


def _in_value(value: Any, leaf: Leaf) -> Iterator[Leaf]:
    """Yield the leaves of a value: itself, or those of an object or a list."""
    if isinstance(value, Mapping) and value:
        inner = leaf.kind.type if leaf.kind else None
        is_known = isinstance(inner, type) and issubclass(inner, Record)
        if inner is Extensions:  # all values inside are of this type, too
            for key, member in value.items():
                yield from _in_value(member, attrs.evolve(leaf, pointer=leaf.pointer + escape(str(key))))
        else:
            yield from _in_object(value, inner if is_known else None, leaf.pointer)
    elif isinstance(value, list | tuple) and value:
        for index, item in enumerate(value):
            yield from _in_value(item, attrs.evolve(leaf, pointer=f"{leaf.pointer}/{index}"))
    else:
        yield attrs.evolve(leaf, value=value)
