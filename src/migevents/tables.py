"""Tidy tables of events: `iter_rows` and `write_csv`.

There are eight tables. `events` has a row for each event; `organizations`, `participants`, `speakers`, `quotes`,
`frameworks`, `members` and `contacts` have one for each item of that list. Every table begins with the column `event`,
the key of the event; in the seven others, `n` follows: the index of the item in its list, from 0 as in a JSON Pointer.

The columns are made from the fields of the model. A nested record is spread over columns (`host_country`), a list of
texts is one cell (``funder; organizer``), and a date has two more columns with its first and last possible day
(`admitted_earliest`, `admitted_latest`): sort by those, since a text such as ``XXXX-05`` sorts badly. Only the first
venue is spread over columns; all venues, sessions, photos and related events are counted.

The tables are a view: they cannot be converted back to records. For that, keep JSON (`write_records`) or Parquet
(`migevents.arrow`).
"""

import contextlib
import csv
import io
import json
import os
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from pathlib import Path
from typing import Any

from migevents._display import guard_cell, preview, with_article
from migevents._files import replacing
from migevents.codec.fingerprints import fingerprint
from migevents.model.base import Record, fields_of
from migevents.model.event import Event
from migevents.model.event_dates import EventDates
from migevents.model.organizations import Venue
from migevents.model.people import Speaker
from migevents.values.dates import Interval, PartialDate
from migevents.values.extensions import Extensions
from migevents.values.scalars import FieldType

__all__ = ["TABLES", "iter_rows", "write_csv"]

Row = dict[str, Any]
_Column = tuple[str, Callable[[Any], Any]]
"""The name of a column, and a function that returns its value for a record."""

_LISTS = ("organizations", "participants", "speakers", "quotes", "frameworks", "members", "contacts")
"""The lists of an event that have a table of their own."""

_KEY_DIGITS = 16


def iter_rows(records: Iterable[Event]) -> Iterator[tuple[str, Row]]:
    """Yield the rows of all tables, each with the name of its table.

    The rows of an event come together.

    A row has every column of its table, see `TABLES`. Its values are text, whole numbers, flags and `datetime.date`;
    `None` means that there is no value. The key of an event is its `id`, or the first 16 digits of its `fingerprint`.

    Args:
        records: The events, requested one after the other. Only their keys are kept.

    Raises:
        TypeError: One of them is not an event.
        ValueError: Two of them have the same key, so their rows could not be distinguished.

    Examples:
        >>> from migevents import Speaker, Workshop
        >>> from migevents.tables import iter_rows
        >>> workshop = Workshop(id="lao-2018", title="Migration and data", speakers=[Speaker(name="Laura Thompson")])
        >>> for table, row in iter_rows([workshop]):
        ...     print(table, {column: value for column, value in row.items() if value})
        events {'event': 'lao-2018', 'type': 'workshop', 'title': 'Migration and data', 'id': 'lao-2018'}
        speakers {'event': 'lao-2018', 'key': 'Laura Thompson', 'name': 'Laura Thompson'}
    """
    indices: dict[str, int] = {}
    for index, event in enumerate(records):
        if not isinstance(event, Event):
            raise TypeError(f"record {index} is {with_article(type(event))}: expected an event")
        key = event.id or fingerprint(event)[:_KEY_DIGITS]
        if indices.setdefault(key, index) != index:
            raise ValueError(
                f"records {indices[key]} and {index} have the same key, {preview(key)}: "
                "give each an id of its own, or leave one of them out"
            )
        yield "events", {"event": key, **{name: value(event) for name, value in _COLUMNS["events"]}}
        for table in _LISTS:
            columns = _COLUMNS[table]
            for n, item in enumerate(getattr(event, table)):
                yield table, {"event": key, "n": n, **{name: value(item) for name, value in columns}}


def write_csv(records: Iterable[Event], directory: str | os.PathLike[str]) -> dict[str, int]:
    """Write the tables as CSV files, and return their numbers of rows.

    Each table is a file, such as ``events.csv``.

    The files are UTF-8 with a byte-order mark, with commas and CRLF, as Excel opens them. A text that a spreadsheet
    would take for a formula, such as a phone number (``+856...``), gets an apostrophe before it. Existing files with
    these names are replaced when all new ones are complete.

    Args:
        records: The events, requested one after the other; no more than one is in memory.
        directory: Where to write the files. It is created if it does not exist.

    Raises:
        OSError: A file cannot be written.
        TypeError: One of the records is not an event. The files are then left as they were.
        ValueError: Two events have the same key, see `iter_rows`. The files are then left as they were.

    Examples:
        >>> from migevents import Workshop
        >>> from migevents.tables import write_csv
        >>> write_csv([Workshop(title="Migration and data", topics=["data"])], "tables")["events"]
        1
    """
    folder = Path(directory)
    folder.mkdir(parents=True, exist_ok=True)
    counts = dict.fromkeys(TABLES, 0)
    with contextlib.ExitStack() as stack:
        writers = {table: stack.enter_context(_csv_file(folder / f"{table}.csv", TABLES[table])) for table in TABLES}
        for table, row in iter_rows(records):
            writers[table](map(_cell, row.values()))
            counts[table] += 1
    return counts


