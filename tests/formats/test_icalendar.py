"""Calendars, in and out."""

import codecs
import datetime
import sys
from datetime import UTC
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migevents import AnyEvent, Event, EventDates, PartialDate, Workshop, structure, unstructure
from migevents.formats import Import, icalendar
from migevents.testing import events, records
from tests.formats.contract import unexplained
from tests.support.effort import times

STAMP = datetime.datetime(2026, 11, 26, 12, tzinfo=UTC)
DAYS = st.builds("{}{}".format, st.dates(), st.sampled_from(["", "", "", "?", "~", "%"]))


@st.composite
def spans(draw: st.DrawFn) -> EventDates:
    """Dates that a calendar has a place for, with what it has none for beside them."""
    drawn = st.lists(DAYS, min_size=1, max_size=3, unique_by=lambda day: str(day)[:10])
    days, is_list = draw(st.tuples(drawn.map(sorted), st.booleans()))
    more: list[dict[str, Any]] = [{}, {"days": 3}, {"wording": "then"}]
    plain = dict(draw(st.sampled_from(more)))
    if len(days) == 1:
        plain["start"] = days[0]
    else:
        plain |= {"dates": days} if is_list else {"start": days[0], "end": days[-1]}
    return structure(plain, EventDates)


@settings(max_examples=times(2.5))
@given(events(when=spans() | records(EventDates)))
def test_what_comes_back_was_stated_or_is_a_named_loss(event: Event) -> None:
    """A record that is written is read back as a part of itself, and every difference is in the account."""
    export = icalendar.dumps(event, stamp=STAMP)
    if export.data is None:
        assert [loss.code for loss in export.losses if loss.severity == "error"] == ["not-written"]
        return
    (entry,) = icalendar.loads(export.data)
    assert entry.record is not None
    assert unexplained(event, entry.record, export.losses) == []
    assert [issue for issue in entry.issues if issue.code != "markup-read"] == []


def test_a_title_of_tags_alone_does_not_cost_the_record() -> None:
    """A title that a reader would take for tags without a text is read as it is written, and a summary is not."""
    event = Event(title="<DD><A", summary="<br>", when=EventDates(start=PartialDate("2018-11-15")))
    data = icalendar.dumps(event, stamp=STAMP).data
    assert data is not None
    (entry,) = icalendar.loads(data)
    assert entry.record is not None
    assert (entry.record.title, entry.record.summary) == ("<DD><A", None)


def test_a_backslash_before_an_n_is_a_named_loss() -> None:
    r"""The library reads and writes "\N" as a line break, so that is a loss; a title of it is not written."""
    when = EventDates(start=PartialDate("2018-11-15"))
    event = Event(title="a", id=r"b\N", summary=r"c\Nd", when=when)
    export = icalendar.dumps(event, stamp=STAMP)
    assert [(loss.code, loss.path) for loss in export.losses] == [
        ("line-breaks-changed", "/summary"),
        ("line-breaks-changed", "/id"),
    ]
    assert export.data is not None
    (entry,) = icalendar.loads(export.data)
    assert unexplained(event, entry.record or event, export.losses) == []
    assert [loss.path for loss in icalendar.dumps(Event(title=r"\N", when=when)).losses] == ["/title"]


# --- Reading ----------------------------------------------------------------------------------------------------------


def read(*lines: str, **options: Any) -> Import[AnyEvent]:
    """Read an event of these lines."""
    (entry,) = icalendar.loads("\n".join(["BEGIN:VEVENT", "SUMMARY:x", *lines, "END:VEVENT"]), **options)
    return entry


def dates(entry: Import[AnyEvent]) -> dict[str, Any]:
    """When an event is, as plain values."""
    assert entry.record is not None
    plain: dict[str, Any] = unstructure(entry.record).get("when", {})
    return plain


