"""Merging of lists: which items match, and in which order."""

from collections.abc import Iterable
from typing import Any

import attrs

from migevents.changes.alignment import Item, agree, align, items_of, share_a_field
from migevents.changes.paths import ItemKey


@attrs.define(eq=False)
class Slot:
    """An item of a merged list in each of the three records.

    `None` is an item that is not there.
    """

    key: ItemKey
    base: Any
    ours: Any
    theirs: Any
    base_index: int | None
    value: Any = None
    index: int | None = None
    """The index in the merged list, once that is known."""

    @property
    def is_kept(self) -> bool:
        """Whether the merged list has the item."""
        return self.value is not None


@attrs.frozen
class Slots:
    """The slots of a merged list, also in the orders of ours and theirs."""

    all: list[Slot]
    ours: list[Slot]
    theirs: list[Slot]


def slots_of(base: tuple[Any, ...] | None, ours: tuple[Any, ...], theirs: tuple[Any, ...]) -> Slots:
    """Align the items of three lists.

    Items are followed from the base to each side. What both sides added is one item if the keys are the same, or if it
    is the last one left of each and the two agree.
    """
    our_items, their_items, base_items = items_of(ours), items_of(theirs), items_of(base or ())
    to_ours = align(base_items, our_items, share_a_field)
    to_theirs = align(base_items, their_items, share_a_field)
    added = align(to_ours.second_only, to_theirs.second_only, agree)
    ours_of = {base_item.index: item for base_item, item in to_ours.both}
    theirs_of = {base_item.index: item for base_item, item in to_theirs.both}
    threes: list[tuple[Item | None, Item | None, Item | None]] = [
        *((item, ours_of.get(item.index), theirs_of.get(item.index)) for item in base_items),
        *((None, *pair) for pair in added.both),
        *((None, item, None) for item in added.first_only),
        *((None, None, item) for item in added.second_only),
    ]
    by_our_index, by_their_index, slots = {}, {}, []
    for base_item, our_item, their_item in threes:
        key = next(item.key for item in (our_item, their_item, base_item) if item)
        base_index = base_item.index if base_item else None
        slot = Slot(key, _value_of(base_item), _value_of(our_item), _value_of(their_item), base_index)
        slots.append(slot)
        if our_item:
            by_our_index[our_item.index] = slot
        if their_item:
            by_their_index[their_item.index] = slot
    return Slots(slots, _by_index(by_our_index), _by_index(by_their_index))


def _value_of(item: Item | None) -> Any:
    return item.value if item else None


def _by_index(slots: dict[int, Slot]) -> list[Slot]:
    return [slots[index] for index in range(len(slots))]


def merged_order(slots: Slots) -> tuple[list[Slot], bool]:
    """Return the slots in merged order, and whether the orders conflict.

    The order of ours is kept unless only theirs has reordered the list. What the other side alone has comes after the
    item that it follows there.
    """
    ours_sorted, theirs_sorted = _is_sorted_anew(slots.ours), _is_sorted_anew(slots.theirs)
    first, second = (slots.theirs, slots.ours) if theirs_sorted and not ours_sorted else (slots.ours, slots.theirs)
    in_first, in_second = set(first), set(second)
    is_conflict = (
        ours_sorted and theirs_sorted and [s for s in first if s in in_second] != [s for s in second if s in in_first]
    )
    before, after = _anchored(second, in_first)
    ordered: list[Slot] = []
    waiting = after[None]
    for slot in first:
        if slot in in_second:
            # What the first side has added after the same item comes before what the second has.
            ordered += [*waiting, *before.get(slot, ())]
            waiting = after.get(slot, [])
        ordered.append(slot)
    return ordered + waiting, is_conflict


def _is_sorted_anew(slots: Iterable[Slot]) -> bool:
    indexes = [slot.base_index for slot in slots if slot.base_index is not None]
    return indexes != sorted(indexes)


def _anchored(
    slots: Iterable[Slot], anchors: set[Slot]
) -> tuple[dict[Slot, list[Slot]], dict[Slot | None, list[Slot]]]:
    """Return the slots before the first anchor, and those after each."""
    before: dict[Slot, list[Slot]] = {}
    after: dict[Slot | None, list[Slot]] = {None: []}
    anchor = None
    for slot in slots:
        if slot not in anchors:
            after.setdefault(anchor, []).append(slot)
            continue
        if anchor is None:
            before[slot], after[None] = after[None], []
        anchor = slot
    return before, after
