"""Writing of a record as the cells of a row."""

from collections.abc import Collection, Iterator
from typing import Any

from migevents._display import preview
from migevents.codec.dicts import unstructure
from migevents.formats._losses import Losses
from migevents.formats._table_columns import MOST_NUMBERS, SEPARATOR, all_columns
from migevents.jsontext.paths import JsonPath
from migevents.model.event import Event


def cells_of(record: Event, losses: Losses, columns: Collection[str] | None) -> dict[str, str]:
    """Return the cells of a record; add values without a cell to `losses`."""
    cells = {}
    for path, steps, text in _cells(unstructure(record), (), (), losses):
        if columns is None or path in columns:
            cells[path] = text
        else:
            losses.add("not-supported", steps, f"the table has no column {preview(path)}")
    return cells


def _cells(
    value: Any, steps: JsonPath, template: tuple[str, ...], losses: Losses
) -> Iterator[tuple[str, JsonPath, str]]:
    """Yield the column, path and text of each value at a path."""
    if isinstance(value, dict) and steps != ("extensions",):
        if not value:
            losses.unsupported(steps, "an empty object")
        for key, child in value.items():
            yield from _cells(child, (*steps, key), (*template, key), losses)
    elif isinstance(value, list) and ".".join(template) not in all_columns():
        for index, item in enumerate(value):
            if index < MOST_NUMBERS:
                yield from _cells(item, (*steps, index), (*template, "#"), losses)
            else:
                losses.unsupported((*steps, index), f"more than {MOST_NUMBERS} items of {preview(steps[0])}")
    elif ".".join(template) in all_columns():
        path = ".".join(str(step + 1) if isinstance(step, int) else step for step in steps)
        yield path, steps, _cell(value, steps, losses)
    else:
        losses.unsupported(steps)


def _cell(value: Any, steps: JsonPath, losses: Losses) -> str:
    if isinstance(value, bool):
        return "true"
    if not isinstance(value, list):
        return str(value)
    if any(SEPARATOR in item for item in value):
        losses.add(
            "separator-inside", steps, f'a text of {preview(steps[-1])} contains "; " and is read back as several'
        )
    return SEPARATOR.join(value)