@pytest.mark.parametrize(
    ("lines", "when", "codes"),
    [
        (["DTSTART;VALUE=DATE:20181115", "DTEND;VALUE=DATE:20181118"],
         {"start": "2018-11-15", "end": "2018-11-17"}, []),
        (["DTSTART;VALUE=DATE:20181115", "DURATION:P2D"], {"start": "2018-11-15", "end": "2018-11-16"}, []),
        (["DTSTART:20181115T220000", "DURATION:PT4H"], {"start": "2018-11-15", "end": "2018-11-16"}, ["time-dropped"]),
        (["DTSTART:20181115T220000", "DTEND:20181116T000000"], {"start": "2018-11-15"}, ["time-dropped"] * 2),
        (["DTSTART;VALUE=DATE:20181115", "DTEND;VALUE=DATE:20181117", "DURATION:P1D"],
         {"start": "2018-11-15", "end": "2018-11-16"}, []),
        (["DTSTART;VALUE=DATE:20181115", "DTEND;VALUE=DATE:20181101"], {"start": "2018-11-15"}, ["end-before-start"]),
        (["DTSTART;VALUE=DATE:20181115", "DURATION:tomorrow"], {"start": "2018-11-15"}, ["bad-duration"]),
        (["DTSTART;VALUE=DATE:20181115", "DURATION:-P1D"], {"start": "2018-11-15"}, ["bad-duration"]),
        (["DTSTART;VALUE=DATE:20181115", "DURATION:PT0S"], {"start": "2018-11-15"}, []),
        (["DTSTART;VALUE=DATE:20181115", "DTEND:soon"], {"start": "2018-11-15"}, ["bad-date"]),
        (["DTSTART:soon", "DTEND;VALUE=DATE:20181117", "RRULE:FREQ=DAILY"], {}, ["bad-date"]),
        (["DTSTART:2018-11-31T10", "DURATION:P1D"], {}, ["bad-date"]),
        (["DTSTART:2018-9-8T10-10-00"], {"start": "2018-09-08"}, ["day-read"]),
        (["DTSTART:00010101T000000Z"], {"start": "0001-01-01?"}, ["time-dropped", "zone-unknown"]),
        (["DTSTART;VALUE=DATE:20181115", "RDATE;VALUE=DATE:20181115"], {"start": "2018-11-15"}, []),
        (["DTSTART:20181115T090000", "RDATE:20181122T090000,20181129T090000"],
         {"start": "2018-11-15", "end": "2018-11-29", "dates": ["2018-11-15", "2018-11-22", "2018-11-29"]},
         ["time-dropped"]),
        (["DTSTART:20181115T090000Z", "RDATE:20181122T090000Z"],
         {"start": "2018-11-15?", "end": "2018-11-22?", "dates": ["2018-11-15?", "2018-11-22?"]},
         ["time-dropped", "zone-unknown"]),
        (["DTSTART;VALUE=DATE:20181115", "RDATE;VALUE=PERIOD:20181122T090000Z/PT1H"], {"start": "2018-11-15"},
         ["recurrence-ignored"]),
        (["DTSTART;VALUE=DATE:20181115", "DTEND;VALUE=DATE:", "RDATE;VALUE=DATE:", "DURATION: ", "RRULE:"],
         {"start": "2018-11-15"}, []),
        (["DTSTART:", "DTEND;VALUE=DATE:20181115"], {}, []),
        (["DTSTART;VALUE=DATE:20181115", "DURATION:P3D", "RDATE;VALUE=DATE:20181122"],
         {"start": "2018-11-15", "end": "2018-11-17"}, ["recurrence-ignored"]),
    ],
    ids=lambda value: value[-1] if isinstance(value, list) and value else "",
)  # fmt: skip
def test_days_are_read_as_they_are_written(lines: list[str], when: dict[str, Any], codes: list[str]) -> None:
    """Starts, ends, lengths and single days become days; what cannot be read is left over and reported."""
    entry = read(*lines)
    assert dates(entry) == when
    assert [issue.code for issue in entry.issues] == codes
    assert all(issue.path in entry.leftovers for issue in entry.issues if issue.severity != "info")


def test_the_hours_of_a_duration_are_left_over() -> None:
    """A duration of days is used up by the end; one with hours is left over, as a time is."""
    for duration, leftovers in (("P2D", {}), ("PT5H", {"/DURATION": "PT5H"}), ("P1DT5H", {"/DURATION": "P1DT5H"})):
        assert read("DTSTART;VALUE=DATE:20181115", f"DURATION:{duration}").leftovers == leftovers


