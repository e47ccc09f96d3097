"""Records to and from JSON and dicts.

`loads` tries the fast path, in C; what that cannot read is walked on the slow path, which finds every fault.
"""

from migevents.codec.dicts import structure, unstructure
from migevents.codec.fingerprints import fingerprint
from migevents.codec.json import dump, dumps, load, loads
from migevents.codec.schema import json_schema

__all__ = ["dump", "dumps", "fingerprint", "json_schema", "load", "loads", "structure", "unstructure"]
