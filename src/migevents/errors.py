"""What can go wrong with a record, and where.

Everything the library raises on purpose is a `MigeventsError`. This module knows nothing of the classes of the model,
of JSON, or of how a fault was found: it only says what a fault is.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Literal

import attrs

_LINE = 60
"""How many characters of a value are shown."""

Severity = Literal["error", "warning", "info"]
"""How much an issue weighs: an `error` makes a record unreadable; a `warning` or an `info` never stops anything."""


@attrs.frozen
class Issue:
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
        return attrs.evolve(self, path=prefix + self.path)


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
        text = self.text if len(self.text) <= _LINE else self.text[:_LINE] + "..."
        return f"{text!r} is no date: {self.reason}{suggestion}"


class Issues(tuple[Issue, ...]):
    """Issues one after the other: a tuple, which a notebook shows as a table."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Return a table of the issues: notebooks ask for it."""
        from migevents.formats.html import issues_as_html

        return issues_as_html(self)


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
        heading = f"{place}{count} fault{'' if count == 1 else 's'} in the record:"
        return "\n  ".join([heading, *map(str, self.issues)])

    def _repr_html_(self) -> str:
        """Return a table of the issues: notebooks ask for it."""
        return self.issues._repr_html_()


def escaped(text: str) -> str:
    r"""Return `text` with every character written out that could steer a terminal or break a line.

    Examples:
        >>> print(escaped("a\x1b[31mb"))
        a\x1b[31mb
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


_ENCODER = json.JSONEncoder(ensure_ascii=False, skipkeys=True, default=lambda value: f"<{type(value).__name__}>")


def shown(value: object) -> str:
    """Return `value` as JSON text that fits a line.

    What is longer ends in ``...``; what is not JSON is named by its type.

    Examples:
        >>> shown("laos"), shown([1, None]), shown("x" * 100)[-6:]
        ('"laos"', '[1, null]', 'xxx...')
    """
    if isinstance(value, str):
        text = _ENCODER.encode(value[: _LINE + 1])
    else:
        text = ""
        try:
            for piece in _ENCODER.iterencode(value):
                text += piece
                if len(text) > _LINE:
                    break
        except (TypeError, ValueError, RecursionError):
            return f"<{type(value).__name__}>"
    if len(text) > _LINE:
        text = text[:_LINE] + "..."
    return text if text.isprintable() else "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in text)


def type_name(value: object) -> str:
    """Return what a value is called in JSON, or the name of its class where JSON has none.

    Examples:
        >>> type_name("x"), type_name(None), type_name({1})
        ('text', 'null', 'a set')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    named = (name for types, name in _TYPE_NAMES if isinstance(value, types))
    return next(named, with_article(type(value).__name__))


_TYPE_NAMES = (
    (type(None), "null"),
    (str, "text"),
    (int, "a number"),
    (float, "a decimal number"),
    ((list, tuple), "a list"),
    (Mapping, "an object"),
)


def with_article(name: str) -> str:
    """Return a name with its article, for messages.

    Examples:
        >>> with_article("Event"), with_article("set")
        ('an Event', 'a set')
    """
    return f"{'an' if name[:1].upper() in 'AEIOU' else 'a'} {name}"


def token(key: object) -> str:
    """Return `key` as a reference token of a JSON Pointer, with its slash (RFC 6901).

    Examples:
        >>> token("a/b"), token(3)
        ('/a~1b', '/3')
    """
    text = key if isinstance(key, str) else shown(key)
    return "/" + text.replace("~", "~0").replace("/", "~1")


def key_of(reference_token: str) -> str:
    """Return the key that a reference token of a JSON Pointer stands for, given without its slash.

    Examples:
        >>> key_of("a~1b")
        'a/b'
    """
    return reference_token.replace("~1", "/").replace("~0", "~")