@pytest.mark.parametrize(("duration", "reason"), [("-P1D", "it is negative"), ("P9999999D", "after the year 9999")])
def test_why_a_duration_is_not_read_is_reported(duration: str, reason: str) -> None:
    """A duration that leads before the start, or beyond the last day that there is, is left over with the reason."""
    entry = read("DTSTART;VALUE=DATE:20181115", f"DURATION:{duration}")
    assert reason in entry.issues[0].message
    assert entry.leftovers == {"/DURATION": duration}


def test_the_zone_of_a_calendar_counts_until_the_next() -> None:
    """Each calendar of a file has its own zone; one that is not known is none."""
    event = "BEGIN:VEVENT\nSUMMARY:x\nDTSTART:20181114T213000Z\nEND:VEVENT\n"
    zones = ["X-WR-TIMEZONE:Asia/Kabul\n", "", "X-WR-TIMEZONE:Nowhere/Else\n", "X-WR-TIMEZONE:../etc\n"]
    text = "".join(f"BEGIN:VCALENDAR\n{zone}{event}END:VCALENDAR\n" for zone in zones)
    days = [dates(entry)["start"] for entry in icalendar.loads(text)]
    assert days == ["2018-11-15", "2018-11-14?", "2018-11-14?", "2018-11-14?"]


def test_zones_are_names_or_objects() -> None:
    """A zone is a name or a `tzinfo`; an unknown name is refused at once."""
    lines = "BEGIN:VEVENT\nSUMMARY:x\nDTSTART:20181114T213000Z\nEND:VEVENT\n"
    (entry,) = icalendar.loads(lines, zone=datetime.timezone(datetime.timedelta(hours=7)))
    assert dates(entry)["start"] == "2018-11-15"
    last = "BEGIN:VEVENT\nSUMMARY:x\nDTSTART:99991231T235959Z\nEND:VEVENT\n"
    (entry,) = icalendar.loads(last, zone="Asia/Kabul")
    assert dates(entry)["start"] == "9999-12-31?"
    with pytest.raises(ValueError, match='unknown time zone "Kabul": expected a name such as "Asia/Kabul"'):
        icalendar.loads(lines, zone="Kabul")


