"""After salvage, the faults of what is written are exactly the ones that were reported."""

import gc
import json
import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from migevents import Event, Repair, salvage, unstructure
from migevents.codec.json import examine
from migevents.jsontext.lossless import read_text, written
from migevents.salvage.api import SalvagedText, examine_salvage
from migevents.testing import events
from migevents.testing.flaws import as_json
from tests.support.effort import times
from tests.support.growth import counted_calls
from tests.support.mutations import MUTATIONS, Mutation, break_anywhere

Plain = dict[str, Any]
Place = tuple[str, str]


def faults_in(document: str) -> set[Place]:
    """The code and the path of each fault that `check` finds in a document."""
    record, issues, text = examine(document, Event, first_line=1)
    assert (record is None) == bool(issues)
    assert not isinstance(text, Exception)
    return {(issue.code, issue.path) for issue in issues}


def fixed(salvaged: SalvagedText[Event], document: str) -> str:
    """The output of `--fix`: the document with repairs, or unchanged."""
    repaired = salvaged.salvage.document
    return document if repaired is None else written(repaired).decode()


def check_remaining(document: str) -> None:
    """Check that each fault is repaired or named, and that what is named is found again."""
    salvaged = examine_salvage(document, Event)
    repairs = [issue for issue in salvaged.salvage.issues if isinstance(issue, Repair)]
    named = [
        issue
        for issue in salvaged.salvage.issues
        if not isinstance(issue, Repair) and issue not in salvaged.consequences and issue.code != "duplicate-key"
    ]
    places = {repair.path: repair.place for repair in repairs}
    assert faults_in(fixed(salvaged, document)) == {(issue.code, moved(issue.path, places)) for issue in named}
    named_places = {(issue.code, issue.path) for issue in named}
    touched = {repair.path for repair in repairs} | {repair.place for repair in repairs}
    for code, path in faults_in(document) - named_places:
        assert any(may_mend(code, path, place) for place in touched), (code, path)


IN_ONE_OBJECT = frozenset(
    "end-before-start end-equals-start open-end-without-start open-end-with-end too-few-dates dates-out-of-order"  # noqa: SIM905  # a list of codes
    " dates-outside-span window-with-dates accession-before-admission"
    " bound-without-count women-exceed-count".split()
)
"""The faults of several fields of an object, which go away with a repair of one of them."""


def may_mend(code: str, path: str, repaired: str) -> bool:
    """Whether a repair at a place may have fixed a fault: it is at, above or below the fault, or in its object."""
    if code in {"unknown-speaker", "ambiguous-speaker"}:
        return repaired.split("/")[1].casefold() in {"speakers", "quotes", "programme"}
    around = path.rpartition("/")[0] if code in IN_ONE_OBJECT and path != repaired else path
    return is_at_or_below(repaired, around) or is_at_or_below(repaired, path) or is_at_or_below(path, repaired)


def is_at_or_below(path: str, place: str) -> bool:
    """Whether a pointer is another one, or leads into its value."""
    return path == place or path.startswith(f"{place}/")


def moved(path: str, places: dict[str, str]) -> str:
    """The path in the written document of what came by a path."""
    known = max((start for start in places if path == start or path.startswith(f"{start}/")), key=len, default=None)
    return path if known is None else places[known] + path.removeprefix(known)


def test_faults_in_an_object_left_over_whole_are_all_named() -> None:
    """A record without a title is left over whole, and every fault in it is named, also what could be repaired."""
    document = '{"type": "workshop", "host": {"country": "Laos"}, "edition": "3"}'
    salvaged = salvage(document)
    assert salvaged.record is None
    assert {(issue.code, issue.path) for issue in salvaged.issues} == {
        ("missing-field", "/title"),
        ("bad-country", "/host/country"),
        ("wrong-type", "/edition"),
    }


@settings(max_examples=times(2))
@given(event=events(), mutations=st.lists(st.sampled_from(MUTATIONS), min_size=1, max_size=4), data=st.data())
def test_faults_of_mutated_records_are_repaired_or_named(
    event: Event, mutations: list[Mutation], data: st.DataObject
) -> None:
    """Each fault of a mutated record is repaired or named, and exactly the named ones are found afterwards."""
    record = unstructure(event)
    for mutation in mutations:
        try:
            mutation.apply(data.draw, record)
        except (AttributeError, TypeError):
            continue  # another mutation has replaced what this one changes
    check_remaining(as_json(record).decode())


@settings(max_examples=times(2))
@given(event=events(), count=st.integers(1, 4), data=st.data())
def test_faults_anywhere_are_repaired_or_named(event: Event, count: int, data: st.DataObject) -> None:
    """An extra key, a missing key or a value of the wrong type is repaired or reported at any place."""
    record = unstructure(event)
    for _ in range(count):
        try:
            break_anywhere(data.draw, record)
        except (TypeError, AttributeError, KeyError):
            break  # what was broken before is not an object any more
    check_remaining(as_json(record).decode())


