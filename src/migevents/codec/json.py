"""Records to JSON and back: `loads`, `dumps`, `load`, `dump`."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, TypeVar, cast, overload

import msgspec

from migevents._display import preview, with_article
from migevents.codec.builtin_tree import is_builtin_tree
from migevents.codec.classes import resolve_class
from migevents.codec.envelope import MAX_DEPTH, VERSION, in_document_order
from migevents.codec.failures import FAST_PATH_ERRORS, FastPathFailure
from migevents.codec.fast_path import read_json, write_json
from migevents.codec.prescan import prescan
from migevents.codec.slow_path import Trust, validate_document, validate_struct
from migevents.errors import InvalidRecord, Issue
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
def loads(data: Data, type: type[Record] | None = None) -> Record:  # noqa: A002  # the name that JSON has for it
    """Read a record from JSON.

    Args:
        data: The document: UTF-8 bytes, or text.
        type: The class to read. Without it, the ``"type"`` in the document says which kind of event it is; with a kind
            of event, ``"type"`` may be absent, and another's is refused; `Event` takes every kind.

    Returns:
        The record, frozen and hashable.

    Raises:
        InvalidRecord: The document has faults; it carries all of them, in the order of the document.
        TypeError: `type` is no class of this library.

    Examples:
        >>> from migevents import loads
        >>> loads(b'{"type": "workshop", "title": "Migration and data"}')
        Workshop(title='Migration and data')
    """
    return read_document(data, resolve_class(type))


def dumps(record: Record, *, indent: int | None = None) -> bytes:
    """Write a record as JSON, in UTF-8. What is not stated is left out; the version of the format comes first.

    The same record gives the same bytes. `loads` is the way back.

    Args:
        record: The record.
        indent: The number of spaces to indent by, for people; without it, the JSON is compact, on one line.

    Raises:
        TypeError: It is not of a class of this library.

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
def load(source: PathLike | IO[bytes] | IO[str], type: type[Record] | None = None) -> Record:  # noqa: A002  # as for `loads`
    """Read a record from a file, given by its path or open for reading; see `loads`.

    Raises:
        OSError: The file cannot be read.
        InvalidRecord: The document has faults; it carries all of them.

    Examples:
        >>> from migevents import load
        >>> load("examples/lao-workshop-2018.json").host.country
        'LA'
    """
    if isinstance(source, str | os.PathLike):
        return loads(Path(source).read_bytes(), type)
    if not hasattr(source, "read"):
        name = with_article(source.__class__.__name__)
        raise TypeError(f"the source is {name}: expected a path or an open file; a document itself is read by `loads`")
    return loads(source.read(), type)