@pytest.mark.parametrize(
    ("line", "leftover", "codes"),
    [
        ("LOCATION:https://example.org/room", {"/LOCATION": "https://example.org/room"}, ["location-is-url"]),
        ("LOCATION:<br>", {"/LOCATION": "<br>"}, ["markup-read"]),
        ("DESCRIPTION:<br>", {"/DESCRIPTION": "<br>"}, ["markup-read"]),
        ("CONTACT:<br>", {"/CONTACT": "<br>"}, ["markup-read"]),
        ("CATEGORIES:<br>", {"/CATEGORIES": "<br>"}, ["markup-read"]),
        ("CONTACT: ", {}, []),
        ("ORGANIZER;CN=Office:", {}, []),
        ("STATUS:TENTATIVE", {"/STATUS": "TENTATIVE"}, []),
        ("CLASS:PUBLIC", {"/CLASS": "PUBLIC"}, []),
        ("ORGANIZER;CN=OCHA:mailto:x@group.calendar.google.com",
         {"/ORGANIZER": "mailto:x@group.calendar.google.com", "/ORGANIZER;CN": "OCHA"}, []),
        ("ORGANIZER:invalid", {"/ORGANIZER": "invalid"}, ["nothing-stated", "bad-email"]),
        ("IMAGE;VALUE=BINARY:AAAA", {"/IMAGE": "AAAA"}, []),
        ("CONTACT;VALUE=binary:AAAA", {"/CONTACT": "AAAA"}, ["bad-line"]),
        ("CONTACT;ENCODING=b:AAAA", {"/CONTACT": "AAAA", "/CONTACT;ENCODING": "b"}, ["bad-line"]),
        ("CONTACT;ENCODING=BASE64:AAAA", {"/CONTACT": "AAAA", "/CONTACT;ENCODING": "BASE64"}, ["bad-line"]),
        ("URL:webcal://example.org", {"/URL": "webcal://example.org"}, ["bad-url"]),
        ("SUMMARY:y", {"/SUMMARY/1": "SUMMARY:y"}, ["duplicate-property"]),
        ("no name", {"/bad-line/0": "no name"}, ["bad-line"]),
        ("LOCATION;X=1", {"/LOCATION": "LOCATION;X=1"}, []),
        ("DTSTART;TZID=Asia/Kabul", {"/DTSTART": "DTSTART;TZID=Asia/Kabul"}, ["bad-date"]),
        ('URL;X="a":https://example.org/', {"/URL;X": "a"}, []),
        ('URL;X="a:https://example.org/', {"/URL": 'URL;X="a:https://example.org/'}, ["bad-line"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_not_in_the_record_is_left_over(line: str, leftover: dict[str, str], codes: list[str]) -> None:
    """The part of a line that has no field is left over, unchanged, by its place."""
    entry = read(line)
    assert entry.record is not None
    assert dict(entry.leftovers) == leftover
    assert [issue.code for issue in entry.issues] == codes


def test_texts_are_cleaned_and_every_change_is_a_repair() -> None:
    """Lines are joined, control characters removed, and themes separated from topics, each once."""
    entry = read(
        *("LOCATION:Hall 3\\nVientiane", "DESCRIPTION:a\x07b\\nc", "STATUS:cancelled"),
        *("CATEGORIES:Migration health,data", "CATEGORIES:data", "IMAGE;VALUE=URI:https://example.org/a.jpg"),
        *("ORGANIZER:mailto:office@example.org", "CONTACT:Desk 3"),
    )
    record = entry.record
    assert record is not None
    assert (record.venues[0].name, record.summary, record.status) == ("Hall 3, Vientiane", "ab\nc", "cancelled")
    assert (record.themes, record.topics) == (("migration_health",), ("data",))
    assert record.photos[0].url == "https://example.org/a.jpg"
    assert [contact.wording or contact.email for contact in record.contacts] == ["Desk 3", "office@example.org"]
    assert sorted(issue.code for issue in entry.issues) == ["control-dropped", "lines-joined"]
    assert all(issue.severity == "info" for issue in entry.issues)


@pytest.mark.parametrize("name", ["SUMMARY", "DESCRIPTION", "UID", "LOCATION", "CATEGORIES", "CONTACT", "ORGANIZER"])
@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("BOOLEAN", "TRUE"),
        ("cal-address", "urn:x"),
        ("DATE", "20181115"),
        ("DATE-TIME", "20181115T090000Z"),
        ("DURATION", "P1D"),
        ("INTEGER", "words"),
        ("PERIOD", "20181115T090000Z/PT1H"),
        ("RECUR", "FREQ=DAILY"),
        ("TIME", "090000"),
        ("UTC-OFFSET", "+0700"),
        ('"DATE"', "20181115"),
    ],
)  # fmt: skip
def test_a_text_is_read_as_written_whatever_type_it_states(name: str, kind: str, text: str) -> None:
    """A type that a property cannot have, as RFC 5545 lists them in section 3.3, changes no text and raises nothing."""
    typed, plain = (
        next(icalendar.loads(f'BEGIN:VEVENT\n{name};X="a;VALUE=b"{stated}:{text}\nSUMMARY:x\nEND:VEVENT'))
        for stated in (f";VALUE={kind}", "")
    )
    assert (typed.record, typed.leftovers, typed.issues) == (plain.record, plain.leftovers, plain.issues)
    assert text in f"{typed.record} {typed.leftovers}"


@pytest.mark.parametrize("name", ["DTSTART", "DTEND", "DURATION", "RDATE", "CATEGORIES;X", "ORGANIZER;", "URL;a b=c"])
def test_messages_are_short_however_long_the_line(name: str) -> None:
    """The message about a line that cannot be read repeats no more than its beginning."""
    entry = read("DTSTART;VALUE=DATE:20181115" if name != "DTSTART" else "UID:y", f"{name}:{'word ' * 2_000}")
    assert all(len(issue.message) <= 400 for issue in entry.issues)


def test_parts_of_an_entry_are_left_over_whole() -> None:
    """An alarm, with what is in it, is left over as its lines; entries of other kinds touch no event."""
    text = (
        "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nBEGIN:STANDARD\nEND:STANDARD\nEND:VTIMEZONE\n"
        "BEGIN:VEVENT\nSUMMARY:x\nBEGIN:VALARM\nTRIGGER:-PT5M\nBEGIN:X-INNER\nEND:X-INNER\nEND:VALARM\nEND:VEVENT\n"
        "BEGIN:VJOURNAL\nX-WR-TIMEZONE:Asia/Kabul\nno name\nEND:VJOURNAL\nEND:VCALENDAR\n"
    )
    of_file, entry = icalendar.loads(text)
    assert [issue.code for issue in of_file.issues] == ["entries-skipped"]
    alarm = ["BEGIN:VALARM", "TRIGGER:-PT5M", "BEGIN:X-INNER", "END:X-INNER", "END:VALARM"]
    assert entry.leftovers == {"/VALARM/0": alarm}


def test_an_entry_without_a_title_is_left_over_whole() -> None:
    """Where there is no record, the leftover is the entry, line by line, and the issue is at the place of the title."""
    (entry,) = icalendar.loads("BEGIN:VEVENT\nUID:1\nEND:VEVENT")
    assert (entry.record, entry.leftovers) == (None, {"": ["UID:1"]})
    (issue,) = entry.issues
    assert (issue.code, issue.path, issue.severity) == ("missing-field", "/SUMMARY", "error")


def test_a_zone_counts_wherever_it_is() -> None:
    """What a calendar says of its zone after its events is the zone of those events, too, and of no other calendar."""
    event = "BEGIN:VEVENT\nSUMMARY:x\nDTSTART:20181114T213000Z\nEND:VEVENT\n"
    text = f"BEGIN:VCALENDAR\n{event}END:VCALENDAR\nBEGIN:VCALENDAR\n{event}X-WR-TIMEZONE:Asia/Kabul\nEND:VCALENDAR\n"
    assert [dates(entry)["start"] for entry in icalendar.loads(text)] == ["2018-11-14?", "2018-11-15"]


def test_lines_may_end_with_cr_alone_and_be_folded_inside_of_a_character() -> None:
    """Old programs end lines with CR, and some fold by bytes, in the middle of a character: no text is lost."""
    text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Señal – 日本\nEND:VEVENT\nEND:VCALENDAR\n"
    (entry,) = icalendar.loads(text.replace("\n", "\r"))
    assert entry.record == Event(title="Señal – 日本")
    data = text.encode()
    first = data.index(b"Se")
    for at in range(first, data.index(b"\nEND:VEVENT")):
        for fold in (b"\r\n ", b"\n\t"):
            (entry,) = icalendar.loads(data[:at] + fold + data[at:])
            assert entry.record == Event(title="Señal – 日本")


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["SUMMARY;ENCODING=QUOTED-PRINTABLE:Caf=C3=A9 =E2=80=93 8"], "Café – 8"),
        (
            ["SUMMARY;CHARSET=UTF-8;ENCODING=quoted-printable:R=C3=A9union =", "r=C3=", "=A9gionale"],
            "Réunion régionale",
        ),
        (["SUMMARY;CHARSET=ISO-8859-2;ENCODING=QUOTED-PRINTABLE:=B1"], "ą"),
        (["SUMMARY;CHARSET=rot13;ENCODING=QUOTED-PRINTABLE:Se=F1al"], "Señal"),
        (["SUMMARY:8 =C3=A9"], "8 =C3=A9"),
    ],
    ids=["utf-8", "soft breaks", "charset", "not utf-8", "plain"],
)
def test_texts_in_quoted_printable_are_decoded(lines: list[str], title: str) -> None:
    """Calendars of the old vCalendar encode texts, over several lines; what they write as plain text stays as it is."""
    (entry,) = icalendar.loads("\n".join(["BEGIN:VEVENT", *lines, "DESCRIPTION:x", "END:VEVENT"]))
    assert entry.record == Event(title=title, summary="x")
    assert [issue.code for issue in entry.issues] == ["quoted-printable-read"] * ("ENCODING" in lines[0])
    of_several = "BEGIN:VEVENT\nSUMMARY:x\nDESCRIPTION;ENCODING=QUOTED-PRINTABLE:a=0D=0Ab\\, c\nEND:VEVENT"
    (entry,) = icalendar.loads(of_several)
    assert entry.record == Event(title="x", summary="a\nb, c")
    (open_one,) = icalendar.loads("BEGIN:VEVENT\nSUMMARY;ENCODING=QUOTED-PRINTABLE:a=")
    assert open_one.record == Event(title="a")


