"""The program of the tutorial."""

import ast
import re
from pathlib import Path

from examples.take_in import take_in
from tests.support.folders import DOCS, EXAMPLES


def _functions(source: str) -> dict[str, str]:
    """Return the functions of a program by their names, without the annotations."""
    functions = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef):
            node.returns = None
            for argument in node.args.args:
                argument.annotation = None
            functions[node.name] = ast.unparse(node)
    return functions


def test_the_program_is_the_one_that_the_tutorial_builds() -> None:
    """The functions of the page and those of the script are the same."""
    page = (DOCS / "tutorial.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```python\n(def .*?)^```", page, re.MULTILINE | re.DOTALL)
    assert _functions("\n".join(blocks)) == _functions((EXAMPLES / "take_in.py").read_text(encoding="utf-8"))


def test_nothing_of_the_inbox_is_lost_or_changed(tmp_path: Path) -> None:
    """The files stay as they are, and each of them is a record or a question, or both."""
    inbox = EXAMPLES / "inbox"
    before = {path: path.read_bytes() for path in inbox.iterdir()}
    questions = take_in(inbox, tmp_path / "out")
    assert {path: path.read_bytes() for path in inbox.iterdir()} == before
    taken = {path.name for path in (tmp_path / "out").glob("*.json")}
    asked = {question.partition(" ")[0] for question in questions}
    assert {path.name for path in inbox.glob("*.json")} == taken | (asked - {"events.ics"})


def test_the_inbox_says_that_it_is_invented() -> None:
    """The README of the folder says that nothing in it is real, for readers who find the folder first."""
    assert "All of it is invented" in (EXAMPLES / "inbox" / "README.md").read_text(encoding="utf-8")
