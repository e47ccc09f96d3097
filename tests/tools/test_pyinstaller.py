"""A frozen program: PyInstaller builds one that uses all of the library, and it runs where there is no Python."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools.needs import needed

needed("PyInstaller")

pytestmark = pytest.mark.tools

PROGRAM = """
import sys
import migevents
from migevents import vocabularies

if len(sys.argv) > 1:
    from migevents.cli import main
    main()
workshop = migevents.Workshop(title="Migration and data", when=migevents.EventDates(start="2018", basis="inferred"))
assert migevents.loads(migevents.dumps(workshop)) == workshop
assert [issue.code for issue in migevents.advise(workshop)] == ["date-inferred"]
assert str(migevents.parse_date("15 November 2018").start) == "2018-11-15"
assert migevents.salvage('{"type": "event", "title": " A fair"}').record.title == "A fair"
assert vocabularies.countries["LA"].record == "LA"
print(migevents.__version__)
"""


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A program of one folder, as `pyinstaller program.py` makes it."""
    folder = tmp_path_factory.mktemp("frozen")
    program = folder / "program.py"
    program.write_text(PROGRAM)
    hooks = Path(__file__).parents[2] / "src" / "migevents" / "interop" / "pyinstaller"
    # An installed wheel has an entry point for the hook; a checkout may have been installed before it had.
    command = [
        sys.executable,
        "-m",
        "PyInstaller",
        "--log-level=ERROR",
        f"--additional-hooks-dir={hooks}",
        "--noconfirm",
    ]
    subprocess.run([*command, str(program)], cwd=folder, check=True)  # noqa: S603  # our own program
    return folder / "dist" / "program" / "program"


def run(program: Path, *arguments: str) -> str:
    """The output of the program, and its standard error."""
    root = Path(__file__).parents[2]
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=True, env={}, cwd=root)  # noqa: S603  # as above
    return done.stdout + done.stderr


def test_a_frozen_program_uses_all_of_the_library(frozen: Path) -> None:
    """Records, advice, dates in words, salvage and vocabularies work in a frozen program."""
    assert run(frozen) == "0.1.0\n"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--version"], "migevents 0.1.0"),
        (["rules"], "date-inferred"),
        (["explain", "bad-date"], "bad-date"),
        (["explain", "date-inferred"], "date-inferred"),
        (["schema"], "https://json-schema.org/draft/2020-12/schema"),
        (["check", "examples/lao-workshop-2018.json"], "1 record"),
    ],
)
def test_a_frozen_program_runs_the_command(frozen: Path, arguments: list[str], expected: str) -> None:
    """Every command works in a frozen program, with its pages and its schema."""
    assert expected in run(frozen, *arguments)
