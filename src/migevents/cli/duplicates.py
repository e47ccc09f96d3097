"""`migevents duplicates`: records of the same event in files."""

import json
import sys
from collections.abc import Iterator
from typing import Any

import attrs
import click
from rich.text import Text

from migevents._display import counted, escaped
from migevents.advice.duplicates import ALIKE, find_duplicates
from migevents.cli.files import Bar, record_files
from migevents.cli.findings import findings_of
from migevents.cli.options import FILES, format_option
from migevents.cli.phrasing import legible
from migevents.cli.reports import Summary, TextReport, console_on, examined_records
from migevents.model.event import Event


@attrs.frozen
class _Found:
    """The place of a record and its title."""

    file: str
    line: int
    pointer: str
    id: str | None
    title: str


@attrs.define
class _Reading:
    """The records of several files, one after the other."""

    files: tuple[str, ...]
    found: list[_Found] = attrs.Factory(list)
    summary: Summary = attrs.Factory(Summary)

    def events(self) -> Iterator[Event]:
        """Yield the valid records, and note their places.

        The faults of the others go to standard error.
        """
        report = TextReport(sys.stderr)
        with Bar() as bar:
            for file, raw, examined in examined_records(record_files(self.files), bar, self.summary):
                record = examined.record
                if record is None:
                    findings = findings_of(raw, examined.issues, examined.text)
                    self.summary.count(findings)
                    bar.hide()
                    report.add(file, findings)
                else:
                    self.found.append(_Found(file, raw.line, raw.pointer, record.id, record.title))
                    yield record


@click.command(short_help="Find records of the same event.")
@FILES
@click.option(
    "--days",
    metavar="N",
    default=1,
    show_default=True,
    type=click.IntRange(min=0),
    help="How many days may lie between two records of one event.",
)
@click.option(
    "--alike",
    metavar="PART",
    default=ALIKE,
    show_default=True,
    type=click.FloatRange(0, 1),
    help="How similar two titles must be. The default is provisional: try others on your records.",
)
@format_option("text", "json", help="How the groups are printed: for people, or as one JSON array of arrays.")
def duplicates(files: tuple[str, ...], days: int, alike: float, style: str) -> int:
    """Print groups of records in all FILEs that describe the same event.

    A FILE may be a folder, as for `check`.

    They have about the same day, the same country and a similar title. The command changes nothing: review each
    group, and merge its records with `migevents merge`.

    Exits with 0, whether there are groups or not; with 1 if a record is invalid, and with 2 if a FILE cannot be read:
    all other records are still compared.
    """
    reading = _Reading(files)
    groups = find_duplicates(reading.events(), days=days, alike=alike)
    joined = [[reading.found[index] for index in group] for group in groups]
    (_print_json if style == "json" else _print_text)(joined)
    sys.stdout.flush()
    records = counted(len(reading.found), "record")
    invalid = f", {counted(reading.summary.faulty, 'invalid record')} left out" if reading.summary.faulty else ""
    click.echo(f"{records}, {counted(len(groups), 'group')} of duplicates{invalid}", err=True)
    return reading.summary.exit_code


def _print_text(groups: list[list[_Found]]) -> None:
    console = console_on(sys.stdout)
    for group in groups:
        for found in group:
            place = f"{escaped(found.file)}:{found.line}:{found.pointer and f' {found.pointer}:'}"
            console.print(Text.assemble((place, "bold"), " ", legible(found.title)))
        console.print()


def _print_json(groups: list[list[_Found]]) -> None:
    lines: list[str] = [json.dumps([_as_json(found) for found in group]) for group in groups]
    click.echo("[\n" + ",\n".join(lines) + "\n]" if lines else "[]")


def _as_json(found: _Found) -> dict[str, Any]:
    """Return the known facts of a record, without empty values."""
    return {name: value for name, value in attrs.asdict(found).items() if value}
