"""iCalendar (RFC 5545 and RFC 7986): calendars for subscribers.

One record is one ``VEVENT``. The lines are parsed and written by the library `icalendar`, of the extra ``icalendar``. A
calendar has fields for days, a title, a text and a place, and for little else of a record; `Export.losses` lists the
rest.
"""

import datetime
import zoneinfo
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from migevents._display import got_no_text, preview, with_article
from migevents.formats import _icalendar_reader, _icalendar_writer
from migevents.formats.protocol import Export, Import, records_of
from migevents.model.event import AnyEvent, Event

E = TypeVar("E", bound=Event)

NAME = "icalendar"
SUFFIXES = (".ics", ".ical")
MEDIA_TYPE = "text/calendar"

__all__ = ["MEDIA_TYPE", "NAME", "SUFFIXES", "dumps", "loads"]


def loads(
    data: bytes | str, *, zone: str | datetime.tzinfo | None = None, cls: type[AnyEvent] = Event
) -> Iterator[Import[AnyEvent]]:
    r"""Read the events of a calendar, one after the other.

    The day of an event is the one that is written, and its time is left over. A time in UTC is converted to `zone`, or
    else to the zone that the calendar states (``X-WR-TIMEZONE``); if there is neither, the day is marked as uncertain
    (``2018-11-15?``). Only the first occurrence of a recurring event is read. ``ATTENDEE`` lists, which are personal
    data, are never read as participants.

    Args:
        data: The calendar. Bytes that are not UTF-8 are read as UTF-16 if they begin with its byte-order mark, or else
            as Windows-1252.
        zone: The time zone of the events, such as "Asia/Kabul".
        cls: The class of the records, since a calendar does not state the type of an event.

    Returns:
        An iterator over the events, each with the JSON Pointers of its issues and leftovers, such as ``/DTSTART`` and
        ``/DTSTART;TZID``; before them an `Import` without a place, if there are issues of the file itself.

    Raises:
        ModuleNotFoundError: The extra ``icalendar`` is not installed.
        TypeError: `data` is neither bytes nor text, or `cls` is not a kind of event.
        ValueError: `zone` is not the name of a time zone.

    Examples:
        >>> feed = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:7@example.org\r\nSUMMARY:Migration and data\r\n"
        >>> feed += b"DTSTART:20181114T213000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        >>> (entry,) = loads(feed, zone="Asia/Kabul")
        >>> entry.record.title, entry.record.when.start, entry.leftovers
        ('Migration and data', PartialDate('2018-11-15'), {'/DTSTART': '20181114T213000Z'})
    """
    if not isinstance(data, bytes | str):
        raise TypeError(f"expected a calendar as bytes or text, {got_no_text(data)}")
    if not (isinstance(cls, type) and issubclass(cls, Event)):
        raise TypeError(f"cls is {cls!r}: expected Event or a subclass of it")
    return _icalendar_reader.read(data, _as_zone(zone), cls)


def _as_zone(zone: str | datetime.tzinfo | None) -> datetime.tzinfo | None:
    if zone is None or isinstance(zone, datetime.tzinfo):
        return zone
    if not isinstance(zone, str):
        raise TypeError(f"zone is {with_article(type(zone))}: expected a name or a tzinfo")
    try:
        return zoneinfo.ZoneInfo(zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f'unknown time zone {preview(zone)}: expected a name such as "Asia/Kabul"') from None


def dumps(
    records: Event | Iterable[Event],
    *,
    stamp: datetime.datetime | None = None,
    name: str | None = None,
    sequence: int | Mapping[str, int] | None = None,
) -> Export:
    """Write records as a calendar.

    Each record that states a full day becomes an all-day event. Programs that subscribe to the calendar replace an
    entry with one that has the same ``UID``, which is the `id` of the record, and a higher ``SEQUENCE``.

    Args:
        records: A record, or an iterable of records.
        stamp: The time at which the calendar was made; by default, now. If given, the same records give the same bytes.
        name: The name of the calendar, which programs show to people.
        sequence: How often the records were changed: a number for all of them, or by the `id` of each.

    Returns:
        The calendar, and the losses. `data` is `None` if no record has a day.

    Raises:
        ModuleNotFoundError: The extra ``icalendar`` is not installed.
        TypeError: `records` has an item that is not an event.
        ValueError: `stamp` has no time zone, `name` is not one line of text, or `sequence` is negative.

    Examples:
        >>> from datetime import UTC, datetime
        >>> from migevents import EventDates, PartialDate, Workshop
        >>> workshop = Workshop(title="Migration and data", id="7", when=EventDates(start=PartialDate("2018-11-15")))
        >>> export = dumps(workshop, stamp=datetime(2018, 11, 1, tzinfo=UTC))
        >>> for line in export.data.decode().splitlines()[3:-1]:
        ...     print(line)
        BEGIN:VEVENT
        SUMMARY:Migration and data
        DTSTART;VALUE=DATE:20181115
        DTEND;VALUE=DATE:20181116
        DTSTAMP:20181101T000000Z
        UID:7
        END:VEVENT
        >>> [(loss.code, loss.path) for loss in export.losses]
        [('not-supported', '/type')]
    """
    several = records_of(records)
    if not isinstance(stamp, datetime.datetime | None) or not isinstance(sequence, int | Mapping | None):
        raise TypeError("expected a datetime as stamp, and a number or a mapping of ids to numbers as sequence")
    if stamp is not None and stamp.tzinfo is None:
        raise ValueError("stamp has no time zone: use datetime.now(UTC)")
    if name is not None and not isinstance(name, str):
        raise TypeError(f"name is {with_article(type(name))}: expected text")
    if name and (len(name.splitlines()) != 1 or "\0" in name):
        raise ValueError(f"name is {preview(name)}: expected text on one line")
    for number in [sequence] if isinstance(sequence, int) else (sequence or {}).values():
        if type(number) is not int:
            raise TypeError(f"sequence has {number!r}: expected numbers")
        if number < 0:
            raise ValueError(f"sequence is {number}: expected 0 or more")
    is_single = isinstance(records, Event)
    moment = stamp or datetime.datetime.now(datetime.UTC)
    return _icalendar_writer.write(several, moment, name, sequence, is_single=is_single)
