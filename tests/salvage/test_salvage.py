"""Of a record with faults, the valid part is kept, certain repairs are made, and nothing is lost."""

import copy
import datetime
import json
import math
import pickle
from collections import Counter
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from migevents import (
    Contact,
    Event,
    InvalidDate,
    MemberState,
    PartialDate,
    Repair,
    Salvage,
    Workshop,
    dumps,
    loads,
    salvage,
    unstructure,
)
from migevents.codec import slow_path
from migevents.codec.classes import model_classes
from migevents.codec.envelope import MAX_DEPTH
from migevents.model.base import Record, fields_of
from migevents.model.event import EVENT_TYPES
from migevents.salvage import engine
from migevents.testing import events
from migevents.testing.flaws import as_json
from tests.support.effort import times
from tests.support.mutations import DOCUMENTS, MUTATIONS, Mutation, break_anywhere

Plain = dict[str, Any]

# --- The sentence: what comes in goes out -----------------------------------------------------------------------------


def undone(document: Any, repairs: list[Repair]) -> Any:
    """Return the output with each repair undone, according to its issue: from, to, and path."""
    # The last first, and what is inside before what is around it.
    last_first = repairs[::-1]
    for repair in sorted(last_first, key=lambda repair: -repair.place.count("/")):
        *above, step = map(unescape, repair.place.split("/")[1:])
        holder: Any = document
        for each in above:
            holder = holder[int(each)] if isinstance(holder, list) else holder[each]
        key: Any = int(step) if isinstance(holder, list) else step
        if repair.after is None:
            assert key not in holder
        elif repair.code not in AROUND_OTHERS:
            assert same(without_defaults(holder[key]), without_defaults(parsed(repair.after)))
        if repair.code == "key-renamed" and isinstance(holder, dict):
            moved = holder.pop(key)
            holder.update({unescape(repair.path.rpartition("/")[2]): moved})
        elif repair.code == "list-wrapped":
            (holder[key],) = holder[key]
        elif repair.before is None:
            del holder[key]
        else:
            holder[key] = parsed(repair.before)
    return document


AROUND_OTHERS = {"key-renamed", "list-wrapped"}
"""Inside the values of these, other repairs may have been made."""


def unescape(token: str) -> str:
    """The key in a reference token of a JSON Pointer."""
    return token.replace("~1", "/").replace("~0", "~")


def parsed(text: str | bytes) -> Any:
    """The plain values of JSON, and of what Python takes for it; of a duplicate key the first is marked."""
    return json.loads(text, object_pairs_hook=marked)


def marked(pairs: list[tuple[str, Any]]) -> Plain:
    """The members of an object, each under a key of its own."""
    left = Counter(key for key, _ in pairs)
    members = {}
    for key, value in pairs:
        left[key] -= 1
        members[key + "\0" * left[key]] = value
    return members


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
    """Return a value without the version and the URL of a schema, if they are valid."""
    if not isinstance(value, dict):
        return value
    head = {key for key in ("migevents", "$schema") if isinstance(value.get(key), str | None)}
    return {key: member for key, member in value.items() if key not in head}


def plain_of(salvaged: Salvage[Any], came: Any) -> None:
    """Prove one salvage: the output equals the input, apart from the reported changes."""
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
    """The value at a JSON Pointer."""
    for step in map(unescape, pointer.split("/")[1:]):
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
        keys: list[Any] = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        if way == "add" or not keys:
            if isinstance(holder, dict):
                names = [name for cls in model_classes() for name in fields_of(cls)]
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


def doubled(draw: Callable[[st.SearchStrategy[Any]], Any], value: Any) -> str:
    """The JSON text of a value in which some keys are duplicated."""
    if isinstance(value, list):
        return f"[{','.join(doubled(draw, item) for item in value)}]"
    if not isinstance(value, dict):
        return as_json(value).decode()
    members = [(key, doubled(draw, member)) for key, member in value.items()]
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 2])) if value else 0):
        double = (draw(st.sampled_from(list(value))), as_json(draw(st.sampled_from(DIRT))).decode())
        members.insert(draw(st.integers(0, len(members))), double)
    return f"{{{','.join(f'{json.dumps(key)}:{text}' for key, text in members)}}}"


