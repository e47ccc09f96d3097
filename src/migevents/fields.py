r"""Checked scalars: what a field of a record may hold, declared once.

A constraint stands on the type of the field, as ``Annotated[str, Meta(...)]``. Three things read it there: the
constructors and the thorough reading of a bad record, both through `reader_of`; the fast reading of a good one, where
msgspec checks it in C; and the JSON Schema. So no reading can accept what another refuses.

Patterns are written ``^...$(?!\n)``, because `$` alone lets a line break through in Python. They look at ASCII digits
and at white space that is listed, because `\d` and `\s` differ between Python and JSON Schema. Those of plain text
stand in the `extra` of the `Meta`, where msgspec does not apply them one by one: that would take more time than all
else. The fast reading looks at all the text of a document at once, see `is_clean`. What stands in `extra_json_schema`
says the same for the regular expressions of every language, see `in_any_dialect`.
"""

import datetime
import difflib
import functools
import math
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from types import NoneType, UnionType
from typing import Annotated, Any, get_args, get_origin

import attrs
from msgspec import Meta

from migevents import countries
from migevents.dates import Interval, PartialDate
from migevents.errors import InvalidDate, Issue, shown, type_name
from migevents.extensions import MAX_INTEGER, Extensions
from migevents.terms import Term

Finding = tuple[str, str, str | None]
"""What is wrong with a value: the code, the message, and a hint."""

Hint = Callable[[str], str | None]
"""Says what to do about a text, where that can be guessed."""

Reader = Callable[[object, str, list[Issue]], Any]
"""Reads a value that stands at a path. Where it is unsound, its issues are added to the list and the result means
nothing."""


# --- Text -------------------------------------------------------------------------------------------------------------

_SPACE = r" \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_SURROGATE = r"\ud800-\udfff"
_CONTROL = r"\x00-\x1f\x7f-\x9f\u2028\u2029"
_CONTROL_BUT_LINES = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"


def in_any_dialect(pattern: str) -> dict[str, Any]:
    """Return what JSON Schema says of a text that matches, in regular expressions that mean the same everywhere.

    Many cannot look around, so that no line break stands at the end is said apart. Half of a surrogate pair is no
    character to some, and where pairs are two characters, to refuse a half would refuse every pair.
    """
    return {"pattern": f"^(?:{pattern.replace(_SURROGATE, '')})$", "not": {"pattern": r"\n$"}}


def _text(control: str, space: str, ascii_: str, expected: str, **said: Any) -> Meta:
    """Return the constraint of a text without the characters of `control`, and without those of `space` around it.

    Most text is ASCII up to its end, or nearly, and over ASCII the regular expression runs faster. What comes after it
    starts with another character, so there is one way to match, and time stays linear. `said` is what the schema says
    of it to people.
    """
    beyond_ascii = rf"[^\x00-\x7f{control}{_SURROGATE}][^{control}{_SURROGATE}]*"
    spaces = _one_by_one(space)

    def diagnose(text: str) -> Iterator[Finding]:
        bare = text.strip(spaces)
        if not bare:
            yield (
                "empty-text",
                f"{shown(text)} is empty: expected {expected}",
                "where nothing is stated, leave the key out",
            )
            return
        if bare != text:
            yield "surrounding-space", f"{shown(text)} has white space around it", f"write {shown(bare)}"
        if re.search(f"[{control}]", bare):
            yield "control-character", f"{shown(text)} has control characters: expected {expected}", None
        if re.search(f"[{_SURROGATE}]", bare):
            yield "lone-surrogate", f"{shown(text)} has half of a surrogate pair, which is no character", None

    pattern = rf"^(?![{space}])[{ascii_}]*(?:{beyond_ascii})?(?<![{space}])$(?!\n)"
    at_ends = f"[^{space}{control}]"
    return Meta(
        min_length=1,
        extra={"pattern": pattern, "diagnose": diagnose},
        extra_json_schema=in_any_dialect(f"{at_ends}(?:[^{control}]*{at_ends})?"),
        **said,
    )


