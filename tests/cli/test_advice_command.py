"""Advice on the command line: after the faults, as selected, and with its pages."""

import json
import sys
from pathlib import Path

import pytest

from migevents import EventDates, PartialDate, Quote, Workshop, advise, dumps
from migevents.advice import all_rules
from migevents.codes import ALL_CODES
from tests.support.command import VALID, on_terminal, run_cli
from tests.support.folders import EXAMPLES

WHEN = EventDates(start=PartialDate("2018-11-15"))
ELIDED = dumps(Workshop(title="A workshop", when=WHEN, quotes=(Quote(text="We…", document="Statement"),)), indent=2)
DATELESS = b'{"type": "workshop", "title": "A workshop"}'
BROKEN = b'{"type": "workshop", "title": 3}'


@pytest.fixture
def three(folder: Path) -> Path:
    """A folder with a record that gets advice, one with a fault, and one that gets neither."""
    (folder / "a.json").write_bytes(ELIDED)
    (folder / "b.json").write_bytes(BROKEN)
    (folder / "c.json").write_bytes(VALID)
    return folder


FILES = ("a.json", "b.json", "c.json")


@pytest.mark.usefixtures("three")
def test_findings_come_in_the_order_of_the_files() -> None:
    """Faults and advice come as they are found, each at its line; only faults make the command exit with 1."""
    result = run_cli("check", *FILES)
    advice, fault = result.stdout.split("\n\n")[:-1]
    assert fault.startswith("b.json:1:22: wrong-type  ")
    heading, text, mark, hint = advice.split("\n")
    assert heading == 'a.json:10:7: quote-elided  words were left out of the quote: "We…"'
    assert text == '   10 |       "text": "We…",'
    assert mark == "      |       ^^^^^^^^^^^^^ /quotes/0/text"
    assert hint == "  hint: keep the dots in citations"
    assert (result.exit_code, result.stderr) == (1, "3 records, 2 valid, 1 fault in 1, 1 note\n")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["a.json"], 0),
        (["--strict", "a.json"], 1),
        (["--strict", "c.json"], 0),
        (["--strict", "b.json"], 1),
        (["--strict", "a.json", "missing.json"], 2),
        (["--strict", "--no-strict", "a.json"], 0),
        (["--strict", "--no-advice", "a.json"], 0),
        (["--strict", "--ignore=quote-elided", "a.json"], 0),
        (["--strict", "--select=date-missing, year-missing", "a.json"], 0),
        (["--strict", "--select=date-missing", "--select=quote-elided", "a.json"], 1),
    ],
)
@pytest.mark.usefixtures("three")
def test_advice_affects_the_exit_code_with_strict(arguments: list[str], status: int) -> None:
    """Advice alone exits with 0, and with 1 where it is strict; what is not asked is not counted."""
    assert run_cli("check", *arguments).exit_code == status


@pytest.mark.usefixtures("three")
def test_formats_carry_the_severity() -> None:
    """JSON has the severity of each issue, and annotations are notices, warnings and errors."""
    found = json.loads(run_cli("check", "--format=json", *FILES).stdout)
    assert [(issue["code"], issue["severity"]) for issue in found] == [
        ("quote-elided", "info"),
        ("wrong-type", "error"),
    ]
    lines = run_cli("check", "--format=github", *FILES, "-", stdin=DATELESS).stdout.splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::notice", "::error", "::warning"]


def test_advice_in_an_array_has_its_line() -> None:
    """Advice on a record of an array is shown at the lines of that record."""
    found = json.loads(run_cli("check", "--format=json", "-", stdin=b"[" + VALID + b",\n " + DATELESS + b"]").stdout)
    assert [(issue["line"], issue["column"], issue["path"]) for issue in found] == [(2, 2, "/1/when")]


# --- pyproject.toml ---------------------------------------------------------------------------------------------------


