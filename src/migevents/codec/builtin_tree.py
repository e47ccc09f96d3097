"""Whether a value has only built-in types, as the fast path requires.

In C a set would pass for a list, and a subclass of `str` for text: what has any of these is read on the slow path.

The values inside of a container are looked up by `gc.get_referents`, which for these types returns exactly them, in C.
A walk in Python takes many times as long: `structure` would lose a third of its speed by it.
"""

import datetime
import gc
from types import NoneType

from migevents.codec.envelope import MAX_DEPTH

_CONTAINERS = {dict, list, tuple}
_PLAIN = _CONTAINERS | {str, int, float, bool, NoneType, datetime.date}
_SLICE = 100
"""The number of values that are looked into at a time."""
_MANY = 1_000_000
"""The number of values in one level, each counted as often as it occurs, up to which containers may be shared."""


def is_builtin_tree(data: object) -> bool:
    """Whether `data` is a tree of exact built-in types, 64 levels at most."""
    level: list[object] = [data]
    for _ in range(MAX_DEPTH if type(data) is dict else 0):
        inside = gc.get_referents(*level) if len(level) <= _SLICE else _inside_of_many(level)
        if inside is None or not _PLAIN.issuperset(map(type, inside)):
            return False
        if not inside:
            return True
        level = inside
    return False


def _inside_of_many(level: list[object]) -> list[object] | None:
    """Return the values one level down, or `None` if too many are shared.

    YAML aliases put one container in many places, on many levels. Written out, as the fast path does to check texts, a
    few lines may need more memory than any machine has.
    """
    inside: list[object] = []
    for start in range(0, len(level), _SLICE):
        inside += gc.get_referents(*level[start : start + _SLICE])
        if len(inside) > _MANY:
            containers = [value for value in level if type(value) in _CONTAINERS]
            return gc.get_referents(*containers) if len(set(map(id, containers))) == len(containers) else None
    return inside
