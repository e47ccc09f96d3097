"""Every public function takes time in proportion to its input, whatever its shape: twice the input, twice the work.

What runs in C, such as a regular expression, is not counted here: see tests/tools/test_instructions.py.
"""

import ast
import contextlib
import datetime
import importlib
import inspect
import io
import json
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import cattrs
import pyarrow
import pytest
import sqlalchemy.dialects.sqlite
from pydantic import TypeAdapter

from migevents import (
    Contact,
    Event,
    EventDates,
    Extensions,
    Interval,
    InvalidDate,
    InvalidRecord,
    PartialDate,
    advise,
    diff,
    draft,
    dump,
    dumps,
    find_dates,
    find_duplicates,
    fingerprint,
    formats,
    iter_records,
    load,
    loads,
    locate,
    merge,
    parse_date,
    salvage,
    structure,
    unstructure,
    write_records,
)
from migevents.advice import likeness
from migevents.arrow import from_arrow, output_schema, read_batches, to_arrow, write_parquet
from migevents.changes import ItemKey, KeyedPath, as_json_patch, key_of, patch
from migevents.formats import csv_table, icalendar, reliefweb, schema_org
from migevents.interop.cattrs import configure, issues_of
from migevents.interop.sqlalchemy import RecordType
from migevents.jsontext import find_positions
from migevents.tables import iter_rows, write_csv
from tests.support.growth import assert_in_proportion, assert_memory_in_proportion
from tests.support.parquet import parquet_table

WORKSHOP = {"type": "workshop", "title": "Migration and data"}
Plain = dict[str, Any]


def refused(error: type[Exception], work: Callable[[Any], object]) -> Callable[[Any], object]:
    """Return a function that does the same and may raise an error."""

    def run(value: Any) -> None:
        with contextlib.suppress(error):
            work(value)

    return run


# --- Records ----------------------------------------------------------------------------------------------------------

FIRST = datetime.date(2018, 1, 1)

RECORDS: dict[str, Callable[[int], Plain]] = {
    "speakers": lambda n: {"speakers": [{"name": f"S {i}", "organization": f"O {i}"} for i in range(n)]},
    "speakers of one name": lambda n: {
        "speakers": [{"id": f"s{i}", "name": "A", "positions": ["x"]} for i in range(n)]
    },
    "quotes of one": lambda n: {
        "speakers": [{"name": "A"}],
        "quotes": [{"text": f"We {i}", "speaker": "A"} for i in range(n)],
    },
    "equal quotes": lambda n: {"speakers": [{"name": "A"}], "quotes": [{"text": "We", "speaker": "A"}] * n},
    "a session of each": lambda n: {
        "speakers": [{"name": f"S {i}"} for i in range(n)],
        "programme": [{"kind": "panel", "speakers": [f"S {i}"]} for i in range(n)],
    },
    "a session of all": lambda n: {
        "speakers": [{"name": f"S {i}"} for i in range(n)],
        "programme": [{"kind": "panel", "speakers": [f"S {i}" for i in range(n)]}],
    },
    "equal sessions": lambda n: {"programme": [{"kind": "panel", "title": "x"}] * n},
    "venues": lambda n: {"venues": [{"city": f"City {i}", "country": "TN"} for i in range(n)]},
    "equal venues": lambda n: {"venues": [{"city": "Tunis", "country": "TN"}] * n},
    "organizations": lambda n: {"organizations": [{"name": f"O {i}", "roles": ["organizer"]} for i in range(n)]},
    "equal organizations": lambda n: {"organizations": [{"name": "O", "roles": ["organizer"]}] * n},
    "names of a framework": lambda n: {"frameworks": [{"name": "F", "other_names": [f"O {i}" for i in range(n)]}]},
    "frameworks": lambda n: {"frameworks": [{"name": f"F {i}", "provisions": ["1"]} for i in range(n)]},
    "topics": lambda n: {"topics": [f"topic {i}" for i in range(n)]},
    "equal topics": lambda n: {"topics": ["topic"] * n},
    "dates": lambda n: {"when": {"dates": [str(FIRST + datetime.timedelta(2 * i)) for i in range(n)]}},
    "contacts": lambda n: {"contacts": [{"name": f"N {i}", "wording": f"N {i}, Email:"} for i in range(n)]},
    "participants": lambda n: {
        "participants": [{"description": f"g {i}", "count": 3, "countries": ["LA"]} for i in range(n)]
    },
    "extensions": lambda n: {"extensions": {f"a:{i}": [i, {"b": "x"}] for i in range(n)}},
    "photos": lambda n: {"photos": [{"url": f"https://example.org/{i}", "caption": "x"} for i in range(n)]},
    "speakers with quotes": lambda n: {
        "speakers": [{"name": f"S {i}"} for i in range(n)],
        "quotes": [{"text": f"We {i}", "speaker": f"S {i}"} for i in range(n)],
    },
    "memberships": lambda n: {"members": [{"country": "LA", "organization": f"O {i}"} for i in range(n)]},
    "related": lambda n: {"related": [{"relation": "part_of", "title": f"T {i}"} for i in range(n)]},
    "extensions in one": lambda n: {"extensions": {"a" * n: {f"b{i}": [i] for i in range(n)}}},
    "a long summary": lambda n: {"summary": "On 12 May 2018, we met. “Ab” " * n + "x"},
}


