"""The command `migevents`: its findings, its output, and its exit codes."""

import errno
import gzip
import io
import json
import os
import re
import runpy
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st

from migevents import Contact, Event, EventDates, Issue, Workshop, dumps, json_schema, unstructure
from migevents.cli import commands, main, reports
from migevents.cli.files import Bar, raw_records
from migevents.cli.findings import Finding
from migevents.cli.reports import GithubReport, Summary, TextReport
from migevents.codec.schema import schema_text
from migevents.codes import Severity
from migevents.model.base import Record
from migevents.testing import events
from migevents.testing.flaws import as_json
from tests.support.command import VALID, on_terminal, run_cli, start
from tests.support.mutations import MUTATIONS, Mutation

"""A record on which there is no advice."""
PRINTABLE = re.compile(r"[^\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029\u2066-\u2069]*")
"""Text that cannot control a terminal."""


def listed(result: Result) -> list[tuple[str, int, int, str, str]]:
    """The findings of `check --format json`: file, line, column, code and path."""
    return [
        tuple(issue[key] for key in ("file", "line", "column", "code", "path")) for issue in json.loads(result.stdout)
    ]


def check_json(data: bytes) -> list[tuple[int, int, str, str]]:
    """The findings in `data`: line, column, code and path."""
    return [found[1:] for found in listed(run_cli("check", "--format=json", "-", stdin=data))]


# --- Check: what is found ---------------------------------------------------------------------------------------------


def test_valid_records_print_nothing(folder: Path) -> None:
    """For valid records, in any number of files, nothing goes to standard output, and the sum to standard error."""
    (folder / "a.json").write_bytes(VALID)
    (folder / "b.ndjson").write_bytes(VALID + b"\n" + VALID)
    result = run_cli("check", "a.json", "b.ndjson")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "3 records, all valid\n")


BROKEN = b"""\
{
  "type": "workshop",
  "host": {
    "country": "laos"
  },
  "titel": "A workshop"
}
"""


def test_every_fault_is_shown_at_its_place(folder: Path) -> None:
    """Each fault is shown with file, line, column and code, with the line marked, and with a hint; the exit is 1."""
    (folder / "broken.json").write_bytes(BROKEN)
    result = run_cli("check", "broken.json")
    missing, country, unknown = [fault.split("\n") for fault in result.stdout.split("\n\n")[:-1]]
    assert missing[0].startswith("broken.json:1:1: missing-field  ")
    assert missing[1:3] == ["    1 | {", "      | ^ /title"]
    assert country[0].startswith('broken.json:4:5: bad-country  "laos" ')
    assert country[1:3] == ['    4 |     "country": "laos"', "      |     ^^^^^^^^^^^^^^^^^ /host/country"]
    assert country[3:] == ['  hint: did you mean "LA"?']
    assert unknown[0].startswith('broken.json:6:3: unknown-field  Workshop has no field "titel"')
    assert unknown[1:3] == ['    6 |   "titel": "A workshop"', "      |   ^^^^^^^^^^^^^^^^^^^^^ /titel"]
    assert unknown[3:] == ['  hint: did you mean "title"?']
    assert (result.exit_code, result.stderr) == (1, "1 record, 3 faults\n")


@given(event=events(), mutation=st.sampled_from(MUTATIONS), before=st.integers(0, 3), data=st.data())
def test_a_fault_is_shown_at_its_line(event: Event, mutation: Mutation, before: int, data: st.DataObject) -> None:
    """Any fault in a line of NDJSON is found, and reported on that line."""
    plain = unstructure(event)
    path = mutation.apply(data.draw, plain)
    found = check_json((VALID + b"\n") * before + as_json(plain) + b"\n" + VALID)
    assert {line for line, *_ in found} == {before + 1}
    assert (mutation.code, path) in {(code, path) for _, _, code, path in found}


@given(st.lists(st.text("a\u00e9\U0001f600", max_size=3), max_size=5), st.data())
def test_a_fault_is_shown_at_its_column(words: list[str], data: st.DataObject) -> None:
    """A value that is invalid, anywhere in the records of an array, is shown at its line and column."""
    at = data.draw(st.integers(0, len(words)))
    record = {"type": "workshop", "extensions": {"before": words}, "topics": ["a"] * at + [12345], "title": "x"}
    text = json.dumps([record, record], indent=data.draw(st.sampled_from([None, 1, "\t"])), ensure_ascii=False)
    places = [
        (line, found.start() + 1, "wrong-type")
        for line, content in enumerate(text.split("\n"), start=1)
        for found in re.finditer("12345", content)
    ]
    assert [found[:3] for found in check_json(text.encode())] == places


