"""How functions and programs are timed against each other on a noisy machine.

They take turns: each round runs every one of them for a few milliseconds, and a ratio is the median of the ratios of
the rounds, so that what slows the machine down for a while slows all of them alike. The time is that of the processor,
not of the clock on the wall: what else the machine does counts little. The garbage collector runs as in any program,
but what was made before does not weigh on it.
"""

import functools
import gc
import os
import re
import statistics
import subprocess
import sys
import time
import timeit
from collections.abc import Callable, Mapping
from pathlib import Path

import attrs

ROOT = Path(__file__).parents[1]

Function = Callable[[], object]


@attrs.frozen
class Timing:
    """How long a call takes, and how long the first function takes as a part of that: the medians of the rounds."""

    seconds: float
    ratio: float


def compare(functions: Mapping[str, Function], rounds: int, batch: float, size: int = 1) -> dict[str, Timing]:
    """Time functions against the first of them.

    Args:
        functions: The functions by their names.
        rounds: How many rounds to run.
        batch: How many seconds a function is run in each, about; once at least.
        size: How many things a call does: the seconds are those for one.
    """
    gc.collect()
    gc.freeze()
    timings = take_turns({name: _batch(function, batch) for name, function in functions.items()}, rounds)
    gc.unfreeze()
    return {name: attrs.evolve(timing, seconds=timing.seconds / size) for name, timing in timings.items()}


def _batch(function: Function, seconds: float) -> Callable[[], float]:
    """Return what times a function by as many calls as take so many seconds."""
    function()  # what is made on first use is made now
    calls = max(1, round(seconds / max(_time(function, 1), 1e-9)))
    return functools.partial(_time, function, calls)


def _time(function: Function, calls: int) -> float:
    """Return the seconds that a call takes."""
    gc.collect()
    return timeit.Timer(function, gc.enable, time.process_time).timeit(calls) / calls


def take_turns(measures: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, Timing]:
    """Measure in rounds, each once in every round."""
    measured = [{name: measure() for name, measure in measures.items()} for _ in range(rounds)]
    first = next(iter(measures))
    return {
        name: Timing(
            seconds=statistics.median(each[name] for each in measured),
            ratio=statistics.median(each[first] / each[name] for each in measured),
        )
        for name in measures
    }


def run(program: str) -> list[float]:
    """Run a program of Python from the root of the repository, and return the numbers that it prints."""
    # What was installed is compiled already. Where Python may not keep what it compiles, ours would be compiled again.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=env, check=True, stdout=subprocess.PIPE)
    return [float(number) for number in done.stdout.split()]


def import_times(imports: Mapping[str, str], rounds: int) -> dict[str, Timing]:
    """Time statements that import something, each in a fresh process, in turns."""
    return take_turns({name: functools.partial(_import_time, each) for name, each in imports.items()}, rounds)


def _import_time(statement: str) -> float:
    return run(f"import time; start = time.process_time(); {statement}; print(time.process_time() - start)")[0]


def peak_memory() -> float:
    """Return the peak of memory of this process so far, in MB.

    Linux hands the peak that `getrusage` gives down from the process that started this one, so it is asked elsewhere.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.findall(r"VmHWM:\s*(\d+)", status.read_text())[0]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