def dump(record: Record, target: PathLike | IO[bytes] | IO[str], *, indent: int | None = None) -> None:
    r"""Write a record to a file, given by its path or open for writing; see `dumps`. A line break ends the file.

    Raises:
        OSError: The file cannot be written.
        TypeError: It is not of a class of this library. The file is then left as it was.

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
        Path(target).write_bytes(data)
    else:
        writer_of(target)(data)


def writer_of(target: object) -> Callable[[bytes], object]:
    """Return the function that writes UTF-8 to an open file, be it open for bytes or for text.

    Raises:
        TypeError: It is not a file.
    """
    if not hasattr(target, "write"):
        raise TypeError(f"expected a path or an open file to write to, got {with_article(type(target).__name__)}")
    # All files that are open for text have an encoding, those of `tempfile`, `codecs` and `io` too.
    if hasattr(target, "encoding"):
        return lambda data: cast("IO[str]", target).write(data.decode())
    return cast("IO[bytes]", target).write


def read_document(data: Data, cls: type[R], first_line: int = 1) -> R:
    """Read a record of `cls` from a document, which may begin on a later line of a longer text; see `loads`.

    Raises:
        InvalidRecord: The document has faults.
    """
    if not isinstance(data, Data):
        raise TypeError(
            f"a document is bytes or text, not {with_article(type(data).__name__)}; "
            "`load` reads a file, `structure` a dict"
        )
    try:
        document = data.encode() if isinstance(data, str) else bytes(data)
    except UnicodeEncodeError:  # half of a surrogate pair
        record, issues = _examined(data, cls, FastPathFailure(), Trust.BUILTIN, first_line)
    else:
        clean = prescan(document)
        read = read_json(document.removeprefix(_BYTE_ORDER_MARK), cls, clean=clean)
        if not isinstance(read, FastPathFailure):
            return read
        record, issues = _examined(data, cls, read, Trust.CLEAN if clean else Trust.BUILTIN, first_line)
    if issues:
        raise InvalidRecord(issues)
    return record


def _examined(
    data: Data, cls: type[R], failure: FastPathFailure, trust: Trust, first_line: int
) -> tuple[R, list[Issue]]:
    """Read a document the thorough way, by the form that the fast way made of it, if that will do."""
    by_form = validate_struct(failure, cls, trust) if failure.struct else None
    if by_form and len(by_form[1]) <= 1:
        return by_form
    values = parsed(decoded(data), first_line)
    if by_form:
        return by_form[0], in_document_order(by_form[1], values)
    # What comes from JSON is plain, if it is an object and not too deep.
    return validate_document(
        values,
        cls,
        trust if is_builtin_tree(values) else Trust.NONE,
        FastPathFailure(failed_field=failure.failed_field),
    )


def decoded(data: Data) -> str:
    """Return the text of a document, without a byte-order mark.

    Raises:
        InvalidRecord: It is not UTF-8.
    """
    try:
        text = data if isinstance(data, str) else bytes(data).decode()
    except UnicodeDecodeError as error:
        message = f"the text is not UTF-8: byte {error.start} is 0x{error.object[error.start]:02x}"
        raise InvalidRecord([Issue("bad-encoding", "", message, hint="save the file as UTF-8")]) from None
    return text.removeprefix("\ufeff")


def parsed(text: str, first_line: int = 1) -> Any:
    """Return the plain values of a document, which begins on a line of its source; the last of two equal keys counts.

    Raises:
        InvalidRecord: It is no JSON.
    """
    try:
        return msgspec.json.decode(text)
    except FAST_PATH_ERRORS:
        pass
    try:
        return json.loads(text, parse_int=_integer)
    except json.JSONDecodeError as error:
        place = f"line {first_line + error.lineno - 1}, column {error.colno}"
        message = f"the text is no JSON: {error.msg[0].lower()}{error.msg[1:].removesuffix(' at')} at {place}"
        rest = text[error.pos : error.pos + 100].split("\n", 1)[0]
        hint = _json_hint(error.msg, text[max(0, error.pos - 100) : error.pos].rstrip(), rest)
        issue = Issue("bad-json", "", message, value=preview(rest) if rest else None, hint=hint)
    except RecursionError:
        issue = Issue("too-deep", "", f"the document nests deeper than {MAX_DEPTH} levels")
    raise InvalidRecord([issue]) from None


def _json_hint(message: str, before: str, rest: str) -> str | None:
    """Return what to do where reading stopped, with the text before the place and after it."""
    if message.startswith("Invalid control character"):
        return 'a text ends with " on the line it begins on; a line break inside of it is written \\n, a tab \\t'
    strange = next((hint for start, hint in _STRANGE_STARTS.items() if rest.startswith(start)), None)
    if message == "Extra data" and strange is None:
        return "many records are one a line, or in an array: they are read by `iter_records`"
    if not rest.strip() and not before.endswith(","):
        return "the text breaks off: was it saved whole?" if before else "there is nothing"
    if not before and rest.endswith(".json"):
        return "this is the name of a file: `load` reads it"
    # Python 3.13 and later notice it at the comma, others behind it.
    if message.startswith("Illegal trailing comma") or (before.endswith(",") and rest[:1] in {"", "}", "]"}):
        return "take away the comma after the last value"
    return strange


_STRANGE_STARTS = {
    "'": "write text in double quotation marks",
    "“": 'write text in straight quotation marks, "',
    "//": "JSON has no comments",
    "/*": "JSON has no comments",
    "#": "JSON has no comments",
    "True": "write true",
    "False": "write false",
    "None": "write null",
}


def _integer(digits: str) -> int | float:
    """Return an integer; Python refuses to make one of thousands of digits, which no field takes anyway."""
    return int(digits) if len(digits) <= _MOST_DIGITS else float(digits)


_MOST_DIGITS = 400
