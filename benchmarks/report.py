"""The results in words: tables of Markdown, for the terminal and for the page."""

import datetime
import platform
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from benchmarks.results import Growth, Measured, Results, verdicts
from benchmarks.timing import Timing
from benchmarks.work import FLOOR, OURS, PEERS, PRESCAN, PYDANTIC

BEGIN, END = "<!-- figures: written by `make bench` -->", "<!-- end of figures -->"
"""The marks around the figures in the page. All else in it is written by hand."""


def put_into_page(page: str, figures: str, *, begin: str = BEGIN) -> str:
    """Return the page with these figures in place of the old ones."""
    before, _, rest = page.partition(begin)
    after = rest.partition(END)[2]
    return f"{before}{begin}\n\n{figures}\n\n{END}{after}"


def report(results: Results) -> str:
    """Return all figures of a run."""
    parts = (
        "\n".join(part)
        for part in (_goals(results), _tasks(results), _growth(results), what_peers_cannot_check(), _machine())
    )
    return "\n\n".join(parts)


def _goals(results: Results) -> Iterator[str]:
    yield "### The goals\n"
    rows = [(each.goal, each.measured, "met" if each.met else "**missed**") for each in verdicts(results)]
    yield from table(("goal", "measured", ""), rows)


def _tasks(results: Results) -> Iterator[str]:
    yield "### All peers\n"
    yield "The median of the times for one document; in brackets, the part of it that migevents takes.\n"
    names = [*(peer.name for peer in PEERS), PRESCAN, FLOOR]
    tasks = [measured for measured in results.tasks.values() if not measured.timings.keys().isdisjoint(names[1:])]
    yield from table(("", *names), [_row(measured, names) for measured in tasks])
    for measured in results.tasks.values():
        if measured not in tasks:
            times = (f"{name} {_cell(timing, name)}" for name, timing in measured.timings.items())
            yield f"\n{measured.title}: {', '.join(times)}."
    memory = results.memory
    peaks = f"{memory.short_peak:.1f} MB for {memory.short:,} and {memory.long_peak:.1f} MB for {memory.long:,}"
    yield f"\nPeak memory of a process that reads a stream of small records: {peaks}."
    drawing = results.drawing
    yield (
        f"\n`migevents.testing` drew {drawing.examples:,} events in {duration(drawing.seconds)}; "
        f"they state {drawing.fields:.1f} fields in the mean."
    )


def _row(measured: Measured, names: Sequence[str]) -> tuple[str, ...]:
    cells = (_cell(measured.timings[name], name) if name in measured.timings else "" for name in names)
    return (measured.title, *cells)


def _cell(timing: Timing, name: str) -> str:
    return duration(timing.seconds) + ("" if name == OURS.name else f" ({timing.ratio:.2f})")


def _growth(results: Results) -> Iterator[str]:
    yield "### Growing records\n"
    yield "The time for each speaker with a quote. Where it does not rise, cost grows no faster than the record."
    yield "Where there are faults, every tenth speaker and every tenth quote has one.\n"
    header = ("speakers and quotes", "valid", "valid: pydantic", "with faults", "with faults: pydantic")
    yield from table(header, [(f"{each.speakers:,}", *_growth_cells(each)) for each in results.growth])


def _growth_cells(growth: Growth) -> Iterator[str]:
    for timings in (growth.valid, growth.faulty):
        for peer in (OURS, PYDANTIC):
            yield duration(timings[peer.name].seconds)


def what_peers_cannot_check() -> Iterator[str]:
    """Yield lines with the codes whose bad samples each peer accepts, and why."""
    yield "### What a peer cannot check\n"
    yield "Every peer refuses all bad samples of the tests, with these exceptions. The tests prove both.\n"
    for peer in PEERS[1:]:
        reasons: dict[str, list[str]] = {}
        for code, reason in sorted(peer.cannot.items()):
            reasons.setdefault(reason, []).append(f"`{code}`")
        said = (f"{', '.join(codes)} ({reason})" for reason, codes in reasons.items())
        yield f"- {peer.name}: {'; '.join(said) or 'nothing'}."


def _machine() -> Iterator[str]:
    yield "### Measured with\n"
    packages = sorted(set(chain.from_iterable(peer.packages for peer in PEERS)), key=str.lower)
    python = f"{platform.python_implementation()} {platform.python_version()}"
    yield f"{datetime.datetime.now(datetime.UTC).date()}: {python}, {platform.system()} on {_processor()};"
    yield f"{', '.join(f'{name} {version(name)}' for name in packages)}."


def _processor() -> str:
    """Return the name of the processor, as far as the machine tells it."""
    described = Path("/proc/cpuinfo")
    lines = described.read_text().splitlines() if described.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table; its columns are even, for those who read it as text."""
    lines = [header, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    lines.insert(1, ["-" * width for width in widths])
    for line in lines:
        yield f"| {' | '.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))} |"


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
