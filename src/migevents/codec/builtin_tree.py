"""Whether a Python value holds nothing but built-in types, so that the fast path may read it."""

import datetime
import gc
from types import NoneType

from migevents.codec.envelope import MAX_DEPTH

_CONTAINERS = {dict, list, tuple}
_PLAIN = _CONTAINERS | {str, int, float, bool, NoneType, datetime.date}
_FEW = 100
_MANY = 10_000


def is_builtin_tree(data: object) -> bool:
    """Say whether `data` is a dict of nothing but dicts, lists, tuples and leaves, and of no subclass of these.

    In C a set would pass for a list, and a subclass of `str` for text: what is not plain is read the thorough way.
    """
    level: list[object] = [data]
    for _ in range(MAX_DEPTH if type(data) is dict else 0):
        # What values refer to is, for these types, what stands inside them. A walk in Python takes four times as long.
        inside = gc.get_referents(*level) if len(level) <= _FEW else _inside_of_many(level)
        if inside is None or not _PLAIN.issuperset(map(type, inside)):
            return False
        if not inside:
            return True
        level = inside
    return False


def _inside_of_many(level: list[object]) -> list[object] | None:
    """Return what stands inside of values; nothing where that is much, because the same values stand there again.

    What stands in many places, and in each of them in many, would take for ever to be written out.
    """
    inside: list[object] = []
    for start in range(0, len(level), _FEW):
        inside += gc.get_referents(*level[start : start + _FEW])
        if len(inside) > _MANY:
            containers = [value for value in level if type(value) in _CONTAINERS]
            return gc.get_referents(*containers) if len(set(map(id, containers))) == len(containers) else None
    return inside
