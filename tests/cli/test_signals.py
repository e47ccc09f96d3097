"""The behaviour of the command if a signal stops it."""

import os
import signal

import pytest

from migevents import cli


def test_a_signal_removes_temporary_files_and_stops_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """The temporary files go first; then the signal does what it does by default."""
    done: list[object] = []
    monkeypatch.setattr(cli, "remove_temporary_files", lambda: done.append("removed"))
    monkeypatch.setattr(signal, "signal", lambda number, handler: done.append((number, handler)))
    monkeypatch.setattr(os, "kill", lambda process, number: done.append((process, number)))
    cli._stop(signal.SIGTERM, None)  # noqa: SLF001  # Python calls it
    assert done == ["removed", (signal.SIGTERM, signal.SIG_DFL), (os.getpid(), signal.SIGTERM)]
