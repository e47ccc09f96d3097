"""How the commands read files: with a bar for one that takes long, and with words for one that cannot be read."""

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Self

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TaskProgressColumn, TextColumn

from migevents._display import escaped
from migevents.streams import RawRecord, iter_raw_records


class Unreadable(Exception):
    """A file that cannot be read. Its text says which, and why."""


def name_of(file: str) -> str:
    """Return what a file is called in what is printed."""
    return "<stdin>" if file == "-" else file


class Bar:
    """A progress bar: on standard error, if that is a terminal, and only while a file takes longer than a moment.

    Args:
        clock: Tells the time, in seconds.
    """

    MOMENT = 0.5
    """How long a file may take before the bar appears, in seconds."""
    REFRESH = 0.1

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Show nothing yet."""
        self._clock = clock
        self._console = Console(stderr=True)
        self._is_wanted = sys.stderr.isatty() and self._console.is_interactive
        self._progress: Progress | None = None
        self._due = 0.0

    def __enter__(self) -> Self:
        """Show nothing yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave nothing behind."""
        self.hide()

    def watch(self, pieces: Iterable[bytes], name: str, size: int | None) -> Iterator[bytes]:
        """Yield `pieces`, and show how much of `size` they are so far."""
        done = 0
        self.begin()
        for piece in pieces:
            done += len(piece)
            self.show(name, done, size)
            yield piece

    def begin(self) -> None:
        """Count the moment that a file may take from now on."""
        self._due = self._clock() + self.MOMENT

    def show(self, name: str, done: int, size: int | None) -> None:
        """Show how much is done of a file, if it is time to."""
        if self._is_wanted and self._clock() >= self._due:
            self._show(name, done, size)
            self._due = self._clock() + self.REFRESH

    def _show(self, name: str, done: int, size: int | None) -> None:
        if self._progress is None:
            columns = (
                TextColumn("{task.description}", markup=False),
                BarColumn(),
                TaskProgressColumn(),
                DownloadColumn(),
            )
            # What is printed goes its own way, to standard output: `hide` makes room for it.
            self._progress = Progress(
                *columns,
                console=self._console,
                auto_refresh=False,
                transient=True,
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._progress.add_task(escaped(name), total=size)
            self._progress.start()
        self._progress.update(self._progress.task_ids[0], completed=done, refresh=True)

    def hide(self) -> None:
        """Take the bar away, so that something can be printed. It comes back by itself."""
        if self._progress is not None:
            self._progress.stop()
            self._progress = None


def raw_records(file: str, bar: Bar) -> Iterator[RawRecord]:
    """Find the records in a file; a dash stands for standard input.

    Raises:
        Unreadable: The file cannot be read, or not to its end.
    """
    try:
        with opened(file) as (stream, size):
            checked = 0
            for raw in iter_raw_records(bar.watch(stream, name_of(file), size), file):
                yield raw
                if raw.pointer:
                    # An array is read whole before its first item is found, so it is the items that tell how far it is.
                    checked += len(raw.data)
                    bar.show(name_of(file), checked, None if size is None else max(size, checked))
    except OSError as error:
        raise Unreadable(f"{name_of(file)}: {error.strerror or error}") from None
    finally:
        bar.hide()


@contextlib.contextmanager
def opened(file: str) -> Iterator[tuple[IO[bytes], int | None]]:
    """Open a file; yield it with its size, where that is known."""
    if file == "-":
        if sys.stdin is None:  # it was closed before Python began
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        yield sys.stdin.buffer, None
        return
    with Path(file).open("rb") as stream:
        status = os.fstat(stream.fileno())
        yield stream, status.st_size if stat.S_ISREG(status.st_mode) else None
