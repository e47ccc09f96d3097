"""Text for people: values in messages, counts, tables, cards.

Whatever comes from a record is escaped here on its way out, so that no record can control a terminal or a page. This
module knows no class of the library: who has something to show makes the rows.
"""

import functools
import json
import re
from collections.abc import Iterable, Mapping
from os import PathLike
from typing import final

LINE = 60
"""How many characters of a value are shown."""

MOST_LISTED = 6
"""How many values a message lists. Of more, it shows none, or only a suggestion."""


def escaped(text: str) -> str:
    r"""Return `text` with control characters and line breaks escaped.

    Examples:
        >>> print(escaped("a\x1b[31mb"))
        a\x1b[31mb
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


@final
class ExactNumber(float):
    """A number with its original text: ``1e400``, ``1E2``, or very long."""

    __slots__ = ("text",)

    text: str

    def __new__(cls, text: str) -> "ExactNumber":
        """Make the nearest `float`, and keep the text."""
        number = super().__new__(cls, text)
        number.text = text
        return number

    def __reduce__(self) -> tuple[type["ExactNumber"], tuple[str]]:
        """Pickle the text."""
        return ExactNumber, (self.text,)


def not_finite(value: float) -> str:
    """Return what is wrong with a number that is not finite.

    Examples:
        >>> not_finite(float("nan")), not_finite(ExactNumber("1e400"))
        ('NaN is not a JSON number', '1e400 is too large for a number')
    """
    return f"{preview(value)} is {'too large for a number' if isinstance(value, ExactNumber) else 'not a JSON number'}"


_ENCODER = json.JSONEncoder(ensure_ascii=False, skipkeys=True, default=lambda value: f"<{type(value).__name__}>")


def preview(value: object) -> str:
    """Return `value` as JSON text that fits a line.

    A longer text ends in ``...``; a value that is not JSON is named by its type.

    Examples:
        >>> preview("laos"), preview([1, None]), preview("x" * 100)[-6:]
        ('"laos"', '[1, null]', 'xxx...')
    """
    try:
        text = _ENCODER.encode(value[: LINE + 1]) if isinstance(value, str) else _json_text(value, LINE)
    except (TypeError, ValueError, RecursionError):
        return f"<{type(value).__name__}>"
    if len(text) > LINE:
        text = text[:LINE] + "..."
    return shared(_printable(text))


@functools.lru_cache(maxsize=256)
def shared(message: str) -> str:
    """Return a message as the same object as the last equal one.

    A document of many faults has few different messages, hints and values: kept once for each fault, they would take
    half of the memory of its issues.
    """
    return message


def _json_text(value: object, room: int) -> str:
    """Return the JSON text of a value, or more than there is room for.

    Python's encoder would write the whole of a long value, and the numbers in it otherwise than the document.
    """
    if isinstance(value, ExactNumber):
        return value.text
    if isinstance(value, str):
        return _ENCODER.encode(value[: room + 1])
    if not isinstance(value, dict | list | tuple):
        return _ENCODER.encode(value)
    members = value.items() if isinstance(value, dict) else enumerate(value)
    start, end = "{}" if isinstance(value, dict) else "[]"
    text = start
    for key, each in members:
        name = _ENCODER.encode({key: 0})[1:-2] if start == "{" else ""
        if name or start == "[":  # keys that are not of JSON are skipped
            text += (", " if text != start else "") + name + _json_text(each, room - len(text))
        if len(text) > room:
            break
    return text + end


def quoted(text: str) -> str:
    r"""Return a text as JSON, in full, with unsafe characters escaped.

    Examples:
        >>> quoted("Lao\u200b PDR")
        '"Lao\\u200b PDR"'
    """
    return _printable(_ENCODER.encode(text))


def quoted_tree(value: object) -> str:
    r"""Return a JSON value in lines, with unsafe characters escaped.

    Examples:
        >>> print(quoted_tree({"city": "Lao\u200b PDR"}))
        {
          "city": "Lao\u200b PDR"
        }
    """
    # Outside of its strings, JSON has only ASCII, and line breaks as the only characters to keep.
    return "\n".join(map(_printable, json.dumps(value, ensure_ascii=False, indent=2).split("\n")))


def _printable(text: str) -> str:
    return text if text.isprintable() else "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in text)


def type_name(value: object) -> str:
    """Return what JSON calls a value, or else the name of its class.

    The name of the class is used where JSON has no such type.

    Examples:
        >>> type_name("x"), type_name(None), type_name({1})
        ('text', 'null', 'a set')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    named = (name for types, name in _TYPE_NAMES if isinstance(value, types))
    return next(named, with_article(type(value)))


_TYPE_NAMES = (
    (type(None), "null"),
    (str, "text"),
    (int, "a number"),
    (float, "a decimal number"),
    ((list, tuple), "a list"),
    (Mapping, "an object"),
)


