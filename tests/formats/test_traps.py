"""Traps from real files, each in an invented file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from migevents.formats import Import, for_file, schema_org
from tests.formats.contract import without_files

DATA = Path(__file__).parent.parent / "data" / "formats"


def read(name: str, **options: Any) -> list[Any]:
    """Read a file by its suffix."""
    module = for_file(name)
    assert module is not None
    imports: Iterator[Import[Any]] = module.loads((DATA / name).read_bytes(), **options)
    return without_files(list(imports))


def record(name: str, **options: Any) -> Any:
    """Read the record of a file that has one entry."""
    (entry,) = read(name, **options)
    assert entry.record is not None
    return entry.record


def codes(name: str, **options: Any) -> list[str]:
    """The codes of the issues of all entries of a file."""
    return [issue.code for entry in read(name, **options) for issue in entry.issues]


def test_a_broken_zone_does_not_cost_the_calendar() -> None:
    """A VTIMEZONE with two TZID, for which the library refuses the file, touches no event."""
    assert str(record("two-zones.ics").when.start) == "2023-11-15"
    assert record("two-zones.ics").when.end is None


def test_markup_in_a_key_is_read_as_text() -> None:
    """A UID in which a page has hidden an address is the text of it, and the change is reported."""
    assert record("markup-in-uid.ics").id == "4711-invented.example.org"
    assert codes("markup-in-uid.ics") == ["markup-read"]


def test_a_description_in_html_is_read_as_text() -> None:
    """Paragraphs and items become lines, entities become characters, and an empty place is ignored."""
    event = record("html-description.ics")
    assert event.summary == "Agenda:\n\nAccess & safety\nData"
    assert event.venues == ()


def test_of_a_recurring_event_the_first_time_is_read() -> None:
    """The rule and its exceptions are left over, and each is reported."""
    (entry,) = read("monthly.ics")
    assert str(entry.record.when.start) == "2023-01-04"
    assert codes("monthly.ics").count("recurrence-ignored") == 2
    assert entry.leftovers["/RRULE"] == "FREQ=MONTHLY;BYDAY=1WE"
    assert entry.leftovers["/EXDATE;TZID"] == "Asia/Kabul"


def test_a_time_in_utc_is_in_doubt_without_a_zone() -> None:
    """The day of a UTC time is marked as uncertain, and the hint asks for a zone; with a zone it is local."""
    assert str(record("utc.ics").when.start) == "2018-11-14?"
    assert "zone-unknown" in codes("utc.ics")
    assert str(record("utc.ics", zone="Asia/Kabul").when.start) == "2018-11-15"
    assert "zone-unknown" not in codes("utc.ics", zone="Asia/Kabul")


def test_the_zone_of_a_calendar_moves_the_day() -> None:
    """An hour before midnight in UTC is the next day in London, in summer; midnight ends the day before."""
    when = record("calendar-zone.ics").when
    assert (str(when.start), when.end) == ("2019-08-01", None)


def test_an_end_that_equals_the_start_is_one_day() -> None:
    """Some programs write the end of an all-day event as its only day, and not as the day after it."""
    assert record("end-equals-start.ics").when.end is None
    assert codes("end-equals-start.ics") == []


def test_a_duration_beyond_the_calendar_is_left_over() -> None:
    """A duration that ends after the year 9999 is reported, and the first day stays."""
    (entry,) = read("endless-duration.ics")
    assert str(entry.record.when.start) == "2023-11-15"
    assert [issue.code for issue in entry.issues] == ["bad-duration"]
    assert entry.leftovers == {"/DURATION": "P3000000D"}


def test_entries_do_not_nest() -> None:
    """A misspelt END does not swallow the entries that follow."""
    first, second = read("misspelt-end.ics")
    assert (first.record.id, second.record.id) == ("invented-1", "invented-2")
    assert [issue.code for issue in first.issues] == ["entry-not-closed"]
    assert second.issues == ()


def test_days_before_the_start_are_sorted() -> None:
    """An RDATE before DTSTART is one of the days, and comes first."""
    when = record("rdate-before-start.ics").when
    assert list(map(str, when.dates)) == ["2023-11-08", "2023-11-15", "2023-11-22"]
    assert (str(when.start), str(when.end)) == ("2023-11-08", "2023-11-22")


def test_attendees_are_not_participants() -> None:
    """A list of invited people is left over, whole; what software writes unasked is not a status."""
    (entry,) = read("attendees.ics")
    assert entry.record.participants == entry.record.speakers == ()
    assert entry.record.status is None
    assert entry.leftovers["/ATTENDEE/1"] == "mailto:b.specimen@example.org"
    assert [issue.code for issue in entry.issues] == ["not-public"]
    (contact,) = entry.record.contacts
    assert (contact.wording, contact.email) == ("Invented secretariat", "secretariat@example.org")


def test_escapes_that_json_does_not_have_are_repaired() -> None:
    """A backslash before an apostrophe is left out, and the repair is reported."""
    event = record("bad-escapes.html")
    assert event.title == "An invented commission's meeting"
    assert str(event.when.start) == "2021-03-04"
    assert codes("bad-escapes.html")[0] == "json-repaired"


def test_of_a_broken_date_time_the_day_is_read() -> None:
    """The date-time that a plug-in writes with hyphens in it still tells the day."""
    when = record("broken-date-time.html").when
    assert (str(when.start), when.end) == ("2019-09-18", None)
    assert codes("broken-date-time.html") == ["day-read", "day-read"]


def test_a_place_that_is_not_set_is_not_stated() -> None:
    """The texts that a program writes for no place and no address are left over; so is an empty name."""
    (entry,) = read("no-location-set.jsonld")
    assert entry.record.venues == ()
    assert entry.record.speakers[0].organization is None
    assert entry.leftovers["/location"]["name"] == "No location set"
    assert entry.leftovers["/performer/0/affiliation/name"] == ""


def test_an_instance_of_a_course_has_its_title() -> None:
    """A course instance without a name has that of the course, and a country for a place is a country."""
    event = record("course.jsonld")
    assert (event.title, event.when.end) == ("Invented course on protection", None)
    assert event.venues[0].country == "LA"
    assert "title-from-course" in codes("course.jsonld")
    course = {"@type": "Course", "hasCourseInstance": {"@type": "CourseInstance"}}
    assert [entry.record for entry in schema_org.loads(course)] == [None]


def test_words_that_are_not_countries_are_left_over() -> None:
    """A "no" may be Norway or an answer, "gb-sct" and "un" are not countries, and "null" is not an address."""
    columns = {"Title": "title", "Start date": "when.start", "flag": "venues.1.country", "Link": "url"}
    first, second, third, fourth = read("flags.csv", columns=columns)
    assert first.leftovers == {"/flag": "no"}
    assert second.leftovers == {"/flag": "gb-sct", "/Link": "null"}
    assert third.leftovers == {"/flag": "un"}
    assert fourth.record.venues[0].country == "NO"
    assert {issue.severity for issue in second.issues} == {"warning"}


def test_microdata_is_read_as_json_ld_is() -> None:
    """An event in the markup of a page has its name, day and place."""
    (entry,) = read("microdata.html")
    assert entry.place == "/microdata/0"
    assert entry.record.title == "Invented fair"
    assert str(entry.record.when.start) == "2020-01-02"
    (venue,) = entry.record.venues
    assert (venue.name, venue.city, venue.country) == ("Invented hall", "Vientiane", "LA")


@pytest.mark.parametrize("name", sorted(path.name for path in DATA.glob("*.*") if path.suffix != ".toml"))
def test_every_leaf_is_in_the_record_or_left_over(name: str) -> None:
    """No entry of these files is without a record, and what is left over is not a whole entry."""
    options = {"columns": {"Title": "title"}} if name.endswith(".csv") else {}
    for entry in read(name, **options):
        assert entry.record is not None
        assert "" not in entry.leftovers
