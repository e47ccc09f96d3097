"""The peer pydantic: frozen models that forbid extra members."""

from functools import partial
from typing import Annotated, Any, Literal, Union

import pydantic
from msgspec import Meta
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, InstanceOf, PlainSerializer, TypeAdapter

from benchmarks.peers.peer import LEAVES, VERSION_PATTERN, Peer, declared, faults_of, rules_of
from migevents import Extensions, Workshop
from migevents.codec.structs import to_json
from migevents.model.base import Record, cached
from migevents.model.event import EVENT_TYPES, Event
from migevents.values.scalars import FieldType


class Model(BaseModel):
    """The base of the models."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Document(Model):
    """The base of the models of events: what an event has as a whole document."""

    migevents: Annotated[str, Field(strict=True, pattern=VERSION_PATTERN)] | None = None
    schema_: Annotated[str, Field(strict=True)] | None = Field(None, alias="$schema")


@cached
def model_of(cls: type[Record]) -> type[BaseModel]:
    """Return the model with the fields, the checks and the rules of `cls`."""
    fields: dict[str, Any] = {name: (annotation, default) for name, annotation, default in declared(cls, _item, ...)}
    if issubclass(cls, Event):
        fields["type"] = (Literal[cls.type], ...)
    rules, properties = rules_of(cls)
    bases: Any = (type("Properties", (), properties), Document if issubclass(cls, Event) else Model)
    validators: dict[str, Any] = {}

    def hold_to_rules(self: Any) -> Any:
        rules(self)
        return self

    if rules:
        validators["rules"] = pydantic.model_validator(mode="after")(hold_to_rules)
    return pydantic.create_model(cls.__name__, __base__=bases, __validators__=validators, **fields)


def _item(kind: FieldType) -> Any:
    if kind.type in {bool, int, str}:
        meta = kind.meta or Meta()
        # Rust's regular expressions cannot look around: the pattern is that of the schema.
        pattern = (meta.extra_json_schema or {}).get("pattern")
        return Annotated[kind.type, Field(strict=True, pattern=pattern, ge=meta.ge, le=meta.le)]
    if kind.type is Extensions:
        plain = Annotated[dict[str, Any], AfterValidator(Extensions)]
        return Annotated[InstanceOf[Extensions] | plain, PlainSerializer(to_json)]
    if kind.type in LEAVES:
        return Annotated[str, Field(strict=True), AfterValidator(LEAVES[kind.type]), PlainSerializer(to_json)]
    return model_of(kind.type) if issubclass(kind.type, Record) else kind.type


# The type is the one way to tell the models apart: pydantic then tries no other.
_MODELS: Any = Union[tuple(map(model_of, EVENT_TYPES.values()))]  # noqa: UP007  # of a number known only here
_ANNOTATION: Any = Annotated[_MODELS, Field(discriminator="type")]
_EVENT = TypeAdapter[Any](_ANNOTATION)
_ERRORS = (pydantic.ValidationError,)

PEER = Peer(
    name="pydantic",
    read_json=_EVENT.validate_json,
    read_dict=_EVENT.validate_python,
    errors=_ERRORS,
    faults_of=faults_of(_EVENT.validate_json, _ERRORS, lambda error: error.errors(include_url=False)),
    write=lambda record: record.model_dump_json(exclude_defaults=True, by_alias=True),
    workshop=partial(model_of(Workshop), type="workshop"),
    cannot={'what a schema refuses by "not" is not part of one pattern, such as quotation marks': ("bad-email",)},
)
