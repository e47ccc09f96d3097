"""The peer msgspec: frozen structs that forbid unknown fields."""

from functools import partial
from typing import Annotated, Any, Union

import msgspec
from msgspec import Meta

from benchmarks.peers.peer import LEAVES, VERSION_PATTERN, Peer, declared, faults_of, rules_of
from migevents.codec.structs import to_json
from migevents.model.base import Record, cached
from migevents.model.event import EVENT_TYPES, Event
from migevents.values.scalars import FieldType, pattern_of


class Object(msgspec.Struct, forbid_unknown_fields=True, frozen=True, gc=False, omit_defaults=True):
    """The base of the structs."""


class Document(Object, frozen=True, kw_only=True, tag_field="type"):
    """The base of the structs of events: what an event has as a whole document."""

    migevents: Annotated[str, Meta(pattern=VERSION_PATTERN + r"(?!\n)")] | None = None
    schema: str | None = msgspec.field(default=None, name="$schema")


@cached
def struct_of(cls: type[Record]) -> type[msgspec.Struct]:
    """Return the struct with the fields, the checks and the rules of `cls`."""
    rules, properties = rules_of(cls)
    tag = cls.type if issubclass(cls, Event) else None
    return msgspec.defstruct(
        cls.__name__,
        declared(cls, _item, msgspec.NODEFAULT),
        bases=(Document if tag else Object,),
        namespace=properties | ({"__post_init__": rules} if rules else {}),
        kw_only=True,
        tag=tag,
    )


def _item(kind: FieldType) -> Any:
    if kind.meta and kind.type is str:
        return Annotated[str, Meta(min_length=1, pattern=pattern_of(kind.meta))]
    if kind.meta:
        return Annotated[int, kind.meta]
    return struct_of(kind.type) if issubclass(kind.type, Record) else kind.type


def _read_leaf(cls: type, value: Any) -> Any:
    return LEAVES[cls](value)


_EVENT: Any = Union[tuple(map(struct_of, EVENT_TYPES.values()))]  # noqa: UP007  # of a number known only here
_ERRORS = (msgspec.MsgspecError, UnicodeDecodeError)
_read_json = msgspec.json.Decoder(_EVENT, dec_hook=_read_leaf).decode

PEER = Peer(
    name="msgspec Structs",
    read_json=_read_json,
    read_dict=partial(msgspec.convert, type=_EVENT, dec_hook=_read_leaf),
    errors=_ERRORS,
    faults_of=faults_of(_read_json, _ERRORS, lambda error: [str(error)]),
    all_faults=False,
    write=msgspec.json.Encoder(enc_hook=to_json).encode,
)
