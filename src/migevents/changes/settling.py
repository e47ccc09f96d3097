"""How a merged record is made valid.

Ours is valid, and so is theirs; the two together may break a rule: the start was moved in one and the end in the other,
or a quote names a speaker that the other side removed. Then what theirs brought gives way, and is noted as a
contradiction: first single items of lists that the rule names, then whole fields. In the end all is as in ours, which
is valid, so this comes to an end.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from migevents.changes.findings import Findings, Place
from migevents.changes.lists import Slot
from migevents.codec.failures import build_partial
from migevents.codec.structs import partial_struct_of
from migevents.errors import InvalidRecord, Issue
from migevents.jsontext.pointer import keys_of
from migevents.model.base import Invariant, Record, invariants_of, issues_of_invariants

_Values = dict[str, Any]


@attrs.define(eq=False)
class MergedRecord:
    """A merged record that may not be valid yet.

    Attributes:
        cls: Its class.
        place: Where it is.
        three: The base, ours and theirs.
        findings: Gets what gives way.
        values: The values of its fields.
        lists: The slots of the fields that were merged item by item.
    """

    cls: type[Record]
    place: Place
    three: tuple[Record | None, Record, Record]
    findings: Findings
    values: _Values = attrs.Factory(dict)
    lists: dict[str, list[Slot]] = attrs.Factory(dict)

    def settled(self) -> Record:
        """Return the record, made valid."""
        record = None
        while record is None:
            try:
                record = self.cls(**self.values)
            except InvalidRecord as error:
                if not self._items_give_way(error.issues):
                    self._revert_fields()
        for slots in self.lists.values():
            for index, slot in enumerate(slot for slot in slots if slot.is_kept):
                slot.index = index
        return record

    def take(self, name: str, slots: list[Slot]) -> None:
        """Take a field that was merged item by item."""
        self.lists[name] = slots
        self.values[name] = tuple(slot.value for slot in slots if slot.is_kept)

    # --- Items ----------------------------------------------------------------------------------------------------

    def _items_give_way(self, issues: Iterable[Issue]) -> bool:
        """Let the items give way that issues are about; return whether any does."""
        removed = self._removed_speakers()
        kept = {name: [slot for slot in slots if slot.is_kept] for name, slots in self.lists.items()}
        giving: dict[Slot, str] = {}
        for issue in issues:
            name, *steps = keys_of(issue.path)
            speaker = removed.get(self._speaker_at(name, steps)) if issue.code == "unknown-speaker" else None
            slot = kept[name][int(steps[0])] if steps and name in kept else None
            if speaker:
                giving[speaker] = "speakers"
            elif slot and isinstance(slot.value, Record) and slot.value != slot.ours:
                giving[slot] = name
        self.findings.forget_within({(self.place / name / slot).location for slot, name in giving.items()})
        for slot, name in giving.items():
            slot.value = slot.ours
            self.findings.conflict("contradiction", self.place / name / slot, slot.ours, slot.theirs, slot.base)
        for name in set(giving.values()):
            self.take(name, self.lists[name])
        return bool(giving)

    def _removed_speakers(self) -> dict[str, Slot]:
        """Return the slots of speakers that only theirs removed, by our keys."""
        slots = self.lists.get("speakers", ())
        return {slot.ours.key: slot for slot in slots if slot.ours and not slot.is_kept}

    def _speaker_at(self, name: str, steps: Sequence[str]) -> str:
        """Return the key of the speaker that a quote or a session names."""
        referring = self.values[name][int(steps[0])]
        return str(referring.speaker if name == "quotes" else referring.speakers[int(steps[-1])])

    # --- Fields ---------------------------------------------------------------------------------------------------

    def _revert_fields(self) -> None:
        """Revert one field if that is enough, or else all that break a rule."""
        _, ours, _ = self.three
        names = self._fields_to_give_way(ours)
        for name in names:
            self.values[name] = getattr(ours, name)
            self.lists.pop(name, None)
            self._note(name)
        if not names:
            self.cls = type(ours)
            self._note("type")

    def _fields_to_give_way(self, ours: Record) -> list[str]:
        broken = self._broken(self.values, invariants_of(self.cls))
        read = {name for invariant in broken for name in invariant.fields}
        names = [name for name in self.values if name in read and self.values[name] != getattr(ours, name)]
        enough = (name for name in names if not self._broken(self.values | {name: getattr(ours, name)}, broken))
        one = next(enough, None)
        return names if one is None else [one]

    def _broken(self, values: _Values, invariants: Iterable[Invariant]) -> list[Invariant]:
        """Return the invariants that values break."""
        record = build_partial(self.cls, partial_struct_of(self.cls)(**values))
        return [invariant for invariant in invariants if issues_of_invariants(record, [invariant])]

    def _note(self, name: str) -> None:
        base, ours, theirs = (getattr(record, name) if record else None for record in self.three)
        self.findings.contradiction(self.place / name, ours, theirs, base)
