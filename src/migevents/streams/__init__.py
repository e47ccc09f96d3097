"""Sources of many records: read, found without reading, and written."""

from migevents.streams.api import iter_records, write_records
from migevents.streams.lines import MAX_LINE_SIZE, chunks_of, is_gzip, unzipped
from migevents.streams.raw import RawRecord, iter_raw_records

__all__ = [
    "MAX_LINE_SIZE",
    "RawRecord",
    "chunks_of",
    "is_gzip",
    "iter_raw_records",
    "iter_records",
    "unzipped",
    "write_records",
]
