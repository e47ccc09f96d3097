"""A cattrs converter reads and writes users' own classes with records in their fields."""

from typing import Any, Optional

import attrs
import cattrs
import pytest
from cattrs.preconf.json import make_converter
from hypothesis import given, settings

from migevents import (
    AnyEvent,
    Event,
    EventDates,
    Interval,
    InvalidRecord,
    Meeting,
    MemberState,
    PartialDate,
    Workshop,
    structure,
)
from migevents.interop.cattrs import configure, issues_of
from migevents.testing import events
from tests.support.effort import times


@attrs.frozen
class Report:
    """A user's class with records and dates."""

    number: int
    event: AnyEvent
    states: list[MemberState] = attrs.field(factory=list)
    received: PartialDate | None = None
    covers: Interval | None = None
    follows: AnyEvent | None = None


@pytest.fixture
def converter() -> cattrs.Converter:
    """A user's converter that knows the types of this library."""
    converter = cattrs.Converter()
    configure(converter)
    return converter


@settings(max_examples=times(0.4))
@given(event=events())
def test_a_class_of_a_user_survives(event: Event) -> None:
    """A user's class with any event is written and read back equal, also by a converter made for JSON."""
    report = Report(3, event, [MemberState(country="LA")], PartialDate("2018-06"), Interval("2018/.."), event)
    plain, text = cattrs.Converter(), make_converter()
    configure(plain)
    configure(text)
    assert plain.structure(plain.unstructure(report), Report) == report
    assert text.loads(text.dumps(report), Report) == report


def test_dates_are_written_as_text(converter: cattrs.Converter) -> None:
    """Dates and intervals of a user's class are written as their text, and records as dicts."""
    report = Report(3, Workshop(title="x"), [], PartialDate("2018-06"), Interval("2018/.."))
    assert converter.unstructure(report) == {
        "number": 3,
        "event": {"type": "workshop", "title": "x"},
        "states": [],
        "received": "2018-06",
        "covers": "2018/..",
        "follows": None,
    }
    assert converter.structure(converter.unstructure(report), Report) == report


def test_faults_inside_a_class_of_a_user_are_kept(converter: cattrs.Converter) -> None:
    """The faults of a record inside a user's class are in the error group that cattrs raises."""
    with pytest.raises(cattrs.ClassValidationError) as caught:
        converter.structure({"number": 3, "event": {"type": "workshop", "titel": "x"}}, Report)
    (error,) = caught.value.exceptions
    assert isinstance(error, InvalidRecord)
    assert [issue.path for issue in error.issues] == ["/titel", "/title"]


def test_empty_input_is_not_an_event(converter: cattrs.Converter) -> None:
    """A missing event is a fault, even if the annotation allows it."""
    with pytest.raises(cattrs.ClassValidationError) as caught:
        converter.structure({"number": 3, "event": None, "follows": None}, Report)
    assert [type(error) for error in caught.value.exceptions] == [InvalidRecord]


@pytest.mark.parametrize("annotation", [Workshop | None, Optional[Workshop]], ids=["new", "old"])  # noqa: UP045  # people write both
def test_an_optional_event_of_one_type_needs_no_type(converter: cattrs.Converter, annotation: Any) -> None:
    """Where an annotation leaves only one type of event, the data need not name it, as without `None`."""
    assert converter.structure({"title": "x"}, annotation) == Workshop(title="x")
    assert converter.structure(None, annotation) is None


def test_a_container_of_events_is_not_a_union(converter: cattrs.Converter) -> None:
    """Several types of events in a tuple or a dict are read one by one, each by its own type."""
    pair = (Workshop(title="x"), Meeting(title="y"))
    assert converter.structure([{"title": "x"}, {"title": "y"}], tuple[Workshop, Meeting]) == pair
    assert converter.structure([{"title": "x"}], list[Workshop]) == [Workshop(title="x")]
    assert converter.structure({"a": {"title": "y"}}, dict[str, Meeting]) == {"a": Meeting(title="y")}


def test_subclasses_of_users_are_left_to_cattrs(converter: cattrs.Converter) -> None:
    """The hooks take the classes of this library and no subclass, whose fields they would lose."""

    @attrs.frozen(kw_only=True)
    class NotedWorkshop(Workshop):
        remark: str = ""

    assert converter.unstructure(NotedWorkshop(title="x", remark="y"))["remark"] == "y"
    assert converter.structure({"title": "x"}, Workshop) == structure({"title": "x"}, Workshop)
    assert converter.structure({"start": "2018"}, EventDates) == EventDates(start=PartialDate("2018"))


def test_notes_that_say_nothing_of_the_place_are_passed_over() -> None:
    """A note that a user's own code puts on an error is not a part of its path."""

    @attrs.frozen
    class Order:
        size: int

    def read_size(value: object, _: object) -> int:
        error = ValueError(f"{value} is not a size")
        error.add_note("ask the shop")
        raise error

    converter = cattrs.Converter()
    converter.register_structure_hook(int, read_size)
    with pytest.raises(cattrs.BaseValidationError) as caught:
        converter.structure({"size": "XXL"}, Order)
    assert [(issue.code, issue.path) for issue in issues_of(caught.value)] == [("invalid-value", "/size")]
