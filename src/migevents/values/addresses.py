r"""E-mail and web addresses: their patterns and hints.

An e-mail address is the dot-atom form of RFC 5322. Beyond ASCII (RFC 6531) it has letters, marks and digits alone, in
the name and in the domain, as IDNA 2008 (RFC 5892) has them; and in the domain a zero width non-joiner where RFC 5892
allows it. Python has no class of characters for that, so `_NOT_IN_ADDRESSES` lists all others, and a test compares
it with the Unicode database. Characters beyond U+FFFF are refused.

A web address is an `http` or `https` URI of RFC 3986, which is ASCII.

A hint suggests an address only if it is valid.
"""

import re
import unicodedata
from urllib.parse import quote

from migevents._display import quoted
from migevents._names import did_you_mean_hint

# --- E-mail -----------------------------------------------------------------------------------------------------------

_NOT_IN_ADDRESSES = (
    r"\u0080-\u00bf\u00d7\u00f7\u02b0-\u02ff\u034f\u0375\u037e\u0384-\u0385\u0387\u03f6\u0482\u055a-\u055f"
    r"\u0589-\u058f\u05be\u05c0\u05c3\u05c6\u05f3-\u060f\u061b-\u061f\u0640\u066a-\u066d\u06d4\u06dd-\u06de"
    r"\u06e9\u06fd-\u06fe\u0700-\u070f\u0964-\u0965\u0970\u0e3f\u0e4f\u0e5a-\u0e5b\u104a-\u104f\u109e-\u109f"
    r"\u10fb\u115f-\u1160\u1360-\u137c\u1390-\u1399\u17b4-\u17b5\u17d4-\u17d6\u17d8-\u17db\u17f0-\u180f"
    r"\u1d00-\u1dbf\u1fbd\u1fbf-\u1fc1\u1fcd-\u1fcf\u1fdd-\u1fdf\u1fed-\u1fef\u1ffd-\u200b\u200d-\u2bff"
    r"\u2ce5-\u2cea\u2cf9-\u2cff\u2d70\u2e00-\u3004\u3007-\u3040\u309b-\u309c\u30a0\u30fb\u3164\u3190-\u319f"
    r"\u31c0-\u31ef\u3200-\u33ff\u4dc0-\u4dff\ua490-\ua4cf\ua4fe-\ua4ff\ua60d-\ua60f\ua673\ua67e\ua6e6-\ua6ef"
    r"\ua6f2-\ua721\ua789-\ua78a\ua828-\ua82b\ua830-\ua839\ua874-\ua877\ua8ce-\ua8cf\ua8f8-\ua8fa\ua8fc"
    r"\ua92e-\ua92f\ua95f\ua9c1-\ua9cd\ua9de-\ua9df\uaa5c-\uaa5f\uaa77-\uaa79\uaade-\uaadf\uaaf0-\uaaf1\uab5b"
    r"\uab6a-\uab6b\uabeb\ud7b0-\uffff"
)
"""Characters of the Basic Multilingual Plane that are not letters, marks or digits, or are not used in addresses.

They are ranges of a class in a regular expression. Of scripts that are rare, single signs may be missing."""

_ATOM = r'[^\x00-\x20"(),.:;<>@\[\\\]\x7f\u200c]+'
_NO_LETTER = r"\x00-,./:-@\[-`{-\x7f\u200c"
_LETTER = rf"[^{_NO_LETTER}-]"
_LABEL = rf"{_LETTER}(?:[^{_NO_LETTER}]{{0,61}}{_LETTER})?"
# The virama of each script, and the letters of Arabic that join the next one (RFC 5892, appendix A.1).
_JOINS = (
    r"\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u1039\u17d2"
    r"\u0626\u0628\u062a-\u062e\u0633-\u063a\u0641-\u0647\u0649\u064a\u0678-\u0687\u069a-\u06bf\u06c1\u06c2\u06cc\u06d0"
)
# A label with at least one non-joiner, so that no label is matched in two ways.
_JOINED_LABEL = (
    rf"(?:(?:{_LETTER}[^{_NO_LETTER}]{{0,60}})?[{_JOINS}]\u200c){{1,8}}{_LETTER}(?:[^{_NO_LETTER}]{{0,61}}{_LETTER})?"
)
_ANY_LABEL = rf"(?:{_LABEL}|{_JOINED_LABEL})"
EMAIL = rf"{_ATOM}(?:\.{_ATOM})*@(?:{_ANY_LABEL}\.)+{_ANY_LABEL}"
"""The pattern of an address, but for the characters beyond ASCII."""
# Written out, the ranges are compiled in half the time.
_WRITTEN_OUT = _NOT_IN_ADDRESSES.encode().decode("unicode_escape")
EMAIL_IN_PYTHON = rf"(?!.*[{_WRITTEN_OUT}\U00010000-\U0010ffff]){EMAIL}"
"""The pattern of an address, whole."""


