"""`SalvageEngine`: reads a document repeatedly until it is valid.

The strategy:

1. If a key occurs twice in one object, all but the last are left over.
2. The document, without what is left over, is validated by the slow path, which reports every fault.
3. Each fault that has a repair is repaired, one repair for each value, and the document is validated again.
4. If no fault has a repair, the values with faults are left over unchanged, with their repairs undone.
5. If no fault remains, the result is the record. If the document itself is left over, there is none.

The document is a tree of nodes, which are created only on the way to a fault. A node keeps the original value and key
beside the present ones. So no other record is needed to find the origin of a fault, to undo a repair, or to write the
document again. The nodes that lead to a fault are looked up when they are needed, and not kept: a document of nothing
but faults has one for every few bytes.

Leftovers are reported by their faults: those of the document with repairs made and leftovers back in their places, as
`migevents check` finds them in the output of `--fix`. Each round costs as much as one validation, and the
number of rounds does not depend on the size of the document.
"""

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any, Generic, TypeVar

import attrs

from migevents._display import preview, shared
from migevents.codec.builtin_tree import is_builtin_tree
from migevents.codec.envelope import MAX_DEPTH, as_current, in_document_order, is_current
from migevents.codec.json import duplicate_key
from migevents.codec.slow_path import Trust, validate_document
from migevents.errors import Issue
from migevents.jsontext.lossless import DoubleKey, JsonText, without_double_keys, written
from migevents.jsontext.paths import MISSING, JsonPath, child_of, pointer_of, value_at
from migevents.jsontext.pointer import LONGEST_POINTER, escape, keys_of
from migevents.model.base import Record, fields_of
from migevents.model.event import Event
from migevents.salvage.ambiguities import with_readings
from migevents.salvage.contradictions import Chain, Contradictions
from migevents.salvage.node import Node
from migevents.salvage.repairs import Edit, Target, edit_for
from migevents.salvage.result import Repair, Salvage

R = TypeVar("R", bound=Record)
_KEY, _STEP = attrgetter("key"), attrgetter("step")
_MANY = 1_000
"""So many faults are not kept from the first round to the last: they would take a tenth of all memory."""


