"""`SalvageEngine`: a document while it is salvaged.

The document is read again and again, field by field. What is unsound is repaired, if a repair fits; only when none fits
anything any more, what is still unsound is left over, and what remains is read once more, until it is sound.

A left-over value stays in the document; it is passed over when that is read. So what stands in the document has one
address from the first round to the last, while the pointers of an issue lead through what was read. The document as it
came is kept beside it, and left-over values are taken from there.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar

import attrs

from migevents._display import preview
from migevents.codec.builtin_tree import is_builtin_tree
from migevents.codec.envelope import MAX_DEPTH, VERSION, in_document_order
from migevents.codec.slow_path import Trust, validate_document
from migevents.errors import Issue
from migevents.jsontext.lossless import DoubleKey, written
from migevents.jsontext.paths import MISSING, JsonPath, child_of, children_of, pointer_of, value_at
from migevents.jsontext.pointer import escape, unescape
from migevents.model.base import Record, fields_of
from migevents.model.event import EVENT_TYPES, Event
from migevents.salvage.ambiguities import unsound_with, with_readings
from migevents.salvage.repairs import Edit, Target, edit_for
from migevents.salvage.result import Repair, Salvage

R = TypeVar("R", bound=Record)


class SalvageEngine(Generic[R]):
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
        self._left: dict[JsonPath, None] = {}
        self._undone: set[JsonPath] = set()
        """Addresses at which something stood that is now left over elsewhere, where it came from."""
        self._dropped: set[JsonPath] = set()
        """Addresses at which something stood that was read as not stated."""
        self._came_from: dict[JsonPath, JsonPath] = {}
        """Where things stood in the document as it came, if they stand elsewhere now."""
        self._kept: dict[JsonPath, list[int]] = {}
        self._repairs: list[tuple[JsonPath, Repair]] = []
        self._faults: list[Issue] = []
        self._done: set[tuple[JsonPath, str]] = set()

    def salvage(self) -> Salvage[R]:
        """Repair and leave over until what remains is sound."""
        self._leave_double_keys()
        while () not in self._left:
            around = {path[:length] for path in self._left for length in range(len(path))}
            sound_part = self._remaining(self.document, (), around)
            trust = Trust.BUILTIN if is_builtin_tree(sound_part) else Trust.NONE
            record, issues = validate_document(sound_part, self._cls, trust)
            if not issues:
                return self._saved(record)
            if not self._repair(issues):
                self._give_up(issues)
        return Salvage(None, self._issues(()), {"": self._original})

    # --- Reading ------------------------------------------------------------------------------------------------------

    def _remaining(self, value: Any, path: JsonPath, around: set[JsonPath]) -> Any:
        """Return a value without what is left over in it; `around` are the addresses of what holds any of that."""
        if path not in around:
            return value
        kept = [(step, child) for step, child in children_of(value) if (*path, step) not in self._left]
        remaining = [(step, self._remaining(child, (*path, step), around)) for step, child in kept]
        if isinstance(value, Mapping):
            return dict(remaining)
        self._kept[path] = [step for step, _ in kept]
        return [child for _, child in remaining]

    def _address_of(self, pointer: str) -> JsonPath:
        """Return where something stands in the document that stands at a pointer in what was read."""
        here: Any = self.document
        path: JsonPath = ()
        for reference_token in pointer.split("/")[1:]:
            step = self._step(here, path, unescape(reference_token))
            here, path = child_of(here, step), (*path, step)
        return path

    def _step(self, here: Any, path: JsonPath, key: str) -> Any:
        if isinstance(here, list | tuple):
            index = int(key)
            return self._kept[path][index] if path in self._kept else index
        if isinstance(here, Mapping) and (key not in here or (*path, key) in self._left):
            alike = (other for other in here if escape(other) == escape(key) and (*path, other) not in self._left)
            return next(alike, key)
        return key

    def _target(self, path: JsonPath) -> Target:
        """Return what stands at an address, with the field it is a value of."""
        cls: type[Record] | None = self._cls
        kind = child_of(self.document, "type")
        if self._cls is Event and isinstance(kind, str):
            cls = EVENT_TYPES.get(kind, Event)
        owner, field = cls, None
        for step in path:
            if not isinstance(step, int):
                owner, field = cls, fields_of(cls).get(step) if cls else None
                cls = field.kind.type if field and issubclass(field.kind.type, Record) else None
        *above, last = path
        holder = value_at(self.document, tuple(above))
        return Target(child_of(holder, last), last, holder, owner, field, not above, self._reference)

    # --- Repairing ----------------------------------------------------------------------------------------------------

    def _repair(self, issues: Iterable[Issue]) -> bool:
        """Apply the repairs that fit, and say whether there was one."""
        touched: set[JsonPath] = set()
        for issue in issues:
            path = self._address_of(issue.path)
            if path and path not in touched:
                edit = edit_for(issue.code, self._target(path))
                if edit and (path, edit.code) not in self._done and not self._is_open(edit, path):
                    self._done.add((path, edit.code))
                    touched |= {path, *((*path[:-1], beside.step) for beside in edit.beside)}
                    self._apply(edit, path)
        return bool(touched)

    def _is_open(self, edit: Edit, path: JsonPath) -> bool:
        """Say whether a change leaves open what counts, because the same key stands, or stood, there more than once."""
        *above, last = path
        if edit.value is not MISSING:
            return edit.step is not None and (*above, edit.step) in self._dropped
        keys = (step for step, _ in children_of(value_at(self.document, tuple(above))) if type(step) is DoubleKey)
        return any(str.__eq__(key, last) for key in keys)

    def _apply(self, edit: Edit, path: JsonPath) -> None:
        """Change the document, and say what was changed."""
        *above, last = path
        holder = self._opened(tuple(above))
        place = (*above, last if edit.step is None else edit.step)
        before = child_of(holder, last)
        if edit.value is MISSING:
            del holder[last]
            self._dropped.add(path)
        elif place == path:
            holder[last] = edit.value
        else:
            _rename(holder, last, place[-1])
        self._note(edit, path, place, before)
        if place != path:
            self._move(path, place)
        elif edit.is_wrapped:
            self._move(path, (*path, 0))
        for beside in edit.beside:
            self._apply(beside, (*above, beside.step))

    def _opened(self, path: JsonPath) -> Any:
        """Return the object or list at an address, to be changed: it and all around it are copies from then on."""
        here = self.document = self._owned(self.document)
        for step in path:
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

    def _move(self, path: JsonPath, place: JsonPath) -> None:
        """Remember that what stood at an address, with what is left over in it, stands at another place now."""
        self._came_from[place] = self._origin(path)
        length = len(path)
        self._left = {place + left[length:] if left[:length] == path else left: None for left in self._left}

    def _note(self, edit: Edit, path: JsonPath, place: JsonPath, before: Any) -> None:
        pointer = pointer_of(self._origin(path))
        repair = Repair(
            edit.code,
            pointer,
            edit.message,
            "info",
            None if before is MISSING else preview(before),
            None,
            _json(before),
            _json(edit.value),
            pointer_of(place),
        )
        self._repairs.append((place, repair))

    def _origin(self, path: JsonPath) -> JsonPath:
        """Return where something stood in the document as it came."""
        for length in range(len(path), 0, -1):
            if path[:length] in self._came_from:
                return self._came_from[path[:length]] + path[length:]
        return path

    # --- Leaving over -------------------------------------------------------------------------------------------------

    def _leave_double_keys(self) -> None:
        waiting: list[tuple[Any, JsonPath]] = [(self.document, ())]
        seen: set[int] = set()
        while waiting:
            value, path = waiting.pop()
            # In values of Python, the same one may stand in many places; it holds no such key then.
            children = [] if len(path) > MAX_DEPTH or id(value) in seen else children_of(value)
            seen.add(id(value))
            for key, child in children:
                if isinstance(key, DoubleKey):
                    pointer = pointer_of((*path, key))
                    message = f"{preview(key)} stands twice in the same object; the last one counts"
                    self._faults.append(Issue("duplicate-key", pointer, message, value=preview(child), hint=_KEEP_ONE))
                    self._leave((*path, key))
                else:
                    waiting.append((child, (*path, key)))

    def _give_up(self, issues: list[Issue]) -> None:
        """Leave over what issues speak of, and keep the issues."""
        given_up: set[JsonPath] = set()
        # All that they speak of is found first: to leave something over undoes the repairs in it.
        for path in [path for issue in issues for path in self._placed(issue)]:
            if not any(path[:length] in given_up for length in range(len(path) + 1)):
                given_up.add(path)
                self._leave(path)

    def _placed(self, issue: Issue) -> Iterator[JsonPath]:
        """Keep an issue; return the addresses of what it speaks of."""
        path = self._address_of(issue.path)
        if path:
            issue = with_readings(issue, self._target(path))
        self._faults.append(attrs.evolve(issue, path=pointer_of(self._origin(path))))
        return unsound_with(issue.code, path, self._remaining_at)

    def _remaining_at(self, path: JsonPath) -> Iterator[tuple[JsonPath, Any]]:
        """Yield the children of what stands at an address, with their own addresses."""
        for step, child in children_of(value_at(self.document, path)):
            if (*path, step) not in self._left:
                yield (*path, step), child

    def _leave(self, path: JsonPath) -> None:
        """Leave over what stands at an address, as it came."""
        if issubclass(self._cls, Event) and path[:1] == ("extensions",):
            path = path[:2]
        while path in self._came_from:
            self._undone.add(path)
            origin = self._origin(path)
            path = self._moved_back(path, origin)
        self._left[path] = None
        self._restore(path)

    def _moved_back(self, path: JsonPath, origin: JsonPath) -> JsonPath:
        """Undo what moved a value to an address; return where it stands then."""
        *above, last = path
        if isinstance(last, int):
            return tuple(above)
        _rename(self._opened(tuple(above)), last, origin[-1])
        return (*above, origin[-1])

    def _restore(self, path: JsonPath) -> None:
        original = value_at(self._original, self._origin(path))
        if not path:
            self.document = original
        else:
            self._opened(path[:-1])[path[-1]] = original

    # --- The result ---------------------------------------------------------------------------------------------------

    def _saved(self, record: R) -> Salvage[R]:
        left = [path for path in self._left if not self._is_within(path[:-1])]
        places = [(path, value_at(self._original, self._origin(path))) for path in self._in_order(left)]
        leftovers = {pointer_of(self._origin(path)): value for path, value in places}
        issues = self._issues()
        document = self.document if any(isinstance(issue, Repair) for issue in issues) else None
        return Salvage(record, issues, leftovers, document=document, places=(*places, *self._unsaid(left)))

    def _unsaid(self, left: list[JsonPath]) -> Iterator[tuple[JsonPath, Any]]:
        """Yield what the record does not say, and a reader of the document must see: where, and what."""
        version = child_of(self.document, "migevents")
        if left and isinstance(version, str) and version != VERSION and ("migevents",) not in self._left:
            yield ("migevents",), version
        for *above, key in left:
            # It stands first, and is not to count instead of the last.
            last = child_of(value_at(self.document, tuple(above)), str.__str__(key)) if type(key) is DoubleKey else 1
            if (*above, key) not in self._left or last in (None, [], False):
                yield (*above, str.__str__(key)), last

    def _in_order(self, addresses: list[JsonPath]) -> list[JsonPath]:
        """Sort addresses by where they stand in the document."""
        places: dict[JsonPath, dict[Any, int]] = {}

        def position(path: JsonPath) -> list[int]:
            for length in range(len(path)):
                above = path[:length]
                if above not in places:
                    steps = [step for step, _ in children_of(value_at(self.document, above))]
                    places[above] = {step: index for index, step in enumerate(steps)}
            return [places[path[:length]][step] for length, step in enumerate(path)]

        return sorted(addresses, key=position)

    def _is_within(self, path: JsonPath) -> bool:
        """Say whether an address is in, or is, something that is left over or was undone."""
        starts = (path[:length] for length in range(len(path) + 1))
        return any(start in self._left or start in self._undone for start in starts)

    def _issues(self, whole: JsonPath | None = None) -> tuple[Issue, ...]:
        repairs = [repair for place, repair in self._repairs if whole is None and not self._is_within(place)]
        return tuple(in_document_order([*self._faults, *repairs], self._original))


_KEEP_ONE = "keep one of them"


def _rename(members: dict[Any, Any], key: Any, name: Any) -> None:
    """Rename a key, and let it stay where it stands."""
    renamed = [(name if each is key or each == key else each, value) for each, value in members.items()]
    members.clear()
    members.update(renamed)


def _json(value: Any) -> str | None:
    return None if value is MISSING else written(value).decode()
