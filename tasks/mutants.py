"""Break the code in small ways, and see whether the tests notice: ``python -m tasks.mutants [--count 40] [NAME ...]``.

Cosmic Ray makes the mutants: it changes an operator, a number, a comparison or a decorator. All of them would take
days, so a sample is drawn, of one mutant for a place, and with a fixed seed: the same in every run. Each is tried in a
copy of the project, with the tests that match its module, and is killed if one of them fails. The exit status is 1 if
fewer are killed than the goal; survivors are printed. `equivalent_mutants.toml` lists those that change nothing, with
the reason; they do not count. An entry of the list that no mutant has any more is printed as stale, and the exit status
is 1, too.
"""

import argparse
import ast
import contextlib
import importlib
import json
import math
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, Never

import pytest
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).parents[1]
EQUIVALENT = Path(__file__).parent / "equivalent_mutants.toml"

_DATES = ("tests/values/test_dates.py", "tests/values/test_date_conversions.py", "tests/values/test_date_hints.py")
_PATHS = (
    "tests/codec/test_failure_tier.py",
    "tests/codec/test_fast_and_slow_path.py",
    "tests/codec/test_faults.py",
    "tests/codec/test_json.py",
)
_MESSAGES = "tests/codec/test_messages.py"
_SCHEMA = "tests/codec/test_schema.py"
_TEXTS = ("tests/jsontext", "tests/codec/test_json.py", "tests/salvage/test_salvage.py")
_INVARIANTS = ("tests/model", "tests/codec/test_failure_tier.py", "tests/codec/test_faults.py", _MESSAGES, _SCHEMA)


class Subject(NamedTuple):
    """A module to break, the tests that match it, and the share of its mutants that they must kill."""

    module: str
    tests: tuple[str, ...]
    goal: float


SUBJECTS = {
    "dates": Subject("values/dates.py", (*_DATES, "tests/model", _MESSAGES), 0.95),
    "edtf": Subject("values/edtf.py", (*_DATES, "tests/model", _MESSAGES), 0.95),
    "scalars": Subject(
        "values/scalars.py", ("tests/values", "tests/model", "tests/codec/test_faults.py", _MESSAGES, _SCHEMA), 0.95
    ),
    "validators": Subject("model/validators.py", ("tests/model", *_PATHS, _MESSAGES, _SCHEMA), 0.95),
    "slow_path": Subject("codec/slow_path.py", (*_PATHS, "tests/codec/test_versions.py", _MESSAGES), 0.95),
    "event_dates": Subject("model/event_dates.py", _INVARIANTS, 0.9),
    "errors": Subject(
        "errors.py", ("tests/values/test_date_hints.py", "tests/interop/test_notebooks.py", _MESSAGES, *_PATHS), 0.9
    ),
    "json": Subject(
        "codec/json.py", (*_PATHS, "tests/jsontext", "tests/streams", "tests/salvage", "tests/cli/test_check.py"), 0.9
    ),
    "lossless": Subject("jsontext/lossless.py", _TEXTS, 0.9),
    "paths": Subject("jsontext/paths.py", _TEXTS, 0.9),
    "pointer": Subject("jsontext/pointer.py", _TEXTS, 0.9),
    "positions": Subject("jsontext/positions.py", (*_TEXTS, "tests/cli"), 0.9),
    "envelope": Subject("codec/envelope.py", ("tests/codec/test_versions.py", *_PATHS, _MESSAGES), 0.9),
    "fast_path": Subject("codec/fast_path.py", (*_PATHS, "tests/codec/test_versions.py", "tests/jsontext"), 0.9),
    "dicts": Subject(
        "codec/dicts.py", ("tests/codec/test_unstructure.py", "tests/codec/test_versions.py", *_PATHS), 0.9
    ),
    "cattrs": Subject("interop/cattrs.py", ("tests/interop",), 0.9),
    "pieces": Subject(
        "_pieces.py", ("tests/streams", "tests/test_compressed_files.py", "tests/formats/test_csv_table.py"), 0.9
    ),
    "raw": Subject("streams/raw.py", ("tests/streams", "tests/cli/test_check.py"), 0.9),
    "lines": Subject("streams/lines.py", ("tests/streams", "tests/cli/test_check.py"), 0.9),
    "streams": Subject("streams/api.py", ("tests/streams", "tests/cli/test_check.py"), 0.9),
}

_DEPENDENCIES = ("anyio", "attrs", "cattrs", "hypothesis", "jsonschema", "msgspec", "pydantic", "sybil", "xdist")
"""Libraries that tests import, to be imported once: none of them may import this project."""

_ONLY_FOR_SPEED_OR_TYPES = {"@cached", "@final", "@functools.cache", "@overload"}
"""Decorators that change no result, so that their removal is not a fault."""


