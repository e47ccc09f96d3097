"""The card of a record: every field that is set, and nothing else.

A field is shown under its own name unless this module has something better. So new fields of the model are shown, too,
and none can be forgotten.
"""

import json
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from rich.cells import cell_len, chop_cells
from rich.console import Console
from rich.text import Text

from migevents._names import composed
from migevents.cli.phrasing import (
    date_in_words,
    group_in_words,
    in_quotes,
    joined,
    legible,
    member_in_words,
    span_in_words,
    speaker_in_words,
    term_in_words,
    when_in_words,
    with_short_form,
)
from migevents.model.base import Record, fields_of, stated
from migevents.model.event import Event, RelatedEvent, Session
from migevents.model.event_dates import EventDates
from migevents.model.organizations import MemberState, Organization, ParticipantGroup, Venue
from migevents.model.people import Contact, Quote, Speaker
from migevents.model.references import Framework, Photo, Source
from migevents.values.dates import Interval, PartialDate
from migevents.values.enums import Term
from migevents.values.extensions import Extensions
from migevents.values.scalars import FieldType, LongText

_LABEL_WIDTH = len("Organizations  ")
_LEAST_WIDTH = 20
"""The least width of a text, however narrow the terminal is."""

_LONG_TEXT = FieldType.of(LongText).meta


class CardRow(NamedTuple):
    """One line of a card, or several if it is too long for one.

    Attributes:
        text: Its text.
        indent: How far it is indented.
        hang: How much further its second line and the rest are indented.
        style: A style of rich.
    """

    text: str
    indent: int = 0
    hang: int = 0
    style: str = ""


def print_card(event: Event, console: Console) -> None:
    """Print an event: its title, then one or more lines for each set field."""
    title = _wrapped(legible(event.title), console.width)
    for line in title:
        console.print(Text(line, "bold"))
    console.print(Text("=" * max(map(cell_len, title))))
    for label, rows in _sections(event):
        left = label
        for row in rows:
            for line in _lines(row, console.width - _LABEL_WIDTH):
                text = Text.assemble((left.ljust(_LABEL_WIDTH), "cyan"), (line, row.style))
                text.rstrip()
                console.print(text)
                left = ""


def _lines(row: CardRow, width: int) -> Iterator[str]:
    indent = row.indent
    for line in _wrapped(row.text, width - row.indent, row.hang):
        yield " " * indent + line
        indent = row.indent + row.hang


def _wrapped(text: str, width: int, hang: int = 0) -> list[str]:
    """Return `text` in lines; all but the first are indented by `hang`.

    A web address stays whole, so that it can be clicked and copied.
    """
    width = max(width, _LEAST_WIDTH)
    lines = [""]
    for word in text.split(" "):
        for part in [word] if "://" in word else chop_cells(word, width - hang) or [word]:
            line = f"{lines[-1]} {part}" if lines[-1] else part
            if lines[-1] and cell_len(line) > width - (hang if len(lines) > 1 else 0):
                lines.append(part)
            else:
                lines[-1] = line
    return lines


# --- The event --------------------------------------------------------------------------------------------------------


def _sections(event: Event) -> Iterator[tuple[str, list[CardRow]]]:
    """Yield the sections of a card: the title on the left, and its rows."""
    yield "Kind", [CardRow(joined([event.type, event.label and in_quotes(event.label)]))]
    # `Event.quotes_of` looks at all quotes, and here it would for each speaker.
    quotes: dict[str, list[Quote]] = {}
    for quote in event.quotes:
        if quote.speaker:  # who is one of the speakers
            quotes.setdefault(composed(quote.speaker), []).append(quote)
    for name, value in stated(event):
        if name in {"title", "label"}:
            continue
        if name == "speakers":
            rows = [row for speaker in event.speakers for row in _speaker(speaker, quotes)]
        elif name == "quotes":
            rows = [row for quote in event.quotes if not quote.speaker for row in _entry(quote)]
        else:
            rows = list(_rows(value))
        yield _LABELS.get(name, name.capitalize()), rows


_LABELS = {"id": "Id", "url": "Web", "venues": "Where"}


def _speaker(speaker: Speaker, quotes: Mapping[str, Sequence[Quote]]) -> Iterator[CardRow]:
    """Yield a speaker, then the speaker's quotes."""
    yield from _entry(speaker)
    for quote in quotes.get(composed(speaker.key), ()):
        yield from (row._replace(indent=row.indent + 2) for row in _entry(quote))


# --- Its values -------------------------------------------------------------------------------------------------------


