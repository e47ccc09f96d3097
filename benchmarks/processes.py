"""Measurements in separate processes: the time of imports, and the peak of memory."""

import functools
import os
import subprocess
import sys
from pathlib import Path

from benchmarks.timing import Run, Timing, take_turns

ROOT = Path(__file__).parents[1]

IMPORTS = {
    "migevents": "import migevents",
    "its core dependencies alone": "import attrs, cattrs, dateutil, msgspec",
    "pydantic (without any model)": "from pydantic import BaseModel",
}
"""What is imported; the first is ours."""

_IMPORT = "import time; start = time.process_time(); {statement}; print(time.process_time() - start)"

_STREAM = """
from benchmarks.samples import small_lines
from benchmarks.processes import peak_memory
from migevents.streams import iter_records

for record in iter_records(small_lines({count})):
    pass
print(peak_memory())
"""


def import_times(rounds: int) -> dict[str, Timing]:
    """Time the imports, each in a fresh process, in turns."""
    programs = {name: _IMPORT.format(statement=statement) for name, statement in IMPORTS.items()}
    return take_turns({name: Run(functools.partial(_run, program)) for name, program in programs.items()}, rounds)


def stream_memory(count: int) -> float:
    """Return the peak of memory, in MB, of a process that reads a stream of `count` small records."""
    return _run(_STREAM.format(count=count))


def peak_memory() -> float:
    """Return the peak of memory of this process so far, in MB.

    Linux hands the peak that `getrusage` gives down from the process that started this one, so it is asked elsewhere.
    """
    status = Path("/proc/self/status")
    if status.exists():
        (peak,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(peak.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def _run(program: str) -> float:
    """Run a program of Python from the root of the repository, and return the number that it prints."""
    # What was installed is compiled already. Where Python may not keep what it compiles, ours would be compiled again.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=env, check=True, capture_output=True, text=True)
    return float(run.stdout)
