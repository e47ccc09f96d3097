"""The command `migevents`. What it is made of comes with the extra `cli`, and is imported only when it runs."""

import sys


def main() -> None:
    """Run the command, or say what to install for it."""
    try:
        from migevents.cli.commands import migevents
    except ModuleNotFoundError as error:
        if str(error.name).partition(".")[0] not in {"click", "rich"}:
            raise
        print("to use the command, install what it needs: pip install 'migevents[cli]'", file=sys.stderr)  # noqa: T201  # without click there is no other way
        sys.exit(2)
    migevents(prog_name="migevents")
