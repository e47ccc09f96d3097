"""`salvage`: the way in for records that may have faults."""

import datetime
import functools
from typing import Any, TypeVar, overload

import msgspec

from migevents.codec.classes import resolve_class
from migevents.codec.dicts import structure
from migevents.codec.failures import FastPathFailure
from migevents.codec.fast_path import read_json
from migevents.codec.json import Data, decoded, parsed
from migevents.codec.prescan import prescan
from migevents.errors import InvalidRecord
from migevents.model.base import Record
from migevents.model.event import AnyEvent, Event
from migevents.salvage.result import Salvage
from migevents.values.dates import PartialDate, as_partial_date

R = TypeVar("R", bound=Record)
Reference = datetime.date | PartialDate | str | None


@overload
def salvage(data: Any, type: None = None, *, reference: Reference = None) -> Salvage[AnyEvent]: ...
@overload
def salvage(data: Any, type: type[R], *, reference: Reference = None) -> Salvage[R]: ...
def salvage(data: Any, type: type[Record] | None = None, *, reference: Reference = None) -> Salvage[Any]:  # noqa: A002  # as for `loads`
    """Read a record that may have faults: build it of what is sound, repair what has one reading, and keep the rest.

    Nothing is lost and nothing is guessed. What was repaired is said, one by one; what has no certain reading stands in
    `leftovers` as it came; `Salvage.dumps` writes all of it.

    Args:
        data: A document of JSON, UTF-8 bytes or text; or plain values, as a loader of JSON or YAML gives them.
        type: The class to read, as for `loads`.
        reference: When the record was published, for dates in words without a year: a `datetime.date`, or EDTF.

    Returns:
        The record, what was repaired or is wrong, and what is left over.

    Raises:
        InvalidDate: `reference` is not a valid date.
        TypeError: `type` is no class of this library, or `reference` is of another type.

    Examples:
        >>> from migevents import salvage
        >>> data = '{"type": "event", "title": "A fair", "host": {"country": "Lao PDR"}, "titel": 3, "edition": "one"}'
        >>> salvaged = salvage(data)
        >>> salvaged.record
        Event(title='A fair', host=MemberState(country='LA'))
        >>> salvaged.leftovers
        {'/titel': 3, '/edition': 'one'}
        >>> for issue in salvaged.issues:
        ...     print(issue.severity, issue.code, issue.path)
        info country-read /host/country
        error unknown-field /titel
        error wrong-type /edition
    """
    cls, day = resolve_class(type), None if reference is None else as_partial_date(reference)
    if isinstance(data, Data):
        return salvage_document(data, cls, day)
    try:
        return Salvage(structure(data, cls))
    except InvalidRecord:
        from migevents.salvage.engine import SalvageEngine

        return SalvageEngine(data, cls, day).salvage()


def salvage_document(data: Data, cls: type[R], reference: PartialDate | None = None, first_line: int = 1) -> Salvage[R]:
    """Salvage a record of `cls` from a document, which may begin on a later line of a longer text; see `salvage`."""
    document = data.encode(errors="surrogatepass") if isinstance(data, str) else bytes(data)
    accept = functools.partial(_holds_every_key, type_may_lack=cls is not Event and issubclass(cls, Event))
    read = read_json(document, cls, clean=prescan(document), accept=accept)
    if not isinstance(read, FastPathFailure):
        return Salvage(read)
    # All that sound records do not need is loaded with the first one that is not.
    from migevents.jsontext.lossless import values_of
    from migevents.salvage.engine import SalvageEngine

    try:
        text = decoded(data)
        parsed(text, first_line)
    except InvalidRecord as error:
        return Salvage(None, error.issues, {"": data if isinstance(data, str) else document}, is_json=False)
    return SalvageEngine(values_of(text), cls, reference).salvage()


def _holds_every_key(struct: msgspec.Struct, document: bytes, *, type_may_lack: bool) -> bool:
    """Say whether it is certain that no key stands twice in an object, of which a form shows nothing.

    A colon stands behind each key. Where the form, written again, has as many, no key was lost; unless it has the type
    that the document lacks, or a colon in a text was written as an escape. The form leaves out nulls, empty lists and
    stated defaults; plain values do not, but to make them takes longer.
    """
    # To look for one character is faster.
    if b"\\" in document and rb"\u003" in document:
        return False
    colons = document.count(b":")
    if colons == _encode(struct).count(b":") and not (type_may_lack and _TYPE.decode(document).type is None):
        return True
    return colons == _encode(_PLAIN.decode(document)).count(b":")


_encode = msgspec.json.Encoder().encode
_PLAIN = msgspec.json.Decoder()


class _Typed(msgspec.Struct):
    """A document of which only the type is looked at."""

    type: str | None = None


_TYPE = msgspec.json.Decoder(_Typed)
