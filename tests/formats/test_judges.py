"""Our files as read by other programs and definitions, which the library itself does not use."""

import datetime
import io
import re
from datetime import UTC
from typing import Any

import pytest
import vobject
from hypothesis import given, settings

from migevents import Event, EventDates, Workshop
from migevents.formats import csv_table, icalendar
from migevents.testing import events
from tests.formats.test_icalendar import STAMP, spans
from tests.support.effort import times

DAY = datetime.timedelta(days=1)


def days_meant(when: EventDates) -> set[datetime.date]:
    """The days of an event, one by one."""
    if when.dates:
        return {date.earliest for date in when.dates if date.earliest}
    first = when.start.earliest if when.start else None
    last = when.end.earliest if when.end else first
    assert first is not None
    assert last is not None
    # A year is enough to tell: nobody counts the days of a span of centuries.
    return {first + index * DAY for index in range(min((last - first).days, 366) + 1)}


@settings(max_examples=times(1))
@given(spans())
def test_a_calendar_program_shows_exactly_the_days(when: EventDates) -> None:
    """A program that unfolds events day by day finds the event on each of its days, and on none beside them."""
    recurring = pytest.importorskip("recurring_ical_events", reason="it judges the days of our calendars")
    import icalendar as library

    meant = days_meant(when)
    last = when.end.earliest if when.end else None
    if min(meant) < datetime.date(1900, 1, 1) or max([*meant, last or min(meant)]) > datetime.date(2100, 1, 1):
        return  # beyond what a calendar program computes with
    data = icalendar.dumps(Workshop(title="x", id="1", when=when), stamp=STAMP).data
    assert data is not None
    query = recurring.of(library.Calendar.from_ical(data))
    for day in {day + step for day in list(meant)[:4] for step in (-DAY, 0 * DAY, DAY)}:
        is_in_span = bool(when.end and not when.dates and when.start.earliest <= day <= when.end.earliest)  # type: ignore[union-attr,operator]  # full days
        assert bool(query.at((day.year, day.month, day.day))) is (day in meant or is_in_span)


@settings(max_examples=times(1))
@given(events(when=spans()))
def test_an_independent_parser_reads_every_line(event: Event) -> None:
    """Every line is read by a parser that shares no code with the one that wrote it, and the title is the same."""
    data = icalendar.dumps(event, stamp=STAMP, name="Invented events", sequence=3).data
    assert data is not None
    calendar = vobject.readOne(data.decode())
    assert calendar.vevent.summary.value == event.title
    assert calendar.vevent.sequence.value == "3"
    unfolded = re.sub(rb"\r\n[ \t]", b"", data).split(b"\r\n")
    own = {"BEGIN", "END"}
    names = [re.split(b"[;:]", line)[0].decode() for line in unfolded if line]
    read = [line.name for line in calendar.lines()] + [line.name for line in calendar.vevent.lines()]
    assert sorted(name for name in names if name not in own) == sorted(read)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_the_name_of_a_calendar_is_text() -> None:
    """The name is escaped as every text, so that an independent parser reads it as it was given."""
    name = "Migration, data; and a \\n"
    event = Workshop(title="x", id="1", when=EventDates(start="2018-11-15"))  # type: ignore[arg-type]  # read as a date
    data = icalendar.dumps(event, stamp=STAMP, name=name).data
    assert data is not None
    contents = vobject.readOne(data.decode()).contents
    assert contents["name"][0].value == contents["x-wr-calname"][0].value == name


def test_libhxl_reads_the_tags() -> None:
    """The library of the standard reads the rows of a table with tags, and finds the tags as they are given."""
    hxl = pytest.importorskip("hxl")
    records = [Workshop(title=f"Invented {number}", when=EventDates(start="2018-11-15")) for number in range(6)]  # type: ignore[arg-type]  # read as a date
    data = csv_table.dumps(records, hxl=True).data
    assert data is not None
    source = hxl.data(io.BytesIO(data))
    assert [column.display_tag for column in source.columns] == ["#event+type", "#event+name", "#date+start"]
    assert [row.get("#event+name") for row in source] == [record.title for record in records]


# --- A calendar that people subscribe to ------------------------------------------------------------------------------


def test_a_changed_record_replaces_its_entry() -> None:
    """The entry of a record keeps its UID when the record changes, and its SEQUENCE grows: programs replace it."""
    import icalendar as library

    before = Workshop(title="Migration and data", id="workshop-7", when=EventDates(start="2018-11-15"))  # type: ignore[arg-type]  # read as a date
    after = Workshop(title="Migration and data, in Pakse", id="workshop-7", when=EventDates(start="2018-11-16"))  # type: ignore[arg-type]  # read as a date
    entries = []
    for number, record in enumerate([before, after]):
        data = icalendar.dumps([record], stamp=STAMP + number * DAY, sequence={"workshop-7": number}).data
        assert data is not None
        entries.append(library.Calendar.from_ical(data).walk("VEVENT")[0])
    old: Any
    new: Any
    old, new = entries
    assert old["UID"] == new["UID"] == "workshop-7"
    assert (old["SEQUENCE"], new["SEQUENCE"]) == (0, 1)
    assert old["DTSTAMP"].dt < new["DTSTAMP"].dt == datetime.datetime(2026, 11, 27, 12, tzinfo=UTC)


def test_the_same_records_give_the_same_calendar() -> None:
    """With a stamp, a calendar is the same bytes whenever it is written, ids that are made included."""
    record = Workshop(title="Migration and data", when=EventDates(start="2018-11-15"))  # type: ignore[arg-type]  # read as a date
    first, second = (icalendar.dumps(record, stamp=STAMP) for _ in range(2))
    assert first == second
    assert [loss.code for loss in first.losses] == ["id-generated", "not-supported"]