@pytest.mark.parametrize(
    "members",
    [
        {"contacts": [{"phone": "021"}, {"Phone": " +856.21267730", "x": 1}]},
        {"Host": {"Country": "Lao PDR"}, "host": {"country": "Laos"}},
        {"speakers": [{"name": "A"}, {"name": "A"}], "quotes": [{"text": "t", "speaker": "A"}]},
        {"venues": {"x": 1}, "when": {"start": "2018-11-15", "end": "2018-11-14", "open_end": True}},
        {"programme": [{"kind": "Panel ", "speakers": "nobody"}]},
        {"Topics": " 3 ", "participants": [{"countries": "Laos", "count": "3", "women": 9}]},
    ],
    ids=str,
)
def test_what_is_named_is_found_again(members: Plain) -> None:
    """If repairs are undone or depend on each other, the reported faults are those that remain."""
    check_remaining(json.dumps({"type": "event", "title": "A fair", **members}))


def test_value_left_over_for_another_is_not_a_fault_of_the_document() -> None:
    """A quote of a speaker who is left over is left over, too, and marked as a consequence."""
    record = {"type": "event", "title": "x", "speakers": [{"name": "A"}, {"name": "A"}]}
    salvaged = examine_salvage(json.dumps(record | {"quotes": [{"text": "t", "speaker": "A"}]}), Event)
    assert [issue.path for issue in salvaged.consequences] == ["/quotes/0/speaker"]
    assert "/quotes/0/speaker" in salvaged.salvage.leftovers


@pytest.mark.parametrize("count", [10, 1_500])
def test_faults_of_a_document_without_a_record(count: int) -> None:
    """A document that no record is left of has the faults that it came with, however many and whatever was tried."""
    topics = ",".join(["1"] * count)
    document = f'{{"type":"event","topics":[{topics}],"x":1,"x":2,"when":{{"start":"05/06/2017"}}}}'
    salvaged, found = salvage(document), examine(document, Event, first_line=1).issues
    assert salvaged.record is None
    expected = [(issue.code, issue.path) for issue in found]
    assert len(expected) == count + 3
    # A hint names the days that the date may mean, and equal keys are another matter.
    assert [(issue.code, issue.path) for issue in salvaged.issues if issue.code != "duplicate-key"] == expected


# --- The account ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("members", "before", "after"),
    [
        ('"edition": 1E2', "1E2", "100"),
        ('"edition":  "3"', '"3"', "3"),
        ('"label": "caf\\u00e9 "', '"caf\\u00e9 "', '"café"'),
        ('"Topics": [ ]', "[ ]", "[ ]"),
        ('"topics": "a\\u0062"', '"a\\u0062"', '["a\\u0062"]'),
        ('"venues": {"city" : "V"}', '{"city" : "V"}', '[{"city" : "V"}]'),
    ],
)
def test_before_is_the_text_of_the_document(members: str, before: str, after: str) -> None:
    """A repair gives the text of the value exactly as it was written, and not as Python would write it."""
    (repair,) = salvage(f'{{"type": "event", "title": "x", {members}}}').issues
    assert isinstance(repair, Repair)
    assert (repair.before, repair.after) == (before, after)


@pytest.mark.parametrize(
    ("key", "text", "after"),
    [
        ("Title", r'"a\u0062 "', '"ab"'),
        ("Edition", "1E2", "100"),
        ("EDITION", r'"\u0033"', "3"),
        ("Topics", r'"a\u0062"', r'["a\u0062"]'),
        ("Venues", '{"city" :\n"V"}', '[{"city" :\n"V"}]'),
        ("Host", r'"L\u0061o PDR"', '{"country":"LA","name":"Lao PDR"}'),
        ("Label", "-0", '"0"'),
    ],
)
def test_before_is_the_text_of_the_document_below_a_renamed_key(key: str, text: str, after: str) -> None:
    """A value whose key was repaired first has not changed: the next repair gives its text as it was written, too."""
    title = "" if key == "Title" else '"title": "x", '
    renamed, repair, *_ = salvage(f'{{"type": "event", {title}"{key}" : {text}}}').issues
    assert isinstance(renamed, Repair)
    assert isinstance(repair, Repair)
    assert (renamed.before, renamed.after, repair.before, repair.after) == (text, text, text, after)


@pytest.mark.parametrize("value", ["[]", "null"])
def test_a_renamed_key_is_written_with_any_value(value: str) -> None:
    """A key that is renamed is written with its value, also where the value is a default that records leave out."""
    salvaged = salvage(f'{{"type":"event","title":"x","speakers":[{{"name":"A","POSITIONS":{value}}}]}}')
    if value == "[]":
        assert (
            salvaged.dumps()
            == b'{"migevents":"1.0","type":"event","title":"x","speakers":[{"name":"A","positions":[]}]}'
        )
    (repair, *_) = salvaged.issues
    assert isinstance(repair, Repair)


