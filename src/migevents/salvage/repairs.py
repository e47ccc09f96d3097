"""The repairs: each reads one kind of invalid value, if certain.

A repair is a function that takes a `Target` and returns an `Edit`, or `None` if it does not fit. It need not make the
value valid: a value that is still invalid after all repairs is left over unchanged.
"""

import datetime
import functools
from collections.abc import Callable
from typing import Any

import attrs

from migevents._display import preview
from migevents.jsontext.paths import MISSING, Key
from migevents.model.base import Field, Record, cached, fields_of
from migevents.model.event import EVENT_TYPES, Event
from migevents.model.event_dates import EventDates
from migevents.model.organizations import MemberState
from migevents.model.references import Framework
from migevents.salvage import interpretations
from migevents.salvage.node import Node
from migevents.values.dates import PartialDate
from migevents.values.enums import Term


@attrs.frozen(eq=False)
class Target:
    """A value and its surroundings.

    Attributes:
        value: The value, or `MISSING`.
        step: Its key, or its index in a list.
        parent: The node of the object or list around it.
        owner: The class whose field it is a value of, directly or as an item of a list.
        field: The field; `None` where the class has none of that name.
        is_top: Whether it is a member of the document itself.
        reference: When the document was published.
    """

    value: Any
    step: Key
    parent: Node
    owner: type[Record] | None
    field: Field | None
    is_top: bool
    reference: PartialDate | None

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return self.parent.is_list


@attrs.frozen(eq=False)
class Edit:
    """The value that a repair changes, and its surroundings.

    Attributes:
        code: The code of the repair.
        message: What was changed, from what to what, and why.
        value: The value that is meant; `MISSING` for "not stated".
        step: The key that is meant, if the value gets another key, or is added beside the one that is repaired.
        is_wrapped: Whether the value becomes the only item of a list.
        beside: Other changes in the same object.
    """

    code: str
    message: str
    value: Any
    step: Key | None = None
    is_wrapped: bool = False
    beside: tuple["Edit", ...] = ()


RepairFunction = Callable[[Target], Edit | None]


def edit_for(code: str, target: Target) -> Edit | None:
    """Return the edit that repairs a fault of this code, or `None`."""
    for repair in _REPAIRS.get(code, ()):
        edit = repair(target)
        if edit is not None:
            return edit
    return None


def _read(code: str, value: object, meant: object, why: str) -> Edit:
    return Edit(code, f"{preview(value)} was read as {preview(meant)}: {why}", meant)


def _dropped(code: str, value: object, why: str) -> Edit:
    return Edit(code, f"{preview(value)} was omitted: {why}", MISSING)


# --- Text -------------------------------------------------------------------------------------------------------------


def _trim(target: Target) -> Edit | None:
    bare = interpretations.trimmed(target.value)
    if not bare or bare == target.value:
        return None
    return _read("space-trimmed", target.value, bare, "white space around text has no meaning")


def _drop_blank(target: Target) -> Edit | None:
    if target.is_item or target.field is None or target.field.required:
        return None
    return _dropped("blank-dropped", target.value, "blank text has no meaning")


def _reads(code: str, meaning: Callable[[str], str | None], why: str) -> RepairFunction:
    """Return a repair that reads a text by its one meaning."""

    def repair(target: Target) -> Edit | None:
        meant = meaning(target.value)
        return None if meant is None else _read(code, target.value, meant, why)

    return repair


def _drop_lost_email(target: Target) -> Edit | None:
    """Omit the rest of a masked address; keep it in the wording."""
    if not interpretations.is_lost_email(target.value):
        return None
    text, wording = interpretations.trimmed(target.value), target.parent.sibling_value("wording")
    beside: tuple[Edit, ...] = ()
    if text and text not in str(wording or ""):
        if not isinstance(wording, str | None):
            return None
        kept = f"{wording}\n{text}" if wording else text
        message = f"{preview(text)} was added to the wording, which keeps the printed text"
        beside = (Edit("email-dropped", message, kept, "wording"),)
    dropped = _dropped("email-dropped", target.value, "the address was lost or masked")
    return attrs.evolve(dropped, beside=beside)


def _read_term(target: Target) -> Edit | None:
    term = interpretations.term_of(target.value, target.field.kind.type) if target.field else None
    return None if term is None else _read("term-read", target.value, term.value, "it names this term")


def _read_type(target: Target) -> Edit | None:
    meant = interpretations.bare_letters(target.value)
    return _read("term-read", target.value, meant, "it names this type") if meant in EVENT_TYPES else None


# --- Dates ------------------------------------------------------------------------------------------------------------


def _drop_time(target: Target) -> Edit | None:
    moment = interpretations.date_and_time(target.value)
    if moment is None:
        return None
    return _read(
        "time-dropped", target.value, moment[0], f"it is the date of a date-time, without {preview(moment[1])}"
    )


# Records of one source have the same faults, and parsing a date in words takes as long as reading a record. Of the
# wordings that were collected from publishers, the longest has 42 characters.
_date_of = functools.lru_cache(maxsize=1024)(interpretations.date_of)
_interval_of = functools.lru_cache(maxsize=1024)(interpretations.interval_of)
_LONGEST_DATE = 120


