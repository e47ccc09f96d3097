"""What `make release` checks, as far as it needs neither a build nor an environment."""

import re
import tomllib
from pathlib import Path

import pytest

import migevents
from migevents.cli.explain import SITE
from tasks.release import different, interpreters, oldest, problems_of_texts, strangers
from tests.support.folders import ROOT

CHANGES = "# Change log\n\n## [Unreleased]\n{}\n## [1.2.0] - 2026-12-01\n\n- A change.\n"
CITATION = "version: {}\ndate-released: {}\n"


def test_complete_texts_have_no_problems() -> None:
    """An entry with its date, and the same version and day in the citation, are enough."""
    assert list(problems_of_texts("1.2.0", CHANGES.format(""), CITATION.format("1.2.0", "2026-12-01"))) == []


@pytest.mark.parametrize(
    ("version", "unreleased", "citation", "problem"),
    [
        ("1.3.0", "", CITATION.format("1.3.0", "2026-12-01"), "no entry"),
        ("1.2", "", CITATION.format("1.2", "2026-12-01"), "no entry"),
        ("1.2.0", "\n- One more.\n", CITATION.format("1.2.0", "2026-12-01"), "unreleased"),
        ("1.2.0", "", CITATION.format("1.2.0", "2026-12-02"), "date-released"),
        ("1.2.0", "", CITATION.format("1.1.0", "2026-12-01"), '"version: 1.2.0"'),
    ],
)
def test_each_problem_of_the_texts_is_named(version: str, unreleased: str, citation: str, problem: str) -> None:
    """A missing entry, changes that are still unreleased, another day and another version are each reported."""
    (found,) = problems_of_texts(version, CHANGES.format(unreleased), citation)
    assert problem in found


def test_builds_that_differ_are_named() -> None:
    """A file with other bytes is named, and so is one that only one of the builds has."""
    assert different({"a": b"1", "b": b"2"}, {"a": b"1", "b": b"2"}) == []
    assert different({"a": b"1", "b": b"2"}, {"a": b"3"}) == ["a", "b"]


def test_an_sdist_has_what_git_has() -> None:
    """What is only in the sdist is named, and what is only in git; the metadata that is made is neither."""
    assert strangers(["x-1.0/README.md", "x-1.0/PKG-INFO", "x-1.0/.env"], ["README.md", "LICENSE"]) == [
        ".env",
        "LICENSE",
    ]


def test_oldest_requirements_are_the_lower_bounds() -> None:
    """The bounds of `pyproject.toml` become pins."""
    assert oldest(["attrs>=25.4", "python-dateutil>=2.9,<5"])[:2] == ["attrs==25.4", "python-dateutil==2.9"]


def test_this_interpreter_or_another_is_found() -> None:
    """At least one of the supported versions is found, as a file."""
    assert all(Path(program).exists() for program in interpreters().values())
    assert interpreters()


# --- The files of a release -------------------------------------------------------------------------------------------


def test_citation_has_the_version_and_the_licence_of_the_package() -> None:
    """`CITATION.cff` and `pyproject.toml` agree."""
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"\nversion: {migevents.__version__}\n" in citation
    assert f"\nlicense: {project['license']}\n" in citation


def test_settings_of_the_owner_are_neutral_or_listed() -> None:
    """`explain` prints no address, and every address in the metadata is one that is reserved for examples."""
    assert not SITE
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert all(address.startswith("https://example.org/") for address in project["urls"].values())
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert all(name in contributing for name in ("`SITE`", "`[project.urls]`", "`CITATION.cff`", "`release.yml`"))


WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_say_that_they_were_never_run_and_pin_what_they_use(path: Path) -> None:
    """Every action of others is pinned to a commit, with its release beside it; no workflow may write by default."""
    text = path.read_text(encoding="utf-8")
    assert "was never run" in text
    assert "\npermissions:\n  contents: read\n" in text
    for used in re.findall(r"uses: (?!\./)(.*)", text):
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", used)


@pytest.mark.parametrize(
    "name", [".pre-commit-config.yaml", ".readthedocs.yaml", "CITATION.cff", *(str(path) for path in WORKFLOWS)]
)
def test_files_of_settings_are_yaml(name: str) -> None:
    """Each is a mapping that a reader of YAML accepts."""
    yaml = pytest.importorskip("yaml")
    assert isinstance(yaml.safe_load((ROOT / name).read_text(encoding="utf-8")), dict)


def test_workflow_tests_every_python_that_is_supported() -> None:
    """The matrix has the versions of the classifiers, and 3.14, of which nothing is claimed yet."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {found[1] for each in project["classifiers"] if (found := re.search(r":: (3\.\d+)$", each))}
    (matrix,) = re.findall(r"python: \[(.*)\]", (ROOT / ".github" / "workflows" / "checks.yml").read_text("utf-8"))
    assert set(re.findall(r"[\d.]+", matrix)) == named | {"3.14"}
