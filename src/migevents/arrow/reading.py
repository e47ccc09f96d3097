"""Read Arrow data as records.

Columns become dicts, which are read like any other input.

A dict has only the fields that are set. Column by column, nulls, empty lists and false flags are left out before any
Python object is made, so the time depends on the fields that are set, and not on the number of possible fields. Only a
few rows are converted at a time: the more objects are alive, the longer Python's garbage collector takes.

Engines change the layout of a column: they reorder fields, and use large strings, views and dictionaries. All of these
are read. An unknown field, from a newer version, stays in the dict if it has a value, and becomes an issue.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, TypeVar, cast, overload

import pyarrow as pa
import pyarrow.compute as pc

from migevents._display import with_article
from migevents.codec.classes import resolve_class
from migevents.codec.dicts import structure
from migevents.codec.json import parsed
from migevents.errors import InvalidRecord
from migevents.model.base import Record, fields_of
from migevents.model.event import AnyEvent, Event
from migevents.salvage import Salvage, salvage
from migevents.values.extensions import Extensions
from migevents.values.scalars import FieldType

R = TypeVar("R", bound=Record)
_Row = dict[str, Any]
_ArrowData = (
    Any  # pa.StructArray | pa.ChunkedArray | pa.RecordBatch | pa.Table | pa.RecordBatchReader, and frames of polars
)

_SLICE = 512
"""The number of rows that become dicts at a time. With fewer, the cost per column is too high; with more, that of
garbage collection."""


@overload
def from_arrow(
    data: _ArrowData, type: None = None, on_error: Literal["raise"] = "raise"
) -> Iterator[AnyEvent | None]: ...
@overload
def from_arrow(
    data: _ArrowData, type: None = None, *, on_error: Literal["yield"]
) -> Iterator[AnyEvent | InvalidRecord | None]: ...
@overload
def from_arrow(
    data: _ArrowData, type: None = None, *, on_error: Literal["salvage"]
) -> Iterator[Salvage[AnyEvent] | None]: ...
@overload
def from_arrow(data: _ArrowData, type: type[R], on_error: Literal["raise"] = "raise") -> Iterator[R | None]: ...
@overload
def from_arrow(data: _ArrowData, type: type[R], on_error: Literal["yield"]) -> Iterator[R | InvalidRecord | None]: ...
@overload
def from_arrow(data: _ArrowData, type: type[R], on_error: Literal["salvage"]) -> Iterator[Salvage[R] | None]: ...
def from_arrow(data: _ArrowData, type: type[Record] | None = None, on_error: str = "raise") -> Iterator[Any]:  # noqa: A002  # as in `loads`
    """Read records from Arrow, one after the other.

    A table has either the records in a column `event`, as from `read_batches`, with other columns ignored; or a column
    for each field of the record, as from `write_parquet`.

    Args:
        data: An array of structs, a chunked array, a record batch, a table, a reader of record batches, or any object
            that exports an Arrow stream, such as a polars data frame.
        type: The class to read, as for `loads`.
        on_error: What to do with a row that has faults: raise `InvalidRecord`, or yield it in place of the record; or
            "salvage", which yields a `Salvage` of every row.

    Returns:
        An iterator with one item for each row, `None` where the row is null.

    Raises:
        InvalidRecord: A row has faults, and `on_error` is "raise". A note on it names the row.
        TypeError: The data is not Arrow, a column is there twice or has the wrong type for its field, or `type` is not
            a class of this library. The message names the column.
        ValueError: `on_error` is not one of the three.

    Examples:
        >>> from migevents import Venue
        >>> from migevents.arrow import from_arrow, to_arrow
        >>> list(from_arrow(to_arrow([Venue(city="Vientiane"), None], Venue), Venue))
        [Venue(city='Vientiane'), None]
    """
    if on_error not in {"raise", "yield", "salvage"}:
        raise ValueError(f"on_error is {on_error!r}: expected 'raise', 'yield' or 'salvage'")
    cls = resolve_class(type)
    return _records(_struct_arrays(data, cls), cls, on_error)


def _records(arrays: Iterable[pa.StructArray], cls: type[Record], on_error: str) -> Iterator[Any]:
    for index, row in enumerate(row for array in arrays for row in _rows(array, cls)):
        if row is None:
            yield None
        elif on_error == "salvage":
            yield salvage(row, cls)
        else:
            record = _read(row, cls)
            if on_error == "raise" and isinstance(record, InvalidRecord):
                record.add_note(f"in row {index} of the data; the first is row 0")
                raise record
            yield record


def _read(row: _Row, cls: type[Record]) -> Record | InvalidRecord:
    try:
        return structure(row, cls)
    except InvalidRecord as error:
        issues = error.issues
    # A new exception: the traceback of the raised one would keep its frames, and so much memory, alive.
    return InvalidRecord(issues)


def _struct_arrays(data: Any, cls: type[Record]) -> Iterator[pa.StructArray]:
    if isinstance(data, pa.Array):
        yield _structs(data)
    elif isinstance(data, pa.ChunkedArray):
        yield from map(_structs, data.chunks)
    elif hasattr(data, "__arrow_c_stream__"):
        for batch in pa.RecordBatchReader.from_stream(data):
            yield _column_of_records(batch, cls)
    else:
        raise TypeError(
            f"the data is {with_article(type(data))}: expected an Arrow array, record batch or table; "
            "in polars and DuckDB, use to_arrow()"
        )


def _column_of_records(batch: pa.RecordBatch, cls: type[Record]) -> pa.StructArray:
    names = batch.schema.names
    if "event" in names and "event" not in fields_of(cls):
        _expect_once("event", names)
        return _structs(batch.column("event"))
    if issubclass(cls, Event):
        batch = batch.select([index for index, name in enumerate(names) if name not in {"earliest", "latest"}])
    return batch.to_struct_array()


def _expect_once(column: str, names: list[str]) -> None:
    if names.count(column) > 1:
        raise TypeError(f'column "{column}" is there twice: rename or drop one of them')


def _structs(array: Any) -> pa.StructArray:
    if not pa.types.is_struct(array.type):
        raise TypeError(f'column "event" is of type {array.type}: expected a struct, as schema() describes it')
    structs: pa.StructArray = array
    return structs


# --- Dicts ------------------------------------------------------------------------------------------------------------


def _rows(array: pa.StructArray, cls: type[Record]) -> Iterator[_Row | None]:
    """Yield each row as a dict of its set fields, or `None` for null."""
    _check(array.type, cls, "")
    if _has_views(array.type):
        array = _without_views(array)
    for start in range(0, len(array), _SLICE):
        yield from _items_or_nulls(array.slice(start, _SLICE), FieldType.of(cls))


def _check(type_: Any, cls: type[Record], path: str) -> None:
    """Raise `TypeError` for a column with a type other than its field's."""
    fields = fields_of(cls)
    names = [f"{path}{column.name}" for column in type_]
    for column, place in zip(type_, names, strict=True):
        _expect_once(place, names)
        if column.name in fields:
            _check_field(column.type, fields[column.name].kind, place)
        elif column.name in {"migevents", "type"} and not path:
            _expect("string", _is_text, column.type, place)


