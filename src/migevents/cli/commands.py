"""The commands, their options, and how they exit."""

import contextlib
import io
import os
import sys
from typing import Any

import click

from migevents import __version__
from migevents.advice import advise, all_rules
from migevents.advice.engine import chosen
from migevents.cli.card import print_card
from migevents.cli.compare import diff, merge
from migevents.cli.convert import SOURCES, TARGETS, Options, columns_of, convert_files, status_of
from migevents.cli.duplicates import duplicates
from migevents.cli.evidence import draft_command, locate_command, read_text_file
from migevents.cli.explain import complete_codes, complete_rules, page, print_page, print_rules
from migevents.cli.files import Bar, FileError, file_name_of, record_files, write_file
from migevents.cli.findings import findings_of
from migevents.cli.fix import fix_files
from migevents.cli.options import FILE, FILES, FileName, format_option, output_option
from migevents.cli.reports import (
    REPORTS,
    QuietReport,
    Report,
    Summary,
    TextReport,
    Unwritten,
    console_on,
    examined_records,
    log,
    writing_output,
)
from migevents.cli.settings import Settings, settings_here, with_options
from migevents.codec.classes import model_classes
from migevents.codec.schema import schema_text
from migevents.errors import Issue
from migevents.model.base import Record
from migevents.model.event import Event
from migevents.streams import RawRecord

# How the command exits. The last two are what a shell reports of a program stopped by Ctrl-C or by a closed pipe.
VALID, FAULTY, NOT_RUN, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141


class _Commands(click.Group):
    """The group of the commands, each of which returns how to exit."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command. Interruption is not an error, so it prints nothing."""
        try:
            # An error of a file is reported where the file is read or written.
            with writing_output():
                status = self._invoke(ctx)
                sys.stdout.flush()
        except KeyboardInterrupt:
            status = INTERRUPTED
        ctx.exit(status)

    def _invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except FileError as error:
            log(str(error))
            return NOT_RUN

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Parse the arguments, which may print the help or the version."""
        with writing_output():
            return super().make_context(*args, **extra)

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run as a program, and report output that cannot be written.

        That may be the message of an error of usage.
        """
        try:
            return super().main(*args, **extra)
        except Unwritten as error:
            sys.exit(_without_output(error.error))
        except OSError as error:
            sys.exit(_without_output(error))


def _without_output(error: OSError) -> int:
    """Return the exit code for output that cannot be written.

    The reason is logged unless the reader has closed the pipe. An error that names a file is not about the output.
    """
    # Text that is still buffered must go somewhere, or Python complains when it exits.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return PIPE_CLOSED
    with contextlib.suppress(OSError):  # it may be standard error that cannot be written
        reason = error.strerror or error
        log(f"{error.filename}: {reason}" if error.filename else f"the output cannot be written: {reason}")
    return NOT_RUN


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="migevents %(version)s")
def migevents() -> None:
    """Check, repair, show, compare and merge records of migration events.

    It also prints their JSON Schema.

    A FILE contains a record, a JSON array of records, or NDJSON (a record on each line), and may be compressed with
    gzip. A dash means standard input.
    """
    # A character that the encoding of the output lacks is written as an escape, such as \u201c.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


@migevents.command(short_help="Find faults, give advice, repair what is certain.")
@FILES
@format_option(*REPORTS, help="Print findings for people, as one JSON array, or as annotations of GitHub Actions.")
@click.option("--quiet", "-q", is_flag=True, help="Print only the summary.")
@click.option("--strict/--no-strict", default=None, help="Also exit with 1 if there is advice.")
@click.option(
    "--select",
    metavar="CODES",
    multiple=True,
    shell_complete=complete_rules,
    help="Run only these rules (comma-separated).",
)
@click.option(
    "--ignore",
    metavar="CODES",
    multiple=True,
    shell_complete=complete_rules,
    help="Skip these rules (comma-separated).",
)
@click.option("--no-advice", is_flag=True, help="Report faults only, without advice.")
@click.option(
    "--text",
    "text_file",
    metavar="FILE",
    type=FILE,
    help="The text that the records were made from; values that are not in it are reported.",
)
@click.option("--fix", is_flag=True, help="Repair in place values that can mean only one thing.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, without changing anything.")
def check(  # noqa: PLR0913  # each is an option of the command
    files: tuple[str, ...],
    style: str,
    *,
    quiet: bool,
    strict: bool | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    no_advice: bool,
    text_file: str | None,
    fix: bool,
    diff: bool,
) -> int:
    """Find all faults in each FILE, and give advice; repair with --fix.

    A FILE may be a folder: then all files below it are read whose names end in .json, .ndjson or .jsonl,
    optionally followed by .gz.

    Advice (`migevents rules` lists the rules) does not make a record invalid. Options that are not given are taken from
    the table [tool.migevents] of pyproject.toml.

    Exits with 0 if no fault is found and with 1 if any is; with 2 if the command is misused, if its output
    cannot be written, or if a FILE cannot be read (the others are still checked).
    """
    about_advice = {
        "--strict": strict is not None,
        "--select": select,
        "--ignore": ignore,
        "--no-advice": no_advice,
        "--text": text_file,
    }
    of_check = [option for option, is_given in about_advice.items() if is_given] if fix or diff else []
    for_people = ["--format"] if style != "text" and (quiet or diff) else []
    if of_check or for_people:
        other = "--diff" if diff else "--fix" if of_check else "--quiet"
        raise click.UsageError(f"{', '.join(of_check + for_people)} cannot be combined with {other}")
    report = QuietReport() if quiet else REPORTS[style]()
    if fix or diff:
        summary = fix_files(record_files(files), None if diff else report)
        return NOT_RUN if summary.unreadable else FAULTY if summary.left else VALID
    settings = with_options(settings_here(), select, ignore, strict=strict)
    text = read_text_file(text_file) if text_file else None
    return _check(files, report, settings, text, with_advice=not no_advice)


