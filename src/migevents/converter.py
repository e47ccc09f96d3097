"""The converter: records to plain dicts and back, the fast way through it, and the thorough one.

**The fast way.** A sound record is read in C, by msgspec, in two steps. First into a *form*, a struct made from the
class, which knows the keys and the ``"type"``; then from the form into the class, checking every leaf. It takes two
steps because msgspec lets unknown keys of attrs classes pass without a word, and is slow where optional fields of a
slotted class are left out; a form does neither. The letters of all texts are looked at together, see `is_clean`, and
one by one only where that does not settle it. Only what is plain is read so, see `is_plain`: JSON is, a `dict` may not
be.

**The thorough way.** Only when that fails is the same data looked at in Python, to find every fault and its path. It
goes round what is sound. The members at the top that the fast way stumbles on are taken out of the form, and the rest
is built in C at once (`_begun_from`); then those members are read one by one (`_read_rest`), where each record inside
is tried in C as a whole, and walked in its turn only if that fails. The rules across the fields of a record are asked
once all of it is read, those of them whose fields are sound.

Most faults are in the leaves, so the form is there, and nothing has to be parsed again (`examine_form`). Where a key is
wrong, or a list or an object stands where none belongs, there is no form yet: one is made of the members that fit
(`examine`). What is built is the result if nothing is found after all: then the data was not plain, or of a newer
version, or a key stood twice in one object, where C checks the first value and a dict keeps the last.

**Writing.** The same forms, the other way round: they leave out what is not stated.

Forms and readers are made on first use, so that an import costs nothing for classes that a program never reads.
"""

import contextlib
import datetime
import enum
import functools
import gc
import re
from collections.abc import Callable, Mapping
from types import NoneType
from typing import Any, NamedTuple, TypeVar, cast, overload

import cattrs
import msgspec

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
from migevents.forms import check_texts, decoder_of, document_form_of, encode, events_by_form, form_of, holder_of
from migevents.hooks import register_hooks
from migevents.readers import Reader, as_date, as_interval, reader_of
from migevents.records import Record, a, fields_of, issues_of_rules, made_once

R = TypeVar("R", bound=Record)
T = TypeVar("T")

Accept = Callable[[msgspec.Struct, bytes], bool]

NotFast = (msgspec.MsgspecError, RecursionError, ValueError, OverflowError)
"""What the fast way raises where it cannot read: the thorough way then says why."""


# --- The fast way -----------------------------------------------------------------------------------------------------


class Stumble(NamedTuple):
    """How far the fast way came.

    Attributes:
        form: The form of the document, if it has one.
        stone: The member that the fast way stumbled on, if that is known.
    """

    form: Any = None
    stone: str | None = None


def read_json(document: bytes, cls: type[R], *, clean: bool, accept: Accept | None = None) -> R | Stumble:
    """Read a sound document; `clean` says whether `is_clean` does, and `accept` whether the form may be trusted."""
    try:
        form = decoder_of(cls).decode(document)
    except NotFast as error:
        return Stumble(stone=_stone_of(error))
    if accept is not None and not accept(form, document):
        return Stumble()
    return _from_document(form, cls, clean=clean, document=document)


def read_plain(data: dict[str, Any], cls: type[R]) -> R | Stumble:
    """Read a sound document that is a plain `dict`, like `read_json`."""
    try:
        form = msgspec.convert(data, document_form_of(_kind_of(data) if cls is Event else cls))
    except NotFast as error:
        return Stumble(stone=_stone_of(error))
    return _from_document(form, cls, clean=False)


def _kind_of(data: dict[str, Any]) -> type[Event]:
    kind = data.get("type")
    if type(kind) is not str or kind not in EVENT_TYPES:
        raise msgspec.ValidationError
    return EVENT_TYPES[kind]


def _from_document(form: Any, cls: type[R], *, clean: bool, document: bytes = b"") -> R | Stumble:
    if form.migevents is not None and form.migevents != VERSION:
        return Stumble()
    kind = _class_of(form, cls)
    try:
        return _build(form, kind, kind, clean=clean, document=document)
    except NotFast as error:
        return Stumble(form, _stone_of(error))


