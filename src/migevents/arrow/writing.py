"""Records to Arrow: written as JSON, and parsed by Arrow's JSON reader.

That takes half the time of converting Python objects to columns, and the types are given, not guessed. Afterwards, null
lists and flags, which are those of unset fields, become empty and false.
"""

import contextlib
import io
import itertools
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any, cast

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.json as pj

from migevents._display import with_article
from migevents._files import writing
from migevents.arrow.schema import SPAN, record_type
from migevents.codec.classes import resolve_class
from migevents.codec.envelope import VERSION
from migevents.codec.fast_path import write_json
from migevents.codec.structs import to_json
from migevents.model.base import Record
from migevents.model.event import Event
from migevents.model.event_dates import EventDates
from migevents.values.extensions import Extensions

SLICE = 2_000
"""The number of records converted at a time, so that memory use stays constant. Arrow counts the bytes of a column in
32 bits."""

_BLOCK = 1 << 24
"""The number of bytes of JSON that Arrow parses at a time: it counts them in 32 bits."""


def to_arrow(records: Iterable[Record | None], type: type[Record] | None = None) -> pa.StructArray:  # noqa: A002  # as in `loads`
    """Return records as an Arrow array, with a struct for each.

    `from_arrow` reads the records back.

    The columns are those of `schema`: ``pyarrow.Table.from_struct_array`` makes a table from them. `None` becomes a
    null.

    Args:
        records: The records, all of one class, or events of any kind. All are in memory at once: for large numbers, see
            `write_parquet`.
        type: The class; without it, events of any kind.

    Raises:
        TypeError: One of them is not of that class, or `type` is not a class of this library.

    Examples:
        >>> from migevents import Launch, Workshop
        >>> from migevents.arrow import to_arrow
        >>> array = to_arrow([Workshop(title="Migration and data"), Launch(title="A portal")])
        >>> array.field("type").to_pylist()
        ['workshop', 'launch']
    """
    cls = resolve_class(type)
    slices = [structs([line_of(record) for record in some], cls) for some in _slices(records, cls, nullable=True)]
    return _joined(slices, cls)


def write_parquet(
    records: Iterable[Record],
    target: str | os.PathLike[str] | IO[bytes],
    type: type[Record] | None = None,  # noqa: A002  # as in `loads`
) -> int:
    """Write records as a Parquet file, and return their number.

    The file has a column for each field.

    The records are requested one after the other, and 2,000 are in memory at a time. Events have two more columns,
    `earliest` and `latest`: the first and last possible day, for queries. `from_arrow` reads the file back.

    Args:
        records: The records, all of one class, or events of any kind.
        target: A path, whose file is replaced only when the new one is complete; or a binary file open for writing.
        type: The class; without it, events of any kind.

    Raises:
        OSError: The file cannot be written.
        TypeError: One of them is not of that class, or `type` is not a class of this library.

    Examples:
        >>> import pyarrow.parquet
        >>> from migevents import Workshop
        >>> from migevents.arrow import from_arrow, write_parquet
        >>> write_parquet([Workshop(title="Migration and data")], "workshops.parquet")
        1
        >>> list(from_arrow(pyarrow.parquet.read_table("workshops.parquet")))
        [Workshop(title='Migration and data')]
    """
    import pyarrow.parquet as pq

    cls = resolve_class(type)
    is_event = issubclass(cls, Event)
    schema = pa.schema([*record_type(cls), *(SPAN if is_event else ())])
    opened = writing(Path(target)) if isinstance(target, str | os.PathLike) else contextlib.nullcontext(target)
    count = 0
    with opened as file, pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for some in _slices(records, cls):
            array = structs([line_of(record) for record in some], cls)
            columns = [*array.flatten(), *(spans(event.when for event in some) if is_event else ())]
            writer.write_batch(pa.RecordBatch.from_arrays(columns, schema=schema))
            count += len(some)
    return count


