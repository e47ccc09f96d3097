"""HTML in foreign texts: detected, and read as plain text.

Calendars of Google and Outlook, and pages of many content systems, write HTML where plain text belongs. The same
function, `looks_like_markup`, is used for input and output, so a text that a reader would change is reported on
writing.
"""

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import Any, cast

_BLOCKS = frozenset(
    "address article aside blockquote caption center dd details div dl dt fieldset figcaption figure footer "  # noqa: SIM905  # easier to read
    "form h1 h2 h3 h4 h5 h6 header hr li main nav ol pre section summary table tbody td tfoot th thead tr ul".split()
)
_INLINE = frozenset(
    "a abbr b big body br cite code del em font head html i img ins kbd label link mark meta o p q s samp "  # noqa: SIM905  # easier to read
    "script small span strike strong style sub sup title tt u var wbr".split()
)
_PARAGRAPHS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "table"}
_BREAKING = _BLOCKS | {"p", "br"}
_SILENT = {"script", "style", "head", "title"}

_TAGS = _BLOCKS | _INLINE
# Only the names of HTML elements make a tag: "<iom@iom.int>" and "a < b" are text. The content of a tag ends at the
# next angle bracket, so the time is linear for any text.
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]{0,10})(?:[\s/][^<>]*)?>")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_STRAY = re.compile(r"<(?![A-Za-z/!])")
_OPENED = re.compile(r"<(?:/?([A-Za-z][A-Za-z0-9]*)|!--|/|!)")


def looks_like_markup(text: str) -> bool:
    """Return whether a browser would treat `text` as HTML.

    That is so if it has a tag or an entity.

    Examples:
        >>> looks_like_markup("<b>Migration</b>"), looks_like_markup("R&amp;D"), looks_like_markup("R&D <iom@iom.int>")
        (True, True, False)
    """
    if _has_tags(text):
        return True
    return "&" in text and any(_is_entity(found[0]) for found in _ENTITY.finditer(text))


def _has_tags(text: str) -> bool:
    start = text.find("<!--")
    return (start >= 0 and text.find("-->", start) >= 0) or any(True for _ in _tags(text))


def _tags(text: str) -> Iterator[str]:
    """Yield the names of the HTML tags in a text."""
    yield from (found[1].lower() for found in _found_tags(text))


def _found_tags(text: str) -> Iterator[re.Match[str]]:
    if "<" in text:
        yield from (found for found in _TAG.finditer(text) if found[1].lower() in _TAGS)


def _is_entity(text: str) -> bool:
    return text[1] == "#" or text[1:] in html5


def plain_text(text: str) -> str:
    r"""Return the plain text of HTML, with line breaks for its tags.

    Raises:
        ModuleNotFoundError: There are tags, and lxml, of the extra ``html``, is not installed.

    Examples:
        >>> plain_text("<p>Day&nbsp;1</p><ul><li>Opening</li><li>Panel</li></ul>")
        'Day\xa01\n\nOpening\nPanel'
        >>> plain_text("Research &amp; data")
        'Research & data'

        Some programs escape the tags as well, and write line breaks as ``\n``:

        >>> plain_text(r"&lt;p&gt;Research &amp;amp; data&lt;/p&gt;\n")
        'Research & data'
    """
    if not _has_tags(text):
        decoded = _ENTITY.sub(lambda found: unescape(found[0]), text)
        # A pair of tags is markup; a single tag may be the subject of the text.
        if not any(found[0][1] == "/" or found[1].lower() == "br" for found in _found_tags(decoded)):
            return decoded
        text = decoded.replace("\\n", "\n")
    keeps_lines = not any(tag in _BREAKING for tag in _tags(text))
    only_tags = _OPENED.sub(_as_text_unless_tag, _STRAY.sub("&lt;", text))
    return _tidy("".join(_pieces(parsed_html(f"<div>{only_tags}</div>"), keeps_lines=keeps_lines)))


def _as_text_unless_tag(found: re.Match[str]) -> str:
    is_markup = found[0] == "<!--" or (found[1] or "").lower() in _TAGS
    return found[0] if is_markup else f"&lt;{found[0][1:]}"


def parsed_html(page: str) -> Any:
    """Return the tree of a page.

    Raises:
        ModuleNotFoundError: lxml, of the extra ``html``, is not installed.
    """
    try:
        import lxml.etree
        import lxml.html
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError("to read HTML, install lxml: pip install 'migevents[html]'", name="lxml") from error
    # lxml refuses decoded text that declares an encoding. The parser would stop at characters that XML does not allow.
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    data = page.translate(_NOT_XML).encode(errors="replace")
    try:
        return lxml.html.document_fromstring(data, parser=parser, ensure_head_body=True)
    except lxml.etree.LxmlError:  # the page is empty
        return lxml.html.document_fromstring(b"<html><body></body></html>")


_NOT_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


def text_of(element: Any) -> str:
    """Return the text of an element, with line breaks for its tags."""
    return _tidy("".join(_pieces(element, keeps_lines=False)))


def _pieces(tree: Any, *, keeps_lines: bool) -> Iterator[str]:
    """Yield the texts of a tree of any depth, with a mark for each break."""
    import lxml.etree

    depth_of_silence = 0  # inside elements that a page does not show
    walk: Iterator[tuple[str, Any]] = cast("Any", lxml.etree.iterwalk(tree, events=("start", "end", "comment")))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            depth_of_silence += tag in _SILENT and element is not tree
            yield _break_at(tag)
            if element.text and not depth_of_silence:
                yield _flow(element.text, keeps_lines=keeps_lines)
            continue
        if event == "end":
            depth_of_silence -= tag in _SILENT and element is not tree
            yield "" if tag == "br" else _break_at(tag)
        if element.tail and not depth_of_silence and element is not tree:
            yield _flow(element.tail, keeps_lines=keeps_lines)


def _break_at(tag: str) -> str:
    return _PARAGRAPH if tag in _PARAGRAPHS else _LINE if tag == "br" else _BLOCK if tag in _BLOCKS else ""


_BLOCK, _LINE, _PARAGRAPH = "\x01", "\x02", "\x03"
"""Marks of breaks in the text of a page, which itself has no control characters."""


def _flow(text: str, *, keeps_lines: bool) -> str:
    if keeps_lines:
        return re.sub(r"\r\n|\r|\n", _LINE, text)
    return re.sub(r"[ \t\r\n]+", " ", text)


def _tidy(text: str) -> str:
    """Return the text with line breaks, and blank lines around paragraphs."""
    return re.sub(r"(?<! ) *[\x01-\x03][\x01-\x03 ]*", _line_breaks, text).strip(" \t\r\n")


def _line_breaks(found: re.Match[str]) -> str:
    marks = found[0].replace(" ", "")
    lines = marks.count(_LINE)
    if lines < len(marks) and not marks.startswith(_LINE):
        lines += 1  # after text, a br only ends the line, as the block would
    return "\n" * min(2, max(lines, 2 if _PARAGRAPH in marks else 1))