def _check_field(type_: Any, kind: FieldType, place: str) -> None:
    if kind.many and not pa.types.is_null(type_):
        _expect("list", _is_list, type_, place)
        type_ = type_.value_type
    if not issubclass(kind.type, Record):
        name, fits = _LEAVES.get(kind.type, ("string", _is_text))
        _expect(name, fits, type_, place)
    elif not pa.types.is_null(type_):
        _expect("struct", pa.types.is_struct, type_, place)
        _check(type_, kind.type, f"{place}.")


def _expect(name: str, fits: Callable[[Any], bool], type_: Any, place: str) -> None:
    if not (fits(type_) or pa.types.is_null(type_)):
        raise TypeError(f'column "{place}" is of type {type_}: expected {name}')


def _is_text(type_: Any) -> bool:
    if pa.types.is_dictionary(type_):
        type_ = type_.value_type
    return pa.types.is_string(type_) or pa.types.is_large_string(type_) or pa.types.is_string_view(type_)


def _is_list(type_: Any) -> bool:
    tests = (pa.types.is_list, pa.types.is_large_list, pa.types.is_fixed_size_list)
    return any(test(type_) for test in (*tests, pa.types.is_list_view, pa.types.is_large_list_view))


_LEAVES: dict[type, tuple[str, Callable[[Any], bool]]] = {
    int: ("int64", pa.types.is_integer),
    bool: ("bool", pa.types.is_boolean),
}


