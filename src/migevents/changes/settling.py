"""How a merged record is made valid.

Ours is valid, and so is theirs; the two together may break a rule: the start was moved in one and the end in the other,
or a quote names a speaker that the other side removed. Then what theirs brought gives way, and is noted as a
contradiction: first single items of lists that the rule names, then whole fields. In the end all is as in ours, which
is valid, so this comes to an end.
"""

from collections.abc import Iterable
from typing import Any

from migevents.changes.findings import Findings, Place
from migevents.changes.lists import Slot
from migevents.codec.failures import build_partial
from migevents.codec.structs import partial_struct_of
from migevents.errors import InvalidRecord, Issue
from migevents.jsontext.pointer import keys_of
from migevents.model.base import Invariant, Record, issues_of_invariants
from migevents.model.people import Speaker

Values = dict[str, Any]
Lists = dict[str, list[Slot]]
Three = tuple[Record | None, Record, Record]
"""The base, ours and theirs."""


def settled(cls: type[Record], values: Values, lists: Lists, three: Three, place: Place, findings: Findings) -> Record:
    """Return the record of merged values, made valid.

    Args:
        cls: Its class.
        values: The values of its fields.
        lists: The slots of the fields that were merged item by item.
        three: The base, ours and theirs.
        place: Where the record is.
        findings: Gets what gives way.
    """
    _, ours, _ = three
    while True:
        try:
            record = cls(**values)
        except InvalidRecord as error:
            if _items_give_way(values, lists, error.issues, place, findings):
                continue
            names = _fields_to_give_way(cls, values, ours)
            if not names:
                cls = type(ours)
                _note(findings, place, "type", three)
            for name in names:
                values[name] = getattr(ours, name)
                lists.pop(name, None)
                _note(findings, place, name, three)
        else:
            break
    for slots in lists.values():
        for index, slot in enumerate(slot for slot in slots if slot.is_kept):
            slot.index = index
    return record


def _note(findings: Findings, place: Place, name: str, three: Three) -> None:
    began, ours, theirs = (_value_of(record, name) for record in three)
    findings.contradiction(place / name, ours, theirs, began)


def _value_of(record: Record | None, name: str) -> Any:
    if record is None:
        return None
    return type(record).__name__.lower() if name == "type" else getattr(record, name)


# --- Items ------------------------------------------------------------------------------------------------------------


def _items_give_way(values: Values, lists: Lists, issues: Iterable[Issue], place: Place, findings: Findings) -> bool:
    """Let the items give way that issues are about; return whether any does."""
    giving: dict[Slot, str] = {}
    for issue in issues:
        name, *steps = keys_of(issue.path)
        slot = _removed_speaker(values, lists, name, steps) if issue.code == "unknown-speaker" else None
        if slot:
            giving[slot] = "speakers"
        elif steps and name in lists:
            kept = [slot for slot in lists[name] if slot.is_kept]
            slot = kept[int(steps[0])]
            if isinstance(slot.value, Record) and slot.value != slot.ours:
                giving[slot] = name
    findings.forget_within({(place / name / slot).location for slot, name in giving.items()})
    for slot, name in giving.items():
        slot.value = slot.ours
        findings.conflict("contradiction", place / name / slot, slot.ours, slot.theirs, slot.base)
    for name in set(giving.values()):
        values[name] = tuple(slot.value for slot in lists[name] if slot.is_kept)
    return bool(giving)


def _removed_speaker(values: Values, lists: Lists, name: str, steps: list[str]) -> Slot | None:
    """Return the slot of the speaker that a quote or a session names, if theirs removed it and ours has it."""
    referring = values[name][int(steps[0])]
    key = referring.speaker if name == "quotes" else referring.speakers[int(steps[-1])]
    removed = (slot for slot in lists.get("speakers", ()) if not slot.is_kept and isinstance(slot.ours, Speaker))
    return next((slot for slot in removed if slot.ours.key == key), None)


# --- Fields -----------------------------------------------------------------------------------------------------------


def _fields_to_give_way(cls: type[Record], values: Values, ours: Record) -> list[str]:
    """Return one field that makes the record valid if it is as in ours, or else all that differ and break a rule."""
    broken = _broken(cls, values, cls.INVARIANTS)
    read = {name for invariant in broken for name in invariant.fields}
    names = [name for name in values if name in read and values[name] != getattr(ours, name)]
    enough = (name for name in names if not _broken(cls, values | {name: getattr(ours, name)}, broken))
    one = next(enough, None)
    return names if one is None else [one]


def _broken(cls: type[Record], values: Values, invariants: Iterable[Invariant]) -> list[Invariant]:
    """Return the invariants that values break."""
    record = build_partial(cls, partial_struct_of(cls)(**values))
    return [invariant for invariant in invariants if issues_of_invariants(record, [invariant])]