def _rest_of_plane(ranges: str) -> str:
    """Return the other characters from U+0080 to U+FFFF, as ranges."""
    ends = [(int(first, 16), int(last or first, 16)) for first, last in _RANGE.findall(ranges)]
    starts = [0x80, *(last + 1 for _, last in ends)]
    gaps = zip(starts, [*(first - 1 for first, _ in ends), 0xFFFF], strict=True)
    return "".join(f"\\u{first:04x}-\\u{last:04x}" for first, last in gaps if first <= last)


_RANGE = re.compile(r"\\u([0-9a-f]{4})(?:-\\u([0-9a-f]{4}))?")


def email_in_schema() -> dict[str, object]:
    """Return the JSON Schema of an e-mail address, for any regex dialect."""
    beyond_ascii = rf"[^\u0000-\u007f{_rest_of_plane(_NOT_IN_ADDRESSES)}]"
    return {"pattern": f"^(?:{EMAIL})$", "not": {"anyOf": [{"pattern": r"\n$"}, {"pattern": beyond_ascii}]}}


def email_hint(text: str) -> str:
    """Return a hint for a text that is not an e-mail address.

    Examples:
        >>> email_hint("“info@example.org”"), email_hint("A Person <a@example.org>"), email_hint("info@example.org.")
        ('did you mean "info@example.org"?', 'did you mean "a@example.org"?', 'did you mean "info@example.org"?')
        >>> email_hint("a@example.org; b@example.org")
        'write one of them, "a@example.org" or "b@example.org": each address needs its own contact'
        >>> email_hint("[email protected]")
        'omit the key if the address was lost or masked, and keep the printed line in "wording"'
    """
    found = list(dict.fromkeys(filter(_is_email, _addresses_in(text))))
    if not found and re.fullmatch(r"[^\s@]+@[\w-]+", text):
        return "write the full domain, such as example.org"
    if not found and text.count("@") == 1 and re.search(r"\w[.-]?@[.-]?\w", text):
        return "correct the address, or omit the key and keep the printed line in 'wording'"
    if not found:
        return 'omit the key if the address was lost or masked, and keep the printed line in "wording"'
    if len(found) == 1:
        return did_you_mean_hint(found[0])
    return f"write one of them, {quoted(found[0])} or {quoted(found[1])}: each address needs its own contact"


def _addresses_in(text: str) -> list[str]:
    plain = _without_invisible(text[:_LONGEST]).translate(_TYPED)
    for printed, sign in _MASKED:
        plain = printed.sub(sign, plain)
    # A bullet before it, and a stop or an apostrophe at the end, are not part of it, nor is a non-joiner in the name.
    return [
        f"{name.lstrip('.-').replace(_NON_JOINER, '')}@{domain.rstrip('.-')}".strip("'")
        for name, domain in re.findall(_ADDRESS_IN_TEXT, plain)
    ]


def _is_email(text: str) -> bool:
    return re.search(f"^(?:{EMAIL_IN_PYTHON})$", text) is not None


def _without_invisible(text: str) -> str:
    """Return a text without format characters, such as a soft hyphen.

    Joiners and non-joiners are kept.
    """
    return "".join(sign for sign in text if sign in "\u200c\u200d" or unicodedata.category(sign) != "Cf")


