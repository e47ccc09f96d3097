"""What a word, a number or a sign may be in the wording of a date."""

from enum import Enum, auto

import attrs


class TokenKind(Enum):
    """The part a piece of the wording plays."""

    NUMBER = auto()
    """A number of one or two digits, an ordinal, too: a day of the month."""
    YEAR = auto()
    MONTH = auto()
    WEEKDAY = auto()
    MONTH_OR_WEEKDAY = auto()
    """"Mar" is March and Tuesday in Spanish."""
    MONTH_OR_FOREIGN_WEEKDAY = auto()
    """"Mar" is March in English, and Tuesday in French and Spanish."""
    FOREIGN_WEEKDAY = auto()
    """A weekday of another language: systems print it in their own, whatever they print beside it."""
    NUMERIC = auto()
    """Numbers with signs between, "15/11/2018": see `Numeric`."""
    RELATIVE = auto()
    """A day or a time that the reference says: "yesterday", "last week"."""
    DETERMINER = auto()
    """Which of many: "last", "next", "this"."""
    CLOCK = auto()
    LENGTH = auto()
    """How many days: "three-day"."""
    TO = auto()
    TO_OR_AT = auto()
    """Spanish "a" stands between two days, or before one."""
    UNTIL = auto()
    AND = auto()
    DASH = auto()
    FROM = auto()
    SINCE = auto()
    BETWEEN = auto()
    ONWARD = auto()
    PREPOSITION = auto()
    ARTICLE = auto()
    """What may stand inside of a date and says nothing: "the", "of"."""
    COMMA = auto()
    COLON = auto()
    OPEN = auto()
    CLOSE = auto()
    ABOUT = auto()
    DOUBT = auto()
    VAGUE = auto()
    """What makes a date less exact, or another: "early", "before", "not"."""
    PROSE = auto()
    """What says nothing of the date: "held", "workshop"."""
    NAME = auto()
    """A word with a capital letter that is none of these: a place, it may be."""
    UNKNOWN = auto()


CONNECTORS = frozenset({TokenKind.TO, TokenKind.TO_OR_AT, TokenKind.UNTIL, TokenKind.DASH, TokenKind.AND})
"""What stands between two dates."""
OPENINGS = frozenset({TokenKind.FROM, TokenKind.SINCE, TokenKind.BETWEEN})
"""What stands before a span."""


@attrs.frozen
class Numeric:
    """A date in numbers. `day_month_pair` has both numbers as written where their order is unclear."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    day_month_pair: tuple[int, int] | None = None


@attrs.frozen
class Token:
    """A piece of the wording.

    Attributes:
        kind: The part it plays.
        text: How it is written.
        number: The day, the month (1 to 12), the year or the length. For a weekday, 0 is Monday.
        weekday: The weekday that a month may be instead.
        relative: What a word that needs the reference says, "last week", or which of many: "last".
        numeric: The date in numbers.
    """

    kind: TokenKind
    text: str
    number: int | None = None
    weekday: int | None = None
    relative: str | None = None
    numeric: Numeric | None = None


class ParseError(Exception):
    """The wording is understood word by word, and not as a whole. The text of the error is the reason."""