def _check(files: tuple[str, ...], report: Report, settings: Settings, text: str | None, *, with_advice: bool) -> int:
    summary = Summary()
    with Bar() as bar:
        for name, raw, examined in examined_records(record_files(files), bar, summary):
            advice = _advice_on(raw, examined.record, settings, text) if with_advice and examined.record else ()
            findings = findings_of(raw, examined.issues + advice, examined.text)
            summary.count(findings)
            if findings:
                bar.hide()
                report.add(name, findings)
    report.close(summary)
    return FAULTY if settings.strict and summary.advice and not summary.unreadable else summary.exit_code


def _advice_on(raw: RawRecord, record: Event, settings: Settings, text: str | None) -> tuple[Issue, ...]:
    issues = advise(record, select=settings.select, ignore=settings.ignore, text=text)
    return tuple(issue.below(raw.pointer) for issue in issues)


@migevents.command()
@click.argument("file", type=FILE)
def show(file: str) -> int:
    """Show the records in FILE for people to read.

    FILE may be a folder, as for `check`.

    The faults of an invalid record are printed to standard error. Exits like `check`.
    """
    console, report, summary = console_on(sys.stdout), TextReport(sys.stderr), Summary()
    with Bar() as bar:
        for name, raw, examined in examined_records(record_files([file]), bar, summary):
            bar.hide()
            if examined.record is None:
                findings = findings_of(raw, examined.issues, examined.text)
                summary.count(findings)
                report.add(name, findings)
            else:
                if summary.valid:
                    console.print()
                summary.count([])
                print_card(examined.record, console)
    if summary == Summary():
        log(f"{file_name_of(file)}: no records")
    return summary.exit_code


@migevents.command()
def rules() -> int:
    """List the rules of advice."""
    settings = with_options(settings_here(), (), (), strict=None)
    print_rules(all_rules().values(), chosen(settings.select, settings.ignore), console_on(sys.stdout))
    return VALID


@migevents.command()
@click.argument("code", shell_complete=complete_codes)
def explain(code: str) -> int:
    """Explain the CODE of a fault, a repair or a rule of advice."""
    settings_here()
    try:
        text = page(code)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    print_page(text, console_on(sys.stdout))
    return VALID


migevents.add_command(locate_command)
migevents.add_command(draft_command)


CLASSES: dict[str, type[Record]] = {cls.__name__: cls for cls in sorted(model_classes(), key=lambda cls: cls.__name__)}


@migevents.command()
@click.argument("type", default="Event", metavar="[TYPE]", type=click.Choice(list(CLASSES), case_sensitive=False))
@output_option("FILE", "Write to FILE instead of standard output.")
def schema(type: str, output: str) -> int:  # noqa: A002  # its name in the usage
    """Print the JSON Schema of a TYPE, for editors and validators.

    A TYPE is a class of the library, such as `workshop` or `contact`; case does not matter. Without one, the schema is
    that of all events.
    """
    text = schema_text(CLASSES[type])
    if output == "-":
        click.echo(text, nl=False)
    else:
        write_file(output, text.encode())
    return VALID


@migevents.command(short_help="Convert records between formats.")
@click.argument("files", metavar="IN...", nargs=-1, required=True, type=FILE)
@output_option(
    "FILE",
    "Write to FILE; without it, or with a dash, to standard output. A folder gets the tidy tables.",
    may_be_folder=True,
)
@click.option("--from", "source", type=click.Choice(SOURCES), help="The format to read (default: by its suffix).")
@click.option("--to", "target", type=click.Choice(TARGETS), help="The format to write (default: by its suffix).")
@click.option("--zone", metavar="ZONE", help='The time zone of the events of a calendar, such as "Asia/Kabul".')
@click.option(
    "--columns",
    metavar="FILE",
    type=FileName(),
    help='A TOML file with the path for each header: "Start" = "when.start".',
)
@click.option("--hxl", is_flag=True, help="Write a row of HXL tags below the header of a table.")
@click.option("--leftovers", metavar="FILE", type=FileName(), help="Write what is in no record to FILE, as NDJSON.")
@click.option("--strict", is_flag=True, help="Let all that is lost or left over count for the exit status, too.")
def convert(  # noqa: PLR0913  # each is an option of the command
    files: tuple[str, ...],
    *,
    output: str,
    source: str | None,
    target: str | None,
    zone: str | None,
    columns: str | None,
    hxl: bool,
    leftovers: str | None,
    strict: bool,
) -> int:
    """Convert the records of each IN to another format.

    These are read and written: JSON, NDJSON, iCalendar, JSON-LD of schema.org, CSV and TSV. Pages of HTML and answers
    of ReliefWeb are read; Parquet (FILE.parquet) and the tidy tables (FOLDER/) are written.

    What was repaired, left over and lost is printed on standard error. An output file is replaced only when the new one
    is whole.

    Exits with 0 if every entry was written and with 1 if one was not; with 2 if the command is misused, or if a file
    cannot be read or written.
    """
    options = Options(source, target, zone, None if columns is None else columns_of(columns), hxl)
    try:
        account = convert_files(files, output, leftovers, options)
    except ModuleNotFoundError as error:
        raise FileError(str(error)) from None
    except OSError as error:
        raise FileError(f"{error.filename or output}: {error.strerror or error}") from None
    return status_of(account, strict=strict)


for command in (diff, duplicates, merge):
    migevents.add_command(command)
