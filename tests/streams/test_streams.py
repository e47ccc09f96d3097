"""Many records at once: read from any source, however it is cut, and written so that nothing is lost."""

import gzip
import io
import itertools
import json
import os
import pickle
import subprocess
import sys
import textwrap
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, assert_type

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from migevents import AnyEvent, Contact, Event, InvalidRecord, Launch, Salvage, Workshop, dumps, salvage
from migevents.streams import RawRecord, iter_raw_records, iter_records, write_records
from migevents.testing import events
from migevents.testing.values import CHARACTERS

FIRST, SECOND, THIRD = Workshop(title="The first"), Launch(title="The second"), Workshop(title="The third")
BROKEN = b'{"type": "workshop"}'


def line(record: Event) -> bytes:
    """A record as a line of NDJSON, without the line feed."""
    return dumps(record)


def found(data: bytes, **settings: Any) -> list[Any]:
    """All that is read from `data`, with the faults in their places."""
    return list(iter_records([data], on_error="yield", **settings))


def faults(records: list[Any]) -> list[tuple[int | None, str, str]]:
    """The line, the code and the path of every fault among `records`."""
    invalid = [record for record in records if isinstance(record, InvalidRecord)]
    return [(error.line, issue.code, issue.path) for error in invalid for issue in error.issues]


def names(folder: Path) -> list[str]:
    """The names of the files in `folder`."""
    return [path.name for path in folder.iterdir()]


def cut(draw: st.DrawFn, data: bytes) -> list[bytes]:
    """Cut `data` into pieces anywhere; some are empty."""
    cuts = sorted(draw(st.lists(st.integers(0, len(data)), max_size=8)))
    return [data[start:end] for start, end in itertools.pairwise([0, *cuts, len(data)])]


# --- Reading: what a source may be ------------------------------------------------------------------------------------


SHAPES: dict[str, Callable[[list[bytes]], bytes]] = {
    "ndjson": lambda lines: b"".join(line + b"\n" for line in lines),
    "ndjson without a last line feed": b"\n".join,
    "ndjson of windows": lambda lines: b"\xef\xbb\xbf" + b"\r\n".join(lines) + b"\r\n",
    "ndjson with blank lines": lambda lines: b"\n \t\r\n" + b"\n\n".join(lines) + b"\n\n \n",
    "array": lambda lines: b"[" + b",".join(lines) + b"]",
    "array with a record a line": lambda lines: b"[\n" + b",\n".join(lines) + b"\n]\n",
    "array with a byte-order mark": lambda lines: b"\xef\xbb\xbf\n [ " + b"\r\n,\t".join(lines) + b" ]\n\n",
}


@st.composite
def sources(draw: st.DrawFn) -> tuple[list[Any], list[bytes]]:
    """Draw some events, and the pieces of a source with them: of any shape, zipped or not, cut anywhere."""
    records = draw(st.lists(events(), min_size=1, max_size=4))
    data = SHAPES[draw(st.sampled_from(sorted(SHAPES)))](list(map(dumps, records)))
    if draw(st.booleans()):
        middle = draw(st.integers(0, len(data)))
        first, second = (gzip.compress(part, mtime=0) for part in (data[:middle], data[middle:]))
        data = first + b"\0" * draw(st.integers(0, 3)) + second
    return records, cut(draw, data)


@given(sources())
def test_any_source_however_it_is_cut_gives_its_records(source: tuple[list[Any], list[bytes]]) -> None:
    """NDJSON and arrays, with any white space, zipped or not, give the same records wherever their bytes are cut."""
    records, pieces = source
    assert list(iter_records(pieces)) == records


@pytest.mark.parametrize("size", [1, 2, 3])
@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_single_bytes_are_pieces_too(shape: str, size: int) -> None:
    """Every shape is read when each byte comes alone, or few at a time, zipped or not."""
    data = SHAPES[shape]([line(FIRST), line(SECOND)])
    for form in (data, gzip.compress(data, mtime=0)):
        assert list(iter_records(form[at : at + size] for at in range(0, len(form), size))) == [FIRST, SECOND]


@pytest.mark.parametrize("indent", [None, 2])
def test_a_single_record_is_a_source(indent: int | None) -> None:
    """A document that is one record, on a line or on many, gives that record."""
    assert found(b"\n" + dumps(FIRST, indent=indent)) == [FIRST]


