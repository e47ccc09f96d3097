"""What the drawings have in common: colours for light and dark, and a few shapes."""

from collections.abc import Iterable
from html import escape

STYLE = """
text { font: 12px system-ui, sans-serif; fill: #24292f }
.heading { font-weight: 600 }
.required { font-weight: 600 }
.muted { fill: #57606a }
.small { font-size: 11px }
.middle { text-anchor: middle }
.end { text-anchor: end }
.paper { fill: #ffffff }
.box { fill: #f6f8fa; stroke: #d0d7de }
.head { fill: #ddeef6; stroke: #0b6e99 }
.good { fill: #e3f3e6; stroke: #2c7a3d }
.bad { fill: #fbe9e7; stroke: #b3402a }
.arrow { fill: none; stroke: #0b6e99; stroke-width: 1.3 }
.tip { fill: #0b6e99 }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 }
.muted { fill: #9aa4af }
.paper { fill: #0d1117 }
.box { fill: #161b22; stroke: #3d444d }
.head { fill: #12303f; stroke: #4db3dc }
.good { fill: #12301a; stroke: #56b870 }
.bad { fill: #3a1a14; stroke: #e5836d }
.arrow { stroke: #4db3dc }
.tip { fill: #4db3dc }
}
"""

_TIP = (
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    '<path class="tip" d="M0 0L8 4L0 8z"/></marker></defs>'
)


def drawing(width: int, height: int, title: str, parts: Iterable[str]) -> str:
    """Return a whole picture."""
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    head = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">',
        f"<title>{escape(title)}</title>",
        f"<style>{STYLE}</style>",
        _TIP,
        f'<rect class="paper" width="{width}" height="{height}" rx="8"/>',
    ]
    return "\n".join([*head, *parts, "</svg>\n"])


def text(x: float, y: float, words: str, kind: str = "") -> str:
    """Return a line of text; `kind` has its classes."""
    return f'<text x="{x:g}" y="{y:g}"' + (f' class="{kind}"' if kind else "") + f">{escape(words, quote=False)}</text>"


def box(x: float, y: float, width: float, height: float, kind: str = "box") -> str:
    """Return a box with round corners."""
    return f'<rect class="{kind}" x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="5"/>'


def arrow(path: str) -> str:
    """Return an arrow along a path."""
    return f'<path class="arrow" d="{path}" marker-end="url(#tip)"/>'
