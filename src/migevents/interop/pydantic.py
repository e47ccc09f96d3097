"""Records in pydantic and FastAPI, with every issue as an error.

To pydantic, a class of the model is a function that takes a value and returns a record, a date, an interval, extensions
or an issue. So no part of the model is declared a second time. pydantic gets the schema of a class from its method
`__get_pydantic_core_schema__`, and the serializer of an object of undeclared type from its `__pydantic_serializer__`;
both import this module on demand (see `migevents._pydantic`). The enums need neither: pydantic supports them itself.

Unions of events (``Workshop | Training``, `AnyEvent`) are also one function, which selects the class by ``"type"``.
Otherwise pydantic would try each class in turn and report the faults of all. pydantic has no hook for that: it asks
each class separately. So the second class removes the first from the list that pydantic is building, see `_joined`. If
pydantic changes this one day, a test fails, and unions are tried class by class.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import FrameType
from typing import Any, cast, get_args

import attrs
from pydantic import GetJsonSchemaHandler, TypeAdapter, ValidationError
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError, SchemaSerializer, core_schema
from pydantic_core.core_schema import SerializationInfo, SerSchema

from migevents._display import escaped, preview, type_name
from migevents.codec.classes import resolve_class
from migevents.codec.dicts import structure, unstructure
from migevents.codec.schema import Part, definition_name_of, definition_of, union_of_events
from migevents.codes import Severity
from migevents.errors import InvalidRecord, Issue
from migevents.interop.cattrs import structure_event, structure_leaf, unstructure_leaf
from migevents.jsontext.pointer import keys_of
from migevents.model.base import Record, Schema, cached
from migevents.model.event import EVENT_TYPES, AnyEvent, Event
from migevents.values.dates import Interval, PartialDate

__all__: list[str] = []  # only pydantic calls this module

Kinds = frozenset[type[Event]]

ALL_KINDS = frozenset(EVENT_TYPES.values())


def core_schema_of(cls: type) -> CoreSchema:
    """Return the core schema of a class, with its JSON Schema.

    Raises:
        TypeError: It is a subclass of a class of this library.
    """
    if issubclass(cls, Issue):
        return _issue_schema(cls)
    if issubclass(cls, Record):
        resolve_class(cls)
    if issubclass(cls, Event):
        return _event_schema(_joined(cls), in_set=_is_in_set(cls))
    return core_schema.no_info_plain_validator_function(
        _reader(cls.__name__, frozenset({cls}), structure if issubclass(cls, Record) else structure_leaf, cls),
        **_writing_and_description(cls, in_set=_is_in_set(cls)),
    )


@cached
def serializer_of(cls: type) -> SchemaSerializer:
    """Return the serializer of a class for fields without declared type."""
    return TypeAdapter(cls).serializer


def plain_values_of(value: object) -> dict[str, Any]:
    """Return a record or an issue as a `dict` of plain values.

    Raises:
        ValueError: FastAPI returns it as a response, and would ignore an option of the path operation.
        TypeError: It is an object of a subclass.
    """
    options = _locals_of_caller("serialize_response")
    for option in ("include", "exclude"):
        if options.get(option):
            raise ValueError(
                f"FastAPI does not apply response_model_{option} where the type of the response is not declared: "
                "annotate what the path returns, with Any if need be"
            )
    return cast("dict[str, Any]", unstructure(value))


# --- Events and unions of them ----------------------------------------------------------------------------------------


def _event_schema(kinds: Kinds, *, in_set: bool) -> CoreSchema:
    ordered = [kind for kind in EVENT_TYPES.values() if kind in kinds]
    one: type[Event] | None = Event if kinds == ALL_KINDS else ordered[0] if len(ordered) == 1 else None
    if one:
        reader = _reader(one.__name__, kinds, structure, one)
    else:
        reader = _reader(" | ".join(kind.__name__ for kind in ordered), kinds, structure_event, kinds)
    part = AnyEvent if one is Event else one
    if part:
        outside = _writing_and_description(part, in_set=in_set)
    else:
        outside = {"metadata": _described_union(ordered), "serialization": _writing(Event, in_set=in_set)}
    outside["metadata"][_KINDS] = kinds

    def validate(value: Any, _: object) -> Any:
        return reader(value)

    validate.__name__ = validate.__qualname__ = reader.__qualname__

    # The function uses only the value. The inner schema is for `Field(discriminator="type")`, which looks there for the
    # types.
    types = core_schema.typed_dict_field(core_schema.literal_schema([kind.type for kind in ordered]))
    return core_schema.no_info_wrap_validator_function(
        validate,
        core_schema.typed_dict_schema({"type": types}),
        **outside,
    )


_KINDS = "migevents_kinds"


def _joined(cls: type[Event]) -> Kinds:
    """Return the event types to read if pydantic asks for a class.

    These are all types of one union.

    If pydantic is processing a union, the types that it asked for earlier are removed from its list of choices.
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
    """Return the local variables of the nearest caller with a name, if any.

    The caller is a function of pydantic.
    """
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001  # the only way, see the top of the module
    while frame and frame.f_code.co_name != name:
        frame = frame.f_back
    return frame.f_locals if frame else {}


def _kinds_of(choice: Mapping[str, Any]) -> Kinds | None:
    """Return the event types of a schema that this module made, or `None`."""
    by_reference = {_reference(kind): frozenset({kind}) for kind in ALL_KINDS - {Event}}
    by_reference[_reference(AnyEvent)] = ALL_KINDS
    known = (choice.get("metadata") or {}).get(_KINDS)
    return known or by_reference.get(choice.get("schema_ref", ""))


# --- Issues -----------------------------------------------------------------------------------------------------------