DOUBLE = b"""\
[{"type": "workshop", "title": "x", "when": {"start": "2018"}},
 {"type": "workshop", "title": "y", "host": {"country": "LA", "country": "TH"},
  "title": "z",
  "title": 3}]
"""


def test_double_keys_are_faults() -> None:
    """A duplicate key is a fault at any depth, sorted among the others in the order of the file."""
    assert check_json(DOUBLE) == [
        (2, 63, "duplicate-key", "/1/host/country"),
        (3, 3, "duplicate-key", "/1/title"),
        (4, 3, "wrong-type", "/1/title"),
        (4, 3, "duplicate-key", "/1/title"),
    ]


def test_too_deep_values_are_shown_where_they_begin() -> None:
    """A value that JSON allows and the format does not is a fault at the first bracket that is too deep."""
    record = b'{"type": "event", "title": "x",\n "x": ' + b"[" * 70 + b"]" * 70 + b"}"
    path = "/x" + "/0" * 63
    assert check_json(record) == [(2, 7 + 63, "too-deep", path)]


@pytest.mark.parametrize(
    ("data", "line", "column", "code"),
    [
        (b'\n{"type":\n "workshop",,}', 3, 13, "bad-json"),
        (b"\n\n[1,\n 2", 4, 3, "bad-json"),
        (b'\xef\xbb\xbf{"a": }', 1, 7, "bad-json"),
        (b'\xef\xbb\xbf{\n "\xc3\xa9\xff"}', 2, 4, "bad-encoding"),
        (b'\n["\xff"]', 2, 3, "bad-encoding"),
        (b'\n {"a": ' + b"[" * 100_000, 2, 1, "too-deep"),
    ],
)
def test_invalid_json_is_shown_at_its_place(data: bytes, line: int, column: int, code: str) -> None:
    """A document that is not JSON, or no UTF-8, is one fault more, at the place where it stops being so."""
    assert check_json(data)[-1] == (line, column, code, "")


@given(
    st.lists(
        st.binary(max_size=20) | st.sampled_from([VALID, b'{"a": 1}', b"[", b'"\\ud800"', b"\n", b","]), max_size=4
    )
)
def test_any_bytes_can_be_checked(pieces: list[bytes]) -> None:
    """For any bytes in a file, the command reports faults, and its output cannot control a terminal."""
    result = run_cli("check", "-", stdin=b"".join(pieces))
    assert result.exit_code in {0, 1, 2}
    assert PRINTABLE.fullmatch(result.output)
    preview = run_cli("show", "-", stdin=b"".join(pieces))
    assert preview.exit_code in {0, 1, 2}
    assert PRINTABLE.fullmatch(preview.output)


def test_nothing_of_a_record_is_markup_or_steers(folder: Path) -> None:
    """Text that looks like markup is printed unchanged; escape sequences in values, keys and names are escaped."""
    name = "\x1b[31m[red].json"
    (folder / name).write_text('{"type": "[bold]x[/bold] :smile:", "\\u001b]0;x\\u0007": 1, "title": "a\x7fb"}')
    result = run_cli("check", name)
    assert result.stdout.startswith("\\x1b[31m[red].json:1:2: unknown-type  ")
    assert '"[bold]x[/bold] :smile:"' in result.stdout
    assert PRINTABLE.fullmatch(result.stdout)


ACTIONS = re.compile(r"^\s*::|##\[", re.MULTILINE)
"""What GitHub Actions takes for a command in what a step prints."""


def test_nothing_of_a_record_is_a_command_of_github(folder: Path) -> None:
    """Where a log of GitHub Actions shows what is printed, no value, no key and no name of a file is a command."""
    title = "::add-mask::a ##[group]b"
    (folder / "::warning::.json").write_text(json.dumps({"type": "workshop", "title": title, "##[debug]": "##[error]"}))
    (folder / "broken.json").write_text('##[error]"', encoding="utf-8")
    (folder / "valid.json").write_text(json.dumps({"type": "workshop", "title": title, "topics": ["##[error]"]}))
    (folder / "lines.ndjson").write_text('::error::a ##[error]\n{"type": "workshop", "title": " ##[error] "}')
    for arguments in (
        ["check", "::warning::.json", "broken.json", "valid.json", "##[error]"],
        ["check", "--diff", "lines.ndjson"],
        ["show", "valid.json"],
    ):
        result = run_cli(*arguments)
        assert "#[error]" in result.output
        assert not ACTIONS.search(result.output), result.output
    result = run_cli("check", "--format", "json", "::warning::.json", "broken.json")
    assert not ACTIONS.search(result.output), result.output
    assert "/##[debug]" in [fault["path"] for fault in json.loads(result.stdout)]


