"""The records in pydantic and FastAPI: read and written by this library, with every issue as an error of pydantic.

A class of the model is a plain function to pydantic: it takes what it is given to read, and returns a record, a date,
an interval or extensions. So there is one reading, and nothing of the model is said a second time. pydantic asks a
class how it is read by a method, `__get_pydantic_core_schema__`, which imports this module: whoever does not use
pydantic never imports it. The closed lists have no such method, because pydantic knows enumerations by itself.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, cast

from pydantic import GetJsonSchemaHandler, ValidationError
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError, core_schema
from pydantic_core.core_schema import SerSchema, WhenUsed

from migevents._display import escaped, preview, type_name
from migevents.codec.classes import resolve_class
from migevents.codec.dicts import structure, unstructure
from migevents.codec.schema import Part, definition_of, name_of
from migevents.errors import InvalidRecord, Issue
from migevents.interop.cattrs import structure_leaf, unstructure_leaf
from migevents.model.base import Record, Schema
from migevents.model.event import EVENT_TYPES, AnyEvent, Event
from migevents.values.extensions import Extensions


def core_schema_of(cls: type) -> CoreSchema:
    """Return what pydantic is to know of a class: how it is read, how it is written, and its JSON Schema.

    Raises:
        TypeError: It is no class of this library, but one that is derived from it.
    """
    part = AnyEvent if cls is Event else cls
    read, write = _ways(cls)
    return core_schema.no_info_plain_validator_function(
        _reader(cls, read),
        ref=_reference(part),
        metadata=_described(part),
        serialization=write,
    )


def _ways(cls: type) -> tuple[Callable[[Any, Any], Any], SerSchema]:
    """Return how a class is read and how it is written: in Python, a date stays what it is, like those of Python."""
    if issubclass(cls, Record):
        resolve_class(cls)
        return structure, core_schema.plain_serializer_function_ser_schema(unstructure)
    used: WhenUsed = "always" if cls is Extensions else "json"
    return structure_leaf, core_schema.plain_serializer_function_ser_schema(unstructure_leaf, when_used=used)


# --- Reading ----------------------------------------------------------------------------------------------------------


def _reader(cls: type, structure: Callable[[Any, Any], Any]) -> Callable[[Any], Any]:
    accepted = set(EVENT_TYPES.values()) if cls is Event else {cls}

    def read(value: Any) -> Any:
        if type(value) in accepted:
            return value
        try:
            return structure(value, cls)
        except InvalidRecord as error:
            faults = [_fault(issue, value) for issue in error.issues]
            # pydantic takes each of them over, and puts before its place where the record stands.
            raise ValidationError.from_exception_data(cls.__name__, faults) from None

    # pydantic names the members of a union by their functions.
    read.__name__ = read.__qualname__ = cls.__name__
    return read


def _fault(issue: Issue, data: Any) -> InitErrorDetails:
    """Return an issue as pydantic has it; the input of a key that is missing is the object that lacks it."""
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
    # What stands in braces is filled in from a context, and there is none.
    error = PydanticCustomError(cast("Any", issue.code), cast("Any", escaped(issue.message + hint)))
    return InitErrorDetails(type=error, loc=tuple(place), input=_sendable(data))


def _sendable(value: Any) -> Any:
    """Return an input as it is, or the text that shows it where JSON cannot carry it: FastAPI could not answer."""
    try:
        json.dumps(value, allow_nan=False, ensure_ascii=False, skipkeys=True, default=type_name).encode()
    except (ValueError, RecursionError):
        return preview(value)
    return value


# --- JSON Schema ------------------------------------------------------------------------------------------------------


def _reference(part: Part) -> str:
    """Return the name by which pydantic knows a part; it is like those that it gives to models."""
    name = name_of(part)
    return f"migevents.{name}:{name}"


def _described(part: Part) -> dict[str, Any]:
    """Return the metadata by which pydantic makes the JSON Schema of a part, and of all that it refers to."""

    def describe(_: CoreSchema, handler: GetJsonSchemaHandler) -> Schema:
        def refer(other: Part) -> Schema:
            reference = core_schema.definition_reference_schema(_reference(other))
            # A part that refers to itself is being described right now.
            definitions = [] if other is part else [_definition(other)]
            return handler(core_schema.definitions_schema(reference, definitions))

        return definition_of(part, refer, reading=handler.mode == "validation")

    # The one place that pydantic has for it, if a class has no second method. It is not documented: tests hold it.
    return {"pydantic_js_functions": [describe]}


def _definition(part: Part) -> CoreSchema:
    """Return what stands for a part where its JSON Schema alone is wanted."""
    return core_schema.any_schema(ref=_reference(part), metadata=_described(part))
