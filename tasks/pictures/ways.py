"""The ways of a record: the fast path, the slow path, and salvage."""

from collections.abc import Iterator

from tasks.pictures.svg import arrow, box, drawing, text

WIDTH, HEIGHT = 960, 400


def ways() -> str:
    """Return the picture."""
    return drawing(WIDTH, HEIGHT, "How JSON becomes a record: fast path, slow path and salvage", _parts())


def _station(x: int, y: int, width: int, kind: str, heading: str, *lines: str) -> Iterator[str]:
    yield box(x, y, width, 34 + 16 * len(lines), kind)
    yield text(x + width / 2, y + 21, heading, "heading middle")
    for index, line in enumerate(lines):
        yield text(x + width / 2, y + 39 + 16 * index, line, "muted small middle")


def _parts() -> Iterator[str]:
    yield text(14, 28, "From JSON to a record", "heading")
    yield from _station(20, 60, 150, "box", "JSON", "bytes or text")
    yield text(95, 130, "loads, load, structure", "small middle")
    yield from _station(
        240, 44, 240, "head", "Fast path", "prescan of the text, then msgspec", "decodes into wire structs, in C"
    )
    yield from _station(
        240, 170, 240, "head", "Slow path", "only what the fast path refused,", "member by member, with JSON Pointers"
    )
    yield from _station(560, 60, 170, "head", "Invariants", "rules across fields")
    yield from _station(790, 60, 150, "good", "Record", "frozen, typed")
    yield from _station(790, 178, 150, "bad", "InvalidRecord", "every fault at once")
    yield arrow("M170 84L238 84")
    yield arrow("M480 84L558 84")
    yield text(519, 78, "valid", "muted small middle")
    yield arrow("M730 84L788 84")
    yield text(759, 78, "hold", "muted small middle")
    yield arrow("M360 110L360 168")
    yield text(368, 144, "a value does not fit", "muted small")
    yield arrow("M480 203L788 203")
    yield text(640, 197, "faults", "muted small middle")
    yield arrow("M645 110C645 160 865 116 865 176")
    yield text(638, 130, "one is broken", "muted small end")
    yield from _station(20, 296, 150, "box", "Dirty JSON", "bytes, text or dict")
    yield text(95, 366, "salvage, check --fix", "small middle")
    yield from _station(
        240, 288, 240, "head", "Salvage", "repairs what has one certain meaning,", "and takes the slow path again"
    )
    yield from _station(560, 288, 170, "good", "Record", "all that is certain;", "none if it has no title")
    yield from _station(790, 288, 150, "box", "Leftovers", "the rest, exactly as it", "came, with its issues")
    yield arrow("M170 321L238 321")
    yield arrow("M360 286L360 238")
    yield arrow("M480 321L558 321")
    yield arrow("M480 346C520 388 740 388 800 358")
