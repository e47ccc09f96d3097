"""Cells of tables that a spreadsheet must not take for a formula.

Excel, LibreOffice and Google Sheets run a cell of a CSV file that begins with one of a few characters ("CSV
injection", OWASP). An apostrophe before it makes it plain text. The two functions undo each other exactly, so a table
that we wrote is read back as it was.
"""

import re

# The characters that OWASP lists, those of East Asian keyboards too; `|` and `%` start formulas in older programs.
_STARTS_FORMULA = re.compile(r"'*[=+\-@|%\t\r\n＝＋－＠]")  # noqa: RUF001  # they are those that are meant


def guard_cell(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    A cell that begins as a formula does gets an apostrophe before it; so does one that begins with apostrophes and
    then a formula, or `unguard_cell` would take away one that was there before.

    Examples:
        >>> guard_cell("=1+1"), guard_cell("+85621267730"), guard_cell("'=1"), guard_cell("Lao PDR")
        ("'=1+1", "'+85621267730", "''=1", 'Lao PDR')
    """
    return f"'{text}" if _STARTS_FORMULA.match(text) else text


def unguard_cell(text: str) -> str:
    """Return a cell as it was before `guard_cell`.

    Examples:
        >>> unguard_cell("'=1+1"), unguard_cell("'s-Hertogenbosch"), unguard_cell("=1")
        ('=1+1', "'s-Hertogenbosch", '=1')
    """
    return text[1:] if text.startswith("'") and _STARTS_FORMULA.match(text) else text
