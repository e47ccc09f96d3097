"""How the tests are run: how hard Hypothesis tries, and how the examples of the documentation are run."""

import contextlib
import difflib
import os
import re
import shutil
import subprocess
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from migevents.advice.registry import USER_RULES

ROOT = Path(__file__).parent

# --- Hypothesis -------------------------------------------------------------------------------------------------------

# The same examples in every run, however slow the machine is: a failure can always be seen again.
settings.register_profile(
    "default",
    database=None,
    deadline=None,
    derandomize=True,
    max_examples=24,
    # To explain a failure, the code is traced, also where a test shrinks on purpose; that takes longer than all else.
    phases=set(Phase) - {Phase.explain},
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
# Other examples in every run, and many: HYPOTHESIS_PROFILE=thorough make test
settings.register_profile("thorough", settings.get_profile("default"), derandomize=False, max_examples=2_400)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

# --- Examples ---------------------------------------------------------------------------------------------------------


def run_console(example: Example) -> str | None:
    """Run each command of a console example, and return how its output differs from what stands there.

    Of the environment it knows PATH alone: a terminal's width and colours must not change what is printed.
    """
    path = sysconfig.get_path("scripts") + os.pathsep + os.environ["PATH"]
    transcript = ""
    for command in re.findall(r"^\$ (.*\n?)", example.parsed, re.MULTILINE):
        run = subprocess.run(
            ["sh", "-c", command],
            env={"PATH": path},
            check=False,
            encoding="utf-8",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        transcript += f"$ {command}{run.stdout}"
    return "\n".join(
        difflib.unified_diff(example.parsed.splitlines(), transcript.splitlines(), "page", "run", lineterm="")
    )


@contextlib.contextmanager
def rules_kept() -> Iterator[None]:
    """Forget the rules of advice that are declared inside."""
    before = dict(USER_RULES)
    try:
        yield
    finally:
        USER_RULES.clear()
        USER_RULES.update(before)


@pytest.fixture
def no_other_rules() -> Iterator[None]:
    """Forget the rules that a test declares."""
    with rules_kept():
        yield


@pytest.fixture(scope="module")
def beside_examples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Run the examples of a page in a folder of their own that holds a copy of `examples`; forget their rules."""
    folder = tmp_path_factory.mktemp("page")
    shutil.copytree(ROOT / "examples", folder / "examples")
    with contextlib.chdir(folder), rules_kept():
        yield


class ExamplesTogether(LoadScopeScheduling):
    """Share out the tests one by one, and the examples of a page to one process: each builds on those before it."""

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.partition("::")[0]
        return nodeid if path.startswith("tests/") else path


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    """Say how the tests are shared out, where there are several processes."""
    return ExamplesTogether(config, log)


pages = Sybil(
    patterns=["README.md", "docs/*.md", "docs/**/*.md"],
    parsers=[PythonCodeBlockParser(), CodeBlockParser("console", run_console)],
    fixtures=["beside_examples"],
)
docstrings = Sybil(patterns=["src/*/*.py", "src/*/*/*.py"], parsers=[DocTestParser()], fixtures=["beside_examples"])
pytest_collect_file = (pages + docstrings).pytest()
