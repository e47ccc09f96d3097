"""`diff` and `merge` are at the top of the package, and cost nothing until they are used."""

import subprocess
import sys

import pytest

import migevents
from migevents import changes


def test_what_compares_records_is_imported_on_first_use() -> None:
    """To import the package does not import `migevents.changes`; to use `merge` does."""
    program = """
import sys, migevents
assert "migevents.changes" not in sys.modules
migevents.merge
assert "migevents.changes" in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True)  # noqa: S603  # the program above


def test_the_package_has_the_functions_of_changes() -> None:
    """The names at the top are those of `migevents.changes`, and are listed; others are refused as ever."""
    assert migevents.diff is changes.diff
    assert migevents.merge is changes.merge
    assert {"diff", "merge", "loads"} <= {*dir(migevents)}
    with pytest.raises(AttributeError, match="module 'migevents' has no attribute 'mrege'"):
        migevents.mrege  # type: ignore[attr-defined]  # noqa: B018  # which is what is tested
