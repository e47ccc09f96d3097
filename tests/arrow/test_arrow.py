"""Records in Arrow: nothing is lost on the way, no row is lost, and what is wrong is named."""

import datetime
import importlib
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migevents import (
    Contact,
    Event,
    EventDates,
    Extensions,
    InvalidRecord,
    Launch,
    Salvage,
    Source,
    Workshop,
    dumps,
    salvage,
)
from migevents.arrow import from_arrow, output_schema, read_batches, schema, to_arrow, write_parquet, writing
from migevents.codec import envelope
from migevents.codec.classes import model_classes
from migevents.model.base import Record, fields_of
from migevents.streams import RawRecord
from migevents.testing import events, nearly_valid_documents, records
from tests.support.effort import times
from tests.support.parquet import parquet_table

ANY: Any = from_arrow
CLASSES = sorted(model_classes(), key=lambda cls: cls.__name__)
WORKSHOP = b'{"type":"workshop","title":"Migration and data"}'


def batch_of(*texts: Any, name: str = "json", type_: pa.DataType | None = None) -> pa.RecordBatch:
    """Return a batch with one column of texts."""
    return pa.RecordBatch.from_arrays([pa.array(texts, type_ or pa.string())], names=[name])


def read(*texts: Any, **settings: Any) -> pa.Table:
    """Return what `read_batches` makes of texts, as one table."""
    return pa.Table.from_batches(read_batches([batch_of(*texts)], **settings))


def printable(text: str) -> str:
    """Return a text with half of a surrogate pair written out."""
    return text.encode(errors="backslashreplace").decode()


def codes(table: pa.Table) -> list[list[str]]:
    """Return the codes of the issues of each row."""
    rows: Any = table["issues"].to_pylist()
    return [[issue["code"] for issue in row] for row in rows]


# --- Schema -----------------------------------------------------------------------------------------------------------


def is_nested_list(type_: pa.DataType) -> bool:
    """Whether a type contains a list of lists, for which the model has no field."""
    return pa.types.is_list(type_) and pa.types.is_list(type_.value_type)


TEXTS = pa.array(["x"])


@pytest.mark.parametrize("cls", CLASSES)
def test_schema_has_the_fields_of_the_class_in_their_order(cls: type[Record]) -> None:
    """The version comes first, the type of an event second, and then every field of the model."""
    around = ["migevents", "type"] if issubclass(cls, Event) else ["migevents"]
    assert schema(cls).names == [*around, *fields_of(cls)]
    assert not any(is_nested_list(column.type) for column in schema(cls))


def test_schema_of_events_is_the_same_for_every_kind() -> None:
    """Events of all kinds have the same columns, so they fit into one table."""
    assert schema() == schema(Event) == schema(Workshop)
    assert schema().field("when").type.field("start").type == pa.string()
    assert schema().field("extensions").type == pa.string()
    assert schema().field("edition").type == pa.int64()
    assert schema().field("themes").type == pa.list_(pa.string())


def test_schema_of_another_class_is_refused() -> None:
    """A class that is not of the model is named."""
    wrong: Any = dict
    for function in (
        schema,
        lambda cls: to_arrow([], cls),
        lambda cls: from_arrow([], cls),
        lambda cls: read(type=cls),
    ):
        with pytest.raises(TypeError, match="dict"):
            function(wrong)


# --- Round trips ------------------------------------------------------------------------------------------------------


@settings(max_examples=times(1.2))
@given(st.data())
def test_records_of_every_class_survive_arrow(data: st.DataObject) -> None:
    """Records of any class, and nulls among them, come back equal, and every array is valid."""
    cls = data.draw(st.sampled_from(CLASSES))
    some = data.draw(st.lists(records(cls) | st.none(), max_size=3))
    array = to_arrow(some, cls)
    array.validate(full=True)
    assert list(from_arrow(array, cls)) == some
    assert array.type == pa.struct(list(schema(cls)))


@settings(max_examples=times(0.5))
@given(st.lists(events(), max_size=3))
def test_events_survive_parquet(some: list[Event]) -> None:
    """Events written as Parquet come back equal, with the days they may be on beside them."""
    file = io.BytesIO()
    assert write_parquet(some, file) == len(some)
    table = parquet_table(file.getvalue())
    assert list(from_arrow(table)) == some
    assert table.schema.names == [*schema().names, "earliest", "latest"]
    assert table["earliest"].to_pylist() == [event.when and event.when.earliest for event in some]
    assert table["latest"].to_pylist() == [event.when and event.when.latest for event in some]


