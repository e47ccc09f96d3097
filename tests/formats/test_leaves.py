"""Every value of a foreign entry is in the record or in the leftovers, and no bytes raise an error."""

import itertools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migevents import unstructure
from migevents.formats import Import, csv_table, icalendar, reliefweb, schema_org
from migevents.jsontext.lossless import written
from tests.formats.contract import leaves, without_files
from tests.support.effort import times

DATA = Path(__file__).parent.parent / "data" / "formats"
FORMATS: dict[str, Any] = {each.NAME: each for each in (icalendar, schema_org, csv_table, reliefweb)}


def kept(entry: Import[Any]) -> str:
    """All that became of an entry: the record, the leftovers, and what repairs took out of texts."""
    record = {} if entry.record is None else unstructure(entry.record)
    repaired = [getattr(issue, "before", None) for issue in entry.issues]
    return written([record, dict(entry.leftovers), repaired]).decode()


# --- Leaves -----------------------------------------------------------------------------------------------------------

NAMES = (
    *("SUMMARY", "DESCRIPTION", "UID", "URL", "LOCATION", "STATUS", "CLASS", "CATEGORIES", "CONTACT", "ORGANIZER"),
    *("IMAGE", "DTSTART", "DTEND", "DURATION", "RDATE", "RRULE", "EXDATE", "ATTENDEE", "GEO", "X-INVENTED", "DTSTAMP"),
)
PARAMETERS = (
    "",
    ";LANGUAGE=en-w{}",
    ";VALUE=DATE",
    ";TZID=w{}/Zone",
    ";ENCODING=QUOTED-PRINTABLE",
    ";CN=w{};ROLE=w{}",
    ';X-ANY="w{}: w{}"',
)
VALUES = (
    "w{}",
    "mailto:w{}@example.org",
    "https://example.org/w{}",
    "20181115",
    "20181115T090000Z",
    "P1D",
    "w{}\\, w{}",
    "",
)


@st.composite
def lines(draw: st.DrawFn) -> list[str]:
    """Lines of an event, with words that occur once."""
    number = itertools.count()
    drawn = draw(st.lists(st.tuples(*map(st.sampled_from, (NAMES, PARAMETERS, VALUES))), min_size=1, max_size=12))
    texts = [f"{name}{parameters}:{value}" for name, parameters, value in drawn]
    return ["".join(f"{part}{next(number)}" for part in text.split("{}")[:-1]) + text.split("{}")[-1] for text in texts]


@settings(max_examples=times(3))
@given(lines())
def test_every_word_of_a_calendar_is_kept(texts: list[str]) -> None:
    """Each word of a line and of its parameters is in the record or left over."""
    calendar = "\r\n".join(["BEGIN:VEVENT", *texts, "END:VEVENT"])
    (entry,) = icalendar.loads(calendar)
    everything = kept(entry)
    for word in {word for text in texts for word in text.replace(":", " ").split() if word.startswith("w")}:
        assert word.rstrip('",;\\') in everything


PROPERTIES = (
    *("name", "description", "identifier", "startDate", "endDate", "duration", "location", "address", "organizer"),
    *("performer", "contributor", "funder", "attendee", "keywords", "about", "superEvent", "subEvent", "subjectOf"),
    *("image", "inLanguage", "alternateName", "jobTitle", "affiliation", "creator", "text", "roleName", "contactPoint"),
    *("addressCountry", "addressLocality", "streetAddress", "url", "email", "genre", "eventStatus", "additionalType"),
    *("headline", "publisher", "invented", "@id", "@value", "@language"),
)
TYPES = (
    *("Event", "Person", "Organization", "Place", "PostalAddress", "Quotation", "NewsArticle", "Role", "CreativeWork"),
    *("EventSeries", "ImageObject", "ContactPoint", "Country", "VirtualLocation", "GovernmentOrganization", "Invented"),
)


