"""`Extensions`: what a record says that the model has no room for.

The values are those of I-JSON (RFC 7493), the part of JSON that every reader keeps exactly. They are frozen all the way
down, so that a record that holds them can be hashed and shared.
"""

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any, final

from migevents.errors import InvalidRecord, Issue, shown, token, type_name

MAX_INTEGER = 2**53 - 1
"""The largest integer that every JSON reader keeps exactly (RFC 7493, section 2.2)."""

MAX_DEPTH = 32
"""How deep extensions may nest; the mapping itself is level 1."""


@final
class Extensions(Mapping[str, Any]):
    """An immutable mapping of JSON values, for what the model has no room for.

    Keys are text that is not empty; use a prefix of your own, such as ``"unhcr:"``, to stay clear of other people's.
    Values are `None`, `True`, `False`, text, integers within 2^53, finite floats, and lists and mappings of these, at
    most 32 deep. Lists become tuples and mappings become `Extensions`. Two are equal if they write the same JSON,
    whatever the order of their keys: ``1``, ``1.0`` and ``True`` are three values.

    Args:
        values: The mapping to keep.

    Raises:
        InvalidRecord: A key or a value is none of these. It carries every fault.

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
        found: list[Issue] = []
        frozen = _freeze_mapping(values, "", found, 1) if isinstance(values, Mapping) else _refuse(values, "", found)
        if found:
            raise InvalidRecord(found)
        object.__setattr__(self, "_values", frozen)

    @classmethod
    def read(cls, value: object, path: str, found: list[Issue]) -> "Extensions | None":
        """Read `value`, which stands at `path`; add what is wrong with it to `found`."""
        if isinstance(value, Extensions):
            return value
        try:
            return cls(value)  # type: ignore[arg-type]  # what is no mapping becomes an issue
        except InvalidRecord as error:
            found.extend(issue.below(path) for issue in error.issues)
            return None

    def plain(self) -> dict[str, Any]:
        """Return the same values as a new `dict` of dicts and lists, ready to be written.

        Examples:
            >>> Extensions({"a": (1, {"b": 2})}).plain()
            {'a': [1, {'b': 2}]}
        """
        return {key: _thaw(value) for key, value in self._values.items()}

    def _canonical(self) -> str:
        return json.dumps(self.plain(), sort_keys=True)

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
        """Compare by what would be written, so that ``1``, ``1.0`` and ``True`` differ."""
        return self._canonical() == other._canonical() if isinstance(other, Extensions) else NotImplemented

    def __hash__(self) -> int:
        """Hash in accord with the comparison."""
        return hash(self._canonical())

    def __repr__(self) -> str:
        """Return the code that makes this value."""
        return f"Extensions({self.plain()!r})"

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: the mapping is immutable."""
        raise AttributeError(f"Extensions are immutable: cannot set {name!r}")

    def __delattr__(self, name: str) -> None:
        """Refuse: the mapping is immutable."""
        raise AttributeError(f"Extensions are immutable: cannot delete {name!r}")

    def __reduce__(self) -> tuple[type["Extensions"], tuple[dict[str, Any]]]:
        """Pickle and copy as the values."""
        return Extensions, (self.plain(),)


def _freeze(value: Any, path: str, found: list[Issue], depth: int) -> Any:
    """Return `value` frozen; add what is wrong with it to `found`."""
    if isinstance(value, str):
        return _freeze_text(value, path, found)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return _freeze_number(value, path, found)
    if isinstance(value, Mapping | list | tuple) and depth < MAX_DEPTH:
        return _freeze_container(value, path, found, depth + 1)
    return _refuse(value, path, found)


def _freeze_container(value: Any, path: str, found: list[Issue], depth: int) -> Any:
    if isinstance(value, Mapping):
        nested = object.__new__(Extensions)
        object.__setattr__(nested, "_values", _freeze_mapping(value, path, found, depth))
        return nested
    return tuple(_freeze(item, path + token(index), found, depth) for index, item in enumerate(value))


def _freeze_mapping(values: Mapping[Any, Any], path: str, found: list[Issue], depth: int) -> dict[str, Any]:
    frozen = {}
    for key, value in values.items():
        place = path + token(key)
        if not isinstance(key, str) or not key:
            message = f"{shown(key)} is no key for extensions: expected text that is not empty"
            found.append(Issue("bad-key", place, message, value=shown(key)))
            continue
        frozen[_freeze_text(key, place, found)] = _freeze(value, place, found, depth)
    return frozen


def _freeze_text(value: str, path: str, found: list[Issue]) -> str:
    if not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
        message = f"{shown(value)} has half of a surrogate pair, which is no character"
        found.append(Issue("lone-surrogate", path, message, value=shown(value)))
    return str.__str__(value)


def _freeze_number(value: float, path: str, found: list[Issue]) -> float:
    if isinstance(value, int):
        if abs(value) > MAX_INTEGER:
            message = f"{shown(value)} is beyond 2^53, where JSON readers lose digits"
            found.append(Issue("bad-number", path, message, value=shown(value), hint="write it as text"))
        return int(value)
    if not math.isfinite(value):
        found.append(Issue("bad-number", path, f"{shown(value)} is no finite number", value=shown(value)))
    return float(value)


def _refuse(value: object, path: str, found: list[Issue]) -> Any:
    if path and isinstance(value, Mapping | list | tuple):
        found.append(Issue("too-deep", path, f"extensions nest deeper than {MAX_DEPTH} levels"))
        return
    expected = "a value of JSON" if path else "an object"
    found.append(Issue("wrong-type", path, f"expected {expected}, got {type_name(value)}", value=shown(value)))


def _thaw(value: Any) -> Any:
    """Return a frozen value as plain dicts and lists."""
    if isinstance(value, Extensions):
        return value.plain()
    return [_thaw(item) for item in value] if isinstance(value, tuple) else value
