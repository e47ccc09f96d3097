"""`Extensions`: data of a record for which the model has no field.

The values are those of I-JSON (RFC 7493), the part of JSON that every reader keeps exactly. They are frozen at every
depth, so that a record with extensions can be hashed and shared.
"""

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any, final

from migevents._display import not_finite, preview, type_name
from migevents._pydantic import PydanticSupport
from migevents.errors import InvalidRecord, Issue
from migevents.jsontext.pointer import LONGEST_POINTER, escape

MAX_INTEGER = 2**53 - 1
"""The largest integer that every JSON reader keeps exactly (RFC 7493, section 2.2)."""

MAX_DEPTH = 32
"""How deep extensions may nest; the mapping itself is level 1."""

MAX_VALUES = 10_000
"""How many values they may have. A value in two places counts twice, because it is written twice."""


@final
class Extensions(PydanticSupport, Mapping[str, Any]):
    """An immutable mapping of JSON values, for your own data.

    Keys are non-empty text; use a prefix of your own, such as ``"unhcr:"``, to avoid collisions. Values are `None`,
    `True`, `False`, text, integers within 2^53, finite floats, and lists and mappings of these, at most 32 deep and
    10,000 in all. Lists become tuples and mappings become `Extensions`. Two are equal if they write the same JSON,
    whatever the order of their keys: ``1``, ``1.0`` and ``True`` are three values.

    Args:
        values: The mapping to keep.

    Raises:
        InvalidRecord: A key or a value is not one of these. The error has every fault; below a key of more than 1,000
            characters, it has only the first.

    Examples:
        >>> extensions = Extensions({"org:budget": {"amount": 12000, "lines": ["rooms", "travel"]}})
        >>> extensions["org:budget"]["lines"]
        ('rooms', 'travel')
        >>> Extensions({"a": 1}) == Extensions({"a": True})
        False
    """

    __slots__ = ("_values",)

    _values: dict[str, Any]

    def __init__(self, values: Mapping[str, Any]) -> None:
        """Check and freeze `values`."""
        freezer = _Freezer()
        is_object = isinstance(values, Mapping)
        frozen = freezer.mapping(values, "", 1) if is_object else freezer.refuse(values, "", "an object")
        if freezer.found:
            raise InvalidRecord(freezer.found)
        object.__setattr__(self, "_values", frozen)

    @classmethod
    def read(cls, value: object, path: str, found: list[Issue]) -> "Extensions | None":
        """Read the value at `path`, and add its faults to `found`."""
        if isinstance(value, Extensions):
            return value
        try:
            return cls(value)  # type: ignore[arg-type]  # anything else becomes an issue
        except InvalidRecord as error:
            found.extend(issue.below(path) for issue in error.issues)
            return None

    def to_dict(self) -> dict[str, Any]:
        """Return the same values as a new `dict` of dicts and lists.

        Examples:
            >>> Extensions({"a": (1, {"b": 2})}).to_dict()
            {'a': [1, {'b': 2}]}
        """
        return {key: _thaw(value) for key, value in self._values.items()}

    def _canonical(self) -> str:
        return json.dumps(self.to_dict(), sort_keys=True)

    def __getitem__(self, key: str) -> Any:
        """Return the value of `key`."""
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the keys, in the order they were given."""
        return iter(self._values)

    def __len__(self) -> int:
        """Return the number of keys."""
        return len(self._values)

    def __eq__(self, other: object) -> bool:
        """Compare as written, so that ``1``, ``1.0`` and ``True`` differ."""
        return self._canonical() == other._canonical() if isinstance(other, Extensions) else NotImplemented

    def __hash__(self) -> int:
        """Hash in accord with the comparison."""
        return hash(self._canonical())

    def __repr__(self) -> str:
        """Return the code that makes this value."""
        return f"Extensions({self.to_dict()!r})"

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: the mapping is immutable."""
        raise AttributeError(f"Extensions are immutable: cannot set {name!r}")

    def __delattr__(self, name: str) -> None:
        """Refuse: the mapping is immutable."""
        raise AttributeError(f"Extensions are immutable: cannot delete {name!r}")

    def __reduce__(self) -> tuple[type["Extensions"], tuple[dict[str, Any]]]:
        """Pickle and copy as the values."""
        return Extensions, (self.to_dict(),)


