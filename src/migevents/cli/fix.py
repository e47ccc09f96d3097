"""`migevents check --fix` and `--diff`: repair of files in place.

A file is read twice side by side: once as records, and once as lines. So all text between records is copied as it is,
and only repaired records are rewritten.
"""

import contextlib
import io
import itertools
import re
import stat
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

import attrs
import click

from migevents._display import counted, escaped
from migevents._files import replacing, zipping
from migevents._pieces import chunks_of, is_gzip, unzipped
from migevents.cli.files import Bar, FileError, raw_records
from migevents.cli.findings import findings_of
from migevents.cli.line_diff import unified_diff
from migevents.cli.phrasing import harmless
from migevents.cli.reports import Report, log, writing_output
from migevents.codec.json import decoded
from migevents.errors import InvalidRecord, Issue
from migevents.jsontext.lossless import written
from migevents.model.event import Event
from migevents.salvage import Repair
from migevents.salvage.api import SalvagedText
from migevents.streams import RawRecord


@attrs.define
class FixSummary:
    """Counts of repairs and leftovers so far."""

    records: int = 0
    repaired: int = 0
    left: int = 0
    unreadable: int = 0
    codes: Counter[tuple[str, str]] = attrs.Factory(Counter)

    def count(self, issues: Iterable[Issue]) -> None:
        """Count a record with its repairs and leftovers."""
        kinds = [("repaired" if isinstance(issue, Repair) else "left over", issue.code) for issue in issues]
        self.records += 1
        self.repaired += any(kind == "repaired" for kind, _ in kinds)
        self.left += any(kind == "left over" for kind, _ in kinds)
        self.codes.update(kinds)

    def add(self, other: "FixSummary") -> None:
        """Add the counts of another file."""
        self.records += other.records
        self.repaired += other.repaired
        self.left += other.left
        self.codes += other.codes

    def __str__(self) -> str:
        """List how often each code occurred, and then the totals."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        for (kind, code), count in sorted(self.codes.items(), key=lambda item: (item[0][0] != "repaired", -item[1])):
            yield f"{count:>6}  {kind:<9}  {code}"
        parts = [counted(self.records, "record"), f"{self.repaired:,} repaired"]
        parts += [f"{self.left:,} with leftovers"] if self.left else []
        parts += [f"{counted(self.unreadable, 'file')} not repaired"] if self.unreadable else []
        yield ", ".join(parts)


class _Unchanged(Exception):
    """No record of the file has a repair."""


def fix_files(files: Iterable[str], report: Report | None) -> FixSummary:
    """Repair files in place; without a report, print differences instead."""
    summary = FixSummary()
    with Bar() as bar:
        for file in files:
            of_file = FixSummary()
            try:
                _fix(file, bar, of_file, report)
                summary.add(of_file)
            except (FileError, OSError, InvalidRecord) as error:
                bar.hide()
                summary.unreadable += 1  # none of its repairs was written
                reason = error.strerror or error if isinstance(error, OSError) else error
                log(str(error) if isinstance(error, FileError) else f"{file}: {reason}")
    if report is not None:
        report.close(summary)
    else:
        sys.stdout.flush()
        click.echo(str(summary), err=True)
    return summary


def _fix(file: str, bar: Bar, summary: FixSummary, report: Report | None) -> None:
    path = Path(file)
    if file == "-" or not stat.S_ISREG(path.stat().st_mode):
        raise FileError(f"{file}: only a file can be repaired in place")

    def inspect(raw: RawRecord, salvaged: SalvagedText[Event]) -> None:
        # Duplicate keys are found in the text. A value that is left over only because of other faults is valid again
        # once these are corrected.
        issues = tuple(
            issue.below(raw.pointer)
            for issue in salvaged.salvage.issues
            if issue.code != "duplicate-key" and issue not in salvaged.consequences
        )
        findings = findings_of(raw, issues, salvaged.text)
        summary.count(finding.issue for finding in findings)
        if findings and report is not None:
            bar.hide()
            with writing_output():
                report.add(file, findings)

    pieces = _pieces(path, bar, inspect)
    if report is None:
        _print_differences(path, pieces, bar)
        return
    with contextlib.suppress(_Unchanged), replacing(path, unless_changed=True) as target, _zipped(path, target) as out:
        changed = False
        for old, new, _ in pieces:
            out.write(new)
            changed = changed or new != old
        if not changed:
            raise _Unchanged


Inspection = Callable[[RawRecord, SalvagedText[Event]], None]
_Piece = tuple[bytes, bytes, int]
"""A part of a file: before, after, and the line on which it begins."""


def _pieces(path: Path, bar: Bar, inspect: Inspection) -> Iterator[_Piece]:
    """Yield a whole file in pieces; of NDJSON, only one line is in memory."""
    # The records come from one reading, and all text around them from another beside it.
    numbered, line = enumerate(_lines(path), start=1), b""
    raws = raw_records(str(path), bar)
    for raw in raws:
        raw.check_kept()  # or the line would be read whole below
        for number, line in numbered:
            if number == raw.line:
                break
            yield line, line, number
        if isinstance(raw.data, str):
            yield _array(line + b"".join(rest for _, rest in numbered), raw, raws, inspect)
            return
        # A document is the rest of the file.
        lines = line + b"".join(rest for _, rest in itertools.islice(numbered, raw.data.count(b"\n")))
        new = _fixed(raw, inspect)
        yield lines, lines if new is None else lines.replace(raw.data, new.encode(), 1), raw.line
    yield from ((line, line, number) for number, line in numbered)


def _lines(path: Path) -> Iterator[bytes]:
    """Yield the lines of a file with their ends."""
    pending: list[bytes] = []
    with path.open("rb") as file:
        for piece in unzipped(chunks_of(file)):
            for part in io.BytesIO(piece):
                pending.append(part)
                if part.endswith(b"\n"):
                    yield b"".join(pending)
                    pending.clear()
    if pending:
        yield b"".join(pending)


_MARGIN = re.compile(r"[ \t]*")


def _array(document: bytes, first: RawRecord, raws: Iterable[RawRecord], inspect: Inspection) -> _Piece:
    """Return a file with an array whose items are repaired.

    All text between the items stays as it is.
    """
    text = document.decode()
    parts, at = [], 0
    for raw in [first, *raws]:
        if not isinstance(raw.data, str):
            # What remains is not valid JSON: the array is broken here.
            _fixed(raw, inspect)
            continue
        start = text.index(raw.data, at)
        # The column gives the start of the line: to search backwards would take long in an array on one line.
        margin = _MARGIN.match(text, start - (raw.column - 1), start)
        new = _fixed(raw, inspect, margin[0] if margin else "")
        parts += [text[at:start], raw.data if new is None else new]
        at = start + len(raw.data)
    return document, "".join([*parts, text[at:]]).encode(), first.line


def _fixed(raw: RawRecord, inspect: Inspection, margin: str = "") -> str | None:
    """Return the repaired text of a record, or `None` if nothing changed."""
    salvaged = raw.examine_salvage(Event)
    inspect(raw, salvaged)
    document = salvaged.salvage.document
    if document is None:
        return None
    text = decoded(raw.data)
    begin, end = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    inner = re.search(r"\n([ \t]*)\S", text.strip())
    indent = None if inner is None else inner[1].removeprefix(margin)
    new = written(document, indent, spaced='": ' in text).decode().replace("\n", f"\n{margin}")
    return begin + (new.replace("\n", "\r\n") if "\r\n" in text else new) + end


@contextlib.contextmanager
def _zipped(path: Path, target: IO[bytes]) -> Iterator[IO[bytes]]:
    """Yield a file that compresses again if the original was compressed."""
    with path.open("rb") as file:
        zips = is_gzip(file.read(2))
    if not zips:
        yield target
        return
    with zipping(target) as out:
        yield out


def _print_differences(path: Path, pieces: Iterable[_Piece], bar: Bar) -> None:
    heading = [f"--- {path}", f"+++ {path}"]
    for old, new, line in pieces:
        if new == old:
            continue
        bar.hide()
        before, after = (each.decode(errors="replace").removesuffix("\n").split("\n") for each in (old, new))
        if not new.endswith(b"\n"):
            before[-1] += _NO_END
            after[-1] += _NO_END
        for text in [*heading, *unified_diff(before, after, line)]:
            with writing_output():
                click.echo("\n".join(harmless(escaped(part.removesuffix("\r"))) for part in text.split("\n")))
        heading = []


_NO_END = "\n\\ No newline at end of file"
