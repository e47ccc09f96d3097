"""`merge`: one record from two, by field, with or without a base.

Each field has up to three values: those of the base, of ours and of theirs. A change of one side is taken, and so is
one that both made. If the changes differ, records are merged by field, lists by item (see `lists`) and `extensions` by
member; for any other value ours stays, and a conflict is noted. Without a base, every value that is set counts as a
change.

A record is built from the inside out. If it breaks a rule that ours and theirs each keep, values of theirs are reverted
until it is valid (see `settling`).
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, cast

from migevents.changes.differences import are_comparable, demand_records
from migevents.changes.findings import Findings, Place
from migevents.changes.lists import Slot, merged_order, slots_of
from migevents.changes.paths import absent_at
from migevents.changes.references import Keys, ThreeWay, changed_keys, following
from migevents.changes.results import ConflictCode, Merge
from migevents.changes.settling import MergedRecord
from migevents.errors import InvalidRecord
from migevents.jsontext.paths import MISSING
from migevents.model.base import Record, fields_of
from migevents.model.event import Event
from migevents.model.references import Source
from migevents.values.dates import PartialDate
from migevents.values.extensions import Extensions, is_same

R = TypeVar("R", bound=Record)


def merge(ours: R, theirs: R, *, base: R | None = None) -> Merge[R]:
    """Merge two records into a valid one; list the rest as conflicts.

    With a `base`, a change of one side is taken; without it, so is a value that only one side has. If the two differ,
    ours stays. Of two dates, the more exact one is taken. `source` and `id` of ours stay without a conflict (see
    `Merge.sources`).

    Two kinds of event, one of which is `Event` itself, merge into the other. Records of classes that have nothing in
    common are not merged: ours stays whole, and the conflict is of type.

    Args:
        ours: The record to start from.
        theirs: The record to bring in.
        base: The version that both started from.

    Raises:
        TypeError: An argument is not a record of this library. It never raises for two records.

    Examples:
        >>> from migevents import Event, EventDates, merge
        >>> ours = Event(title="Opening", when=EventDates(start="2018-11"), label="inauguration")
        >>> theirs = Event(title="Grand Opening", when=EventDates(start="2018-11-15"), topics=("data",))
        >>> result = merge(ours, theirs)
        >>> result.record.when, result.record.topics
        (EventDates(start=PartialDate('2018-11-15')), ('data',))
        >>> print(*result.conflicts)
        /title: ours has "Opening", theirs has "Grand Opening"; kept ours [value-conflict]
    """
    demand_records(ours=ours, theirs=theirs, **({} if base is None else {"base": base}))
    merger = _Merger()
    record: Record = ours
    if are_comparable(ours, theirs):
        comparable_base = base if base is not None and are_comparable(base, ours) else None
        record = merger.record(comparable_base, ours, theirs, Place())
    else:
        merger.findings.conflict("type-conflict", Place(), ours, theirs)
    found = merger.findings
    return Merge(
        cast("R", record), found.conflicts(), found.refined(), tuple(merger.sources), tuple(merger.ids), found.issues()
    )


class _Merger:
    """Merges the values of two records, and notes its findings."""

    def __init__(self) -> None:
        self.findings = Findings()
        self.sources: list[Source] = []
        self.ids: list[str] = []

    def record(self, base: Record | None, ours: Record, theirs: Record, place: Place) -> Record:
        """Merge two records that have the same fields."""
        draft = MergedRecord(self._class(base, ours, theirs, place), place, (base, ours, theirs), self.findings)
        keys: Sequence[Keys] = ()
        for name, field in fields_of(draft.cls).items():
            default = None if field.required else field.default
            base_value: Any = default if base is None else getattr(base, name)
            three: ThreeWay = (base_value, getattr(ours, name), getattr(theirs, name))
            if name in _REFERRING and keys:
                three = cast("ThreeWay", tuple(map(following, three, keys)))
            self._field(draft, name, three)
            if name == "speakers" and isinstance(ours, Event):
                keys = changed_keys(three, draft.values[name], draft.lists.get(name))
        return draft.settled()

    def _field(self, draft: MergedRecord, name: str, three: ThreeWay) -> None:
        base, ours, theirs = three
        place = draft.place / name
        if name in _APART and issubclass(draft.cls, Event):
            draft.values[name] = self._apart(base, ours, theirs, place)
        elif isinstance(ours, tuple) and ours != theirs and base not in three[1:]:
            draft.take(name, self._list(base, ours, theirs, place))
        else:
            draft.values[name] = self._value(base, ours, theirs, place)

    def _class(self, base: Record | None, ours: Record, theirs: Record, place: Place) -> type[Record]:
        base_class, our_class, their_class = type(base), type(ours), type(theirs)
        if their_class in {our_class, base_class}:
            return our_class
        if our_class is base_class or issubclass(their_class, our_class):
            return their_class
        if issubclass(our_class, their_class):
            return our_class
        kinds = (getattr(each, "type", None) for each in (ours, theirs, base))
        self.findings.conflict("type-conflict", place / "type", *kinds)
        return our_class

    def _apart(self, base: Any, ours: Any, theirs: Any, place: Place) -> Any:
        """Merge a source or an id: ours stays, without a conflict."""
        if ours is None or theirs is None or ours == theirs or base in {ours, theirs}:
            return self._value(base, ours, theirs, place)
        if isinstance(base, Source):
            # Two corrections of one citation: they can still be merged.
            apart = _Merger()
            merged = apart.record(base, ours, theirs, place)
            if not apart.findings.conflicts():
                self.findings.add(apart.findings)
                return merged
        if isinstance(theirs, Source):
            self.sources.append(theirs)
        else:
            self.ids.append(theirs)
        return ours

    def _value(self, base: Any, ours: Any, theirs: Any, place: Place) -> Any:
        if theirs in (ours, base):
            return ours
        if ours == base:
            return theirs
        if isinstance(ours, Record) and isinstance(theirs, Record):
            return self.record(base, ours, theirs, place)
        if isinstance(ours, Extensions) and isinstance(theirs, Extensions):
            return self._extensions(base, ours, theirs, place)
        if isinstance(ours, PartialDate) and isinstance(theirs, PartialDate):
            finer = more_exact(ours, theirs)
            if finer is not None:
                self.findings.refinement(place, theirs if finer is ours else ours, finer)
                return finer
        return self._differing(base, ours, theirs, place)

    def _differing(self, base: Any, ours: Any, theirs: Any, place: Place) -> Any:
        """Note a conflict; return ours, or theirs if ours was removed."""
        absent = absent_at(place.path)
        code: ConflictCode = "removal-conflict" if ours is absent or theirs is absent else "value-conflict"
        self.findings.conflict(code, place, ours, theirs, base)
        return theirs if ours is absent else ours

    # --- Lists and mappings ------------------------------------------------------------------------------------------

    def _list(self, base: Any, ours: Any, theirs: Any, place: Place) -> list[Slot]:
        """Merge two lists; return the slots of the merged one in its order."""
        slots = slots_of(base, ours, theirs)
        for slot in slots.all:
            slot.value = self._value(slot.base, slot.ours, slot.theirs, place / slot)
        ordered, is_conflict = merged_order(slots)
        if is_conflict:
            ours, theirs = (tuple(slot.key for slot in side) for side in (slots.ours, slots.theirs))
            self.findings.conflict("order-conflict", place, ours, theirs)
        return ordered

    def _extensions(self, base: Extensions | None, ours: Extensions, theirs: Extensions, place: Place) -> Extensions:
        try:
            return Extensions(self._members(base or {}, ours, theirs, place))
        except InvalidRecord:  # together they have too many values
            self.findings.contradiction(place, ours, theirs, base)
            return ours

    def _members(
        self, base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any], place: Place
    ) -> dict[str, Any]:
        members = {
            key: self._member(base.get(key, MISSING), ours.get(key, MISSING), theirs.get(key, MISSING), place / key)
            for key in dict.fromkeys([*ours, *theirs])
        }
        return {key: value for key, value in members.items() if value is not MISSING}

    def _member(self, base: Any, ours: Any, theirs: Any, place: Place) -> Any:
        if _is_same_member(ours, theirs) or _is_same_member(theirs, base):
            return ours
        if _is_same_member(ours, base):
            return theirs
        if isinstance(ours, Extensions) and isinstance(theirs, Extensions):
            return self._members(base if isinstance(base, Extensions) else {}, ours, theirs, place)
        return self._differing(base, ours, theirs, place)


_APART = {"id", "source"}
"""Fields for the identity and origin of a record: two records of one event usually differ in them."""

_REFERRING = {"quotes", "programme"}
"""Fields that refer to speakers."""


def _is_same_member(first: Any, second: Any) -> bool:
    return first is second if first is MISSING or second is MISSING else is_same(first, second)


def more_exact(first: PartialDate, second: PartialDate) -> PartialDate | None:
    """Return the more exact of two dates, if one refines the other.

    Neither has a mark.

    Examples:
        >>> more_exact(PartialDate("2018-11-15"), PartialDate("2018-11"))
        PartialDate('2018-11-15')
        >>> more_exact(PartialDate("2018-11-15"), PartialDate("2018-12"))
    """
    if any(date.uncertain or date.approximate for date in (first, second)):
        return None
    for rough, exact in ((first, second), (second, first)):
        if all(part in {None, known} for part, known in zip(_parts(rough), _parts(exact), strict=True)):
            return exact
    return None


def _parts(date: PartialDate) -> tuple[int | None, ...]:
    return date.year, date.month, date.day
