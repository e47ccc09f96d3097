"""Where in a JSON text a value is, for people who have to find it there.

A fault names its place by a JSON Pointer (RFC 6901); an editor needs a line and a column. `Positions` turns the one
into the other, from the offsets that the lossless reading of the text has noted.
"""

import bisect
import re
from typing import Any, NamedTuple

from migevents.jsontext.lossless import JsonText, read_text
from migevents.jsontext.pointer import escape, keys_of


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


class Lines:
    """The lines of a text, which give each offset its place."""

    def __init__(self, text: str) -> None:
        """Note where the lines begin."""
        self._starts = [0, *(line_feed.end() for line_feed in re.finditer("\n", text))]

    def position(self, offset: int) -> Position:
        r"""Return an offset as line and column.

        Examples:
            >>> Lines("{\n  }").position(4)
            Position(line=2, column=3)
        """
        line = bisect.bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)


class DuplicateKey(NamedTuple):
    """A key that occurs in an object not for the first time.

    Attributes:
        pointer: The JSON Pointer of the member. It is the same for every occurrence of the key.
        position: Where the key is this time.

    Examples:
        >>> from migevents.jsontext import find_positions
        >>> find_positions('{"title": "A", "title": "B"}').duplicates
        (DuplicateKey(pointer='/title', position=Position(line=1, column=16)),)
    """

    pointer: str
    position: Position


class Positions:
    r"""The places of all keys and values of a text; see `find_positions`.

    Attributes:
        duplicates: The keys that occur in their object not for the first time, in the order of the text.

    Examples:
        >>> from migevents.jsontext import find_positions
        >>> positions = find_positions('{\n  "venues": [{"city": "Vientiane"}]\n}')
        >>> positions.of("/venues/0/city")
        Position(line=2, column=15)
    """

    def __init__(self, document: JsonText) -> None:
        """Keep the document, and note where its lines begin."""
        self._document = document
        self._lines = Lines(document.text)
        self.duplicates = tuple(
            DuplicateKey("".join(map(escape, duplicate.path)), self._lines.position(duplicate.offset))
            for duplicate in document.duplicates
        )

    def of(self, pointer: str) -> Position:
        """Return the place that a JSON Pointer leads to.

        For the member of an object it is the place of the key; for an item of a list, and for the whole, that of the
        value. Where a key occurs twice, the last counts, as it does for Python's `json`. A pointer that leads nowhere
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
        if pointer and not pointer.startswith("/"):
            raise ValueError(f"a JSON Pointer is empty or begins with a slash, unlike {pointer!r}")
        here, offset = self._document.value, self._document.start
        for token in keys_of(pointer):
            step = _step(here, token)
            if step is None:
                break
            offset = self._document.offset_of(here, step)
            here = here[step]
        return self._lines.position(offset)


_INDEX = re.compile("0|[1-9][0-9]{0,17}")


def _step(container: Any, token: str) -> Any:
    """Return the key or index of a reference token, or `None`."""
    if isinstance(container, dict):
        return token if token in container else None
    is_index = isinstance(container, list) and _INDEX.fullmatch(token) is not None
    return int(token) if is_index and int(token) < len(container) else None


def find_positions(text: str) -> Positions:
    r"""Find the place of every key and value in a JSON text.

    It takes time in proportion to the text, to any depth.

    Args:
        text: JSON (RFC 8259); one byte-order mark before it does not count.

    Returns:
        The places, by JSON Pointer, and the duplicate keys.

    Raises:
        json.JSONDecodeError: The text is not JSON.

    Examples:
        >>> from migevents.jsontext import find_positions
        >>> find_positions('{\n  "title": "A workshop"\n}').of("/title")
        Position(line=2, column=3)
    """
    return Positions(read_text(text.removeprefix("\ufeff")))