class Mutant(NamedTuple):
    """A module with one change: the line of the change, as it was and as it is, and the text of the whole module."""

    line: int
    before: str
    after: str
    text: str


def mutants(source: str, seed: str) -> Iterator[Mutant]:
    """Yield one mutant for each place of a module that can be changed, in an order that only the seed decides."""
    places = _places(source)
    chance = random.Random(seed)  # noqa: S311  # the same seed gives the same mutants: nothing is secret
    order = sorted(places)
    chance.shuffle(order)
    for place in order:
        yield _mutant(source, *chance.choice(places[place]))


def stale(source: str, equivalent: Iterable[str]) -> list[str]:
    """Return the changed lines that no mutant of a module has."""
    left, lines = dict.fromkeys(equivalent), source.splitlines()
    for (line, at), changes in _places(source).items():
        unchanged = lines[line - 1][:at].strip()
        # To make every mutant of a module takes up to a minute: only those are made that can have one of the lines.
        if any(each.startswith(unchanged) for each in left):
            for change in changes:
                left.pop(_mutant(source, *change).after, None)
    return list(left)


def _places(source: str) -> dict[tuple[int, int], list[tuple[str, int]]]:
    """Return the places that can be changed, each with its operators: their names, and which of their places it is."""
    places: dict[tuple[int, int], list[tuple[str, int]]] = {}
    nodes = list(ast_nodes(get_ast(source)))
    for name in sorted(operator_names()):
        operator = get_operator(name)
        if not operator.arguments():
            found = [start for node in nodes for start, _ in operator().mutation_positions(node)]
            for occurrence, place in enumerate(found):
                places.setdefault(place, []).append((name, occurrence))
    for ignored in _ignored_places(source):
        places.pop(ignored, None)
    return places


def _mutant(source: str, operator: str, occurrence: int) -> Mutant:
    text = mutate_code(source, get_operator(operator)(), occurrence)
    changed = zip(source.splitlines(), text.splitlines(), strict=False)
    line, before, after = next((line, *pair) for line, pair in enumerate(changed, 1) if pair[0] != pair[1])
    return Mutant(line, before.strip(), after.strip(), text)


def _ignored_places(source: str) -> Iterator[tuple[int, int]]:
    """Yield the places of what is for speed or types.

    These are some decorators, sizes of caches, overloads, and the operators in annotations, which break at once.
    """
    lines = source.splitlines()
    for number, line in enumerate(lines, 1):
        if line.strip().partition("(")[0] in _ONLY_FOR_SPEED_OR_TYPES:
            yield number, len(line) - len(line.lstrip())
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.keyword) and node.arg == "maxsize":  # of a cache
            yield node.value.lineno, node.value.col_offset
        overload = node if isinstance(node, ast.FunctionDef) and _is_overload(node) else None
        for ignored in (getattr(node, "annotation", None), getattr(node, "returns", None), overload):
            if ignored is not None:
                first, last = ignored.lineno, ignored.end_lineno or 0
                yield from (
                    (line, at)
                    for line in range(first, last + 1)
                    for at in range(len(lines[line - 1]))
                    if _is_in(ignored, line, at)
                )


def _is_overload(function: ast.FunctionDef) -> bool:
    return any(isinstance(decorator, ast.Name) and decorator.id == "overload" for decorator in function.decorator_list)


def _is_in(node: ast.expr | ast.stmt, line: int, at: int) -> bool:
    start, end = (node.lineno, node.col_offset), (node.end_lineno or 0, node.end_col_offset or 0)
    return start <= (line, at) < end


class Order:
    """A plugin of pytest that runs first what has failed before, then the fastest tests, and notes what fails."""

    def __init__(self) -> None:
        """Begin without knowledge: the tests stay in their order."""
        self.failures: Counter[str] = Counter()
        self.seconds: dict[str, float] = {}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Sort the tests. Examples of a docstring need those before them, and stay in their order, at the end."""
        items.sort(key=self._rank)

    def _rank(self, item: pytest.Item) -> tuple[int, float]:
        if not isinstance(item, pytest.Function):
            return 1, 0
        return -self.failures[item.nodeid], self.seconds.get(item.nodeid, 0)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note how long a test takes, and whether it fails."""
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0) + report.duration
        self.failures[report.nodeid] += report.failed


