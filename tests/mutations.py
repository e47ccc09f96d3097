"""Ways to break a sound record: at least one for each code of a fault, with the place where it must be reported."""

import json
from collections.abc import Callable
from typing import Any

import attrs
from hypothesis import strategies as st

from migevents.documents import MAX_DEPTH
from migevents.errors import token
from migevents.events import EVENT_TYPES
from migevents.extensions import MAX_DEPTH as MAX_EXTENSIONS_DEPTH
from migevents.extensions import MAX_INTEGER, MAX_VALUES
from migevents.records import Record, fields_of
from tests.strategies import SPACE

Plain = dict[str, Any]
Draw = Callable[[st.SearchStrategy[Any]], Any]


@attrs.frozen
class Mutation:
    """A way to break a record.

    Attributes:
        code: The code that it must get.
        keys: The keys at the top that it touches, so that two mutations do not undo or hide each other.
        apply: Breaks the record in place, and returns the pointer where the fault must be reported.
    """

    code: str
    keys: frozenset[str]
    apply: Callable[[Draw, Plain], str]


MUTATIONS: list[Mutation] = []


def grafts(code: str, pointer: str, *values: Any, keys: tuple[str, ...] = ()) -> None:
    """Add mutations that put a whole unsound value at the top-level key that `pointer` begins with."""
    key = pointer.split("/")[1]
    for value in values:

        def apply(_draw: Draw, record: Plain, value: Any = value) -> str:
            record[key] = value
            return pointer

        MUTATIONS.append(Mutation(code, frozenset({key, *keys}), apply))


def inserts(code: str, key: str, below: str, *items: Any, keys: tuple[str, ...] = ()) -> None:
    """Add mutations that put an unsound item somewhere into the list at `key`."""
    for item in items:

        def apply(draw: Draw, record: Plain, item: Any = item) -> str:
            here = record.setdefault(key, [])
            index = draw(st.integers(0, len(here)))
            here.insert(index, item)
            return f"/{key}/{index}{below}"

        MUTATIONS.append(Mutation(code, frozenset({key, *keys}), apply))


def _nested(depth: int) -> Any:
    value: Any = "x"
    for _ in range(depth):
        value = [value]
    return value


# --- Keys and types ---------------------------------------------------------------------------------------------------

grafts("unknown-field", "/titel", "x")
grafts("unknown-field", "/source/language_tag", {"language_tag": "en"})
grafts("missing-field", "/host/country", {"name": "Lao PDR"})
inserts("missing-field", "organizations", "/name", {"abbreviation": "IOM"})
grafts("wrong-type", "/summary", 3, True, ["x"], {"text": "x"})
grafts("wrong-type", "/edition", "3", True, 3.0, [3])
grafts("wrong-type", "/venues", {"city": "Vientiane"}, "Vientiane", None)
grafts("wrong-type", "/host", "LA", ["LA"], [{"country": "LA"}])
inserts("wrong-type", "quotes", "", "Welcome", None, 3)
inserts("wrong-type", "quotes", "/partial", {"text": "x", "partial": 1}, {"text": "x", "partial": None})
grafts("wrong-type", "/when/start", {"start": 2018}, {"start": ["2018"]})
grafts("wrong-type", "/when/within", {"within": {"start": "2018"}})
grafts("wrong-type", "/status", 1)
grafts("wrong-type", "/extensions", "x", ["x"])
grafts("unknown-type", "/type", "seminar", "Workshop")
grafts("bad-version", "/migevents", "one")
grafts("unsupported-version", "/migevents", "2.0")
grafts("unknown-term", "/mode", "on-line", "ONLINE")
inserts("unknown-term", "themes", "", "peace", "Protection", "counter-trafficking")
inserts("unknown-term", "organizations", "/roles/1", {"name": "IOM", "roles": ["organizer", "organiser"]})

# --- Text and formats -------------------------------------------------------------------------------------------------

