"""msgspec neither builds nor writes a record by itself: only the fast path of this library has it do so."""

from collections.abc import Callable
from typing import Any, Optional

import attr
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


@pytest.mark.parametrize(
    "decorate", [attrs.frozen(slots=False), attr.s(auto_attribs=True, frozen=True)], ids=["new", "old"]
)
def test_a_derived_class_has_slots(decorate: Callable[[type], type]) -> None:
    """Msgspec would write an object without slots, and its copies would lack the user's field: none is made."""

    class Course(Workshop):
        remark: str = ""

    with pytest.raises(TypeError, match="Course needs slots"):
        decorate(Course)(title="x", remark="y")


@pytest.mark.parametrize("cls", [*CLASSES, NotedWorkshop], ids=lambda cls: cls.__name__)
@pytest.mark.parametrize("inside", [list, set, frozenset, Optional])
def test_msgspec_builds_no_record_inside_of_a_container(cls: type, inside: Any) -> None:
    """Nor does msgspec build a record inside of a list, a set or a dict, from JSON, MessagePack or plain values."""
    item: Any = inside[cls]
    plain: Any = {} if inside is Optional else [{}]
    for annotation, value in ((item, plain), (dict[str, item], {"a": plain}), (tuple[item, ...], [plain])):
        with pytest.raises(TypeError, match="msgspec cannot build"):
            msgspec.convert(value, annotation)
        with pytest.raises(TypeError, match="msgspec cannot build"):
            msgspec.json.decode(msgspec.json.encode(value), type=annotation)
        with pytest.raises(TypeError, match="msgspec cannot build"):
            msgspec.msgpack.decode(msgspec.msgpack.encode(value), type=annotation)
