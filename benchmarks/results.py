"""The results of a run of the benchmark, and its goals."""

from collections.abc import Iterator, Mapping

import attrs

from benchmarks.timing import Timing

IMPORT = "import"
"""The key of the imports, which are measured like a task."""


@attrs.frozen
class Measured:
    """The measurements of a task: the timings for one document, by peer; ours comes first."""

    title: str
    timings: Mapping[str, Timing]


@attrs.frozen
class Memory:
    """The peaks of memory, in MB, of reading a short stream and a long one of so many records."""

    short: int
    short_peak: float
    long: int
    long_peak: float

    @property
    def growth(self) -> float:
        """How much more memory the long one took."""
        return self.long_peak - self.short_peak


@attrs.frozen
class Drawing:
    """How fast `migevents.testing` makes examples.

    Attributes:
        examples: How many events were drawn.
        seconds: How long that took.
        fields: How many fields one of them states, the mean.
    """

    examples: int
    seconds: float
    fields: float

    @property
    def per_second(self) -> float:
        """How many are drawn in a second."""
        return self.examples / self.seconds


@attrs.frozen
class Growth:
    """The seconds for a speaker and a quote, by the names of the peers, in a record of so many of both."""

    speakers: int
    valid: Mapping[str, Timing]
    faulty: Mapping[str, Timing]


@attrs.frozen
class Results:
    """All that a run gives."""

    tasks: Mapping[str, Measured]
    growth: tuple[Growth, ...]
    memory: Memory
    drawing: Drawing


# --- Goals ------------------------------------------------------------------------------------------------------------


@attrs.frozen
class Goal:
    """How long migevents may take for a task, as a part of what a peer takes."""

    task: str
    peer: str
    at_most: float


GOALS = (
    Goal("read-founding", "pydantic", 0.9),
    Goal("read-founding", "msgspec Structs", 2.0),
    Goal("read-founding", "orjson", 3.7),
    Goal("read-large", "pydantic", 0.6),
    Goal("read-large", "msgspec Structs", 2.0),
    Goal("write-founding", "pydantic", 0.55),
    Goal("write-large", "pydantic", 0.45),
    Goal("dict-founding", "pydantic", 1.0),
    Goal("dict-large", "pydantic", 0.6),
    Goal("fault", "pydantic", 1.8),
    Goal("stream", "pydantic", 1.0),
    Goal("five", "pydantic", 2.5),
    Goal("all", "pydantic", 4.0),
    Goal("advise-founding", "reading the record", 3.0),
    Goal("advise-large", "reading the record", 3.0),
    Goal(IMPORT, "its core dependencies alone", 1.8),
)
MEMORY_GOAL = 20
"""How many MB more a stream of a million records may take than one of a thousand."""
DRAWING_GOAL = 50
"""How many events `migevents.testing` is to draw in a second, at least."""


@attrs.frozen
class Verdict:
    """A goal in words, what was measured, and whether that is good enough."""

    goal: str
    measured: str
    met: bool


def verdicts(results: Results) -> Iterator[Verdict]:
    """Hold the results against the goals."""
    for goal in GOALS:
        measured = results.tasks[goal.task]
        ratio = measured.timings[goal.peer].ratio
        yield Verdict(f"{measured.title}: at most {goal.at_most} of {goal.peer}", f"{ratio:.2f}", ratio <= goal.at_most)
    memory = results.memory
    yield Verdict(
        f"Peak memory of a stream of {memory.long:,} records: within {MEMORY_GOAL} MB of that of {memory.short:,}",
        f"{memory.growth:+.1f} MB",
        memory.growth <= MEMORY_GOAL,
    )
    drawing = results.drawing
    yield Verdict(
        f"Events that `migevents.testing` draws in a second: at least {DRAWING_GOAL}",
        f"{drawing.per_second:.0f}",
        drawing.per_second >= DRAWING_GOAL,
    )