def _issue_schema(cls: type[Issue]) -> CoreSchema:
    """Return the schema of an issue, a plain object for responses."""
    text = core_schema.str_schema()
    special = {"severity": core_schema.literal_schema(list(get_args(Severity)))}
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
"""Writes plain values. At every depth, it leaves out what a call excludes, exactly as pydantic does."""


def _writing(part: Part, *, in_set: bool = False) -> SerSchema:
    """Return the schema by which pydantic writes a class: as plain values.

    In Python mode, dates and intervals stay objects, as pydantic leaves Python's own dates.
    """
    if part in {PartialDate, Interval}:
        return core_schema.plain_serializer_function_ser_schema(unstructure_leaf, when_used="json")
    return core_schema.plain_serializer_function_ser_schema(_write_in_set if in_set else _write, info_arg=True)


def _write(value: Any, info: SerializationInfo) -> Any:
    """Return a value as a `dict`, without what the call excludes.

    The other options of a call have no effect: fields that are unset, `None` or equal to their defaults are never
    written, and no field has an alias.
    """
    plain = unstructure(value)
    if info.include is None and info.exclude is None:
        return plain
    return _PLAIN.to_python(plain, include=cast("Any", info.include), exclude=cast("Any", info.exclude))


class _FrozenDict(Mapping[str, Any]):
    """A hashable mapping: an item of a set in Python mode.

    Pydantic puts the dumped items into a set again, so they must be hashable. This is not a subclass of `dict`, because
    pydantic replaces those with plain dicts.
    """

    __slots__ = ("_plain",)

    def __init__(self, plain: dict[str, Any]) -> None:
        self._plain = plain

    def __getitem__(self, key: str) -> Any:
        return self._plain[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._plain)

    def __len__(self) -> int:
        return len(self._plain)

    def __hash__(self) -> int:
        return hash(json.dumps(self._plain, sort_keys=True))

    def __repr__(self) -> str:
        return repr(self._plain)


def _write_in_set(value: Any, info: SerializationInfo) -> Any:
    plain = _write(value, info)
    return plain if info.mode == "json" else _FrozenDict(plain)


def _is_in_set(cls: type) -> bool:
    """Return whether pydantic asks for a class as the items of a set.

    The class may be one member of a union.
    """
    sets = (_locals_of_caller(name).get("items_type") for name in ("_set_schema", "_frozenset_schema"))
    return any(cls is items or cls in get_args(items) for items in sets)


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
            # pydantic takes over each of them, and prepends the place of the record.
            raise ValidationError.from_exception_data(name, faults) from None

    # pydantic uses the names of the functions for the members of a union.
    read.__name__ = read.__qualname__ = name
    return read


def _fault(issue: Issue, data: Any) -> InitErrorDetails:
    """Return an issue as a pydantic error.

    The input of a missing key is the object that lacks it.
    """
    place: list[str | int] = []
    for key in keys_of(issue.path):
        if isinstance(data, list | tuple):
            place.append(int(key))
            data = data[int(key)]
        else:
            # pydantic prints keys unescaped: control characters in a key could act on the terminal.
            place.append(escaped(key))
            data = data.get(key, data) if isinstance(data, Mapping) else data
    hint = f" ({issue.hint})" if issue.hint else ""
    # pydantic fills in braces only from a context, and none is given here.
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


def _writing_and_description(part: Part, *, in_set: bool) -> dict[str, Any]:
    """Return the arguments of a core schema to write and describe a part.

    The items of a set are written differently, so they cannot share the name of the part; they refer to it.
    """
    if in_set:
        return {"metadata": _referring(part), "serialization": _writing(part, in_set=True)}
    return {"ref": _reference(part), "metadata": _described(part), "serialization": _writing(part)}


def _described(part: Part) -> dict[str, Any]:
    """Return the metadata for the JSON Schema of a part and its parts."""

    def describe(_: CoreSchema, handler: GetJsonSchemaHandler) -> Schema:
        def refer(other: Part) -> Schema:
            reference = core_schema.definition_reference_schema(_reference(other))
            # A part that refers to itself is already being described.
            definitions = [] if other is part else [_definition(other)]
            return handler(core_schema.definitions_schema(reference, definitions))

        return definition_of(part, refer, reading=handler.mode == "validation")

    # pydantic has no other place for it, unless a class has a second method. It is undocumented, but tests cover it.
    return {"pydantic_js_functions": [describe]}


def _described_union(kinds: Sequence[type[Event]]) -> dict[str, Any]:
    """Return the metadata for the JSON Schema of a union of events."""

    def describe(schema: CoreSchema, handler: GetJsonSchemaHandler) -> Schema:
        def refer(part: Part) -> Schema:
            return _refer(part, handler)

        kind = EVENT_TYPES.get(_tag_of(schema))
        return refer(kind) if kind else union_of_events(kinds, refer)

    # Unlike the functions of `_described`, these may return a bare reference.
    return {"pydantic_js_annotation_functions": [describe]}


def _referring(part: Part) -> dict[str, Any]:
    """Return metadata that makes the JSON Schema a reference to a part."""
    return {"pydantic_js_annotation_functions": [lambda _, handler: _refer(part, handler)]}


def _refer(part: Part, handler: GetJsonSchemaHandler) -> Schema:
    reference = core_schema.definition_reference_schema(_reference(part))
    return handler(core_schema.definitions_schema(reference, [_definition(part)]))


def _tag_of(schema: CoreSchema) -> str:
    """Return the event type if a discriminator is on the union.

    The discriminator is `Field(discriminator="type")`.
    """
    local = _locals_of_caller("tagged_union_schema")
    return local["k"] if local.get("v") is schema else ""


def _definition(part: Part) -> CoreSchema:
    """Return a placeholder schema for a part that is only described."""
    return core_schema.any_schema(ref=_reference(part), metadata=_described(part))
