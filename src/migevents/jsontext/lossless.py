"""Read JSON text without loss.

The result has its values, where each of them is, and the keys that occur twice.

`read_text` makes one pass over the text. A regular expression cuts it into tokens, a table says which kinds of token
may follow, and the innermost open container collects its members. It does not recurse, so a text may be nested to any
depth. It is a single loop: a function call for each value would take as long as the rest.

Plain Python values cannot represent two things that a JSON text may contain: a key that occurs twice in one object, and
a number that Python writes in another way, such as `1e400` or `1E2`. They are kept as a `DoubleKey` and as an
`ExactNumber`, and `written` writes them unchanged. Offsets are kept beside the values, for each container by its
identity, so that the values stay plain; and in arrays of C, which take a fifth of the memory of a list.

Reading and writing are in one module, because they are inverses: what one of them keeps, the other must write.
"""

import datetime
import json
import re
from array import array
from collections.abc import Iterator, Mapping
from math import inf
from typing import Any, NamedTuple, cast, final

import attrs
import msgspec

from migevents._display import ExactNumber
from migevents.jsontext.pointer import LONGEST_POINTER, escape


@final
class DoubleKey(str):
    """A key that recurs later in its object; equal only to itself."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        """Compare by identity: the key further down is another one."""
        return self is other

    def __ne__(self, other: object) -> bool:
        """Compare by identity, which `str` does not do by itself."""
        return self is not other

    def __hash__(self) -> int:
        """Hash in accord with the comparison."""
        return id(self)


# --- Reading ----------------------------------------------------------------------------------------------------------

_TOKEN = re.compile(
    r"""
    [ \t\n\r]*+ ()                                        # white space, and where the token begins
    (?: (?P<string> "(?: [^"\\\x00-\x1f]++ | \\. )*+" )
        (?P<key> [ \t\n\r]*+ : )?                         # a key is taken with its colon
      | (?P<integer> -?(?: 0 | [1-9][0-9]*+ ))
        (?P<decimal> \.[0-9]++ (?:[eE][-+]?[0-9]++)? | [eE][-+]?[0-9]++ )?
      | (?P<word> true | false | null | NaN | -?Infinity )
      | (?P<object> \{ ) | (?P<end_of_object> \} ) | (?P<array> \[ ) | (?P<end_of_array> \] ) | (?P<comma> , )
      | (?P<end> \Z )
      | (?P<unknown> . ))
    """,
    re.VERBOSE | re.DOTALL,
)
_decode = json.JSONDecoder().raw_decode
# Python's `json` accepts NaN and Infinity, and so does this: the model reports them, with their place.
_WORDS = {
    "true": True,
    "false": False,
    "null": None,
    "NaN": float("nan"),
    "Infinity": float("inf"),
    "-Infinity": float("-inf"),
}

# What is expected, in the words of Python's `json`, and which tokens may be there.
_VALUE, _FIRST_ITEM = "Expecting value", "Expecting value or ]"
_KEY = "Expecting property name enclosed in double quotes"
_FIRST_KEY = f"{_KEY} or }}"
_AFTER_ITEM, _AFTER_MEMBER = "Expecting ',' delimiter or ]", "Expecting ',' delimiter or }"
_AFTER_ALL = "Extra data"
_VALUES = frozenset({"string", "integer", "decimal", "word", "object", "array"})
_ALLOWED = {
    _VALUE: _VALUES,
    _FIRST_ITEM: _VALUES | {"end_of_array"},
    _FIRST_KEY: frozenset({"key", "end_of_object"}),
    _KEY: frozenset({"key"}),
    _AFTER_ITEM: frozenset({"comma", "end_of_array"}),
    _AFTER_MEMBER: frozenset({"comma", "end_of_object"}),
    _AFTER_ALL: frozenset({"end"}),
}
_AFTER_COMMA = {_AFTER_ITEM: _VALUE, _AFTER_MEMBER: _KEY, _AFTER_ALL: _AFTER_ALL}


class Duplicate(NamedTuple):
    """A repeated key: its object, the key, and its offset."""

    container: "_Open"
    key: str
    offset: int

    @property
    def path(self) -> tuple[Any, ...]:
        """The keys and indexes that lead to the member."""
        path, each = [self.key], self.container
        while each.parent is not None and each.step is not None:
            path.append(each.step)
            each = each.parent
        return tuple(path[::-1])


@attrs.frozen(eq=False)
class JsonText:
    """A JSON text that was read; `read_text` makes it.

    Attributes:
        text: The text.
        value: The value: dicts, lists, text, numbers, flags and `None`, with `DoubleKey` and `ExactNumber`.
        duplicates: The keys that occur in their object not for the first time, in the order of the text; below a value
            with a pointer of more than 1,000 characters, only the first of them.
        places: Where each container of the value is, and its members.
        start: Where the value begins.
    """

    text: str
    value: Any
    duplicates: tuple[Duplicate, ...]
    places: "_Places" = attrs.field(repr=False)
    start: int
    _indexes: dict[int, dict[str, int]] = attrs.field(init=False, repr=False, factory=dict)
    """The indexes of the members of large objects, by their keys, if they were asked for."""

    def offset_of(self, container: Any, step: Any) -> int:
        """Return where the member at a key or index of a container begins.

        Examples:
            >>> document = read_text('{"topics": ["health"]}')
            >>> document.offset_of(document.value, "topics"), document.offset_of(document.value["topics"], 0)
            (1, 12)
        """
        index: int
        if isinstance(container, list):
            index = step
        elif len(container) <= _MOST_SEARCHED:
            index = list(container).index(step)
        else:
            if id(container) not in self._indexes:
                self._indexes[id(container)] = {key: index for index, key in enumerate(container)}
            index = self._indexes[id(container)][step]
        return self.places.of_member(container, index)

    def source_of(self, container: Any, step: Any) -> str:
        """Return the text of a container's value exactly as written.

        Examples:
            >>> document = read_text('{"edition": 1E2}')
            >>> document.source_of(document.value, "edition")
            '1E2'
        """
        at = self.offset_of(container, step)
        if isinstance(container, dict):
            at = _token_at(self.text, at).end()  # past the key and its colon
        token, end = _token_at(self.text, at), self.places.end_of(container[step])
        return self.text[token.start(1) : token.end() if end is None else end]


_MOST_SEARCHED = 16
"""An object of up to so many members is searched: a dict of their indexes would take more memory than the object."""


def _token_at(text: str, offset: int) -> re.Match[str]:
    return cast("re.Match[str]", _TOKEN.match(text, offset))  # the pattern matches anything


def _offsets() -> "array[int]":
    return array("Q")


@attrs.define(eq=False)
class _Places:
    """Where the containers of a value are.

    An object for each of them would take as much memory as the container.

    Attributes:
        numbers: The number of each container, by its identity; it is counted when the container ends.
        members: Where the members of all containers begin: of an object at the key, of a list at the value.
        firsts: Where the offsets of a container begin in `members`.
        ends: Where a container ends.
    """

    numbers: dict[int, int] = attrs.Factory(dict)
    members: "array[int]" = attrs.Factory(_offsets)
    firsts: "array[int]" = attrs.Factory(_offsets)
    ends: "array[int]" = attrs.Factory(_offsets)

    def add(self, container: Any, members: "array[int]", end: int) -> None:
        """Add a container that ends."""
        self.numbers[id(container)] = len(self.ends)
        self.firsts.append(len(self.members))
        self.ends.append(end)
        self.members.extend(members)

    def of_member(self, container: Any, index: int) -> int:
        """Return where a member of a container begins."""
        return self.members[self.firsts[self.numbers[id(container)]] + index]

    def end_of(self, value: Any) -> int | None:
        """Return where a container ends; `None` for another value."""
        number = self.numbers.get(id(value))
        return None if number is None else self.ends[number]


@attrs.define(eq=False)
class _Open:
    """A container that is still open.

    Attributes:
        start: Where it begins.
        keys: The keys of its members so far; `None` in an array.
        parent: The container around it.
        step: The key or the index that leads to it from its parent; none leads to the document itself.
        depth: How deep it is.
        values: The values of its members so far.
        offsets: Where each of them begins.
    """

    start: int
    keys: list[str] | None
    parent: "_Open | None" = None
    step: Any = None
    depth: int = 0
    values: list[Any] = attrs.Factory(list)
    offsets: "array[int]" = attrs.Factory(_offsets)


def read_text(text: str, *, max_depth: float = inf) -> JsonText:  # noqa: C901  # one loop over the tokens: a call for each would take twice as long
    r"""Read a JSON text (RFC 8259) without loss, in linear time.

    Args:
        text: The text, without a byte-order mark.
        max_depth: How deep it may nest.

    Returns:
        The value, the duplicate keys, and where everything is.

    Raises:
        json.JSONDecodeError: The text is not JSON.
        RecursionError: It is nested deeper than `max_depth`.

    Examples:
        >>> read_text('{"title": "A", "title": "B", "cost": 1e400}').value
        {'title': 'A', 'title': 'B', 'cost': inf}
    """
    inside = _Open(0, None)
    places = _Places()
    duplicates: list[Duplicate] = []
    expected = _VALUE
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup
        offset = token.start(1)
        if kind not in _ALLOWED[expected]:
            raise _syntax_error(text, token, expected, is_inside=inside.parent is not None)
        if kind in {"comma", "end"}:
            expected = _AFTER_COMMA[expected]
            continue
        if kind in {"string", "key"}:
            string = token["string"]
            value: Any = _decode(text, offset)[0] if "\\" in string else string[1:-1]
            if kind == "key":
                inside.keys.append(value)  # type: ignore[union-attr]  # a key is allowed in objects alone
                inside.offsets.append(offset)
                expected = _VALUE
                continue
        elif kind == "integer":
            value = whole_number(token["integer"])
        elif kind in {"decimal", "word"}:
            value = _WORDS[token["word"]] if kind == "word" else exact_number(token[0].lstrip(" \t\n\r"))
        elif kind in {"object", "array"}:
            step = None if not inside.depth else inside.keys[-1] if inside.keys else len(inside.values)
            inside = _Open(offset, [] if kind == "object" else None, inside, step, inside.depth + 1)
            if inside.depth > max_depth:
                raise RecursionError
            expected = _FIRST_KEY if kind == "object" else _FIRST_ITEM
            continue
        else:
            value = inside.values
            if inside.keys is not None:
                is_unique = len(set(inside.keys)) == len(inside.keys)
                keys = inside.keys if is_unique else _unique_keys(inside, duplicates)
                value = dict(zip(keys, value, strict=True))
            places.add(value, inside.offsets, token.end())
            offset, inside = inside.start, cast("_Open", inside.parent)
        inside.values.append(value)
        if inside.keys is None:
            inside.offsets.append(offset)
        expected = _AFTER_ALL if inside.parent is None else _AFTER_ITEM if inside.keys is None else _AFTER_MEMBER
    return JsonText(text, inside.values[0], tuple(_reported(duplicates)), places, inside.offsets[0])


def _unique_keys(closed: _Open, duplicates: list[Duplicate]) -> list[str]:
    """Return the keys of an object, made unique by `DoubleKey`."""
    keys = cast("list[str]", closed.keys)
    last, seen = {key: index for index, key in enumerate(keys)}, set[str]()
    for key, offset in zip(keys, closed.offsets, strict=True):
        if key in seen:
            duplicates.append(Duplicate(closed, key, offset))
        seen.add(key)
    return [key if last[key] == index else DoubleKey(key) for index, key in enumerate(keys)]


def _reported(duplicates: list[Duplicate]) -> Iterator[Duplicate]:
    """Yield duplicates in order; below a long pointer, only the first."""
    known: dict[_Open | None, tuple[int, _Open | None]] = {None: (0, None)}
    seen: set[_Open] = set()
    for duplicate in sorted(duplicates, key=lambda duplicate: duplicate.offset):
        outermost = _outermost_long(duplicate.container, known)
        if outermost not in seen:
            yield duplicate
        if outermost is not None:
            seen.add(outermost)


def _outermost_long(container: _Open, known: dict[_Open | None, tuple[int, _Open | None]]) -> _Open | None:
    """Return the outermost container around one whose pointer is long.

    `known` has the length of the pointer, and the result, for containers that were looked at; each is, once.
    """
    chain = []
    each: _Open | None = container
    while each not in known:
        chain.append(each)
        each = each.parent if each else None
    length, outermost = known[each]
    for each in reversed(chain):
        if each is not None and each.step is not None:
            length += len(escape(each.step))
        outermost = outermost or (each if length > LONGEST_POINTER else None)
        known[each] = length, outermost
    return outermost


def whole_number(digits: str) -> float:
    """Return an integer, or an `ExactNumber` if it has too many digits.

    Python does not read thousands of digits.
    """
    try:
        return int(digits)
    except ValueError:
        return ExactNumber(digits)


def exact_number(text: str) -> float:
    """Return a `float`, or an `ExactNumber` if Python writes it differently."""
    number = float(text)
    return number if repr(number) == text else ExactNumber(text)


def _syntax_error(text: str, token: re.Match[str], expected: str, *, is_inside: bool) -> json.JSONDecodeError:
    """Return the error for an unexpected token, worded as in `json`."""
    kind, offset = token.lastgroup, token.start(1)
    if expected in {_KEY, _FIRST_KEY} and kind == "string":
        return json.JSONDecodeError("Expecting ':' delimiter", text, _token_at(text, token.end()).start(1))
    if expected in {_VALUE, _FIRST_ITEM} and kind == "key":
        message = "Expecting ',' delimiter" if is_inside else _AFTER_ALL
        return json.JSONDecodeError(message, text, token.end() - 1)
    if kind == "unknown" and text[offset] == '"' and expected not in {_AFTER_ITEM, _AFTER_MEMBER, _AFTER_ALL}:
        try:
            _decode(text, offset)
        except json.JSONDecodeError as error:
            return error
    return json.JSONDecodeError(expected.partition(" or ")[0], text, offset)


def without_double_keys(value: Any, depth: int = 100) -> Any:
    """Return a value with only the last of equal keys, at limited depth.

    The depth is more than a document may have.
    """
    if isinstance(value, dict):
        members = value.items() if depth else ()
        return {key: without_double_keys(member, depth - 1) for key, member in members if type(key) is not DoubleKey}
    return [without_double_keys(item, depth - 1) for item in value if depth] if isinstance(value, list) else value


def plain_values(document: bytes) -> tuple[Any, bool]:
    """Return the plain values of a JSON document in UTF-8.

    With them comes whether they show that no key occurs twice in an object. If not, `read_unique_members` does.

    Raises:
        ValueError: It is not JSON, or a key occurs twice in an object; `read_text` reports which.
        RecursionError: It is nested too deeply.
    """
    if b"\\" in document and rb"\u" in document:
        return read_unique_members(document), True
    try:
        values = msgspec.json.decode(document)
        # msgspec keeps the last of equal keys: written again, such a document is another one. So is one that spells a
        # number or a character otherwise than msgspec. To format it takes a quarter of the time, and a compact document
        # does not need it.
        again = msgspec.json.encode(values)
        return values, again == document or again == msgspec.json.format(document, indent=-1)
    except msgspec.MsgspecError as error:
        raise ValueError from error


def read_unique_members(document: bytes) -> Any:
    """Return the plain values of a JSON document, by Python's `json`.

    It shows the keys, and takes twice as long as msgspec.

    Raises:
        ValueError: It is not JSON, or a key occurs twice in an object.
        RecursionError: It is nested too deeply.
    """
    return json.loads(document.decode(), object_pairs_hook=_unique_members)


def _unique_members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError
    return members


# --- Writing ----------------------------------------------------------------------------------------------------------


def written(value: Any, indent: int | str | None = None, *, spaced: bool = False) -> bytes:
    r"""Return a plain value as UTF-8 JSON; `read_text` reads it back.

    NaN is written as Python's `json` writes it, and half of a surrogate pair is escaped. A value may nest to any depth.

    Args:
        value: Dicts, lists, tuples, text, numbers, flags and `None`; a `datetime.date` is written as EDTF.
        indent: The text to indent by, or the number of spaces; without it, the JSON is on one line.
        spaced: Whether spaces follow commas and colons on that line.

    Raises:
        TypeError: It contains something else.

    Examples:
        >>> written(read_text('{"title": "A", "title": "\\ud800", "cost": 1e400}').value)
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
    # Only half of a surrogate pair cannot be encoded. Python escapes it as JSON does.
    return "".join(pieces).encode(errors="backslashreplace")


def _spread(container: Any, level: int, step: str | None, colon: str, comma: str) -> Iterator[tuple[Any, int, bool]]:
    """Yield the output for a container: values, and finished text."""
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
