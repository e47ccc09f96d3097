"""Printing of findings: for people, for programs, for GitHub Actions.

GitHub Actions reads commands from the log, such as ``::error::`` or ``##[group]``. Text from a record is always
escaped, so it can never act as one; see docs/decisions/0008-github-commands.md.
"""

import contextlib
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol, TextIO, cast

import attrs
import click
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from migevents._display import counted, escaped
from migevents.cli.files import Bar, FileError, file_name_of, raw_records
from migevents.cli.findings import Finding
from migevents.cli.phrasing import harmless
from migevents.codec.json import Examined
from migevents.model.event import Event
from migevents.streams import RawRecord


class Unwritten(Exception):
    """The output cannot be written: nobody reads it, or the disk is full."""

    def __init__(self, error: OSError) -> None:
        """Keep the error."""
        super().__init__(error)
        self.error = error


@contextlib.contextmanager
def writing_output() -> Iterator[None]:
    """Distinguish an error of the output from an error of a file.

    Raises:
        Unwritten: The output cannot be written.
    """
    try:
        yield
    except OSError as error:
        raise Unwritten(error) from error


class _Harmless:
    """A file whose lines GitHub Actions never reads as commands."""

    def __init__(self, file: TextIO) -> None:
        """Write to a file."""
        self._file = file

    def write(self, text: str) -> int:
        """Write whole lines."""
        return self._file.write(harmless(text))

    def __getattr__(self, name: str) -> Any:
        """Return any other attribute of the file."""
        return getattr(self._file, name)


class _Console(Console):
    """A console that leaves a closed pipe to the command to handle."""

    def on_broken_pipe(self) -> None:
        """Raise the error again."""
        raise BrokenPipeError


def console_on(file: TextIO) -> Console:
    """Return a console that prints text as it is, without markup or emoji."""
    return _Console(file=cast("TextIO", _Harmless(file)), markup=False, emoji=False, highlight=False, soft_wrap=True)


def log(text: str) -> None:
    """Print a line about the run, not about a record, on standard error."""
    sys.stdout.flush()
    click.echo(harmless(f"migevents: {escaped(text)}"), err=True)


@attrs.define
class Summary:
    """Counts of the records and findings so far."""

    records: int = 0
    faulty: int = 0
    faults: int = 0
    warnings: int = 0
    notes: int = 0
    unreadable: int = 0

    @property
    def valid(self) -> int:
        """How many records have no faults."""
        return self.records - self.faulty

    @property
    def advice(self) -> int:
        """How many findings are not faults."""
        return self.warnings + self.notes

    @property
    def exit_code(self) -> int:
        """How a command that reads records exits.

        With 2 if a file could not be read, with 1 if a record is invalid, and else with 0.
        """
        return 2 if self.unreadable else int(bool(self.faulty))

    def count(self, findings: list[Finding]) -> None:
        """Count a record with its findings."""
        severities = Counter(finding.issue.severity for finding in findings)
        self.records += 1
        self.faulty += bool(severities["error"])
        self.faults += severities["error"]
        self.warnings += severities["warning"]
        self.notes += severities["info"]

    def __str__(self) -> str:
        """Sum up in one line.

        Examples:
            >>> print(Summary(records=3, faulty=1, faults=5))
            3 records, 2 valid, 5 faults in 1
            >>> print(Summary(records=1, warnings=2, notes=1))
            1 record, valid, 2 warnings, 1 note
        """
        parts = [counted(self.records, "record")]
        if self.faulty:
            parts += [f"{self.valid:,} valid"] if self.valid else []
            parts += [counted(self.faults, "fault") + (f" in {self.faulty:,}" if self.records > 1 else "")]
        elif self.records:
            parts += ["valid" if self.records == 1 else "all valid"]
        parts += [counted(self.warnings, "warning")] if self.warnings else []
        parts += [counted(self.notes, "note")] if self.notes else []
        parts += [counted(self.unreadable, "file") + " not read"] if self.unreadable else []
        return ", ".join(parts)


def examined_records(
    files: Iterable[str], bar: Bar, summary: Summary
) -> Iterator[tuple[str, RawRecord, Examined[Event]]]:
    """Yield the records of files, each with its file's name and the result.

    Files that cannot be read are counted and logged.
    """
    for file in files:
        try:
            for raw in raw_records(file, bar):
                yield file_name_of(file), raw, raw.examine(Event)
        except FileError as error:
            summary.unreadable += 1
            log(str(error))


class Report(Protocol):
    """A format in which findings are printed."""

    def add(self, file: str, findings: list[Finding]) -> None:
        """Print the findings of a record."""

    def close(self, summary: object) -> None:
        """Print the end of the report."""


# --- For people -------------------------------------------------------------------------------------------------------

