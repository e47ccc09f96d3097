"""The fast path and the slow path accept the same records and build equal objects."""

import json
import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migevents import Event, Extensions, Workshop, dumps, loads, structure, unstructure
from migevents.codec.builtin_tree import is_builtin_tree
from migevents.codec.classes import model_classes
from migevents.codec.failures import FastPathFailure
from migevents.codec.fast_path import read_builtins, read_json
from migevents.codec.json import parsed
from migevents.codec.prescan import prescan
from migevents.codec.slow_path import Trust, _read_rest, validate_document
from migevents.model.base import Record
from migevents.testing import events, nearly_valid, records
from migevents.testing.flaws import as_json
from tests.support.effort import times
from tests.support.issues import issues_if_any
from tests.support.mutations import MUTATIONS, Mutation, break_anywhere

CLASSES = sorted(model_classes(), key=lambda cls: cls.__name__)


def compact(data: Any) -> str:
    """The JSON of plain values without white space and escapes, so that the prescan accepts it."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def fast(data: Any, cls: type[Record]) -> Record | None:
    """The record that the fast path builds from a document or from plain values, or `None` if it fails."""
    read = read_json(data, cls, prescan(data)) if isinstance(data, bytes) else read_builtins(data, cls)
    return None if isinstance(read, FastPathFailure) else read


def slow(data: Any, cls: type[Record]) -> Record | None:
    """The result of the slow path, or `None` if it finds faults.

    It is the same whatever is known of the data before, and its faults are those reported to users, however the
    document is spelled.
    """
    slow_record, slow_issues = validate_document(data, cls, Trust.NONE)
    if is_builtin_tree(data):
        record, issues = validate_document(data, cls, Trust.BUILTIN)
        assert issues == slow_issues
        assert issues or record == slow_record
    assert tuple(slow_issues) == issues_if_any(structure, data, cls)
    assert tuple(slow_issues) == issues_if_any(loads, as_json(data), cls) == issues_if_any(loads, compact(data), cls)
    return None if slow_issues else slow_record


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
@settings(max_examples=times(0.3))
@given(data=st.data())
def test_both_paths_read_valid_records_alike(cls: type[Record], data: st.DataObject) -> None:
    """For every valid record of every class, both paths build an equal object, from bytes and from dicts."""
    record = data.draw(records(cls))
    document, plain = dumps(record), unstructure(record)
    assert fast(document, cls) == record
    assert fast(plain, cls) == record
    assert slow(plain, cls) == slow(json.loads(document), cls) == record


@settings(max_examples=times(3))
@given(event=events(), mutation=st.sampled_from(MUTATIONS), data=st.data())
def test_both_paths_refuse_mutated_records(event: Event, mutation: Mutation, data: st.DataObject) -> None:
    """For every mutated record, neither path builds anything, from bytes or from dicts."""
    plain = unstructure(event)
    mutation.apply(data.draw, plain)
    assert fast(as_json(plain), Event) is None
    assert fast(plain, Event) is None
    assert slow(plain, Event) is None


@settings(max_examples=times(3))
@given(event=events(), data=st.data())
def test_both_paths_refuse_records_broken_anywhere(event: Event, data: st.DataObject) -> None:
    """A wrong key or value at any place is refused by both paths, from bytes and from dicts."""
    plain = unstructure(event)
    break_anywhere(data.draw, plain)
    assert fast(as_json(plain), Event) is None
    assert fast(plain, Event) is None
    assert slow(plain, Event) is None


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
@settings(max_examples=times(0.5))
@given(data=st.data())
def test_both_paths_refuse_every_flaw(cls: type[Record], data: st.DataObject) -> None:
    """Any flaw, in a record of any class and at any depth, is refused by both paths."""
    bad = data.draw(nearly_valid(cls))
    assert fast(as_json(bad.data), cls) is None
    assert fast(bad.data, cls) is None
    assert slow(bad.data, cls) is None


@settings(max_examples=times(2))
@given(event=events(), data=st.data())
def test_both_paths_keep_the_order_of_the_document(event: Event, data: st.DataObject) -> None:
    """Several faults, with keys in any order, are reported in document order by both paths."""
    plain = unstructure(event) | {"edition": "8th", "label": " x", "topics": ["", "a"]}
    plain = {key: plain[key] for key in data.draw(st.permutations(sorted(plain)))}
    assert slow(plain, Event) is None


@settings(max_examples=times(3))
@given(event=events(), data=st.data())
def test_both_prescans_find_the_same_line_breaks(event: Event, data: st.DataObject) -> None:
    """Both paths agree on line breaks and tabs in any text, and on backslashes that look like them."""
    plain = unstructure(event) | {"label": "one line", "summary": "several lines"}
    for _ in range(data.draw(st.integers(1, 3))):
        holder, key = data.draw(st.sampled_from(list(texts_in(plain))))
        at = data.draw(st.integers(0, len(holder[key])))
        inside = data.draw(st.sampled_from(["\n", "\t", "\r", "\\n", "\\", '"']))
        holder[key] = holder[key][:at] + inside + holder[key][at:]
    built = slow(plain, Event)
    assert fast(plain, Event) == fast(compact(plain).encode(), Event) == fast(as_json(plain), Event) == built


@pytest.mark.parametrize("text", ["One.\nTwo.", "One.\r\n\tTwo.", 'C:\\new "x"\ny'])
def test_line_breaks_where_they_may_be_cost_no_pattern(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Line breaks in texts of several lines and in extensions do not make msgspec match every text with its pattern."""
    event = Event(title="A fair", summary=text, extensions=Extensions({"example.org": {"note": text}}))
    monkeypatch.setattr("migevents.codec.structs.text_struct_of", None)
    assert loads(dumps(event)) == event
    assert structure(unstructure(event)) == event


