"""`Draft`: a document while it is salvaged.

The document is read again and again, field by field. What is unsound is repaired, if a repair fits; only when none fits
anything any more, what is still unsound is left over, and what remains is read once more, until it is sound.

A left-over value stays in the document; it is passed over when that is read. So what stands in the document has one
address from the first round to the last, while the pointers of an issue lead through what was read. The document as it
came is kept beside it, and left-over values are taken from there.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar

import attrs

from migevents.converter import Known, examine, is_plain
from migevents.documents import MAX_DEPTH, VERSION, in_document_order
from migevents.errors import Issue, key_of, shown, token
from migevents.events import EVENT_TYPES, Event
from migevents.records import Record, fields_of
from migevents.salvage.addresses import (
    Absent,
    Address,
    child_of,
    children_of,
    pointer_of,
    value_at,
)
from migevents.salvage.doubts import unsound_with, with_readings
from migevents.salvage.repairs import Change, Spot, change_for
from migevents.salvage.results import Repair, Salvage
from migevents.salvage.texts import DoubleKey, written

R = TypeVar("R", bound=Record)


class Draft(Generic[R]):
    """A document while it is salvaged.

    Attributes:
        document: The document, with what was repaired, and with what is left over as it came.
    """

    def __init__(self, original: Any, cls: type[R], reference: Any = None) -> None:
        """Begin with the document as it came."""
        self.document = original
        self._original = original
        self._own: dict[int, Any] = {}
        """The objects and lists of the document that are copies, by their ids; all others are those that came."""
        self._cls = cls
        self._reference = reference
        self._left: dict[Address, None] = {}
        self._undone: set[Address] = set()
        """Addresses at which something stood that is now left over elsewhere, where it came from."""
        self._dropped: set[Address] = set()
        """Addresses at which something stood that was read as not stated."""
        self._came_from: dict[Address, Address] = {}
        """Where things stood in the document as it came, if they stand elsewhere now."""
        self._kept: dict[Address, list[int]] = {}
        self._repairs: list[tuple[Address, Repair]] = []
        self._faults: list[Issue] = []
        self._done: set[tuple[Address, str]] = set()

    def salvage(self) -> Salvage[R]:
        """Repair and leave over until what remains is sound."""
        self._leave_double_keys()
        while () not in self._left:
            around = {address[:length] for address in self._left for length in range(len(address))}
            sound_part = self._remaining(self.document, (), around)
            known = Known.PLAIN if is_plain(sound_part) else Known.NOTHING
            record, issues = examine(sound_part, self._cls, known)
            if not issues:
                return self._saved(record)
            if not self._repair(issues):
                self._give_up(issues)
        return Salvage(None, self._issues(()), {"": self._original})

    # --- Reading ------------------------------------------------------------------------------------------------------

    def _remaining(self, value: Any, address: Address, around: set[Address]) -> Any:
        """Return a value without what is left over in it; `around` are the addresses of what holds any of that."""
        if address not in around:
            return value
        kept = [(step, child) for step, child in children_of(value) if (*address, step) not in self._left]
        remaining = [(step, self._remaining(child, (*address, step), around)) for step, child in kept]
        if isinstance(value, Mapping):
            return dict(remaining)
        self._kept[address] = [step for step, _ in kept]
        return [child for _, child in remaining]

    def _address_of(self, pointer: str) -> Address:
        """Return where something stands in the document that stands at a pointer in what was read."""
        here: Any = self.document
        address: Address = ()
        for reference_token in pointer.split("/")[1:]:
            step = self._step(here, address, key_of(reference_token))
            here, address = child_of(here, step), (*address, step)
        return address

    def _step(self, here: Any, address: Address, key: str) -> Any:
        if isinstance(here, list | tuple):
            index = int(key)
            return self._kept[address][index] if address in self._kept else index
        if isinstance(here, Mapping) and (key not in here or (*address, key) in self._left):
            alike = (other for other in here if token(other) == token(key) and (*address, other) not in self._left)
            return next(alike, key)
        return key

    def _spot(self, address: Address) -> Spot:
        """Return what stands at an address, with the field it is a value of."""
        cls: type[Record] | None = self._cls
        kind = child_of(self.document, "type")
        if self._cls is Event and isinstance(kind, str):
            cls = EVENT_TYPES.get(kind, Event)
        owner, field = cls, None
        for step in address:
            if not isinstance(step, int):
                owner, field = cls, fields_of(cls).get(step) if cls else None
                cls = field.kind.type if field and issubclass(field.kind.type, Record) else None
        *above, last = address
        holder = value_at(self.document, tuple(above))
        return Spot(child_of(holder, last), last, holder, owner, field, not above, self._reference)

    # --- Repairing ----------------------------------------------------------------------------------------------------

    def _repair(self, issues: Iterable[Issue]) -> bool:
        """Apply the repairs that fit, and say whether there was one."""
        touched: set[Address] = set()
        for issue in issues:
            address = self._address_of(issue.path)
            if address and address not in touched:
                change = change_for(issue.code, self._spot(address))
                if change and (address, change.code) not in self._done and not self._is_open(change, address):
                    self._done.add((address, change.code))
                    touched |= {address, *((*address[:-1], beside.step) for beside in change.beside)}
                    self._apply(change, address)
        return bool(touched)

    def _is_open(self, change: Change, address: Address) -> bool:
        """Say whether a change leaves open what counts, because the same key stands, or stood, there more than once."""
        *above, last = address
        if change.value is not Absent:
            return change.step is not None and (*above, change.step) in self._dropped
        keys = (step for step, _ in children_of(value_at(self.document, tuple(above))) if type(step) is DoubleKey)
        return any(str.__eq__(key, last) for key in keys)

    def _apply(self, change: Change, address: Address) -> None:
        """Change the document, and say what was changed."""
        *above, last = address
        holder = self._opened(tuple(above))
        place = (*above, last if change.step is None else change.step)
        before = child_of(holder, last)
        if change.value is Absent:
            del holder[last]
            self._dropped.add(address)
        elif place == address:
            holder[last] = change.value
        else:
            _rename(holder, last, place[-1])
        self._note(change, address, place, before)
        if place != address:
            self._move(address, place)
        elif change.is_wrapped:
            self._move(address, (*address, 0))
        for beside in change.beside:
            self._apply(beside, (*above, beside.step))

    def _opened(self, address: Address) -> Any:
        """Return the object or list at an address, to be changed: it and all around it are copies from then on."""
        here = self.document = self._owned(self.document)
        for step in address:
            child = self._owned(here[step])
            here[step] = child
            here = child
        return here

    def _owned(self, container: Any) -> Any:
        if id(container) in self._own:
            return container
        copy = dict(container) if isinstance(container, Mapping) else list(container)
        self._own[id(copy)] = copy
        return copy

    def _move(self, address: Address, place: Address) -> None:
        """Remember that what stood at an address, with what is left over in it, stands at another place now."""
        self._came_from[place] = self._origin(address)
        length = len(address)
        self._left = {place + left[length:] if left[:length] == address else left: None for left in self._left}

    def _note(self, change: Change, address: Address, place: Address, before: Any) -> None:
        pointer = pointer_of(self._origin(address))
        repair = Repair(
            change.code,
            pointer,
            change.message,
            "info",
            None if before is Absent else shown(before),
            None,
            _json(before),
            _json(change.value),
            pointer_of(place),
        )
        self._repairs.append((place, repair))

    def _origin(self, address: Address) -> Address:
        """Return where something stood in the document as it came."""
        for length in range(len(address), 0, -1):
            if address[:length] in self._came_from:
                return self._came_from[address[:length]] + address[length:]
        return address

    # --- Leaving over -------------------------------------------------------------------------------------------------

    def _leave_double_keys(self) -> None:
        waiting: list[tuple[Any, Address]] = [(self.document, ())]
        seen: set[int] = set()
        while waiting:
            value, address = waiting.pop()
            # In values of Python, the same one may stand in many places; it holds no such key then.
            children = [] if len(address) > MAX_DEPTH or id(value) in seen else children_of(value)
            seen.add(id(value))
            for key, child in children:
                if isinstance(key, DoubleKey):
                    path = pointer_of((*address, key))
                    message = f"{shown(key)} stands twice in the same object; the last one counts"
                    self._faults.append(Issue("duplicate-key", path, message, value=shown(child), hint=_KEEP_ONE))
                    self._leave((*address, key))
                else:
                    waiting.append((child, (*address, key)))

    def _give_up(self, issues: list[Issue]) -> None:
        """Leave over what issues speak of, and keep the issues."""
        given_up: set[Address] = set()
        # All that they speak of is found first: to leave something over undoes the repairs in it.
        for address in [address for issue in issues for address in self._placed(issue)]:
            if not any(address[:length] in given_up for length in range(len(address) + 1)):
                given_up.add(address)
                self._leave(address)

    def _placed(self, issue: Issue) -> Iterator[Address]:
        """Keep an issue; return the addresses of what it speaks of."""
        address = self._address_of(issue.path)
        if address:
            issue = with_readings(issue, self._spot(address))
        self._faults.append(attrs.evolve(issue, path=pointer_of(self._origin(address))))
        return unsound_with(issue.code, address, self._remaining_at)

    def _remaining_at(self, address: Address) -> Iterator[tuple[Address, Any]]:
        """Yield the children of what stands at an address, with their own addresses."""
        for step, child in children_of(value_at(self.document, address)):
            if (*address, step) not in self._left:
                yield (*address, step), child

    def _leave(self, address: Address) -> None:
        """Leave over what stands at an address, as it came."""
        if issubclass(self._cls, Event) and address[:1] == ("extensions",):
            address = address[:2]
        while address in self._came_from:
            self._undone.add(address)
            origin = self._origin(address)
            address = self._moved_back(address, origin)
        self._left[address] = None
        self._restore(address)

    def _moved_back(self, address: Address, origin: Address) -> Address:
        """Undo what moved a value to an address; return where it stands then."""
        *above, last = address
        if isinstance(last, int):
            return tuple(above)
        _rename(self._opened(tuple(above)), last, origin[-1])
        return (*above, origin[-1])

    def _restore(self, address: Address) -> None:
        original = value_at(self._original, self._origin(address))
        if not address:
            self.document = original
        else:
            self._opened(address[:-1])[address[-1]] = original

    # --- The result ---------------------------------------------------------------------------------------------------

    def _saved(self, record: R) -> Salvage[R]:
        left = [address for address in self._left if not self._is_within(address[:-1])]
        places = [(address, value_at(self._original, self._origin(address))) for address in self._in_order(left)]
        leftovers = {pointer_of(self._origin(address)): value for address, value in places}
        issues = self._issues()
        document = self.document if any(isinstance(issue, Repair) for issue in issues) else None
        return Salvage(record, issues, leftovers, document=document, places=(*places, *self._unsaid(left)))

    def _unsaid(self, left: list[Address]) -> Iterator[tuple[Address, Any]]:
        """Yield what the record does not say, and a reader of the document must see: where, and what."""
        version = child_of(self.document, "migevents")
        if left and isinstance(version, str) and version != VERSION and ("migevents",) not in self._left:
            yield ("migevents",), version
        for *above, key in left:
            # It stands first, and is not to count instead of the last.
            last = child_of(value_at(self.document, tuple(above)), str.__str__(key)) if type(key) is DoubleKey else 1
            if (*above, key) not in self._left or last in (None, [], False):
                yield (*above, str.__str__(key)), last

    def _in_order(self, addresses: list[Address]) -> list[Address]:
        """Sort addresses by where they stand in the document."""
        places: dict[Address, dict[Any, int]] = {}

        def position(address: Address) -> list[int]:
            for length in range(len(address)):
                above = address[:length]
                if above not in places:
                    steps = [step for step, _ in children_of(value_at(self.document, above))]
                    places[above] = {step: index for index, step in enumerate(steps)}
            return [places[address[:length]][step] for length, step in enumerate(address)]

        return sorted(addresses, key=position)

    def _is_within(self, address: Address) -> bool:
        """Say whether an address is in, or is, something that is left over or was undone."""
        starts = (address[:length] for length in range(len(address) + 1))
        return any(start in self._left or start in self._undone for start in starts)

    def _issues(self, whole: Address | None = None) -> tuple[Issue, ...]:
        repairs = [repair for place, repair in self._repairs if whole is None and not self._is_within(place)]
        return tuple(in_document_order([*self._faults, *repairs], self._original))


_KEEP_ONE = "keep one of them"


def _rename(members: dict[Any, Any], key: Any, name: Any) -> None:
    """Rename a key, and let it stay where it stands."""
    renamed = [(name if each is key or each == key else each, value) for each, value in members.items()]
    members.clear()
    members.update(renamed)


def _json(value: Any) -> str | None:
    return None if value is Absent else written(value).decode()
