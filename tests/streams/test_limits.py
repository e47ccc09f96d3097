"""A source cannot take more memory or time than its size allows."""

import gzip
import io
import sys
from pathlib import Path
from types import FrameType

import pytest

from migevents import InvalidRecord, Workshop, dumps, iter_records
from migevents._pieces import MAX_SIZE

RECORD = dumps(Workshop(title="A workshop"))
LONG = dumps(Workshop(title="A workshop", summary="x" * 5_000))


@pytest.mark.parametrize("cut", [7, 1 << 20])
def test_a_line_that_is_too_long_is_a_fault(cut: int) -> None:
    """A line over the limit is reported with its line, however its bytes come, and the others are read."""
    data = b"\n".join([RECORD, LONG, RECORD])
    pieces = [data[start : start + cut] for start in range(0, len(data), cut)]
    first, fault, last = iter_records(pieces, on_error="yield", max_size=1_000)
    assert first == last == Workshop(title="A workshop")
    assert isinstance(fault, InvalidRecord)
    assert (fault.line, fault.issues[0].code, fault.issues[0].path) == (2, "too-large", "")
    assert len(list(iter_records(pieces, on_error="skip", max_size=1_000))) == 2
    assert len(list(iter_records(pieces, max_size=len(LONG)))) == 3


@pytest.mark.parametrize("end", [b"", b"\n"])
def test_a_line_of_just_the_limit_is_read(end: bytes) -> None:
    """The limit is the size of the longest line that is read, with a line break at its end or without."""
    assert len(list(iter_records([LONG + end], max_size=len(LONG)))) == 1
    assert list(iter_records([LONG + end], on_error="skip", max_size=len(LONG) - 1)) == []


@pytest.mark.parametrize("data", [LONG, b"[\n" + LONG + b"]", b"\n" + LONG + b"\n"])
def test_a_long_line_is_a_fault_wherever_it_is(data: bytes) -> None:
    """It makes no difference whether the long line is the first, the only one, or one of a document."""
    (fault,) = iter_records([data], on_error="yield", max_size=1_000)
    assert isinstance(fault, InvalidRecord)
    assert [issue.code for issue in fault.issues] == ["too-large"]


def test_a_long_line_cannot_be_salvaged() -> None:
    """A line that is too long is never salvaged silently: the fault is raised."""
    with pytest.raises(InvalidRecord, match="longer than 1,000 bytes"):
        list(iter_records([LONG], on_error="salvage", max_size=1_000))


def test_a_small_file_does_not_become_a_large_line(tmp_path: Path) -> None:
    """A few kilobytes of gzip that expand to a line beyond the limit are rejected without keeping it in memory."""
    path = tmp_path / "bomb.ndjson.gz"
    with gzip.open(path, "wb") as file:
        for _ in range(MAX_SIZE // 2**20 + 1):
            file.write(b" " * 2**20)
        file.write(b"{}")
    assert path.stat().st_size < 200_000
    assert list(iter_records(path, on_error="skip")) == []


def bytes_copied(members: int) -> int:
    """How many bytes are in the slices that are read of a file with many members."""
    data = gzip.compress(RECORD + b"\n", mtime=0) + gzip.compress(b"", mtime=0) * members
    count = 0

    def on_event(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "c_call"

    sys.setprofile(on_event)
    try:
        assert len(list(iter_records(io.BytesIO(data)))) == 1
    finally:
        sys.setprofile(None)
    return count


def test_members_without_contents_take_linear_time() -> None:
    """A file of twice the members takes at most 2.2 times the calls; none of them copies more than a slice."""
    assert bytes_copied(4_000) <= 2.2 * bytes_copied(2_000)
