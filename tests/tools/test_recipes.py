"""The recipes of docs/tables.md, each run with the real engine, and records of every shape through each of them."""

import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from migevents import Event, dumps
from migevents.testing import events
from tasks.write_corpus import drawn
from tests.tools.needs import missing, needed

pytestmark = pytest.mark.tools

pa: Any = needed("pyarrow")

from migevents.arrow import from_arrow, output_schema, read_batches, to_arrow, write_parquet  # noqa: E402  # where it is missing, all of this is skipped
from migevents.tables import TABLES, iter_rows  # noqa: E402  # as above

PAGE = Path(__file__).parents[2] / "docs" / "tables.md"
COLUMNS = output_schema(pa.schema([("json", pa.string())]))
BAD = [b"{", b'{"type":"event"}', b'{"type":"event","title":"x","edition":"first"}']
NAMES: dict[str, Any] = {
    "pa": pa,
    "Path": Path,
    "from_arrow": from_arrow,
    "output_schema": output_schema,
    "read_batches": read_batches,
    "iter_rows": iter_rows,
    "TABLES": TABLES,
}


def recipe(heading: str) -> str:
    """Return the code of the recipe below a heading of the page."""
    section = re.search(
        rf"^##+ {re.escape(heading)}$(.*?)(?=^##|\Z)", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    assert section
    [code] = re.findall(r"^```\{code-block\} python\n(.*?)^```$", section[1], re.MULTILINE | re.DOTALL)
    return str(code)


def cooked(heading: str, **names: Any) -> dict[str, Any]:
    """Run a recipe, and return its variables."""
    namespace = NAMES | names
    # The Java machine of Spark has a working folder of its own.
    exec(recipe(heading).replace('"events.', f'"{Path.cwd()}/events.'), namespace)  # noqa: S102  # the recipe is in this repository
    return namespace


@pytest.fixture(scope="module")
def written() -> list[Event]:
    """Events of every shape."""
    return drawn(events(), 150)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: list[Event]) -> list[Event]:
    """Write events.ndjson into the working folder, with bad lines among the good ones; return the good ones."""
    lines = [dumps(event) for event in written]
    lines[10:10] = BAD
    (tmp_path / "events.ndjson").write_bytes(b"\n".join(lines))
    monkeypatch.chdir(tmp_path)
    return written


def good(rows: Any) -> list[Any]:
    """Return the records of rows, and check that the bad ones are there as nulls."""
    found = list(rows)
    assert found.count(None) == len(BAD)
    return [record for record in found if record is not None]


def countries(records: list[Event]) -> dict[str | None, int]:
    """Return how many records each country hosts, with the bad rows among those without a host."""
    counted: dict[str | None, int] = {None: len(BAD)}
    for record in records:
        country = record.host.country if record.host else None
        counted[country] = counted.get(country, 0) + 1
    return counted


# --- polars -----------------------------------------------------------------------------------------------------------


def test_polars(folder: list[Event]) -> None:
    """The recipe reads every line, counts by a field inside, and gives back equal records."""
    result = cooked("polars", polars=needed("polars"))
    assert good(result["events"]) == folder
    assert dict(result["by_country"].iter_rows()) == countries(folder)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(events() | st.none(), min_size=1, max_size=5))
def test_polars_loses_nothing(some: list[Any]) -> None:
    """Events of every shape come back equal from polars, and from Parquet as polars writes it."""
    polars = needed("polars")
    frame = polars.from_arrow(pa.table({"event": to_arrow(some)}))
    assert list(from_arrow(frame)) == list(from_arrow(frame.to_arrow())) == some


def test_polars_maps_lazily(folder: list[Event], tmp_path: Path) -> None:
    """`read_batches` works inside of a lazy query of polars, and in its Parquet."""
    polars = needed("polars")

    def read(frame: Any) -> Any:
        return polars.from_arrow(pa.Table.from_batches(read_batches(frame.to_arrow().to_batches())))

    schema = polars.from_arrow(COLUMNS.empty_table()).schema
    lazy = polars.scan_lines("events.ndjson", name="json").map_batches(read, schema=schema)
    lazy.sink_parquet(tmp_path / "events.parquet")
    assert good(from_arrow(needed("pyarrow.parquet").read_table(tmp_path / "events.parquet"))) == folder


# --- DuckDB -----------------------------------------------------------------------------------------------------------


def test_duckdb(folder: list[Event]) -> None:
    """The recipe reads every line, copies to Parquet, counts by a field inside, and gives back equal records."""
    result = cooked("DuckDB", duckdb=needed("duckdb"))
    assert good(result["events"]) == folder
    assert dict(result["by_country"]) == countries(folder)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(events() | st.none(), min_size=1, max_size=5))
def test_duckdb_loses_nothing(some: list[Any]) -> None:
    """Events of every shape come back equal from DuckDB."""
    duckdb = needed("duckdb")
    with duckdb.connect() as connection:
        connection.register("source", pa.table({"event": to_arrow(some)}))
        connection.execute("CREATE TABLE kept AS SELECT * FROM source")
        assert list(from_arrow(connection.sql("FROM kept").to_arrow_table())) == some


