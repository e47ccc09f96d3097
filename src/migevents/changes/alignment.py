"""Which items of two lists are the same one.

Two items with the same key belong together. An item whose key was changed has no partner; if exactly one item on each
side has none, and the two share a field, they belong together, too. An example is a venue that had only a city and now
has a name.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import attrs

from migevents.changes.paths import ItemKey, keys_of_items
from migevents.model.base import Record, stated


@attrs.frozen(eq=False)
class Item:
    """An item of a list: its key, its index and its value."""

    key: ItemKey
    index: int
    value: Any


def items_of(values: tuple[Any, ...]) -> list[Item]:
    """Return the items of a list."""
    return [
        Item(key, index, value) for index, (key, value) in enumerate(zip(keys_of_items(values), values, strict=True))
    ]


@attrs.frozen
class Alignment:
    """Which items of two lists belong together.

    Each part is in the order of its list, `both` in that of the first.
    """

    both: list[tuple[Item, Item]]
    first_only: list[Item]
    second_only: list[Item]


def align(first: Iterable[Item], second: Iterable[Item], are_one: Callable[[Any, Any], bool]) -> Alignment:
    """Align the items of two lists by key.

    `are_one` decides on the last unmatched item of each side.
    """
    by_key = {item.key: item for item in second}
    both, first_only = [], []
    for item in first:
        partner = by_key.pop(item.key, None)
        if partner is None:
            first_only.append(item)
        else:
            both.append((item, partner))
    second_only = list(by_key.values())
    if len(first_only) == len(second_only) == 1 and are_one(first_only[0].value, second_only[0].value):
        both = sorted([*both, (first_only.pop(), second_only.pop())], key=lambda pair: pair[0].index)
    return Alignment(both, first_only, second_only)


def share_a_field(first: Any, second: Any) -> bool:
    """Return whether two records of one class have an equal field.

    Other values have no fields.

    Examples:
        >>> from migevents import Venue
        >>> share_a_field(Venue(city="Vientiane"), Venue(name="National Convention Centre", city="Vientiane"))
        True
    """
    return any(one == other for one, other in _stated_by_both(first, second))


def agree(first: Any, second: Any) -> bool:
    """Return whether two records share a field and differ in none.

    It decides where neither record was made from the other: two reports that quote a speaker with different words
    state two quotes, not one that was changed.

    Examples:
        >>> from migevents import Quote
        >>> agree(Quote(text="Welcome", speaker="A. Example"), Quote(text="Thank you", speaker="A. Example"))
        False
    """
    values = list(_stated_by_both(first, second))
    return bool(values) and all(one == other for one, other in values)


def _stated_by_both(first: Any, second: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(first, Record) and isinstance(second, Record):
        of_second = dict(stated(second))
        yield from ((value, of_second[name]) for name, value in stated(first) if name in of_second)
