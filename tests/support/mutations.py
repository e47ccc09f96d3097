"""Ways to break a valid event: the flaws of `migevents.testing`, put into a record of their class in it."""

from collections.abc import Callable, Iterator
from typing import Any

import attrs
from hypothesis import strategies as st

from migevents import Event, unstructure
from migevents.jsontext.pointer import escape
from migevents.model.base import Record, fields_of
from migevents.model.event import EVENT_TYPES, Accession
from migevents.testing import records
from migevents.testing.flaws import DOCUMENT_FLAWS, Flaw, flaws_of, objects

Plain = dict[str, Any]
Draw = Callable[[st.SearchStrategy[Any]], Any]

SPEAKING = frozenset({"speakers", "quotes", "programme"})
"""The keys that name speakers: a fault in one of them may hide one in another."""


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


def _touching(keys: set[str]) -> frozenset[str]:
    return frozenset(keys | (SPEAKING if keys & SPEAKING else set()))


def _at_the_top(flaw: Flaw, cls: type[Event]) -> Mutation:
    def apply(_draw: Draw, record: Plain) -> str:
        if cls is Accession:
            record["type"] = "accession"
        flaw.put_into(record)
        return flaw.path

    return Mutation(flaw.code, _touching({*flaw.members, *({"type"} if cls is Accession else ())}), apply)


def _inside(flaw: Flaw, cls: type[Record], key: str) -> Mutation:
    """Put a record with the flaw at a key of the event, somewhere among those that are there if it is a list."""

    def apply(draw: Draw, record: Plain) -> str:
        part = unstructure(draw(records(cls)))
        flaw.put_into(part)
        if not fields_of(Event)[key].kind.many:
            record[key] = part
            return escape(key) + flaw.path
        here = record.setdefault(key, [])
        index = draw(st.integers(0, len(here)))
        here.insert(index, part)
        return escape(key) + escape(index) + flaw.path

    return Mutation(flaw.code, _touching({key}), apply)


def _mutations() -> Iterator[Mutation]:
    """Yield every kind of flaw once: fields of the same type have the same flaws."""
    places = {field.kind.type: name for name, field in reversed(fields_of(Event).items())}
    seen = set()
    for cls in (Event, Accession, *places):
        if not issubclass(cls, Record):
            continue
        for flaw in flaws_of(cls):
            kind = (flaw.code, repr(flaw.members if flaw.whole else list(flaw.members.values())))
            if kind not in seen or flaw.code == "missing-field":
                seen.add(kind)
                yield _at_the_top(flaw, cls) if issubclass(cls, Event) else _inside(flaw, cls, places[cls])


MUTATIONS = list(_mutations())


# --- Anywhere ---------------------------------------------------------------------------------------------------------


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
    return code, path + escape(key)


# --- Documents --------------------------------------------------------------------------------------------------------

DOCUMENTS = {flaw.code: flaw.spoil for flaw in DOCUMENT_FLAWS}
"""Ways to break the text of a document, by the one code that each gets."""
