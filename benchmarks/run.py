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
from benchmarks.peers.peer import OURS
from benchmarks.report import DOCS, duration, machine, put_into_page, table, timing_cell
from benchmarks.timing import Timing, compare, import_times, run
from benchmarks.work import FLOOR, PEERS, PYDANTIC, finding_faults, tasks

NAMES = [*(peer.name for peer in PEERS), FLOOR]
PACKAGES = ("attrs", "cattrs", "jsonschema_rs", "migevents", "msgspec", "orjson", "pydantic", "pydantic_core")
IMPORTS = {
    "migevents": "import migevents",
    "its core dependencies alone": "import attrs, cattrs, dateutil, msgspec",
    "pydantic (without any model)": "from pydantic import BaseModel",
}

STREAM = """
import collections, migevents, benchmarks.samples, benchmarks.timing
collections.deque(migevents.iter_records(benchmarks.samples.small_lines({})), maxlen=0)
print(benchmarks.timing.peak_memory())
"""

Timings = Mapping[str, Timing]
"""The timings of a task by the names of the peers; ours comes first."""


@attrs.frozen
class Results:
    """What a run gives.

    Attributes:
        tasks: The timings for one document, by the titles of the tasks.
        growing: The timings for one speaker and quote, of valid and of faulty records, by how many of both these have.
        memory: The peaks of memory, in MB, by the numbers of records of the streams.
    """

    tasks: Mapping[str, Timings]
    growing: Mapping[int, Sequence[Timings]]
    memory: Mapping[int, float]

    def compared(self) -> Mapping[str, Timings]:
        """Return the timings of the tasks that pydantic does, too."""
        return {title: timings for title, timings in self.tasks.items() if PYDANTIC.name in timings}


def measure(*, quick: bool = False) -> Results:
    """Measure everything; quickly, about once."""
    rounds, batch = (1, 1e-6) if quick else (60, 0.01)
    stream, imports = (20, 1) if quick else (100, 40)
    speakers, records = ((1, 2), (1, 10)) if quick else ((1, 10, 100, 1000), (1_000, 1_000_000))
    measured: dict[str, Timings] = {}
    for title, functions, size in tasks(stream):
        print(f"measuring: {title}", file=sys.stderr, flush=True)
        measured[title] = compare(functions, rounds, batch, size)
    measured["import migevents"] = import_times(IMPORTS, imports)
    growing = {
        count: [
            compare(finding_faults([samples.as_json(make(count))], (OURS, PYDANTIC)), rounds, batch, count)
            for make in (samples.growing, samples.growing_broken)
        ]
        for count in speakers
    }
    return Results(measured, growing, {count: run(STREAM.format(count))[0] for count in records})


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
    results = measure(quick=quick)
    print("\n".join(report(results)))
    if not quick:
        publish(results, DOCS)


if __name__ == "__main__":
    main()
