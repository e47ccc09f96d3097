"""`migevents locate` and `migevents draft`, at a terminal or as a page."""

import contextlib
import sys
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from migevents._display import counted, escaped, preview, quoted_tree
from migevents._pieces import MAX_SIZE, chunks_of, joined, unzipped
from migevents.cli.files import FileError, file_name_of, is_same_file, opened, write_file
from migevents.cli.options import FILE, FileName, format_option
from migevents.cli.phrasing import legible
from migevents.cli.reports import console_on
from migevents.codec.json import decoded, parsed
from migevents.errors import InvalidDate, InvalidRecord
from migevents.evidence import Draft, Evidence, Located, Status, draft, locate
from migevents.evidence.leaves import values_of
from migevents.jsontext.pointer import keys_of

_HTML = click.option("--html", metavar="FILE", type=FileName(dir_okay=False), help="Write the review page to FILE.")
_PUBLISHED = click.option("--published", metavar="DATE", help="When the text was published, in EDTF: 2018-11-16.")
ALL_IN_TEXT, NOT_IN_TEXT = 0, 1


@click.command("locate")
@click.argument("record", type=FILE)
@click.argument("text", type=FILE)
@format_option("text", "json", help="How the result is printed: for people, or as a JSON array.")
@_HTML
@_PUBLISHED
def locate_command(record: str, text: str, style: str, html: str | None, published: str | None) -> int:
    """Find where TEXT has each fact of RECORD, a JSON object.

    RECORD may lack required fields. A dash means standard input, once.

    Exits with 0 if the text has every fact that can be checked, with 1 if a fact is not in the text, and with 2 if the
    command is misused or a file cannot be read or written.
    """
    if record == text == "-":
        raise click.UsageError("only one of RECORD and TEXT can be standard input")
    _check_page(html, record, text)
    with _date_checked():
        evidence = locate(_record(record), read_text_file(text), published=published)
    _write_page(html, evidence)
    if style == "json":
        click.echo(quoted_tree([*_as_json(evidence)]))
    else:
        _print(evidence, console_on(sys.stdout))
    return NOT_IN_TEXT if evidence.not_found else ALL_IN_TEXT


@click.command("draft")
@click.argument("text", type=FILE)
@click.option("--url", metavar="URL", help="The address of the page.")
@_PUBLISHED
@click.option("--language", metavar="TAG", help="The language of the text; without it, it is detected.")
@_HTML
def draft_command(text: str, url: str | None, published: str | None, language: str | None, html: str | None) -> int:
    """Print the certain facts of TEXT as the JSON of a record.

    It usually lacks a title.

    How sure each fact is, where the text has it, and what a person must decide is printed on standard error.

    Exits with 0, or with 2 if the command is misused or a file cannot be read or written.
    """
    _check_page(html, text)
    with _date_checked():
        drafted = draft(read_text_file(text), url=url, published=published, language=language)
    _write_page(html, drafted.evidence)
    click.echo(quoted_tree(drafted.record))
    _print_draft(drafted, console_on(sys.stderr))
    return ALL_IN_TEXT


# --- Files ------------------------------------------------------------------------------------------------------------


def read_text_file(file: str) -> str:
    """Return the text of a file; a dash means standard input.

    Raises:
        FileError: The file cannot be read, or is not UTF-8.
    """
    try:
        return decoded(_bytes(file)).replace("\r\n", "\n")
    except InvalidRecord as error:
        issue = error.issues[0]
        raise FileError(f"{file_name_of(file)}: {issue.message} ({issue.hint})") from None


def _bytes(file: str) -> bytes:
    with opened(file) as (stream, _):
        data = joined(unzipped(chunks_of(stream)), MAX_SIZE)
    if data is None:
        raise FileError(f"{file_name_of(file)}: the file is longer than {MAX_SIZE:,} bytes")
    return data


def _record(file: str) -> Mapping[str, Any]:
    try:
        record = parsed(decoded(_bytes(file)), first_line=1)
    except InvalidRecord as error:
        raise FileError(f"{file_name_of(file)}: {error.issues[0].message}") from None
    if not isinstance(record, dict):
        raise FileError(f"{file_name_of(file)}: expected one JSON object, got {preview(record)}")
    return record


def _write_page(file: str | None, evidence: Evidence) -> None:
    """Write the review page to a file, if there is to be one."""
    if file:
        write_file(file, evidence.to_html().encode(errors="replace"))


