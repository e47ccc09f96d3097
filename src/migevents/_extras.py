"""Imports of packages that only an extra of this library installs."""

import contextlib
from collections.abc import Iterator


@contextlib.contextmanager
def needs(extra: str, need: str) -> Iterator[None]:
    """Report which extra to install if a module cannot be imported.

    `need` begins the message: "to read HTML, install lxml".
    """
    try:
        yield
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(f"{need}: pip install 'migevents[{extra}]'", name=error.name) from error
