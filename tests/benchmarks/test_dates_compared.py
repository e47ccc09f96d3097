"""The comparison with other date readers counts correctly, and the page has the current figures."""

from collections import Counter
from xml.etree import ElementTree as ET

import pytest

from tests.support.folders import DOCS

for package in ("jsonschema_rs", "marshmallow", "orjson", "pydantic"):
    pytest.importorskip(package, reason="the benchmarks are installed by `make`, and not everywhere")

from benchmarks.dates import BEGIN, Score, changed, chart, outcome, read_by_migevents, real, score_table, scores
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
    assert page.count(BEGIN) == 1
    for wordings in (real(), changed()):
        (score,) = scores(wordings, {"migevents": read_by_migevents})
        assert score.counts["wrong"] == 0
        cells = [cell.strip() for line in page.splitlines() for cell in [line] if line.startswith("| migevents")]
        assert " ".join(score_table([score]).splitlines()[-1].split()) in [" ".join(cell.split()) for cell in cells]


def test_the_chart_has_a_bar_for_each_outcome() -> None:
    """The picture is valid SVG, and its bars are as long as the counts."""
    score = Score("a reader", Counter(right=3, wrong=1))
    root = ET.fromstring(chart("A title", [score]))  # noqa: S314  # we have just written it
    bars = [bar for bar in root.iter("{http://www.w3.org/2000/svg}rect") if bar.get("height") == "16"]
    assert [float(bar.get("width", "")) for bar in bars] == [360, 120, 0]
