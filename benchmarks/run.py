"""The benchmark: `make bench` measures everything, prints it, and writes it into `docs/`.

With ``--quick`` every function runs about once: to see that all of it works, not to learn anything of its speed.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from benchmarks import samples
from benchmarks.chart import Panel, draw
from benchmarks.report import DOCS, duration, machine, put_into_page, table, timing_cell
from benchmarks.timing import Effort, Timing, compare, import_times, run
from benchmarks.work import FLOOR, OURS, PEERS, PYDANTIC, finding_faults, tasks

NAMES = [*(peer.name for peer in PEERS), FLOOR]
PACKAGES = sorted({package for peer in PEERS for package in peer.packages}, key=str.lower)
IMPORTS = {
    "migevents": "import migevents",
    "its core dependencies alone": "import attrs, cattrs, dateutil, msgspec",
    "pydantic (without any model)": "from pydantic import BaseModel",
}

STREAM = """
from benchmarks.samples import small_lines
from benchmarks.timing import peak_memory
from migevents import iter_records

for record in iter_records(small_lines({})):
    pass
print(peak_memory())
"""


@attrs.frozen
class Plan:
    """How much to measure.

    Attributes:
        effort: How long to time each task.
        stream: How many different documents the stream is made of.
        imports: How many times to import.
        speakers: How many speakers the growing records have.
        records: How many records the short stream has whose memory is measured, and the long one.
    """

    effort: Effort
    stream: int
    imports: int
    speakers: tuple[int, ...]
    records: tuple[int, int]


FULL = Plan(Effort(rounds=60, batch=0.01), 100, 40, (1, 10, 100, 1000), (1_000, 1_000_000))
QUICK = Plan(Effort(rounds=1, batch=1e-6), 20, 1, (1, 2), (1, 10))


@attrs.frozen
class Results:
    """What a run gives.

    Attributes:
        tasks: The timings for one document, by the titles of the tasks and the names of the peers; ours comes first.
        growing: The timings for one speaker and quote, of valid and of faulty records, by how many of both these have.
        memory: The peaks of memory, in MB, by the numbers of records of the streams.
    """

    tasks: Mapping[str, Mapping[str, Timing]]
    growing: Mapping[int, Sequence[Mapping[str, Timing]]]
    memory: Mapping[int, float]

    def compared(self) -> dict[str, Mapping[str, Timing]]:
        """Return the timings of the tasks that pydantic does, too."""
        return {title: timings for title, timings in self.tasks.items() if PYDANTIC.name in timings}


def measure(plan: Plan) -> Results:
    """Measure everything."""
    measured = {}
    for task in tasks(plan.stream):
        print(f"measuring: {task.title}", file=sys.stderr, flush=True)
        measured[task.title] = compare(task.functions, plan.effort, task.size)
    measured["import migevents"] = import_times(IMPORTS, plan.imports)
    growing = {
        count: [
            compare(finding_faults([samples.as_json(make(count))], (OURS, PYDANTIC)), plan.effort, count)
            for make in (samples.growing, samples.growing_broken)
        ]
        for count in plan.speakers
    }
    return Results(measured, growing, {count: run(STREAM.format(count))[0] for count in plan.records})


def report(results: Results) -> Iterator[str]:
    """Yield the lines of all figures."""
    yield from ("The median of the times for one document; in brackets, the part of it that migevents takes.", "")
    compared = results.compared()
    rows = [(title, *(timing_cell(timings, name) for name in NAMES)) for title, timings in compared.items()]
    yield from table(("", *NAMES), rows)
    for title, timings in results.tasks.items():
        if title not in compared:
            yield from ("", f"{title}: {', '.join(f'{name} {timing_cell(timings, name)}' for name in timings)}.")
    peaks = " and ".join(f"{peak:.1f} MB for {count:,}" for count, peak in results.memory.items())
    yield from ("", f"Peak memory of a process that reads a stream of small records: {peaks}.", "")
    yield from ("### Growing records", "")
    yield "The time for each speaker with a quote. Where it does not rise, cost grows no faster than the record."
    yield from ("Where there are faults, every tenth speaker and every tenth quote has one.", "")
    header = ("speakers and quotes", "valid", "valid: pydantic", "with faults", "with faults: pydantic")
    rows = [
        (f"{count:,}", *(duration(timing.seconds) for timings in both for timing in timings.values()))
        for count, both in results.growing.items()
    ]
    yield from table(header, rows)
    yield from ("", *what_peers_cannot_check(), "", "### Measured with", "", machine(PACKAGES))


def what_peers_cannot_check() -> Iterator[str]:
    """Yield the lines that list the codes of which each peer lets a bad sample pass, and why."""
    yield from ("### What a peer cannot check", "")
    yield from ("Every peer refuses all bad samples of the tests, with these exceptions. The tests prove both.", "")
    for peer in PEERS[1:]:
        listed = (f"{', '.join(f'`{code}`' for code in codes)} ({reason})" for reason, codes in peer.cannot.items())
        yield f"- {peer.name}: {'; '.join(listed) or 'nothing'}."


def publish(results: Results, docs: Path) -> None:
    """Write the figures into the page on performance, and draw them beside it."""
    put_into_page(docs / "performance.md", "\n".join(report(results)), "bench")
    panels = []
    for title, timings in results.compared().items():
        seconds = [timing.seconds for timing in timings.values()]
        panels.append(Panel(title, [*timings], {"": seconds}, [*map(duration, seconds)]))
    draw(docs / "performance.svg", panels, columns=2)


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description="Measure migevents and its peers.")
    parser.add_argument("--quick", action="store_true", help="run everything once, and write nothing")
    quick = parser.parse_args().quick
    results = measure(QUICK if quick else FULL)
    print("\n".join(report(results)))
    if not quick:
        publish(results, DOCS)


if __name__ == "__main__":
    main()
