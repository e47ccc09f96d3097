"""msgspec neither builds nor writes a record by itself: only the fast path of this library has it do so."""

from collections.abc import Callable
from typing import Any

import attrs
import msgspec
import pytest
from hypothesis import given, settings

from migevents import Contact, Event, Record, Workshop, loads, unstructure
from migevents.codec.classes import model_classes
from migevents.testing import events
from tests.support.effort import times

CLASSES = sorted(model_classes(), key=lambda cls: cls.__name__)


@attrs.frozen(kw_only=True)
class NotedWorkshop(Workshop):
    """A class of a user."""

    remark: str = ""


class Bulletin(msgspec.Struct):
    """A user's struct that contains a record."""

    event: Workshop


READINGS: list[Callable[[Any], object]] = [
    lambda cls: msgspec.json.decode(b'{"type":"launch","title":"x","titel":2}', type=cls),
    lambda cls: msgspec.convert({"title": " x"}, cls),
    lambda cls: msgspec.msgpack.decode(b"\x80", type=cls),
]


@pytest.mark.parametrize("cls", [*CLASSES, NotedWorkshop], ids=lambda cls: cls.__name__)
def test_msgspec_does_not_build_a_record(cls: type) -> None:
    """Every way to have msgspec build a record is refused, before and after the library has read one."""
    for read in (*READINGS, lambda _: loads('{"type":"workshop","title":"x"}') and None, *READINGS):
        if read in READINGS:
            with pytest.raises(TypeError, match=f"msgspec cannot build an? {cls.__name__}, because"):
                read(cls)
        else:
            read(cls)


def test_a_struct_of_a_user_cannot_hold_a_record_unchecked() -> None:
    """A struct with a field of one of our classes is not decoded; with `msgspec.Raw`, it is read by this library."""
    with pytest.raises(TypeError, match=r"migevents\.loads"):
        msgspec.json.decode(b'{"event":{"title":"x"}}', type=Bulletin)

    class Checked(msgspec.Struct):
        event: msgspec.Raw

    bulletin = msgspec.json.decode(b'{"event":{"title":"x"}}', type=Checked)
    assert loads(bytes(bulletin.event), Workshop) == Workshop(title="x")


@settings(max_examples=times(0.3))
@given(events())
def test_msgspec_writes_a_record_by_its_hook_alone(event: Event) -> None:
    """Msgspec asks for a hook to write a record of any class, and `unstructure` is one."""
    with pytest.raises(TypeError, match="is unsupported"):
        msgspec.json.encode(event)
    assert msgspec.json.decode(msgspec.json.encode([event], enc_hook=unstructure)) == [unstructure(event)]
    assert msgspec.to_builtins(event, enc_hook=unstructure) == unstructure(event)


def test_classes_are_attrs_classes_as_before() -> None:
    """Tools that take attrs classes apart find the fields of every class, and those of a user's class."""
    for cls in CLASSES:
        assert attrs.has(cls)
        assert "__attrs_attrs__" not in vars(cls)
    assert attrs.fields(NotedWorkshop)[-1].name == "remark"
    assert attrs.asdict(Contact(name="x"))["name"] == "x"
    assert NotedWorkshop(title="x", remark="y").remark == "y"
    assert not attrs.has(Record)