def containers(value: Any) -> Any:
    """Every object and list in a value."""
    if isinstance(value, dict | list):
        yield value
        for child in value.values() if isinstance(value, dict) else value:
            yield from containers(child)


@settings(max_examples=times(3))
@given(record=dirty(), as_text=st.booleans())
def test_of_a_dirty_record_nothing_is_lost(record: Plain, *, as_text: bool) -> None:
    """The output for a record as people send them equals the input, apart from the reported changes."""
    data = as_json(record)
    plain_of(salvage(data if as_text else parsed(data)), parsed(data))


@settings(max_examples=times(3))
@given(record=dirty(), data=st.data())
def test_of_keys_that_stand_twice_nothing_is_lost(record: Plain, data: st.DataObject) -> None:
    """Duplicate keys are all written back, whatever else is wrong."""
    document = doubled(data.draw, record)
    salvaged = salvage(document)
    out = undone(parsed(salvaged.dumps()), [issue for issue in salvaged.issues if isinstance(issue, Repair)])
    came = parsed(document)
    assert same(without_defaults(without_head(out), Event), without_defaults(without_head(came), Event))
    if salvaged.record is not None:
        assert loads(dumps(salvaged.record)) == salvaged.record
        assert salvage(salvaged.dumps()).record == salvaged.record or "[]" in document


@settings(max_examples=times(3))
@given(event=events(), mutations=st.lists(st.sampled_from(MUTATIONS), min_size=1, max_size=4), data=st.data())
def test_of_a_mutated_record_nothing_is_lost(event: Event, mutations: list[Mutation], data: st.DataObject) -> None:
    """The output for a record with any faults equals the input, apart from the reported changes."""
    record = unstructure(event)
    for mutation in mutations:
        try:
            mutation.apply(data.draw, record)
        except (AttributeError, TypeError):
            continue  # another mutation has made something else of it
    document = as_json(record)
    for given_ in (document, document.decode(), record):
        plain_of(salvage(given_), parsed(document))


@settings(max_examples=times(3))
@given(event=events(), count=st.integers(1, 4), data=st.data())
def test_of_a_record_broken_anywhere_nothing_is_lost(event: Event, count: int, data: st.DataObject) -> None:
    """A key too many, a key too few or a value of the wrong type, at any place: what is written is what came."""
    record = unstructure(event)
    for _ in range(count):
        try:
            break_anywhere(data.draw, record)
        except (TypeError, AttributeError, KeyError):
            break  # what was broken before is not an object any more
    plain_of(salvage(as_json(record)), record)


DIRTY_VALUES = st.sampled_from(DIRT)
DIRTY_GROUPS = st.fixed_dictionaries(
    {}, optional={"kind": DIRTY_VALUES, "count": DIRTY_VALUES, "countries": DIRTY_VALUES | st.lists(DIRTY_VALUES)}
)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (None, "null"),
        (True, "true"),
        (1.5, "1.5"),
        (datetime.date(2018, 11, 15), '"<date>"'),
        ((1, "a/b"), '[1, "a~1b"]'),
    ],
)
def test_keys_of_every_kind_are_left_over(key: object, name: str) -> None:
    """A key that is not text, such as loaders of YAML make of null and of dates, is left over, at any place."""
    salvaged = salvage({"type": "event", "title": "x", key: 1, "host": {"country": "LA", key: 2}})
    assert salvaged.record == Event(title="x", host=MemberState(country="LA"))
    assert salvaged.leftovers == {f"/{name}": 1, f"/host/{name}": 2}


def test_what_is_left_over_contradicts_nothing() -> None:
    """Speakers of one name are left over without looking at one that was left over before, as it was not an object."""
    salvaged = salvage({"type": "event", "title": "x", "speakers": [3, {"name": "A"}, {"name": "A"}]})
    assert salvaged.record == Event(title="x")
    assert salvaged.leftovers == {"/speakers/0": 3, "/speakers/1": {"name": "A"}, "/speakers/2": {"name": "A"}}