@contextlib.contextmanager
def _csv_file(path: Path, header: Iterable[str]) -> Iterator[Callable[[Iterable[str]], Any]]:
    """Yield a function that writes a row to a file, which replaces `path`."""
    with replacing(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
        write_row = csv.writer(text).writerow
        write_row(header)
        yield write_row
        text.detach()  # flushed, and left open


def _cell(value: Any) -> str:
    if isinstance(value, str):
        return guard_cell(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def counted_only(event: Event) -> Iterator[tuple[str, int]]:
    """Yield the fields and indices of records that the tables only count.

    These are sessions, photos, related events, and venues after the first.

    Examples:
        >>> from migevents import Photo, Venue, Workshop
        >>> venues = [Venue(city="Vientiane"), Venue(city="Savannakhet")]
        >>> workshop = Workshop(title="Migration and data", venues=venues, photos=[Photo(caption="The speakers")])
        >>> list(counted_only(workshop))
        [('venues', 1), ('photos', 0)]
    """
    for name, field in fields_of(Event).items():
        if field.kind.many and issubclass(field.kind.type, Record) and name not in _LISTS:
            # The first of the venues has columns of its own.
            for index in range(int(field.kind.type is Venue), len(getattr(event, name))):
                yield name, index


# --- Columns ----------------------------------------------------------------------------------------------------------


def _columns_of(cls: type[Record]) -> Iterator[_Column]:
    """Yield the columns of a class, in the order of its fields."""
    for name, field in fields_of(cls).items():
        value = attrgetter(name)
        if issubclass(field.kind.type, Record):
            yield from _columns_of_records(name, field.kind, value)
        else:
            yield name, _of(value, _value_maker(field.kind))
            # `when` has one pair of these columns, with the days of the whole event.
            if field.kind.type in {PartialDate, Interval} and not field.kind.many and cls is not EventDates:
                yield f"{name}_earliest", _of(value, attrgetter("earliest"))
                yield f"{name}_latest", _of(value, attrgetter("latest"))


def _columns_of_records(name: str, kind: FieldType, value: Callable[[Any], Any]) -> Iterator[_Column]:
    if name in _LISTS:
        return
    if not kind.many:
        yield from _prefixed(name, kind.type, value)
        if kind.type is EventDates:
            yield "earliest", _of(value, attrgetter("earliest"))
            yield "latest", _of(value, attrgetter("latest"))
        return
    if kind.type is Venue:
        yield from _prefixed("venue", Venue, lambda record: next(iter(value(record)), None))
    yield name, lambda record: len(value(record))


def _prefixed(prefix: str, cls: type[Record], value: Callable[[Any], Any]) -> Iterator[_Column]:
    for name, inner in _columns_of(cls):
        yield f"{prefix}_{name}", _of(value, inner)


def _of(value: Callable[[Any], Any], then: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return a getter that applies `then` to values other than `None`."""

    def get(record: Any) -> Any:
        found = value(record)
        return None if found is None else then(found)

    return get


def _value_maker(kind: FieldType) -> Callable[[Any], Any]:
    if kind.many:
        return lambda values: "; ".join(map(str, values)) or None
    if kind.type is Extensions:
        return lambda extensions: json.dumps(extensions.to_dict(), ensure_ascii=False)
    return kind.type if kind.type in {int, bool} else str


def _columns_of_table(table: str) -> list[_Column]:
    if table == "events":
        return [("type", attrgetter("type")), *_columns_of(Event)]
    cls = fields_of(Event)[table].kind.type
    return [*([("key", attrgetter("key"))] if cls is Speaker else []), *_columns_of(cls)]


_COLUMNS = {table: _columns_of_table(table) for table in ("events", *_LISTS)}

TABLES: dict[str, tuple[str, ...]] = {
    table: ("event", *(() if table == "events" else ("n",)), *(name for name, _ in columns))
    for table, columns in _COLUMNS.items()
}
"""The columns of each table, in their order."""
