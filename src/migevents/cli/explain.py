"""How rules are listed, and how the page of a code is printed.

The pages of our own codes are text in `data/pages.json`, which ``python -m tasks.write_pages`` makes from
`docs/faults.md` and from the docstrings of the rules. The page of a rule that a program has declared is its docstring.
"""

import functools
import inspect
from collections.abc import Iterable

import click
import msgspec
from click.shell_completion import CompletionItem
from rich.console import Console
from rich.text import Text

from migevents._display import escaped, preview
from migevents._files import data_text
from migevents._names import did_you_mean
from migevents.advice import Rule, all_rules
from migevents.cli.reports import COLOURS
from migevents.codes import ADVICE, ALL_CODES


def print_rules(rules: Iterable[Rule], selected: Iterable[Rule], console: Console) -> None:
    """Print the rules: code, severity, summary, and why one is skipped."""
    joined, selected = list(rules), set(selected)
    widest = max(len(rule.code) for rule in joined)
    for rule in joined:
        code = (rule.code.ljust(widest), COLOURS[rule.severity])
        summary = escaped(rule.summary) + _remark(rule, is_selected=rule in selected)
        console.print(Text.assemble(code, f"  {rule.severity:7}  ", summary))


def _remark(rule: Rule, *, is_selected: bool) -> str:
    if not rule.is_available and rule.extra:
        return f" (skipped: pip install 'migevents[{rule.extra[0]}]')"
    return "" if is_selected else " (not selected)"


def page(code: str) -> str:
    """Return the page of a code.

    Raises:
        ValueError: The code does not exist.

    Examples:
        >>> print(page("space-trimmed"))
        space-trimmed
        <BLANKLINE>
        repair: White space around a text was removed.
    """
    rules = all_rules()
    if code in ALL_CODES:
        return _pages()[code] + (f"\n\n{address}" if (address := address_of(code)) else "")
    if code in rules:
        return _page_of_user_rule(rules[code])
    hint = did_you_mean(code, [*rules, *ALL_CODES])
    raise ValueError(f"unknown code {preview(code)}" + (f": {hint}" if hint else "; 'migevents rules' lists the rules"))


SITE = ""
"""The address of the documentation, with a slash at its end. It is empty until there is a site."""

PAGE_OF_KIND = {"fault": "faults", "advice": "rules"}
"""The page of the documentation that explains the codes of a kind; all others are explained on the page `codes`."""


def address_of(code: str) -> str:
    """Return the address of a code in the documentation.

    It is empty as long as the documentation is not published.
    """
    return f"{SITE}{PAGE_OF_KIND.get(ALL_CODES[code].kind, 'codes')}.html#{code}" if SITE else ""


def _page_of_user_rule(rule: Rule) -> str:
    docstring = inspect.getdoc(rule.run) or ""
    return f"{rule.code}\n\n{rule.severity}: {docstring}".rstrip()


@functools.cache
def _pages() -> dict[str, str]:
    return msgspec.json.decode(data_text("cli", "pages.json"), type=dict[str, str])


def print_page(text: str, console: Console) -> None:
    """Print a page, with its code in bold on a terminal."""
    code, rest = text.split("\n", 1)
    console.print(Text.assemble((code, "bold"), "\n" + "\n".join(map(escaped, rest.split("\n")))))


# --- Completion in the shell ------------------------------------------------------------------------------------------


def complete_codes(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the codes that begin with the typed text, with sentences."""
    matching = (item for item in ALL_CODES.items() if item[0].startswith(incomplete))
    return [CompletionItem(code, help=known.sentence) for code, known in matching]


def complete_rules(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the rules that begin with the text after the last comma."""
    before, comma, last = incomplete.rpartition(",")
    return [
        CompletionItem(before + comma + code, help=sentence)
        for code, sentence in ADVICE.items()
        if code.startswith(last)
    ]
