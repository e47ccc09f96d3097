"""Salvage: records with faults, repaired only with certainty.

What is valid becomes a record, and the rest is kept unchanged.
"""

from migevents.salvage.api import salvage
from migevents.salvage.result import Repair, Salvage

__all__ = ["Repair", "Salvage", "salvage"]
