"""The frozen corpus: every record that this version of the format ever wrote is read by every later release."""

import hashlib
from pathlib import Path

import pytest

from migevents import Event, Workshop, dumps, loads, salvage, unstructure
from migevents.codec.classes import model_classes
from migevents.codec.envelope import VERSION
from migevents.model.base import Record, fields_of, stated
from tasks.write_corpus import CORPUS, drawn, fingerprints, main, valid_examples

FROZEN = CORPUS.parent / "1.0"


def documents(name: str) -> list[bytes]:
    """Return the documents of a file of the corpus, one a line."""
    return (FROZEN / name).read_bytes().splitlines()


def test_the_corpus_is_frozen() -> None:
    """Each file has the bytes that `SHA256SUMS` lists, and none was added or taken away."""
    lines = (CORPUS.parent / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    found = {f"{hashlib.sha256(path.read_bytes()).hexdigest()}  1.0/{path.name}" for path in FROZEN.iterdir()}
    assert found == set(lines)


def test_every_record_of_the_corpus_keeps_its_fingerprint() -> None:
    """Examples, drawn and dirty records are read as the same records as when they were written."""
    recorded = [line.split("  ") for line in (FROZEN / "fingerprints.txt").read_text(encoding="ascii").splitlines()]
    assert [[digest, name] for name, digest in fingerprints(FROZEN)] == recorded
    assert len(recorded) == 6 + 200 + 61


def test_drawn_records_are_written_again_as_they_were() -> None:
    """A drawn record is read without loss: written again, it has the same bytes."""
    for document in documents("drawn.ndjson"):
        assert dumps(loads(document)) == document


def test_dirty_records_stay_dirty_and_lose_nothing() -> None:
    """A dirty record has issues, and salvaging what was salvaged gives the same record again."""
    for document in documents("dirty.ndjson"):
        salvaged = salvage(document)
        assert salvaged.issues
        assert salvage(salvaged.dumps()).record == salvaged.record


def test_the_corpus_has_every_field_of_every_class() -> None:
    """No field of the model is missing from the records, so that a change to any of them is noticed."""
    seen: set[tuple[type[Record], str]] = set()
    kinds: set[type[Record]] = set()

    def look(record: Record) -> None:
        kinds.add(type(record))
        cls = Event if isinstance(record, Event) else type(record)  # every kind of event has the same fields
        for name, value in stated(record):
            seen.add((cls, name))
            for item in value if isinstance(value, tuple) else (value,):
                if isinstance(item, Record):
                    look(item)

    for document in [*documents("drawn.ndjson"), *(path.read_bytes() for path in FROZEN.glob("*.json"))]:
        look(loads(document))
    assert kinds == model_classes()
    classes: set[type[Record]] = {Event, *(cls for cls in kinds if not issubclass(cls, Event))}
    assert seen == {(cls, name) for cls in classes for name in fields_of(cls)}


def test_the_task_writes_the_corpus(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The task writes every file, and each example as it is; running it again gives the same bytes."""
    folder = tmp_path / "corpus" / VERSION
    main(folder, 5, 2)
    assert {path.name for path in folder.iterdir()} == {path.name for path in CORPUS.iterdir()}
    for path in valid_examples():
        assert (folder / path.name).read_bytes() == path.read_bytes()
    assert "5 drawn records, 3 dirty ones" in capsys.readouterr().out


def test_what_is_drawn_is_the_same_each_time() -> None:
    """The corpus is drawn from a fixed seed."""
    from migevents.testing import records

    assert drawn(records(Workshop), 5) == drawn(records(Workshop), 5)
    assert len({str(unstructure(record)) for record in drawn(records(Workshop), 5)}) > 1
