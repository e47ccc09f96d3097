"""Records and faults as small tables of HTML, as a notebook shows them.

All text is escaped, and no notebook takes what stands between two dollar signs for a formula. Nothing sets a colour, so
that a table is read in light and in dark; there is no script.
"""

from collections.abc import Collection, Iterable, Iterator
from html import escape
from typing import Any

from migevents.errors import Issue, escaped
from migevents.extensions import Extensions
from migevents.records import Record, stated
from migevents.terms import Term

_LEFT = 'style="text-align: left; vertical-align: top"'
_NO_FORMULAS = 'class="tex2jax_ignore mathjax_ignore"'
"""What MathJax goes by, which notebooks run over all that they show; its releases know the one or the other."""


def record_as_html(record: Record) -> str:
    """Return a table of what a record states, a row for each field.

    Examples:
        >>> from migevents import Venue
        >>> print(record_as_html(Venue(city="Vientiane")))
        <table class="tex2jax_ignore mathjax_ignore">
        <caption style="text-align: left; vertical-align: top">Venue</caption>
        <tr><th scope="row" style="text-align: left; vertical-align: top">city</th>
        <td style="text-align: left; vertical-align: top"><div dir="auto">Vientiane</div></td></tr>
        </table>
    """
    rows = (
        f'<tr><th scope="row" {_LEFT}>{_text(name.replace("_", " "))}</th>\n<td {_LEFT}>{_lines(value)}</td></tr>'
        for name, value in stated(record)
    )
    return _table(type(record).__name__, rows)


def issues_as_html(issues: Iterable[Issue]) -> str:
    """Return a table of issues, a row for each."""
    head = "".join(f'<th scope="col" {_LEFT}>{name}</th>' for name in ("where", "what", "code", "what to do"))
    issues = tuple(issues)
    rows = ("<tr>" + "".join(f"<td {_LEFT}>{_text(cell)}</td>" for cell in _cells(issue)) + "</tr>" for issue in issues)
    return _table(_counted(issues), [f"<tr>{head}</tr>", *rows])


def _counted(issues: Collection[Issue]) -> str:
    """Say how many faults there are, and how many pieces of advice, which is no fault."""
    faults = sum(issue.severity == "error" for issue in issues)
    advice = len(issues) - faults
    said = [f"{faults} fault{'' if faults == 1 else 's'}"] * (faults > 0)
    said += [f"{advice} piece{'' if advice == 1 else 's'} of advice"] * (advice > 0)
    return ", ".join(said) or "no issues"


def _cells(issue: Issue) -> tuple[str, ...]:
    return issue.path or "the record", issue.message, issue.code, issue.hint or ""


def _table(caption: str, rows: Iterable[str]) -> str:
    return "\n".join([f"<table {_NO_FORMULAS}>", f"<caption {_LEFT}>{caption}</caption>", *rows, "</table>"])


def _lines(value: Any) -> str:
    """Return a value with a line for each thing in it. Each has the direction of its own script."""
    return "".join(f'<div dir="auto">{_text(line)}</div>' for line in _things(value))


def _things(value: Any) -> Iterator[str]:
    if isinstance(value, tuple) and not all(isinstance(item, Term) for item in value):
        for item in value:
            yield _words(item)
    elif isinstance(value, Extensions):
        yield from (f"{key}: {item!r}" for key, item in value.plain().items())
    elif isinstance(value, str) and not isinstance(value, Term):
        yield from value.splitlines()
    else:
        yield _words(value)


def _words(value: Any) -> str:
    if isinstance(value, Record):
        return "; ".join(f"{name.replace('_', ' ')}: {_words(inner)}" for name, inner in stated(value))
    if isinstance(value, tuple):
        return ", ".join(map(_words, value))
    if isinstance(value, bool):
        return "yes"
    return value.replace("_", " ") if isinstance(value, Term) else str(value)


def _text(text: str) -> str:
    """Return text that is markup nowhere and steers nothing: what is not printable is written out."""
    return escape(escaped(text))
