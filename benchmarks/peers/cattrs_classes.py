"""The peer cattrs: frozen attrs classes with validators, and the converter for orjson as it comes."""

import functools
import re
from collections.abc import Callable, Sequence
from typing import Any, Literal, get_origin

import attrs
import orjson
from attrs import validators
from cattrs import BaseConverter, BaseValidationError, transform_error
from cattrs.cols import homogenous_tuple_structure_factory
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override
from cattrs.preconf.orjson import make_converter

from benchmarks.declarations import VERSION_PATTERN, annotation_of, borrowed, bounds_of, regex_of, rules_of, type_of
from benchmarks.peers.peer import Peer, Plain
from migevents import Extensions, Interval, PartialDate, Workshop
from migevents.model.base import Field, Record, cached, fields_of
from migevents.model.event import EVENT_TYPES, Event
from migevents.model.validators import as_date, as_interval
from migevents.values.enums import Term
from migevents.values.scalars import FieldType, is_free_text

# --- Classes ----------------------------------------------------------------------------------------------------------


@cached
def class_of(cls: type[Record]) -> type[Any]:
    """Return the attrs class with the fields, the checks and the rules of `cls`."""
    fields = _top(cls) if issubclass(cls, Event) else {}
    fields |= {field.name: _attribute(field) for field in fields_of(cls).values()}
    rules = rules_of(cls)
    body = borrowed(cls) | ({"__attrs_post_init__": rules} if rules else {})
    return attrs.make_class(cls.__name__, fields, class_body=body, frozen=True, kw_only=True, slots=True)


def _top(cls: type[Event]) -> dict[str, Any]:
    """Return the fields that an event has as a whole document."""
    text: Any = str | None
    kind: Any = Literal[type_of(cls)]
    version = validators.optional(validators.matches_re(VERSION_PATTERN, func=re.search))
    return {
        "migevents": attrs.field(default=None, type=text, validator=version),
        "schema": attrs.field(default=None, type=text),
        "type": attrs.field(type=kind),
    }


def _attribute(field: Field) -> Any:
    kind = field.kind
    item = class_of(kind.type) if issubclass(kind.type, Record) else kind.type
    return attrs.field(default=field.default, type=annotation_of(kind, item), validator=_validator(kind))


def _validator(kind: FieldType) -> Any:
    check: Any
    if kind.type is str:
        check = validators.matches_re(regex_of(kind), func=re.search)
        if is_free_text(kind):  # its pattern takes the empty text too
            check = validators.and_(validators.min_len(1), check)
    elif kind.type is int:
        low, high = bounds_of(kind)
        check = validators.in_(range(low, high + 1))
    else:
        return None
    if kind.many:
        return validators.deep_iterable(check)
    return validators.optional(check) if kind.optional else check


# --- The converter ----------------------------------------------------------------------------------------------------

CONVERTER = make_converter(forbid_extra_keys=True, omit_if_default=True)


def _strict(cls: type) -> Callable[[Any, Any], Any]:
    """Return a hook that takes values of `cls` alone: as it comes, cattrs makes ``"3"`` of ``3``."""

    def read(value: object, _: object) -> object:
        if type(value) is not cls:
            raise TypeError(f"expected {cls.__name__}, got {type(value).__name__}")
        return value

    return read


for _cls in (str, int, bool):
    CONVERTER.register_structure_hook(_cls, _strict(_cls))


def _is_tuple(annotation: Any) -> bool:
    return get_origin(annotation) is tuple


@CONVERTER.register_structure_hook_factory(_is_tuple)
def _list_alone(cls: type, converter: BaseConverter) -> Callable[[Any, Any], Any]:
    """Return a hook that takes lists alone: as it comes, cattrs makes a tuple of the keys of an object, too."""
    read = homogenous_tuple_structure_factory(cls, converter)

    def read_list(value: object, cls: Any) -> object:
        if type(value) is not list:
            raise TypeError(f"expected a list, got {type(value).__name__}")
        return read(value, cls)

    return read_list


# The terms are texts, and would be caught by the hook of texts.
CONVERTER.register_structure_hook(Term, lambda value, cls: cls(value))
CONVERTER.register_structure_hook(PartialDate, lambda value, _: as_date(value))
CONVERTER.register_unstructure_hook(PartialDate, str)
CONVERTER.register_structure_hook(Interval, lambda value, _: as_interval(value))
CONVERTER.register_unstructure_hook(Interval, str)
CONVERTER.register_structure_hook(Extensions, lambda value, _: Extensions(value))
CONVERTER.register_unstructure_hook(Extensions, Extensions.to_dict)
for _cls in map(class_of, EVENT_TYPES.values()):
    CONVERTER.register_structure_hook(
        _cls,
        make_dict_structure_fn(_cls, CONVERTER, schema=override(rename="$schema"), _cattrs_forbid_extra_keys=True),
    )
    CONVERTER.register_unstructure_hook(
        _cls,
        make_dict_unstructure_fn(_cls, CONVERTER, schema=override(rename="$schema"), _cattrs_omit_if_default=True),
    )

# --- The peer ---------------------------------------------------------------------------------------------------------

_WORKSHOP: Any = class_of(Workshop)
_CLASSES = {name: class_of(cls) for name, cls in EVENT_TYPES.items()}


def _read_dict(data: Plain) -> Any:
    # A tagged union would do the same, but has no room for a field that is the tag.
    return CONVERTER.structure(data, _CLASSES[data["type"]])


def _read_json(data: bytes) -> Any:
    return _read_dict(orjson.loads(data))


def faults_of(data: bytes) -> Sequence[object]:
    """Return the faults of a document: messages that end in their places."""
    try:
        _read_json(data)
    except BaseValidationError as error:
        return transform_error(error)
    except (ValueError, KeyError) as error:
        return [str(error)]
    return ()


def _write(record: Any) -> bytes:
    return CONVERTER.dumps(record)


PEER = Peer(
    name="cattrs",
    packages=("cattrs", "attrs", "orjson"),
    read_json=_read_json,
    read_dict=_read_dict,
    errors=(BaseValidationError, ValueError, KeyError),
    faults_of=faults_of,
    all_faults=True,
    write=_write,
    workshop=functools.partial(_WORKSHOP, type="workshop"),
)
