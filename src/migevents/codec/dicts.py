"""Records from dicts, and back: `structure` and `unstructure`."""

import datetime
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeVar, cast, overload

import attrs
import msgspec

from migevents.codec.builtin_tree import is_builtin_tree
from migevents.codec.classes import not_writable, resolve_class
from migevents.codec.envelope import VERSION
from migevents.codec.failures import FastPathFailure
from migevents.codec.fast_path import read_builtins, write_json
from migevents.codec.slow_path import Trust, validate_document
from migevents.errors import InvalidRecord, Issue
from migevents.model.base import Record
from migevents.model.event import AnyEvent
from migevents.values.dates import Interval, PartialDate
from migevents.values.enums import Term
from migevents.values.extensions import Extensions

R = TypeVar("R", bound=Record)


@overload
def structure(data: object, type: None = None) -> AnyEvent: ...
@overload
def structure(data: object, type: type[R]) -> R: ...
def structure(data: object, type: type[Record] | None = None) -> Record:  # noqa: A002  # its name in `isinstance` and JSON
    """Read a record from a `dict`.

    Such a `dict` comes from a parser of JSON, YAML, TOML or MessagePack. Lists may be tuples, and dates may be
    `datetime.date`, as parsers of YAML and TOML return them. Nothing else is converted.

    Args:
        data: The record.
        type: The class to read. Without it, the ``"type"`` in the data selects the kind of event.

    Raises:
        InvalidRecord: The record has faults; the error lists all of them.
        TypeError: `type` is not a class of this library.

    Examples:
        >>> from migevents import structure
        >>> structure({"type": "workshop", "title": "Migration and data"})
        Workshop(title='Migration and data')
    """
    cls = resolve_class(type)
    trust, failure = Trust.NONE, FastPathFailure()
    if is_builtin_tree(data):
        read = read_builtins(cast("dict[str, Any]", data), cls)
        if not isinstance(read, FastPathFailure):
            return read
        trust, failure = Trust.BUILTIN, read
    record, issues = validate_document(data, cls, trust, failure)
    if issues:
        raise InvalidRecord(issues)
    return record


@overload
def unstructure(value: Record | Extensions | Issue, *, version: bool = False) -> dict[str, Any]: ...
@overload
def unstructure(value: PartialDate | Interval | Term) -> str: ...
@overload
def unstructure(value: object) -> Any: ...
def unstructure(value: object, *, version: bool = False) -> Any:
    """Return a record as a `dict`; fields that are not set are left out.

    `structure` reads it again. Store the dict with the version of the format, or store what `dumps` returns: a dict
    without a version is always read as version 1.0, also by a later library that writes another one.

    Everything else that this library returns can be passed as well, so that
    ``json.dumps(x, default=migevents.unstructure)`` writes any of it: a date becomes its text, an `Issue` and a
    `Salvage` become a `dict` of their attributes.

    Args:
        value: The record, or another object of this library.
        version: Whether to put the version of the format into a record, as `dumps` does: ``"migevents": "1.0"``.

    Raises:
        TypeError: It is not an object of this library. The message says what to call instead.

    Examples:
        >>> from migevents import Issue, PartialDate, Workshop, unstructure
        >>> unstructure(Workshop(title="Migration and data", topics=("data",)))
        {'type': 'workshop', 'title': 'Migration and data', 'topics': ['data']}
        >>> unstructure(Workshop(title="Migration and data"), version=True)
        {'migevents': '1.0', 'type': 'workshop', 'title': 'Migration and data'}
        >>> unstructure(PartialDate("2018-06"))
        '2018-06'
        >>> unstructure(Issue("missing-field", "/title", "a workshop needs a title"))
        {'code': 'missing-field', 'path': '/title', 'message': 'a workshop needs a title', 'severity': 'error'}
    """
    if isinstance(value, Record):
        members: dict[str, Any] = msgspec.json.decode(write_json(value))
        return {"migevents": VERSION, **members} if version else members
    if isinstance(value, Extensions):
        return value.to_dict()
    if isinstance(value, PartialDate | Interval | Term):
        return str(value)
    if isinstance(value, InvalidRecord):
        return {"issues": _builtins(value.issues)} | ({} if value.line is None else {"line": value.line})
    is_ours = type(value).__module__.startswith("migevents.")
    if is_ours and attrs.has(type(value)):
        return _public_attributes(value)
    if isinstance(value, MappingProxyType) or (is_ours and isinstance(value, Mapping)):
        return _builtins(dict(value))
    raise TypeError(not_writable(value))


def _public_attributes(value: Any) -> dict[str, Any]:
    """Return the attributes of an object that are set.

    Optional attributes that are `None` are left out, and so are those that `repr` omits.
    """
    # A draft has its record as a property, made from the evidence.
    found: dict[str, Any] = {"record": value.record} if hasattr(value, "record") else {}
    for field in attrs.fields(type(value)):
        member = getattr(value, field.name)
        is_shown = field.repr and not field.name.startswith("_")
        if is_shown and (field.default is attrs.NOTHING or member is not None):
            found[field.name] = _builtins(member)
    return found


def _builtins(value: Any) -> Any:
    """Return the value of an attribute as builtins."""
    if value is None or isinstance(value, bool | int | float) or type(value) is str:
        return value
    if isinstance(value, Mapping) and not isinstance(value, Extensions):
        return {key: _builtins(member) for key, member in value.items()}
    if isinstance(value, list | tuple):
        return [_builtins(item) for item in value]
    if isinstance(value, bytes):  # a document that is not UTF-8, which a salvage keeps as it came
        return value.decode(errors="backslashreplace")
    if isinstance(value, StrEnum):
        return str(value)
    return value.isoformat() if isinstance(value, datetime.date) else unstructure(value)