def _one_by_one(characters: str) -> str:
    r"""Return the characters of a class of a regular expression, those of its ranges too: of ``a-c`` it is ``abc``."""
    plain = characters.encode().decode("unicode_escape")
    return re.sub("(.)-(.)", lambda ends: "".join(map(chr, range(ord(ends[1]), ord(ends[2]) + 1))), plain)


_TEXT = "not empty, no white space around it, no control characters, no lone surrogates"
Text = Annotated[
    str,
    _text(
        _CONTROL,
        _SPACE,
        " -~",
        "text on one line",
        title="Text",
        description=f"Text on one line: {_TEXT}.",
    ),
]
LongText = Annotated[
    str,
    _text(
        _CONTROL_BUT_LINES,
        _SPACE + r"\t\n\r",
        r"\t\n\r -~",
        "text",
        title="LongText",
        description=f"Text that may have line breaks and tabs inside: {_TEXT}.",
    ),
]


def has_lines(kind: "Kind") -> bool:
    """Whether a field of this kind holds `LongText`."""
    return kind.meta is get_args(LongText)[1]


def pattern_of(meta: Meta) -> str:
    """Return the pattern of a constraint on text, wherever it stands."""
    return meta.pattern or (meta.extra or {})["pattern"]


def is_clean(document: bytes, *, lines: bool = False) -> bool:
    r"""Say whether it is certain at a glance that every text of a JSON document fits `Text`, if it is not empty.

    With `lines`, say whether every text fits `LongText`.

    It is certain where nothing in the document is escaped but quotation marks and backslashes, no other quotation mark
    has a space beside it, and there is no control character and no white space beyond ASCII at all. That is so of most
    documents that were written without white space between their parts; of others nothing is said.

    Examples:
        >>> is_clean(b'{"title":"Migration and data"}'), is_clean(b'{"title":" Migration and data"}')
        (True, False)
        >>> is_clean(rb'{"summary":"One.\nTwo."}'), is_clean(rb'{"summary":"One.\nTwo."}', lines=True)
        (False, True)
    """
    if b"\\" in document:
        meant = _ESCAPES_WITH_LINES if lines else _ESCAPES
        document = _ESCAPE.sub(lambda escape: meant.get(escape[0], escape[0]), document)
    if b"\\" in document or b"\x7f" in document or b'" ' in document or b' "' in document:
        return False
    return document.isascii() or re.search(_OTHER_SPACE_OR_CONTROL, document.translate(None, _ASCII)) is None


_ESCAPE = re.compile(rb"\\.")
_ESCAPES = {rb"\\": b"/", rb"\"": b"'"}
_ESCAPES_WITH_LINES = _ESCAPES | dict.fromkeys((rb"\n", rb"\r", rb"\t"), b" ")
_ASCII = bytes(range(128))
# In UTF-8: of _SPACE and _CONTROL, what is not ASCII.
_OTHER_SPACE_OR_CONTROL = (
    rb"\xc2[\x80-\xa0]|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe2\x81\x9f|\xe3\x80\x80|\xef\xbb\xbf"
)


# --- Texts of a format ------------------------------------------------------------------------------------------------

_PHONE = r"\+[1-9][0-9]{1,14}(?:;ext=[0-9]{1,10})?"


def _format(pattern: str, code: str, expected: str, hint: Hint, **said: Any) -> Meta:
    """Return the constraint of a text that has to match `pattern`; `said` is what is said of it in the schema."""

    def diagnose(text: str) -> Iterator[Finding]:
        bare = text.strip()
        fits = bare != text and re.search(rf"^(?:{pattern})$", bare)
        yield code, f"{shown(text)} is not {expected}", f"did you mean {shown(bare)}?" if fits else hint(text)

    return Meta(
        pattern=rf"^(?:{pattern})$(?!\n)",
        extra={"diagnose": diagnose},
        extra_json_schema=in_any_dialect(pattern),
        **said,
    )


def _one_of(codes: tuple[str, ...]) -> str:
    """Return a pattern of the two-letter codes, gathered by their first letter, which is faster than a bare list."""
    seconds: dict[str, str] = {}
    for code in codes:
        first, second = code[0], code[1]
        seconds[first] = seconds.get(first, "") + second
    return "|".join(f"{first}[{letters}]" for first, letters in seconds.items())