COLOURS = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}
_WIDEST = 66
"""How many characters of a line are printed; the same on every terminal, so that a log looks like the screen."""

# A key with its value, unless that is a list or an object; or a value alone; or one character.
_STRING = r'"(?:[^"\\]|\\.)*(?:"|$)'
_WORD = r'[^\s,:\[\]{}"]+'
_MARKED = re.compile(rf"{_STRING}(?:\s*:\s*(?:{_STRING}|{_WORD}))?|{_WORD}|.?")


class TextReport:
    """Findings as a compiler prints them.

    Place and message, the line with its place underlined, and a hint.
    """

    def __init__(self, file: TextIO | None = None) -> None:
        """Print to `file`, or to standard output."""
        self._console = console_on(file or sys.stdout)

    def add(self, file: str, findings: list[Finding]) -> None:
        """Print the findings of a record."""
        for finding in findings:
            self._console.print(_heading(file, finding))
            if not finding.text.isspace() and finding.text:
                self._console.print(*_excerpt(finding), sep="\n")
            if finding.issue.hint:
                self._console.print(Text.assemble("  ", ("hint: ", "bold"), escaped(finding.issue.hint)))
            self._console.print()

    def close(self, summary: object) -> None:
        """Print the summary on standard error.

        Standard output is empty if nothing was found.
        """
        sys.stdout.flush()
        click.echo(str(summary), err=True)


def _heading(file: str, finding: Finding) -> Text:
    place = f"{escaped(file)}:{finding.line}:{finding.column}:"
    code = (finding.issue.code, COLOURS[finding.issue.severity])
    return Text.assemble((place, "bold"), " ", code, "  ", escaped(finding.issue.message))


def _excerpt(finding: Finding) -> tuple[Text, Text]:
    """Return the line that has the fault, and a line with a mark below it."""
    left = max(0, finding.start - _WIDEST // 3) if len(finding.text) > _WIDEST else 0
    preview = finding.text[left : left + _WIDEST]
    start = finding.start - left
    found = _MARKED.match(preview, start)
    end = found.end() if found else start
    before = ("..." if left else "") + _printed(preview[:start])
    marked = _printed(preview[start:end])
    after = _printed(preview[end:]) + ("..." if left + _WIDEST < len(finding.text) else "")
    number = f"{finding.line:>5}"
    colour = COLOURS[finding.issue.severity]
    mark = " " * cell_len(before) + "^" * max(1, cell_len(marked))
    path = f" {escaped(finding.issue.path)}" if finding.issue.path else ""
    return (
        Text.assemble((f"{number} | ", "blue"), before, marked, after),
        Text.assemble((f"{' ' * len(number)} | ", "blue"), (mark, colour), path),
    )


def _printed(text: str) -> str:
    return escaped(text.replace("\t", "    "))


class QuietReport(TextReport):
    """The summary alone."""

    def add(self, file: str, findings: list[Finding]) -> None:
        """Print nothing."""


# --- For programs -----------------------------------------------------------------------------------------------------


class JsonReport:
    """Findings as one JSON array, an object on each line.

    It is an empty array if there are none.
    """

    def __init__(self) -> None:
        """Begin the array."""
        self._before = "["

    def add(self, file: str, findings: list[Finding]) -> None:
        """Print the findings of a record."""
        for finding in findings:
            place = {"file": file, "line": finding.line, "column": finding.column}
            # GitHub Actions would read ##[name] as a command; JSON can escape it.
            line = json.dumps(place | attrs.asdict(finding.issue)).replace("##[", r"\u0023#[")
            click.echo(f"{self._before}\n{line}", nl=False)
            self._before = ","

    def close(self, summary: object) -> None:  # noqa: ARG002  # the numbers are for people
        """End the array."""
        click.echo("[]" if self._before == "[" else "\n]")


_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


class GithubReport:
    """Findings as GitHub Actions commands, which it shows beside the lines."""

    def add(self, file: str, findings: list[Finding]) -> None:
        """Print the findings of a record."""
        for finding in findings:
            issue = finding.issue
            properties = {"file": file, "line": finding.line, "col": finding.column, "title": issue.code}
            listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
            lines = [issue.message, issue.path, issue.hint and f"hint: {issue.hint}"]
            message = "\n".join(escaped(line) for line in lines if line)
            click.echo(f"::{_LEVELS[issue.severity]} {listed}::{_data(message)}")

    def close(self, summary: object) -> None:
        """Print nothing."""


def _data(text: str) -> str:
    """Escape the message of a command, as `@actions/core` does."""
    return escaped(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    """Escape the value of a property of a command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


REPORTS: dict[str, Callable[[], Report]] = {"text": TextReport, "json": JsonReport, "github": GithubReport}
"""The formats, by name."""
