"""Check everything that a release needs, and publish nothing: `make release`.

1. The texts: a clean tree, an entry in the change log with its date, and the same version and date in `CITATION.cff`.
2. The files: two builds from two checkouts have the same bytes, `twine` accepts them, the sdist has what git has, and
   the wheel has the package and nothing else.
3. The use: on each Python that is found, with the oldest and with the newest dependencies, the wheel is installed into
   an empty environment outside of the repository, and the demo and the tests of the sdist run there.

What was checked is in `dist/release`, ready to be published by somebody else.
"""

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from tasks.demo import run_demo
from tasks.dist import ROOT, check_contents

TARGET = ROOT / "dist" / "release"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
NEUTRAL = "example.org"
"""The address in the settings that only the owner of the project can fill in."""


# --- The texts --------------------------------------------------------------------------------------------------------


def problems_of_texts(version: str, changelog: str, citation: str) -> Iterator[str]:
    """Yield what the texts lack for the release of a version."""
    entry = re.search(rf"^## \[{re.escape(version)}\] - (\d{{4}}-\d\d-\d\d)$", changelog, re.MULTILINE)
    if not entry:
        yield f'CHANGELOG.md has no entry "## [{version}] - <date>"'
        return
    unreleased = re.search(r"^## \[Unreleased\]\n(.*?)(?=^## |\Z)", changelog, re.MULTILINE | re.DOTALL)
    if unreleased and unreleased[1].strip():
        yield "CHANGELOG.md still lists changes as unreleased"
    for key, value in (("version", version), ("date-released", entry[1])):
        if not re.search(rf"^{key}: {re.escape(value)}\b", citation, re.MULTILINE):
            yield f'CITATION.cff does not have "{key}: {value}"'


def _check_texts(*, trial: bool) -> str:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    version: str = project["version"]
    texts = ((ROOT / name).read_text(encoding="utf-8") for name in ("CHANGELOG.md", "CITATION.cff"))
    problems = list(problems_of_texts(version, *texts))
    if changed := _git("status", "--porcelain"):
        problems.append("the tree is not clean:\n" + changed)
    if problems:
        print("Not ready for a release:", *problems, sep="\n")
        if not trial:
            sys.exit(1)
    neutral = [name for name, address in project["urls"].items() if NEUTRAL in address]
    if neutral:
        print(f"Still neutral, for the owner to fill in: {', '.join(neutral)} in pyproject.toml, see CONTRIBUTING.md.")
    return version


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True).stdout


# --- The files --------------------------------------------------------------------------------------------------------


def _build(folder: Path) -> dict[str, bytes]:
    """Build sdist and wheel from a checkout of the last commit in a folder; return their bytes by their names."""
    subprocess.run(["git", "clone", "--quiet", "--no-local", ROOT, folder], check=True)
    environment = os.environ | {"SOURCE_DATE_EPOCH": _git("log", "-1", "--format=%ct").strip()}
    command = [sys.executable, "-m", "build", "--quiet", "--quiet", "--no-isolation", str(folder)]
    subprocess.run(command, check=True, env=environment)
    return {path.name: path.read_bytes() for path in sorted((folder / "dist").iterdir())}


def different(first: dict[str, bytes], second: dict[str, bytes]) -> list[str]:
    """Return the names of the files that are not the same in two builds."""
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))


def strangers(names: Iterable[str], tracked: Iterable[str]) -> list[str]:
    """Return what an sdist has beside the files of git, and what it lacks of them; a name begins with its folder."""
    packed = {name.partition("/")[2] for name in names} - {"PKG-INFO"}
    return sorted(packed ^ set(tracked))