@settings(max_examples=times(3))
@given(groups=st.lists(DIRTY_VALUES | DIRTY_GROUPS, max_size=3))
@example(groups=[{"countries": "x"}])
def test_useless_repairs_lose_nothing(groups: list[Any]) -> None:
    """A record that is given up is written unchanged, whatever was repaired in it."""
    record = {"type": "event", "title": "x", "participants": groups}
    plain_of(salvage(as_json(record)), record)


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["type", "title", "when", "venues", "Host"]) | st.text(max_size=4), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@settings(max_examples=times(3))
@given(value=ANY_JSON)
@example(value={"type": "event", "title": "x", "a": 10**500})
@example(value={"type": "event", "title": "x", "a": "\ud800"})
def test_of_any_json_nothing_is_lost(value: Any) -> None:
    """Any JSON, as text or as a value, is written back unchanged, apart from the reported changes."""
    document = json.dumps(value)
    plain_of(salvage(document.encode()), parsed(document))
    plain_of(salvage(value) if not isinstance(value, str) else salvage(document), value)
    titled = {"type": "event", "title": "x", "more": value, "when": value, "topics": value}
    plain_of(salvage(titled), titled)


# --- Documents --------------------------------------------------------------------------------------------------------


def test_valid_record_is_read_unchanged(monkeypatch: pytest.MonkeyPatch) -> None:
    """A valid record has no issues, and costs no more than reading it."""
    monkeypatch.setattr(engine, "SalvageEngine", None)
    document = dumps(Workshop(title="A: fair"))
    for data in (document, bytearray(document), document.decode(), unstructure(loads(document))):
        salvaged = salvage(data)
        assert salvaged == Salvage(Workshop(title="A: fair"))
        assert salvaged.dumps() == document
    for data in ('{"title": "A: fair"}', '{"type":"workshop","title":"A: fair","topics":[],"host":null}', document):
        assert salvage(data, Workshop) == Salvage(Workshop(title="A: fair"))
    assert salvage(document).dumps(indent=2) == dumps(Workshop(title="A: fair"), indent=2)


@pytest.mark.parametrize("code", ["bad-json", "bad-encoding"])
def test_text_that_is_not_json_is_left_over(code: str) -> None:
    """Text that cannot be parsed is left over, and written back."""
    document = DOCUMENTS[code](b'{"type":"event","title":"A fair"}')
    salvaged = salvage(document)
    assert [issue.code for issue in salvaged.issues] == [code]
    assert salvaged.leftovers == {"": document}
    assert salvaged.dumps() == salvaged.dumps(indent=2) == document


def test_text_that_is_not_json_is_written_unchanged() -> None:
    """Text keeps even what UTF-8 has no room for."""
    assert salvage("{\ud800").leftovers == {"": "{\ud800"}
    assert salvage("{\ud800").dumps() == "{\ud800".encode(errors="surrogatepass")
    assert salvage(memoryview(b"{")).leftovers == {"": b"{"}
    assert salvage("[" * 100_000).dumps() == b"[" * 100_000


def test_deep_values_are_left_over() -> None:
    """A value that is nested too deeply is left over, and the rest is read, even beyond Python's limit."""
    deep: Any = []
    for _ in range(5_000):
        deep = [deep]
    salvaged = salvage({"type": "event", "title": "A fair", "more": deep})
    assert salvaged.record == Event(title="A fair")
    assert salvaged.leftovers == {"/more": deep}
    assert salvaged.dumps().count(b"[") == 5_001


@pytest.mark.parametrize(("levels", "is_read"), [(1_000, True), (1_001, False)])
def test_a_text_is_read_to_a_thousand_levels(levels: int, is_read: bool) -> None:  # noqa: FBT001  # of the table
    """A text of a thousand levels is read but for what is too deep; of a deeper one nothing is read."""
    document = f'{{"type":"event","title":"A","x":{"[" * (levels - 1)}{"]" * (levels - 1)}}}'
    salvaged = salvage(document)
    assert salvaged.record == (Event(title="A") if is_read else None)
    assert [issue.code for issue in salvaged.issues] == ["too-deep"]


