"""The converter: records to plain dicts and back, the fast way through it, and the thorough one.

**The fast way.** A sound record is read in C, by msgspec, in two steps. First into a *form*, a struct made from the
class, which knows the keys and the ``"type"``; then from the form into the class, checking every leaf. It takes two
steps because msgspec lets unknown keys of attrs classes pass without a word, and is slow where optional fields of a
slotted class are left out; a form does neither. The letters of all texts are looked at together, see `is_clean`, and
one by one only where that does not settle it. Only what is plain is read so, see `is_plain`: JSON is, a `dict` may not
be.

**The thorough way.** Only when that fails is the same data walked in Python, by `examine`, to find every fault and its
path. The walk goes round what is sound. At the top, the members that the fast way stumbles on are dropped, and the rest
is built in C at once (`_read_sound_part`); then those members are read one by one (`_read_rest`), where each record
inside is tried in C as a whole, and walked in its turn only if that fails. The rules across the fields of a record are
asked once all of it is read, those of them whose fields are sound. What the walk builds is the result if it finds
nothing after all: then the data was not plain, or of a newer version, or a key stood twice in one object, where C
checks the first value and a dict keeps the last.

**Writing.** The same forms, the other way round: they leave out what is not stated.

Forms and readers are made on first use, so that an import costs nothing for classes that a program never reads.
"""

import contextlib
import datetime
import enum
import functools
import gc
import re
import threading
from collections.abc import Callable, Mapping
from types import NoneType
from typing import Annotated, Any, TypeVar, Union, cast, overload

import attrs
import cattrs
import msgspec
from msgspec import Meta

from migevents.dates import Interval, PartialDate
from migevents.documents import (
    MAX_DEPTH,
    VERSION,
    in_document_order,
    no_object,
    of_newer_version,
    read_schema,
    read_type,
    read_version,
    too_deep,
    unknown_member,
)
from migevents.error_groups import issues_of as issues_of  # noqa: PLC0414  # users look for it beside `configure`
from migevents.errors import InvalidRecord, Issue, shown, token
from migevents.events import EVENT_TYPES, AnyEvent, Event
from migevents.extensions import Extensions
from migevents.fields import Kind, has_lines, is_clean, pattern_of
from migevents.hooks import register_hooks
from migevents.readers import Reader, as_date, as_interval, reader_of
from migevents.records import Field, Record, a, fields_of, issues_of_rules, made_once

R = TypeVar("R", bound=Record)
T = TypeVar("T")

Accept = Callable[[msgspec.Struct, bytes], bool]

NotFast = (msgspec.MsgspecError, RecursionError, ValueError, OverflowError)
"""What the fast way raises where it cannot read: the thorough way then says why."""


# --- Forms ------------------------------------------------------------------------------------------------------------

_LOCK = threading.RLock()


def _made_ready(make: Callable[[type[Record]], type[msgspec.Struct]]) -> Callable[[type[Record]], type[msgspec.Struct]]:
    """Keep the form that `make` returns for a class; it is made, and msgspec meets it and the class, by one thread.

    When msgspec first meets a class, it takes note of what it is like. A thread that uses the half of it crashes.
    """
    made: dict[type[Record], type[msgspec.Struct]] = {}

    def form_of(cls: type[Record]) -> type[msgspec.Struct]:
        if cls not in made:
            with _LOCK:
                form = made.get(cls) or make(cls)
                for met in (form, cls):
                    with contextlib.suppress(msgspec.ValidationError):
                        msgspec.convert(None, met)
                made[cls] = form
        return made[cls]

    return form_of


@_made_ready
def _form(cls: type[Record]) -> type[msgspec.Struct]:
    """Return the form of `cls`: its keys, with forms inside for records and anything for leaves."""
    fields = [_form_field(field, _form, Any) for field in fields_of(cls).values()]
    return msgspec.defstruct(f"{cls.__name__}Form", fields, **_form_settings(cls))