def _class_of(form: msgspec.Struct, cls: type[R]) -> type[R]:
    return cast("type[R]", events_by_form()[type(form)]) if cls is Event else cls


def _stone_of(error: Exception) -> str | None:
    """Return the member that the fast way stumbled on: "Expected `int`, got `str` - at `$.edition`"."""
    # The last place counts: a value in the message may hold such words, too.
    place = re.match(r".* - at `\$\.(\w+)", str(error), re.DOTALL)
    return place[1] if place else None


def _build(form: Any, cls: type[Record], into: type[T], *, clean: bool, document: bytes = b"") -> T:
    """Build what the form of `cls` says, with every leaf checked in C, and the rules of each record by its class."""
    if not clean:
        check_texts(form, cls, document)
    return msgspec.convert(form, into, dec_hook=_leaf, from_attributes=True)


def _leaf(cls: type, value: Any) -> Any:
    """Build what msgspec does not know: a date, an interval, extensions."""
    if cls is PartialDate:
        return as_date(value)
    return as_interval(value) if cls is Interval else Extensions(value)


_CONTAINERS = {dict, list, tuple}
_PLAIN = _CONTAINERS | {str, int, float, bool, NoneType, datetime.date}
_FEW = 100
_MANY = 10_000


def is_plain(data: object) -> bool:
    """Say whether `data` is a dict of nothing but dicts, lists, tuples and leaves, and of no subclass of these.

    In C a set would pass for a list, and a subclass of `str` for text: what is not plain is read the thorough way.
    """
    level: list[object] = [data]
    for _ in range(MAX_DEPTH if type(data) is dict else 0):
        # What values refer to is, for these types, what stands inside them. A walk in Python takes four times as long.
        inside = gc.get_referents(*level) if len(level) <= _FEW else _inside_of_many(level)
        if inside is None or not _PLAIN.issuperset(map(type, inside)):
            return False
        if not inside:
            return True
        level = inside
    return False


def _inside_of_many(level: list[object]) -> list[object] | None:
    """Return what stands inside of values; nothing where that is much, because the same values stand there again.

    What stands in many places, and in each of them in many, would take for ever to be written out.
    """
    inside: list[object] = []
    for start in range(0, len(level), _FEW):
        inside += gc.get_referents(*level[start : start + _FEW])
        if len(inside) > _MANY:
            containers = [value for value in level if type(value) in _CONTAINERS]
            return gc.get_referents(*containers) if len(set(map(id, containers))) == len(containers) else None
    return inside


# --- The thorough way -------------------------------------------------------------------------------------------------


class Known(enum.Enum):
    """What is known of a document before it is walked."""

    NOTHING = enum.auto()
    PLAIN = enum.auto()
    """It is plain, see `is_plain`: the fast way may be tried on the records inside."""
    CLEAN = enum.auto()
    """It is plain, and its texts fit `Text`, see `is_clean`."""


