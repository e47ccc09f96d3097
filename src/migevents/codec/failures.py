"""The failure tier: if one field fails, the others are kept.

msgspec stops at the first value that it cannot convert and names its place in the error. The member at the top that
contains this value is removed from the wire struct, and the rest is converted again, into a struct without required
fields and invariants. At most three members are removed in this way; a record with more faults is read field by field.
Without this tier, a record with one fault would take 1.7 to 2.5 times as long to read.

The place is only in the wording of msgspec's error. If that changes, `tests/codec/test_failure_tier.py` fails; every
fault is still found, but more slowly.
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
    """How far the fast path came.

    Attributes:
        struct: The wire struct of the document, if there is one.
        failed_field: The field whose value could not be converted, if that is known.
        is_malformed: Whether the document is not JSON to msgspec, so that it need not try again.
    """

    struct: Any = None
    failed_field: str | None = None
    is_malformed: bool = False


def failed_field_of(error: Exception) -> str | None:
    """Return the field that msgspec could not convert.

    The message is "Expected `int`, got `str` - at `$.edition`".
    """
    # The last place counts: a value in the message may hold such words, too. `record` is the field of the wrapper into
    # which a whole record is converted, see `converting_type_of`.
    place = re.match(r".* - at `\$\.(?:record\.|(?!record`))(\w+)", str(error), re.DOTALL)
    return place[1] if place else None


def build_partial(cls: type[R], values: msgspec.Struct | None = None) -> R:
    """Return a record from a partial struct, or empty.

    Its invariants are not checked.
    """
    record = object.__new__(cls)
    for set_field, value in zip(
        _setters(cls), msgspec.structs.astuple(values or partial_struct_of(cls)()), strict=True
    ):
        set_field(record, value)
    return record


@cached
def _setters(cls: type[Record]) -> list[Callable[[Record, Any], None]]:
    """Return the setters of a frozen record's fields, in struct order."""
    return [getattr(cls, name).__set__ for name in partial_struct_of(cls).__struct_fields__]