def _numbered(value: Any, number: Any) -> Any:
    """The same values, with texts that occur once."""
    if isinstance(value, dict):
        return {key: child if key == "@type" else _numbered(child, number) for key, child in value.items()}
    if isinstance(value, list):
        return [_numbered(child, number) for child in value]
    return f"{value}w{next(number)}x" if isinstance(value, str) and value.startswith("some") else value


LEAVES = st.sampled_from(
    ["some", "some words", "https://example.org/", "2018-11-15", "2018-11-15T09:00:00Z", "P3D", "", 3, 1.5, True, None]
)
NODES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.builds(
            lambda kind, members: {"@type": kind} | members,
            st.sampled_from(TYPES),
            st.dictionaries(st.sampled_from(PROPERTIES), inner, max_size=5),
        )
    ),
    max_leaves=16,
)


@settings(max_examples=times(3))
@given(st.dictionaries(st.sampled_from(PROPERTIES), NODES, max_size=10))
def test_every_leaf_of_a_node_is_kept(members: dict[str, Any]) -> None:
    """Each text of a node, at any depth and in any place, is in the record or left over."""
    node = {"@type": "Event"} | _numbered(members, itertools.count())
    imports = list(schema_org.loads(node))
    (entry,) = imports
    everything = kept(entry)
    for leaf in leaves(node):
        if isinstance(leaf, str) and "w" in leaf and leaf.endswith("x"):
            assert leaf in everything
    assert entry.record is not None or entry.leftovers == {"": node}


@given(
    st.lists(
        st.sampled_from(["title", "url", "venues.1.city", "topics", "when.start", "members.2.country", "Note", ""]),
        min_size=1,
        max_size=6,
    ),
    st.lists(st.sampled_from(["some", "2018", "https://example.org/", "'=some", "some; some", " "]), max_size=8),
)
def test_every_cell_of_a_table_is_kept(header: list[str], cells: list[str]) -> None:
    """Each cell, below a known header, another, a second of the same name or none, is in the record or left over."""
    words = [f"{cell}w{index}x" if "some" in cell else cell for index, cell in enumerate(cells)]
    table = f"{','.join(header)}\n{','.join(words)}\n" if any(header) else ""
    for entry in csv_table.loads(table):
        for word in words:
            for part in word.lstrip("'").split("; "):
                assert part.strip() in kept(entry)


FIELDS = (
    *("title", "body", "event_url", "format", "country", "city", "source"),
    *("theme", "training_language", "type", "date"),
)
SOME = st.just("some")
NAMED = st.fixed_dictionaries({}, optional={"name": SOME, "iso3": st.just("lao"), "shortname": SOME})


@given(st.dictionaries(st.sampled_from(FIELDS), LEAVES | NAMED | st.lists(NAMED, max_size=3)))
def test_every_leaf_of_a_training_is_kept(fields: dict[str, Any]) -> None:
    """Each text of a ReliefWeb entry is in the record or left over, whatever its fields contain."""
    fields = _numbered(fields, itertools.count())
    for entry in reliefweb.loads({"data": [{"fields": fields}]}):
        for leaf in leaves(fields):
            if isinstance(leaf, str) and leaf.endswith("x"):
                assert leaf in kept(entry)


# --- Any bytes --------------------------------------------------------------------------------------------------------

FILES = [path.read_bytes() for path in sorted(DATA.rglob("*.*")) if path.suffix not in {".toml", ".json"}]
TOKENS = st.sampled_from(
    [b"\0", b"\xff", b'"', b"'", b"\\", b"{", b"}", b"[", b"<", b">", b"&", b"\r", b"\n", b":", b";", b",", b"=",
     b"BEGIN:VEVENT\n", b"END:VEVENT\n", b"DTSTART:99991231T235959Z\n", b"DTEND;VALUE=DATE:00010101\n", b"1e400",
     b"RDATE;VALUE=PERIOD:19960403T020000Z/PT3H\n", b"DURATION:-P9W\n", b'"@id":"#a",', b"\\ud800", b"\xef\xbb\xbf",
     b"\xff\xfe", b"#event+name", b"\nSUMMARY;CHARSET=utf-7;ENCODING=QUOTED-PRINTABLE:=0D=00=3D=C3=\n"]
)  # fmt: skip


