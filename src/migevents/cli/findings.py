"""The faults of a record in a file, with line and column."""

import attrs

from migevents.codec.json import UnreadableText, duplicate_key, read_lossless
from migevents.errors import Issue
from migevents.jsontext.lossless import JsonText
from migevents.jsontext.positions import Position, Positions
from migevents.streams import RawRecord


@attrs.frozen
class Finding:
    """An issue, and where an editor finds it.

    Attributes:
        issue: The issue.
        line: The line of the file; the first is 1.
        column: The character in the line; the first is 1.
        text: The text of that line, as far as it belongs to the record.
        start: The place in `text`.
    """

    issue: Issue
    line: int
    column: int
    text: str
    start: int


def findings_of(raw: RawRecord, issues: tuple[Issue, ...], read: JsonText | UnreadableText | None) -> list[Finding]:
    r"""Return the issues of a record with places, and its duplicate keys.

    Args:
        raw: The record as it is in the file.
        issues: The issues, with paths that begin at the source.
        read: What came of reading its text; `None` if that was not needed, because the record is valid.

    Returns:
        The findings, in the order of the file.

    Examples:
        >>> from migevents import Event
        >>> raw = RawRecord('{"type": "workshop",\n "type": "launch"}', line=7)
        >>> record, issues, read = raw.examine(Event)
        >>> [(finding.line, finding.column, finding.issue.code) for finding in findings_of(raw, issues, read)]
        [(7, 1, 'missing-field'), (8, 2, 'duplicate-key')]
    """
    if read is None and issues:
        read = _read(raw)
    if read is None:
        return []
    if isinstance(read, UnreadableText):
        placed = [(Position(*read.position), issue) for issue in issues]
    else:
        positions = Positions(read)
        placed = [(positions.of(issue.path.removeprefix(raw.pointer)), issue) for issue in issues]
        placed += [(at, duplicate_key(pointer).below(raw.pointer)) for pointer, at in positions.duplicates]
        placed.sort(key=lambda pair: pair[0])
    # Findings on one line share its text: a copy for each would take as much as the square of a document on one line.
    lines = [line.removesuffix("\r") for line in _text(raw.data).split("\n")]
    return [_finding(raw, issue, at, lines[at.line - 1]) for at, issue in placed]


def _read(raw: RawRecord) -> JsonText | UnreadableText:
    try:
        return read_lossless(raw.data, raw.line)
    except UnreadableText as error:
        return error


def _text(data: bytes | str) -> str:
    text = data if isinstance(data, str) else data.decode(errors="replace")
    return text.removeprefix("\ufeff")


def _finding(raw: RawRecord, issue: Issue, at: Position, text: str) -> Finding:
    column = at.column + (raw.column - 1 if at.line == 1 else 0)
    return Finding(issue, raw.line + at.line - 1, column, text, at.column - 1)
