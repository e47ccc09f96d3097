"""The common interface of the formats, and their lookup.

A format is a module. It reads with `loads`, entry by entry, and writes with `dumps`; both report changes and losses.
Formats do not know each other: conversions go through JSON records.
"""

import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Any, Generic, Protocol, TypeVar, cast, final

import attrs

from migevents._display import preview, with_article
from migevents._names import did_you_mean
from migevents.codec.classes import model_class_of, not_a
from migevents.errors import Issues
from migevents.model.base import Record
from migevents.model.event import Event

R_co = TypeVar("R_co", bound=Record, covariant=True)


@final
@attrs.frozen
class Export:
    """Records in another format, and the losses.

    Attributes:
        data: The whole file; `None` if no record could be written.
        losses: What is missing in `data`, or is only there in other words. If there are several records, a path begins
            with the index of the record: ``/3/when/start``.
    """

    data: bytes | None
    losses: Issues = attrs.field(factory=Issues)


@final
@attrs.frozen
class Import(Generic[R_co]):
    """An entry of another format as a record; compare `migevents.Salvage`.

    Attributes:
        record: The record; `None` if the entry lacks a title or cannot be read.
        issues: Repairs, doubts and errors. A path is a JSON Pointer into the foreign entry. Only entries, or parts of
            them, that cannot be read are an ``error``.
        leftovers: The values that are not in the record, unchanged, by JSON Pointer into the foreign entry.
        line: The line on which the entry begins, in line-based formats; the first line is 1.
        place: Where the entry is in the file, as a JSON Pointer. It is empty if the file is the entry, and for issues
            of the file itself, which have neither a record nor leftovers.
    """

    record: R_co | None
    issues: Issues = attrs.field(factory=Issues)
    leftovers: Mapping[str, Any] = attrs.Factory(dict)
    line: int | None = None
    place: str = ""


class Format(Protocol):
    """A module for a format; a read-only one raises in `dumps`."""

    NAME: str
    """Its name: ``icalendar``."""
    SUFFIXES: tuple[str, ...]
    """The suffixes of its files: ``.ics``."""
    MEDIA_TYPE: str
    """Its media type: ``text/calendar``."""

    loads: Callable[..., Iterator[Import[Any]]]
    """Read the entries of a file, one after the other."""
    dumps: Callable[..., Export]
    """Write records as a file."""


_MODULES = {"icalendar": "icalendar", "schema-org": "schema_org", "table": "csv_table", "reliefweb": "reliefweb"}
_SUFFIXES = {
    ".ics": "icalendar",
    ".ical": "icalendar",
    ".jsonld": "schema-org",
    ".html": "schema-org",
    ".htm": "schema-org",
    ".csv": "table",
    ".tsv": "table",
}

NAMES = tuple(_MODULES)
"""The names of the formats, in the order of the documentation."""


def find(name: str) -> Format:
    """Return the format with a name.

    Raises:
        ValueError: The format does not exist.

    Examples:
        >>> find("icalendar").SUFFIXES
        ('.ics', '.ical')
        >>> find("icalender")
        Traceback (most recent call last):
        ValueError: unknown format "icalender": did you mean "icalendar"?
    """
    if name not in _MODULES:
        known = did_you_mean(name, NAMES) or f"expected {', '.join(NAMES)}"
        raise ValueError(f"unknown format {preview(name)}: {known}")
    return cast("Format", importlib.import_module(f"migevents.formats.{_MODULES[name]}"))


def for_file(path: str | PurePath) -> Format | None:
    """Return the format for a file's suffix, or `None`.

    Examples:
        >>> for_file("Events.ICS").NAME, for_file("notes.txt")
        ('icalendar', None)
    """
    name = _SUFFIXES.get(PurePath(path).suffix.lower())
    return None if name is None else find(name)


def demand_json(data: Any) -> Any:
    """Return the JSON passed to `loads`: its text, or what is in it."""
    if not isinstance(data, bytes | str | list | Mapping):
        raise TypeError(f"expected bytes, text, a list or a dict, got {with_article(type(data))}")
    return data


def records_of(records: Event | Iterable[Event]) -> tuple[Event, ...]:
    """Return the records passed to `dumps`: one, or an iterable.

    Raises:
        TypeError: An item is not an event.
    """
    if not isinstance(records, Iterable):
        records = (records,)
    several = tuple(records)
    for record in several:
        if not isinstance(record, Event):
            raise TypeError(not_a("an Event or an iterable of events", record))
        model_class_of(record)  # no format has a place for the fields of a derived class
    return several
