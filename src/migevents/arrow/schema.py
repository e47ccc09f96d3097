"""The Arrow types of the records, made from the fields of the model.

Texts, dates, intervals and terms are strings: Parquet encodes them as dictionaries anyway, and Spark cannot read
dictionaries inside a struct. A field with several values is a list, and a flag a boolean; neither is ever null, so the
columns need no cleaning. Extensions have no static type, so they are JSON text.
"""

from typing import Any, Literal

import pyarrow as pa

from migevents.codec.classes import resolve_class
from migevents.model.base import Record, cached, fields_of
from migevents.model.event import Event
from migevents.values.scalars import FieldType

ISSUE = pa.struct([(name, pa.string()) for name in ("code", "path", "message", "severity", "value", "hint")])

SPAN = [pa.field("earliest", pa.date32()), pa.field("latest", pa.date32())]
"""The first and last possible day of an event, as separate columns, since the dates inside a record are text."""


def schema(type: type[Record] | None = None) -> pa.Schema:  # noqa: A002  # as in `loads`
    """Return the columns of a record, as `to_arrow` makes them.

    The version of the format comes first, then the type if it is an event, and then the fields in the order of the
    class.

    Args:
        type: The class; without it, events of any kind.

    Raises:
        TypeError: `type` is not a class of this library.

    Examples:
        >>> from migevents import Venue
        >>> from migevents.arrow import schema
        >>> print(schema(Venue))
        migevents: string
        name: string
        city: string
        country: string
        note: string
    """
    return pa.schema(list(record_type(resolve_class(type))))


def output_schema(
    batches: pa.Schema,
    type: type[Record] | None = None,  # noqa: A002  # as in `loads`
    on_error: Literal["yield", "salvage"] = "yield",
) -> pa.Schema:
    """Return the columns that `read_batches` yields for these columns.

    Spark needs them before it runs the function.

    Args:
        batches: The columns of the input batches.
        type: As for `read_batches`.
        on_error: As for `read_batches`.

    Raises:
        TypeError: `type` is not a class of this library.
        ValueError: The batches already have a column with the name of a new one.

    Examples:
        >>> import pyarrow
        >>> from migevents.arrow import output_schema
        >>> output_schema(pyarrow.schema([("json", pyarrow.string())])).names
        ['json', 'event', 'earliest', 'latest', 'issues']
    """
    cls = resolve_class(type)
    added: list[pa.Field[Any]] = [
        pa.field("event", record_type(cls)),
        *(SPAN if issubclass(cls, Event) else ()),
        pa.field("issues", pa.list_(ISSUE)),
        *([pa.field("leftovers", pa.string())] if on_error == "salvage" else ()),
    ]
    for name in (field.name for field in added):
        if name in batches.names:
            raise ValueError(f'the batches have a column "{name}" already: rename or drop it before they are read')
    columns = pa.schema([*batches, *added])
    return columns.with_metadata(batches.metadata) if batches.metadata else columns


@cached
def record_type(cls: type[Record]) -> pa.StructType:
    """Return the Arrow type of a top-level record.

    It has the version and, for an event, the type.
    """
    around = ["migevents", "type"] if issubclass(cls, Event) else ["migevents"]
    return pa.struct([*(pa.field(name, pa.string()) for name in around), *_fields(cls)])


def _fields(cls: type[Record]) -> list["pa.Field[pa.DataType]"]:
    return [pa.field(name, _type(field.kind)) for name, field in fields_of(cls).items()]


def _type(kind: FieldType) -> pa.DataType:
    if issubclass(kind.type, Record):
        each: pa.DataType = pa.struct(_fields(kind.type))
    elif kind.type is bool:
        each = pa.bool_()
    else:
        each = pa.int64() if kind.type is int else pa.string()
    return pa.list_(each) if kind.many else each
