"""Where in a JSON text a value stands, for people who have to find it there.

A fault names its place by a JSON Pointer (RFC 6901); an editor wants a line and a column. This module turns the one
into the other, for text that already parsed: it looks for keys and values, and checks nothing a second time. On the way
it comes upon keys that stand twice in one object, of which a parsed value shows nothing any more.
"""

import bisect
import json
import re
from collections.abc import Iterator
from typing import NamedTuple

import attrs

from migevents.jsontext.pointer import escape

# Where the text is known to be JSON, commas and colons say nothing that the rest does not say.
_SIGN = re.compile(r'[\[\]{}"]|[^ \t\n\r,:\[\]{}"]+')
_decode = json.JSONDecoder().raw_decode


class Position(NamedTuple):
    """A place in a text, as editors count.

    Attributes:
        line: The line; the first is 1. A line ends with a line feed.
        column: The character in the line; the first is 1. Characters are Unicode code points, a tab is one.

    Examples:
        >>> from migevents.jsontext import Position
        >>> Position(line=2, column=3)
        Position(line=2, column=3)
    """

    line: int
    column: int


class DuplicateKey(NamedTuple):
    """A key that stands in an object not for the first time.

    Attributes:
        pointer: The JSON Pointer of the member. It is the same for every occurrence of the key.
        position: Where the key stands this time.

    Examples:
        >>> from migevents.jsontext import find_positions
        >>> find_positions('{"title": "A", "title": "B"}').duplicates
        (DuplicateKey(pointer='/title', position=Position(line=1, column=16)),)
    """

    pointer: str
    position: Position


@attrs.define(eq=False)
class _Node:
    """A value in the text: its key or its index, the offset where it is found, and the values in it."""

    name: str
    offset: int
    is_object: bool = False
    children: dict[str, "_Node"] = attrs.Factory(dict)


@attrs.frozen(eq=False)
class Positions:
    r"""The places of all keys and values of one JSON text; `find_positions` makes it.

    Attributes:
        duplicates: The keys that stand in their object not for the first time, in the order of the text.

    Examples:
        >>> from migevents.jsontext import find_positions
        >>> positions = find_positions('{\n  "venues": [{"city": "Vientiane"}]\n}')
        >>> positions.of("/venues/0/city")
        Position(line=2, column=15)
    """

    duplicates: tuple[DuplicateKey, ...]
    _root: _Node = attrs.field(repr=False, alias="root")
    _line_starts: list[int] = attrs.field(repr=False, alias="line_starts")

    def of(self, pointer: str) -> Position:
        """Return the place that a JSON Pointer leads to.

        For the member of an object it is the place of the key; for an item of a list, and for the whole, that of the
        value. Where a key stands twice, the last counts, as it does for Python's `json`. A pointer that leads nowhere
        gives the place of the innermost value on its way: for a key that is missing, the object that lacks it.

        Args:
            pointer: A JSON Pointer (RFC 6901): empty for the whole, else like `/venues/0/city`, with `~1` for a slash
                and `~0` for a tilde in a key.

        Returns:
            The place in the text.

        Raises:
            ValueError: The pointer is not empty and does not begin with a slash.

        Examples:
            >>> from migevents.jsontext import find_positions
            >>> positions = find_positions('{"a/b": [10, 20]}')
            >>> positions.of("/a~1b"), positions.of("/a~1b/1")
            (Position(line=1, column=2), Position(line=1, column=14))
            >>> positions.of("/a~1b/2")
            Position(line=1, column=2)
        """
        first, *tokens = pointer.split("/")
        if first:
            raise ValueError(f"a JSON Pointer is empty or begins with a slash, unlike {pointer!r}")
        node = self._root
        for name in tokens:
            child = node.children.get(name.replace("~1", "/").replace("~0", "~"))
            if child is None:
                break
            node = child
        return _position(self._line_starts, node.offset)


def find_positions(text: str) -> Positions:
    r"""Find the place of every key and value in a JSON text.

    It takes time in proportion to the text, however deep that nests.

    Args:
        text: JSON (RFC 8259) that a parser has read without fault; one byte-order mark before it does not count.

    Returns:
        The places, to be asked for by JSON Pointer, and the duplicate keys.

    Examples:
        >>> from migevents.jsontext import find_positions
        >>> find_positions('{\n  "title": "A workshop"\n}').of("/title")
        Position(line=2, column=3)
    """
    text = text.removeprefix("\ufeff")
    line_starts = [0, *(line_feed.end() for line_feed in re.finditer("\n", text))]
    root, duplicates = _scan(text)
    return Positions(
        duplicates=tuple(DuplicateKey(pointer, _position(line_starts, offset)) for pointer, offset in duplicates),
        root=root,
        line_starts=line_starts,
    )


def _position(line_starts: list[int], offset: int) -> Position:
    """Return the offset as line and column."""
    line = bisect.bisect_right(line_starts, offset)
    return Position(line, offset - line_starts[line - 1] + 1)


def _scan(text: str) -> tuple[_Node, list[tuple[str, int]]]:
    """Return the tree of the values, and the pointers and the offsets of the duplicate keys."""
    # A list around the text, so that the value of the text is an item like any other.
    around = _Node("", 0)
    open_nodes = [around]
    duplicates: list[tuple[str, int]] = []
    key = None
    for offset, sign, string in _signs(text):
        parent = open_nodes[-1]
        if sign in "]}":
            open_nodes.pop()
        elif sign == '"' and parent.is_object and key is None:
            key = string, offset
        else:
            name, found_at = key or (str(len(parent.children)), offset)
            key = None
            if name in parent.children:
                duplicates.append(("".join(escape(node.name) for node in open_nodes[2:]) + escape(name), found_at))
            parent.children[name] = node = _Node(name, found_at, sign == "{")
            if sign in "[{":
                open_nodes.append(node)
    return around.children["0"], duplicates


def _signs(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield the offset of every bracket and every scalar, its first character, and what it says if it is a string."""
    at = 0
    while (found := _SIGN.search(text, at)) is not None:
        offset, at = found.span()
        string = ""
        if text[offset] == '"':
            string, at = _decode(text, offset)
        yield offset, text[offset], string
