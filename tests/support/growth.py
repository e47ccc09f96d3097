"""How much work a function does, by what it runs: the same on every machine, unlike time."""

import sys
import tracemalloc
from collections.abc import Callable
from types import FrameType
from typing import Any

from migevents._names import _closest as closest_word
from migevents.values.countries import _closest as closest_country


def counted_calls(function: Callable[[], object]) -> int:
    """Return how many functions, of Python or of C, are called while this one runs, with no guess cached."""
    count = 0
    for closest in (closest_word, closest_country):
        closest.cache_clear()

    def on_event(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    profile(function, on_event)
    return count


def profile(function: Callable[[], object], on_event: Callable[[FrameType, str, object], None]) -> None:
    """Run a function, and pass each of its calls and returns to `on_event`; a profile before is put back."""
    before = sys.getprofile()
    sys.setprofile(on_event)
    try:
        function()
    finally:
        sys.setprofile(before)


def counted_calls_and_lines(function: Callable[[], object]) -> dict[str, int]:
    """Return how many functions are called, and how many lines of Python are run: those of loops once for each round.

    Both are counted in one run, which takes half as long as two.
    """
    lines = 0

    def on_event(_frame: FrameType, _event: str, _argument: object) -> Any:
        nonlocal lines
        lines += 1
        return on_event

    def run() -> None:
        before = sys.gettrace()
        sys.settrace(on_event)
        try:
            function()
        finally:
            sys.settrace(before)

    return {"calls": counted_calls(run), "lines": lines}


def counted_bytes(function: Callable[[], object]) -> int:
    """Return the most memory that is taken at a time while this runs, in bytes: also that of long texts."""
    tracemalloc.start()
    try:
        function()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


MOST = 2.2
"""How many times the work may be done for twice the input: in proportion, and a tenth."""


def assert_in_proportion(work: Callable[[Any], object], make: Callable[[int], Any], count: int) -> None:
    """Assert that twice the input takes no more than `MOST` times the work, in calls and in lines."""
    some, twice = make(count), make(2 * count)
    work(twice)  # what is made on first use is made now
    small, large = counted_calls_and_lines(lambda: work(some)), counted_calls_and_lines(lambda: work(twice))
    for kind, count_of_small in small.items():
        assert large[kind] <= MOST * count_of_small, f"{large[kind]} instead of {count_of_small} {kind}"


def assert_memory_in_proportion(work: Callable[[Any], object], make: Callable[[int], Any], count: int) -> None:
    """Assert that twice the input takes no more than `MOST` times the memory."""
    some, twice = make(count), make(2 * count)
    work(twice)  # what is made on first use is made now
    small, large = counted_bytes(lambda: work(some)), counted_bytes(lambda: work(twice))
    assert large <= MOST * small, f"{large} instead of {small} bytes"
