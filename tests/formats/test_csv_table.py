"""Tables, in and out."""

import csv
import inspect
import io
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migevents import AnyEvent, Contact, Event, EventDates, Extensions, PartialDate, Venue, Workshop
from migevents.formats import Import, csv_table
from migevents.testing import events
from tests.formats.contract import unexplained
from tests.support.effort import times


@settings(max_examples=times(2))
@given(events(), st.sampled_from(",;\t"))
def test_what_comes_back_was_stated_or_is_a_named_loss(event: Event, separator: str) -> None:
    """A record that is written is read back as a part of itself, and every difference is in the account."""
    export = csv_table.dumps(event, separator=separator)
    assert export.data is not None
    (entry,) = csv_table.loads(export.data)
    assert entry.record is not None
    assert unexplained(event, entry.record, export.losses) == []
    if not export.losses:
        assert entry.record == event


# --- Reading ----------------------------------------------------------------------------------------------------------


def read(table: bytes | str, **options: Any) -> list[Import[AnyEvent]]:
    """Read the rows of a table."""
    return list(csv_table.loads(table, **options))


def titles(table: bytes | str, **options: Any) -> list[str]:
    """Read the titles of the rows of a table."""
    return [entry.record.title for entry in read(table, **options) if entry.record]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends_are_found(separator: str, end: str) -> None:
    """The separator is the one of the header, quoted or not, and any line end is one."""
    rows = [["id", "title"], ["1", '"a, b; c"'], [], ["2", '"x\ny"']]
    text = end.join(separator.join(row) for row in rows) + end
    assert titles(text) == ["a, b; c", "x y"]
    assert [entry.line for entry in read(text)] == [2, 4]


def test_quotes_in_a_header_do_not_count() -> None:
    """Separators inside of quotes are not separators, also where the header goes on over lines."""
    assert titles('"Title, as, given;\nor not";Note\nx;y\n', columns={"Title, as, given;\nor not": "title"}) == ["x"]


def test_a_table_may_be_in_another_encoding() -> None:
    """UTF-16 is detected by its mark; a cell that is not UTF-8 is read as Windows-1252, and reported."""
    for data in ("title\tid\nSeñal\t1\n".encode("utf-16"), "\ufefftitle,id\nSeñal,1\n".encode()):
        assert titles(data) == ["Señal"]
    good, bad = read(b"title,id\n" + "Señal,1\n".encode() + "Señal,2\n".encode("cp1252"))
    assert bad.record is not None
    assert (good.issues, bad.record.title) == ((), "Señal")
    assert [(issue.code, issue.path) for issue in bad.issues] == [("encoding-guessed", "/title")]


def test_row_of_tags_is_not_a_record() -> None:
    """A second row of HXL tags is skipped; if headers are not ours, the tags identify the columns."""
    table = "Name,Begins,Place,Place,Sort\n#event+name,#date +start,#loc+name,#loc+name,\nCourse,2018,Hall,Yard,x\n"
    (entry,) = read(table)
    assert entry.record == Event(title="Course", when=EventDates(start=PartialDate("2018")), venues=PLACES)
    assert entry.leftovers == {"/Sort": "x"}
    (entry,) = read(table, columns={"Name": "title"})
    assert entry.record == Event(title="Course")
    assert titles("title,id\n#1 in the list,#2\nCourse,3\n") == ["#1 in the list", "Course"]


def test_tags_need_no_header_and_their_attributes_no_order() -> None:
    """A table may have tags alone, and the attributes of a tag are a set."""
    (entry,) = read("#event +name,#country+v_iso2+code,#affected\nCourse,LA,7\n")
    assert entry.record == Event(title="Course", venues=(Venue(country="LA"),))
    assert (entry.leftovers, entry.line) == ({"/#affected": "7"}, 2)
    assert read("#event+name\n") == []


