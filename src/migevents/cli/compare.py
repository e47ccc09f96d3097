"""`migevents diff` and `migevents merge`: two records beside each other.

Both exit like their namesakes: 0 if there is nothing to look at, 1 if the records differ or conflict, 2 on trouble. Git
takes 1 from a merge driver for a conflict.
"""

import json
import os
import re
import sys
from collections.abc import Iterable
from typing import Any

import attrs
import click
from rich.text import Text

from migevents._display import counted, preview
from migevents.changes import Change, Merge, as_json_patch
from migevents.changes import diff as diff_records
from migevents.changes import merge as merge_records
from migevents.changes.differences import builtins_of
from migevents.cli.files import Bar, FileError, errors_of, file_name_of, raw_records
from migevents.cli.findings import findings_of
from migevents.cli.options import FILE, format_option, output_option
from migevents.cli.reports import COLOURS, TextReport, console_on
from migevents.cli.writers import output_file
from migevents.codec.json import decoded, dumps
from migevents.model.event import Event
from migevents.streams import RawRecord

SAME, DIFFERENT = 0, 1


# --- Differences ------------------------------------------------------------------------------------------------------


@click.command(short_help="Show what differs between two records.")
@click.argument("a", type=FILE)
@click.argument("b", type=FILE)
@format_option(
    "text",
    "json",
    "json-patch",
    help="How the changes are printed: for people, as one JSON array, or as a JSON Patch from A to B (RFC 6902).",
)
def diff(a: str, b: str, style: str) -> int:
    """Show the changes from the record of file A to that of file B.

    An item of a list is named by its key (a speaker by name), not by its index.

    Exits with 0 if the records are equal and with 1 if they differ; with 2 if a file cannot be read or is not one valid
    record.
    """
    first, second = _read_one(a).record, _read_one(b).record
    changes = diff_records(first, second)
    if style == "text":
        console = console_on(sys.stdout)
        for change in changes:
            console.print(_line(change))
    else:
        joined = as_json_patch(changes, first) if style == "json-patch" else list(map(_as_json, changes))
        # ASCII, so that nothing in a record can control a terminal.
        click.echo("[]" if not joined else "[\n" + ",\n".join(map(json.dumps, joined)) + "\n]")
    return DIFFERENT if changes else SAME


def _line(change: Change) -> Text:
    """Return a change as a line for people."""
    style = "green" if change.is_addition else "red" if change.is_removal else "yellow"
    return Text.assemble((f"{change.path}:", "bold"), " ", (change.description, style))


def _as_json(change: Change) -> dict[str, Any]:
    """Return a change as an object, without parts that do not apply."""
    described: dict[str, Any] = {"path": str(change.path)}
    if change.new_path != change.path:
        described["new_path"] = str(change.new_path)
    if change.order:
        return described | {"order": True, "before": _texts(change.before), "after": _texts(change.after)}
    if not change.is_addition:
        described["before"] = builtins_of(change.before)
    if not change.is_removal:
        described["after"] = builtins_of(change.after)
    return described if change.index is None else described | {"index": change.index}


def _texts(keys: Iterable[object]) -> list[str]:
    return [str(key) for key in keys]


# --- Merging ----------------------------------------------------------------------------------------------------------


@click.command(short_help="Merge two records of one event.")
@click.argument("ours", type=FILE)
@click.argument("theirs", type=FILE)
@click.option("--base", metavar="BASE", type=FILE, help="The version both started from; an empty file means none.")
@output_option(
    "OUT",
    "Write the merged record to OUT, which may be OURS; without it, or with a dash, to standard output.",
)
def merge(ours: str, theirs: str, base: str | None, output: str) -> int:
    """Merge the record of file THEIRS into that of file OURS.

    Values that only one side has, or has changed since BASE, are taken. If they differ, ours stays, and the conflict is
    listed on standard error. The merged record is always valid, and is written like OURS, on one line or indented.

    Exits with 0 if nothing conflicts and with 1 if anything does; with 2, and without writing anything, if a file
    cannot be read or is not one valid record.
    """
    first, second = _read_one(ours), _read_one(theirs)
    common = _read_one_if_any(base) if base else None
    result = merge_records(first.record, second.record, base=common.record if common else None)
    data = dumps(result.record, indent=_indent_of(first.text)) + b"\n"
    with errors_of(output), output_file(output) as file:
        file.write(data)
    _report(result)
    return DIFFERENT if result.conflicts else SAME


def _indent_of(text: str) -> int | None:
    """Return the indent of a document, or `None` if it is one line."""
    found = re.match(r"\s*\{[ \t]*\r?\n([ \t]*)", text)
    return len(found[1].expandtabs(_TAB)) if found else None


_TAB = 4


def _report(result: Merge[Event]) -> None:
    """List on standard error everything that needs a review."""
    sys.stdout.flush()
    console = console_on(sys.stderr)
    for conflict in result.conflicts:
        where, code = (f"{conflict.path}:", "bold"), (conflict.code, COLOURS["warning"])
        console.print(Text.assemble(where, " ", code, "  ", conflict.message))
    for change in result.refined:
        console.print(
            Text.assemble((f"{change.path}:", "bold"), " ", ("date-refined", COLOURS["info"]), "  ", change.description)
        )
    for source in result.sources:
        console.print(f"not cited in the merged record: {preview(builtins_of(source))}")
    for name in result.ids:
        console.print(f"not kept in the merged record: id {preview(name)}")
    console.print(f"merged with {counted(len(result.conflicts), 'conflict')}")


# --- The records -----------------------------------------------------------------------------------------------------


@attrs.frozen
class _Input:
    """A record that was read from a file, with its text there."""

    record: Event
    text: str


def _read_one(file: str) -> _Input:
    """Read the record of a file that has one.

    Raises:
        FileError: The file cannot be read, or does not have exactly one valid record. Faults go to standard error.
    """
    found = _read_one_if_any(file)
    if found is None:
        raise FileError(f"{file_name_of(file)}: expected one record, found none")
    return found


def _read_one_if_any(file: str) -> _Input | None:
    """Read the record of a file that may be empty.

    Raises:
        FileError: As for `_read_one`, but not for an empty file.
    """
    if os.path.isdir(file):  # noqa: PTH112  # it raises nothing
        raise FileError(f"{file}: expected one record, found a folder")
    with Bar() as bar:
        raws = [raw for raw in raw_records(file, bar) if raw.fault or raw.data.strip()]  # an empty file has none
    if len(raws) > 1:
        raise FileError(f"{file_name_of(file)}: expected one record, found {len(raws)}")
    return _validated(raws[0], file) if raws else None


def _validated(raw: RawRecord, file: str) -> _Input:
    record, issues, text = raw.examine(Event)
    if record is None:
        TextReport(sys.stderr).add(file_name_of(file), findings_of(raw, issues, text))
        raise FileError(f"{file_name_of(file)}: the record is invalid")
    return _Input(record, decoded(raw.data))