def _check_page(html: str | None, *files: str) -> None:
    """Refuse to replace a file that is read by the page about it."""
    if html and is_same_file(html, files):
        raise click.UsageError(f"{html} is one of the files to read: name another one for the page")


@contextlib.contextmanager
def _date_checked() -> Iterator[None]:
    """Report an invalid date as a wrong use of the command."""
    try:
        yield
    except InvalidDate as error:
        raise click.UsageError(str(error)) from None


# --- Printing ---------------------------------------------------------------------------------------------------------

_STYLES = {
    Status.FOUND: "green",
    Status.PARTLY_FOUND: "yellow",
    Status.NOT_FOUND: "bold red",
    Status.NOT_CHECKED: "dim",
}
_COLOURS = (
    "cyan",
    "green",
    "magenta",
    "yellow",
    "blue",
    "bright_cyan",
    "bright_green",
    "bright_magenta",
    "bright_yellow",
)


class _Lines:
    """The line and the column of each place in a text."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(place + 1 for place, letter in enumerate(text) if letter == "\n")]

    def position(self, place: int) -> tuple[int, int]:
        """Return the line and the column, each from 1."""
        line = bisect_right(self._starts, place)
        return line, place - self._starts[line - 1] + 1


def _print(evidence: Evidence, console: Console) -> None:
    """Print the text with coloured spans, a line for each leaf, and counts."""
    if console.is_terminal and console.color_system:
        console.print(_coloured(evidence))
        console.print()
    lines, values = _Lines(evidence.text), values_of(evidence.record)
    widest = max((len(pointer) for pointer in evidence), default=0)
    for pointer, located in evidence.items():
        place = "{}:{}".format(*lines.position(located.spans[0][0])) if located.spans else ""
        note = f" ({located.note})" if located.note and located.status is not Status.NOT_CHECKED else ""
        console.print(
            Text.assemble(
                (f"{located.status.replace('_', ' '):12} ", _STYLES[located.status]),
                f"{escaped(pointer).ljust(widest)}  {place:>7}  {legible(preview(values.get(pointer)))}{legible(note)}",
            )
        )
    counts = ", ".join(f"{count:,} {status.replace('_', ' ')}" for status, count in evidence.counts.items())
    console.print(Text(f"{counted(len(evidence), 'fact')}: {counts}"))


def _coloured(evidence: Evidence) -> Text:
    """Return the text with each span in the colour of its field.

    Control characters are escaped.
    """
    fields = list(dict.fromkeys(keys_of(pointer)[0] for pointer in evidence if pointer))
    styles: dict[int, str] = {}
    spans = [(span, pointer) for pointer, located in evidence.items() for span in located.spans]
    for (start, end), pointer in sorted(spans, key=lambda each: each[0][0] - each[0][1]):
        colour = _COLOURS[fields.index(keys_of(pointer)[0]) % len(_COLOURS)]
        styles.update(dict.fromkeys(range(start, end), colour))
    printed = Text()
    for place, letter in enumerate(evidence.text):
        printed.append(letter if letter in "\n\t" else escaped(letter), styles.get(place, ""))
    return printed


def _as_json(evidence: Evidence) -> Iterator[dict[str, Any]]:
    lines, values = _Lines(evidence.text), values_of(evidence.record)
    for pointer, located in evidence.items():
        yield {
            "pointer": pointer,
            "value": values.get(pointer),
            "status": str(located.status),
            "how": located.how and str(located.how),
            "note": located.note,
            "spans": [_span(lines, located, number) for number in range(len(located.spans))],
        }


def _span(lines: _Lines, located: Located, number: int) -> dict[str, int]:
    start, end = located.spans[number]
    line, column = lines.position(start)
    return {"start": start, "end": end, "line": line, "column": column}


def _print_draft(drafted: Draft, console: Console) -> None:
    lines = _Lines(drafted.evidence.text)
    for pointer, located in drafted.evidence.items():
        place = "{}:{}".format(*lines.position(located.spans[0][0])) if located.spans else "-"
        console.print(Text(f"{drafted.confidence[pointer]:6}  {place:>7}  {escaped(pointer)}"))
    for question in drafted.open:
        console.print(Text(f"open    {escaped(question.path) or 'the record'}: {question.question}", "yellow"))
        for candidate in question.candidates:
            place = "{}:{}".format(*lines.position(candidate.start))
            console.print(Text(f"        {place:>7}  {legible(preview(candidate.value))}"))
