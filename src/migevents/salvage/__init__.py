"""Records with faults: what is valid becomes a record, what is certain is repaired, and the rest is kept as it came."""

from migevents.salvage.api import salvage
from migevents.salvage.result import Repair, Salvage

__all__ = ["Repair", "Salvage", "salvage"]
