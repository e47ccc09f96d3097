"""`find_positions`: from a JSON Pointer to a line and a column, in any text that is JSON."""

import itertools
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from migevents.jsontext.positions import DuplicateKey, Position, find_positions

# Keys and texts are made of what could lead a scanner astray.
AWKWARD = st.text('ab01~/\\"[]{}:, \n\t\x00\u00e9\u2028\U0001f30d', max_size=4)
SCALARS = st.sampled_from([None, True, False, 0, -1, 10**20, 0.5, -1e-7, 1e300]) | AWKWARD
SPACES = st.text(" \t\r\n", max_size=3)


@st.composite
def json_texts(draw: st.DrawFn) -> str:
    """Draw a JSON text, as Python writes it with any indent, separators and escapes."""
    value = draw(
        st.recursive(
            SCALARS,
            lambda inner: st.lists(inner, max_size=4) | st.dictionaries(AWKWARD, inner, max_size=4),
            max_leaves=10,
        )
    )
    separators = draw(SPACES) + "," + draw(SPACES), draw(SPACES) + ":" + draw(SPACES)
    indent = draw(st.none() | st.integers(0, 3) | st.just("\t"))
    text = json.dumps(value, indent=indent, separators=separators, ensure_ascii=draw(st.booleans()))
    return draw(SPACES) + text + draw(SPACES)


def members(value: object) -> list[tuple[str | int, Any]]:
    """List what is in a value, each with its key or index; nothing in a scalar."""
    if isinstance(value, dict):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, list) else []


def walk(value: object, pointer: str = "") -> Iterator[tuple[str, str | int | None, object]]:
    """Yield the pointer, the key or the index, and the value, of everything that is in a value, itself not included."""
    for name, inner in members(value):
        inner_pointer = f"{pointer}/{str(name).replace('~', '~0').replace('/', '~1')}"
        yield inner_pointer, name, inner
        yield from walk(inner, inner_pointer)


def rest_from(text: str, position: Position) -> str:
    """Return the text from a position on, counted line by line."""
    lines = text.split("\n")
    return "\n".join([lines[position.line - 1][position.column - 1 :], *lines[position.line :]])


def check_places(text: str) -> None:
    """Check that the place of every pointer has its value, by reading on from there."""
    value = json.loads(text)
    positions = find_positions(text)
    assert json.loads(rest_from(text, positions.of(""))) == value
    for pointer, name, inner in walk(value):
        rest = rest_from(text, positions.of(pointer))
        if isinstance(name, str):
            key, end = json.JSONDecoder().raw_decode(rest)
            assert key == name
            rest = rest[end:].lstrip().removeprefix(":").lstrip()
        assert json.JSONDecoder().raw_decode(rest)[0] == inner


class TestOf:
    """The place that a pointer leads to."""

    @given(json_texts())
    @example('{"a": {"b": 1}, "a/b": 2, "~1": 3, "": {"": 4}, "0": [[], {}, "]", "\\"", "\\u0061\\ud83c\\udf0d"]}')
    def test_finds_every_key_and_value(self, text: str) -> None:
        """The place of a pointer has its key, then its value; in a list, and for the whole, only the value."""
        check_places(text)

    @given(json_texts(), AWKWARD, st.data())
    def test_falls_back_to_what_is_there(self, text: str, name: str, data: st.DataObject) -> None:
        """A pointer that leads on from any value to nothing gives the place of that value."""
        value = json.loads(text)
        positions = find_positions(text)
        pointer, inner = data.draw(st.sampled_from([("", value), *((place, inner) for place, _, inner in walk(value))]))
        if name not in map(str, dict(members(inner))):
            missing = f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}"
            assert positions.of(missing) == positions.of(f"{missing}/0") == positions.of(pointer)

    @pytest.mark.parametrize("pointer", ["/items/2", "/items/-", "/items/01", "/items/+1", "/items/\u0661", "/items/"])
    def test_takes_an_index_as_rfc_6901_writes_it(self, pointer: str) -> None:
        """An index out of range, or not in plain decimal digits, leads to the list."""
        assert find_positions('{"items": [0, 1]}').of(pointer) == Position(1, 2)

    @pytest.mark.parametrize("pointer", ["title", "#/title", " "])
    def test_refuses_an_invalid_pointer(self, pointer: str) -> None:
        """Non-empty text that does not begin with a slash is not a JSON Pointer, and is refused."""
        with pytest.raises(ValueError, match="empty or begins with a slash"):
            find_positions('{"title": "A"}').of(pointer)

    def test_does_not_count_a_byte_order_mark(self) -> None:
        """A byte-order mark before the text moves nothing, as no editor shows it."""
        positions = find_positions('\ufeff {"a":\n1, "a": 2}')
        assert (positions.of(""), positions.of("/a")) == ((1, 2), (2, 4))
        assert positions.duplicates == (("/a", (2, 4)),)

    def test_counts_as_editors_do(self) -> None:
        """Lines and columns begin at 1; both kinds of line end, tabs and signs beyond the first plane count as one."""
        positions = find_positions('{\r\n\t"\U0001f30d": 1, "b":\r\n  [true,\n null]}')
        places = [positions.of(pointer) for pointer in ("", "/\U0001f30d", "/b", "/b/0", "/b/1")]
        assert places == [(1, 1), (2, 2), (2, 10), (3, 4), (4, 2)]

    def test_goes_to_any_depth(self) -> None:
        """A text that nests far deeper than Python calls can go is read like any other."""
        depth = 20_000
        assert find_positions("[" * depth + "]" * depth).of("/0" * (depth - 1)) == Position(1, depth)
        assert find_positions('{"a":' * depth + "1" + "}" * depth).of("/a" * depth) == Position(1, 5 * depth - 3)