def test_a_calendar_may_be_in_another_encoding() -> None:
    """UTF-16 is detected by its mark; other bytes are read as Windows-1252, reported once per file."""
    text = "BEGIN:VEVENT\nSUMMARY:Señal\nEND:VEVENT"
    for data in (text.encode(), text.encode("utf-16"), text):
        (entry,) = icalendar.loads(data)
        assert entry.record is not None
        assert entry.record.title == "Señal"
    for mark in (b"", codecs.BOM_UTF8):
        of_file, entry = icalendar.loads(mark + text.encode("cp1252"))
        assert [issue.code for issue in of_file.issues] == ["encoding-guessed"]
        assert of_file.issues[0].message.startswith(f"byte {len(mark) + 23} is not valid UTF-8")
        assert entry.record is not None
        assert entry.record.title == "Señal"


def test_a_class_can_be_asked_for() -> None:
    """A calendar does not state the kind of event, so the caller may pass it."""
    assert type(read(cls=Workshop).record) is Workshop


# --- Writing ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "losses"),
    [
        ({"start": "2018-11"}, [("not-written", "/when/start")]),
        ({"start": "XXXX-11-15"}, [("not-written", "/when/start")]),
        ({"end": "2018-11-15"}, [("not-written", "/when")]),
        ({"within": "2018-11-12/2018-11-18"}, [("not-written", "/when")]),
        ({"dates": ["2018-11-15", "2018-12"]}, [("not-written", "/when/dates/1")]),
        ({"start": "2018-11-15", "end": "2018-12"}, [("not-supported", "/when/end")]),
        ({"start": "2018-11-15?", "end": "2018-11-14"},
         [("doubt-lost", "/when/start"), ("not-supported", "/when/end")]),
        ({"start": "9999-12-30", "end": "9999-12-31"}, [("not-supported", "/when/end")]),
        ({"start": "9999-12-31"}, []),
        ({"start": "2018-11-15", "open_end": True}, [("not-supported", "/when/open_end")]),
        ({"start": "2018-11-15", "end": "2018-11-22", "dates": ["2018-11-15", "2018-11-22"]}, []),
        ({"dates": ["2018-11-15", "2018-11-22"]}, [("span-added", "/when/start"), ("span-added", "/when/end")]),
    ],
    ids=str,
)  # fmt: skip
def test_days_that_a_calendar_cannot_hold_are_named(when: dict[str, Any], losses: list[tuple[str, str]]) -> None:
    """An entry needs a full day; what else is stated of the dates is written, or it is a loss."""
    export = icalendar.dumps(structure({"type": "event", "title": "x", "id": "1", "when": when}), stamp=STAMP)
    assert [(loss.code, loss.path) for loss in export.losses] == losses
    assert (export.data is None) is (losses[:1] != [] and losses[0][0] == "not-written")


