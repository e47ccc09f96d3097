"""How a command reads the one record of a file, for commands that compare records."""

import sys

import attrs

from migevents.cli.files import Bar, Unreadable, name_of, raw_records
from migevents.cli.findings import findings_of
from migevents.cli.reports import TextReport
from migevents.model.event import Event
from migevents.streams import RawRecord


@attrs.frozen
class Input:
    """A record that was read from a file, with its text there."""

    record: Event
    text: str


def read_one(file: str) -> Input:
    """Read the record of a file that holds one.

    Raises:
        Unreadable: The file cannot be read, or holds no record, several, or an invalid one. The faults of that go to
            standard error.
    """
    found = read_one_if_any(file)
    if found is None:
        raise Unreadable(f"{name_of(file)}: expected one record, found none")
    return found


def read_one_if_any(file: str) -> Input | None:
    """Read the record of a file that may be empty.

    Raises:
        Unreadable: As for `read_one`, but not for an empty file.
    """
    with Bar() as bar:
        raws = [raw for raw in raw_records(file, bar) if raw.data.strip()]  # an empty file has none
    if len(raws) > 1:
        raise Unreadable(f"{name_of(file)}: expected one record, found {len(raws)}")
    return _read(raws[0], file) if raws else None


def _read(raw: RawRecord, file: str) -> Input:
    record, issues, text = raw.examine(Event)
    if record is None:
        TextReport(sys.stderr).add(name_of(file), findings_of(raw, issues, text))
        raise Unreadable(f"{name_of(file)}: the record is invalid")
    return Input(record, raw.data if isinstance(raw.data, str) else raw.data.decode())
