"""`Record`: the base class, and how fields and rules are enforced.

A class of the model is written like this, and needs no more::

    @attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
    class Group(Record):
        name: Text
        count: PositiveInt | None = None
        women: NaturalInt | None = None

        @invariant("count", "women", only_if_set="women")
        def _women_within_count(self) -> Iterable[Issue]: ...

`checked` gives each field a converter that validates the value by its annotation. An `invariant` is a rule across
several fields. It may read the fields that it names and no others, because an invalid record is checked against the
invariants whose fields are all valid.
"""

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, ClassVar, ParamSpec, TypeVar, cast

import attrs

from migevents._display import html_card, preview, shared, with_article
from migevents._names import did_you_mean
from migevents._pydantic import PydanticObject
from migevents.errors import InvalidRecord, Issue
from migevents.model.validators import Validator, validator_of, wrong_type
from migevents.values.enums import Term
from migevents.values.extensions import Extensions
from migevents.values.scalars import FieldType

P = ParamSpec("P")
T = TypeVar("T")

Check = Callable[[Any], Iterable[Issue]]
Schema = dict[str, Any]


@attrs.frozen
class Invariant:
    """A rule across the fields of one record.

    Attributes:
        fields: The fields that it reads.
        check: Returns the issues, with paths relative to the record.
        only_if_set: The one field that must be set for the check to run, if there is one. Most records then pass
            without a call of a Python function, which would take five times as long.
        only_if_unset: Whether that field must be unset instead.
        schema: The same rule in JSON Schema, as far as that can express it.
    """

    fields: frozenset[str]
    check: Check
    only_if_set: str | None = None
    only_if_unset: bool = False
    schema: Schema | None = attrs.field(default=None, eq=False)


def invariant(
    *fields: str, only_if_set: str | None = None, schema: Schema | None = None
) -> Callable[[Check], Invariant]:
    """Make a method an invariant across `fields`.

    With `only_if_set`, it runs only if that field is set.

    `schema` expresses the same in JSON Schema, as far as that can: it cannot compare two values.
    """
    return lambda check: Invariant(frozenset(fields), check, only_if_set, schema=schema)


def states(field: str) -> Schema:
    """Return the JSON Schema of the records that state a field."""
    return {"required": [field], "properties": {field: {"not": {"enum": [None, [], False]}}}}


def states_any(*fields: str) -> Schema:
    """Return the JSON Schema of records with at least one of the fields."""
    return {"anyOf": [states(field) for field in fields]}


def needs_one_of(*fields: str) -> Invariant:
    """Return the rule that at least one of `fields` is stated."""
    names = f"{', '.join(map(preview, fields[:-1]))} or {preview(fields[-1])}"
    values_of = attrgetter(*fields)

    def check(record: Record) -> Iterable[Issue]:
        if any(values_of(record)):
            return ()
        return [Issue("nothing-stated", "", shared(f"{type(record).__name__} requires at least one of {names}"))]

    return Invariant(frozenset(fields), check, only_if_set=fields[0], only_if_unset=True, schema=states_any(*fields))


class _InheritedAttributes:
    """The `__attrs_attrs__` of a class of records, found on its base.

    msgspec takes an object apart by itself if its class has this attribute of its own, and would write an event
    without its type.
    """

    def __get__(self, record: object, cls: type["Record"]) -> Any:
        """Return the attributes of a class; `Record` itself has none."""
        return cls._attributes


