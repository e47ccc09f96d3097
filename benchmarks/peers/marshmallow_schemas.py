"""The peer marshmallow: schemas that load into plain objects; orjson parses and writes."""

import re
from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any, cast

import orjson
from marshmallow import Schema, ValidationError, fields, post_dump, post_load, validate

from benchmarks.declarations import VERSION_PATTERN, borrowed, bounds_of, regex_of, rules_of, type_of
from benchmarks.peers.peer import Peer, Plain
from migevents import Extensions, Interval, PartialDate
from migevents.model.base import Record, cached, fields_of
from migevents.model.event import EVENT_TYPES, Event
from migevents.model.validators import as_date, as_interval
from migevents.values.scalars import FieldType, is_free_text

# --- Fields -----------------------------------------------------------------------------------------------------------


class StrictInteger(fields.Integer):
    """An integer that is not a flag: as it comes, marshmallow reads ``true`` as 1."""

    def _validated(self, value: Any) -> int:
        if type(value) is not int:
            raise self.make_error("invalid", input=value)
        return value


class StrictBoolean(fields.Boolean):
    """A flag that is not a number: as it comes, marshmallow reads 1 as true."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> bool:
        del attr, data, kwargs
        if type(value) is not bool:
            raise self.make_error("invalid", input=value)
        return value


class Tuple(fields.List[Any]):
    """A list that becomes a tuple."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        return tuple(super()._deserialize(value, attr, data, **kwargs))


class Ours(fields.Field[Any]):
    """A value of a class of ours."""

    def __init__(self, read: Any, write: Any, **kwargs: Any) -> None:
        """Keep the two ways."""
        super().__init__(**kwargs)
        self.read, self.write = read, write

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        del attr, data, kwargs
        try:
            return self.read(value)
        except (TypeError, ValueError) as error:
            raise ValidationError(str(error)) from None

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> Any:
        del attr, obj, kwargs
        return None if value is None else self.write(value)


_OURS: dict[Any, Any] = {
    PartialDate: (as_date, str),
    Interval: (as_interval, str),
    Extensions: (Extensions, Extensions.to_dict),
}


def _item(kind: FieldType, **settings: Any) -> Any:
    if kind.type is str:
        # The pattern of free text takes the empty text too.
        length = [validate.Length(min=1)] if is_free_text(kind) else []
        return fields.String(validate=[*length, _matches(regex_of(kind))], **settings)
    if kind.type is int:
        low, high = bounds_of(kind)
        return StrictInteger(validate=validate.Range(low, high), **settings)
    if kind.type is bool:
        return StrictBoolean(**settings)
    if kind.type in _OURS:
        return Ours(*_OURS[kind.type], **settings)
    if issubclass(kind.type, Record):
        return fields.Nested(schema_of(kind.type), **settings)
    return fields.Enum(kind.type, by_value=True, **settings)


def _matches(pattern: str) -> validate.Regexp:
    """Return the check that a text matches; marshmallow matches at the start, where the patterns are anchored."""
    return validate.Regexp(re.compile(pattern))


# --- Schemas ----------------------------------------------------------------------------------------------------------


class RecordSchema(Schema):
    """The base of the schemas."""

    made: Any = SimpleNamespace
    hold_to_rules: Any = None

    @post_load
    def make(self, data: Plain, **_: Any) -> Any:
        """Make an object, and enforce the rules of its class."""
        record = self.made(**data)
        if self.hold_to_rules is not None:
            try:
                self.hold_to_rules(record)
            except ValueError as error:
                raise ValidationError(str(error)) from None
        return record

    @post_dump
    def leave_out_defaults(self, data: Plain, **_: Any) -> Plain:
        """Leave out what is not stated."""
        return {key: value for key, value in data.items() if value is not None and value is not False and value != []}


@cached
def schema_of(cls: type[Record]) -> Schema:
    """Return the schema with the fields, the checks and the rules of `cls`."""
    declared = _top(cls) if issubclass(cls, Event) else {}
    for field in fields_of(cls).values():
        settings: Plain = {"required": True} if field.required else {"load_default": field.default}
        if field.kind.optional:
            settings["allow_none"] = True
        if field.kind.many:
            declared[field.name] = Tuple(_item(field.kind), **settings)
        else:
            declared[field.name] = _item(field.kind, **settings)
    schema = cast("RecordSchema", RecordSchema.from_dict(declared, name=f"{cls.__name__}Schema")())
    schema.made = type(cls.__name__, (SimpleNamespace,), borrowed(cls))
    schema.hold_to_rules = rules_of(cls)
    return schema


def _top(cls: type[Event]) -> dict[str, Any]:
    """Return the fields that an event has as a whole document."""
    absent: Plain = {"load_default": None, "allow_none": True}
    return {
        "migevents": fields.String(validate=_matches(VERSION_PATTERN), **absent),
        "schema": fields.String(data_key="$schema", **absent),
        "type": fields.String(required=True, validate=validate.Equal(type_of(cls))),
    }


# --- The peer ---------------------------------------------------------------------------------------------------------

_SCHEMAS = {name: schema_of(cls) for name, cls in EVENT_TYPES.items()}


def _read_dict(data: Plain) -> Any:
    return _SCHEMAS[data["type"]].load(data)


def _read_json(data: bytes) -> Any:
    return _read_dict(orjson.loads(data))


def faults_of(data: bytes) -> Sequence[object]:
    """Return the faults of a document: their messages, nested as the places are."""
    try:
        _read_json(data)
    except ValidationError as error:
        return [error.messages]
    except (ValueError, KeyError) as error:
        return [str(error)]
    return ()


def _write(record: Any) -> bytes:
    return orjson.dumps(_SCHEMAS[record.type].dump(record))


PEER = Peer(
    name="marshmallow",
    packages=("marshmallow", "orjson"),
    read_json=_read_json,
    read_dict=_read_dict,
    errors=(ValidationError, ValueError, KeyError),
    faults_of=faults_of,
    all_faults=True,
    write=_write,
)