@settings(max_examples=times(0.5))
@given(st.lists(events(), min_size=1, max_size=2))
def test_lists_and_flags_are_never_null(some: list[Event]) -> None:
    """Unset lists are empty and unset flags are false, so the columns need no cleaning."""

    def check(value: Any, type_: Any) -> None:
        if pa.types.is_list(type_):
            assert value is not None
            for item in value:
                check(item, type_.value_type)
        elif pa.types.is_boolean(type_):
            assert value is not None
        elif pa.types.is_struct(type_) and value is not None:
            for field in type_:
                check(value[field.name], field.type)

    array: Any = to_arrow(some)
    for row in array.to_pylist():
        check(row, array.type)


def test_an_empty_record_is_not_an_absent_one(tmp_path: Path) -> None:
    """`Source()` states nothing and is still not `None`, also after Parquet; an open list of nothing is a list."""
    some = [Event(title="a", source=Source()), Event(title="a")]
    write_parquet(some, tmp_path / "events.parquet")
    assert list(from_arrow(pq.read_table(tmp_path / "events.parquet"))) == some


def large(array: Any) -> Any:
    """Return a type as an engine might lay it out: large, in views, in dictionaries, with its fields reordered."""
    if pa.types.is_struct(array.type):
        named = [(field.name, large(array.field(at))) for at, field in enumerate(array.type)]
        named.reverse()
        fields = [pa.field(name, child.type) for name, child in named]
        return pa.StructArray.from_arrays([child for _, child in named], fields=fields, mask=array.is_null())
    if pa.types.is_list(array.type):
        values, offsets = large(array.values), array.offsets.cast(pa.int64())
        return pa.LargeListArray.from_arrays(offsets, values)
    if pa.types.is_string(array.type):
        return array.cast([pa.large_string(), pa.string_view()][len(array) % 2])
    return array


@settings(max_examples=times(0.5))
@given(st.lists(events(), min_size=1, max_size=2))
def test_other_layouts_are_read(some: list[Event]) -> None:
    """Large types, views, dictionaries, other orders of fields and slices make no difference."""
    array = large(to_arrow([*some, *some]))
    assert list(from_arrow(array)) == [*some, *some]
    assert list(from_arrow(array.slice(1, len(some)))) == [*some[1:], some[0]]
    table = pa.Table.from_struct_array(to_arrow(some))
    types = table["type"].combine_chunks().dictionary_encode()
    encoded = table.set_column(table.schema.get_field_index("type"), "type", types)
    for each in (encoded, table.to_reader(), table.to_batches()[0]):
        assert list(from_arrow(each)) == some
    assert list(from_arrow(pa.chunked_array([to_arrow(some), to_arrow([])]))) == some


def test_lists_in_views_are_read() -> None:
    """Lists are read from the views of DuckDB and from lists of a fixed size."""
    for type_ in (pa.list_view(pa.string()), pa.large_list_view(pa.string()), pa.list_(pa.string(), 2)):
        array = pa.StructArray.from_arrays(
            [pa.array(["event"]), pa.array(["x"]), pa.array([["a", "b"]], type_)], names=["type", "title", "topics"]
        )
        assert list(from_arrow(array)) == [Event(title="x", topics=("a", "b"))]


# --- Bad input to from_arrow ------------------------------------------------------------------------------------------


def table_of(**columns: Any) -> pa.Table:
    """Return a table of one event with these columns."""
    values = {"type": ["event"], "title": ["x"]} | columns
    return pa.table({name: value if isinstance(value, pa.Array) else pa.array(value) for name, value in values.items()})


def test_an_older_file_without_a_column_is_read() -> None:
    """A field without a column is not set, and a missing version means 1.0."""
    assert list(from_arrow(table_of())) == [Event(title="x")]
    [error] = from_arrow(table_of().drop_columns("title"), on_error="yield")
    assert isinstance(error, InvalidRecord)
    assert [(issue.code, issue.path) for issue in error.issues] == [("missing-field", "/title")]


