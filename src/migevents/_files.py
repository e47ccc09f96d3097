"""Atomic writing of files: a reader sees the old or the new one, whole.

The new contents are written to a temporary file beside the target, which takes its place at the end. If anything fails
before, the temporary file is removed and the target stays as it was. Whatever is written by name goes through
`writing`, so that every file whose name ends in ``.gz`` is compressed.
"""

import contextlib
import errno
import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, cast


@contextlib.contextmanager
def writing(path: Path) -> Iterator[IO[bytes]]:
    """Yield a file that takes the place of another; see `replacing`.

    It is compressed by gzip if its name ends in ``.gz``.
    """
    with replacing(path) as file:
        if path.suffix.lower() != ".gz":
            yield file
            return
        with zipping(file) as zipped:
            yield zipped


@contextlib.contextmanager
def zipping(file: IO[bytes]) -> Iterator[IO[bytes]]:
    """Yield a file whose contents are compressed into another one.

    The same contents give the same bytes.
    """
    import gzip

    with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as zipped:
        yield cast("IO[bytes]", zipped)


@contextlib.contextmanager
def replacing(path: Path, *, unless_changed: bool = False) -> Iterator[IO[bytes]]:
    """Yield a file that takes the place of another at the end.

    The file keeps its owner and its permissions; a symbolic link goes on leading to it. What is not a regular file,
    such as a pipe or `/dev/stdout`, has no contents to replace and is written to directly.

    Args:
        path: The file to replace. It need not exist.
        unless_changed: Whether to refuse to replace a file whose contents, owner, permissions or names were changed
            since this function was called.

    Raises:
        OSError: The file cannot be written, it has other hard links (which would keep the old contents), its owner
            cannot be kept, or it was changed. It is then left as it was.
    """
    before = _status(path)
    if before is not None and not stat.S_ISREG(before.st_mode):
        with path.open("wb", buffering=0) as raw, io.BufferedWriter(_NamedFile(raw, path)) as file:
            yield file
        return
    if before is not None and before.st_nlink > 1:
        raise OSError(errno.EMLINK, "The file has other hard links, which would keep the old contents", os.fspath(path))
    target = path.resolve()
    temporary = target.with_name(f".migevents-{os.urandom(8).hex()}.tmp")
    _temporary_files.add(temporary)
    try:
        with temporary.open("xb", buffering=0) as raw, io.BufferedWriter(_NamedFile(raw, path)) as file:
            if before is not None:
                _keep_owner_and_mode(temporary, before)
            yield file
            file.flush()
            with _naming(path):
                os.fsync(raw.fileno())
        if unless_changed:
            _check_unchanged(path, before)
        temporary.replace(target)
    except BaseException as error:
        if isinstance(error, OSError) and error.filename == os.fspath(temporary):
            error.filename = os.fspath(path)  # nothing has that other name
            del error.filename2
        # On a read-only file system this fails, too, and the first error is the one to report.
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    finally:
        _temporary_files.discard(temporary)


class _NamedFile(io.FileIO):
    """An open file whose errors name the file that was asked for.

    A full disk gives an error without a name.
    """

    def __init__(self, raw: io.FileIO, path: Path) -> None:
        super().__init__(raw.fileno(), "wb", closefd=False)
        self._path = path

    def write(self, data: Any) -> int:
        with _naming(self._path):
            return super().write(data)


@contextlib.contextmanager
def _naming(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        error.filename = os.fspath(path)
        raise


_temporary_files: set[Path] = set()


def remove_temporary_files() -> None:
    """Remove the temporary files of this process before a signal ends it."""
    for temporary in list(_temporary_files):
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file, or leave it as it was; see `writing`."""
    with writing(path) as file:
        file.write(data)


def data_text(package: str, name: str) -> str:
    """Return the text of a data file of one of our packages."""
    import pkgutil

    return cast("bytes", pkgutil.get_data(f"migevents.{package}", f"data/{name}")).decode()


def _keep_owner_and_mode(temporary: Path, before: os.stat_result) -> None:
    now = temporary.stat()
    if (now.st_uid, now.st_gid) != (before.st_uid, before.st_gid):
        os.chown(temporary, before.st_uid, before.st_gid)
    # A change of the owner takes the set-user-ID bit away, so the mode comes last.
    temporary.chmod(stat.S_IMODE(before.st_mode))


def _check_unchanged(path: Path, before: os.stat_result | None) -> None:
    if _identity(_status(path)) != _identity(before):
        raise OSError(errno.EBUSY, "The file was changed by another program", os.fspath(path))


def _status(path: Path) -> os.stat_result | None:
    """Return the status of a file, or `None` if there is none yet.

    Raises:
        OSError: It cannot be known, as for a symbolic link that leads to itself.
    """
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _identity(status: os.stat_result | None) -> tuple[int, ...] | None:
    """Return the data that changes if a file is rewritten or replaced.

    The time of the last change of the status also reveals a new hard link, owner or mode, and programs that set the
    time of the contents back. On Windows it is the time of creation, and stays the same.
    """
    if status is None:
        return None
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
