r"""Scalars: the types of fields with text or numbers, declared once.

A constraint is part of the type of a field, as ``Annotated[str, Meta(...)]``. Three readers use it: the validators, for
constructors and the slow path; msgspec, which checks it in C on the fast path; and the JSON Schema. So none of them can
accept what another refuses.

Patterns are written ``^...$(?!\n)``, because `$` alone accepts a line break at the end in Python. They list ASCII
digits and white space, because `\d` and `\s` differ between Python and JSON Schema. The patterns of plain text are in
the `extra` of the `Meta`, where msgspec does not apply them: to match each text would take more time than all else. The
fast path searches all the text of a document at once, see `prescan`. `extra_json_schema` has the same constraint in
regular expressions that mean the same in every language, see `in_any_dialect`.
"""

import re
from collections.abc import Callable, Iterator
from types import GenericAlias, NoneType, UnionType
from typing import Annotated, Any, get_args, get_origin

import attrs
from msgspec import Meta

from migevents._display import preview, quoted
from migevents._names import did_you_mean_hint
from migevents.values import countries, languages
from migevents.values.addresses import EMAIL_IN_PYTHON, URL, email_hint, email_in_schema, url_hint
from migevents.values.extensions import MAX_INTEGER
from migevents.values.phones import clean_phone, doubt_about_phone

Diagnosis = tuple[str, str, str | None]
"""A fault of a value: the code, the message, and a hint."""

Hint = Callable[[str], str | None]
"""Returns what to do about a text, if that can be guessed."""


# --- Text -------------------------------------------------------------------------------------------------------------

_SPACE = r" \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""White space of Unicode and of the web that is not a control character, as ranges of a class."""
_INVISIBLE = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    r"\ufe00-\ufe0f\uffa0\ufff9-\ufffb"
)
"""Characters that show nothing by themselves: format characters, fillers and blanks. Inside of words they are fine."""
_INVISIBLE_BEYOND = r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
"""The same beyond U+FFFF. A pattern for every language cannot list them, so the JSON Schema accepts them."""
_SURROGATE = r"\ud800-\udfff"
_CONTROL = r"\x00-\x1f\x7f-\x9f\u2028\u2029"
_CONTROL_BUT_LINES = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"


def _one_by_one(characters: str) -> str:
    r"""Return the characters of a regex class: of ``a-c`` it is ``abc``."""
    plain = characters.encode().decode("unicode_escape")
    return re.sub("(.)-(.)", lambda ends: "".join(map(chr, range(ord(ends[1]), ord(ends[2]) + 1))), plain)


WHITE_SPACE = "\t\n\r\v\f\x85" + _one_by_one(_SPACE)
"""White space of Unicode and of the web."""


def in_any_dialect(pattern: str) -> dict[str, Any]:
    """Return the JSON Schema of a pattern, for any regex dialect.

    Many dialects have no look-around, so a keyword of its own refuses a line break at the end. Half of a surrogate pair
    is not a character in some dialects; in others, where a pair is two characters, its class would refuse every pair.
    """
    return {"pattern": f"^(?:{pattern.replace(_SURROGATE, '')})$", "not": {"pattern": r"\n$"}}


