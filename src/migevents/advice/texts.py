"""The texts of an event, wherever they stand in it."""

from collections.abc import Iterator
from typing import Any

from migevents.errors import token
from migevents.fields import is_free_text
from migevents.records import Record, fields_of, made_once


def texts_of(record: Record) -> Iterator[tuple[str, str]]:
    """Yield each free text in `record` with its path, in the order of the document.

    Names, words and sentences are free; codes, addresses, numbers and dates are not.
    """
    for name, is_text in _places_of(type(record)):
        value = getattr(record, name)
        path = token(name)
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                yield from _texts_of_value(item, f"{path}/{index}", is_text=is_text)
        elif value is not None:
            yield from _texts_of_value(value, path, is_text=is_text)


def _texts_of_value(value: Any, path: str, *, is_text: bool) -> Iterator[tuple[str, str]]:
    if is_text:
        yield path, value
    else:
        for below, text in texts_of(value):
            yield path + below, text


@made_once
def _places_of(cls: type[Record]) -> list[tuple[str, bool]]:
    """Return the fields of a class that hold free texts, and those that hold records; with whether it is texts."""
    return [
        (name, is_free_text(field.kind))
        for name, field in fields_of(cls).items()
        if is_free_text(field.kind) or issubclass(field.kind.type, Record)
    ]
