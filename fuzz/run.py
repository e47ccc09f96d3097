"""Run every fuzz target for a bounded time: ``python -m fuzz.run --seconds 60 [NAME ...]``.

An input that breaks an oracle is printed with the command that runs it again, and kept in `fuzz/findings/`. The exit
status is then 1.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from fuzz.oracles import TARGETS
from migevents.codec.classes import model_classes
from migevents.model.base import fields_of
from migevents.values.enums import Term

ROOT = Path(__file__).parents[1]
FINDINGS = ROOT / "fuzz" / "findings"


def seeds(name: str) -> Iterator[bytes]:
    """Yield inputs to begin with: the examples, or wordings of dates."""
    if name in {"parse_date", "find_dates"}:
        for row in json.loads((ROOT / "tests" / "data" / "date_wordings.json").read_bytes()):
            yield next(iter(row.values())).encode() if isinstance(row, dict) else str(row).encode()
    elif name in _SUFFIXES:
        for path in sorted((ROOT / "tests" / "data" / "formats").iterdir()):
            if path.suffix in _SUFFIXES[name]:
                yield path.read_bytes()
    elif name == "reliefweb":
        yield json.dumps({"fields": _TRAINING}).encode()
        yield json.dumps({"data": [{"id": "1", "fields": _TRAINING}], "totalCount": 1}).encode()
    else:
        for path in sorted((ROOT / "examples").glob("*.json")):
            yield path.read_bytes()
        yield b'{"type":"event","title":"A fair"}'


_SUFFIXES = {"icalendar": {".ics"}, "schema_org": {".jsonld", ".html"}, "table": {".csv"}}

_TRAINING = {
    "title": "Invented course on protection",
    "body": "<p>What it is about &amp; for whom</p>",
    "date": {"start": "2019-10-01T00:00:00+00:00", "end": "2019-10-03T00:00:00+00:00"},
    "country": [{"iso3": "lao", "name": "Lao PDR"}],
    "city": [{"name": "Vientiane"}],
    "source": [{"name": "Invented office", "shortname": "IO"}],
    "theme": [{"name": "Shelter"}],
    "training_language": [{"code": "en", "name": "English"}],
    "event_url": "https://example.org/course",
    "cost": "free",
}


def words() -> Iterator[str]:
    """Yield the words that a record is made of, for libFuzzer's dictionary."""
    for cls in model_classes():
        for name, field in fields_of(cls).items():
            yield name
            if isinstance(field.kind.type, type) and issubclass(field.kind.type, Term):
                yield from (term.value for term in field.kind.type)
    yield from (
        "type",
        "migevents",
        "$schema",
        "@type",
        "@id",
        "Event",
        "startDate",
        "location",
        "organizer",
        "BEGIN:VEVENT",
        "END:VEVENT",
        "DTSTART",
        "RDATE;VALUE=PERIOD:",
        "venues.1.country",
        "#event+name",
        "1e400",
        "\\\\ud800",
        "2018-11-15",
        "XXXX-02-29",
        "+85621267730",
        "Laos",
    )


def run(name: str, seconds: int) -> bool:
    """Run a target, and report whether nothing was found."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        for index, seed in enumerate(seeds(name)):
            (corpus / str(index)).write_bytes(seed)
        dictionary = Path(folder) / "words"
        dictionary.write_text("".join(f'"{word}"\n' for word in sorted(set(words()))), encoding="utf-8")
        FINDINGS.mkdir(exist_ok=True)
        options = ("-timeout=20", "-rss_limit_mb=2048", "-max_len=20000", "-print_final_stats=1")
        command = [sys.executable, "-m", "fuzz.target", name, str(corpus), f"-max_total_time={seconds}", *options]
        result = subprocess.run(
            [*command, f"-dict={dictionary}", f"-artifact_prefix={FINDINGS}/{name}-"],
            cwd=ROOT,
            check=False,
            capture_output=True,
            text=True,
            errors="replace",
        )
    counted = re.search(r"number_of_executed_units: *(\d+)", result.stderr)
    print(f"{name}: {counted[1] if counted else 'no'} inputs, {'nothing found' if not result.returncode else 'FAILED'}")
    if result.returncode:
        print(result.stdout[-3000:], result.stderr[-3000:], sep="\n")
        for path in FINDINGS.glob(f"{name}-*"):
            print(f"again: python -m fuzz.target {name} {path.relative_to(ROOT)}\n{path.read_bytes()[:2000]!r}")
    return result.returncode == 0


def main() -> None:
    """Run the targets that were named, or all."""
    parser = argparse.ArgumentParser(description="Fuzz the library.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(TARGETS)}; all if none is given")
    parser.add_argument("--seconds", type=int, default=60, help="how long to run each")
    arguments = parser.parse_args()
    if unknown := set(arguments.names) - set(TARGETS):
        parser.error(f"unknown target {', '.join(sorted(unknown))}: use {', '.join(TARGETS)}")
    results = [run(name, arguments.seconds) for name in arguments.names or TARGETS]
    sys.exit(not all(results))


if __name__ == "__main__":
    main()
