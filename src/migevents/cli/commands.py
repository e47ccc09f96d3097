"""The commands: what they are given, what they do, and how they exit."""

import contextlib
import io
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from migevents.advice import advise, all_rules
from migevents.advice.engine import chosen
from migevents.cli.card import print_card
from migevents.cli.evidence import draft_command, locate_command, read_text
from migevents.cli.explain import page, print_page, print_rules
from migevents.cli.files import Bar, Unreadable, name_of, raw_records
from migevents.cli.findings import findings_of
from migevents.cli.fix import mend_files
from migevents.cli.later import Later
from migevents.cli.reports import REPORTS, Summary, TextReport, Unwritten, console_on, log, writing_output
from migevents.cli.settings import Settings, settings_of, with_options
from migevents.codec.classes import model_classes
from migevents.codec.schema import schema_text
from migevents.errors import InvalidRecord, Issue
from migevents.model.base import Record
from migevents.model.event import Event
from migevents.streams import RawRecord

# How the command exits. The last two are what a shell says of a program that Ctrl-C or a closed pipe has stopped.
SOUND, FAULTY, NOT_RUN, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141


class _Commands(click.Group):
    """The group of the commands, each of which returns how to exit."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command. To be stopped is no error, so nothing is said of it."""
        try:
            # What goes wrong with a file is said where it is read or written.
            with writing_output():
                status = super().invoke(ctx)
                sys.stdout.flush()
        except KeyboardInterrupt:
            status = INTERRUPTED
        except Unwritten as error:
            status = _without_output(error.error)
        ctx.exit(status)


def _without_output(error: OSError) -> int:
    """Return how to exit where the output cannot be written, and say why unless nobody reads on."""
    # What still waits to be written must go somewhere, or Python complains on its way out.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return PIPE_CLOSED
    with contextlib.suppress(OSError):  # it may be standard error that cannot be written
        log(f"the output cannot be written: {error.strerror or error}")
    return NOT_RUN


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="migevents", message="migevents %(version)s")
def migevents() -> None:
    """Check, repair and show records of migration events, or print their JSON Schema.

    A FILE holds a record, a JSON array of records, or NDJSON (a record a line), compressed by gzip or not. A dash
    stands for standard input.
    """
    # A character that the output has no room for is written out, as \u201c, and does not stop the command.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


@migevents.command(short_help="Find faults, give advice, repair what is certain.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option(
    "--format",
    "style",
    type=click.Choice(list(REPORTS)),
    default="text",
    show_default=True,
    help="How faults and advice are printed: for people, as one JSON array, or as annotations of GitHub Actions.",
)
@click.option("--strict/--no-strict", default=None, help="Let advice count for the exit status, too.")
@click.option("--select", metavar="CODES", multiple=True, help="Ask these rules of advice alone (with commas between).")
@click.option("--ignore", metavar="CODES", multiple=True, help="Do not ask these rules of advice.")
@click.option("--no-advice", is_flag=True, help="Find faults alone.")
@click.option(
    "--text",
    "text_file",
    metavar="FILE",
    type=click.Path(allow_dash=True),
    help="The text that the records were made from: report what it does not have.",
)
@click.option("--fix", is_flag=True, help="Repair what has one certain reading, in place; the rest stays as it is.")
@click.option("--diff", is_flag=True, help="Show what --fix would do, and change nothing.")
def check(  # noqa: PLR0913  # each is an option of the command
    files: tuple[str, ...],
    style: str,
    *,
    strict: bool | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    no_advice: bool,
    text_file: str | None,
    fix: bool,
    diff: bool,
) -> int:
    """Find every fault of the records in each FILE, then say what else is worth a look; repair them with --fix.

    Advice (`migevents rules` lists the rules) stops nothing. What is not given as an option is taken from the table
    [tool.migevents] of pyproject.toml.

    Exits with 0 if there are no faults and with 1 if there are some; with 2 if the command is misused, if its output
    cannot be written, or if a FILE cannot be read: the others are checked nevertheless.
    """
    if fix or diff:
        about_advice = {
            "--strict": strict is not None,
            "--select": select,
            "--ignore": ignore,
            "--no-advice": no_advice,
            "--text": text_file,
        }
        unused = [option for option, is_given in about_advice.items() if is_given]
        if diff and style != "text":
            unused.append("--format")
        if unused:
            raise click.UsageError(f"{', '.join(unused)} cannot go with {'--diff' if diff else '--fix'}")
        summary = mend_files(files, None if diff else REPORTS[style]())
        return NOT_RUN if summary.unreadable else FAULTY if summary.left else SOUND
    settings = with_options(settings_of(Path.cwd()), select, ignore, strict=strict)
    try:
        text = read_text(text_file) if text_file else None
    except Unreadable as error:
        log(str(error))
        return NOT_RUN
    return _check(files, style, settings, text, with_advice=not no_advice)


