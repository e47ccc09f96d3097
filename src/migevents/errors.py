"""What can go wrong with a record, and where.

Everything the library raises on purpose is a `MigeventsError`. This module knows nothing of the classes of the model,
of JSON, or of how a fault was found: it only says what a fault is.
"""

from collections.abc import Iterable
from typing import Literal

import attrs

from migevents._display import LINE, counted, escaped, html_table
from migevents._pydantic import PydanticSupport

Severity = Literal["error", "warning", "info"]
"""How much an issue weighs: an `error` makes a record unreadable; a `warning` or an `info` never stops anything."""


@attrs.frozen
class Issue(PydanticSupport):
    """One thing to say of a record: what, where, and what to do about it.

    Attributes:
        code: A stable name in kebab-case, such as ``bad-country``. Programs should go by this.
        path: Where, as a JSON Pointer (RFC 6901). A key that is missing is shown by the pointer it would have;
            the record itself is the empty text.
        message: What is wrong and what was expected, in a sentence for people.
        severity: ``error`` for a fault, ``warning`` or ``info`` for advice.
        value: The value as JSON text, shortened to fit a line; `None` where there is none to show.
        hint: What to do about it, where that can be guessed.

    Examples:
        >>> issue = Issue("missing-field", "/title", "a workshop needs a title")
        >>> print(issue)
        /title: a workshop needs a title [missing-field]
    """

    code: str
    path: str
    message: str
    severity: Severity = "error"
    value: str | None = None
    hint: str | None = None

    def __str__(self) -> str:
        """Say the issue in one line."""
        place = f"{escaped(self.path)}: " if self.path else ""
        hint = f" ({escaped(self.hint)})" if self.hint else ""
        return f"{place}{escaped(self.message)} [{self.code}]{hint}"

    def below(self, prefix: str) -> "Issue":
        """Return the same issue, seen from further out: `prefix` is put before its path."""
        return attrs.evolve(self, path=prefix + self.path) if prefix else self


class MigeventsError(Exception):
    """The root of every error that this library raises on purpose."""


class InvalidDate(MigeventsError, ValueError):
    """A text that is no date the library can hold.

    Attributes:
        text: The text as it was given.
        reason: What is wrong with it.
        suggestion: What to write instead, where that is certain.

    Examples:
        >>> str(InvalidDate("2018-02-30", "February 2018 has 28 days"))
        "'2018-02-30' is no date: February 2018 has 28 days"
    """

    def __init__(self, text: str, reason: str, suggestion: str | None = None) -> None:
        """Keep the text, the reason and the suggestion."""
        super().__init__(text, reason, suggestion)
        self.text = text
        self.reason = reason
        self.suggestion = suggestion

    def __str__(self) -> str:
        """Say the text, shortened to fit a line, the reason and the suggestion."""
        suggestion = f"; write {self.suggestion}" if self.suggestion else ""
        text = self.text if len(self.text) <= LINE else self.text[:LINE] + "..."
        return f"{text!r} is no date: {self.reason}{suggestion}"


class Issues(tuple[Issue, ...]):
    """Issues one after the other: a tuple, which a notebook shows as a table."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Return a table of the issues: notebooks ask for it."""
        faults = sum(issue.severity == "error" for issue in self)
        counts = [(faults, counted(faults, "fault")), (len(self) - faults, _pieces_of_advice(len(self) - faults))]
        rows = ((issue.path or "the record", issue.message, issue.code, issue.hint or "") for issue in self)
        caption = ", ".join(text for count, text in counts if count) or "no issues"
        return html_table(caption, ("where", "what", "code", "what to do"), rows)


class InvalidRecord(MigeventsError, ValueError):
    """A record with faults. It carries every one of them.

    Attributes:
        issues: The faults, in the order of the document. There is at least one.
        line: The line of the source on which the record begins, where it is one of a stream; the first line is 1.

    Examples:
        >>> error = InvalidRecord([Issue("missing-field", "/title", "a workshop needs a title")])
        >>> print(error)
        1 fault in the record:
          /title: a workshop needs a title [missing-field]
    """

    def __init__(self, issues: Iterable[Issue], *, line: int | None = None) -> None:
        """Keep the issues, and the line."""
        self.issues = Issues(issues)
        self.line = line
        super().__init__(self.issues)

    def __str__(self) -> str:
        """List the faults, one a line."""
        count = len(self.issues)
        place = "" if self.line is None else f"line {self.line}: "
        heading = f"{place}{counted(count, 'fault')} in the record:"
        return "\n  ".join([heading, *map(str, self.issues)])

    def _repr_html_(self) -> str:
        """Return a table of the issues: notebooks ask for it."""
        return self.issues._repr_html_()


def _pieces_of_advice(count: int) -> str:
    return f"{counted(count, 'piece')} of advice"