@pytest.mark.parametrize("title", ['"A"', '"A\\u003a"'])
def test_duplicate_key_is_kept_twice(title: str) -> None:
    """The last of two equal keys counts, the others are left over, and are written before it."""
    document = f'{{"type":"event","title":{title},"topics":["x"],"title":"B","x":1,"topics":[],"x":2}}'
    salvaged = salvage(document)
    assert salvaged.record == Event(title="B")
    assert salvaged.leftovers == {"/title": json.loads(title), "/topics": ["x"], "/x": 2}
    assert [issue.code for issue in salvaged.issues if issue.path == "/title"] == ["duplicate-key"]
    assert json.loads(salvaged.dumps()) == json.loads(document) | {"migevents": "1.0"}
    pairs: list[Any] = []
    json.loads(salvaged.dumps(), object_pairs_hook=pairs.extend)
    assert [value for key, value in pairs if key == "title"] == [json.loads(title), "B"]
    assert [value for key, value in pairs if key == "x"] == [1, 2]


def test_duplicate_key_in_a_valid_record_is_reported() -> None:
    """Where nothing else is wrong, a duplicate key is left over all the same; also inside of extensions."""
    assert salvage('{"type":"event","title":"A","title":"B"}').leftovers == {"/title": "A"}
    twice = salvage('{"type":"event","title":"A","extensions":{"a":{"b":1,"b":2}}}')
    assert twice.dumps() == b'{"migevents":"1.0","type":"event","title":"A","extensions":{"a":{"b":1,"b":2}}}'
    (issue,) = twice.issues
    assert (issue.path, issue.message.split(" occurs")[0]) == ("/extensions/a/b", '"b"')


def test_keys_that_stand_thrice_keep_their_order() -> None:
    """However often a key occurs in an object, its values are written in their original order."""
    document = '{"type":"event","title":"A","x":1,"x":2,"x":3}'
    pairs: list[Any] = []
    json.loads(salvage(document).dumps(), object_pairs_hook=pairs.extend)
    assert [value for key, value in pairs if key == "x"] == [1, 2, 3]


@pytest.mark.parametrize(
    ("document", "leftovers"),
    [
        # Without a type there are as many keys as in the record, with one lost.
        ('{"title":"A","title":"B"}', {"/title": "A"}),
        # An escaped colon replaces the one that is lost with a key.
        ('{"type":"workshop","title":"A","title":"B\\u003a"}', {"/title": "A"}),
        # What holds the key is moved afterwards.
        ('{"title":"B","venues":{"city":"C","note":"x","note":"D"}}', {"/venues/note": "x"}),
        ('{"title":"B","venues ":[{"city":"C","note":"x","note":"D"}]}', {"/venues /0/note": "x"}),
        # If the last were dropped, the other would count.
        ('{"title":"B","label":"x","label":" "}', {"/label": " "}),
        ('{"title":"B","topics":"x","topics":null}', {"/topics": None}),
    ],
)
def test_duplicate_key_never_counts(document: str, leftovers: Plain) -> None:
    """The first of duplicate keys is left over, whatever is repaired around it, and is not read again."""
    salvaged = salvage(document, Workshop)
    assert salvaged.leftovers == leftovers
    assert salvage(salvaged.dumps()).record == salvaged.record
    assert parsed(salvaged.dumps()).keys() >= {key.strip() for key in parsed(document)}


def test_deep_duplicate_key_is_left_over() -> None:
    """Duplicate keys are left over at any depth, with values of any depth."""
    document = f'{{"type":"event","title":"A","x":{"[" * 30}{{"k":{"[" * 60}{"]" * 60},"k":[1]}}{"]" * 30}}}'
    salvaged = salvage(document)
    assert salvaged.record == Event(title="A")
    assert [issue.code for issue in salvaged.issues] == ["unknown-field", "duplicate-key"]
    assert parsed(salvaged.dumps())["x"] == parsed(document)["x"]


