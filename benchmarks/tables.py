"""The cost of tables: JSON texts to Arrow and back, beside `loads`; memory; and a run on Spark.

``python -m benchmarks.tables`` measures time and memory in a few minutes; ``python -m benchmarks.tables spark`` runs
200,000 records through Spark in local mode and through one process, and compares the two row for row.
"""

import itertools
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.report import table
from benchmarks.samples import examples
from benchmarks.timing import ROOT, compare, run
from migevents import dumps, loads, structure
from migevents.arrow import from_arrow, output_schema, read_batches, to_arrow

COUNT = 200_000
ONE_BAD_IN = 100
BATCH = 2_000

DRAWN = ROOT / "tests" / "corpus" / "1.0" / "drawn.ndjson"


# --- What is read -----------------------------------------------------------------------------------------------------


def lines(count: int, one_bad_in: int = 0) -> Iterator[bytes]:
    """Yield documents, an example and then two small drawn records, each with an id of its own; some of them bad."""
    large = [msgspec.json.decode(dumps(structure(record))) for record in examples()]
    small = [msgspec.json.decode(line) for line in DRAWN.read_bytes().splitlines()]
    for index in range(count):
        record = large[index // 3 % len(large)] if index % 3 == 0 else small[index % len(small)]
        record = record | {"id": f"record-{index}"}
        if one_bad_in and index % one_bad_in == one_bad_in - 1:
            record["edition"] = "first"
        yield msgspec.json.encode(record)


def batches(texts: Iterable[bytes]) -> Iterator[pa.RecordBatch]:
    """Yield the documents as batches with one column, `json`."""
    texts = iter(texts)
    while some := [text.rstrip(b"\n").decode() for text in itertools.islice(texts, BATCH)]:
        yield pa.RecordBatch.from_pydict({"json": some})


# --- Time -------------------------------------------------------------------------------------------------------------


def times(count: int, rounds: int) -> str:
    """Return a table of what each way takes for a record, and as a multiple of `loads`."""
    texts = list(lines(count))
    bad = list(batches(lines(count, 10)))
    records = [loads(text) for text in texts]
    array, some = to_arrow(records), list(batches(texts))
    ways = {
        "`loads`": lambda: _exhaust(map(loads, texts)),
        "JSON texts to Arrow": lambda: _exhaust(read_batches(some)),
        "JSON texts to Arrow, 1 in 10 bad": lambda: _exhaust(read_batches(bad)),
        "records to Arrow": lambda: to_arrow(records),
        "Arrow to records": lambda: _exhaust(from_arrow(array)),
    }
    timings = compare(ways, rounds, batch=0.05)
    rows = [[name, f"{each.seconds / count * 1e6:.0f}", f"{1 / each.ratio:.2f}"] for name, each in timings.items()]
    return "\n".join(table(["", "µs a record", "times `loads`"], rows))


def _exhaust(items: Iterable[Any]) -> None:
    for _ in items:
        pass


# --- Memory -----------------------------------------------------------------------------------------------------------


def write_parquet(source: Path, target: Path) -> None:
    """Read a file of NDJSON by `read_batches`, and write all of its columns as Parquet."""
    schema = output_schema(pa.schema([("json", pa.string())]))
    with source.open("rb") as file, pq.ParquetWriter(target, schema, compression="zstd") as writer:
        for batch in read_batches(batches(file)):
            writer.write_batch(batch)


def read_parquet(source: Path) -> int:
    """Read the records of a file of Parquet, and return how many rows it has."""
    file = pq.ParquetFile(source)
    return sum(1 for batch in file.iter_batches(BATCH, columns=["event"]) for _ in from_arrow(batch))


def measured(function: str, *paths: Path) -> list[str]:
    """Run a function of this module in a process of its own; return its processor time, and its peak of memory."""
    given = ", ".join(f"Path({str(path)!r})" for path in paths)
    imports = f"from pathlib import Path; from benchmarks.tables import {function}"
    last = "import time; from benchmarks.timing import peak_memory; print(time.process_time(), peak_memory())"
    seconds, megabytes = run(f"{imports}; {function}({given}); {last}")
    return [f"{seconds:.1f} s", f"{megabytes:.0f} MB"]


def memory(folder: Path, counts: Iterable[int]) -> str:
    """Return a table of the time and the memory that files of several lengths take."""
    rows = []
    for count in counts:
        source, target = folder / "events.ndjson", folder / "events.parquet"
        with source.open("wb") as file:
            file.writelines(line + b"\n" for line in lines(count, ONE_BAD_IN))
        rows.append([f"{count:,} records, NDJSON to Parquet", *measured("write_parquet", source, target)])
        rows.append([f"{count:,} records, Parquet to records", *measured("read_parquet", target)])
    return "\n".join(table(["", "processor time", "peak of memory"], rows))


# --- Spark ------------------------------------------------------------------------------------------------------------


def spark(folder: Path, count: int = COUNT) -> str:
    """Run NDJSON to Parquet on Spark, with the bad rows beside; compare it with one process row for row."""
    source, single = folder / "events.ndjson", folder / "single.parquet"
    with source.open("wb") as file:
        file.writelines(line + b"\n" for line in lines(count, ONE_BAD_IN))
    seconds = run_spark(source, folder)
    alone = measured("write_parquet", source, single)
    bad = agree(single, folder, count)
    size = source.stat().st_size / 1e6
    rows = [
        [f"one process: {count:,} records ({size:.0f} MB) to Parquet", f"{alone[0]} of one core", alone[1]],
        [f"Spark local[2]: the same, then {bad:,} bad rows beside", f"{seconds:.1f} s by the clock", "not measured"],
    ]
    return "\n".join([*table(["", "time", "peak of memory"], rows), "", "The two agree row for row."])


def run_spark(source: Path, folder: Path) -> float:
    """Write all rows of a file of NDJSON as Parquet, then the valid ones and the bad ones; return the seconds."""
    from pyspark.sql import SparkSession
    from pyspark.sql.pandas.types import from_arrow_schema

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder: Any = SparkSession.builder
    session = builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    start = time.perf_counter()
    texts = session.read.text(str(source)).withColumnRenamed("value", "json")
    columns = from_arrow_schema(output_schema(pa.schema([("json", pa.string())])))
    texts.mapInArrow(read_batches, columns).write.parquet(str(folder / "all"))
    checked = session.read.parquet(str(folder / "all"))
    checked.where("event is not null").drop("json", "issues").write.parquet(str(folder / "events"))
    checked.where("event is null").select("json", "issues").write.json(str(folder / "bad"))
    seconds = time.perf_counter() - start
    session.stop()
    return seconds


def agree(single: Path, folder: Path, count: int) -> int:
    """Check that Spark and one process made the same rows; return how many are bad."""
    here, there = pq.read_table(single), pq.read_table(folder / "all")
    by_text: Any = [("json", "ascending")]
    assert here.sort_by(by_text).equals(there.select(here.schema.names).cast(here.schema).sort_by(by_text))
    bad = [json.loads(line) for path in (folder / "bad").glob("*.json") for line in path.read_bytes().splitlines()]
    assert len(bad) == count // ONE_BAD_IN
    assert all(row["issues"] for row in bad)
    assert pq.read_table(folder / "events").num_rows == count - len(bad)
    return len(bad)


def main(words: list[str]) -> None:
    """Print what was measured."""
    folder = Path(tempfile.mkdtemp())
    try:
        if words == ["spark"]:
            print(spark(folder))
            return
        print(times(2_000, rounds=15))
        print(memory(folder, (COUNT // 10, COUNT)))
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main(sys.argv[1:])