def other(event: Event) -> Event:
    """The same event as another reports it."""
    return attrs.evolve(
        event,
        title="Other",
        topics=event.topics[::-1],
        venues=event.venues[::-1],
        organizations=event.organizations[1:],
        contacts=event.contacts[::-1],
        frameworks=event.frameworks[1:],
    )


def dumped(event: Event) -> bytes:
    """An event as a file."""
    file = io.BytesIO()
    dump(event, file)
    return file.getvalue()


def calendar_of(event: Event) -> bytes | None:
    """An event as a calendar, on a day that a calendar can hold."""
    held = attrs.evolve(event, when=EventDates(start=PartialDate("2018-11-15")))
    return icalendar.dumps(held, stamp=datetime.datetime(2026, 11, 26, tzinfo=datetime.UTC)).data


def in_parquet(event: Event) -> object:
    """Write an event as Parquet, and read it again."""
    file = io.BytesIO()
    write_parquet([event], file)
    return list(from_arrow(parquet_table(file.getvalue())))


def in_words(event: Event) -> object:
    """The changes to another event and the conflicts with it, as people and programs see them."""
    changes, merged = diff(event, other(event)), merge(event, attrs.evolve(other(event), summary="Other"))
    inverse = patch(other(event), [change.inverse for change in changes[::-1]])
    assert inverse == event
    return [*map(str, changes), *map(repr, changes), *map(str, merged.conflicts), merged]


def evidence_of(event: Event) -> object:
    """Where a text has the facts of an event, in every form."""
    evidence = locate(event, "On 12 May 2018, S 7 of O 7 met A at Tunis. topic")
    return evidence._repr_html_(), evidence.to_html(), repr(evidence), evidence.counts, evidence.not_found, [*evidence]


def in_column(event: Event) -> object:
    """Write an event to a column of a database, in both ways, and read it again."""
    dialect = sqlalchemy.dialects.sqlite.dialect()
    columns = [RecordType(Event), RecordType(Event, stored_as="text")]
    return [column.process_result_value(column.process_bind_param(event, dialect), dialect) for column in columns]


CONVERTER = cattrs.Converter()
configure(CONVERTER)
ADAPTER: TypeAdapter[Event] = TypeAdapter(Event)

ON_RECORDS: dict[str, Callable[[Event], object]] = {
    "parquet": in_parquet,
    "changes and conflicts in words": in_words,
    "evidence": evidence_of,
    "a column of a database": in_column,
    "cattrs": lambda event: CONVERTER.structure(CONVERTER.unstructure(event, Event), Event),
    "pydantic": lambda event: ADAPTER.validate_json(ADAPTER.dump_json(ADAPTER.validate_python(event))),
    "pydantic's values": lambda event: ADAPTER.validate_python(ADAPTER.dump_python(event)),
    "rich": lambda event: list(event.__rich_repr__()),
    "quotes of a speaker": lambda event: [
        (event.quotes_of(event.speakers[-1]), event.speaker_of(event.quotes[-1]))
        for _ in event.speakers[:1]
        for _ in event.quotes[:1]
    ],
    "dump and load": lambda event: load(io.BytesIO(dumped(event))),
    "dumps and loads": lambda event: loads(dumps(event)),
    "unstructure and structure": lambda event: structure(unstructure(event)),
    "salvage": lambda event: salvage(unstructure(event)),
    "fingerprint": fingerprint,
    "repr, hash, equality": lambda event: (repr(event), hash(event), event == attrs.evolve(event)),
    "pickle": lambda event: pickle.loads(pickle.dumps(event)),
    "html": lambda event: event._repr_html_(),
    "advise": advise,
    "diff and patch": lambda event: patch(event, diff(event, other(event))),
    "as_json_patch": lambda event: as_json_patch(diff(event, other(event)), event),
    "merge": lambda event: merge(event, other(event)),
    "merge with a base": lambda event: merge(attrs.evolve(event, topics=(), venues=()), other(event), base=event),
    "likeness": lambda event: likeness(event, other(event)),
    "iter_rows": lambda event: list(iter_rows([event])),
    "arrow": lambda event: list(from_arrow(to_arrow([event]))),
    "icalendar": lambda event: list(icalendar.loads(calendar_of(event) or b"")),
    "schema.org": lambda event: list(schema_org.loads(schema_org.dumps(event).data or b"")),
    "table": lambda event: list(csv_table.loads(csv_table.dumps(event).data or b"")),
    "locate": lambda event: locate(event, "On 12 May 2018, S 7 of O 7 met A at Tunis. topic"),
}