@pytest.mark.parametrize("tag", ["#country", "#country+name", "#country+code", "#country+v_iso3+code"])
def test_a_country_may_be_tagged_in_other_ways(tag: str) -> None:
    """A country by its name or by another code is read; beside a better column it is left over, being the same one."""
    (entry,) = read(f"Event,Where\n#event+name,{tag}\nCourse,LAO\n")
    assert entry.record == Event(title="Course", venues=(Venue(country="LA"),))
    (entry,) = read(f"Event,Where,Code\n#event+name,{tag},#country+code+v_iso2\nCourse,LAO,LA\n")
    assert entry.record == Event(title="Course", venues=(Venue(country="LA"),))
    assert entry.leftovers == {"/Where": "LAO"}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_line_of_excel_says_what_the_separator_is(separator: str) -> None:
    """Excel writes and reads a first line such as "sep=;"; lines are counted with it."""
    (entry,) = read(f"sep={separator}\r\nid{separator}title\r\n1{separator}a, b; c\td".replace("\td", "d"))
    assert entry.record is not None
    assert (entry.record.title, entry.record.id, entry.line) == (
        {",": "a", ";": "a, b", "\t": "a, b; cd"}[separator],
        "1",
        3,
    )


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("Our list,\n,\ntitle,when.start\nCourse,2018\n", None),
        ("Our list,\nof 2018,\nName,Begins\nCourse,2018\n", {"Name": "title", "Begins": "when.start"}),
        ("Our list,\nName,Begins\n#event+name,#date+start\nCourse,2018\n", None),
    ],
    ids=["ours", "columns", "tags"],
)
def test_a_title_above_the_header_is_passed_over(table: str, columns: dict[str, str] | None) -> None:
    """Rows above the header are reported once, of the file, and cost no record."""
    of_file, entry = read(table, columns=columns)
    assert [issue.code for issue in of_file.issues] == ["entries-skipped"]
    assert entry.record == Event(title="Course", when=EventDates(start=PartialDate("2018")))
    assert (entry.place, entry.line) == ("/0", len(table.splitlines()))


def test_words_with_a_hash_are_no_tags() -> None:
    """A row of tags is below the header; elsewhere, it is one only if all of its cells are tags."""
    table = "title,topics\nA,b\nC,#MigrantsDay\n#One,#Two\n"
    assert titles(table) == ["A", "C", "#One"]
    assert titles("A list,\nof events,#MigrantsDay 2018\nName,\n#event+name,#subject\nD,e\n") == ["D"]


PLACES = (Venue(name="Hall"), Venue(name="Yard"))


def test_numbers_may_have_gaps() -> None:
    """The items of a list follow one another, whatever their numbers are."""
    (entry,) = read("title,venues.3.name,venues.1.name,contacts.2.name\nx,Yard,Hall,A\n")
    assert entry.record == Event(title="x", venues=PLACES, contacts=(Contact(name="A"),))


def test_what_is_in_no_column_is_left_over() -> None:
    """Columns that are not ours, a second one of a name, and cells without a header are left over by what they are."""
    (entry,) = read("title,Note,Note,,title\nx,a,b,c,y,z, \n")
    assert entry.record == Event(title="x")
    assert entry.leftovers == {"/Note": "a", "/Note (2)": "b", "/4": "c", "/title (2)": "y", "/6": "z"}
    assert [(issue.code, issue.path) for issue in entry.issues] == [("no-header", "/6")]


def test_values_that_are_not_certain_are_left_over() -> None:
    """A value without a certain reading is left over under its header; a row without a title is left over whole."""
    good, bad = read("title,edition,themes,when.open_end,when.start\nx,8th,diaspora; magic,maybe,2018\n,1,,true,2018\n")
    assert good.record is not None
    assert good.leftovers == {"/edition": "8th", "/themes": "diaspora; magic", "/when.open_end": "maybe"}
    assert {issue.severity for issue in good.issues} == {"warning"}
    assert (bad.record, bad.leftovers) == (None, {"": {"edition": "1", "when.open_end": "true", "when.start": "2018"}})
    assert [(issue.code, issue.path, issue.severity) for issue in bad.issues] == [("missing-field", "/title", "error")]


def test_types_are_classes() -> None:
    """A column of types tells the class of each row, and the caller may tell that of all."""
    table = "type,title,summary\nWorkshop,x,\x07\naccession,y,\n"
    first, second = read(table)
    assert type(first.record) is Workshop
    assert type(second.record) is Event
    assert [issue.code for issue in second.issues] == ["type-generalized"]
    assert type(read("title\nx\n", cls=Workshop)[0].record) is Workshop
    assert type(read(table, cls=Workshop)[0].record) is Workshop


@pytest.mark.parametrize(("word", "hint"), [("festival", None), ("workshp", 'did you mean "workshop"?')])
def test_an_unknown_type_does_not_cost_the_record(word: str, hint: str | None) -> None:
    """A row whose type is not one of ours is an event, and the word is left over and reported."""
    (entry,) = read(f"type,title\n{word},x\n")
    assert entry.record == Event(title="x")
    assert entry.leftovers == {"/type": word}
    assert [(issue.code, issue.path, issue.hint) for issue in entry.issues] == [("type-generalized", "/type", hint)]


