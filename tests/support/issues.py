"""The issues of a record, as tests compare them."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from migevents import InvalidRecord, Issue


def issues_of(read: Callable[..., Any], *args: Any, **options: Any) -> tuple[Issue, ...]:
    """Return the issues with which `read` refuses a record. The test fails if it accepts the record."""
    with pytest.raises(InvalidRecord) as caught:
        read(*args, **options)
    return caught.value.issues


def issues_if_any(read: Callable[..., Any], *args: Any, **options: Any) -> tuple[Issue, ...]:
    """Return the issues with which `read` refuses a record; none if it accepts the record."""
    try:
        read(*args, **options)
    except InvalidRecord as error:
        return error.issues
    return ()


def codes_and_paths(issues: Iterable[Issue]) -> list[tuple[str, str]]:
    """Return the code and the path of each issue."""
    return [(issue.code, issue.path) for issue in issues]
