"""The wording of messages, hints, documentation and docstrings."""

import ast
import re

from tasks.write_messages import TARGET, messages
from tests.support.folders import ROOT

WRONG = ROOT / "tests" / "data" / "wrong_wordings.txt"
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "Makefile")]
SOURCES = [*(ROOT / "src").rglob("*.py")]
OTHER_CODE = [path for folder in ("tests", "benchmarks", "tasks", "fuzz") for path in (ROOT / folder).rglob("*.py")]

LONGEST_FIRST_LINE = 70
"""The most characters of the first line of a docstring, so that lists of functions show it whole."""


def test_every_message_is_in_the_file_for_review() -> None:
    """`tests/data/messages.txt` has every message and hint of the library; `make messages` regenerates it."""
    assert TARGET.read_text(encoding="utf-8") == messages()


def test_no_sentence_has_a_wrong_wording() -> None:
    """Wordings that no native speaker would use do not occur in the code, the tests or the documentation."""
    wrong = re.compile("|".join(f"(?:{phrase})" for phrase in WRONG.read_text(encoding="utf-8").splitlines()))
    found = [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in [*PAGES, *(ROOT / "docs").rglob("*.md"), *SOURCES, *OTHER_CODE]
        for found in wrong.finditer(" ".join(path.read_text(encoding="utf-8").split()))
    ]
    assert found == []


def test_first_lines_of_docstrings_are_short() -> None:
    """The first line of a docstring in `src` has at most 70 characters, and does not begin with "What"."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = [
        (path, ast.get_docstring(node) or "")
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, documented)
    ]
    first_lines = [(str(path.relative_to(ROOT)), docstring.partition("\n")[0]) for path, docstring in docstrings]
    assert [
        f"{name}: {line}" for name, line in first_lines if len(line) > LONGEST_FIRST_LINE or line.startswith("What ")
    ] == []
