"""The JSON Schema of the records.

It is generated from the declarations that the readers use: the fields, their constraints, the closed lists, and the
JSON Schema of the rules across fields. Descriptions come from the docstrings. This module combines the parts, and adds
the pattern of a date, which the readers check against the calendar.
"""

import inspect
import json
import re
from collections.abc import Callable, Iterable
from copy import deepcopy
from typing import Any, cast

from msgspec import Meta

from migevents.codec.classes import resolve_class
from migevents.codec.envelope import VERSION
from migevents.codec.schema_examples import EXAMPLES
from migevents.model.base import Field, Record, Schema, fields_of, invariants_of
from migevents.model.event import EVENT_TYPES, AnyEvent, Event
from migevents.values.dates import Interval, PartialDate
from migevents.values.enums import Term
from migevents.values.extensions import Extensions
from migevents.values.scalars import FieldType, in_any_dialect

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Part = Any
"""A part with its own definition: a class, the constraint of a text, `AnyEvent`, or `NESTED`."""

Refer = Callable[[Part], Schema]
"""Returns the reference to the definition of a part."""

NESTED = "ExtensionValue"
"""The part that describes the values inside extensions."""


def json_schema(type: type[Record] | None = None) -> Schema:  # noqa: A002  # its name in `loads` and JSON
    """Return the JSON Schema of the documents that `loads` reads.

    It is of draft 2020-12, and a new `dict` each time.

    It accepts every valid document. It rejects wrong keys, types, formats, terms and days, and fields that lack another
    one. It cannot compare two values: only `loads` finds an end before its start. Its ``$id`` is a name, not an
    address.

    Args:
        type: The class to describe. Without it, it is `Event`: events of every kind, distinguished by their ``"type"``.

    Raises:
        TypeError: `type` is not a class of this library.

    Examples:
        >>> from migevents import Contact, json_schema
        >>> schema = json_schema(Contact)
        >>> schema["$id"], schema["properties"]["email"]["description"]
        ('urn:migevents:1.0:contact', 'The address. If it was lost or masked in print, omit it.')
    """
    cls = resolve_class(type)
    definitions: dict[str, Schema] = {}

    def refer(part: Part) -> Schema:
        name = definition_name_of(part)
        if name not in definitions:
            definitions[name] = {}  # a part may refer to itself
            definitions[name] = definition_of(part, refer)
        return {"$ref": f"#/$defs/{name}"}

    schema = definition_of(AnyEvent if cls is Event else cls, refer)
    if not issubclass(cls, Event):
        schema["properties"] = _top() | schema["properties"]
    name = f"urn:migevents:{VERSION}:{cls.__name__.lower()}"
    return {"$schema": DIALECT, "$id": name, **schema, "$defs": dict(sorted(definitions.items()))}


def schema_text(type: type[Record] | None = None) -> str:  # noqa: A002  # as above
    """Return the JSON Schema as the text of a file."""
    return json.dumps(json_schema(type), ensure_ascii=False, indent=2) + "\n"


def definition_name_of(part: Part) -> str:
    """Return the name of a part among the definitions."""
    if part is AnyEvent:
        return "AnyEvent"
    name = part.title if isinstance(part, Meta) else part if part is NESTED else part.__name__
    return cast("str", name)


def definition_of(part: Part, refer: Refer, *, reading: bool = True) -> Schema:
    """Return the schema of a part as a new `dict`, with references.

    Args:
        part: The part.
        refer: What gives the references.
        reading: Whether the schema describes input, and not the output of `unstructure`, which has no version and no
            `null`, and always the type of an event.
    """
    return deepcopy(_definition(part, refer, reading))


def _definition(part: Part, refer: Refer, reading: bool) -> Schema:  # noqa: FBT001  # passed on
    if part is AnyEvent:
        return _any_event(refer)
    if isinstance(part, Meta):
        return _text(part)
    if part is NESTED or part is Extensions:
        return _extensions(part, refer)
    if part in _DATES:
        return _date(part)
    return _record(part, refer, reading) if issubclass(part, Record) else _term(part)


# --- Leaves -----------------------------------------------------------------------------------------------------------


def _text(meta: Meta) -> Schema:
    said = {"title": meta.title, "description": meta.description, "examples": meta.examples}
    length = {"minLength": meta.min_length} if meta.min_length else {}
    stated = {key: value for key, value in said.items() if value}
    return {**stated, "type": "string", **length, **(meta.extra_json_schema or {})}


def _term(terms: type[Term]) -> Schema:
    words = [term.value for term in terms]
    # The whole docstring, as in pydantic, which describes enumerations by itself and merges two equal definitions.
    return {"title": terms.__name__, "description": _doc(terms), "type": "string", "enum": words}


def _extensions(part: Part, refer: Refer) -> Schema:
    inside = {"propertyNames": {"minLength": 1}, "additionalProperties": refer(NESTED)}
    if part is NESTED:
        return {"title": NESTED, "description": "Any value of JSON.", "items": refer(NESTED), **inside}
    return {"title": part.__name__, "description": _summary(part), "type": "object", **inside}


