"""What the library is for, in a minute: the founding record, a broken one, and a folder of dirty files."""

import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

RECORD = "examples/lao-workshop-2018.json"
BROKEN = "examples/lao-workshop-2018-broken.json"
INBOX = "examples/inbox"

STEPS = (
    ("A record is checked.", f"migevents check {RECORD}", 0),
    ("It is shown.", f"migevents show {RECORD}", 0),
    ("All faults of a broken one are found, and the command exits with 1.", f"migevents check {BROKEN}", 1),
    (
        "A dirty file is salvaged: what is certain is repaired, and the rest is named.",
        f"migevents check --diff {INBOX}/data-workshop.json",
        1,
    ),
    (
        "A folder of dirty files becomes records, tables and a calendar. What each could not hold is listed.",
        f"python examples/take_in.py {INBOX} {{out}}",
        0,
    ),
    ("The calendar:", "cat {out}/events.ics", 0),
    ("One of the tables:", "cat {out}/tables/speakers.csv", 0),
    (
        "Each fact of a record is traced to its text. The text does not have one of them: it was mistyped.",
        f"migevents locate {{out}}/border-training.json {INBOX}/border-training.txt",
        1,
    ),
)


def run_demo(scripts: Path, folder: Path) -> None:
    """Run the steps on the examples in `folder`, with the programs in `scripts`; stop if one exits as it should not."""
    with tempfile.TemporaryDirectory() as out:
        for heading, line, expected in STEPS:
            print(f"\n{heading}\n$ {line.format(out='out')}", flush=True)
            program, *arguments = line.format(out=out).split()
            path = scripts / program if (scripts / program).exists() else program
            status = subprocess.run([path, *arguments], cwd=folder, check=False).returncode
            if status != expected:
                sys.exit(f"\nThe demo failed: `{line}` exited with {status}, not with {expected}.")


if __name__ == "__main__":
    run_demo(Path(sysconfig.get_path("scripts")), Path.cwd())
