"""Helpers of the tests of salvage."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from migevents._names import _closest as closest_word
from migevents.values.countries import _closest as closest_country


@pytest.fixture
def counted_calls() -> Callable[[Callable[[], object]], int]:
    """A function that counts the calls, of Python and of C, that another makes when no guess is cached."""
    return count_calls


def count_calls(function: Callable[[], object]) -> int:
    """How many functions are called while this one runs."""
    count = 0
    for closest in (closest_word, closest_country):
        closest.cache_clear()

    def on_event(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(on_event)
    try:
        function()
    finally:
        sys.setprofile(before)
    return count
