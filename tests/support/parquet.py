"""Parquet in memory, read in a way that never ends Python with an abort."""

import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq


def parquet_table(data: bytes) -> pa.Table:
    """Read a file of Parquet by a path.

    After Arrow has read an object of Python, such as an open file or `BytesIO`, one of its threads may still let go of
    it while Python ends, which aborts the process: https://github.com/apache/arrow/issues/34314. So it is with
    `ParquetFile`, and with `use_threads=False`.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "file.parquet")
        path.write_bytes(data)
        return pq.read_table(path)