@pytest.mark.parametrize("levels", [1, MAX_DEPTH - 1, MAX_DEPTH, MAX_DEPTH + 1, 200])
def test_duplicate_keys_are_named_as_deep_as_a_record_may_be(levels: int) -> None:
    """A duplicate key is named on every level of a document; a value that is too deep is left over without a search."""
    document = '{"x":' * (levels - 1) + '{"k":1,"k":2}' + "}" * (levels - 1)
    codes = [issue.code for issue in salvage(document, Workshop).issues]
    assert ("duplicate-key" in codes, "too-deep" in codes) == (levels <= MAX_DEPTH, levels > MAX_DEPTH)
    assert parsed(salvage(document, Workshop).dumps()) == parsed(document)


def test_where_something_was_dropped_nothing_else_is_put() -> None:
    """A key in another spelling is not read as one that was blank: it is not certain that the two are one."""
    for record in ({"id": " ", "ID": "x"}, {"ID": "x", "id": " "}):
        salvaged = salvage({"type": "event", "title": "A", **record})
        assert salvaged.record == Event(title="A")
        assert salvaged.leftovers == {"/ID": "x"}


def test_value_beside_a_repair_is_not_repaired_silently() -> None:
    """A repair changes what stood there when it was found invalid, not what another repair has made of it."""
    contact = {"name": "N", "email": "[email protected]", "wording": " "}
    assert salvage(contact, Contact).record == Contact(name="N", wording="[email protected]")


def test_values_that_stand_in_many_places_are_looked_at_once() -> None:
    """A Python value that contains the same list many times is visited once."""
    wide: Any = []
    for _ in range(60):
        wide = [wide, wide]
    assert salvage({"type": "event", "title": " A", "x": wide}).record == Event(title="A")


def test_numbers_keep_their_digits() -> None:
    """A number that no float can represent is written unchanged."""
    numbers = ["1e400", "0.10000000000000000000001", "1" * 500, "-1e999", "1" * 5_000]
    document = f'{{"type":"event","title":"A","x":[{",".join(numbers)}],"edition":1e400}}'
    salvaged = salvage(document)
    for number in numbers:
        assert number.encode() in salvaged.dumps()
    assert salvaged.dumps().endswith(b',"edition":1e400}') or b'"edition":1e400' in salvaged.dumps()


def test_newer_version_is_kept_with_its_new_keys() -> None:
    """The additions of a newer version are kept with its version, for the next reader."""
    document = b'{"migevents":"1.7","type":"event","title":"A","hall":"Main"}'
    salvaged = salvage(document)
    assert salvaged.leftovers == {"/hall": "Main"}
    assert salvaged.dumps() == document
    valid = b'{"migevents":"1.7","type":"event","title":"A"}'
    assert salvage(valid).dumps() == salvage(json.loads(valid)).dumps() == dumps(Event(title="A"))
    other = salvage(b'{"migevents":"2.0","$schema":3,"type":"event","title":"A"}')
    assert other.leftovers == {"/migevents": "2.0", "/$schema": 3}
    assert other.dumps() == b'{"migevents":"2.0","type":"event","title":"A","$schema":3}'


def test_a_class_can_be_asked_for() -> None:
    """Any class of the model is salvaged by naming it; the type may be absent then."""
    contact = salvage({"name": " A ", "fax": "1"}, Contact)
    assert contact.record == Contact(name="A")
    assert contact.dumps() == b'{"migevents":"1.0","name":"A","fax":"1"}'
    assert (
        salvage({"title": "A", "x": 1}, Workshop).dumps() == b'{"migevents":"1.0","type":"workshop","title":"A","x":1}'
    )
    assert salvage({"type": "launch", "title": "A"}, Workshop).leftovers == {"/type": "launch"}
    assert salvage({"country": "Lao PDR"}, MemberState).record == MemberState(country="LA")
    with pytest.raises(TypeError, match="is not a class of migevents"):
        salvage(b"{}", int)  # type: ignore[type-var]  # that is the point


def test_a_reference_is_a_date() -> None:
    """A reference is EDTF, a date or a `PartialDate`; what is not a date is refused at once."""
    record = {"type": "event", "title": "A", "when": {"start": "15 November"}}
    for reference in ("2018-11-16", datetime.date(2018, 11, 16), PartialDate("2018-11-16")):
        assert json.loads(salvage(record, reference=reference).dumps())["when"] == {"start": "2018-11-15"}
    with pytest.raises(InvalidDate):
        salvage(b"{}", reference="soon")


