"""Records to JSON and back: `loads`, `dumps`, `load`, `dump`.

First the four functions, and how a document becomes a record; then how bytes become text and values, and what is said
of those that do not; last, how a document is read with the places of its faults. The three parts are in one module,
because each of them decides with the others how often a document is parsed: at most twice, but for two rare faults.
"""

import contextlib
import itertools
import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, Generic, NamedTuple, TypeVar, cast, overload

import msgspec

from migevents._display import preview, shared, with_article
from migevents._files import write_whole
from migevents._pieces import MAX_SIZE, chunks_of, is_gzip, joined, unzipped
from migevents.codec.builtin_tree import is_builtin_tree
from migevents.codec.classes import resolve_class
from migevents.codec.envelope import MAX_DEPTH, VERSION, in_document_order
from migevents.codec.failures import FastPathFailure
from migevents.codec.fast_path import read_builtins, read_json, write_json
from migevents.codec.prescan import prescan
from migevents.codec.slow_path import Trust, validate_document, validate_struct
from migevents.errors import InvalidRecord, Issue
from migevents.jsontext.lossless import (
    JsonText,
    exact_number,
    plain_values,
    read_text,
    read_unique_members,
    whole_number,
    without_double_keys,
)
from migevents.jsontext.pointer import keys_of
from migevents.model.base import Record
from migevents.model.event import AnyEvent

R = TypeVar("R", bound=Record)
Data = bytes | bytearray | memoryview | str
PathLike = str | os.PathLike[str]

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@overload
def loads(data: Data, type: None = None) -> AnyEvent: ...
@overload
def loads(data: Data, type: type[R]) -> R: ...
def loads(data: Data, type: type[Record] | None = None) -> Record:  # noqa: A002  # its name in JSON
    """Read a record from JSON.

    Args:
        data: The document: UTF-8 bytes, or text.
        type: The class to read. Without it, ``"type"`` in the document names the kind of event; with a kind of event,
            ``"type"`` may be absent, and another kind is refused; `Event` accepts every kind.

    Returns:
        The record, frozen and hashable.

    Raises:
        InvalidRecord: The document has faults; the error lists all of them, in the order of the document.
        TypeError: `type` is not a class of this library.

    Examples:
        >>> from migevents import loads
        >>> loads(b'{"type": "workshop", "title": "Migration and data"}')
        Workshop(title='Migration and data')
    """
    return read_document(data, resolve_class(type))


def note_on_path(error: OSError, path: PathLike) -> None:
    """Add to an error on opening a file what to call instead, if known."""
    if isinstance(error, IsADirectoryError):
        error.add_note("this is a folder: pass each of its files, such as those of Path(...).rglob")
    elif isinstance(path, str) and path.lstrip().startswith(("{", "[")):
        error.add_note("this looks like JSON, and not like a path: use `loads` to read a document")


def dumps(record: Record, *, indent: int | None = None) -> bytes:
    """Write a record as UTF-8 JSON, the version of the format first.

    Unset fields are left out.

    Equal records give equal bytes. `loads` reads them again.

    Args:
        record: The record.
        indent: The number of spaces to indent by; without it, the JSON is compact, on one line.

    Raises:
        TypeError: The record is not of a class of this library.

    Examples:
        >>> from migevents import Workshop, dumps
        >>> dumps(Workshop(title="Migration and data"))
        b'{"migevents":"1.0","type":"workshop","title":"Migration and data"}'
    """
    body = write_json(record)
    data = _HEAD + (b"," if body != b"{}" else b"") + body[1:]
    return data if indent is None else msgspec.json.format(data, indent=indent)


_HEAD = f'{{"migevents":"{VERSION}"'.encode()


@overload
def load(source: PathLike | IO[bytes] | IO[str], type: None = None) -> AnyEvent: ...
@overload
def load(source: PathLike | IO[bytes] | IO[str], type: type[R]) -> R: ...
def load(source: PathLike | IO[bytes] | IO[str], type: type[Record] | None = None) -> Record:  # noqa: A002  # as in `loads`
    """Read a record from a path or an open file; see `loads`.

    The file may be compressed by gzip. If it is longer than 64 MiB, it is not read to its end.

    Raises:
        OSError: The file cannot be read, or its compressed data is damaged or truncated.
        InvalidRecord: The document has faults; the error lists all of them. If it is too long, that is the only one.

    Examples:
        >>> from migevents import load
        >>> load("examples/lao-workshop-2018.json").host.country
        'LA'
    """
    if isinstance(source, str | os.PathLike):
        try:
            file = Path(source).open("rb")  # noqa: SIM115  # it is closed below
        except OSError as error:
            note_on_path(error, source)
            raise
        with file:
            return loads(_contents(file), type)
    if not hasattr(source, "read"):
        name = with_article(source.__class__)
        raise TypeError(
            f"the source is {name}: expected a path or an open file; "
            "use `loads` to read a document, and `structure` to read a dict"
        )
    return loads(_contents(source), type)