def _country_hint(text: str) -> str | None:
    code = countries.suggest(text)
    return f"did you mean {shown(code)}?" if code else None


def _language_hint(text: str) -> str | None:
    tag = _LANGUAGE_NAMES.get(text.strip().casefold()) or (text.replace("_", "-") if "_" in text else None)
    return f"did you mean {shown(tag)}?" if tag else 'write "en" for English, "fr" for French'


_LANGUAGE_NAMES = {
    "arabic": "ar",
    "chinese": "zh",
    "english": "en",
    "french": "fr",
    "lao": "lo",
    "portuguese": "pt",
    "russian": "ru",
    "spanish": "es",
}


def _phone_hint(text: str) -> str | None:
    clean = re.sub(r"^tel:|\(0\)|[\s().-]", "", text)
    if clean != text and re.search(rf"^(?:{_PHONE})$", clean):
        return f"did you mean {shown(clean)}?"
    return "write +, country code and digits alone; what cannot be written so belongs in 'wording'"


def _email_hint(text: str) -> str | None:
    if text.startswith("mailto:"):
        return "leave 'mailto:' out"
    return "where the address was lost or masked, leave the key out and keep the printed line in 'wording'"


def _url_hint(text: str) -> str | None:
    if text.startswith("www."):
        return f"did you mean {shown('https://' + text)}?"
    return None if text.isascii() else "percent-encode what is not ASCII (RFC 3987, section 3.1)"


Country = Annotated[
    str,
    _format(
        _one_of(countries.CODES),
        "bad-country",
        'a country code (ISO 3166-1 alpha-2, such as "LA")',
        _country_hint,
        title="Country",
        description="A country: ISO 3166-1 alpha-2 in capitals, and XK.",
        examples=["LA", "XK"],
    ),
]

_LANGUAGE_TAG = (
    r"[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}"  # language, extended language; longer ones are reserved, none is registered
    r"(?:-[A-Za-z]{4})?"  # script
    r"(?:-(?:[A-Za-z]{2}|[0-9]{3}))?"  # region
    r"(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"  # variants
    r"(?:-[0-9A-WY-Za-wy-z](?:-[A-Za-z0-9]{2,8})+)*"  # extensions
    r"(?:-[Xx](?:-[A-Za-z0-9]{1,8})+)?"  # private use after a language
    r"|[Xx](?:-[A-Za-z0-9]{1,8})+"  # private use alone
    r"|en-GB-oed|i-(?:ami|bnn|default|enochian|hak|klingon|lux|mingo|navajo|pwn|tao|tay|tsu)"
    r"|sgn-(?:BE-FR|BE-NL|CH-DE)"  # irregular tags that stay valid
)
Language = Annotated[
    str,
    _format(
        _LANGUAGE_TAG,
        "bad-language",
        'a language tag (BCP 47, such as "lo")',
        _language_hint,
        title="Language",
        description="A language: a well-formed tag of BCP 47 (RFC 5646).",
        examples=["lo", "pt-BR", "zh-Hans"],
    ),
]

Phone = Annotated[
    str,
    _format(
        _PHONE,
        "bad-phone",
        'a phone number in its clean form (RFC 3966 without separators, as "+442079460123")',
        _phone_hint,
        title="Phone",
        description="A phone number: global, of RFC 3966 without `tel:`, no separators, at most 15 digits (E.164).",
        examples=["+442079460123", "+442079460123;ext=116"],
    ),
]

_NO_LETTER = r"\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ud800-\udfff\ufeff"
_ATOM = rf'[^\x00-\x20"(),.:;<>@\[\\\]{_NO_LETTER}]+'
_NO_LABEL = rf"\x00-,./:-@\[-`{{-~{_NO_LETTER}"
_LABEL = rf"[^{_NO_LABEL}-](?:[^{_NO_LABEL}]{{0,61}}[^{_NO_LABEL}-])?"
Email = Annotated[
    str,
    _format(
        rf"{_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+{_LABEL}",
        "bad-email",
        "an e-mail address",
        _email_hint,
        title="Email",
        description="An e-mail address: the dot-atom form of RFC 5322, with letters of any script (RFC 6531) and a "
        "domain of two labels or more.",
        examples=["info@example.org"],
    ),
]

