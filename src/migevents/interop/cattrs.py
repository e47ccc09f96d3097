"""Records inside your own classes: `configure` and `issues_of`."""

import inspect
from collections.abc import Collection, Iterator, Mapping
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin

import attrs
import cattrs
from cattrs.errors import AttributeValidationNote, ForbiddenExtraKeysError, IterableValidationNote

from migevents._display import preview, type_name
from migevents._names import did_you_mean
from migevents.codec.classes import kind_of, model_classes
from migevents.codec.dicts import structure, unstructure
from migevents.errors import InvalidRecord, Issue, Issues
from migevents.jsontext.pointer import escape, unescape
from migevents.model.base import Record, cached
from migevents.model.event import EVENT_TYPES, Event
from migevents.model.validators import Validator, validator_of
from migevents.values.dates import Interval, PartialDate
from migevents.values.enums import Term
from migevents.values.extensions import Extensions
from migevents.values.scalars import FieldType

__all__ = ["configure", "issues_of"]


def configure(converter: cattrs.BaseConverter) -> None:
    """Teach a converter of cattrs the types of this library.

    It then reads and writes your own classes with records in their fields, also for YAML, TOML, MessagePack, CBOR and
    other formats. `issues_of` returns the faults that it finds.

    Examples:
        >>> import attrs, cattrs
        >>> from migevents import Workshop
        >>> from migevents.interop.cattrs import configure
        >>> @attrs.frozen
        ... class Report:
        ...     number: int
        ...     event: Workshop
        >>> converter = cattrs.Converter()
        >>> configure(converter)
        >>> converter.structure({"number": 1, "event": {"title": "Migration and data"}}, Report)
        Report(number=1, event=Workshop(title='Migration and data'))
    """
    classes = model_classes()

    def write(record: Record) -> dict[str, Any]:
        # A field that is declared as `Event` may hold a record of a user's class.
        return _unstructure_derived(converter, record) if _is_derived(type(record)) else unstructure(record)

    def read(value: Any, cls: Any) -> Any:
        return value if _is_read(value, cls) else structure(_unwrapped(value), cls)

    # By an exact match: a hook for the class alone would catch users' subclasses too, and lose their fields.
    converter.register_structure_hook_func(lambda cls: cls in classes, read)
    converter.register_structure_hook_func(
        _is_derived, lambda value, cls: _structure_derived(converter, _unwrapped(value), cls)
    )
    converter.register_unstructure_hook_func(lambda cls: cls in classes or _is_derived(cls), write)
    converter.register_structure_hook_func(_is_union_of_events, _structure_union)
    converter.register_structure_hook_func(_LEAVES.__contains__, structure_leaf)
    converter.register_unstructure_hook_func(_LEAVES.__contains__, unstructure_leaf)
    # By the class, as cattrs does it for all enumerations, which comes before what is asked by a function.
    converter.register_structure_hook(Term, structure_leaf)
    converter.register_unstructure_hook(Term, unstructure_leaf)


def _is_read(value: object, cls: type) -> bool:
    """Whether a value is what a field of a class of ours may hold."""
    return type(value) is cls or (cls is Event and isinstance(value, Event))


_LEAVES = frozenset({PartialDate, Interval, Extensions})


def _unwrapped(value: Any) -> Any:
    """Return the plain values that tomlkit wraps.

    Its own values keep the layout, and a flag in a list is not a `bool` there.
    """
    unwrap = getattr(value, "unwrap", None)
    return unwrap() if unwrap else value


def structure_leaf(value: object, cls: type) -> Any:
    """Return the date, interval, extensions or term of a plain value.

    Raises:
        InvalidRecord: It is not valid.
    """
    found: list[Issue] = []
    leaf = _reader(cls)(_unwrapped(value), "", found)
    if found:
        raise InvalidRecord(found)
    return leaf


@cached
def _reader(cls: type) -> Validator:
    return validator_of(FieldType.of(cls), lambda record: record)


