"""The command `migevents`. What it is made of comes with the extra `cli`, and is imported only when it runs."""

import os
import sys
from typing import TextIO


def main() -> None:
    """Run the command, or say what to install for it."""
    try:
        from migevents.cli.commands import migevents
    except ModuleNotFoundError as error:
        if str(error.name).partition(".")[0] not in {"click", "rich"}:
            raise
        print("to use the command, install what it needs: pip install 'migevents[cli]'", file=sys.stderr)  # noqa: T201  # without click there is no other way
        sys.exit(2)
    sys.stdout, sys.stderr = sys.stdout or _nowhere(), sys.stderr or _nowhere()
    migevents(prog_name="migevents")


def _nowhere() -> TextIO:
    """Return what takes the place of a stream that was closed before Python began: there it is `None`."""
    return open(os.devnull, "w", encoding="utf-8", errors="backslashreplace")  # noqa: PTH123  # no path, and open to the end
