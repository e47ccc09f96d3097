"""`migevents locate`, `migevents draft` and `migevents check --text`."""

import io
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from migevents.cli import commands
from migevents.cli.evidence import _coloured, _print
from migevents.evidence import locate
from tests.evidence.texts import FOUNDING_RECORD, FOUNDING_TEXT, ROOT

RECORD = ROOT / "examples" / "lao-workshop-2018.json"
TEXT = Path(__file__).with_name("lao-workshop-2018.txt")


def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(commands.migevents, [str(argument) for argument in arguments], input=stdin)


def test_locate_prints_a_line_for_each_fact_and_exits_with_1() -> None:
    """The founding record has facts that its coder worded: they are listed as not found, and the status is 1."""
    result = run("locate", RECORD, TEXT)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert len(lines) == 89
    assert "not found    /topics/0" in result.stdout
    assert re.search(r'found +/when/wording +[0-9]+:[0-9]+  "on November 15th"', result.stdout)
    assert lines[-1] == "88 facts: 57 found, 1 partly found, 3 not found, 27 not checked"


UNSAFE = "a\x9b31mb\u202ec\u200b"


def test_nothing_in_a_record_or_a_text_controls_a_terminal(tmp_path: Path) -> None:
    """What is printed as JSON has the unsafe characters as escapes, and is the same JSON."""
    text, record = tmp_path / "text.txt", tmp_path / "record.json"
    text.write_text("They met in Cairo.", encoding="utf-8")
    record.write_text(json.dumps({"title": UNSAFE, UNSAFE: "Лаос"}), encoding="utf-8")
    located = run("locate", record, text, "--format", "json").stdout
    assert [fact["value"] for fact in json.loads(located)] == [UNSAFE, "Лаос"]
    drafted = run("draft", text, "--url", f"https://example.org/{UNSAFE}").stdout
    assert json.loads(drafted)["source"]["url"].endswith(UNSAFE)
    assert located.replace("\n", "").isprintable()
    assert drafted.replace("\n", "").isprintable()
    assert "Лаос" in located


def test_locate_exits_with_0_where_all_is_found(tmp_path: Path) -> None:
    """A draft without a title is read, and the status is 0 where the text has all of it; a dash is standard input."""
    text = tmp_path / "text.txt"
    text.write_text("They met in Cairo.", encoding="utf-8")
    result = run("locate", "-", text, stdin=b'{"venues": [{"city": "Cairo"}]}')
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "1 fact: 1 found, 0 partly found, 0 not found, 0 not checked"


def test_locate_prints_json(tmp_path: Path) -> None:
    """With --format json there is an object for each fact, with spans, lines and columns; --html writes the page."""
    page = tmp_path / "review.html"
    result = run("locate", RECORD, TEXT, "--format", "json", "--html", page)
    facts = {fact["pointer"]: fact for fact in json.loads(result.stdout)}
    assert facts["/when/wording"] == {
        "pointer": "/when/wording",
        "value": "on November 15th",
        "status": "found",
        "how": "verbatim",
        "note": None,
        "spans": facts["/when/wording"]["spans"],
    }
    (span,) = facts["/when/wording"]["spans"]
    assert FOUNDING_TEXT[span["start"] : span["end"]] == "on November 15th"
    assert FOUNDING_TEXT.splitlines()[span["line"] - 1][span["column"] - 1 :].startswith("on November 15th")
    assert page.read_text(encoding="utf-8") == locate(FOUNDING_RECORD, FOUNDING_TEXT).to_html()


def test_the_page_is_written_whole(tmp_path: Path) -> None:
    """The page replaces a file as every other output does, so one with other names stays as it was."""
    page = tmp_path / "review.html"
    page.write_text("before", encoding="utf-8")
    (tmp_path / "other.html").hardlink_to(page)
    result = run("locate", RECORD, TEXT, "--html", page)
    assert result.exit_code == 2
    assert "other hard links" in result.stderr
    assert page.read_text(encoding="utf-8") == "before"


