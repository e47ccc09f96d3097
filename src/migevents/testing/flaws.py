"""Records that are valid except for one flaw, each with its code.

The flaws of a class are those of its fields, by what each of them takes, and the contradictions between its fields.
"""

import copy
import functools
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from migevents.codec.classes import model_classes, resolve_class
from migevents.codec.dicts import unstructure
from migevents.codec.envelope import MAX_DEPTH
from migevents.jsontext.pointer import escape
from migevents.model.base import Field, Record, cached, fields_of
from migevents.model.event import Accession, Event, Session
from migevents.model.event_dates import EventDates
from migevents.model.organizations import MemberState, ParticipantGroup, Venue
from migevents.model.people import Contact, Speaker
from migevents.model.references import Photo
from migevents.testing.strategies import records
from migevents.testing.values import SPACE
from migevents.values.dates import Interval, PartialDate
from migevents.values.enums import Term
from migevents.values.extensions import MAX_DEPTH as MAX_EXTENSIONS_DEPTH
from migevents.values.extensions import MAX_INTEGER, MAX_VALUES, Extensions
from migevents.values.scalars import (
    CountryCode,
    Email,
    FieldType,
    LanguageTag,
    LongText,
    NaturalInt,
    Phone,
    PositiveInt,
    Text,
    Url,
)

Plain = dict[str, Any]


class NearlyValid(NamedTuple):
    """Data that is valid except for one flaw.

    Attributes:
        data: What is to be read: a `dict` for `structure`, or bytes for `loads`.
        code: The code of the one issue that it must get.
        path: The path of that issue.
    """

    data: Any
    code: str
    path: str


def nearly_valid(cls: type[Record]) -> SearchStrategy[NearlyValid]:
    """Return a strategy for records of a class that have one flaw, anywhere.

    They are dicts that `structure` refuses. Each gets exactly one issue, with this code at this path. Use it to test
    what your own code does with bad records.

    Args:
        cls: A class of this library. `Event` gives every kind of event.

    Raises:
        TypeError: `cls` is not a class of this library.

    Examples:
        >>> import hypothesis
        >>> from migevents import Workshop
        >>> from migevents.testing import nearly_valid
        >>> bad = hypothesis.find(nearly_valid(Workshop), lambda bad: "title" not in bad.data)
        >>> "title" in bad.data, bad.code
        (False, 'missing-field')
    """
    return _nearly_valid(resolve_class(cls))


def nearly_valid_documents(cls: type[Record]) -> SearchStrategy[NearlyValid]:
    """Return a strategy for JSON documents that have one flaw, anywhere.

    They are like the records of `nearly_valid`, but as bytes that `loads` refuses. Some are not JSON at all.

    Examples:
        >>> import hypothesis
        >>> from migevents import Venue
        >>> from migevents.testing import nearly_valid_documents
        >>> bad = hypothesis.find(nearly_valid_documents(Venue), lambda bad: bad.code == "bad-json")
        >>> isinstance(bad.data, bytes), bad.path
        (True, '')
    """
    cls = resolve_class(cls)
    flawed = _nearly_valid(cls).map(lambda bad: bad._replace(data=as_json(bad.data)))
    valid = records(cls).map(lambda record: as_json(unstructure(record)))
    broken = st.builds(lambda data, flaw: NearlyValid(flaw.spoil(data), flaw.code, flaw.path), valid, _DOCUMENT_FLAWS)
    return st.one_of(flawed, flawed, flawed, broken)


@st.composite
def _nearly_valid(draw: DrawFn, cls: type[Record]) -> NearlyValid:
    record = draw(records(cls))
    plain = unstructure(record)
    places: dict[str, list[tuple[Plain, type[Record], str]]] = {}
    for place in objects(plain, type(record)):
        for code in flaws_by_code(place[1]):
            places.setdefault(code, []).append(place)
    # What is drawn is the same whatever the record holds, so that the record can shrink around its flaw.
    number = draw(st.integers(0, len(_codes()) - 1))
    code = _codes()[number]
    if code not in places:
        code = sorted(places)[number % len(places)]
    part, its_class, path = draw(st.sampled_from(places[code]))
    flaw = draw(st.sampled_from(flaws_by_code(its_class)[code]))
    flaw.put_into(part)
    return NearlyValid(plain, code, path + flaw.path)