grafts("empty-text", "/label", "", " ", "\u00a0")
inserts("empty-text", "topics", "", "")
grafts("surrounding-space", "/series", *(f"x{space}" for space in SPACE if space not in "\n\r\t\u2028\u2029"))
inserts("surrounding-space", "quotes", "/text", *({"text": f"{space}x"} for space in SPACE))
grafts("control-character", "/label", "a\u0000b", "a\nb", "a\tb", "a\u007fb", "a\u0085b", "a\u2028b", "a\u001bb")
inserts("control-character", "photos", "/caption", {"caption": "a\u0007b"}, {"caption": "a\u000bb"})
grafts("lone-surrogate", "/summary", "a\ud800b", "\udfff")
grafts("lone-surrogate", "/extensions/a", {"a": "\ud800"})
grafts(
    "bad-country",
    "/host/country",
    *({"country": code} for code in ("laos", "la", "LAO", "ZZ", "UK", "LA\n", "", "418")),
)
inserts("bad-country", "participants", "/countries/0", {"kind": "government", "countries": ["Laos"]})
grafts("bad-language", "/language", "english language", "e", "en_GB", "-en", "en-", "lo\n", "")
inserts(
    "bad-phone",
    "contacts",
    "/phone",
    *({"phone": phone} for phone in ("+856.21267730", "021 267 734", "1481 (24/7)", "+1")),
)
inserts(
    "bad-phone",
    "contacts",
    "/phone",
    *({"phone": phone} for phone in ("tel:+85621267730", "+0123456", "+85621267730\n", "")),
)
inserts(
    "bad-email",
    "contacts",
    "/email",
    *({"email": email} for email in ("", '">', "[email protected]", "a@b", "a b@c.de")),
)
inserts("bad-email", "contacts", "/email", *({"email": email} for email in ("mailto:a@b.org", "a@b.org\n", "a@-b.org")))
grafts(
    "bad-url",
    "/url",
    "www.iom.int",
    "ftp://iom.int",
    "https://",
    "https://iom.int/a b",
    "https://u:p@iom.int",
    "http://é.org",
)

# --- Numbers, dates, extensions ---------------------------------------------------------------------------------------

grafts("out-of-range", "/host/ordinal", {"country": "LA", "organization": "IOM", "ordinal": 0})
grafts("out-of-range", "/edition", 0, -1, MAX_INTEGER + 1, 10**60)
inserts("out-of-range", "participants", "/women", {"kind": "media", "women": -1})
grafts("bad-number", "/edition", float("nan"), float("inf"))
grafts("bad-number", "/extensions/a/0", {"a": [float("nan")]}, {"a": [float("-inf")]}, {"a": [2**53]})
grafts(
    "bad-date",
    "/when/start",
    *({"start": text} for text in ("2018-02-30", "June 2018", "2018-21", "", "18-11-15", "2018-11-15\n")),
)
inserts("bad-date", "frameworks", "/adopted", {"name": "Compact", "adopted": "2018-13"})
grafts(
    "bad-interval", "/when/within", *({"within": text} for text in ("2018", "2019/2018", "../..", "2018/", "this week"))
)
grafts("too-deep", "/extensions/a" + "/0" * (MAX_EXTENSIONS_DEPTH - 1), {"a": _nested(MAX_EXTENSIONS_DEPTH)})
grafts("too-large", f"/extensions/a/{MAX_VALUES - 1}", {"a": [0] * MAX_VALUES})
grafts("bad-key", "/extensions/", {"": 1})

# --- Rules across fields ----------------------------------------------------------------------------------------------

