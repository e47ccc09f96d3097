"""The accepted and refused values of each scalar."""

import re
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Meta

from migevents import Event, InvalidRecord, Venue
from migevents.codec.classes import model_classes
from migevents.codec.prescan import prescan
from migevents.model.base import fields_of
from migevents.testing.values import SPACE
from migevents.values import countries
from migevents.values.scalars import (
    WHITE_SPACE,
    CountryCode,
    Email,
    LanguageTag,
    LongText,
    Phone,
    Text,
    Url,
    is_free_text,
    pattern_of,
)


def accepts(annotation: Any, text: str) -> bool:
    """Whether the constraint that an annotation declares takes `text`."""
    (meta,) = (part for part in get_args(annotation) if isinstance(part, Meta))
    return len(text) >= (meta.min_length or 0) and re.search(pattern_of(meta), text) is not None


SCALARS: dict[str, Any] = {
    "Text": Text,
    "LongText": LongText,
    "Country": CountryCode,
    "Language": LanguageTag,
    "Phone": Phone,
    "Email": Email,
    "Url": Url,
}

TAKEN = {
    "Text": ["x", "IOM", "Khamphao Ernthavanh", "Türkiye", "ລາວ", "a\u00a0b", "😀", "a\u202eb", '"', "a'b"],
    "LongText": ["a\nb", "a\r\nb", "a\tb", "a\u2028b", "é\nb", "x"],
    "Country": ["LA", "NA", "XK", "AD", "ZW", "TW"],
    "Language": [
        *("en", "lo", "pt-BR", "zh-Hans", "sr-Latn-RS", "de-CH-1996", "es-419", "x-house", "en-GB-oed", "i-klingon"),
        *("sgn-BE-FR", "zh-yue-HK", "en-a-bbb-x-a-ccc", "hy-arevela", "EN-gb"),
    ],
    "Phone": ["+85621267730", "+982122045364;ext=116", "+12", "+123456789012345"],
    "Email": ["a@b.org", "first.last+tag@sub.example.org", "o'neil@iom.int", "λάο@παράδειγμα.org", "a@b-c.org"],
    "Url": [
        *("https://iom.int", "http://iom.int:8080/a/b?c=d&e=%20#f", "HTTPS://IOM.INT/", "http://[::1]/"),
        *(
            "https://iom.int?x",
            "https://iom.int#x",
            "https://a.b/(c)!$&'*+,;=:@",
            "http://localhost",
            "https://a/%E0%BA%A5",
        ),
    ],
}

REFUSED = {
    "Text": [
        "",
        "\n",
        "a\n",
        "a\nb",
        "a\tb",
        "\u2028",
        "a\u2029b",
        "a\u0080b",
        "\ud800",
        "a\udfffb",
        "é\x00",
        " ",
        "é ",
    ],
    "LongText": ["", "\na", "a\n", "\t", "a\x00b", "a\x0bb", "a\x0cb", "a\x1bb", "é\x7f", "é\ud800"],
    "Country": ["la", "LAO", "L", "ZZ", "UK", "EU", "LA\n", " LA", "AA", "XX", "", "LA|TH"],
    "Language": [
        "e",
        "en_GB",
        "en-",
        "-en",
        "english language",
        "en--GB",
        "a-b",
        "lo\n",
        "ÈN",
        "",
        "x",
        "en-x",
        "en-a",
    ],
    "Phone": [
        *(
            "85621267730",
            "+0123",
            "+1",
            "+1234567890123456",
            "+856 21",
            "+1;ext=",
            "+12\n",
            "+\uff11\uff12",
            "+12;ext=a",
        ),
        *("", "tel:+12"),
    ],
    "Email": [
        *(
            "a@b",
            "a b@c.org",
            ".a@b.org",
            "a.@b.org",
            "a@b..org",
            "a@-b.org",
            "a@b-.org",
            "a@b.org\n",
            "@b.org",
            "a@b.org.",
        ),
        *("", "a@b@c.org", "a\u00a0b@c.org", f"a@{'b' * 64}.org", "a\u200bb@c.org", "[email\u00a0protected]"),
    ],
    "Url": [
        *(
            "iom.int",
            "ftp://iom.int",
            "https://",
            "https:///a",
            "https://a b",
            "https://a/%zz",
            "https://é.org",
            "http://[x]",
        ),
        *("https://user@iom.int", "https://iom.int:x", "https://iom.int\n", "javascript:alert(1)", "http://a/<b>", ""),
    ],
}


@pytest.mark.parametrize("name", SCALARS)
def test_what_is_taken(name: str) -> None:
    """A text in the format of its scalar is taken."""
    assert [text for text in TAKEN[name] if not accepts(SCALARS[name], text)] == []


@pytest.mark.parametrize("name", SCALARS)
def test_what_is_refused(name: str) -> None:
    """A text that is not in the format of its scalar is refused."""
    assert [text for text in REFUSED[name] if accepts(SCALARS[name], text)] == []