@pytest.mark.parametrize("shape", RECORDS)
@pytest.mark.parametrize("function", ON_RECORDS)
def test_work_grows_with_the_record(function: str, shape: str) -> None:
    """A record with twice the items takes at most 2.2 times the work, whatever is done with it."""
    assert_in_proportion(ON_RECORDS[function], lambda n: structure(WORKSHOP | RECORDS[shape](n)), 50)


# --- Documents --------------------------------------------------------------------------------------------------------


def document(**members: Any) -> bytes:
    """A document of a workshop with these members."""
    return json.dumps(WORKSHOP | members).encode()


DOCUMENTS: dict[str, Callable[[int], bytes]] = {
    "depth": lambda n: b'{"a":' * 4 * n + b"1" + b"}" * 4 * n,
    "depth without an end": lambda n: b'{"a":[' * n,
    "keys alike": lambda n: document(**{"titel" + "l" * i: 1 for i in range(n)}),
    "a long key": lambda n: document(**{"titel" * n: 1}),
    "variants of a language": lambda n: document(source={"language": "en" + "-abcde1" * n}),
    "extensions of a language": lambda n: document(source={"language": "en" + "-a-bc" * n + "-"}),
    "private parts of a language": lambda n: document(source={"language": "x" + "-a" * n + "_"}),
    "a long web address": lambda n: document(source={"url": "https://example.org/" + "a/ " * n}),
    "a long host": lambda n: document(source={"url": "https://" + "a." * n + "!"}),
    "a long e-mail address": lambda n: document(contacts=[{"email": "a." * n + "@" + "b." * n}]),
    "many e-mail addresses": lambda n: document(contacts=[{"email": "A <a@b.c>, " * n}]),
    "a long phone number": lambda n: document(contacts=[{"phone": "+41 22 " + "7-" * n}]),
    "brackets in a phone number": lambda n: document(contacts=[{"phone": "(0)" * n}]),
    "a long country": lambda n: document(host={"country": "republic of " * n}),
    "countries": lambda n: document(participants=[{"description": "x", "countries": [f"Lao {i}" for i in range(n)]}]),
    "terms": lambda n: document(themes=[f"data {i}" for i in range(n)]),
    "a long date": lambda n: document(when={"start": "12 May " * n}),
    "dates in words": lambda n: document(when={"dates": [f"{i % 28 + 1} May {1000 + i}" for i in range(n)]}),
    "equal dates": lambda n: document(when={"dates": ["2018-01-01"] * n}),
    "dates outside": lambda n: document(when={"start": "2018-01-01", "end": "2018-01-02", "dates": ["2018-03-01"] * n}),
    "controls": lambda n: document(summary="\0" * n + " " * n),
    "half pairs": lambda n: b'{"type":"event","title":"' + b"\\ud800" * n + b'"}',
    "a long number": lambda n: b'{"type":"event","title":"x","edition":' + b"1" * n + b"}",
    "a long exponent": lambda n: b'{"type":"event","title":"x","edition":1e' + b"1" * n + b"}",
    "speakers almost right": lambda n: document(
        speakers=[{"name": f"Ana {i}"} for i in range(n)],
        quotes=[{"text": "x", "speaker": f"Anna {i}"} for i in range(n)],
    ),
    "speakers of one key": lambda n: document(speakers=[{"name": "A"}] * n, quotes=[{"text": "x", "speaker": "A"}] * n),
    "wrong items": lambda n: document(venues=[3] * n, topics=[None, [["x"]]] * n),
    "one key many times": lambda n: b'{"type":"event","title":"x"' + b',"title":"y"' * n + b"}",
    "a key twice in items": lambda n: b'{"venues":[' + b",".join([b'{"city":"a","city":"b"}'] * n) + b"]}",
    "faults below a long key": lambda n: document(extensions={"a" * n: [2**60] * n}),
    "faults below long keys": lambda n: document(extensions={"a" * n: {"b" * n: [{"": 2**60}] * n}}),
    "keys twice below a long key": lambda n: (
        b'{"title":"x","extensions":{"' + b"a" * n + b'":[' + b",".join([b'{"a":1,"a":2}'] * n) + b"]}}"
    ),
    "keys twice below an unknown key": lambda n: (
        b'{"title":"x","' + b"a" * n + b'":[' + b",".join([b'{"a":1,"a":2}'] * n) + b"]}"
    ),
    "wrong extensions": lambda n: document(extensions={"": [2**60, {"": 1}] * n}),
    "white space and more": lambda n: document() + b" " * n + b"x",
}


