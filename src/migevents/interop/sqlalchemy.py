"""Records in SQL columns: `RecordType` for SQLAlchemy and SQLModel.

A record is stored as JSON with the version of the format, and is validated when it comes back. It is not spread over
tables, so nothing is lost and a query can look inside by JSON path. It needs SQLAlchemy, which the extra ``sqlalchemy``
brings.

>>> import sqlalchemy
>>> from migevents import MemberState, Workshop
>>> from migevents.interop.sqlalchemy import RecordType
>>> events = sqlalchemy.Table("events", sqlalchemy.MetaData(), sqlalchemy.Column("event", RecordType(Workshop)))
>>> engine = sqlalchemy.create_engine("sqlite://")
>>> with engine.begin() as connection:
...     events.create(connection)
...     workshop = Workshop(title="Migration and data", host=MemberState(country="LA"))
...     _ = connection.execute(events.insert().values(event=workshop))
...     hosted = sqlalchemy.select(events).where(events.c.event["host"]["country"].as_string() == "LA")
...     connection.scalar(hosted) == workshop
True
"""

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

from migevents._extras import needs

with needs("sqlalchemy", "migevents.interop.sqlalchemy needs SQLAlchemy"):
    from sqlalchemy import JSON, Dialect, Text, type_coerce
    from sqlalchemy.dialects.postgresql import JSONB
    from sqlalchemy.types import TypeDecorator, TypeEngine

from migevents._display import with_article
from migevents.codec.classes import resolve_class
from migevents.codec.dicts import structure, unstructure
from migevents.codec.json import dumps, loads
from migevents.errors import InvalidRecord
from migevents.jsontext.paths import JsonPath, pointer_of
from migevents.model.base import Record
from migevents.model.event import Event
from migevents.values.extensions import MAX_INTEGER

__all__ = ["RecordType"]

StoredAs = Literal["jsonb", "json", "text"]
_OnError = Literal["raise", "yield"]


# `None` is stored as NULL, and not as the null of JSON, which no query for NULL would find.
_PLAIN = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


if TYPE_CHECKING:
    _JSON = JSON[Any]
else:
    _JSON = JSON  # before SQLAlchemy 2.1, it is not generic


class _Json(_JSON):
    """JSON of a record; a path into it is other JSON, not a record."""

    class Comparator(JSON.Comparator[Any]):
        """The operators of a column."""

        def __getitem__(self, index: Any) -> Any:
            """Return the JSON at a path."""
            return type_coerce(self.expr, _PLAIN)[index]

    comparator_factory = Comparator


