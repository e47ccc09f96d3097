"""The main job on the founding record: check it, show it, and find every fault of a broken one."""

import subprocess
import sys
import sysconfig
from pathlib import Path

RECORD = "examples/lao-workshop-2018.json"
BROKEN = "examples/lao-workshop-2018-broken.json"

STEPS = (
    ("A record is checked.", "check", RECORD, 0),
    ("It is shown.", "show", RECORD, 0),
    ("All faults of a broken one are found, and the command exits with 1.", "check", BROKEN, 1),
)


def run_demo(scripts: Path, folder: Path) -> None:
    """Run the command that is installed in `scripts` on the examples in `folder`; stop if it exits as it should not."""
    for heading, verb, record, expected in STEPS:
        print(f"\n{heading}\n$ migevents {verb} {record}", flush=True)
        status = subprocess.run([scripts / "migevents", verb, record], cwd=folder, check=False).returncode
        if status != expected:
            sys.exit(f"\nThe demo failed: `migevents {verb} {record}` exited with {status}, not with {expected}.")


if __name__ == "__main__":
    run_demo(Path(sysconfig.get_path("scripts")), Path.cwd())