def read_many(data: bytes) -> object:
    """Read a document as one of an array."""
    return list(iter_records(io.BytesIO(b"[" + data + b"]"), on_error="salvage"))


def texts_of(data: bytes) -> pyarrow.RecordBatch:
    """A batch of one document."""
    return pyarrow.RecordBatch.from_pydict({"json": [data]})


@attrs.frozen
class Report:
    """A class of a user."""

    event: Event


def issues_of_document(data: bytes) -> object:
    """The faults of a document inside of a class of a user."""
    try:
        return CONVERTER.structure({"event": json.loads(data)}, Report)
    except (cattrs.BaseValidationError, ValueError) as error:
        return issues_of(error)


def printed(data: bytes) -> object:
    """Read a document, and print its faults in every way."""
    try:
        return loads(data)
    except InvalidRecord as error:
        return str(error), repr(error), error._repr_html_(), unstructure(error)


ON_DOCUMENTS: dict[str, Callable[[bytes], object]] = {
    "loads": printed,
    "structure": refused(ValueError, lambda data: structure(json.loads(data))),
    "salvage": lambda data: [(each.dumps(), each.dumps(indent=1), each._repr_html_()) for each in [salvage(data)]],
    "find_positions": refused(ValueError, lambda data: find_positions(data.decode()).duplicates),
    "read_batches": lambda data: [*read_batches([texts_of(data)]), *read_batches([texts_of(data)], on_error="salvage")],
    "issues_of": issues_of_document,
    "pydantic": refused(ValueError, ADAPTER.validate_json),
    "iter_records": read_many,
}


@pytest.mark.parametrize("shape", [shape for shape in DOCUMENTS if "below" in shape])
@pytest.mark.parametrize("function", ON_DOCUMENTS)
def test_memory_grows_with_the_document(function: str, shape: str) -> None:
    """Faults below a long key take at most 2.2 times the memory in a document of twice the size."""
    assert_memory_in_proportion(ON_DOCUMENTS[function], DOCUMENTS[shape], 700)


def test_positions_are_found_in_time_at_every_depth() -> None:
    """A text nested twice as deep, with a duplicate key at each depth, takes at most 2.2 times work and memory."""

    def nested(count: int) -> str:
        return '{"a":' * count + "1" + ',"a":1}' * count

    for assert_it in (assert_in_proportion, assert_memory_in_proportion):
        assert_it(lambda text: find_positions(text).duplicates, nested, 1_000)


@pytest.mark.parametrize("shape", DOCUMENTS)
@pytest.mark.parametrize("function", ON_DOCUMENTS)
def test_work_grows_with_the_document(function: str, shape: str) -> None:
    """A document with twice of what is wrong takes at most 2.2 times the work to read."""
    assert_in_proportion(ON_DOCUMENTS[function], DOCUMENTS[shape], 60)


STREAMS: dict[str, Callable[[int], bytes]] = {
    "lines": lambda n: b'{"type":"event","title":"x"}\n' * n,
    "an array": lambda n: b"[" + b",".join([b'{"type":"event","title":"x"}'] * n) + b"]",
    "broken lines": lambda n: b'{"type"\n' * n,
    "empty lines": lambda n: b"\r\n" * n,
    "an array without an end": lambda n: b"[1" + b",1" * n,
    "brackets": lambda n: b"[" * n,
    "quotation marks": lambda n: b'"' * n,
    "objects without a break": lambda n: b"{}" * n,
    "commas": lambda n: b"[{}," + b"," * n + b"]",
}


