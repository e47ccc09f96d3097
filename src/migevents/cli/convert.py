"""`migevents convert`: formats, and a report of changes and losses."""

import contextlib
import os
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, cast

import attrs
import click

from migevents._display import counted, escaped
from migevents._files import writing
from migevents._pieces import MAX_SIZE, chunks_of, file_of, joined, unzipped
from migevents.cli.files import Bar, file_name_of, is_same_file, opened, raw_records, record_files
from migevents.cli.phrasing import harmless
from migevents.cli.writers import write_records
from migevents.codec.json import too_large
from migevents.errors import Issue, Issues
from migevents.formats import csv_table, protocol
from migevents.jsontext.lossless import written
from migevents.model.event import Event

NATIVE = ("json", "ndjson")
SOURCES = (*NATIVE, *protocol.NAMES)
TARGETS = (*(name for name in SOURCES if name != "reliefweb"), "tables", "parquet")
_SUFFIXES = {".json": "json", ".ndjson": "ndjson", ".jsonl": "ndjson"}


@attrs.frozen
class Options:
    """The options of a conversion.

    Attributes:
        source: The format to read; `None` to go by the suffix of each file.
        target: The format to write; `None` to go by the suffix of the output.
        zone: The time zone of the events of calendars.
        columns: The path of a field for each header of a table.
        hxl: Whether a table is written with a row of HXL tags.
    """

    source: str | None = None
    target: str | None = None
    zone: str | None = None
    columns: Mapping[str, str] | None = None
    hxl: bool = False


@attrs.frozen
class Converted:
    """An entry of a file, in any format.

    Attributes:
        where: The file, and the line or place in it.
        file: The file.
        place: The place in it, as a JSON Pointer.
        record: The record, if one could be made.
        issues: Repairs and faults.
        leftovers: The values that are not in the record.
    """

    where: str
    file: str
    place: str
    record: Event | None
    issues: tuple[Issue, ...]
    leftovers: Mapping[str, Any]

    @property
    def is_of_file(self) -> bool:
        """Whether it is not an entry, but only a report on the file itself."""
        return self.record is None and not self.leftovers


@attrs.define
class Account:
    """Counts of what was read, written, left over and lost."""

    entries: int = 0
    records: int = 0
    unwritten: int = 0
    leftovers: int = 0
    losses: int = 0
    codes: Counter[tuple[str, str]] = attrs.Factory(Counter)

    def read(self, entry: Converted) -> None:
        """Count an entry, and print its issues."""
        for issue in entry.issues:
            self._print(entry.where, issue, "read")
        if entry.is_of_file:
            self.unwritten += any(issue.severity == "error" for issue in entry.issues)
            return
        self.entries += 1
        self.unwritten += entry.record is None
        self.leftovers += len(entry.leftovers)

    def lose(self, where: str, loss: Issue) -> None:
        """Count a loss, and print it."""
        self._print(where, loss, "written")
        self.losses += 1
        self.unwritten += loss.code == "not-written"

    def _print(self, where: str, issue: Issue, when: str) -> None:
        self.codes[when, issue.code] += 1
        click.echo(harmless(f"{escaped(where)}: {issue.severity}: {issue}"), err=True)

    def close(self) -> None:
        """Print the number of issues for each code, and the totals."""
        for (when, code), count in sorted(self.codes.items(), key=lambda item: (item[0][0], -item[1], item[0][1])):
            click.echo(f"{count:>6}  {when:<7}  {code}", err=True)
        total = [counted(self.entries, "entry"), counted(self.records, "record"), counted(self.leftovers, "leftover")]
        total += [f"{self.losses:,} lost or changed"] if self.losses else []
        click.echo(", ".join(total), err=True)


def convert_files(files: Iterable[str], output: str, leftovers: str | None, options: Options) -> Account:
    """Convert files, print the counts, and return them.

    Raises:
        FileError: A file cannot be read, or the records do not fit the format; nothing is written then.
        OSError: A file cannot be written.
        UsageError: The format is unknown, or an option does not fit.
    """
    target = _target_of(output, options.target)
    if options.hxl and target != "table":
        raise click.UsageError("--hxl is for tables: write a CSV or TSV file")
    given = list(files)
    if leftovers is not None and is_same_file(leftovers, [output, *given]):
        raise click.UsageError(f"{leftovers} is already one of the files: name another one for the leftovers")
    # Files that an earlier run wrote into the folder are not read again.
    outputs = {Path(file).resolve() for file in (output, leftovers) if file and file != "-"}
    found = record_files(given, _suffixes_of(options.source))
    sources = [file for file in found if file in given or Path(file).resolve() not in outputs]
    account = Account()
    with contextlib.ExitStack() as stack:
        bar = stack.enter_context(Bar())
        keep = stack.enter_context(_keeping(leftovers))
        entries = _counted(_entries(sources, options, bar), account, keep, bar)
        write_records(entries, output, target, account.lose, hxl=options.hxl)
    sys.stdout.flush()
    account.close()
    return account


def _counted(
    entries: Iterable[Converted], account: Account, keep: Callable[[Converted], None], bar: Bar
) -> Iterator[tuple[str, Event]]:
    """Yield each record with its place, and count its entry."""
    for entry in entries:
        if entry.issues:
            bar.hide()
        account.read(entry)
        keep(entry)
        if entry.record is not None:
            account.records += 1
            yield entry.where, entry.record


# --- Formats ----------------------------------------------------------------------------------------------------------


