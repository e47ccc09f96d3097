"""The model as a diagram, from the code: every class, every field, and which field holds which class.

`Event` is in the middle. The classes of its fields are beside it, in the order of the fields, each in the column that
is shorter so far: so the arrows hardly cross.
"""

from collections.abc import Iterator

import attrs

from migevents import Event, Record
from migevents.model.base import Field, fields_of
from migevents.model.event import EVENT_TYPES
from tasks.pictures.svg import arrow, box, drawing, text

WIDTH, MARGIN, TOP = 960, 14, 48
SIDE, MIDDLE = 262, 270
LINE, HEAD, GAP = 16, 24, 14
TYPES = {str: "text", int: "number", bool: "yes or no"}


@attrs.frozen
class Place:
    """Where the box of a class is."""

    cls: type[Record]
    left: float
    top: float
    width: float

    @property
    def height(self) -> float:
        """How high it is."""
        return HEAD + LINE * len(fields_of(self.cls)) + 6


def model() -> str:
    """Return the picture."""
    places = list(_places())
    middle = _middle(max(place.top + place.height for place in places))
    kinds_top = middle.top + middle.height + 34
    height = max(kinds_top + HEAD + LINE * len(EVENT_TYPES), *(place.top + place.height for place in places)) + 44
    parts = [text(MARGIN, 28, "The model: one event, and the records inside of it", "heading")]
    parts += [part for place in [middle, *places] for part in _box(place)]
    parts += [part for place in places for part in _arrows(middle, place)]
    parts += _kinds(middle, kinds_top)
    parts.append(text(MARGIN, height - 16, "bold: required; in brackets: any number of them", "muted small"))
    return drawing(WIDTH, int(height), "The classes of the model with their fields", parts)


def _parts_of_event() -> dict[type[Record], list[str]]:
    """Return the classes of the fields of an event, each with the names of the fields that hold it."""
    parts: dict[type[Record], list[str]] = {}
    for name, field in fields_of(Event).items():
        if isinstance(field.kind.type, type) and issubclass(field.kind.type, Record):
            parts.setdefault(field.kind.type, []).append(name)
    return parts


def _places() -> Iterator[Place]:
    tops = {MARGIN: TOP, WIDTH - MARGIN - SIDE: TOP}
    for cls in _parts_of_event():
        left = min(tops, key=lambda side: tops[side])
        place = Place(cls, left, tops[left], SIDE)
        tops[left] += int(place.height) + GAP
        yield place


def _middle(bottom: float) -> Place:
    place = Place(Event, (WIDTH - MIDDLE) / 2, TOP, MIDDLE)
    room = bottom - TOP - place.height - HEAD - LINE * len(EVENT_TYPES) - 34
    return attrs.evolve(place, top=TOP + max(0, room) // 2)


def _box(place: Place) -> Iterator[str]:
    yield box(place.left, place.top, place.width, place.height)
    yield box(place.left, place.top, place.width, HEAD, "head")
    yield text(place.left + 10, place.top + 16, place.cls.__name__, "heading")
    for index, field in enumerate(fields_of(place.cls).values()):
        y = place.top + HEAD + LINE * index + 14
        yield text(place.left + 10, y, field.name, "required" if field.required else "")
        yield text(place.left + place.width - 10, y, _type(field), "muted small end")


def _type(field: Field) -> str:
    kind = field.kind
    name = TYPES.get(kind.type) or kind.type.__name__
    return f"[{name}]" if kind.many else name


def _arrows(middle: Place, place: Place) -> Iterator[str]:
    """Yield the arrows to a class from the fields of an event."""
    to_left = place.left < middle.left
    start = middle.left if to_left else middle.left + middle.width
    end = place.left + place.width if to_left else place.left
    bend = (end - start) / 2
    names = list(fields_of(Event))
    y = place.top + HEAD / 2
    for name in _parts_of_event()[place.cls]:
        row = middle.top + HEAD + LINE * names.index(name) + 10
        yield arrow(f"M{start:g} {row:g}C{start + bend:g} {row:g} {end - bend:g} {y:g} {end:g} {y:g}")


def _kinds(middle: Place, top: float) -> Iterator[str]:
    kinds = [cls for cls in EVENT_TYPES.values() if cls is not Event]
    centre = middle.left + middle.width / 2
    yield box(middle.left, top, middle.width, HEAD + LINE * len(kinds) + 6)
    yield box(middle.left, top, middle.width, HEAD, "head")
    yield text(middle.left + 10, top + 16, "The kinds of event: same fields", "heading")
    for index, cls in enumerate(kinds):
        yield text(middle.left + 10, top + HEAD + LINE * index + 14, cls.__name__)
        yield text(middle.left + middle.width - 10, top + HEAD + LINE * index + 14, f'"{cls.type}"', "muted small end")
    yield arrow(f"M{centre:g} {top:g}L{centre:g} {middle.top + middle.height + 2:g}")
