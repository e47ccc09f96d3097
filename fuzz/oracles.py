"""Properties of any input at all. Each function takes bytes, and raises if a property is violated."""

import contextlib
import functools
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import migevents
from migevents import Event, InvalidDate, InvalidRecord, Record, Salvage
from migevents.formats import Import, find
from migevents.jsontext.lossless import written
from tests.support.growth import counted_calls

_REFERENCE = "2018-11-16"

_CALLS_AT_LEAST, _CALLS_PER_BYTE = 50_000, 2_000
"""What reading may cost. Nothing that is honest takes more than 200 calls for a byte; what grows with the square of
the length is beyond this within the 20,000 bytes of the longest input."""


def check_loads(data: bytes) -> None:
    """`loads` returns a record that can be written and read again, or raises `InvalidRecord` with issues."""
    try:
        record = migevents.loads(data)
    except InvalidRecord as error:
        _check_issues(error)
    else:
        _check_round_trip(record)


def check_structure(data: bytes) -> None:
    """`structure` accepts exactly what `loads` accepts, and builds an equal record."""
    try:
        values = json.loads(data)
    except (ValueError, RecursionError):
        return
    try:
        record = migevents.structure(values)
    except InvalidRecord as error:
        _check_issues(error)
    else:
        _check_round_trip(record)
        # Python's json accepts NaN and infinities, which are not JSON.
        with contextlib.suppress(ValueError):
            assert migevents.loads(json.dumps(values, allow_nan=False)) == record


def check_salvage(data: bytes) -> None:
    """`salvage` never raises; what it writes gives the same record and the same leftovers again."""
    salvaged: Salvage[Any] = migevents.salvage(data, reference=_REFERENCE)
    if salvaged.record is None:
        assert salvaged.issues
        return
    _check_round_trip(salvaged.record)
    again: Salvage[Any] = migevents.salvage(salvaged.dumps(), reference=_REFERENCE)
    assert again.record == salvaged.record
    assert len(again.leftovers) == len(salvaged.leftovers)


def check_parse_date(data: bytes) -> None:
    """`parse_date` returns valid dates with the wording, or raises `InvalidDate` with a reason."""
    text = data.decode(errors="surrogateescape")
    for reference in (None, _REFERENCE):
        try:
            when = migevents.parse_date(text, reference=reference)
        except InvalidDate as error:
            _check(error.reason)
        else:
            assert when.wording == text.strip()
            _check_round_trip(when)


def check_find_dates(data: bytes) -> None:
    """`find_dates` raises nothing; what it finds lies in the text, in order and apart, and is valid."""
    text = data.decode(errors="surrogateescape")
    end = 0
    for found in _in_proportion(functools.partial(migevents.find_dates, text, reference=_REFERENCE), data):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        assert found.when.wording
        _check_round_trip(found.when)


def check_icalendar(data: bytes) -> None:
    """A calendar raises nothing, and its entries are accounted for."""
    _check_format("icalendar", data)


def check_table(data: bytes) -> None:
    """A table raises nothing, and its rows are accounted for."""
    _check_format("table", data)


def check_schema_org(data: bytes) -> None:
    """A page or a document of JSON-LD raises nothing; each word of an event is in the record or left over."""
    entries = _check_format("schema-org", data)
    event = _parsed(data)
    if isinstance(event, dict) and event.get("@type") == "Event" and "@graph" not in event:
        _check_nothing_is_lost(event, entries)


def check_reliefweb(data: bytes) -> None:
    """An answer of ReliefWeb raises nothing; each word of an entry is in the record or left over."""
    entries = _check_format("reliefweb", data)
    answer = _parsed(data)
    fields = answer.get("fields") if isinstance(answer, dict) else None
    if isinstance(fields, dict) and not {"data", "errors"} & answer.keys():
        _check_nothing_is_lost(fields, entries)


def _check_format(name: str, data: bytes) -> list[Import[Any]]:
    loads = find(name).loads
    entries: list[Import[Any]] = _in_proportion(lambda: list(loads(data)), data)
    for entry in entries:
        for issue in entry.issues:
            _check(issue.path == "" or issue.path.startswith("/"))
            _check(str(issue).isprintable())
        json.dumps(dict(entry.leftovers), default=str)
        if entry.record is not None:
            _check_round_trip(entry.record)
        elif entry.place:
            _check(entry.leftovers and entry.issues)
    return entries


def _check_nothing_is_lost(entry: dict[str, Any], read: list[Import[Any]]) -> None:
    kept = [
        [
            {} if each.record is None else migevents.unstructure(each.record),
            dict(each.leftovers),
            [getattr(issue, "before", None) for issue in each.issues],
        ]
        for each in read
    ]
    text = written(kept).decode(errors="surrogatepass").lower()
    for word in _words_of(entry):
        assert word.lower() in text, word


def _words_of(value: Any) -> Iterator[str]:
    """Yield the words in values whose case alone may be read as another: not those of types, languages and contexts."""
    if isinstance(value, dict):
        for key, child in value.items():
            if key not in {"@type", "@context", "@language", "inLanguage"}:
                yield from _words_of(child)
    elif isinstance(value, list):
        for child in value:
            yield from _words_of(child)
    elif isinstance(value, str):
        yield from re.findall(r"(?a:\b[A-Z][a-z]{5,}\b)", value)


def _parsed(data: bytes) -> Any:
    """Return the values of a document if it is JSON in which no key occurs twice; else `None`."""
    try:
        return json.loads(data, object_pairs_hook=_unique)
    except (ValueError, RecursionError):
        return None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError
    return members


def _in_proportion(function: Callable[[], Any], data: bytes) -> Any:
    """Return the result of a function that may make no more calls than its input is long."""
    results: list[Any] = []
    limit = _CALLS_AT_LEAST + _CALLS_PER_BYTE * len(data)
    # The first time, what is made once is counted as well.
    if counted_calls(lambda: results.append(function())) > limit:
        assert counted_calls(function) <= limit
    return results[0]


def _check_round_trip(record: Record) -> None:
    assert migevents.loads(migevents.dumps(record), type(record)) == record
    assert migevents.structure(migevents.unstructure(record), type(record)) == record
    if isinstance(record, Event):
        migevents.advise(record)


def _check(holds: object) -> None:
    assert holds


def _check_issues(error: InvalidRecord) -> None:
    assert error.issues
    for issue in error.issues:
        assert issue.path == "" or issue.path.startswith("/")
        assert str(issue).isprintable()


TARGETS: dict[str, Callable[[bytes], None]] = {
    "loads": check_loads,
    "structure": check_structure,
    "salvage": check_salvage,
    "parse_date": check_parse_date,
    "find_dates": check_find_dates,
    "icalendar": check_icalendar,
    "schema_org": check_schema_org,
    "table": check_table,
    "reliefweb": check_reliefweb,
}
"""What is fuzzed, by name."""