class SalvageEngine(Generic[R]):
    """A document while it is salvaged.

    Attributes:
        consequences: The issues of values that are left over only because other values are.
    """

    def __init__(self, original: Any, cls: type[R], reference: Any = None, text: JsonText | None = None) -> None:
        """Begin with the document as it came, and its text, if it has one."""
        self.consequences: tuple[Issue, ...] = ()
        self._root = Node("", original, "", original)
        self._cls = cls
        self._reference = reference
        self._text = text
        self._duplicates: list[Issue] = []
        self._rounds_of_leaving = 0
        self._version_fault: Issue | None = None
        """The fault of the version, stated or not. With it, all else is read as if it were of the current version."""
        self._first: list[Issue] | None = []
        """The faults of the document as it came, from the first round on; `None` if they are too many to keep."""
        self._left_for: list[Issue] | None = None
        """The faults for which values are left over; `None` where they are not those of the document as written."""

    def salvage(self) -> Salvage[R]:
        """Repair and leave over values until the rest is valid."""
        self._leave_double_keys()
        record: R | None = None
        while record is None and not self._root.is_left:
            record = self._round()
        return self._saved(record)

    def _round(self) -> R | None:
        """Return the record, or repair or leave over values for its faults."""
        # No round keeps its document: that would be as much memory as the document itself.
        record, issues = self._validated(self._root.compose(), as_if_current=self._version_fault is not None)
        if issues:
            if self._first == []:
                self._first = issues if len(issues) <= _MANY else None
            if not self._repair(issues):
                self._give_up(issues)
        return record

    def _validated(self, document: Any, *, as_if_current: bool = False) -> tuple[R | None, list[Issue]]:
        trust = Trust.BUILTIN if is_builtin_tree(document) else Trust.NONE
        record, issues = validate_document(as_current(document) if as_if_current else document, self._cls, trust)
        return (None if issues else record), issues

    def _chain(self, pointer: str) -> Chain:
        """Return the nodes that lead to a place in the repaired document."""
        chain = [self._root]
        for token in keys_of(pointer):
            chain.append(chain[-1].find(token))
        return tuple(chain)

    def _target(self, chain: Chain) -> Target:
        """Return the value at the end of a chain, with its field."""
        # For `Event` any type of event is read; all of them have its fields.
        cls: type[Record] | None = self._cls
        owner, field = cls, None
        for node in chain[1:]:
            if not isinstance(node.key, int):
                owner, field = cls, fields_of(cls).get(node.key) if cls else None
                cls = field.kind.type if field and issubclass(field.kind.type, Record) else None
        parent, node = chain[-2:]
        return Target(node.value, node.key, parent, owner, field, is_top=len(chain) == 2, reference=self._reference)  # noqa: PLR2004  # the document and its member

    # --- Repairing ----------------------------------------------------------------------------------------------------

    def _repair(self, issues: list[Issue]) -> bool:
        """Make the repairs that fit; return whether there was one."""
        touched: set[Node] = set()
        for issue in issues:
            chain = self._chain(issue.path)
            if not chain[1:] or chain[-1] in touched:
                continue
            parent, node = chain[-2:]
            edit = edit_for(issue.code, self._target(chain))
            if edit is None or _is_repeated(edit, node) or _is_ambiguous(edit, parent, node):
                continue
            touched.add(node)
            self._apply(edit, chain)
            for beside in edit.beside:
                added = parent.add(str(beside.step))
                touched.add(added)
                self._apply(beside, (*chain[:-1], added))
        return bool(touched)

    def _apply(self, edit: Edit, chain: Chain) -> None:
        """Change the document, and keep an account of it."""
        parent, node = chain[-2:]
        parent.keep(node)
        before, value = self._source(chain), node.value
        after = None if edit.value is MISSING else written(edit.value).decode()
        if edit.is_wrapped:
            after = f"[{before}]"
            node.wrap()
        elif edit.step is not None and edit.step != node.key:
            after = before
            parent.rename(node, edit.step)
        else:
            node.value, node.members = edit.value, None
        shown = None if value is MISSING else preview(value)
        path, place = pointer_of(_origin(chain)), pointer_of(tuple(map(_KEY, chain[1:])))
        # Equal texts are kept once: a document may be nothing but faults.
        before, place = shown if before == shown else before, path if place == path else place
        repair = Repair(edit.code, path, shared(edit.message), "info", shown, None, before, after, place)
        node.repairs += (repair,)

    def _source(self, chain: Chain) -> str | None:
        """Return a value as JSON text; exactly as written, if unchanged.

        A value is unchanged if only its key was repaired.
        """
        node = chain[-1]
        if node.value is MISSING:
            return None
        if self._text is None or node.value is not node.original:
            return written(node.compose(with_leftovers=True)).decode()
        *above, step = _origin(chain)
        return self._text.source_of(value_at(self._root.original, tuple(above)), step)

    # --- Leaving over -------------------------------------------------------------------------------------------------

    def _leave_double_keys(self) -> None:
        if self._text is None or not self._text.duplicates:
            return
        waiting: list[tuple[Any, JsonPath, int, JsonPath]] = [(self._root.original, (), 0, ())]
        done: set[JsonPath] = set()
        while waiting:
            # `whole` is the outermost value on the path with a long pointer, which is left over as a whole.
            value, path, length, whole = waiting.pop()
            for key, child in _members(value) if len(path) < MAX_DEPTH else ():
                place = (*path, key)
                if type(key) is DoubleKey:
                    if whole not in done:
                        self._leave_double_key(duplicate_key(pointer_of(place), preview(child)), whole or place)
                        done.update([whole] if whole else [])
                elif isinstance(child, dict | list):
                    beyond = length + len(escape(key))
                    waiting.append((child, place, beyond, whole or (place if beyond > LONGEST_POINTER else ())))

    def _leave_double_key(self, issue: Issue, path: JsonPath) -> None:
        self._duplicates.append(issue)
        *above, key = path
        holder = self._root
        for step in above:
            holder = holder.child(step)
        node = holder.child(key)
        holder.keep(node)
        node.leave(issue)

    def _give_up(self, issues: list[Issue]) -> None:
        """Leave over the values that have the faults, and keep the faults."""
        self._left_for = issues if self._rounds_of_leaving == 0 else None
        self._rounds_of_leaving += 1
        contradictions = Contradictions()
        left: dict[Node, Issue] = {}
        # All the values are found first: to leave one over detaches the nodes in it.
        for issue in issues:
            chain = self._chain(issue.path)
            cause = _moved(issue, chain)
            if cause.path == "/migevents":
                self._version_fault = cause
            for each in map(self._whole, contradictions.of(issue.code, chain)):
                *above, node = each
                if left.keys().isdisjoint(each):
                    left[node] = cause
                    for holder in above[-1:]:
                        holder.keep(node)
        for node, cause in left.items():
            if self._left_for is not None and node is not self._root and node.is_repaired():
                self._left_for = None
            node.leave(cause)

    def _named(self, issue: Issue) -> Issue:
        """Return an issue with the original path and possible readings."""
        chain = self._chain(issue.path)
        if chain[1:]:
            issue = with_readings(issue, self._target(chain))
        return _moved(issue, chain)

    def _whole(self, chain: Chain) -> Chain:
        """Return the chain to the node that is left over for a fault.

        A member of `extensions` is left over whole, and so is a value that a repair put into a list.
        """
        if issubclass(self._cls, Event) and chain[1:] and chain[1].key == "extensions":
            chain = chain[:3]
        while chain[1:] and chain[-2].is_wrapper:
            chain = chain[:-1]
        return chain

    # --- The result ---------------------------------------------------------------------------------------------------

    def _saved(self, record: R | None) -> Salvage[R]:
        document = self._root.compose(with_leftovers=True)
        faults = [self._named(issue) for issue in self._remaining_issues(document)]
        leftovers = {_pointer(origin, node): node.original for origin, _, _, node in self._places() if node.is_left}
        repairs = [repair for _, _, _, node in self._places() for repair in node.repairs]
        self.consequences = self._consequences(faults)
        found = [*self._duplicates, *faults, *self.consequences, *repairs]
        keeps_version = self._keeps_version(has_leftovers=bool(leftovers))
        return Salvage(
            record,
            found if len(found) == len(faults) else in_document_order(found, self._root.original),
            leftovers,
            document=document if repairs else None,
            places=() if record is None else tuple(self._written_beside(keeps_version=keeps_version)),
            states_version=not (keeps_version and self._version() is None),
        )

    def _consequences(self, faults: list[Issue]) -> tuple[Issue, ...]:
        """Return the causes of leftovers that are not faults any more."""
        if self._left_for is not None:
            return ()
        known = {(fault.code, fault.path) for fault in (*self._duplicates, *faults)}
        # A version that is not stated has a fault, and no value to leave over.
        given = [*(node.cause for _, _, _, node in self._places() if node.is_left), self._version_fault]
        causes = {(cause.code, cause.path): cause for cause in given if cause}
        return tuple(cause for place, cause in causes.items() if place not in known)

    def _version(self) -> Any:
        version = child_of(self._root.original, "migevents")
        return None if version is MISSING else version

    def _keeps_version(self, *, has_leftovers: bool) -> bool:
        """Return whether the version must be written unchanged.

        That is so if it is not the current one, and leftover values belong to it.
        """
        version = self._version()
        return (
            (has_leftovers or self._version_fault is not None)
            and isinstance(version, str | None)
            and not is_current(version)
        )

    def _remaining_issues(self, document: Any) -> list[Issue]:
        """Return the faults of the document as it is written."""
        of_the_rest = self._left_for if self._rounds_of_leaving else []
        known = self._first if self._root.is_left else of_the_rest
        if known is not None:
            return known
        return self._validated(without_double_keys(document) if self._duplicates else document)[1]

    def _places(self) -> Iterator["_Place"]:
        return _nodes((), (), self._root, self._root)

    def _written_beside(self, *, keeps_version: bool) -> Iterator[tuple[JsonPath, Any]]:
        """Yield values that are written beside the record, with their places."""
        if keeps_version and self._version() is not None:
            yield ("migevents",), self._version()
        for _, place, parent, node in self._places():
            if node.is_left:
                yield place, node.original
            elif _is_default(node.value) and any(repair.code == "key-renamed" for repair in node.repairs):
                yield place, node.value
            if type(node.key) is DoubleKey:
                # The last one counts. It is written even if it is a default, or this one would count instead.
                last = parent.child(str.__str__(node.key))
                if last.has_value and _is_default(last.value):
                    yield (*place[:-1], last.key), last.value