@given(st.text(min_size=1))
def test_text_is_accepted_as_described(text: str) -> None:
    """A text is accepted exactly if it has no white space at its ends, no control character and no lone surrogate."""
    edges = SPACE + "".join(map(chr, [0x2000, *range(0x2001, 0x200B)]))
    valid = text.strip(edges) == text and not re.search(r"[\ud800-\udfff]", text)
    controls = r"[\x00-\x1f\x7f-\x9f\u2028\u2029]"
    assert accepts(Text, text) == (valid and not re.search(controls, text))
    controls_but_lines = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
    assert accepts(LongText, text) == (valid and not re.search(controls_but_lines, text))


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(SPACE + '"\\\x7f\x80'), min_size=1),
        max_size=3,
    )
)
def test_a_clean_document_has_clean_texts(texts: list[str]) -> None:
    """If the prescan accepts a compact document, `Text` accepts each text in it."""
    document = msgspec.json.encode({"texts": texts})
    assert prescan(document) != 0 or all(accepts(Text, text) for text in texts)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Migration and data", True),
        ("Lao People\u2019s, \u201cas printed\u201d, reduced\u2026. T\u00fcrkiye \u0ea5\u0eb2\u0ea7 \U0001f600", True),
        ('he said "yes" to it, and C:\\', True),
        (" a", False),
        ("a ", False),
        *((f"a{control}b", False) for control in "\x7f\x80\x9f"),
        *((f"a{space}b", False) for space in SPACE if space != " "),
    ],
)
def test_ordinary_text_is_clean(text: str, clean: bool) -> None:  # noqa: FBT001  # one of the two it is
    """Ordinary text, with quotation marks and letters of any script, passes the prescan; other text does not."""
    assert (prescan(msgspec.json.encode([text])) == 0) == clean


@pytest.mark.parametrize(("annotation", "lines"), [(Text, False), (LongText, True)], ids=["Text", "LongText"])
def test_prescan_misses_no_character(annotation: Any, lines: bool) -> None:  # noqa: FBT001  # one of the two it is
    """If the prescan accepts a document, no text has a character that its pattern refuses, escaped or not."""
    slipped = []
    # The planes beyond these have no white space, no controls and no halves of pairs.
    for code in [*range(0x3100), *range(0xD7F0, 0xE010), *range(0xFE00, 0xFFFF)]:
        character, escape = chr(code), rf"\u{code:04x}"
        for text in (character, f"{character}a", f"a{character}", f"a{character}a"):
            written = [text.replace(character, escape)]
            if not "\ud800" <= character <= "\udfff":
                written.append(msgspec.json.encode(text).decode()[1:-1])
            found = [prescan(f'["{each}"]'.encode()) for each in written]
            clean = any(breaks is not None and (lines or breaks == 0) for breaks in found)
            if clean and not accepts(annotation, text):
                slipped.append(text)
    assert not slipped


def test_white_space_matches_unicode_and_the_web() -> None:
    """Text may not have around it any character that Python or JavaScript strips."""
    stripped = [chr(code) for code in range(0x110000) if chr(code).isspace()] + ["\ufeff"]
    assert set(WHITE_SPACE) == set(stripped) - set("\x1c\x1d\x1e\x1f")
    for space in stripped:
        assert not accepts(Text, f"{space}x")
        assert not accepts(Text, f"x{space}")
        assert not accepts(LongText, f"x{space}")


@pytest.mark.parametrize("name", SCALARS)
def test_patterns_come_to_an_end(name: str) -> None:
    """No pattern has two ways to match a text: one of 100,000 characters that fails at its end would never be done."""
    for unit in ("a", " ", "é", "a ", "é ", "a.", "a-", "1", "%20", "a@", "\n", "e\u0301", "-x-"):
        for start in ("", "en", "https://", "a@"):
            for end in ("\x00", " ", "@", "!"):
                assert not accepts(SCALARS[name], start + unit * (100_000 // len(unit)) + end) or end in "@!"


def test_every_country_is_taken() -> None:
    """The pattern of countries takes every code of the table, and no other two letters."""
    letters = [chr(code) for code in range(ord("A"), ord("Z") + 1)]
    taken = {a + b for a in letters for b in letters if accepts(CountryCode, a + b)}
    assert taken == set(countries.CODES)
    assert len(countries.CODES) == len(set(countries.CODES)) == 249 + 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("LA", "LA"),
        ("lao", "LA"),
        (" Laos ", "LA"),
        ("Lao People's Democratic Republic", "LA"),
        ("418", "LA"),
        ("Phillipines", "PH"),
        ("Niger", "NE"),
        ("NA", "NA"),
        ("Ruritania", None),
        ("", None),
        ("x" * 10**6, None),
    ],
    ids=lambda value: str(value)[:40],
)
def test_countries_are_suggested(text: str, code: str | None) -> None:
    """A code, a number or a name of a country, a letter off or not, leads to its code."""
    assert countries.suggest(text) == code


def test_free_text_is_text_on_one_line_or_on_several() -> None:
    """Of all fields, those of `Text` and of `LongText` hold free text; other texts have a format."""
    free = {get_args(annotation)[1] for annotation in (Text, LongText)}
    kinds = [field.kind for cls in model_classes() for field in fields_of(cls).values()]
    assert any(kind.meta in free for kind in kinds)
    for kind in kinds:
        assert is_free_text(kind) == (kind.meta in free)


def test_an_empty_text_is_told_by_its_first_character() -> None:
    """The message names the first of the invisible characters, so that it can be looked for."""
    with pytest.raises(InvalidRecord, match="such as U\\+200B:"):
        Event(title="\u200b\u3164")


@pytest.mark.parametrize("space", [" ", "\n", "\u00a0"])
def test_a_code_among_white_space_is_suggested_without_it(space: str) -> None:
    """White space before a code, behind it or on both sides is found, and the code alone is suggested."""
    for text in (space + "LA", "LA" + space, space + "LA" + space):
        with pytest.raises(InvalidRecord) as raised:
            Venue(country=text)
        assert [issue.hint for issue in raised.value.issues] == ['did you mean "LA"?']
