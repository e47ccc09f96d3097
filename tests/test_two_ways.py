"""The fast way and the thorough way accept the same records and build equal objects."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migevents import Event, InvalidRecord, Workshop, dumps, loads, structure, unstructure
from migevents.converter import Known, NotFast, _read_rest, classes, examine, is_plain, read_json, read_plain
from migevents.errors import Issue
from migevents.fields import is_clean
from migevents.json import parsed
from migevents.records import Record
from migevents.testing import events, records
from migevents.testing.flaws import as_json
from tests.mutations import MUTATIONS, Mutation, break_anywhere
from tests.strategies import times

CLASSES = sorted(classes(), key=lambda cls: cls.__name__)


def fast(data: Any, cls: type[Record]) -> Record | None:
    """What the fast way builds of a document or of its plain values, or nothing where it cannot read."""
    try:
        if isinstance(data, bytes):
            return read_json(data, cls, clean=is_clean(data))
        return read_plain(data, cls)
    except NotFast:
        return None


def thorough(data: Any, cls: type[Record]) -> Record | None:
    """What the thorough way builds, or nothing where it finds faults.

    It is the same whatever is known of the data before, and its faults are those that users are told of.
    """
    slow_record, slow_issues = examine(data, cls, Known.NOTHING)
    if is_plain(data):
        record, issues = examine(data, cls, Known.PLAIN)
        assert issues == slow_issues
        assert issues or record == slow_record
    assert slow_issues == issues_of(structure, data, cls) == issues_of(loads, as_json(data), cls)
    return None if slow_issues else slow_record


def issues_of(read: Any, data: Any, cls: type[Record]) -> list[Issue]:
    """The faults that users are told of."""
    try:
        read(data, cls)
    except InvalidRecord as error:
        return list(error.issues)
    return []


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
@settings(max_examples=times(0.3))
@given(data=st.data())
def test_sound_records_are_read_alike(cls: type[Record], data: st.DataObject) -> None:
    """Of every sound record of every class, both ways build an equal object, from bytes and from dicts."""
    record = data.draw(records(cls))
    document, plain = dumps(record), unstructure(record)
    assert fast(document, cls) == record
    assert fast(plain, cls) == record
    assert thorough(plain, cls) == thorough(json.loads(document), cls) == record


@settings(max_examples=times(3))
@given(event=events(), mutation=st.sampled_from(MUTATIONS), data=st.data())
def test_mutated_records_are_refused_alike(event: Event, mutation: Mutation, data: st.DataObject) -> None:
    """Of every mutated record, neither way builds anything, from bytes and from dicts."""
    plain = unstructure(event)
    mutation.apply(data.draw, plain)
    assert fast(as_json(plain), Event) is None
    assert fast(plain, Event) is None
    assert thorough(plain, Event) is None


@settings(max_examples=times(3))
@given(event=events(), data=st.data())
def test_records_broken_anywhere_are_refused_alike(event: Event, data: st.DataObject) -> None:
    """A key or a value that is wrong, at any place, is refused by both ways, from bytes and from dicts."""
    plain = unstructure(event)
    break_anywhere(data.draw, plain)
    assert fast(as_json(plain), Event) is None
    assert fast(plain, Event) is None
    assert thorough(plain, Event) is None


@settings(max_examples=times(4))
@given(event=events(), data=st.data())
def test_changed_documents_are_read_alike(event: Event, data: st.DataObject) -> None:
    """Of any document with a few bytes changed, what the fast way builds is what the thorough way builds."""
    document = bytearray(dumps(event))
    for _ in range(data.draw(st.integers(1, 3))):
        document[data.draw(st.integers(0, len(document) - 1))] = data.draw(
            st.sampled_from(b'"{}[],:0a \\u9\xc3\xa9tfn')
        )
    text = document.decode(errors="replace")
    built = fast(text.encode(), Event)
    if built is not None:
        assert loads(text) == built
        assert thorough(parsed(text), Event) == built


def test_the_thorough_way_reads_only_where_the_fast_one_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sound records are read without the thorough way, and unsound ones are not read without it."""
    monkeypatch.setattr("migevents.converter.examine", None)
    monkeypatch.setattr("migevents.json.examine", None)
    assert (
        loads('{"type":"workshop","title":"x"}') == structure({"type": "workshop", "title": "x"}) == Workshop(title="x")
    )
    ways: list[tuple[Any, Any]] = [(loads, "{}"), (structure, {})]
    for read, unsound in ways:
        with pytest.raises(TypeError, match="NoneType"):
            read(unsound)


def test_the_walk_descends_only_into_what_is_unsound(monkeypatch: pytest.MonkeyPatch) -> None:
    """One fault among many records inside is found, and only the record it stands in is walked."""
    walked: list[str] = []

    def read_rest(record: Any, left: Any, path: str, *rest: Any) -> Any:
        walked.append(path)
        return _read_rest(record, left, path, *rest)

    monkeypatch.setattr("migevents.converter._read_rest", read_rest)
    speakers: list[dict[str, Any]] = [{"name": f"Speaker {number}"} for number in range(50)]
    quotes = [{"text": "x", "speaker": "Speaker 1"}] * 50
    speakers[30]["roles"] = ["speaker"]
    record = {"title": "x", "speakers": speakers, "quotes": quotes, "extensions": {"a": [1, {}]}}
    for read, data in ((structure, record), (loads, as_json(record))):
        walked.clear()
        assert [issue.path for issue in issues_of(read, data, Workshop)] == ["/speakers/30/roles/0"]
        assert walked == ["", "/speakers/30"]


def test_null_is_absent_in_the_walk_too() -> None:
    """Beside a fault, and in what is not plain, a `null` of an optional field is nothing that is stated."""
    record, issues = examine({"title": "x", "url": None, "summary": None}, Workshop, Known.NOTHING)
    assert (record, issues) == (Workshop(title="x"), [])
    assert issues_of(structure, {"title": " x", "url": None}, Workshop) == issues_of(
        loads, b'{"title": " x"}', Workshop
    )
