"""The files of the package that hold what the vocabularies know. ``python -m tasks.write_vocabularies`` makes them."""

from importlib import resources
from typing import Any

import msgspec


def rows_of(name: str) -> dict[str, Any]:
    """Read a file."""
    data = resources.files("migevents.vocabularies").joinpath("data", f"{name}.json").read_bytes()
    rows: dict[str, Any] = msgspec.json.decode(data)
    return rows
