"""`Peer`, a library as the benchmark sees it; and what classes of peers take from ours, so that they cannot drift."""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import Any

import attrs

import migevents
from migevents import Extensions, Interval, PartialDate
from migevents.model.base import Record, fields_of
from migevents.model.validators import as_date, as_interval
from migevents.values.scalars import FieldType

Plain = dict[str, Any]
Errors = tuple[type[Exception], ...]
Faults = Callable[[bytes], Sequence[object]]


@attrs.frozen(kw_only=True)
class Peer:
    """A library with a model of the records.

    Attributes:
        name: Its name.
        read_json: Reads a document of any kind of event; raises one of `errors`.
        read_dict: Reads a plain record of any kind of event, likewise.
        errors: What is raised where a record is refused.
        faults_of: Reads a document and returns its faults with their places; none where it is valid.
        all_faults: Whether these are all faults, and not the first alone.
        write: Writes an object as JSON, without what is not stated.
        workshop: The constructor of workshops, where it checks its arguments.
        cannot: Why it lets at least one sample of a fault pass: the codes of such faults, by the reason.
    """

    name: str
    read_json: Callable[[bytes], Any]
    read_dict: Callable[[Plain], Any]
    errors: Errors
    faults_of: Faults
    all_faults: bool = True
    write: Callable[[Any], bytes | str] | None = None
    workshop: Callable[..., Any] | None = None
    cannot: Mapping[str, Sequence[str]] = attrs.field(factory=dict)


def faults_of(read: Callable[[bytes], Any], errors: Errors, faults_in: Callable[[Any], Sequence[object]]) -> Faults:
    """Return the function that reads a document and returns the faults in the error, if there is one."""

    def faults_of(data: bytes) -> Sequence[object]:
        try:
            read(data)
        except errors as error:
            return faults_in(error)
        return ()

    return faults_of


OURS = Peer(
    name="migevents",
    read_json=migevents.loads,
    read_dict=migevents.structure,
    errors=(migevents.InvalidRecord,),
    faults_of=faults_of(migevents.loads, (migevents.InvalidRecord,), attrgetter("issues")),
    write=migevents.dumps,
    workshop=migevents.Workshop,
)

VERSION_PATTERN = r"^1\.[0-9]+$"
"""The versions of the format that are read."""

LEAVES: dict[Any, Callable[[Any], Any]] = {PartialDate: as_date, Interval: as_interval, Extensions: Extensions}
"""Our classes of values, each with the function that reads one."""


def declared(cls: type[Record], item: Callable[[FieldType], Any], required: object) -> list[tuple[str, Any, Any]]:
    """Return the name, the annotation and the default of each field.

    `item` returns the annotation of one value, and `required` is the default that is returned for a required field.
    """
    return [
        (field.name, _annotation(field.kind, item(field.kind)), required if field.required else field.default)
        for field in fields_of(cls).values()
    ]


def _annotation(kind: FieldType, item: Any) -> Any:
    if kind.many:
        return tuple[item, ...]
    return item | None if kind.optional else item


def rules_of(cls: type[Record]) -> tuple[Any, dict[str, Any]]:
    """Return the function that enforces the rules of a class, if any, and the properties that it looks at."""
    properties = {name: value for name, value in vars(cls).items() if isinstance(value, property)}
    return getattr(cls, "__attrs_post_init__", None), properties
