"""Notebooks show records and faults as tables in which nothing of a record is markup."""

import io
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from rich.console import Console

from migevents import (
    Event,
    Extensions,
    InvalidRecord,
    Issue,
    Quote,
    Salvage,
    Speaker,
    Theme,
    Workshop,
    salvage,
    structure,
)
from migevents.errors import Issues
from migevents.model.base import Record, stated
from migevents.testing import events, nearly_valid
from migevents.testing.flaws import NearlyValid
from tests.support.effort import times

TAGS = {"table", "caption", "tr", "th", "td", "div"}
ATTRIBUTES = {"class", "style", "scope", "dir"}


class Validator(HTMLParser):
    """Gathers what a page is made of."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.open: list[str] = []
        self.tables = 0
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a tag that is known, with attributes that are known."""
        assert tag in TAGS
        assert {name for name, _ in attrs} <= ATTRIBUTES
        assert not any(colour in str(value) for _, value in attrs for colour in ("color", "background"))
        self.open.append(tag)
        self.tables += tag == "table"

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep text."""
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        """Take no comment."""
        pytest.fail(data)

    def handle_decl(self, decl: str) -> None:
        """Take no declaration."""
        pytest.fail(decl)


def read(html: str) -> list[str]:
    """The texts of what must be one table and nothing else."""
    reader = Validator()
    reader.feed(html)
    reader.close()
    assert (reader.open, reader.tables) == ([], 1)
    return reader.texts


@settings(max_examples=times(2))
@given(events())
def test_a_record_is_one_table_without_markup_of_its_own(event: Event) -> None:
    """Any record is shown in one table of known tags, with a row for each field that is set."""
    html = event._repr_html_()  # as a notebook calls it
    texts = read(html)
    assert html.count("<tr>") == len(dict(stated(event)))
    assert all(text == "\n" or text.isprintable() for text in texts)


@settings(max_examples=times(2))
@given(nearly_valid(Event))
def test_faults_are_one_table_without_markup_of_their_own(bad: NearlyValid) -> None:
    """The faults of any record are shown in one table of known tags, with code and path."""
    with pytest.raises(InvalidRecord) as caught:
        structure(bad.data)
    texts = read(caught.value._repr_html_())  # as a notebook calls it
    assert bad.code in texts
    assert "1 fault" in texts
    assert all(text == "\n" or text.isprintable() for text in texts)


def test_markup_is_shown_as_text() -> None:
    """Markup, quotation marks and what could turn the direction of text are shown, and do nothing."""
    html = Workshop(title='<script>alert("x")</script>\u202e', topics=("<b>",))._repr_html_()  # as above
    assert "<script" not in html
    assert "\u202e" not in html
    assert '<script>alert("x")</script>\\u202e' in "".join(read(html))
    with pytest.raises(InvalidRecord) as caught:
        structure({"title": "x", "<b>": 1}, Workshop)
    assert "/<b>" in read(caught.value._repr_html_())  # as above


def test_formulas_are_shown_as_text() -> None:
    """A notebook sets formulas in all that it shows, but not in what is marked: no record is markup of that kind."""
    record = Workshop(title=r"$\href{https://example.org}{Here}$ for $5 and $6")
    with pytest.raises(InvalidRecord) as caught:
        structure({"title": "x", "$x$": 1}, Workshop)
    for html in (record._repr_html_(), caught.value._repr_html_()):  # as above
        assert html.startswith('<table class="tex2jax_ignore mathjax_ignore">')


def test_issues_are_counted_by_severity() -> None:
    """Faults, warnings and notes are counted separately, and an empty table has a message."""
    fault, advice = Issue("bad-date", "/when/start", "x"), Issue("direction-marks", "/title", "x", severity="warning")
    remark = Issue("date-inferred", "/when/basis", "x", severity="info")
    for issues, caption in (
        ([fault], "1 fault"),
        ([advice], "1 warning"),
        ([advice, remark], "1 warning, 1 note"),
        ([fault, advice, fault], "2 faults, 1 warning"),
        ([], "no issues"),
    ):
        assert caption in read(Issues(issues)._repr_html_())  # as above


def test_values_of_every_type_are_words() -> None:
    """Texts keep their lines, lists have one for each thing, terms are words, and a record inside is what it states."""
    record: Record = Workshop(
        title="x",
        summary="a\nb",
        themes=(Theme.MIGRATION_HEALTH, Theme.OTHER),
        speakers=(Speaker(name="A", positions=("B", "C")),),
        quotes=(Quote(text="D", partial=True),),
        extensions=Extensions({"e": [1]}),
    )
    html = record._repr_html_()  # as above
    assert '<div dir="auto">a</div><div dir="auto">b</div>' in html
    texts = "".join(read(html))
    for words in ("migration health, other", "name: A; positions: B, C", "text: D; partial: yes", "e: [1]"):
        assert words in texts


def tables(salvaged: Salvage[Event]) -> list[str]:
    """The tables that a notebook shows for a salvage."""
    before, *others = salvaged._repr_html_().split("<table")  # as above
    assert before == ""
    return [f"<table{table}" for table in others]


def test_a_salvage_is_shown_as_tables() -> None:
    """A notebook shows the record, the issues and the leftovers of a salvage, and its issues alone as a table."""
    salvaged = salvage({"type": "event", "title": " A fair", "titel": "<b>"})
    texts = [text for table in tables(salvaged) for text in read(table)]
    assert "1 fault, 1 note" in texts
    assert "1 leftover" in texts
    assert '"<b>"' in texts
    assert "1 fault, 1 note" in read(salvaged.issues._repr_html_())  # type: ignore[attr-defined]  # as above
    lost, _, leftovers = map(read, tables(salvage({"type": "event"})))
    assert "no record" in lost
    assert "the record" in leftovers


def test_rich_prints_what_is_stated() -> None:
    """The console of rich prints the fields that are stated, and not the others."""
    console = Console(width=60, file=io.StringIO())
    console.print(Workshop(title="A fair", topics=("data",)))
    assert isinstance(console.file, io.StringIO)
    assert console.file.getvalue() == "Workshop(title='A fair', topics=('data',))\n"
