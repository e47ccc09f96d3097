"""The envelope of a record: version, type, depth, order of issues."""

import re
from collections.abc import Iterable, Mapping
from os import PathLike
from typing import Any

import attrs

from migevents._display import preview, shared
from migevents._names import did_you_mean
from migevents.codec.classes import model_classes
from migevents.errors import Issue
from migevents.jsontext.pointer import escape, keys_of
from migevents.model.base import Record, fields_of
from migevents.model.event import EVENT_TYPES, Event
from migevents.model.validators import exact_str, wrong_type

VERSION = "1.0"
"""The version of the format that is written: ``"migevents": "1.0"`` comes first in every document."""

FIRST_VERSION = "1.0"
"""The version of a document that states none. It never changes: such documents were written before any other."""

MAX_DEPTH = 64
"""How deep a document may nest."""


def is_current(version: str | None) -> bool:
    """Return whether a document has the current version, or none."""
    return (FIRST_VERSION if version is None else version) == VERSION


def as_current(document: Mapping[Any, Any]) -> dict[Any, Any]:
    """Return a document with its version replaced by the current one."""
    return {**document, "migevents": VERSION}


def read_version(version: object, found: list[Issue]) -> str | None:
    """Check the version of the format; return it if it is a newer minor."""
    if version is None:
        version = FIRST_VERSION
    if not isinstance(version, str):
        found.append(wrong_type(f'a version, such as "{VERSION}"', version, "/migevents"))
        return None
    version = exact_str(version)
    if is_current(version):
        return None
    if not re.fullmatch(r"(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)", version):
        message = f'{preview(version)} is not a valid version: expected two numbers, such as "{VERSION}"'
        found.append(Issue("bad-version", "/migevents", message, value=preview(version)))
        return None
    theirs, ours = _numbers(version), _numbers(VERSION)
    if theirs[0] != ours[0]:
        message = f"format version {preview(version)} is not supported: this library reads {ours[0][1]}.x"
        hint = "upgrade migevents" if theirs > ours else None
        found.append(Issue("unsupported-version", "/migevents", message, value=preview(version), hint=hint))
    return version if theirs > ours else None


def _numbers(version: str) -> list[tuple[int, str]]:
    """Return the numbers of a version, for comparison.

    They may have more digits than Python converts to `int`.
    """
    return [(len(number), number) for number in version.split(".")]


def read_schema(schema: object, found: list[Issue]) -> None:
    """Check the `$schema` of a document, which is not kept."""
    if schema is not None and not isinstance(schema, str):
        found.append(wrong_type("the URL of a schema", schema, "/$schema"))


def read_type(members: dict[Any, Any], cls: type[Event], found: list[Issue]) -> type[Event]:
    """Remove and check the type; return its class, or `cls` if invalid."""
    asked = None if cls is Event else cls.type
    expected = f'"{asked}"' if asked else f"one of {', '.join(EVENT_TYPES)}"
    if "type" not in members:
        if asked is None:
            message = f'Event requires "type": expected {expected}'
            found.append(Issue("missing-field", "/type", message, hint='add "type"'))
        return cls
    value = members.pop("type")
    if not isinstance(value, str):
        found.append(wrong_type(f"an event type ({expected})", value, "/type"))
        return cls
    value = exact_str(value)
    if value not in EVENT_TYPES:
        message = f"unknown event type {preview(value)}: expected {expected}"
        hint = did_you_mean(value, EVENT_TYPES if asked is None else [asked])
        found.append(Issue("unknown-type", "/type", message, value=preview(value), hint=hint))
        return cls
    if asked not in {None, value}:
        message = f"expected type {expected}, got {preview(value)}"
        found.append(Issue("other-type", "/type", message, value=preview(value)))
        return cls
    return EVENT_TYPES[value]


def not_an_object(value: object, expected: str, path: str) -> Issue:
    """Return the issue of a value that is not the expected JSON object."""
    hint = None
    if type(value) in model_classes():
        hint = "pass a dict: `unstructure` makes one from a record"
    elif not path and (isinstance(value, bytes) or (isinstance(value, str) and value.lstrip().startswith("{"))):
        hint = "it looks like JSON: read it with `loads`"
    elif not path and (hasattr(value, "read") or isinstance(value, PathLike)):
        hint = "read the file first, as `load` does"
    elif hasattr(value, "leftovers"):
        hint = "use its `record`"
    elif isinstance(value, list | tuple) and not path:
        hint = "use `iter_records` to read an array of records"
    return wrong_type(expected, value, path, hint)


