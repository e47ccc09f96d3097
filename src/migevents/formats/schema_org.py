"""schema.org: events as JSON-LD, and as microdata in pages.

JSON-LD needs nothing beyond the core. HTML pages, and texts with tags, are read with `lxml`, of the extra ``html``.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from migevents.errors import Issue, Issues
from migevents.formats import _schema_org_reader
from migevents.formats._losses import Losses
from migevents.formats._schema_org_writer import node_of
from migevents.formats.protocol import Export, Import, demand_json, records_of
from migevents.model.event import AnyEvent, Event

NAME = "schema-org"
SUFFIXES = (".jsonld", ".html", ".htm")
MEDIA_TYPE = "application/ld+json"

__all__ = ["MEDIA_TYPE", "NAME", "SUFFIXES", "dumps", "loads"]


def loads(
    data: bytes | str | list[Any] | Mapping[str, Any], *, cls: type[AnyEvent] | None = None
) -> Iterator[Import[AnyEvent]]:
    """Read the events of a JSON-LD document or a page.

    Text that begins with a brace or a bracket is JSON; any other text is a page, whose JSON-LD scripts and microdata
    are read. Nothing is fetched. The day of an event is the one that is written, and its time is left over. A time in
    UTC marks the day as uncertain, since it may be another day where the event is.

    Args:
        data: The document, the page, or parsed JSON. Bytes that are not UTF-8 are read as UTF-16 if they begin with its
            byte-order mark, or else as Windows-1252.
        cls: The class of the records; by default, the one that the entry states, or else `Event`.

    Returns:
        An iterator over the events. Events inside an event belong to it. Before and between them is an `Import` without
            a record for each part that could not be read, and for issues of the file itself.

    Raises:
        ModuleNotFoundError: There is a page or a text with tags, and the extra ``html`` is not installed.
        TypeError: `data` is of another type, or `cls` is not a kind of event.

    Examples:
        >>> page = {"@type": "Event", "name": "Migration and data", "startDate": "2018-11-15T09:00:00+07:00"}
        >>> (entry,) = loads(page)
        >>> entry.record
        Event(title='Migration and data', when=EventDates(start=PartialDate('2018-11-15')))
        >>> entry.leftovers
        {'/startDate': '2018-11-15T09:00:00+07:00'}
    """
    demand_json(data)
    if cls is not None and not (isinstance(cls, type) and issubclass(cls, Event)):
        raise TypeError(f"cls is {cls!r}: expected Event, a subclass of it, or None")
    return _schema_org_reader.read(data, cls or Event)


def dumps(records: Event | Iterable[Event], *, script: bool = False) -> Export:
    r"""Write records as JSON-LD: one object, or a list of them.

    Args:
        records: A record, or an iterable of records.
        script: Whether the JSON will be inside a ``<script type="application/ld+json">``: then no text of a record can
            end the script.

    Returns:
        The document, and the losses. Every record is written.

    Raises:
        TypeError: `records` has an item that is not an event.

    Examples:
        >>> from migevents import Workshop
        >>> export = dumps(Workshop(title="Migration </script> and data"), script=True)
        >>> print(export.data.decode())
        {
          "@context": "https://schema.org",
          "@type": "EducationEvent",
          "additionalType": "workshop",
          "name": "Migration \u003c/script\u003e and data"
        }
        >>> [loss.code for loss in export.losses]
        ['markup-inside']
    """
    is_single = isinstance(records, Event)
    nodes, issues = [], list[Issue]()
    for index, record in enumerate(records_of(records)):
        losses = Losses("schema.org", "" if is_single else f"/{index}")
        nodes.append(node_of(record, losses))
        issues += losses.issues
    text = json.dumps(nodes[0] if is_single else nodes, ensure_ascii=False, indent=2)
    if script:
        text = text.translate(_ESCAPED)
    return Export(text.encode(), Issues(issues))


_ESCAPED = {ord(each): f"\\u{ord(each):04x}" for each in "<>&\u2028\u2029"}
