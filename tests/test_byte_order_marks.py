"""Every reader ignores one byte-order mark at the start, and none ignores a second one silently."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from migevents import InvalidRecord, Workshop, dumps, iter_records, load, loads, salvage
from migevents.formats import csv_table, icalendar, reliefweb, schema_org
from migevents.jsontext import find_positions
from tests.support.command import run_cli

MARK = "\ufeff"
RECORD = Workshop(title="A workshop")
JSON = dumps(RECORD).decode()
PRETTY = dumps(RECORD, indent=2).decode()
LINES = f"{JSON}\n{JSON}\n"
EVENT = json.dumps({"@type": "Event", "name": "A fair"})
PAGE = f'<html><script type="application/ld+json">{EVENT}</script></html>'
CALENDAR = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:A fair\nEND:VEVENT\nEND:VCALENDAR\n"
TABLE = "title,id\nA fair,1\n"
ANSWER = json.dumps({"data": [{"fields": {"title": "A fair"}}]})

Found = tuple[Any, list[str]]
"""What was read, and the codes of all issues."""


def found_by(read: Callable[[], Any]) -> Found:
    """The record that a function reads, or its faults."""
    try:
        return read(), []
    except InvalidRecord as error:
        return None, [issue.code for issue in error.issues]


def found_in(results: Iterator[Any]) -> Found:
    """The records and faults of a stream."""
    several = list(results)
    faults = [issue.code for each in several if isinstance(each, InvalidRecord) for issue in each.issues]
    return [each for each in several if not isinstance(each, InvalidRecord)], faults


def imported(entries: Iterator[Any]) -> Found:
    """The records and issues of a foreign file."""
    several = list(entries)
    return [each.record for each in several], [issue.code for each in several for issue in each.issues]


def checked(path: Path, text: str) -> Found:
    """What the command says of a file."""
    path.write_text(text, encoding="utf-8")
    result = run_cli("check", "--no-advice", "--format", "json", path)
    return result.exit_code, [each["code"] for each in json.loads(result.stdout)]


def salvaged(text: str) -> Found:
    """What is salvaged."""
    result = salvage(text)
    return result.record, [issue.code for issue in result.issues]


def positions(text: str) -> Found:
    """Where a value is, or a fault."""
    try:
        return find_positions(text).of("/title"), []
    except ValueError:
        return None, ["bad-json"]


READERS: dict[str, tuple[str, Callable[[str, Path], Found]]] = {
    "loads of text": (JSON, lambda text, _: found_by(lambda: loads(text))),
    "loads of bytes": (JSON, lambda text, _: found_by(lambda: loads(text.encode()))),
    "salvage": (JSON, lambda text, _: salvaged(text)),
    "positions": (JSON, lambda text, _: positions(text)),
    "a line": (JSON, lambda text, _: found_in(iter_records([text.encode()], on_error="yield"))),
    "lines": (LINES, lambda text, _: found_in(iter_records([text.encode()], on_error="yield"))),
    "a document": (PRETTY, lambda text, _: found_in(iter_records([text.encode()], on_error="yield"))),
    "an array": (f"[{JSON},\n{JSON}]", lambda text, _: found_in(iter_records([text.encode()], on_error="yield"))),
    "the command": (LINES, lambda text, folder: checked(folder / "records.ndjson", text)),
    "the command with a document": (PRETTY, lambda text, folder: checked(folder / "record.json", text)),
    "a calendar of text": (CALENDAR, lambda text, _: imported(icalendar.loads(text))),
    "a calendar": (CALENDAR, lambda text, _: imported(icalendar.loads(text.encode()))),
    "a calendar in UTF-16": (CALENDAR, lambda text, _: imported(icalendar.loads(text.encode("utf-16-le")))),
    "JSON-LD of text": (EVENT, lambda text, _: imported(schema_org.loads(text))),
    "JSON-LD": (EVENT, lambda text, _: imported(schema_org.loads(text.encode()))),
    "JSON-LD in UTF-16": (EVENT, lambda text, _: imported(schema_org.loads(text.encode("utf-16-be")))),
    "a table of text": (TABLE, lambda text, _: imported(csv_table.loads(text))),
    "a table": (TABLE, lambda text, _: imported(csv_table.loads(text.encode()))),
    "a table in UTF-16": (TABLE, lambda text, _: imported(csv_table.loads(text.encode("utf-16-le")))),
    "an answer of text": (ANSWER, lambda text, _: imported(reliefweb.loads(text))),
    "an answer": (ANSWER, lambda text, _: imported(reliefweb.loads(text.encode()))),
}


@pytest.mark.parametrize("reader", READERS)
def test_one_mark_is_ignored_and_a_second_is_reported(reader: str, tmp_path: Path) -> None:
    """With one mark a reader finds the same as without; two are never accepted without an issue."""
    text, read = READERS[reader]
    with_one = read(MARK + text, tmp_path)
    assert with_one[1] == []
    if "UTF-16" not in reader:  # which is detected by its mark
        assert read(text, tmp_path) == with_one
    assert read(MARK * 2 + text, tmp_path)[1] != []


def test_a_page_may_begin_with_marks() -> None:
    """In a page, a second mark is a character of its text, in front of everything that is read."""
    for count in (0, 1, 2):
        (entry,) = schema_org.loads(MARK * count + PAGE)
        assert (entry.place, entry.issues) == ("/script/0", ())


def test_load_ignores_one_mark(tmp_path: Path) -> None:
    """A file is read as its contents are."""
    path = tmp_path / "record.json"
    path.write_text(MARK + JSON, encoding="utf-8")
    assert load(path) == RECORD
    path.write_text(MARK * 2 + JSON, encoding="utf-8")
    with pytest.raises(InvalidRecord, match="remove the second byte-order mark"):
        load(path)


def test_a_first_line_with_two_marks_does_not_affect_the_others() -> None:
    """A line may have one mark, as when files are put together, and each with two is a fault of its own."""
    data = f"{MARK * 2}{JSON}\n{MARK}{JSON}\n{MARK * 2}{JSON}\n{JSON}\n".encode()
    found = list(iter_records([data], on_error="yield"))
    assert [each.line if isinstance(each, InvalidRecord) else 0 for each in found] == [1, 0, 3, 0]


def test_a_line_of_a_mark_alone_is_blank(tmp_path: Path) -> None:
    """Files with marks may be put together, and one of them may have no records; the line numbers count all lines."""
    data = f"{MARK}\n{MARK}\r\n{JSON}\n{MARK} \t\n{JSON}\n[\n{MARK}".encode()
    found = list(iter_records([data], on_error="yield"))
    assert found[:2] == [RECORD, RECORD]
    assert len(found) == 3
    assert [each.line for each in found[2:] if isinstance(each, InvalidRecord)] == [6]
    path = tmp_path / "lines.ndjson"
    path.write_bytes(data.removesuffix(f"[\n{MARK}".encode()))
    assert run_cli("check", "--quiet", "--no-advice", path).stderr == "2 records, all valid\n"