@functools.cache
def _codes() -> list[str]:
    return sorted({code for cls in model_classes() for code in flaws_by_code(cls)})


def objects(plain: Any, cls: type[Record], path: str = "") -> list[tuple[Plain, type[Record], str]]:
    """Return every object of a plain record, with class and pointer."""
    found = [(plain, cls, path)]
    for name, field in fields_of(cls).items():
        if name in plain and issubclass(field.kind.type, Record):
            items = enumerate(plain[name]) if field.kind.many else [(None, plain[name])]
            for index, item in items:
                place = path + escape(name) + ("" if index is None else escape(index))
                found += objects(item, field.kind.type, place)
    return found


def as_json(record: Plain) -> bytes:
    """Write a broken record as JSON, also with NaN and Infinity."""
    return json.dumps(record).encode()


# --- Flaws ------------------------------------------------------------------------------------------------------------

ABSENT = object()
"""In place of a value: the key is taken away."""


@attrs.frozen
class Flaw:
    """A way to break an object of a class.

    Attributes:
        code: The code that it must get.
        path: Where, from the object down.
        members: What is put into the object.
        whole: Whether that replaces all of the object.
    """

    code: str
    path: str
    members: Mapping[str, Any]
    whole: bool = False

    def put_into(self, part: Plain) -> None:
        """Break an object, in place."""
        if self.whole:
            part.clear()
        for name, value in self.members.items():
            if value is ABSENT:
                part.pop(name, None)
            else:
                part[name] = copy.deepcopy(value)


@cached
def flaws_of(cls: type[Record]) -> tuple[Flaw, ...]:
    """Return the ways to break an object of a class."""
    return (*_flaws_of_keys(cls), *_flaws_of_fields(cls), *_contradictions_of(cls))


@cached
def flaws_by_code(cls: type[Record]) -> Mapping[str, list[Flaw]]:
    """Return the ways to break an object of a class, by expected code."""
    by_code: dict[str, list[Flaw]] = {}
    for flaw in flaws_of(cls):
        by_code.setdefault(flaw.code, []).append(flaw)
    return by_code


def _flaws_of_keys(cls: type[Record]) -> Iterator[Flaw]:
    yield Flaw("unknown-field", "/titel", {"titel": "x"})
    for name, field in fields_of(cls).items():
        if field.required:
            yield Flaw("missing-field", escape(name), {name: ABSENT})
    if issubclass(cls, Event):
        for code, name, value in _AT_THE_TOP:
            yield Flaw(code, escape(name), {name: value})


_AT_THE_TOP = (
    ("unknown-type", "type", "seminar"),
    ("unknown-type", "type", "Workshop"),
    ("wrong-type", "type", 3),
    ("bad-version", "migevents", "one"),
    ("unsupported-version", "migevents", "2.0"),
    ("wrong-type", "$schema", 3),
)


def _flaws_of_fields(cls: type[Record]) -> Iterator[Flaw]:
    for name, field in fields_of(cls).items():
        for code, below, value in _invalid(field):
            if field.kind.many:
                yield Flaw(code, f"{escape(name)}/0{below}", {name: [value]})
            else:
                yield Flaw(code, escape(name) + below, {name: value})
        if field.kind.many:
            for value in (None, "x", "", {}):
                yield Flaw("wrong-type", escape(name), {name: value})


def _invalid(field: Field) -> Iterator[tuple[str, str, Any]]:
    """Yield invalid values of a field, or of one item of it.

    Each comes with its code and the pointer inside the value.
    """
    kind = field.kind
    yield "wrong-type", "", 1.5
    if kind.many or field.required:
        yield "wrong-type", "", None
    if kind.meta:
        table = next(table for annotation, table in _INVALID if FieldType.of(annotation).meta is kind.meta)
    elif issubclass(kind.type, Record):
        table = {"wrong-type": ("x", ["x"])}
    else:
        table = _INVALID_TERMS if issubclass(kind.type, Term) else _INVALID_VALUES[kind.type]
    for code, invalid in table.items():
        for value in invalid:
            yield code, "", value
    if kind.type is Extensions:
        yield from _INVALID_EXTENSIONS


Table = dict[str, tuple[Any, ...]]
"""Invalid values, by the code that they must get."""

