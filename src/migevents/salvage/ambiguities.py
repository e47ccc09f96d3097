"""Ambiguities: what is left over where no repair is certain, and hints that name the possible meanings."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import attrs

from migevents import vocabularies
from migevents._display import preview
from migevents._names import composed
from migevents.date_parser import parse_date
from migevents.errors import InvalidDate, Issue
from migevents.jsontext.paths import JsonPath
from migevents.salvage.interpretations import may_be_several, may_be_word, may_say_nothing, parts_of
from migevents.salvage.repairs import Target
from migevents.values.phones import doubt_about_phone

Children = Callable[[JsonPath], Iterable[tuple[JsonPath, Any]]]
"""Returns the children of an address that are not left over yet, each with its address and value."""


def unsound_with(code: str, address: JsonPath, children: Children) -> Iterator[JsonPath]:
    """Yield the addresses to leave over for a fault with this code at `address`.

    If fields contradict each other, none is more certain than the other, so all of them are left over.
    """
    if not address:
        yield ()
    elif code == "missing-field":
        yield address[:-1]
    elif code == "too-deep":
        yield address[:1]
    elif code == "dates-out-of-order":
        yield address[:-1]
    elif code == "ambiguous-speaker":
        yield from _same_key(address, children)
    elif code in _CONTRADICTIONS:
        yield from (at for at, _ in children(address[:-1]) if at[-1] in _CONTRADICTIONS[code])
    else:
        yield address


_CONTRADICTIONS = {
    "end-before-start": {"start", "end"},
    "open-end-with-end": {"open_end", "end"},
    "dates-outside-span": {"start", "end", "dates"},
    "window-with-dates": {"within", "start", "end", "dates"},
    "missing-organization": {"status", "admitted", "accession", "ordinal"},
    "accession-before-admission": {"admitted", "accession"},
    "women-exceed-count": {"women", "count"},
}


def _same_key(address: JsonPath, children: Children) -> Iterator[JsonPath]:
    speakers = {at: _key_of(speaker) for at, speaker in children(address[:-1])}
    return (at for at, key in speakers.items() if key == speakers[address])


def _key_of(speaker: dict[str, Any]) -> Any:
    """Return the key of a valid speaker, as the event compares it: `Speaker.key` in NFC."""
    positions = [*speaker.get("positions", ()), speaker.get("organization")]
    return composed(str(speaker.get("id") or speaker.get("name") or positions[0]))


# --- Meanings ---------------------------------------------------------------------------------------------------------


def with_readings(issue: Issue, target: Target) -> Issue:
    """Return the issue with a hint that names the possible meanings of its value, if there are several."""
    hint = _HINTS[issue.code](target) if issue.code in _HINTS else None
    return issue if hint is None else attrs.evolve(issue, hint=hint)


def _orders_of_date(target: Target) -> str | None:
    numbers = re.fullmatch(r"\s*([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})\s*", target.value)
    try:
        first, second = (parse_date(target.value, day_first=order).start for order in (True, False))
    except InvalidDate:
        return None
    return f"write what is meant: {first} or {second}" if numbers and first != second else None


def _countries(target: Target) -> str | None:
    entries = vocabularies.countries.matches(target.value)
    named = [f"{preview(entry.record.alpha2)} ({entry.label})" for entry in entries]
    if len(named) == 1 and (may_say_nothing(target.value) or may_be_word(target.value)):
        return f"write {named[0]} if that is meant, or omit the key if there is no value"
    return f"write what is meant: {' or '.join(named)}" if len(named) > 1 else None


def _phones(target: Target) -> str | None:
    if re.search(r"[0-9].*[0-9]", target.value) is None:
        return None
    if "+" in target.value:
        return doubt_about_phone(target.value)
    if re.match(r"\s*00[1-9]", target.value):
        return "write + instead of 00 if that is the prefix for calls abroad, then the country code and the digits"
    return "add the country code: write +, the code and the digits"


def _one_or_several(target: Target) -> str | None:
    if target.field is None or not target.field.kind.many or target.is_item:
        return None
    if may_say_nothing(target.value):
        return f"write {preview([target.value])}, or omit the key if it means that there is no value"
    return (
        f"write what is meant: {preview([target.value])} or {preview(parts_of(target.value))}"
        if may_be_several(target.value)
        else None
    )


_HINTS: dict[str, Callable[[Target], str | None]] = {
    "bad-date": _orders_of_date,
    "bad-country": _countries,
    "bad-phone": _phones,
    "wrong-type": _one_or_several,
}
