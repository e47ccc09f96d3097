"""Write the corpus of records that every later release must read: ``python -m tasks.write_corpus``.

The folder of a version is frozen once a release has written that version. Until then, run this after every change to
the format, and say in the change log what existing files lose.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy

from migevents import Event, dumps, fingerprint, load, salvage
from migevents.codec.envelope import VERSION
from migevents.jsontext.lossless import read_text, written
from migevents.testing import events, nearly_valid

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
CORPUS = ROOT / "tests" / "corpus" / VERSION

BROKEN = "lao-workshop-2018-broken.json"
DRAWN, DIRTY = 200, 60

T = TypeVar("T")


def main(folder: Path = CORPUS, drawn_count: int = DRAWN, dirty_count: int = DIRTY) -> None:
    """Write the examples, drawn records, dirty records, and the fingerprint of each."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in valid_examples():
        shutil.copyfile(path, folder / path.name)
    (folder / "drawn.ndjson").write_bytes(b"".join(dumps(event) + b"\n" for event in drawn(events(), drawn_count)))
    (folder / "dirty.ndjson").write_bytes(b"".join(line + b"\n" for line in dirty(dirty_count)))
    lines = (f"{digest}  {name}\n" for name, digest in fingerprints(folder))
    (folder / "fingerprints.txt").write_text("".join(lines), encoding="ascii")
    print(f"{folder.relative_to(folder.parents[2])}: {drawn_count} drawn records, {dirty_count + 1} dirty ones")


def valid_examples() -> list[Path]:
    """Return the files of the valid examples."""
    return sorted(path for path in EXAMPLES.glob("*.json") if path.name != BROKEN)


def dirty(count: int) -> Iterator[bytes]:
    """Yield invalid documents, each on one line: the broken example, and drawn ones with one fault each."""
    yield written(read_text((EXAMPLES / BROKEN).read_text(encoding="utf-8")).value)
    for bad in drawn(nearly_valid(Event), count):
        yield written(bad.data)


def drawn(strategy: SearchStrategy[T], count: int) -> list[T]:
    """Return what a strategy draws from a fixed seed; another release of Hypothesis may draw something else."""
    found: list[T] = []

    @seed(1)
    @settings(
        database=None,
        deadline=None,
        max_examples=count,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(strategy)
    def keep(value: T) -> None:
        found.append(value)

    keep()
    return found[:count]


def fingerprints(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the name of each record in the corpus, and its fingerprint; of a dirty one, that of what is salvaged."""
    for path in sorted(folder.glob("*.json")):
        yield path.name, fingerprint(load(path))
    for path in sorted(folder.glob("*.ndjson")):
        for number, line in enumerate(path.read_bytes().splitlines(), start=1):
            record = salvage(line).record
            yield f"{path.name}:{number}", "-" if record is None else fingerprint(record)


if __name__ == "__main__":
    main()
