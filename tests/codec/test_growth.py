"""The cost of reading and writing grows no faster than the record."""

from collections.abc import Callable
from typing import Any

import pytest

from benchmarks.samples import as_json, growing, growing_broken
from migevents import InvalidRecord, Workshop, advise, dumps, loads, structure, unstructure
from tests.support.growth import counted_calls

Plain = dict[str, Any]


def assert_grows_linearly(work: Callable[[Any], object], make: Callable[[int], Any]) -> None:
    """On what is made of ten times the speakers, `work` makes no more than ten times the calls, and a tenth."""
    hundred, thousand = make(100), make(1000)
    work(hundred)  # what is made on first use is made now
    assert counted_calls(lambda: work(thousand)) <= 1.1 * 10 * counted_calls(lambda: work(hundred))


def refused(data: bytes | Plain) -> None:
    """Read what is not valid, a document or a plain record."""
    with pytest.raises(InvalidRecord):
        _ = loads(data) if isinstance(data, bytes) else structure(data)


def of_one_name(count: int) -> Plain:
    """A record whose speakers all have the same key."""
    record = growing(count)
    record["speakers"] = [{"name": "Speaker 0"}] * count
    return record


def of_nobody(count: int) -> Plain:
    """A record whose quotes and sessions name speakers that are not there."""
    record = growing(count)
    for quote in record["quotes"]:
        quote["speaker"] = "nobody"
    record["programme"] = [{"kind": "panel", "speakers": ["nobody", "no one"]} for _ in range(count)]
    return record


def of_strange_keys(count: int) -> Plain:
    """A record with keys that nobody knows, at its top and in each speaker."""
    record = growing(count)
    for index, speaker in enumerate(record["speakers"]):
        record[f"speaker_{index}"] = speaker["nmae"] = "Speaker"
    return record


def with_sessions(count: int) -> Plain:
    """A valid record in which each speaker has a session, too."""
    record = growing(count)
    record["programme"] = [{"kind": "panel", "speakers": [speaker["name"]]} for speaker in record["speakers"]]
    return record


def test_reading_valid_records_grows_linearly() -> None:
    """A valid record of ten times the speakers takes ten times the calls to read, from JSON and from a dict."""
    assert_grows_linearly(loads, lambda count: as_json(with_sessions(count)))
    assert_grows_linearly(structure, with_sessions)


@pytest.mark.parametrize(
    "faulty", [growing_broken, of_one_name, of_nobody, of_strange_keys], ids=lambda make: make.__name__
)
def test_finding_faults_grows_linearly(faulty: Callable[[int], Plain]) -> None:
    """A record of ten times the speakers and the faults takes ten times the calls to find them all."""
    assert_grows_linearly(refused, lambda count: as_json(faulty(count)))
    assert_grows_linearly(refused, faulty)


def test_writing_and_constructing_grow_linearly() -> None:
    """An event of ten times the speakers takes ten times the calls to write as JSON and as a dict, and to make."""

    def parts(count: int) -> Plain:
        event = structure(with_sessions(count))
        return {"title": "x", "speakers": event.speakers, "quotes": event.quotes, "programme": event.programme}

    assert_grows_linearly(dumps, lambda count: structure(with_sessions(count)))
    assert_grows_linearly(unstructure, lambda count: structure(with_sessions(count)))
    assert_grows_linearly(lambda given: Workshop(**given), parts)


def advisable(count: int) -> Plain:
    """A valid record in which each speaker, quote and session, and as many contacts and frameworks, get advice."""
    record = with_sessions(count)
    record["when"] = {"start": "2018-11-15"}
    for index in range(count):
        record["speakers"][index].pop("positions")
        record["quotes"][index]["text"] = f"We count… {index}"
        record["programme"][index]["when"] = {"start": "2018-11-16", "wording": "on Monday"}
        record.setdefault("contacts", []).append({"name": f"X Speaker {index}", "wording": f"Office {index}, Email:"})
        record.setdefault("frameworks", []).append({"name": "Global Compact on Migration", "provisions": ["24"]})
    return record


@pytest.mark.parametrize("make", [with_sessions, advisable], ids=lambda make: make.__name__)
def test_advice_grows_linearly(make: Callable[[int], Plain]) -> None:
    """An event of ten times the speakers, with little advice and with much, takes ten times the calls to advise on."""
    assert_grows_linearly(advise, lambda count: structure(make(count)))
