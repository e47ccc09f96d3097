"""E-mail and web addresses: what is accepted beyond ASCII, and hints that correct the character that is wrong."""

import re
import unicodedata
from typing import get_args

import idna
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from migevents.values.addresses import email_hint, email_in_schema, url_hint
from migevents.values.scalars import Email, pattern_of

PATTERN = re.compile(pattern_of(get_args(Email)[1]))
SCHEMA = Draft202012Validator(email_in_schema())
LOST = "omit the key if the address was lost"


def accepts(address: str) -> bool:
    """Return whether an address is accepted; the JSON Schema agrees."""
    accepted = PATTERN.search(address) is not None
    assert SCHEMA.is_valid(address) == accepted, address
    return accepted


@pytest.mark.parametrize(
    "sign",
    [
        *"“”«»…—•·™©€→✉،。\u2018\u2019\u2010\u2011\u2013\u00ad\u200b\u2060\ufeff\u200e\u3164",
        "😀",
        "\ue000",
        "\U000e0041",
    ],
)
def test_signs_are_refused_in_an_address(sign: str) -> None:
    """Beyond ASCII, nothing but letters, marks and digits is accepted, in the name or in the domain."""
    for address in (
        f"{sign}info@example.org",
        f"in{sign}fo@example.org",
        f"a@ex{sign}ample.org",
        f"a@example.org{sign}",
    ):
        assert not accepts(address)


@pytest.mark.parametrize(
    "address",
    ["josé@bücher.example", "λάο@παράδειγμα.org", "ລາວ@ຂໍ້ມູນ.la", "정보@예제.kr", "info@राम.भारत", "資訊@例え.jp"],
)
def test_letters_and_marks_of_every_script_are_accepted(address: str) -> None:
    """Names and domains in other scripts are accepted, with their marks."""
    assert accepts(address)
    idna.encode(address.partition("@")[2])


@given(st.characters(min_codepoint=0x80, max_codepoint=0xFFFF, exclude_categories=["Cs", "Cn", "Co"]))
def test_what_is_accepted_is_a_letter_a_mark_or_a_digit(sign: str) -> None:
    """No white space, control, format character or common punctuation is accepted, and the schema agrees on all."""
    if accepts(f"a{sign}b@example.org") and ord(sign) >= 0x2000:
        assert unicodedata.category(sign)[0] in "LM" or unicodedata.category(sign) == "Nd"


@pytest.mark.parametrize(
    ("domain", "is_allowed"),
    [
        ("\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.com", True),
        ("क्\u200cष.com", True),
        ("ex\u200cample.com", False),
        ("\u200cexample.com", False),
        ("\u0646\u0627\u0645\u0647\u200c.com", False),
    ],
)
def test_a_non_joiner_is_accepted_where_idna_allows_it(domain: str, is_allowed: bool) -> None:  # noqa: FBT001  # one of the two it is
    """Behind a virama, and between letters of Arabic that join, a domain may have a zero width non-joiner."""
    assert accepts(f"info@{domain}") == is_allowed
    if is_allowed:
        idna.encode(domain)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("info@example.org.", "info@example.org"),
        ("<a@example.org>", "a@example.org"),
        ("A Person <a@example.org>", "a@example.org"),
        ("“info@example.org”", "info@example.org"),
        ("info\u2010desk@example.org", "info-desk@example.org"),
        ("in\u00adfo@example.org", "info@example.org"),
        ("in\u200cfo@example.org", "info@example.org"),
        ("•info@example.org…", "info@example.org"),
        ("mailto:a@example.org?subject=x", "a@example.org"),
        ("info (at) example.org", "info@example.org"),
        ("info[at]example[dot]org", "info@example.org"),
        ("info\uff20example\u3002org", "info@example.org"),
    ],
)
def test_the_address_that_is_there_is_suggested(text: str, hint: str) -> None:
    """The hint has the address without the characters around or inside it."""
    assert not accepts(text)
    assert email_hint(text) == f'did you mean "{hint}"?'


def test_two_addresses_need_two_contacts() -> None:
    """Where there are two addresses, the hint names both, and does not choose."""
    assert email_hint("a@example.org, b@example.org").startswith(
        'write one of them, "a@example.org" or "b@example.org"'
    )


@pytest.mark.parametrize(
    "text", ["[email protected]", '">', "", "someone", "@example.org", "a@b@c@", "\ud800@example.org"]
)
def test_a_lost_address_is_omitted(text: str) -> None:
    """If there is no address, the hint is to omit the key."""
    assert email_hint(text).startswith(LOST)


@pytest.mark.parametrize(
    "text", ["info@example..org", "info.@example.org", "info@-example.org", "info@exa_mple.org", "info@example,org"]
)
def test_an_address_with_a_fault_is_to_be_corrected(text: str) -> None:
    """An address that is there, and is none by its form, was not lost; which one is meant is not guessed."""
    assert not accepts(text)
    assert email_hint(text).startswith("correct the address")


def test_half_a_domain_is_completed() -> None:
    """For an incomplete domain, the hint asks for the rest."""
    assert email_hint("a@localhost") == "write the full domain, such as example.org"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("www.iom.int", "https://www.iom.int"),
        ("https://bücher.example/été?a=é", "https://xn--bcher-kva.example/%C3%A9t%C3%A9?a=%C3%A9"),
        ("https://faß.de:8080", "https://xn--fa-hia.de:8080"),
        ("https://iom.int/\u200ba\ufeff", "https://iom.int/a"),
        ("https://iom.int/a b", "https://iom.int/a%20b"),
        ("https://iom.int/[a]|{b}", "https://iom.int/%5Ba%5D%7C%7Bb%7D"),
        ("https://iom.int/100%", "https://iom.int/100%25"),
        ("https://iom.int/a#b#c", "https://iom.int/a#b%23c"),
        ("<https://iom.int>", "https://iom.int"),
        ("https:\\\\iom.int\\a", "https://iom.int/a"),
        (
            "https://\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.com/x\u200cy",
            "https://xn--mgba3gch31f060k.com/x%E2%80%8Cy",
        ),
    ],
)
def test_the_web_address_that_is_meant_is_suggested(text: str, hint: str) -> None:
    """The character that is wrong is removed or encoded, and nothing else is changed."""
    assert url_hint(text) == f'did you mean "{hint}"?'


@pytest.mark.parametrize("host", ["bücher.example", "faß.de", "مثال.إختبار", "例え.jp", "नमस्ते.भारत"])
def test_hosts_are_encoded_as_idna_has_them(host: str) -> None:
    """A host beyond ASCII is suggested as the library `idna` encodes it."""
    assert url_hint(f"https://{host}/") == f'did you mean "https://{idna.encode(host).decode()}/"?'


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("https://user:secret@iom.int", "omit the user name and the password"),
        ("https://iom.int https://un.org", "write one web address"),
        ("https://" + "a" * 2000 + " ", "write one web address"),
        ("https://i om.int/", "write the host as letters, digits, hyphens and dots"),
        ("https://☃.example/", "write the host as letters, digits, hyphens and dots"),
        ("https://" + "ü" * 63 + ".example/", "write the host as letters, digits, hyphens and dots"),
        ("https://iom.int:port", None),
        ("https://iom.int/\ud800", None),
        ("ftp://iom.int", None),
        ("iom", None),
    ],
)
def test_no_web_address_is_suggested_where_none_is_certain(text: str, hint: str | None) -> None:
    """If the intended address is not clear, the hint explains what to do, or there is none."""
    assert url_hint(text) == hint