@pytest.mark.parametrize("suffix", [".ndjson", ".jsonl", ".JSONL", ".ndjson.gz", ".jsonl.gz"])
def test_suffix_decides_that_a_file_is_ndjson(suffix: str, tmp_path: Path) -> None:
    """If the suffix is that of NDJSON, a broken first line is a broken line, not a document of many lines."""
    path = tmp_path / f"records{suffix}"
    data = b"{\n" + line(SECOND)
    path.write_bytes(gzip.compress(data, mtime=0) if suffix.endswith(".gz") else data)
    error, record = iter_records(path, on_error="yield")
    assert faults([error]) == [(1, "bad-json", "")]
    assert record == SECOND


def test_without_a_name_the_first_line_decides() -> None:
    """The same bytes without such a name are one document, which is broken."""
    assert faults(found(b"{\n" + line(SECOND))) == [(1, "bad-json", "")]


def test_first_line_that_is_not_utf8_is_a_line() -> None:
    """A first line with bytes that are not UTF-8 in a text still shows that the source is NDJSON."""
    records = found(b'{"title": "\xff"}\n' + line(SECOND))
    assert faults(records) == [(1, "bad-encoding", "")]
    assert records[1] == SECOND


def test_a_first_line_with_numbers_of_any_length_is_a_line() -> None:
    """A number of thousands of digits, which Python makes no integer of, does not hide that the source is NDJSON."""
    records = found(b'{"type": "workshop", "title": "x", "edition": ' + b"9" * 5000 + b"}\n" + line(SECOND))
    assert faults(records) == [(1, "bad-number", "/edition")]
    assert records[1] == SECOND


def test_a_line_that_nests_without_end_is_a_fault() -> None:
    """A value that is nested deeper than a parser can follow is a fault, on a first line and in an array."""
    deep = b"[" * 100_000
    assert faults(found(b'{"a": ' + deep)) == [(1, "too-deep", "")]
    assert faults(found(b"[" + line(FIRST) + b", " + deep)) == [(1, "too-deep", "")]


def test_a_path_may_be_text(tmp_path: Path) -> None:
    """A path may be given as text."""
    path = tmp_path / "record.json"
    path.write_bytes(line(FIRST))
    assert list(iter_records(str(path))) == [FIRST]


def test_an_open_file_is_left_open() -> None:
    """A file that the user opened is read and left open."""
    file = io.BytesIO(line(FIRST) + b"\n" + line(SECOND))
    assert list(iter_records(file)) == [FIRST, SECOND]
    assert not file.closed


def test_bytes_may_be_of_any_kind() -> None:
    """Pieces may be `bytearray` and `memoryview`, as buffers give them."""
    assert list(iter_records([bytearray(line(FIRST)), memoryview(b"\n"), line(SECOND)])) == [FIRST, SECOND]


@pytest.mark.parametrize("data", [b"", b"\n \r\n", b"\xef\xbb\xbf", gzip.compress(b"", mtime=0)])
def test_nothing_holds_no_records(data: bytes, tmp_path: Path) -> None:
    """A source with only white space has no records; only a JSON file must not be empty."""
    assert list(iter_records([data])) == []
    path = tmp_path / "empty.ndjson"
    path.write_bytes(data)
    assert list(iter_records(path)) == []
    path = path.rename(tmp_path / "empty.json")
    assert faults(list(iter_records(path, on_error="yield"))) == [(1, "bad-json", "")]


def test_no_pieces_hold_no_records() -> None:
    """A source that gives no bytes has no records, and an array may be empty."""
    assert list(iter_records([])) == []
    assert list(iter_records([b" [ ] "])) == []


# --- Reading: faults --------------------------------------------------------------------------------------------------


NDJSON = b"\n".join([line(FIRST), b"", BROKEN, b'{"type": }', line(SECOND)])


def test_faults_are_yielded_in_their_place() -> None:
    """Under "yield", a broken line is an `InvalidRecord` with its line in the stream, and stops nothing."""
    records = found(NDJSON)
    assert faults(records) == [(3, "missing-field", "/title"), (4, "bad-json", "")]
    assert [records[0], records[-1]] == [FIRST, SECOND]
    assert str(records[2]).startswith("line 4: 1 fault in the record:\n  invalid JSON: expected a value (line 4,")


def test_faults_are_skipped() -> None:
    """Under "skip", the valid records alone are in the stream."""
    assert list(iter_records([NDJSON], on_error="skip")) == [FIRST, SECOND]


