"""`migevents check --fix` repairs files in place, reports it, and loses nothing."""

import gzip
import io
import json
import os
import sys
import tracemalloc
from pathlib import Path

import pytest

from migevents import Workshop, dumps
from migevents.cli import commands
from migevents.cli.findings import Finding
from migevents.cli.fix import fix_files
from tests.support.command import run_cli, start

VALID = dumps(Workshop(title="A workshop")).decode()
REPAIRABLE = '{"type":"event","title":" A fair","host":{"country":"Lao PDR"}}'
REPAIRED = '{"type":"event","title":"A fair","host":{"country":"LA"}}'
BROKEN = '{"type":"event","title":"A fair","titel":3}'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file to repair."""
    return tmp_path / "records.json"


def fixed_text(file: Path, text: str) -> str:
    """The content of a file with this text after `--fix`."""
    file.write_bytes(text.encode())
    run_cli("check", "--fix", file)
    return file.read_bytes().decode()


# --- In place ---------------------------------------------------------------------------------------------------------


def test_a_line_is_repaired_alone(file: Path) -> None:
    """In NDJSON, only repaired lines change; blank lines and everything else stay the same."""
    text = f"\n{VALID}\n\n  {REPAIRABLE}\r\n{BROKEN}\n{{\n{REPAIRABLE}"
    file = file.with_suffix(".ndjson")
    assert fixed_text(file, text) == f"\n{VALID}\n\n  {REPAIRED}\r\n{BROKEN}\n{{\n{REPAIRED}"
    assert fixed_text(file, '{"type": "event", "title": "x "}') == '{"type": "event", "title": "x"}'


@pytest.mark.parametrize(
    "around", ["{}", "{}\n", "\ufeff{}\n", "\ufeff\r\n \t\r\n{}\r\n\r\n \n", "\n[{}]", "\ufeff[ {} ]\n\n"]
)
def test_all_around_a_record_stays(file: Path, around: str) -> None:
    """A byte-order mark, blank lines and how the file ends stay as they are."""
    assert fixed_text(file, around.format(REPAIRABLE)) == around.format(REPAIRED)


@pytest.mark.parametrize("indent", ["    ", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_a_document_keeps_its_form(file: Path, indent: str, end: str) -> None:
    """A document keeps its indentation, its order of keys and its line ends; leftovers stay where they are."""
    came = json.dumps(json.loads(BROKEN) | {"type": "Event"}, indent=indent).replace("\n", end or "\n") + end
    assert fixed_text(file, came) == came.replace('"Event"', '"event"')


def test_the_items_of_an_array_keep_their_form(file: Path) -> None:
    """In an array, all between the items stays, and an item is indented as it was."""
    item = '  {\n    "type": "event",\n    "title": "A "\n  }'
    came = f"[\n{item},\n  {REPAIRABLE} ,\n{BROKEN},\n{item}\n]\n"
    meant = came.replace('"A "', '"A"').replace(REPAIRABLE, REPAIRED)
    assert fixed_text(file, came) == meant


def test_an_array_that_breaks_off_is_repaired_up_to_there(file: Path) -> None:
    """Where an array stops being JSON, the items before are repaired, and the rest stays as it is."""
    assert fixed_text(file, f"[{REPAIRABLE}, {{") == f"[{REPAIRED}, {{"
    assert run_cli("check", "--fix", file).exit_code == 1


def test_what_is_compressed_stays_compressed(file: Path) -> None:
    """A file that was compressed by gzip is compressed again, whatever its name."""
    file.write_bytes(gzip.compress(f"{REPAIRABLE}\n".encode(), mtime=0))
    assert run_cli("check", "--fix", file).exit_code == 0
    assert gzip.decompress(file.read_bytes()).decode() == f"{REPAIRED}\n"


@pytest.mark.parametrize("text", [VALID, BROKEN, f"[{VALID}]", "{", "", "\n \n"])
def test_a_file_without_repairs_is_not_touched(file: Path, text: str) -> None:
    """Where nothing is to be repaired, the file is the very same file."""
    file.write_text(text, encoding="utf-8")
    before = file.stat()
    assert run_cli("check", "--fix", file).exit_code == (0 if VALID in text else 1)
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert file.read_text(encoding="utf-8") == text
    assert list(file.parent.iterdir()) == [file]


def test_a_second_run_finds_nothing_to_do(file: Path) -> None:
    """Repaired values are valid; leftovers stay, and are reported again."""
    file.write_text(f"{REPAIRABLE}\n{BROKEN}\n", encoding="utf-8")
    assert run_cli("check", "--fix", file).exit_code == 1
    again = run_cli("check", "--fix", file)
    assert "repaired  " not in again.stderr
    assert again.stderr.endswith("2 records, 0 repaired, 1 with leftovers\n")


# --- What is said -----------------------------------------------------------------------------------------------------


def test_it_reports_its_repairs(file: Path) -> None:
    """Repairs and leftovers are reported with their places, then counted by code."""
    file.write_text(f'{REPAIRABLE}\n{BROKEN}\n{VALID[:-1]},"title":"B"}}\n', encoding="utf-8")
    result = run_cli("check", "--fix", "--format=json", file)
    found = [(issue["line"], issue["severity"], issue["code"]) for issue in json.loads(result.stdout)]
    assert found == [
        (1, "info", "space-trimmed"),
        (1, "info", "country-read"),
        (2, "error", "unknown-field"),
        (3, "error", "duplicate-key"),
    ]
    assert result.stderr == ""


def test_it_counts_by_code(file: Path) -> None:
    """For people, it ends with how often each code was met, and with how many records there were."""
    file.write_text(f"{REPAIRABLE}\n{BROKEN}\n{BROKEN}\n", encoding="utf-8")
    assert run_cli("check", "--fix", file).stderr.splitlines() == [
        "     1  repaired   space-trimmed",
        "     1  repaired   country-read",
        "     2  left over  unknown-field",
        "3 records, 1 repaired, 2 with leftovers",
    ]


def test_differences_are_shown_and_nothing_is_changed(file: Path) -> None:
    """`--diff` prints what `--fix` would change, with the lines of the file, and leaves the file as it is."""
    text = f"{VALID}\n{REPAIRABLE}\n{VALID}\n{REPAIRABLE}\n"
    file.write_text(text, encoding="utf-8")
    result = run_cli("check", "--diff", "--fix", file)
    change = [f"-{REPAIRABLE}", f"+{REPAIRED}"]
    assert result.stdout.splitlines() == [f"--- {file}", f"+++ {file}", "@@ -2 +2 @@", *change, "@@ -4 +4 @@", *change]
    assert result.exit_code == 0
    assert file.read_text(encoding="utf-8") == text


def test_differences_of_a_document_have_the_lines_around(file: Path) -> None:
    """The diff of a document is line by line, and control characters in it are escaped."""
    record = {"type": "event", "title": "A\u200bb ", "label": "x", "series": "y", "url": "https://example.org"}
    file.write_text("\n" + json.dumps(record, indent=2, ensure_ascii=False), encoding="utf-8")
    lines = run_cli("check", "--diff", file).stdout.splitlines()
    assert lines[2:6] == ["@@ -2,5 +2,5 @@", " {", '   "type": "event",', '-  "title": "A\\u200bb ",']


def test_differences_can_be_applied_to_a_file_that_ends_without_a_line_break(file: Path) -> None:
    """If the last line has no line feed, the diff marks it as usual; only a line feed ends a line."""
    file.write_text(f"[{REPAIRABLE},\n{BROKEN.replace('A', f'A{chr(0x2028)}B')}]", encoding="utf-8", newline="")
    rest, end = BROKEN.replace("A", "A\\u2028B") + "]", "\\ No newline at end of file"
    assert run_cli("check", "--diff", file).stdout.splitlines()[2:] == [
        "@@ -1,2 +1,2 @@",
        f"-[{REPAIRABLE},",
        f"+[{REPAIRED},",
        f" {rest}",
        end,
    ]


# --- What cannot be done ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "options",
    [
        *(
            ("--fix", "--strict"),
            ("--fix", "--no-strict"),
            ("--fix", "--select=date-missing"),
            ("--fix", "--no-advice"),
        ),
        *(("--diff", "--ignore=date-missing"), ("--diff", "--format=json")),
    ],
    ids=" ".join,
)
def test_options_that_would_do_nothing_are_refused(file: Path, options: tuple[str, str]) -> None:
    """Options without a meaning for repairs are refused, and the file is unchanged."""
    file.write_text(REPAIRABLE, encoding="utf-8")
    result = run_cli("check", *options, file)
    assert (result.exit_code, file.read_text(encoding="utf-8")) == (2, REPAIRABLE)
    assert (
        f"{options[1].partition('=')[0].replace('no-strict', 'strict')} cannot be combined with {options[0]}"
        in result.output
    )


def test_input_that_is_not_a_file_is_not_repaired(tmp_path: Path, file: Path) -> None:
    """A file that cannot be repaired in place is reported with exit code 2; the others are still repaired."""
    file.write_text(REPAIRABLE, encoding="utf-8")
    empty = tmp_path / "empty"
    empty.mkdir()
    result = run_cli("check", "--fix", "-", empty, tmp_path / "missing", file)
    assert result.exit_code == 2
    assert result.stderr.splitlines()[:3] == [
        "migevents: -: only a file can be repaired in place",
        f"migevents: {empty}: only a file can be repaired in place",
        f"migevents: {tmp_path / 'missing'}: No such file or directory",
    ]
    assert result.stderr.endswith("1 record, 1 repaired, 3 files not repaired\n")
    assert file.read_text(encoding="utf-8") == REPAIRED


def test_a_file_that_cannot_be_written_stays(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the new file cannot be written, the old one stays whole, and the reason is printed."""
    file.write_text(REPAIRABLE, encoding="utf-8")
    monkeypatch.setattr(os, "fsync", _no_space)
    result = run_cli("check", "--fix", file)
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        f"migevents: {file}: No space left on device",
        "0 records, 0 repaired, 1 file not repaired",
    ]
    assert file.read_text(encoding="utf-8") == REPAIRABLE
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("way", ["--fix", "--diff"])
def test_closed_output_is_not_an_error(way: str, file: Path) -> None:
    """If the reader closes the pipe, as `| head` does, the command stops silently, and the file is unchanged."""
    file = file.with_suffix(".ndjson")
    text = f"{REPAIRABLE}\n" * 3000
    file.write_text(text, encoding="utf-8")
    program = start("check", way, file)
    assert program.stdout is not None
    program.stdout.readline()
    program.stdout.close()
    assert program.stderr is not None
    assert (program.stderr.read(), program.wait()) == (b"", 141)
    program.communicate()
    assert file.read_text(encoding="utf-8") == text
    assert list(file.parent.iterdir()) == [file]


