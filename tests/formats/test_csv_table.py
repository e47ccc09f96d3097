"""Tables, in and out."""

from hypothesis import given, settings

from migevents import Event
from migevents.formats import csv_table
from migevents.testing import events
from tests.formats.contract import unexplained
from tests.strategies import times


@settings(max_examples=times(6))
@given(events())
def test_what_comes_back_was_stated_or_is_a_named_loss(event: Event) -> None:
    """A record that is written is read back as a part of itself, and every difference is in the account."""
    export = csv_table.dumps(event)
    assert export.data is not None
    (entry,) = csv_table.loads(export.data)
    assert entry.record is not None
    assert unexplained(event, entry.record, export.losses) == []
    if not export.losses:
        assert entry.record == event