def test_faults_are_raised() -> None:
    """By default, the first broken record is raised at its place, after the records before it."""
    stream = iter_records([NDJSON])
    assert next(stream) == FIRST
    with pytest.raises(InvalidRecord, match=r"^line 3: 1 fault") as caught:
        next(stream)
    assert caught.value.line == 3


def test_errors_pickle_with_their_line() -> None:
    """An `InvalidRecord` keeps its line when it is pickled."""
    (error,) = found(b"\n" + BROKEN)
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.line, copy.issues, str(copy)) == (2, error.issues, str(error))


def test_errors_hold_on_to_nothing() -> None:
    """A stream of errors may be collected: none of them has a traceback, which would keep all that was in memory."""
    for error in found(NDJSON[NDJSON.index(BROKEN) :], type=Event)[:2]:
        assert (error.__traceback__, error.__cause__, error.__context__) == (None, None, None)


def test_items_of_an_array_are_numbered() -> None:
    """A fault in an array has the index in its path, and the line on which the item begins."""
    data = b'[\n  {"type": "workshop", "title": "x"},\n\n  {"type": "launch",\n "titel": 1}, 3]'
    assert sorted(faults(found(data))) == [
        (4, "missing-field", "/1/title"),
        (4, "unknown-field", "/1/titel"),
        (5, "wrong-type", "/2"),
    ]


@pytest.mark.parametrize("rest", [b"", b",", b",]", b" {}]", b"] 3", b"], []", b"}"])
def test_truncated_array_yields_its_complete_records(rest: bytes) -> None:
    """The items before the invalid place in an array are read; the fault then describes that place."""
    records = found(b"\n[" + line(FIRST) + rest)
    assert records[0] == FIRST
    assert faults(records) == [(2, "bad-json", "")]


@pytest.mark.parametrize(
    ("data", "code"), [(b"3", "wrong-type"), (b'"text"', "wrong-type"), (b"[\xff]", "bad-encoding")]
)
def test_document_that_is_not_an_object_or_array_is_a_fault(data: bytes, code: str) -> None:
    """A document that is neither a record nor an array is one fault, and so is one that is not UTF-8."""
    assert faults(found(b"\n" + data)) == [(2, code, "")]


@given(st.data(), st.lists(events(), min_size=1, max_size=4))
def test_broken_line_does_not_affect_its_neighbours(data: st.DataObject, records: list[Any]) -> None:
    """Wherever a broken line is put among valid ones, it is reported with its number, and they are read."""
    lines = list(map(dumps, records))
    at = data.draw(st.integers(1, len(lines)))
    lines.insert(at, data.draw(st.sampled_from([BROKEN, b"{", b'"\xff"', b"3", b"[1]"])))
    read = found(b"\n".join(lines))
    assert [error.line for error in read if isinstance(error, InvalidRecord)] == [at + 1]
    assert [record for record in read if isinstance(record, Event)] == records


@given(st.binary() | st.text('[]{},:"\\ \n1a\u00e9').map(str.encode))
@example(b"\x1f\x8b")
@example(b"[[],")
def test_any_bytes_give_records_or_faults(data: bytes) -> None:
    """Any bytes give records, faults, or an `OSError` if they begin like gzip."""
    try:
        records = found(data)
    except OSError:
        assert data.startswith(b"\x1f\x8b")
    else:
        assert all(isinstance(record, Event | InvalidRecord) for record in records)


# --- Reading: classes, laziness, misuse -------------------------------------------------------------------------------


def test_a_class_may_be_asked_for() -> None:
    """With a class, its records are read, and others are faults; classes inside of events can be read, too."""
    assert faults(found(line(FIRST) + b"\n" + line(SECOND), type=Workshop)) == [(2, "other-type", "/type")]
    assert list(iter_records([b'{"name": "A"}\n{"name": "B"}'], Contact)) == [Contact(name="A"), Contact(name="B")]


def test_the_types_of_a_stream_are_known() -> None:
    """A checker of types knows what a stream gives, with and without a class, and with faults in it."""
    assert_type(iter_records([]), Iterator[AnyEvent])
    assert_type(iter_records([], on_error="yield"), Iterator[AnyEvent | InvalidRecord])
    assert_type(iter_records([], Workshop, on_error="skip"), Iterator[Workshop])
    assert_type(iter_records([], Workshop, on_error="yield"), Iterator[Workshop | InvalidRecord])
    assert_type(iter_records([], on_error="salvage"), Iterator[Salvage[AnyEvent]])
    assert_type(iter_records([], Workshop, on_error="salvage"), Iterator[Salvage[Workshop]])


