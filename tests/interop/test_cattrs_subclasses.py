"""A converter of cattrs reads and writes users' classes that are derived from ours, by our rules."""

from typing import Any

import attrs
import cattrs
import pytest

from migevents import Event, InvalidRecord, Launch, Venue, Workshop
from migevents.interop.cattrs import configure, issues_of


@attrs.frozen(kw_only=True)
class NotedWorkshop(Workshop):
    """A class of a user with two fields of its own."""

    number: int
    remark: str = ""


@attrs.frozen
class Report:
    """A user's class with records."""

    event: Event
    noted: NotedWorkshop | None = None


NOTED = NotedWorkshop(title="x", number=3, venues=(Venue(city="Vientiane"),))
PLAIN = {"type": "workshop", "title": "x", "venues": [{"city": "Vientiane"}], "number": 3, "remark": ""}


@pytest.fixture
def converter() -> cattrs.Converter:
    """A user's converter that knows the types of this library."""
    converter = cattrs.Converter()
    configure(converter)
    return converter


def test_a_derived_class_is_written_with_its_type_and_read_back(converter: cattrs.Converter) -> None:
    """Our fields are written as `unstructure` does, then the user's own; and the same object is read back."""
    assert converter.unstructure(NOTED) == PLAIN
    assert converter.structure(PLAIN, NotedWorkshop) == NOTED
    assert converter.structure(NOTED, NotedWorkshop) is NOTED


def test_a_field_of_an_event_may_hold_a_derived_class(converter: cattrs.Converter) -> None:
    """An object of a derived class in a field that is declared as `Event` is written whole."""
    assert converter.unstructure(Report(NOTED, NOTED)) == {"event": PLAIN, "noted": PLAIN}
    report = converter.structure({"event": {"type": "launch", "title": "x"}, "noted": PLAIN}, Report)
    assert report == Report(Launch(title="x"), NOTED)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"type": "launch"}, [("other-type", "/type")]),
        ({"titel": "x"}, [("unknown-field", "/titel")]),
        ({"edition": "3"}, [("wrong-type", "/edition")]),
        ({"number": "x", "title": " x"}, [("surrounding-space", "/title"), ("invalid-value", "/number")]),
    ],
)
def test_our_rules_hold_in_a_derived_class(
    converter: cattrs.Converter, change: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    """Another type, an unknown key and a text for a number are faults, beside those of the user's own fields."""
    with pytest.raises(cattrs.ClassValidationError) as caught:
        converter.structure(PLAIN | change, NotedWorkshop)
    assert [(issue.code, issue.path) for issue in issues_of(caught.value)] == expected


def test_a_required_field_of_a_derived_class_may_be_missing(converter: cattrs.Converter) -> None:
    """A field of the user's own that is required and missing is a fault at its place; other values are refused."""
    with pytest.raises(cattrs.ClassValidationError) as caught:
        converter.structure({"event": PLAIN, "noted": {"title": "x"}}, Report)
    issues = [(issue.code, issue.path) for issue in issues_of(caught.value)]
    assert ("missing-field", "/noted/number") in issues
    with pytest.raises(ValueError, match="expected an object, got a number"):
        converter.structure(3, NotedWorkshop)


def test_records_inside_of_data_are_taken_as_they_are(converter: cattrs.Converter) -> None:
    """A record where data is expected is the record, also in a union of events."""
    launch = Launch(title="x")
    assert converter.structure({"event": launch}, Report).event == launch
    assert converter.structure(launch, Launch | Workshop) is launch  # type: ignore[arg-type]  # cattrs takes unions


def test_a_derived_record_is_taken_in_place_of_an_event(converter: cattrs.Converter) -> None:
    """An object of a derived class is one of `Event`; for another class, no hint recommends what refuses it as well."""
    assert converter.structure({"event": NOTED}, Report).event is NOTED
    assert converter.structure(NOTED, Event | None) is NOTED  # type: ignore[arg-type]  # cattrs takes unions
    assert converter.structure(NOTED, Event | Launch) is NOTED  # type: ignore[arg-type]
    with pytest.raises(InvalidRecord) as caught:
        converter.structure(NOTED, Workshop)
    assert [(issue.code, issue.hint) for issue in caught.value.issues] == [("wrong-type", None)]


def test_an_unknown_key_names_the_derived_class(converter: cattrs.Converter) -> None:
    """The message names the user's class and suggests its own fields; deeper, the class is ours."""
    with pytest.raises(cattrs.ClassValidationError) as caught:
        converter.structure(
            PLAIN | {"remak": "x", "titel": "x", "venues": [{"city": "x", "remak": "x"}]}, NotedWorkshop
        )
    assert {(issue.message, issue.hint) for issue in issues_of(caught.value)} == {
        ('NotedWorkshop has no field "remak"', 'did you mean "remark"?'),
        ('NotedWorkshop has no field "titel"', 'did you mean "title"?'),
        ('Venue has no field "remak"', None),
    }
