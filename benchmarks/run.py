"""The benchmark: `make bench` measures everything, prints it, and writes it into `docs/`.

With ``--quick`` every function runs about once: to see that all of it works, not to learn anything of its speed.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import attrs
from hypothesis import Phase, given, settings

from benchmarks import processes, samples
from benchmarks.chart import chart
from benchmarks.peers.peer import Plain
from benchmarks.report import put_into_page, report
from benchmarks.results import IMPORT, Drawing, Growth, Measured, Memory, Results
from benchmarks.timing import Effort, Timing, compare
from benchmarks.work import OURS, PYDANTIC, finding_faults, tasks
from migevents import Event, unstructure
from migevents.testing import events

DOCS = Path(__file__).parents[1] / "docs"


@attrs.frozen
class Plan:
    """How much to measure.

    Attributes:
        effort: How long to time each task.
        stream: How many different documents the stream is made of.
        imports: How many times to import.
        speakers: How many speakers the growing records have.
        records: How many records the short stream has whose memory is measured, and the long one.
        examples: How many examples to draw.
    """

    effort: Effort
    stream: int
    imports: int
    speakers: tuple[int, ...]
    records: tuple[int, int]
    examples: int


FULL = Plan(Effort(rounds=60, batch=0.01), 100, 40, (1, 10, 100, 1000), (1_000, 1_000_000), 1_000)
QUICK = Plan(Effort(rounds=1, batch=1e-6), 20, 1, (1, 2), (1, 10), 5)


def measure(plan: Plan) -> Results:
    """Measure everything."""
    measured = dict(_measured_tasks(plan))
    return Results(measured, tuple(_measured_growth(plan)), _measured_memory(plan), _measured_drawing(plan))


def _measured_tasks(plan: Plan) -> Iterator[tuple[str, Measured]]:
    for task in tasks(plan.stream):
        _say(task.title)
        yield task.key, Measured(task.title, _for_one(compare(task.functions, plan.effort), task.size))
    _say("imports")
    yield IMPORT, Measured("import migevents", processes.import_times(plan.imports))


def _measured_growth(plan: Plan) -> Iterator[Growth]:
    for count in plan.speakers:
        _say(f"{count} speakers")
        valid, faulty = (
            _for_one(_timed(record, plan.effort), count)
            for record in (samples.growing(count), samples.growing_broken(count))
        )
        yield Growth(count, valid, faulty)


def _timed(record: Plain, effort: Effort) -> dict[str, Timing]:
    return compare(finding_faults([samples.as_json(record)], (OURS, PYDANTIC)), effort)


def _measured_memory(plan: Plan) -> Memory:
    _say("memory")
    short, long = plan.records
    return Memory(short, processes.stream_memory(short), long, processes.stream_memory(long))


def _measured_drawing(plan: Plan) -> Drawing:
    _say("drawing")
    stated = []

    @settings(max_examples=plan.examples, phases=[Phase.generate], database=None, deadline=None)
    @given(events())
    def draw(event: Event) -> None:
        stated.append(len(unstructure(event)) - 1)  # the type is not a field

    start = time.process_time()
    draw()
    return Drawing(len(stated), time.process_time() - start, statistics.mean(stated))


def _for_one(timings: dict[str, Timing], count: int) -> dict[str, Timing]:
    """Return the timings for one of `count` things that were done at once."""
    return {name: attrs.evolve(timing, seconds=timing.seconds / count) for name, timing in timings.items()}


def _say(what: str) -> None:
    print(f"measuring: {what}", file=sys.stderr, flush=True)


def publish(results: Results, docs: Path) -> None:
    """Write the figures into the page on performance, and draw them beside it."""
    page = docs / "performance.md"
    page.write_text(put_into_page(page.read_text(encoding="utf-8"), report(results)), encoding="utf-8")
    (docs / "performance.svg").write_text(chart(results), encoding="utf-8")


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description="Measure migevents and its peers.")
    parser.add_argument("--quick", action="store_true", help="run everything once, and write nothing")
    quick = parser.parse_args().quick
    results = measure(QUICK if quick else FULL)
    print(report(results))
    if not quick:
        publish(results, DOCS)


if __name__ == "__main__":
    main()
