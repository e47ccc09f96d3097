"""Writing of calendars: each record with a day becomes a ``VEVENT``."""

import datetime
import uuid
from collections.abc import Mapping
from typing import Any

from migevents import vocabularies
from migevents._display import preview
from migevents.errors import Issue, Issues
from migevents.formats._icalendar_library import library
from migevents.formats._losses import Losses
from migevents.formats._themes import topics_that_name_themes
from migevents.formats.protocol import Export
from migevents.jsontext.paths import JsonPath
from migevents.model.event import EVENT_TYPES, Event
from migevents.model.event_dates import EventDates
from migevents.model.organizations import Venue
from migevents.model.people import Contact
from migevents.values.dates import PartialDate
from migevents.values.enums import EventRelation, EventStatus

PRODUCT = "-//migevents//migevents//EN"
_IDS = uuid.UUID("6f0a3a0e-4c3c-5c53-9d0a-2b8f5f2f1d11")
"""The namespace of generated ids: a constant, so that the same record gets the same id everywhere."""

SUPPORTED = (
    *("title", "summary", "id", "url", "status", "when", "venues", "themes", "topics", "contacts", "photos", "related"),
)
"""The fields that a calendar event has a place for, though not always for all of their content."""


def write(
    records: tuple[Event, ...],
    stamp: datetime.datetime,
    name: str | None,
    sequence: int | Mapping[str, int] | None,
    *,
    is_single: bool,
) -> Export:
    """Return a calendar of records, and the losses; see `icalendar.dumps`."""
    ical = library()
    calendar = ical.Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    for key in ("NAME", "X-WR-CALNAME") if name else ():
        calendar.add(key, ical.vText(name))  # the library does not know that they are texts, and escapes nothing
    issues: list[Issue] = []
    seen: dict[str, int] = {}
    for index, record in enumerate(records):
        writer = _EventWriter(record, Losses("iCalendar", "" if is_single else f"/{index}"))
        event = writer.event(stamp, sequence)
        if event is not None:
            uid = str(event["UID"])
            writer.check_id(uid, seen.setdefault(uid, index), index)
            calendar.add_component(event)
        issues += writer.losses.issues
    return Export(calendar.to_ical() if seen else None, Issues(issues))


