"""`migevents duplicates`: which groups it prints, and how it exits."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from migevents import Event, EventDates, PartialDate, Venue, dumps
from migevents.cli import commands


def event(title: str, day: str = "2018-11-15", id: str | None = None) -> Event:  # noqa: A002  # the name of the field
    """An event in Vientiane."""
    venues = (Venue(city="Vientiane", country="LA"),)
    return Event(title=title, id=id, when=EventDates(start=PartialDate(day)), venues=venues)


def run(*arguments: str) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(commands.migevents, ["duplicates", *arguments])


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two files of events in the folder that the command runs in."""
    monkeypatch.chdir(tmp_path)
    records = [event("Workshop on Migration", id="a"), event("Launch"), event("Migration Workshop", "2018-11-17")]
    Path("one.ndjson").write_bytes(b"\n".join(map(dumps, records)))
    Path("two.json").write_bytes(b"[\n" + dumps(event("Workshop on\u00a0Migration")) + b"]")


def test_groups_are_printed_with_the_places_of_their_records() -> None:
    """A group is a line for each record, with its file and line; what was compared goes to standard error."""
    result = run("one.ndjson", "two.json")
    assert result.exit_code == 0
    assert result.stdout == "one.ndjson:1: Workshop on Migration\ntwo.json:2: /0: Workshop on Migration\n\n"
    assert result.stderr == "4 records, 1 group of duplicates\n"


def test_groups_are_printed_as_json() -> None:
    """As JSON, a group is an array of objects; without groups, the array is empty."""
    result = run("one.ndjson", "two.json", "--format", "json", "--days", "2")
    (group,) = json.loads(result.stdout)
    assert group == [
        {"file": "one.ndjson", "line": 1, "id": "a", "title": "Workshop on Migration"},
        {"file": "one.ndjson", "line": 3, "title": "Migration Workshop"},
        {"file": "two.json", "line": 2, "pointer": "/0", "title": "Workshop on\u00a0Migration"},
    ]
    assert run("one.ndjson", "--format", "json").stdout == "[]\n"


def test_the_part_of_the_title_can_be_chosen() -> None:
    """A higher part finds less."""
    assert run("one.ndjson", "--days", "2").stdout.count("\n") == 3
    assert run("one.ndjson", "--days", "2", "--alike", "1").stdout.count("\n") == 3
    Path("one.ndjson").write_bytes(
        dumps(event("Workshop on Migration")) + b"\n" + dumps(event("Workshops on Migration"))
    )
    assert run("one.ndjson").stdout != ""
    assert run("one.ndjson", "--alike", "1").stdout == ""
    assert run("one.ndjson", "--alike", "85").exit_code == 2


def test_invalid_records_are_left_out_and_reported() -> None:
    """The faults of an invalid record go to standard error, and the command exits with 1; a missing file is 2."""
    with Path("one.ndjson").open("ab") as file:
        file.write(b'\n{"type": "event"}\n' + dumps(event("Launch")))
    result = run("one.ndjson")
    assert result.exit_code == 1
    assert result.stdout == "one.ndjson:2: Launch\none.ndjson:5: Launch\n\n"
    assert "one.ndjson:4:1: missing-field" in result.stderr
    assert result.stderr.endswith("4 records, 1 group of duplicates, 1 invalid record left out\n")
    missing = run("nowhere.json", "two.json")
    assert missing.exit_code == 2
    assert missing.stderr == "migevents: nowhere.json: No such file or directory\n1 record, 0 groups of duplicates\n"