_NO_TEXT: Table = {"wrong-type": (3, True, ["x"], {"text": "x"})}
_INVALID: tuple[tuple[Any, Table], ...] = (
    (
        Text,
        _NO_TEXT
        | {
            "empty-text": ("", " ", "\u00a0", "\u200b", "\u2060\u00ad", "\u3164 \u200d"),
            "surrounding-space": tuple(f"x{space}" for space in SPACE if space not in "\n\r\t\u2028\u2029"),
            "control-character": ("a\u0000b", "a\nb", "a\tb", "a\u007fb", "a\u0085b", "a\u2028b", "a\u001bb"),
            "lone-surrogate": ("a\ud800b", "\udfff"),
        },
    ),
    (
        LongText,
        _NO_TEXT
        | {
            "empty-text": ("", "\n", "\u200b\n\u200b"),
            "surrounding-space": tuple(f"{space}x" for space in SPACE),
            "control-character": ("a\u0007b", "a\u000bb"),
            "lone-surrogate": ("a\ud800b", "\udfff"),
        },
    ),
    (CountryCode, _NO_TEXT | {"bad-country": ("laos", "la", "LAO", "ZZ", "UK", "LA\n", "", "418")}),
    (LanguageTag, _NO_TEXT | {"bad-language": ("english language", "e", "en_GB", "-en", "en-", "lo\n", "")}),
    (
        Phone,
        _NO_TEXT
        | {
            "bad-phone": (
                *("+856.21267730", "021 267 734", "1481 (24/7)", "+1"),
                *("tel:+85621267730", "+0123456", "+85621267730\n", ""),
            )
        },
    ),
    (
        Email,
        _NO_TEXT
        | {
            "bad-email": (
                *("", '">', "[email protected]", "a@b", "a b@example.org", "\u201cinfo@example.org\u201d"),
                *("info@example.org.", "<a@example.org>", "in\u00adfo@example.org", "a@example.org, b@example.org"),
                *("mailto:a@example.org", "a@example.org\n", "a@-b.org"),
            )
        },
    ),
    (
        Url,
        _NO_TEXT
        | {
            "bad-url": (
                *("www.iom.int", "ftp://iom.int", "https://", "https://iom.int/a b"),
                *("https://u:p@iom.int", "http://é.org", "https://iom.int/\u200b", "https://iom.int/[a]"),
            )
        },
    ),
    (
        PositiveInt,
        {
            "wrong-type": ("3", True, 3.0, [3]),
            "out-of-range": (0, -1, MAX_INTEGER + 1, 10**60),
            "bad-number": (float("nan"), float("inf")),
        },
    ),
    (NaturalInt, {"wrong-type": ("3", True), "out-of-range": (-1, 10**60), "bad-number": (float("nan"),)}),
)

_INVALID_TERMS: Table = {"wrong-type": (1,), "unknown-term": ("on line", "HELD", "Counter-trafficking")}
_INVALID_VALUES: Mapping[Any, Table] = {
    bool: {"wrong-type": (1, "true")},
    PartialDate: {
        "wrong-type": (2018, ["2018"]),
        "bad-date": ("2018-02-30", "2018-13", "June 2018", "2018-21", "", "18-11-15", "2018-11-15\n"),
    },
    Interval: {
        "wrong-type": (2018, {"start": "2018"}),
        "bad-interval": ("2018", "2019/2018", "../..", "2018/", "this week"),
    },
    Extensions: {"wrong-type": ("x", ["x"])},
}


def _nested(depth: int) -> Any:
    value: Any = "x"
    for _ in range(depth):
        value = [value]
    return value


_INVALID_EXTENSIONS = (
    ("bad-key", "/", {"": 1}),
    ("bad-number", "/a", {"a": 2**53}),
    ("bad-number", "/a/0", {"a": [float("nan")]}),
    ("bad-number", "/a/0", {"a": [float("-inf")]}),
    ("lone-surrogate", "/a", {"a": "\ud800"}),
    ("too-large", f"/a/{MAX_VALUES - 1}", {"a": [0] * MAX_VALUES}),
    ("too-deep", "/a" + "/0" * (MAX_EXTENSIONS_DEPTH - 1), {"a": _nested(MAX_EXTENSIONS_DEPTH)}),
)


# --- Contradictions ---------------------------------------------------------------------------------------------------


