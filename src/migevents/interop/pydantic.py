"""Records in pydantic and FastAPI, with every issue as an error.

To pydantic, a class of the model is a function that takes a value and returns a record, a date, an interval, extensions
or an issue. So nothing of the model is declared a second time. pydantic asks a class for its schema by a method,
`__get_pydantic_core_schema__`, and an object of an undeclared type for its `__pydantic_serializer__`; both import this
module on demand (see `migevents._pydantic`). The closed lists have neither: pydantic knows enumerations by itself.

Unions of events (``Workshop | Training``, `AnyEvent`) are one function, too, which selects by the ``"type"``. Otherwise
pydantic would try one class after the other and report the faults of all. pydantic has no hook for that: it asks each
class alone. So the second class that is asked takes the first out of the list that pydantic is gathering, see
`_joined`. Should pydantic do this differently one day, a test fails, and unions work as they do without it.
"""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from types import FrameType
from typing import Any, cast

import attrs
from pydantic import GetJsonSchemaHandler, TypeAdapter, ValidationError
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError, SchemaSerializer, core_schema
from pydantic_core.core_schema import SerializationInfo, SerSchema

from migevents._display import escaped, preview, type_name
from migevents.codec.classes import resolve_class
from migevents.codec.dicts import structure, unstructure
from migevents.codec.schema import Part, definition_name_of, definition_of, union_of_events
from migevents.errors import InvalidRecord, Issue
from migevents.interop.cattrs import structure_event, structure_leaf, unstructure_leaf
from migevents.model.base import Record, Schema, cached
from migevents.model.event import EVENT_TYPES, AnyEvent, Event
from migevents.values.dates import Interval, PartialDate

Kinds = frozenset[type[Event]]

ALL_KINDS = frozenset(EVENT_TYPES.values())


def core_schema_of(cls: type) -> CoreSchema:
    """Return the core schema of a class, with its JSON Schema.

    Raises:
        TypeError: It is not a class of this library, but one that is derived from it.
    """
    if issubclass(cls, Issue):
        return _issue_schema(cls)
    if issubclass(cls, Record):
        resolve_class(cls)
    if issubclass(cls, Event):
        return _event_schema(_joined(cls))
    return core_schema.no_info_plain_validator_function(
        _reader(cls.__name__, frozenset({cls}), structure if issubclass(cls, Record) else structure_leaf, cls),
        ref=_reference(cls),
        metadata=_described(cls),
        serialization=_writing(cls),
    )


@cached
def serializer_of(cls: type) -> SchemaSerializer:
    """Return the serializer of a class for fields without declared type."""
    return TypeAdapter(cls).serializer


# --- Events and unions of them ----------------------------------------------------------------------------------------


def _event_schema(kinds: Kinds) -> CoreSchema:
    ordered = [kind for kind in EVENT_TYPES.values() if kind in kinds]
    one: type[Event] | None = Event if kinds == ALL_KINDS else ordered[0] if len(ordered) == 1 else None
    if one:
        reader = _reader(one.__name__, kinds, structure, one)
    else:
        reader = _reader(" | ".join(kind.__name__ for kind in ordered), kinds, structure_event, kinds)
    part = AnyEvent if one is Event else one

    def validate(value: Any, _: object) -> Any:
        return reader(value)

    validate.__name__ = validate.__qualname__ = reader.__qualname__

    # The function looks at the value alone. The schema inside is for `Field(discriminator="type")`, which looks there
    # for the types that belong to it.
    types = core_schema.typed_dict_field(core_schema.literal_schema([kind.type for kind in ordered]))
    return core_schema.no_info_wrap_validator_function(
        validate,
        core_schema.typed_dict_schema({"type": types}),
        ref=_reference(part) if part else None,
        metadata={**(_described(part) if part else _described_union(ordered)), _KINDS: kinds},
        serialization=_writing(Event),
    )


_KINDS = "migevents_kinds"


def _joined(cls: type[Event]) -> Kinds:
    """Return the event types to read if pydantic asks for a class.

    They are all of those in one union.

    If pydantic is processing a union, the types that it asked for before are removed from its list of choices.
    """
    kinds = ALL_KINDS if cls is Event else frozenset({cls})
    local = _locals_of_caller("_union_schema")
    if local.get("arg") is not cls:
        return kinds
    choices = local.get("choices", [])
    for choice in list(choices):
        if earlier := _kinds_of(choice):
            choices.remove(choice)
            kinds |= earlier
    return kinds


def _locals_of_caller(name: str) -> Mapping[str, Any]:
    """Return the local names of the nearest caller with a name, if any.

    The caller is a function of pydantic.
    """
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001  # the only way, see the top of the module
    while frame and frame.f_code.co_name != name:
        frame = frame.f_back
    return frame.f_locals if frame else {}


def _kinds_of(choice: Mapping[str, Any]) -> Kinds | None:
    """Return the types of events that a schema is for, if it is one of ours."""
    by_reference = {_reference(kind): frozenset({kind}) for kind in ALL_KINDS - {Event}}
    by_reference[_reference(AnyEvent)] = ALL_KINDS
    known = (choice.get("metadata") or {}).get(_KINDS)
    return known or by_reference.get(choice.get("schema_ref", ""))


# --- Issues -----------------------------------------------------------------------------------------------------------


