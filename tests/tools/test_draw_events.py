"""The picture of docs/tables.md is drawn from real output."""

from collections import Counter
from pathlib import Path

import pytest

from tests.tools.needs import needed

pytestmark = pytest.mark.tools

needed("pyarrow")
needed("matplotlib")

from migevents.arrow import write_parquet  # noqa: E402  # where it is missing, all of this is skipped
from tasks.draw_events import EVENTS, counted, invented_events, main  # noqa: E402  # as above


def test_events_are_counted_as_in_python(tmp_path: Path) -> None:
    """The counts by month and country from Parquet equal those of a loop over the records."""
    events = list(invented_events())
    write_parquet(events, tmp_path / "events.parquet")
    expected = Counter(
        (event.host.country, event.when.earliest.month)
        for event in events
        if event.host and event.when and event.when.earliest
    )
    assert counted(tmp_path / "events.parquet") == expected
    assert expected.total() == EVENTS == len(events)


def test_the_picture_is_the_same_each_time(tmp_path: Path) -> None:
    """Drawn twice, the picture has the same bytes, and it has text and no pictures of text."""
    for name in ("a.svg", "b.svg"):
        main(tmp_path / name)
    first, second = ((tmp_path / name).read_text(encoding="utf-8") for name in ("a.svg", "b.svg"))
    assert first == second
    assert "Events by month and country" in first
