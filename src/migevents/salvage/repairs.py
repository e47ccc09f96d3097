"""The repairs: each reads one kind of unsound value, where it is certain what was meant.

A repair is a function that gets a `Spot` and returns a `Change`, or `None` where it does not fit. Whether the value is
sound then is not for it to say: what is still unsound after all repairs is left over as it came.
"""

import datetime
from collections.abc import Callable
from typing import Any

import attrs

from migevents.dates import PartialDate
from migevents.errors import shown
from migevents.event_dates import EventDates
from migevents.events import EVENT_TYPES, Event
from migevents.frameworks import Framework
from migevents.member_states import MemberState
from migevents.records import Field, Record, fields_of
from migevents.salvage import readings
from migevents.salvage.addresses import Absent, Step
from migevents.terms import Term


@attrs.frozen(eq=False)
class Spot:
    """A value with what stands around it.

    Attributes:
        value: The value, or `Absent`.
        step: Its key, or its index in a list.
        holder: The object or list that holds it.
        owner: The class whose field it is a value of, directly or as an item of a list.
        field: The field; `None` where the class has none of that name.
        is_top: Whether it is a member of the document itself.
        reference: When the document was published.
    """

    value: Any
    step: Step
    holder: Any
    owner: type[Record] | None
    field: Field | None
    is_top: bool
    reference: PartialDate | None

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return isinstance(self.holder, list | tuple)


@attrs.frozen(eq=False)
class Change:
    """What a repair does.

    Attributes:
        code: What kind of repair it is.
        message: What was changed, from what to what, and why.
        value: The value that is meant; `Absent` for "not stated".
        step: The key that is meant, where the value moves to another, or is put beside the one that is repaired.
        is_wrapped: Whether the value that was there is now the one item of a list.
        beside: What is changed in the same object for it.
    """

    code: str
    message: str
    value: Any
    step: Step | None = None
    is_wrapped: bool = False
    beside: tuple["Change", ...] = ()


Repair = Callable[[Spot], Change | None]


def change_for(code: str, spot: Spot) -> Change | None:
    """Return what repairs a fault of this code, or `None`."""
    changes = (repair(spot) for repair in _REPAIRS.get(code, ()))
    return next((change for change in changes if change is not None), None)


def _read(code: str, value: object, meant: object, why: str) -> Change:
    return Change(code, f"{shown(value)} was read as {shown(meant)}: {why}", meant)


def _dropped(code: str, value: object, why: str) -> Change:
    return Change(code, f"{shown(value)} was read as not stated: {why}", Absent)


# --- Text -------------------------------------------------------------------------------------------------------------


def _trim(spot: Spot) -> Change | None:
    bare = readings.trimmed(spot.value)
    if not bare or bare == spot.value:
        return None
    return _read("space-trimmed", spot.value, bare, "white space around a text says nothing")


def _drop_blank(spot: Spot) -> Change | None:
    if spot.is_item or spot.field is None or spot.field.required:
        return None
    return _dropped("blank-dropped", spot.value, "a blank text says nothing")


def _reads(code: str, meaning: Callable[[str], str | None], why: str) -> Repair:
    """Make the repair of a text that has one meaning."""

    def repair(spot: Spot) -> Change | None:
        meant = meaning(spot.value)
        return None if meant is None else _read(code, spot.value, meant, why)

    return repair


def _drop_lost_email(spot: Spot) -> Change | None:
    """Read what is left of a masked address as not stated, and keep it in the wording of the contact."""
    if not readings.is_lost_email(spot.value):
        return None
    text, wording = readings.trimmed(spot.value), spot.holder.get("wording")
    beside: tuple[Change, ...] = ()
    if text and text not in str(wording or ""):
        if not isinstance(wording, str | None):
            return None
        kept = f"{wording}\n{text}" if wording else text
        message = f"{shown(text)} was put into the wording, where what was printed is kept"
        beside = (Change("email-dropped", message, kept, "wording"),)
    dropped = _dropped("email-dropped", spot.value, "the address was lost, or masked, before it came here")
    return attrs.evolve(dropped, beside=beside)


def _read_term(spot: Spot) -> Change | None:
    term = readings.term_of(spot.value, spot.field.kind.type) if spot.field else None
    return None if term is None else _read("term-read", spot.value, term.value, "it names this term")


def _read_type(spot: Spot) -> Change | None:
    meant = readings.bare_letters(spot.value)
    return _read("term-read", spot.value, meant, "it names this type") if meant in EVENT_TYPES else None


# --- Dates ------------------------------------------------------------------------------------------------------------


def _drop_time(spot: Spot) -> Change | None:
    moment = readings.date_and_time(spot.value)
    if moment is None:
        return None
    return _read("time-dropped", spot.value, moment[0], f"it is the date of a date-time, without {shown(moment[1])}")


def _read_date(spot: Spot) -> Change | None:
    date = readings.date_of(spot.value, spot.reference)
    return None if date is None else _read("date-read", spot.value, str(date), "it is a date in other words")


