"""The command `migevents`. It needs the extra `cli`, which is imported only when the command runs."""

import os
import signal
import sys
from typing import TextIO


def main() -> None:
    """Run the command, or print what to install for it."""
    try:
        from migevents.cli.commands import migevents
    except ModuleNotFoundError as error:
        if str(error.name).partition(".")[0] not in {"click", "rich"}:
            raise
        print("the command needs an extra: pip install 'migevents[cli]'", file=sys.stderr)  # noqa: T201  # click is what is missing
        sys.exit(2)
    sys.stdout, sys.stderr = sys.stdout or _nowhere(), sys.stderr or _nowhere()
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):  # Windows has no SIGHUP
            signal.signal(getattr(signal, name), _exit)
    migevents(prog_name="migevents")


def _exit(number: int, _frame: object) -> None:
    """Exit as a shell reports it, but not without removing temporary files."""
    sys.exit(128 + number)


def _nowhere() -> TextIO:
    """Return a file in place of a stream that was closed before Python began, which is `None`."""
    return open(os.devnull, "w", encoding="utf-8", errors="backslashreplace")  # noqa: PTH123  # not a path, and open to the end