@_made_ready
def _text_form(cls: type[Record]) -> type[msgspec.Struct]:
    """Return the form of `cls` in which the letters of every text are checked, and nothing else."""
    fields = [_form_field(field, _text_form, _text_leaf(field.kind)) for field in fields_of(cls).values()]
    return msgspec.defstruct(f"{cls.__name__}Texts", fields, kw_only=True, gc=False)


@_made_ready
def _line_form(cls: type[Record]) -> type[msgspec.Struct]:
    """Return the form of `cls` without the fields whose texts may have several lines; nothing in it is checked."""
    fields = [_form_field(field, _line_form, Any) for field in fields_of(cls).values() if not has_lines(field.kind)]
    return msgspec.defstruct(f"{cls.__name__}Lines", fields, kw_only=True, gc=False)


@_made_ready
def _holder(cls: type[Record]) -> type[msgspec.Struct]:
    """Return a struct of the fields of `cls`, which holds what a record of it does, and to no rules across them."""
    fields: list[tuple[Any, ...]] = [
        (field.name, field.type) if field.default is attrs.NOTHING else (field.name, field.type, field.default)
        for field in attrs.fields(cls)
    ]
    return msgspec.defstruct(f"{cls.__name__}Holder", fields, kw_only=True, gc=False)


def _text_leaf(kind: Kind) -> Any:
    return Annotated[str, Meta(pattern=pattern_of(kind.meta))] if kind.type is str and kind.meta else Any


def _form_field(field: Field, form_of: Callable[[Any], Any], leaf: Any) -> tuple[Any, ...]:
    """Return a field of a form: its name, its type and, if it has one, its default."""
    kind = field.kind
    each = form_of(kind.type) if issubclass(kind.type, Record) else leaf
    values: Any = each
    if kind.many:
        values = tuple[each, ...]  # type: ignore[valid-type]  # a type that is made here
    elif kind.optional:
        values = each | None
    return (field.name, values) if field.required else (field.name, values, field.default)


def _form_settings(cls: type[Record]) -> dict[str, Any]:
    tag = {"tag_field": "type", "tag": cls.__name__.lower()} if issubclass(cls, Event) else {}
    return {"forbid_unknown_fields": True, "kw_only": True, "gc": False, "omit_defaults": True, **tag}


@_made_ready
def _document_form(cls: type[Record]) -> type[msgspec.Struct]:
    """Return the form of a whole document of `cls`: at its top the version and `$schema` may stand."""
    top = [("migevents", str | None, None), ("schema", str | None, msgspec.field(default=None, name="$schema"))]
    return msgspec.defstruct(f"{cls.__name__}Document", top, bases=(_form(cls),), **_form_settings(cls))


@made_once
def _decoder(cls: type[Record]) -> msgspec.json.Decoder[Any]:
    """Return the decoder of documents where `cls` is asked for; `Event` takes every kind."""
    kinds = EVENT_TYPES.values() if cls is Event else (cls,)
    return msgspec.json.Decoder(Union[tuple(_document_form(kind) for kind in kinds)])  # noqa: UP007  # of a number known only here


@made_once
def _events_by_form() -> dict[type, type[Event]]:
    return {_document_form(kind): kind for kind in EVENT_TYPES.values()}


# --- The fast way -----------------------------------------------------------------------------------------------------


def read_json(document: bytes, cls: type[Record], *, clean: bool, accept: Accept | None = None) -> Record:
    """Read a sound document; `clean` says whether `is_clean` does, and `accept` whether the form may be trusted.

    Raises:
        NotFast: It is not sound, or not of a version that is read fast.
    """
    form = _decoder(cls).decode(document)
    if accept is not None and not accept(form, document):
        raise msgspec.ValidationError
    return _from_document(form, _events_by_form()[type(form)] if cls is Event else cls, clean=clean)


def read_plain(data: Any, cls: type[Record]) -> Record:
    """Read a sound document that is a plain `dict`, like `read_json`."""
    kind = _kind_of(data) if cls is Event else cls
    return _from_document(msgspec.convert(data, _document_form(kind)), kind, clean=False)


