"""How faults and advice are printed: for people, for programs, and for GitHub Actions."""

import contextlib
import json
import re
import sys
from collections.abc import Callable, Iterator
from typing import Any, Protocol, TextIO, cast

import attrs
import click
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from migevents._display import escaped
from migevents.cli.findings import Finding
from migevents.cli.phrasing import harmless


class Unwritten(Exception):
    """What is printed cannot be written: nobody reads it, or there is no room."""

    def __init__(self, error: OSError) -> None:
        """Keep what went wrong."""
        super().__init__(error)
        self.error = error


@contextlib.contextmanager
def writing_output() -> Iterator[None]:
    """Tell what goes wrong with the output from what goes wrong with a file.

    Raises:
        Unwritten: Something goes wrong.
    """
    try:
        yield
    except OSError as error:
        raise Unwritten(error) from error


class _Harmless:
    """A file for people that lets no line through which GitHub Actions would take for a command."""

    def __init__(self, file: TextIO) -> None:
        """Write to `file`."""
        self._file = file

    def write(self, text: str) -> int:
        """Write whole lines."""
        return self._file.write(harmless(text))

    def __getattr__(self, name: str) -> Any:
        """Be the file in all else."""
        return getattr(self._file, name)


class _Console(Console):
    """A console that leaves a closed pipe to the command."""

    def on_broken_pipe(self) -> None:
        """Pass it on."""
        raise BrokenPipeError


def console_on(file: TextIO) -> Console:
    """Return a console that prints what it is given and nothing it could be taken for: no markup, no emoji."""
    return _Console(file=cast("TextIO", _Harmless(file)), markup=False, emoji=False, highlight=False, soft_wrap=True)


def log(text: str) -> None:
    """Say something of the run, and not of a record, in a line on standard error."""
    sys.stdout.flush()
    click.echo(harmless(f"migevents: {escaped(text)}"), err=True)


@attrs.define
class Summary:
    """What was seen so far."""

    records: int = 0
    faulty: int = 0
    faults: int = 0
    advice: int = 0
    unreadable: int = 0

    @property
    def sound(self) -> int:
        """How many records have no faults."""
        return self.records - self.faulty

    def count(self, faults: list[Finding], advice: list[Finding]) -> None:
        """Count a record with what was found in it."""
        self.records += 1
        self.faulty += bool(faults)
        self.faults += len(faults)
        self.advice += len(advice)

    def __str__(self) -> str:
        """Say it in a line.

        Examples:
            >>> print(Summary(records=3, faulty=1, faults=5))
            3 records, 2 sound, 5 faults in 1
            >>> print(Summary(records=1, advice=2))
            1 record, sound, 2 pieces of advice
        """
        said = [_many(self.records, "record")]
        if self.faulty:
            said += [f"{self.sound} sound"] if self.sound else []
            said += [_many(self.faults, "fault") + (f" in {self.faulty}" if self.records > 1 else "")]
        elif self.records:
            said += ["sound" if self.records == 1 else "all sound"]
        if self.advice:
            said += [_many(self.advice, "piece") + " of advice"]
        if self.unreadable:
            said += [_many(self.unreadable, "file") + " not read"]
        return ", ".join(said)


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


class Report(Protocol):
    """A way to print what was found."""

    def add(self, file: str, findings: list[Finding]) -> None:
        """Print what was found in a record of a file."""

    def close(self, summary: object) -> None:
        """Print what is to be printed in the end."""


# --- For people -------------------------------------------------------------------------------------------------------

COLOURS = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}
_WIDEST = 66
"""How much of a line is printed. It does not depend on the terminal, so that a log looks like the screen."""

# A key with its value, unless that is a list or an object; or a value alone; or the one character that stands there.
_STRING = r'"(?:[^"\\]|\\.)*(?:"|$)'
_WORD = r'[^\s,:\[\]{}"]+'
_MARKED = re.compile(rf"{_STRING}(?:\s*:\s*(?:{_STRING}|{_WORD}))?|{_WORD}|.?")


class TextReport:
    """Faults and advice as a compiler prints them: where and what, the line with a mark, and what to do about it."""

    def __init__(self, file: TextIO | None = None) -> None:
        """Print to `file`, or to standard output."""
        self._console = console_on(file or sys.stdout)

    def add(self, file: str, findings: list[Finding]) -> None:
        """Print what was found in a record of a file."""
        for finding in findings:
            self._console.print(_heading(file, finding))
            if finding.text.strip():
                self._console.print(*_excerpt(finding), sep="\n")
            if finding.issue.hint:
                self._console.print(Text.assemble("  ", ("hint: ", "bold"), escaped(finding.issue.hint)))
            self._console.print()

    def close(self, summary: object) -> None:
        """Sum up, on standard error: standard output is for faults and advice alone, and empty where there are none."""
        sys.stdout.flush()
        click.echo(str(summary), err=True)


def _heading(file: str, finding: Finding) -> Text:
    place = f"{escaped(file)}:{finding.line}:{finding.column}:"
    code = (finding.issue.code, COLOURS[finding.issue.severity])
    return Text.assemble((place, "bold"), " ", code, "  ", escaped(finding.issue.message))


def _excerpt(finding: Finding) -> tuple[Text, Text]:
    """Return the line where a fault is, and a line with a mark below it."""
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


# --- For programs -----------------------------------------------------------------------------------------------------


class JsonReport:
    """Faults and advice as one JSON array of objects, one a line, which is there and empty where there are none."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._before = "["

    def add(self, file: str, findings: list[Finding]) -> None:
        """Print what was found in a record of a file."""
        for finding in findings:
            place = {"file": file, "line": finding.line, "column": finding.column}
            # GitHub Actions would take ##[name] for a command; JSON has another way to write it.
            line = json.dumps(place | attrs.asdict(finding.issue)).replace("##[", r"\u0023#[")
            click.echo(f"{self._before}\n{line}", nl=False)
            self._before = ","

    def close(self, summary: object) -> None:  # noqa: ARG002  # the numbers are for people
        """End the array."""
        click.echo("[]" if self._before == "[" else "\n]")


_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


class GithubReport:
    """Faults and advice as commands of GitHub Actions, which shows them as annotations beside the lines."""

    def add(self, file: str, findings: list[Finding]) -> None:
        """Print what was found in a record of a file."""
        for finding in findings:
            issue = finding.issue
            properties = {"file": file, "line": finding.line, "col": finding.column, "title": issue.code}
            listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
            lines = [issue.message, issue.path, issue.hint and f"hint: {issue.hint}"]
            message = "\n".join(escaped(line) for line in lines if line)
            click.echo(f"::{_LEVELS[issue.severity]} {listed}::{_data(message)}")

    def close(self, summary: object) -> None:
        """Add nothing."""


def _data(text: str) -> str:
    """Escape the message of a command, as `@actions/core` does."""
    return escaped(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    """Escape the value of a property of a command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


REPORTS: dict[str, Callable[[], Report]] = {"text": TextReport, "json": JsonReport, "github": GithubReport}
"""The ways to print faults and advice, by the name of the format."""
