"""The records: events and their parts. They know nothing of JSON.

What a class needs is in its fields and invariants: `base` enforces them, `validators` words the issues.
"""

from migevents.model.base import Record
from migevents.model.event import (
    Accession,
    AnyEvent,
    Conference,
    Consultation,
    Event,
    Launch,
    Meeting,
    RelatedEvent,
    Session,
    Signing,
    Training,
    Workshop,
)
from migevents.model.event_dates import EventDates
from migevents.model.organizations import MemberState, Organization, ParticipantGroup, Venue
from migevents.model.people import Contact, Quote, Speaker
from migevents.model.references import Framework, Photo, Source

__all__ = [
    "Accession",
    "AnyEvent",
    "Conference",
    "Consultation",
    "Contact",
    "Event",
    "EventDates",
    "Framework",
    "Launch",
    "Meeting",
    "MemberState",
    "Organization",
    "ParticipantGroup",
    "Photo",
    "Quote",
    "Record",
    "RelatedEvent",
    "Session",
    "Signing",
    "Source",
    "Speaker",
    "Training",
    "Venue",
    "Workshop",
]
