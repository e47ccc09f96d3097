"""Quotes and sessions follow a speaker whose key a merge changes.

A report knows a speaker by the position, another by the name: the merged speaker has both, and is called by the name.
The quotes of the first report must name the speaker so, too. They follow only where the merged speaker states all that
the speaker did before: a quote must not be put into the mouth of somebody else.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from migevents.changes.alignment import agree, align, items_of, share_a_field
from migevents.changes.lists import Slot
from migevents.model.people import Quote, Speaker

Keys = Mapping[str, str]

ThreeWay = tuple[Any, Any, Any]
"""The values of the base, ours and theirs."""


def changed_keys(three: ThreeWay, merged: tuple[Speaker, ...], slots: Iterable[Slot] | None) -> tuple[Keys, Keys, Keys]:
    """Return the speaker keys that the merge changed, with the new ones."""
    if slots is None:  # the speakers of one side were taken as they are
        base, ours, theirs = (_partners(speakers, merged) for speakers in three)
    else:
        kept = [slot for slot in slots if slot.is_kept]
        base, ours, theirs = (
            [(getattr(slot, side), slot.value) for slot in kept] for side in ("base", "ours", "theirs")
        )
    return _changed(base), _changed(ours), _changed(theirs)


def _partners(speakers: tuple[Speaker, ...], merged: tuple[Speaker, ...]) -> list[tuple[Speaker, Speaker]]:
    aligned = align(items_of(speakers), items_of(merged), share_a_field)
    return [(old.value, new.value) for old, new in aligned.both]


def _changed(pairs: Iterable[tuple[Speaker | None, Speaker]]) -> Keys:
    return {old.key: new.key for old, new in pairs if old and old.key != new.key and agree(old, new)}


def following(items: tuple[Any, ...], keys: Keys) -> tuple[Any, ...]:
    """Return quotes or sessions that name their speakers by the new keys."""
    return tuple(_renamed(item, keys) for item in items) if keys else items


def _renamed(item: Any, keys: Keys) -> Any:
    if isinstance(item, Quote):
        return attrs.evolve(item, speaker=keys.get(item.speaker, item.speaker)) if item.speaker else item
    return attrs.evolve(item, speakers=tuple(keys.get(key, key) for key in item.speakers))