_COLUMN_TYPES: dict[str, TypeEngine[Any]] = {
    "jsonb": _Json(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql"),
    "json": _Json(none_as_null=True),
    "text": Text(),
}


class RecordType(TypeDecorator[Any]):
    """A column of records.

    `None` is SQL's NULL. Records are immutable, so a change is a new record that is assigned; nothing has to track
    changes inside of one. A column of JSON can be queried by path: ``column["host"]["country"].as_string() == "LA"``.

    Args:
        type: The class of the records; without it, events of any kind.
        stored_as: What the column is. "jsonb" is JSONB on PostgreSQL, which has indices and equality, and JSON
            elsewhere. "json" is JSON everywhere. "text" is text, for databases without JSON, and for bytes that are to
            stay as they are.
        on_error: What a query does with a row that is not a valid record: raise `InvalidRecord`, which ends it, or
            return the `InvalidRecord` in place of the record.

    Raises:
        TypeError: `type` is not a class of this library.
        ValueError: `stored_as` or `on_error` is invalid; or, when a record is stored as JSONB, its extensions contain
            the character U+0000 or the number -0.0, which JSONB cannot keep.

    Examples:
        >>> from migevents import Workshop
        >>> from migevents.interop.sqlalchemy import RecordType
        >>> RecordType(Workshop, stored_as="text")
        RecordType(Workshop, stored_as='text')
    """

    impl = JSON
    cache_ok = True

    def __init__(
        self,
        type: type[Record] | None = None,  # noqa: A002  # as in `loads`
        stored_as: StoredAs = "jsonb",
        on_error: _OnError = "raise",
    ) -> None:
        """Keep the class, and how records are stored and read."""
        if stored_as not in _COLUMN_TYPES:
            raise ValueError(f"stored_as is {stored_as!r}: expected 'jsonb', 'json' or 'text'")
        if on_error not in {"raise", "yield"}:
            raise ValueError(f"on_error is {on_error!r}: expected 'raise' or 'yield'")
        super().__init__()
        # SQLAlchemy tells cached statements apart by the attributes that are named as arguments; it does not see those
        # arguments that are keyword-only.
        self.type = resolve_class(type)
        self.stored_as = stored_as
        self.on_error = on_error
        self.impl = _COLUMN_TYPES[stored_as]  # type: ignore[assignment]  # a class until here, as for every decorator

    def __repr__(self) -> str:
        """Return the code that makes this type."""
        on_error = "" if self.on_error == "raise" else f", on_error={self.on_error!r}"
        return f"RecordType({self.type.__name__}, stored_as={self.stored_as!r}{on_error})"

    @property
    def python_type(self) -> type[Record]:
        """The class of the records."""
        return self.type

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """Return the stored form of a record."""
        if value is None:
            return None
        if not (isinstance(value, Event) if self.type is Event else type(value) is self.type):
            name = with_article(type(value))
            raise TypeError(f"the value is {name}: this column holds {with_article(self.type)} or None")
        if self.stored_as == "text":
            return dumps(value).decode()
        if self.stored_as == "jsonb" and dialect.name == "postgresql":
            _check_jsonb(value)
        return unstructure(value, version=True)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:  # noqa: ARG002  # SQLAlchemy hands it over
        """Return the record of a stored value."""
        if value is None:
            return None
        try:
            if isinstance(value, str):
                return loads(value, self.type)
            return structure(_with_floats(value), self.type)
        except InvalidRecord as error:
            if self.on_error == "raise":
                raise
            return InvalidRecord(error.issues)

    def coerce_compared_value(self, op: Any, value: Any) -> TypeEngine[Any]:
        """Return the type of a value compared with the column.

        A record has this type, anything else that of the column inside.
        """
        if value is None or isinstance(value, Record):
            return self
        return self.impl_instance.coerce_compared_value(op, value)


# --- What JSONB does to numbers and texts -----------------------------------------------------------------------------


def _with_floats(value: Any) -> Any:
    """Return stored JSON with integers that must have been floats.

    JSONB keeps a number as its digits, so 1e300 comes back as an integer of 301 digits.
    """
    if not isinstance(value, Mapping) or not isinstance(value.get("extensions"), Mapping):
        return value
    return {**value, "extensions": _floats(value["extensions"])}


def _floats(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _floats(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_floats(item) for item in value]
    is_float = type(value) is int and abs(value) > MAX_INTEGER
    return float(value) if is_float else value


def _check_jsonb(record: Record) -> None:
    """Raise `ValueError`, with the place, for a value JSONB cannot keep."""
    extensions = getattr(record, "extensions", None)
    if extensions is None:
        return
    for path, value in _leaves(extensions, ("extensions",)):
        if isinstance(value, str) and "\0" in value:
            problem = "has the character U+0000, which JSONB refuses"
        elif isinstance(value, float) and value == 0 and math.copysign(1, value) < 0:
            problem = "is -0.0, which JSONB stores as 0.0"
        else:
            continue
        place = pointer_of(path)
        raise ValueError(f'{place} {problem}: leave it out, or store records as RecordType(stored_as="text")')


def _leaves(value: Any, path: JsonPath) -> Iterator[tuple[JsonPath, Any]]:
    """Yield the keys and leaf values, each with its path."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield (*path, key), key
            yield from _leaves(item, (*path, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _leaves(item, (*path, index))
    else:
        yield path, value
