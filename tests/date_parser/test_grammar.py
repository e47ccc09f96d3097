"""The grammar at the head of the parser is that of the parser."""

import itertools
import re

from migevents.date_parser import parser
from migevents.date_parser.tokens import TokenKind

GRAMMAR = re.sub(r"\(\*.*?\*\)", "", (parser.__doc__ or "").partition("    wording")[2].partition("\n\n")[0])
RULES = dict(re.findall(r"(\w+)\s+=([^;]*);", f"wording{GRAMMAR}"))
LETTERS = {kind.name: letter for kind, letter in parser._LETTERS.items()}  # noqa: SLF001  # what the parser goes by

Sequences = set[tuple[str, ...]]


def sequences_of(rule: str) -> Sequences:
    """Return the sequences of terminals that match a rule of the grammar without repetitions."""
    return _alternatives(re.findall(r"\w+|[][()|,]", RULES[rule]))


def _alternatives(symbols: list[str]) -> Sequences:
    """Take alternatives from the symbols of a rule."""
    found = _sequence(symbols)
    while symbols[:1] == ["|"]:
        symbols.pop(0)
        found |= _sequence(symbols)
    return found


def _sequence(symbols: list[str]) -> Sequences:
    """Take a sequence, up to the next alternative or bracket."""
    found: Sequences = {()}
    while symbols and symbols[0] not in {"|", ")", "]"}:
        symbol = symbols.pop(0)
        if symbol == ",":
            continue
        if symbol in {"(", "["}:
            inner = _alternatives(symbols) | ({()} if symbol == "[" else set())
            symbols.pop(0)
        else:
            inner = {(symbol,)} if symbol.isupper() else sequences_of(symbol)
        found = {before + after for before in found for after in inner}
    return found


def test_the_grammar_has_exactly_the_dates_that_the_parser_accepts() -> None:
    """Of all orders of the parts of a date, each once, the rule `date` has those that the parser accepts."""
    stated = {"".join(LETTERS[name] for name in order if name != "PREPOSITION") for order in sequences_of("date")}
    accepts = parser._ORDERS.fullmatch  # noqa: SLF001  # as above
    orders = ("".join(order) for count in range(1, 7) for order in itertools.permutations(LETTERS.values(), count))
    assert stated == {order for order in orders if accepts(order)}


def test_the_terminals_of_the_grammar_are_kinds_of_tokens() -> None:
    """Each terminal of the grammar is the name of a kind of token, and each rule that is named is there."""
    names = set(re.findall(r"\b[A-Za-z_]+\b", " ".join(RULES.values())))
    assert {name for name in names if name.isupper()} <= TokenKind.__members__.keys()
    assert {name for name in names if name.islower()} <= RULES.keys()
