"""Printed phone numbers: read where it is certain what is dialled, and doubted where it is not."""

import builtins
from typing import Any

import pytest

from migevents import Event, InvalidRecord, structure
from migevents.values import phones
from migevents.values.phones import clean_phone, doubt_about_phone

READ = {
    "+1 212-555-0100": "+12125550100",
    "+1 212 - 555 - 0100": "+12125550100",
    "+44 20 7946-0123": "+442079460123",
    "+7 495 123-45-67": "+74951234567",
    "+7(495)123-45-67": "+74951234567",
    "+7-800-555-35-35": "+78005553535",
    "+43(0)664 910 87 93": "+436649108793",
    "+33 1 45 46 47 48": "+33145464748",
    "(+44) 20 7946 0123": "+442079460123",
    "+39 06 4418 6207": "+390644186207",
    "+225 27 20 21 22 23": "+2252720212223",
    "+81 3-5224-5555": "+81352245555",
    "+98-21-22045364 Ext. 116": "+982122045364;ext=116",
    "tel:+856.21267730": "+85621267730",
}
TWO = [
    *("+84 24 3850 0100 – 101", "+41 22 717 9111-9112", "+41 22 717 91 11-12", "+1-202-555-0100-0105"),
    *("+41 22 717 91 11-12-13", "+98-21-22045364-65", "+44 20 7946 – 0123"),
    *("+49 30 278 778–0 - 17", "+94 11 532 5300-1-2"),
]
TRUNK = [
    *(
        "+7 8 495 123-45-67",
        "+7 (8) 495 123 45 67",
        "+1 (1) 212 555 0100",
        "+375 (8-017) 234-56-78",
        "+375 (8017) 234-56-78",
    ),
    *("+44 020 7946 0123", "+44020 7946 0123", "+49 (030) 1234567", "+36 06 1 234 5678", "+41 44 (0) 123 45 67"),
    *("+39 (0)6 4418 6207", "+225 (0)7 20 21 22 23", "+242 (0)6 123 4567", "+241 (0)1 23 45 67", "+43 (0)(0)664 910"),
]


def hint_of(phone: str) -> str:
    """Return the hint of a printed number in a record."""
    with pytest.raises(InvalidRecord) as caught:
        structure({"type": "event", "title": "x", "contacts": [{"phone": phone}]}, Event)
    return str(caught.value.issues[0].hint)


@pytest.mark.parametrize(("printed", "clean"), READ.items())
def test_one_number_is_read(printed: str, clean: str) -> None:
    """A number in groups of any kind is read as one, and the hint suggests the same."""
    assert clean_phone(printed) == clean
    assert doubt_about_phone(printed) is None
    assert hint_of(printed) == f'did you mean "{clean}"?'


@pytest.mark.parametrize(
    ("printed", "words"), [*((each, "a second one") for each in TWO), *((each, "trunk prefix") for each in TRUNK)]
)
def test_doubtful_number_is_not_suggested(printed: str, words: str) -> None:
    """A range of lines and a trunk prefix are left unchanged, and the hint explains why."""
    assert clean_phone(printed) is None
    assert words in str(doubt_about_phone(printed))
    assert hint_of(printed) == doubt_about_phone(printed)


@pytest.mark.parametrize("printed", ["+41 22 717 91 11 99 99 99", "+999 12 34 56 78", "+7 8495 1234567"])
def test_an_impossible_number_is_doubted(printed: str) -> None:
    """Where `phonenumbers` is installed, a number that its country does not have is doubted."""
    assert "its country has no such numbers" in str(doubt_about_phone(printed))


def test_without_phonenumbers_lengths_are_not_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, a number is read by its form alone."""
    real = builtins.__import__

    def without(name: str, *args: Any, **options: Any) -> Any:
        if name == "phonenumbers":
            raise ImportError(name)
        return real(name, *args, **options)

    phones._is_possible.cache_clear()  # noqa: SLF001  # what was asked before is kept
    monkeypatch.setattr(builtins, "__import__", without)
    assert clean_phone("+41 22 717 91 11 99 99 99") == "+41227179111999999"
    phones._is_possible.cache_clear()  # noqa: SLF001  # as above


@pytest.mark.parametrize(
    "text", ["021 267 734", "+98-21-22045364 Ext. 116-117", "none", "+856\x00 21267730", "+1 " * 100, "+0 12 34", "+"]
)
def test_what_is_not_a_printed_number_is_not_read(text: str) -> None:
    """Without a country code, with signs of another kind, or too long, there is nothing to read or to doubt."""
    assert clean_phone(text) is None