class Doubled(list[tuple[str, object]]):
    """An object as the members that are written, of which several may have one key."""


class Writer:
    """Writes values with doubled keys, and notes where it puts each key that was there before."""

    def __init__(self, spaces: list[str]) -> None:
        """Begin with nothing; the spaces are put between the signs, one after the other, and round again."""
        self.spaces = itertools.cycle(spaces)
        self.text = ""
        self.duplicates: list[DuplicateKey] = []

    def put(self, text: str) -> None:
        """Write a piece of the text and some space."""
        self.text += text + next(self.spaces)

    def put_key(self, key: str, pointer: str, *, seen: bool) -> None:
        """Write a key: plain, or with its first character escaped if it was there before."""
        if seen:
            here = Position(self.text.count("\n") + 1, len(self.text) - self.text.rfind("\n"))
            self.duplicates.append(DuplicateKey(pointer, here))
        self.put(f'"\\u{ord(key[0]):04x}{key[1:]}"' if seen and key else json.dumps(key))
        self.put(":")

    def put_value(self, value: object, pointer: str = "") -> None:
        """Write a value and all that is in it."""
        if not isinstance(value, list):
            self.put(json.dumps(value))
            return
        begin, end = "{}" if isinstance(value, Doubled) else "[]"
        self.put(begin)
        seen: set[str] = set()
        for index, item in enumerate(value):
            if index:
                self.put(",")
            key, inner = item if isinstance(value, Doubled) else (str(index), item)
            inner_pointer = f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}"
            if isinstance(value, Doubled):
                self.put_key(key, inner_pointer, seen=key in seen)
                seen.add(key)
            self.put_value(inner, inner_pointer)
        self.put(end)


@st.composite
def doubled_texts(draw: st.DrawFn) -> tuple[str, tuple[DuplicateKey, ...]]:
    """Draw a JSON text with possibly duplicate keys, and those keys."""
    keys = st.sampled_from(["a", "b", "a/b", "~", ""])
    value = st.recursive(
        SCALARS,
        lambda inner: st.lists(inner, max_size=3) | st.lists(st.tuples(keys, inner), max_size=5).map(Doubled),
        max_leaves=10,
    )
    writer = Writer(draw(st.lists(SPACES, min_size=1, max_size=5)))
    writer.put_value(draw(value))
    return writer.text, tuple(writer.duplicates)


class TestDuplicates:
    """Duplicate keys in one object."""

    @given(doubled_texts())
    def test_are_found_where_they_stand(self, doubled: tuple[str, tuple[DuplicateKey, ...]]) -> None:
        """Every key that was there before, however it is spelled, is found in its place and in order, and no other."""
        text, duplicates = doubled
        assert find_positions(text).duplicates == duplicates

    @given(doubled_texts())
    def test_do_not_hide_the_last(self, doubled: tuple[str, tuple[DuplicateKey, ...]]) -> None:
        """Pointers lead to the last of duplicate keys, which is the one that Python's `json` keeps."""
        check_places(doubled[0])

    def test_are_listed_in_the_order_of_the_text(self) -> None:
        """Every occurrence after the first is listed, in the order in which a reader meets them."""
        duplicates = find_positions('{"a": 1, "b": {"x~": 1, "x~": 2},\n "a": 2, "a": 3}').duplicates
        assert duplicates == (("/b/x~0", (1, 25)), ("/a", (2, 2)), ("/a", (2, 10)))
