"""Where a value stands in plain values: its address, the keys and indexes that lead to it."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from migevents.jsontext.lossless import DoubleKey
from migevents.jsontext.pointer import escape

Step = Any
"""A key of an object, or an index of a list. Keys are text, if the value is of JSON."""

JsonPath = tuple[Step, ...]


class MISSING:
    """What stands where nothing stands. The class itself is the value."""


def pointer_of(address: JsonPath) -> str:
    """Return the JSON Pointer of an address (RFC 6901).

    Examples:
        >>> pointer_of(("venues", 0, "a/b"))
        '/venues/0/a~1b'
    """
    return "".join(map(escape, address))


def value_at(document: Any, address: JsonPath) -> Any:
    """Return what stands at an address, or `MISSING`."""
    here = document
    for step in address:
        here = child_of(here, step)
    return here


def child_of(container: Any, step: Step) -> Any:
    """Return what stands at a key or index of a container, or `MISSING`."""
    if isinstance(container, Mapping):
        return container.get(step, MISSING)
    if isinstance(container, list | tuple) and isinstance(step, int) and step < len(container):
        return container[step]
    return MISSING


def children_of(container: Any) -> list[tuple[Step, Any]]:
    """Return the keys or indexes of a container, with what stands there; of a leaf there are none."""
    if isinstance(container, Mapping):
        return list(container.items())
    return list(enumerate(container)) if isinstance(container, list | tuple) else []


def put(document: Any, address: JsonPath, value: Any) -> None:
    """Put a value at an address: into an object at its key, into a list before what stands at its index.

    Containers on the way that are not there are made. A key that stands twice comes first.
    """
    for step, following in pairwise(address):
        child = child_of(document, step)
        if child is MISSING:
            child = [] if isinstance(following, int) else {}
            put(document, (step,), child)
        document = child_of(document, step) if child_of(document, step) is not MISSING else document[-1]
    *_, last = address
    if isinstance(document, list):
        document.insert(last, value)
    elif isinstance(last, DoubleKey):
        doubles = {key: member for key, member in document.items() if type(key) is DoubleKey}
        members = doubles | {last: value} | document
        document.clear()
        document.update(members)
    else:
        document[last] = value
