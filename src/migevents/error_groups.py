"""What a converter of cattrs raises, as issues: those of our records, and what else was wrong around them."""

import inspect
from collections.abc import Iterator
from typing import Any

from cattrs.errors import AttributeValidationNote, ForbiddenExtraKeysError, IterableValidationNote

from migevents.errors import InvalidRecord, Issue, Issues, shown, token
from migevents.records import a
from migevents.suggestions import did_you_mean


def issues_of(error: BaseException) -> Issues:
    """Return what is wrong with data that a converter of cattrs could not read, as issues.

    Faults of our records keep their codes. Of classes of your own, a key that is missing or unknown is
    ``missing-field`` or ``unknown-field``, a value of another type is ``wrong-type``, and what your own code or a hook
    of cattrs refused is ``invalid-value``, in the words of the error. There is at least one issue.

    Paths are JSON Pointers from the top of what was read. A key that a class of yours renames stands there under the
    name of its attribute: cattrs tells no other. A converter without detailed validation stops at the first fault, and
    does not say where it stands.

    Args:
        error: What ``converter.structure`` or ``converter.loads`` raised.

    Examples:
        >>> import attrs, cattrs
        >>> from migevents import Venue
        >>> from migevents.converter import configure, issues_of
        >>> @attrs.frozen
        ... class Tour:
        ...     days: int
        ...     stops: list[Venue]
        >>> converter = cattrs.Converter()
        >>> configure(converter)
        >>> try:
        ...     converter.structure({"stops": [{"city": "Vientiane", "country": "laos"}]}, Tour)
        ... except cattrs.BaseValidationError as error:
        ...     for issue in issues_of(error):
        ...         print(issue.path, issue.code)
        /days missing-field
        /stops/0/country bad-country
    """
    return Issues(_issues(error, "", None))


def _issues(error: BaseException, path: str, expected: Any) -> Iterator[Issue]:
    name = None
    for note in reversed(getattr(error, "__notes__", [])):
        if isinstance(note, AttributeValidationNote | IterableValidationNote):
            name = note.name if isinstance(note, AttributeValidationNote) else note.index
            path, expected = path + token(name), note.type
    if isinstance(error, InvalidRecord):
        yield from (issue.below(path) for issue in error.issues)
    elif isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from _issues(inner, path, None)
    elif isinstance(error, ForbiddenExtraKeysError):
        yield from _unknown_fields(error, path)
    elif isinstance(error, KeyError) and error.args == (name,):
        yield Issue("missing-field", path, f"'{name}' is missing", hint=f"add {shown(name)}")
    else:
        yield _refused(error, path, expected)


def _unknown_fields(error: ForbiddenExtraKeysError, path: str) -> Iterator[Issue]:
    known = [name for cls in error.cl.__mro__ for name in inspect.get_annotations(cls)]
    for key in sorted(error.extra_fields, key=str):
        message = f"{shown(key)} is no field of {a(error.cl)}"
        yield Issue("unknown-field", path + token(key), message, hint=did_you_mean(str(key), known))


def _refused(error: BaseException, path: str, expected: Any) -> Issue:
    """Return the issue of an error that says nothing but that a value could not be read."""
    name = getattr(expected, "__name__", None) or (str(expected) if expected else None)
    if isinstance(error, AttributeError) and error.name in {"keys", "items"}:
        wanted = f"an object{f' for {name}' if name else ''}"
        return Issue("wrong-type", path, f"expected {wanted}, got {type(error.obj).__name__}")
    code = "wrong-type" if isinstance(error, TypeError) else "invalid-value"
    words = str(error) or type(error).__name__
    return Issue(code, path, f"expected {name}: {words}" if name else words)
