r"""Printed phone numbers: their clean form, and doubts about them.

A printed number is a label, the number, and an extension. It is read only where it is certain to be one number that can
be dialled from abroad. Two things make it uncertain: a range of lines at its end ("9111-9112"), and a trunk prefix, the
digit that is dialled only inside of the country ("+44 020", "+7 8 495"). In parentheses a zero is a trunk prefix and is
left out ("+43(0)664"), but in a few countries it belongs to the number.

Where `phonenumbers` is installed, it must also find the length of the number possible in its country.
"""

import functools
import re

_DASHES = "\u2010-\u2015\u2212-"
_LABEL = r"(?:tel:|(?:tel(?:ephone)?|phone|mob(?:ile)?)\b[.:]*)?\s*"
_NUMBER = rf"(?:\+\s?\(?|\(\s?\+)[0-9][0-9\s.(){_DASHES}]*[0-9]\)?"
_EXTENSION = r"(?:[\s,;]*(?:ext\b\.?|extension|x)\s*[=:]?\s*([0-9]{1,10}))?"
_PRINTED = re.compile(rf"{_LABEL}({_NUMBER}){_EXTENSION}", re.IGNORECASE)


def clean_phone(text: str) -> str | None:
    """Return the clean form of a printed number, or `None` if uncertain.

    The number has its country code.

    Examples:
        >>> clean_phone("+856.21267730"), clean_phone("tel:+43(0)664 910 87 93")
        ('+85621267730', '+436649108793')
        >>> clean_phone("021 267 734"), clean_phone("+44 (020) 7946 0123"), clean_phone("+41 22 717 91 11-12")
        (None, None, None)
    """
    printed = _printed(text)
    if printed is None or doubt_about_phone(text):
        return None
    return _digits(printed[1]) + (f";ext={printed[2]}" if printed[2] else "")


def doubt_about_phone(text: str) -> str | None:
    """Return a hint about the doubt in a printed number, or `None`.

    The number has its country code.

    Examples:
        >>> doubt_about_phone("+41 22 717 91 11-12")
        'write one number: the end may belong to a second one, and each needs its own contact'
    """
    printed = _printed(text)
    if printed is None:
        return None
    number = printed[1]
    if _may_be_two(number):
        return "write one number: the end may belong to a second one, and each needs its own contact"
    if _has_trunk_prefix(number):
        return "write +, the country code and the digits dialled from abroad, without a trunk prefix"
    if not _is_possible(_digits(number)):
        return "check the digits: its country has no such numbers"
    return None


def _printed(text: str) -> re.Match[str] | None:
    is_plain = text.isprintable() or text.replace("\xa0", " ").isprintable()
    return _PRINTED.fullmatch(text) if is_plain and len(text) <= _LONGEST else None


_LONGEST = 200


def _digits(number: str) -> str:
    return "+" + re.sub("[^0-9]", "", number.replace("(0)", ""))


# --- Two numbers ------------------------------------------------------------------------------------------------------


def _may_be_two(number: str) -> bool:
    """Whether a number may include a second one, as "9111-9112" does.

    "91 11-12" and "0100 – 101" do as well.
    """
    groups = re.findall("[0-9]+", number)
    if len(groups) <= _FEWEST_GROUPS:
        return False
    separators = [each for each in re.split("[0-9]+", number) if each][-len(groups) + 1 :]
    dashes = [_is_dash(each) for each in separators]
    if not dashes[-1]:
        return False
    spaced = [dash and _is_spaced(each) for dash, each in zip(dashes, separators, strict=True)]
    if spaced[-1] and spaced.count(True) == 1:
        return True
    return _are_in_a_row(groups[-3:], dashes[-2:]) or _is_next_line(groups[-2], groups[-1], separators[-2:])


_FEWEST_GROUPS = 2
"""Up to so many groups, a number cannot have a range.

With fewer than three, the first group is the code of the country.
"""


def _is_dash(separator: str) -> bool:
    return re.search(f"[{_DASHES}]", separator) is not None


def _is_spaced(separator: str) -> bool:
    return " " in separator.replace("\xa0", " ")


def _are_in_a_row(groups: list[str], dashes: list[bool]) -> bool:
    """Whether three groups between dashes are consecutive: "11-12-13"."""
    first, second, third = map(int, groups)
    return all(dashes) and third - second == second - first == 1


def _is_next_line(group: str, end: str, separators: list[str]) -> bool:
    """Whether the last group is the ending of the next higher number."""
    is_pair = len(end) <= len("45")
    is_group = len(end) == len(group) and separators[0] == separators[1] and len(end) > 1
    if len(end) > len(group) or (is_pair and is_group):
        return False
    return 0 < int(end) - int(group[-len(end) :]) <= (_MOST_LINES_OF_PAIRS if is_pair else _MOST_LINES)


_MOST_LINES = 99
_MOST_LINES_OF_PAIRS = 20
"""How many lines a range may have. "45-67" is mostly the end of one number."""


# --- Trunk prefixes ---------------------------------------------------------------------------------------------------


def _has_trunk_prefix(number: str) -> bool:
    """Whether a printed digit may be a trunk prefix, not dialled abroad.

    Or a zero that must be dialled may be left out.
    """
    digits = re.sub("[^0-9]", "", number)
    code = _CODE_OF_COUNTRY.match(digits)
    if code is None:
        return False
    # The rest starts with what is printed after as many digits as the code has.
    rest = re.sub(rf"^(?:[^0-9]*[0-9]){{{len(code[0])}}}", "", number).lstrip(_SEPARATORS)
    if code[0] in _KEEPS_ZERO:
        return "(0)" in rest
    if rest.startswith("(0)"):
        rest = rest[len("(0)") :].lstrip(_SEPARATORS)
    trunk = _TRUNK_PREFIXES.get(code[0], "0")
    return "(0" in rest or re.match(rf"\(?(?:0|{trunk})", rest) is not None


_SEPARATORS = " \t\xa0.)\u2010\u2011\u2012\u2013\u2014\u2015\u2212-"
_CODE_OF_COUNTRY = re.compile("[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[2-689][0-9]{2}")
"""The code at the beginning of an international number, as ITU-T E.164 assigns them."""
_KEEPS_ZERO = frozenset({"39", "225", "241", "242", "378"})
"""The codes of Italy, Côte d'Ivoire, Gabon, Congo and San Marino: there, a zero belongs to the number."""
_EIGHT_APART = "8(?![0-9])"
_TRUNK_PREFIXES = {
    "1": "1(?![0-9])",
    "36": "06(?![0-9])",
    "375": f"{_EIGHT_APART}|80(?!0)",
    **dict.fromkeys(("7", "370", "373", "992", "993", "996", "998"), _EIGHT_APART),
}
"""The trunk prefixes that are not a zero, as they are printed before a number, by the code of the country."""


# --- Lengths ----------------------------------------------------------------------------------------------------------


@functools.lru_cache(maxsize=1024)
def _is_possible(number: str) -> bool:
    """Whether `phonenumbers` accepts the number without dropping a digit.

    It is consulted only if it is installed.
    """
    try:
        import phonenumbers
    except ImportError:
        return True
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return False
    written = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return phonenumbers.is_possible_number(parsed) and written == number
