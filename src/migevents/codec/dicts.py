"""Records from dicts, and back: `structure` and `unstructure`."""

from typing import Any, TypeVar, cast, overload

import msgspec

from migevents.codec.builtin_tree import is_builtin_tree
from migevents.codec.classes import resolve_class
from migevents.codec.envelope import VERSION
from migevents.codec.failures import FastPathFailure
from migevents.codec.fast_path import read_builtins, write_json
from migevents.codec.slow_path import Trust, validate_document
from migevents.errors import InvalidRecord
from migevents.model.base import Record
from migevents.model.event import AnyEvent

R = TypeVar("R", bound=Record)


@overload
def structure(data: object, type: None = None) -> AnyEvent: ...
@overload
def structure(data: object, type: type[R]) -> R: ...
def structure(data: object, type: type[Record] | None = None) -> Record:  # noqa: A002  # the name that `isinstance` and JSON have for it
    """Read a record from a `dict`, as a loader of JSON, YAML, TOML or MessagePack gives it.

    Lists may be tuples, and a date may be a `datetime.date`, which loaders of YAML and TOML make of it. Nothing else is
    coerced.

    Args:
        data: The record.
        type: The class to read. Without it, the ``"type"`` in the data says which kind of event it is.

    Raises:
        InvalidRecord: The record has faults; it carries all of them.
        TypeError: `type` is no class of this library.

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


def unstructure(record: Record, *, version: bool = False) -> dict[str, Any]:
    """Return a record as a `dict` of dicts, lists, text, numbers and flags, without what is not stated.

    `structure` is the way back. Store the dict with the version of the format, or store what `dumps` returns: a dict
    without a version is always read as version 1.0, also by a later library that writes another one.

    Args:
        record: The record.
        version: Whether to put the version of the format first, as `dumps` does: ``"migevents": "1.0"``.

    Raises:
        TypeError: It is not of a class of this library.

    Examples:
        >>> from migevents import Workshop, unstructure
        >>> unstructure(Workshop(title="Migration and data", topics=("data",)))
        {'type': 'workshop', 'title': 'Migration and data', 'topics': ['data']}
        >>> unstructure(Workshop(title="Migration and data"), version=True)
        {'migevents': '1.0', 'type': 'workshop', 'title': 'Migration and data'}
    """
    members = cast("dict[str, Any]", msgspec.json.decode(write_json(record)))
    return {"migevents": VERSION, **members} if version else members
