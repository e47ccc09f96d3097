"""`KeyedPath`: a place in a record, in which an item of a list is named by its key.

The index of an item means little between two records: a report that names one more speaker at the top moves all others.
So a step into a list is the key of the item, which is what people would call it, and its number among the items of the
same key. A keyed path is not a JSON Pointer; `pointer_in` finds the pointer of the place in a given record.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from migevents._display import escaped, preview
from migevents.jsontext.paths import MISSING
from migevents.jsontext.pointer import escape
from migevents.model.base import Record, fields_of
from migevents.model.event import RelatedEvent, Session
from migevents.model.organizations import MemberState, Organization, ParticipantGroup, Venue
from migevents.model.people import Contact, Quote, Speaker
from migevents.model.references import Framework, Photo


@attrs.frozen
class ItemKey:
    """The step of a path into a list: the key of an item, and its number among the items of that key.

    Attributes:
        name: The key, see `key_of`.
        number: 1 for the first item of that key, 2 for the second.

    Examples:
        >>> print(ItemKey("Laura Thompson"), ItemKey("panel", 2))
        Laura Thompson panel#2
    """

    name: str
    number: int = 1

    def __str__(self) -> str:
        """Return the key, with ``#2`` behind it for the second item of that key."""
        # A key that ends like a number gets one in any case, so that no two keys print alike.
        is_plain = self.number == 1 and not _NUMBER.search(self.name)
        return self.name if is_plain else f"{self.name}#{self.number}"


_NUMBER = re.compile(r"#[0-9]+$")

KeyedStep = str | ItemKey
"""The name of a field or of a member of `extensions`, or the key of an item."""


@attrs.frozen
class KeyedPath:
    """A place in a record: names of fields, and keys of items. The empty path is the record itself.

    As text it looks like a JSON Pointer, and escapes like one: ``~`` in a name or key as ``~0`` and ``/`` as ``~1``.
    It is not one, since it has keys where a pointer has indexes: see `pointer_in`.

    Attributes:
        steps: The steps from the record to the place.

    Examples:
        >>> path = KeyedPath() / "speakers" / ItemKey("Laura Thompson") / "organization"
        >>> print(path)
        /speakers/Laura Thompson/organization
        >>> print(KeyedPath() / "organizations" / ItemKey("UNHCR/IOM"))
        /organizations/UNHCR~1IOM
    """

    steps: tuple[KeyedStep, ...] = ()

    def __truediv__(self, step: KeyedStep) -> "KeyedPath":
        """Return the path that leads one step further."""
        return KeyedPath((*self.steps, step))

    def __str__(self) -> str:
        """Return the path as text, safe to print."""
        return escaped("".join(escape(str(step)) for step in self.steps))

    def is_within(self, other: "KeyedPath") -> bool:
        """Return whether this path leads to the place of another path, or to a place inside of it.

        Examples:
            >>> (KeyedPath() / "when" / "start").is_within(KeyedPath() / "when")
            True
        """
        return self.steps[: len(other.steps)] == other.steps

    def pointer_in(self, record: Record) -> str:
        """Return the JSON Pointer (RFC 6901) of this place in a record.

        The last step may name a field that the record does not state.

        Raises:
            LookupError: The record has no such place.

        Examples:
            >>> from migevents import Event, Speaker
            >>> event = Event(title="Opening", speakers=(Speaker(name="A. Example"), Speaker(name="B. Example")))
            >>> (KeyedPath() / "speakers" / ItemKey("B. Example") / "organization").pointer_in(event)
            '/speakers/1/organization'
        """
        here: Any = record
        pointer = ""
        for step in self.steps:
            token, here = _child(here, step)
            pointer += escape(token)
        return pointer


def _child(container: Any, step: KeyedStep) -> tuple[str | int, Any]:
    if isinstance(container, Record) and isinstance(step, str):
        if step == "type" or step in fields_of(type(container)):
            return step, getattr(container, step, None)
    elif isinstance(container, Mapping) and isinstance(step, str):
        return step, container.get(step)
    elif isinstance(container, tuple) and isinstance(step, ItemKey):
        keys = keys_of_items(container)
        if step in keys:
            index = keys.index(step)
            return index, container[index]
    raise LookupError(f"the record has nothing at {preview(str(step))}")


def absent_at(path: KeyedPath) -> Any:
    """Return what a change or a conflict has where a record has nothing: `None`, or `MISSING` where null is a value.

    Examples:
        >>> print(absent_at(KeyedPath() / "label"), absent_at(KeyedPath() / "extensions" / "example:budget").__name__)
        None MISSING
    """
    return MISSING if path.steps[:1] == ("extensions",) and len(path.steps) > 1 else None


def key_of(item: Any) -> str:
    """Return the key of an item of a list: what names it in a path.

    A speaker has `Speaker.key`, an organization or framework its name, a quote its text, a membership its country and
    organization. Of the other classes it is the first of some fields that is stated: of a venue the name, city or
    country; of a session the title or kind; of a contact the email, phone, web address or name. A text, a date or a
    term is its own key.

    Examples:
        >>> from migevents import Contact, MemberState
        >>> key_of(MemberState(country="LA", organization="IOM")), key_of(Contact(name="A. Example"))
        ('LA IOM', 'A. Example')
    """
    if isinstance(item, Speaker):
        return item.key
    if not isinstance(item, Record):
        return str(item)
    names = _KEY_FIELDS.get(type(item)) or tuple(fields_of(type(item)))
    stated = (str(value) for name in names if (value := getattr(item, name)))
    return " ".join(stated) if isinstance(item, MemberState) else next(stated, "")


_KEY_FIELDS: dict[type[Record], tuple[str, ...]] = {
    Contact: ("email", "phone", "url", "name", "organization", "wording", "note"),
    Framework: ("name",),
    MemberState: ("country", "organization"),
    Organization: ("name",),
    ParticipantGroup: ("description", "kind"),
    Photo: ("url", "caption", "credit"),
    Quote: ("text",),
    RelatedEvent: ("id", "title"),
    Session: ("title", "kind"),
    Venue: ("name", "city", "country", "note"),
}


def keys_of_items(items: Iterable[Any]) -> list[ItemKey]:
    """Return the step to each item of a list.

    Examples:
        >>> [str(key) for key in keys_of_items(("data", "health", "data"))]
        ['data', 'health', 'data#2']
    """
    seen: Counter[str] = Counter()
    keys = []
    for item in items:
        name = key_of(item)
        seen[name] += 1
        keys.append(ItemKey(name, seen[name]))
    return keys
