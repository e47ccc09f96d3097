"""JSON-LD nodes: their types, texts and nodes, each with its place."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import attrs

from migevents._display import preview
from migevents.formats._draft import ImportDraft, Origin
from migevents.formats._schema_org_terms import term
from migevents.jsontext.paths import JsonPath
from migevents.jsontext.pointer import escape
from migevents.values import edtf
from migevents.values.enums import SessionKind


@attrs.frozen
class SchemaOrgText:
    """A text and its place; for ``{"@value": "x"}``, the place of "x"."""

    text: str
    place: str
    value: Any

    @property
    def origin(self) -> Origin:
        """Its place and value, for a draft."""
        return self.place, self.value


@attrs.frozen
class SchemaOrgNode:
    """An object of JSON-LD or an item of microdata.

    Attributes:
        members: Its members, by property name without namespace.
        place: Where it is in the entry.
        keys: How each property is written in the entry.
    """

    members: Mapping[str, Any]
    place: str
    keys: Mapping[str, str]

    @classmethod
    def of(cls, value: Mapping[str, Any], place: str) -> "SchemaOrgNode":
        """Return the node of an object."""
        keys = {term(key): key for key in reversed(list(value)) if isinstance(key, str)}
        return cls({name: value[key] for name, key in keys.items()}, place, keys)

    @property
    def types(self) -> list[str]:
        """The names of its types, without their namespace."""
        return [term(each.text) for each in self.type_texts]

    @property
    def type_texts(self) -> list[SchemaOrgText]:
        """Its types as they are written."""
        name = "@type" if "@type" in self.members else "type"
        return list(self.texts(name))

    def place_of(self, name: str) -> str:
        """Return where a property is in the entry."""
        return self.place + escape(self.keys.get(name, name))

    def values(self, name: str) -> Iterator[tuple[Any, str]]:
        """Yield the values of a property, with their places."""
        value, place = self.members.get(name), self.place_of(name)
        if isinstance(value, list):
            yield from ((item, place + escape(index)) for index, item in enumerate(value))
        elif value is not None:
            yield value, place

    def texts(self, name: str) -> Iterator[SchemaOrgText]:
        """Yield the texts of a property, and numbers as their digits."""
        for value, place in self.values(name):
            text = text_of(value, place)
            if text is not None:
                yield text

    def each(self, name: str, known: "KnownNodes") -> "Iterator[SchemaOrgText | SchemaOrgNode]":
        """Yield the texts and objects among a property's values, in order."""
        for value, place in self.values(name):
            text = text_of(value, place)
            if text is not None:
                yield text
            else:
                yield from _nodes(value, place, known)

    def first(self, *names: str) -> SchemaOrgText | None:
        """Return the first text of the first property that has one."""
        return next((text for name in names for text in self.texts(name)), None)

    def nodes(self, name: str, known: "KnownNodes") -> "Iterator[SchemaOrgNode]":
        """Yield the objects of a property, with references resolved."""
        for value, place in self.values(name):
            yield from _nodes(value, place, known)


_MOST_REPEATED = 10
_REPEATED_ANYWAY = 1_000_000


@attrs.define
class KnownNodes:
    """The nodes of a document that others can refer to.

    Any number of events may refer to one long node. So all that is read by reference may be ten times as long as the
    document, and at least a million characters; further references are left over as they are.

    Attributes:
        document: The document.
        by_id: The nodes by their ``@id``.
    """

    document: Any
    by_id: Mapping[str, Any]
    _left: int | None = attrs.field(init=False, default=None)
    _lengths: dict[str, int] = attrs.field(init=False, factory=dict)

    def target(self, key: str) -> Any:
        """Return the node that a reference leads to, or `None`."""
        node = self.by_id.get(key)
        if node is None:
            return None
        if self._left is None:
            self._left = max(_REPEATED_ANYWAY, _MOST_REPEATED * _length(self.document))
        if key not in self._lengths:
            self._lengths[key] = _length(node)
        self._left -= self._lengths[key]
        return node if self._left >= 0 else None


def _length(value: Any) -> int:
    """Return about how long a value is in JSON; each container counts once."""
    length, waiting, seen = 0, [value], set[int]()
    while waiting:
        each = waiting.pop()
        length += len(each) + 2 if isinstance(each, str) else 2
        if isinstance(each, Mapping | list) and id(each) not in seen:
            seen.add(id(each))
            waiting.extend([*each, *each.values()] if isinstance(each, Mapping) else each)
    return length


