"""Work whose instructions are counted, in a process of its own: `python -m tests.support.work NAME FILE...`."""

import contextlib
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

from migevents import iter_records, loads, salvage, vocabularies, write_records

TIMES = 20
"""How often work is done that takes few instructions: of an import, they are not the same in every run."""


def find_names(data: bytes) -> None:
    """Look up a name in each vocabulary."""
    for name in ("countries", "frameworks", "gcm", "member_states", "sdg", "themes"):
        getattr(vocabularies, name).matches(data.decode())


def check(data: bytes) -> None:
    """Check a file with the command."""
    from click.testing import CliRunner

    from migevents.cli.commands import migevents

    CliRunner().invoke(migevents, ["check", "-"], input=data)


def read_table(data: bytes) -> None:
    """Read a table."""
    from migevents.formats import csv_table

    list(csv_table.loads(data))


def read_page(data: bytes) -> None:
    """Read a page, or a document of schema.org."""
    from migevents.formats import schema_org

    list(schema_org.loads(data))


def read_calendar(data: bytes) -> None:
    """Read a calendar."""
    from migevents.formats import icalendar

    list(icalendar.loads(data))


def write_table(data: bytes) -> None:
    """Write records as Parquet, and read them again."""
    from migevents.arrow import from_arrow, write_parquet
    from tests.support.parquet import parquet_table

    file = io.BytesIO()
    write_parquet(list(iter_records(io.BytesIO(data))), file)
    list(from_arrow(parquet_table(file.getvalue())))


def write_in_column(data: bytes) -> None:
    """Write a record to a column of a database."""
    import sqlalchemy.dialects.postgresql

    from migevents.interop.sqlalchemy import RecordType

    dialect = sqlalchemy.dialects.postgresql.dialect()  # type: ignore[no-untyped-call]  # as SQLAlchemy has it
    record = loads(data)
    for _ in range(TIMES):
        RecordType().process_bind_param(record, dialect)


def validate(data: bytes) -> None:
    """Read a document with pydantic."""
    from pydantic import TypeAdapter

    from migevents import Event

    with contextlib.suppress(ValueError):
        TypeAdapter(Event).validate_json(data)


WORK: dict[str, Callable[[bytes], object]] = {
    "salvage": lambda data: salvage(data).dumps(),
    "write_records": lambda data: write_records(iter_records(io.BytesIO(data)), io.BytesIO()),
    **{each.__name__: each for each in (find_names, check, read_table, read_page, read_calendar)},
    **{each.__name__: each for each in (write_table, write_in_column, validate)},
}


def document(**members: object) -> bytes:
    """A workshop with these members."""
    return json.dumps({"type": "workshop", "title": "x", **members}).encode()


ITEM = '<div itemscope itemtype="https://schema.org/Event"><b itemprop="name">x</b>'

SHAPES: dict[str, tuple[str, Callable[[int], bytes]]] = {
    "a name of words": ("find_names", lambda n: b"republic of " * n),
    "a name of commas": ("find_names", lambda n: b"Korea, (" * n),
    "faults on a line": ("check", lambda n: b" " + document(venues=[{"country": "x"}] * (n // 10)) + b"\r\n"),
    "columns and rows": ("read_table", lambda n: b"title" + b",c" * (n // 10) + b"\nx" * (n // 10)),
    "a long header": ("read_table", lambda n: b"title," + b"a" * 10 * n + b"\nx,y" * (n // 10)),
    "a long cell": ("read_table", lambda n: b"title,topics\nx," + b"a; " * n),
    "items inside of each other": ("read_page", lambda n: (ITEM * (n // 10)).encode()),
    "people of an item": ("read_page", lambda n: (ITEM + "<p itemprop=performer itemscope>x</p>" * (n // 10)).encode()),
    "a long key of nodes": ("read_page", lambda n: json.dumps({"a" * 10 * n: [{"b": 1}] * n}).encode()),
    "folds": ("read_calendar", lambda n: b"BEGIN:VEVENT\nSUMMARY:x" + b"\n x" * n + b"\nEND:VEVENT\n"),
    "records in Parquet": ("write_table", lambda n: (document() + b"\n") * n),
    "records": ("write_records", lambda n: (document() + b"\n") * n),
    "values below a long key": (
        "write_records",
        lambda n: (document(extensions={"a" * 10 * n: [1] * n}) + b"\n") * TIMES,
    ),
    "faults below a long key": ("validate", lambda n: document(extensions={"a" * 10 * n: [2**60] * n})),
    "values in a database": ("write_in_column", lambda n: document(extensions={"a" * 10 * n: [1] * n})),
}
"""The work, and what it is done with, by the name of the shape."""

if __name__ == "__main__":
    for name in sys.argv[2:]:
        WORK[sys.argv[1]](Path(name).read_bytes())