@pytest.mark.parametrize("table", ["", "\n\n", "title\n", "title,id\n#event+name,#event+id\n"])
def test_a_table_without_rows_has_no_records(table: str) -> None:
    """Nothing, blank lines, a header, and a header with tags are tables of no records."""
    assert read(table) == []


def test_unreadable_line_is_reported_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the reader of the standard library gives up, the line is named, and the rows before it stay."""

    def failing(lines: Iterator[str], **_options: object) -> Iterator[list[str]]:
        yield from ([line.strip()] for line in lines if "bad" not in line)
        raise csv.Error("it is bad")

    class Reader:
        line_num = 3

        def __init__(self, lines: Iterator[str], **options: object) -> None:
            self._rows = failing(lines, **options)

        def __iter__(self) -> Iterator[list[str]]:
            return self._rows

    monkeypatch.setattr(csv, "reader", Reader)
    good, of_file = read("title\nx\nbad\n")
    assert good.record == Event(title="x")
    assert [str(issue) for issue in of_file.issues] == ["line 3 cannot be read: it is bad [bad-line]"]


def test_a_long_cell_is_read_back() -> None:
    """A text of more than the 131,072 characters that the standard library allows by itself is not an exception."""
    event = Event(title="x", summary="y" * 200_000)
    data = csv_table.dumps(event).data
    assert data is not None
    (entry,) = read(data)
    assert entry.record == event


def test_unknown_columns_are_refused_at_once() -> None:
    """A path that is not one of ours is an error of the caller, with a guess or an example."""
    with pytest.raises(ValueError, match='unknown column "titel": did you mean "title"'):
        csv_table.loads("", columns={"Title": "titel"})
    with pytest.raises(ValueError, match="unknown column 3"):
        csv_table.loads("", columns={"Title": 3})  # type: ignore[dict-item]  # a mistake
    with pytest.raises(ValueError, match=r'expected a path such as "title" or "venues\.1\.city"'):
        csv_table.dumps(Event(title="x"), columns=["§"])


LONG = "x" * 200
ROWS = {
    "a line": (f"title\nA\n{LONG}\nB\n", ["A"], 3),
    "an open quotation mark": ('title\nA\n"B\n' + "b\n" * 100, ["A"], 3),
    "cells": ("title,id\nA,1\n" + "," * 200 + "\nB,2\n", ["A"], 3),
    "a header": (f"{LONG},title\nA\n", [], 1),
    "a header of lines": ('"\n' + "\n" * 200 + '",title\nA\n', [], 1),
    "a header below a blank line": (f"\n{LONG},title\nA\n", [], 2),
    "a separator": (f"sep=,\n{LONG},title\nA\n", [], 2),
    "a preface": (f"{'x' * 60}\n" * 4 + "title,id\nA,1\n", [], 3),
}


@pytest.mark.parametrize("shape", ROWS)
def test_a_row_that_is_too_long_ends_the_table(shape: str) -> None:
    """What must be in memory at once has a limit; the rows before it are read, and the place is reported."""
    table, before, line = ROWS[shape]
    *read, rest = csv_table.load(io.BytesIO(table.encode()), max_size=150)
    assert [entry.record.title for entry in read if entry.record] == before
    assert (rest.record, rest.leftovers) == (None, {})
    (issue,) = rest.issues
    assert (issue.code, issue.severity) == ("too-large", "error")
    if shape != "a preface":
        assert issue.message == f"the row that begins on line {line} is longer than 150 characters"
    whole = list(csv_table.load(io.BytesIO(table.encode()), max_size=sys.maxsize))
    assert "too-large" not in [issue.code for entry in whole for issue in entry.issues]


@pytest.mark.parametrize("end", ["", "\n"])
def test_a_row_of_just_the_limit_is_read(end: str) -> None:
    """Each row may be as long as the limit, with its line end, and any number of rows, blank or not, may follow."""
    first = "title\n" + "A\n" * 24
    for extra in (0, 1):
        table = f"{first}{'B' * 99}\n" + ",\n" * 100 + f"{'C' * (100 + extra - len(end))}{end}"
        entries = list(csv_table.load(io.BytesIO(table.encode()), max_size=100))
        assert len([entry for entry in entries if entry.record]) == 26 - extra
        assert [issue.code for issue in entries[-1].issues] == ["too-large"] * extra


def test_a_table_in_memory_may_have_rows_of_any_length() -> None:
    """Only `load` has a limit: what is passed to `loads` is in memory already."""
    assert titles("title\n" + "x" * 100) == ["x" * 100]
    assert titles(("title\n" + "x" * 100).encode("utf-16")) == ["x" * 100]
    assert len(inspect.signature(csv_table.loads).parameters) == 3


# --- Writing ----------------------------------------------------------------------------------------------------------


def test_columns_can_be_chosen() -> None:
    """Only the requested columns are written, in their order; every other value is a loss."""
    event = Event(title="x", id="7", venues=PLACES)
    export = csv_table.dumps(event, columns=["title", "venues.2.name", "status"])
    assert export.data == b"\xef\xbb\xbftitle,venues.2.name,status\r\nx,Yard,\r\n"
    assert [loss.path for loss in export.losses] == ["/type", "/id", "/venues/0/name"]


def test_what_a_table_has_no_cell_for_is_named() -> None:
    """More than nine items, texts with the separator in them, empty objects and extensions are losses."""
    event = Event(
        title="x",
        topics=("a; b",),
        when=EventDates(),
        venues=tuple(Venue(name=f"Hall {number}") for number in range(11)),
        extensions=Extensions({"a": 1}),
    )
    export = csv_table.dumps(event)
    assert [(loss.code, loss.path) for loss in export.losses] == [
        ("not-supported", "/when"),
        ("not-supported", "/venues/9"),
        ("not-supported", "/venues/10"),
        ("separator-inside", "/topics"),
        ("not-supported", "/extensions"),
    ]
    assert export.data is not None
    assert titles(export.data) == ["x"]


@given(st.text("=+-@|%'\t\r\nx", min_size=1).map(lambda text: text.strip()).filter(bool))
def test_formulas_come_back_and_cannot_run(text: str) -> None:
    """No cell begins as a formula, and each text comes back exactly."""
    event = Event(title="x", summary=text)
    data = csv_table.dumps(event).data
    assert data is not None
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert all(cell[:1] not in set("=+-@|%\t\r\n") for row in rows for cell in row if cell)
    assert csv_table.loads(data).__next__().record == event


def test_no_records_are_a_table_without_rows() -> None:
    """Without records, the table has a header without columns, and no rows."""
    assert csv_table.dumps([]).data == b"\xef\xbb\xbf\r\n"
    assert read(b"\xef\xbb\xbf\r\n") == []


def test_losses_of_a_file_may_go_unreported() -> None:
    """Writing into a file without collecting the losses is allowed."""
    file = io.BytesIO()
    assert csv_table.dump([Event(title="x", extensions=Extensions({"a": 1}))], file) == 1
    assert file.getvalue().endswith(b"event,x\r\n")


def test_a_separator_is_one_of_three() -> None:
    """Another separator would not be found by a reader; a table of one column has none, so a comma in it is quoted."""
    with pytest.raises(ValueError, match="expected a comma, a semicolon or a tab"):
        csv_table.dumps(Workshop(title="x"), separator="|")
    export = csv_table.dumps(Event(title="a,b"), columns=["title"], separator="\t")
    assert export.data == b'\xef\xbb\xbftitle\r\n"a,b"\r\n'
    export = csv_table.dumps(Event(title="a,b"), columns=["id", "title"], separator="\t")
    assert export.data == b"\xef\xbb\xbfid\ttitle\r\n\ta,b\r\n"


def test_a_very_long_header_is_named_by_its_number() -> None:
    """The place of each cell below it would repeat it; a mapping of columns still finds it."""
    long = "h" * 1_001
    (entry,) = csv_table.loads(f"title,{long}\nx,y\n")
    assert entry.leftovers == {"/2": "y"}
    (entry,) = csv_table.loads(f"title,{long}\nx,y\n", columns={long: "summary", "title": "title"})
    assert entry.record is not None
    assert entry.record.summary == "y"


@pytest.mark.parametrize(
    ("table", "leftovers"),
    [
        ("title,a,a,a (2)\nx,1,2,3\n", {"/a": "1", "/a (2)": "2", "/a (2) (2)": "3"}),
        ("title,a (2),a,a\nx,1,2,3\n", {"/a (2)": "1", "/a": "2", "/a (3)": "3"}),
        ("title,3,\nx,1,2\n", {"/3": "1", "/3 (2)": "2"}),
        (f"title,{'h' * 1_001},2\nx,1,2\n", {"/2": "1", "/2 (2)": "2"}),
        ("title,3\nx,1,2\n", {"/3": "1", "/3 (2)": "2"}),
    ],
    ids=["equal headers", "a header like a numbered one", "no header", "a long header", "more cells than headers"],
)
def test_no_two_columns_have_one_name(table: str, leftovers: dict[str, str]) -> None:
    """A cell is never lost because its column has the number, or the numbered header, of another one."""
    (entry,) = csv_table.loads(table)
    assert entry.leftovers == leftovers