_PERCENT = "%[0-9A-Fa-f]{2}"
_TAIL = rf"(?:[-._~!$&'()*+,;=:@/?A-Za-z0-9]|{_PERCENT})*"
_HOST = rf"(?:(?:[-._~!$&'()*+,;=A-Za-z0-9]|{_PERCENT})+|\[[0-9A-Fa-f:.]+\])"
_URL = rf"[Hh][Tt][Tt][Pp][Ss]?://{_HOST}(?::[0-9]{{1,5}})?(?:[/?]{_TAIL})?(?:#{_TAIL})?"
Url = Annotated[
    str,
    _format(
        _URL,
        "bad-url",
        "a web address (http or https, RFC 3986)",
        _url_hint,
        title="Url",
        description="A web address: an `http` or `https` URI of RFC 3986, without a user name or a password.",
        examples=["https://example.org/events/7"],
    ),
]


# --- Numbers ----------------------------------------------------------------------------------------------------------

PositiveInt = Annotated[int, Meta(ge=1, le=MAX_INTEGER)]
"""A number from 1 up: an edition, a rank, a count, a length in days."""

NaturalInt = Annotated[int, Meta(ge=0, le=MAX_INTEGER)]
"""A number from 0 up."""


# --- Readers ----------------------------------------------------------------------------------------------------------


@attrs.frozen
class Kind:
    """What the annotation of a field says, taken apart.

    Attributes:
        type: The class of the value, or of each item: `str`, `int`, `PartialDate`, a record ...
        meta: The constraint on it.
        many: Whether the field is a tuple of them.
        optional: Whether `None` is a value of the field.
    """

    type: Any
    meta: Meta | None
    many: bool
    optional: bool

    @classmethod
    def of(cls, annotation: Any) -> "Kind":
        """Take `annotation` apart: ``X``, ``X | None`` or ``tuple[X, ...]``, where X may be ``Annotated``."""
        optional = get_origin(annotation) is UnionType or NoneType in get_args(annotation)
        if optional:
            (annotation,) = (part for part in get_args(annotation) if part is not NoneType)
        many = get_origin(annotation) is tuple
        if many:
            annotation = get_args(annotation)[0]
        if get_origin(annotation) is Annotated:
            base, meta = get_args(annotation)
            return cls(base, meta, many, optional)
        return cls(annotation, None, many, optional)


def reader_of(kind: Kind, nested: Callable[[Any], Reader]) -> Reader:
    """Return the function that reads a field of this kind. `nested` gives the reader of a class of records."""
    item = _item_reader(kind, nested)
    return _list_reader(item) if kind.many else item


def _item_reader(kind: Kind, nested: Callable[[Any], Reader]) -> Reader:
    if kind.meta:
        return _text_reader(kind.meta) if kind.type is str else _integer_reader(kind.meta)
    if issubclass(kind.type, Term):
        return _term_reader(kind.type)
    return _READERS.get(kind.type) or nested(kind.type)


def wrong_type(expected: str, value: object, path: str, hint: str | None = None) -> Issue:
    """Return the issue of a value that is no text, no number, no list ... where one belongs."""
    if isinstance(value, float) and not math.isfinite(value):
        return Issue(
            "bad-number", path, f"{shown(value)} is no number of JSON: expected {expected}", value=shown(value)
        )
    message = f"expected {expected}, got {type_name(value)}"
    return Issue("wrong-type", path, message, value=shown(value), hint=hint)


def _text_reader(meta: Meta) -> Reader:
    pattern = pattern_of(meta)
    diagnose: Callable[[str], Iterator[Finding]] = (meta.extra or {})["diagnose"]

    def read(value: object, path: str, found: list[Issue]) -> Any:
        if not isinstance(value, str):
            found.append(wrong_type("text", value, path))
        elif not value or not _search(pattern)(value):
            found.extend(
                Issue(code, path, message, value=shown(value), hint=hint) for code, message, hint in diagnose(value)
            )
        else:
            return _plain_text(value)
        return None

    return read


