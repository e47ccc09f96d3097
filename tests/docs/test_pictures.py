"""The pictures of the documentation."""

import re
from pathlib import Path

import pytest

from migevents.codec.classes import model_classes
from migevents.model.base import fields_of
from tasks.draw_pictures import TARGET, drawn
from tests.support.folders import DOCS

PICTURES = drawn()


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_what_the_code_draws(name: str) -> None:
    """The pictures are up to date: `make pictures` draws them again."""
    assert (TARGET / name).read_text(encoding="utf-8") == PICTURES[name]


def test_every_picture_is_on_a_page() -> None:
    """No picture is drawn for nothing."""
    text = "".join(path.read_text(encoding="utf-8") for path in DOCS.rglob("*.md"))
    assert [path.name for path in sorted(TARGET.iterdir()) if f"pictures/{path.name}" not in text] == []


def test_the_model_shows_every_class_and_every_field() -> None:
    """No class is missing from the diagram, and no field."""
    words = set(re.findall(r">([^<]+)</text>", PICTURES["model.svg"]))
    assert {cls.__name__ for cls in model_classes()} <= words
    assert {name for cls in model_classes() for name in fields_of(cls)} <= words


@pytest.mark.parametrize("path", sorted(DOCS.rglob("*.svg")), ids=lambda path: path.name)
def test_a_picture_loads_nothing_and_names_what_it_shows(path: Path) -> None:
    """A picture asks for no typeface and no other file, and has a background of its own, for light and dark pages."""
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"@font-face|@import|<script|href=.(?!#|data:)|url\((?!#)", text)
    if path.parent == TARGET:
        assert "<title>" in text
        assert "<rect" in text
