"""The cost of comparing and merging grows no faster than the records."""

from collections.abc import Callable
from typing import Any

import attrs
import pytest

from migevents import Event, Quote, Speaker, diff, merge
from migevents.changes import as_json_patch, patch
from tests.support.growth import counted_calls

Pair = tuple[Event, Event]


def event(count: int, **given: Any) -> Event:
    """An event of many speakers, each of whom is quoted."""
    speakers = tuple(Speaker(name=f"Speaker {number}") for number in range(count))
    quotes = tuple(Quote(text=f"Quote {number}", speaker=f"Speaker {number}") for number in range(count))
    values: dict[str, Any] = {"title": "Opening", "speakers": speakers, "quotes": quotes}
    return Event(**values | given)


def all_changed(count: int) -> Pair:
    """Two records in which every speaker differs, every other quote is missing, and the order is another."""
    first = event(count)
    speakers = [attrs.evolve(speaker, country="LA") for speaker in first.speakers]
    return first, attrs.evolve(first, speakers=tuple(speakers[::-1]), quotes=first.quotes[::2])


def all_conflicting(count: int) -> Pair:
    """Two records in which every speaker has another country."""
    first, second = all_changed(count)
    return attrs.evolve(
        first, speakers=tuple(attrs.evolve(speaker, country="TH") for speaker in first.speakers)
    ), second


def all_contradicting(count: int) -> Pair:
    """Two records of which one has quotes of speakers that the other does not have."""
    first = event(count)
    return attrs.evolve(first, quotes=first.quotes[:1], speakers=(*first.speakers[:1], Speaker(name="X"))), first


def merged_with_base(pair: Pair) -> object:
    """Merge two records, with a base from which one side removed all speakers but one."""
    ours, theirs = pair
    quotes = tuple(attrs.evolve(quote, partial=True) for quote in theirs.quotes)
    return merge(ours, attrs.evolve(theirs, quotes=quotes), base=attrs.evolve(theirs, quotes=()))


WORK: dict[str, Callable[[Pair], object]] = {
    "diff": lambda pair: diff(*pair),
    "patch": lambda pair: patch(pair[0], diff(*pair)),
    "as_json_patch": lambda pair: as_json_patch(diff(*pair), pair[0]),
    "merge": lambda pair: merge(*pair),
    "merge with a base": merged_with_base,
}


@pytest.mark.parametrize("work", WORK.values(), ids=WORK)
@pytest.mark.parametrize("make", [all_changed, all_conflicting, all_contradicting], ids=lambda make: make.__name__)
def test_work_grows_linearly(work: Callable[[Pair], object], make: Callable[[int], Pair]) -> None:
    """On records of four times the items, no more than four times the calls are made, and a tenth."""
    few, many = make(50), make(200)
    work(few)  # what is made on first use is made now
    assert counted_calls(lambda: work(many)) <= 1.1 * 4 * counted_calls(lambda: work(few))
