"""Records of migration events: immutable, typed, validated, and written to JSON and back without loss.

>>> import migevents
>>> workshop = migevents.loads('{"type": "workshop", "title": "Migration and data", "host": {"country": "LA"}}')
>>> workshop.host.country
'LA'
"""

from migevents.advice import advise, find_duplicates
from migevents.converter import structure, unstructure
from migevents.date_text import parse_date
from migevents.dates import Interval, PartialDate
from migevents.errors import InvalidDate, InvalidRecord, Issue, MigeventsError
from migevents.event_dates import EventDates
from migevents.events import (
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
from migevents.extensions import Extensions
from migevents.fingerprints import fingerprint
from migevents.frameworks import Framework
from migevents.json import dump, dumps, load, loads
from migevents.member_states import MemberState
from migevents.organizations import Organization, ParticipantGroup, Venue
from migevents.people import Contact, Speaker
from migevents.quotes import Quote
from migevents.records import Record
from migevents.salvage import Repair, Salvage, salvage
from migevents.schema import json_schema
from migevents.sources import Photo, Source
from migevents.streams import iter_records, write_records
from migevents.terms import (
    Bound,
    CountUnit,
    DateBasis,
    EventMode,
    EventRelation,
    EventStatus,
    FrameworkKind,
    MembershipStatus,
    OrganizationRole,
    SessionKind,
    SpeakerRole,
    StakeholderKind,
    Theme,
)

__all__ = [
    "Accession",
    "AnyEvent",
    "Bound",
    "Conference",
    "Consultation",
    "Contact",
    "CountUnit",
    "DateBasis",
    "Event",
    "EventDates",
    "EventMode",
    "EventRelation",
    "EventStatus",
    "Extensions",
    "Framework",
    "FrameworkKind",
    "Interval",
    "InvalidDate",
    "InvalidRecord",
    "Issue",
    "Launch",
    "Meeting",
    "MemberState",
    "MembershipStatus",
    "MigeventsError",
    "Organization",
    "OrganizationRole",
    "PartialDate",
    "ParticipantGroup",
    "Photo",
    "Quote",
    "Record",
    "RelatedEvent",
    "Repair",
    "Salvage",
    "Session",
    "SessionKind",
    "Signing",
    "Source",
    "Speaker",
    "SpeakerRole",
    "StakeholderKind",
    "Theme",
    "Training",
    "Venue",
    "Workshop",
    "advise",
    "dump",
    "dumps",
    "find_duplicates",
    "fingerprint",
    "iter_records",
    "json_schema",
    "load",
    "loads",
    "parse_date",
    "salvage",
    "structure",
    "unstructure",
    "write_records",
]