def _kind_of(data: dict[str, Any]) -> type[Event]:
    kind = data.get("type")
    if type(kind) is not str or kind not in EVENT_TYPES:
        raise msgspec.ValidationError
    return EVENT_TYPES[kind]


def _from_document(form: Any, cls: type[Record], *, clean: bool) -> Record:
    if form.migevents is not None and form.migevents != VERSION:
        raise msgspec.ValidationError
    return _build(form, cls, cls, clean=clean)


def _build(form: Any, cls: type[Record], into: type[T], *, clean: bool) -> T:
    """Build what the form of `cls` says, with every leaf checked in C, and the rules of each record by its class."""
    if not clean:
        _check_texts(form, cls)
    return msgspec.convert(form, into, dec_hook=_leaf, from_attributes=True)


def _check_texts(form: Any, cls: type[Record]) -> None:
    """Check all texts of a form: at a glance if possible, else those of one line at another, else one by one."""
    document = _encode(form)
    if is_clean(document):
        return
    if is_clean(document, lines=True):
        document = _encode(msgspec.convert(form, _line_form(cls), from_attributes=True))
        if is_clean(document):
            return
    msgspec.convert(form, _text_form(cls), from_attributes=True)


def _leaf(cls: type, value: Any) -> Any:
    """Build what msgspec does not know: a date, an interval, extensions."""
    if cls is PartialDate:
        return as_date(value)
    return as_interval(value) if cls is Interval else Extensions(value)


_CONTAINERS = {dict, list, tuple}
_PLAIN = _CONTAINERS | {str, int, float, bool, NoneType, datetime.date}
_MANY = 10_000


def is_plain(data: object) -> bool:
    """Say whether `data` is a dict of nothing but dicts, lists, tuples and leaves, and of no subclass of these.

    In C a set would pass for a list, and a subclass of `str` for text: what is not plain is read the thorough way.
    """
    level = [data]
    for _ in range(MAX_DEPTH if type(data) is dict else 0):
        # What values refer to is, for these types, what stands inside them. A walk in Python takes four times as long.
        level = gc.get_referents(*level)
        if not level:
            return True
        if not _PLAIN.issuperset(map(type, level)):
            return False
        if len(level) > _MANY:
            level = [value for value in level if type(value) in _CONTAINERS]
            # What stands in many places, and in each of them in many, would take for ever to be written out.
            if len(set(map(id, level))) < len(level):
                return False
    return False


# --- The thorough way -------------------------------------------------------------------------------------------------


class Known(enum.Enum):
    """What is known of a document before it is walked."""

    NOTHING = enum.auto()
    PLAIN = enum.auto()
    """It is plain, see `is_plain`: the fast way may be tried on the records inside."""
    CLEAN = enum.auto()
    """It is plain, and its texts fit `Text`, see `is_clean`."""


def stone_of(error: Exception) -> str | None:
    """Return the member that the fast way stumbled on: "Expected `int`, got `str` - at `$.edition`"."""
    place = re.search(r" - at `\$\.(\w+)", str(error))
    return place[1] if place else None


def examine(data: object, cls: type[R], known: Known, stone: str | None = None) -> tuple[R, list[Issue]]:
    """Read a document field by field. Where issues come back, the record is not sound, and is not for users.

    Args:
        data: The document.
        cls: The class to read.
        known: What is known of the document.
        stone: The member that the fast way is known to stumble on.
    """
    deep = too_deep(data) if known is Known.NOTHING else None
    if deep is not None:
        return cast("R", None), [Issue("too-deep", deep, f"the document nests deeper than {MAX_DEPTH} levels")]
    found: list[Issue] = []
    if not isinstance(data, Mapping):
        found.append(no_object(data, "an object", ""))
        return cast("R", None), found
    members = dict(data)
    newer = read_version(members.pop("migevents", None), found)
    read_schema(members.pop("$schema", None), found)
    kind = read_type(members, cls, found) if issubclass(cls, Event) else cls
    record, left = _read_sound_part(members, kind, known, stone)
    _read_rest(record, left, "", found, known)
    if newer:
        found = [of_newer_version(issue, newer) for issue in found]
    return cast("R", record), in_document_order(found, data)


