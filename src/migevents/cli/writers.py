"""The writers of `migevents convert`.

They write files of migevents, the formats of other programs, Parquet, and tidy tables.
"""

import contextlib
import itertools
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import attrs

from migevents._display import preview
from migevents._files import writing
from migevents.cli.files import FileError
from migevents.cli.reports import writing_output
from migevents.codec.json import dumps
from migevents.errors import Issue
from migevents.formats import csv_table, protocol
from migevents.formats._losses import Losses
from migevents.model.event import Event
from migevents.tables import counted_only, write_csv

Records = Iterator[tuple[str, Event]]
"""Records, each with the file and line that it came from."""
Lose = Callable[[str, Issue], None]
"""A function that is called with the place of a record and a loss."""


def write_records(records: Records, output: str, target: str, lose: Lose, *, hxl: bool) -> None:
    """Write records in the format named `target`.

    `output` is a file, a folder, or "-" for standard output.

    Raises:
        ModuleNotFoundError: A package that the format needs is not installed.
        OSError: The file cannot be written.
        FileError: The records do not fit the format.
    """
    if target == "table":
        _write_table(records, output, lose, hxl=hxl)
    elif target in _WRITERS:
        _WRITERS[target](records, output, lose)
    else:
        _write_format(records, output, target, lose)


@contextlib.contextmanager
def output_file(output: str) -> Iterator[IO[bytes]]:
    """Yield the binary file to write to; "-" is standard output.

    An existing file is replaced only when the new one is complete.
    """
    if output == "-":
        with writing_output():
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        return
    with writing(Path(output)) as file:
        yield file


# --- Our own files ----------------------------------------------------------------------------------------------------


def _write_ndjson(records: Records, output: str, _lose: Lose) -> None:
    with output_file(output) as file:
        for _, record in records:
            file.write(dumps(record) + b"\n")


def _write_json(records: Records, output: str, _lose: Lose) -> None:
    """Write one record as an object, or several as an array."""
    with output_file(output) as file:
        first, second = next(records, None), next(records, None)
        if first is not None and second is None:
            file.write(dumps(first[1], indent=2) + b"\n")
            return
        before = b"[\n"
        for _, record in itertools.chain(filter(None, (first, second)), records):
            file.write(before + dumps(record))
            before = b",\n"
        file.write(b"[]\n" if before == b"[\n" else b"\n]\n")


def _write_parquet(records: Records, output: str, _lose: Lose) -> None:
    from migevents.arrow import write_parquet

    with output_file(output) as file:
        write_parquet((record for _, record in records), file)


# --- Formats and tables -----------------------------------------------------------------------------------------------


def _write_table(records: Records, output: str, lose: Lose, *, hxl: bool) -> None:
    where = [""]

    def only_records() -> Iterator[Event]:
        for where[0], record in records:
            yield record

    def report(loss: Issue) -> None:
        lose(where[0], _without_number(loss))

    separator = "\t" if output.lower().removesuffix(".gz").endswith(".tsv") else ","
    with output_file(output) as file:
        csv_table.dump(only_records(), file, hxl=hxl, separator=separator, report=report)


def _write_tables(records: Records, output: str, lose: Lose) -> None:
    def only_records() -> Iterator[Event]:
        for where, record in records:
            losses = Losses("the tables")
            for name, index in counted_only(record):
                losses.add("not-supported", (name, index), f"the tables only count the items of {preview(name)}")
            for loss in losses.issues:
                lose(where, loss)
            yield record

    try:
        write_csv(only_records(), output)
    except ValueError as error:  # two records have the same key
        raise FileError(str(error)) from None


def _write_format(records: Records, output: str, target: str, lose: Lose) -> None:
    several = list(records)
    export = protocol.find(target).dumps([record for _, record in several])
    for loss in export.losses:
        number = int(loss.path.split("/")[1])
        lose(several[number][0], _without_number(loss))
    if export.data is not None:
        with output_file(output) as file:
            file.write(export.data)


def _without_number(loss: Issue) -> Issue:
    """Return a loss with its path in the record, without the record's index."""
    _, _, *steps = loss.path.split("/")
    return attrs.evolve(loss, path="".join(f"/{step}" for step in steps))


_WRITERS: dict[str, Callable[[Records, str, Lose], None]] = {
    "ndjson": _write_ndjson,
    "json": _write_json,
    "parquet": _write_parquet,
    "tables": _write_tables,
}
