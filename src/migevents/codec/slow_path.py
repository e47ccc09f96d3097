"""The slow path: find every fault of a record, and its path.

A record that the fast path rejected is walked in Python, but only its invalid parts. The members that the fast path
could read are kept (see `failures`); the others are validated one by one, and each record inside is first tried in C as
a whole. At the end, the invariants of a record are checked whose fields are all valid.

Most faults are in leaves. Then the wire struct exists, and the document is not parsed again (`validate_struct`). If a
key is wrong, or a list or an object is in the wrong place, the fast path leaves no struct, and one is made of the
members that fit (`validate_document`).

The walk may find no fault: if the data was not made of built-in types, if it has a newer version, or if a key occurs
twice, because msgspec validates the first value and a `dict` keeps the last. Then the record that was built is the
result.
"""

import enum
import functools
from collections.abc import Mapping
from typing import Any, TypeVar, cast

import msgspec

from migevents._display import preview, shared, with_article
from migevents.codec.builtin_tree import is_builtin_tree
from migevents.codec.envelope import (
    MAX_DEPTH,
    in_document_order,
    not_an_object,
    of_newer_version,
    read_schema,
    read_type,
    read_version,
    too_deep,
    unknown_member,
)
from migevents.codec.failures import FAST_PATH_ERRORS, FastPathFailure, build_partial, failed_field_of
from migevents.codec.fast_path import build, build_fields, class_of_struct
from migevents.codec.structs import struct_of, text_struct_of
from migevents.errors import Issue
from migevents.model.base import Record, cached, fields_of, invariants_of, issues_of_invariants
from migevents.model.event import Event
from migevents.model.validators import Validator, validator_of

R = TypeVar("R", bound=Record)


class Trust(enum.Enum):
    """How far a document can be trusted before it is walked."""

    NONE = enum.auto()
    BUILTIN = enum.auto()
    """It is a tree of built-in types (see `is_builtin_tree`), so the fast path may be tried on the records inside."""
    CLEAN = enum.auto()
    """It is a tree of built-in types whose texts fit `Text` (see `prescan`)."""


def validate_document(
    data: object,
    cls: type[R],
    trust: Trust,
    failure: FastPathFailure = FastPathFailure(),  # noqa: B008  # immutable
) -> tuple[R, list[Issue]]:
    """Return the record in a document, and its issues.

    With issues, the record is invalid, and not for users.

    Args:
        data: The document.
        cls: The class to read.
        trust: What is known of the document.
        failure: How far the fast path came.
    """
    deep = too_deep(data) if trust is Trust.NONE else None
    if deep is not None:
        return cast("R", None), [Issue("too-deep", deep, f"the document is nested more than {MAX_DEPTH} levels deep")]
    found: list[Issue] = []
    if not isinstance(data, Mapping):
        found.append(not_an_object(data, "an object", ""))
        return cast("R", None), found
    members = dict(data)
    newer = read_version(members.pop("migevents", None), found)
    read_schema(members.pop("$schema", None), found)
    kind = read_type(members, cls, found) if issubclass(cls, Event) else cls
    record, left = _read_valid_part(members, kind, trust, failure)
    _read_rest(record, left, "", found, trust)
    if newer:
        found = [of_newer_version(issue, newer) for issue in found]
    return cast("R", record), in_document_order(found, data)


def validate_struct(failure: FastPathFailure, cls: type[R], trust: Trust) -> tuple[R, list[Issue]] | None:
    """Validate a mostly valid document by its struct; issues are unsorted."""
    partial = partial_record_of(failure, class_of_struct(failure.struct, cls), trust)
    if partial is None:
        return None
    record, left = partial
    members, found = msgspec.to_builtins(left), list[Issue]()
    return (_read_rest(record, members, "", found, trust), found) if is_builtin_tree(members) else None


