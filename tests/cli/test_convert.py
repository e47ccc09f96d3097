"""`migevents convert` converts records, loses nothing silently, and writes only complete files."""

import csv
import gzip
import json
import tracemalloc
from pathlib import Path

import pyarrow.parquet
import pytest

from migevents import Workshop, dumps, iter_records, load
from migevents._pieces import MAX_SIZE
from migevents.arrow import from_arrow
from migevents.cli import convert
from migevents.cli.convert import Options, convert_files
from migevents.formats import csv_table
from migevents.tables import TABLES
from tests.support.command import run_cli
from tests.support.folders import DATA, EXAMPLES
from tests.support.parquet import parquet_table

FILES = DATA / "formats"
LAO = EXAMPLES / "lao-workshop-2018.json"
TRAINING = EXAMPLES / "invented-training.json"


def test_ours_become_a_calendar_and_come_back(tmp_path: Path) -> None:
    """A record becomes a calendar with an account of what it lost, and the calendar becomes records again."""
    result = run_cli("convert", LAO, "-o", tmp_path / "events.ics")
    assert result.exit_code == 0
    assert f"{LAO}:1: warning: /speakers: iCalendar has no place for" in result.stderr
    assert result.stderr.splitlines()[-1] == "1 entry, 1 record, 0 leftovers, 21 lost or changed"
    assert "    15  written  not-supported" in result.stderr
    result = run_cli("convert", tmp_path / "events.ics", "-o", tmp_path / "back.json")
    assert result.exit_code == 0
    assert load(tmp_path / "back.json").title == load(LAO).title
    assert result.stderr == "1 entry, 1 record, 3 leftovers\n"


@pytest.mark.parametrize(
    "name", ["events.json", "events.ndjson", "events.ndjson.gz", "events.csv", "events.tsv", "events.tsv.gz"]
)
def test_records_survive_what_holds_them(name: str, tmp_path: Path) -> None:
    """Our own files and tables hold all of these records, one or several, compressed or not."""
    for files in ([LAO], [LAO, TRAINING]):
        assert run_cli("convert", *files, "-o", tmp_path / name).exit_code == 0
        assert run_cli("convert", tmp_path / name, "-o", tmp_path / "back.ndjson").exit_code == 0
        assert list(iter_records(tmp_path / "back.ndjson")) == [load(file) for file in files]


def test_one_record_is_an_object_and_none_an_array(tmp_path: Path) -> None:
    """In a JSON file, one record is an object, several are an array, and none is an empty array."""
    (tmp_path / "none.ndjson").touch()
    for files, kind in (([LAO], dict), ([LAO, TRAINING], list), ([tmp_path / "none.ndjson"], list)):
        run_cli("convert", *files, "-o", tmp_path / "out.json")
        assert type(json.loads((tmp_path / "out.json").read_bytes())) is kind


def test_an_entry_that_is_not_written_counts_for_the_exit_status(tmp_path: Path) -> None:
    """A record without a day is not in a calendar; if there is no other, no file is written."""
    result = run_cli("convert", TRAINING, "-o", tmp_path / "events.ics")
    assert result.exit_code == 1
    assert "not-written" in result.stderr
    assert not (tmp_path / "events.ics").exists()
    assert run_cli("convert", LAO, TRAINING, "-o", tmp_path / "events.ics").exit_code == 1
    assert (tmp_path / "events.ics").exists()


def test_what_cannot_be_read_counts_for_the_exit_status(tmp_path: Path) -> None:
    """A record without a title, a script that is not JSON and a file of stray lines are not written."""
    for name, text in (("a.json", '{"type": "event"}'), ("a.jsonld", "{"), ("a.ics", "stray\n")):
        (tmp_path / name).write_text(text)
        assert run_cli("convert", tmp_path / name, "-o", tmp_path / "out.ndjson").exit_code == 1


