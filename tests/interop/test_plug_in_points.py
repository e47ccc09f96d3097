"""What pydantic requires of untyped objects, and attrs of classes with their own `__init__`."""

import inspect
import pydoc
import sys
from typing import Any, cast

import attrs
import pytest
from pydantic import TypeAdapter

import migevents
from migevents import Event, Record, Workshop
from migevents.codec.classes import model_classes


def test_pydantic_writes_a_record_whose_type_is_not_declared() -> None:
    """In a field of type `Any`, a record is written as JSON."""
    anything: TypeAdapter[Any] = TypeAdapter(Any)
    assert anything.dump_json(Workshop(title="A workshop")) == b'{"type":"workshop","title":"A workshop"}'


def test_without_pydantic_a_class_has_no_serializer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pydantic, the serializer is missing like any other attribute."""
    monkeypatch.setitem(sys.modules, "migevents.interop.pydantic", None)
    assert not hasattr(Workshop, "__pydantic_serializer__")


def test_help_shows_every_class() -> None:
    """`help`, which also asks the bases of a class, shows every class and its derived ones; `inspect` lists members."""

    @attrs.frozen(kw_only=True)
    class Course(Event):
        """A class of a user."""

    for cls in (*model_classes(), Record, Course, migevents.PartialDate, migevents.Issue, migevents.Salvage):
        assert cls.__name__ in pydoc.render_doc(cls, renderer=cast("Any", pydoc).plaintext)
    assert "title" in dict(inspect.getmembers(Course(title="x")))


def test_a_derived_class_may_have_a_constructor_of_its_own() -> None:
    """A class that attrs gives no `__init__` is a class of records as well."""

    @attrs.frozen(kw_only=True, init=False)
    class Course(Event):
        def __init__(self, title: str) -> None:
            cast("Any", self).__attrs_init__(title=title)  # attrs makes it instead of `__init__`

    assert Course("Border management").title == "Border management"

    @attrs.frozen(kw_only=True, init=False)
    class Lesson(Event):
        """It has the constructor of its base."""

    assert Lesson(title="Border management").title == "Border management"