def _issue_schema(cls: type[Issue]) -> CoreSchema:
    """Return the schema of an issue, a plain object for responses."""
    text = core_schema.str_schema()
    special = {"severity": core_schema.literal_schema(["error", "warning", "info"])}
    fields = {
        field.name: core_schema.typed_dict_field(
            special.get(field.name, text if field.default is not None else core_schema.nullable_schema(text)),
            required=field.default is attrs.NOTHING,
        )
        for field in attrs.fields(cls)
    }
    name = cls.__name__
    return core_schema.no_info_wrap_validator_function(
        lambda value, read: value if isinstance(value, cls) else cls(**read(value)),
        core_schema.typed_dict_schema(fields, cls_name=name),
        ref=f"migevents.{name}:{name}",
        serialization=_writing(cls),
    )


# --- Writing ----------------------------------------------------------------------------------------------------------

_PLAIN = SchemaSerializer(core_schema.any_schema())
"""Writes plain values. It leaves out what a call asks to leave out, at every depth, in just the way of pydantic."""


def _writing(cls: type) -> SerSchema:
    """Return the serialization of a class as plain values.

    In Python mode, a date stays a date.
    """
    if cls in {PartialDate, Interval}:
        return core_schema.plain_serializer_function_ser_schema(unstructure_leaf, when_used="json")
    return core_schema.plain_serializer_function_ser_schema(_write, info_arg=True)


def _write(value: Any, info: SerializationInfo) -> Any:
    """Return a value as a `dict`, without what the call excludes.

    Of the other options of a call none has anything to do: fields that are unset, `None` or equal to their defaults are
    never written, and no field has an alias.
    """
    plain = unstructure(value)
    if info.include is None and info.exclude is None:
        return plain
    return _PLAIN.to_python(plain, include=cast("Any", info.include), exclude=cast("Any", info.exclude))


# --- Reading ----------------------------------------------------------------------------------------------------------


def _reader(
    name: str, accepted: frozenset[type], structure: Callable[[Any, Any], Any], into: Any
) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if type(value) in accepted:
            return value
        try:
            return structure(value, into)
        except InvalidRecord as error:
            faults = [_fault(issue, value) for issue in error.issues]
            # pydantic adopts each of them, and prepends the place of the record.
            raise ValidationError.from_exception_data(name, faults) from None

    # pydantic names the members of a union by their functions.
    read.__name__ = read.__qualname__ = name
    return read


def _fault(issue: Issue, data: Any) -> InitErrorDetails:
    """Return an issue as a pydantic error.

    The input of a missing key is the object that lacks it.
    """
    place: list[str | int] = []
    for step in issue.path.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        if isinstance(data, list | tuple):
            place.append(int(key))
            data = data[int(key)]
        else:
            place.append(key.encode(errors="backslashreplace").decode())
            data = data.get(key, data) if isinstance(data, Mapping) else data
    hint = f" ({issue.hint})" if issue.hint else ""
    # Anything in braces is filled in from a context, and none is given here.
    error = PydanticCustomError(cast("Any", issue.code), cast("Any", escaped(issue.message + hint)))
    return InitErrorDetails(type=error, loc=tuple(place), input=_sendable(data))


def _sendable(value: Any) -> Any:
    """Return an input, or its text if JSON cannot represent it.

    FastAPI could not send the response otherwise.
    """
    try:
        json.dumps(value, allow_nan=False, ensure_ascii=False, skipkeys=True, default=type_name).encode()
    except (ValueError, RecursionError):
        return preview(value)
    return value


# --- JSON Schema ------------------------------------------------------------------------------------------------------


def _reference(part: Part) -> str:
    """Return the name of a part in pydantic, like those of models."""
    name = definition_name_of(part)
    return f"migevents.{name}:{name}"


def _described(part: Part) -> dict[str, Any]:
    """Return the metadata for the JSON Schema of a part and its parts."""

    def describe(_: CoreSchema, handler: GetJsonSchemaHandler) -> Schema:
        def refer(other: Part) -> Schema:
            reference = core_schema.definition_reference_schema(_reference(other))
            # A part that refers to itself is being described right now.
            definitions = [] if other is part else [_definition(other)]
            return handler(core_schema.definitions_schema(reference, definitions))

        return definition_of(part, refer, reading=handler.mode == "validation")

    # The only place for it in pydantic if a class has no second method. It is not documented, but tests cover it.
    return {"pydantic_js_functions": [describe]}


def _described_union(kinds: Sequence[type[Event]]) -> dict[str, Any]:
    """Return the metadata for the JSON Schema of a union of events."""

    def describe(schema: CoreSchema, handler: GetJsonSchemaHandler) -> Schema:
        def refer(part: Part) -> Schema:
            reference = core_schema.definition_reference_schema(_reference(part))
            return handler(core_schema.definitions_schema(reference, [_definition(part)]))

        kind = EVENT_TYPES.get(_tag_of(schema))
        return refer(kind) if kind else union_of_events(kinds, refer)

    # Unlike the functions of `_described`, these may return a bare reference.
    return {"pydantic_js_annotation_functions": [describe]}


def _tag_of(schema: CoreSchema) -> str:
    """Return the event type if a discriminator is on the union.

    That is `Field(discriminator="type")`.
    """
    local = _locals_of_caller("tagged_union_schema")
    return local["k"] if local.get("v") is schema else ""


def _definition(part: Part) -> CoreSchema:
    """Return a placeholder for a part of which only the schema is wanted."""
    return core_schema.any_schema(ref=_reference(part), metadata=_described(part))
