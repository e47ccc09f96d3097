"""The demo: check and show the founding record, and find every fault of a broken one."""

import subprocess
import sys
import sysconfig
from pathlib import Path

RECORD = "examples/lao-workshop-2018.json"
BROKEN = "examples/lao-workshop-2018-broken.json"

STEPS = (
    ("Check a record.", "check", RECORD, 0),
    ("Show it.", "show", RECORD, 0),
    ("Find every fault of a broken record: the command exits with 1.", "check", BROKEN, 1),
)


def run_demo(scripts: Path, folder: Path) -> None:
    """Run the command that is installed in `scripts` on the examples in `folder`; stop on a wrong exit code."""
    for heading, verb, record, expected in STEPS:
        print(f"\n{heading}\n$ migevents {verb} {record}", flush=True)
        status = subprocess.run([scripts / "migevents", verb, record], cwd=folder, check=False).returncode
        if status != expected:
            sys.exit(f"\nThe demo failed: `migevents {verb} {record}` exited with {status}, not with {expected}.")


if __name__ == "__main__":
    run_demo(Path(sysconfig.get_path("scripts")), Path.cwd())
