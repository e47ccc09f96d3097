"""The words of messages and hints."""

import re

from tasks.write_messages import TARGET, messages
from tests.support.folders import ROOT


def test_every_message_is_in_the_file_for_review() -> None:
    """`tests/data/messages.txt` has what the library reports; `make messages` writes it again."""
    assert TARGET.read_text(encoding="utf-8") == messages()


def test_no_sentence_has_a_wrong_wording() -> None:
    """Wordings that no native speaker would use occur neither in the sources nor in the documentation."""
    wrong = (ROOT / "tests" / "data" / "wrong_wordings.txt").read_text(encoding="utf-8").splitlines()
    pages = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")]
    files = [*pages, *(ROOT / "src").rglob("*.py"), *(ROOT / "docs").rglob("*.md")]
    found = [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in files
        for phrase in wrong
        for found in re.finditer(phrase, " ".join(path.read_text(encoding="utf-8").split()))
    ]
    assert found == []
