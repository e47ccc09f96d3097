"""The page of a rule: what the documentation and ``migevents explain`` say of it, made from its docstring."""

import inspect
import textwrap

from migevents.advice.rules import Rule
from migevents.errors import shown


def page_of(rule: Rule) -> str:
    r"""Return the page of a rule as Markdown: its code, its severity, and its docstring, whose examples run.

    Examples:
        >>> from migevents.advice import all_rules
        >>> print(page_of(all_rules()["quote-elided"])[:83])
        ### `quote-elided`
        <BLANKLINE>
        **info.** Words were left out of a quote.
        <BLANKLINE>
        Three dots, or four
    """
    summary, _, rest = (inspect.getdoc(rule.look) or "").partition("\n")
    told, _, examples = rest.partition("Examples:\n")
    parts = [f"### `{rule.code}`", f"**{rule.severity}.** {summary}".rstrip(), *_paragraphs(told)]
    blocks = textwrap.dedent(examples).strip().split("\n\n") if examples.strip() else []
    for lead, block in zip(("It gets this advice:", "It gets none:"), blocks, strict=False):
        parts += [lead, f"```python\n{block}\n```"]
    parts.append(f"To silence it: `ignore=[{shown(rule.code)}]`, or `--ignore {rule.code}` on the command line.")
    return "\n\n".join(parts) + "\n"


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a docstring, each on one line: Markdown breaks them anew."""
    return [" ".join(part.split()) for part in text.strip().split("\n\n") if part.strip()]
