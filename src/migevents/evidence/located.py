"""`Located`: whether and where a text has a value."""

from enum import StrEnum
from typing import final

import attrs

Span = tuple[int, int]
"""Start and end in a text, in code points."""


def distance(one: Span, other: Span) -> int:
    """Return the number of characters between two places."""
    return max(one[0] - other[1], other[0] - one[1], 0)


class Status(StrEnum):
    """Whether a text has a value."""

    FOUND = "found"
    PARTLY_FOUND = "partly_found"
    """A part of it, such as the day and the month without the year. The note has what is missing."""
    NOT_FOUND = "not_found"
    NOT_CHECKED = "not_checked"
    """Texts do not contain such values literally: enum terms, ids, flags. The note has the reason."""


class How(StrEnum):
    """How a value was found in a text."""

    VERBATIM = "verbatim"
    """Word for word."""
    READ = "read"
    """Written in another way: a date in words, a country by name, a number in words."""
    DERIVED = "derived"
    """Not written anywhere, but clear from the whole text: its language."""


@final
@attrs.frozen
class Located:
    """Where a text has a value.

    Attributes:
        status: Whether it has the value.
        spans: The places, the most likely first, each as start and end in code points.
        how: How the value was found.
        note: What is missing, or why the value is not checked.

    Examples:
        >>> from migevents import locate
        >>> locate({"venues": [{"city": "Cairo"}]}, "They met in Cairo.")["/venues/0/city"].spans
        ((12, 17),)
    """

    status: Status
    spans: tuple[Span, ...] = ()
    how: How | None = None
    note: str | None = None
