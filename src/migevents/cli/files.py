"""Reading of the command's files, with a progress bar and errors."""

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
from migevents._files import write_whole
from migevents._pieces import chunks_of
from migevents.streams import RawRecord, iter_raw_records


class FileError(Exception):
    """A file that cannot be read or written: its name, and the reason."""


def file_name_of(file: str) -> str:
    """Return the name of a file for messages."""
    return "<stdin>" if file == "-" else file


class Bar:
    """A progress bar on standard error, if that is a terminal.

    It appears only for a file that takes a moment.

    Args:
        clock: Returns the time, in seconds.
    """

    MOMENT = 0.5
    """How many seconds a file takes before the bar appears."""
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
        """Remove the bar."""
        self.hide()

    def watch(self, pieces: Iterable[bytes], name: str, size: int | None) -> Iterator[bytes]:
        """Yield pieces, and show how much of a size they are so far."""
        done = 0
        self._due = self._clock() + self.MOMENT
        for piece in pieces:
            done += len(piece)
            self.show(name, done, size)
            yield piece

    def show(self, name: str, done: int, size: int | None) -> None:
        """Show how much of a file is done, if it is time to."""
        if self._is_wanted and self._clock() >= self._due:
            self._show(name, done, size)
            self._due = self._clock() + self.REFRESH

    def _show(self, name: str, done: int, size: int | None) -> None:
        if self._progress is None:
            # Findings go to standard output by themselves: `hide` makes room for them.
            self._progress = Progress(
                TextColumn("{task.description}", markup=False),
                BarColumn(),
                TaskProgressColumn(),
                DownloadColumn(),
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
        """Remove the bar before something is printed; it returns by itself."""
        if self._progress is not None:
            self._progress.stop()
            self._progress = None


def is_same_file(file: str, others: Iterable[str]) -> bool:
    """Return whether a file that will be written is one of the others."""
    return any(os.path.realpath(file) == os.path.realpath(other) for other in others if other != "-")


RECORD_SUFFIXES = (".json", ".ndjson", ".jsonl", ".json.gz", ".ndjson.gz", ".jsonl.gz")


def record_files(files: Iterable[str], suffixes: tuple[str, ...] = RECORD_SUFFIXES) -> Iterator[str]:
    """Yield files; for a folder, yield the files below it, in order.

    Of a folder, only files whose names end with one of the suffixes are yielded, and neither files nor folders whose
    names begin with a dot.
    """
    for file in files:
        if file == "-" or not os.path.isdir(file):  # noqa: PTH112  # `Path.is_dir` may raise an error
            yield file
            continue
        # A folder without records is reported when it is read, and so is one that cannot be listed.
        yield from [str(path) for path in sorted(_visible_files(file, suffixes))] or [file]


def _visible_files(folder: str, suffixes: tuple[str, ...]) -> Iterator[Path]:
    """Yield the files below a folder, and each folder that cannot be listed."""
    unlisted: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=unlisted.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(place, name)
            if name.lower().endswith(suffixes) and not name.startswith(".") and _may_be_read(path):
                yield path
    yield from (Path(error.filename) for error in unlisted)


def _may_be_read(path: Path) -> bool:
    """Return whether a path is a file, or may be one.

    To read it then reports the reason.
    """
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:  # a symbolic link to nothing
        return False
    except OSError:
        return True


def raw_records(file: str, bar: Bar) -> Iterator[RawRecord]:
    """Find the records in a file; a dash means standard input.

    Raises:
        FileError: The file cannot be read, or not to its end.
    """
    try:
        if file != "-" and os.path.isdir(file):  # noqa: PTH112  # as above
            with errors_of(file):
                os.scandir(file).close()
            raise FileError(f"{file_name_of(file)}: no files that end in {', '.join(RECORD_SUFFIXES[:3])}")
        with opened(file) as (stream, size):
            checked = 0
            for raw in iter_raw_records(bar.watch(chunks_of(stream), file_name_of(file), size), file):
                yield raw
                if raw.pointer:
                    # An array is read as a whole before its first item is found, so its items show the progress.
                    checked += len(raw.data)
                    bar.show(file_name_of(file), checked, None if size is None else max(size, checked))
    finally:
        bar.hide()


@contextlib.contextmanager
def opened(file: str) -> Iterator[tuple[IO[bytes], int | None]]:
    """Open a file; yield it with its size, if that is known.

    Raises:
        FileError: The file cannot be opened, or not be read to its end.
    """
    with errors_of(file), contextlib.ExitStack() as stack:
        if file != "-":
            stream: IO[bytes] = stack.enter_context(Path(file).open("rb"))
            status = os.fstat(stream.fileno())
            yield stream, status.st_size if stat.S_ISREG(status.st_mode) else None
        elif sys.stdin is None:  # it was closed before Python began
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        else:
            yield sys.stdin.buffer, None


def write_file(file: str, data: bytes) -> None:
    """Write a file whole.

    Raises:
        FileError: It cannot be written.
    """
    with errors_of(file):
        write_whole(Path(file), data)


@contextlib.contextmanager
def errors_of(file: str) -> Iterator[None]:
    """Report an error of the system as one of a file."""
    try:
        yield
    except OSError as error:
        raise FileError(f"{file_name_of(file)}: {error.strerror or error}") from None
