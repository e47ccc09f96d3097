"""ReliefWeb: trainings from its API, and its reports as sources.

The trainings are those of ``/v2/training``.

The API is described at https://apidoc.reliefweb.int. This module reads its responses; it sends no requests.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from migevents.errors import Issues
from migevents.formats._draft import ImportDraft, Origin, file_import, integer_or_digits, note
from migevents.formats._encodings import decoded
from migevents.formats._themes import field_of_keyword
from migevents.formats.protocol import Import, demand_json
from migevents.jsontext.pointer import escape
from migevents.model.event import AnyEvent, Event
from migevents.model.references import Source

NAME = "reliefweb"
SUFFIXES: tuple[str, ...] = ()
MEDIA_TYPE = "application/json"

__all__ = ["MEDIA_TYPE", "NAME", "SUFFIXES", "dumps", "loads", "sources"]


def loads(data: bytes | str | list[Any] | Mapping[str, Any]) -> Iterator[Import[AnyEvent]]:
    """Read the trainings of an API response, one after the other.

    The organizations have no role, since the API does not state one. Costs, fees, registration and careers are left
    over. A report is a page and not an event, so it has no record: see `sources`.

    Args:
        data: The response, or the list in its ``data``, or one entry of the list.

    Returns:
        An iterator over the entries; leftovers are listed by JSON Pointer into its ``fields``.

    Raises:
        TypeError: `data` is of another type.

    Examples:
        >>> answer = {"data": [{"fields": {"title": "Border course", "country": [{"iso3": "lao"}], "cost": "free"}}]}
        >>> (entry,) = loads(answer)
        >>> entry.record
        Event(title='Border course', venues=(Venue(country='LA'),))
        >>> entry.leftovers
        {'/cost': 'free'}
    """
    return _events(demand_json(data))


def sources(data: bytes | str | list[Any] | Mapping[str, Any]) -> Iterator[Import[Source]]:
    """Read the reports of an API response as sources, not as events.

    Raises:
        TypeError: `data` is of another type.

    Examples:
        >>> (entry,) = sources({"data": [{"fields": {"title": "Lao PDR joins IOM", "source": [{"name": "IOM"}]}}]})
        >>> entry.record
        Source(publisher='IOM', headline='Lao PDR joins IOM')
    """
    return _sources(demand_json(data))


def dumps(_records: object) -> NoReturn:
    """Raise `TypeError`: ReliefWeb is read-only.

    Raises:
        TypeError: Always.
    """
    raise TypeError("ReliefWeb is read-only: write iCalendar, schema.org or a table")


def _events(data: Any) -> Iterator[Import[Any]]:
    for fields, place, is_report in _entries(data):
        if isinstance(fields, Import):
            yield fields
        elif is_report:
            message = "a report is a page, not an event: read it with reliefweb.sources"
            yield Import(None, Issues([note("entries-skipped", "", message)]), {"": fields}, None, place)
        else:
            yield _training(fields, place)


def _sources(data: Any) -> Iterator[Import[Any]]:
    for fields, place, _ in _entries(data):
        yield fields if isinstance(fields, Import) else _report(fields, place)


def _entries(data: Any) -> Iterator[tuple[Any, str, bool]]:
    """Yield the fields and place of each entry, and whether it is a report.

    For what cannot be read, the first value is an `Import` with the issue.
    """
    if isinstance(data, bytes | str):
        text, guessed = decoded(data)
        yield from ((each, "", False) for each in file_import(guessed))
        try:
            data = json.loads(text, parse_int=integer_or_digits)
        except (ValueError, RecursionError) as error:
            message = f"the response is not valid JSON: {error or 'it is nested too deeply'}"
            yield _unread(message, text, ""), "", False
            return
    items, place = (data["data"], "/data") if isinstance(data, Mapping) and "data" in data else (data, "")
    several = isinstance(items, list)
    for index, item in enumerate(items if several else [items]):
        at = place + escape(index) if several else place
        fields = item.get("fields", item) if isinstance(item, Mapping) else None
        if isinstance(fields, Mapping):
            yield fields, f"{at}/fields" if "fields" in item else at, "/reports" in str(item.get("href", ""))
        else:
            yield _unread("the entry is not an object with fields", item, at), "", False


def _unread(message: str, value: Any, place: str) -> Import[Any]:
    return Import(None, Issues([note("bad-script", "", message, value)]), {"": value}, None, place)


def _training(fields: Mapping[str, Any], place: str) -> Import[Any]:
    draft = ImportDraft(fields, {"/title": "/title"})
    types = _names(fields, "type")
    is_training = [name for _, name in types] == ["Training/Workshop"]
    draft.put(("type",), "training" if is_training else "event", *(types if is_training else ()))
    _put_text(draft, "title", fields, ("title",))
    _put_text(draft, "body" if _text(fields.get("body")) else "body-html", fields, ("summary",), has_lines=True)
    _put_text(draft, "event_url", fields, ("url",))
    _put_source(draft, fields)
    _put_dates(draft, fields)
    mode = _only_name(fields, "format")
    if mode and mode[1] in _MODES:
        draft.put(("mode",), _MODES[mode[1]], mode)
    _put_places(draft, fields)
    _put_organizations(draft, fields)
    for at, name in _names(fields, "theme"):
        field, item = field_of_keyword(draft.line(name, at))
        draft.put((field, draft.length(field)), item, (at, name))
    _put_language(draft, fields, "training_language", ("language",))
    draft.leave_rest(fields)
    return draft.imported(Event, place=place)


_MODES = {"On-site": "in_person", "Online": "online"}


def _report(fields: Mapping[str, Any], place: str) -> Import[Source]:
    draft = ImportDraft(fields, {})
    _put_text(draft, "title", fields, ("headline",))
    for at, publisher in _names(fields, "source")[:1]:
        draft.put(("publisher",), draft.line(publisher, at), (at, publisher))
    _put_text(draft, "url_alias" if _text(fields.get("url_alias")) else "url", fields, ("url",))
    _put_day(draft, fields, "original" if _date(fields, "original") else "created", ("published",))
    _put_language(draft, fields, "language", ("language",))
    draft.leave_rest(fields)
    return draft.imported(Source, place=place)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _put_text(
    draft: ImportDraft, name: str, fields: Mapping[str, Any], path: tuple[str, ...], *, has_lines: bool = False
) -> None:
    text, place = _text(fields.get(name)), escape(name)
    read = draft.lines if has_lines else draft.line
    plain = None if text is None else read(text, place, is_required=path == ("title",))
    if plain:
        draft.put(path, plain, (place, text))


def _names(fields: Mapping[str, Any], key: str, *members: str) -> list[Origin]:
    """Return the names in a field with one or several values, with places."""
    value = fields.get(key)
    several = isinstance(value, list)
    found = []
    for index, item in enumerate(value if isinstance(value, list) else [value]):
        place = escape(key) + (escape(index) if several else "")
        if isinstance(item, Mapping):
            found += [(place + escape(name), item[name]) for name in members or ("name",) if _text(item.get(name))][:1]
        elif _text(item):
            found.append((place, item))
    return found


def _only_name(fields: Mapping[str, Any], key: str, *members: str) -> Origin | None:
    """Return the name in a field that has exactly one."""
    names = _names(fields, key, *members)
    return names[0] if len(names) == 1 else None


def _put_language(draft: ImportDraft, fields: Mapping[str, Any], key: str, path: tuple[str, ...]) -> None:
    """Put a language into a draft, if the entry has only one."""
    language = _only_name(fields, key, "code", "name")
    if language:
        draft.put(path, language[1], language)


def _put_source(draft: ImportDraft, fields: Mapping[str, Any]) -> None:
    _put_text(draft, "url_alias" if _text(fields.get("url_alias")) else "url", fields, ("source", "url"))
    _put_day(draft, fields, "created", ("source", "published"))
    _put_language(draft, fields, "language", ("source", "language"))


def _date(fields: Mapping[str, Any], name: str) -> str | None:
    date = fields.get("date")
    return _text(date.get(name)) if isinstance(date, Mapping) else None


def _day(text: str) -> str:
    """Return the day of an API date, which is midnight in UTC."""
    found = re.match(r"\s*([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T|$)", text, re.ASCII)
    return found[1] if found else text


def _put_day(draft: ImportDraft, fields: Mapping[str, Any], name: str, path: tuple[str, ...]) -> None:
    text = _date(fields, name)
    if text is not None:
        draft.put(path, _day(text), (f"/date/{name}", text))


def _put_dates(draft: ImportDraft, fields: Mapping[str, Any]) -> None:
    start, end = _date(fields, "start"), _date(fields, "end")
    _put_day(draft, fields, "start", ("when", "start"))
    if end is not None and start is not None and _day(start) == _day(end):
        draft.stem(("when", "start"), ("/date/end", end))
    else:
        _put_day(draft, fields, "end", ("when", "end"))


def _put_places(draft: ImportDraft, fields: Mapping[str, Any]) -> None:
    countries = _names(fields, "country", "iso3", "name")
    for index, (place, code) in enumerate(countries):
        draft.put(("venues", index, "country"), code.upper() if place.endswith("/iso3") else code, (place, code))
    city = _only_name(fields, "city")
    if city and len(countries) <= 1:
        draft.put(("venues", 0, "city"), draft.line(city[1], city[0]), city)


def _put_organizations(draft: ImportDraft, fields: Mapping[str, Any]) -> None:
    value = fields.get("source")
    for place, name in _names(fields, "source"):
        at = draft.length("organizations")
        draft.put(("organizations", at, "name"), draft.line(name, place), (place, name))
        parent = place.rpartition("/")[0]
        # A list may also have the names alone; these have no short names.
        item = value[int(parent.rpartition("/")[2])] if isinstance(value, list) and place.endswith("/name") else value
        short = _text(item.get("shortname")) if isinstance(item, Mapping) else None
        if short is not None and short != name:
            draft.put(
                ("organizations", at, "abbreviation"),
                draft.line(short, f"{parent}/shortname"),
                (f"{parent}/shortname", short),
            )