@functools.cache
def _search(pattern: str) -> Callable[[str], object]:
    """Compile a pattern when it is first asked for: to compile them all takes longer than the rest of the import."""
    return re.compile(pattern).search


def _integer_reader(meta: Meta) -> Reader:
    low, high = int(meta.ge or 0), int(meta.le or 0)

    def read(value: object, path: str, found: list[Issue]) -> Any:
        if not isinstance(value, int) or isinstance(value, bool):
            found.append(wrong_type("a whole number", value, path))
        elif not low <= value <= high:
            message = (
                f"{shown(value)} is out of range: expected {f'{low} or more' if value < low else f'{high} at most'}"
            )
            found.append(Issue("out-of-range", path, message, value=shown(value)))
        else:
            return int(value)
        return None

    return read


def _read_flag(value: object, path: str, found: list[Issue]) -> Any:
    if not isinstance(value, bool):
        found.append(wrong_type("true or false", value, path))
    return value


def _term_reader(terms: type[Term]) -> Reader:
    words: tuple[str, ...] = tuple(term.value for term in terms)

    def read(value: object, path: str, found: list[Issue]) -> Any:
        if not isinstance(value, str):
            found.append(wrong_type(f"one of the words of {terms.__name__}", value, path))
        elif value not in words:
            hint = did_you_mean(value, words)
            # A long list is no help to somebody who is a letter off.
            expected = "" if hint and len(words) > _FEW else f": expected one of {', '.join(words)}"
            message = f"{shown(value)} is no {terms.__name__}{expected}"
            found.append(Issue("unknown-term", path, message, value=shown(value), hint=hint))
        else:
            return terms(value)
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
    hint = f"did you mean {shown(error.suggestion)}?" if error.suggestion else None
    message = f"{shown(error.text)} is no {name}: {error.reason}"
    return Issue(code, path, message, value=shown(error.text), hint=hint)


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
    return _date_of(_plain_text(value))


def as_interval(value: object) -> Interval:
    """Return the interval that `value` is: an `Interval` or its text.

    Raises:
        InvalidDate: The text is no interval of the profile.
        TypeError: The value is neither.
    """
    return value if isinstance(value, Interval) else _interval_of(_plain_text(value))


def _plain_text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected text, got {type_name(value)}")
    # Loaders of YAML and TOML give subclasses of `str`, which could not be written as text.
    return value if type(value) is str else str.__str__(value)


# Dates are immutable, and those of one record, or of one stream, are mostly the same few.
_date_of = functools.lru_cache(maxsize=4096)(PartialDate)
_interval_of = functools.lru_cache(maxsize=1024)(Interval)


_READERS: dict[type, Reader] = {
    bool: _read_flag,
    PartialDate: _read_date,
    Interval: _read_interval,
    Extensions: Extensions.read,
}


def _list_reader(item: Reader) -> Reader:
    def read(value: object, path: str, found: list[Issue]) -> Any:
        if isinstance(value, list | tuple):
            return tuple(item(each, f"{path}/{index}", found) for index, each in enumerate(value))
        hint = "where nothing is stated, leave the key out" if value is None else "put [ ] around a single value"
        found.append(wrong_type("a list", value, path, hint))
        return None

    return read


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return a hint that names the one of `known` that `word` is most like, if any is.

    Examples:
        >>> did_you_mean("Title", ["title", "summary"])
        'did you mean "title"?'
    """
    letters = _letters(word)
    # Of a word that is mistyped the first letter mostly stands; to compare with all the words would take long.
    plain = {_letters(name): name for name in islice(known, _MOST_WORDS) if name[:1].lower() == letters[:1]}
    close = difflib.get_close_matches(letters, plain, n=1, cutoff=0.75)
    return f"did you mean {shown(plain[close[0]])}?" if close else None


# A guess takes time with every word and every letter: what is longer gets none that is worth it.
_MOST_WORDS = 64
_LONGEST_WORD = 60


def _letters(word: str) -> str:
    """Return `word` without what separates its parts and in lower case, so that camelCase finds snake_case."""
    return re.sub(r"[\s_-]", "", word[:_LONGEST_WORD]).lower()