@pytest.mark.parametrize("form", [b"%s\n%s\n%s", b"[%s,\n%s,\n%s]"])
def test_every_record_can_be_salvaged(form: bytes) -> None:
    """With `salvage`, every record comes as a `Salvage` with its line, and pointers that begin at the record."""
    lines = (line(FIRST), b'{"type":"event","title":" x","y":1}', b"{}")
    valid, dirty, broken = iter_records([form % lines], on_error="salvage")
    assert (valid.record, valid.issues, valid.line) == (FIRST, (), 1)
    assert (dirty.record, dirty.leftovers, dirty.line) == (Event(title="x"), {"/y": 1}, 2)
    assert (broken.record, broken.leftovers, broken.line) == (None, {"": {}}, 3)
    assert [issue.path for issue in dirty.issues] == ["/title", "/y"]


def test_ndjson_is_read_as_it_is_asked_for() -> None:
    """A record is available as soon as its line is read, before the next one is requested."""

    def lines() -> Iterator[bytes]:
        yield line(FIRST) + b"\n"
        yield line(SECOND) + b"\n"
        pytest.fail("the third line was asked for")

    stream = iter_records(lines())
    assert next(stream) == FIRST
    assert next(stream) == SECOND


def test_memory_does_not_grow_with_the_stream() -> None:
    """Reading twenty times as many lines, with a fault in every other, takes no more memory at its peak."""

    def peak(count: int) -> int:
        lines = (line(FIRST) + b"\n" + BROKEN + b"\n" for _ in range(count))
        tracemalloc.start()
        for _ in iter_records(lines, on_error="yield"):
            pass
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(2000) < peak(100) + 50_000


@pytest.mark.parametrize("is_zipped", [False, True])
def test_a_record_is_yielded_as_soon_as_it_has_arrived(*, is_zipped: bool) -> None:
    """Each record of a stream that is still being written is yielded before two more pieces of it are asked for."""
    asked = 0

    def pieces() -> Iterator[bytes]:
        nonlocal asked
        for _ in range(10):
            asked += 1
            yield gzip.compress(line(FIRST) + b"\n", mtime=0) if is_zipped else line(FIRST) + b"\n"

    for count, _ in enumerate(iter_records(pieces()), 1):
        assert asked <= count + 1


def test_a_path_is_opened_late_and_closed(tmp_path: Path) -> None:
    """A missing file is reported when the first record is requested; an existing one is closed at the end."""
    stream = iter_records(tmp_path / "missing.json")
    with pytest.raises(FileNotFoundError):
        next(stream)
    path = tmp_path / "records.ndjson"
    path.write_bytes(NDJSON)
    stream = iter_records(path)
    next(stream)
    del stream  # a file that is left open warns, and a warning is an error


def test_misuse_is_reported_at_once() -> None:
    """Impossible arguments are an error before anything is read."""
    with pytest.raises(ValueError, match="on_error is 'ignore': expected 'raise', 'skip', 'yield' or 'salvage'"):
        iter_records([], on_error="ignore")  # type: ignore[call-overload]  # what is refused
    with pytest.raises(TypeError, match="int is not a class of migevents"):
        iter_records([], int)  # type: ignore[type-var]  # what is refused
    with pytest.raises(TypeError, match=r"wrap them in a list, \[data\]"):
        iter_records(line(FIRST))  # type: ignore[arg-type]  # what is refused
    with pytest.raises(
        TypeError, match="the source is a NoneType: expected a path, an open file, or an iterable of bytes"
    ):
        iter_records(None)  # type: ignore[call-overload]  # what is refused


def test_a_source_of_text_is_refused() -> None:
    """A file that is open for text is refused with what to do about it."""
    with pytest.raises(TypeError, match="open the file in binary mode"):
        list(iter_records(io.StringIO("{}")))  # type: ignore[arg-type]  # what is refused


@pytest.mark.parametrize("source", [{"title": "x"}, [{"title": "x"}], [FIRST], FIRST])
def test_a_source_of_other_values_is_refused(source: Any) -> None:
    """Dicts and records in place of bytes are refused, and not as if they were a file that is open for text."""
    with pytest.raises(TypeError, match="use `structure` or `salvage` to read a dict"):
        list(iter_records(source))


# --- Reading: gzip ----------------------------------------------------------------------------------------------------


