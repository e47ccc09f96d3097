"""The classes that are read and written, and errors for other values."""

import functools
from collections.abc import Iterable, Mapping
from os import PathLike
from typing import Any, TypeVar, cast, get_args

from migevents._display import type_name, with_article
from migevents.errors import Issue
from migevents.model.base import Record, fields_of
from migevents.model.event import EVENT_TYPES, Event
from migevents.values.dates import Interval, PartialDate
from migevents.values.enums import Term
from migevents.values.extensions import Extensions

R = TypeVar("R", bound=Record)


@functools.cache
def model_classes() -> frozenset[type[Record]]:
    """Return the classes of the model: the events and all their parts."""
    return frozenset(with_parts(*EVENT_TYPES.values()))


def with_parts(*classes: type[Record]) -> set[type[Record]]:
    """Return classes, and all those that their fields lead to."""
    found: set[type[Record]] = set()
    waiting: list[Any] = list(classes)
    while waiting:
        cls = waiting.pop()
        if issubclass(cls, Record) and cls not in found:
            found.add(cls)
            waiting.extend(field.kind.type for field in fields_of(cls).values())
    return found


def resolve_class(cls: type[R] | None) -> type[R]:
    """Return the class to read, `Event` if none is given.

    Raises:
        TypeError: It is not a class of the model. The message says what to pass instead.
    """
    if cls is None:
        return cast("type[R]", Event)
    if not isinstance(cls, type) or cls not in model_classes():
        raise TypeError(_not_readable(cls))
    return cls


def model_class_of(record: R) -> type[R]:
    """Return the class of a record that is to be written.

    Raises:
        TypeError: It is not a record of the model. The message says what to call instead.
    """
    cls = type(record)
    if cls not in model_classes():
        raise TypeError(not_writable(record))
    return cls


def kind_of(cls: type[Record]) -> type[Record] | None:
    """Return the class of the model that a class is, or is derived from."""
    return next((base for base in cls.__mro__ if base in model_classes()), None)


def _not_readable(cls: Any) -> str:
    if cls is Record:
        return "Record is the base of all classes: name the class to read, such as Event for every type of event"
    if isinstance(cls, type) and issubclass(cls, Record):
        return _derived(cls)
    if isinstance(cls, type) and cls.__module__.startswith("migevents."):
        return f"{cls.__name__} is not a record: name the class of a record, such as Event for every type of event"
    if isinstance(cls, type):
        return (
            f"{cls.__name__} is not a class of migevents: to read a class of your own that has records in its fields, "
            "use a converter of cattrs, see migevents.interop.cattrs.configure"
        )
    if get_args(cls):
        return f"expected one class, got {cls}: use Event for events of several types"
    what = with_article(type(cls)) if isinstance(cls, Record) else type_name(cls)
    return f"expected a class, got {what}: pass the class itself, such as migevents.Workshop"


def _derived(cls: type[Record]) -> str:
    base = kind_of(cls)
    return (
        f"{cls.__name__} is a class of your own, derived from {base.__name__ if base else 'Record'}: the record format "
        "has no place for its fields; use a converter of cattrs, see migevents.interop.cattrs.configure, or keep what "
        "you add in 'extensions'"
    )


def not_writable(value: object) -> str:
    """Return the error for a value that is not a record, with what to call."""
    if isinstance(value, Record):
        return _derived(type(value))
    salvage = "use its dumps method to write everything, or pass its record"
    return not_a("a record", value, salvage=salvage, several="use migevents.write_records for several records")


def not_a(
    expected: str, value: object, *, salvage: str = "pass its record", several: str = "pass them one at a time"
) -> str:
    """Return the error for an argument of another type, with what to call.

    Args:
        expected: What the argument should be, with its article.
        value: What it is.
        salvage: What to do with a salvage.
        several: What to do with several records.
    """
    if isinstance(value, type):
        return f"expected {expected}, got the class {value.__name__}: pass an instance of it"
    got = f"expected {expected}, got {with_article(type(value))}"
    if hasattr(value, "leftovers"):
        return f"{got}: {salvage}"
    if isinstance(value, Issue | Extensions | PartialDate | Interval | Term):
        return f"{got}: use migevents.unstructure to make plain data of it"
    hints: dict[Any, str] = {
        Record: "",
        Mapping: "use migevents.structure to make a record of it",
        (str, bytes): "use migevents.loads to read a document",
        PathLike: "use migevents.load to read a file",
        Iterable: several,
    }
    hint = next((hint for types, hint in hints.items() if isinstance(value, types)), "")
    return f"{got}: {hint}" if hint else got
