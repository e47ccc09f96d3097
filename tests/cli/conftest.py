"""Shared fixtures of the tests of the command."""

from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the command runs in, so that the names of files are short."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
