"""The command `migevents`; its extra `cli` is imported when it runs."""

import os
import signal
import sys
from typing import TextIO

from migevents._files import remove_temporary_files


def main() -> None:
    """Run the command, or print how to install it."""
    try:
        from migevents.cli.commands import migevents
    except ModuleNotFoundError as error:
        if str(error.name).partition(".")[0] not in {"click", "rich"}:
            raise
        print("the command needs an extra: pip install 'migevents[cli]'", file=sys.stderr)  # noqa: T201  # click is missing
        sys.exit(2)
    sys.stdout, sys.stderr = sys.stdout or _nowhere(), sys.stderr or _nowhere()
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _stop)
    migevents(prog_name="migevents")


def _stop(number: int, _frame: object) -> None:
    """Remove the temporary files, and let the signal stop the program.

    An exception could be lost: Python ignores those that are raised in callbacks of its memory management.
    """
    remove_temporary_files()
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


def _nowhere() -> TextIO:
    """Return a file for a stream that was closed before Python began.

    Such a stream is `None`.
    """
    return open(os.devnull, "w", encoding="utf-8", errors="backslashreplace")  # noqa: PTH123  # not a path, and open to the end
