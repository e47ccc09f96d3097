"""The hooks by which a converter of cattrs reads and writes our types inside of classes of users."""

from collections.abc import Callable, Collection
from types import NoneType
from typing import Any, get_args

import cattrs

from migevents.dates import Interval, PartialDate
from migevents.errors import InvalidRecord, Issue, shown, type_name
from migevents.events import EVENT_TYPES, Event
from migevents.extensions import Extensions
from migevents.fields import Kind
from migevents.readers import Reader, reader_of
from migevents.records import Record, made_once
from migevents.terms import Term


def register_hooks(
    converter: cattrs.BaseConverter,
    classes: Collection[type[Record]],
    structure: Callable[..., Any],
    unstructure: Callable[[Any], Any],
) -> None:
    """Register hooks for these classes, which two functions read and write, for unions of events and for leaves."""
    # By an exact match: a hook for the class alone would catch users' subclasses too, and lose their fields.
    converter.register_structure_hook_func(
        lambda cls: cls in classes, lambda value, cls: structure(_unwrapped(value), cls)
    )
    converter.register_unstructure_hook_func(lambda cls: cls in classes, unstructure)
    converter.register_structure_hook_func(
        _is_union_of_events, lambda value, union: _structure_event(_unwrapped(value), union, structure)
    )
    converter.register_structure_hook_func(_LEAVES.__contains__, structure_leaf)
    converter.register_unstructure_hook_func(_LEAVES.__contains__, unstructure_leaf)
    # By the class, as cattrs does it for all enumerations, which comes before what is asked by a function.
    converter.register_structure_hook(Term, structure_leaf)
    converter.register_unstructure_hook(Term, unstructure_leaf)


_LEAVES = frozenset({PartialDate, Interval, Extensions})


def _unwrapped(value: Any) -> Any:
    """Return plain values of what tomlkit read: its own keep the layout, and a flag in a list is no `bool` there."""
    unwrap = getattr(value, "unwrap", None)
    return unwrap() if unwrap else value


def structure_leaf(value: object, cls: type) -> Any:
    """Return the date, the interval, the extensions or the term that a value says.

    Raises:
        InvalidRecord: It says none.
    """
    found: list[Issue] = []
    leaf = _reader(cls)(_unwrapped(value), "", found)
    if found:
        raise InvalidRecord(found)
    return leaf


@made_once
def _reader(cls: type) -> Reader:
    return reader_of(Kind.of(cls), lambda record: record)


def unstructure_leaf(leaf: object) -> object:
    """Return a leaf as the plain value that says it.

    Raises:
        TypeError: It is none, as `None` where a class of a user has a date.
    """
    if isinstance(leaf, Extensions):
        return leaf.plain()
    if isinstance(leaf, PartialDate | Interval | Term):
        return str(leaf)
    raise TypeError(f"expected a date, an interval, extensions or a term to write, got {type_name(leaf)}")


def _is_union_of_events(annotation: Any) -> bool:
    """Whether the annotation is a union of kinds of events, such as `AnyEvent`, and perhaps `None`."""
    kinds = set(get_args(annotation)) - {NoneType}
    return len(kinds) > 1 and kinds <= set(EVENT_TYPES.values())


def _structure_event(value: object, union: Any, structure: Callable[..., Any]) -> Event | None:
    kinds = get_args(union)
    if value is None and NoneType in kinds:
        return None
    event: Event = structure(value)
    if type(event) not in kinds:
        asked = " or ".join(shown(kind.__name__.lower()) for kind in kinds if kind is not NoneType)
        name = shown(type(event).__name__.lower())
        message = f"{name} is another type than was asked for: expected {asked}"
        raise InvalidRecord([Issue("other-type", "/type", message, value=name)])
    return event
