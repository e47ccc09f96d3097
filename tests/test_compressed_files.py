"""A file whose name ends in .gz is compressed, whatever writes it, and whatever reads files reads it."""

import gzip
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from migevents import InvalidRecord, Workshop, dump, dumps, iter_records, load, write_records
from migevents.arrow import from_arrow, write_parquet
from tests.support.command import run_cli
from tests.support.parquet import parquet_table

RECORD = Workshop(title="A workshop", topics=("data",))


def by_command(*arguments: str) -> Callable[[Path], object]:
    """Return a function that writes a file by the command, from a record beside it."""

    def write(path: Path) -> None:
        source = path.parent / "source.json"
        source.write_bytes(dumps(RECORD))
        files = [source] * (2 if arguments[0] == "merge" else 1)
        assert run_cli(arguments[0], *files, "-o", path).exit_code == 0

    return write


def by_converting(path: Path) -> list[Any]:
    """The records of a file as the command converts them."""
    back = path.parent / "back.ndjson"
    assert run_cli("convert", path, "-o", back).exit_code == 0
    return list(iter_records(back))


def by_checking(path: Path) -> list[Any]:
    """The record, if the command finds one that is valid."""
    result = run_cli("check", "--quiet", "--no-advice", path)
    return [RECORD] if (result.exit_code, result.stderr) == (0, "1 record, valid\n") else [result.stderr]


def opened(path: Path) -> Any:
    """The record of an open file."""
    with path.open("rb") as file:
        return load(file)


WRITERS: dict[str, Callable[[Path], object]] = {
    "dump": lambda path: dump(RECORD, path),
    "write_records": lambda path: write_records([RECORD], path),
    "convert": by_command("convert"),
    "merge": by_command("merge"),
}
READERS: dict[str, Callable[[Path], list[Any]]] = {
    "load": lambda path: [load(path)],
    "load of an open file": lambda path: [opened(path)],
    "iter_records": lambda path: list(iter_records(path)),
    "check": by_checking,
    "convert": by_converting,
}


@pytest.mark.parametrize("name", ["record.json.gz", "record.ndjson.GZ", "record.jsonl.gz", "record.json"])
@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("reader", READERS)
def test_what_one_function_writes_the_others_read(writer: str, reader: str, name: str, tmp_path: Path) -> None:
    """A record is the same after any writer and any reader, and compressed if its name says so."""
    path = tmp_path / name
    WRITERS[writer](path)
    assert path.read_bytes().startswith(b"\x1f\x8b") is name.lower().endswith(".gz")
    assert READERS[reader](path) == [RECORD]


@pytest.mark.parametrize("reader", READERS)
def test_the_contents_and_not_the_name_decide_how_a_file_is_read(reader: str, tmp_path: Path) -> None:
    """A compressed file may have any name, and one that is not compressed may be named .gz."""
    (tmp_path / "zipped.json").write_bytes(gzip.compress(dumps(RECORD)))
    (tmp_path / "plain.json.gz").write_bytes(dumps(RECORD))
    for path in (tmp_path / "zipped.json", tmp_path / "plain.json.gz"):
        assert READERS[reader](path) == [RECORD]


def test_damaged_and_broken_files_are_errors(tmp_path: Path) -> None:
    """A truncated file is an `OSError`, and the faults of what is in a compressed one are those of a record."""
    path = tmp_path / "record.json.gz"
    path.write_bytes(gzip.compress(dumps(RECORD))[:-1])
    with pytest.raises(gzip.BadGzipFile, match="truncated"):
        load(path)
    path.write_bytes(gzip.compress(b'{"type": "workshop"}'))
    with pytest.raises(InvalidRecord, match="requires"):
        load(path)


def test_open_files_are_written_as_they_are() -> None:
    """`dump` into an open file never compresses."""
    file = io.BytesIO()
    dump(RECORD, file)
    assert file.getvalue() == dumps(RECORD) + b"\n"


def test_every_other_output_is_compressed_by_its_name(tmp_path: Path) -> None:
    """A schema, leftovers, review pages and Parquet are compressed, too."""
    record, text = tmp_path / "record.json", tmp_path / "text.txt.gz"
    record.write_bytes(dumps(RECORD)[:-1] + b',"titel":1}')
    text.write_bytes(gzip.compress(b"A workshop on data"))
    schema, left, page = (tmp_path / f"{name}.gz" for name in ("schema.json", "left.ndjson", "page.html"))
    assert run_cli("schema", "-o", schema).exit_code == 0
    assert run_cli("convert", record, "--leftovers", left, "-o", tmp_path / "out.ndjson").exit_code == 0
    assert run_cli("locate", record, text, "--html", page).exit_code in {0, 1}
    assert gzip.decompress(schema.read_bytes()).startswith(b"{")
    assert b"titel" in gzip.decompress(left.read_bytes())
    assert b"A workshop" in gzip.decompress(page.read_bytes())
    by_command("convert")(tmp_path / "one.parquet.gz")
    write_parquet([RECORD], tmp_path / "two.parquet.gz")
    for name in ("one", "two"):
        data = gzip.decompress((tmp_path / f"{name}.parquet.gz").read_bytes())
        assert list(from_arrow(parquet_table(data))) == [RECORD]