def examine(
    data: object,
    cls: type[R],
    known: Known,
    stumble: Stumble = Stumble(),  # noqa: B008  # immutable
) -> tuple[R, list[Issue]]:
    """Read a document field by field. Where issues come back, the record is not sound, and is not for users.

    Args:
        data: The document.
        cls: The class to read.
        known: What is known of the document.
        stumble: How far the fast way came.
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
    record, left = _read_sound_part(members, kind, known, stumble)
    _read_rest(record, left, "", found, known)
    if newer:
        found = [of_newer_version(issue, newer) for issue in found]
    return cast("R", record), in_document_order(found, data)


def examine_form(stumble: Stumble, cls: type[R], known: Known) -> tuple[R, list[Issue]] | None:
    """Read a document like `examine`, by its form alone, if most of that is sound. The issues come in any order."""
    begun = _begun_from(stumble, _class_of(stumble.form, cls), known)
    if begun is None:
        return None
    record, left = begun
    members, found = msgspec.to_builtins(left), list[Issue]()
    return (_read_rest(record, members, "", found, known), found) if is_plain(members) else None


def _read_sound_part(
    members: Mapping[Any, Any], cls: type[R], known: Known, stumble: Stumble
) -> tuple[R, Mapping[Any, Any]]:
    """Read in C what it does not stumble on, as far as possible.

    Returns:
        The record, which states what was read, and breaks rules perhaps; and the members that are still to be read.
    """
    fields, form, stone = fields_of(cls), stumble.form, stumble.stone
    rest = {key: value for key, value in members.items() if key in fields}
    for _ in range(0 if known is Known.NOTHING or form else _MOST_STUMBLES):
        rest.pop(stone, None)
        try:
            form, stone = msgspec.convert(dict.fromkeys(_required(cls)) | rest, form_of(cls)), None
            break
        except NotFast as error:
            stone = _stone_of(error)
    begun = _begun_from(Stumble(form, stone), cls, known) if form else None
    if begun is None:
        return _begun(cls), members
    record, left = begun
    return record, {key: value for key, value in members.items() if key not in rest or key in left}


def _begun_from(stumble: Stumble, cls: type[R], known: Known) -> tuple[R, dict[str, Any]] | None:
    """Build in C what a form says, but for what it stumbles on, which is taken out of the form.

    Returns:
        The record, which breaks rules perhaps, and what was taken out; nothing where there is too much to stumble on.
    """
    (form, stone), fields = stumble, fields_of(cls)
    taken: dict[str, Any] = {name: None for name in _required(cls) if getattr(form, name) is None}
    for _ in range(_MOST_STUMBLES):
        if stone in fields:
            taken[stone] = getattr(form, stone)
            setattr(form, stone, None if fields[stone].required else fields[stone].default)
        try:
            return _begun(cls, _build(form, cls, holder_of(cls), clean=known is Known.CLEAN)), taken
        except NotFast as error:
            stone = _stone_of(error)
    return None


_MOST_STUMBLES = 3


def _begun(cls: type[R], holder: msgspec.Struct | None = None) -> R:
    """Return a record that states what a holder does, or nothing yet, and holds to no rules."""
    record = object.__new__(cls)
    for set_field, value in zip(_setters(cls), msgspec.structs.astuple(holder or holder_of(cls)()), strict=True):
        set_field(record, value)
    return record


@made_once
def _setters(cls: type[Record]) -> list[Callable[[Record, Any], None]]:
    """Return what sets the fields of a record of `cls`, though it is frozen, in the order of its holder."""
    return [getattr(cls, name).__set__ for name in holder_of(cls).__struct_fields__]


def _read_rest(record: R, left: Mapping[Any, Any], path: str, found: list[Issue], known: Known) -> R:
    """Read the members that are left into the fields of a record that is begun, and ask the rules."""
    cls = type(record)
    fields, readers = fields_of(cls), _readers(cls, known)
    missing = [name for name in _required(cls) if name not in left and getattr(record, name) is None]
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
                return _build(msgspec.convert(value, form_of(cls)), cls, cls, clean=clean)
        if isinstance(value, dict | Mapping):
            return _read_rest(_begun(cls), value, path, found, known)
        found.append(no_object(value, f"{a(cls)} object", path))
        return None

    return read


# --- Writing ----------------------------------------------------------------------------------------------------------


def write_json(record: Record) -> bytes:
    """Write a record as compact JSON, without the version."""
    return encode(_to_form(record))


def _to_form(record: Record) -> msgspec.Struct:
    cls = class_asked_for(type(record))
    return msgspec.convert(record, form_of(cls), from_attributes=True)


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
        raise TypeError(
            f"{name} is no class that migevents reads or writes; a class of your own can hold such: "
            "see migevents.converter.configure"
        )
    return cls


@overload
def structure(data: object, type: None = None) -> AnyEvent: ...
@overload
def structure(data: object, type: type[R]) -> R: ...
def structure(data: object, type: type[Record] | None = None) -> Record:  # noqa: A002  # the name that `isinstance` and JSON have for it
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
    known, stumble = Known.NOTHING, Stumble()
    if is_plain(data):
        read = read_plain(cast("dict[str, Any]", data), cls)
        if not isinstance(read, Stumble):
            return read
        known, stumble = Known.PLAIN, read
    record, issues = examine(data, cls, known, stumble)
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
