"""Forms: the structs, made from the classes of the model, through which documents are read and written in C.

A form knows the keys of a class and the ``"type"`` of an event, and has forms inside for the records inside; it takes
anything for a leaf. The leaves are checked when the class is built of it, see `converter`; the letters of texts are
checked here, because they are looked at together.

Forms are made on first use, so that an import costs nothing for classes that a program never reads.
"""

import contextlib
import threading
from collections.abc import Callable
from typing import Annotated, Any, Union

import attrs
import msgspec
from msgspec import Meta

from migevents.events import EVENT_TYPES, Event
from migevents.extensions import Extensions
from migevents.fields import Kind, has_lines, is_clean, pattern_of
from migevents.records import Field, Record, fields_of, made_once

_LOCK = threading.RLock()


def _made_ready(make: Callable[[type[Record]], type[msgspec.Struct]]) -> Callable[[type[Record]], type[msgspec.Struct]]:
    """Keep the form that `make` returns for a class; it is made, and msgspec meets it and the class, by one thread.

    When msgspec first meets a class, it takes note of what it is like. A thread that uses the half of it crashes.
    """
    made: dict[type[Record], type[msgspec.Struct]] = {}

    def made_for(cls: type[Record]) -> type[msgspec.Struct]:
        if cls not in made:
            with _LOCK:
                form = made.get(cls) or make(cls)
                for met in (form, cls):
                    with contextlib.suppress(msgspec.ValidationError):
                        msgspec.convert(None, met)
                made[cls] = form
        return made[cls]

    return made_for


@_made_ready
def form_of(cls: type[Record]) -> type[msgspec.Struct]:
    """Return the form of `cls`: its keys, with forms inside for records and anything for leaves."""
    fields = [_field(field, form_of, Any) for field in fields_of(cls).values()]
    return msgspec.defstruct(f"{cls.__name__}Form", fields, **_settings(cls))


@_made_ready
def _text_form_of(cls: type[Record]) -> type[msgspec.Struct]:
    """Return the form of `cls` in which the letters of every text are checked, and nothing else."""
    fields = [_field(field, _text_form_of, _text_leaf(field.kind)) for field in fields_of(cls).values()]
    return msgspec.defstruct(f"{cls.__name__}Texts", fields, kw_only=True, gc=False)


@_made_ready
def _lines_form_of(cls: type[Record]) -> type[msgspec.Struct]:
    """Return the form of `cls` in which only the texts are left that may have several lines; nothing is checked."""
    fields = [_field(field, _lines_form_of, Any) for field in fields_of(cls).values() if _leads_to_lines(field.kind)]
    return msgspec.defstruct(f"{cls.__name__}Lines", fields, kw_only=True, gc=False, omit_defaults=True)


@_made_ready
def holder_of(cls: type[Record]) -> type[msgspec.Struct]:
    """Return a struct of the fields of `cls`, which holds what a record of it does, and to no rules across them.

    In it, what a record cannot do without may be missing: it is `None` then.
    """
    fields: list[tuple[Any, ...]] = [
        (field.name, field.type | None, None)
        if field.default is attrs.NOTHING
        else (field.name, field.type, field.default)
        for field in attrs.fields(cls)
    ]
    return msgspec.defstruct(f"{cls.__name__}Holder", fields, kw_only=True, gc=False)


def _leads_to_lines(kind: Kind) -> bool:
    return has_lines(kind) or (issubclass(kind.type, Record) and any(_lines_form_of(kind.type).__struct_fields__))


def _text_leaf(kind: Kind) -> Any:
    return Annotated[str, Meta(pattern=pattern_of(kind.meta))] if kind.type is str and kind.meta else Any


def _field(field: Field, inside: Callable[[Any], Any], leaf: Any) -> tuple[Any, ...]:
    """Return a field of a form: its name, its type and, if it has one, its default."""
    kind = field.kind
    each = inside(kind.type) if issubclass(kind.type, Record) else leaf
    values: Any = each
    if kind.many:
        values = tuple[each, ...]  # type: ignore[valid-type]  # a type that is made here
    elif kind.optional:
        values = each | None
    return (field.name, values) if field.required else (field.name, values, field.default)


def _settings(cls: type[Record]) -> dict[str, Any]:
    tag = {"tag_field": "type", "tag": cls.__name__.lower()} if issubclass(cls, Event) else {}
    return {"forbid_unknown_fields": True, "kw_only": True, "gc": False, "omit_defaults": True, **tag}


@_made_ready
def document_form_of(cls: type[Record]) -> type[msgspec.Struct]:
    """Return the form of a whole document of `cls`: at its top the version and `$schema` may stand."""
    top = [("migevents", str | None, None), ("schema", str | None, msgspec.field(default=None, name="$schema"))]
    return msgspec.defstruct(f"{cls.__name__}Document", top, bases=(form_of(cls),), **_settings(cls))


@made_once
def decoder_of(cls: type[Record]) -> msgspec.json.Decoder[Any]:
    """Return the decoder of documents where `cls` is asked for; `Event` takes every kind."""
    kinds = EVENT_TYPES.values() if cls is Event else (cls,)
    return msgspec.json.Decoder(Union[tuple(document_form_of(kind) for kind in kinds)])  # noqa: UP007  # of a number known only here


@made_once
def events_by_form() -> dict[type, type[Event]]:
    """Return the kinds of events by the forms of their documents."""
    return {document_form_of(kind): kind for kind in EVENT_TYPES.values()}


# --- Texts ------------------------------------------------------------------------------------------------------------


def check_texts(form: Any, cls: type[Record], document: bytes) -> None:
    """Check all texts of a form that is not clean at a glance: at another if possible, else one by one.

    Args:
        form: The form.
        cls: The class that it is a form of.
        document: What it was read from, if it was.
    """
    if not _are_lines_clean(document, form, cls):
        written = encode(form)
        if not is_clean(written) and not _are_lines_clean(written, form, cls):
            msgspec.convert(form, _text_form_of(cls), from_attributes=True)


def _are_lines_clean(document: bytes, form: Any, cls: type[Record]) -> bool:
    """Say whether it is certain at a glance that line breaks and tabs stand where they may, and else all is clean."""
    if not document or not is_clean(document, lines=True):
        return False
    return _breaks(document) == _breaks(encode(msgspec.convert(form, _lines_form_of(cls), from_attributes=True)))


def _breaks(document: bytes) -> int:
    """Count the escapes of line breaks and tabs. A backslash before an "n", "r" or "t" is counted too, everywhere."""
    # Where there are few backslashes, to look for them alone is faster.
    return sum(piece[:1] in {b"n", b"r", b"t"} for piece in document.split(b"\\"))


# --- Writing ----------------------------------------------------------------------------------------------------------


def encode(form: msgspec.Struct) -> bytes:
    """Write a form as compact JSON."""
    return msgspec.json.encode(form, enc_hook=_to_json)


def _to_json(leaf: object) -> object:
    return leaf.plain() if isinstance(leaf, Extensions) else str(leaf)
