"""JSON-LD and microdata in pages, and the repair of invalid JSON."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from typing import Any, cast

import attrs

from migevents._display import preview
from migevents.errors import Issue
from migevents.formats._draft import integer_or_digits, note
from migevents.formats._markup import parsed_html
from migevents.formats._microdata import items_of
from migevents.jsontext.paths import children_of, pointer_of
from migevents.jsontext.pointer import LONGEST_POINTER, escape


@attrs.frozen
class Document:
    """JSON values, and where they are.

    Attributes:
        value: The values; `None` if they cannot be read.
        place: Where they are: empty for a document, ``/script/2`` in a page.
        issues: The repairs and errors of reading.
        text: The original text, or the markup of an element of microdata, if it cannot be read.
    """

    value: Any
    place: str
    issues: tuple[Issue, ...] = ()
    text: str | None = None


def documents_of(data: str | list[Any] | Mapping[str, Any]) -> Iterator[Document]:
    """Yield the JSON-LD documents and microdata items in `data`."""
    if not isinstance(data, str):
        yield Document(data, "")
        return
    text = data.strip()
    # A second byte-order mark is one of the errors in JSON that are repaired.
    if text.lstrip("\ufeff").startswith(("{", "[")):
        yield _document(text, "")
    elif text:
        yield from _documents_of_page(text)


def _documents_of_page(text: str) -> Iterator[Document]:
    tree = parsed_html(text)
    scripts = [
        script.text_content() for script in tree.iter("script") if _JSON_LD.match((script.get("type") or "").strip())
    ]
    for index, script in enumerate(scripts):
        if script.strip():
            yield _document(script, f"/script/{index}")
    if re.search("itemscope", text, re.IGNORECASE):
        items, rest = items_of(tree, len(text))
        for index, item in enumerate(items):
            yield Document(item, f"/microdata/{index}")
        for index, (markup, reason) in enumerate(rest, start=len(items)):
            issue = note("bad-script", "", f"an element of the microdata was not read: {reason}")
            yield Document(None, f"/microdata/{index}", (issue,), markup)


_JSON_LD = re.compile(r"application/ld\+json\b", re.IGNORECASE)


# --- JSON that is not valid -------------------------------------------------------------------------------------------


def _document(text: str, place: str) -> Document:
    """Return a JSON text as a document, repaired if necessary."""
    done: list[str] = []
    reason, written = "", text
    for what, repair in (("", _as_it_is), *_REPAIRS):
        repeated: dict[str, None] = {}
        try:
            repaired = repair(text)
            if what and repaired == text and what != _LINES:
                continue
            done += [what] if what else []
            text = repaired
            value = _parsed(text, repeated, strict=_LINES not in done)
        except RecursionError:
            reason = "it is nested too deeply"
            break
        except ValueError as error:
            reason = str(error)
            continue
        done = [each for each in done if each != _LINES or _has_line_breaks_inside(text)]
        return Document(value, place, tuple(_notes(place or "the document", done, list(repeated))))
    issue = note("bad-script", place, f"the JSON cannot be read: {reason}", written)
    return Document(None, place, (issue,), written)


def _notes(where: str, done: list[str], repeated: list[str]) -> Iterator[Issue]:
    if done:
        yield note("json-repaired", "", f"{where} was read without {', '.join(done)}")
    if repeated:
        yield note("duplicate-property", "", f"{where} has keys twice in an object: {preview(', '.join(repeated))}")


def _parsed(text: str, repeated: dict[str, None], *, strict: bool) -> Any:
    """Return the value of a text; values of a repeated key become a list."""

    def members_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        members = dict(pairs)
        if len(members) == len(pairs):
            return members
        several: dict[str, list[Any]] = {}
        for key, value in pairs:
            several.setdefault(key, []).append(value)
        repeated.update(dict.fromkeys(key for key, values in several.items() if len(values) > 1))
        return {key: values[0] if len(values) == 1 else _joined(values) for key, values in several.items()}

    return json.loads(
        text,
        strict=strict,
        parse_int=integer_or_digits,
        parse_constant=str,
        parse_float=_real,
        object_pairs_hook=members_of,
    )


def _joined(values: list[Any]) -> list[Any]:
    return [item for value in values for item in (value if isinstance(value, list) else [value])]


def _has_line_breaks_inside(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return True
    return False


def _real(text: str) -> Any:
    number = float(text)
    return number if number not in (float("inf"), float("-inf")) else text


_WRAPPING = re.compile(
    r"\A\s*(?:<!--|(?://\s*)?<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)?|(?:(?://\s*)?(?:-->|\]\]>)|/\*\s*\]\]>\s*\*/)\s*\Z"
)
_LINES = "line breaks inside of texts"
# A JSON string, in which nothing may be changed; an unterminated one extends to the end of the document.
_STRING = r'"(?:[^"\\]|\\.)*"?'


def _unwrapped(text: str) -> str:
    return _WRAPPING.sub("", text).strip().rstrip(";, \t\r\n")


def _with_valid_escapes(text: str) -> str:
    """Return a text with escapes that only JavaScript has as JSON."""
    return _ESCAPE.sub(lambda found: found[0] if found[1] else rf"\u00{found[2]}" if found[2] else "", text)


_ESCAPE = re.compile(r"\\(?:([\"\\/bfnrt]|u[0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|)")


def _without_trailing_commas(text: str) -> str:
    pattern = re.compile(rf"({_STRING})|,(?=\s*[\]}}])", re.DOTALL)
    return pattern.sub(lambda found: found[1] or "", text)


def _as_it_is(text: str) -> str:
    return text


def _unescaped_as_a_whole(text: str) -> str:
    is_escaped = '"' not in text and re.search("&(?:quot|#34|#[xX]22);", text) is not None
    return unescape(text) if is_escaped else text


# A text in single quotes, as JavaScript has it. What does not end, text or comment, is matched up to the end of the
# document and kept, so that the time is linear.
_SINGLE = r"'(?:[^'\\]|\\.)*'?"
_COMMENT = re.compile(rf"({_STRING}|{_SINGLE})|//[^\n\r]*|/\*.*?\*/|(/\*.*)", re.DOTALL)
_SPACE = re.compile(rf"({_STRING}|{_SINGLE})|[\xa0\u200b\u2028\u2029\u3000\ufeff]+", re.DOTALL)
_IN_SINGLE_QUOTES = re.compile(rf"({_STRING})|'((?:[^'\\]|\\.)*)('?)", re.DOTALL)


# What has brackets in it may be the JSON, in a comment so that old browsers do not show it.
_HTML_COMMENT = re.compile(rf"({_STRING}|{_SINGLE})|<!--[^{{}}\[\]<>]*-->", re.DOTALL)


def _without_html_comments(text: str) -> str:
    return _HTML_COMMENT.sub(lambda found: found[1] or " ", text)


def _without_comments(text: str) -> str:
    return _COMMENT.sub(lambda found: found[1] or found[2] or " ", text)


def _without_other_space(text: str) -> str:
    return _SPACE.sub(lambda found: found[1] or " ", text)


def _with_double_quotes(text: str) -> str:
    return _IN_SINGLE_QUOTES.sub(lambda found: _in_double_quotes(found[2]) if found[3] else found[0], text)


def _in_double_quotes(text: str) -> str:
    inner = re.sub(r"\\.|\"", lambda found: {"\\'": "'", '"': r"\""}.get(found[0], found[0]), text, flags=re.DOTALL)
    return f'"{inner}"'


def _as_list(text: str) -> str:
    """Return objects and lists that follow each other as one list."""
    decoder, parts, at = json.JSONDecoder(strict=False), list[str](), 0
    while at < len(text) and text[at] in "{[":
        try:
            _, end = decoder.raw_decode(text, at)
        except ValueError:
            return text
        parts.append(text[at:end])
        at = cast("re.Match[str]", _BETWEEN.match(text, end)).end()
    return f"[{','.join(parts)}]" if len(parts) > 1 and at == len(text) else text


_BETWEEN = re.compile(r"\s*(?:,\s*(?=[{\[]))?")


_REPAIRS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("comments of HTML", _without_html_comments),
    ("what was wrapped around it", _unwrapped),
    ("entities of HTML", _unescaped_as_a_whole),
    (_LINES, _as_it_is),
    ("comments", _without_comments),
    ("white space that JSON does not have", _without_other_space),
    ("single quotation marks", _with_double_quotes),
    ("escapes that JSON does not have", _with_valid_escapes),
    ("commas before brackets", _without_trailing_commas),
    ("a break before its second value", _as_list),
    ("entities of HTML", unescape),
)
"""Repairs of errors in real pages; each builds on those before it."""


# --- Finding events ---------------------------------------------------------------------------------------------------

_Trail = tuple["_Trail", Any] | None
"""The key or index of a value, behind those of the values around it: its pointer is made only if it is needed."""


def nodes_of(
    value: Any, place: str, is_wanted: Callable[[Mapping[str, Any]], bool], beyond: dict[str, dict[str, Any]]
) -> Iterator[tuple[Any, str, Any]]:
    """Yield the outermost wanted nodes, each with its place and parent.

    A place of more than 1,000 characters is never one of schema.org, and the places of all values there would repeat
    it: there, nothing is searched, and `beyond` gets what is there, by key or index and by the place of its container.
    """
    waiting: list[tuple[Any, _Trail, int, Any]] = [(value, None, len(place), None)]
    while waiting:
        each, trail, length, parent = waiting.pop()
        if isinstance(each, Mapping) and is_wanted(each):
            yield each, place + _pointer_of(trail), parent
            continue
        owner = each if isinstance(each, Mapping) else parent
        near, far = [], {}
        for key, child in children_of(each):
            step = escape(key)
            if length + len(step) <= LONGEST_POINTER or (isinstance(child, Mapping) and is_wanted(child)):
                near.append((child, (trail, key), length + len(step), owner))
            elif isinstance(child, Mapping | list):
                far[step] = child
        if far:
            beyond[place + _pointer_of(trail)] = far
        waiting.extend(reversed(near))


def _pointer_of(trail: _Trail) -> str:
    path = []
    while trail is not None:
        trail, key = trail
        path.append(key)
    return pointer_of(tuple(reversed(path)))


def identified(value: Any) -> dict[str, Any]:
    """Return the nodes of a document by ``@id``, without references."""
    found: dict[str, Any] = {}
    waiting, seen = [value], set[int]()
    while waiting:
        each = waiting.pop()
        if id(each) in seen:  # a value of Python may contain itself
            continue
        seen.add(id(each))
        if isinstance(each, Mapping):
            key = each.get("@id")
            if isinstance(key, str) and len(each) > 1:
                found.setdefault(key, each)
        waiting.extend(child for _, child in children_of(each))
    return found
