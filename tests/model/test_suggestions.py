"""Hints that suggest a value: it is valid in the place of the value that was refused."""

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migevents import Event, InvalidRecord, Issue, structure
from migevents.codec.classes import model_classes
from migevents.jsontext.pointer import unescape
from migevents.model.base import Record, fields_of
from migevents.testing import nearly_valid

CLASSES = sorted(model_classes(), key=lambda cls: cls.__name__)


def issues_of(data: Any, cls: type[Record]) -> tuple[Issue, ...]:
    """Return the issues of a document."""
    try:
        structure(data, cls)
    except InvalidRecord as error:
        return error.issues
    return ()


def suggested(issue: Issue) -> list[str]:
    """Return the values that a hint suggests, as text."""
    if not re.match("did you mean|(write|use) (one of (them: )?)?[\"']", issue.hint or ""):
        return []
    return [json.loads(value) for value in re.findall(r'"(?:[^"\\]|\\.)*"', issue.hint or "")]


def put(data: Any, pointer: str, value: object) -> None:
    """Put a value at a pointer of a document, in place."""
    *above, last = [unescape(token) for token in pointer.split("/")[1:]]
    for token in above:
        data = data[int(token)] if isinstance(data, list) else data[token]
    if isinstance(data, list):
        data[int(last)] = value
    else:
        data[last] = value


def assert_suggestions_are_valid(data: Any, cls: type[Record]) -> None:
    """Put each value that is suggested in its place: no issue of the same code is left there."""
    for issue in issues_of(data, cls):
        for value in suggested(issue):
            if issue.code == "unknown-field":
                assert any(value in {*fields_of(known), "type", "migevents", "$schema"} for known in model_classes())
                continue
            corrected = json.loads(json.dumps(data))
            put(corrected, issue.path, value)
            left = {(each.code, each.path) for each in issues_of(corrected, cls)}
            assert (issue.code, issue.path) not in left, (issue, value)


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
@settings(max_examples=25)
@given(data=st.data())
def test_what_a_hint_suggests_is_valid_in_its_place(cls: type[Record], data: st.DataObject) -> None:
    """For every flaw of every class, the value in the hint is accepted where the flaw was."""
    assert_suggestions_are_valid(data.draw(nearly_valid(cls)).data, cls)


PLACES: dict[str, dict[str, Any]] = {
    "country": {"type": "event", "title": "x", "host": {"country": None}},
    "language": {"type": "event", "title": "x", "language": None},
    "email": {"type": "event", "title": "x", "contacts": [{"name": "x", "email": None}]},
    "phone": {"type": "event", "title": "x", "contacts": [{"name": "x", "phone": None}]},
    "url": {"type": "event", "title": "x", "url": None},
    "mode": {"type": "event", "title": "x", "mode": None},
    "status": {"type": "event", "title": "x", "status": None},
    "period": {"type": "event", "title": "x", "frameworks": [{"name": "x", "period": None}]},
    "start": {"type": "event", "title": "x", "when": {"start": None}},
    "label": {"type": "event", "title": "x", "label": None},
}
PARTS = [
    *(
        "+44 20 7946 0123",
        "(0)",
        "+7 8",
        "-12",
        " – 13",
        "info",
        "@",
        "example.org",
        "<",
        ">",
        ",",
        "mailto:",
        "é",
        "\u00ad",
    ),
    *("https://", "http:", "//", "www.", "bücher.example", "/a b", "[", "|", "%", "#", "?", "\\", "\u200b", "\ufeff"),
    *(
        "Republic of ",
        "Serbia",
        "Serbja",
        "Lao PDR",
        "Korea",
        "the ",
        "en",
        "_GB",
        "French",
        "off",
        "on",
        "line",
        "held",
    ),
    *("2018", "-", "/", "2023-2018", "13", "..", " ", "\n", "\ud800", "x", "."),
]


@pytest.mark.parametrize("place", PLACES)
@settings(max_examples=150)
@given(parts=st.lists(st.sampled_from(PARTS), min_size=1, max_size=5))
def test_what_a_hint_suggests_is_valid_however_the_text_is_put_together(place: str, parts: list[str]) -> None:
    """For texts put together from signs that are wrong in such a place, every suggestion is valid there."""
    document = json.loads(json.dumps(PLACES[place]).replace("null", json.dumps("".join(parts))))
    assert_suggestions_are_valid(document, Event)


@pytest.mark.parametrize(
    ("field", "value", "hint"),
    [
        ("mode", "offline", '"in_person"'),
        ("mode", "https://schema.org/OnlineEventAttendanceMode", '"online"'),
        ("mode", "MixedEventAttendanceMode", '"hybrid"'),
        ("mode", "onlin", '"online"'),
        ("mode", "of line", None),
        ("status", "EventRescheduled", None),
        ("status", "EventPostponed", '"postponed"'),
        ("status", "canceled", '"cancelled"'),
        ("status", "holding", None),
    ],
)
def test_terms_are_suggested_by_meaning(field: str, value: str, hint: str | None) -> None:
    """Synonyms are recognized, and look-alike words are not confused."""
    (issue,) = issues_of({"type": "event", "title": "x", field: value}, Event)
    assert issue.hint == (hint and f"did you mean {hint}?")


def test_speakers_are_compared_in_nfc() -> None:
    """A name with its accents apart is the same key as the name with composed letters."""
    speakers = [{"name": "Jose\u0301"}]
    event = structure(
        {"type": "event", "title": "x", "speakers": speakers, "quotes": [{"text": "y", "speaker": "José"}]}, Event
    )
    assert event.speaker_of(event.quotes[0]) is event.speakers[0]
    assert event.quotes_of(event.speakers[0]) == event.quotes
    (issue,) = issues_of({"type": "event", "title": "x", "speakers": [*speakers, {"name": "José"}]}, Event)
    assert issue.code == "ambiguous-speaker"


def test_look_alike_names_are_distinguished() -> None:
    """Where a Cyrillic letter is all that differs, the message names it."""
    record = {
        "type": "event",
        "title": "x",
        "speakers": [{"name": "Anna"}],
        "quotes": [{"text": "y", "speaker": "\u0410nna"}],
    }
    (issue,) = issues_of(record, Event)
    assert "U+0410, CYRILLIC CAPITAL LETTER A" in issue.message


@pytest.mark.parametrize(
    "blank", ["\u200b", "\u2060", "\u00ad", "\u3164", "\u200d \u200c", "\ufe0f", "\U000e0041", "\u2800"]
)
def test_a_title_of_invisible_characters_is_empty(blank: str) -> None:
    """A text in which nothing is visible is empty, and inside of words the same characters are kept."""
    (issue,) = issues_of({"type": "event", "title": blank}, Event)
    assert (issue.code, issue.path) == ("empty-text", "/title")
    assert "U+" in issue.message
    assert structure({"type": "event", "title": f"a{blank}b"}, Event).title == f"a{blank}b"