def _contents(file: IO[bytes] | IO[str]) -> Data:
    """Return what is in a file, unzipped.

    Raises:
        InvalidRecord: It is too long.
        OSError: The compressed data is damaged or truncated.
    """
    pieces: Iterator[Any] = chunks_of(cast("IO[Any]", file))
    first = next(pieces, b"")
    pieces = itertools.chain([first], pieces)
    data: Data | None = joined(pieces if isinstance(first, str) else unzipped(pieces), MAX_SIZE)
    if data is None:
        raise InvalidRecord(
            [too_large("document", MAX_SIZE, "if you trust the source, read it yourself and pass the text to `loads`")]
        )
    return data


def too_large(what: str, size: int, hint: str, unit: str = "bytes") -> Issue:
    """Return the issue of a part of a source that is not kept in memory."""
    return Issue("too-large", "", f"the {what} is longer than {size:,} {unit}", hint=hint)


def dump(record: Record, target: PathLike | IO[bytes] | IO[str], *, indent: int | None = None) -> None:
    r"""Write a record to a path or an open file, with a final line break.

    If you pass a path, the file is replaced as a whole: if anything fails, the old one is unchanged. The new file keeps
    its owner and its permissions. If its name ends in ``.gz`` it is compressed.

    Raises:
        OSError: The file cannot be written.
        TypeError: The record is not of a class of this library.

    Examples:
        >>> import io
        >>> from migevents import Workshop, dump
        >>> target = io.StringIO()
        >>> dump(Workshop(title="Migration and data"), target)
        >>> target.getvalue()
        '{"migevents":"1.0","type":"workshop","title":"Migration and data"}\n'
    """
    data = dumps(record, indent=indent) + b"\n"
    if isinstance(target, str | os.PathLike):
        write_whole(Path(target), data)
    else:
        writer_of(target)(data)


def writer_of(target: object) -> Callable[[bytes], object]:
    """Return a function that writes UTF-8 to a binary or text file.

    Raises:
        TypeError: It is not a file.
    """
    if not hasattr(target, "write"):
        raise TypeError(f"expected a path or an open file to write to, got {with_article(type(target))}")
    # All files that are open for text have an encoding, those of `tempfile`, `codecs` and `io` too.
    if hasattr(target, "encoding"):
        return lambda data: cast("IO[str]", target).write(data.decode())
    return cast("IO[bytes]", target).write


def read_document(data: Data, cls: type[R], first_line: int = 1) -> R:
    """Read a record of `cls` from a document; see `loads`.

    The document may begin on a later line of a longer text.

    Raises:
        InvalidRecord: The document has faults.
    """
    if not isinstance(data, Data):
        raise TypeError(
            f"expected a document as bytes or text, got {with_article(type(data))}; "
            "use `load` to read a file, and `structure` to read a dict"
        )
    try:
        document = data.encode() if isinstance(data, str) else bytes(data)
    except UnicodeEncodeError:  # half of a surrogate pair
        record, issues = _examined(data, cls, FastPathFailure(), Trust.BUILTIN, first_line)
    else:
        breaks = prescan(document)
        read = read_json(document.removeprefix(_BYTE_ORDER_MARK), cls, breaks)
        if not isinstance(read, FastPathFailure):
            return read
        record, issues = _examined(data, cls, read, Trust.CLEAN if breaks == 0 else Trust.BUILTIN, first_line)
    if issues:
        raise InvalidRecord(issues)
    return record


