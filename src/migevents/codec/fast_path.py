"""The fast path: a valid record is read and written in C, by msgspec.

Reading takes two steps. The document is decoded into a *wire struct*, which is made from the class and knows its keys
and the ``"type"``; then the struct is converted into the class, and every leaf is checked. One step would not do:
msgspec ignores unknown keys of attrs classes (its issue 791), and is slow if optional fields of a slotted class are
absent (0.2 us for each). Structs have neither problem.

Free text is not checked field by field: for most documents, one search over the whole document suffices (see
`prescan`). Python objects are read here only if `is_builtin_tree` accepts them: msgspec would take a set for a list.

Any error means only that the fast path cannot read the document. The slow path then finds out why.
"""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import msgspec
from msgspec import convert

from migevents.codec.classes import model_class_of
from migevents.codec.envelope import is_current
from migevents.codec.failures import FAST_PATH_ERRORS, FastPathFailure, failed_field_of
from migevents.codec.msgspec_guard import converting_type_of
from migevents.codec.structs import (
    check_texts,
    decoder_of,
    document_struct_of,
    encode,
    events_by_struct,
    partial_struct_of,
    struct_of,
    to_json,
)
from migevents.model.base import Record
from migevents.model.event import EVENT_TYPES, Event
from migevents.model.validators import as_date, as_interval
from migevents.values.dates import Interval, PartialDate
from migevents.values.extensions import Extensions

R = TypeVar("R", bound=Record)


def read_json(document: bytes, cls: type[R], breaks: int | None) -> R | FastPathFailure:
    """Read a valid document; `breaks` is what `prescan` returned for it."""
    # In one function: in a small record, each call of another takes two hundredths of the time.
    struct: Any = None
    try:
        struct = decoder_of(cls).decode(document)
        if not is_current(struct.migevents):
            return FastPathFailure()
        kind = class_of_struct(struct, cls)
        if breaks != 0:
            check_texts(struct, kind, breaks)
        return cast(
            "R",
            convert({"record": struct}, converting_type_of(kind), dec_hook=_leaf, from_attributes=True).record,  # type: ignore[attr-defined]  # its one field
        )
    except FAST_PATH_ERRORS as error:
        # A validation error is a decoding error, too.
        return FastPathFailure(struct, failed_field_of(error), type(error) is msgspec.DecodeError)


def read_builtins(data: dict[str, Any], cls: type[R], breaks: int | None = None) -> R | FastPathFailure:
    """Read a valid document that is a plain `dict`, like `read_json`.

    `breaks` is known if the document was parsed from JSON text.
    """
    struct: Any = None
    try:
        struct = convert(data, document_struct_of(_kind_of(data) if cls is Event else cls))
        if not is_current(struct.migevents):
            return FastPathFailure()
        return build(struct, class_of_struct(struct, cls), breaks)
    except FAST_PATH_ERRORS as error:
        return FastPathFailure(struct, failed_field_of(error))


def _kind_of(data: dict[str, Any]) -> type[Event]:
    kind = data.get("type")
    if type(kind) is not str or kind not in EVENT_TYPES:
        raise msgspec.ValidationError
    return EVENT_TYPES[kind]


def class_of_struct(struct: msgspec.Struct, cls: type[R]) -> type[R]:
    """Return the class of a document struct, where `cls` was asked for."""
    return cast("type[R]", events_by_struct()[type(struct)]) if cls is Event else cls


def build(struct: Any, cls: type[R], breaks: int | None = 0) -> R:
    """Convert a struct into its class.

    Leaves are checked in C, invariants by the class of each record, texts by what `prescan` returned for them.
    """
    if breaks != 0:
        check_texts(struct, cls, breaks)
    wrapper: Any = converting_type_of(cls)
    return cast("R", convert({"record": struct}, wrapper, dec_hook=_leaf, from_attributes=True).record)


def build_fields(struct: Any, cls: type[Record], *, clean: bool) -> msgspec.Struct:
    """Convert a struct of `cls` into its partial struct.

    Leaves are checked, and the invariants of the records inside.
    """
    if not clean:
        check_texts(struct, cls, None)
    return convert(struct, partial_struct_of(cls), dec_hook=_leaf, from_attributes=True)


def _leaf(cls: type, value: Any) -> Any:
    """Build a type that msgspec does not know: a date, an interval."""
    if cls is PartialDate:
        return as_date(value)
    return as_interval(value) if cls is Interval else Extensions(value)


def write_json(record: Record, leaf: Callable[[object], object] = to_json) -> bytes:
    """Write a record as compact JSON, without the version.

    `leaf` returns the output for extensions and dates.
    """
    return encode(to_struct(record), leaf)


def to_struct(record: Record) -> msgspec.Struct:
    """Return the wire struct of a record.

    Raises:
        TypeError: It is not a record of a class of the model.
    """
    return convert(record, struct_of(model_class_of(record)), from_attributes=True)
