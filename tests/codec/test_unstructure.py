"""`unstructure` writes everything that the library returns."""

import datetime
import json
from typing import Any

import attrs
import pytest

import migevents
from migevents import (
    DateBasis,
    Event,
    EventDates,
    Extensions,
    Interval,
    InvalidRecord,
    Issue,
    PartialDate,
    Theme,
    Workshop,
    unstructure,
    vocabularies,
)

BROKEN = b'{"type":"workshop"}'
LINES = BROKEN + b'\n{"type":"event","title":" x","q":[null]}'
WORKSHOP = Workshop(title="x", when=EventDates(start=PartialDate("2018"), basis=DateBasis.INFERRED))


def written(value: object) -> Any:
    """The JSON of a value."""
    return json.loads(json.dumps(value, default=unstructure))


def test_values_become_what_they_are_in_a_record() -> None:
    """Dates, intervals, extensions and terms are written as in JSON, alone and inside of plain values."""
    values = [
        PartialDate("2018-06"),
        Interval("2018/.."),
        Extensions({"a": (1, {"b": None})}),
        Theme.DIASPORA,
        WORKSHOP,
    ]
    expected = ["2018-06", "2018/..", {"a": [1, {"b": None}]}, "diaspora", unstructure(WORKSHOP)]
    assert written(values) == expected
    assert written({"all": values})["all"] == expected


def test_issues_are_written_with_what_they_state() -> None:
    """An issue becomes a dict without what it does not state, and an error becomes its issues with the line."""
    assert written(Issue("a-b", "/c", "d")) == {"code": "a-b", "path": "/c", "message": "d", "severity": "error"}
    errors = [x for x in migevents.iter_records([LINES], on_error="yield") if isinstance(x, InvalidRecord)]
    assert [error["line"] for error in written(errors)] == [1, 2]
    assert written(InvalidRecord([Issue("a-b", "/c", "d", hint="e")])) == {
        "issues": [{"code": "a-b", "path": "/c", "message": "d", "severity": "error", "hint": "e"}]
    }
    assert [issue["code"] for issue in written(migevents.advise(WORKSHOP))] == ["date-inferred"]


def test_a_salvage_is_written_with_its_record_issues_and_leftovers() -> None:
    """A salvage gives its record, its repairs and issues, its leftovers and its line, also where there is no record."""
    first, second = written(list(migevents.iter_records([LINES], on_error="salvage")))
    assert first["record"] is None
    assert first["leftovers"] == {"": {"type": "workshop"}}
    assert second["record"] == {"type": "event", "title": "x"}
    assert second["leftovers"] == {"/q": [None]}
    assert [issue["code"] for issue in second["issues"]] == ["space-trimmed", "unknown-field"]
    assert second["line"] == 2
    assert sorted(second) == ["issues", "leftovers", "line", "record"]  # not its document, which would state all again
    assert written(migevents.salvage(b"\xff"))["leftovers"] == {"": "\\xff"}


def test_vocabularies_are_written() -> None:
    """An entry of a vocabulary, and a whole vocabulary, are plain values too."""
    assert written(vocabularies.countries["LA"])["record"]["alpha2"] == "LA"
    assert written(vocabularies.countries["LA"]) == written(vocabularies.countries)["LA"]
    assert written(vocabularies.member_states.joined)["LA"]


def test_evidence_drafts_and_changes_are_written() -> None:
    """What `locate`, `draft`, `find_dates`, `diff` and `merge` return is written, with its closed lists."""
    drafted = migevents.draft("Vientiane – A workshop was held in Vientiane, Laos, on 5 May 2019.")
    assert written(drafted)["record"] == drafted.record
    assert written(drafted)["confidence"]["/source/language"] == "sure"
    located = written(migevents.locate(WORKSHOP, "x"))
    assert (located["/title"]["status"], located["/type"]["status"]) == ("found", "not_checked")
    assert written(migevents.find_dates("5 May 2019"))[0]["when"]["start"] == "2019-05-05"
    other = attrs.evolve(WORKSHOP, title="y")
    assert written(migevents.diff(WORKSHOP, other))[0]["after"] == "y"
    assert written(migevents.merge(WORKSHOP, other))["conflicts"][0]["theirs"] == "y"


@pytest.mark.parametrize("value", [object(), {1}, datetime.date(2018, 1, 1), [WORKSHOP]])
def test_other_values_are_refused(value: Any) -> None:
    """Values of other libraries are not written."""
    with pytest.raises(TypeError, match=r"expected a record, got an? "):
        unstructure(value)


def test_a_dict_may_hold_records() -> None:
    """`structure` takes records, dates and terms inside of a dict as they are."""
    venue, when = migevents.Venue(city="Vientiane"), EventDates(start=PartialDate("2018"))
    event = migevents.structure(
        {"type": "event", "title": "x", "venues": [venue], "when": when, "themes": [Theme.DIASPORA]}
    )
    assert event == Event(title="x", venues=(venue,), when=when, themes=(Theme.DIASPORA,))
    assert event.venues[0] is venue
    with pytest.raises(InvalidRecord, match="/host: expected a MemberState object, got a Venue"):
        migevents.structure({"type": "event", "title": "x", "host": venue})


def test_a_dict_of_somebody_else_is_refused() -> None:
    """Only mappings of this library are written as a `dict`: another is for `json` itself, and is an error here."""
    for value in ({"a": 1}, {}, [1]):
        with pytest.raises(TypeError):
            unstructure(value)