class Copy:
    """A copy of the project, to be broken."""

    def __init__(self, folder: Path, subject: Subject) -> None:
        """Copy what the tests need."""
        unneeded = shutil.ignore_patterns(".*", "dist", "__pycache__", "findings")
        self.root = folder / "project"
        shutil.copytree(ROOT, self.root, ignore=unneeded)
        self.module = self.root / "src" / "migevents" / subject.module
        self.tests = (*subject.tests, f"src/migevents/{subject.module}")
        self.order = Order()
        self.compiled = folder / "compiled"
        self.notes = folder / "notes.json"
        self.output = folder / "output.txt"

    def run(self, text: str, limit: float) -> int:
        """Return what pytest ends with if the module has this text: 0 if every test passes, in this number of seconds.

        Each run has a process of its own, but a fork: it need not import pytest and what the project depends on.
        """
        self.module.write_text(text, encoding="utf-8")
        # Python tells by second and size whether a file has changed.
        for compiled in self.compiled.rglob(f"{self.module.stem}.*"):
            compiled.unlink()
        process = os.fork()
        if not process:
            self._run_tests(limit)
        status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        with contextlib.suppress(ProcessLookupError):  # what tests have started and left behind
            os.killpg(process, signal.SIGKILL)
        if self.notes.exists():  # not if it was ended for taking too long
            notes = json.loads(self.notes.read_text(encoding="utf-8"))
            self.order.failures, self.order.seconds = Counter(notes["failures"]), notes["seconds"]
            self.notes.unlink()
        return status

    def _run_tests(self, limit: float) -> Never:
        """Run pytest in this process, and end it."""
        status = 1
        try:
            os.setpgid(0, 0)
            signal.alarm(math.ceil(limit))  # which ends the process
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            output = os.open(self.output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(output, 1)
            os.dup2(output, 2)
            os.chdir(self.root)
            sys.path.insert(0, str(self.root / "src"))
            os.environ |= {"PYTHONPATH": str(self.root / "src"), "HYPOTHESIS_PROFILE": "mutants"}
            # What is compiled is kept for the next run, but outside of the project and of its .venv.
            os.environ |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(self.compiled)}
            sys.dont_write_bytecode, sys.pycache_prefix = False, str(self.compiled)
            options = ["-q", "-x", "-n0", "-pno:cacheprovider", "-pno:faker", "--tb=line"]
            # It is imported already, which matters only for how its own assertions are shown.
            options.append("-Wignore::pytest.PytestAssertRewriteWarning")
            status = pytest.main([*options, *self.tests], plugins=[self.order])
            notes = {"failures": self.order.failures, "seconds": self.order.seconds}
            self.notes.write_text(json.dumps(notes), encoding="utf-8")
        finally:
            sys.stdout.flush()
            os._exit(status)


def equivalents() -> dict[str, dict[str, str]]:
    """Return the changed lines of mutants that change no result, with the reasons, by module."""
    return tomllib.loads(EQUIVALENT.read_text(encoding="utf-8"))


def try_subject(name: str, count: int, seed: int) -> bool:
    """Try a sample of the mutants of a module.

    Return whether enough are killed, and no equivalent is stale.
    """
    subject = SUBJECTS[name]
    source = (ROOT / "src" / "migevents" / subject.module).read_text(encoding="utf-8")
    equivalent = equivalents().get(name, {})
    outdated = stale(source, equivalent)
    for line in outdated:
        print(f"{subject.module}: stale in {EQUIVALENT.name}, no mutant has this line\n+ {line}", flush=True)
    killed, tried, passed_over = 0, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Copy(Path(folder), subject)
        begun = time.monotonic()
        # The second run is in the order that the first has found: the tests must not depend on it.
        if copy.run(source, 600) or copy.run(source, 600):
            sys.exit(f"{copy.output.read_text()}{name}: its tests fail without a change")
        limit = 30 + 3 * (time.monotonic() - begun)
        for mutant in mutants(source, f"{name} {seed}"):
            if tried == count:
                break
            if mutant.after in equivalent:
                passed_over += 1
                continue
            tried += 1
            status = copy.run(mutant.text, limit)
            # Any other status is a kill: a test fails, or the code cannot even be imported.
            killed += status != 0
            if status == 0:
                print(f"{subject.module}:{mutant.line} survives\n- {mutant.before}\n+ {mutant.after}", flush=True)
    print(f"{name}: {killed} of {tried} killed, goal {subject.goal:.0%}, {passed_over} equivalent", flush=True)
    return killed >= subject.goal * tried and not outdated


def main() -> None:
    """Try the modules that were named, or all."""
    parser = argparse.ArgumentParser(description="Break the code, and see whether the tests notice.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(SUBJECTS)}; all if none is given")
    parser.add_argument("--count", type=int, default=40, help="how many mutants of each module")
    parser.add_argument("--seed", type=int, default=1, help="another seed draws other mutants")
    arguments = parser.parse_args()
    if unknown := set(arguments.names) - set(SUBJECTS):
        parser.error(f"unknown name {', '.join(sorted(unknown))}: use {', '.join(SUBJECTS)}")
    for library in _DEPENDENCIES:
        importlib.import_module(library)
    results = [try_subject(name, arguments.count, arguments.seed) for name in arguments.names or SUBJECTS]
    sys.exit(not all(results))


if __name__ == "__main__":
    main()
