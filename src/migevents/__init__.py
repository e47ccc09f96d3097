"""Immutable, validated records of migration events, and their JSON.

>>> import migevents
>>> workshop = migevents.loads('{"type": "workshop", "title": "Migration and data", "host": {"country": "LA"}}')
>>> workshop.host.country
'LA'
"""

from typing import TYPE_CHECKING, Any

from migevents.advice import advise, find_duplicates
from migevents.codec.dicts import structure, unstructure
from migevents.codec.fingerprints import fingerprint
from migevents.codec.json import dump, dumps, load, loads
from migevents.codec.schema import json_schema
from migevents.date_parser import parse_date
from migevents.errors import InvalidDate, InvalidRecord, Issue, MigeventsError
from migevents.evidence import draft, find_dates, locate
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
from migevents.salvage import Repair, Salvage, salvage
from migevents.streams import iter_records, write_records
from migevents.values.dates import Interval, PartialDate
from migevents.values.enums import (
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
from migevents.values.extensions import Extensions

__version__ = "0.1.0"

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
    "__version__",
    "advise",
    "diff",
    "draft",
    "dump",
    "dumps",
    "find_dates",
    "find_duplicates",
    "fingerprint",
    "iter_records",
    "json_schema",
    "load",
    "loads",
    "locate",
    "merge",
    "parse_date",
    "salvage",
    "structure",
    "unstructure",
    "write_records",
]

_LATE = {"diff", "merge"}

if TYPE_CHECKING:
    from migevents.changes import diff, merge
else:
    # Most programs compare no records, so these modules are imported on first use. Type checkers do not see this
    # function: otherwise they would accept any name as an attribute of the package.
    def __getattr__(name: str) -> Any:
        """Import `diff` and `merge` when they are first asked for."""
        if name not in _LATE:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from migevents import changes

        return getattr(changes, name)


def __dir__() -> list[str]:
    """Return the names of the module, those too that are imported later."""
    return sorted({*globals(), *_LATE})
