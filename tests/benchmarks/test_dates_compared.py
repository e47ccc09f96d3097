"""The comparison with other date readers counts correctly, and the page has the current figures."""

from collections import Counter
from pathlib import Path

import pytest

from tests.support.folders import DOCS

for package in ("jsonschema_rs", "matplotlib", "orjson", "pydantic"):
    pytest.importorskip(package, reason="the benchmarks are installed by `make`, and not everywhere")

from benchmarks.chart import draw
from benchmarks.dates import outcome, panel, read_by_migevents, real_and_changed, score_table, scores
from tests.support.charts import texts_of
from tests.support.date_wordings import Wording

PAGE = DOCS / "dates.md"

DAY = {"start": "2018-11-15", "basis": "stated"}
OUTCOMES = [
    (DAY, DAY, "right"),
    (DAY, {"start": "2018-11-15"}, "right"),
    (DAY, {"start": "2018-11-15", "basis": "published"}, "wrong"),
    (DAY, {"start": "2018-11"}, "wrong"),
    (DAY, None, "refused"),
    (DAY, {"start": "XXXX-11-15", "basis": "unresolved"}, "refused"),
    (None, None, "right"),
    (None, {"start": "2018"}, "wrong"),
]


@pytest.mark.parametrize(("right", "read", "expected"), OUTCOMES)
def test_an_outcome_is_right_wrong_or_refused(
    right: dict[str, str] | None, read: dict[str, str] | None, expected: str
) -> None:
    """Only exactly the dates of a wording are right, and a reading that is left open is not wrong."""
    assert outcome(Wording("", "en", None, right, ""), read) == expected


def test_page_shows_current_figures() -> None:
    """The page has the scores that this library has today, and none of them is a wrong date."""
    page = PAGE.read_text(encoding="utf-8")
    assert page.count("<!-- figures: written by `make dates` -->") == 1
    for wordings in real_and_changed():
        score = scores(wordings, {"migevents": read_by_migevents})
        assert score["migevents"]["wrong"] == 0
        cells = [cell.strip() for line in page.splitlines() for cell in [line] if line.startswith("| migevents")]
        assert " ".join(score_table(score).splitlines()[-1].split()) in [" ".join(cell.split()) for cell in cells]


def test_the_chart_names_each_reader_and_its_counts(tmp_path: Path) -> None:
    """The picture has a bar for each reader, with its counts in the order of the legend."""
    draw(tmp_path / "dates.svg", [panel({"a reader": Counter(right=3, wrong=1), "b": Counter(wrong=2)})])
    texts = texts_of(tmp_path / "dates.svg")
    assert texts[:2] == ["a reader", "b"]
    assert [text for text in texts if "/" in text] == ["3 / 1 / 0", "0 / 2 / 0"]
    assert texts[-3:] == ["right", "wrong", "refused"]
