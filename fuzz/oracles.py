"""Properties of any input at all. Each function takes bytes, and raises if a property is violated."""

import contextlib
import json
from collections.abc import Callable
from typing import Any

import migevents
from migevents import Event, InvalidDate, InvalidRecord, Record, Salvage

_REFERENCE = "2018-11-16"


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
}
"""What is fuzzed, by name."""