def _make_files(folder: Path) -> tuple[Path, Path]:
    """Build twice, compare, and check what is in the files; return the sdist and the wheel."""
    builds = _build(folder / "one" / "migevents"), _build(folder / "two" / "elsewhere" / "migevents")
    if names := different(*builds):
        sys.exit(f"Two builds differ: {', '.join(names)}")
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    for name, data in builds[0].items():
        (TARGET / name).write_bytes(data)
        print(f"{hashlib.sha256(data).hexdigest()}  {name}", flush=True)
    (sdist,), (wheel,) = TARGET.glob("*.tar.gz"), TARGET.glob("*.whl")
    subprocess.run([sys.executable, "-m", "twine", "check", "--strict", sdist, wheel], check=True)
    with tarfile.open(sdist) as archive:
        if wrong := strangers((each.name for each in archive if each.isfile()), _git("ls-files").splitlines()):
            sys.exit(f"{sdist.name} and git differ: {', '.join(wrong)}")
    check_contents(wheel)
    return sdist, wheel


# --- The use ----------------------------------------------------------------------------------------------------------


def interpreters() -> dict[str, str]:
    """Return the interpreters that are found, by their versions; pyenv keeps its own where no PATH leads to."""
    pyenv = sorted(Path(os.environ.get("PYENV_ROOT", "~/.pyenv")).expanduser().glob("versions/3.*/bin"))
    path = os.pathsep.join([*map(str, pyenv), os.environ["PATH"]])
    found = {version: shutil.which(f"python{version}", path=path) for version in PYTHONS}
    return {version: program for version, program in found.items() if program}


def oldest(requirements: Iterable[str]) -> list[str]:
    """Return the oldest releases that requirements allow; python-dateutil 2.9 needs six."""
    return [*(re.sub(r">=([\d.]+).*", r"==\1", requirement) for requirement in requirements), "six==1.17.0"]


def _try_out(python: str, wheel: Path, source: Path, pins: list[str], *, tests: bool) -> None:
    """Install the wheel into an empty environment, and run the demo and the tests of the sdist there."""
    project = tomllib.loads((source / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]["test"] if tests else []
    with tempfile.TemporaryDirectory() as name:
        scripts = Path(name) / "venv" / "bin"
        subprocess.run([python, "-m", "venv", Path(name) / "venv"], check=True)
        install = [str(scripts / "python"), "-m", "pip", "install", "--quiet", "--quiet"]
        constraints = f"--constraint={source / 'constraints.txt'}"
        extras = "all" if tests else "cli,icalendar"
        subprocess.run([*install, constraints, f"{wheel}[{extras}]", *groups], check=True)
        if pins:
            subprocess.run([*install, *pins], check=True)
        run_demo(scripts, source)
        if tests:
            # It must not find the package beside the tests, but the one that is installed.
            command = [str(scripts / "python"), "-m", "pytest", "--quiet", "--numprocesses=auto", "--maxprocesses=4"]
            subprocess.run(command, cwd=source, check=True)


def main() -> None:
    """Check everything, and say what was checked."""
    parser = argparse.ArgumentParser(prog="python -m tasks.release", description="Check all that a release needs.")
    parser.add_argument("--python", action="append", help="try this version of Python, and not all that are found")
    parser.add_argument("--trial", action="store_true", help="go on if the texts are not ready, and run the demo alone")
    options = parser.parse_args()
    version = _check_texts(trial=options.trial)
    with tempfile.TemporaryDirectory() as name:
        sdist, wheel = _make_files(Path(name))
        with tarfile.open(sdist) as archive:
            archive.extractall(name, filter="data")
        source = Path(name) / sdist.name.removesuffix(".tar.gz")
        project = tomllib.loads((source / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        found = {each: path for each, path in interpreters().items() if each in (options.python or PYTHONS)}
        for each, program in found.items():
            for dependencies, pins in (("newest", []), ("oldest", oldest(project["dependencies"]))):
                print(f"\n== Python {each}, {dependencies} dependencies", flush=True)
                _try_out(program, wheel, source, pins, tests=not options.trial)
    print(f"\nmigevents {version} was checked with Python {', '.join(found)}; not found, or not asked for: ", end="")
    print(", ".join(sorted(set(PYTHONS) - set(found))) or "none", end=".\n")
    if options.trial:
        print("The tests were NOT run: this was a trial.")
    print(f"Nothing was published. The files are in {TARGET.relative_to(ROOT)}.")


if __name__ == "__main__":
    main()
