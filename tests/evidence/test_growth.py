"""The work of `find_dates`, `locate` and `draft` grows no faster than the text, whatever its shape."""

from collections.abc import Callable

import pytest

from migevents import draft, find_dates, locate
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