def unstructure_leaf(leaf: object) -> object:
    """Return a leaf as a plain value.

    Raises:
        TypeError: It is of another type, such as `None` in place of a date.
    """
    if isinstance(leaf, Extensions):
        return leaf.to_dict()
    if isinstance(leaf, PartialDate | Interval | Term):
        return str(leaf)
    raise TypeError(f"expected a date, an interval, extensions or a term to write, got {type_name(leaf)}")


def _is_union_of_events(annotation: Any) -> bool:
    """Whether an annotation is a union of event types, maybe with `None`."""
    if get_origin(annotation) not in {Union, UnionType}:
        return False
    kinds = set(get_args(annotation)) - {NoneType}
    return len(kinds) > 1 and kinds <= set(EVENT_TYPES.values())


def _structure_union(value: object, union: Any) -> Event | None:
    kinds = get_args(union)
    if value is None and NoneType in kinds:
        return None
    value = _unwrapped(value)
    is_read = any(_is_read(value, kind) for kind in kinds)
    return cast("Event", value) if is_read else structure_event(value, kinds)


def structure_event(value: object, kinds: Collection[type]) -> Event:
    """Read an event of one of several types.

    Raises:
        InvalidRecord: The event has faults, or is of another type.
    """
    event: Event = structure(value)
    if type(event) not in kinds:
        expected = " or ".join(preview(word) for word, kind in EVENT_TYPES.items() if kind in kinds)
        message = f"expected type {expected}, got {preview(event.type)}"
        raise InvalidRecord([Issue("other-type", "/type", message, value=preview(event.type))])
    return event


# --- Classes of users that are derived from ours ----------------------------------------------------------------------


def _is_derived(cls: Any) -> bool:
    """Whether a class is a user's attrs class derived from one of ours."""
    return isinstance(cls, type) and issubclass(cls, Record) and cls is not Record and cls not in model_classes()


def _structure_derived(converter: cattrs.BaseConverter, value: object, cls: type[Record]) -> Record:
    """Read a derived record: our fields by our rules, others by cattrs."""
    if type(value) is cls:
        return value
    base = _base_of(cls)
    own = {field.name: field for field in _own_fields(cls, base)}
    if not isinstance(value, Mapping):
        return structure(value, base)  # which rejects it
    found: list[Exception] = []
    fields: dict[str, Any] = {}
    try:
        record = structure({key: member for key, member in value.items() if key not in own}, base)
        fields |= {field.name: getattr(record, field.name) for field in attrs.fields(base)}
    except InvalidRecord as error:
        found.append(InvalidRecord([_renamed(issue, cls, own) for issue in error.issues]))
    for name, field in own.items():
        if name in value:
            try:
                fields[name] = converter.structure(value[name], cast("Any", field.type))
            except Exception as error:  # noqa: BLE001  # a hook of a user may raise anything; `issues_of` sorts it out
                error.add_note(AttributeValidationNote(f"Structuring {cls.__name__}.{name}", name, field.type))
                found.append(error)
        elif field.default is attrs.NOTHING:
            message = f"{cls.__name__} requires {preview(name)}"
            found.append(InvalidRecord([Issue("missing-field", escape(name), message, hint=f"add {preview(name)}")]))
    if found:
        message = f"While structuring {cls.__name__}"
        raise cattrs.ClassValidationError(message, found, cls)  # pyright: ignore[reportCallIssue]  # as its __new__ has it
    aliases = {field.name: str(field.alias) for field in attrs.fields(cls)}
    return cls(**{aliases[name]: member for name, member in fields.items()})


def _renamed(issue: Issue, cls: type[Record], own: Collection[str]) -> Issue:
    """Return the issue of an unknown key with the name of the user's class."""
    if issue.code != "unknown-field" or issue.path.count("/") > 1:
        return issue
    key = unescape(issue.path[1:])
    message = f"{cls.__name__} has no field {preview(key)}"
    return attrs.evolve(issue, message=message, hint=did_you_mean(key, own) or issue.hint)


