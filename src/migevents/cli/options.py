"""Arguments and options that several commands have."""

from collections.abc import Callable
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class FileName(click.Path):
    """The name of a file, or of a folder, on the command line.

    An empty name is refused, because for Python it is the current folder: a script that leaves a variable unset would
    have every file there repaired, or files written into it. Whether a file can be read shows when it is read.
    """

    def __init__(self, *, allow_dash: bool = False, dir_okay: bool = True) -> None:
        """Accept a dash only for standard input or output."""
        super().__init__(allow_dash=allow_dash, dir_okay=dir_okay, readable=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the name as it is."""
        if not value:
            self.fail("the name of the file is empty", param, ctx)
        if value == "-" and not self.allow_dash:
            self.fail("expected the name of a file; a file with the name - is ./-", param, ctx)
        return super().convert(value, param, ctx)


FILE = FileName(allow_dash=True)
"""The type of an argument that names a file; a dash is standard input or output."""

FILES = click.argument("files", metavar="FILE...", nargs=-1, required=True, type=FILE)


def format_option(*formats: str, help: str) -> Decorator:  # noqa: A002  # as click calls it
    """Return the option `--format`, whose default is the first format."""
    return click.option(
        "--format", "style", type=click.Choice(formats), default=formats[0], show_default=True, help=help
    )


def output_option(metavar: str, help: str, *, may_be_folder: bool = False) -> Decorator:  # noqa: A002  # as above
    """Return the option `--output`, whose default is standard output."""
    path = FileName(dir_okay=may_be_folder, allow_dash=True)
    return click.option("-o", "--output", metavar=metavar, default="-", type=path, help=help)