def _read_interval(spot: Spot) -> Change | None:
    interval = readings.interval_of(spot.value, spot.reference)
    return None if interval is None else _read("date-read", spot.value, str(interval), "it is a span in other words")


def _drop_equal_end(spot: Spot) -> Change | None:
    return _dropped("end-dropped", spot.value, "the event ends on the day it starts, and a day is said once")


# --- Types ------------------------------------------------------------------------------------------------------------


def _drop_null(spot: Spot) -> Change | None:
    field = spot.field
    if spot.value is not None or spot.is_item or field is None or not (field.kind.many or field.kind.type is bool):
        return None
    return _dropped("null-dropped", None, f"a null says that there is no {shown(field.name)}")


def _wrap(spot: Spot) -> Change | None:
    if spot.field is None or not spot.field.kind.many or spot.is_item:
        return None
    if readings.may_be_several(spot.value) or readings.may_say_nothing(spot.value):
        return None
    message = f"{shown(spot.value)} was put into a list: several may stand here"
    return Change("list-wrapped", message, [spot.value], is_wrapped=True)


def _read_type_of_field(spot: Spot) -> Change | None:
    """Read a value that is not of the type of its field, but says what such a value says."""
    if spot.field is None or (spot.field.kind.many and not spot.is_item):
        return None
    expected = spot.field.kind.type
    reader = _READERS.get(str if issubclass(expected, Term) else expected)
    return reader(spot) if reader else None


def _read_number(spot: Spot) -> Change | None:
    number = readings.number_of(spot.value)
    return None if number is None else _read("number-read", spot.value, number, "a number stands here")


def _read_text(spot: Spot) -> Change | None:
    if type(spot.value) is not int:
        return None
    return _read("text-read", spot.value, str(spot.value), "a text stands here")


def _read_year(spot: Spot) -> Change | None:
    if isinstance(spot.value, datetime.datetime):
        return _drop_time(attrs.evolve(spot, value=spot.value.isoformat()))
    return _read_text(spot) if type(spot.value) is int and spot.value in _YEARS else None


_YEARS = range(1000, 10_000)


def _read_dates(spot: Spot) -> Change | None:
    dates = readings.dates_of(spot.value, spot.reference)
    return None if dates is None else _read("date-read", spot.value, dates, "it is a date in other words")


def _read_member(spot: Spot) -> Change | None:
    country = readings.country_of(spot.value)
    if country is None:
        return None
    is_name = len(spot.value) > len("LAO")
    state = {"country": country} | ({"name": spot.value} if is_name and not spot.value.isdecimal() else {})
    return _read("country-read", spot.value, state, "it is a country's name or code")


def _read_framework(spot: Spot) -> Change | None:
    name = readings.framework_of(spot.value)
    if name is None:
        return None
    framework = {"name": name} | ({"other_names": [spot.value]} if name != spot.value else {})
    return _read("framework-read", spot.value, framework, "it is a framework's name")


_READERS: dict[type, Repair] = {
    int: _read_number,
    str: _read_text,
    PartialDate: _read_year,
    EventDates: _read_dates,
    MemberState: _read_member,
    Framework: _read_framework,
}


# --- Keys -------------------------------------------------------------------------------------------------------------


def _rename_key(spot: Spot) -> Change | None:
    letters = readings.bare_letters(spot.step)
    fields = fields_of(spot.owner) if spot.owner else {}
    top = ("type",) if spot.is_top and spot.owner and issubclass(spot.owner, Event) else ()
    named = [name for name in (*fields, *top) if readings.bare_letters(name) == letters]
    alike = [key for key in spot.holder if isinstance(key, str) and readings.bare_letters(key) == letters]
    # Where another key says the same, it is not certain which of them is meant.
    if not named or len(alike) > 1:
        return None
    message = f"the key {shown(spot.step)} was read as {shown(named[0])}: a field of this name has no other spelling"
    return Change("key-renamed", message, spot.value, named[0])


# --- By fault ---------------------------------------------------------------------------------------------------------

_REPAIRS: dict[str, tuple[Repair, ...]] = {
    "surrounding-space": (_trim,),
    "control-character": (_trim,),
    "empty-text": (_drop_blank,),
    "bad-country": (_trim, _reads("country-read", readings.country_of, "it is a country's name or code")),
    "bad-language": (_trim, _reads("language-read", readings.language_of, "it names this language")),
    "bad-phone": (_trim, _reads("phone-read", readings.phone_of, "it is this number in print")),
    "bad-email": (_drop_lost_email, _trim, _reads("scheme-dropped", readings.email_of, "'mailto:' is no part of it")),
    "bad-url": (_trim,),
    "unknown-term": (_trim, _read_term),
    "unknown-type": (_trim, _read_type),
    "bad-date": (_trim, _drop_time, _read_date),
    "bad-interval": (_trim, _read_interval),
    "end-equals-start": (_drop_equal_end,),
    "wrong-type": (_drop_null, _wrap, _read_type_of_field),
    "unknown-field": (_rename_key,),
}
