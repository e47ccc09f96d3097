"""CSV tables for spreadsheets, optionally with a row of HXL tags.

A row is a record. A column is the path of a field, which is also its header: ``title``, ``when.start``,
``venues.1.city``. Lists of texts are one cell with ``"; "`` between the items. CSV is read and written with the
standard library.
"""

import csv
import io
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import IO, Any, cast

from migevents._display import got_no_text, guard_cell, preview
from migevents._names import did_you_mean
from migevents._pieces import MAX_SIZE
from migevents.errors import Issue, Issues
from migevents.formats import _table_reader
from migevents.formats._losses import Losses
from migevents.formats._table_columns import SEPARATORS, all_columns, column_of, hxl_tag_of, sort_key
from migevents.formats._table_writer import cells_of
from migevents.formats.protocol import Export, Import, records_of
from migevents.model.event import AnyEvent, Event

NAME = "table"
SUFFIXES = (".csv", ".tsv")
MEDIA_TYPE = "text/csv"

__all__ = ["MEDIA_TYPE", "NAME", "SUFFIXES", "dump", "dumps", "load", "loads"]


def loads(
    data: bytes | str, *, columns: Mapping[str, str] | None = None, cls: type[AnyEvent] = Event
) -> Iterator[Import[AnyEvent]]:
    r"""Read the records of a table, row by row.

    The separator is the one of comma, semicolon and tab that occurs most often in the header. A second row of HXL tags
    is not a record; if a header is not the path of a field, its tag decides.

    Args:
        data: The table. Cells that are not UTF-8 are read as Windows-1252.
        columns: The path of a field for each header: ``{"Title": "title", "From": "when.start"}``. All other columns
            are left over. Without `columns`, the headers are the paths.
        cls: The class of the records that do not state their type.

    Returns:
        An iterator over the rows; leftovers are listed by header, such as ``/Title``.

    Raises:
        TypeError: `data` is neither bytes nor text, or `cls` is not a kind of event.
        ValueError: `columns` has a path that is not that of a field.

    Examples:
        >>> table = "Title;Start date;flag;Remarks\nMigration and data;15 November 2018;Lao PDR;new\n"
        >>> columns = {"Title": "title", "Start date": "when.start", "flag": "venues.1.country"}
        >>> (entry,) = loads(table, columns=columns)
        >>> entry.record  # doctest: +NORMALIZE_WHITESPACE
        Event(title='Migration and data', when=EventDates(start=PartialDate('2018-11-15')),
              venues=(Venue(country='LA'),))
        >>> entry.leftovers
        {'/Remarks': 'new'}
    """
    if not isinstance(data, bytes | str):
        raise TypeError(f"expected a table as bytes or text, {got_no_text(data)}")
    whole = data.encode(errors="replace") if isinstance(data, str) else data
    return load(io.BytesIO(whole), columns=columns, cls=cls, max_size=len(whole))


def load(
    file: IO[bytes],
    *,
    columns: Mapping[str, str] | None = None,
    cls: type[AnyEvent] = Event,
    max_size: int = MAX_SIZE,
) -> Iterator[Import[AnyEvent]]:
    """Read the records of a table in a file, row by row; see `loads`.

    Args:
        file: A file that is open for reading bytes.
        columns: As for `loads`.
        cls: As for `loads`.
        max_size: How much may be in memory at once, in characters: a row, or the first 25 rows together. What is longer
            is not kept, and ends the table with the issue ``too-large``.

    Raises:
        TypeError: `cls` is not a kind of event.
        ValueError: `columns` has a path that is not that of a field.
    """
    if not (isinstance(cls, type) and issubclass(cls, Event)):
        raise TypeError(f"cls is {cls!r}: expected Event or a subclass of it")
    if not isinstance(columns, Mapping | None):
        raise TypeError('columns is not a mapping: expected {"Header": "title"}')
    _check_paths((columns or {}).values())
    return _table_reader.read(file, columns, cls, max_size)


def _check_paths(paths: Iterable[str]) -> None:
    if isinstance(paths, str):
        raise TypeError("columns is text: expected a list of paths")
    for path in paths:
        if not isinstance(path, str) or column_of(path) is None:
            known = [each.replace("#", "1") for each in all_columns()]
            hint = did_you_mean(str(path), known) or 'expected a path such as "title" or "venues.1.city"'
            raise ValueError(f"unknown column {preview(path)}: {hint}")


