"""The hook for pre-commit, run by pre-commit itself in a repository with a valid record and one with a fault."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.tools.needs import needed

pytestmark = pytest.mark.tools

yaml = needed("yaml")
needed("pre_commit")

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "how-to" / "pre-commit.md").read_text()
FROM_THE_PAGE: dict[str, Any] = yaml.safe_load(PAGE.split("```yaml\n")[1].split("```")[0])
(MANIFEST,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
# Installed from the repository, the hook needs a package index; its other settings are used as they are.
FROM_THE_MANIFEST = {
    "repos": [{"repo": "local", "hooks": [{**MANIFEST, "language": "system", "additional_dependencies": []}]}]
}


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """What a command prints and returns; it finds the programs that are beside this Python."""
    beside = Path(sys.executable).parent
    environment = {
        **os.environ,
        "PATH": f"{beside}{os.pathsep}{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(folder / ".cache"),
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)  # noqa: S603  # our own


@pytest.mark.parametrize("config", [FROM_THE_PAGE, FROM_THE_MANIFEST], ids=["page", "manifest"])
def test_the_hook_fails_on_a_fault_alone(tmp_path: Path, config: dict[str, Any]) -> None:
    """A repository with a valid record passes, one with a fault does not; other files are left alone."""
    records = tmp_path / "records"
    records.mkdir()
    (records / "good.json").write_text('{"type": "workshop", "title": "A workshop"}')
    (records / "notes.txt").write_text("no record")
    (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    git = shutil.which("git") or "git"
    run(tmp_path, git, "init", "--quiet")
    run(tmp_path, git, "add", "--all", "records", ".pre-commit-config.yaml")
    hook = (sys.executable, "-m", "pre_commit", "run", "--all-files")
    done = run(tmp_path, *hook)
    assert (done.returncode, "Passed" in done.stdout) == (0, True), done.stdout + done.stderr
    (records / "bad.json").write_text('{"type": "workshop", "titel": "A workshop"}')
    run(tmp_path, git, "add", "records/bad.json")
    done = run(tmp_path, *hook)
    assert done.returncode == 1
    assert 'Workshop has no field "titel"' in done.stdout


def test_pre_commit_accepts_the_manifest() -> None:
    """The file that other repositories point at is one that pre-commit reads."""
    done = run(ROOT, sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml")
    assert done.returncode == 0, done.stdout