def _read_rest(record: R, left: Mapping[Any, Any], path: str, found: list[Issue], trust: Trust) -> R:
    """Read the remaining members into a partial record; check invariants."""
    cls = type(record)
    fields, readers = fields_of(cls), _readers(cls, trust)
    missing = [name for name in required_fields(cls) if name not in left and getattr(record, name) is None]
    invalid = set(missing)
    for name in missing:
        message = shared(f"{cls.__name__} requires {preview(name)}")
        found.append(Issue("missing-field", f"{path}/{name}", message, hint=shared(f"add {preview(name)}")))
    for key, value in left.items():
        field = fields.get(key)
        if field is None:
            found.append(unknown_member(key, value, cls, path))
        elif value is not None or not field.kind.optional:
            before = len(found)
            object.__setattr__(record, field.name, readers[key](value, f"{path}/{field.name}", found))
            if len(found) > before:
                invalid.add(key)
    issues = issues_of_invariants(
        record, [invariant for invariant in invariants_of(cls) if not invariant.fields & invalid]
    )
    found.extend(issue.below(path) for issue in issues)
    return record


@cached
def required_fields(cls: type[Record]) -> dict[str, None]:
    """Return the names of the fields that `cls` requires, in order."""
    return dict.fromkeys(name for name, field in fields_of(cls).items() if field.required)


@cached
def _readers(cls: type[Record], trust: Trust) -> dict[str, Validator]:
    nested = functools.partial(_record_reader, trust=trust)
    return {name: validator_of(field.kind, nested) for name, field in fields_of(cls).items()}


def _record_reader(cls: type[Record], *, trust: Trust) -> Validator:
    """Return the reader of a record inside another.

    It reads a valid record in C, and any other member by member.
    """
    # Of a small record, to check every text with its pattern is the fastest way.
    struct_type_of = struct_of if trust is Trust.CLEAN else text_struct_of

    def read(value: object, path: str, found: list[Issue]) -> Any:
        if type(value) is cls:
            return value
        if trust is not Trust.NONE:
            try:
                return build(msgspec.convert(value, struct_type_of(cls)), cls)
            except FAST_PATH_ERRORS:
                pass
        if isinstance(value, dict | Mapping):
            return _read_rest(build_partial(cls), value, path, found, trust)
        found.append(not_an_object(value, f"{with_article(cls)} object", path))
        return None

    return read


# --- What the fast path could read ------------------------------------------------------------------------------------


def _read_valid_part(
    members: Mapping[Any, Any], cls: type[R], trust: Trust, failure: FastPathFailure
) -> tuple[R, Mapping[Any, Any]]:
    """Read in C the members that do not fail there, as far as possible.

    Returns:
        The record, which states what was read and may break rules; and the members that are still to be read.
    """
    fields, struct, failed_field = fields_of(cls), failure.struct, failure.failed_field
    rest = {key: value for key, value in members.items() if key in fields}
    for _ in range(0 if trust is Trust.NONE or struct else _MOST_FAILURES):
        rest.pop(failed_field, None)
        try:
            struct, failed_field = msgspec.convert(dict.fromkeys(required_fields(cls)) | rest, struct_of(cls)), None
            break
        except FAST_PATH_ERRORS as error:
            failed_field = failed_field_of(error)
    partial = partial_record_of(FastPathFailure(struct, failed_field), cls, trust) if struct else None
    if partial is None:
        return build_partial(cls), members
    record, left = partial
    return record, {key: value for key, value in members.items() if key not in rest or key in left}


def partial_record_of(failure: FastPathFailure, cls: type[R], trust: Trust) -> tuple[R, dict[str, Any]] | None:
    """Build in C the fields of a struct that are valid.

    Those are taken out of the struct.

    Returns:
        The record, which may break rules, and what was taken out; `None` if too many fields fail.
    """
    struct, failed_field, fields = failure.struct, failure.failed_field, fields_of(cls)
    taken: dict[str, Any] = {name: None for name in required_fields(cls) if getattr(struct, name) is None}
    for _ in range(_MOST_FAILURES):
        if failed_field in fields:
            taken[failed_field] = getattr(struct, failed_field)
            setattr(struct, failed_field, None if fields[failed_field].required else fields[failed_field].default)
        try:
            return build_partial(cls, build_fields(struct, cls, clean=trust is Trust.CLEAN)), taken
        except FAST_PATH_ERRORS as error:
            failed_field = failed_field_of(error)
    return None


_MOST_FAILURES = 3
