"""The failure tier: when the fast path fails on one field, all the others are kept.

msgspec stops at the first value that it cannot convert and names its place in the error. The member at the top that
holds this value is taken out of the wire struct, and the rest is converted again, into a struct without required fields
and invariants. At most three members are taken out so; a record with more faults is read field by field. Without this
tier, a record with one fault would take 1.7 to 2.5 times as long to read.

The place is only in the words of msgspec's error. Should they change, a test fails, and every fault would still be
found, only more slowly.
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

import msgspec

from migevents.codec.structs import partial_struct_of
from migevents.model.base import Record, cached

R = TypeVar("R", bound=Record)

FAST_PATH_ERRORS = (msgspec.MsgspecError, RecursionError, ValueError, OverflowError)
"""The errors by which the fast path reports that it cannot read a document."""


class FastPathFailure(NamedTuple):
    """How far the fast way came.

    Attributes:
        form: The form of the document, if it has one.
        stone: The member that the fast way stumbled on, if that is known.
    """

    struct: Any = None
    failed_field: str | None = None


def failed_field_of(error: Exception) -> str | None:
    """Return the member that the fast way stumbled on: "Expected `int`, got `str` - at `$.edition`"."""
    # The last place counts: a value in the message may hold such words, too.
    place = re.match(r".* - at `\$\.(?:record\.)?(\w+)", str(error), re.DOTALL)
    return place[1] if place else None


def build_partial(cls: type[R], holder: msgspec.Struct | None = None) -> R:
    """Return a record that states what a holder does, or nothing yet, and holds to no rules."""
    record = object.__new__(cls)
    for set_field, value in zip(
        _setters(cls), msgspec.structs.astuple(holder or partial_struct_of(cls)()), strict=True
    ):
        set_field(record, value)
    return record


@cached
def _setters(cls: type[Record]) -> list[Callable[[Record, Any], None]]:
    """Return what sets the fields of a record of `cls`, though it is frozen, in the order of its holder."""
    return [getattr(cls, name).__set__ for name in partial_struct_of(cls).__struct_fields__]