def _check(files: tuple[str, ...], style: str, settings: Settings, text: str | None, *, with_advice: bool) -> int:
    report, summary = REPORTS[style](), Summary()
    with Later() as later:
        with Bar() as bar:
            for name, raw, result in _read(files, bar, summary):
                advice = _advice_on(raw, result, settings, text) if with_advice else ()
                findings = findings_of(raw, result.issues if isinstance(result, InvalidRecord) else advice)
                faults = [finding for finding in findings if finding.issue.severity == "error"]
                remarks = [finding for finding in findings if finding.issue.severity != "error"]
                summary.count(faults, remarks)
                if faults:
                    bar.hide()
                    report.add(name, faults)
                if remarks:
                    later.add(name, remarks)
        for name, remarks in later.all():
            report.add(name, remarks)
    report.close(summary)
    return FAULTY if settings.strict and summary.advice and not summary.unreadable else _status(summary)


def _advice_on(
    raw: RawRecord, result: Event | InvalidRecord, settings: Settings, text: str | None
) -> tuple[Issue, ...]:
    if isinstance(result, InvalidRecord):
        return ()
    issues = advise(result, select=settings.select, ignore=settings.ignore, text=text)
    return tuple(issue.below(raw.pointer) for issue in issues)


@migevents.command()
@click.argument("file", type=click.Path(allow_dash=True))
def show(file: str) -> int:
    """Show the records in FILE as a person would want to see them.

    The faults of a record that cannot be shown go to standard error. Exits like `check`.
    """
    console, report, summary = console_on(sys.stdout), TextReport(sys.stderr), Summary()
    with Bar() as bar:
        for name, raw, result in _read([file], bar, summary):
            bar.hide()
            if isinstance(result, InvalidRecord):
                findings = findings_of(raw, result.issues)
                summary.count(findings, [])
                report.add(name, findings)
            else:
                if summary.sound:
                    console.print()
                summary.count([], [])
                print_card(result, console)
    if summary == Summary():
        log(f"{name_of(file)}: no records")
    return _status(summary)


@migevents.command()
def rules() -> int:
    """List the rules of advice."""
    settings = with_options(settings_of(Path.cwd()), (), (), strict=None)
    print_rules(all_rules().values(), chosen(settings.select, settings.ignore), console_on(sys.stdout))
    return SOUND


@migevents.command()
@click.argument("code")
def explain(code: str) -> int:
    """Explain the CODE of a fault, of a repair or of a rule of advice."""
    settings_of(Path.cwd())
    try:
        text = page(code)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    print_page(text, console_on(sys.stdout))
    return SOUND


migevents.add_command(locate_command)
migevents.add_command(draft_command)


CLASSES: dict[str, type[Record]] = {cls.__name__: cls for cls in sorted(model_classes(), key=lambda cls: cls.__name__)}


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
        log(f"{output}: {error.strerror or error}")
        return NOT_RUN
    return SOUND


def _read(files: Iterable[str], bar: Bar, summary: Summary) -> Iterator[tuple[str, RawRecord, Event | InvalidRecord]]:
    """Read the records of several files: what each file is called, the record as it stands there, and what it is."""
    for file in files:
        try:
            for raw in raw_records(file, bar):
                yield name_of(file), raw, raw.read(Event)
        except Unreadable as error:
            summary.unreadable += 1
            log(str(error))


def _status(summary: Summary) -> int:
    if summary.unreadable:
        return NOT_RUN
    return FAULTY if summary.faults else SOUND