def _unstructure_derived(converter: cattrs.BaseConverter, record: Record) -> dict[str, Any]:
    """Write a derived record: our fields first, then its own."""
    base = _base_of(type(record))
    bare = object.__new__(base)
    for field in attrs.fields(base):
        object.__setattr__(bare, field.name, getattr(record, field.name))
    own = _own_fields(type(record), base)
    return unstructure(bare) | {field.name: converter.unstructure(getattr(record, field.name)) for field in own}


def _own_fields(cls: type[Record], base: type[Record]) -> "list[attrs.Attribute[Any]]":
    ours = {field.name for field in attrs.fields(base)}
    return [field for field in attrs.fields(cls) if field.name not in ours and field.init]


def _base_of(cls: type[Record]) -> type[Record]:
    return cast("type[Record]", kind_of(cls))


def issues_of(error: BaseException) -> Issues:
    """Return the errors of a cattrs converter as issues.

    Faults of our records keep their codes. Of classes of your own, a key that is missing or unknown is
    ``missing-field`` or ``unknown-field``, a value of another type is ``wrong-type``, and what your own code or a hook
    of cattrs refused is ``invalid-value``, in the words of the error. There is at least one issue.

    Paths are JSON Pointers from the top of the data. A key that your class renames appears there under the name of its
    attribute, because cattrs reports no other. A converter without detailed validation stops at the first fault, and
    does not report its place.

    Args:
        error: What ``converter.structure`` or ``converter.loads`` raised.

    Examples:
        >>> import attrs, cattrs
        >>> from migevents import Venue
        >>> from migevents.interop.cattrs import configure, issues_of
        >>> @attrs.frozen
        ... class Tour:
        ...     days: int
        ...     stops: list[Venue]
        >>> converter = cattrs.Converter()
        >>> configure(converter)
        >>> try:
        ...     converter.structure({"stops": [{"city": "Vientiane", "country": "laos"}]}, Tour)
        ... except cattrs.BaseValidationError as error:
        ...     for issue in issues_of(error):
        ...         print(issue.path, issue.code)
        /days missing-field
        /stops/0/country bad-country
    """
    return Issues(_issues(error, "", None))


def _issues(error: BaseException, path: str, expected: Any) -> Iterator[Issue]:
    name = None
    for note in reversed(getattr(error, "__notes__", [])):
        if isinstance(note, AttributeValidationNote | IterableValidationNote):
            name = note.name if isinstance(note, AttributeValidationNote) else note.index
            path, expected = path + escape(name), note.type
    if isinstance(error, InvalidRecord):
        yield from (issue.below(path) for issue in error.issues)
    elif isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from _issues(inner, path, None)
    elif isinstance(error, ForbiddenExtraKeysError):
        yield from _unknown_fields(error, path)
    elif isinstance(error, KeyError) and error.args == (name,):
        yield Issue("missing-field", path, f"{preview(name)} is missing", hint=f"add {preview(name)}")
    else:
        yield _refused(error, path, expected)


def _unknown_fields(error: ForbiddenExtraKeysError, path: str) -> Iterator[Issue]:
    known = [name for cls in error.cl.__mro__ for name in inspect.get_annotations(cls)]
    for key in sorted(error.extra_fields, key=str):
        message = f"{error.cl.__name__} has no field {preview(key)}"
        yield Issue("unknown-field", path + escape(key), message, hint=did_you_mean(str(key), known))


def _refused(error: BaseException, path: str, expected: Any) -> Issue:
    """Return the issue of an error without details."""
    name = getattr(expected, "__name__", None) or (str(expected) if expected else None)
    if isinstance(error, AttributeError) and error.name in {"keys", "items"}:
        wanted = f"an object{f' for {name}' if name else ''}"
        return Issue("wrong-type", path, f"expected {wanted}, got {type(error.obj).__name__}")
    code = "wrong-type" if isinstance(error, TypeError) else "invalid-value"
    words = str(error) or type(error).__name__
    return Issue(code, path, f"expected {name}: {words}" if name else words)
