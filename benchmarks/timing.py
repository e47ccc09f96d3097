"""How functions are timed against each other on a noisy machine.

They take turns: each round runs every one of them for a few milliseconds, and a ratio is the median of the ratios of
the rounds, so that what slows the machine down for a while slows all of them alike. The time is that of the processor,
not of the clock on the wall: what else the machine does counts little. The garbage collector runs as in any program,
but what was made before does not weigh on it.
"""

import functools
import gc
import math
import statistics
import time
from collections.abc import Callable, Mapping

import attrs

Function = Callable[[], object]


@attrs.frozen
class Effort:
    """How long to measure.

    Attributes:
        rounds: How many rounds to run.
        batch: How many seconds a function is run in each, about. One that takes much longer sits most rounds out.
    """

    rounds: int
    batch: float


@attrs.frozen
class Timing:
    """The timing of one function.

    Attributes:
        seconds: How long a call takes, the median of the rounds.
        ratio: How long the first function takes as a part of this; the median of the rounds in which both ran.
    """

    seconds: float
    ratio: float


@attrs.frozen
class Run:
    """How something is measured.

    Attributes:
        measure: Runs it, and returns the seconds that it took.
        every: In which rounds it takes part: each, each second one, each third ...
    """

    measure: Callable[[], float]
    every: int = 1


def compare(functions: Mapping[str, Function], effort: Effort, size: int = 1) -> dict[str, Timing]:
    """Time functions against the first of them; the seconds are those for one of `size` things that a call does."""
    gc.collect()
    gc.freeze()
    timings = take_turns({name: _planned(function, effort) for name, function in functions.items()}, effort.rounds)
    gc.unfreeze()
    return {name: attrs.evolve(timing, seconds=timing.seconds / size) for name, timing in timings.items()}


def _planned(function: Function, effort: Effort) -> Run:
    function()  # what is made on first use is made now
    seconds = max(_time(function, 1), 1e-9)
    calls = max(1, round(effort.batch / seconds))
    # A slow one gives three values at least; it takes the time of four others at most, on average.
    every = min(math.ceil(seconds / effort.batch / 4), max(1, effort.rounds // 3))
    return Run(functools.partial(_time, function, calls), every)


def _time(function: Function, calls: int) -> float:
    """Return the seconds that a call takes."""
    gc.collect()
    start = time.process_time()
    for _ in range(calls):
        function()
    return (time.process_time() - start) / calls


def take_turns(runs: Mapping[str, Run], rounds: int) -> dict[str, Timing]:
    """Measure in rounds."""
    measured = [
        {name: run.measure() for name, run in runs.items() if number % run.every == 0} for number in range(rounds)
    ]
    first = next(iter(runs))
    return {name: _timing(name, first, [each for each in measured if {name, first} <= each.keys()]) for name in runs}


def _timing(name: str, first: str, rounds: list[dict[str, float]]) -> Timing:
    return Timing(
        seconds=statistics.median(each[name] for each in rounds),
        ratio=statistics.median(each[first] / each[name] for each in rounds),
    )
