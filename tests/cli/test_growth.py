"""The cost of a command grows no faster than its file: twice the file takes at most 2.2 times the work."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.command import run_cli
from tests.support.growth import assert_in_proportion

WORKSHOP = {"type": "workshop", "title": "Migration and data"}
EDITION = {**WORKSHOP, "when": {"start": "2018-11-15"}, "host": {"country": "LA"}}


def document(**members: Any) -> str:
    """A workshop with these members."""
    return json.dumps(WORKSHOP | members)


FILES: dict[str, Callable[[int], str]] = {
    "lines": lambda n: (json.dumps(EDITION) + "\n") * n,
    "lines to repair": lambda n: (document(host={"country": "Lao PDR"}) + "\n") * n,
    "broken lines": lambda n: '{"type"\n' * n,
    "an array to repair": lambda n: json.dumps(
        [WORKSHOP | {"title": f"x {i}", "host": {"country": "Lao PDR"}} for i in range(n)], indent=1
    ),
    "speakers to repair": lambda n: json.dumps(
        WORKSHOP | {"speakers": [{"name": f"S {i}", "country": "Lao PDR"} for i in range(n)]}, indent=1
    ),
    "equal venues to repair": lambda n: json.dumps(WORKSHOP | {"venues": [{"country": "Lao PDR"}] * n}, indent=1),
    "faults on a line": lambda n: " " + document(venues=[{"country": "x"}] * n) + "\r\n",
    "keys twice on a line": lambda n: document()[:-1] + ',"title":"y"' * n + "}",
    "speakers with quotes": lambda n: document(
        speakers=[{"name": f"S {i}"} for i in range(n)], quotes=[{"text": "a", "speaker": f"S {i}"} for i in range(n)]
    ),
    "topics": lambda n: document(topics=[f"topic {i}" for i in range(n)]),
    "long texts": lambda n: document(title="a " * n, summary="http://a " * n, label="a" * n),
    "extensions": lambda n: document(extensions={f"a{i}": [i] for i in range(n)}),
}
COMMANDS = [
    "check FILE",
    "check --format json FILE",
    "check --format github FILE",
    "check --diff FILE",
    "check --fix FILE",
    "show FILE",
    "duplicates FILE",
    "convert FILE -o OUT.ics",
    "convert FILE -o OUT.jsonld",
    "convert FILE -o OUT.csv",
    "convert FILE -o OUT.ndjson --leftovers OUT.left",
    "diff FILE OTHER",
    "diff --format json FILE OTHER",
    "merge FILE OTHER",
    # Of the record and the text, one grows: each fact is looked for in the whole text.
    "locate FILE OTHER",
    "locate OTHER FILE",
    "draft FILE",
]


@pytest.mark.parametrize("shape", FILES)
@pytest.mark.parametrize("command", COMMANDS)
def test_work_grows_with_the_file(command: str, shape: str, tmp_path: Path) -> None:
    """A file of twice the records, items or faults takes at most 2.2 times the work, whatever is done with it."""
    names = {"FILE": str(tmp_path / "file.json"), "OTHER": str(tmp_path / "other"), "OUT": str(tmp_path / "out")}
    Path(names["OTHER"]).write_text(json.dumps(EDITION), encoding="utf-8")
    arguments = [
        "".join(names.get(part, part) for part in argument.partition(".")) if argument[:1].isupper() else argument
        for argument in command.split()
    ]

    def run(data: str) -> None:
        Path(names["FILE"]).write_text(data, encoding="utf-8", newline="")
        assert run_cli(*arguments).exit_code in {0, 1, 2}

    assert_in_proportion(run, FILES[shape], 40)