@pytest.mark.parametrize("shape", STREAMS)
@pytest.mark.parametrize("on_error", ["yield", "salvage"])
def test_work_grows_with_the_file(shape: str, on_error: Any) -> None:
    """A file of twice the records, or of twice of what is none, takes at most 2.2 times the work."""
    assert_in_proportion(lambda data: list(iter_records(io.BytesIO(data), on_error=on_error)), STREAMS[shape], 100)


# --- Many records -----------------------------------------------------------------------------------------------------


def on_other_days(count: int) -> list[Event]:
    """Events on days that lie apart."""
    days = [str(FIRST + datetime.timedelta(5 * i)) for i in range(count)]
    return [structure(WORKSHOP | {"id": day, "when": {"start": day}, "host": {"country": "TN"}}) for day in days]


ON_MANY: dict[str, Callable[[list[Event]], object]] = {
    "find_duplicates": find_duplicates,
    "write_records": lambda records: write_records(records, io.BytesIO()),
    "iter_rows": lambda records: list(iter_rows(records)),
    "to_arrow": to_arrow,
    "from_arrow": lambda records: list(from_arrow(to_arrow(records), on_error="salvage")),
    "parquet": lambda records: write_parquet(records, io.BytesIO()),
    "read_batches": lambda records: [
        *read_batches([pyarrow.RecordBatch.from_pydict({"json": list(map(dumps, records))})])
    ],
    "icalendar": lambda records: icalendar.dumps(records, stamp=datetime.datetime(2026, 11, 26, tzinfo=datetime.UTC)),
    "schema.org": schema_org.dumps,
    "table": csv_table.dumps,
}


@pytest.mark.parametrize("function", ON_MANY)
def test_work_grows_with_the_number_of_records(function: str) -> None:
    """Twice the records take at most 2.2 times the work."""
    assert_in_proportion(ON_MANY[function], on_other_days, 40)


def crowded(count: int) -> list[Event]:
    """Records of one event."""
    return [structure(WORKSHOP | {"when": {"start": "2018-01-01"}, "host": {"country": "TN"}})] * count


def test_equal_records_are_a_group_at_once() -> None:
    """Of twice the records of one event, all alike, `find_duplicates` takes at most 2.2 times the work."""
    assert_in_proportion(find_duplicates, crowded, 100)


def test_files_of_tables_grow_with_the_records(tmp_path: Path) -> None:
    """Twice the records take at most 2.2 times the work to write as tables."""
    assert_in_proportion(lambda records: write_csv(records, tmp_path), on_other_days, 40)


# --- Texts ------------------------------------------------------------------------------------------------------------

TEXTS = {
    "words": "Alpha bravo ",
    "numbers": "1 ",
    "strokes": "1-",
    "slashes": "2018/",
    "months": "January ",
    "days": "12 May 2018, ",
    "spans": "from 1 to 2 May ",
    "marks": "?~%",
    "unknown years": "XXXX-",
    "brackets": "(12 May) [",
    "labels": "Start date: ",
    "quotes": "“We count,” said Ana Sample. ",
    "paragraphs": "Tunis – a\n\n",
    "accents": "e\u0301",
    "spaces": " \u00a0",
    "tags": "<p>",
    "calendar lines": "BEGIN:VEVENT\n",
    "escapes": "\\;,",
    "cells": '"",',
    "comments": "/*",
    "apostrophes": "'\\'",
    "objects": '{"@type":"Event","subEvent":[',
}


def located(text: str) -> object:
    """Look in a text for the text itself, almost."""
    return locate({"type": "event", "title": text.strip() + "x", "speakers": [{"name": text.strip() + " x"}]}, text)


ON_TEXTS: dict[str, Callable[[str], object]] = {
    "parse_date": refused(InvalidDate, parse_date),
    "PartialDate": refused(InvalidDate, PartialDate),
    "Interval": refused(InvalidDate, Interval),
    "find_dates": find_dates,
    "draft": draft,
    "locate": located,
    "icalendar": lambda text: list(icalendar.loads("BEGIN:VEVENT\nSUMMARY:x\nDTSTART:" + text)),
    "schema.org": lambda text: list(schema_org.loads(text)),
    "a script": lambda text: list(schema_org.loads('{"a":' + text)),
    "names of schema.org": lambda text: list(schema_org.loads(dict.fromkeys(("name", "startDate", "location"), text))),
    "table": lambda text: list(csv_table.loads("title,when.start,venues.1.country,topics\n" + text)),
    "a header": lambda text: list(csv_table.loads(text + "\n" + text)),
    "reliefweb": lambda text: list(reliefweb.loads({"fields": dict.fromkeys(("title", "body", "country"), text)})),
}


