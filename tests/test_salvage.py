"""Of a record with faults the sound part is kept, what is certain is repaired, and nothing is lost."""

import copy
import json
import math
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from migevents import Event, Repair, Salvage, loads, salvage, unstructure
from migevents.converter import classes
from migevents.events import EVENT_TYPES
from migevents.records import Record, fields_of
from tests.mutations import MUTATIONS, Mutation, as_json, break_anywhere
from tests.strategies import CHARACTERS, events, times

Plain = dict[str, Any]

# --- The sentence: what comes in goes out -----------------------------------------------------------------------------


def undone(document: Any, repairs: list[Repair]) -> Any:
    """Return what was written with each repair taken back, by what it says: from what, to what, and where."""
    # The last first, and what is inside before what is around it.
    for repair in sorted(repairs[::-1], key=lambda repair: -repair.place.count("/")):
        *above, step = map(key_of, repair.place.split("/")[1:])
        holder = document
        for each in above:
            holder = holder[int(each)] if isinstance(holder, list) else holder[each]
        key: Any = int(step) if isinstance(holder, list) else step
        if repair.after is None:
            assert key not in holder
        elif repair.code not in AROUND_OTHERS:
            assert same(without_defaults(holder[key]), without_defaults(parsed(repair.after)))
        if repair.code == "key-renamed":
            holder[key_of(repair.path.rpartition("/")[2])] = holder.pop(key)
        elif repair.code == "list-wrapped":
            (holder[key],) = holder[key]
        elif repair.before is None:
            del holder[key]
        else:
            holder[key] = parsed(repair.before)
    return document


AROUND_OTHERS = {"key-renamed", "list-wrapped"}
"""Inside of what these speak of, other repairs may have been made."""


def key_of(token: str) -> str:
    """The key that a part of a JSON Pointer stands for."""
    return token.replace("~1", "/").replace("~0", "~")


def parsed(text: str | bytes) -> Any:
    """The plain values of JSON, and of what Python takes for it."""
    return json.loads(text)


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same in JSON, whatever the order of keys; NaN is NaN, and 1 is not true or 1.0."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float) and isinstance(other, float) and math.isnan(one):
        return math.isnan(other)
    return type(one) is type(other) and bool(one == other)


def without_defaults(value: Any, cls: type[Record] | None = None) -> Any:
    """Return a value without what need not be written: defaults and empty lists, of the fields of a record alone."""
    if isinstance(value, list):
        return [without_defaults(item, cls) for item in value]
    if not isinstance(value, dict) or cls is None:
        return value
    kind = value.get("type") if cls is Event else None
    fields = fields_of(EVENT_TYPES.get(kind, Event) if isinstance(kind, str) else cls)
    kept = {}
    for key, member in value.items():
        field = fields.get(key)
        default = [] if field and field.default == () else field and field.default
        if field is None or not same(member, default):
            inner = field.kind.type if field and issubclass(field.kind.type, Record) else None
            kept[key] = without_defaults(member, inner)
    return kept


def without_head(value: Any) -> Any:
    """Return a value without the version and the address of a schema, if they are sound."""
    if not isinstance(value, dict):
        return value
    head = {key for key in ("migevents", "$schema") if isinstance(value.get(key), str | None)}
    return {key: member for key, member in value.items() if key not in head}


def plain_of(salvaged: Salvage[Any], came: Any) -> None:
    """Prove the sentence of one salvage: what goes out is what came, but for what the issues say."""
    repairs = [issue for issue in salvaged.issues if isinstance(issue, Repair)]
    assert all((issue.severity == "info") == isinstance(issue, Repair) for issue in salvaged.issues)
    out = undone(parsed(salvaged.dumps()), repairs)
    assert same(without_defaults(without_head(out), Event), without_defaults(without_head(came), Event))
    if salvaged.record is None:
        assert list(salvaged.leftovers) == [""]
        assert same(salvaged.leftovers[""], came)
        assert not repairs
    for pointer, leftover in salvaged.leftovers.items():
        assert same(at(came, pointer), leftover)
        assert any(
            issue.path.startswith(pointer) or pointer.startswith(issue.path.rpartition("/")[0])
            for issue in salvaged.issues
            if issue.severity == "error"
        )
    if not salvaged.leftovers and salvaged.record is not None:
        assert loads(salvaged.dumps()) == salvaged.record


