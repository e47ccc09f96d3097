"""What runs in C, such as the patterns of texts, takes in proportion to the input: its instructions are counted."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.work import SHAPES
from tests.test_growth import DOCUMENTS
from tests.tools.needs import needed_program

pytestmark = pytest.mark.tools
VALGRIND = needed_program("valgrind")
ENVIRONMENT = {"PYTHONHASHSEED": "0"}
"""With it alone, two runs take the same instructions, and compiled modules are kept, whatever the tests run in."""

OF_DOCUMENTS = (
    *("variants of a language", "extensions of a language", "private parts of a language"),
    *("a long web address", "a long host", "a long e-mail address", "many e-mail addresses", "a long phone number"),
    *("brackets in a phone number", "a long country", "a long date", "controls", "half pairs", "a long number"),
)


ALL = {name: ("salvage", DOCUMENTS[name]) for name in OF_DOCUMENTS} | SHAPES


def instructions(work: str, *files: Path) -> int:
    """Return how many instructions it takes to do this with files, with all that Python does before."""
    options = ("--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")
    done = subprocess.run(  # noqa: S603  # our own program
        [VALGRIND, *options, sys.executable, "-m", "tests.support.work", work, *map(str, files)],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=True,
    )
    found = re.search(r"I\s+refs:\s+([\d,]+)", done.stderr)
    assert found is not None
    return int(found[1].replace(",", ""))


@pytest.mark.parametrize("shape", ALL)
def test_instructions_grow_with_the_file(shape: str, tmp_path: Path) -> None:
    """A file with twice as much of something takes at most 2.2 times the instructions."""
    work, make = ALL[shape]
    files = [tmp_path / str(count) for count in (30, 4_000, 8_000)]
    for file in files:
        file.write_bytes(make(int(file.name)))
    small, some, twice = files
    # Python compiles the modules, so that no run that is counted does it.
    compiling = [sys.executable, "-m", "tests.support.work", work, str(small)]
    subprocess.run(compiling, env=ENVIRONMENT, check=True)  # noqa: S603  # our own program
    # What is made on first use is made for the small one.
    before = instructions(work, small)
    assert instructions(work, small, twice) - before <= 2.2 * (instructions(work, small, some) - before)
