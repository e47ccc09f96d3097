"""The peer msgspec: frozen structs that forbid unknown fields."""

from collections.abc import Sequence
from typing import Annotated, Any, Union

import msgspec
from msgspec import Meta

from benchmarks.declarations import VERSION_PATTERN, annotation_of, borrowed, regex_of, rules_of, type_of
from benchmarks.peers.peer import Peer, Plain
from migevents import Extensions, Interval, PartialDate
from migevents.codec.prescan import prescan
from migevents.model.base import Record, cached, fields_of
from migevents.model.event import EVENT_TYPES, Event
from migevents.model.validators import as_date, as_interval
from migevents.values.scalars import FieldType


@cached
def struct_of(cls: type[Record], texts: str = "one by one") -> type[msgspec.Struct]:
    """Return the struct with the fields, the checks and the rules of `cls`.

    Its plain texts are checked one by one, or not by the struct but "by the prescan", by `prescan`.
    """
    fields = _top() if issubclass(cls, Event) else []
    for field in fields_of(cls).values():
        annotation = annotation_of(field.kind, _item(field.kind, texts))
        fields.append((field.name, annotation) if field.required else (field.name, annotation, field.default))
    rules = rules_of(cls)
    return msgspec.defstruct(
        cls.__name__,
        fields,
        namespace=borrowed(cls) | ({"__post_init__": rules} if rules else {}),
        forbid_unknown_fields=True,
        frozen=True,
        gc=False,
        kw_only=True,
        omit_defaults=True,
        tag=type_of(cls) if issubclass(cls, Event) else None,
        tag_field="type" if issubclass(cls, Event) else None,
    )


def _top() -> list[Any]:
    """Return the fields that an event has as a whole document."""
    version: Any = Annotated[str, Meta(pattern=VERSION_PATTERN)]
    return [
        ("migevents", version | None, None),
        ("schema", str | None, msgspec.field(default=None, name="$schema")),
    ]


def _item(kind: FieldType, texts: str) -> Any:
    if kind.type is str and texts == "one by one":
        return Annotated[str, Meta(min_length=1, pattern=regex_of(kind))]
    if kind.meta:
        return Annotated[kind.type, kind.meta]
    return struct_of(kind.type, texts) if issubclass(kind.type, Record) else kind.type


def _read_leaf(cls: type, value: Any) -> Any:
    if cls is PartialDate:
        return as_date(value)
    if cls is Interval:
        return as_interval(value)
    return value if isinstance(value, Extensions) else Extensions(value)


def _write_leaf(leaf: object) -> object:
    return leaf.to_dict() if isinstance(leaf, Extensions) else str(leaf)


# --- The peer ---------------------------------------------------------------------------------------------------------

EVENT: Any = Union[tuple(map(struct_of, EVENT_TYPES.values()))]  # noqa: UP007  # of a number known only here
_AFTER_PRESCAN: Any = Union[tuple(struct_of(cls, "by the prescan") for cls in EVENT_TYPES.values())]  # noqa: UP007  # of a number known only here
_DECODER = msgspec.json.Decoder(EVENT, dec_hook=_read_leaf)
_DECODER_AFTER_PRESCAN = msgspec.json.Decoder(_AFTER_PRESCAN, dec_hook=_read_leaf)
_ENCODER = msgspec.json.Encoder(enc_hook=_write_leaf)


def read_with_prescan(data: bytes) -> Any:
    """Read JSON with the prescan, as migevents does: texts are checked one by one only if it is inconclusive."""
    return (_DECODER_AFTER_PRESCAN if prescan(data) else _DECODER).decode(data)


def faults_of(data: bytes) -> Sequence[object]:
    """Return the first fault of a document: a message that ends in its place."""
    try:
        _DECODER.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        return [str(error)]
    return ()


def _read_dict(data: Plain) -> Any:
    return msgspec.convert(data, EVENT, dec_hook=_read_leaf)


PEER = Peer(
    name="msgspec Structs",
    packages=("msgspec",),
    read_json=_DECODER.decode,
    read_dict=_read_dict,
    errors=(msgspec.MsgspecError, UnicodeDecodeError),
    faults_of=faults_of,
    all_faults=False,
    write=_ENCODER.encode,
)
