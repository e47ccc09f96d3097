"""Tidy tables: every item is a row with its key, streams stay streams, and no spreadsheet runs a cell."""

import csv
import datetime
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migevents import (
    Accession,
    Contact,
    Event,
    EventDates,
    Extensions,
    Framework,
    InvalidRecord,
    Issue,
    MemberState,
    OrganizationRole,
    PartialDate,
    Quote,
    Speaker,
    Venue,
    Workshop,
    fingerprint,
)
from migevents._display import unguard_cell
from migevents.model.base import fields_of
from migevents.tables import TABLES, iter_rows, write_csv
from migevents.testing import events
from tests.support.effort import times

LISTS = [table for table in TABLES if table != "events"]

ANY: Any = iter_rows


def rows_of(event: Event, table: str) -> list[dict[str, Any]]:
    """Return the rows that a table has of an event."""
    return [row for name, row in iter_rows([event]) if name == table]


def read_csv(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file, as another program reads them."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def as_text(value: Any) -> str:
    """Return a value as the text of a cell."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def test_there_are_eight_tables_with_keys() -> None:
    """There are exactly these eight tables; each begins with the key of the event, and no column is repeated."""
    assert set(TABLES) == {
        *("events", "organizations", "participants", "speakers", "quotes", "frameworks", "members", "contacts")
    }
    for table, columns in TABLES.items():
        assert columns[: 1 if table == "events" else 2] == (("event",) if table == "events" else ("event", "n"))
        assert len(set(columns)) == len(columns)


def test_every_field_of_the_model_has_a_column() -> None:
    """A field that is added to the model gets its column, or its count, by itself."""
    for table in LISTS:
        assert set(fields_of(fields_of(Event)[table].kind.type)) <= set(TABLES[table])
    spread = {"when", "host", "source"}
    assert set(fields_of(Event)) - set(LISTS) - spread <= set(TABLES["events"])
    for name in spread:
        assert {f"{name}_{inner}" for inner in fields_of(fields_of(Event)[name].kind.type)} <= set(TABLES["events"])


@settings(max_examples=times(0.5))
@given(st.lists(events(), max_size=3, unique_by=lambda event: event.id or fingerprint(event)[:16]))
def test_every_item_is_a_row(some: list[Event]) -> None:
    """Each event has a row, and each item of a list one, in its order, with all columns and plain values."""
    rows = list(iter_rows(some))
    expected = Counter({"events": len(some)} | {table: sum(len(getattr(e, table)) for e in some) for table in LISTS})
    assert Counter(table for table, _ in rows) == +expected
    for table, row in rows:
        assert tuple(row) == TABLES[table]
        assert all(type(value) in {str, int, bool, datetime.date, type(None)} for value in row.values())
    keys = [row["event"] for table, row in rows if table == "events"]
    assert keys == [event.id or fingerprint(event)[:16] for event in some]
    for table in LISTS:
        places = [(row["event"], row["n"]) for name, row in rows if name == table]
        assert places == [(key, n) for key, e in zip(keys, some, strict=True) for n in range(len(getattr(e, table)))]


def test_a_record_inside_is_spread_over_columns() -> None:
    """Dates, host, venues and lists of texts are in the row of the event; lists without a table are counted."""
    event = Workshop(
        title="Migration and data",
        when=EventDates(start=PartialDate("2018-11"), end=PartialDate("2018-12-01")),
        host=MemberState(country="LA", organization="IOM", accession=PartialDate("2018-06")),
        venues=(Venue(city="Vientiane"), Venue(city="Paks\u00e9")),
        topics=("data", "policy"),
        extensions=Extensions({"a": {"b": ["é"]}}),
    )
    [row] = rows_of(event, "events")
    stated = {name: value for name, value in row.items() if value not in (None, 0)}
    assert stated == {
        "event": fingerprint(event)[:16],
        "type": "workshop",
        "title": "Migration and data",
        "when_start": "2018-11",
        "when_end": "2018-12-01",
        "earliest": datetime.date(2018, 11, 1),
        "latest": datetime.date(2018, 12, 1),
        "venue_city": "Vientiane",
        "venues": 2,
        "host_country": "LA",
        "host_organization": "IOM",
        "host_accession": "2018-06",
        "host_accession_earliest": datetime.date(2018, 6, 1),
        "host_accession_latest": datetime.date(2018, 6, 30),
        "topics": "data; policy",
        "extensions": '{"a": {"b": ["é"]}}',
    }


def test_a_flag_is_not_stated_where_its_record_is_absent() -> None:
    """`when_open_end` is false where there are dates, and `None` where there are none."""
    [row] = rows_of(Event(title="x"), "events")
    assert row["when_open_end"] is None
    [row] = rows_of(Event(title="x", when=EventDates(days=3)), "events")
    assert row["when_open_end"] is False


def test_quotes_lead_to_their_speakers() -> None:
    """The column `key` of the speakers is what quotes name in `speaker`, whatever makes a speaker's key."""
    event = Event(
        title="x",
        speakers=(Speaker(positions=("Minister",)), Speaker(id="2", name="A")),
        quotes=(Quote(text="Welcome", speaker="Minister"), Quote(text="Thank you", speaker="2")),
    )
    assert [row["key"] for row in rows_of(event, "speakers")] == ["Minister", "2"]
    assert [row["speaker"] for row in rows_of(event, "quotes")] == ["Minister", "2"]


def test_terms_and_dates_of_items_are_plain() -> None:
    """Roles are their words, and a date of an item has the days it may mean beside it."""
    event = Accession(
        title="x",
        members=(MemberState(country="LA", organization="IOM", admitted=PartialDate("XXXX-05")),),
        frameworks=(Framework(name="Plan", edition=8, adopted=PartialDate("2018")),),
    )
    [member], [framework] = rows_of(event, "members"), rows_of(event, "frameworks")
    assert (member["admitted"], member["admitted_earliest"], member["admitted_latest"]) == ("XXXX-05", None, None)
    assert (framework["edition"], framework["adopted_latest"]) == (8, datetime.date(2018, 12, 31))
    roles = (OrganizationRole.FUNDER, OrganizationRole.ORGANIZER)
    organization = fields_of(Event)["organizations"].kind.type(name="IOM", roles=roles)
    [row] = rows_of(Event(title="x", organizations=(organization,)), "organizations")
    assert (row["roles"], type(row["roles"])) == ("funder; organizer", str)


# --- Keys -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "second", [Event(title="y", id="a"), Event(title="x", id="a")], ids=["another event", "the same event"]
)
def test_two_events_with_one_key_are_refused(second: Event, tmp_path: Path) -> None:
    """Rows of two events must not be mixed, so the second is refused with both indices; no file is left behind."""
    some = [Event(title="x", id="a"), Event(title="z"), second]
    with pytest.raises(ValueError, match='records 0 and 2 have the same key, "a"'):
        list(iter_rows(some))
    with pytest.raises(ValueError, match="same key"):
        write_csv(some, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("wrong", [Contact(name="x"), InvalidRecord([Issue("a", "", "b")]), None, {}])
def test_what_is_not_an_event_is_refused(wrong: Any) -> None:
    """An item of a stream that is not an event, such as an `InvalidRecord`, is named with its index."""
    with pytest.raises(TypeError, match=rf"record 1 is an? {type(wrong).__name__}: expected an event"):
        list(ANY([Event(title="x"), wrong]))


def test_rows_are_made_as_they_are_asked_for() -> None:
    """No event is read before its rows are requested."""
    asked = []

    def stream() -> Iterator[Event]:
        for number in range(3):
            asked.append(number)
            yield Event(title="x", id=str(number))

    rows = iter_rows(stream())
    next(rows)
    assert asked == [0]


# --- CSV --------------------------------------------------------------------------------------------------------------


@settings(max_examples=times(0.5))
@given(st.lists(events(), max_size=2, unique_by=lambda event: event.id or fingerprint(event)[:16]))
def test_csv_files_hold_the_rows(tmp_path_factory: pytest.TempPathFactory, some: list[Event]) -> None:
    """Each file has the columns and the rows of its table, and no cell begins as a formula does."""
    folder = tmp_path_factory.mktemp("tables") / "new" / "folder"
    counts = write_csv(some, folder)
    expected: dict[str, list[dict[str, Any]]] = {table: [] for table in TABLES}
    for table, row in iter_rows(some):
        expected[table].append(row)
    assert {path.name for path in folder.iterdir()} == {f"{table}.csv" for table in TABLES}
    for table, rows in expected.items():
        path = folder / f"{table}.csv"
        read = read_csv(path)
        assert counts[table] == len(read) == len(rows)
        for found, row in zip(read, rows, strict=True):
            assert tuple(found) == TABLES[table]
            for column, value in row.items():
                cell = found[column]
                assert not cell.startswith(("=", "+", "-", "@", "|", "%", "\t", "\r"))
                assert unguard_cell(cell) == as_text(value)


def test_formulas_and_phones_are_guarded(tmp_path: Path) -> None:
    """A title that is a formula and a clean phone number get an apostrophe; numbers and dates do not."""
    event = Event(title="=1+1", id="-a", contacts=(Contact(phone="+85621267730"),), edition=3)
    write_csv([event], tmp_path)
    [row] = read_csv(tmp_path / "events.csv")
    assert (row["title"], row["event"], row["edition"]) == ("'=1+1", "'-a", "3")
    [row] = read_csv(tmp_path / "contacts.csv")
    assert (row["phone"], row["event"]) == ("'+85621267730", "'-a")


def test_files_are_made_for_excel(tmp_path: Path) -> None:
    """A file begins with a byte-order mark, has CRLF, and has its header also where there is no row."""
    assert write_csv([], tmp_path) == dict.fromkeys(TABLES, 0)
    assert (tmp_path / "quotes.csv").read_bytes() == b"\xef\xbb\xbf" + ",".join(TABLES["quotes"]).encode() + b"\r\n"


def test_files_are_replaced_together(tmp_path: Path) -> None:
    """If the stream of events fails, the files of the last run stay as they were."""
    write_csv([Event(title="x")], tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def stream() -> Iterator[Event]:
        yield Event(title="y")
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        write_csv(stream(), tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_directory_that_is_a_file_is_an_error(tmp_path: Path) -> None:
    """The path of a file is not a directory to write into."""
    (tmp_path / "events").write_text("x", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write_csv([], tmp_path / "events")