@pytest.mark.parametrize("shape", TEXTS)
@pytest.mark.parametrize("function", ON_TEXTS)
def test_work_grows_with_the_text(function: str, shape: str) -> None:
    """A text of twice the length takes at most 2.2 times the work, whatever is looked for in it."""
    unit = TEXTS[shape]
    assert_in_proportion(ON_TEXTS[function], lambda n: unit * n, 400 // len(unit))


def test_work_grows_with_the_days_of_a_page() -> None:
    """Twice the days of one event, each a part of it, take at most 2.2 times the work to read."""
    assert_in_proportion(
        ON_RECORDS["schema.org"], lambda n: structure(WORKSHOP | RECORDS["dates"](n) | {"id": "x"}), 300
    )


# --- All that is public -----------------------------------------------------------------------------------------------


def columns(count: int) -> pyarrow.Schema:
    """A schema of so many columns."""
    return pyarrow.schema([(f"c{i}", pyarrow.string()) for i in range(count)])


SMALL_INPUTS: dict[str, tuple[Callable[[Any], object], Callable[[int], Any]]] = {
    "key_of": (key_of, lambda n: Contact(name="x" * n, note="x")),
    "output_schema": (output_schema, columns),
    "formats.for_file": (formats.for_file, lambda n: "a." * n + "csv"),
    "csv_table.load and dump": (
        lambda data: csv_table.dump(
            (each.record for each in csv_table.load(io.BytesIO(data)) if each.record), io.BytesIO()
        ),
        lambda n: b"title\n" + b"x\n" * n,
    ),
    "Extensions": (lambda values: hash(Extensions(values)), lambda n: {f"a{i}": {"b": [i]} for i in range(n)}),
    "KeyedPath": (lambda path: (str(path), path.is_within(path)), lambda n: KeyedPath(("a",) * n)),
    "pointer_in": (
        lambda event: KeyedPath(("topics", ItemKey(event.topics[-1]))).pointer_in(event),
        lambda n: Event(title="x", topics=tuple(f"topic {i}" for i in range(n))),
    ),
}


@pytest.mark.parametrize("function", SMALL_INPUTS)
def test_work_grows_with_the_argument(function: str) -> None:
    """An argument of twice the size takes at most 2.2 times the work."""
    assert_in_proportion(*SMALL_INPUTS[function], 100)


NOTHING_GROWS = {
    "json_schema": "its argument is a class",
    "schema": "its argument is a class",
    "all_rules": "it has no argument",
    "rule": "it declares a rule",
    "find": "its argument is the name of a format",
    "reliefweb.dumps": "it raises an error",
    **dict.fromkeys(
        ("events", "extensions", "intervals", "partial_dates", "records", "nearly_valid", "nearly_valid_documents"),
        "a strategy has no input",
    ),
}
"""Public functions that are not measured."""

MODULES = [
    *("", ".advice", ".arrow", ".changes", ".evidence", ".formats", ".tables", ".testing", ".vocabularies"),
    *(".formats.csv_table", ".formats.icalendar", ".formats.reliefweb", ".formats.schema_org"),
    *(".interop.cattrs", ".interop.litestar", ".interop.sqlalchemy"),
]


def used_in(source: str) -> Iterator[str]:
    """Yield the names that a file imports, and those that it uses of the modules it imports: `csv_table.loads`."""
    for part in ast.walk(ast.parse(source)):
        if isinstance(part, ast.ImportFrom) and str(part.module).startswith("migevents"):
            yield from (alias.name for alias in part.names)
        elif isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name):
            yield f"{part.value.id}.{part.attr}"


def test_every_public_function_is_measured() -> None:
    """Each is used in the tests of growth, or is listed with the reason why nothing grows."""
    files = Path(__file__).parent.rglob("test_growth.py")
    used = {name for file in files for name in used_in(file.read_text(encoding="utf-8"))}
    missing = set()
    for name in MODULES:
        module = importlib.import_module(f"migevents{name}")
        parent, _, last = name.rpartition(".")
        for each in module.__all__:
            names = {f"{last}.{each}"} if parent == ".formats" else {each, f"{last}.{each}"}
            if inspect.isfunction(getattr(module, each)) and not names & used:
                missing.add(min(names, key=len))
    assert missing == NOTHING_GROWS.keys()
