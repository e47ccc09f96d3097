"""Imports of packages that only an extra of this library installs."""

import contextlib
from collections.abc import Iterator


@contextlib.contextmanager
def needs(extra: str, who: str) -> Iterator[None]:
    """Name the extra to install, if a module cannot be imported."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(f"{who}: pip install 'migevents[{extra}]'", name=error.name) from error
