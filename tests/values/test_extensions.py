"""`Extensions` is an immutable mapping of the values of JSON."""

import copy
import json
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migevents import Event, Extensions, InvalidRecord, dumps, loads
from migevents.testing import extensions
from migevents.testing.values import json_values
from migevents.values.extensions import MAX_DEPTH, MAX_VALUES

ANY: Any = Extensions


@given(extensions())
def test_extensions_are_values(value: Extensions) -> None:
    """Extensions hash, pickle, copy and rebuild from their `repr` as equal values, and are written and read back."""
    rebuilt = eval(repr(value), {"Extensions": Extensions})  # noqa: S307  # `repr` is code, which is what is tested
    for other in (
        copy.copy(value),
        copy.deepcopy(value),
        pickle.loads(pickle.dumps(value)),
        Extensions(value),
        rebuilt,
    ):
        assert other == value
        assert hash(other) == hash(value)
    event = Event(title="x", extensions=value)
    assert loads(dumps(event)) == event


@given(st.dictionaries(st.text("ab", min_size=1), json_values(), min_size=1))
def test_extensions_are_a_mapping(values: dict[str, Any]) -> None:
    """Extensions have the keys of the mapping they were made of, in its order, and give back the same JSON."""
    frozen = Extensions(values)
    assert list(frozen) == list(values)
    assert len(frozen) == len(values)
    assert json.dumps(frozen.to_dict()) == json.dumps(values)
    with pytest.raises(KeyError):
        frozen["missing"]


@pytest.mark.parametrize("other", [True, 1.0, "1", [1], {"a": 1}, None], ids=repr)
def test_values_of_different_types_differ(other: Any) -> None:
    """`1` is not `true`, `1.0` or anything else, alone and deep inside."""
    assert Extensions({"a": 1}) != Extensions({"a": other})
    assert Extensions({"a": [{"b": 1}]}) != Extensions({"a": [{"b": other}]})
    assert Extensions({"a": 1}) != {"a": 1}


def test_the_order_of_keys_does_not_matter() -> None:
    """Two mappings with the same members are equal, with equal hashes, whatever their order."""
    one, two = Extensions({"a": 1, "b": {"c": 2, "d": 3}}), Extensions({"b": {"d": 3, "c": 2}, "a": 1})
    assert one == two
    assert hash(one) == hash(two)


def test_extensions_are_frozen_all_the_way_down() -> None:
    """Lists become tuples and mappings become extensions; nothing can be set, added or deleted."""
    inner = {"c": [1]}
    value: Any = Extensions({"a": [1, inner]})
    inner["c"].append(2)
    assert value["a"] == (1, Extensions({"c": [1]}))
    with pytest.raises(AttributeError, match="immutable"):
        value.remark = 1
    with pytest.raises(AttributeError, match="immutable"):
        del value.remark
    with pytest.raises(TypeError):
        value["b"] = 1


def nested(depth: int) -> Any:
    """A list in a list in a list ..."""
    value: Any = []
    for _ in range(depth - 1):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("values", "code", "path"),
    [
        ({"": 1}, "bad-key", "/"),
        ({3: 1}, "bad-key", "/3"),
        ({"a": {"": 1}}, "bad-key", "/a/"),
        ({"a/b~": float("nan")}, "bad-number", "/a~1b~0"),
        ({"a": [0, float("inf")]}, "bad-number", "/a/1"),
        ({"a": 2**53}, "bad-number", "/a"),
        ({"a": -(2**53)}, "bad-number", "/a"),
        ({"a": "\ud800"}, "lone-surrogate", "/a"),
        ({"\udfff": 1}, "lone-surrogate", "/\udfff"),
        ({"a": {1}}, "wrong-type", "/a"),
        ({"a": b"x"}, "wrong-type", "/a"),
        ({"a": nested(MAX_DEPTH)}, "too-deep", "/a" + "/0" * (MAX_DEPTH - 1)),
        ([], "wrong-type", ""),
        ("a", "wrong-type", ""),
    ],
    ids=lambda value: str(value)[:30],
)
def test_value_that_is_not_json_is_refused(values: Any, code: str, path: str) -> None:
    """A key or a value that JSON cannot keep exactly is refused, with its place."""
    with pytest.raises(InvalidRecord) as caught:
        ANY(values)
    assert [(issue.code, issue.path) for issue in caught.value.issues] == [(code, path)]


def test_every_fault_is_reported() -> None:
    """All that is wrong with the values is reported at once."""
    with pytest.raises(InvalidRecord) as caught:
        ANY({"": 1, "a": {2}, "b": [float("nan")]})
    assert [issue.path for issue in caught.value.issues] == ["/", "/a", "/b/0"]


def test_the_limits_are_taken() -> None:
    """The deepest nesting and the largest integers that are allowed are taken and written."""
    event = Event(title="x", extensions=Extensions({"a": nested(MAX_DEPTH - 1), "b": 2**53 - 1, "c": -(2**53) + 1}))
    assert loads(dumps(event)) == event


def test_below_a_long_key_the_first_fault_is_reported() -> None:
    """The pointers of all would repeat the key. The other faults are found when the first is gone, none is lost."""
    key = "k" * 1_000
    values: dict[str, Any] = {key: {"a": [1, 2**60], "": 2}, "b": 2**60}
    paths = []
    while True:
        try:
            Extensions(values)
            break
        except InvalidRecord as error:
            paths.append([issue.path.replace(key, "KEY") for issue in error.issues])
        values[key].pop("" if "a" not in values[key] else "a")
        values.pop("b", None)
    assert paths == [["/KEY/a/1", "/b"], ["/KEY/"]]


def test_below_a_long_key_values_are_counted_and_as_deep() -> None:
    """A long key changes neither how many values there may be, nor how deep."""
    key = "k" * 2_000
    with pytest.raises(InvalidRecord) as caught:
        Extensions({key: [0] * MAX_VALUES, "b": 1})
    assert [(issue.code, issue.path) for issue in caught.value.issues] == [("too-large", f"/{key}/{MAX_VALUES - 1}")]
    with pytest.raises(InvalidRecord) as caught:
        Extensions({key: nested(MAX_DEPTH)})
    assert [issue.code for issue in caught.value.issues] == ["too-deep"]
    assert Extensions({key: nested(MAX_DEPTH - 1)})[key]
