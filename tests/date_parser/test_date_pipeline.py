"""The pipeline of dates: its work, its limits and its reference."""

import datetime
import unicodedata
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import migevents
from migevents import Event, InvalidDate, PartialDate, advise, parse_date, salvage
from migevents.date_parser import disambiguation, lexer, parser, resolver
from migevents.date_parser.languages import LANGUAGES, DateLanguage
from tests.support.growth import profile

PACKAGE = migevents.__name__


def entered(function: Callable[[], object]) -> list[str]:
    """Return the names of the functions of the package that are entered while this one runs."""
    names: list[str] = []

    def on_event(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call" and str(frame.f_globals.get("__name__", "")).startswith(PACKAGE):
            names.append(f"{frame.f_globals['__name__']}.{frame.f_code.co_name}")

    profile(function, on_event)
    return names


def refused(text: str, **known: Any) -> None:
    """Read a text that is refused, or not."""
    try:
        parse_date(text, **known)
    except InvalidDate:
        return


def test_each_stage_is_entered_once_for_each_language() -> None:
    """The tokens of a language are disambiguated, parsed and resolved once, whatever the order of day and month."""
    stages = [f"{module.__name__}.{name}" for module, name in (
        (disambiguation, "disambiguate"), (parser, "parse"), (resolver, "resolve"),
    )]  # fmt: skip
    for text in ("Thursday, November 15th", "05/06/2017", "05/06/2017 - 07/06/2017"):
        for reference in ("2018-11-16", "2018", None):
            names = entered(partial(refused, text, reference=reference, language="en"))
            assert [names.count(stage) for stage in stages] == [1, 1, 1]
            assert names.count(f"{lexer.__name__}.scan") == 1


def test_reading_a_date_enters_few_functions() -> None:
    """A date in words is read with at most 375 calls of functions of the package, in all five languages."""

    def read() -> object:
        return parse_date("Thursday, November 15th", reference="2018-11-16")

    read()  # the lexicons are compiled on first use
    assert len(entered(read)) <= 375


STROKES = (
    "1-",
    "1/",
    "1 - ",
    "5 May, ",
    "May ",
    "5, ",
    "(",
    "Geneva ",
    "and ",
    "05/06/2017 - ",
    "3/",
    "1.",
    "x-",
    "2018/",
)


@pytest.mark.parametrize("part", STROKES)
def test_time_grows_with_the_text(part: str) -> None:
    """A text of twice the length takes at most 2.2 times the calls, also up to the limit of tokens."""
    short, long = (part * (length // len(part)) for length in (120, 240))
    refused(long)
    assert len(entered(lambda: refused(long))) <= 2.2 * len(entered(lambda: refused(short))) + 20


@pytest.mark.parametrize("part", STROKES)
def test_a_wording_has_at_most_a_hundred_tokens(part: str) -> None:
    """A text with more tokens is refused after it is scanned so far, and a longer one takes no more calls."""
    one, other = (part * count for count in (120, 240))
    if len(other) > 1000:
        return
    refused(other)
    assert len(entered(lambda: refused(other))) <= 1.1 * len(entered(lambda: refused(one)))


def test_the_reason_names_the_limit() -> None:
    """A text with too many tokens is refused with advice on what to pass."""
    with pytest.raises(InvalidDate, match=r"more than 100 words and signs: pass only the part with the dates"):
        parse_date("5 May, " * 40)


@given(st.text(max_size=60), st.sampled_from([*LANGUAGES.values()]))
def test_tokens_cover_the_text(text: str, language: DateLanguage) -> None:
    """Every letter and digit of a text is in one of its tokens, in the order of the text."""
    tokens = lexer.scan(text, language)
    composed = unicodedata.normalize("NFC", text)
    letters = [letter for token in tokens for letter in token.text.casefold() if letter.isalnum()]
    assert letters == [letter for letter in composed.casefold() if letter.isalnum()]


# --- References -------------------------------------------------------------------------------------------------------

READERS: list[Callable[[Any], object]] = [
    lambda reference: parse_date("yesterday", reference=reference),
    lambda reference: advise(Event(title="Migration and data"), reference=reference),
    lambda reference: salvage({"type": "event", "title": "Migration and data"}, reference=reference),
]


@pytest.mark.parametrize("read", READERS, ids=["parse_date", "advise", "salvage"])
def test_reference_is_accepted_in_the_same_forms_everywhere(read: Callable[[Any], object]) -> None:
    """`parse_date`, `advise` and `salvage` take the same references, and refuse others with the same errors."""
    for reference in (None, datetime.date(2018, 11, 16), PartialDate("2018-11"), "2018-11-16", "2018"):
        read(reference)
    with pytest.raises(InvalidDate, match="'yesterday' is not a valid date"):
        read("yesterday")
    with pytest.raises(TypeError, match=r"expected a datetime\.date, a PartialDate or EDTF text, got int"):
        read(2018)
    with pytest.raises(TypeError, match="call its date"):
        read(datetime.datetime(2018, 11, 16, tzinfo=datetime.UTC))
