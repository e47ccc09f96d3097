"""`Salvage` and `Repair`: the record, its repairs and leftovers."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Generic, final

import attrs

from migevents._display import counted, html_table, preview
from migevents.codec.dicts import unstructure
from migevents.codec.json import dumps
from migevents.errors import Issue, Issues
from migevents.jsontext.lossless import written
from migevents.jsontext.paths import JsonPath, with_values
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
    """An issue that reports a repair: path, before and after.

    Its severity is ``info``.

    Attributes:
        before: The value before the repair, as JSON text: of a document, exactly as it was written. `None` if there was
            no value.
        after: The value after the repair, as JSON text; `None` if it was omitted.
        place: The path of the value now, as a JSON Pointer; it differs from `path` if a key was renamed, and inside a
            value that was put into a list.

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
    """The result of `salvage`.

    Attributes:
        record: The record, built from all valid values; `None` if it lacks a required field.
        issues: A `Repair` for each repair, and every remaining fault, in the order of the document. A valid record has
            none.
        leftovers: The values that could not be kept in the record, unchanged, by JSON Pointer into the original
            document. Without a record, the whole document, by the empty pointer; its text, if it is not JSON.
        line: The line of the source on which the record begins, if it is one of a stream; the first line is 1.
        document: The document with the repairs, otherwise unchanged, in its own order; `None` if nothing was repaired.
    """

    record: R_co | None
    issues: tuple[Issue, ...] = attrs.field(default=(), converter=Issues)
    leftovers: Mapping[str, Any] = attrs.Factory(dict)
    line: int | None = None
    document: Any = attrs.field(default=None, repr=False)
    _places: tuple[tuple[JsonPath, Any], ...] = attrs.field(default=(), repr=False, alias="places")
    """What `dumps` puts back, and where: the leftovers, and the version if it is a newer one."""
    _states_version: bool = attrs.field(default=True, repr=False, alias="states_version")
    """Whether `dumps` writes a version. What is left over of a document without one is of version 1.0."""
    _is_json: bool = attrs.field(default=True, repr=False, alias="is_json")

    def dumps(self, *, indent: int | None = None) -> bytes:
        r"""Write the record as JSON, with every leftover back in its place.

        The JSON is in UTF-8. `salvage` reads it again.

        The output equals the input apart from the repairs, the order of keys, the version, ``$schema``, empty lists,
        values that are defaults anyway, and the ``"type"`` if the class was passed. Without a record, the output is the
        input; text that is not JSON is returned unchanged.

        Args:
            indent: The number of spaces to indent by, for people; without it, the JSON is compact, on one line.

        Raises:
            TypeError: A leftover came from Python and is not a JSON value.

        Examples:
            >>> from migevents import salvage
            >>> salvage('{"type": "event", "title": " A fair", "when": {"start": "05/06/2017"}}').dumps()
            b'{"migevents":"1.0","type":"event","title":"A fair","when":{"start":"05/06/2017"}}'
        """
        if self.record is None:
            whole = self.leftovers[""]
            return written(whole, indent) if self._is_json else _encoded(whole)
        if self._states_version and not self._places:
            return dumps(self.record, indent=indent)
        document, places = unstructure(self.record, version=self._states_version), list(self._places)
        return written(with_values(document, places) if places else document, indent)

    def _repr_html_(self) -> str:
        """Return tables of record, issues and leftovers, for notebooks."""
        record = html_table("no record", (), ()) if self.record is None else self.record._repr_html_()
        rows = ((pointer or "the record", preview(value)) for pointer, value in self.leftovers.items())
        leftovers = html_table(counted(len(self.leftovers), "leftover"), ("where", "value"), rows)
        return "\n".join([record, Issues(self.issues)._repr_html_(), leftovers])


def _encoded(text: bytes | str) -> bytes:
    return text.encode(errors="surrogatepass") if isinstance(text, str) else text
