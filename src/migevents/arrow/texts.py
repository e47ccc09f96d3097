"""`read_batches`: a column of JSON texts to a column of records.

Each record is released as soon as it is converted to Arrow, so memory use stays constant. No row is lost, and none
stops the run: a text that is not a valid record becomes a row with its issues, next to the text.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Literal

import attrs
import pyarrow as pa

from migevents.arrow.schema import ISSUE, output_schema
from migevents.arrow.writing import SLICE, line_of, spans, structs
from migevents.codec.classes import resolve_class
from migevents.errors import InvalidRecord, Issue
from migevents.jsontext.lossless import written
from migevents.model.base import Record
from migevents.model.event import Event
from migevents.model.event_dates import EventDates
from migevents.salvage import Salvage
from migevents.streams import RawRecord

_NO_TEXT = Issue("wrong-type", "", "expected a JSON document, got null", value="null")


def read_batches(
    batches: Iterable[pa.RecordBatch],
    column: str = "json",
    type: type[Record] | None = None,  # noqa: A002  # as in `loads`
    on_error: Literal["yield", "salvage"] = "yield",
) -> Iterator[pa.RecordBatch]:
    r"""Yield the rows of batches, with the records of their JSON texts added.

    Each text of the column is one record.

    These columns are added; `output_schema` returns all of them:

    - `event`: the record, as `schema` describes it; null if the text is not a valid record. The column has this name
      for every class.
    - `earliest`, `latest`: the first and last possible day of the event, if the class is an event.
    - `issues`: a list of the issues, each with the fields of `Issue`; empty if there are none.
    - `leftovers`, with "salvage" only: values that could not be kept in the record, as the JSON text of an object whose
      keys are JSON Pointers; null if nothing is left over.

    The signature is the one that Spark's ``mapInArrow`` requires. Rows keep their order; a large batch is split into
    several of at most 2,000 rows.

    Args:
        batches: Record batches from any engine.
        column: The column with the texts: strings, or bytes in UTF-8.
        type: The class to read, as for `loads`.
        on_error: What a text with faults becomes: a row with a null and its issues; or, with "salvage", a record of all
            that can be saved, with the repairs among the issues.

    Raises:
        TypeError: The column has neither text nor bytes, or `type` is not a class of this library.
        ValueError: The column does not exist or is there twice, a column has the name of an added one, or
            `on_error` is neither of the two.

    Examples:
        >>> import pyarrow
        >>> from migevents.arrow import read_batches
        >>> texts = ['{"type": "workshop", "title": "Migration and data"}', '{"type": "workshop"}', None]
        >>> (batch,) = read_batches([pyarrow.RecordBatch.from_pydict({"json": texts})])
        >>> [issues and issues[0]["code"] for issues in batch["issues"].to_pylist()]
        [[], 'missing-field', 'wrong-type']
        >>> batch["event"].is_valid().to_pylist()
        [True, False, False]
    """
    if on_error not in {"yield", "salvage"}:
        raise ValueError(f"on_error is {on_error!r}: expected 'yield' or 'salvage'; both keep every row")
    return _read_batches(batches, column, resolve_class(type), on_error)


def _read_batches(
    batches: Iterable[pa.RecordBatch], column: str, cls: type[Record], on_error: Literal["yield", "salvage"]
) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        _check_column(batch, column)
        schema = output_schema(batch.schema, cls, on_error)
        for start in range(0, max(len(batch), 1), SLICE):
            some = batch.slice(start, SLICE)
            added = _columns(_bytes(some.column(column)), cls, salvaging=on_error == "salvage")
            yield pa.RecordBatch.from_arrays([*some.columns, *added], schema=schema)


def _check_column(batch: pa.RecordBatch, column: str) -> None:
    if column not in batch.schema.names:
        there = ", ".join(f'"{name}"' for name in batch.schema.names) or "none"
        raise ValueError(f'the batch has no column "{column}"; its columns: {there}')
    if batch.schema.names.count(column) > 1:
        raise ValueError(f'the batch has several columns "{column}": rename or drop all but one')
    type_ = batch.schema.field(column).type
    value_type = type_.value_type if isinstance(type_, pa.DictionaryType) else type_
    if value_type not in {*_TEXT, pa.null()}:
        raise TypeError(f'column "{column}" is of type {type_}: expected JSON texts, as string or binary')


_TEXT = (
    *(pa.string(), pa.large_string(), pa.string_view()),
    *(pa.binary(), pa.large_binary(), pa.binary_view()),
)


def _bytes(texts: Any) -> Iterator[bytes | None]:
    """Yield the texts as bytes.

    So bytes that are not UTF-8 are an issue of their row, and not an error in Arrow.
    """
    if pa.types.is_dictionary(texts.type):
        texts = texts.dictionary_decode()
    texts = texts.cast(pa.large_binary())
    return (text.as_py() for text in texts)


def _columns(texts: Iterable[bytes | None], cls: type[Record], *, salvaging: bool) -> "Iterator[pa.Array[Any]]":
    """Yield the added columns: records, dates, issues and leftovers."""
    lines: list[bytes] = []
    dates: list[EventDates | None] = []
    issues: list[list[dict[str, str | None]]] = []
    leftovers: list[str | None] = []
    for text in texts:
        read = _read(text, cls, salvaging=salvaging)
        lines.append(line_of(read.record))
        dates.append(getattr(read.record, "when", None))
        issues.append([_as_dict(issue) for issue in read.issues])
        leftovers.append(written(read.leftovers).decode() if read.leftovers else None)
    yield structs(lines, cls)
    if issubclass(cls, Event):
        yield from spans(dates)
    yield pa.array(issues, pa.list_(ISSUE))
    if salvaging:
        yield pa.array(leftovers, pa.string())


def _read(text: bytes | None, cls: type[Record], *, salvaging: bool) -> Salvage[Record]:
    if text is None:
        return Salvage(None, (_NO_TEXT,))
    raw = RawRecord(text)
    if salvaging:
        salvaged = raw.salvage(cls)
        whole = salvaged.leftovers.get("")
        # Text that is not JSON is left over as bytes, which may not be UTF-8; the text column still has them.
        return attrs.evolve(salvaged, leftovers={"": _printable(whole)}) if isinstance(whole, bytes) else salvaged
    record = raw.read(cls)
    return Salvage(None, record.issues) if isinstance(record, InvalidRecord) else Salvage(record)


def _printable(data: bytes) -> str:
    return data.decode(errors="backslashreplace")


def _as_dict(issue: Issue) -> dict[str, str | None]:
    values: dict[str, str | None] = attrs.asdict(issue)
    # A key may contain a lone surrogate, which UTF-8 cannot encode.
    return {name: value and _printable(value.encode(errors="backslashreplace")) for name, value in values.items()}
