"""What runs in C, such as the patterns of texts, takes in proportion to the input: its instructions are counted."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_growth import DOCUMENTS
from tests.tools.needs import needed_program

pytestmark = pytest.mark.tools
VALGRIND = needed_program("valgrind")

PROGRAM = """
import sys
from pathlib import Path
from migevents import salvage

for name in sys.argv[1:]:
    salvage(Path(name).read_bytes()).dumps()
"""

SHAPES = (
    *("variants of a language", "extensions of a language", "private parts of a language"),
    *("a long web address", "a long host", "a long e-mail address", "many e-mail addresses", "a long phone number"),
    *("brackets in a phone number", "a long country", "a long date", "controls", "half pairs", "a long number"),
)


def instructions(*documents: Path) -> int:
    """Return how many instructions it takes to salvage documents, with all that Python does before."""
    options = ("--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")
    done = subprocess.run(  # noqa: S603  # our own program
        [VALGRIND, *options, sys.executable, "-c", PROGRAM, *map(str, documents)],
        env={"PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=True,
    )
    found = re.search(r"I\s+refs:\s+([\d,]+)", done.stderr)
    assert found is not None
    return int(found[1].replace(",", ""))


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Have Python compile the modules, so that no run that is counted does it."""
    file = tmp_path_factory.mktemp("compiled") / "document"
    file.write_bytes(DOCUMENTS["a long host"](3))
    subprocess.run([sys.executable, "-c", PROGRAM, str(file)], check=True)  # noqa: S603  # our own program


@pytest.mark.usefixtures("compiled")
@pytest.mark.parametrize("shape", SHAPES)
def test_instructions_grow_with_the_document(shape: str, tmp_path: Path) -> None:
    """A document with a text of twice the length takes at most 2.2 times the instructions."""
    files = [tmp_path / str(count) for count in (3, 4_000, 8_000)]
    for file in files:
        file.write_bytes(DOCUMENTS[shape](int(file.name)))
    small, some, twice = files
    # What is made on first use is made for the small one.
    before = instructions(small)
    assert instructions(small, twice) - before <= 2.2 * (instructions(small, some) - before)