def test_much_is_compressed_into_little() -> None:
    """Data compressed a thousandfold is read whole, in pieces of a limited size."""
    record = Workshop(title="x", summary="y" * 3_000_000)
    zipped = gzip.compress(line(record), mtime=0)
    tracemalloc.start()
    assert list(iter_records([zipped])) == [record]
    tracemalloc.stop()


@pytest.mark.parametrize("end", [4, -20, -5])
def test_gzip_that_is_cut_off_is_an_error(end: int) -> None:
    """A gzip file that ends too soon is not a file with fewer records."""
    with pytest.raises(gzip.BadGzipFile, match="truncated"):
        list(iter_records([gzip.compress(line(FIRST), mtime=0)[:end]]))


def test_gzip_that_is_damaged_is_an_error() -> None:
    """A gzip file whose checksum is wrong, or with something else behind it, is an `OSError`."""
    zipped = gzip.compress(line(FIRST), mtime=0)
    for damaged in (zipped[:-8] + bytes(8), zipped + b"junk"):
        with pytest.raises(OSError, match="the gzip data is damaged"):
            list(iter_records([damaged]))


# --- Raw records ------------------------------------------------------------------------------------------------------


@given(st.lists(st.dictionaries(st.text(CHARACTERS), st.text(CHARACTERS)), max_size=4), st.data())
def test_raw_records_say_where_they_stand(values: list[Any], data: st.DataObject) -> None:
    """The text of an item is that in the source at its line and column."""
    gaps = st.text(" \t\r\n", max_size=3)
    texts = [
        json.dumps(value, ensure_ascii=data.draw(st.booleans()), indent=data.draw(st.none() | st.just(1)))
        for value in values
    ]
    between = [data.draw(gaps) + "," + data.draw(gaps) for _ in texts[1:]]
    listed = "".join(itertools.chain.from_iterable(itertools.zip_longest(texts, between, fillvalue="")))
    source = "[" + data.draw(gaps) + listed + data.draw(gaps) + "]"
    raw = list(iter_raw_records([source.encode()]))
    assert [(record.data, record.pointer) for record in raw] == [
        (text, f"/{index}") for index, text in enumerate(texts)
    ]
    lines = source.split("\n")
    for record in raw:
        rest = "\n".join([lines[record.line - 1][record.column - 1 :], *lines[record.line :]])
        assert rest.startswith(str(record.data))


def test_a_raw_record_is_read_by_itself() -> None:
    """A raw record gives the record, or the faults with the pointer of its place before theirs."""
    assert RawRecord(line(FIRST)).read(Event) == FIRST
    error = RawRecord("{}", line=7, pointer="/3").read(Workshop)
    assert faults([error]) == [(7, "missing-field", "/3/title")]


# --- Writing ----------------------------------------------------------------------------------------------------------


@given(st.lists(events(), max_size=4))
def test_what_is_written_is_read_back(records: list[Any]) -> None:
    """Records that are written to a file are read back equal, and their number is returned."""
    file = io.BytesIO()
    assert write_records(records, file) == len(records)
    file.seek(0)
    assert list(iter_records(file)) == records


@pytest.mark.parametrize("name", ["records.ndjson", "records.ndjson.gz", "records.jsonl.GZ"])
def test_a_path_is_written_whole(name: str, tmp_path: Path) -> None:
    """A file is written and read back, compressed if its suffix says so, and leaves no other file."""
    path = tmp_path / name
    assert write_records(iter([FIRST, SECOND]), path) == 2
    assert write_records([SECOND], str(path)) == 1
    assert list(iter_records(path)) == [SECOND]
    assert path.read_bytes().startswith(b"\x1f\x8b") is name.lower().endswith(".gz")
    assert names(tmp_path) == [name]


def test_compressed_files_are_the_same_every_time(tmp_path: Path) -> None:
    """The same records give the same bytes, whatever the time and the name of the file."""
    for name in ("a.gz", "b.gz"):
        write_records([FIRST], tmp_path / name)
    assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "b.gz").read_bytes()
    assert (tmp_path / "a.gz").read_bytes()[4:8] == bytes(4)  # the time


@pytest.mark.parametrize("name", ["records.ndjson", "records.ndjson.gz"])
@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_a_failure_leaves_the_old_file(name: str, error: type[BaseException], tmp_path: Path) -> None:
    """If the records stop half-way, the old file is as it was, and nothing else is left in the folder."""
    path = tmp_path / name
    write_records([FIRST], path)
    before = path.read_bytes()

    def failing() -> Iterator[Event]:
        yield SECOND
        raise error

    with pytest.raises(error):
        write_records(failing(), path)
    assert path.read_bytes() == before
    assert names(tmp_path) == [name]