def _text(control: str, space: str, ascii_: str, expected: str, **described: Any) -> Meta:
    """Return the constraint of a text, without control characters.

    It has no characters of `space` around it either.

    Most text is ASCII to its end, or nearly, and the regular expression is faster on ASCII. The rest starts with
    another character, so there is only one way to match, and time stays linear. Text of invisible characters alone is
    empty.
    `described` has the title and the description for the schema.
    """
    beyond_ascii = rf"[^\x00-\x7f{control}{_SURROGATE}][^{control}{_SURROGATE}]*"
    spaces = _one_by_one(space)

    def diagnose(text: str) -> Iterator[Diagnosis]:
        bare = text.strip(spaces)
        if not is_visible(bare):
            only = f"has only invisible characters, such as U+{ord(bare[0]):04X}" if bare else "is empty"
            yield "empty-text", f"{preview(text)} {only}: expected {expected}", "omit the key if there is no value"
            return
        if bare != text:
            yield "surrounding-space", f"{preview(text)} starts or ends with white space", f"write {quoted(bare)}"
        if re.search(f"[{control}]", bare):
            yield "control-character", f"{preview(text)} contains control characters: expected {expected}", None
        if re.search(f"[{_SURROGATE}]", bare):
            yield "lone-surrogate", f"{preview(text)} contains half of a surrogate pair, which is not a character", None

    blank = rf"(?:[{_INVISIBLE}{_INVISIBLE_BEYOND}][{_INVISIBLE}{_INVISIBLE_BEYOND}{space}]*)"
    pattern = rf"^(?![{space}]|{blank}$)[{ascii_}]*(?:{beyond_ascii})?(?<![{space}])$(?!\n)"
    at_ends, visible = f"[^{space}{control}]", f"[^{space}{control}{_INVISIBLE}]"
    inside = space.replace(r"\u2028\u2029", "") if r"\u2028" in control else space
    return Meta(
        min_length=1,
        extra={"pattern": pattern, "diagnose": diagnose},
        extra_json_schema=in_any_dialect(
            f"(?:[{_INVISIBLE}][{_INVISIBLE}{inside}]*)?{visible}(?:[^{control}]*{at_ends})?"
        ),
        **described,
    )


_TEXT = "something visible, no white space at the ends, no control characters, no lone surrogates"
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


def is_visible(text: str) -> bool:
    """Return whether a text has a character that shows something.

    Examples:
        >>> is_visible("x"), is_visible("\u200b \u3164")
        (True, False)
    """
    return re.fullmatch(f"[{_INVISIBLE}{_INVISIBLE_BEYOND}{_SPACE}\t\n\r]*", text) is None


def has_lines(kind: "FieldType") -> bool:
    """Whether a field has the type `LongText`."""
    return kind.meta is get_args(LongText)[1]


def pattern_of(meta: Meta) -> str:
    """Return the pattern of a text constraint, from `Meta` or its `extra`."""
    return meta.pattern or (meta.extra or {})["pattern"]


def is_free_text(kind: "FieldType") -> bool:
    """Return whether a field is `Text` or `LongText`, without a format."""
    return kind.type is str and kind.meta is not None and kind.meta.pattern is None


# --- Texts of a format ------------------------------------------------------------------------------------------------

_PHONE = r"\+[1-9][0-9]{1,14}(?:;ext=[0-9]{1,10})?"


def _format(
    pattern: str, code: str, expected: str, hint: Hint, *, in_schema: dict[str, Any] | None = None, **described: Any
) -> Meta:
    """Return the constraint of a text that has to match `pattern`.

    Args:
        pattern: What the text has to match, as a regular expression of Python.
        code: The code of the issue where it does not.
        expected: What is expected, in words.
        hint: Returns what to do.
        in_schema: The keywords of JSON Schema, if they do not have the same pattern.
        described: The title, the description and examples for the schema.
    """

    def diagnose(text: str) -> Iterator[Diagnosis]:
        bare = text.strip(WHITE_SPACE)
        fits = re.search(rf"^(?:{pattern})$", bare)
        yield code, f"{preview(text)} is not {expected}", did_you_mean_hint(bare) if fits else hint(text)

    return Meta(
        pattern=rf"^(?:{pattern})$(?!\n)",
        extra={"diagnose": diagnose},
        extra_json_schema=in_schema or in_any_dialect(pattern),
        **described,
    )


def _one_of(codes: tuple[str, ...]) -> str:
    """Return a pattern of two-letter codes, grouped for speed."""
    seconds: dict[str, str] = {}
    for code in codes:
        first, second = code[0], code[1]
        seconds[first] = seconds.get(first, "") + second
    return "|".join(f"{first}[{letters}]" for first, letters in seconds.items())