class Reference(SchemaOrgNode):
    """A node that is defined elsewhere, at the place of the reference."""

    __slots__ = ()

    @classmethod
    def to(cls, target: Mapping[str, Any], place: str) -> "Reference":
        """Return the node of a reference, with the place of the reference."""
        node = SchemaOrgNode.of(target, place)
        return cls(node.members, f"{place}/@id", {})

    def place_of(self, name: str) -> str:  # noqa: ARG002  # every property has the place of the reference
        """Return the place of the reference."""
        return self.place


def _nodes(value: Any, place: str, known: "KnownNodes") -> Iterator[SchemaOrgNode]:
    """Yield the node of a value that is an object or a reference to one."""
    if isinstance(value, Mapping) and "@value" not in value:
        target = known.target(str(value.get("@id"))) if set(value) == {"@id"} else None
        yield SchemaOrgNode.of(value, place) if target is None else Reference.to(target, place)


def text_of(value: Any, place: str) -> SchemaOrgText | None:
    """Return a text or number, or one in a value object, if it is not blank.

    A value object has the text in "@value", beside its language or its type.
    """
    if isinstance(value, Mapping) and "@value" in value:
        value, place = value["@value"], f"{place}/@value"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return SchemaOrgText(str(value), place, value)
    return SchemaOrgText(value, place, value) if isinstance(value, str) and value.strip() else None


# --- Into the draft ---------------------------------------------------------------------------------------------------


def put_text(
    draft: ImportDraft,
    path: JsonPath,
    text: SchemaOrgText | None,
    *,
    has_lines: bool = False,
    is_required: bool = False,
) -> bool:
    """Put a text into a draft, and return whether there was any."""
    if text is None:
        return False
    read = draft.lines if has_lines else draft.line
    plain = read(text.text, text.place, is_required=is_required)
    if plain:
        draft.put(path, plain, text.origin)
    return bool(plain)


def use_types(draft: ImportDraft, node: SchemaOrgNode, types: Collection[str]) -> None:
    """Mark types of a node as used: the record has them."""
    for text in node.type_texts:
        if term(text.text) in types:
            draft.use(text.place)


def session_kind(node: SchemaOrgNode) -> SchemaOrgText | None:
    """Return the kind of a session, if a node states a `SessionKind`."""
    return next((text for text in node.texts("additionalType") if text.text in {*SessionKind}), None)


def put_language(draft: ImportDraft, path: JsonPath, text: SchemaOrgText | None) -> None:
    """Put a language into a draft, as a tag with hyphens."""
    if text is not None:
        draft.put(path, text.text.replace("_", "-"), text.origin)


def put_date(draft: ImportDraft, path: JsonPath, text: SchemaOrgText | None) -> None:
    """Put the written day of a date into a draft; leave over its time.

    Doubtful dates are reported.
    """
    if text is not None:
        draft.put(path, day_of(draft, text), text.origin)


def day_of(draft: ImportDraft, text: SchemaOrgText) -> str:
    """Return the day of a date-time as written; report what is lost."""
    bare = text.text.strip()
    found = _DATE_TIME.fullmatch(bare) or _BASIC_DATE_TIME.fullmatch(bare) or _DAY_WITH_ZONE.fullmatch(bare)
    if found is None:
        return text.text
    day = "-".join(part.zfill(2) for part in found.groups()[:3])
    if not edtf.is_date(day):
        return text.text
    draft.leave(*text.origin)
    if not _TIME.fullmatch(found[4]):
        message = f"{preview(bare)} is not a valid date-time; its day was read"
        draft.report_repair("day-read", text.place, message, text.value, day)
        return day
    is_utc = _UTC.search(found[4]) is not None
    message = f"only the day of {preview(bare)} was read"
    draft.report_repair("time-dropped", text.place, message, text.value, f"{day}?" if is_utc else day)
    if not is_utc:
        return day
    message = f"{preview(bare)} is in UTC, and the day may differ where the event is"
    draft.report("zone-unknown", text.place, message, text.value, "check the day where the event is")
    return f"{day}?"


_BASIC_DATE_TIME = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})T([0-9].*)", re.ASCII | re.DOTALL)
# The zone of a day is ignored: the day is that of the place of the event. A "T" at the end is an empty time.
_DAY_WITH_ZONE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})([Zz]|[+-][0-9]{2}:?[0-9]{2}|[Tt])", re.ASCII)
_DATE_TIME = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})[Tt ]([0-9].*)", re.ASCII | re.DOTALL)
_TIME = re.compile(r"[0-9]{2}:?[0-9]{2}(?::?[0-9]{2}(?:[.,][0-9]+)?)? ?(?:[Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?", re.ASCII)
_UTC = re.compile(r"(?:[Zz]|[+-]00(?::?00)?)$")
