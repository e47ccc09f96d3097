"""Readers: how a value is read as its field declares, and what is said of it where it is unsound.

The constructors and the thorough reading of a bad record share them, so both say the same in the same words. They look
at the declarations in `fields`, and know nothing of the classes: `validator_of` is told how a record is read.
"""

import datetime
import functools
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from msgspec import Meta

from migevents._display import preview, type_name
from migevents._names import did_you_mean
from migevents.errors import InvalidDate, Issue
from migevents.values.dates import Interval, PartialDate
from migevents.values.enums import Term
from migevents.values.extensions import Extensions
from migevents.values.scalars import Diagnosis, FieldType, pattern_of

Validator = Callable[[object, str, list[Issue]], Any]
"""Reads a value that stands at a path. Where it is unsound, its issues are added to the list and the result means
nothing."""


def validator_of(kind: FieldType, nested: Callable[[Any], Validator]) -> Validator:
    """Return the function that reads a field of this kind. `nested` gives the reader of a class of records."""
    item = _item_reader(kind, nested)
    return _list_reader(item) if kind.many else item


def _item_reader(kind: FieldType, nested: Callable[[Any], Validator]) -> Validator:
    if kind.meta:
        return _text_reader(kind.meta) if kind.type is str else _integer_reader(kind.meta)
    if issubclass(kind.type, Term):
        return _term_reader(kind.type)
    return _READERS.get(kind.type) or nested(kind.type)


def wrong_type(expected: str, value: object, path: str, hint: str | None = None) -> Issue:
    """Return the issue of a value that is no text, no number, no list ... where one belongs."""
    if isinstance(value, float) and not math.isfinite(value):
        return Issue(
            "bad-number", path, f"{preview(value)} is no number of JSON: expected {expected}", value=preview(value)
        )
    message = f"expected {expected}, got {type_name(value)}"
    return Issue("wrong-type", path, message, value=preview(value), hint=hint)


def _text_reader(meta: Meta) -> Validator:
    pattern = pattern_of(meta)
    diagnose: Callable[[str], Iterator[Diagnosis]] = (meta.extra or {})["diagnose"]
    # Compiled when it is first needed: to compile all patterns takes longer than the rest of the import.
    search: Callable[[str], object] | None = None

    def read(value: object, path: str, found: list[Issue]) -> Any:
        if not isinstance(value, str):
            found.append(wrong_type("text", value, path))
            return None
        nonlocal search
        if search is None:
            search = _search(pattern)
        text = value if type(value) is str else exact_str(value)
        if text and search(text):
            return text
        found.extend(
            Issue(code, path, message, value=preview(text), hint=hint) for code, message, hint in diagnose(text)
        )
        return None

    return read


@functools.cache
def _search(pattern: str) -> Callable[[str], object]:
    """Return the compiled search for a pattern."""
    return re.compile(pattern).search


def _integer_reader(meta: Meta) -> Validator:
    low, high = int(meta.ge or 0), int(meta.le or 0)

    def read(value: object, path: str, found: list[Issue]) -> Any:
        if not isinstance(value, int) or isinstance(value, bool):
            found.append(wrong_type("a whole number", value, path))
        elif not low <= value <= high:
            message = (
                f"{preview(value)} is out of range: expected {f'{low} or more' if value < low else f'{high} at most'}"
            )
            found.append(Issue("out-of-range", path, message, value=preview(value)))
        else:
            return int(value)
        return None

    return read


def _read_flag(value: object, path: str, found: list[Issue]) -> Any:
    if not isinstance(value, bool):
        found.append(wrong_type("true or false", value, path))
    return value


def _term_reader(terms: type[Term]) -> Validator:
    words: tuple[str, ...] = tuple(term.value for term in terms)

    def read(value: object, path: str, found: list[Issue]) -> Any:
        if type(value) is terms:
            return value
        if not isinstance(value, str):
            found.append(wrong_type(f"one of the words of {terms.__name__}", value, path))
            return None
        word = value if type(value) is str else exact_str(value)
        if word in words:
            return terms(word)
        hint = did_you_mean(word, words)
        # A long list is no help to somebody who is a letter off.
        expected = "" if hint and len(words) > _FEW else f": expected one of {', '.join(words)}"
        message = f"{preview(word)} is no {terms.__name__}{expected}"
        found.append(Issue("unknown-term", path, message, value=preview(word), hint=hint))
        return None

    return read


_FEW = 6


def _read_date(value: object, path: str, found: list[Issue]) -> Any:
    try:
        return as_date(value)
    except InvalidDate as error:
        found.append(_bad_date("bad-date", "date", error, path))
    except TypeError:
        found.append(wrong_type('a date (EDTF, such as "2018-11-15")', value, path))
    return None


def _bad_date(code: str, name: str, error: InvalidDate, path: str) -> Issue:
    hint = f"did you mean {preview(error.suggestion)}?" if error.suggestion else None
    message = f"{preview(error.text)} is no {name}: {error.reason}"
    return Issue(code, path, message, value=preview(error.text), hint=hint)


def _read_interval(value: object, path: str, found: list[Issue]) -> Any:
    try:
        return as_interval(value)
    except InvalidDate as error:
        found.append(_bad_date("bad-interval", "interval", error, path))
    except TypeError:
        found.append(wrong_type('an interval (EDTF, such as "2018-11-29/2018-12-01")', value, path))
    return None


def as_date(value: object) -> PartialDate:
    """Return the date that `value` is: a `PartialDate`, its text, or a `datetime.date`, as YAML and TOML give it.

    Raises:
        InvalidDate: The text is no date of the profile.
        TypeError: The value is none of the three. A `datetime.datetime` is refused, because its time would be lost.
    """
    if isinstance(value, PartialDate):
        return value
    if isinstance(value, datetime.date):
        return PartialDate.from_date(value)
    return _date_of(value if type(value) is str else exact_str(value))


def as_interval(value: object) -> Interval:
    """Return the interval that `value` is: an `Interval` or its text.

    Raises:
        InvalidDate: The text is no interval of the profile.
        TypeError: The value is neither.
    """
    return value if isinstance(value, Interval) else _interval_of(value if type(value) is str else exact_str(value))


def exact_str(value: object) -> str:
    """Return `value` as a text of the class `str` itself.

    Raises:
        TypeError: It is no text.
    """
    if not isinstance(value, str):
        raise TypeError(f"expected text, got {type_name(value)}")
    # Loaders of YAML and TOML give subclasses of `str`: they cannot be written as text, and may compare as they like.
    return value if type(value) is str else str.__str__(value)


# Dates are immutable, and those of one record, or of one stream, are mostly the same few.
_date_of = functools.lru_cache(maxsize=4096)(PartialDate)
_interval_of = functools.lru_cache(maxsize=1024)(Interval)


_READERS: dict[type, Validator] = {
    bool: _read_flag,
    PartialDate: _read_date,
    Interval: _read_interval,
    Extensions: Extensions.read,
}


def _list_reader(item: Validator) -> Validator:
    def read(value: object, path: str, found: list[Issue]) -> Any:
        if isinstance(value, list | tuple):
            return tuple([item(each, f"{path}/{index}", found) for index, each in enumerate(value)])
        found.append(wrong_type("a list", value, path, _no_list_hint(value)))
        return None

    return read


def _no_list_hint(value: object) -> str:
    if value is None:
        return "where nothing is stated, leave the key out"
    if isinstance(value, Iterable) and not isinstance(value, str | bytes | Mapping):
        return "make a list of it"
    return "put [ ] around a single value"