def test_strict_counts_losses_and_leftovers(tmp_path: Path) -> None:
    """With --strict, what is lost or left over makes the exit status 1."""
    assert run_cli("convert", "--strict", LAO, "-o", tmp_path / "events.ics").exit_code == 1
    assert run_cli("convert", "--strict", FILES / "monthly.ics", "-o", tmp_path / "out.json").exit_code == 1
    assert run_cli("convert", "--strict", LAO, "-o", tmp_path / "out.json").exit_code == 0


def test_leftovers_are_written_to_a_file(tmp_path: Path) -> None:
    """Each entry with leftovers is a line of JSON: its file, its place and what is left."""
    left = tmp_path / "left.ndjson"
    (tmp_path / "bad.json").write_bytes(b"{\xff")
    run_cli(
        "convert", FILES / "attendees.ics", tmp_path / "bad.json", LAO, "--leftovers", left, "-o", tmp_path / "out.json"
    )
    first, second = map(json.loads, left.read_text().splitlines())
    assert first["file"] == str(FILES / "attendees.ics")
    assert first["place"] == "/0"
    assert first["leftovers"]["/ATTENDEE/0;CN"] == "A. Specimen"
    assert second["leftovers"] == {"": "{\ufffd"}


def test_a_zone_and_columns_are_passed_on(tmp_path: Path) -> None:
    """--zone gives the day of times in UTC, and --columns the fields of a partner's table."""
    result = run_cli("convert", FILES / "utc.ics", "--zone", "Asia/Kabul")
    assert json.loads(result.stdout)["when"] == {"start": "2018-11-15"}
    columns = tmp_path / "columns.toml"
    for text in (
        '"Title" = "title"\n"flag" = "venues.1.country"',
        '[columns]\n"Title" = "title"\n"flag" = "host.country"',
    ):
        columns.write_text(text)
        result = run_cli("convert", FILES / "flags.csv", "--columns", columns)
        assert '"NO"' in result.stdout.splitlines()[-1]