def _country_hint(text: str) -> str | None:
    if countries.is_word(text):
        return HINT_FOR_WORDS
    several = countries.codes_of(text)
    if len(several) > 1:
        return f"write {' or '.join(map(quoted, several))}: several countries have this name"
    code = countries.suggest(text)
    return did_you_mean_hint(code) if code else None


HINT_FOR_WORDS = "write the code in capitals if a country is meant, or omit the key if there is no value"
"""The hint for a word such as "and", which may be a code in small letters, and mostly is none."""


def _language_hint(text: str) -> str | None:
    tag = languages.tag_of(text)
    return did_you_mean_hint(tag) if tag else 'write a tag, such as "en" for English or "fr" for French'


def _phone_hint(text: str) -> str:
    clean = clean_phone(text)
    if clean and re.search(rf"^(?:{_PHONE})$", clean):
        return did_you_mean_hint(clean)
    return doubt_about_phone(text) or 'write only +, the country code and the digits; put any other number in "wording"'


CountryCode = Annotated[
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
    # Possessive: what was matched is not tried again, so that a tag of many subtags takes no memory for each.
    r"[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}"  # language, extended language; longer ones are reserved, none is registered
    r"(?:-[A-Za-z]{4})?"  # script
    r"(?:-(?:[A-Za-z]{2}|[0-9]{3}))?"  # region
    r"(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*+"  # variants
    r"(?:-[0-9A-WY-Za-wy-z](?:-[A-Za-z0-9]{2,8})++)*+"  # extensions
    r"(?:-[Xx](?:-[A-Za-z0-9]{1,8})++)?"  # private use after a language
    r"|[Xx](?:-[A-Za-z0-9]{1,8})++"  # private use alone
    r"|en-GB-oed|i-(?:ami|bnn|default|enochian|hak|klingon|lux|mingo|navajo|pwn|tao|tay|tsu)"
    r"|sgn-(?:BE-FR|BE-NL|CH-DE)"  # irregular tags that stay valid
)
LanguageTag = Annotated[
    str,
    _format(
        _LANGUAGE_TAG,
        "bad-language",
        'a language tag (BCP 47, such as "lo")',
        _language_hint,
        in_schema=in_any_dialect(_LANGUAGE_TAG.replace("*+", "*").replace("++", "+")),
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
        'a phone number in international form (RFC 3966 without separators, such as "+442079460123")',
        _phone_hint,
        title="Phone",
        description="A phone number: global, of RFC 3966 without `tel:`, no separators, at most 15 digits (E.164).",
        examples=["+442079460123", "+442079460123;ext=116"],
    ),
]

Email = Annotated[
    str,
    _format(
        EMAIL_IN_PYTHON,
        "bad-email",
        "an e-mail address",
        email_hint,
        in_schema=email_in_schema(),
        title="Email",
        description="An e-mail address: the dot-atom form of RFC 5322, with letters, marks and digits of any script "
        "(RFC 6531) and a domain of two labels or more.",
        examples=["info@example.org"],
    ),
]

Url = Annotated[
    str,
    _format(
        URL,
        "bad-url",
        "a web address (http or https, RFC 3986)",
        url_hint,
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


# --- Kinds ------------------------------------------------------------------------------------------------------------


@attrs.frozen
class FieldType:
    """The annotation of a field, in parts.

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
    def of(cls, annotation: Any) -> "FieldType":
        """Return the parts of an annotation.

        It is ``X``, ``X | None`` or ``tuple[X, ...]``, where X may be ``Annotated``.
        """
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

    @property
    def annotation(self) -> Any:
        """The annotation without the constraint, for people.

        Examples:
            >>> FieldType.of(CountryCode | None).annotation
            str | None
        """
        one = GenericAlias(tuple, (self.type, ...)) if self.many else self.type
        return one | None if self.optional else one
