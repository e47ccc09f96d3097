"""`migevents diff` and `migevents merge`: what they print and write, and how they exit."""

import gzip
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest
from click.testing import CliRunner, Result

from migevents import Event, Extensions, Quote, Source, Speaker, Venue, dumps, load, merge, structure, unstructure
from migevents.cli import commands
from tests.changes.edits import dates

BASE = Event(
    title="Opening",
    label="inauguration",
    when=dates(start="2018-11"),
    speakers=(Speaker(name="A. Example"), Speaker(name="B. Example")),
)
OURS = attrs.evolve(BASE, label="opening", topics=("data",))
THEIRS = attrs.evolve(BASE, when=dates(start="2018-11-15"), speakers=BASE.speakers[::-1], label=None)


def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(commands.migevents, [str(argument) for argument in arguments], input=stdin)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the command runs in, with three versions of a record, one of them on one line."""
    monkeypatch.chdir(tmp_path)
    for name, record in {"base": BASE, "ours": OURS, "theirs": THEIRS}.items():
        Path(f"{name}.json").write_bytes(dumps(record, indent=None if name == "theirs" else 2) + b"\n")
    return tmp_path


# --- Differences ------------------------------------------------------------------------------------------------------


def test_diff_prints_a_line_for_each_change(folder: Path) -> None:
    """The changes are printed in the order of the fields, and the command exits with 1."""
    result = run("diff", "base.json", "theirs.json")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        '/label: removed "inauguration"',
        '/when/start: "2018-11" -> "2018-11-15"',
        '/speakers: order changed from ["A. Example", "B. Example"] to ["B. Example", "A. Example"]',
    ]
    assert folder.exists()


@pytest.mark.usefixtures("folder")
def test_diff_of_equal_records_prints_nothing() -> None:
    """Two files with the same record, written differently, have no differences."""
    Path("same.json").write_bytes(dumps(THEIRS, indent=4))
    result = run("diff", "theirs.json", "same.json")
    assert (result.exit_code, result.output) == (0, "")
    for style in ("json", "json-patch"):
        assert run("diff", "theirs.json", "same.json", "--format", style).output == "[]\n"


@pytest.mark.usefixtures("folder")
def test_diff_in_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where colours are wanted, what was added is green and what was removed is red."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    lines = run("diff", "base.json", "ours.json").stdout.splitlines()
    assert "\x1b[1m/label:" in lines[0]
    assert "\x1b[33m" in lines[0]
    assert "\x1b[32m" in lines[1]
    assert "\x1b[31m" in run("diff", "base.json", "theirs.json").stdout


@pytest.mark.usefixtures("folder")
def test_diff_as_json() -> None:
    """As JSON, each change is an object; a side that has nothing is left out of it, and null is a value."""
    first = attrs.evolve(BASE, venues=(Venue(city="Vientiane"),), extensions=Extensions({"a": 1}))
    second = attrs.evolve(
        BASE,
        venues=(Venue(name="Hall", city="Vientiane"),),
        speakers=BASE.speakers[::-1],
        quotes=(Quote(text="Welcome"),),
        extensions=Extensions({"a": None}),
        label=None,
    )
    for name, record in {"first": first, "second": second}.items():
        Path(f"{name}.json").write_bytes(dumps(record))
    result = run("diff", "first.json", "second.json", "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == [
        {"path": "/label", "before": "inauguration"},
        {"path": "/venues/Vientiane/name", "new_path": "/venues/Hall/name", "after": "Hall"},
        {
            "path": "/speakers",
            "order": True,
            "before": ["A. Example", "B. Example"],
            "after": ["B. Example", "A. Example"],
        },
        {"path": "/quotes/Welcome", "after": {"text": "Welcome"}, "index": 0},
        {"path": "/extensions/a", "before": 1, "after": None},
    ]


@pytest.mark.usefixtures("folder")
def test_diff_as_json_patch() -> None:
    """The JSON Patch turns the JSON of the first record into that of the second."""
    import jsonpatch

    result = run("diff", "base.json", "theirs.json", "--format", "json-patch")
    assert result.exit_code == 1
    assert structure(jsonpatch.apply_patch(unstructure(BASE), result.stdout)) == THEIRS


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "other.json: expected one record, found none"),
        (dumps(BASE) + b"\n" + dumps(OURS), "other.json: expected one record, found 2"),
        (b"[]", "other.json: expected one record, found none"),
        (b'{"type": "event"}', "other.json: the record is invalid"),
        (b"\xff", "other.json: the record is invalid"),
        (None, "other.json: No such file or directory"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_file_without_one_valid_record_is_refused(content: bytes | None, message: str) -> None:
    """The commands name the file and what is wrong with it, exit with 2, and write nothing."""
    if content is not None:
        Path("other.json").write_bytes(content)
    before = Path("ours.json").read_bytes()
    for arguments in (("diff", "ours.json", "other.json"), ("merge", "ours.json", "other.json", "-o", "ours.json")):
        result = run(*arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.endswith(f"migevents: {message}\n")
    assert Path("ours.json").read_bytes() == before
    assert ("missing-field" in result.stderr) == (content == b'{"type": "event"}')


# --- Merging ----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("folder")
def test_merge_writes_the_merged_record_like_ours() -> None:
    """The merged record goes to a file, indented as ours is, and what to look at to standard error."""
    result = run("merge", "ours.json", "theirs.json", "--base", "base.json", "-o", "merged.json")
    merged = merge(OURS, THEIRS, base=BASE)
    assert (result.exit_code, result.stdout) == (1, "")
    assert Path("merged.json").read_bytes() == dumps(merged.record, indent=2) + b"\n"
    assert result.stderr.splitlines() == [
        '/label: removal-conflict  theirs removed it, ours changed it; kept "opening"',
        "merged with 1 conflict",
    ]


@pytest.mark.usefixtures("folder")
def test_merge_without_conflicts_exits_with_zero() -> None:
    """Without a conflict the command exits with 0; without a file, it prints the record, on one line like ours."""
    result = run("merge", "theirs.json", "base.json", "--base", "base.json")
    assert result.exit_code == 0
    assert result.stdout.encode() == dumps(THEIRS) + b"\n"
    assert result.stderr == "merged with 0 conflicts\n"


@pytest.mark.usefixtures("folder")
def test_merge_lists_refined_dates_and_what_is_not_cited() -> None:
    """Values that are not in the merged record but are not conflicts are listed, too."""
    source = Source(url="https://example.org/1")
    Path("a.json").write_bytes(dumps(attrs.evolve(BASE, id="a", source=source)))
    Path("b.json").write_bytes(dumps(attrs.evolve(THEIRS, id="b", source=Source(url="https://example.org/2"))))
    result = run("merge", "a.json", "b.json", "-o", "-")
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        '/when/start: date-refined  "2018-11" -> "2018-11-15"',
        'not cited in the merged record: {"url": "https://example.org/2"}',
        'not kept in the merged record: id "b"',
        "merged with 0 conflicts",
    ]


@pytest.mark.usefixtures("folder")
def test_empty_base_is_treated_as_missing() -> None:
    """Git gives an empty file where there is no common version."""
    Path("empty.json").write_bytes(b"")
    result = run("merge", "ours.json", "theirs.json", "--base", "empty.json")
    assert structure(json.loads(result.stdout)) == merge(OURS, THEIRS).record


@pytest.mark.parametrize(
    ("text", "indent"), [("{}", None), ('{"a": 1}', None), ('{\n   "a": 1}', 3), ('{\r\n\t"a": 1}', 4), ("{\n}", 0)]
)
def test_the_indentation_of_ours_is_found(text: str, indent: int | None) -> None:
    """The merged record is indented like the text of ours."""
    from migevents.cli.compare import _indent_of

    assert _indent_of(text) == indent


def test_a_record_can_come_from_standard_input(folder: Path) -> None:
    """A dash means standard input."""
    assert run("diff", "-", "theirs.json", stdin=(folder / "theirs.json").read_bytes()).exit_code == 0


def test_what_cannot_be_written_is_reported(folder: Path) -> None:
    """If the output cannot be written, the command gives the reason and exits with 2."""
    result = run("merge", "ours.json", "theirs.json", "-o", folder / "nowhere" / "merged.json")
    assert result.exit_code == 2
    assert result.stderr.endswith("merged.json: No such file or directory\n")


def test_what_is_compressed_stays_compressed(folder: Path) -> None:
    """A merged record replaces a compressed one as a compressed one."""
    Path("ours.json.gz").write_bytes(gzip.compress((folder / "ours.json").read_bytes()))
    assert run("merge", "ours.json.gz", "theirs.json", "-o", "ours.json.gz").exit_code == 0
    merged = run("merge", "ours.json", "theirs.json").stdout
    assert gzip.decompress(Path("ours.json.gz").read_bytes()).decode() == merged


# --- Git --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A git repository in which the command is the merge driver for JSON."""
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    driver = f"{sys.executable} -m migevents merge %A %B --base %O -o %A"
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "config", "merge.migevents.name", "migevents merge")
    git(tmp_path, "config", "merge.migevents.driver", driver)
    (tmp_path / ".gitattributes").write_text("*.json merge=migevents\n", encoding="utf-8")
    commit(tmp_path, BASE)
    git(tmp_path, "branch", "theirs")
    return tmp_path