@st.composite
def broken_files(draw: st.DrawFn) -> bytes:
    """A file of any format with something put into it, taken out or repeated."""
    data = draw(st.sampled_from(FILES))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 20)))
        data = data[:start] + draw(TOKENS | st.just(data[start:end] * 2)) + data[end:]
    return data


@pytest.mark.parametrize("name", list(FORMATS))
@settings(max_examples=times(3))
@given(st.binary() | broken_files())
def test_no_bytes_raise_anything(name: str, data: bytes) -> None:
    """Any bytes are read as entries, as what is wrong with them, or as nothing."""
    for entry in FORMATS[name].loads(data):
        assert all(issue.message.isprintable() or issue.code for issue in entry.issues)
        json.dumps(dict(entry.leftovers), default=str)


@pytest.mark.parametrize("name", list(FORMATS))
@given(st.text(st.characters()))
def test_no_text_raises_anything(name: str, text: str) -> None:
    """Any text, halves of surrogate pairs included, is read as bytes are."""
    for entry in FORMATS[name].loads(text):
        assert entry.record is None or entry.record.title


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: icalendar.loads(3), "expected a calendar as bytes or text, got an int"),  # type: ignore[arg-type]  # a mistake
        (lambda: icalendar.loads(b"", cls=int), "expected Event or a subclass of it"),  # type: ignore[arg-type]  # a mistake
        (lambda: schema_org.loads(3), "expected bytes, text, a list or a dict"),  # type: ignore[arg-type]  # a mistake
        (lambda: schema_org.loads(b"", cls=int), "expected Event, a subclass of it, or None"),  # type: ignore[arg-type]  # a mistake
        (lambda: csv_table.loads(3), "expected a table as bytes or text, got an int"),  # type: ignore[arg-type]  # a mistake
        (lambda: csv_table.loads(b"", cls=int), "expected Event or a subclass of it"),  # type: ignore[arg-type]  # a mistake
        (lambda: reliefweb.loads(3), "expected bytes, text, a list or a dict"),  # type: ignore[arg-type]  # a mistake
        (lambda: icalendar.dumps([3]), "expected an Event or an iterable"),  # type: ignore[list-item]  # a mistake
        (lambda: reliefweb.dumps([]), "read-only"),
        (lambda: icalendar.dumps(None), "expected an Event or an iterable"),  # type: ignore[arg-type]  # a mistake
        (lambda: icalendar.dumps([], stamp="now"), "expected a datetime as stamp"),  # type: ignore[arg-type]  # a mistake
        (lambda: icalendar.dumps([], sequence="3"), "mapping of ids to numbers as sequence"),  # type: ignore[arg-type]  # a mistake
        (lambda: icalendar.loads(b"", zone=3), "zone is an int"),  # type: ignore[arg-type]  # a mistake
        (lambda: csv_table.loads(b"", columns=["title"]), "columns is not a mapping"),  # type: ignore[arg-type]  # a mistake
        (lambda: csv_table.dumps([], columns="title"), "columns is text"),
    ],
    ids=map(str, range(15)),
)
def test_wrong_arguments_are_refused_at_once(call: Callable[[], object], message: str) -> None:
    """A value that is not a file or a record is a TypeError when the function is called, not later."""
    with pytest.raises(TypeError, match=message):
        call()


def test_issue_of_a_file_is_not_an_entry() -> None:
    """For a calendar with tasks (VTODO) and stray lines, the first import has their issue, but no record."""
    text = "stray\nBEGIN:VCALENDAR\nBEGIN:VTODO\nUID:1\nEND:VTODO\nBEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR"
    of_file, entry = icalendar.loads(text)
    assert [issue.code for issue in of_file.issues] == ["bad-line", "entries-skipped"]
    assert without_files([of_file, entry]) == [entry]
    assert (entry.place, entry.line) == ("/0", 6)
