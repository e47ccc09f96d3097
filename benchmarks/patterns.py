"""Our patterns for the regular expressions of Rust, which pydantic and jsonschema-rs use."""

import functools
import re
from collections.abc import Iterable
from itertools import groupby


@functools.cache
def rust_pattern(pattern: str) -> str:
    """Return a pattern that means the same to the regular expressions of Rust, which cannot look around.

    Raises:
        ValueError: It looks around in a way that is not known here.
    """
    if pattern.startswith("^(?!["):
        return _by_characters(re.compile(pattern))
    # There `$` is the very end, and half of a surrogate pair is nothing that a text can hold.
    pattern = pattern.removesuffix(r"(?!\n)").replace(r"\ud800-\udfff", "")
    pattern = _LABEL.sub(r"[^\1-](?:[^\1]{0,61}[^\1-])?", pattern)
    if "(?!" in pattern or "(?<!" in pattern:
        raise ValueError(f"no way is known to write this pattern for Rust: {pattern}")
    return pattern


# A label of a domain, of at most 63 characters, which neither begins nor ends in a hyphen.
_LABEL = re.compile(r"\(\?!-\)\[\^(.*?)\]\{1,63\}\(\?<!-\)")


def _by_characters(pattern: re.Pattern[str]) -> str:
    """Return the pattern of a text of which only some characters may stand at its ends: we learn which by trying."""
    inside = _all_but(code for code in _CODES if not pattern.search(f"x{chr(code)}x"))
    at_ends = _all_but(code for code in _CODES if not pattern.search(chr(code)))
    return f"^{at_ends}(?:{inside}*{at_ends})?$"


# The characters beyond are all alike, and the halves of surrogate pairs are none.
_CODES = [*range(0xD800), *range(0xE000, 0x10000)]


def _all_but(codes: Iterable[int]) -> str:
    """Return the class of all characters but those of `codes`, which ascend."""
    runs = [[code for _, code in run] for _, run in groupby(enumerate(codes), key=lambda pair: pair[1] - pair[0])]
    inside = "".join(rf"\u{run[0]:04x}-\u{run[-1]:04x}" for run in runs)
    return f"[^{inside}]"