def at(document: Any, pointer: str) -> Any:
    """What stands at a JSON Pointer."""
    for step in map(key_of, pointer.split("/")[1:]):
        document = document[int(step)] if isinstance(document, list) else document[step]
    return document


DIRT: list[Any] = [
    *(
        "Lao PDR",
        "418",
        "June 2018",
        "05/06/2017",
        "2018-11-15T09:00:00Z",
        " x ",
        "",
        "[email protected]",
        "+856.21267730",
    ),
    *("Organizer", "english", "3", "Global Compact on Migration", 3, 3.0, True, None, 1e400),
    *([], {}, ["x"], [None], {"city": " V "}),
]


@st.composite
def dirty(draw: st.DrawFn) -> Plain:
    """A record with some of its values, keys and shapes as people send them."""
    record = unstructure(draw(events()))
    for _ in range(draw(st.integers(1, 4))):
        holders = list(containers(record))
        holder = draw(st.sampled_from(holders))
        value = copy.deepcopy(draw(st.sampled_from(DIRT)))
        way = draw(st.sampled_from(["value", "key", "wrap", "add"]))
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        if way == "add" or not keys:
            if isinstance(holder, dict):
                names = [name for cls in classes() for name in fields_of(cls)]
                holder[draw(st.sampled_from(sorted(set(names))))] = value
            else:
                holder.insert(draw(st.integers(0, len(holder))), value)
            continue
        key = draw(st.sampled_from(keys))
        if way == "key" and isinstance(holder, dict):
            respelt = draw(st.sampled_from([key.title(), key.replace("_", "-"), key.upper(), key + "x", f" {key}"]))
            holder[respelt] = holder.pop(key)
        elif way == "wrap" and isinstance(holder[key], list) and len(holder[key]) == 1:
            holder[key] = holder[key][0]
        else:
            holder[key] = value
    return record


def containers(value: Any) -> Any:
    """Every object and list in a value."""
    if isinstance(value, dict | list):
        yield value
        for child in value.values() if isinstance(value, dict) else value:
            yield from containers(child)


@settings(max_examples=times(5))
@given(record=dirty(), as_text=st.booleans())
def test_of_a_dirty_record_nothing_is_lost(record: Plain, *, as_text: bool) -> None:
    """What is written of a record as people send them is what came, but for what the issues say."""
    data = as_json(record)
    plain_of(salvage(data if as_text else parsed(data)), parsed(data))


@settings(max_examples=times(5))
@given(event=events(), mutations=st.lists(st.sampled_from(MUTATIONS), min_size=1, max_size=4), data=st.data())
def test_of_a_mutated_record_nothing_is_lost(event: Event, mutations: list[Mutation], data: st.DataObject) -> None:
    """What is written of a record with any faults is what came, but for what the issues say."""
    record = unstructure(event)
    for mutation in mutations:
        try:
            mutation.apply(data.draw, record)
        except (AttributeError, TypeError):
            continue  # another mutation has made something else of it
    document = as_json(record)
    for given_ in (document, document.decode(), record):
        plain_of(salvage(given_), parsed(document))


@settings(max_examples=times(5))
@given(event=events(), count=st.integers(1, 4), data=st.data())
def test_of_a_record_broken_anywhere_nothing_is_lost(event: Event, count: int, data: st.DataObject) -> None:
    """A key too many, a key too few or a value of the wrong type, at any place: what is written is what came."""
    record = unstructure(event)
    for _ in range(count):
        try:
            break_anywhere(data.draw, record)
        except (TypeError, AttributeError, KeyError):
            break  # what was broken before is no object any more
    plain_of(salvage(as_json(record)), record)


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(CHARACTERS, max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["type", "title", "when", "venues", "Host"]) | st.text(max_size=4), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@settings(max_examples=times(5))
@given(value=ANY_JSON)
@example(value={"type": "event", "title": "x", "a": 10**500})
@example(value={"type": "event", "title": "x", "a": "\ud800"})
def test_of_any_json_nothing_is_lost(value: Any) -> None:
    """Whatever JSON comes, as text or as a value, is written as it came, but for what the issues say."""
    document = json.dumps(value)
    plain_of(salvage(document.encode()), parsed(document))
    plain_of(salvage(value) if not isinstance(value, str) else salvage(document), value)
    titled = {"type": "event", "title": "x", "more": value, "when": value, "topics": value}
    plain_of(salvage(titled), titled)
