"""The contract of a format: what comes back is a part of what was stated, or the difference is named in the losses."""

from collections.abc import Collection, Iterator
from typing import Any

from migevents import Event, unstructure
from migevents.errors import Issue
from migevents.formats import Import
from migevents.jsontext.pointer import escape


def unexplained(record: Event, imported: Event, losses: Collection[Issue], prefix: str = "") -> list[str]:
    """The differences after a round trip that no loss explains."""
    named = {loss.path.removeprefix(prefix) for loss in losses if loss.path.startswith(prefix)}
    return list(_differences(unstructure(record), unstructure(imported), "", named))


def _is_named(path: str, named: set[str]) -> bool:
    """Whether a loss is at a path or above it."""
    steps = path.split("/")
    return any("/".join(steps[:length]) in named for length in range(2, len(steps) + 1))


def _differences(stated: Any, back: Any, path: str, named: set[str]) -> Iterator[str]:
    if _is_named(path, named):
        return
    if isinstance(stated, dict) and isinstance(back, dict):
        for key in back.keys() - stated.keys():
            if not _is_named(path + escape(key), named):
                yield f"{path + escape(key)}: {back[key]!r} was added"
        for key, value in stated.items():
            inner = path + escape(key)
            yield from _differences(value, back[key], inner, named) if key in back else _missing(value, inner, named)
    elif isinstance(stated, list) and isinstance(back, list):
        yield from _differences_of_lists(stated, back, path, named)
    elif stated != back or type(stated) is not type(back):
        yield f"{path}: {stated!r} became {back!r}"


def _differences_of_lists(stated: list[Any], back: list[Any], path: str, named: set[str]) -> Iterator[str]:
    left = dict(enumerate(stated))
    strange = []
    for item in back:
        # First the item that it is, then one that it is a part of; at last one of which a loss says that it changed.
        found = next(
            (
                at
                for may_change in (set[str](), {name for name in named if name.count("/") > path.count("/") + 1}, named)
                for at, one in left.items()
                if not list(_differences(one, item, f"{path}/{at}", may_change))
            ),
            None,
        )
        if found is None:
            strange.append(item)
        else:
            del left[found]
    for item in strange:
        yield f"{path}: {item!r} was not stated"
    for at, one in left.items():
        yield from _missing(one, f"{path}/{at}", named)


def _missing(stated: Any, path: str, named: set[str]) -> Iterator[str]:
    """Yield the parts of a missing value that no loss explains."""
    if _is_named(path, named):
        return
    children = stated.items() if isinstance(stated, dict) else enumerate(stated) if isinstance(stated, list) else ()
    inner = [problem for key, child in children for problem in _missing(child, path + escape(key), named)]
    yield from inner
    if not children:
        yield f"{path}: {stated!r} is missing"


def leaves(value: Any) -> Iterator[Any]:
    """The values in a foreign entry that are neither objects nor lists."""
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    if children is None:
        yield value
    else:
        for child in children:
            yield from leaves(child)


def without_files(imports: Collection[Import[Any]]) -> list[Import[Any]]:
    """The entries alone, without what is reported of the file."""
    return [each for each in imports if each.record is not None or each.leftovers]
