"""Sources of many records: read, found without reading, and written."""

from migevents.streams.api import iter_records, write_records
from migevents.streams.raw import RawRecord, iter_raw_records

__all__ = [
    "RawRecord",
    "iter_raw_records",
    "iter_records",
    "write_records",
]