def test_absent_version_means_1_0_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once 2.0 is written, texts and rows without a version are treated as those of 1.0, and not as those of 2.0."""
    monkeypatch.setattr(envelope, "VERSION", "2.0")
    versions = [None, "1.0", "2.0"]
    texts = [json.dumps({"type": "event", "title": "x"} | ({"migevents": each} if each else {})) for each in versions]
    assert codes(read(*texts)) == [["unsupported-version"], ["unsupported-version"], []]
    table = pa.concat_tables([table_of(migevents=pa.array([each], pa.string())) for each in versions])
    for rows in (table, table.slice(0, 1).drop_columns("migevents")):
        first, *others = from_arrow(rows, on_error="yield")
        assert isinstance(first, InvalidRecord)
        assert [issue.code for issue in first.issues] == ["unsupported-version"]
        assert others[1:] in ([], [Event(title="x")])


@pytest.mark.parametrize(
    ("name", "value", "path"),
    [
        ("colour", ["red"], "/colour"),
        ("colour", [0], "/colour"),
        ("colours", [["red"]], "/colours"),
        ("colour", [{"name": None}], "/colour"),
        ("host", [{"country": "LA", "colour": "red"}], "/host/colour"),
        ("venues", [[{"city": "x"}, {"city": "y", "colour": True}]], "/venues/1/colour"),
    ],
)
def test_a_column_of_a_newer_version_is_an_issue(name: str, value: Any, path: str) -> None:
    """A field that this version does not know is reported where it states anything, and is never dropped."""
    table = table_of(migevents=["1.1"], **{name: value})
    [error] = from_arrow(table, on_error="yield")
    assert isinstance(error, InvalidRecord)
    [issue] = error.issues
    assert (issue.code, issue.path) == ("unknown-field", path)
    assert "newer version" in str(issue.hint)
    [salvaged] = from_arrow(table, on_error="salvage")
    assert isinstance(salvaged, Salvage)
    assert list(salvaged.leftovers) == [path]


def test_a_column_of_a_newer_version_that_states_nothing_is_passed_over() -> None:
    """Nulls, empty lists and false flags of an unknown column state nothing, as those of a known one."""
    table = table_of(
        migevents=["1.1"], colour=pa.array([None]), colours=pa.array([[]], pa.list_(pa.string())), bright=[False]
    )
    assert list(from_arrow(table)) == [Event(title="x")]


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"edition": ["first"]}, 'column "edition" is of type string: expected int64'),
        ({"title": [3]}, 'column "title" is of type int64: expected string'),
        ({"type": [3]}, 'column "type" is of type int64: expected string'),
        ({"topics": ["data"]}, 'column "topics" is of type string: expected list'),
        ({"themes": [[3]]}, 'column "themes" is of type int64: expected string'),
        ({"host": ["LA"]}, 'column "host" is of type string: expected struct'),
        ({"venues": [[{"city": 3}]]}, 'column "venues.city" is of type int64: expected string'),
        ({"when": [{"open_end": "yes"}]}, 'column "when.open_end" is of type string: expected bool'),
        ({"extensions": [{"a": 1}]}, 'column "extensions" is of type struct<a: int64>: expected string'),
        ({"event": ["x"]}, 'column "event" is of type string: expected a struct'),
    ],
)
def test_a_column_of_another_type_is_named(columns: Any, message: str) -> None:
    """A column with an impossible type is a single error with its name, whatever `on_error` is."""
    with pytest.raises(TypeError) as caught:
        list(from_arrow(table_of(**columns), on_error="yield"))
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("name", ["title", "event"])
def test_a_column_that_is_there_twice_is_named(name: str) -> None:
    """Which of two columns of one name counts is not for this library to say; those that it does not read may be."""
    table = pa.Table.from_arrays([pa.array(["event"]), TEXTS, TEXTS], ["type", name, name])
    with pytest.raises(TypeError, match=f'column "{name}" is there twice'):
        list(from_arrow(table))
    beside = pa.Table.from_arrays([to_arrow([Event(title="x")]), TEXTS, TEXTS], ["event", "a", "a"])
    assert list(from_arrow(beside)) == [Event(title="x")]


def test_columns_of_null_are_read() -> None:
    """A column in which an engine found nothing has the type null, and states nothing."""
    nothing = pa.array([None])
    assert list(
        from_arrow(table_of(edition=nothing, topics=nothing, host=nothing, when=nothing, extensions=nothing))
    ) == [Event(title="x")]


def test_a_null_in_a_list_is_an_issue() -> None:
    """A null in a list, whether of texts or of records, is an issue."""
    for name, values in (("topics", [["a", None]]), ("venues", [[{"city": "x"}, None]])):
        [error] = from_arrow(table_of(**{name: values}), on_error="yield")
        assert isinstance(error, InvalidRecord)
        assert [issue.path for issue in error.issues] == [f"/{name}/1"]


def test_extensions_that_are_not_json_are_an_issue() -> None:
    """The text of extensions that another program wrote may be broken: that is an issue of its row."""
    [error] = from_arrow(table_of(extensions=["{"]), on_error="yield")
    assert isinstance(error, InvalidRecord)
    assert [issue.path for issue in error.issues] == ["/extensions"]


@pytest.mark.parametrize(
    ("text", "code", "path"),
    [
        ("[" * 100_000, "wrong-type", "/extensions"),
        ('{"a":' * 40 + "1" + "}" * 40, "too-deep", "/extensions" + "/a" * 32),
        ('{"a":1e400}', "bad-number", "/extensions/a"),
    ],
)
def test_extensions_that_are_too_much_are_an_issue(text: str, code: str, path: str) -> None:
    """What another program wrote too deep or too large is an issue of its row, and does not end the reading."""
    [error] = from_arrow(table_of(extensions=[text]), on_error="yield")
    assert isinstance(error, InvalidRecord)
    assert [(issue.code, issue.path) for issue in error.issues] == [(code, path)]


def test_an_invalid_row_is_raised_with_its_number() -> None:
    """By default the first invalid row ends the reading, and a note has its number."""
    table = pa.table({"type": ["event", "event"], "title": ["x", ""]})
    rows = from_arrow(table)
    assert next(rows) == Event(title="x")
    with pytest.raises(InvalidRecord) as caught:
        next(rows)
    assert caught.value.__notes__ == ["in row 1 of the data; the first is row 0"]


def test_what_is_not_arrow_is_refused() -> None:
    """A list of records, a wrong choice of `on_error` and an array of texts are refused by name."""
    with pytest.raises(TypeError, match="the data is a list"):
        list(ANY([Event(title="x")]))
    with pytest.raises(ValueError, match="'skip'"):
        ANY(table_of(), on_error="skip")
    with pytest.raises(TypeError, match="of type string: expected a struct"):
        list(ANY(pa.array(["x"])))


@pytest.mark.parametrize("write", [to_arrow, lambda some: write_parquet(some, io.BytesIO())])
def test_records_of_another_class_are_named(write: Any) -> None:
    """A record that is not of the class, or no record at all, is refused with its index."""
    with pytest.raises(TypeError, match="record 1 is a Contact: expected an Event; name the class"):
        write([Event(title="x"), Contact(name="x")])
    with pytest.raises(TypeError, match="record 0 is a dict"):
        write([{}])
    with pytest.raises(TypeError, match="record 0 is a Launch: expected a Workshop"):
        to_arrow([Launch(title="x")], Workshop)


def test_null_records_are_only_for_arrays() -> None:
    """A file has a column for each field, so that it has no place for a record that is null."""
    nothing: Any = [None]
    with pytest.raises(TypeError, match="record 0 is a NoneType"):
        write_parquet(nothing, io.BytesIO())


def test_a_file_is_replaced_only_by_a_whole_one(tmp_path: Path) -> None:
    """If a record cannot be written, the old file is unchanged; a class that is not an event has no days."""
    path = tmp_path / "contacts.parquet"
    assert write_parquet([Contact(name="x")], path, Contact) == 1
    before = path.read_bytes()
    wrong: Any = [Contact(name="y"), Event(title="x")]
    with pytest.raises(TypeError):
        write_parquet(wrong, path, Contact)
    assert path.read_bytes() == before
    assert [*tmp_path.iterdir()] == [path]
    table = pq.read_table(path)
    assert table.schema.names == schema(Contact).names
    assert list(from_arrow(table, Contact)) == [Contact(name="x")]


# --- Texts ------------------------------------------------------------------------------------------------------------


@settings(max_examples=times(1))
@given(st.lists(events().map(dumps) | nearly_valid_documents(Event).map(lambda bad: bad.data) | st.none(), max_size=4))
def test_every_text_becomes_a_row(texts: list[bytes | None]) -> None:
    """A row has the record that `loads` reads, or a null with the issues that `loads` reports; none is missing."""
    [batch] = read_batches([batch_of(*texts, type_=pa.binary())])
    batch.validate(full=True)
    assert batch.column("json").to_pylist() == texts
    assert len(batch) == len(texts)
    rows: Any = batch["issues"].to_pylist()
    for text, record, issues in zip(texts, from_arrow(batch), rows, strict=True):
        if text is None:
            assert (record, [issue["code"] for issue in issues]) == (None, ["wrong-type"])
            continue
        expected = RawRecord(text).read(Event)
        if isinstance(expected, InvalidRecord):
            assert record is None
            assert [(i["code"], i["path"]) for i in issues] == [(i.code, printable(i.path)) for i in expected.issues]
        else:
            assert (record, issues) == (expected, [])


@settings(max_examples=times(0.5))
@given(nearly_valid_documents(Event))
def test_salvage_keeps_what_is_left_over(bad: Any) -> None:
    """With "salvage", a row has the record, issues and leftovers that `salvage` returns."""
    [batch] = read_batches([batch_of(bad.data, type_=pa.binary())], on_error="salvage")
    salvaged = salvage(bad.data)
    assert list(from_arrow(batch)) == [salvaged.record]
    rows: Any = batch["issues"].to_pylist()
    [issues] = rows
    assert [issue["code"] for issue in issues] == [issue.code for issue in salvaged.issues]
    [leftovers] = batch["leftovers"].to_pylist()
    assert (leftovers is None) == (not salvaged.leftovers)


@pytest.mark.parametrize(
    "type_", [pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary(), pa.binary_view()]
)
def test_texts_of_every_type_are_read(type_: pa.DataType) -> None:
    """A column of texts may have any type that an engine gives it, a dictionary too."""
    batch = batch_of(WORKSHOP, None, type_=type_)
    encoded = pa.RecordBatch.from_arrays([pa.array([WORKSHOP, None], pa.binary()).dictionary_encode()], names=["json"])
    for each in (batch, encoded):
        [rows] = read_batches([each])
        assert list(from_arrow(rows)) == [Workshop(title="Migration and data"), None]
        assert rows.column("json").equals(each.column("json"))


def test_the_columns_are_known_beforehand() -> None:
    """`output_schema` returns the columns of what is yielded, of an empty batch too, other columns first."""
    batch = pa.RecordBatch.from_pydict({"id": [1], "json": [WORKSHOP.decode()]}).replace_schema_metadata({"a": "b"})
    for type_ in (Event, Contact):
        for on_error in ("yield", "salvage"):
            for each in (batch, batch.slice(0, 0)):
                [rows] = read_batches([each], type=type_, on_error=on_error)
                assert rows.schema.equals(output_schema(each.schema, type_, on_error), check_metadata=True)
                assert len(rows) == len(each)
    assert read(WORKSHOP, type=Contact).schema.names == ["json", "event", "issues"]


def test_days_stand_beside_the_event() -> None:
    """The days between which an event may be are columns of dates; null where they are not known."""
    whens = ['{"start":"2018-11","end":"2018-12-01"}', '{"start":"2015","open_end":true}', '{"within":"2018/.."}']
    table = read(*(f'{{"type":"event","title":"x","when":{when}}}' for when in whens), WORKSHOP)
    day = datetime.date
    assert table["earliest"].to_pylist() == [day(2018, 11, 1), day(2015, 1, 1), day(2018, 1, 1), None]
    assert table["latest"].to_pylist() == [day(2018, 12, 1), None, None, None]


@given(st.data())
def test_days_of_an_event_hold_all_of_its_dates(data: st.DataObject) -> None:
    """No date that an event states is outside of its days, where both are known."""
    when = data.draw(records(EventDates))
    dates = [date for date in (when.start, when.end, *when.dates, when.within) if date]
    for date in dates:
        if when.earliest and date.earliest:
            assert when.earliest <= date.earliest
        if when.latest and date.latest:
            assert when.latest >= date.latest


def test_large_batches_come_back_in_parts() -> None:
    """A batch of very many rows is read in parts, in the order of the rows, so that memory stays flat."""
    texts = [f'{{"type":"event","title":"x","id":"{index}"}}' for index in range(4_001)]
    batches = list(read_batches([batch_of(*texts)]))
    assert [len(batch) for batch in batches] == [2_000, 2_000, 1]
    ids = [row["event"]["id"] for batch in batches for row in batch.select(["event"]).to_pylist()]
    assert ids == [str(index) for index in range(4_001)]


def test_one_bad_row_ends_nothing() -> None:
    """Broken JSON, half of a surrogate pair in a key, invalid UTF-8 and deep nesting are rows with issues."""
    texts = [
        WORKSHOP,
        b"{",
        b'{"type":"event","title":"x","\\ud800":1}',
        b"\xff",
        b"[" * 5_000 + b"]" * 5_000,
        b"",
        b"null",
        WORKSHOP,
    ]
    table = pa.Table.from_batches(read_batches([batch_of(*texts, type_=pa.binary())]))
    assert table["event"].is_valid().to_pylist() == [True, *[False] * 6, True]
    assert codes(table) == [
        *([], ["bad-json"], ["unknown-field"], ["bad-encoding"], ["too-deep"], ["bad-json"], ["wrong-type"], [])
    ]
    salvaged = pa.Table.from_batches(read_batches([batch_of(*texts, type_=pa.binary())], on_error="salvage"))
    assert salvaged["event"].is_valid().to_pylist() == [True, False, True, *[False] * 4, True]
    assert salvaged["leftovers"].to_pylist()[1:3] == ['{"":"{"}', '{"/\\ud800":1}']
    assert salvaged["leftovers"].to_pylist()[3] == '{"":"\\\\xff"}'


def test_a_record_of_many_megabytes_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A record that is larger than what Arrow parses at a time (1 MB), or we do, is read, and so is the next."""
    monkeypatch.setattr(writing, "_BLOCK", 1 << 21)
    large_one = Event(title="x", extensions=Extensions({"a": "x" * (1 << 22)}))
    assert list(from_arrow(to_arrow([large_one, Event(title="y"), Event(title="z")]))) == [
        large_one,
        Event(title="y"),
        Event(title="z"),
    ]


