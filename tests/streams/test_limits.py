"""A source cannot take more memory or time than its size allows."""

import contextlib
import errno
import gzip
import io
import itertools
import sys
import tracemalloc
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from migevents import Extensions, InvalidRecord, Workshop, dumps, iter_records, load
from migevents._pieces import MAX_SIZE
from migevents.codec import json as codec_json
from migevents.streams import lines
from tests.support.command import run_cli
from tests.support.folders import ROOT

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


@given(beyond=st.lists(st.integers(-1, 1), max_size=5), cut=st.sampled_from([1, 7, 1 << 20]), end=st.booleans())
@example(beyond=[1], cut=7, end=False)
@example(beyond=[1, 0], cut=1 << 20, end=True)
def test_the_limit_is_the_same_for_each_line(beyond: list[int], cut: int, *, end: bool) -> None:
    """Exactly the lines up to the limit are read, wherever they are and however the bytes are cut."""
    limit = len(RECORD) + 10
    data = b"\n".join(RECORD + b" " * (10 + more) for more in (0, *beyond)) + b"\n" * end
    pieces = [data[start : start + cut] for start in range(0, len(data), cut)]
    found = iter_records(pieces, on_error="yield", max_size=limit)
    assert [isinstance(each, InvalidRecord) for each in found] == [more > 0 for more in (0, *beyond)]


@pytest.mark.parametrize("page", ["many.md", "faults.md"])
def test_the_default_limit_is_documented(page: str) -> None:
    """The pages state the size of the longest line that is read by default."""
    assert f"{MAX_SIZE // 2**20} MiB" in (ROOT / "docs" / page).read_text(encoding="utf-8")


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


DOCUMENT = b"[\n" + RECORD + b",\n" + RECORD + b"\n]\n"


@pytest.mark.parametrize("data", [DOCUMENT, b"\n" + DOCUMENT, dumps(Workshop(title="x", topics=("data",)), indent=2)])
def test_a_document_that_is_too_long_is_a_fault(data: bytes) -> None:
    """A source that must be read whole has the limit of a line, however short its lines are."""
    size = len(data.lstrip(b"\n"))
    assert not [each for each in iter_records([data], on_error="yield", max_size=size) if type(each) is not Workshop]
    (fault,) = iter_records([data], on_error="yield", max_size=size - 1)
    assert isinstance(fault, InvalidRecord)
    assert (fault.line, fault.issues[0].code) == (len(data) - size + 1, "too-large")
    assert fault.issues[0].message == f"the document is longer than {size - 1:,} bytes"


def test_a_document_of_blank_lines_takes_no_more_memory_than_its_limit() -> None:
    """Blank lines, which gzip compresses to a thousandth, take as much memory as they are long."""
    pieces = itertools.chain([b"["], itertools.repeat(b"\n" * 1_000, 1_000))
    tracemalloc.start()
    try:
        assert list(iter_records(pieces, on_error="skip", max_size=200_000)) == []
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 3 * 200_000


class Pipe(io.BytesIO):
    """A file that is read only in pieces, and of which no read waits for a whole one."""

    def __next__(self) -> bytes:
        """Fail."""
        raise AssertionError

    def read(self, _size: int | None = -1, /) -> bytes:
        """Fail."""
        raise AssertionError


def test_an_open_file_is_read_by_pieces_as_they_come() -> None:
    """A line of an open file may have any size, and a pipe gives less than a piece at a time."""
    assert list(iter_records(Pipe(RECORD))) == [Workshop(title="A workshop")]
    assert load(Pipe(RECORD)) == Workshop(title="A workshop")


def test_a_line_without_end_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """A source that never has a line break is not read for ever; a longer limit counts, too."""
    for limit in (100, 1_000):
        monkeypatch.setattr(lines, "_ENDLESS", 500)
        longest = max(limit, 500)
        with pytest.raises(OSError, match=f"longer than {longest:,} bytes, so nothing after it was read") as caught:
            list(iter_records(itertools.repeat(b"\0" * 100), on_error="skip", max_size=limit))
        assert caught.value.errno == errno.EFBIG
        data = [RECORD, b"\n", *[b"x" * 100] * (longest // 100), b"\n", RECORD]
        assert len(list(iter_records(data, on_error="skip", max_size=limit))) == 2


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="the system has no such device")
def test_a_device_of_zeros_is_not_read_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command reports it as a file that cannot be read, and `load` as a document that is too long."""
    monkeypatch.setattr(lines, "_ENDLESS", MAX_SIZE)
    result = run_cli("check", "/dev/zero")
    assert result.exit_code == 2
    assert "/dev/zero: a line is longer than 67,108,864 bytes" in result.stderr
    for command in ("draft", "locate"):
        result = run_cli(command, *["/dev/zero"] * (2 if command == "locate" else 1))
        assert (result.exit_code, result.stdout) == (2, "")
        assert "/dev/zero: the file is longer than 67,108,864 bytes" in result.stderr
    with pytest.raises(InvalidRecord, match="the document is longer than 67,108,864 bytes"):
        load("/dev/zero")


def test_load_has_the_limit_of_a_stream(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What `load` reads may be just as long as the limit, unzipped, in bytes or in text."""
    path, zipped = tmp_path / "record.json", tmp_path / "record.json.gz"
    path.write_bytes(RECORD)
    zipped.write_bytes(gzip.compress(RECORD))
    for limit, is_fault in ((len(RECORD), False), (len(RECORD) - 1, True)):
        monkeypatch.setattr(codec_json, "MAX_SIZE", limit)
        for source in (path, zipped, io.BytesIO(RECORD), io.StringIO(RECORD.decode())):
            with contextlib.ExitStack() as stack:
                if is_fault:
                    stack.enter_context(pytest.raises(InvalidRecord, match="too-large"))
                assert load(source) == Workshop(title="A workshop")


def test_load_joins_the_pieces_of_a_long_document() -> None:
    """A document that is read in several pieces is the same, in bytes and in text."""
    record = Workshop(title="A workshop", extensions=Extensions({"text": "ä" * 200_000}))
    document = dumps(record)
    for source in (io.BytesIO(document), io.BytesIO(gzip.compress(document)), io.StringIO(document.decode())):
        assert load(source) == record
