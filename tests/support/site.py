"""The site of the documentation, built for a test."""

import os
import subprocess
import sys
from pathlib import Path

from tests.support.folders import ROOT


def build_site(folder: Path) -> None:
    """Build the site into a folder, without a network; a warning is a failure."""
    environment = {name: value for name, value in os.environ.items() if name != "INTERSPHINX"}
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "docs", str(folder)]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)  # noqa: S603  # our own
    assert (run.stderr, run.returncode) == ("", 0)
