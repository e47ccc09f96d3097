"""The classes that are read and written."""

import functools
from typing import Any, TypeVar, cast

from migevents.model.base import Record, fields_of
from migevents.model.event import EVENT_TYPES, Event

R = TypeVar("R", bound=Record)


@functools.cache
def model_classes() -> frozenset[type[Record]]:
    """Return the classes of the model: the events and all that their fields lead to."""
    found: set[type[Record]] = set()
    waiting: list[Any] = list(EVENT_TYPES.values())
    while waiting:
        cls = waiting.pop()
        if issubclass(cls, Record) and cls not in found:
            found.add(cls)
            waiting.extend(field.kind.type for field in fields_of(cls).values())
    return frozenset(found)


def resolve_class(cls: type[R] | None) -> type[R]:
    """Return the class to read or write, `Event` where none is asked for.

    Raises:
        TypeError: It is no class of the model. A class of your own may hold ours, and is read by a converter of cattrs.
    """
    if cls is None:
        return cast("type[R]", Event)
    if cls not in model_classes():
        name = getattr(cls, "__name__", repr(cls))
        raise TypeError(
            f"{name} is no class that migevents reads or writes; a class of your own can hold such: "
            "see migevents.interop.cattrs.configure"
        )
    return cls