@given(st.from_regex(r"-?(0|[1-9][0-9]{0,5})(\.[0-9]{1,5})?([eE][-+]?[0-9]{1,30})?", fullmatch=True))
@example("1e9999999999999999999")
@example("-0")
@example("1" * 5_000)
def test_any_number_is_reported_or_kept(number: str) -> None:
    """Any number that JSON allows is read, reported with its own digits, and written unchanged."""
    document = f'{{"type":"event","title":"x","unknown":{number},"extensions":{{"a":{number}}},"edition":{number}}}'
    salvaged = salvage(document)
    assert all("Infinity" not in issue.message for issue in salvaged.issues)
    assert read_text(salvaged.dumps().decode()).value["unknown"] == read_text(number).value
    assert f'"unknown":{number}'.encode() in salvaged.dumps() or number == "-0"


# --- Growth -----------------------------------------------------------------------------------------------------------


def with_members(*members: tuple[str, Any]) -> bytes:
    """A document with these members, whose keys may occur twice."""
    text = ",".join(f"{json.dumps(key)}:{json.dumps(value)}" for key, value in members)
    return f'{{"type":"event","title":"x",{text}}}'.encode()


def numbers(count: int, per: int = 1) -> list[str]:
    """Names with a number, so many of which are the same."""
    return [f"x{index // per}" for index in range(count)]


SHAPES: dict[str, Callable[[int], bytes]] = {
    "unknown keys": lambda n: with_members(*((key, 1) for key in numbers(n))),
    "one key many times": lambda n: with_members(*(("x", index) for index in range(n))),
    "each key twice": lambda n: with_members(*((key, 1) for key in numbers(n, 2))),
    "speakers with one key": lambda n: with_members(("speakers", [{"name": "A"}] * n)),
    "two speakers of each key": lambda n: with_members(("speakers", [{"name": name} for name in numbers(n, 2)])),
    "renamed beside double keys": lambda n: with_members(
        *(("x", index) for index in range(n)), ("Contacts", [{"Name": "A"}] * n)
    ),
    "wrapped beside double keys": lambda n: with_members(
        *(("x", index) for index in range(n)), ("participants", [{"description": "a", "countries": "LA"}] * n)
    ),
    "dates out of order twice": lambda n: with_members(
        ("when", {"dates": [f"{3000 - index}-01-01" for index in range(n)] * 2})
    ),
    "items of a wrong type": lambda n: with_members(("topics", [3.5] * n)),
    "items to trim": lambda n: with_members(("topics", [f" {key}" for key in numbers(n)])),
    "objects with an unknown key": lambda n: with_members(("venues", [{"x": 1}] * n)),
    "quotes of nobody": lambda n: with_members(("quotes", [{"text": "t", "speaker": "Z"}] * n)),
    "dates of strokes": lambda n: with_members(("when", {"start": "1-" * n})),
    "double keys far below": lambda n: with_members(("x", 1)).replace(
        b"1}", b'{"a":1,"a":' * n + b"1" + b"}" * (n + 1)
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_salvage_grows_with_the_document(shape: str) -> None:
    """A document of twice the size takes at most 2.2 times the calls to salvage and to write again."""
    make = SHAPES[shape]

    def work(count: int) -> Callable[[], object]:
        document = make(count)
        return lambda: salvage(document).dumps()

    work(20)()
    assert counted_calls(work(200)) <= 2.2 * counted_calls(work(100))


def peak_of_salvage(document: bytes) -> int:
    """The most memory that is in use while a document is salvaged, in bytes."""
    salvage(document)  # what is made on first use is made now
    gc.collect()
    tracemalloc.start()
    try:
        salvage(document)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("shape", SHAPES)
def test_memory_is_in_proportion_to_the_document(shape: str) -> None:
    """A document that is nothing but faults takes at most 130 times its size while it is salvaged, and 150 kB.

    Measured were 52 to 118 times, for documents of 40 kB to 1 MB: a fault has a message, a place and a node, and
    `{"x":1}` has 7 bytes.
    """
    document = SHAPES[shape](60 if shape == "double keys far below" else 2_000)
    assert peak_of_salvage(document) <= 130 * len(document) + 150_000


@pytest.mark.parametrize(
    ("key", "item"),
    [
        *[("topics", "1"), ("topics", "[]"), ("topics", "[1,1]"), ("themes", "1")],
        *[("quotes", "{}"), ("speakers", "{}"), ("organizations", '{"roles":1}')],
    ],
)
def test_memory_of_faults_of_few_bytes(key: str, item: str) -> None:
    """A document with a fault in as few bytes as possible takes at most 430 times its size while it is salvaged.

    Measured were 131 to 407 times: 730 to 850 bytes a fault, and 2,830 for an organization with two of them.
    """
    document = f'{{"type":"event","title":"x","{key}":[{",".join([item] * 3_000)}]}}'.encode()
    assert peak_of_salvage(document) <= 430 * len(document)


def test_memory_of_a_record_with_some_faults() -> None:
    """A record with a fault in one of ten values takes at most 40 times its size while it is salvaged."""
    topics = [3.5 if number % 10 == 0 else f"topic {number}" for number in range(2_000)]
    venues = [{"city": f"City {number}"} | ({"x": 1} if number % 10 == 0 else {}) for number in range(2_000)]
    for document in (with_members(("topics", topics)), with_members(("venues", venues))):
        assert len(salvage(document).issues) >= 200
        assert peak_of_salvage(document) <= 40 * len(document)
