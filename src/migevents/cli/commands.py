"""The commands: what they are given, what they do, and how they exit."""

import io
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from migevents.cli.cards import print_card
from migevents.cli.faults import findings_of
from migevents.cli.files import Bar, Unreadable, name_of, raw_records
from migevents.cli.mending import mend_files
from migevents.cli.reports import REPORTS, Tally, TextReport, console_on, say
from migevents.converter import classes
from migevents.errors import InvalidRecord
from migevents.events import Event
from migevents.records import Record
from migevents.schema import schema_text
from migevents.streams import RawRecord

# How the command exits. The last two are what a shell says of a program that Ctrl-C or a closed pipe has stopped.
SOUND, FAULTY, NOT_RUN, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141


class _Commands(click.Group):
    """The group of the commands, each of which returns how to exit."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command. To be stopped is no error, so nothing is said of it."""
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
        except KeyboardInterrupt:
            status = INTERRUPTED
        except BrokenPipeError:
            # What still waits to be written must go somewhere, or Python complains on its way out.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            status = PIPE_CLOSED
        ctx.exit(status)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="migevents", message="migevents %(version)s")
def migevents() -> None:
    """Check and show records of migration events, or print their JSON Schema.

    A FILE holds a record, a JSON array of records, or NDJSON (a record a line), compressed by gzip or not. A dash
    stands for standard input.
    """
    # A character that the output has no room for is written out, as \u201c, and does not stop the command.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


@migevents.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option(
    "--format",
    "style",
    type=click.Choice(list(REPORTS)),
    default="text",
    show_default=True,
    help="How faults are printed: for people, as one JSON array, or as annotations of GitHub Actions.",
)
@click.option("--fix", is_flag=True, help="Repair what has one certain reading, in place; the rest stays as it is.")
@click.option("--diff", is_flag=True, help="Show what --fix would do, and change nothing.")
def check(files: tuple[str, ...], style: str, *, fix: bool, diff: bool) -> int:
    """Find every fault of the records in each FILE, and repair them with --fix.

    Exits with 0 if there is none and with 1 if there are some; with 2 if the command is misused, or if a FILE cannot be
    read: the others are checked nevertheless.
    """
    if fix or diff:
        mending = mend_files(files, None if diff else REPORTS[style]())
        return NOT_RUN if mending.unreadable else FAULTY if mending.left else SOUND
    report, tally = REPORTS[style](), Tally()
    with Bar() as bar:
        for name, raw, result in _read(files, bar, tally):
            findings = findings_of(raw, result.issues if isinstance(result, InvalidRecord) else ())
            tally.count(findings)
            if findings:
                bar.hide()
                report.add(name, findings)
    report.close(tally)
    return _status(tally)


@migevents.command()
@click.argument("file", type=click.Path(allow_dash=True))
def show(file: str) -> int:
    """Show the records in FILE as a person would want to see them.

    The faults of a record that cannot be shown go to standard error. Exits like `check`.
    """
    console, report, tally = console_on(sys.stdout), TextReport(sys.stderr), Tally()
    with Bar() as bar:
        for name, raw, result in _read([file], bar, tally):
            bar.hide()
            if isinstance(result, InvalidRecord):
                findings = findings_of(raw, result.issues)
                tally.count(findings)
                report.add(name, findings)
            else:
                if tally.sound:
                    console.print()
                tally.count([])
                print_card(result, console)
    if tally == Tally():
        say(f"{name_of(file)}: no records")
    return _status(tally)


CLASSES: dict[str, type[Record]] = {cls.__name__: cls for cls in sorted(classes(), key=lambda cls: cls.__name__)}


@migevents.command()
@click.argument("type", default="Event", metavar="[TYPE]", type=click.Choice(list(CLASSES), case_sensitive=False))
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default="-",
    type=click.Path(dir_okay=False, allow_dash=True),
    help="Write to FILE; without it, or with a dash, to standard output.",
)
def schema(type: str, output: str) -> int:  # noqa: A002  # what it is called in the usage
    """Print the JSON Schema of a TYPE, for editors and validators.

    A TYPE is a class of the library, such as `workshop` or `contact`, in capitals or not. Without one, it is the schema
    of events of every kind.
    """
    text = schema_text(CLASSES[type])
    if output == "-":
        click.echo(text, nl=False)
        return SOUND
    try:
        Path(output).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        say(f"{output}: {error.strerror or error}")
        return NOT_RUN
    return SOUND


def _read(files: Iterable[str], bar: Bar, tally: Tally) -> Iterator[tuple[str, RawRecord, Event | InvalidRecord]]:
    """Read the records of several files: what each file is called, the record as it stands there, and what it is."""
    for file in files:
        try:
            for raw in raw_records(file, bar):
                yield name_of(file), raw, raw.read(Event)
        except Unreadable as error:
            tally.unreadable += 1
            say(str(error))


def _status(tally: Tally) -> int:
    if tally.unreadable:
        return NOT_RUN
    return FAULTY if tally.faults else SOUND