def test_formats_are_named_where_suffixes_do_not_tell_them(tmp_path: Path) -> None:
    """--from and --to name formats; by default, standard input is JSON and standard output is NDJSON."""
    (tmp_path / "feed").write_bytes((FILES / "utc.ics").read_bytes())
    assert run_cli("convert", tmp_path / "feed").exit_code == 2
    assert run_cli("convert", "--from", "icalendar", tmp_path / "feed", "--to", "table").stdout.startswith(
        "\ufeffid,type,"
    )
    assert json.loads(run_cli("convert", "-", stdin=LAO.read_bytes()).stdout)["type"] == "workshop"
    assert '"@type"' in run_cli("convert", LAO, "--to", "schema-org").stdout
    answer = b'{"data": [{"fields": {"title": "Border course"}}]}'
    assert "Border course" in run_cli("convert", "--from", "reliefweb", "-", stdin=answer).stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([FILES / "utc.ics", "-o", "x.html"], "such files can only be read; write .jsonld"),
        ([FILES / "utc.ics", "-o", "x.csv", "--to", "json", "--hxl"], "--hxl is for tables"),
        ([FILES / "utc.ics", "--to", "tables"], "name a folder, as in -o tables/"),
        ([FILES / "utc.ics", "--to", "json", "-o", "."], "only tables are written to a folder"),
        ([FILES / "utc.ics", "-o", "x.txt"], "unknown suffix: name the format with --from"),
        ([FILES / "utc.ics", "--zone", "Kabul"], 'unknown time zone "Kabul"'),
        ([FILES / "flags.csv", "--columns", "nowhere.toml"], "cannot be read"),
        ([FILES / "flags.csv", "--columns", FILES / "columns-of-numbers.toml"], "expected lines such as"),
        ([FILES / "flags.csv", "--columns", FILES / "columns-misspelt.toml"], 'did you mean "title"?'),
    ],
    ids=map(str, range(9)),
)  # fmt: skip
def test_misuse_is_reported(
    arguments: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An impossible request is reported in one line, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    result = run_cli("convert", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr.replace("\n", " ")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_read_leaves_the_output_as_it_was(tmp_path: Path) -> None:
    """Where one of the inputs is missing, or the output cannot be made, nothing is replaced."""
    out = tmp_path / "out.ndjson"
    out.write_text("before")
    for missing in ("missing.ics", "missing.ndjson"):
        result = run_cli("convert", LAO, tmp_path / missing, "-o", out)
        assert (result.exit_code, out.read_text()) == (2, "before")
        assert f"{missing}: No such file" in result.stderr
    assert run_cli("convert", LAO, "-o", tmp_path / "nowhere" / "out.json").exit_code == 2
    assert run_cli("convert", LAO, "--leftovers", tmp_path / "nowhere" / "left.ndjson").exit_code == 2


def test_a_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its library, a format reports which extra to install."""
    monkeypatch.setitem(__import__("sys").modules, "icalendar", None)
    result = run_cli("convert", LAO, "-o", tmp_path / "out.ics")
    assert result.exit_code == 2
    assert "pip install 'migevents[icalendar]'" in result.stderr


def test_a_table_has_the_places_of_its_losses(tmp_path: Path) -> None:
    """A value without a cell is reported with the file and line of the record."""
    conference = EXAMPLES / "invented-conference.json"
    result = run_cli("convert", LAO, conference, "-o", tmp_path / "out.csv")
    assert f'{conference}:1: warning: /extensions: a table has no place for "extensions"' in result.stderr


def test_records_stream_between_ours_and_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand records take no more memory than a fifth of them, from NDJSON to a table and back."""
    monkeypatch.setattr(csv_table, "_IN_MEMORY", 10_000)
    line = dumps(Workshop(title="Migration and data", summary="x" * 500)) + b"\n"

    def peak(source: Path, target: Path) -> int:
        tracemalloc.start()
        convert_files([str(source)], str(target), None, Options())
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    table = tmp_path / "out.csv"
    for number in (200, 1_000):
        (tmp_path / f"{number}.ndjson").write_bytes(line * number)
    few, many = (peak(tmp_path / f"{number}.ndjson", table) for number in (200, 1_000))
    assert many < 1.5 * few
    assert peak(table, tmp_path / "back.ndjson") < 1.5 * few
    assert len((tmp_path / "back.ndjson").read_bytes().splitlines()) == 1_000


def test_compressed_output_is_reproducible(tmp_path: Path) -> None:
    """The same records give the same bytes."""
    for name in ("a.ndjson.gz", "b.ndjson.gz"):
        run_cli("convert", LAO, "-o", tmp_path / name)
    assert (tmp_path / "a.ndjson.gz").read_bytes() == (tmp_path / "b.ndjson.gz").read_bytes()
    assert gzip.decompress((tmp_path / "a.ndjson.gz").read_bytes()).startswith(b'{"migevents"')


def test_a_row_of_tags_is_written_where_it_is_wanted(tmp_path: Path) -> None:
    """--hxl puts tags below the header, with commas or tabs."""
    for name, separator in (("a.csv", ","), ("a.tsv", "\t"), ("a.tsv.gz", "\t")):
        assert run_cli("convert", LAO, "--hxl", "-o", tmp_path / name).exit_code == 0
        data = (tmp_path / name).read_bytes()
        header, tags, *_ = (gzip.decompress(data) if name.endswith("gz") else data).decode("utf-8-sig").splitlines()
        assert dict(zip(header.split(separator), tags.split(separator), strict=True))["title"] == "#event+name"


def test_a_folder_gets_the_tidy_tables(tmp_path: Path) -> None:
    """A folder, by its name or because it is one, gets the tables, and what they only count is in the account."""
    folder = tmp_path / "tables"
    for output in (f"{folder}/", folder):
        result = run_cli("convert", LAO, TRAINING, "-o", output)
        assert result.exit_code == 0
        assert f"{LAO}:1: warning: /programme/0: the tables only count the items of" in result.stderr
        assert sorted(path.stem for path in folder.iterdir()) == sorted(TABLES)
        with (folder / "events.csv").open(encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.reader(file))) == 3
    assert run_cli("convert", LAO, "--to", "tables", "-o", tmp_path / "others").exit_code == 0
    assert (tmp_path / "others" / "speakers.csv").exists()


def test_two_events_with_one_key_are_in_no_tables(tmp_path: Path) -> None:
    """Rows of two events with the same key could not be distinguished: that is an error, and nothing is written."""
    result = run_cli("convert", LAO, LAO, "-o", f"{tmp_path}/tables/")
    assert result.exit_code == 2
    assert "records 0 and 1 have the same key" in result.stderr
    assert list((tmp_path / "tables").iterdir()) == []


def test_records_become_parquet(tmp_path: Path) -> None:
    """A file of Parquet, by its name or on standard output, holds the records as they are."""
    result = run_cli("convert", LAO, TRAINING, "-o", tmp_path / "events.parquet")
    assert (result.exit_code, result.stderr) == (0, "2 entries, 2 records, 0 leftovers\n")
    table = pyarrow.parquet.read_table(tmp_path / "events.parquet")
    assert list(from_arrow(table)) == [load(LAO), load(TRAINING)]
    result = run_cli("convert", LAO, "--to", "parquet")
    assert list(from_arrow(parquet_table(result.stdout_bytes))) == [load(LAO)]


def test_a_folder_is_read_with_all_that_is_below_it(tmp_path: Path) -> None:
    """A folder gives all its files of the formats, or of the one that is named, and not what is written beside them."""
    folder = tmp_path / "in" / "below"
    folder.mkdir(parents=True)
    (folder / "feed.ics").write_bytes((FILES / "utc.ics").read_bytes())
    (folder / "lao.json").write_bytes(LAO.read_bytes())
    (folder / "notes.txt").write_text("no record")
    out, left = tmp_path / "in" / "out.ndjson", tmp_path / "in" / "left.ndjson"
    for _ in range(2):
        assert run_cli("convert", tmp_path / "in", "-o", out, "--leftovers", left).exit_code == 0
        assert len(list(iter_records(out))) == 2
    out.unlink()
    left.unlink()
    assert len(run_cli("convert", "--from", "icalendar", tmp_path / "in").stdout.splitlines()) == 1
    assert run_cli("convert", "--from", "reliefweb", tmp_path / "in").exit_code == 0
    empty = tmp_path / "empty"
    empty.mkdir()
    assert run_cli("convert", empty).exit_code == 2


@pytest.mark.parametrize("name", ["a.ics", "a.html", "a.jsonld", "a.ics.gz"])
def test_a_document_that_is_too_long_is_not_read(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that must be read whole has the limit of a line; all others are converted."""
    data = (FILES / "shapes" / "lf-only-bom-no-end.ics").read_bytes().ljust(2_000)
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    for limit, code in ((2_000, 0), (1_999, 1)):
        monkeypatch.setattr(convert, "MAX_SIZE", limit)
        result = run_cli("convert", tmp_path / name, LAO, "--to", "ndjson")
        assert (result.exit_code, "too-large" in result.stderr) == (code, bool(code))
        assert b"Lao" in result.stdout.encode()
    message = f"{tmp_path / name}: error: the document is longer than 1,999 bytes [too-large]"
    assert message in result.stderr


@pytest.mark.parametrize("suffix", ["ics", "csv"])
def test_a_small_file_does_not_take_much_memory(suffix: str, tmp_path: Path) -> None:
    """Some kilobytes of gzip that expand beyond the limit are not kept in memory."""
    path = tmp_path / f"bomb.{suffix}.gz"
    with gzip.open(path, "wb") as file:
        for _ in range(2 * MAX_SIZE // 2**20):
            file.write(b"x" * 2**20)
    tracemalloc.start()
    try:
        assert run_cli("convert", path, "--to", "ndjson").exit_code == 1
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 2.5 * MAX_SIZE


def test_a_member_without_contents_does_not_end_a_table(tmp_path: Path) -> None:
    """All members of a gzip file are read, as when files are put together."""
    path = tmp_path / "table.csv.gz"
    path.write_bytes(b"".join(map(gzip.compress, [b"", b"title\nA\n", b"", b"", b"B\n"])))
    result = run_cli("convert", path, "--to", "ndjson")
    assert [json.loads(line)["title"] for line in result.stdout.splitlines()] == ["A", "B"]
