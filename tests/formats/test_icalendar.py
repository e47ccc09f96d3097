"""Calendars, in and out."""

import datetime
from datetime import UTC

from hypothesis import given, settings
from hypothesis import strategies as st

from migevents import Event, EventDates
from migevents.formats import icalendar
from migevents.testing import event_dates, events
from tests.formats.contract import unexplained
from tests.strategies import times

STAMP = datetime.datetime(2026, 11, 26, 12, tzinfo=UTC)
DAYS = st.builds("{}{}".format, st.dates(), st.sampled_from(["", "", "", "?", "~", "%"]))


@st.composite
def spans(draw: st.DrawFn) -> EventDates:
    """Dates that a calendar has a place for, with what it has none for beside them."""
    first, *others = sorted(draw(st.lists(DAYS, min_size=1, max_size=3, unique_by=lambda day: day[:10])))
    more = draw(st.sampled_from([{}, {"days": 3}, {"wording": "then"}]))
    if others and draw(st.booleans()):
        return EventDates(dates=(first, *others), **more)
    if others:
        return EventDates(start=first, end=others[-1], **more)
    return EventDates(start=first, **more)


@settings(max_examples=times(4))
@given(events(when=spans() | event_dates()))
def test_what_comes_back_was_stated_or_is_a_named_loss(event: Event) -> None:
    """A record that is written is read back as a part of itself, and every difference is in the account."""
    export = icalendar.dumps(event, stamp=STAMP)
    if export.data is None:
        assert [loss.code for loss in export.losses if loss.severity == "error"] == ["not-written"]
        return
    (entry,) = icalendar.loads(export.data)
    assert entry.record is not None
    assert unexplained(event, entry.record, export.losses) == []
    assert [issue for issue in entry.issues if issue.code != "markup-read"] == []
