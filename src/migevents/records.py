"""`Record`: how a class of the model holds to what its fields declare.

A class of the model is written like this, and needs no more::

    @attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
    class Group(Record):
        name: Text
        count: PositiveInt | None = None
        women: NaturalInt | None = None

        @rule("count", "women", about="women")
        def _women_within_count(self) -> Iterable[Issue]: ...

`checked` gives each field a converter that reads the value as its annotation says. A `rule` speaks of several fields;
it may look at those that it names and at no others, because a bad record is tested against the rules whose fields are
sound.
"""

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any, ClassVar, ParamSpec, TypeVar, cast

import attrs

from migevents.errors import InvalidRecord, Issue, with_article
from migevents.fields import Kind
from migevents.readers import Reader, reader_of, wrong_type

P = ParamSpec("P")
T = TypeVar("T")

Check = Callable[[Any], Iterable[Issue]]
Schema = dict[str, Any]


@attrs.frozen
class Rule:
    """What the fields of one record must hold to together.

    Attributes:
        fields: The fields it looks at.
        check: Gives the issues, with paths from the record down.
        about: Gets the one field that decides whether the rule is asked, if there is one. That lets most records pass
            without a call of a Python function, which would take five times as long.
        absent: Whether it is asked where that field is not stated, instead of where it is.
        schema: What JSON Schema can say of it, if it can.
    """

    fields: frozenset[str]
    check: Check
    about: Callable[[Any], Any] | None = None
    absent: bool = False
    schema: Schema | None = attrs.field(default=None, eq=False)


def rule(*fields: str, about: str | None = None, schema: Schema | None = None) -> Callable[[Check], Rule]:
    """Make a method a rule across `fields`; with `about`, it is asked only where that field is stated.

    `schema` says the same in JSON Schema, as far as that can say it: it cannot hold two values against each other.
    """
    return lambda check: Rule(frozenset(fields), check, attrgetter(about) if about else None, schema=schema)


def states(field: str) -> Schema:
    """Return the JSON Schema of the records that state a field."""
    return {"required": [field], "properties": {field: {"not": {"enum": [None, [], False]}}}}


def states_any(*fields: str) -> Schema:
    """Return the JSON Schema of the records that state at least one of the fields."""
    return {"anyOf": [states(field) for field in fields]}


def needs_one_of(*fields: str) -> Rule:
    """Return the rule that at least one of `fields` is stated."""
    names = f"{', '.join(fields[:-1])} or {fields[-1]}"
    values_of = attrgetter(*fields)

    def check(record: Record) -> Iterable[Issue]:
        if any(values_of(record)):
            return ()
        return [Issue("nothing-stated", "", f"{a(type(record))} states at least one of {names}")]

    return Rule(frozenset(fields), check, about=attrgetter(fields[0]), absent=True, schema=states_any(*fields))


class Record:
    """The base of the classes of the model. It has no fields of its own."""

    __slots__ = ()

    # Each class of the model is an attrs class.
    __attrs_attrs__: ClassVar[Any]

    RULES: ClassVar[tuple[Rule, ...]] = ()
    """The rules across the fields of this class, those of its bases first."""

    def __init_subclass__(cls) -> None:
        """Gather the rules of the class."""
        own = (value for value in vars(cls).values() if isinstance(value, Rule))
        inherited = (rule for base in reversed(cls.__bases__) for rule in getattr(base, "RULES", ()))
        cls.RULES = tuple(dict.fromkeys([*inherited, *own]))
        if cls.RULES:
            cls.__attrs_post_init__ = _holding_to(cls.RULES)  # type: ignore[attr-defined]  # a class without rules has none

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Tell pydantic, which asks for it, how the class is read and written."""
        from migevents.formats.pydantic import core_schema_of

        return core_schema_of(cls)

    def __repr__(self) -> str:
        """Return the code that makes this record; what is not stated is left out."""
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in stated(self))})"

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:  # noqa: FBT001  # so it is called
        """Print the same code, in lines where it is long: IPython and Hypothesis ask for it."""
        with printer.group(1, f"{type(self).__name__}(", ")"):
            for index, (name, value) in enumerate(stated(self)):
                if index:
                    printer.text(",")
                    printer.breakable()
                printer.text(f"{name}=")
                printer.pretty(value)

    def _repr_html_(self) -> str:
        """Return a table of what is stated: notebooks ask for it."""
        from migevents.formats.html import record_as_html

        return record_as_html(self)


def stated(record: Record) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a record that are stated, with their values."""
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        if field.default is attrs.NOTHING or value != field.default:
            yield field.name, value


def issues_of_rules(record: Record, rules: Iterable[Rule]) -> list[Issue]:
    """Return what `rules` have to say of a record."""
    try:
        _holding_to(rules)(record)
    except InvalidRecord as error:
        return list(error.issues)
    return []


def _holding_to(rules: Iterable[Rule]) -> Callable[[Record], None]:
    """Return the function that refuses a record that breaks `rules`, with all that they have to say of it.

    It is called for every record, and for each one inside, so what it goes by is taken out of the rules beforehand.
    """
    asked = [(rule.about, rule.absent, rule.check) for rule in rules]

    def hold(record: Record) -> None:
        issues: list[Issue] = []
        for about, absent, check in asked:
            if about is None or (not about(record)) is absent:
                issues += check(record)
        if issues:
            raise InvalidRecord(issues)

    return hold


def checked(_class: type, fields: "list[attrs.Attribute[Any]]") -> "list[attrs.Attribute[Any]]":
    """Give each field the converter that its annotation asks for. It is the `field_transformer` of the classes."""
    return [field.evolve(converter=_converter(field)) for field in fields]


def _converter(field: "attrs.Attribute[Any]") -> Callable[[Any], Any]:
    """Return the function that turns an argument of the constructor into the value of the field, or refuses it."""
    kind = Kind.of(field.type)
    read = reader_of(kind, _instance_reader)
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


def _instance_reader(expected: type) -> Reader:
    """Return the reader of a field that takes instances of `expected`, as it is in a constructor."""

    def read(value: object, path: str, found: list[Issue]) -> Any:
        # A subclass could have fields that JSON has no room for: it would be written short of them, and read as another
        # class.
        if type(value) is not expected:
            hint = f"write {expected.__name__}(...); `structure` reads dicts" if isinstance(value, Mapping) else None
            found.append(wrong_type(f"{a(expected)} object", value, path, hint))
        return value

    return read


def a(cls: type) -> str:
    """Return the name of a class with its article, for messages."""
    return with_article(cls.__name__)


@attrs.frozen
class Field:
    """A field of a class, as the readings see it."""

    name: str
    kind: Kind
    default: Any
    """What stands for "not stated"; `attrs.NOTHING` where the field is required."""

    @property
    def required(self) -> bool:
        """Whether a record cannot do without it."""
        return self.default is attrs.NOTHING


def made_once(make: Callable[P, T]) -> Callable[P, T]:
    """Keep what `make` returns, by its arguments; unlike `functools.cache`, it keeps the types of the function too."""
    return cast("Callable[P, T]", functools.cache(make))


@made_once
def fields_of(cls: type[Record]) -> dict[str, Field]:
    """Return the fields of `cls` by name, in the order of their declaration."""
    return {field.name: Field(field.name, Kind.of(field.type), field.default) for field in attrs.fields(cls)}
