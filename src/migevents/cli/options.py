"""Arguments and options that several commands have."""

from collections.abc import Callable
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

FILE = click.Path(allow_dash=True)
"""A file to read; a dash is standard input."""

FILES = click.argument("files", metavar="FILE...", nargs=-1, required=True, type=FILE)


def format_option(*formats: str, help: str) -> Decorator:  # noqa: A002  # as click calls it
    """Return the option `--format`, whose default is the first format."""
    return click.option(
        "--format", "style", type=click.Choice(formats), default=formats[0], show_default=True, help=help
    )


def output_option(metavar: str, help: str, *, may_be_folder: bool = False) -> Decorator:  # noqa: A002  # as above
    """Return the option `--output`, whose default is standard output."""
    path = click.Path(dir_okay=may_be_folder, allow_dash=True)
    return click.option("-o", "--output", metavar=metavar, default="-", type=path, help=help)
