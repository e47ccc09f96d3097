"""How the rules are listed, and how the page of a code is printed at a terminal.

`faults.md` beside this module is a copy of the page in `docs/`: ``python -m tasks.write_pages`` writes it.
"""

import functools
import re
from collections.abc import Iterable
from importlib import resources

from rich.console import Console
from rich.markdown import Markdown
from rich.text import Text

from migevents._display import escaped, preview
from migevents._names import did_you_mean
from migevents.advice import Rule, all_rules
from migevents.advice.registry import page_of
from migevents.cli.reports import COLOURS
from migevents.codes import MERGES, REPAIRS


def print_rules(rules: Iterable[Rule], asked: Iterable[Rule], console: Console) -> None:
    """Print the rules: code, severity and summary, with a word for those that are not asked."""
    listed, asked = list(rules), set(asked)
    widest = max(len(rule.code) for rule in listed)
    for rule in listed:
        code = (rule.code.ljust(widest), COLOURS[rule.severity])
        summary = escaped(rule.summary) + _unasked(rule, is_asked=rule in asked)
        console.print(Text.assemble(code, f"  {rule.severity:7}  ", summary))


def _unasked(rule: Rule, *, is_asked: bool) -> str:
    if not rule.is_available and rule.extra:
        return f" (skipped: pip install 'migevents[{rule.extra[0]}]')"
    return "" if is_asked else " (not asked)"


def page(code: str) -> str:
    """Return the page of a fault, a repair, an issue of a merge or a rule.

    Raises:
        ValueError: There is no such code.
    """
    rules = all_rules()
    if code in rules:
        return page_of(rules[code])
    pages = fault_pages()
    pages |= {repair: f"### `{repair}`\n\n**repair.** {done}\n" for repair, done in REPAIRS.items()}
    pages |= {found: f"### `{found}`\n\n**merge.** {meaning}\n" for found, meaning in MERGES.items()}
    if code not in pages:
        hint = did_you_mean(code, [*rules, *pages])
        raise ValueError(
            f"{preview(code)} is no code" + (f": {hint}" if hint else "; 'migevents rules' lists those of advice")
        )
    return pages[code]


def print_page(text: str, console: Console) -> None:
    """Print a page. On a terminal its marks become what they mean; elsewhere it stays Markdown."""
    console.print(Markdown(text, hyperlinks=False) if console.is_terminal else Text(text.rstrip("\n")))


PAGE = "faults.md"


@functools.cache
def fault_pages() -> dict[str, str]:
    r"""Return the section of each fault by its code, as Markdown, in the order of the page.

    Examples:
        >>> fault_pages()["bad-date"].splitlines()[0]
        '### `bad-date`'
    """
    text = resources.files("migevents.cli").joinpath(PAGE).read_text(encoding="utf-8")
    return {found[2]: found[1].strip() + "\n" for found in _SECTION.finditer(text)}


# A heading with a code, and all up to the next heading of its level or a higher one. In a code block `#` is a comment.
_SECTION = re.compile(r"^(### `([a-z-]+)`\n.*?)(?=^#{2,3} |\Z)", re.MULTILINE | re.DOTALL)
