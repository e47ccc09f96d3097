"""The benchmark: `make bench` measures everything, prints it, and writes it into `docs/`.

With ``--quick`` every function runs about once: to see that all of it works, not to learn anything of its speed.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs

from benchmarks import processes, samples
from benchmarks.chart import Panel, draw
from benchmarks.report import DOCS, duration, machine, put_into_page, table, timing_cells
from benchmarks.timing import Effort, Timing, compare
from benchmarks.work import FLOOR, OURS, PEERS, PYDANTIC, finding_faults, tasks

NAMES = [*(peer.name for peer in PEERS), FLOOR]
PACKAGES = sorted({package for peer in PEERS for package in peer.packages}, key=str.lower)


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
    growing: Mapping[int, tuple[Mapping[str, Timing], Mapping[str, Timing]]]
    memory: Mapping[int, float]


def measure(plan: Plan) -> Results:
    """Measure everything."""
    measured: dict[str, Mapping[str, Timing]] = {}
    for task in tasks(plan.stream):
        print(f"measuring: {task.title}", file=sys.stderr, flush=True)
        measured[task.title] = compare(task.functions, plan.effort, task.size)
    measured["import migevents"] = processes.import_times(plan.imports)
    growing = {
        count: (_timed(samples.growing(count), count, plan), _timed(samples.growing_broken(count), count, plan))
        for count in plan.speakers
    }
    return Results(measured, growing, {count: processes.stream_memory(count) for count in plan.records})


def _timed(record: samples.Plain, count: int, plan: Plan) -> Mapping[str, Timing]:
    return compare(finding_faults([samples.as_json(record)], (OURS, PYDANTIC)), plan.effort, count)


def report(results: Results) -> Iterator[str]:
    """Yield the lines of all figures."""
    yield from ("The median of the times for one document; in brackets, the part of it that migevents takes.", "")
    peers = {title: timings for title, timings in results.tasks.items() if PYDANTIC.name in timings}
    yield from table(("", *NAMES), [(title, *timing_cells(timings, NAMES)) for title, timings in peers.items()])
    for title, timings in results.tasks.items():
        if title not in peers:
            cells = zip(timings, timing_cells(timings, [*timings]), strict=True)
            yield from ("", f"{title}: {', '.join(f'{name} {cell}' for name, cell in cells)}.")
    peaks = " and ".join(f"{peak:.1f} MB for {count:,}" for count, peak in results.memory.items())
    yield from ("", f"Peak memory of a process that reads a stream of small records: {peaks}.", "")
    yield from ("### Growing records", "")
    yield "The time for each speaker with a quote. Where it does not rise, cost grows no faster than the record."
    yield from ("Where there are faults, every tenth speaker and every tenth quote has one.", "")
    rows = [
        (f"{count:,}", *(duration(timings[peer.name].seconds) for timings in both for peer in (OURS, PYDANTIC)))
        for count, both in results.growing.items()
    ]
    header = ("speakers and quotes", "valid", "valid: pydantic", "with faults", "with faults: pydantic")
    yield from (*table(header, rows), "", *what_peers_cannot_check(), "")
    yield from ("### Measured with", "", machine(PACKAGES))


def what_peers_cannot_check() -> Iterator[str]:
    """Yield the lines that list the codes of which each peer lets a bad sample pass, and why."""
    yield from ("### What a peer cannot check", "")
    yield from ("Every peer refuses all bad samples of the tests, with these exceptions. The tests prove both.", "")
    for peer in PEERS[1:]:
        reasons: dict[str, list[str]] = {}
        for code, reason in sorted(peer.cannot.items()):
            reasons.setdefault(reason, []).append(f"`{code}`")
        listed = (f"{', '.join(codes)} ({reason})" for reason, codes in reasons.items())
        yield f"- {peer.name}: {'; '.join(listed) or 'nothing'}."


def publish(results: Results, docs: Path) -> None:
    """Write the figures into the page on performance, and draw them beside it."""
    put_into_page(docs / "performance.md", "\n".join(report(results)), "bench")
    panels = []
    for title, timings in results.tasks.items():
        if PYDANTIC.name in timings:
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
