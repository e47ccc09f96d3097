"""The work of `find_dates`, `locate` and `draft` grows no faster than the text, whatever its shape."""

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from re import _constants, _parser  # type: ignore[attr-defined]  # how the module reads a pattern
from typing import Any

import pytest

from migevents import date_parser, draft, evidence, find_dates, locate
from tests.evidence.texts import FOUNDING_RECORD
from tests.support.growth import counted_calls

SHAPES = {
    "capitalised words": "Alpha Bravo Charlie Delta ",
    "straight quotation marks": '" ',
    "opening marks": "“a ",
    "closing marks": "a” ",
    "digits": "12 34 5678 ",
    "brackets": "((((",
    "dashes": "- – — ",
    "dates": "12 May 2018, ",
    "months of other languages": "the 12 de mayo de 2018, ",
    "streets": "rue du 12 mai 1918 ",
    "quotes": "“We count all of it,” said Ola Specimen. ",
    "paragraphs": "Tunis – a\n\n",
    "phones": "+41 22 71 ",
    "addresses": "a@b.c http://a/ ",
}
FUNCTIONS: dict[str, Callable[[str], object]] = {
    "find_dates": find_dates,
    "locate": lambda text: locate(FOUNDING_RECORD, text),
    "draft": draft,
}
LENGTH = 1_000


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("shape", SHAPES)
def test_work_is_linear_in_the_text(shape: str, function: str) -> None:
    """A text of twice the length takes at most 2.2 times the calls."""
    unit, work = SHAPES[shape], FUNCTIONS[function]
    count = LENGTH // len(unit)
    short, long = unit * count, unit * (2 * count)
    work(short)  # what is made on first use is made now
    assert counted_calls(lambda: work(long)) <= 2.2 * counted_calls(lambda: work(short))


# --- Patterns ---------------------------------------------------------------------------------------------------------

HARMLESS = {
    # These are matched at one place.
    *("drafter._HTML", "finders._HONORIFIC", "fold._INVISIBLE", "lexer._REST", "speech._APPOSITION"),
    # And these never fail behind the run, so that the search goes on behind it.
    *("find._WORD", "finders._PIECE", "passages._BLOCK"),
}
"""The patterns that start with an unbounded run, and take no more time for it."""


def patterns() -> Iterator[tuple[str, "re.Pattern[str]"]]:
    """Yield the patterns of the packages, with their names."""
    for package in (evidence, date_parser):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, re.Pattern):
                    yield f"{module.name.rpartition('.')[2]}.{name}", value


def starts_with_run(items: Any) -> bool:
    """Whether what a pattern may start with is a run without a limit."""
    for kind, argument in items:
        if kind is _constants.AT and argument in {_constants.AT_BEGINNING, _constants.AT_BEGINNING_STRING}:
            return False
        if kind in {_constants.ASSERT, _constants.ASSERT_NOT, _constants.AT}:
            continue
        if kind in {_constants.SUBPATTERN, _constants.BRANCH}:
            return any(map(starts_with_run, argument[1] if kind is _constants.BRANCH else argument[-1:]))
        if kind not in {_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT}:
            return False
        least, most, repeated = argument
        if most is _constants.MAXREPEAT or starts_with_run(repeated):
            return True
        if least:
            return False
    return False


def test_no_pattern_starts_with_an_unbounded_run() -> None:
    """A search for such a pattern would look at the rest of the text again at each place: a square of its length."""
    found = {name for name, pattern in patterns() if starts_with_run(_parser.parse(pattern.pattern, pattern.flags))}
    assert found == HARMLESS


@pytest.mark.parametrize("pattern", [r"\s+$", r"(?:a|[^x]*y)", r"(?=a)\w{2,}b", r"a?\d*z"])
def test_an_unbounded_run_is_noticed(pattern: str) -> None:
    """The test before this one would notice such a pattern."""
    assert starts_with_run(_parser.parse(pattern))