class _EventWriter:
    """Writes one record as a ``VEVENT``."""

    def __init__(self, record: Event, losses: Losses) -> None:
        self._record = record
        self.losses = losses

    def event(self, stamp: datetime.datetime, sequence: int | Mapping[str, int] | None) -> Any:
        """Return the event, or `None` if the record has no day."""
        days = self._days()
        if days is None:
            return None
        if not self._record.title.replace(r"\N", "").strip():
            self._report_unwritten(("title",), "its title would be line breaks alone")
            return None
        record, event = self._record, library().Event()
        language = record.source.language if record.source else None
        event.add("SUMMARY", self._text(record.title, ("title",)), {"LANGUAGE": language} if language else {})
        if record.summary:
            event.add("DESCRIPTION", self._text(record.summary, ("summary",)))
        self._add_days(event, *days)
        event.add("DTSTAMP", stamp.astimezone(datetime.UTC).replace(microsecond=0))
        event.add("UID", self._uid(days))
        number = sequence if isinstance(sequence, int) else (sequence or {}).get(record.id or "")
        if number is not None:
            event.add("SEQUENCE", number)
        if record.url:
            event.add("URL", self._text(record.url, ("url",)))
        self._add_status(event)
        for add in (self._add_venues, self._add_categories, self._add_contacts, self._add_photos, self._add_related):
            add(event)
        self._account_for_the_rest()
        return event

    # --- Days ---------------------------------------------------------------------------------------------------------

    def _days(self) -> tuple[list[datetime.date], datetime.date | None] | None:
        """Return the days to write, and the last one; or `None` and the reason."""
        when = self._record.when
        if when is None:
            self._report_unwritten(("when",), "it has no dates")
            return None
        dates: list[tuple[JsonPath, PartialDate]]
        dates = [(("when", "dates", index), date) for index, date in enumerate(when.dates)]
        if not dates and when.start:
            dates = [(("when", "start"), when.start)]
        if not dates:
            self._report_unwritten(("when",), "its dates have no start")
            return None
        days = []
        for path, date in dates:
            if date.day is None or date.earliest is None:
                self._report_unwritten(path, f'"{date}" is not a full day')
                return None
            days.append(date.earliest)
            self._check_doubt(date, path)
        self._account_for_dates(when)
        return sorted(set(days)), None if when.dates else self._last(when, days[0])

    def _report_unwritten(self, path: JsonPath, reason: str) -> None:
        hint = "an event of a calendar requires a full day and a title"
        self.losses.add("not-written", path, f"the record was not written: {reason}", hint)

    def _last(self, when: EventDates, start: datetime.date) -> datetime.date | None:
        if when.end is None:
            return None
        last, path = when.end.earliest, ("when", "end")
        if when.end.day is None or last is None or last < start or last == datetime.date.max:
            message = f'the end, "{when.end}", cannot be written: it is not a full day after the start'
            self.losses.add("not-supported", path, message)
            return None
        self._check_doubt(when.end, path)
        return last

    def _check_doubt(self, date: PartialDate, path: JsonPath) -> None:
        if date.uncertain or date.approximate:
            self.losses.add("doubt-lost", path, f'the mark of "{date}" is lost: a calendar has no mark for doubt')

    def _account_for_dates(self, when: EventDates) -> None:
        if when.dates:
            self.losses.check_span(when, ("when",))
        self.losses.unsupported_fields(when, ("start", "end", "dates"), ("when",))

    def _add_days(self, event: Any, days: list[datetime.date], last: datetime.date | None) -> None:
        first, *others = days
        event.add("DTSTART", first)
        # The end is the first day after the event (RFC 5545, section 3.6.1). Without one, the event has one day.
        if (last or first) < datetime.date.max:
            event.add("DTEND", (last or first) + datetime.timedelta(days=1))
        if others:
            event.add("RDATE", others, {"VALUE": "DATE"})

    # --- Keys and texts -----------------------------------------------------------------------------------------------

    def _uid(self, days: tuple[list[datetime.date], datetime.date | None]) -> str:
        record = self._record
        if record.id is not None:
            return self._text(record.id, ("id",))
        message = "an entry requires a key, so one was derived from title, first day and url; it changes with them"
        self.losses.add("id-generated", ("id",), message, "give the record an id")
        return str(uuid.uuid5(_IDS, "\n".join([record.title, days[0][0].isoformat(), record.url or ""])))

    def check_id(self, uid: str, first: int, index: int) -> None:
        """Report an id that an earlier record has too."""
        if first != index:
            message = f"{preview(uid)} is also the id of record {first}, and programs keep only one of them"
            self.losses.add("duplicate-id", ("id",), message, "give each record an id of its own")

    def _text(self, text: str, path: JsonPath) -> str:
        self.losses.check_markup(text, path)
        # The library takes a backslash before an N for a line break, in both directions.
        lines = text.replace("\r\n", "\n").replace("\r", "\n").replace(r"\N", "\n")
        if lines != text:
            self.losses.add("line-breaks-changed", path, "its line breaks became line feeds")
        return lines

    # --- Fields -------------------------------------------------------------------------------------------------------

    def _add_status(self, event: Any) -> None:
        status = self._record.status
        if status is None:
            return
        word = {EventStatus.CANCELLED: "CANCELLED", EventStatus.POSTPONED: "TENTATIVE"}.get(status, "CONFIRMED")
        event.add("STATUS", word)
        if status is not EventStatus.CANCELLED:
            self.losses.add("coarser", ("status",), f'"{status}" was written as {word}')

    def _add_venues(self, event: Any) -> None:
        venues = self._record.venues
        texts = [text for text in map(_place_in_words, venues) if text]
        if texts:
            event.add("LOCATION", self._text("; ".join(texts), ("venues",)))
        if venues and venues != (Venue(name="; ".join(texts) or "-"),):
            self.losses.add("flattened", ("venues",), "the places became one text")

    def _add_categories(self, event: Any) -> None:
        labels = [vocabularies.themes[theme].label for theme in self._record.themes]
        words = [*labels, *self._record.topics]
        if not words:
            return
        event.add("CATEGORIES", [self._text(word, ("topics",)) for word in words])
        is_mixed = {"themes": labels or topics_that_name_themes(self._record), "topics": self._record.topics}
        for name in (name for name, mixed in is_mixed.items() if mixed):
            self.losses.add("flattened", (name,), "themes and topics became categories")

    def _add_contacts(self, event: Any) -> None:
        for index, contact in enumerate(self._record.contacts):
            path, text = ("contacts", index), _contact_in_words(contact)
            if not text:
                self.losses.unsupported(path, "a contact with only a note")
                continue
            event.add("CONTACT", self._text(text, path))
            if contact != Contact(wording=text):
                self.losses.add("flattened", path, "the contact became one text")

    def _add_photos(self, event: Any) -> None:
        for index, photo in enumerate(self._record.photos):
            if photo.url:
                event.add("IMAGE", library().vUri(photo.url), {"VALUE": "URI"})
                self.losses.unsupported_fields(photo, ("url",), ("photos", index))
            else:
                self.losses.unsupported(("photos", index), "a photo without a web address")

    def _add_related(self, event: Any) -> None:
        for index, other in enumerate(self._record.related):
            path = ("related", index)
            if other.id is None:
                self.losses.unsupported(path, "a related event without an id")
                continue
            kind = "PARENT" if other.relation is EventRelation.PART_OF else "SIBLING"
            event.add("RELATED-TO", self._text(other.id, path), {"RELTYPE": kind})
            if kind == "SIBLING":
                self.losses.add("coarser", (*path, "relation"), f'"{other.relation}" was written as SIBLING')
            self.losses.add("flattened", path, "only the id of the related event was written")

    def _account_for_the_rest(self) -> None:
        kind = type(self._record)
        if kind is not Event and kind in EVENT_TYPES.values():
            self.losses.unsupported(("type",))
        self.losses.unsupported_fields(self._record, SUPPORTED)


def _place_in_words(venue: Venue) -> str:
    country = vocabularies.countries[venue.country].label if venue.country else None
    return ", ".join(filter(None, [venue.name, venue.city, country]))


def _contact_in_words(contact: Contact) -> str:
    parts = [contact.name, contact.organization, contact.phone, contact.email, contact.url]
    return ", ".join(filter(None, parts)) or contact.wording or ""
