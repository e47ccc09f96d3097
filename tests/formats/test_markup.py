"""HTML in the texts of others."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from migevents.formats._markup import looks_like_markup, parsed_html, plain_text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("R&amp;D &#8211; x&#x41;", "R&D – xA"),
        ("a&copy=1 &amp; b&unknown; &#12345678;", "a&copy=1 & b&unknown; &#12345678;"),
        ("a<br>b<br/><br />c", "a\nb\n\nc"),
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("<p>a<br></p>b", "a\n\nb"),
        ("<div>a</div><div>b</div>c", "a\nb\nc"),
        ("<div>a<br></div><div><br></div><div>b</div>", "a\n\nb"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("a\nb <b>c</b>\r\nd", "a\nb c\nd"),
        ("<p>a\n  b</p>", "a b"),
        ("<b>a</b> <iom@iom.int> & <c", "a <iom@iom.int> & <c"),
        ("<a href='https://example.org/?a=1&amp;b=2'>here</a>", "here"),
        ("<script>alert(1)</script>a<style>b</style>c<!-- d -->e", "ace"),
        ("<html><head><title>t</title></head><body>a</body></html>", "a"),
        ("<b></b>", ""),
        (r"&lt;p&gt;a &amp;amp; b&lt;/p&gt;\n&lt;p&gt;c&lt;/p&gt;\n", "a & b\n\nc"),
        ("a&lt;br /&gt;b", "a\nb"),
        ("the tag &lt;b&gt; and &lt;/invented&gt;", "the tag <b> and </invented>"),
        ("a\x00b\x1f<i>c</i>", "abc"),
    ],
)  # fmt: skip
def test_markup_is_read_as_text(text: str, plain: str) -> None:
    """Tags become the line breaks that they mean, entities their characters, and what is not markup stays."""
    assert looks_like_markup(text)
    assert plain_text(text) == plain


@pytest.mark.parametrize("text", ["a < b > c", "R&D", "<iom@iom.int>", "AT&T;", "<3", "<!-- a", "&nope;", "", "<b"])
def test_plain_text_is_not_markup(text: str) -> None:
    """Signs of arithmetic, addresses in angle brackets and names with an ampersand are text."""
    assert not looks_like_markup(text)


@example("<!")
@example("<!-- -->")
@given(st.text() | st.text("<>&;/!-ab #x38\x00\ud800"))
def test_any_text_is_read(text: str) -> None:
    """No text raises anything, as text or as a page."""
    plain_text(text)
    assert parsed_html(text) is not None
