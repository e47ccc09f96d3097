"""Reading of tables: each row becomes a draft, cell by cell."""

import contextlib
import csv
import functools
import io
import itertools
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import IO, Any

import attrs

from migevents._display import counted, preview, unguard_cell
from migevents._pieces import file_of
from migevents.codec.json import too_large
from migevents.errors import Issue
from migevents.formats._draft import ImportDraft, file_import, note
from migevents.formats._encodings import is_utf_16
from migevents.formats._table_columns import SEPARATOR, SEPARATORS, Column, column_of, paths_of_tags
from migevents.formats.protocol import Import
from migevents.jsontext.paths import JsonPath
from migevents.jsontext.pointer import LONGEST_POINTER, escape
from migevents.model.event import Event
from migevents.values.scalars import FieldType, has_lines, is_free_text


def read(file: IO[bytes], columns: Mapping[str, str] | None, cls: type[Event], max_size: int) -> Iterator[Import[Any]]:
    """Yield the rows of a table; see `csv_table.load`."""
    lines = _Lines(_text_of(file), max_size)
    head = _head(lines)
    # Excel reads and writes such a line, which states the separator.
    stated = re.fullmatch(r"sep=([,;\t])\s*", head[0], re.IGNORECASE) if head else None
    above = int(stated is not None)
    if stated:
        head = _head(lines)
    # A row has a limit here, and a cell none of its own: that of the module `csv` is 131,072 characters by default.
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST_CELL))
    separator = stated[1] if stated else _separator("".join(head))
    reader = csv.reader(itertools.chain(head, lines), delimiter=separator)
    errors: list[Issue] = []
    rows = _rows(reader, lines, above, errors)
    first = list(itertools.islice(rows, _LONGEST_PREFACE))
    if first:
        header, tags, following = _headers(first, columns)
        yield from file_import(_notes_on_preface(first.index(header)))
        table = _Table.of([_decoded(cell)[0].strip() for cell in header[1]], tags, columns, cls)
        for index, (number, cells) in enumerate(itertools.chain(following, rows)):
            lines.begin_row()
            yield table.imported(cells, number, f"/{index}")
    yield from file_import(errors)


_LONGEST_PREFACE = 25
"""The header is searched in this many rows: as many as HXL allows above the tags (HXL 1.1, "Hashtag row")."""

_Row = tuple[int, list[str]]


def _headers(rows: list[_Row], columns: Mapping[str, str] | None) -> tuple[_Row, list[str] | None, list[_Row]]:
    """Return the header of a table, its HXL tags, and the rows below it.

    Rows above the header are a title. A table may have only tags, without a header above them.
    """
    known = next((at for at, (_, cells) in enumerate(rows) if any(_is_header(cell, columns) for cell in cells)), None)
    waiting = rows if known is None else rows[: known + 2]
    tags = [at for at, (_, cells) in enumerate(waiting) if _are_all_tags(cells)]
    tags += [at for at, (_, cells) in enumerate(waiting[:2]) if at and _is_tags(cells)]
    if tags:
        at = tags[0]
        return rows[max(0, at - 1)], rows[at][1], rows[at + 1 :]
    at = known or 0
    return rows[at], None, rows[at + 1 :]


def _is_header(cell: str, columns: Mapping[str, str] | None) -> bool:
    text = _decoded(cell)[0].strip()
    return column_of(text) is not None if columns is None else text in columns


def _notes_on_preface(count: int) -> Iterator[Issue]:
    if count:
        yield note("entries-skipped", "", f"not read, since above the header: {counted(count, 'row')}")


_LONGEST_CELL = 2**30


def _text_of(file: IO[bytes]) -> IO[str]:
    start = file.read(2)
    # Bytes that are not UTF-8 become lone surrogates, and each cell with one is decoded again.
    encoding, errors = ("utf-16", "replace") if is_utf_16(start) else ("utf-8-sig", "surrogateescape")
    rest = iter(functools.partial(file.read, io.DEFAULT_BUFFER_SIZE), b"")
    whole: Any = file_of(itertools.chain([start], rest))
    return io.TextIOWrapper(whole, encoding=encoding, errors=errors, newline="")


class _TooLarge(Exception):
    """A row is too long to be kept in memory."""


