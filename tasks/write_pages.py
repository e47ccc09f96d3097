"""Write the pages that are made from what stands elsewhere: ``python -m tasks.write_pages``.

The page of the rules of advice is made from their docstrings. The page of the faults goes along in the package, so that
``migevents explain`` has it.
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from migevents.advice import Rule, all_rules
from migevents.advice.registry import page_of
from migevents.cli.explain import PAGE
from tasks.format_tables import with_tables

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"

_HEAD = """\
# The rules of advice

Every rule, one by one: why it is there, a record that gets it, one that does not, and where it was seen.
[Advice](advice.md) says how to ask for it, how to choose among the rules, and how to add one. On the command line,
`migevents explain CODE` prints the section of a code. This page is made from the docstrings of the rules; their
examples are invented, and run as tests.
"""


def _subject(rule: Rule) -> str:
    return rule.run.__module__.rpartition(".")[2]


def page_of_rules() -> str:
    """Return the page of the rules of the library."""
    parts = [_HEAD]
    ours = [rule for rule in all_rules().values() if rule.run.__module__.startswith("migevents.")]
    for subject, rules in groupby(ours, _subject):
        parts += [f"## {subject.capitalize()}\n", *map(page_of, rules)]
    return "\n".join(parts)


def written_pages() -> Iterator[tuple[Path, str]]:
    """Yield the file of each page that is made, and what belongs into it."""
    yield DOCS / "rules.md", page_of_rules()
    yield DOCS / "formats.md", with_tables(DOCS / "formats.md")
    yield ROOT / "src" / "migevents" / "cli" / PAGE, (DOCS / "faults.md").read_text(encoding="utf-8")


def main() -> None:
    """Write each page."""
    for target, text in written_pages():
        target.write_text(text, encoding="utf-8")
        print(target.relative_to(ROOT))


if __name__ == "__main__":
    main()