def with_article(name: str | type) -> str:
    """Return a name, or that of a class, with its article.

    Examples:
        >>> with_article("Event"), with_article(set)
        ('an Event', 'a set')
    """
    name = name if isinstance(name, str) else name.__name__
    return f"{'an' if name[:1].upper() in 'AEIOU' else 'a'} {name}"


def got_no_text(value: object) -> str:
    """Return the rest of an error: what was got, and how to make text of it.

    Examples:
        >>> got_no_text(b"x"), got_no_text(3)
        ('got a bytes: decode bytes first', 'got an int')
    """
    got = f"got {with_article(type(value))}"
    if isinstance(value, bytes | bytearray | memoryview):
        return f"{got}: decode bytes first"
    return f"{got}: read the file first" if isinstance(value, PathLike) or hasattr(value, "read") else got


def counted(count: int, noun: str) -> str:
    """Return a count with its noun, in the plural unless it is one.

    Examples:
        >>> counted(1, "fault"), counted(2_000, "fault"), counted(2, "country"), counted(3, "day")
        ('1 fault', '2,000 faults', '2 countries', '3 days')
    """
    if count == 1:
        return f"1 {noun}"
    is_of_country = noun.endswith("y") and noun[-2:-1] not in "aeiou"
    return f"{count:,} {noun[:-1]}ies" if is_of_country else f"{count:,} {noun}s"


# --- HTML -------------------------------------------------------------------------------------------------------------

# Nothing sets a colour, so that a table is readable in light and dark themes; it has no script.
_LEFT = 'style="text-align: left; vertical-align: top"'
_NO_FORMULAS = 'class="tex2jax_ignore mathjax_ignore"'
"""Classes that MathJax skips, which notebooks run on all output; each release knows one of the two."""


def html_table(caption: str, head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table of rows below a head."""
    cells = "".join(f'<th scope="col" {_LEFT}>{_markup_free(name)}</th>' for name in head)
    lines = ("<tr>" + "".join(f"<td {_LEFT}>{_markup_free(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return _html(caption, [f"<tr>{cells}</tr>", *lines])


def html_card(caption: str, rows: Iterable[tuple[str, Iterable[str]]]) -> str:
    """Return an HTML table of names, each with its lines.

    A line has the direction of its own script.

    Examples:
        >>> print(html_card("Venue", [("city", ["Vientiane"])]))
        <table class="tex2jax_ignore mathjax_ignore">
        <caption style="text-align: left; vertical-align: top">Venue</caption>
        <tr><th scope="row" style="text-align: left; vertical-align: top">city</th>
        <td style="text-align: left; vertical-align: top"><div dir="auto">Vientiane</div></td></tr>
        </table>
    """
    return _html(
        caption,
        (
            f'<tr><th scope="row" {_LEFT}>{_markup_free(name)}</th>\n<td {_LEFT}>'
            + "".join(f'<div dir="auto">{_markup_free(line)}</div>' for line in lines)
            + "</td></tr>"
            for name, lines in rows
        ),
    )


def _html(caption: str, rows: Iterable[str]) -> str:
    return "\n".join(
        [f"<table {_NO_FORMULAS}>", f"<caption {_LEFT}>{_markup_free(caption)}</caption>", *rows, "</table>"]
    )


def _markup_free(text: str) -> str:
    """Return text without markup or control characters."""
    import html

    return html.escape(escaped(text))


# --- Spreadsheets -----------------------------------------------------------------------------------------------------

# Excel, LibreOffice and Google Sheets run a cell of a CSV file that begins with one of a few characters ("CSV
# injection", OWASP). An apostrophe before it makes it plain text. The two functions undo each other exactly.

# The characters that OWASP lists, those of East Asian keyboards too; `|` and `%` start formulas in older programs.
_STARTS_FORMULA = re.compile(r"'*[=+\-@|%\t\r\n＝＋－＠]")  # noqa: RUF001  # they are those that are meant


def guard_cell(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    A cell that begins as a formula gets an apostrophe before it; so does one that begins with apostrophes and then a
    formula, or `unguard_cell` would remove one that was there before.

    Examples:
        >>> guard_cell("=1+1"), guard_cell("+85621267730"), guard_cell("'=1"), guard_cell("Lao PDR")
        ("'=1+1", "'+85621267730", "''=1", 'Lao PDR')
    """
    return f"'{text}" if _STARTS_FORMULA.match(text) else text


def unguard_cell(text: str) -> str:
    """Return a cell as it was before `guard_cell`.

    Examples:
        >>> unguard_cell("'=1+1"), unguard_cell("'s-Hertogenbosch"), unguard_cell("=1")
        ('=1+1', "'s-Hertogenbosch", '=1')
    """
    return text[1:] if text.startswith("'") and _STARTS_FORMULA.match(text) else text
