"""`Salvage` and `Repair`: what was saved of a record, what was changed for that, and what is left."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Generic, final

import attrs

from migevents.codec.dicts import unstructure
from migevents.codec.envelope import VERSION
from migevents.codec.json import dumps
from migevents.errors import Issue
from migevents.jsontext.lossless import written
from migevents.jsontext.paths import JsonPath, put
from migevents.model.base import Record

if TYPE_CHECKING:
    # The default is for type checkers: with it, a bare `Salvage` is a `Salvage[Record]`. `typing` has it from 3.13 on.
    from typing_extensions import TypeVar

    R_co = TypeVar("R_co", bound=Record, covariant=True, default=Record)
else:
    from typing import TypeVar

    R_co = TypeVar("R_co", bound=Record, covariant=True)


@final
@attrs.frozen
class Repair(Issue):
    """An issue that says what was repaired: where, from what, and to what. Its severity is ``info``.

    Attributes:
        before: The value as it came, as JSON text, whole; `None` where nothing stood there.
        after: What it was read as, as JSON text; `None` where it was read as not stated.
        place: Where it stands now, as a JSON Pointer; it differs from `path` where a key was renamed, and inside of
            what was put into a list.

    Examples:
        >>> from migevents import salvage
        >>> repair = salvage({"type": "event", "title": "A fair", "Host": {"country": "Lao PDR"}}).issues[1]
        >>> repair.code, repair.path, repair.place, repair.before, repair.after
        ('country-read', '/Host/country', '/host/country', '"Lao PDR"', '"LA"')
    """

    before: str | None = None
    after: str | None = None
    place: str = ""


@final
@attrs.frozen
class Salvage(Generic[R_co]):
    """What was saved of a record; `salvage` makes it.

    Attributes:
        record: The record, built of all that is sound; `None` where it lacks what it cannot do without.
        issues: What was repaired, each a `Repair`, and what is wrong with each thing that is left over, in the order of
            the document. Of a sound record there are none.
        leftovers: What could not be kept in the record, exactly as it came, by JSON Pointer into the document as it
            came. Where there is no record, it is the whole document, by the empty pointer; its text, if it is no JSON.
        line: The line of the source on which the record begins, where it is one of a stream; the first line is 1.
        document: The document with what was repaired, and all else as it came, in its own order; `None` where nothing
            was repaired.
    """

    record: R_co | None
    issues: tuple[Issue, ...] = ()
    leftovers: Mapping[str, Any] = attrs.Factory(dict)
    line: int | None = None
    document: Any = attrs.field(default=None, repr=False)
    _places: tuple[tuple[JsonPath, Any], ...] = attrs.field(default=(), repr=False, alias="places")
    """What is to be put back, and where: the leftovers, and the version if it is a newer one."""
    _is_json: bool = attrs.field(default=True, repr=False, alias="is_json")

    def dumps(self, *, indent: int | None = None) -> bytes:
        r"""Write the record as JSON, in UTF-8, with every leftover back in its place; `salvage` is the way back.

        The value that is written is equal to the one that came, apart from the order of keys, empty lists and stated
        defaults, ``$schema``, the version, and a ``"type"`` that was left to the call; and except where a `Repair` says
        what was repaired. Where there is no record, it is the value as it came; what is no JSON is returned as it came.

        Args:
            indent: The number of spaces to indent by, for people; without it, the JSON is compact, on one line.

        Raises:
            TypeError: A leftover is no value of JSON, and came from Python.

        Examples:
            >>> from migevents import salvage
            >>> salvage('{"type": "event", "title": " A fair", "when": {"start": "05/06/2017"}}').dumps()
            b'{"migevents":"1.0","type":"event","title":"A fair","when":{"start":"05/06/2017"}}'
        """
        if self.record is None:
            whole = self.leftovers[""]
            return written(whole, indent) if self._is_json else _encoded(whole)
        if not self._places:
            return dumps(self.record, indent=indent)
        document = {"migevents": VERSION} | unstructure(self.record)
        for address, value in self._places:
            put(document, address, value)
        return written(document, indent)


def _encoded(text: bytes | str) -> bytes:
    return text.encode(errors="surrogatepass") if isinstance(text, str) else text