def test_value_that_is_not_a_record_is_refused(tmp_path: Path) -> None:
    """A value that is not a record, such as an error in a stream, is refused, and no file is made."""
    with pytest.raises(TypeError, match="expected a record, got an InvalidRecord"):
        write_records(found(BROKEN), tmp_path / "records.ndjson")
    assert names(tmp_path) == []
    with pytest.raises(TypeError, match=r"expected several records, got a Workshop: use migevents\.dump for one"):
        write_records(FIRST, tmp_path / "records.ndjson")  # type: ignore[arg-type]  # what is refused


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"title": "x"}, "got a dict: use migevents.structure"),
        ("{}", "got a str: use migevents.loads"),
        (Event, "got the class Event: pass an instance of it"),
        (salvage(b"{}"), "got a Salvage: use its dumps method to write everything, or pass its record in a list"),
    ],
)
def test_a_value_in_place_of_several_records_is_refused(value: Any, message: str) -> None:
    """A single value is refused as a whole: not its keys or letters, as if they were the records."""
    with pytest.raises(TypeError, match=f"expected several records, {message}"):
        write_records(value, io.BytesIO())


def test_records_are_written_to_an_open_text_file() -> None:
    """A file that is open for text takes records as one that is open for bytes does, as for `dump`."""
    text, data = io.StringIO(), io.BytesIO()
    assert write_records([FIRST, SECOND], text) == write_records([FIRST, SECOND], data) == 2
    assert text.getvalue().encode() == data.getvalue()


def test_what_cannot_be_written_is_named_as_it_was_given(tmp_path: Path) -> None:
    """If no file can be made, the error names the requested file."""
    path = tmp_path / "missing" / "records.ndjson"
    with pytest.raises(FileNotFoundError) as caught:
        write_records([FIRST], path)
    assert caught.value.filename == str(path)


def test_a_file_can_be_rewritten_from_itself(tmp_path: Path) -> None:
    """Records may be read from the very file that they replace."""
    path = tmp_path / "records.ndjson"
    write_records([FIRST, SECOND, THIRD], path)
    write_records((record for record in iter_records(path) if record != SECOND), path)
    assert list(iter_records(path)) == [FIRST, THIRD]


@pytest.mark.skipif(os.name != "posix", reason="permissions and links are those of POSIX")
def test_permissions_and_links_stay(tmp_path: Path) -> None:
    """A file that is replaced keeps its permissions, also while it is written; a link goes on leading to it."""
    path, link = tmp_path / "records.ndjson", tmp_path / "link.ndjson"
    write_records([FIRST], path)
    path.chmod(0o640)
    link.symlink_to(path)

    def looking() -> Iterator[Event]:
        yield SECOND
        assert {file.stat().st_mode & 0o777 for file in tmp_path.iterdir()} == {0o640}

    write_records(looking(), link)
    assert link.is_symlink()
    assert list(iter_records(path)) == [SECOND]
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name != "posix", reason="the mask is that of POSIX")
def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    """A new file gets the permissions that any new file gets."""
    write_records([FIRST], tmp_path / "records.ndjson")
    (tmp_path / "usual").touch()
    assert (tmp_path / "records.ndjson").stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.skipif(os.name != "posix", reason="named pipes are those of POSIX")
def test_irregular_file_is_written_to(tmp_path: Path) -> None:
    """A pipe, like any device, is written to and not replaced."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_records([FIRST], pipe)
        assert os.read(reader, 1000) == line(FIRST) + b"\n"
    finally:
        os.close(reader)
    assert names(tmp_path) == ["pipe"]


@pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
def test_a_kill_leaves_the_old_file(tmp_path: Path) -> None:
    """A program that is killed while it writes leaves the old file as it was."""
    path = tmp_path / "records.ndjson"
    write_records([FIRST], path)
    program = """
        import os, signal, sys
        from migevents import Workshop
        from migevents.streams import write_records

        def records():
            for _ in range(10_000):
                yield Workshop(title="The second")
            os.kill(os.getpid(), signal.SIGKILL)

        write_records(records(), sys.argv[1])
    """
    run = subprocess.run([sys.executable, "-c", textwrap.dedent(program), path], check=False)  # noqa: S603  # our own program
    assert run.returncode == -9
    assert list(iter_records(path)) == [FIRST]
