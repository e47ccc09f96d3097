"""Files are written whole, keep their owner and permissions, and are never replaced unseen."""

import errno
import io
import os
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from migevents import Workshop, dump, load, write_records
from migevents._files import remove_temporary_files, replacing, write_whole
from migevents.arrow import write_parquet

OLD, NEW = b"old\n", b"new\n"
WORKSHOP = Workshop(title="A workshop")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with contents."""
    path = tmp_path / "records.json"
    path.write_bytes(OLD)
    return path


def fail(*_arguments: object) -> None:
    """Fail as a full disk does."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("mode", [0o640, 0o4750])
def test_a_file_is_replaced_with_its_permissions(file: Path, mode: int) -> None:
    """The new contents are in another file, which has the permissions of the old one, and its set-user-ID bit."""
    file.chmod(mode)
    inode = file.stat().st_ino
    write_whole(file, NEW)
    assert file.read_bytes() == NEW
    assert file.stat().st_ino != inode
    assert stat.S_IMODE(file.stat().st_mode) == mode


def test_a_failure_leaves_the_old_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full, `dump` leaves the old file whole, and no other file beside it."""
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space left on device"):
        dump(WORKSHOP, file)
    assert file.read_bytes() == OLD
    assert list(file.parent.iterdir()) == [file]


def test_the_error_names_the_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the temporary file can be neither made nor removed, the error names the requested file."""

    def read_only(path: Path, *_arguments: Any, **_options: Any) -> Any:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), os.fspath(path))

    monkeypatch.setattr(Path, "open", read_only)
    monkeypatch.setattr(Path, "unlink", read_only)
    with pytest.raises(OSError, match="Read-only file system") as caught:
        dump(WORKSHOP, file)
    assert caught.value.filename == str(file)
    assert ".tmp" not in str(caught.value)


