"""Write the pages that are made from other sources: ``python -m tasks.write_pages``.

`docs/rules.md` is made from the docstrings of the rules of advice, and `docs/codes.md` from the table of codes.
`pages.json` in the package has a page of plain text for each code, so that ``migevents explain`` prints it without
parsing anything.
"""

import inspect
import json
import re
import textwrap
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from migevents._display import preview
from migevents.advice import Rule, all_rules
from migevents.cli.explain import PAGE_OF_KIND
from migevents.codes import ALL_CODES, IMPORT_NOTES, LOSSES, MERGES, REPAIRS
from tasks.format_tables import with_tables

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = ROOT / "src" / "migevents" / "cli" / "data" / "pages.json"
WIDTH = 100
"""The longest line of prose in a page of plain text."""

_HEAD = """\
# The rules of advice

Every rule, one by one: why it exists, a record that gets the advice, one that does not, and where the case was seen.
[Advice](advice.md) explains how to get advice, how to select rules, and how to add one. On the command line,
`migevents explain CODE` prints the section of a code. This page is made from the docstrings of the rules; their
examples are invented, and run as tests.
"""


def _subject(rule: Rule) -> str:
    return rule.run.__module__.rpartition(".")[2]


def our_rules() -> list[Rule]:
    """Return the rules of the library, in the order of the page."""
    return [rule for rule in all_rules().values() if rule.run.__module__.startswith("migevents.")]


def page_of_rules() -> str:
    """Return the page of the rules of the library."""
    parts = [_HEAD]
    for subject, rules in groupby(our_rules(), _subject):
        parts += [f"## {subject.replace('_', ' ').capitalize()}\n", *map(page_of, rules)]
    return "\n".join(parts)


def page_of(rule: Rule) -> str:
    r"""Return the page of a rule as Markdown: its code, its severity, and its docstring, whose examples run.

    Examples:
        >>> print(page_of(all_rules()["quote-elided"])[:83])
        ### `quote-elided`
        <BLANKLINE>
        **info.** Words were left out of a quote.
        <BLANKLINE>
        Three dots, or four
    """
    summary, _, rest = (inspect.getdoc(rule.run) or "").partition("\n")
    told, _, examples = rest.partition("Examples:\n")
    parts = [f"### `{rule.code}`", f"**{rule.severity}.** {summary}".rstrip(), *_paragraphs(told)]
    blocks = textwrap.dedent(examples).strip().split("\n\n") if examples.strip() else []
    for lead, block in zip(("It gets this advice:", "It gets none:"), blocks, strict=False):
        parts += [lead, f"```python\n{block}\n```"]
    parts.append(f"To silence it: `ignore=[{preview(rule.code)}]`, or `--ignore {rule.code}` on the command line.")
    return "\n\n".join(parts) + "\n"


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a docstring, each on one line, for Markdown to wrap."""
    return [" ".join(part.split()) for part in text.strip().split("\n\n") if part.strip()]


# --- The page of all codes --------------------------------------------------------------------------------------------

_CODES_HEAD = """\
# Every code

Each code that the library reports, with its severity and its meaning. A code is never renamed, and its meaning never
changes. Each has an address of its own: a fault on the page of the [faults](faults.md), a rule of advice on the page of
the [rules](rules.md), and every other code here. On the command line, `migevents explain CODE` explains a code. This
page is made from the code.
"""

_KINDS = {
    "fault": ("Faults", "What makes a record invalid."),
    "repair": ("Repairs", "What [salvage](salvage.md) did to read a value."),
    "advice": ("Rules of advice", "What deserves a second look in a valid record, see [advice](advice.md)."),
    "loss": ("Losses", "What [another format](formats.md) could not hold of a record that was written."),
    "import": ("Notes of an import", "What was noticed in [another format](formats.md) that was read."),
    "merge": ("Merges", "What was found when two records were [merged](changes.md)."),
}


def page_of_codes() -> str:
    """Return the page that lists every code."""
    parts = [_CODES_HEAD]
    for kind, (heading, meaning) in _KINDS.items():
        parts += [f"## {heading}\n\n{meaning}\n", "| code | severity | meaning |\n|---|---|---|"]
        parts += [
            f"| {_linked(name)} | {code.severity} | {code.sentence} |"
            for name, code in ALL_CODES.items()
            if code.kind == kind
        ]
        parts.append("")
    return "\n".join(parts)


def _linked(code: str) -> str:
    page = PAGE_OF_KIND.get(ALL_CODES[code].kind)
    return f"[`{code}`]({page}.md#{code})" if page else f"`{code}`"


# --- Plain text -------------------------------------------------------------------------------------------------------

# A heading with a code, and all up to the next heading of its level or a higher one. In a code block `#` is a comment.
_SECTION = re.compile(r"^(### `([a-z-]+)`\n.*?)(?=^#{2,3} |\Z)", re.MULTILINE | re.DOTALL)


def fault_sections() -> dict[str, str]:
    """Return the section of each fault in `docs/faults.md` by its code, as Markdown."""
    text = (DOCS / "faults.md").read_text(encoding="utf-8")
    return {found[2]: found[1].strip() + "\n" for found in _SECTION.finditer(text)}


def plain_text(markdown: str) -> str:
    r"""Return a section of Markdown as plain text: code is indented, and paragraphs are filled.

    Examples:
        >>> print(plain_text("### `a-b`\n\nSee *this* [page](x.md), `b`.\n\n```python\n>>> 1\n1\n```\n"))
        a-b
        <BLANKLINE>
        See this page, b.
        <BLANKLINE>
            >>> 1
            1
    """
    parts = []
    for index, block in enumerate(re.split(r"^```.*\n", markdown, flags=re.MULTILINE)):
        if index % 2:
            parts.append(textwrap.indent(block.rstrip(), "    "))
        else:
            parts += [_prose(paragraph) for paragraph in block.strip().split("\n\n") if paragraph]
    return "\n\n".join(parts)


def _prose(paragraph: str) -> str:
    text = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", paragraph.removeprefix("### "))
    text = re.sub(
        r"\*\*(.+?)\*\*|(?<!\w)\*(.+?)\*(?!\w)|`([^`]+)`", lambda found: next(filter(None, found.groups())), text
    )
    return (
        text if text.startswith(("- ", "|")) else textwrap.fill(" ".join(text.split()), WIDTH, break_long_words=False)
    )


def pages() -> dict[str, str]:
    """Return the page of each code as plain text."""
    repairs = {code: f"### `{code}`\n\n**repair:** {done}\n" for code, done in REPAIRS.items()}
    rules = {rule.code: page_of(rule) for rule in our_rules()}
    kinds = (("loss of an export", LOSSES), ("note of an import", IMPORT_NOTES), ("merge", MERGES))
    others = {
        code: f"### `{code}`\n\n**{kind}, {severity}:** {sentence}\n"
        for kind, codes in kinds
        for code, (severity, sentence) in codes.items()
    }
    sections = fault_sections() | repairs | rules | others
    return {code: plain_text(section) for code, section in sections.items()}


def written_pages() -> Iterator[tuple[Path, str]]:
    """Yield the file of each page that is made, and its contents."""
    yield DOCS / "rules.md", page_of_rules()
    yield DOCS / "codes.md", page_of_codes()
    yield DOCS / "formats.md", with_tables(DOCS / "formats.md")
    yield PAGES, json.dumps(pages(), ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write each page."""
    for target, text in written_pages():
        target.write_text(text, encoding="utf-8")
        print(target.relative_to(ROOT))


if __name__ == "__main__":
    main()
