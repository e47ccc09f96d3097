"""The results as a picture: bars for each task, in SVG."""

from collections.abc import Iterator
from html import escape

from benchmarks.report import duration
from benchmarks.results import Measured, Results
from benchmarks.timing import Timing
from benchmarks.work import OURS, PYDANTIC

WIDTH, COLUMN, MARGIN = 920, 450, 20
NAMES, BARS = 112, 200
LINE, BAR = 17, 11
HEADING = 30
LONGEST = 2.5
"""How long a bar may be, as a multiple of that of migevents or of pydantic, whichever is longer. Others are cut off."""

STYLE = """
text { font: 12px system-ui, sans-serif; fill: #24292f }
.heading { font-weight: 600 }
.paper { fill: #ffffff }
.bar { fill: #9aa4af }
.ours { fill: #0b6e99 }
.cut { stroke: #ffffff; stroke-width: 3 }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 }
.paper { fill: #0d1117 }
.bar { fill: #6e7681 }
.ours { fill: #4db3dc }
.cut { stroke: #0d1117 }
}
"""


def chart(results: Results) -> str:
    """Return the picture: the tasks in two columns."""
    tasks = [measured for measured in results.tasks.values() if PYDANTIC.name in measured.timings]
    parts: list[str] = []
    top = MARGIN
    for left, right in zip(tasks[::2], tasks[1::2], strict=True):
        parts += [*_panel(left, MARGIN, top), *_panel(right, MARGIN + COLUMN, top)]
        top += HEADING + LINE * max(len(left.timings), len(right.timings)) + MARGIN
    return "\n".join([*_opening(top), *parts, "</svg>\n"])


def _opening(height: int) -> Iterator[str]:
    title = "How long migevents and its peers take for each task; shorter is better"
    size = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">'
    yield f"<title>{title}</title>"
    yield f"<style>{STYLE}</style>"
    yield f'<rect class="paper" width="{WIDTH}" height="{height}" rx="8"/>'


def _panel(measured: Measured, left: int, top: int) -> Iterator[str]:
    """Yield the heading and the bars of a task."""
    yield f'<text class="heading" x="{left}" y="{top + 12}">{escape(measured.title)}</text>'
    known = [measured.timings[peer.name].seconds for peer in (OURS, PYDANTIC)]
    scale = BARS / (max(known) * LONGEST)
    for index, (name, timing) in enumerate(measured.timings.items()):
        yield from _bar(name, timing, scale, left, top + HEADING + LINE * index - BAR // 2)


def _bar(name: str, timing: Timing, scale: float, left: int, top: int) -> Iterator[str]:
    start = left + NAMES
    width = min(timing.seconds * scale, BARS)
    kind = "bar ours" if name == OURS.name else "bar"
    yield f'<text x="{start - 8}" y="{top + 10}" text-anchor="end">{escape(name)}</text>'
    yield f'<rect class="{kind}" x="{start}" y="{top}" width="{max(width, 1):.1f}" height="{BAR}"/>'
    if timing.seconds * scale > BARS:
        x = start + BARS - 14
        yield f'<path class="cut" d="M{x} {top + BAR + 2}l6 -{BAR + 4}"/>'
    yield f'<text x="{start + width + 6:.1f}" y="{top + 10}">{duration(timing.seconds)}</text>'