_Place = tuple[JsonPath, JsonPath, Node, Node]
"""Where a node was, where it is in the document as it is written, the node around it, and the node."""


def _nodes(origin: JsonPath, place: JsonPath, parent: Node, node: Node) -> Iterator[_Place]:
    """Yield a node and those in it, in document order."""
    yield origin, place, parent, node
    if not node.is_left:
        for member in node.visited():
            step = () if member.step is MISSING else (member.step,)
            yield from _nodes((*origin, *step), (*place, member.key), node, member)


def _origin(chain: Chain) -> JsonPath:
    """Return the original path of the last of a chain."""
    steps = tuple(map(_STEP, chain[1:]))
    return tuple(step for step in steps if step is not MISSING) if MISSING in steps else steps


def _pointer(origin: JsonPath, node: Node) -> str:
    """Return the pointer to a leftover, as the same object as its fault has."""
    pointer = pointer_of(origin)
    return node.cause.path if node.cause and node.cause.path == pointer else pointer


def _moved(issue: Issue, chain: Chain) -> Issue:
    """Return an issue of the last of a chain with its original path."""
    path = pointer_of(_origin(chain))
    return issue if path == issue.path else attrs.evolve(issue, path=path)


def _members(value: Any) -> Iterable[tuple[Any, Any]]:
    return value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()


def _is_default(value: Any) -> bool:
    return value is None or value is False or (isinstance(value, list | tuple) and not value)


def _is_repeated(edit: Edit, node: Node) -> bool:
    return any(repair.code == edit.code for repair in node.repairs)


def _is_ambiguous(edit: Edit, parent: Node, node: Node) -> bool:
    """Return whether an edit would change which value counts.

    It might also change a value that is left over.
    """
    is_drop = edit.value is MISSING and not parent.is_list
    return (is_drop and node.step in parent.keys.doubled) or any(
        parent.child(beside.step).is_left for beside in edit.beside
    )
