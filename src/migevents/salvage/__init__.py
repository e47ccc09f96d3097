"""Dirty input: what is sound in it as a record, what was repaired, and what is left over.

Nothing is lost: what cannot be kept in the record is kept beside it, word for word.
"""

from migevents.salvage.api import salvage, salvage_document
from migevents.salvage.result import Repair, Salvage

__all__ = ["Repair", "Salvage", "salvage", "salvage_document"]
