"""Parsing of one content line with the library `icalendar`."""

import re
from types import ModuleType
from typing import Any, Self

import attrs

from migevents._extras import needs
from migevents.formats._draft import ImportDraft, Origin


def library() -> ModuleType:
    """Return the library.

    Raises:
        ModuleNotFoundError: It is not installed.
    """
    with needs("icalendar", "to read and write calendars, install what it needs"):
        import icalendar
    return icalendar


@attrs.frozen
class Line:
    """A content line of an entry.

    Attributes:
        name: The name of its property, in capitals.
        place: Where it is in the entry: ``/SUMMARY``, or ``/CONTACT/1`` if there are several.
        text: The line, unfolded.
        value: What follows the colon, exactly as it is written; the whole line, if there is no colon.
        parameters: Its parameters, by their names in capitals.
    """

    name: str
    place: str
    text: str
    value: str
    parameters: dict[str, Any]

    @property
    def origin(self) -> Origin:
        """Its place and value, for a draft."""
        return self.place, self.value

    @classmethod
    def of(cls, name: str, text: str, place: str) -> Self:
        """Take a line apart."""
        colon = _VALUE.match(text)
        if colon is None:
            return cls(name, place, text, text, {})
        return cls(name, place, text, text[colon.end() :], _parameters(text[: colon.end() - 1]))


# Everything up to the first colon outside quotes; an unclosed quote quotes nothing.
_VALUE = re.compile(r'(?:[^":]|"[^"]*"|")*?:')
_PARAMETER = re.compile(r';[ \t]*([A-Za-z0-9-]+)[ \t]*=((?:[^";]|"[^"]*"|")*)')


def _parameters(head: str) -> dict[str, Any]:
    found = ((parameter[1].upper(), parameter[2].strip()) for parameter in _PARAMETER.finditer(head))
    return {name: value[1:-1] if re.fullmatch(r'"[^"]*"', value) else value for name, value in found}


def leave_line(draft: ImportDraft, line: Line) -> None:
    """Leave over a line and its parameters."""
    draft.leave(*line.origin)
    leave_parameters(draft, line)


def leave_parameters(draft: ImportDraft, line: Line) -> None:
    """Leave over the parameters of a line that the draft does not use."""
    for name, value in line.parameters.items():
        place = f"{line.place};{name}"
        if name != "VALUE" and not draft.is_used(place):
            draft.leave(place, value)


def untyped(line: Line) -> Line:
    """Return a line without the type that it states for its value.

    Of a text with the type of a date, the library would return a date, whose text is Python code.
    """
    if "VALUE" not in line.parameters:
        return line
    head = line.text.removesuffix(f":{line.value}")
    bare = _PARAMETER.sub(lambda parameter: "" if parameter[1].upper() == "VALUE" else parameter[0], head)
    return attrs.evolve(line, text=f"{bare}:{line.value}")


def is_binary(line: Line) -> bool:
    """Return whether a line states that its value is binary data."""
    kind, encoding = (str(line.parameters.get(name)).upper() for name in ("VALUE", "ENCODING"))
    return kind == "BINARY" or encoding in {"BASE64", "B"}


def parsed_line(line: Line) -> tuple[Any, str]:
    """Return the value of a line as the library parses it, and any error.

    The library does not see the zone of a time: the day is the written one, whatever the zone is.
    """
    ical = library()
    text = line.text
    if "TZID" in line.parameters:
        kind = line.parameters.get("VALUE")
        text = f"{line.name}{f';VALUE={kind}' if kind else ''}:{line.value}"
    try:
        component = ical.Event.from_ical(f"BEGIN:VEVENT\r\n{text}\r\nEND:VEVENT")
    except Exception as error:  # noqa: BLE001  # a parser of any bytes fails in many ways, and each is reported
        return None, _short(str(error) or type(error).__name__)
    value = component.get(line.name)
    if value is None or component.errors or isinstance(value, list):
        return None, _short("; ".join(message for _, message in component.errors) or "it has no value")
    return value, ""


def _short(error: str) -> str:
    """Return the beginning of an error, which may repeat the whole line."""
    return error if len(error) <= _LONGEST_ERROR else f"{error[:_LONGEST_ERROR]}..."


_LONGEST_ERROR = 120
