"""Evidence for records in their texts, and drafts of records."""

from migevents.date_parser.found import FoundDate
from migevents.evidence.api import draft, find_dates, locate
from migevents.evidence.evidence import Evidence
from migevents.evidence.located import How, Located, Status
from migevents.evidence.results import Candidate, Draft, FactConfidence, OpenQuestion

__all__ = [
    "Candidate",
    "Draft",
    "Evidence",
    "FactConfidence",
    "FoundDate",
    "How",
    "Located",
    "OpenQuestion",
    "Status",
    "draft",
    "find_dates",
    "locate",
]
