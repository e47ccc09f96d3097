"""`migevents check` reads folders, prints only a count if asked, and completes codes."""

import errno
import gzip
import io
import json
import os
import signal
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from migevents import EventDates, PartialDate, Workshop, dumps
from migevents._pieces import MAX_SIZE
from migevents.cli import commands
from migevents.cli.explain import complete_codes, complete_rules
from migevents.cli.files import record_files
from migevents.codes import ADVICE, ALL_CODES
from tests.support.command import start

VALID = dumps(Workshop(title="A workshop", when=EventDates(start=PartialDate("2018-11-15"))))
BROKEN = b'{"type":"event","title":" A fair","titel":3}'


def run(*arguments: str | Path) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(commands.migevents, list(map(str, arguments)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with files of records, and others, at several depths."""
    for name in ("b.json", "a/c.NDJSON", "a/d/e.jsonl.gz", ".git/f.json", "g.txt", "h.yaml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(VALID)
    (tmp_path / "i.json").mkdir()
    return tmp_path


def test_a_folder_is_read_by_suffix(folder: Path) -> None:
    """All files of records below a folder are read, in order, but not hidden ones."""
    found = [Path(file).relative_to(folder).as_posix() for file in record_files([str(folder)])]
    assert found == ["a/c.NDJSON", "a/d/e.jsonl.gz", "b.json"]
    assert list(record_files(["-", "missing.json"])) == ["-", "missing.json"]
    result = run("check", folder)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "3 records, all valid\n")


def test_a_folder_without_records_is_reported(tmp_path: Path) -> None:
    """A folder in which no file has a suffix of records cannot be checked."""
    result = run("check", tmp_path)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"migevents: {tmp_path}: no files that end in .json")


FOLDERS = [["check"], ["check", "--fix"], ["convert", "--to", "ndjson"], ["duplicates"], ["show"]]


@pytest.mark.parametrize("command", FOLDERS)
def test_a_folder_that_cannot_be_listed_is_reported(
    command: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is below it is not silently left out; the rest is read."""
    closed, scandir = str(folder / "a"), os.scandir

    def guarded(path: str) -> object:
        if str(path) == closed:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), closed)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    result = run(*command, folder)
    assert result.exit_code == 2
    reason = "only a file can be repaired in place" if "--fix" in command else "Permission denied"
    assert f"migevents: {closed}: {reason}\n" in result.stderr


