"""JSON Pointers: what is escaped, and what is read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migevents._display import preview
from migevents.jsontext.pointer import escape, keys_of, unescape


@given(st.lists(st.text('ab~/01"\n\u00e9', max_size=4), max_size=4))
def test_keys_are_read_back(keys: list[str]) -> None:
    """A pointer made of any keys leads through these keys, whatever is in them."""
    assert keys_of("".join(map(escape, keys))) == keys


@given(st.text("~/01", max_size=6))
def test_a_token_is_unescaped_once(key: str) -> None:
    """`~01` is a tilde and a one, and not a slash: the order in which the two are replaced counts."""
    assert unescape(escape(key)[1:]) == key


@pytest.mark.parametrize("key", [0, 1, 9, 2**63 - 1, 2**63, -1, 10**70, 10**5_000], ids=range(8))
def test_a_number_of_any_length_is_a_token(key: int) -> None:
    """An index is its digits; a number that no list has as an index is shown as in a message, and never raises."""
    assert escape(key) == f"/{preview(key)}"


@pytest.mark.parametrize("key", [True, False, None, 1.5, (1, 2), b"a/b~c"])
def test_a_key_that_is_not_text_is_shown(key: object) -> None:
    """A key of Python that JSON has not is shown as in a message, and escaped."""
    assert unescape(escape(key)[1:]) == preview(key)