@pytest.mark.parametrize("label", ["a\nb", "a\tb"])
def test_a_line_break_beside_one_in_the_summary_is_seen(label: str) -> None:
    """Line breaks where they may be do not hide one where it may not be."""
    plain = {"type": "event", "title": "A fair", "summary": "One.\nTwo.", "quotes": [{"text": "a\nb"}]}
    assert not issues_if_any(loads, compact(plain), Event)
    (issue,) = issues_if_any(loads, compact(plain | {"label": label}), Event)
    assert issue.path == "/label"
    assert fast(compact(plain | {"label": label}).encode(), Event) is None


def texts_in(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every text inside plain values, except types, with its container and its key or index."""
    for key, inside in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(inside, str) and key != "type":
            yield value, key
        elif isinstance(inside, dict | list):
            yield from texts_in(inside)


@settings(max_examples=times(4))
@given(event=events(), data=st.data())
def test_both_paths_read_changed_documents_alike(event: Event, data: st.DataObject) -> None:
    """For any document with a few bytes changed, both paths build the same."""
    document = bytearray(dumps(event))
    for _ in range(data.draw(st.integers(1, 3))):
        document[data.draw(st.integers(0, len(document) - 1))] = data.draw(
            st.sampled_from(b'"{}[],:0a \\u9\xc3\xa9tfn')
        )
    text = document.decode(errors="replace")
    built = fast(text.encode(), Event)
    if built is not None:
        assert loads(text) == built
        assert slow(parsed(text, first_line=1), Event) == built


def test_slow_path_runs_only_if_the_fast_path_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """Valid records are read without the slow path, and invalid ones are not read without it."""
    monkeypatch.setattr("migevents.codec.dicts.validate_document", None)
    monkeypatch.setattr("migevents.codec.json.validate_document", None)
    assert (
        loads('{"type":"workshop","title":"x"}') == structure({"type": "workshop", "title": "x"}) == Workshop(title="x")
    )
    ways: list[tuple[Any, Any]] = [(loads, "{}"), (structure, {})]
    for read, invalid in ways:
        with pytest.raises(TypeError, match="NoneType"):
            read(invalid)


def test_slow_path_descends_only_into_invalid_values(monkeypatch: pytest.MonkeyPatch) -> None:
    """One fault among many inner records is found, and only the record that contains it is walked."""
    walked: list[tuple[str, set[str]]] = []

    def read_rest(record: Any, left: Any, path: str, *rest: Any) -> Any:
        walked.append((path, set(left)))
        return _read_rest(record, left, path, *rest)

    monkeypatch.setattr("migevents.codec.slow_path._read_rest", read_rest)
    speakers: list[dict[str, Any]] = [{"name": f"Speaker {number}"} for number in range(50)]
    quotes = [{"text": "x", "speaker": "Speaker 1"}] * 50
    speakers[30]["roles"] = ["speaker"]
    record = {"title": "x", "speakers": speakers, "quotes": quotes, "extensions": {"a": [1, {}]}}
    also_unsound: list[dict[str, Any]] = [{}, {"edition": "8th"}, {"topics": "x"}, {"titel": 1}, {"titel": 1, "url": 2}]
    for also in also_unsound:
        data = record | also
        for read, document in ((structure, data), (loads, as_json(data)), (loads, compact(data))):
            walked.clear()
            assert [issue.path for issue in issues_if_any(read, document, Workshop)] == [
                "/speakers/30/roles/0",
                *(f"/{key}" for key in also),
            ]
            assert walked == [("", {"speakers", *also}), ("/speakers/30", {"name", "roles"})]


def test_one_invalid_value_causes_no_second_parse(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the keys of a document are valid, what is wrong with a value is found in what was parsed already."""
    monkeypatch.setattr("migevents.codec.json.parsed", None)
    record = {"type": "workshop", "title": "x", "quotes": [{"text": "y"}]}
    for invalid in (
        {"edition": "8th"},
        {"title": None},
        {"quotes": [{"text": " y"}]},
        {"status": "words of msgspec - at `$.title`"},
    ):
        (issue,) = issues_if_any(loads, compact(record | invalid), Event)
        assert issue.path.startswith(f"/{next(iter(invalid))}")


def test_texts_that_pass_the_prescan_are_not_checked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the texts of a document are valid, they are not looked at while a fault in something else is sought."""
    monkeypatch.setattr("migevents.codec.fast_path.check_texts", None)
    record = {"type": "workshop", "title": "x", "quotes": [{"text": "y"}, {"text": "z", "partial": "no"}]}
    for invalid in ({"edition": "8th"}, {"titel": "x"}):
        found = issues_if_any(loads, compact(invalid | record), Event)
        assert [issue.path for issue in found] == [f"/{next(iter(invalid))}", "/quotes/1/partial"]


def test_repeated_value_is_not_expanded() -> None:
    """A list that is referenced thousands of times, and has thousands of values, is not expanded."""
    many = ["x"] * 5_000
    data = {"type": "workshop", "title": "x", "topics": [many] * 5_000}
    tracemalloc.start()
    assert not is_builtin_tree(data)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < len(many) ** 2  # in bytes; written out, it would take eight times as many
    assert is_builtin_tree({"many": [["x"] * 3 for _ in many]})
    assert len(issues_if_any(structure, data, Event)) == len(many)


def test_shared_containers_of_thousands_of_values_are_read_in_c(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dict that anchors of YAML put into thousands of places is read by the fast path, like as many copies."""
    monkeypatch.setattr("migevents.codec.dicts.validate_document", None)
    shared = {"text": "We agree.", "speaker": "A", "context": "in her speech", "language": "en"}
    data = {"type": "event", "title": "A fair", "speakers": [{"name": "A"}], "quotes": [shared] * 5_000}
    assert len(structure(data, Event).quotes) == len(data["quotes"])


def test_too_deep_value_hides_other_faults_on_both_paths() -> None:
    """A value that is nested too deeply is the only fault reported, wherever it is and whichever path reads it."""
    deep: list[Any] = []
    for _ in range(64):
        deep = [deep]
    for key in ("edition", "extensions"):
        data = {"type": "workshop", "title": " x", key: deep}
        found = issues_if_any(structure, data, Event)
        assert found == issues_if_any(loads, json.dumps(data, separators=(",", ":")), Event)
        assert [(issue.code, issue.path) for issue in found] == [("too-deep", f"/{key}" + "/0" * 63)]


def test_keys_that_are_escaped_or_no_text_have_their_place() -> None:
    """A key with a slash or a tilde, and one that is not text, have their place; one that is missing comes last."""
    data: dict[Any, Any] = {"~a/b": 1, "label": 2, None: 3, 3: 4, "c": 5, "type": "event"}
    assert [issue.path for issue in issues_if_any(structure, data, Event)] == [
        *("/~0a~1b", "/label", "/null", "/3", "/c"),
        "/title",
    ]


def test_null_is_absent_in_the_walk_too() -> None:
    """Beside a fault, and in what is not plain, a `null` of an optional field is nothing that is stated."""
    record, issues = validate_document({"title": "x", "url": None, "summary": None}, Workshop, Trust.NONE)
    assert (record, issues) == (Workshop(title="x"), [])
    assert issues_if_any(structure, {"title": " x", "url": None}, Workshop) == issues_if_any(
        loads, b'{"title": " x"}', Workshop
    )