# --- Check: files -----------------------------------------------------------------------------------------------------


def test_a_file_that_cannot_be_read_stops_nothing(folder: Path) -> None:
    """An unreadable file is reported on standard error; the others are checked, and the exit code is 2."""
    (folder / "broken.json").write_bytes(BROKEN)
    (folder / "cut.gz").write_bytes(b"\x1f\x8b\x08")
    (folder / "empty").mkdir()
    result = run_cli("check", "missing.json", "broken.json", "empty", "cut.gz")
    assert result.exit_code == 2
    assert result.stdout.count("broken.json:") == 3
    assert result.stderr.splitlines() == [
        "migevents: missing.json: No such file or directory",
        "migevents: empty: no files that end in .json, .ndjson, .jsonl",
        "migevents: cut.gz: the gzip data is truncated",
        "1 record, 3 faults, 3 files not read",
    ]


def test_a_dash_is_standard_input() -> None:
    """A dash means standard input, shown as <stdin>; its format is detected from its first line."""
    result = run_cli("check", "-", stdin=VALID + b"\n{}\n")
    assert result.stdout.startswith("<stdin>:2:1: missing-field")
    assert result.stderr.startswith("2 records, 1 valid")


@pytest.mark.parametrize("arguments", [["check"], ["check", "--format=xml", "-"], ["show", "a", "b"], ["frobnicate"]])
def test_misuse_exits_with_2(arguments: list[str]) -> None:
    """Unknown arguments are reported with the usage, and the exit code is 2."""
    result = run_cli(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage: " in result.stderr


@pytest.mark.parametrize(
    ("summary", "text"),
    [
        (Summary(), "0 records"),
        (Summary(records=1), "1 record, valid"),
        (Summary(records=2), "2 records, all valid"),
        (Summary(records=1, faulty=1, faults=1), "1 record, 1 fault"),
        (Summary(records=3, faulty=1, faults=5), "3 records, 2 valid, 5 faults in 1"),
        (Summary(records=2, faulty=2, faults=2), "2 records, 2 faults in 2"),
        (Summary(unreadable=1), "0 records, 1 file not read"),
    ],
)
def test_summary_is_one_line(summary: Summary, text: str) -> None:
    """The last line has the number of records, of valid ones, and of faults in the others."""
    assert str(summary) == text


# --- Check: the formats -----------------------------------------------------------------------------------------------


def finding(  # noqa: PLR0913  # each is what some test is about
    severity: Severity = "error",
    text: str = "",
    start: int = 0,
    *,
    path: str = "/a",
    message: str = "it is bad",
    hint: str | None = None,
) -> Finding:
    """An invented finding."""
    issue = Issue("bad-thing", path, message, severity, hint=hint)
    return Finding(issue, line=12, column=5, text=text, start=start)


@pytest.mark.parametrize(
    ("text", "start", "excerpt"),
    [
        ('"a": "b", "c": 1', 10, ['   12 | "a": "b", "c": 1', "      |           ^^^^^^ /a"]),
        ('"a" : "\\"b", "c": 1', 0, ['   12 | "a" : "\\"b", "c": 1', "      | ^^^^^^^^^^^ /a"]),
        ('"a": [1, 22]', 0, ['   12 | "a": [1, 22]', "      | ^^^ /a"]),
        ("[1, 22]", 4, ["   12 | [1, 22]", "      |     ^^ /a"]),
        ('["a": {', 6, ['   12 | ["a": {', "      |       ^ /a"]),
        ('"a": "b', 5, ['   12 | "a": "b', "      |      ^^ /a"]),
        ('"a"', 3, ['   12 | "a"', "      |    ^ /a"]),
        ('\t"\u4f1a\x1b": 1', 1, ['   12 |     "\u4f1a\\x1b": 1', "      |     ^^^^^^^^^^^ /a"]),
        ('"\u4f1a": 1, "b": 2', 8, ['   12 | "\u4f1a": 1, "b": 2', "      |          ^^^^^^ /a"]),
        (" ", 0, []),
    ],
)
def test_mark_is_below_the_reported_value(
    text: str, start: int, excerpt: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """The mark spans a key and its value, or the single value, however wide the characters are."""
    TextReport().add("x.json", [finding(text=text, start=start)])
    assert capsys.readouterr().out.splitlines() == ["x.json:12:5: bad-thing  it is bad", *excerpt, ""]


@given(st.text("ab\u4f1a", min_size=1, max_size=300), st.text("ab", max_size=300))
def test_long_lines_are_cut_around_the_mark(before: str, after: str) -> None:
    """Of a line of any length, only the part around the fault is shown, so that it fits a terminal."""
    out = io.StringIO()
    TextReport(out).add("x.json", [finding(text=f'{before}, "x": 12345, {after}', start=len(before) + 2, path="")])
    _, line, mark, _ = out.getvalue().splitlines()
    assert '"x": 12345' in line
    assert mark.endswith("^" * len('"x": 12345'))
    assert len(line) <= 80


def test_a_long_value_is_marked_as_far_as_it_is_shown() -> None:
    """A value that is longer than a line is marked to the end of what is shown of it."""
    out = io.StringIO()
    TextReport(out).add("x.json", [finding(text='"x": "' + "y" * 1000 + '"')])
    _, line, mark, _ = out.getvalue().splitlines()
    assert line.endswith("yyy...")
    assert mark == "      | " + "^" * (len(line) - len("   12 | ...")) + " /a"


def test_json_is_an_array_in_any_case(folder: Path) -> None:
    """`--format json` prints one JSON array with all that is known of each fault, and an empty one if there is none."""
    assert json.loads(run_cli("check", "--format=json", "-", stdin=VALID).stdout) == []
    assert json.loads(run_cli("check", "--format=json", "missing.json").stdout) == []
    (folder / "broken.json").write_bytes(BROKEN)
    result = run_cli("check", "--format", "json", "broken.json", "broken.json")
    issues = json.loads(result.stdout)
    assert (len(issues), result.exit_code, result.stderr) == (6, 1, "")
    keys = ["file", "line", "column", "code", "path", "message", "severity", "value", "hint"]
    assert [list(issue) for issue in issues] == [keys] * 6
    assert issues[4] | {"message": ""} == {
        "file": "broken.json",
        "line": 4,
        "column": 5,
        "code": "bad-country",
        "path": "/host/country",
        "message": "",
        "severity": "error",
        "value": '"laos"',
        "hint": 'did you mean "LA"?',
    }


def test_annotations_are_escaped(capsys: pytest.CaptureFixture[str]) -> None:
    """`--format github` escapes what would end a command or a property, and no record can make it give another one."""
    levels: list[Severity] = ["error", "warning", "info"]
    hostile = [finding(level, message="50%\n::error::x", path="/a,b", hint="c:d\r") for level in levels]
    report = GithubReport()
    report.add("a,b:c%\r\nd\x1b.json", hostile)
    report.close(Summary())
    told = "file=a%2Cb%3Ac%25%0D%0Ad\\x1b.json,line=12,col=5,title=bad-thing::50%25\\n::error::x%0A/a,b%0Ahint: c:d\\r"
    assert capsys.readouterr().out.splitlines() == [f"::{level} {told}" for level in ("error", "warning", "notice")]


def test_annotations_are_all_that_is_printed(folder: Path) -> None:
    """`--format github` prints a command a fault, and nothing else."""
    (folder / "broken.json").write_bytes(BROKEN)
    result = run_cli("check", "--format=github", "broken.json")
    assert [line[: line.index(",title")] for line in result.stdout.splitlines()] == [
        "::error file=broken.json,line=1,col=1",
        "::error file=broken.json,line=4,col=5",
        "::error file=broken.json,line=6,col=3",
    ]
    assert (result.exit_code, result.stderr) == (1, "")


@pytest.mark.parametrize("style", ["text", "json", "github"])
def test_output_does_not_depend_on_the_width(style: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """However narrow the terminal is, no line of any format is broken."""
    wide = run_cli("check", "--format", style, "-", stdin=BROKEN).stdout
    monkeypatch.setenv("COLUMNS", "20")
    assert run_cli("check", "--format", style, "-", stdin=BROKEN).stdout == wide


# --- The program ------------------------------------------------------------------------------------------------------


def test_the_module_is_the_command(folder: Path) -> None:
    """`python -m migevents` is the command, and its exit is that of the program."""
    (folder / "broken.json").write_bytes(BROKEN)
    program = start("check", "broken.json", "-")
    out, error = program.communicate(VALID)
    assert (out.decode().count("broken.json:"), error, program.returncode) == (
        3,
        b"2 records, 1 valid, 3 faults in 1\n",
        1,
    )


def test_the_module_runs_main(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Running the module runs `main`, which prints the version."""
    monkeypatch.setattr(sys, "argv", ["migevents", "--version"])
    with pytest.raises(SystemExit) as exit_:
        runpy.run_module("migevents", run_name="__main__")
    assert (exit_.value.code, capsys.readouterr().out) == (0, f"migevents {version('migevents')}\n")


@pytest.mark.parametrize("missing", ["click", "rich"])
def test_without_the_extra_the_command_says_what_to_install(
    missing: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """If click or rich is not installed, one line names the extra to install, and the exit code is 2."""
    for name in [name for name in sys.modules if name.startswith(("migevents.cli.", f"{missing}."))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(SystemExit) as exit_:
        main()
    assert exit_.value.code == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert "pip install 'migevents[cli]'" in said.err


def test_other_things_that_are_missing_are_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """If something else cannot be imported, the error is not hidden."""
    monkeypatch.delitem(sys.modules, "migevents.cli.commands")
    monkeypatch.setitem(sys.modules, "migevents.cli.card", None)
    with pytest.raises(ModuleNotFoundError, match="card"):
        main()


def test_importing_the_library_imports_nothing_of_the_extra() -> None:
    """`import migevents` imports neither click nor rich, and neither does the module of the command."""
    program = "import sys, migevents.cli; print(sorted({'click', 'rich'} & sys.modules.keys()))"
    run = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)  # noqa: S603  # our own program
    assert run.stdout == b"[]\n"


def test_closed_pipe_is_not_an_error(folder: Path) -> None:
    """If the reader closes the pipe, as `| head` does, the command stops silently."""
    (folder / "many.ndjson").write_bytes((VALID + b"\n") * 5000)
    program = start("show", "many.ndjson")
    assert program.stdout is not None
    assert program.stdout.readline() == b"A workshop\n"
    program.stdout.close()
    assert program.stderr is not None
    assert (program.stderr.read(), program.wait()) == (b"", 141)
    program.communicate()


@pytest.mark.parametrize("arguments", [["show", "-"], ["check", "--format=json", "-"], ["schema"]])
def test_pipe_closed_from_the_start_is_not_an_error(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """If the pipe is closed from the start, the command stops silently, even with output still to be flushed."""
    reader, writer = os.pipe()
    os.close(reader)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(VALID)))
    with open(writer, "w") as out:  # noqa: PTH123  # there is no path
        monkeypatch.setattr(sys, "stdout", out)
        with pytest.raises(SystemExit) as exit_:
            commands.migevents(arguments)
    assert exit_.value.code == 141


@pytest.mark.parametrize("arguments", [["show", "-"], ["check", "--format=json", "-"], ["schema"]])
@pytest.mark.parametrize("is_error_full", [False, True])
def test_output_that_cannot_be_written_is_reported(
    arguments: list[str],
    is_error_full: bool,  # noqa: FBT001  # so pytest gives it
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Output that cannot be written, as on a full disk, is reported in one line with an exit code of its own."""
    (folder / "full").touch()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(VALID)))
    full = os.open(folder / "full", os.O_RDONLY)
    with open(full, "w") as out:  # noqa: PTH123  # there is no path
        monkeypatch.setattr(sys, "stdout", out)
        if is_error_full:
            monkeypatch.setattr(sys, "stderr", _Full())
        with pytest.raises(SystemExit) as exit_:
            commands.migevents(arguments)
    assert exit_.value.code == 2
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert ("migevents: the output cannot be written: " in said) is not is_error_full


class _Full(io.StringIO):
    def write(self, _: str) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize(("data", "status"), [(VALID, 0), (b'{"type": "workshop"}', 1)])
def test_closed_streams_are_not_an_error(
    folder: Path, data: bytes, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If standard output and standard error are closed from the start, only the exit code remains."""
    (folder / "event.json").write_bytes(data)
    monkeypatch.setattr(sys, "argv", ["migevents", "check", "event.json"])
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    with pytest.raises(SystemExit) as exit_:
        main()
    for nowhere in (sys.stdout, sys.stderr):
        nowhere.close()
    assert exit_.value.code == status


def test_closed_standard_input_cannot_be_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Standard input that is closed from the start is not read as an empty stream."""
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(SystemExit) as exit_:
        commands.migevents(["check", "-"])
    assert exit_.value.code == 2
    assert capsys.readouterr().err.startswith("migevents: <stdin>: ")


def test_ctrl_c_is_not_an_error() -> None:
    """Ctrl-C stops the command silently, with the exit code that shells use for an interrupted program."""
    # What is started in the background, as all tests may be, ignores Ctrl-C unless it asks for it.
    program = """
        import signal
        from migevents.cli import main

        signal.signal(signal.SIGINT, signal.default_int_handler)
        main()
    """
    command = [sys.executable, "-c", textwrap.dedent(program), "check", "-"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as running:  # noqa: S603  # our own program
        assert running.stdin is not None
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdin.write(b'{"type": "workshop"}\n')
        running.stdin.flush()
        assert running.stdout.readline().startswith(b"<stdin>:1:1: missing-field")
        running.send_signal(signal.SIGINT)
        assert (running.wait(), running.stderr.read()) == (130, b"")


def test_an_interruption_exits_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    """An interruption during reading is caught, and nothing is printed."""

    def interrupted(*_: object) -> Iterator[Any]:
        raise KeyboardInterrupt

    monkeypatch.setattr(reports, "raw_records", interrupted)
    result = run_cli("check", "-")
    assert (result.exit_code, result.output) == (130, "")


def test_an_output_of_few_characters_gets_all_of_them_written_out() -> None:
    """Where the output has no room for a character, as in ASCII, it is written out, and the command does not stop."""
    program = start("show", "-", environment=os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    out, error = program.communicate(dumps(Workshop(title="Atelier \u00e0 Kinshasa", label="atelier")))
    assert (error, program.returncode) == (b"", 0)
    assert out.startswith(b"Atelier \\xe0 Kinshasa\n")


# --- Terminals --------------------------------------------------------------------------------------------------------


COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def test_colours_are_for_terminals(folder: Path) -> None:
    """On a terminal there are colours, unless NO_COLOR asks for none; but for them the text is as it is in a pipe."""
    (folder / "broken.json").write_bytes(BROKEN)
    (folder / "valid.json").write_bytes(VALID)
    for arguments in (["check", "broken.json"], ["show", "valid.json"]):
        piped = run_cli(*arguments).output
        assert not COLOUR.search(piped)
        colourful = on_terminal(*arguments).replace("\r\n", "\n")
        assert COLOUR.search(colourful)
        assert COLOUR.sub("", colourful) == piped
        # Bold and italic are not colours, and stay.
        assert not re.search(r"\x1b\[[0-9;]*3[0-9]", on_terminal(*arguments, NO_COLOR="1"))


class Terminal(io.StringIO):
    """A terminal that remembers what was written to it."""

    def isatty(self) -> bool:
        """Say that it is one."""
        return True


def attach_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Make standard error a terminal."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    return terminal


def test_a_long_file_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that takes longer than a moment has a bar with its name and the share that is read, until that is done."""
    terminal = attach_terminal(monkeypatch)
    times = iter([0.0, 0.4, 0.6, 0.65, 0.7, 0.8, 0.9, 1.0])
    with Bar(clock=lambda: next(times)) as bar:
        pieces = bar.watch([b"x" * 250] * 4, "[red]\x1b.json", 1000)
        next(pieces)
        assert terminal.getvalue() == ""
        next(pieces)
        assert "[red]\\x1b.json" in terminal.getvalue()
        assert "50%" in terminal.getvalue()
        next(pieces)
        assert "75%" not in terminal.getvalue()
        next(pieces)
        assert "100%" in terminal.getvalue()
        bar.hide()
        assert terminal.getvalue().endswith("\x1b[2K")
        bar.hide()


def test_a_bar_without_a_size_shows_what_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The size of standard input is unknown, so the bar shows how much was read, and is removed at the end."""
    terminal = attach_terminal(monkeypatch)
    times = iter([0.0, 0.6, 0.6])
    with Bar(clock=lambda: next(times)) as bar:
        assert list(bar.watch([b"x" * 2000], "<stdin>", None)) == [b"x" * 2000]
        assert "2.0/? kB" in terminal.getvalue()
    assert terminal.getvalue().endswith("\x1b[2K")


@pytest.mark.parametrize("zipped", [False, True])
def test_an_array_shows_how_far_its_records_are(*, zipped: bool, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An array is read whole first, which is fast, so the bar shows how many records were checked."""
    terminal = attach_terminal(monkeypatch)
    data = b"[" + b",".join([dumps(Workshop(title="A workshop"))] * 4) + b"]"
    (folder / "array.json").write_bytes(gzip.compress(data, mtime=0) if zipped else data)
    # The clock is put on by hand: in how many pieces a compressed file is read depends on the newlines in its bytes.
    now = 0.0
    with Bar(clock=lambda: now) as bar:
        records = raw_records("array.json", bar)
        next(records)
        assert terminal.getvalue() == ""
        now = 1.0
        next(records)
        assert re.search(r"\b(?:24|[4-9][0-9])%", terminal.getvalue())
        now = 2.0
        assert len(list(records)) == 2
    assert terminal.getvalue().endswith("\x1b[2K")


@pytest.mark.parametrize(("is_terminal", "kind"), [(False, "xterm"), (True, "dumb")])
def test_no_bar_where_it_would_be_litter(*, is_terminal: bool, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no bar in a pipe, whatever the environment says about colours, or on a terminal that cannot erase."""
    terminal = attach_terminal(monkeypatch)
    monkeypatch.setattr(terminal, "isatty", lambda: is_terminal)
    monkeypatch.setenv("TERM", kind)
    monkeypatch.setenv("FORCE_COLOR", "1")
    times = iter([0.0, 10.0, 20.0, 30.0])
    with Bar(clock=lambda: next(times)) as bar:
        list(bar.watch([b"x"], "x.json", 1))
    assert terminal.getvalue() == ""


def test_the_bar_makes_room_for_faults(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While faults are printed there is no bar on the screen; it comes back for the rest, and goes in the end."""
    terminal = attach_terminal(monkeypatch)
    (folder / "records.ndjson").write_bytes(VALID + b"\n{}\n" + (VALID + b"\n") * 2000)
    monkeypatch.setattr(Bar, "MOMENT", 0.0)
    monkeypatch.setattr(Bar, "REFRESH", 0.0)
    monkeypatch.setattr(sys, "stdout", terminal)
    with pytest.raises(SystemExit):
        commands.migevents(["check", "records.ndjson"])
    before, after = terminal.getvalue().split("records.ndjson:2:1:", 1)
    erased = "\x1b[2K"
    assert "%" in before[: before.rindex(erased)]
    assert "%" not in before[before.rindex(erased) :]
    assert "100%" in after
    assert after.rindex(erased) > after.rindex("100%")


# --- The schema -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("arguments", "cls"), [([], Event), (["Contact"], Contact), (["eventDATES"], EventDates)])
def test_the_schema_is_printed(arguments: list[str], cls: type[Record]) -> None:
    """`schema` prints the JSON Schema of events, or of the class that is named, in capitals or not."""
    result = run_cli("schema", *arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == schema_text(cls)
    assert json.loads(result.stdout) == json_schema(cls)


@pytest.mark.parametrize("option", ["-o", "--output"])
def test_the_schema_is_written_to_a_file(folder: Path, option: str) -> None:
    """With an output, the schema goes into that file, in UTF-8, and nothing is printed; a dash is standard output."""
    (folder / "schema.json").write_text("old")
    result = run_cli("schema", option, "schema.json")
    assert (result.exit_code, result.output) == (0, "")
    assert (folder / "schema.json").read_bytes() == schema_text().encode()
    assert run_cli("schema", option, "-").stdout == schema_text()


def test_a_schema_that_cannot_be_written_exits_with_2(folder: Path) -> None:
    """If the file cannot be written, one line reports it, and the exit code is 2."""
    result = run_cli("schema", "-o", "no\x1bwhere/schema.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "migevents: no\\x1bwhere/schema.json: No such file or directory\n"
    assert not [*folder.iterdir()]


def test_an_unknown_class_has_no_schema() -> None:
    """An unknown class is a usage error, and the message lists the known ones."""
    result = run_cli("schema", "seminar")
    assert result.exit_code == 2
    assert "'workshop'" in result.stderr
