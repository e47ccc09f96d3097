"""The review page: the marked text next to the record, as HTML.

It loads nothing: style and script are inline, and a strict Content-Security-Policy allows only these two, by their
hashes. Everything from the record and the text is escaped. Spans may overlap and nest; the text is cut at every start
and end, and each piece is one `<mark>` that names all values whose spans contain it.
"""

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from string import Template
from typing import Any

from migevents._display import escaped, preview
from migevents._files import data_text
from migevents.evidence.leaves import values_of
from migevents.evidence.located import Located, Status
from migevents.jsontext.pointer import keys_of

_SIGNS = {"found": "✓", "partly_found": "≈", "not_found": "✗", "not_checked": "–"}
_HEADINGS = {
    "not_found": "Not in the text",
    "partly_found": "Partly in the text",
    "found": "In the text",
    "not_checked": "Not checked",
}
"""The groups of the record, in their order."""


def page_of(record: Mapping[str, Any], text: str, located: Mapping[str, Located]) -> str:
    """Return the review page of a record and its text."""
    style, script = data_text("evidence", "review.css"), data_text("evidence", "review.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}';"
        " base-uri 'none'; form-action 'none'"
    )
    return Template(data_text("evidence", "review.html")).substitute(
        policy=policy,
        style=style,
        script=script,
        header="\n".join(_header(located)),
        text="".join(_marked(text, located)),
        record="\n".join(_groups(record, located)),
    )


def framed(page: str) -> str:
    """Return a page in a sandboxed frame, as notebooks show it.

    The frame has no origin of its own, and its script may run.
    """
    return (
        f'<iframe srcdoc="{escape(page)}" sandbox="allow-scripts" title="Review of a record"'
        ' style="width: 100%; height: 40em; border: 1px solid #8888"></iframe>'
    )


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


def _name(status: str) -> str:
    return status.replace("_", " ")


def _header(located: Mapping[str, Located]) -> Iterator[str]:
    statuses = [each.status for each in located.values()]
    yield "<header><h1>Is it in the text?</h1><ul>"
    for status in _HEADINGS:
        count = statuses.count(Status(status))
        yield f'<li class="{status}"><b>{count}</b> <i aria-hidden="true">{_SIGNS[status]}</i> {_name(status)}</li>'
    yield "</ul><p>Point at a value or a mark, or use Tab and the arrow keys.</p></header>"


# --- The text ---------------------------------------------------------------------------------------------------------


def _marked(text: str, located: Mapping[str, Located]) -> Iterator[str]:
    """Yield the text, cut where a span starts or ends."""
    events: dict[int, list[tuple[bool, int]]] = {}
    for number, each in enumerate(located.values()):
        for start, end in each.spans:
            events.setdefault(start, []).append((True, number))
            events.setdefault(end, []).append((False, number))
    values = list(located.items())
    open_spans: dict[int, int] = {}
    last = 0
    for place in sorted(events):
        yield _piece(text[last:place], last, [(number, *values[number]) for number in sorted(open_spans)])
        for is_start, number in events[place]:
            open_spans[number] = open_spans.get(number, 0) + (1 if is_start else -1)
            if not open_spans[number]:
                del open_spans[number]
        last = place
    yield _piece(text[last:], last, [])


def _piece(text: str, start: int, values: Sequence[tuple[int, str, Located]]) -> str:
    """Return a piece of the text as markup, marked if any values are in it."""
    text = _printed(text)
    if not text or not values:
        return text
    title = ", ".join(_label(pointer) for _, pointer, _ in values)
    partly = " partly" if all(each.status is Status.PARTLY_FOUND for _, _, each in values) else ""
    likeliest = " ".join(str(number) for number, _, each in values if each.spans[0][0] == start)
    first = f' data-first="{likeliest}"' if likeliest else ""
    named = " ".join(str(number) for number, _, _ in values)
    return f'<mark class="m{partly}" data-v="{named}"{first} title="{_printed(title)}">{text}</mark>'


def _printed(text: str) -> str:
    """Return text as safe markup.

    Control characters, also those for the direction of text, are escaped.
    """
    if text.isprintable():
        return escape(text)
    return escape("".join(letter if letter in "\n\t\u00a0" else escaped(letter) for letter in text))


# --- The record -------------------------------------------------------------------------------------------------------


def _groups(record: Mapping[str, Any], located: Mapping[str, Located]) -> Iterator[str]:
    """Yield the rows of the record by status, values not found first."""
    values = values_of(record)
    for status, heading in _HEADINGS.items():
        rows = [(number, pointer) for number, (pointer, each) in enumerate(located.items()) if each.status == status]
        if not rows:
            continue
        is_open = "" if status == "not_checked" else " open"
        yield f'<details class="{status}"{is_open}>'
        yield f"<summary>{heading} <small>{len(rows)}</small></summary><ul>"
        for number, pointer in rows:
            yield _row(located[pointer], number, pointer, values[pointer])
        yield "</ul></details>"


_SHORT_NOTES = frozenset({"the year", "the honorific", "the country code", "the word for what is numbered"})


def _row(located: Located, number: int, pointer: str, value: Any) -> str:
    printed = value if isinstance(value, str) else preview(value)
    missing = "missing: " if located.status == "partly_found" and located.note in _SHORT_NOTES else ""
    notes = [missing + located.note] if located.note else []
    if len(located.spans) > 1:
        notes.append(f"{len(located.spans)} places")
    note = f'<span class="note">{_printed("; ".join(notes))}</span>' if notes else ""
    sign = f'<i aria-hidden="true">{_SIGNS[located.status]}</i>'
    status = f'<span class="hidden">{_name(located.status)}: </span>'
    return (
        f'<li class="{located.status}"><button type="button" data-v="{number}" title="{_printed(pointer)}">'
        f'{sign}{status}<span class="key">{_printed(_label(pointer))}</span>'
        f'<span class="value" dir="auto">{_printed(printed)}</span>{note}</button></li>'
    )


def _label(pointer: str) -> str:
    """Return a pointer in readable form: "venues 1 city"."""
    parts = [key.replace("_", " ") for key in keys_of(pointer)]
    return " ".join(str(int(part) + 1) if part.isdecimal() and part.isascii() else part for part in parts) or "record"