def _read_date(target: Target) -> Edit | None:
    date = _date_of(target.value, target.reference) if len(target.value) <= _LONGEST_DATE else None
    return None if date is None else _read("date-read", target.value, str(date), "it is a date in words")


def _read_interval(target: Target) -> Edit | None:
    interval = _interval_of(target.value, target.reference) if len(target.value) <= _LONGEST_DATE else None
    return None if interval is None else _read("date-read", target.value, str(interval), "it is an interval in words")


def _drop_equal_end(target: Target) -> Edit | None:
    return _dropped("end-dropped", target.value, "it equals the start")


# --- Types ------------------------------------------------------------------------------------------------------------


def _drop_null(target: Target) -> Edit | None:
    field = target.field
    if target.value is not None or target.is_item or field is None or not (field.kind.many or field.kind.type is bool):
        return None
    return _dropped("null-dropped", None, f"null means that there is no {preview(field.name)}")


def _wrap(target: Target) -> Edit | None:
    if target.field is None or not target.field.kind.many or target.is_item:
        return None
    if interpretations.may_be_several(target.value) or interpretations.may_say_nothing(target.value):
        return None
    message = f"{preview(target.value)} was wrapped in a list: the field requires one"
    return Edit("list-wrapped", message, [target.value], is_wrapped=True)


def _read_type_of_field(target: Target) -> Edit | None:
    """Read a value of another type than its field by its meaning."""
    if target.field is None or (target.field.kind.many and not target.is_item):
        return None
    expected = target.field.kind.type
    reader = _READERS.get(str if issubclass(expected, Term) else expected)
    return reader(target) if reader else None


def _read_number(target: Target) -> Edit | None:
    number = interpretations.number_of(target.value)
    return None if number is None else _read("number-read", target.value, number, "the field requires a whole number")


def _read_text(target: Target) -> Edit | None:
    if type(target.value) is not int:
        return None
    return _read("text-read", target.value, str(target.value), "the field requires text")


def _read_year(target: Target) -> Edit | None:
    if isinstance(target.value, datetime.datetime):
        return _drop_time(attrs.evolve(target, value=target.value.isoformat()))
    return _read_text(target) if type(target.value) is int and target.value in _YEARS else None


_YEARS = range(1000, 10_000)


def _read_dates(target: Target) -> Edit | None:
    if not isinstance(target.value, str) or len(target.value) > _LONGEST_DATE:
        return None
    dates = interpretations.dates_of(target.value, target.reference)
    return None if dates is None else _read("date-read", target.value, dates, "it is a date in words")


def _read_member(target: Target) -> Edit | None:
    country = interpretations.country_of(target.value)
    if country is None:
        return None
    is_name = len(target.value) > len("LAO")
    state = {"country": country} | ({"name": target.value} if is_name and not target.value.isdecimal() else {})
    return _read("country-read", target.value, state, "it is a country's name or code")


def _read_framework(target: Target) -> Edit | None:
    name = interpretations.framework_of(target.value)
    if name is None:
        return None
    framework = {"name": name} | ({"other_names": [target.value]} if name != target.value else {})
    return _read("framework-read", target.value, framework, "it is a framework's name")


_READERS: dict[type, RepairFunction] = {
    int: _read_number,
    str: _read_text,
    PartialDate: _read_year,
    EventDates: _read_dates,
    MemberState: _read_member,
    Framework: _read_framework,
}


# --- Keys -------------------------------------------------------------------------------------------------------------


def _rename_key(target: Target) -> Edit | None:
    letters = interpretations.bare_letters(target.step)
    name = _names(target.owner).get(letters) if target.owner else None
    if letters == "type" and target.is_top and target.owner and issubclass(target.owner, Event):
        name = "type"
    # Where another key has the same letters, it is not certain which of them is meant.
    if name is None or target.parent.keys.spellings[letters] > 1:
        return None
    message = f"the key {preview(target.step)} was read as {preview(name)}: no other field has these letters"
    return Edit("key-renamed", message, target.value, name)


@cached
def _names(cls: type[Record]) -> dict[str, str]:
    """Return the names of the fields of a class by their letters."""
    return {interpretations.bare_letters(name): name for name in fields_of(cls)}


# --- By fault ---------------------------------------------------------------------------------------------------------

_REPAIRS: dict[str, tuple[RepairFunction, ...]] = {
    "surrounding-space": (_trim,),
    "control-character": (_trim,),
    "empty-text": (_drop_blank,),
    "bad-country": (_trim, _reads("country-read", interpretations.country_of, "it is a country's name or code")),
    "bad-language": (_trim, _reads("language-read", interpretations.language_of, "it names this language")),
    "bad-phone": (_trim, _reads("phone-read", interpretations.phone_of, "it is a printed form of this number")),
    "bad-email": (
        _drop_lost_email,
        _trim,
        _reads("scheme-dropped", interpretations.email_of, "'mailto:' is not part of an address"),
    ),
    "bad-url": (_trim,),
    "unknown-term": (_trim, _read_term),
    "unknown-type": (_trim, _read_type),
    "bad-date": (_trim, _drop_time, _read_date),
    "bad-interval": (_trim, _read_interval),
    "end-equals-start": (_drop_equal_end,),
    "wrong-type": (_drop_null, _wrap, _read_type_of_field),
    "unknown-field": (_rename_key,),
}
