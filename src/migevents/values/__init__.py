"""The values of fields: dates, scalars, closed lists, extensions.

Values know nothing of records.
"""

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
    Term,
    Theme,
)
from migevents.values.extensions import Extensions

__all__ = [
    "Bound",
    "CountUnit",
    "DateBasis",
    "EventMode",
    "EventRelation",
    "EventStatus",
    "Extensions",
    "FrameworkKind",
    "Interval",
    "MembershipStatus",
    "OrganizationRole",
    "PartialDate",
    "SessionKind",
    "SpeakerRole",
    "StakeholderKind",
    "Term",
    "Theme",
]