class Record(PydanticObject):
    """The base of the classes of the model. It has no fields of its own."""

    __slots__ = ()

    # Each class of the model is an attrs class.
    __attrs_attrs__: ClassVar[Any] = _InheritedAttributes()
    __attrs_pre_init__: ClassVar[Any]
    _attributes: ClassVar[Any]

    _invariants: ClassVar[tuple[Invariant, ...]] = ()
    """The rules across the fields of this class, those of its bases first."""

    def __init_subclass__(cls) -> None:
        """Gather the rules of the class."""
        own = [value for value in vars(cls).values() if isinstance(value, Invariant)]
        inherited = (invariant for base in reversed(cls.__bases__) for invariant in getattr(base, "_invariants", ()))
        cls._invariants = tuple(dict.fromkeys([*inherited, *own]))
        if own:
            cls.__attrs_post_init__ = _enforcer_of(cls._invariants)  # type: ignore[attr-defined]  # a class without rules has none
        # attrs makes a class twice; the second, with slots, has them.
        if "__attrs_attrs__" in vars(cls):
            cls._attributes = vars(cls)["__attrs_attrs__"]
            del cls.__attrs_attrs__
            if "__init__" in vars(cls):
                cls.__init__ = _with_clear_errors(vars(cls)["__init__"])  # type: ignore[method-assign]  # the same arguments

    def __repr__(self) -> str:
        """Return the code for this record, with only the fields that are set."""
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in stated(self))})"

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        """Return the fields that are set, for rich."""
        return stated(self)

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:  # noqa: FBT001  # so it is called
        """Print the same code, on several lines if long, for IPython.

        Hypothesis uses it as well.
        """
        with printer.group(1, f"{type(self).__name__}(", ")"):
            for index, (name, value) in enumerate(stated(self)):
                if index:
                    printer.text(",")
                    printer.breakable()
                printer.text(f"{name}=")
                printer.pretty(value)

    def _repr_html_(self) -> str:
        """Return a table of the fields that are set, for notebooks."""
        rows = ((name.replace("_", " "), _lines(value)) for name, value in stated(self))
        return html_card(type(self).__name__, rows)


def _with_clear_errors(init: Callable[..., None]) -> Callable[..., None]:
    """Return a constructor whose errors name the class and the field."""

    @functools.wraps(init)
    def __init__(self: Record, /, *arguments: Any, **fields: Any) -> None:  # noqa: N807  # it is one
        try:
            init(self, *arguments, **fields)
        except TypeError:
            mistake = _positional(type(self), arguments[0]) if arguments else _mistake(type(self), fields)
            if mistake is None:
                raise
            raise TypeError(mistake) from None

    return __init__


def _positional(cls: type[Record], value: object) -> str | None:
    """Return the error for an argument without a name, if none can be."""
    fields = [field for field in attrs.fields(cls) if field.init]
    if not all(field.kw_only for field in fields):
        return None
    if isinstance(value, Mapping):
        return f"{cls.__name__} takes its fields by name: use migevents.structure to read a dict"
    return f"{cls.__name__} takes its fields by name, such as {fields[0].alias}=..."


def _mistake(cls: type[Record], fields: Mapping[str, Any]) -> str | None:
    """Return the error for wrong argument names, if any."""
    known = {field.alias: field for field in attrs.fields(cls) if field.init}
    for name in fields:
        if name not in known:
            is_type = name == "type" and hasattr(cls, name)
            hint = "omit it, it follows from the class" if is_type else did_you_mean(name, known)
            return f"{cls.__name__} has no field {preview(name)}{f': {hint}' if hint else ''}"
    missing = [name for name, field in known.items() if field.default is attrs.NOTHING and name not in fields]
    return f"{cls.__name__} requires {preview(missing[0])}" if missing else None


def stated(record: Record) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a record that are stated, with their values."""
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        if field.default is attrs.NOTHING or value != field.default:
            yield field.name, value


def _lines(value: Any) -> Iterator[str]:
    """Yield the lines in which a value is shown: one for each thing in it."""
    if isinstance(value, tuple) and not all(isinstance(item, Term) for item in value):
        yield from map(_phrase, value)
    elif isinstance(value, Extensions):
        yield from (f"{key}: {item!r}" for key, item in value.to_dict().items())
    elif isinstance(value, str) and not isinstance(value, Term):
        yield from value.splitlines()
    else:
        yield _phrase(value)


def _phrase(value: Any) -> str:
    if isinstance(value, Record):
        return "; ".join(f"{name.replace('_', ' ')}: {_phrase(inner)}" for name, inner in stated(value))
    if isinstance(value, tuple):
        return ", ".join(map(_phrase, value))
    if isinstance(value, bool):
        return "yes"
    return value.replace("_", " ") if isinstance(value, Term) else str(value)


def invariants_of(cls: type[Record]) -> tuple[Invariant, ...]:
    """Return the rules across fields of a class, its bases' first."""
    return cls._invariants