def dumps(
    records: Event | Iterable[Event],
    *,
    columns: Sequence[str] | None = None,
    hxl: bool = False,
    separator: str = ",",
) -> Export:
    r"""Write records as a table.

    It is UTF-8 with a byte-order mark, as Excel needs it, and with CRLF line ends.

    A cell that a spreadsheet would run as a formula begins with an apostrophe, which `loads` removes. Phone numbers are
    such cells: ``'+85621267730``.

    Args:
        records: A record, or an iterable of records.
        columns: The paths of the columns; by default, those of all fields that any record states.
        hxl: Whether a row of HXL tags follows the header.
        separator: A comma, a semicolon or a tab. A table of one column has none.

    Returns:
        The table, and the losses.

    Raises:
        TypeError: `records` has an item that is not an event.
        ValueError: `columns` has a path that is not that of a field.

    Examples:
        >>> from migevents import Venue, Workshop
        >>> workshop = Workshop(title="Migration and data", venues=(Venue(city="Vientiane", country="LA"),))
        >>> for line in dumps(workshop).data.decode("utf-8-sig").splitlines():
        ...     print(line)
        type,title,venues.1.city,venues.1.country
        workshop,Migration and data,Vientiane,LA
    """
    losses: list[Issue] = []
    target = io.BytesIO()
    is_single = isinstance(records, Event)
    several = records_of(records)
    dump(several, target, columns=columns, hxl=hxl, separator=separator, report=losses.append, is_single=is_single)
    return Export(target.getvalue(), Issues(losses))


def dump(  # noqa: PLR0913  # each says something of its own
    records: Iterable[Event],
    target: IO[bytes],
    *,
    columns: Sequence[str] | None = None,
    hxl: bool = False,
    separator: str = ",",
    report: Callable[[Issue], object] | None = None,
    is_single: bool = False,
) -> int:
    """Write records as a table into a file, one by one; see `dumps`.

    Args:
        records: The records. Without `columns`, rows wait in a temporary file, since the header comes first.
        target: A file that is open for writing bytes.
        columns: As for `dumps`.
        hxl: As for `dumps`.
        separator: As for `dumps`.
        report: A function that is called with each loss.
        is_single: Whether the paths of losses have no index before them.

    Returns:
        How many records were written.

    Raises:
        TypeError: One of them is not an event.
        ValueError: `columns` has a path that is not that of a field, or `separator` is not one of the three.
    """
    _check_paths(columns or ())
    if separator not in SEPARATORS:
        raise ValueError(f"separator is {separator!r}: expected a comma, a semicolon or a tab")
    found: dict[str, None] = {}
    count = 0
    with tempfile.SpooledTemporaryFile(_IN_MEMORY, mode="w+", encoding="utf-8", newline="\n") as rows:
        for index, each in enumerate(records):
            (record,) = records_of([each])
            losses = Losses("a table", "" if is_single else f"/{index}")
            cells = cells_of(record, losses, columns)
            found |= dict.fromkeys(cells)
            rows.write(f"{json.dumps(cells)}\n")
            count += 1
            if report is not None:
                for loss in losses.issues:
                    report(loss)
        header = list(columns) if columns is not None else sorted(found, key=sort_key)
        rows.seek(0)
        # One column is read with commas, since its header has no separator.
        _write(rows, target, header, separator if len(header) > 1 else ",", hxl=hxl)
    return count


_IN_MEMORY = 1_000_000


def _write(rows: Any, target: IO[bytes], header: Sequence[str], separator: str, *, hxl: bool) -> None:
    """Write rows, each of which is the JSON of its cells by their paths."""
    text = io.TextIOWrapper(cast("Any", target), encoding="utf-8-sig", newline="", write_through=True)
    write_row = csv.writer(text, delimiter=separator).writerow
    write_row(header)
    if hxl:
        write_row([hxl_tag_of(path) for path in header])
    for row in rows:
        cells = json.loads(row)
        write_row([guard_cell(cells.get(path, "")) for path in header])
    text.detach()