class _Lines:
    """The lines of a table, up to the row that is too long.

    An open quotation mark makes one row of all lines that follow it, so the lines of a row are counted together. So are
    the first 25 rows, which are all kept until the header is found.

    Args:
        text: The table.
        max_size: The number of characters in the longest row.
    """

    def __init__(self, text: IO[str], max_size: int) -> None:
        self.max_size = max_size
        self._text = text
        self._is_over = False
        self.begin_row()

    def begin_row(self) -> None:
        """Count from here."""
        self._left = self.max_size

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = "" if self._is_over else self._text.readline(min(self._left + 1, sys.maxsize))
        self._left -= len(line)
        self._is_over = self._is_over or self._left < 0
        if self._is_over:
            raise _TooLarge
        if not line:
            raise StopIteration
        return line


def _head(lines: Iterator[str]) -> list[str]:
    """Return the lines of the header, which ends when all quotes are closed."""
    head: list[str] = []
    with contextlib.suppress(_TooLarge):  # it is raised again, and reported, when the rows are read
        for line in itertools.islice(lines, _LONGEST_HEAD):
            head.append(line)
            if line.strip() and "".join(head).count('"') % 2 == 0:
                break
    return head


_LONGEST_HEAD = 100


def _separator(head: str) -> str:
    """Return the most frequent separator outside quotes, or the comma."""
    counts = Counter(re.sub(r'"[^"]*"', "", head))
    return max(SEPARATORS, key=lambda each: (counts[each], each == ","))


def _rows(reader: Any, lines: _Lines, above: int, errors: list[Issue]) -> Iterator[_Row]:
    """Yield the rows that are not blank, each with the line it begins on.

    `above` is the number of lines before those of `reader`. A row that cannot be read ends the table, and is added to
    `errors`.
    """
    number = 1 + above
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield number, cells
            else:
                lines.begin_row()
            number = reader.line_num + 1 + above
    except _TooLarge:
        hint = "close the quotation mark, if one is open, or use `csv_table.load` with a larger `max_size`"
        errors.append(too_large(f"row that begins on line {number}", lines.max_size, hint, "characters"))
    except csv.Error as error:
        errors.append(note("bad-line", "", f"line {reader.line_num + above} cannot be read: {error}"))


def _is_tags(cells: list[str]) -> bool:
    """Return whether a row has HXL tags.

    At least a quarter of its filled cells begin with a hash.
    """
    filled = [cell.strip() for cell in cells if cell.strip()]
    return sum(re.match(r"#\s*[A-Za-z]", cell) is not None for cell in filled) * 4 >= len(filled) > 0


def _are_all_tags(cells: list[str]) -> bool:
    """Return whether all filled cells of a row are HXL tags.

    All must be, because any row may have a word that begins with "#".
    """
    return all(_TAG.fullmatch(cell.strip()) for cell in cells if cell.strip())


_TAG = re.compile(r"#\s*[A-Za-z][A-Za-z0-9_]*(?:\s*\+\s*[A-Za-z][A-Za-z0-9_]*)*", re.ASCII)


def _decoded(cell: str) -> tuple[str, bool]:
    """Return a cell without guarding apostrophe; whether it was not UTF-8.

    Such a cell is read as Windows-1252.
    """
    if re.search("[\udc80-\udcff]", cell):
        return unguard_cell(cell.encode(errors="surrogateescape").decode("cp1252", errors="replace")), True
    return unguard_cell(cell), False