def _read_sound_part(
    members: Mapping[Any, Any], cls: type[R], known: Known, stone: str | None
) -> tuple[R, Mapping[Any, Any]]:
    """Read in C what it does not stumble on, as far as possible.

    Returns:
        The record, which states the rest, and breaks rules perhaps; and the members that are still to be read.
    """
    fields, required = fields_of(cls), _required(cls).keys()
    rest = {key: value for key, value in members.items() if key in fields and key != stone}
    for _ in range(0 if known is Known.NOTHING else _MOST_STUMBLES):
        if not required <= rest.keys():
            break
        try:
            holder = _build(msgspec.convert(rest, _form(cls)), cls, _holder(cls), clean=known is Known.CLEAN)
        except NotFast as error:
            rest.pop(stone_of(error), None)
        else:
            return _begun(cls, holder), {key: value for key, value in members.items() if key not in rest}
    return _begun(cls), members


_MOST_STUMBLES = 3


def _begun(cls: type[R], holder: object = None) -> R:
    """Return a record that states what a holder does, or nothing yet, and holds to no rules."""
    record = object.__new__(cls)
    for name, field in fields_of(cls).items():
        object.__setattr__(record, name, field.default if holder is None else getattr(holder, name))
    return record


def _read_rest(record: R, left: Mapping[Any, Any], path: str, found: list[Issue], known: Known) -> R:
    """Read the members that are left into the fields of a record that is begun, and ask the rules."""
    cls = type(record)
    fields, readers = fields_of(cls), _readers(cls, known)
    missing = [name for name in _required(cls) if name not in left and getattr(record, name) is attrs.NOTHING]
    unsound = set(missing)
    for name in missing:
        message = f"'{name}' is missing: {a(cls)} cannot do without it"
        found.append(Issue("missing-field", path + token(name), message, hint=f"add {shown(name)}"))
    for key, value in left.items():
        field = fields.get(key)
        if field is None:
            found.append(unknown_member(key, value, cls, path))
        elif value is not None or not field.kind.optional:
            before = len(found)
            object.__setattr__(record, field.name, readers[key](value, path + token(key), found))
            if len(found) > before:
                unsound.add(key)
    issues = issues_of_rules(record, [rule for rule in cls.RULES if not rule.fields & unsound])
    found.extend(issue.below(path) for issue in issues)
    return record


@made_once
def _required(cls: type[Record]) -> dict[str, None]:
    """Return the names of the fields that `cls` cannot do without, in order."""
    return dict.fromkeys(name for name, field in fields_of(cls).items() if field.required)


@made_once
def _readers(cls: type[Record], known: Known) -> dict[str, Reader]:
    nested = functools.partial(_record_reader, known=known)
    return {name: reader_of(field.kind, nested) for name, field in fields_of(cls).items()}


def _record_reader(cls: type[Record], *, known: Known) -> Reader:
    """Return the reader of a record inside another: in C if it is sound, else member by member."""
    clean = known is Known.CLEAN

    def read(value: object, path: str, found: list[Issue]) -> Any:
        if known is not Known.NOTHING:
            with contextlib.suppress(*NotFast):
                return _build(msgspec.convert(value, _form(cls)), cls, cls, clean=clean)
        if isinstance(value, dict | Mapping):
            return _read_rest(_begun(cls), value, path, found, known)
        found.append(no_object(value, f"{a(cls)} object", path))
        return None

    return read


# --- Writing ----------------------------------------------------------------------------------------------------------


def write_json(record: Record) -> bytes:
    """Write a record as compact JSON, without the version."""
    return _encode(_to_form(record))


def _encode(form: msgspec.Struct) -> bytes:
    return msgspec.json.encode(form, enc_hook=_to_json)


