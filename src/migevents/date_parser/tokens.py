"""The tokens of a wording, with the possible meanings of words."""

import re
from collections.abc import Sequence
from enum import Enum, auto

import attrs


class TokenKind(Enum):
    """The kind of a token, by its role."""

    NUMBER = auto()
    """A number of one or two digits, or an ordinal: a day of the month."""
    YEAR = auto()
    MONTH = auto()
    WEEKDAY = auto()
    MONTH_OR_WEEKDAY = auto()
    """"Mar" is March and Tuesday in Spanish."""
    MONTH_OR_FOREIGN_WEEKDAY = auto()
    """"Mar" is March in English, and Tuesday in French and Spanish."""
    FOREIGN_WEEKDAY = auto()
    """A weekday in another language: software prints it in its own language, whatever the language of the text."""
    NUMERIC = auto()
    """Numbers with signs between, "15/11/2018": see `Numeric`."""
    RELATIVE = auto()
    """A day or a time that depends on the reference: "yesterday", "last week"."""
    DETERMINER = auto()
    """Which one is meant: "last", "next", "this"."""
    PERIOD = auto()
    """A part of a year, or a week: "second quarter of", "week of"."""
    CLOCK = auto()
    LENGTH = auto()
    """A number of days: "three-day"."""
    AGO = auto()
    """Counts a length back from the reference: "ago", "il y a"."""
    TO = auto()
    TO_OR_AT = auto()
    """Spanish "a" is "to" between two days, and "on" before one."""
    UNTIL = auto()
    BOUND = auto()
    """The last day or the day after it: "by", "before", "until the end of"."""
    LATEST = auto()
    """The same after a date: "at the latest"."""
    AND = auto()
    DASH = auto()
    SLASH = auto()
    FROM = auto()
    SINCE = auto()
    BETWEEN = auto()
    ONWARD = auto()
    STARTS = auto()
    """The label of a first day: "Start date"."""
    ENDS = auto()
    """The label of a last day: "End date"."""
    PREPOSITION = auto()
    ARTICLE = auto()
    """A word inside a date that adds nothing to it: "the", "of"."""
    COMMA = auto()
    COLON = auto()
    STOP = auto()
    """A full stop, which may end an abbreviation, an ordinal or a sentence."""
    OPEN = auto()
    CLOSE = auto()
    ABOUT = auto()
    DOUBT = auto()
    VAGUE = auto()
    """A word that makes a date less exact or different: "early", "tentative", "not"."""
    PROSE = auto()
    """A word that does not affect the date: "held", "workshop"."""
    NAME = auto()
    """Any other word with a capital letter: perhaps a place."""
    UNKNOWN = auto()


CONNECTORS = frozenset(
    {TokenKind.TO, TokenKind.TO_OR_AT, TokenKind.UNTIL, TokenKind.DASH, TokenKind.SLASH, TokenKind.AND}
)
"""Connects two dates."""
OPENINGS = frozenset({TokenKind.FROM, TokenKind.SINCE, TokenKind.BETWEEN, TokenKind.BOUND})
"""Introduces a span."""


MONTHS = frozenset({TokenKind.MONTH, TokenKind.MONTH_OR_WEEKDAY, TokenKind.MONTH_OR_FOREIGN_WEEKDAY})
WEEKDAYS = frozenset({TokenKind.WEEKDAY, TokenKind.FOREIGN_WEEKDAY})
POSSIBLE_WEEKDAYS = WEEKDAYS | {TokenKind.MONTH_OR_WEEKDAY}
"""The same before it is clear which words are months."""
UNITS = frozenset({TokenKind.NUMBER, TokenKind.MONTH, TokenKind.YEAR, TokenKind.NUMERIC})
"""The kinds that alone make up most dates: "15 November 2018"."""
DATED = MONTHS | WEEKDAYS | {TokenKind.NUMBER, TokenKind.YEAR, TokenKind.NUMERIC}
"""The kinds of the parts of a date."""


@attrs.frozen
class Numeric:
    """A date in numbers.

    Attributes:
        year: The year, if it has four digits.
        month: The month.
        day: The day of the month.
        day_month_pair: The day and the month in the order of the text, if it is not clear which is which.
        dotted: Whether dots separate the numbers: then the day comes first.
        candidates: For a two-digit year, each possible (year, month, day): first with the day in front, then the month,
            then the year.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    day_month_pair: tuple[int, int] | None = None
    dotted: bool = False
    candidates: tuple[tuple[int, int, int], ...] = ()


@attrs.frozen
class Token:
    """A word, a number or a sign of the wording.

    Attributes:
        kind: Its kind.
        text: The text as written.
        number: The day, the month (1 to 12), the year or the length. For a weekday, 0 is Monday.
        weekday: The weekday, also for a month that may be one.
        relative: The meaning of a word that depends on the reference ("last week"), of a period or of a bound.
        numeric: The date in numbers.
    """

    kind: TokenKind
    text: str
    number: int | None = None
    weekday: int | None = None
    relative: str | None = None
    numeric: Numeric | None = None


class ParseError(Exception):
    """The tokens do not form a date. The message is the reason."""


class ImpossibleDate(ParseError):
    """A day or a month that the calendar does not have."""


def kind_at(tokens: Sequence[Token], index: int) -> TokenKind | None:
    """Return the kind of the token at a place; `None` outside the text."""
    return tokens[index].kind if 0 <= index < len(tokens) else None


def unrecognized(token: Token) -> ParseError:
    """Return the error for a word that is not recognized."""
    if re.fullmatch("[0-9]{4}[-/–][0-9]{2}", token.text):
        return ParseError(f"the second year in {token.text!r} has two digits")
    if re.fullmatch("[0-9]{1,2}([-/.][0-9]{1,2}){2}|'[0-9]{2}", token.text):
        return ParseError(f"{token.text!r} has no four-digit year")
    text = token.text if len(token.text) <= _LONGEST else token.text[:_LONGEST] + "..."
    return ParseError(f"unrecognized word {text!r}")


_LONGEST = 40
