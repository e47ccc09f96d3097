"""Differences between two records, and merging two into one.

`diff` finds the differences as typed changes, `patch` applies them, `merge` brings two records together, with the
record that both began from or without it. `as_json_patch` writes changes as JSON Patch (RFC 6902) for other tools.

An item of a list is named by its key (a speaker by name, a framework by its name), and not by its index: two reports of
one event list the same people in another order.
"""

from migevents.changes.differences import Change, diff
from migevents.changes.json_patch import as_json_patch
from migevents.changes.merging import merge
from migevents.changes.patching import PatchConflict, patch
from migevents.changes.paths import ItemKey, KeyedPath, key_of
from migevents.changes.results import Conflict, ConflictCode, Merge
from migevents.jsontext.paths import MISSING

__all__ = [
    "MISSING",
    "Change",
    "Conflict",
    "ConflictCode",
    "ItemKey",
    "KeyedPath",
    "Merge",
    "PatchConflict",
    "as_json_patch",
    "diff",
    "key_of",
    "merge",
    "patch",
]
