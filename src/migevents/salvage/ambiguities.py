"""Ambiguities: values without a certain repair, and their hints."""

import re
from collections.abc import Callable

import attrs

from migevents import vocabularies
from migevents._display import preview
from migevents.date_parser import parse_date
from migevents.errors import InvalidDate, Issue
from migevents.salvage.interpretations import listed_values, may_be_several, may_say_nothing
from migevents.salvage.repairs import Target
from migevents.values.phones import doubt_about_phone


def with_readings(issue: Issue, target: Target) -> Issue:
    """Return the issue with a hint of the value's possible meanings.

    It is added if there are several.
    """
    hint = _HINTS[issue.code](target) if issue.code in _HINTS else None
    return issue if hint is None else attrs.evolve(issue, hint=hint)


def _orders_of_date(target: Target) -> str | None:
    numbers = re.fullmatch(r"\s*([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})\s*", target.value)
    if numbers is None:
        return None
    try:
        first, second = (parse_date(target.value, day_first=order).start for order in (True, False))
    except InvalidDate:
        return None
    return f"write what is meant: {first} or {second}" if first != second else None


def _countries(target: Target) -> str | None:
    entries = vocabularies.countries.matches(target.value)
    named = [f"{preview(entry.record.alpha2)} ({entry.label})" for entry in entries]
    return f"write what is meant: {' or '.join(named)}" if len(named) > 1 else None


def _phones(target: Target) -> str | None:
    if re.search(r"[0-9].*[0-9]", target.value) is None:
        return None
    if "+" in target.value:
        return doubt_about_phone(target.value)
    if re.match(r"\s*00[1-9]", target.value):
        return "write + instead of 00 if 00 is the international prefix, then the country code and the digits"
    return "add the country code: write +, the code and the digits"


def _one_or_several(target: Target) -> str | None:
    if target.field is None or not target.field.kind.many or target.is_item:
        return None
    if may_say_nothing(target.value):
        return f"write {preview([target.value])}, or omit the key if it means that there is no value"
    return (
        f"write what is meant: {preview([target.value])} or {preview(listed_values(target.value))}"
        if may_be_several(target.value)
        else None
    )


_HINTS: dict[str, Callable[[Target], str | None]] = {
    "bad-date": _orders_of_date,
    "bad-country": _countries,
    "bad-phone": _phones,
    "wrong-type": _one_or_several,
}