def test_several_records_are_one_calendar() -> None:
    """Losses have the number of their record before them; an id that comes again is named."""
    records = [structure({"type": "event", "title": "x", "id": "1", "when": {"start": "2018-11-15"}})] * 2
    export = icalendar.dumps([*records, Event(title="y")], stamp=STAMP, name="Invented")
    assert export.data is not None
    assert b"X-WR-CALNAME:Invented" in export.data
    assert [(loss.code, loss.path) for loss in export.losses] == [("duplicate-id", "/1/id"), ("not-written", "/2/when")]
    assert len(list(icalendar.loads(export.data))) == 2
    assert icalendar.dumps([], stamp=STAMP).data is None


def test_everything_else_is_written_or_named() -> None:
    """Statuses, contacts, photos and related events are written as far as a calendar has room."""
    record = structure(
        {
            "type": "event",
            "title": "x <b>y</b>",
            "id": "1",
            "summary": "a\r\nb",
            "status": "postponed",
            "when": {"start": "2018-11-15"},
            "contacts": [{"note": "n"}, {"wording": "Desk"}],
            "photos": [{"caption": "c"}],
            "venues": [{"note": "n"}],
            "related": [
                {"relation": "next", "title": "y"},
                {"relation": "part_of", "title": "z", "id": "3"},
                {"relation": "next", "title": "z", "id": "4"},
            ],
        }
    )
    export = icalendar.dumps(record, stamp=STAMP)
    assert export.data is not None
    assert b"STATUS:TENTATIVE" in export.data
    assert b"RELATED-TO;RELTYPE=PARENT:3" in export.data
    assert sorted((loss.code, loss.path) for loss in export.losses) == [
        ("coarser", "/related/2/relation"),
        ("coarser", "/status"),
        ("flattened", "/related/1"),
        ("flattened", "/related/2"),
        ("flattened", "/venues"),
        ("line-breaks-changed", "/summary"),
        ("markup-inside", "/title"),
        ("not-supported", "/contacts/0"),
        ("not-supported", "/photos/0"),
        ("not-supported", "/related/0"),
    ]