def git(folder: Path, *arguments: str, fails: bool = False) -> str:
    """Run git, which knows no settings of the machine or of a user."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        **{f"GIT_{who}_{what}": "example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }
    run = subprocess.run(  # noqa: S603  # git, with the arguments of the tests
        ["git", *arguments],  # noqa: S607  # wherever it is installed
        cwd=folder,
        env=environment,
        check=False,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert (run.returncode != 0) == fails, run.stdout
    return run.stdout


def commit(folder: Path, record: Event) -> None:
    """Write a record and commit it."""
    (folder / "event.json").write_bytes(dumps(record, indent=2) + b"\n")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Change the record")


def merge_branches(folder: Path, ours: Event, theirs: Event, *, fails: bool) -> str:
    """Commit a version on each branch, and merge them."""
    git(folder, "switch", "--quiet", "theirs")
    commit(folder, theirs)
    git(folder, "switch", "--quiet", "main")
    commit(folder, ours)
    return git(folder, "merge", "--no-edit", "theirs", fails=fails)


def test_git_merges_two_branches_of_a_record(repository: Path) -> None:
    """Two branches that changed neighbouring lines merge, where git by itself would give a conflict."""
    theirs = attrs.evolve(THEIRS, label=BASE.label)
    merge_branches(repository, OURS, theirs, fails=False)
    merged: Any = load(repository / "event.json")
    assert merged == attrs.evolve(theirs, label="opening", topics=("data",))
    assert git(repository, "status", "--porcelain") == ""


def test_git_marks_a_record_with_conflicts(repository: Path) -> None:
    """If the two conflict, git reports it, and the file is a valid record with the values of ours."""
    output = merge_branches(repository, OURS, attrs.evolve(THEIRS, label="launch"), fails=True)
    assert '/label: value-conflict  ours has "opening", theirs has "launch"; kept ours' in output
    assert git(repository, "status", "--porcelain") == "UU event.json\n"
    record: Any = load(repository / "event.json")
    assert (record.label, record.when) == ("opening", THEIRS.when)


def test_git_keeps_ours_where_theirs_is_invalid(repository: Path) -> None:
    """If one side is not a valid record, the file stays as in ours, and git marks the conflict."""
    git(repository, "switch", "--quiet", "theirs")
    (repository / "event.json").write_text('{"type": "event"}', encoding="utf-8")
    git(repository, "commit", "--quiet", "--all", "--message", "Break the record")
    git(repository, "switch", "--quiet", "main")
    commit(repository, OURS)
    assert "the record is invalid" in git(repository, "merge", "--no-edit", "theirs", fails=True)
    assert load(repository / "event.json") == OURS