def _rows(value: Any) -> Iterator[CardRow]:
    """Yield a value of the event, a row for each thing in it."""
    if isinstance(value, Record):
        yield from _entry(value)
    elif value == Extensions({}):
        yield CardRow("{}")
    elif isinstance(value, Extensions):
        for key, extension in value.to_dict().items():
            yield CardRow(f"{legible(key)}: {legible(json.dumps(extension, ensure_ascii=False))}", hang=2)
    elif isinstance(value, tuple) and not isinstance(value[0], Term):
        for item in value:
            yield from (row._replace(hang=2) for row in _rows(item))
    elif isinstance(value, str) and not isinstance(value, Term):
        yield from (CardRow(legible(line)) for line in value.splitlines())
    else:
        yield CardRow(_words(value))


def _entry(record: Record) -> list[CardRow]:
    """Return a record inside the event: short fields first, then long ones."""
    head_of, shown = _HEADS.get(type(record), (lambda _: "", ()))
    head, short, long = head_of(record), [], []
    fields = [(name, value) for name, value in stated(record) if name not in shown]
    for name, value in sorted(fields, key=lambda field: _FIRST.get(field[0], len(_FIRST))):
        if fields_of(type(record))[name].kind.meta == _LONG_TEXT:
            text = f"as printed: {in_quotes(value)}" if name == "wording" else f"{name}: {legible(value)}"
            long.append(CardRow(text, indent=2, hang=2))
        elif phrase := _phrase(record, name, value):
            short.append(phrase)
    line = f"{head} – {'; '.join(short)}" if head and short else head or ", ".join(short)
    style = "italic" if isinstance(record, Quote) else ""
    if not line and long:
        # If it were indented, it would seem to belong to the line above.
        line = long.pop(0).text
    return ([CardRow(line, hang=2, style=style)] if line else []) + long


_FIRST = {"roles": 0, "kind": 1}
"""The start of the first line."""

_HEADS: dict[type[Record], tuple[Callable[[Any], str], Container[str]]] = {
    Contact: (lambda contact: _names(contact.name, contact.organization), {"name", "organization"}),
    EventDates: (when_in_words, {"start", "end", "open_end", "dates", "within", "days", "wording", "basis"}),
    Framework: (lambda framework: with_short_form(framework.name, framework.abbreviation), {"name", "abbreviation"}),
    MemberState: (
        member_in_words,
        {"name", "country", "organization", "status", "admitted", "accession", "ordinal"},
    ),
    Organization: (
        lambda organization: _names(
            with_short_form(organization.name, organization.abbreviation),
            organization.part_of and f"part of {organization.part_of}",
        ),
        {"name", "abbreviation", "part_of"},
    ),
    ParticipantGroup: (group_in_words, {"description", "count", "bound", "unit", "women"}),
    Photo: (lambda photo: legible(photo.caption or ""), {"caption"}),
    Quote: (lambda quote: legible(quote.text) if quote.reported else in_quotes(quote.text), {"text", "speaker"}),
    RelatedEvent: (lambda event: f"{_words(event.relation)}: {legible(event.title)}", {"relation", "title"}),
    Session: (lambda session: legible(session.title or ""), {"title"}),
    Source: (lambda source: legible(source.headline or ""), {"headline"}),
    Speaker: (speaker_in_words, {"honorific", "name", "positions", "organization"}),
    Venue: (lambda venue: _names(venue.name, venue.city, venue.country), {"name", "city", "country"}),
}
"""The head of a record, and the fields that it shows."""


def _names(*names: str | None) -> str:
    return joined(legible(name) for name in names if name)


def _phrase(record: Record, name: str, value: Any) -> str:
    """Return a field of a record inside the event in a few words."""
    template = _PHRASES.get(f"{type(record).__name__}.{name}") or _PHRASES.get(name) or name.replace("_", " ") + " {}"
    return template.format(_words(value))


_PHRASES = {
    "countries": "from {}",
    "country": "{}",
    "document": "from {}",
    "email": "{}",
    "kind": "{}",
    "other_names": "also called {}",
    "partial": "in part",
    "phone": "{}",
    "publisher": "{}",
    "reported": "reported",
    "roles": "{}",
    "Session.organization": "by {}",
    "Session.speakers": "by {}",
    "Speaker.country": "for {}",
    "symbol": "{}",
    "url": "{}",
    "when": "{}",
}
"""How to show a field, if its name and value are not good enough."""


def _words(value: Any) -> str:
    """Return a value on a part of a line."""
    for kind, in_words in _IN_WORDS:
        if isinstance(value, kind):
            return in_words(value)
    return legible(str(value))


_IN_WORDS: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (Term, term_in_words),
    (PartialDate, date_in_words),
    (Interval, lambda interval: span_in_words(interval.start, interval.end)),
    (Record, lambda record: "; ".join(row.text for row in _entry(record))),
    (tuple, lambda values: joined(map(_words, values))),
)