def _to_form(record: Record) -> msgspec.Struct:
    cls = class_asked_for(type(record))
    return msgspec.convert(record, _form(cls), from_attributes=True)


def _to_json(leaf: object) -> object:
    return leaf.plain() if isinstance(leaf, Extensions) else str(leaf)


# --- The door ---------------------------------------------------------------------------------------------------------


@functools.cache
def classes() -> frozenset[type[Record]]:
    """Return the classes of the model: the events and all that their fields lead to."""
    classes: set[type[Record]] = set()
    waiting: list[Any] = list(EVENT_TYPES.values())
    while waiting:
        cls = waiting.pop()
        if issubclass(cls, Record) and cls not in classes:
            classes.add(cls)
            waiting.extend(field.kind.type for field in fields_of(cls).values())
    return frozenset(classes)


def class_asked_for(cls: type[R] | None) -> type[R]:
    """Return the class to read or write, `Event` where none is asked for.

    Raises:
        TypeError: It is no class of the model. A class of your own may hold ours, and is read by a converter of cattrs.
    """
    if cls is None:
        return cast("type[R]", Event)
    if cls not in classes():
        name = getattr(cls, "__name__", repr(cls))
        message = (
            f"{name} is no class of migevents; a class of your own can hold ours: see migevents.converter.configure"
        )
        raise TypeError(message)
    return cls


@overload
def structure(data: object) -> AnyEvent: ...
@overload
def structure(data: object, type: type[R]) -> R: ...
def structure(data: object, type: Any = None) -> Any:  # noqa: A002  # the name that `isinstance` and JSON have for it
    """Read a record from a `dict`, as a loader of JSON, YAML, TOML or MessagePack gives it.

    Lists may be tuples, and a date may be a `datetime.date`, which loaders of YAML and TOML make of it. Nothing else is
    coerced.

    Args:
        data: The record.
        type: The class to read. Without it, the ``"type"`` in the data says which kind of event it is.

    Raises:
        InvalidRecord: The record has faults; it carries all of them.
        TypeError: `type` is no class of this library.

    Examples:
        >>> from migevents import structure
        >>> structure({"type": "workshop", "title": "Migration and data"})
        Workshop(title='Migration and data')
    """
    cls = class_asked_for(type)
    known, stone = Known.NOTHING, None
    if is_plain(data):
        try:
            return read_plain(data, cls)
        except NotFast as error:
            known, stone = Known.PLAIN, stone_of(error)
    record, issues = examine(data, cls, known, stone)
    if issues:
        raise InvalidRecord(issues)
    return record


def unstructure(record: Record) -> dict[str, Any]:
    """Return a record as a `dict` of dicts, lists, text, numbers and flags, without what is not stated.

    `structure` is the way back. The version of the format is not in it.

    Raises:
        TypeError: It is not of a class of this library.

    Examples:
        >>> from migevents import Workshop, unstructure
        >>> unstructure(Workshop(title="Migration and data", topics=("data",)))
        {'type': 'workshop', 'title': 'Migration and data', 'topics': ['data']}
    """
    return cast("dict[str, Any]", msgspec.json.decode(write_json(record)))


def configure(converter: cattrs.BaseConverter) -> None:
    """Teach a converter of cattrs the types of this library.

    It then reads and writes classes of your own that hold them, also one that is made for YAML, TOML, MessagePack, CBOR
    or another format. `issues_of` gives the faults that it finds.

    Examples:
        >>> import attrs, cattrs
        >>> from migevents import Workshop
        >>> from migevents.converter import configure
        >>> @attrs.frozen
        ... class Report:
        ...     number: int
        ...     event: Workshop
        >>> converter = cattrs.Converter()
        >>> configure(converter)
        >>> converter.structure({"number": 1, "event": {"title": "Migration and data"}}, Report)
        Report(number=1, event=Workshop(title='Migration and data'))
    """
    register_hooks(converter, classes(), structure, unstructure)