def test_values_of_python_are_left_over_as_they_are() -> None:
    """Values that JSON cannot represent are left over unchanged; all others are written."""
    day, other = datetime.date(2018, 11, 15), object()
    salvaged = salvage({"type": "event", "title": "A", 3: "x", "3": "y", "day": day, "topics": ("a", other)})
    assert salvaged.record == Event(title="A", topics=("a",))
    assert salvaged.leftovers["/day"] is day
    assert salvaged.leftovers["/topics/1"] is other
    with pytest.raises(TypeError, match="object is not JSON serializable"):
        salvaged.dumps()
    assert salvage({"type": "event", "title": "A", "day": day}).dumps().endswith(b'"day":"2018-11-15"}')


def test_a_completed_record_is_written_with_the_leftovers() -> None:
    """Where the record is changed, what is left over still goes back, as near as can be to its place."""
    salvaged = salvage({"type": "event", "title": "A", "venues": [{"city": "B", "x": 1}], "when": {"start": "so"}})
    changed = attrs.evolve(salvaged, record=Event(title="C"))
    written = json.loads(changed.dumps())
    assert written["title"] == "C"
    assert written["venues"] == [{"x": 1}]
    assert written["when"] == {"start": "so"}


def test_salvages_pickle() -> None:
    """A salvage can be sent to another process, and its issues can be kept in sets."""
    salvaged = salvage({"type": "event", "title": " A ", "x": [1]})
    assert pickle.loads(pickle.dumps(salvaged)) == salvaged
    assert len(set(salvaged.issues)) == 2


def test_value_repaired_in_vain_is_left_over_unchanged() -> None:
    """A repair that leaves a value invalid is undone, and not reported."""
    record = {"type": "event", "title": "A", "Topics": " 3 ", "Host": {"Country": " Urugauy "}, "venues": {"x": 1}}
    salvaged = salvage(record)
    assert salvaged.leftovers == {"/Host": {"Country": " Urugauy "}, "/venues": {"x": 1}}
    assert [issue.code for issue in salvaged.issues if isinstance(issue, Repair)] == [
        "key-renamed",
        "list-wrapped",
        "space-trimmed",
    ]
    assert json.loads(salvaged.dumps())["Host"] == record["Host"]
    assert salvaged.document["venues"] == {"x": 1}


def test_cost_does_not_grow_with_the_square(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many faults there are, the document is read but a few times."""
    readings: list[Any] = []

    def validate_document(data: Any, *rest: Any) -> Any:
        readings.append(data)
        return slow_path.validate_document(data, *rest)

    monkeypatch.setattr(engine, "validate_document", validate_document)
    salvage({"type": "event", "title": "A", "topics": [3.5] * 500 + [" x"] * 500, "venues": [{"x": 1}] * 500})
    assert len(readings) < 10


def test_a_date_that_fits_no_order_gets_no_choice_of_two() -> None:
    """Numbers that are a date in neither order are left over without a hint at two dates."""
    (issue,) = salvage({"type": "event", "title": "x", "when": {"start": "32/13/2018"}}).issues
    assert "or" not in (issue.hint or "").split()


def test_a_long_member_with_keys_twice_is_left_over_whole() -> None:
    """One fault is reported for it, at the first, and it is written again as it was; the other members stay."""
    key = "k" * 1_000
    twice = f'{{"c":{{"d":1,"d":2}},"{key}":[{{"a":1,"a":2}},{{"b":1,"b":2}}]}}'
    salvaged = salvage(f'{{"type":"event","title":"x","extensions":{twice}}}')
    assert salvaged.record is not None
    assert len([issue for issue in salvaged.issues if key in issue.path]) == 1
    assert [pointer.replace(key, "KEY") for pointer in salvaged.leftovers] == ["/extensions/c/d", "/extensions/KEY"]
    assert twice.encode() in salvage(salvaged.dumps()).dumps()
