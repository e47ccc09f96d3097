"""The review page: text and record side by side, with nothing loaded and everything escaped."""

import base64
import hashlib
import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from migevents import locate
from tests.evidence.texts import FOUNDING_RECORD, FOUNDING_TEXT

HOSTILE = "<script>alert(1)</script> & \"quotes\" 'too' <img src=x onerror=alert(1)> </mark></div> \u202eback \x1b[31m"


class Reader(HTMLParser):
    """Gathers the tags of a page, and the text of its left side."""

    VOID = frozenset({"meta"})

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.source = ""
        self.marked: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened last."""
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        """Keep the text, and what is marked."""
        if any(each.get("class") == "source" for _, each in self.open):
            self.source += data
        tag, attributes = self.open[-1] if self.open else ("", {})
        if tag == "mark":
            self.marked.append((str(attributes["data-v"]), data))


def read(page: str) -> Reader:
    """Read a page, which must close all that it opens."""
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader


def test_page_has_the_whole_text_and_its_marks() -> None:
    """The left side is the text, letter for letter; the marks of a value make up its places."""
    evidence = locate(FOUNDING_RECORD, FOUNDING_TEXT)
    reader = read(evidence.to_html())
    assert reader.source == FOUNDING_TEXT
    for number, (pointer, located) in enumerate(evidence.items()):
        marked = "".join(text for values, text in reader.marked if str(number) in values.split())
        places = sorted(set(located.spans))
        assert marked == "".join(FOUNDING_TEXT[start:end] for start, end in places), pointer


def test_what_is_not_found_comes_first() -> None:
    """The rows of what the text does not have are above all others."""
    page = locate(FOUNDING_RECORD, FOUNDING_TEXT).to_html()
    headings = re.findall(r"<summary>([\w ]+?) <small>", page)
    assert headings == ["Not in the text", "Partly in the text", "In the text", "Not checked"]


def test_page_loads_nothing_and_admits_only_its_own_style_and_script() -> None:
    """There is one script and one style, each admitted by its hash, and no address that could be loaded."""
    page = locate(FOUNDING_RECORD, FOUNDING_TEXT).to_html()
    reader = read(page)
    policy = next(str(each["content"]) for tag, each in reader.tags if each.get("http-equiv"))
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert not {"src", "href", "style", "onclick"} & {name for _, each in reader.tags for name in each}
    assert not re.search(r"url\(|@import|https?://", page.replace(FOUNDING_TEXT, ""))


def test_hostile_text_and_values_are_text() -> None:
    """Markup in the text, the values and the keys is shown and does nothing; control characters are written out."""
    record = {"title": HOSTILE, HOSTILE: HOSTILE, "topics": [HOSTILE]}
    reader = read(locate(record, f"{HOSTILE} {HOSTILE}").to_html())
    assert [tag for tag, _ in reader.tags].count("script") == 1
    assert "img" not in {tag for tag, _ in reader.tags}
    assert "\\u202eback" in reader.source
    assert "\x1b" not in reader.source


@given(text=st.text(max_size=60), title=st.text(max_size=20))
def test_any_page_is_well_formed(text: str, title: str) -> None:
    """For any text and record, the page closes every element that it opens."""
    read(locate({"title": title, "topics": [text[:9], text[4:12]]}, text).to_html())


def test_notebook_shows_the_page_in_a_frame() -> None:
    """A notebook gets the page in a sandboxed frame."""
    html = locate({"title": "A fair"}, "A fair & more")._repr_html_()
    assert html.startswith("<iframe srcdoc=")
    assert 'sandbox="allow-scripts"' in html
    assert "&amp;amp; more" in html