def test_output_without_room_is_not_laid_on_the_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the output cannot be written, it is the output that is named."""
    file.write_text(REPAIRABLE, encoding="utf-8")
    unwritable = os.open(file, os.O_RDONLY)
    with open(unwritable, "w") as out:  # noqa: PTH123  # there is no path
        monkeypatch.setattr(sys, "stdout", out)
        said = io.StringIO()
        monkeypatch.setattr(sys, "stderr", said)
        with pytest.raises(SystemExit) as exit_:
            commands.migevents(["check", "--diff", str(file)])
    assert exit_.value.code == 2
    assert said.getvalue().startswith("migevents: the output cannot be written: ")


def _no_space(_descriptor: int) -> None:
    raise OSError(28, "No space left on device")


def test_a_damaged_file_stays(file: Path) -> None:
    """A compressed file that is cut off is not replaced by what could be read of it."""
    damaged = gzip.compress(f"{REPAIRABLE}\n{REPAIRABLE}\n".encode() * 99, mtime=0)[:-20]
    file.write_bytes(damaged)
    assert run_cli("check", "--fix", file).exit_code == 2
    assert file.read_bytes() == damaged


def test_a_long_stream_is_repaired_in_constant_memory(tmp_path: Path) -> None:
    """However long a stream is, no more than a few lines of it are in memory."""
    file = tmp_path / "long.ndjson"
    line = json.dumps(json.loads(REPAIRABLE) | {"summary": "x" * 10_000})
    peaks = []
    for count in (50, 50, 500):  # the first run loads what repairs need
        file.write_text(f"{line}\n" * count, encoding="utf-8")
        tracemalloc.start()
        assert fix_files([str(file)], Quiet()).repaired == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[2] < peaks[1] + 100 * len(line)


class Quiet:
    """A report that is not read."""

    def add(self, file: str, findings: list[Finding]) -> None:
        """Print nothing."""

    def close(self, summary: object) -> None:
        """Print nothing."""