class _Freezer:
    """Freezes values, and collects their faults."""

    def __init__(self, left: int = MAX_VALUES) -> None:
        self.found: list[Issue] = []
        self._left = left

    def value(self, value: Any, path: str, depth: int) -> Any:
        """Return the value at `path`, frozen."""
        self._left -= 1
        if self._left < 0:
            # A few objects may refer to each other again and again: written out, they would be endless.
            message = f'"extensions" has more than {MAX_VALUES:,} values'
            self.found.append(Issue("too-large", path, message))
            return None
        if isinstance(value, str):
            return self.text(value, path)
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, int | float):
            return self.number(value, path)
        if isinstance(value, Mapping | list | tuple):
            return self.container(value, path, depth + 1)
        return self.refuse(value, path, "a JSON value")

    def container(self, value: Any, path: str, depth: int) -> Any:
        """Return a list or a mapping frozen."""
        if depth > MAX_DEPTH:
            message = f'"extensions" is nested more than {MAX_DEPTH} levels deep'
            self.found.append(Issue("too-deep", path, message))
            return None
        if isinstance(value, Mapping):
            nested = object.__new__(Extensions)
            object.__setattr__(nested, "_values", self.mapping(value, path, depth))
            return nested
        return tuple(self.value(item, f"{path}/{index}", depth) for index, item in enumerate(value) if self._left >= 0)

    def mapping(self, values: Mapping[Any, Any], path: str, depth: int) -> dict[str, Any]:
        """Return the values of a mapping frozen."""
        frozen = {}
        for key, value in values.items():
            if self._left < 0:
                break
            place = path + escape(key)
            if isinstance(key, str) and key:
                frozen[self.text(key, place)] = self.member(value, place, depth)
            else:
                message = f"{preview(key)} is not a valid key: expected non-empty text"
                self.found.append(Issue("bad-key", place, message, value=preview(key)))
        return frozen

    def member(self, value: Any, place: str, depth: int) -> Any:
        """Return the value of a key frozen; of a long key, with one fault."""
        if len(place) <= LONGEST_POINTER:
            return self.value(value, place, depth)
        inside = _Freezer(self._left)
        frozen = inside.value(value, "", depth)
        self._left = inside._left
        self.found.extend(issue.below(place) for issue in inside.found[:1])
        return frozen

    def text(self, value: str, path: str) -> str:
        """Return a text as an instance of `str` itself."""
        if not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
            message = f"{preview(value)} contains half of a surrogate pair, which is not a character"
            self.found.append(Issue("lone-surrogate", path, message, value=preview(value)))
        return str.__str__(value)

    def number(self, value: float, path: str) -> float:
        """Return a number as an instance of `int` or `float` itself."""
        if isinstance(value, int):
            if abs(value) > MAX_INTEGER:
                message = f"{preview(value)} is beyond 2^53, and many JSON readers would round it"
                self.found.append(Issue("bad-number", path, message, value=preview(value), hint="write it as text"))
            return int(value)
        if not math.isfinite(value):
            self.found.append(Issue("bad-number", path, not_finite(value), value=preview(value)))
        return float(value)

    def refuse(self, value: object, path: str, expected: str) -> Any:
        """Report a value of another type than expected."""
        message = f"expected {expected}, got {type_name(value)}"
        self.found.append(Issue("wrong-type", path, message, value=preview(value)))


def is_same(first: Any, second: Any) -> bool:
    """Return whether two frozen values are written as equal JSON.

    So ``1``, ``1.0`` and ``True`` differ.

    Examples:
        >>> is_same(1, 1.0), is_same((1, None), (1, None))
        (False, True)
    """
    return json.dumps(_thaw(first), sort_keys=True) == json.dumps(_thaw(second), sort_keys=True)


def _thaw(value: Any) -> Any:
    """Return a frozen value as dicts and lists."""
    if isinstance(value, Extensions):
        return value.to_dict()
    return [_thaw(item) for item in value] if isinstance(value, tuple) else value
