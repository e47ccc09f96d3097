"""Paths in plain values: the keys and indexes that lead to a value."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from migevents.jsontext.lossless import DoubleKey
from migevents.jsontext.pointer import escape

Step = Any
"""A key of an object, or an index of a list. Keys are text, if the value is of JSON."""

JsonPath = tuple[Step, ...]


class MISSING:
    """The value where there is none. The class itself is the value."""


def pointer_of(path: JsonPath) -> str:
    """Return the JSON Pointer of a path (RFC 6901).

    Examples:
        >>> pointer_of(("venues", 0, "a/b"))
        '/venues/0/a~1b'
    """
    return "".join(map(escape, path))


def value_at(document: Any, path: JsonPath) -> Any:
    """Return the value at a path, or `MISSING`."""
    here = document
    for step in path:
        here = child_of(here, step)
    return here


def child_of(container: Any, step: Step) -> Any:
    """Return the value at a key or index of a container, or `MISSING`."""
    if isinstance(container, Mapping):
        return container.get(step, MISSING)
    if isinstance(container, list | tuple) and isinstance(step, int) and step < len(container):
        return container[step]
    return MISSING


def children_of(container: Any) -> list[tuple[Step, Any]]:
    """Return the keys or indexes of a container with their values; a leaf has none."""
    if isinstance(container, Mapping):
        return list(container.items())
    return list(enumerate(container)) if isinstance(container, list | tuple) else []


def put_all(document: Any, places: Iterable[tuple[JsonPath, Any]]) -> None:
    """Put values where they belong: into an object at a key, into a list before what is at an index.

    Containers that are not there are made. Values with a `DoubleKey` come first in their object.

    Args:
        document: The document, which is changed.
        places: Paths and values, in the order of the document.
    """
    by_holder: dict[JsonPath, list[tuple[Step, Any]]] = {}
    for path, value in places:
        by_holder.setdefault(path[:-1], []).append((path[-1], value))
    # What is around comes first: indexes count what was put before them.
    for path in sorted(by_holder, key=len):
        holder, members = _holder_at(document, path, by_holder[path][0][0]), by_holder[path]
        if isinstance(holder, list):
            holder[:] = _merged(holder, members)
        else:
            doubles = {key: member for key, member in members if type(key) is DoubleKey}
            others = {key: member for key, member in members if type(key) is not DoubleKey}
            whole = doubles | holder | others
            holder.clear()
            holder.update(whole)


def _merged(items: list[Any], added: list[tuple[int, Any]]) -> Iterator[Any]:
    """Yield items, with others among them at the indexes that they have in the end."""
    rest, count = iter(list(items)), 0
    for index, value in added:
        for item in islice(rest, index - count):
            yield item
            count += 1
        yield value
        count += 1
    yield from rest


def _holder_at(document: Any, path: JsonPath, inside: Step) -> Any:
    """Return the container at a path, which is made if it is not there, and is to hold a key or an index."""
    here = document
    for step, following in zip(path, (*path, inside)[1:], strict=True):
        child = child_of(here, step)
        if child is MISSING:
            child = [] if isinstance(following, int) else {}
            if isinstance(here, list):
                here.append(child)
            else:
                here[step] = child
        here = child
    return here