def _examined(
    data: Data, cls: type[R], failure: FastPathFailure, trust: Trust, first_line: int
) -> tuple[R, list[Issue]]:
    """Read a document by the slow path.

    It starts from the wire struct of the fast path if that is enough.
    """
    by_struct = validate_struct(failure, cls, trust) if failure.struct else None
    if by_struct and len(by_struct[1]) <= 1:
        return by_struct
    values = (parsed_by_python if failure.is_malformed else parsed)(decoded(data), first_line)
    if by_struct:
        return by_struct[0], in_document_order(by_struct[1], values)
    # Values from JSON are a built-in tree, if they are an object and not too deep.
    return validate_document(
        values,
        cls,
        trust if is_builtin_tree(values) else Trust.NONE,
        FastPathFailure(failed_field=failure.failed_field),
    )


# --- Text -------------------------------------------------------------------------------------------------------------


class UnreadableText(InvalidRecord):
    """A document that is not JSON in UTF-8.

    Attributes:
        position: The line and the column of the document at which reading stopped.
    """

    def __init__(self, issue: Issue, position: tuple[int, int]) -> None:
        """Keep the issue and the position."""
        super().__init__([issue])
        self.position = position


def decoded(data: Data) -> str:
    """Return the text of a document, without a byte-order mark.

    Raises:
        UnreadableText: It is not UTF-8.
    """
    try:
        text = data if isinstance(data, str) else bytes(data).decode()
    except UnicodeDecodeError as error:
        message = f"invalid UTF-8: byte {error.start} is 0x{error.object[error.start]:02x}"
        before = error.object[: error.start].decode().removeprefix("\ufeff")
        is_zipped = is_gzip(error.object)
        hint = "read the file with `load`: it is compressed with gzip" if is_zipped else "save the file as UTF-8"
        issue = Issue("bad-encoding", "", message, hint=hint)
        raise UnreadableText(issue, (before.count("\n") + 1, len(before) - before.rfind("\n"))) from None
    return text.removeprefix("\ufeff")


def parsed(text: str, first_line: int = 1) -> Any:
    """Return the plain values of a document; the last of equal keys counts.

    Raises:
        UnreadableText: It is not JSON.
    """
    with contextlib.suppress(msgspec.MsgspecError, ValueError, RecursionError):
        return msgspec.json.decode(text)  # in a third of the time; what it refuses may still be JSON to Python
    return parsed_by_python(text, first_line)


def parsed_by_python(text: str, first_line: int) -> Any:
    """Return the plain values of a document that msgspec refuses.

    Raises:
        UnreadableText: It is not JSON.
    """
    try:
        return json.loads(text, parse_int=whole_number, parse_float=exact_number)
    except json.JSONDecodeError as error:
        raise _unreadable(error, first_line) from None
    except RecursionError:
        raise _too_deep() from None


def read_lossless(data: Data, first_line: int) -> JsonText:
    """Read a document without loss; it begins on a line of its source.

    Raises:
        UnreadableText: It is not JSON in UTF-8.
    """
    try:
        return read_text(decoded(data), max_depth=_MOST_LEVELS)
    except json.JSONDecodeError as error:
        raise _unreadable(error, first_line) from None
    except RecursionError:
        raise _too_deep() from None


_MOST_LEVELS = 1_000
"""How deep a document may nest to be read in part; Python's `json` gives up at about the same depth."""


def _too_deep() -> UnreadableText:
    issue = Issue("too-deep", "", f"the document is nested more than {MAX_DEPTH} levels deep")
    return UnreadableText(issue, (1, 1))


def _unreadable(error: json.JSONDecodeError, first_line: int) -> UnreadableText:
    text, at = error.doc, error.pos
    reason = next(ours for theirs, ours in _REASONS.items() if error.msg.startswith(theirs))
    message = f"invalid JSON: {reason} (line {first_line + error.lineno - 1}, column {error.colno})"
    before, rest = text[:at], text[at:].partition("\n")[0]
    hint = _json_hint(error.msg, before.rstrip(), rest, ends_in_cr=before.endswith("\r"))
    issue = Issue("bad-json", "", message, value=preview(rest) if rest else None, hint=hint)
    return UnreadableText(issue, (error.lineno, error.colno))


_REASONS = {
    "Expecting value": "expected a value",
    "Expecting property name": 'expected a key in quotation marks or "}"',
    "Expecting ':'": "expected a colon after the key",
    "Expecting ','": "expected a comma or the end of the list or object",
    "Extra data": "unexpected text after the document",
    "Illegal trailing comma": "unexpected comma after the last value",
    "Unterminated string": "unclosed string",
    "Invalid control character": "control character in a string",
    "Invalid \\": "invalid escape sequence",
    "": "unexpected text",
}
"""Our wording for the errors of Python's `json`, by how its message begins."""