def _slices(records: Iterable[Any], cls: type[Record], *, nullable: bool = False) -> Iterator[list[Any]]:
    """Yield slices of the records after a check of their class."""
    numbered = enumerate(records)
    while some := list(itertools.islice(numbered, SLICE)):
        for index, record in some:
            fits = isinstance(record, cls) if cls is Event else type(record) is cls
            if not (fits or (nullable and record is None)):
                name = with_article(type(record))
                hint = (
                    "" if cls is not Event else "; name the class of other records, as in to_arrow(contacts, Contact)"
                )
                raise TypeError(f"record {index} is {name}: expected {with_article(cls)}{hint}")
        yield [record for _, record in some]


# --- Columns ----------------------------------------------------------------------------------------------------------


def spans(dates: Iterable[EventDates | None]) -> "tuple[pa.Array[Any], pa.Array[Any]]":
    """Return the first and last possible day of each event, as columns.

    Unknown days are null.
    """
    days = [(when.earliest, when.latest) if when else (None, None) for when in dates]
    return pa.array([first for first, _ in days], pa.date32()), pa.array([last for _, last in days], pa.date32())


def line_of(record: Record | None) -> bytes:
    """Return a record as a member of a JSON object, or an empty object."""
    if record is None:
        return b"{}"
    body = write_json(record, _leaf)
    return _HEAD + (b"," if body != b"{}" else b"") + body[1:] + b"}"


_HEAD = f'{{"event":{{"migevents":"{VERSION}"'.encode()


def _leaf(leaf: object) -> object:
    """Return the Arrow value of a leaf; extensions become JSON text."""
    value = to_json(leaf)
    return msgspec.json.encode(value).decode() if isinstance(leaf, Extensions) else value


def structs(lines: list[bytes], cls: type[Record]) -> pa.StructArray:
    """Return the records of lines as structs, null for lines without one."""
    options = pj.ParseOptions(
        explicit_schema=pa.schema([("event", record_type(cls))]), unexpected_field_behavior="error"
    )
    array = _joined([_parsed(block, options) for block in _blocks(lines)], cls)
    return cast("pa.StructArray", _filled(array, record_type(cls)))


def _joined(arrays: list[pa.StructArray], cls: type[Record]) -> pa.StructArray:
    """Return arrays as one, which is empty if there are none."""
    none: Any = pa.array([], record_type(cls))
    joined: Any = pa.concat_arrays(arrays or [none])
    return cast("pa.StructArray", joined)


def _parsed(block: bytes, options: pj.ParseOptions) -> Any:
    # A record that crosses the boundary of two blocks is an error, so the block is larger than the data.
    reading = pj.ReadOptions(use_threads=False, block_size=len(block) + 1)
    table = pj.read_json(io.BytesIO(block), reading, options)
    return table.column(0).combine_chunks()


def _blocks(lines: list[bytes]) -> Iterator[bytes]:
    """Yield the lines joined into blocks that Arrow parses at a time."""
    block: list[bytes] = []
    size = 0
    for line in lines:
        if size > _BLOCK:
            yield b"\n".join(block)
            block, size = [], 0
        block.append(line)
        size += len(line)
    if block:
        yield b"\n".join(block)


def _filled(array: Any, type_: Any) -> Any:
    """Return an array with empty lists and false flags instead of nulls."""
    if pa.types.is_struct(type_):
        fields = list(type_)
        children = [_filled(array.field(index), field.type) for index, field in enumerate(fields)]
        mask = array.is_null() if array.null_count else None
        return pa.StructArray.from_arrays(children, fields=fields, mask=mask)
    if pa.types.is_list(type_):
        # A null list has no values either, so the null bitmap is simply left out.
        return pa.ListArray.from_arrays(array.offsets, _filled(array.values, type_.value_type), type=type_)
    return pc.fill_null(array, pa.scalar(value=False)) if pa.types.is_boolean(type_) else array
