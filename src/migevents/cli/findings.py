"""What is wrong with a record as it stands in a file, with the line and the column of each fault."""

import json
from typing import Any

import attrs

from migevents._display import preview
from migevents.errors import Issue
from migevents.jsontext.positions import Position, find_positions
from migevents.streams import RawRecord


@attrs.frozen
class Finding:
    """An issue, and where an editor finds it.

    Attributes:
        issue: The issue.
        line: The line of the file; the first is 1.
        column: The character in the line; the first is 1.
        text: What stands on that line, as far as it belongs to the record.
        start: The place in `text`.
    """

    issue: Issue
    line: int
    column: int
    text: str
    start: int


def findings_of(raw: RawRecord, issues: tuple[Issue, ...]) -> list[Finding]:
    r"""Find the places of the issues of a record, and the keys that stand twice in it.

    Args:
        raw: The record as it stands in the file.
        issues: What was found when it was read.

    Returns:
        The findings, in the order of the file.

    Examples:
        >>> raw = RawRecord('{"type": "workshop",\n "type": "launch"}', line=7)
        >>> [(finding.line, finding.column, finding.issue.code) for finding in findings_of(raw, ())]
        [(8, 2, 'duplicate-key')]
    """
    text, broken = _decoded(raw.data)
    has_double_keys = False
    if broken is None:
        broken, has_double_keys = _scanned(text)
    if not issues and not has_double_keys:
        return []
    if broken is not None:
        placed = [(broken, issue) for issue in issues]
    else:
        positions = find_positions(text)
        placed = [(positions.of(issue.path.removeprefix(raw.pointer)), issue) for issue in issues]
        placed += [(at, _double_key(pointer).below(raw.pointer)) for pointer, at in positions.duplicates]
        placed.sort(key=lambda pair: pair[0])
    lines = text.split("\n")
    return [_finding(raw, issue, at, lines[at.line - 1]) for at, issue in placed]


def _decoded(data: bytes | str) -> tuple[str, Position | None]:
    """Return the text, and where it stops being UTF-8, if it does."""
    if isinstance(data, str):
        return data, None
    try:
        return data.decode().removeprefix("\ufeff"), None
    except UnicodeDecodeError as error:
        before = data[: error.start].decode().removeprefix("\ufeff")
        at = Position(before.count("\n") + 1, len(before) - before.rfind("\n"))
        return data.decode(errors="replace").removeprefix("\ufeff"), at


def _scanned(text: str) -> tuple[Position | None, bool]:
    """Return where the text stops being JSON, if it does, and whether a key stands twice in an object of it.

    It says no more than that: sound records are many, and are not to wait for the places of their values.
    """
    doubles = False

    def look(members: list[tuple[str, Any]]) -> None:
        nonlocal doubles
        doubles = doubles or len(dict(members)) < len(members)

    try:
        json.loads(text, object_pairs_hook=look, parse_int=str)
    except json.JSONDecodeError as error:
        return Position(error.lineno, error.colno), False
    except RecursionError:
        return Position(1, 1), False
    return None, doubles


def _double_key(pointer: str) -> Issue:
    key = pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
    message = f"{preview(key)} stands twice in the same object; the last one counts"
    return Issue("duplicate-key", pointer, message, hint="keep one of them")


def _finding(raw: RawRecord, issue: Issue, at: Position, text: str) -> Finding:
    column = at.column + (raw.column - 1 if at.line == 1 else 0)
    return Finding(issue, raw.line + at.line - 1, column, text.removesuffix("\r"), at.column - 1)
