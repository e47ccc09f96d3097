"""Declarations for the peers' classes: our fields, constraints and rules, so that they cannot drift."""

from collections.abc import Callable
from typing import Any

from migevents import Extensions, Interval, PartialDate
from migevents.model.base import Record
from migevents.model.validators import as_date, as_interval
from migevents.values.scalars import FieldType

VERSION_PATTERN = r"^1\.[0-9]+$"
"""The versions of the format that are read."""

LEAVES: dict[Any, Callable[[Any], Any]] = {PartialDate: as_date, Interval: as_interval, Extensions: Extensions}
"""Our classes of values, each with the function that reads one."""


def annotation_of(kind: FieldType, item: Any) -> Any:
    """Return the annotation of a field whose values, or the items of its value, are annotated with `item`."""
    if kind.many:
        return tuple[item, ...]
    return item | None if kind.optional else item


def properties_of(cls: type[Record]) -> dict[str, Any]:
    """Return the properties of a class, which its rules look at: a peer's class takes them as they are."""
    return {name: value for name, value in vars(cls).items() if isinstance(value, property)}


def rules_of(cls: type[Record]) -> Callable[[Any], None] | None:
    """Return the function that enforces the rules of a class, if any; it raises `ValueError`."""
    return getattr(cls, "__attrs_post_init__", None)
