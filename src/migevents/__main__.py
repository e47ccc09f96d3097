"""`python -m migevents`: the command, without a script on the path."""

from migevents.cli import main

main()
