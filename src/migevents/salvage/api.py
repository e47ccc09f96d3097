"""`salvage`: read records that may have faults.

A document is parsed at most twice: in C, which is enough if it is valid and no key occurs twice in an object; else by
`read_text`, which loses nothing.
"""

from typing import Any, Generic, NamedTuple, TypeVar, overload

from migevents.codec.builtin_tree import is_builtin_tree
from migevents.codec.classes import resolve_class
from migevents.codec.failures import FastPathFailure
from migevents.codec.fast_path import read_builtins
from migevents.codec.json import Data, UnreadableText, read_lossless, read_unique
from migevents.errors import Issue
from migevents.jsontext.lossless import JsonText
from migevents.model.base import Record
from migevents.model.event import AnyEvent
from migevents.salvage.result import Salvage
from migevents.values.dates import PartialDate, ReferenceDate, as_partial_date

R = TypeVar("R", bound=Record)


@overload
def salvage(data: Any, type: None = None, *, reference: ReferenceDate = None) -> Salvage[AnyEvent]: ...
@overload
def salvage(data: Any, type: type[R], *, reference: ReferenceDate = None) -> Salvage[R]: ...
def salvage(data: Any, type: type[Record] | None = None, *, reference: ReferenceDate = None) -> Salvage[Any]:  # noqa: A002  # as in `loads`
    """Read a record with faults: repair what is certain, keep the rest.

    Nothing is lost and nothing is guessed. Each repair and each fault is reported; a value without a certain meaning is
    kept unchanged in `leftovers`; `Salvage.dumps` writes all of it.

    Args:
        data: A JSON document, as UTF-8 bytes or text; or a dict, as a loader of JSON or YAML returns it.
        type: The class to read, as for `loads`.
        reference: The date of publication, for dates in words without a year: a `datetime.date`, or EDTF.

    Returns:
        The record, the issues, and the leftovers.

    Raises:
        InvalidDate: `reference` is not a valid date.
        TypeError: `type` is not a class of this library, or `reference` has another type.

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
    is_text = isinstance(data, Data)
    record = _valid(data, cls) if is_text or is_builtin_tree(data) else None
    if record is not None:
        return Salvage(record)
    if is_text:
        return _salvage_text(data, cls, day).salvage
    from migevents.salvage.engine import SalvageEngine

    return SalvageEngine(data, cls, day).salvage()


class SalvagedText(NamedTuple, Generic[R]):
    """The result of salvaging a document, with its text.

    Attributes:
        salvage: The record, the issues and the leftovers.
        text: The text, if it had to be read for its faults, or the reason why it cannot be read.
        consequences: The issues of values that are left over only because other values are.
    """

    salvage: Salvage[R]
    text: JsonText | UnreadableText | None = None
    consequences: tuple[Issue, ...] = ()


def examine_salvage(data: Data, cls: type[R], first_line: int = 1) -> SalvagedText[R]:
    """Salvage a record of `cls` from a document; see `salvage`.

    `first_line` is the line on which the document begins in a longer text.
    """
    record = _valid(data, cls)
    return SalvagedText(Salvage(record)) if record is not None else _salvage_text(data, cls, None, first_line)


def _valid(data: Data | dict[str, Any], cls: type[R]) -> R | None:
    """Return the record of a valid document; keep nothing of another."""
    read = read_unique(data, cls) if isinstance(data, Data) else read_builtins(data, cls)
    return None if isinstance(read, FastPathFailure) else read


def _salvage_text(data: Data, cls: type[R], reference: PartialDate | None, first_line: int = 1) -> SalvagedText[R]:
    try:
        text = read_lossless(data, first_line)
    except UnreadableText as error:
        whole = data if isinstance(data, str) else bytes(data)
        return SalvagedText(Salvage(None, error.issues, {"": whole}, is_json=False), error)
    # All that valid records do not need is loaded with the first one that is not.
    from migevents.salvage.engine import SalvageEngine

    engine = SalvageEngine(text.value, cls, reference, text)
    return SalvagedText(engine.salvage(), text, engine.consequences)
