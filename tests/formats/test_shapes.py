"""The shapes in which programs write events: calendars and pages, with contents that were invented.

They follow the exports of Google, Outlook, Exchange, Indico, The Events Calendar, EventON, Eventbrite, Meetup, Drupal,
Joomla, Apple, Nextcloud, Zimbra, Lotus Notes, SharePoint and ReliefWeb, and files that were broken on the way.
"""

import datetime
import json
import warnings
from pathlib import Path
from typing import Any

import icalendar as library
import pytest

from migevents.formats import for_file, icalendar
from tests.formats.contract import without_files

SHAPES = Path(__file__).parent.parent / "data" / "formats" / "shapes"
EXPECTED: dict[str, list[list[str | None]]] = json.loads((SHAPES / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", EXPECTED)
def test_every_entry_with_a_title_becomes_a_record(name: str) -> None:
    """Whatever the program is, its events are found, with their titles and first days."""
    module = for_file(name)
    assert module is not None
    entries = module.loads((SHAPES / name).read_bytes())
    records = [entry.record for entry in entries if entry.record is not None]
    found = [[record.title, record.when and record.when.start and str(record.when.start)] for record in records]
    assert found == EXPECTED[name]


def test_no_shape_is_forgotten() -> None:
    """Each file is expected to hold something, or nothing."""
    assert set(EXPECTED) == {path.name for path in SHAPES.iterdir()} - {"expected.json"}


@pytest.mark.parametrize("name", [name for name in EXPECTED if name.endswith(".ics")])
def test_the_first_day_is_that_of_the_library(name: str) -> None:
    """Where `icalendar` reads a file whole, an event begins on the day that it reads, or, converted, a day beside."""
    data = (SHAPES / name).read_bytes()
    try:
        with warnings.catch_warnings(action="ignore"):
            events = [
                event for each in library.Calendar.from_ical(data, multiple=True) for event in each.walk("VEVENT")
            ]
            days = [_day_of(event) for event in events]
    except ValueError:
        return
    entries = without_files(list(icalendar.loads(data)))
    has_zone = b"X-WR-TIMEZONE" in data
    for entry, day in zip(entries, days, strict=bool(days)):
        if entry.record is not None and day is not None:
            start = entry.record.when.start
            assert abs((start.earliest - day).days) <= int(has_zone)


def _day_of(event: Any) -> datetime.date | None:
    try:
        moment = event["DTSTART"].dt
    except (KeyError, AttributeError, ValueError):  # there is none, or the library cannot read it
        return None
    return moment.date() if isinstance(moment, datetime.datetime) else moment
