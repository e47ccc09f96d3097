"""Strategies for single values: texts, numbers, terms, dates."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from migevents.values.countries import CODES
from migevents.values.dates import Interval, PartialDate
from migevents.values.enums import Term
from migevents.values.extensions import MAX_INTEGER, Extensions
from migevents.values.scalars import (
    WHITE_SPACE,
    CountryCode,
    Email,
    FieldType,
    LanguageTag,
    LongText,
    NaturalInt,
    Phone,
    PositiveInt,
    Text,
    Url,
    is_visible,
)

SPACE = "".join(space for space in WHITE_SPACE if space not in "\v\f\x85")
"""The white space that text must not have around it, but for the control characters among it."""

CHARACTERS = st.characters(exclude_categories=["Cs"])
"""Every character that JSON can carry."""

# In a folder without `.hypothesis`, Hypothesis builds its tables of characters when a strategy for text is first used.
# That may take a second. Here it does not count as a slow draw, for which Hypothesis would fail the first test.
CHARACTERS.validate()


# --- Dates ------------------------------------------------------------------------------------------------------------


_DAYS = st.dates()
_PRECISIONS: SearchStrategy[Callable[[str], str]] = st.sampled_from(
    [
        lambda day: day[:4],
        lambda day: day[:7],
        lambda day: day,
        # Of a year that is not known, as EDTF writes it.
        lambda day: f"XXXX{day[4:7]}",
        lambda day: f"XXXX{day[4:]}",
    ]
)
_MARKS = st.sampled_from(["", "?", "~", "%"])


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Return a strategy for dates of every precision, with every mark.

    Examples:
        >>> import hypothesis
        >>> from migevents.testing import partial_dates
        >>> hypothesis.find(partial_dates(), lambda date: date.uncertain)
        PartialDate('2000?')
    """
    day = draw(_DAYS).isoformat()
    return PartialDate(draw(_PRECISIONS)(day) + draw(_MARKS))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Return a strategy for intervals with two ends or one.

    Examples:
        >>> import hypothesis
        >>> from migevents.testing import intervals
        >>> hypothesis.find(intervals(), lambda interval: interval.start is None)
        Interval('../2000')
    """
    start, end = draw(partial_dates()), draw(partial_dates())
    if end.precedes(start):
        start, end = end, start
    return Interval(draw(st.sampled_from([f"{start}/{end}", f"{start}/..", f"../{end}"])))


# --- Extensions -------------------------------------------------------------------------------------------------------

_KEYS = st.text(CHARACTERS, min_size=1, max_size=8)


def json_values() -> SearchStrategy[Any]:
    """Return a strategy for the values that extensions take."""
    scalars: SearchStrategy[Any] = st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-MAX_INTEGER, MAX_INTEGER),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(CHARACTERS, max_size=8),
    )
    return st.recursive(
        scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3), max_leaves=6
    )


def extensions() -> SearchStrategy[Extensions]:
    """Return a strategy for extensions with values of every type.

    Examples:
        >>> import hypothesis
        >>> from migevents.testing import extensions
        >>> hypothesis.find(extensions(), lambda extensions: True in extensions.values())
        Extensions({'0': True})
    """
    return st.dictionaries(_KEYS, json_values(), max_size=3).map(Extensions)


# --- Texts and numbers ------------------------------------------------------------------------------------------------

_TEXTS = (
    *("a", "b", "IOM", "Vientiane", "Côte d’Ivoire", "ສປປ ລາວ", "الهجرة", "東京", "\U0001f30d", "a\u200bb"),
    *("<b>&amp;</b>", '"', "\\", "null", "NO", "2018", "2018-11-15", "=1+1", "a/~b", "%s {} $x", "a: b # c"),
)
"""Texts that people write, and texts that reveal bad quoting, escaping or guessing of types."""


def _texts(more: st.SearchStrategy[str], *others: str) -> SearchStrategy[str]:
    text = st.text(more, min_size=1, max_size=12).map(lambda text: text.strip(WHITE_SPACE))
    text = text.map(lambda text: text if is_visible(text) else "a")
    return st.sampled_from([*_TEXTS, *others]) | text


# Built from parts, and not from the patterns: what is drawn to be thrown away is slow to draw and to shrink.
_SMALL_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LABELS = st.text(f"{_SMALL_LETTERS}0123456789é", min_size=1, max_size=8)
_LANGUAGES = st.sampled_from(
    [
        *("en", "lo", "pt-BR", "es-419", "zh-Hans", "zh-cmn-Hant-TW", "sr-Latn-RS", "sl-rozaj-1994", "de-CH-1901"),
        *("en-US-u-nu-latn", "en-a-b12-x-c1", "x-iom1", "sgn-BE-FR", "EN-gb"),
    ]
) | st.text(_SMALL_LETTERS, min_size=2, max_size=3)
_PHONES = st.builds(
    "+{}{}".format,
    st.sampled_from([85621267730, 442079460123]) | st.integers(10, 10**15 - 1),
    st.sampled_from(["", ";ext=116"]) | st.integers(0, 10**10 - 1).map(";ext={}".format),
)
_EMAILS = st.sampled_from(["a@example.org", "o'hara+iom@mail.example.org"]) | st.builds(
    "{}@{}.{}".format,
    st.text(f"{_SMALL_LETTERS}0123456789!#$%&'*+-/=?^_`{{|}}~éລ", min_size=1, max_size=8),
    _LABELS,
    _LABELS,
)
_URLS = st.sampled_from(["https://example.org/", "http://[2001:db8::1]:8080/a?b=c&d=%20#e"]) | st.builds(
    "{}://{}.example/{}{}".format,
    st.sampled_from(["https", "http", "HTTP"]),
    st.text(_SMALL_LETTERS, min_size=1, max_size=8),
    st.text(CHARACTERS, max_size=8).map(quote),
    st.sampled_from(["", "?a=1&b", "#part"]),
)

_SCALARS: tuple[tuple[Any, SearchStrategy[Any]], ...] = (
    (Text, _texts(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029"))),
    (
        LongText,
        _texts(
            st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n\r\t"), "a\nb", "a\tb", "a\r\n\r\nb"
        ),
    ),
    (CountryCode, st.sampled_from(CODES)),
    (LanguageTag, _LANGUAGES),
    (Phone, _PHONES),
    (Email, _EMAILS),
    (Url, _URLS),
    (PositiveInt, st.integers(1, 40) | st.integers(1, MAX_INTEGER)),
    (NaturalInt, st.integers(0, 40) | st.integers(0, MAX_INTEGER)),
)

_CLASSES: dict[Any, SearchStrategy[Any]] = {
    bool: st.just(True),  # noqa: FBT003  # the value of a flag that is set: `False` is its default
    PartialDate: partial_dates(),
    Interval: intervals(),
    Extensions: extensions(),
}


def values(kind: FieldType) -> SearchStrategy[Any]:
    """Return a strategy for the valid values of a field of this kind.

    The kind is not a record.
    """
    if kind.meta:
        return next(strategy for annotation, strategy in _SCALARS if FieldType.of(annotation).meta is kind.meta)
    if issubclass(kind.type, Term):
        return st.sampled_from(kind.type)
    return _CLASSES[kind.type]
