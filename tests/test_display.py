"""Cells that a spreadsheet does not take for a formula."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migevents._display import guard_cell, unguard_cell

CELLS = st.text() | st.text("'=+-@|%\t\r\nx")


@given(CELLS)
def test_unguarding_undoes_guarding(cell: str) -> None:
    """Any text comes back exactly as it was, apostrophes that it began with included."""
    assert unguard_cell(guard_cell(cell)) == cell


@given(CELLS)
def test_a_guarded_cell_never_begins_as_a_formula(cell: str) -> None:
    """No text keeps a first character that a spreadsheet acts on."""
    assert guard_cell(cell)[:1] not in set("=+-@|%\t\r\n")


@pytest.mark.parametrize("start", list("=+-@|%\t\r\n＝＋－＠"))  # noqa: RUF001  # they are those that are meant
def test_every_character_that_begins_a_formula_is_guarded(start: str) -> None:
    """Each character that OWASP lists gets one apostrophe before it, and it alone."""
    assert guard_cell(f"{start}cmd") == f"'{start}cmd"
    assert guard_cell(f"a{start}") == f"a{start}"