@pytest.mark.parametrize(
    ("batch", "kind", "message"),
    [
        (batch_of("x", name="text"), ValueError, 'the batch has no column "json"; its columns: "text"'),
        (pa.RecordBatch.from_arrays([], names=[]), ValueError, 'no column "json"; its columns: none'),
        (pa.RecordBatch.from_arrays([TEXTS, TEXTS], ["json", "json"]), ValueError, 'several columns "json"'),
        (batch_of(1, type_=pa.int64()), TypeError, 'column "json" is of type int64: expected JSON texts'),
        (pa.RecordBatch.from_pydict({"json": ["x"], "event": [1]}), ValueError, 'a column "event" already'),
        (pa.RecordBatch.from_pydict({"json": ["x"], "issues": [1]}), ValueError, 'a column "issues" already'),
    ],
)
def test_a_column_that_does_not_fit_is_named(batch: Any, kind: type[Exception], message: str) -> None:
    """A column that is missing, of another type, or in the way is one error that names it."""
    with pytest.raises(kind, match=message):
        list(read_batches([batch]))


def test_on_error_is_checked_at_once() -> None:
    """`read_batches` keeps every row, so it neither raises nor skips; another choice is refused before any work."""
    wrong: Any = "raise"
    with pytest.raises(ValueError, match="'raise': expected 'yield' or 'salvage'"):
        read_batches([], on_error=wrong)


def test_a_column_of_nulls_is_read() -> None:
    """A batch in which every text is null, of the type null even, has an issue in every row."""
    [rows] = read_batches([batch_of(None, None, type_=pa.null())])
    assert codes(pa.Table.from_batches([rows])) == [["wrong-type"]] * 2


# --- The extra --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("module", "library", "extra"),
    [("migevents.arrow", "pyarrow", "arrow"), ("migevents.interop.sqlalchemy", "sqlalchemy", "sqlalchemy")],
)
def test_a_missing_extra_is_named(module: str, library: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the library, importing the module raises an error with the extra to install."""
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.delitem(sys.modules, module, raising=False)
    with pytest.raises(ModuleNotFoundError, match=rf"pip install 'migevents\[{extra}\]'"):
        importlib.import_module(module)


def test_importing_the_library_imports_no_engine() -> None:
    """`import migevents` loads neither Arrow nor SQLAlchemy."""
    program = "import sys, migevents; print({'pyarrow', 'sqlalchemy', 'migevents.tables'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603  # as above
    assert run.stdout == "set()\n"
