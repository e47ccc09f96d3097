"""Charts: horizontal bars, drawn by matplotlib and kept as SVG."""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs
import matplotlib as mpl
from matplotlib.figure import Figure

COLOURS = ("#0b6e99", "#b3261e", "#9aa4af")


@attrs.frozen
class Panel:
    """A part of a chart: the names of its bars, their lengths by the parts that they have, and the text behind each."""

    title: str
    names: Sequence[str]
    parts: Mapping[str, Sequence[float]]
    labels: Sequence[str]


def draw(path: Path, panels: Sequence[Panel], columns: int = 1) -> None:
    """Draw panels in columns, each with a bar for each name."""
    rows, bars = math.ceil(len(panels) / columns), max(len(panel.names) for panel in panels)
    # Text stays text, and the same figures give the same file.
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": path.name, "font.size": 8}):
        figure = Figure(figsize=(9, rows * (bars * 0.22 + 0.5)), layout="constrained")
        for panel, axes in zip(panels, figure.subplots(rows, columns, squeeze=False).flat, strict=True):
            ends = [0.0] * len(panel.names)
            for (part, lengths), colour in zip(panel.parts.items(), COLOURS, strict=False):
                axes.barh(panel.names, lengths, left=ends, color=colour, label=part)
                ends = [sum(each) for each in zip(ends, lengths, strict=True)]
            axes.bar_label(axes.barh(panel.names, ends, alpha=0), panel.labels, padding=3)
            axes.set_title(panel.title, loc="left", fontsize="medium", fontweight="bold")
            axes.set_ylim(bars - 0.5, -0.5)
            axes.margins(x=0.15)
            axes.xaxis.set_visible(False)
            axes.spines[:].set_visible(False)
            if len(panel.parts) > 1:
                axes.legend(frameon=False, ncols=len(panel.parts), loc="upper left", bbox_to_anchor=(0, 0))
        figure.savefig(path, metadata={"Date": None})
