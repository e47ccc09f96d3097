"""Wire structs: msgspec structs made from the classes of the model.

A struct knows the keys of a class and the ``"type"`` of an event, contains structs for the records inside, and accepts
any value for a leaf. Leaves are checked when the struct is converted into the class (see `fast_path`); free text is
checked here, all at once.

Structs are made on first use, so that importing the library costs nothing for classes that a program never reads.
"""

from collections.abc import Callable
from typing import Annotated, Any, Union

import attrs
import msgspec
from msgspec import Meta, convert

from migevents.codec.msgspec_guard import locked_cache
from migevents.codec.prescan import prescan, without_escapes
from migevents.model.base import Field, Record, cached, fields_of
from migevents.model.event import EVENT_TYPES, Event
from migevents.values.extensions import Extensions
from migevents.values.scalars import FieldType, has_lines, pattern_of


@locked_cache
def struct_of(cls: type[Record]) -> type[msgspec.Struct]:
    """Return the struct of `cls`: structs for records, any for leaves."""
    fields = [_field(field, struct_of, Any) for field in fields_of(cls).values()]
    return msgspec.defstruct(f"{cls.__name__}Wire", fields, **_settings(cls))


@locked_cache
def text_struct_of(cls: type[Record]) -> type[msgspec.Struct]:
    """Return the struct of `cls` that checks only the texts' characters."""
    fields = [_field(field, text_struct_of, _text_leaf(field.kind)) for field in fields_of(cls).values()]
    return msgspec.defstruct(f"{cls.__name__}Texts", fields, forbid_unknown_fields=True, kw_only=True, gc=False)


@locked_cache
def _lines_struct_of(cls: type[Record]) -> type[msgspec.Struct]:
    """Return the struct of `cls` with only multi-line texts, unchecked."""
    fields = [_field(field, _lines_struct_of, Any) for field in fields_of(cls).values() if _leads_to_lines(field.kind)]
    return msgspec.defstruct(f"{cls.__name__}Lines", fields, kw_only=True, gc=False, omit_defaults=True)


@locked_cache
def partial_struct_of(cls: type[Record]) -> type[msgspec.Struct]:
    """Return a struct of the fields of `cls`, without rules across them.

    It has the fields of a record of `cls`, but none is required: a missing one is `None`.
    """
    fields: list[tuple[Any, ...]] = [
        (field.name, field.type | None, None)
        if field.default is attrs.NOTHING
        else (field.name, field.type, field.default)
        for field in attrs.fields(cls)
    ]
    return msgspec.defstruct(f"{cls.__name__}Partial", fields, kw_only=True, gc=False)


def _leads_to_lines(kind: FieldType) -> bool:
    if issubclass(kind.type, Record):
        return any(_lines_struct_of(kind.type).__struct_fields__)
    return has_lines(kind) or kind.type is Extensions


def _text_leaf(kind: FieldType) -> Any:
    return Annotated[str, Meta(pattern=pattern_of(kind.meta))] if kind.type is str and kind.meta else Any


def _field(field: Field, inside: Callable[[Any], Any], leaf: Any) -> tuple[Any, ...]:
    """Return a field of a struct: its name, type and default, if any."""
    kind = field.kind
    each = inside(kind.type) if issubclass(kind.type, Record) else leaf
    values: Any = each
    if kind.many:
        values = tuple[each, ...]  # type: ignore[valid-type]  # a type that is made here
    elif kind.optional:
        values = each | None
    return (field.name, values) if field.required else (field.name, values, field.default)


def _settings(cls: type[Record]) -> dict[str, Any]:
    tag = {"tag_field": "type", "tag": cls.type} if issubclass(cls, Event) else {}
    return {"forbid_unknown_fields": True, "kw_only": True, "gc": False, "omit_defaults": True, **tag}


@locked_cache
def document_struct_of(cls: type[Record]) -> type[msgspec.Struct]:
    """Return the struct of a whole document of `cls`.

    It may have a version and `$schema`.
    """
    top = [("migevents", str | None, None), ("schema", str | None, msgspec.field(default=None, name="$schema"))]
    return msgspec.defstruct(f"{cls.__name__}Document", top, bases=(struct_of(cls),), **_settings(cls))


@cached
def decoder_of(cls: type[Record]) -> msgspec.json.Decoder[Any]:
    """Return the decoder for `cls`; that of `Event` accepts every kind."""
    kinds = EVENT_TYPES.values() if cls is Event else (cls,)
    return msgspec.json.Decoder(Union[tuple(document_struct_of(kind) for kind in kinds)])  # noqa: UP007  # of a number known only here


@cached
def events_by_struct() -> dict[type, type[Event]]:
    """Return the kinds of events by the structs of their documents."""
    return {document_struct_of(kind): kind for kind in EVENT_TYPES.values()}


# --- Texts ------------------------------------------------------------------------------------------------------------


def check_texts(struct: Any, cls: type[Record], breaks: int | None) -> None:
    """Check the texts of a struct whose document the prescan left open.

    Args:
        struct: The struct.
        cls: Its class.
        breaks: What `prescan` returned for its document.

    Raises:
        msgspec.ValidationError: A text is invalid.
    """
    if breaks is None:
        breaks = prescan(encode(struct))
    if breaks is None or (breaks and not _has_breaks_in_lines(struct, cls, breaks)):
        convert(struct, text_struct_of(cls), from_attributes=True)


def _has_breaks_in_lines(struct: Any, cls: type[Record], breaks: int) -> bool:
    """Return whether all `breaks` are in texts that may have several lines.

    `breaks` is the number of line breaks and tabs in all texts: then no other text has any.
    """
    # Most are in the summary: to look there first takes an eighth of the time.
    texts = [text for name in _line_fields(cls) if type(text := getattr(struct, name)) is str]
    if sum(text.count(each) for text in texts for each in "\n\r\t") == breaks:
        return True
    unescaped = without_escapes(encode(convert(struct, _lines_struct_of(cls), from_attributes=True)))
    return unescaped is not None and unescaped[1] == breaks


@cached
def _line_fields(cls: type[Record]) -> list[str]:
    """Return the names of `cls`'s own fields that allow several lines."""
    return [name for name, field in fields_of(cls).items() if has_lines(field.kind)]


# --- Writing ----------------------------------------------------------------------------------------------------------


def to_json(leaf: object) -> object:
    """Return the JSON value of a date, an interval or extensions."""
    return leaf.to_dict() if isinstance(leaf, Extensions) else str(leaf)


def encode(struct: msgspec.Struct, leaf: Callable[[object], object] = to_json) -> bytes:
    """Write a struct as compact JSON, with `leaf` for other types."""
    return msgspec.json.encode(struct, enc_hook=leaf)