def test_sql_engines_over_parquet(folder: list[Event]) -> None:
    """DuckDB groups the file of `write_parquet` by month and country as Python does."""
    write_parquet(folder, "fields.parquet")
    rows = cooked("SQL engines over Parquet", duckdb=needed("duckdb"))["rows"]
    expected: dict[tuple[str | None, str], int] = {}
    for event in folder:
        if event.when and event.when.earliest:
            key = (event.host.country if event.host else None, event.when.earliest.isoformat()[:7])
            expected[key] = expected.get(key, 0) + 1
    assert {(country, str(month)[:7]): count for country, month, count in rows} == expected


# --- pandas -----------------------------------------------------------------------------------------------------------


def test_pandas(folder: list[Event]) -> None:
    """The recipe reads every line, finds the bad ones, and gives back equal records; so do Python objects."""
    result = cooked("pandas", pandas=needed("pandas"))
    assert good(result["events"]) == folder
    assert len(result["bad"]) == len(BAD)
    objects = result["checked"].to_pandas()
    assert good(from_arrow(pa.Table.from_pandas(objects, schema=result["checked"].schema))) == folder


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(events() | st.none(), min_size=1, max_size=5))
def test_pandas_loses_nothing(some: list[Any]) -> None:
    """Events of every shape come back equal from a data frame of Arrow columns."""
    pandas = needed("pandas")
    frame = pa.table({"event": to_arrow(some)}).to_pandas(types_mapper=pandas.ArrowDtype)
    assert list(from_arrow(pa.Table.from_pandas(frame))) == some


def test_data_frames_of_the_tidy_tables(folder: list[Event]) -> None:
    """The rows of each table make a data frame with its columns, and quotes are joined with their speakers."""
    seen: dict[str, Event] = {}
    for event in folder:
        seen.setdefault(event.id or dumps(event).decode(), event)
    frames = cooked("Tidy tables", pandas=needed("pandas"), events=list(seen.values()))["frames"]
    assert {name: tuple(frame.columns) for name, frame in frames.items()} == dict(TABLES)
    assert len(frames["events"]) == len(seen)
    joined = frames["quotes"].merge(frames["speakers"], left_on=["event", "speaker"], right_on=["event", "key"])
    assert len(joined) == sum(quote.speaker is not None for event in seen.values() for quote in event.quotes)


# --- Spark ------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def spark() -> Any:
    """Spark on this machine; it needs Java."""
    pyspark = needed("pyspark.sql")
    if shutil.which("java") is None:
        missing("Java (apt-get install default-jre-headless)")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = pyspark.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.shuffle.partitions", "1").getOrCreate()
    yield session
    session.stop()


@pytest.mark.filterwarnings("ignore")  # of pyspark itself, which warns of the newest pandas
def test_spark(folder: list[Event], spark: Any) -> None:
    """The recipe reads every line, writes Parquet that gives back equal records, and keeps the bad lines beside."""
    from_arrow_schema = needed("pyspark.sql.pandas.types").from_arrow_schema
    result = cooked("Spark", spark=spark, from_arrow_schema=from_arrow_schema)
    table = needed("pyarrow.parquet").read_table("events.parquet")
    texts = {dumps(event).decode(): event for event in folder}
    assert table.schema.names == COLUMNS.names
    for text, record in zip(table["json"].to_pylist(), from_arrow(table), strict=True):
        assert record == texts.get(text)
    assert sorted(row["json"].encode() for row in result["bad"].collect()) == sorted(BAD)
    assert all(row["issues"][0]["code"] for row in result["bad"].collect())
    back = [record for batch in [result["checked"].toArrow()] for record in from_arrow(batch)]
    assert sorted(good(back), key=repr) == sorted(folder, key=repr)


@pytest.mark.filterwarnings("ignore")  # as above
def test_spark_salvages_and_names_a_wrong_column(folder: list[Event], spark: Any) -> None:
    """Settings are given by a function of one's own, and a wrong column ends the job with an error that names it."""
    from_arrow_schema = needed("pyspark.sql.pandas.types").from_arrow_schema
    lines = spark.read.text(str(Path("events.ndjson").absolute())).withColumnRenamed("value", "json")
    columns = from_arrow_schema(output_schema(pa.schema([("json", pa.string())]), Event, "salvage"))

    def salvaged(batches: Any) -> Any:
        return read_batches(batches, on_error="salvage")

    rows = lines.mapInArrow(salvaged, columns).where("leftovers is not null").select("json").collect()
    assert sorted(row["json"].encode() for row in rows) == sorted(BAD)
    wrong = spark.read.text(str(Path("events.ndjson").absolute()))
    with pytest.raises(Exception, match='no column "json"; its columns: "value"'):
        wrong.mapInArrow(read_batches, from_arrow_schema(COLUMNS)).collect()
    assert folder