_LONGEST = 1000
_NON_JOINER = "\u200c"
_TYPED = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"),
        "\uff20": "@",
        **dict.fromkeys("\u3002\uff0e\uff61", "."),
        "\u200d": None,
    }
)
_MASKED = (
    (re.compile(r"\s{0,9}[\[({]\s?(?:at|arroba|@)\s?[\])}]\s{0,9}|\s{1,9}@\s{0,9}|@\s{1,9}", re.IGNORECASE), "@"),
    (re.compile(r"\s{0,9}[\[({]\s?(?:dot|\.)\s?[\])}]\s{0,9}", re.IGNORECASE), "."),
)
_DELIMITERS = rf"\s@<>()\[\]{{}},;:\"|/\\{_WRITTEN_OUT}"
_ADDRESS_IN_TEXT = rf"(?<![^{_DELIMITERS}])([^{_DELIMITERS}]+)@([^{_DELIMITERS}?]+)"
"""Compiled on first use: that takes 2 ms, 3 % of `import migevents`."""


# --- Web --------------------------------------------------------------------------------------------------------------

_PERCENT = "%[0-9A-Fa-f]{2}"
_TAIL = rf"(?:[-._~!$&'()*+,;=:@/?A-Za-z0-9]|{_PERCENT})*"
_HOST = rf"(?:(?:[-._~!$&'()*+,;=A-Za-z0-9]|{_PERCENT})+|\[[0-9A-Fa-f:.]+\])"
URL = rf"[Hh][Tt][Tt][Pp][Ss]?://{_HOST}(?::[0-9]{{1,5}})?(?:[/?]{_TAIL})?(?:#{_TAIL})?"
"""The pattern of a web address."""


def url_hint(text: str) -> str | None:
    """Return a hint for a text that is not a web address.

    Examples:
        >>> url_hint("www.iom.int"), url_hint("https://iom.int/a b")
        ('did you mean "https://www.iom.int"?', 'did you mean "https://iom.int/a%20b"?')
        >>> url_hint("https://bücher.example/été")
        'did you mean "https://xn--bcher-kva.example/%C3%A9t%C3%A9"?'
        >>> url_hint("https://user:secret@iom.int")
        'omit the user name and the password'
    """
    plain = _BACKSLASHES.sub(_as_slashes, _without_invisible(text[:_LONGEST]).strip().strip('<>“”"'))
    if re.search("[\ud800-\udfff]", plain):
        return None
    if len(text) > _LONGEST or len(_SCHEME_IN_TEXT.findall(plain)) > 1:
        return "write one web address"
    if re.match("(?i:www)[.]", plain):
        plain = f"https://{plain}"
    parts = _URL_PARTS.fullmatch(plain)
    if parts is None:
        return None
    scheme, authority, rest = parts.groups()
    if "@" in authority:
        return "omit the user name and the password"
    host = _host_in_ascii(authority)
    meant = host and f"{scheme}{host}{_percent_encoded(rest)}"
    if meant and re.search(f"^(?:{URL})$", meant):
        return did_you_mean_hint(meant)
    return "write the host as letters, digits, hyphens and dots" if host is None else None


def _as_slashes(before_query: re.Match[str]) -> str:
    return before_query[0].replace("\\", "/")


_BACKSLASHES = re.compile("^[^?#]*")
_SCHEME_IN_TEXT = re.compile("https?://", re.IGNORECASE)
_URL_PARTS = re.compile(r"(https?://)([^/?#]*)(.*)", re.IGNORECASE | re.DOTALL)


def _host_in_ascii(authority: str) -> str | None:
    """Return a host and port in ASCII, or `None` if impossible.

    A label beyond ASCII becomes an A-label (RFC 5890).
    """
    host, colon, port = authority.partition(":") if not authority.startswith("[") else (authority, "", "")
    if host.isascii():
        return authority if re.search(rf"^{_HOST}$", host) else None
    labels = unicodedata.normalize("NFC", host).lower().replace("\u3002", ".").split(".")
    if not all(re.search(f"^{_ANY_LABEL}$", label) and not re.search(f"[{_WRITTEN_OUT}]", label) for label in labels):
        return None
    encoded = [label if label.isascii() else f"xn--{label.encode('punycode').decode()}" for label in labels]
    return ".".join(encoded) + colon + port if max(map(len, encoded)) <= _LONGEST_LABEL else None


_LONGEST_LABEL = 63


def _percent_encoded(rest: str) -> str:
    """Return the part after the host, percent-encoded where required."""
    path, sign, fragment = re.sub("%(?![0-9A-Fa-f]{2})", "%25", rest).partition("#")
    return quote(path, safe=_SAFE) + sign + quote(fragment, safe=_SAFE)


_SAFE = "-._~!$&'()*+,;=:@/?%"