def test_a_file_below_a_folder_that_cannot_be_searched_is_reported(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of which nothing is known but the name is not silently left out."""
    closed, status = folder / "b.json", Path.stat

    def guarded(path: Path, **options: bool) -> os.stat_result:
        if path == closed:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return status(path, **options)

    monkeypatch.setattr(Path, "stat", guarded)
    (folder / "nowhere.json").symlink_to(folder / "missing")
    assert [Path(file).name for file in record_files([str(folder)])] == ["c.NDJSON", "e.jsonl.gz", "b.json"]


@pytest.mark.parametrize("command", ["diff", "merge"])
def test_a_folder_is_not_compared(command: str, folder: Path) -> None:
    """The two commands that take one record each refuse a folder, whatever is below it."""
    result = run(command, folder / "b.json", folder)
    assert result.stderr == f"migevents: {folder}: expected one record, found a folder\n"
    assert result.exit_code == 2


def test_other_commands_read_a_folder_as_check_does(folder: Path) -> None:
    """All files of records below a folder are shown and compared."""
    shown = run("show", folder)
    assert (shown.exit_code, shown.stderr, shown.stdout.count("A workshop")) == (0, "", 3)
    compared = run("duplicates", folder)
    assert (compared.exit_code, compared.stderr) == (0, "3 records, 0 groups of duplicates\n")


ONE, OTHER = "one.json", "other.json"
NAMES = [
    (["check", "{}"], True),
    (["check", "--fix", "{}"], True),
    (["check", "--text", "{}", ONE], True),
    (["show", "{}"], True),
    (["schema", "--output", "{}"], True),
    (["duplicates", "{}"], True),
    (["diff", "{}", ONE], True),
    (["diff", ONE, "{}"], True),
    (["merge", "{}", ONE], True),
    (["merge", ONE, "{}"], True),
    (["merge", ONE, ONE, "--base", "{}"], True),
    (["merge", ONE, ONE, "--output", "{}"], True),
    (["locate", "{}", ONE], True),
    (["locate", ONE, "{}"], True),
    (["locate", ONE, ONE, "--html", "{}"], False),
    (["draft", "{}"], True),
    (["draft", ONE, "--html", "{}"], False),
    (["convert", "{}", "--to", "json"], True),
    (["convert", ONE, "--output", "{}"], True),
    (["convert", ONE, "--columns", "{}"], False),
    (["convert", ONE, "--leftovers", "{}"], False),
]


@pytest.mark.parametrize(("arguments", "may_be_dash"), NAMES)
def test_an_empty_name_is_not_the_current_folder(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, may_be_dash: bool
) -> None:
    """A variable of a script that is not set neither has a folder repaired nor files written into it."""
    monkeypatch.chdir(tmp_path)
    Path(ONE).write_bytes(BROKEN)
    for name in [""] if may_be_dash else ["", "-"]:
        result = run(*[argument.format(name) for argument in arguments])
        assert result.exit_code == 2
        assert ("the name of the file is empty" if not name else "expected the name of a file") in result.stderr
        assert Path(ONE).read_bytes() == BROKEN
        assert [path.name for path in tmp_path.iterdir()] == [ONE]


@pytest.mark.parametrize(
    "arguments",
    [
        ["convert", ONE, "--output", OTHER, "--leftovers", OTHER],
        ["convert", ONE, "--output", OTHER, "--leftovers", f"./{ONE}"],
        ["locate", ONE, OTHER, "--html", ONE],
        ["locate", ONE, OTHER, "--html", OTHER],
        ["draft", ONE, "--html", "link.json"],
    ],
)
def test_no_output_is_laid_on_another_file(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page or the leftovers never replace what is read, nor the records."""
    monkeypatch.chdir(tmp_path)
    Path("link.json").symlink_to(ONE)
    for name in (ONE, OTHER):
        Path(name).write_bytes(BROKEN)
    result = run(*arguments)
    assert result.exit_code == 2
    assert "name another one" in result.stderr
    assert {Path(name).read_bytes() for name in (ONE, OTHER)} == {BROKEN}


@pytest.mark.parametrize("command", [["check"], ["check", "--fix"], ["show"], ["convert", "--from", "json"]])
def test_an_error_that_names_a_file_is_not_laid_on_the_output(command: list[str]) -> None:
    """A name that is too long is reported as that of the file."""
    name = "a" * 5000
    result = run(*command, name)
    assert result.exit_code == 2
    assert f"migevents: {name}: File name too long\n" in result.stderr


def test_the_settings_need_no_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that is run in a folder that was deleted works without settings."""
    file = tmp_path / "a.json"
    file.write_bytes(VALID)
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert run("check", file).stderr == "1 record, valid\n"
    assert run("convert", file, "--to", "ndjson").exit_code == 0


def test_settings_that_cannot_be_reached_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error outside of the files of the command names its file, and not the output."""
    monkeypatch.chdir(tmp_path)

    def closed(path: Path) -> bool:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr(Path, "is_file", closed)
    monkeypatch.setattr(os, "dup2", lambda *_: None)
    said = io.StringIO()
    monkeypatch.setattr(sys, "stderr", said)
    with pytest.raises(SystemExit) as exit_:
        commands.migevents(["rules"])
    assert (exit_.value.code, said.getvalue()) == (2, f"migevents: {tmp_path / 'pyproject.toml'}: Permission denied\n")


@pytest.mark.parametrize("arguments", [["draft", "-"], ["locate", "-", "x"], ["check", "--text", "-", "x"]])
def test_standard_input_may_be_closed(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that is started without standard input reports that."""
    said = io.StringIO()
    monkeypatch.setattr(sys, "stdin", None)
    monkeypatch.setattr(sys, "stderr", said)
    with pytest.raises(SystemExit) as exit_:
        commands.migevents(arguments)
    assert (exit_.value.code, said.getvalue()) == (2, f"migevents: <stdin>: {os.strerror(errno.EBADF)}\n")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["check", "--help"], ["rules"]])
def test_help_that_cannot_be_written_is_reported(arguments: list[str]) -> None:
    """A full disk, or a reader that has gone, ends the command as for any other output."""
    with open("/dev/full", "wb") as full:  # noqa: PTH123  # a device
        program = start(*arguments, out=full.fileno())
        _, error = program.communicate()
    assert (program.returncode, error) == (2, b"migevents: the output cannot be written: No space left on device\n")
    ours, theirs = os.pipe()
    os.close(ours)
    program = start(*arguments, out=theirs)
    os.close(theirs)
    assert (program.communicate()[1], program.returncode) == (b"", 141)


class FullDisk(io.StringIO):
    """A text file that takes nothing."""

    def write(self, _text: str) -> int:
        """Fail as a full disk does."""
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_an_error_of_usage_that_cannot_be_written_keeps_its_status(monkeypatch: pytest.MonkeyPatch) -> None:
    """The status is not that of faults, in this process and as a program."""
    with monkeypatch.context() as patched:
        patched.setattr(os, "dup2", lambda *_: None)
        patched.setattr(sys, "stderr", FullDisk())
        with pytest.raises(SystemExit) as exit_:
            commands.migevents(["check", "--nope"])
    assert exit_.value.code == 2
    with open("/dev/full", "wb") as full:  # noqa: PTH123  # a device
        program = start("check", "--nope", error=full.fileno())
        program.communicate()
    assert program.returncode == 2


def test_quiet_prints_only_the_summary(folder: Path) -> None:
    """With --quiet only the counts are printed, for checks and for repairs."""
    (folder / "b.json").write_bytes(BROKEN)
    result = run("check", "--quiet", folder)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "3 records, 2 valid, 2 faults in 1\n")
    result = run("check", "-q", "--fix", folder)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.endswith("3 records, 1 repaired, 1 with leftovers\n")
    result = run("check", "-q", "--format=json", folder)
    assert (result.exit_code, "--format cannot be combined with --quiet" in result.stderr) == (2, True)


def test_yaml_gets_a_hint(folder: Path) -> None:
    """A YAML file is not JSON, and the hint explains what to do with it."""
    (folder / "h.yaml").write_text("type: workshop\ntitle: A workshop\n", encoding="utf-8")
    result = run("check", folder / "h.yaml")
    assert result.exit_code == 1
    assert "hint: convert YAML to JSON" in result.stdout


def test_codes_are_completed() -> None:
    """The shell completes every code for `explain`, and those of rules for --select, also after a comma."""
    command = commands.migevents
    context, parameter = command.make_context("migevents", ["rules"]), command.params[0]
    assert {item.value for item in complete_codes(context, parameter, "")} == ALL_CODES.keys()
    assert [item.value for item in complete_codes(context, parameter, "bad-d")] == ["bad-date", "bad-duration"]
    assert {item.value for item in complete_rules(context, parameter, "")} == ADVICE.keys()
    (item,) = complete_rules(context, parameter, "year-missing,quote-e")
    assert (item.value, item.help) == ("year-missing,quote-elided", "Words were left out of a quote.")


def test_the_shell_completes_codes() -> None:
    """The completion that click makes for bash gives the codes."""
    environment = os.environ | {
        "_MIGEVENTS_COMPLETE": "bash_complete",
        "COMP_WORDS": "migevents explain bad-d",
        "COMP_CWORD": "2",
    }
    program = [sys.executable, "-c", "from migevents.cli import main; main()"]
    result = subprocess.run(program, env=environment, capture_output=True, check=True, text=True)  # noqa: S603  # our own
    assert result.stdout == "plain,bad-date\nplain,bad-duration\n"


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_leaves_no_temporary_file(name: str, tmp_path: Path) -> None:
    """When the command is stopped while it repairs, the file stays as it was, alone."""
    file = tmp_path / "records.ndjson"
    text = (BROKEN + b"\n") * 20_000
    file.write_bytes(text)
    command = [sys.executable, "-m", "migevents", "check", "--fix", "--quiet", str(file)]
    # Whoever runs the tests may ignore the signal, as `nohup` does, and programs inherit that.
    number = getattr(signal, name)
    ignored = signal.signal(number, signal.SIG_DFL)
    program = subprocess.Popen(command, stderr=subprocess.PIPE)  # noqa: S603  # our own
    signal.signal(number, ignored)
    while len(list(tmp_path.iterdir())) == 1:
        time.sleep(0.01)
    program.send_signal(number)
    program.communicate()
    assert program.returncode == -number
    assert list(tmp_path.iterdir()) == [file]
    assert file.read_bytes() == text


def test_an_array_on_one_line_is_repaired_item_by_item(tmp_path: Path) -> None:
    """Items of an array on one line have no margin, and each is repaired where it is."""
    file = tmp_path / "array.json"
    items = [{"type": "event", "title": f" {index}"} for index in range(50)]
    file.write_text(f"  {json.dumps(items)}", encoding="utf-8")
    assert run("check", "--fix", "-q", file).exit_code == 0
    meant = [{"type": "event", "title": str(index)} for index in range(50)]
    assert file.read_text(encoding="utf-8") == f"  {json.dumps(meant)}"


def test_a_file_that_was_edited_meanwhile_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If an editor saves the file during the repair, its version is kept, and the command exits with 2."""
    file = tmp_path / "records.json"
    file.write_bytes(BROKEN)
    fsync = os.fsync

    def edit(descriptor: int) -> None:
        file.write_bytes(VALID)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", edit)
    result = run("check", "--fix", "-q", file)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"migevents: {file}: The file was changed by another program\n")
    assert file.read_bytes() == VALID


def test_a_line_that_is_too_long_is_not_repaired(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file with a line beyond the limit has a fault, and is not repaired in part."""
    file = tmp_path / "records.ndjson"
    file.write_bytes(BROKEN + b"\n")
    monkeypatch.setattr("migevents.cli.files.iter_raw_records.__kwdefaults__", {"max_size": 10})
    assert "too-large" in run("check", file).stdout
    result = run("check", "--fix", file)
    assert (result.exit_code, file.read_bytes()) == (2, BROKEN + b"\n")
    assert "longer than 10 bytes" in result.stderr


def test_a_line_that_is_too_long_is_not_kept_during_repair(tmp_path: Path) -> None:
    """A line beyond the limit, which gzip compresses to a thousandth, is not read into memory to repair the file."""
    file = tmp_path / "records.ndjson.gz"
    file.write_bytes(gzip.compress(VALID + b"\n" + b" " * (MAX_SIZE + 1), mtime=0))
    tracemalloc.start()
    try:
        assert run("check", "--fix", "-q", file).exit_code == 2
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 1.1 * MAX_SIZE + 2**20


def test_a_line_that_is_too_long_is_not_converted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line beyond the limit is reported as an entry that was not written; the lines around it are converted."""
    file = tmp_path / "records.ndjson"
    file.write_bytes(VALID + b"\n" + b"x" * len(VALID) + b"x\n" + VALID)
    monkeypatch.setattr("migevents.cli.files.iter_raw_records.__kwdefaults__", {"max_size": len(VALID)})
    result = run("convert", file, "--to", "ndjson")
    assert (result.exit_code, result.stdout.encode().count(b'"type"')) == (1, 2)
    assert f"{file}:2: error: the line is longer than {len(VALID)} bytes [too-large]" in result.stderr


def test_a_line_that_is_too_long_is_a_second_record_to_merge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file with a line beyond the limit has more than one record, and is not empty: it is not merged."""
    monkeypatch.setattr("migevents.cli.files.iter_raw_records.__kwdefaults__", {"max_size": len(VALID)})
    one, two, long = tmp_path / "one.ndjson", tmp_path / "two.ndjson", tmp_path / "long.ndjson"
    one.write_bytes(VALID)
    long.write_bytes(b"x" * len(VALID) + b"x")
    two.write_bytes(VALID + b"\n" + long.read_bytes())
    assert "expected one record, found 2" in run("merge", one, two).stderr
    result = run("merge", one, one, "--base", long)
    assert result.exit_code == 2
    assert "too-large" in result.stderr