_ELSEWHERE = {
    **dict.fromkeys(("date", "dates", "start", "startDate", "start_date", "end", "endDate"), 'put dates in "when"'),
    **dict.fromkeys(("location", "place", "venue", "city"), 'put places in "venues"'),
    **dict.fromkeys(("country", "state"), 'put the host country in "host"'),
    **dict.fromkeys(("name", "headline"), 'put the name of the event in "title"'),
    "description": 'put the description of the event in "summary"',
    **dict.fromkeys(("organizer", "organizers", "organiser", "funder", "partners"), 'use a role in "organizations"'),
    "attendees": 'put attendees in "participants"',
    "agenda": 'put the sessions in "programme"',
    "schema": 'use "$schema" for the URL of a schema',
    "version": 'use "migevents" for the version of the format',
}
"""Names of event fields in other formats, and the field to use here."""


def unknown_member(key: object, value: object, cls: type[Record], path: str) -> Issue:
    """Return the issue of a member that is not a field of `cls`."""
    if not isinstance(key, str):
        return Issue(
            "bad-key", path + escape(key), f"{preview(key)} is not a valid key: expected text", value=preview(value)
        )
    around = ("type", "migevents", "$schema") if issubclass(cls, Event) else ()
    hint = did_you_mean(key, [*around, *fields_of(cls)])
    if hint is None and issubclass(cls, Event):
        hint = _ELSEWHERE.get(key, 'put your own data in "extensions"')
    message = shared(f"{cls.__name__} has no field {preview(key)}")
    return Issue("unknown-field", path + escape(key), message, value=preview(value), hint=hint)


def of_newer_version(issue: Issue, version: str) -> Issue:
    """Return the issue, with a hint if a newer version may be the reason."""
    if issue.code not in {"unknown-field", "unknown-term", "unknown-type"}:
        return issue
    return attrs.evolve(
        issue, hint=f"the record was written by a newer version, {preview(version)}: this library knows {VERSION}"
    )


def too_deep(data: object) -> str | None:
    """Return the pointer of the first container that is too deep, or `None`."""
    waiting: list[tuple[object, _Steps, int]] = [(data, (), 1)]
    deepest: dict[int, int] = {}
    while waiting:
        value, path, depth = waiting.pop()
        # The same object may be in several places of a Python value, or even inside itself.
        if not isinstance(value, Mapping | list | tuple) or deepest.get(id(value), 0) >= depth:
            continue
        deepest[id(value)] = depth
        if depth > MAX_DEPTH:
            return _pointer_of(path)
        waiting.extend((child, (path, key), depth + 1) for key, child in _children(value))
    return None


_Steps = tuple[()] | tuple[Any, str]
"""A path as its last key, and the path before: a pointer for each value would repeat the keys above it."""


def _pointer_of(path: _Steps) -> str:
    pointer = ""
    while path:
        path, key = path
        pointer = escape(key) + pointer
    return pointer


def _children(value: object) -> Iterable[tuple[str, object]]:
    """Return the children of a container, each with its key or index."""
    if isinstance(value, Mapping):
        return ((key if type(key) is str else preview(key), child) for key, child in value.items())
    return ((str(index), child) for index, child in enumerate(value)) if isinstance(value, list | tuple) else ()


def in_document_order(found: list[Issue], data: object) -> list[Issue]:
    """Sort issues by their places; missing keys come after present ones."""
    # Issues come nearly sorted: to keep the objects on the way to the last one is enough, and takes little memory.
    objects: dict[int, tuple[object, dict[str, tuple[int, object]]]] = {}

    def position(issue: Issue) -> tuple[int, ...]:
        here, order = data, list[int]()
        for depth, step in enumerate(keys_of(issue.path)):
            if isinstance(here, list | tuple) and step.isdecimal() and int(step) < len(here):
                index = int(step)
                here = here[index]
            else:
                if depth not in objects or objects[depth][0] is not here:
                    objects[depth] = here, _places_of_keys(here)
                places = objects[depth][1]
                index, here = places.get(step, (len(places), None))
            order.append(index)
        return tuple(order)

    return sorted(found, key=position) if len(found) > 1 else found


def _places_of_keys(value: object) -> dict[str, tuple[int, object]]:
    """Return the positions of an object's keys, by their text."""
    members = value.items() if isinstance(value, Mapping) else ()
    return {key if type(key) is str else preview(key): (index, child) for index, (key, child) in enumerate(members)}