def test_publication_completes_dates() -> None:
    """With --published the year is known, and the start is found."""
    assert "partly found" not in run("locate", RECORD, TEXT, "--published", "2018-11-16").stdout.rsplit("\n", 2)[0]


def test_draft_prints_json_and_what_is_open(tmp_path: Path) -> None:
    """The record is on standard output; how sure each fact is, and what is open, on standard error."""
    page = tmp_path / "review.html"
    result = run("draft", TEXT, "--published", "2018-11-16", "--url", "https://example.org/", "--html", page)
    assert result.exit_code == 0
    record = json.loads(result.stdout)
    assert (record["type"], record["source"]["url"]) == ("workshop", "https://example.org/")
    assert "likely" in result.stderr
    assert "open    /title: What is the title of the event?" in result.stderr
    assert "    -  /source/url" in result.stderr
    assert page.exists()
    assert "the record: The text is empty." in run("draft", "-", stdin=b"").stderr


def test_check_reports_what_a_text_does_not_have() -> None:
    """With --text, the advice not-in-text is among the rest."""
    result = run("check", RECORD, "--text", TEXT, "--select", "not-in-text")
    assert result.exit_code == 0
    assert result.stdout.count("not-in-text") == 3
    assert "not-in-text" not in run("check", RECORD).stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("locate", RECORD, "missing.txt"), "missing.txt: No such file"),
        (("locate", "missing.json", TEXT), "missing.json: No such file"),
        (("locate", TEXT, TEXT), "lao-workshop-2018.txt: invalid JSON: expected a value (line 2, column 1)"),
        (("locate", "-", TEXT), "<stdin>: expected one JSON object, got [1]"),
        (("locate", RECORD, TEXT, "--html", "/missing/x.html"), "/missing/x.html: "),
        (("draft", "missing.txt"), "missing.txt: No such file"),
        (("draft", TEXT, "--html", "/missing/x.html"), "/missing/x.html: "),
        (("check", RECORD, "--text", "missing.txt"), "missing.txt: No such file"),
        (("locate", "-", "-"), "only one of RECORD and TEXT can be standard input"),
        (("locate", RECORD, TEXT, "--published", "soon"), "soon"),
        (("draft", TEXT, "--published", "soon"), "soon"),
        (("check", RECORD, "--fix", "--text", TEXT), "--text cannot be combined with --fix"),
    ],
    ids=range(12),
)
def test_what_cannot_be_read_is_reported(arguments: tuple[str | Path, ...], message: str) -> None:
    """A file that is missing or wrong, and a wrong option, give status 2 and one line that tells why."""
    result = run(*arguments, stdin=b"[1]")
    assert result.exit_code == 2
    assert message in result.stderr


def test_text_that_is_not_utf_8_is_reported(tmp_path: Path) -> None:
    """A text in another encoding is refused with the byte."""
    text = tmp_path / "text.txt"
    text.write_bytes(b"caf\xe9")
    result = run("draft", text)
    assert result.exit_code == 2
    assert "invalid UTF-8: byte 3 is 0xe9 (save the file as UTF-8)" in result.stderr


def test_terminal_shows_the_text_in_colours() -> None:
    """On a terminal the text comes first, each span in the colour of its field, and control characters written out."""
    text = "They met in Cairo.\x1b[31m"
    evidence = locate({"venues": [{"city": "Cairo"}]}, text)
    coloured = _coloured(evidence)
    assert coloured.plain == "They met in Cairo.\\x1b[31m"
    assert [coloured.plain[span.start : span.end] for span in coloured.spans if span.style] == list("Cairo")
    console = Console(force_terminal=True, color_system="standard", record=True, width=80, file=io.StringIO())
    _print(evidence, console)
    assert console.export_text().startswith("They met in Cairo.\\x1b[31m\n")
