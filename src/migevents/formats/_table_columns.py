"""The columns of a table: their fields and HXL tags."""

import re
from collections.abc import Iterator
from typing import cast

import attrs

from migevents.model.base import Record, cached, fields_of
from migevents.model.event import Event
from migevents.values.scalars import FieldType

MOST_NUMBERS = 9
"""The most items of a list that get columns of their own."""

SEPARATORS = ",;\t"
"""The characters that may separate cells."""

SEPARATOR = "; "
"""The separator of a list of texts in one cell."""


@attrs.frozen
class Column:
    """A column; columns that differ only in a number are one.

    Attributes:
        steps: The keys on the path to the field, with "#" for the number of an item.
        kind: The type of the field.
        position: The position of the column among all columns.
    """

    steps: tuple[str, ...]
    kind: FieldType
    position: int

    @property
    def is_numbered(self) -> bool:
        """Whether it exists once for each item of a list."""
        return "#" in self.steps


@cached
def all_columns() -> dict[str, Column]:
    """Return every column by path, with "#" for numbers: ``venues.#.name``."""
    found = {
        "id": Column(("id",), fields_of(Event)["id"].kind, 0),
        "type": Column(("type",), FieldType.of(str), 1),
    }
    for steps, kind in _leaves(Event, ()):
        found.setdefault(".".join(steps), Column(steps, kind, len(found)))
    return found


def _leaves(cls: type[Record], above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], FieldType]]:
    for name, field in fields_of(cls).items():
        steps = (*above, name)
        if name == "extensions":  # may have any keys, so they have no columns
            continue
        if issubclass(field.kind.type, Record):
            yield from _leaves(field.kind.type, (*steps, "#") if field.kind.many else steps)
        else:
            yield steps, field.kind


def column_of(path: str) -> tuple[Column, int | None] | None:
    """Return the column of a path and the number in it; `None` if not found.

    Examples:
        >>> column, number = column_of("venues.2.city")
        >>> column.steps, number
        (('venues', '#', 'city'), 2)
        >>> column_of("venues.city"), column_of("venues.10.city")
        (None, None)
    """
    numbers = re.findall(r"(?<=\.)[1-9](?=\.)", path)
    column = all_columns().get(re.sub(r"(?<=\.)[1-9](?=\.)", "#", path))
    return None if column is None else (column, int(numbers[0]) if column.is_numbered else None)


def sort_key(path: str) -> tuple[int, int, int]:
    """Return the sort key of a column: field, number, part of the item."""
    column, number = cast("tuple[Column, int | None]", column_of(path))
    if number is None:
        return column.position, 0, 0
    first = min(each.position for each in all_columns().values() if each.steps[0] == column.steps[0])
    return first, number, column.position


HXL_TAGS = {
    "title": "#event+name",
    "type": "#event+type",
    "id": "#event+id",
    "summary": "#description",
    "status": "#status",
    "when.start": "#date+start",
    "when.end": "#date+end",
    "venues.#.name": "#loc+name",
    "venues.#.city": "#loc+city",
    "venues.#.country": "#country+code+v_iso2",
    "organizations.#.name": "#org+name",
    "participants.#.count": "#reached",
    "participants.#.women": "#reached+f",
    "themes": "#sector",
    "topics": "#subject",
    "contacts.#.name": "#contact+name",
    "contacts.#.phone": "#contact+phone",
    "contacts.#.email": "#contact+email",
    "source.url": "#meta+source+url",
    "source.published": "#date+reported",
}
"""The tags of HXL 1.1 (https://hxlstandard.org) for the columns that have one."""

_INSTEAD = {
    "#org+name": ("#org",),
    "#country+code+v_iso2": ("#country+code", "#country+code+v_iso3", "#country+name", "#country"),
}
"""Other tags for some of the columns, the best first. Name and code are of the same country."""


def _key_of(tag: str) -> frozenset[str]:
    """Return a tag's hashtag and attributes as a set.

    The order of the attributes does not matter (HXL 1.1, "Attributes").
    """
    hashtag, *attributes = re.sub(r"\s", "", tag).lower().split("+")
    return frozenset([hashtag, *attributes])


_PATHS = {_key_of(tag): path for path, tag in HXL_TAGS.items()}


def hxl_tag_of(path: str) -> str:
    """Return the tag of a column, or an empty string."""
    return HXL_TAGS.get(re.sub(r"(?<=\.)[1-9](?=\.)", "#", path), "")


def paths_of_tags(tags: list[str]) -> list[str | None]:
    """Return the paths that tags refer to.

    The second column with a tag is for the second item.

    Examples:
        >>> paths_of_tags(["#event +name", "#loc+name", "#loc+name", "#affected", "#country+v_iso2+code"])
        ['title', 'venues.1.name', 'venues.2.name', None, 'venues.1.country']
    """
    seen: dict[str, int] = {}
    paths: list[str | None] = []
    keys = [_key_of(tag) for tag in tags]
    known = dict(_PATHS)
    for tag, others in _INSTEAD.items():
        best = next((other for other in map(_key_of, (tag, *others)) if other in keys), None)
        if best is not None:
            known[best] = _PATHS[_key_of(tag)]
    for key in keys:
        path = known.get(key)
        if path is not None:
            seen[path] = seen.get(path, 0) + 1
            is_used_up = seen[path] > (MOST_NUMBERS if "#" in path else 1)
            path = None if is_used_up else path.replace("#", str(seen[path]))
        paths.append(path)
    return paths