WRITERS: dict[str, Callable[[Path], object]] = {
    "dump": lambda path: dump(WORKSHOP, path),
    "write_records": lambda path: write_records([WORKSHOP] * 2000, path),
    "write_parquet": lambda path: write_parquet([WORKSHOP], path),
    "write_whole": lambda path: write_whole(path, NEW * 10_000),
}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("writer", WRITERS)
def test_the_error_of_a_full_device_names_it(writer: str) -> None:
    """Whatever writes a file, and whenever its buffer is written, the error of a full disk says which file it was."""
    with pytest.raises(OSError, match="No space left on device: '/dev/full'") as caught:
        WRITERS[writer](Path("/dev/full"))
    assert caught.value.filename == "/dev/full"


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_the_error_of_a_full_disk_names_the_file(
    file: Path, writer: str, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is found to be full only at the end is an error of the file that was asked for, which stays."""
    path = file.rename(file.with_name(file.name + suffix))
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space left on device") as caught:
        WRITERS[writer](path)
    assert caught.value.filename == str(path)
    assert path.read_bytes() == OLD
    assert list(path.parent.iterdir()) == [path]


def test_an_error_of_the_records_is_not_one_of_the_file(file: Path) -> None:
    """An error of the program that gives the records keeps its own account."""

    def records() -> Iterator[Workshop]:
        yield WORKSHOP
        fail()

    with pytest.raises(OSError, match="No space left on device") as caught:
        write_records(records(), file)
    assert caught.value.filename is None
    assert file.read_bytes() == OLD


def test_hard_links_are_not_broken(file: Path) -> None:
    """A file that has another name is not replaced, because the other name would keep the old contents."""
    other = file.with_name("other.json")
    other.hardlink_to(file)
    with pytest.raises(OSError, match="other hard links"):
        write_records([WORKSHOP], file)
    assert file.read_bytes() == other.read_bytes() == OLD


def test_a_symbolic_link_leads_to_the_new_file(file: Path) -> None:
    """A symbolic link stays, and leads to the new contents."""
    link = file.with_name("link.json")
    link.symlink_to(file)
    dump(WORKSHOP, link)
    assert link.is_symlink()
    assert load(file) == WORKSHOP


def test_a_file_that_changed_is_not_replaced(file: Path) -> None:
    """If requested, a file that another program changed in the meantime is kept."""

    def write_while_somebody_edits() -> None:
        with replacing(file, unless_changed=True) as target:
            target.write(NEW)
            file.write_bytes(b"edited\n")

    with pytest.raises(OSError, match="changed by another program"):
        write_while_somebody_edits()
    assert file.read_bytes() == b"edited\n"
    assert list(file.parent.iterdir()) == [file]
    file.unlink()
    with replacing(file, unless_changed=True) as target:
        target.write(NEW)
    assert file.read_bytes() == NEW


@pytest.mark.skipif(os.name == "nt", reason="Windows has no time of the last change of the status")
@pytest.mark.parametrize("change", ["mode", "link", "text"])
def test_a_file_whose_status_changed_is_not_replaced(file: Path, change: str) -> None:
    """A new mode or name of the file would be lost; new text may have the size and the time of the old one."""
    time.sleep(0.05)  # the clock of a file system moves on every few milliseconds

    def write_while_somebody_changes() -> None:
        with replacing(file, unless_changed=True) as target:
            target.write(NEW)
            before = file.stat()
            if change == "mode":
                file.chmod(0o600)
            elif change == "link":
                file.with_name("other.json").hardlink_to(file)
            else:
                file.write_bytes(OLD[::-1])
                os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    with pytest.raises(OSError, match="changed by another program"):
        write_while_somebody_changes()
    assert file.read_bytes() == (OLD[::-1] if change == "text" else OLD)


def test_the_owner_is_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new file gets the owner of the old one before its mode, or is not written at all."""
    calls: list[tuple[Any, ...]] = []
    real_stat = Path.stat

    def of_another(path: Path, **options: Any) -> os.stat_result:
        status = real_stat(path, **options)
        return status if path.suffix == ".tmp" else os.stat_result([*status[:4], 12345, 54321, *status[6:10]])

    monkeypatch.setattr(Path, "stat", of_another)
    monkeypatch.setattr(os, "chown", lambda *arguments: calls.append(arguments[1:]))
    write_whole(file, NEW)
    assert calls == [(12345, 54321)]
    monkeypatch.setattr(os, "chown", fail)
    with pytest.raises(OSError, match="No space"):
        write_whole(file, OLD)
    assert file.read_bytes() == NEW


def test_temporary_files_can_be_removed_at_once(file: Path) -> None:
    """Before a signal stops the program, the temporary files that are open are removed."""

    def write_while_stopped() -> None:
        with replacing(file):
            assert len(list(file.parent.iterdir())) == 2
            remove_temporary_files()

    with pytest.raises(FileNotFoundError):
        write_while_stopped()
    assert list(file.parent.iterdir()) == [file]
    assert file.read_bytes() == OLD


def test_what_is_not_a_regular_file_is_written_to(tmp_path: Path) -> None:
    """A device is written to, and a folder is refused."""
    write_whole(Path(os.devnull), NEW)
    with pytest.raises(IsADirectoryError):
        dump(WORKSHOP, tmp_path)
    target = io.BytesIO()
    dump(WORKSHOP, target)
    assert target.getvalue().endswith(b"}\n")


def test_a_symbolic_link_to_itself_is_an_error_of_the_file(tmp_path: Path) -> None:
    """A link that leads nowhere but to itself is reported like any file that cannot be written, and stays."""
    loop = tmp_path / "loop.json"
    loop.symlink_to(loop)
    for write in (lambda: dump(WORKSHOP, loop), lambda: write_records([WORKSHOP], loop)):
        with pytest.raises(OSError, match="symbolic links") as caught:
            write()
        assert (caught.value.errno, caught.value.filename) == (errno.ELOOP, str(loop))
    assert [path.name for path in tmp_path.iterdir()] == ["loop.json"]


def test_the_error_of_a_missing_folder_names_the_file_alone(tmp_path: Path) -> None:
    """The message has the name that was passed, and no other name beside it."""
    path = tmp_path / "missing" / "a.json"
    with pytest.raises(FileNotFoundError) as caught:
        dump(WORKSHOP, path)
    assert str(caught.value) == f"[Errno {errno.ENOENT}] {os.strerror(errno.ENOENT)}: {str(path)!r}"
