"""How the examples in README, docs and docstrings are run as tests."""

import contextlib
import difflib
import os
import re
import shutil
import subprocess
import sysconfig
from collections.abc import Iterator

import pytest
from sybil import Example
from xdist.scheduler import LoadScopeScheduling

from migevents.advice.registry import USER_RULES
from tests.support.folders import EXAMPLES


def run_console(example: Example) -> str | None:
    """Run each command of a console example, and return how its output differs from the page.

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


@pytest.fixture(scope="module")
def beside_examples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Run the examples of a page in a folder with a copy of `examples`; forget their rules."""
    folder = tmp_path_factory.mktemp("page")
    shutil.copytree(EXAMPLES, folder / "examples")
    with contextlib.chdir(folder), rules_kept():
        yield


class ExamplesTogether(LoadScopeScheduling):
    """Share out the tests one by one, and the examples of a page to one process: each builds on those before it.

    The tests of the site go to one process as well: it is built once.
    """

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.partition("::")[0]
        return nodeid if path.startswith("tests/") and not path.startswith("tests/docs/") else path
