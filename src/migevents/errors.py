"""Issues, and the exceptions that carry them.

Every exception that the library raises on purpose is a `MigeventsError`. This module knows nothing of records, of JSON
or of how a fault was found.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Literal

import attrs

from migevents._display import LINE, counted, escaped, html_table
from migevents._pydantic import PydanticObject
from migevents.codes import Severity


@attrs.frozen
class Issue(PydanticObject):
    """A problem found in a record: code, location, message, hint.

    Attributes:
        code: A stable name in kebab-case, such as ``bad-country``. Programs should go by this.
        path: The location, as a JSON Pointer (RFC 6901). A missing key has the pointer that it would have; that of the
            record itself is empty.
        message: The fault and the expectation, in a sentence for people.
        severity: ``error`` for a fault, ``warning`` or ``info`` for advice.
        value: The value as JSON text, shortened to one line; `None` if there is none to show.
        hint: What to do, if that can be guessed.

    Examples:
        >>> issue = Issue("missing-field", "/title", "Workshop requires a title")
        >>> print(issue)
        /title: Workshop requires a title [missing-field]
    """

    code: str
    path: str
    message: str
    severity: Severity = "error"
    value: str | None = None
    hint: str | None = None

    def __str__(self) -> str:
        """Return the issue in one line."""
        place = f"{escaped(self.path)}: " if self.path else ""
        hint = f" ({escaped(self.hint)})" if self.hint else ""
        return f"{place}{escaped(self.message)} [{self.code}]{hint}"

    def below(self, prefix: str) -> "Issue":
        """Return the same issue with `prefix` before its path."""
        return attrs.evolve(self, path=prefix + self.path) if prefix else self


class MigeventsError(Exception):
    """The base of every exception that this library raises on purpose."""


class InvalidDate(MigeventsError, ValueError):
    """A text that is not a valid date, or not a valid interval.

    Attributes:
        text: The text as it was given.
        reason: What is wrong with it.
        suggestion: The text to write instead, if that is certain; always a valid date or interval.
        expected: What the text should have been: ``date`` or ``interval``.

    Examples:
        >>> str(InvalidDate("2018-02-30", "February 2018 has 28 days"))
        "'2018-02-30' is not a valid date: February 2018 has 28 days"
    """

    def __init__(
        self, text: str, reason: str, suggestion: str | None = None, expected: Literal["date", "interval"] = "date"
    ) -> None:
        """Set the text, the reason, the suggestion and the expected kind."""
        super().__init__(text, reason, suggestion, expected)
        self.text = text
        self.reason = reason
        self.suggestion = suggestion
        self.expected = expected

    def __str__(self) -> str:
        """Return the text, shortened to one line, the reason and the suggestion."""
        suggestion = f"; write {self.suggestion}" if self.suggestion else ""
        text = self.text if len(self.text) <= LINE else self.text[:LINE] + "..."
        return f"{text!r} is not a valid {self.expected}: {self.reason}{suggestion}"


class Issues(tuple[Issue, ...]):
    """A tuple of issues, which a notebook shows as a table."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Return a table of the issues, for notebooks."""
        counts = Counter(issue.severity for issue in self)
        kinds: dict[Severity, str] = {"error": "fault", "warning": "warning", "info": "note"}
        caption = ", ".join(counted(counts[kind], noun) for kind, noun in kinds.items() if counts[kind]) or "no issues"
        rows = ((issue.path or "the record", issue.message, issue.code, issue.hint or "") for issue in self)
        return html_table(caption, ("where", "what", "code", "what to do"), rows)


class InvalidRecord(MigeventsError, ValueError):
    """A record is invalid. The exception carries every fault of it.

    Attributes:
        issues: The faults, in the order of the document; at least one.
        line: The line on which the record begins, if it is one of a stream; the first line is 1.

    Examples:
        >>> error = InvalidRecord([Issue("missing-field", "/title", "Workshop requires a title")])
        >>> print(error)
        1 fault in the record:
          /title: Workshop requires a title [missing-field]
    """

    def __init__(self, issues: Iterable[Issue], *, line: int | None = None) -> None:
        """Keep the issues and the line."""
        self.issues = Issues(issues)
        self.line = line
        super().__init__(self.issues)

    def __str__(self) -> str:
        """Return the faults, one on each line."""
        count = len(self.issues)
        place = "" if self.line is None else f"line {self.line}: "
        heading = f"{place}{counted(count, 'fault')} in the record:"
        return "\n  ".join([heading, *map(str, self.issues)])

    def _repr_html_(self) -> str:
        """Return a table of the issues, for notebooks."""
        return self.issues._repr_html_()