def _has_views(type_: Any) -> bool:
    if pa.types.is_struct(type_):
        return any(_has_views(field.type) for field in type_)
    if pa.types.is_list_view(type_) or pa.types.is_large_list_view(type_) or pa.types.is_string_view(type_):
        return True
    return _is_list(type_) and _has_views(type_.value_type)


def _without_views(array: Any) -> Any:
    """Return an array with its views as plain lists and strings.

    pyarrow cannot filter views.

    It cannot cast lists of views either, so lists are rebuilt; null lists become empty ones.
    """
    if pa.types.is_struct(array.type):
        children = [_without_views(array.field(index)) for index in range(array.type.num_fields)]
        return pa.StructArray.from_arrays(children, names=[field.name for field in array.type], mask=array.is_null())
    if _is_list(array.type):
        # The stubs of pyarrow do not allow a number here.
        lengths = cast("Any", pc).fill_null(pc.list_value_length(array), 0).cast(pa.int64())
        offsets = pa.concat_arrays([pa.array([0], pa.int64()), pc.cumulative_sum(lengths)])
        return pa.LargeListArray.from_arrays(offsets, _without_views(array.flatten()))
    return array.cast(pa.large_string()) if pa.types.is_string_view(array.type) else array


def _dicts(array: Any, cls: type[Record]) -> list[_Row]:
    """Return the rows of an array without nulls."""
    rows: list[_Row] = [{} for _ in range(len(array))]
    fields = fields_of(cls)
    for index, column in enumerate(array.type):
        values = array.field(index)
        if values.null_count < len(values):
            field = fields.get(column.name)
            for row, value in _stated(values, field.kind if field else None):
                rows[row][column.name] = value
    return rows


def _stated(values: Any, kind: FieldType | None) -> Iterator[tuple[int, Any]]:
    """Yield the non-null values of a column, each with its row."""
    if kind is None:
        stated = enumerate(values.to_pylist())
        return ((row, value) for row, value in stated if not (value is None or value is False or value == []))
    if kind.many:
        return _lists(values, kind)
    if kind.type is bool:
        return ((row, True) for row in pc.indices_nonzero(values).to_pylist())
    if values.null_count:
        return zip(_valid(values), _items(values.drop_null(), kind), strict=True)
    return enumerate(_items(values, kind))


def _lists(values: Any, kind: FieldType) -> Iterator[tuple[int, Any]]:
    items = _items_or_nulls(values.flatten(), kind)
    end = 0
    for row, length in enumerate(pc.list_value_length(values).to_pylist()):
        if length:
            start, end = end, end + length
            yield row, items[start:end]


def _items_or_nulls(values: Any, kind: FieldType) -> list[Any]:
    if not values.null_count:
        return _items(values, kind)
    items: list[Any] = [None] * len(values)
    for index, item in zip(_valid(values), _items(values.drop_null(), kind), strict=True):
        items[index] = item
    return items


def _items(values: Any, kind: FieldType) -> list[Any]:
    """Return the values of an array without nulls."""
    if issubclass(kind.type, Record):
        return _dicts(values, kind.type)
    items: list[Any] = values.to_pylist()
    return [_parsed(item) for item in items] if kind.type is Extensions else items


def _parsed(text: str) -> Any:
    """Return the values of extensions; text that is not JSON stays text.

    Such text is reported when a record is read from it.
    """
    try:
        return parsed(text)
    except InvalidRecord:
        return text


def _valid(array: Any) -> Iterable[int]:
    """Return the rows that are not null."""
    valid: list[int] = pc.indices_nonzero(array.is_valid()).to_pylist()
    return valid
