"""Records of every version of the format stay readable: what was written once is read without loss."""

import json
from pathlib import Path

import jsonschema_rs
import pytest

from migevents import dumps, json_schema, load
from migevents.codec.envelope import VERSION
from tests.support.folders import CORPUS

"""Records as they were written, by the version of the format. A release adds to them; none is changed or removed."""

RECORDS = sorted(CORPUS.glob("*/*.json"))


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_saved_records_are_read_without_loss(path: Path) -> None:
    """A saved record is of the version of its folder, passes the schema of today, and is equal when written again."""
    saved = json.loads(path.read_bytes())
    assert saved["migevents"] == path.parent.name
    assert jsonschema_rs.is_valid(json_schema(), saved)
    assert json.loads(dumps(load(path))) == {**saved, "migevents": VERSION}


def test_records_of_this_version_are_saved() -> None:
    """There are saved records of the current version, one for each kind of event in the examples."""
    types = {json.loads(path.read_bytes())["type"] for path in RECORDS if path.parent.name == VERSION}
    assert types == {"accession", "conference", "consultation", "signing", "training", "workshop"}
