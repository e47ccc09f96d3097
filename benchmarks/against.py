"""This checkout against another one, interleaved in one run: ``python -m benchmarks.against ../other-checkout``.

Each of the two is imported by a process of its own, and the processes take turns, a few milliseconds each. Of each
task the fastest round counts: whatever else the machine does only adds to it. To see what noise remains, compare a
checkout with itself. With ``--quick`` every task runs once.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

_WORKER = """
import sys, time
from pathlib import Path
import migevents

examples = Path(sys.argv[1])
valid = (examples / "lao-workshop-2018.json").read_bytes()
broken = (examples / "lao-workshop-2018-broken.json").read_bytes()
record = migevents.loads(valid)
compact = migevents.dumps(record)
plain = migevents.unstructure(record)
one_fault = compact.replace(b'"ordinal":171', b'"ordinal":"171"')
events = [migevents.Event(title=f"Event {number}", summary="One.\\nTwo.") for number in range(50)]
lines = b"".join(migevents.dumps(event) + b"\\n" for event in events)

def issues(read, data):
    try:
        read(data)
    except migevents.InvalidRecord as error:
        return error.issues

tasks = {
    "read": lambda: migevents.loads(compact),
    "read, indented": lambda: migevents.loads(valid),
    "read a dict": lambda: migevents.structure(plain),
    "write": lambda: migevents.dumps(record),
    "one fault": lambda: issues(migevents.loads, one_fault),
    "eight faults": lambda: issues(migevents.loads, broken),
    "stream of 50": lambda: list(migevents.iter_records([lines])),
    "salvage, valid": lambda: migevents.salvage(compact),
    "salvage, eight faults": lambda: migevents.salvage(broken),
    "advise": lambda: migevents.advise(record),
    "parse_date": lambda: migevents.parse_date("Thursday, November 15th", reference="2018-11-16"),
    "construct": lambda: migevents.Workshop(title="A workshop", venues=[migevents.Venue(city="Vientiane")]),
}
for run in tasks.values():
    run()
print(*tasks, sep="\\t", flush=True)
for line in sys.stdin:
    name, times = line.rstrip("\\n").split("\\t")
    run = tasks[name]
    start = time.process_time()
    for _ in range(int(times)):
        run()
    print(time.process_time() - start, flush=True)
"""


class Worker:
    """A process that has imported one checkout and runs tasks when it is asked to."""

    def __init__(self, checkout: Path) -> None:
        """Start the process."""
        self._process = subprocess.Popen(
            [sys.executable, "-c", _WORKER, ROOT / "examples"],
            env=os.environ | {"PYTHONPATH": str(checkout / "src")},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        self.tasks = self._read().split("\t")

    def _read(self) -> str:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            sys.exit("a checkout cannot run the tasks; see above")
        return line.rstrip("\n")

    def seconds(self, task: str, times: int) -> float:
        """Run a task and return the processor time that it took."""
        assert self._process.stdin
        self._process.stdin.write(f"{task}\t{times}\n")
        self._process.stdin.flush()
        return float(self._read())

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


def compare(ours: Worker, theirs: Worker, task: str, *, rounds: int, batch: float) -> tuple[float, float]:
    """Return our seconds for a call, and the ratio of ours to theirs, by the fastest round of each."""
    once = max(ours.seconds(task, 1), 1e-6)
    times = max(1, round(batch / once))
    pairs = [(ours.seconds(task, times), theirs.seconds(task, times)) for _ in range(rounds)]
    mine, other = (min(seconds) for seconds in zip(*pairs, strict=True))
    return mine / times, mine / max(other, 1e-9)


def main() -> None:
    """Compare the two checkouts, and print a row for each task."""
    parser = argparse.ArgumentParser(description="Compare this checkout with another one.")
    parser.add_argument("other", type=Path, help="the folder of the other checkout")
    parser.add_argument("--quick", action="store_true", help="run everything once: to see that it works")
    arguments = parser.parse_args()
    rounds, batch = (1, 0.0) if arguments.quick else (300, 0.003)
    ours, theirs = Worker(ROOT), Worker(arguments.other)
    print(f"{'task':24} {'µs a call':>10} {'this / other':>13}")
    for task in ours.tasks:
        seconds, ratio = compare(ours, theirs, task, rounds=rounds, batch=batch)
        print(f"{task:24} {seconds * 1e6:10.1f} {ratio:13.3f}")
    ours.close()
    theirs.close()


if __name__ == "__main__":
    main()