def test_text_cannot_break_out_of_its_line() -> None:
    """Line breaks, separators and names of components in a text stay in it."""
    title = "x;y,z:BEGIN"
    summary = "END:VEVENT\nBEGIN:VEVENT\nATTENDEE:mailto:a@example.org\\n"
    record = structure({"type": "event", "title": title, "summary": summary, "when": {"start": "2018-11-15"}})
    data = icalendar.dumps(record, stamp=STAMP).data
    assert data is not None
    (entry,) = icalendar.loads(data)
    assert entry.record is not None
    assert (entry.record.title, entry.record.summary) == (title, summary)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"stamp": datetime.datetime(2026, 1, 1)}, "no time zone"),  # noqa: DTZ001  # the mistake
        ({"sequence": -1}, "expected 0"),
        ({"sequence": {"1": -1}}, "expected 0"),
        ({"name": "x\r\nBEGIN:VEVENT"}, "expected text on one line"),
        ({"name": "x\0"}, "expected text on one line"),
    ],
    ids=str,
)  # fmt: skip
def test_wrong_options_are_refused(options: Any, message: str) -> None:
    """A stamp without a zone, a sequence below zero and a name of several lines are errors of the caller."""
    with pytest.raises(ValueError, match=message):
        icalendar.dumps(Event(title="x"), **options)


@pytest.mark.parametrize("options", [{"name": 3}, {"sequence": True}, {"sequence": {"1": "2"}}, {"sequence": "1"}])
def test_options_of_another_type_are_refused(options: dict[str, Any]) -> None:
    """A name that is not text and numbers that are not integers are errors of the caller."""
    with pytest.raises(TypeError, match=next(iter(options))):
        icalendar.dumps(Event(title="x"), **options)


def test_without_its_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the library, reading and writing raise an error with the extra to install, at the call."""
    monkeypatch.setitem(sys.modules, "icalendar", None)
    for call in (lambda: icalendar.loads(b""), lambda: icalendar.dumps([])):
        with pytest.raises(ModuleNotFoundError, match=r"pip install 'migevents\[icalendar\]'"):
            call()


def test_whatever_the_library_raises_is_a_bad_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the parser of a line costs that line alone."""
    import icalendar as library

    real = library.Event.from_ical

    def failing(text: str) -> Any:
        if "URL" in text:
            raise OverflowError
        return real(text)

    monkeypatch.setattr(library.Event, "from_ical", failing)
    entry = read("URL:https://example.org/")
    assert [str(issue) for issue in entry.issues] == ["/URL: URL cannot be read: OverflowError [bad-line]"]
