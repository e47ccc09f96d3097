"""Paths in plain values: the keys and indexes that lead to a value."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from migevents.jsontext.lossless import DoubleKey
from migevents.jsontext.pointer import escape

Key = Any
"""A key of an object, or an index of a list. Keys are text, if the value is of JSON."""

JsonPath = tuple[Key, ...]


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


def child_of(container: Any, step: Key) -> Any:
    """Return the value at a key or index of a container, or `MISSING`."""
    if isinstance(container, Mapping):
        return container.get(step, MISSING)
    if isinstance(container, list | tuple) and isinstance(step, int) and step < len(container):
        return container[step]
    return MISSING


def children_of(container: Any) -> list[tuple[Key, Any]]:
    """Return the keys or indexes of a container with their values; a leaf has none."""
    if isinstance(container, Mapping):
        return list(container.items())
    return list(enumerate(container)) if isinstance(container, list | tuple) else []


Places = list[tuple[JsonPath, Any]]
"""Paths and the values that belong there, in the order of the document."""


def with_values(document: Any, places: Places) -> Any:
    """Return a document with values where they belong: in an object at a key, in a list before what is at an index.

    Containers that are not there are made. Values with a `DoubleKey` come first in their object.

    Examples:
        >>> with_values({"a": ["x", "z"]}, [(("a", 1), "y"), (("b", "c"), 3)])
        {'a': ['x', 'y', 'z'], 'b': {'c': 3}}
    """
    by_step: dict[Key, Places] = {}
    for (step, *rest), value in places:
        by_step.setdefault(step, []).append((tuple(rest), value))
    # A dict of Python may have integers for keys.
    if isinstance(document, list) or (not isinstance(document, dict) and isinstance(places[0][0][0], int)):
        return list(_with_items(document if isinstance(document, list) else [], by_step))
    members = document if isinstance(document, dict) else {}
    doubles = {step: inner[-1][1] for step, inner in by_step.items() if type(step) is DoubleKey}
    others = {step: _inside(members.get(step), inner) for step, inner in by_step.items() if step not in doubles}
    return doubles | members | others


def _with_items(items: list[Any], by_index: dict[int, Places]) -> Iterator[Any]:
    """Yield the items of a list, with others among them at the indexes that they have in the end."""
    rest, count = iter(items), 0
    for index, inner in by_index.items():
        for item in islice(rest, index - count):
            yield item
            count += 1
        is_new = not inner[0][0]
        yield _inside(None if is_new else next(rest, None), inner)
        count += 1
    yield from rest


def _inside(value: Any, places: Places) -> Any:
    return with_values(value, places) if places[0][0] else places[-1][1]
