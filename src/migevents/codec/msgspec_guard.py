"""The guard: only the fast path may let msgspec build a record.

msgspec can build and write every attrs class, also if a program calls it directly. It would then ignore unknown keys,
validate no text, and write an event without its type. Both are prevented, at no cost for a single object:

- *Building.* msgspec calls the `__attrs_pre_init__` that a class had when msgspec first met it. The fast path makes
  msgspec meet the classes while they have none, and keeps msgspec's cached info on them inside the types of
  `converting_type_of`. The cache on the class itself is then removed, so any other use of msgspec meets the class
  again, with `_refuse` as its `__attrs_pre_init__`.
- *Writing.* msgspec writes an object by itself if the class has an `__attrs_attrs__` of its own. Those of records are
  found by inheritance (see `Record`), so msgspec asks its `enc_hook`, and `unstructure` is one.

The decision "Only the fast path lets msgspec build a record" has the measurements.
"""

import contextlib
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import msgspec

from migevents._display import with_article
from migevents.codec.classes import with_parts
from migevents.model.base import Record

S = TypeVar("S", bound=type[msgspec.Struct])

_LOCK = threading.RLock()
_NOTES: dict[type, Any] = {}
"""msgspec's cached info on each class, from while the guard was open."""


def _refuse(record: Record) -> None:
    """Refuse to build a record field by field.

    It is the `__attrs_pre_init__` of all records.
    """
    # The `__init__` that attrs writes for a class derived from ours calls it too; it has checked values to give.
    if sys._getframe(1).f_code.co_name in {"__init__", "__attrs_init__"}:  # noqa: SLF001  # the one way to learn who calls
        return _refuse_without_slots(type(record))
    raise TypeError(
        f"msgspec cannot build {with_article(type(record))}, because it would not check it: read the record with "
        "migevents.loads or migevents.structure, and declare a field for it as msgspec.Raw"
    )


def _refuse_without_slots(cls: type[Record]) -> None:
    """Refuse a derived class that attrs made without slots.

    `Record` removes `__attrs_attrs__` from classes with slots.
    """
    if "__attrs_attrs__" in vars(cls):
        raise TypeError(
            f"{cls.__name__} needs slots: leave out slots=False (attr.s needs slots=True). Without slots, msgspec "
            "would write its objects by itself, without their type, and copies and pickles would lose its own fields"
        )


# The constructors of our own classes are written by now, without a call of it.
Record.__attrs_pre_init__ = _refuse


@contextlib.contextmanager
def _guard_open(classes: set[type[Record]]) -> Iterator[None]:
    """Let msgspec meet classes as the fast path needs them."""
    for cls in classes:
        _swap_note(cls, _NOTES.get(cls))
    Record.__attrs_pre_init__ = None
    try:
        yield
    finally:
        Record.__attrs_pre_init__ = _refuse
        for cls in classes:
            _NOTES[cls] = vars(cls).get("__msgspec_cache__")
            _swap_note(cls, None)


def _swap_note(cls: type[Record], note: Any) -> None:
    if "__msgspec_cache__" in vars(cls):
        del cls.__msgspec_cache__  # type: ignore[attr-defined]  # msgspec sets it
    if note is not None:
        cls.__msgspec_cache__ = note  # type: ignore[attr-defined]  # as above


class _StructCache(dict[type[Record], S]):
    """Structs made so far, by class; one thread makes what is missing."""

    def __init__(self, make: Callable[[type[Record]], S]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, cls: type[Record]) -> S:
        with _LOCK:
            struct = self.get(cls) or self._make(cls)
            with _guard_open(with_parts(cls)), contextlib.suppress(msgspec.ValidationError):
                msgspec.convert(None, struct)
            self[cls] = struct
        return struct


def locked_cache(make: Callable[[type[Record]], S]) -> Callable[[type[Record]], S]:
    """Cache the struct that `make` returns for a class.

    msgspec meets it in one thread, while the guard is open.

    When msgspec first meets a class, it notes what the class is like. A thread that uses half a note crashes.
    """
    # Every read asks several times: a `dict` answers in C.
    return _StructCache(make).__getitem__


@locked_cache
def converting_type_of(cls: type[Record]) -> type[msgspec.Struct]:
    """Return a struct with a field `record`, to convert a struct of `cls`."""
    return msgspec.defstruct(f"{cls.__name__}Wrapper", [("record", cls)], gc=False)
