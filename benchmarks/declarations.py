"""Declarations for the peers' classes: our fields, constraints and rules, so that they cannot drift."""

from collections.abc import Callable
from typing import Any

from migevents.model.base import Record
from migevents.model.event import EVENT_TYPES, Event
from migevents.values.scalars import FieldType, pattern_of

VERSION_PATTERN = r"^1\.[0-9]+$(?!\n)"
"""The versions of the format that are read."""


def type_of(cls: type[Event]) -> str:
    """Return the ``"type"`` of a kind of event."""
    return next(name for name, kind in EVENT_TYPES.items() if kind is cls)


def regex_of(kind: FieldType) -> str:
    """Return the pattern of a text."""
    assert kind.meta is not None, "every text has a constraint"
    return pattern_of(kind.meta)


def rust_regex_of(kind: FieldType) -> str:
    """Return the pattern of a text for Rust, whose regular expressions cannot look around: that of the schema."""
    assert kind.meta is not None, "every text has a constraint"
    assert kind.meta.extra_json_schema is not None, "every constraint on text says itself in JSON Schema"
    return str(kind.meta.extra_json_schema["pattern"])


def bounds_of(kind: FieldType) -> tuple[int, int]:
    """Return the least and the greatest integer of a field."""
    assert kind.meta is not None, "every integer has a constraint"
    return int(kind.meta.ge or 0), int(kind.meta.le or 0)


def annotation_of(kind: FieldType, item: Any) -> Any:
    """Return the annotation of a field whose values, or the items of its value, are annotated with `item`."""
    if kind.many:
        return tuple[item, ...]
    return item | None if kind.optional else item


def borrowed(cls: type[Record]) -> dict[str, Any]:
    """Return what a peer's class takes from ours as it is: the rules across fields, and the properties they look at."""
    properties = {name: value for name, value in vars(cls).items() if isinstance(value, property)}
    return {"_invariants": cls._invariants, **properties}


def rules_of(cls: type[Record]) -> Callable[[Any], None] | None:
    """Return the function that enforces the rules of a class, if any; it raises `ValueError`."""
    return getattr(cls, "__attrs_post_init__", None)
