"""`fingerprint`: a hash of a record's content, equal on all platforms."""

import json
from collections.abc import Mapping
from typing import Any

from migevents.codec.classes import model_class_of
from migevents.codec.dicts import unstructure
from migevents.model.base import Record


def fingerprint(record: Record) -> str:
    r"""Return the SHA-256 of a record's canonical JSON, in hexadecimal.

    Two records have the same fingerprint if they are equal. It covers the ``"type"`` of an event and every field, but
    not the version of the format, so that a newer library gives the same one. The canonical JSON is that of RFC 8785:
    what `unstructure` returns, with the keys sorted by their UTF-16 code units, and without white space.

    Numbers in `extensions` are compared as in JSON, where 1 and 1.0 are the same number.

    Raises:
        TypeError: It is not of a class of this library.

    Examples:
        >>> from migevents import Workshop, fingerprint
        >>> fingerprint(Workshop(title="Migration and data"))[:16]
        '067f337187068b0e'
    """
    import hashlib

    model_class_of(record)  # it accepts only records
    return hashlib.sha256(canonical_json(unstructure(record))).hexdigest()


def canonical_json(value: Any) -> bytes:
    r"""Return a value of I-JSON in its one canonical form (RFC 8785).

    Examples:
        >>> canonical_json({"b": [1.0, 1e21, 0.000001], "\u20ac": None, "a": "\u20ac\n"})
        b'{"a":"\xe2\x82\xac\\n","b":[1,1e+21,0.000001],"\xe2\x82\xac":null}'
    """
    return _written(value).encode()


def _written(value: Any) -> str:
    if isinstance(value, Mapping):
        members = sorted(value.items(), key=lambda member: member[0].encode("utf-16-be"))
        return "{" + ",".join(f"{_written(key)}:{_written(member)}" for key, member in members) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_written, value)) + "]"
    return _number(value) if isinstance(value, float) else json.dumps(value, ensure_ascii=False)


def _number(value: float) -> str:
    """Return a number as ECMAScript writes it (ECMA-262, Number::toString).

    Both give the shortest digits for the number; they differ in where the point is, and when there is none.
    """
    sign = "-" if value < 0 else ""
    mantissa, _, exponent = f"{abs(value)!r}e0".partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0")
    point = len(whole) + int(exponent.partition("e")[0]) - (len(whole + fraction) - len(digits))
    digits = digits.rstrip("0") or "0"
    if value == 0:
        return "0"
    if 0 < point <= _MOST_DIGITS_BEFORE_POINT:
        digits = digits.ljust(point, "0")
        return sign + digits[:point] + (f".{digits[point:]}" if digits[point:] else "")
    if -_MOST_ZEROS_AFTER_POINT < point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    tail = f".{digits[1:]}" if digits[1:] else ""
    return f"{sign}{digits[0]}{tail}e{point - 1:+d}"


_MOST_DIGITS_BEFORE_POINT = 21
_MOST_ZEROS_AFTER_POINT = 6