def _source_of(file: str, asked: str | None) -> str:
    if asked is not None:
        return asked
    name = Path(file).name.lower().removesuffix(".gz")
    native = _SUFFIXES.get(Path(name).suffix)
    foreign = protocol.for_file(name)
    # A folder that has no files, or that cannot be listed, is reported when it is read.
    if native is None and foreign is None and file != "-" and not os.path.isdir(file):  # noqa: PTH112  # it raises nothing
        raise click.UsageError(f"{file}: unknown suffix: name the format with --from")
    return native or (foreign.NAME if foreign is not None else "json")


def _target_of(output: str, asked: str | None) -> str:
    is_folder = output.endswith(("/", os.sep)) or Path(output).is_dir()
    if asked == "tables" and output == "-":
        raise click.UsageError("tables are several files: name a folder, as in -o tables/")
    if is_folder and asked not in {None, "tables"}:
        raise click.UsageError(f"{output} is a folder: only tables are written to a folder")
    if output == "-":
        return asked or "ndjson"
    suffix = Path(output.lower().removesuffix(".gz")).suffix
    if asked is None and suffix in {".html", ".htm"}:
        raise click.UsageError(f"{output}: such files can only be read; write .jsonld")
    if asked is None and (is_folder or suffix == ".parquet"):
        return "tables" if is_folder else "parquet"
    return asked or _source_of(output, None)


def columns_of(file: str) -> dict[str, str]:
    """Read a TOML file that maps headers to paths.

    The keys are at the top level or in a table ``[columns]``.

    Raises:
        UsageError: It cannot be read, or has another structure.
    """
    try:
        table = tomllib.loads(Path(file).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise click.UsageError(f"--columns: {file} cannot be read: {error}") from None
    columns = table.get("columns", table)
    if not isinstance(columns, dict) or not all(isinstance(path, str) for path in columns.values()):
        raise click.UsageError(f'--columns: {file}: expected lines such as "Start date" = "when.start"')
    return cast("dict[str, str]", columns)


# --- Reading ----------------------------------------------------------------------------------------------------------


def _entries(files: list[str], options: Options, bar: Bar) -> Iterator[Converted]:
    sources = [(file, _source_of(file, options.source)) for file in files]
    for file, source in sources:
        if source in NATIVE:
            yield from _own_entries(file, bar)
        else:
            yield from _foreign_entries(file, source, options, bar)


def _suffixes_of(source: str | None) -> tuple[str, ...]:
    """Return the suffixes of the files that are read from a folder.

    They are those of one format, or of all formats if none is given.
    """
    native = _SUFFIXES if source in {None, *NATIVE, "reliefweb"} else ()
    foreign = [suffix for name in protocol.NAMES if source in {None, name} for suffix in protocol.find(name).SUFFIXES]
    return tuple(suffix + end for suffix in [*native, *foreign] for end in ("", ".gz"))


def _own_entries(file: str, bar: Bar) -> Iterator[Converted]:
    for raw in raw_records(file, bar):
        where = f"{file_name_of(file)}:{raw.line}"
        if raw.fault is not None:  # its text was not kept
            yield Converted(where, file_name_of(file), raw.pointer, None, (raw.fault,), {})
            continue
        salvaged = raw.salvage(Event)
        yield Converted(where, file_name_of(file), raw.pointer, salvaged.record, salvaged.issues, salvaged.leftovers)


def _foreign_entries(file: str, source: str, options: Options, bar: Bar) -> Iterator[Converted]:
    name = file_name_of(file)
    try:
        with opened(file) as (stream, size):
            for each in _imports(unzipped(bar.watch(chunks_of(stream), name, size)), source, options):
                where = f"{name}{each.place}" if each.line is None else f"{name}:{each.line}"
                yield Converted(where, name, each.place, each.record, each.issues, each.leftovers)
    finally:
        bar.hide()


def _imports(pieces: Iterator[bytes], source: str, options: Options) -> Iterator[protocol.Import[Any]]:
    try:
        if source == "table":
            return csv_table.load(file_of(pieces), columns=options.columns)
        data = joined(pieces, MAX_SIZE)
        if data is None:
            hint = "if you trust the file, pass its contents to the `loads` of its format"
            return iter([protocol.Import(None, Issues([too_large("document", MAX_SIZE, hint)]))])
        more = {"zone": options.zone} if source == "icalendar" else {}
        return protocol.find(source).loads(data, **more)
    except ValueError as error:  # for an invalid option
        raise click.UsageError(str(error)) from None


# --- The account ------------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def _keeping(leftovers: str | None) -> Iterator[Callable[[Converted], None]]:
    """Yield a function that writes leftovers as a line of JSON."""
    if leftovers is None:
        yield lambda _: None
        return
    with writing(Path(leftovers)) as file:

        def keep(entry: Converted) -> None:
            if entry.leftovers:
                left = {"file": entry.file, "place": entry.place, "leftovers": _as_json(entry.leftovers)}
                file.write(written(left) + b"\n")

        yield keep


def _as_json(leftovers: Mapping[str, Any]) -> dict[str, Any]:
    return {
        place: value.decode(errors="replace") if isinstance(value, bytes) else value
        for place, value in leftovers.items()
    }


def status_of(account: Account, *, strict: bool) -> int:
    """Return the exit code: 0 if every entry was written.

    With `strict`, nothing may be lost or left over.
    """
    return int(bool(account.unwritten) or (strict and bool(account.losses or account.leftovers)))
