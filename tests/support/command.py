"""The command, run in this process, in another one, and on a terminal."""

import contextlib
import os
import pty
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from migevents import EventDates, PartialDate, Workshop, dumps
from migevents.cli.commands import migevents

VALID = dumps(Workshop(title="A workshop", when=EventDates(start=PartialDate("2018-11-15"))))


def run_cli(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    """Run `migevents` with these arguments."""
    return CliRunner().invoke(migevents, [str(argument) for argument in arguments], input=stdin)


def start(
    *arguments: str | Path,
    out: int = subprocess.PIPE,
    error: int = subprocess.PIPE,
    environment: dict[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    """Start the command as a program."""
    command = [sys.executable, "-m", "migevents", *arguments]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=out, stderr=error, env=environment)  # noqa: S603  # our own


def on_terminal(*arguments: str | Path, **environment: str) -> str:
    """The output of the command on a terminal."""
    ours, theirs = pty.openpty()
    known = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR", "COLORTERM"}}
    program = start(*arguments, out=theirs, error=theirs, environment=known | {"TERM": "xterm-256color"} | environment)
    os.close(theirs)
    program.communicate()
    printed = b""
    with contextlib.suppress(OSError):  # so it ends on Linux
        while piece := os.read(ours, 10_000):
            printed += piece
    os.close(ours)
    return printed.decode()