@attrs.frozen
class _Table:
    """The columns of a table.

    Attributes:
        names: The name of each column in the entry: its header, or its number if it has none or a very long one, which
            the place of each cell below it would repeat. No two are equal.
        targets: The fields of the columns that have one, by name. A row that is short is read without a look at the
            other columns.
        title: The name of the column with the title.
        cls: The class of the records.
    """

    names: list[str]
    targets: dict[str, tuple[Column, int | None]]
    title: str
    cls: type[Event]

    @classmethod
    def of(
        cls, header: list[str], tags: list[str] | None, columns: Mapping[str, str] | None, kind: type[Event]
    ) -> "_Table":
        by_tag = paths_of_tags(tags) if tags is not None and columns is None else []
        targets: dict[str, tuple[Column, int | None]] = {}
        used: set[tuple[Column, int | None]] = set()
        names: list[str] = []
        seen: Counter[str] = Counter()
        for index, text in enumerate(header):
            path = text if columns is None else columns.get(text)
            target = column_of(path) if path else None
            if target is None and index < len(by_tag) and by_tag[index]:
                target = column_of(by_tag[index] or "")
            names.append(_unused(text if text and len(text) <= LONGEST_POINTER else str(index + 1), seen))
            if target is not None and target not in used:
                targets[names[-1]] = target
                used.add(target)
        title = next((name for name, (column, _) in targets.items() if column.steps == ("title",)), "title")
        return cls(names, targets, title, kind)

    def imported(self, cells: list[str], number: int, place: str) -> Import[Any]:
        """Return the record of a row."""
        names = self._names_of(cells)
        entry, guessed = _entry(cells, names)
        draft = ImportDraft(entry, {"/title": escape(self.title)}, reads_markup=False)
        for name in guessed:
            message = f"{preview(entry[name])} is not valid UTF-8, so it was read as Windows-1252"
            draft.report("encoding-guessed", escape(name), message, hint="save the table as UTF-8")
        for index in range(len(self.names), len(cells)):
            if cells[index].strip():
                place_of_cell = escape(names[index])
                draft.report("no-header", place_of_cell, "the cell is in a column without a header", cells[index])
        self._fill(draft, entry)
        if self.cls is not Event:
            draft.document.pop("type", None)
        elif "type" not in draft.document:
            draft.document["type"] = "event"
        draft.leave_rest(entry)
        return draft.imported(self.cls, line=number, place=place)

    def _names_of(self, cells: list[str]) -> list[str]:
        """Return the names of the columns of a row.

        It may have more cells than the header.
        """
        if len(cells) <= len(self.names):
            return self.names
        seen = Counter(self.names)
        return [*self.names, *(_unused(str(index + 1), seen) for index in range(len(self.names), len(cells)))]

    def _fill(self, draft: ImportDraft, entry: Mapping[str, str]) -> None:
        filled = [(self.targets[name], name) for name in entry if name in self.targets]
        numbers = {(column.steps[0], number) for (column, number), _ in filled if number}
        # Numbers may have gaps: the third of two items is the second.
        indexes = {each: sum(other[0] == each[0] and other[1] < each[1] for other in numbers) for each in numbers}
        for (column, number), name in sorted(filled, key=lambda each: (each[0][1] or 0, each[0][0].position)):
            index = indexes.get((column.steps[0], number or 0))
            path: JsonPath = tuple(index if step == "#" else step for step in column.steps)
            _put(draft, path, column.kind, entry[name], escape(name))


def _unused(name: str, seen: Counter[str]) -> str:
    """Return a name, with a number if it was seen; note it as seen."""
    unused = name
    while seen[unused]:
        seen[name] += 1
        unused = f"{name} ({seen[name]})"
    seen[unused] += 1
    return unused


def _entry(cells: list[str], names: list[str]) -> tuple[dict[str, str], list[str]]:
    """Return the filled cells by column, and those that were not UTF-8."""
    entry, guessed = {}, []
    for cell, name in zip(cells, names, strict=False):
        if cell.strip():
            entry[name], is_guessed = _decoded(cell)
            guessed += [name] if is_guessed else []
    return entry, guessed


def _put(draft: ImportDraft, path: JsonPath, kind: FieldType, cell: str, place: str) -> None:
    if kind.many:
        items = [draft.line(item, place) for item in cell.split(SEPARATOR)]
        draft.put(path, [item for item in items if item], (place, cell))
    elif kind.type is bool and cell.strip().lower() == "true":
        draft.put(path, True, (place, cell))  # noqa: FBT003  # the value of a flag
    elif kind.type is int and re.fullmatch("0|[1-9][0-9]{0,15}", cell.strip(), re.ASCII):
        draft.put(path, int(cell), (place, cell))
    else:
        is_text = is_free_text(kind)
        text = (draft.lines if is_text and has_lines(kind) else draft.line)(cell, place)
        if text:
            draft.put(path, text, (place, cell))