def project(folder: Path, table: str) -> None:
    """Write the settings of a project."""
    (folder / "pyproject.toml").write_text(f"[tool.migevents]\n{table}\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("table", "arguments", "codes"),
    [
        ("", [], ["date-missing", "old-country-name"]),
        ('select = ["date-missing"]', [], ["date-missing"]),
        ('ignore = ["date-missing"]', [], ["old-country-name"]),
        ('ignore = ["date-missing"]', ["--ignore=old-country-name"], ["date-missing"]),
        ('select = ["date-missing"]', ["--select=old-country-name"], ["old-country-name"]),
        ('ignore = ["date-missing"]', ["--ignore="], ["date-missing", "old-country-name"]),
        ("select = []", [], []),
    ],
)
def test_settings_of_a_project_hold_where_no_option_is_given(
    table: str, arguments: list[str], codes: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The nearest pyproject.toml sets the options, and an option on the command line overrides its setting."""
    project(folder, table)
    (folder / "records").mkdir()
    monkeypatch.chdir(folder / "records")
    data = b'{"type": "workshop", "title": "In Swaziland"}'
    found = json.loads(run_cli("check", "--format=json", *arguments, "-", stdin=data).stdout)
    assert sorted(issue["code"] for issue in found) == codes


@pytest.mark.parametrize(("arguments", "status"), [([], 1), (["--no-strict"], 0)])
def test_a_project_can_be_strict(arguments: list[str], status: int, folder: Path) -> None:
    """In a strict project, advice affects the exit code, unless an option overrides it."""
    project(folder, "strict = true")
    assert run_cli("check", *arguments, "-", stdin=DATELESS).exit_code == status


def test_a_project_without_settings_has_none(folder: Path) -> None:
    """A pyproject.toml without a migevents table changes nothing."""
    (folder / "pyproject.toml").write_text('[project]\nname = "x"\n', encoding="utf-8")
    assert run_cli("check", "-", stdin=VALID).exit_code == 0


RULE = '''\
from migevents.advice import Advice, rule


@rule("acme-no-summary")
def no_summary(case):
    """The event has no summary."""
    if case.event.summary is None:
        yield Advice("/summary", "no summary")
'''


@pytest.mark.usefixtures("no_other_rules")
def test_a_project_has_rules_of_its_own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Modules that the project names are imported, and their rules asked, listed and explained."""
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.delitem(sys.modules, "acme_rules", raising=False)
    (folder / "acme_rules.py").write_text(RULE, encoding="utf-8")
    project(folder, 'rules = ["acme_rules"]')
    assert "acme-no-summary" in run_cli("check", "-", stdin=VALID).stdout
    assert "acme-no-summary            info     The event has no summary.\n" in run_cli("rules").stdout
    assert "info: The event has no summary." in run_cli("explain", "acme-no-summary").stdout
    monkeypatch.delitem(sys.modules, "acme_rules")


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("selct = []", '[tool.migevents] has no setting "selct": did you mean "select"?'),
        ("x = 1", '[tool.migevents] has no setting "x"\n'),
        ('select = "date-missing"', "'select' of [tool.migevents] must be a list of strings"),
        ("ignore = [3]", "'ignore' of [tool.migevents] must be a list of strings"),
        ("strict = 1", "'strict' of [tool.migevents] must be true or false"),
        ('ignore = ["date-mising"]', 'unknown rule code "date-mising": did you mean "date-missing"?'),
        ('rules = ["no_such_module_of_acme"]', "ModuleNotFoundError: No module named 'no_such_module_of_acme'"),
        ('rules = [".acme"]', 'pyproject.toml: the rules of ".acme" cannot be imported: TypeError: '),
        ('rules = ["broken_rules_of_acme"]', 'the rules of "broken_rules_of_acme" cannot be imported: SyntaxError: '),
        ("= 3", "pyproject.toml: "),
    ],
)
def test_invalid_settings_are_reported(table: str, message: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings that are misspelt, of another type or no TOML stop the command, with words that help."""
    monkeypatch.setattr(sys, "path", list(sys.path))
    (folder / "broken_rules_of_acme.py").write_text("x = (\n", encoding="utf-8")
    project(folder, table)
    result = run_cli("check", "-", stdin=VALID)
    assert result.exit_code == 2
    assert message in result.stderr


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("tool = 3", "'tool' is not a table"),
        ("[tool]\nmigevents = true", "'migevents' is not a table"),
        ("[[tool.migevents]]\nstrict = true", "'migevents' is not a table"),
    ],
)
def test_settings_that_are_not_a_table_are_reported(text: str, message: str, folder: Path) -> None:
    """A value in place of the table stops the command with a helpful message."""
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")
    result = run_cli("check", "-", stdin=VALID)
    assert result.exit_code == 2
    assert f"pyproject.toml: {message}: put the settings under [tool.migevents]" in result.stderr


def test_an_unknown_code_is_misuse() -> None:
    """A code that is that of no rule is refused, with a guess."""
    result = run_cli("check", "--select", "quote-elide", "-", stdin=VALID)
    assert result.exit_code == 2
    assert 'did you mean "quote-elided"?' in result.stderr


# --- Rules and pages --------------------------------------------------------------------------------------------------


def test_rules_are_listed() -> None:
    """Every rule is listed with its severity and its summary."""
    lines = run_cli("rules").stdout.splitlines()
    assert [line.split()[:2] for line in lines] == [[each.code, each.severity] for each in all_rules().values()]
    assert all(line.endswith(each.summary) for line, each in zip(lines, all_rules().values(), strict=True))


def test_rules_that_are_not_asked_are_marked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that the project ignores is marked, and one without its extra shows what to install."""
    project(folder, 'ignore = ["date-missing"]')
    monkeypatch.setattr("migevents.advice.registry._is_installed", lambda _: False)
    marked = [line for line in run_cli("rules").stdout.splitlines() if line.endswith(")")]
    assert [line.split()[0] for line in marked] == ["date-missing", "phone-impossible"]
    assert marked[0].endswith("at all. (not selected)")
    assert marked[1].endswith("(skipped: pip install 'migevents[phones]')")


@pytest.mark.parametrize("code", ALL_CODES)
def test_every_code_is_explained(code: str) -> None:
    """Every code of a fault, of a repair, of a rule, of a loss and of a note has its page."""
    result = run_cli("explain", code)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{code}\n\n")


@pytest.mark.parametrize("code", ["bad-date", "date-inferred", "space-trimmed", "flattened"])
def test_a_code_has_an_address_where_there_is_a_site(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last line of a page is its address below that of the site; without a site, nothing like it is printed."""
    monkeypatch.setattr("migevents.cli.explain.SITE", "https://docs.example.org/en/")
    page = {"bad-date": "faults", "date-inferred": "rules"}.get(code, "codes")
    last = run_cli("explain", code).stdout.splitlines()[-1]
    assert last == f"https://docs.example.org/en/{page}.html#{code}"
    monkeypatch.setattr("migevents.cli.explain.SITE", "")
    assert "#" + code not in run_cli("explain", code).stdout


@pytest.mark.parametrize(
    ("code", "hint"), [("bad-dat", 'did you mean "bad-date"?'), ("xyz", "'migevents rules' lists the rules")]
)
def test_an_unknown_code_is_not_explained(code: str, hint: str) -> None:
    """An unknown code is refused, with a suggestion or with a command that lists the codes."""
    result = run_cli("explain", code)
    assert result.exit_code == 2
    assert hint in result.stderr


def test_a_page_on_a_terminal_has_no_marks() -> None:
    """On a terminal the marks of Markdown become what they mean."""
    preview = on_terminal("explain", "date-inferred", TERM="xterm", COLUMNS="80")
    assert "date-inferred" in preview
    assert "###" not in preview
    assert "```" not in preview


def test_command_and_library_report_the_same() -> None:
    """The command reports exactly what `advise` returns."""
    path = EXAMPLES / "lao-workshop-2018.json"
    from migevents import load

    found = json.loads(run_cli("check", "--format=json", str(path)).stdout)
    assert [(issue["code"], issue["path"]) for issue in found] == [(i.code, i.path) for i in advise(load(path))]
