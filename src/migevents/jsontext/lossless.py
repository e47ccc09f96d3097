"""JSON text to plain values and back, with nothing lost on the way.

Two things stand in a JSON text that a plain value of Python has no room for: a key that stands twice in one object, and
a number that no `float` holds exactly. Here both are kept, as a `DoubleKey` and as an `ExactNumber`, and are written
back as they came.
"""

import datetime
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, final


@final
class DoubleKey(str):
    """A key that stands once more, further down in its object. It is equal to itself alone."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        """Compare by identity: the key further down is another one."""
        return self is other

    def __hash__(self) -> int:
        """Hash in accord with the comparison."""
        return id(self)


@final
class ExactNumber(float):
    """A number that is not exactly a `float`, with its text: ``1e400``, or one of very many digits."""

    __slots__ = ("text",)

    text: str

    def __new__(cls, text: str) -> "ExactNumber":
        """Make the nearest `float`, and keep the text."""
        number = super().__new__(cls, text)
        number.text = text
        return number


def values_of(text: str) -> Any:
    """Return the plain values of a JSON text that a parser has read without fault.

    Examples:
        >>> values_of('{"title": "A", "title": "B", "cost": 1e400}')
        {'title': 'A', 'title': 'B', 'cost': inf}
    """
    return json.loads(text, object_pairs_hook=_members, parse_float=_decimal_number, parse_int=_whole_number)


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) == len(pairs):
        return members
    last = {key: index for index, (key, _) in enumerate(pairs)}
    return {key if last[key] == index else DoubleKey(key): value for index, (key, value) in enumerate(pairs)}


def _decimal_number(text: str) -> float:
    number = float(text)
    return number if Decimal(text) == Decimal(repr(number)) else ExactNumber(text)


def _whole_number(text: str) -> float:
    try:
        return int(text)
    except ValueError:  # Python makes no integers of thousands of digits
        return ExactNumber(text)


def written(value: Any, indent: int | str | None = None, *, spaced: bool = False) -> bytes:
    r"""Return a plain value as JSON, in UTF-8. `values_of` is the way back.

    What is no JSON is written as Python's `json` does it (NaN), and half of a surrogate pair is escaped. It takes any
    depth.

    Args:
        value: Dicts, lists, tuples, text, numbers, flags and `None`; a `datetime.date` is written as EDTF.
        indent: What to indent by, or how many spaces; without it, the JSON is on one line.
        spaced: Whether spaces follow commas and colons on that line.

    Raises:
        TypeError: There is something else in it.

    Examples:
        >>> written(values_of('{"title": "A", "title": "\\ud800", "cost": 1e400}'))
        b'{"title":"A","title":"\\ud800","cost":1e400}'
    """
    step = " " * indent if isinstance(indent, int) else indent
    colon = ":" if step is None and not spaced else ": "
    comma = ", " if step is None and spaced else ","
    pieces: list[str] = []
    waiting: list[tuple[Any, int, bool]] = [(value, 0, False)]
    while waiting:
        each, level, is_ready = waiting.pop()
        if is_ready:
            pieces.append(each)
        elif isinstance(each, Mapping | list | tuple) and each:
            waiting.extend(reversed(list(_spread(each, level, step, colon, comma))))
        else:
            pieces.append(_leaf(each))
    # Only half of a surrogate pair is not encoded, and is escaped in JSON as it is in Python.
    return "".join(pieces).encode(errors="backslashreplace")


def _spread(container: Any, level: int, step: str | None, colon: str, comma: str) -> Iterator[tuple[Any, int, bool]]:
    """Yield what is to be written for a container: values, and text that is ready."""
    break_in, break_out = ("", "") if step is None else ("\n" + step * (level + 1), "\n" + step * level)
    is_object = isinstance(container, Mapping)
    before = ("{" if is_object else "[") + break_in
    for key, value in container.items() if is_object else enumerate(container):
        name = _quoted(str(key)) + colon if is_object else ""
        yield before + name, level, True
        yield value, level + 1, False
        before = comma + break_in
    yield break_out + ("}" if is_object else "]"), level, True


def _leaf(value: Any) -> str:
    if isinstance(value, ExactNumber):
        return value.text
    if isinstance(value, datetime.date):
        return _quoted(value.isoformat())
    return json.dumps(value, ensure_ascii=False)


def _quoted(text: str) -> str:
    return json.dumps(str.__str__(text), ensure_ascii=False)