_YEAR = "(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)"
_LEAP_YEAR = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)"
_MONTH = "(?:0[1-9]|1[0-2])"
_DAYS = "(?:0[1-9]|1[0-9]|2[0-8]"  # of every month; of some there are more
_DAY = rf"(?:(?:0[13578]|1[02])-{_DAYS}|29|3[01])|(?:0[469]|11)-{_DAYS}|29|30)|02-{_DAYS}))"
# EDTF writes XXXX for a year that is not known; it may be a leap year.
_DATE = rf"(?:(?:{_YEAR}|XXXX-{_MONTH}|{_YEAR}-{_MONTH}|(?:{_YEAR}|XXXX)-{_DAY}|(?:{_LEAP_YEAR}|XXXX)-02-29)[?~%]?)"

_DATES: dict[type, tuple[str, list[str]]] = {
    PartialDate: (_DATE, ["2018-11-15", "2018-06", "2018?", "XXXX-02-21"]),
    Interval: (rf"{_DATE}/(?:{_DATE}|\.\.)|\.\./{_DATE}", ["2018-11-29/2018-12-01", "2015/.."]),
}


def _date(cls: type) -> Schema:
    pattern, examples = _DATES[cls]
    description = f"{_summary(cls)} The text is EDTF (ISO 8601-2)."
    said = {"title": cls.__name__, "description": description, "examples": examples}
    return {**said, "type": "string", **in_any_dialect(pattern)}


# --- Records ----------------------------------------------------------------------------------------------------------


def _any_event(refer: Refer) -> Schema:
    description = f"{_summary(Event)} The type says which kind of event it is."
    return {"title": "AnyEvent", "description": description, **union_of_events(EVENT_TYPES.values(), refer)}


def union_of_events(kinds: Iterable[type[Event]], refer: Refer) -> Schema:
    """Return the schema of several event types, with ``"type"`` as tag."""
    references = {kind.type: refer(kind) for kind in kinds}
    mapping = {name: reference["$ref"] for name, reference in references.items()}
    return {
        "required": ["type"],
        "oneOf": list(references.values()),
        "discriminator": {"propertyName": "type", "mapping": mapping},
    }


def _record(cls: type[Record], refer: Refer, reading: bool) -> Schema:  # noqa: FBT001  # passed on
    said = _descriptions_of_fields(cls)
    fields = fields_of(cls).values()
    properties = {field.name: {"description": said[field.name], **_field(field, refer, reading)} for field in fields}
    required = [field.name for field in fields if field.required]
    if issubclass(cls, Event):
        kind = {"description": "The kind of event.", "type": "string", "const": cls.type}
        properties = (_top() if reading else {}) | {"type": kind} | properties
        required = required if reading else ["type", *required]
    stated = {
        "required": required,
        "allOf": [invariant.schema for invariant in invariants_of(cls) if invariant.schema],
        "examples": [EXAMPLES[cls.__name__]],
    }
    return {
        "title": cls.__name__,
        "description": _summary(cls),
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        **{key: value for key, value in stated.items() if value},
    }


def _top() -> dict[str, Schema]:
    """Return the keys allowed at the top of a document, besides the fields."""
    address = "The address of a JSON Schema, for editors. It is not kept."
    version = "The version of the record format."
    pattern = in_any_dialect(rf"{VERSION[0]}\.[0-9]+")
    return {
        "$schema": {"description": address, **_or_null({"type": "string"})},
        "migevents": {"description": version, "examples": [VERSION], **_or_null({"type": "string", **pattern})},
    }


def _field(field: Field, refer: Refer, reading: bool) -> Schema:  # noqa: FBT001  # passed on
    kind = field.kind
    value = _value(kind, refer)
    if kind.many:
        return {"type": "array", "items": value}
    if kind.type is bool:
        return {**value, "default": field.default}
    return _or_null(value) if kind.optional and reading else value


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _value(kind: FieldType, refer: Refer) -> Schema:
    """Return the schema of a field's value, or of each of its values."""
    if kind.type is bool:
        return {"type": "boolean"}
    if kind.type is int and kind.meta:
        return {"type": "integer", "minimum": kind.meta.ge, "maximum": kind.meta.le}
    return refer(kind.meta or kind.type)


# --- Docstrings -------------------------------------------------------------------------------------------------------

# Python with -OO removes them; a schema without them accepts the same records.


def _doc(cls: type) -> str:
    return inspect.cleandoc(cls.__doc__ or "").replace("``", "`")


def _summary(cls: type) -> str:
    """Return the first paragraph of the docstring of a class."""
    return " ".join(_doc(cls).partition("\n\n")[0].split())


def _descriptions_of_fields(cls: type[Record]) -> dict[str, str]:
    """Return the descriptions of fields in the docstrings of a class."""
    said = dict.fromkeys(fields_of(cls), "")
    for base in cls.__mro__:
        _, _, attributes = _doc(base).partition("\nAttributes:\n")
        for name, text in re.findall(r"^    (\w+): (.*(?:\n {8}.*)*)", attributes.partition("\n\n")[0], re.MULTILINE):
            said[name] = " ".join(text.split())
    return said