def issues_of_invariants(record: Record, invariants: Iterable[Invariant]) -> list[Issue]:
    """Return the issues that `invariants` report for a record."""
    issues: list[Issue] = []
    for invariant in invariants:
        name = invariant.only_if_set
        if name is None or (not getattr(record, name)) is invariant.only_if_unset:
            issues += invariant.check(record)
    return issues


def _enforcer_of(invariants: Sequence[Invariant]) -> Callable[[Record], None]:
    """Return a function that raises all issues of broken `invariants`.

    It is called for every record, and for each one inside, so it is written out as code, as attrs does with `__init__`:
    a condition for each invariant instead of a loop. See the decision "Invariants are written out as code".
    """
    names = {f"check_{index}": invariant.check for index, invariant in enumerate(invariants)}
    lines = ["def enforce(record):", "    issues = ()"]
    for name, invariant in zip(names, invariants, strict=True):
        field = invariant.only_if_set
        condition = "True" if field is None else f"{'not ' if invariant.only_if_unset else ''}record.{field}"
        lines.append(f"    if {condition}: issues = *issues, *{name}(record)")
    lines.append("    if issues: raise InvalidRecord(issues)")
    code = compile("\n".join(lines), "<migevents generated invariants>", "exec")
    namespace: dict[str, Any] = {**names, "InvalidRecord": InvalidRecord}
    exec(code, namespace)  # noqa: S102  # it consists of names of fields, never of input
    return cast("Callable[[Record], None]", namespace["enforce"])


def checked(_class: type, fields: "list[attrs.Attribute[Any]]") -> "list[attrs.Attribute[Any]]":
    """Set each field's converter from its annotation.

    It is the `field_transformer` of the classes.
    """
    return [field.evolve(converter=_converter(field)) for field in fields]


def _converter(field: "attrs.Attribute[Any]") -> Callable[[Any], Any]:
    """Return the converter of a field, which may reject the argument."""
    kind = FieldType.of(field.type)
    read = validator_of(kind, _instance_reader)
    path = f"/{field.name}"
    default = field.default

    def convert(value: Any) -> Any:
        if value is default:
            return value
        found: list[Issue] = []
        result = read(value, path, found)
        if found:
            raise InvalidRecord(found[:1])
        return result

    # It is what `help` shows for the argument, and other tools ask for it.
    convert.__annotations__["value"] = kind.annotation
    return convert


def _instance_reader(expected: type) -> Validator:
    """Return the validator of a field for instances of `expected`."""

    def read(value: object, path: str, found: list[Issue]) -> Any:
        # A subclass could have fields that the format lacks: it would be written without them, and read as another
        # class.
        if type(value) is not expected:
            hint = f"write {expected.__name__}(...); `structure` reads dicts" if isinstance(value, Mapping) else None
            found.append(wrong_type(f"{with_article(expected)} object", value, path, hint))
        return value

    return read


@attrs.frozen
class Field:
    """A field of a class, as the readings see it."""

    name: str
    kind: FieldType
    default: Any
    """The value for "not stated"; `attrs.NOTHING` for a required field."""

    @property
    def required(self) -> bool:
        """Whether every record must state it."""
        return self.default is attrs.NOTHING


def cached(make: Callable[P, T]) -> Callable[P, T]:
    """Cache what `make` returns, by its arguments.

    Unlike `functools.cache`, it keeps the types of the function.
    """
    return cast("Callable[P, T]", functools.cache(make))


@cached
def fields_of(cls: type[Record]) -> dict[str, Field]:
    """Return the fields of `cls` by name, in the order of their declaration."""
    return {field.name: Field(field.name, FieldType.of(field.type), field.default) for field in attrs.fields(cls)}
