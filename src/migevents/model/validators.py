"""Validators: they read the value of a field, or report its issues.

The constructors and the slow path share them, so both report the same issues. A validator is made of what the
annotation of a field declares (`migevents.values.scalars.FieldType`), and knows nothing of the records: `validator_of`
gets a function that returns the validator of a record inside another.
"""

import datetime
import functools
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from msgspec import Meta

from migevents._display import MOST_LISTED, not_finite, preview, shared, type_name, with_article
from migevents._names import did_you_mean_hint
from migevents.errors import InvalidDate, Issue
from migevents.values.dates import Interval, PartialDate
from migevents.values.enums import Term, term_misspelt, term_named
from migevents.values.extensions import Extensions
from migevents.values.scalars import Diagnosis, FieldType, pattern_of

Validator = Callable[[object, str, list[Issue]], Any]
"""Reads the value at a path. If it is invalid, its issues are added to the list, and the result means nothing."""


def validator_of(kind: FieldType, nested: Callable[[Any], Validator]) -> Validator:
    """Return the validator of a field; `nested` returns those of classes."""
    item = _item_validator(kind, nested)
    return _list_validator(item) if kind.many else item


def _item_validator(kind: FieldType, nested: Callable[[Any], Validator]) -> Validator:
    if kind.meta:
        return _text_validator(kind.meta) if kind.type is str else _integer_validator(kind.meta)
    if issubclass(kind.type, Term):
        return _term_validator(kind.type)
    return _VALIDATORS.get(kind.type) or nested(kind.type)


def wrong_type(expected: str, value: object, path: str, hint: str | None = None) -> Issue:
    """Return the issue of a value of the wrong type."""
    if isinstance(value, float) and not math.isfinite(value):
        return Issue("bad-number", path, f"{not_finite(value)}: expected {expected}", value=preview(value))
    message = shared(f"expected {expected}, got {type_name(value)}")
    return Issue("wrong-type", path, message, value=preview(value), hint=hint)


def _text_validator(meta: Meta) -> Validator:
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
            search = re.compile(pattern).search
        text = value if type(value) is str else exact_str(value)
        if text and search(text):
            return text
        found.extend(
            Issue(code, path, message, value=preview(text), hint=hint) for code, message, hint in diagnose(text)
        )
        return None

    return read


def _integer_validator(meta: Meta) -> Validator:
    low, high = int(meta.ge or 0), int(meta.le or 0)

    def read(value: object, path: str, found: list[Issue]) -> Any:
        if not isinstance(value, int) or isinstance(value, bool):
            found.append(wrong_type("a whole number", value, path))
        elif not low <= value <= high:
            message = (
                f"{preview(value)} is out of range: expected {f'{low} or more' if value < low else f'at most {high}'}"
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


def _term_validator(terms: type[Term]) -> Validator:
    words: tuple[str, ...] = tuple(term.value for term in terms)

    def read(value: object, path: str, found: list[Issue]) -> Any:
        if type(value) is terms:
            return value
        if not isinstance(value, str):
            found.append(wrong_type(f"{with_article(terms)} term", value, path))
            return None
        word = value if type(value) is str else exact_str(value)
        if word in words:
            return terms(word)
        meant = term_named(word, terms) or term_misspelt(word, terms)
        hint = did_you_mean_hint(meant.value) if meant else None
        # For a misspelling, the suggestion is enough, and a long list would hide it.
        expected = "" if hint and len(words) > MOST_LISTED else f": expected one of {', '.join(words)}"
        message = shared(f"{preview(word)} is not {with_article(terms)}{expected}")
        found.append(Issue("unknown-term", path, message, value=preview(word), hint=hint))
        return None

    return read


def _edtf_validator(read: Callable[[object], Any], name: str, example: str) -> Validator:
    def read_edtf(value: object, path: str, found: list[Issue]) -> Any:
        try:
            return read(value)
        except InvalidDate as error:
            hint = did_you_mean_hint(error.suggestion) if error.suggestion else None
            message = f"{preview(error.text)} is not a valid {name}: {error.reason}"
            found.append(Issue(f"bad-{name}", path, message, value=preview(error.text), hint=hint))
        except TypeError:
            found.append(wrong_type(f'{with_article(name)} (EDTF, such as "{example}")', value, path))
        return None

    return read_edtf


def as_date(value: object) -> PartialDate:
    """Return `value` as a date.

    It may be a `PartialDate`, its text, or a `datetime.date`, as YAML and TOML give it.

    Raises:
        InvalidDate: The text is not a date of the profile.
        TypeError: The value is not one of the three. A `datetime.datetime` is refused, because its time would be lost.
    """
    if isinstance(value, PartialDate):
        return value
    if isinstance(value, datetime.date):
        return PartialDate.from_date(value)
    return _date_of(value if type(value) is str else exact_str(value))


def as_interval(value: object) -> Interval:
    """Return `value` as an interval: an `Interval` or its text.

    Raises:
        InvalidDate: The text is not an interval of the profile.
        TypeError: The value is neither.
    """
    return value if isinstance(value, Interval) else _interval_of(value if type(value) is str else exact_str(value))


def exact_str(value: object) -> str:
    """Return `value` as a text of the class `str` itself.

    Raises:
        TypeError: It is not text.
    """
    if not isinstance(value, str):
        raise TypeError(f"expected text, got {type_name(value)}")
    # Loaders of YAML and TOML give subclasses of `str`: they cannot be written as text, and may compare as they like.
    return value if type(value) is str else str.__str__(value)


# Dates are immutable, and those of one record, or of one stream, are mostly the same few.
_date_of = functools.lru_cache(maxsize=4096)(PartialDate)
_interval_of = functools.lru_cache(maxsize=1024)(Interval)


_VALIDATORS: dict[type, Validator] = {
    bool: _read_flag,
    PartialDate: _edtf_validator(as_date, "date", "2018-11-15"),
    Interval: _edtf_validator(as_interval, "interval", "2018-11-29/2018-12-01"),
    Extensions: Extensions.read,
}


def _list_validator(item: Validator) -> Validator:
    def read(value: object, path: str, found: list[Issue]) -> Any:
        if isinstance(value, list | tuple):
            return tuple([item(each, f"{path}/{index}", found) for index, each in enumerate(value)])
        found.append(wrong_type("a list", value, path, _no_list_hint(value)))
        return None

    return read


def _no_list_hint(value: object) -> str:
    if value is None:
        return "omit the key if there is no value"
    if isinstance(value, Iterable) and not isinstance(value, str | bytes | Mapping):
        return "make it a list"
    return "wrap a single value in a list: [value]"
