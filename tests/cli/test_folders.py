"""`migevents check` reads folders, prints only a count if asked, and completes codes."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from migevents import EventDates, PartialDate, Workshop, dumps
from migevents.cli import commands
from migevents.cli.explain import complete_codes, complete_rules
from migevents.cli.files import record_files
from migevents.codes import ADVICE, ALL_CODES

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
    program = subprocess.Popen(command, stderr=subprocess.PIPE)  # noqa: S603  # our own
    while len(list(tmp_path.iterdir())) == 1:
        time.sleep(0.01)
    program.send_signal(getattr(signal, name))
    program.communicate()
    assert program.returncode == -getattr(signal, name)
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
    monkeypatch.setattr("migevents.cli.files.iter_raw_records.__kwdefaults__", {"max_line_size": 10})
    assert "too-large" in run("check", file).stdout
    result = run("check", "--fix", file)
    assert (result.exit_code, file.read_bytes()) == (2, BROKEN + b"\n")
    assert "longer than 10 bytes" in result.stderr
