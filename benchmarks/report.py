"""The results in words: tables of Markdown, for the terminal and for the pages."""

import datetime
import platform
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks.timing import ROOT, Timing

DOCS = ROOT / "docs"
END = "<!-- end of figures -->"


def put_into_page(page: Path, figures: str, command: str) -> None:
    """Put the figures that a command of `make` writes in place of those that are in a page."""
    begin = f"<!-- figures: written by `make {command}` -->"
    before, _, rest = page.read_text(encoding="utf-8").partition(begin)
    after = rest.partition(END)[2]
    page.write_text(f"{before}{begin}\n\n{figures}\n\n{END}{after}", encoding="utf-8")


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table; its columns are even, for those who read it as text."""
    lines = [header, *rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, ["-" * width for width in widths])
    for line in lines:
        yield f"| {' | '.join(map(str.ljust, line, widths))} |"


def timing_cell(timings: Mapping[str, Timing], name: str) -> str:
    """Return the time of a name, if it has one, and in brackets the part of it that the first of the timings takes."""
    if name not in timings:
        return ""
    ratio = "" if name == next(iter(timings)) else f" ({timings[name].ratio:.2f})"
    return duration(timings[name].seconds) + ratio


def machine(packages: Iterable[str]) -> str:
    """Return when and with what something was measured."""
    described = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*: (.*)", described.read_text()) if described.exists() else None
    processor = found[1] if found else platform.processor() or platform.machine()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    when = datetime.datetime.now(datetime.UTC).date()
    return f"{when}: {python}, {platform.system()} on {processor};\n{versions(packages)}."


def versions(packages: Iterable[str]) -> str:
    """Return the names of packages with their versions."""
    return ", ".join(f"{name} {version(name)}" for name in packages)


def duration(seconds: float) -> str:
    """Return a time in a unit that suits it.

    Examples:
        >>> duration(0.000_012_34), duration(0.001_234), duration(12.34)
        ('12.3 µs', '1.23 ms', '12.3 s')
    """
    value, unit = seconds, "s"
    for smaller in ("ms", "µs"):
        if value < 1:
            value, unit = value * 1000, smaller
    return f"{value:.{2 if value < 10 else 1 if value < 100 else 0}f} {unit}"  # noqa: PLR2004  # three digits
