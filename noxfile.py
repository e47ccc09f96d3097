"""The tests on every Python that is found, with the oldest and the newest dependencies: `make test-all`."""

import os
import re
from pathlib import Path

import nox

PYPROJECT = nox.project.load_toml("pyproject.toml")
PROJECT = PYPROJECT["project"]

# The lower bounds that pyproject.toml promises, python-dateutil 2.9 among them. It needs six.
OLDEST = [re.sub(r">=([\d.]+).*", r"==\1", requirement) for requirement in PROJECT["dependencies"]] + ["six==1.17.0"]

# pyenv keeps its interpreters where no PATH leads to.
PYENV = sorted(Path(os.environ.get("PYENV_ROOT", "~/.pyenv")).expanduser().glob("versions/3.*/bin"))
os.environ["PATH"] = os.pathsep.join([*map(str, PYENV), os.environ["PATH"]])

nox.needs_version = ">=2025.2"
nox.options.download_python = "never"
nox.options.error_on_missing_interpreters = False
nox.options.reuse_venv = "yes"


@nox.session(python=["3.11", "3.12", "3.13", "3.14"])
@nox.parametrize("dependencies", ["newest", "oldest"])
def tests(session: nox.Session, dependencies: str) -> None:
    """Run the tests and the examples of the documentation."""
    pins = ["--constraint=constraints.txt", "--build-constraint=constraints.txt"]
    session.install(*pins, *nox.project.dependency_groups(PYPROJECT, "test"), "--editable=.[all]")
    if dependencies == "oldest":
        session.install(*OLDEST)
    session.run("pytest", "--quiet", "--numprocesses=auto", "--maxprocesses=4")