grafts(
    "end-before-start",
    "/when/end",
    {"start": "2018-11-15", "end": "2018-11-14"},
    {"start": "2018-06", "end": "2018-05-31"},
)
grafts("end-equals-start", "/when/end", {"start": "2018-11-15", "end": "2018-11-15"})
grafts("open-end-without-start", "/when/open_end", {"open_end": True})
grafts("open-end-with-end", "/when/open_end", {"start": "2018", "end": "2019", "open_end": True})
grafts("too-few-dates", "/when/dates", {"dates": ["2018-11-15"]})
grafts("dates-out-of-order", "/when/dates/1", {"dates": ["2018-11-15", "2018-11-14"]}, {"dates": ["2018", "2018"]})
grafts("dates-outside-span", "/when/start", {"start": "2018-11-01", "dates": ["2018-11-08", "2018-11-12"]})
grafts("dates-outside-span", "/when/end", {"end": "2018-11-11", "dates": ["2018-11-08", "2018-11-12"]})
grafts("window-with-dates", "/when/within", {"within": "2018-11-12/2018-11-18", "start": "2018-11-15"})
inserts("nothing-stated", "venues", "", {})
inserts("nothing-stated", "contacts", "", {})
inserts("nothing-stated", "photos", "", {"caption": None})
inserts("nothing-stated", "participants", "", {"count": 3})
inserts("nothing-stated", "programme", "", {"note": "x"}, keys=("speakers",))
inserts("nothing-stated", "speakers", "", {"id": "x", "positions": []}, keys=("quotes", "programme"))
grafts(
    "missing-organization",
    "/host/organization",
    {"country": "LA", "status": "member"},
    {"country": "LA", "ordinal": 171},
)
grafts(
    "accession-before-admission",
    "/host/accession",
    {"country": "LA", "organization": "IOM", "admitted": "2018-06-29", "accession": "2018-05"},
)
inserts("women-exceed-count", "participants", "/women", {"kind": "media", "count": 24, "women": 25})
inserts("bound-without-count", "participants", "/bound", {"kind": "media", "bound": "at_least"})
inserts("unknown-speaker", "quotes", "/speaker", {"text": "x", "speaker": "nobody\u2019s name"}, keys=("speakers",))
inserts(
    "unknown-speaker",
    "programme",
    "/speakers/0",
    {"kind": "panel", "speakers": ["nobody\u2019s name"]},
    keys=("speakers",),
)


def _same_key_twice(_draw: Draw, record: Plain) -> str:
    speakers = record.setdefault("speakers", [])
    speakers += [{"name": "The same"}, {"id": "The same", "name": "Another"}]
    return f"/speakers/{len(speakers) - 1}"


MUTATIONS.append(Mutation("ambiguous-speaker", frozenset({"speakers", "quotes", "programme"}), _same_key_twice))


def _accession_of_nobody(_draw: Draw, record: Plain) -> str:
    record["type"] = "accession"
    record.pop("members", None)
    return "/members"


MUTATIONS.append(Mutation("missing-field", frozenset({"type", "members"}), _accession_of_nobody))


# --- Anywhere ---------------------------------------------------------------------------------------------------------


def objects(plain: Any, cls: type[Record], path: str = "") -> list[tuple[Any, type[Record], str]]:
    """Every object of a plain record, with its class and its pointer."""
    found = [(plain, cls, path)]
    for name, field in fields_of(cls).items():
        if name in plain and issubclass(field.kind.type, Record):
            items = enumerate(plain[name]) if field.kind.many else [(None, plain[name])]
            for index, item in items:
                place = path + token(name) + ("" if index is None else token(index))
                found += objects(item, field.kind.type, place)
    return found


def break_anywhere(draw: Draw, record: Plain) -> tuple[str, str]:
    """Break any object of the record in a way that fits every class; return the code and the pointer of the fault."""
    plain, cls, path = draw(st.sampled_from(objects(record, EVENT_TYPES[record["type"]])))
    required = [name for name, field in fields_of(cls).items() if field.required]
    ways = ["unknown-field", "wrong-type"] if plain else ["unknown-field"]
    code = draw(st.sampled_from(ways + ["missing-field"] * bool(required)))
    if code == "unknown-field":
        key = draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=5).map(lambda text: f"{text}!"))
        plain[key] = draw(st.sampled_from([None, 1, "x", [], {}]))
    elif code == "missing-field":
        key = draw(st.sampled_from(required))
        del plain[key]
    else:
        key = draw(st.sampled_from([key for key in plain if key != "type"] or ["type"]))
        plain[key] = 1.5
    return code, path + token(key)


# --- Documents --------------------------------------------------------------------------------------------------------

DOCUMENTS: dict[str, Callable[[bytes], bytes]] = {
    "bad-json": lambda data: data[:-1],
    "bad-encoding": lambda data: data.replace(b'"type"', b'"ty\xffpe"', 1),
    "too-deep": lambda data: data[:-1] + b',"a":' + b"[" * MAX_DEPTH + b"]" * MAX_DEPTH + b"}",
}
"""Ways to break the text of a document, by the one code that each gets."""


def as_json(record: Plain) -> bytes:
    """Write a broken record as JSON, with what JSON cannot say as Python's `json` writes it."""
    return json.dumps(record).encode()