def _contradictions_of(cls: type[Record]) -> Iterator[Flaw]:
    if issubclass(cls, Event):
        yield from _EVENT_CONTRADICTIONS
    if cls is Accession:
        yield Flaw("missing-field", "/members", {"members": ABSENT})
    for code, path, members in _CONTRADICTIONS.get(cls, ()):
        yield Flaw(code, path, members, whole=True)


_CONTRADICTIONS: Mapping[type[Record], tuple[tuple[str, str, Plain], ...]] = {
    Contact: (("nothing-stated", "", {}),),
    EventDates: (
        ("end-before-start", "/end", {"start": "2018-11-15", "end": "2018-11-14"}),
        ("end-before-start", "/end", {"start": "2018-06", "end": "2018-05-31"}),
        ("end-equals-start", "/end", {"start": "2018-11-15", "end": "2018-11-15"}),
        ("open-end-without-start", "/open_end", {"open_end": True}),
        ("open-end-with-end", "/open_end", {"start": "2018", "end": "2019", "open_end": True}),
        ("too-few-dates", "/dates", {"dates": ["2018-11-15"]}),
        ("dates-out-of-order", "/dates/1", {"dates": ["2018-11-15", "2018-11-14"]}),
        ("dates-out-of-order", "/dates/1", {"dates": ["2018", "2018"]}),
        ("dates-outside-span", "/start", {"start": "2018-11-01", "dates": ["2018-11-08", "2018-11-12"]}),
        ("dates-outside-span", "/end", {"end": "2018-11-11", "dates": ["2018-11-08", "2018-11-12"]}),
        ("window-with-dates", "/within", {"within": "2018-11-12/2018-11-18", "start": "2018-11-15"}),
    ),
    MemberState: (
        ("missing-organization", "/organization", {"country": "LA", "status": "member"}),
        ("missing-organization", "/organization", {"country": "LA", "ordinal": 171}),
        (
            "accession-before-admission",
            "/accession",
            {"country": "LA", "organization": "IOM", "admitted": "2018-06-29", "accession": "2018-05"},
        ),
    ),
    ParticipantGroup: (
        ("nothing-stated", "", {"count": 3}),
        ("women-exceed-count", "/women", {"kind": "media", "count": 24, "women": 25}),
        ("bound-without-count", "/bound", {"kind": "media", "bound": "at_least"}),
    ),
    Photo: (("nothing-stated", "", {"caption": None}),),
    Session: (("nothing-stated", "", {"note": "x"}),),
    Speaker: (("nothing-stated", "", {"id": "x", "positions": []}),),
    Venue: (("nothing-stated", "", {}),),
}
"""Objects of valid fields that contradict each other."""

_NOBODY = "nobody\u2019s name"
_TWINS = [{"name": "The same"}, {"id": "The same", "name": "Another"}]
_EVENT_CONTRADICTIONS = (
    Flaw("unknown-speaker", "/quotes/0/speaker", {"quotes": [{"text": "x", "speaker": _NOBODY}]}),
    Flaw("unknown-speaker", "/programme/0/speakers/0", {"programme": [{"kind": "panel", "speakers": [_NOBODY]}]}),
    Flaw("ambiguous-speaker", "/speakers/1", {"speakers": _TWINS, "quotes": ABSENT, "programme": ABSENT}),
)


# --- Documents --------------------------------------------------------------------------------------------------------


@attrs.frozen
class DocumentFlaw:
    """A way to break a document, with the expected code and path."""

    code: str
    path: str
    spoil: Callable[[bytes], bytes]


def _with_member(document: bytes, member: bytes) -> bytes:
    return b"{" + member + (b"" if document == b"{}" else b", ") + document[1:]


DOCUMENT_FLAWS = (
    DocumentFlaw("bad-json", "", lambda data: data[:-1]),
    DocumentFlaw("bad-encoding", "", lambda data: _with_member(data, b'"\xff": 0')),
    DocumentFlaw(
        "too-deep",
        "/a" + "/0" * (MAX_DEPTH - 1),
        lambda data: _with_member(data, b'"a": ' + b"[" * MAX_DEPTH + b"]" * MAX_DEPTH),
    ),
)
_DOCUMENT_FLAWS = st.sampled_from(DOCUMENT_FLAWS)
