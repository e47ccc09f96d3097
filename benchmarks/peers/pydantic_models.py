"""The peer pydantic: frozen models that forbid extra members."""

import functools
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Literal, Union

import pydantic
from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, PlainValidator, StringConstraints, TypeAdapter

from benchmarks.declarations import (
    VERSION_PATTERN,
    annotation_of,
    borrowed,
    bounds_of,
    rules_of,
    rust_regex_of,
    type_of,
)
from benchmarks.peers.peer import Peer, Plain
from migevents import Extensions, Interval, PartialDate, Workshop
from migevents.model.base import Record, cached, fields_of
from migevents.model.event import EVENT_TYPES, Event
from migevents.model.validators import as_date, as_interval
from migevents.values.scalars import FieldType

# --- Fields -----------------------------------------------------------------------------------------------------------


def _item(kind: FieldType) -> Any:
    if kind.type is str:
        constraints = StringConstraints(strict=True, min_length=1, pattern=rust_regex_of(kind))
        return Annotated[str, constraints]
    if kind.type is int:
        low, high = bounds_of(kind)
        return Annotated[int, Field(strict=True, ge=low, le=high)]
    if kind.type is bool:
        return Annotated[bool, Field(strict=True)]
    return model_of(kind.type) if issubclass(kind.type, Record) else _OURS.get(kind.type, kind.type)


def _reader(read: Callable[[Any], Any]) -> PlainValidator:
    """Return a validator that reads a value of ours; pydantic takes a `ValueError` for a fault, and nothing else."""

    def validate(value: object) -> Any:
        try:
            return read(value)
        except TypeError as error:
            raise ValueError(str(error)) from None

    return PlainValidator(validate)


_OURS: dict[Any, Any] = {
    PartialDate: Annotated[PartialDate, _reader(as_date), PlainSerializer(str, return_type=str)],
    Interval: Annotated[Interval, _reader(as_interval), PlainSerializer(str, return_type=str)],
    Extensions: Annotated[
        Extensions,
        _reader(lambda value: value if isinstance(value, Extensions) else Extensions(value)),
        PlainSerializer(Extensions.to_dict),
    ],
}

# --- Models -----------------------------------------------------------------------------------------------------------


class Model(BaseModel):
    """The base of the models."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@cached
def model_of(cls: type[Record]) -> type[BaseModel]:
    """Return the model with the fields, the checks and the rules of `cls`."""
    fields: dict[str, Any] = _top(cls) if issubclass(cls, Event) else {}
    for field in fields_of(cls).values():
        annotation = annotation_of(field.kind, _item(field.kind))
        fields[field.name] = (annotation, ... if field.required else field.default)
    bases: Any = (type(f"{cls.__name__}Rules", (), borrowed(cls)), Model)
    return pydantic.create_model(cls.__name__, __base__=bases, __validators__=_validators(cls), **fields)


def _top(cls: type[Event]) -> dict[str, Any]:
    """Return the fields that an event has as a whole document."""
    text: Any = Annotated[str, Field(strict=True)]
    version: Any = Annotated[str, StringConstraints(strict=True, pattern=VERSION_PATTERN.removesuffix(r"(?!\n)"))]
    return {
        "migevents": (version | None, None),
        "schema_": (text | None, Field(None, alias="$schema")),
        "type": (Literal[type_of(cls)], ...),
    }


def _validators(cls: type[Record]) -> dict[str, Any]:
    rules = rules_of(cls)
    if rules is None:
        return {}

    def hold_to_rules(self: Any) -> Any:
        rules(self)
        return self

    return {"hold_to_rules": pydantic.model_validator(mode="after")(hold_to_rules)}


# --- The peer ---------------------------------------------------------------------------------------------------------

# The type is the one way to tell the models apart: pydantic then tries no other.
_MODELS: Any = Union[tuple(map(model_of, EVENT_TYPES.values()))]  # noqa: UP007  # of a number known only here
_ANNOTATION: Any = Annotated[_MODELS, Field(discriminator="type")]
_EVENT = TypeAdapter[Any](_ANNOTATION)


def faults_of(data: bytes) -> Sequence[object]:
    """Return the faults of a document."""
    try:
        _EVENT.validate_json(data)
    except pydantic.ValidationError as error:
        return error.errors(include_url=False)
    return ()


def _read_dict(data: Plain) -> Any:
    return _EVENT.validate_python(data)


def _write(record: BaseModel) -> str:
    return record.model_dump_json(exclude_defaults=True, by_alias=True)


PEER = Peer(
    name="pydantic",
    packages=("pydantic", "pydantic_core"),
    read_json=_EVENT.validate_json,
    read_dict=_read_dict,
    errors=(pydantic.ValidationError,),
    faults_of=faults_of,
    all_faults=True,
    write=_write,
    workshop=functools.partial(model_of(Workshop), type="workshop"),
    cannot={"bad-email": 'what a schema refuses by "not" is not part of one pattern, such as quotation marks'},
)