_ONE_RECORD = "put each record on its own line, or all in a list, and use `iter_records`"
_END_LINES = "end each line with a line feed (LF): this one ends with a carriage return (CR) alone"


def _json_hint(message: str, before: str, rest: str, *, ends_in_cr: bool) -> str | None:
    """Return a hint from the text before and after where parsing stopped."""
    if message.startswith("Invalid control character"):
        return 'end the string with " on its own line; write a line break in a string as \\n, and a tab as \\t'
    known = next((hint for start, hint in _KNOWN_STARTS.items() if rest.startswith(start)), None)
    if message == "Extra data" and known is None:
        # An old Mac, or a broken conversion, ends lines so; only LF ends a line of NDJSON.
        return _END_LINES if ends_in_cr else _ONE_RECORD
    # Python 3.13 and later notice it at the comma, others behind it.
    if message.startswith("Illegal trailing comma") or (before.endswith(",") and rest[:1] in {"", "}", "]"}):
        return "remove the comma after the last value"
    if not before:
        return _hint_at_start(rest) or known
    return known if rest.strip() else "unexpected end of file: is it truncated?"


def _hint_at_start(text: str) -> str | None:
    """Return a hint for a document that does not begin as JSON."""
    if not text.strip():
        return "the document is empty"
    if text.endswith(".json"):
        return "use `load` to read a file by name"
    return "convert YAML to JSON, or parse it with a YAML library and call `structure`" if _YAML.match(text) else None


_YAML = re.compile(r"---|%YAML|[A-Za-z_$]+:(?: |\Z)|- ")
_KNOWN_STARTS = {
    "'": "use double quotation marks",
    "“": 'use straight quotation marks: "',
    "//": "remove the comment: JSON does not allow comments",
    "/*": "remove the comment: JSON does not allow comments",
    "#": "remove the comment: JSON does not allow comments",
    "True": "write true",
    "False": "write false",
    "None": "write null",
    "\0": "remove the NUL characters: the file may not have been saved completely",
    "\ufeff": "remove the second byte-order mark",
}


# --- With places ------------------------------------------------------------------------------------------------------


def read_unique(data: Data, cls: type[R]) -> R | FastPathFailure:
    """Read a valid document without duplicate keys.

    Otherwise, return how far that came.
    """
    try:
        document = (data.encode() if isinstance(data, str) else bytes(data)).removeprefix(_BYTE_ORDER_MARK)
        values, is_unique = plain_values(document)
        if not isinstance(values, dict):
            return FastPathFailure()
        read = read_builtins(values, cls, prescan(document))
        # A document with faults is read without loss next, and that shows its keys.
        if not is_unique and not isinstance(read, FastPathFailure):
            read_unique_members(document)
    except (ValueError, RecursionError):
        return FastPathFailure()
    return read


class Examined(NamedTuple, Generic[R]):
    """A document that was read with the places of its values.

    Attributes:
        record: The record; `None` if it has faults.
        issues: The faults. Keys that occur twice are not among them: `text` has these.
        text: The text, if it had to be read for its faults, or the reason why it cannot be read.
    """

    record: R | None
    issues: tuple[Issue, ...] = ()
    text: JsonText | UnreadableText | None = None


def examine(data: Data, cls: type[R], first_line: int) -> Examined[R]:
    """Read a record of `cls` from a document, with places of its issues.

    The document is parsed at most twice, and once more if a duplicate key is its only fault.

    Args:
        data: The document.
        cls: The class to read.
        first_line: The line of a longer text on which the document begins.
    """
    read = read_unique(data, cls)
    if not isinstance(read, FastPathFailure):
        return Examined(read)
    try:
        text = read_lossless(data, first_line)
    except UnreadableText as error:
        return Examined(None, error.issues, error)
    values = without_double_keys(text.value) if text.duplicates else text.value
    trust = Trust.BUILTIN if is_builtin_tree(values) else Trust.NONE
    record, issues = validate_document(values, cls, trust, FastPathFailure(failed_field=read.failed_field))
    return Examined(None if issues else record, tuple(issues), text)


def duplicate_key(pointer: str, value: str | None = None) -> Issue:
    """Return the issue of a key that occurs more than once in its object."""
    message = shared(f"{preview(keys_of(pointer)[-1])} occurs twice in the same object; the last one counts")
    return Issue("duplicate-key", pointer, message, value=value, hint="keep one of them")
