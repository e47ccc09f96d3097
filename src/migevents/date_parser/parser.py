"""From words to what they say: single dates with what was written of each, and how they hang together.

Every word has its place here, or the text is refused: a word that is passed over may have been the one that matters.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import attrs

from migevents.date_parser.disambiguation import settled
from migevents.date_parser.tokens import CONNECTORS, OPENINGS, ParseError, Token, TokenKind


@attrs.frozen
class DateExpr:
    """What is written of one date.

    Attributes:
        weekday: The weekday; 0 is Monday.
        day: The day of the month.
        month: The month, 1 to 12.
        year: The year.
        day_month_pair: Two numbers of which one is the day and one the month, as they stand.
        relative: What the reference has to say, such as "yesterday".
        determiner: Which of many: "last", "next", "this".
        month_first: Whether the month stands before the day.
        bare_day: Whether the number is plainly a day, if no month says so: "Thursday, 21st", "Thursday (21)".
    """

    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    day_month_pair: tuple[int, int] | None = None
    relative: str | None = None
    determiner: str | None = None
    month_first: bool = False
    bare_day: bool = False

    @property
    def in_numbers(self) -> bool:
        """Whether a day, a month or a year is written."""
        return any(part is not None for part in (self.day, self.month, self.year, self.day_month_pair))


@attrs.frozen
class ParsedExpr:
    """What a wording says.

    Attributes:
        exprs: The dates, in the order of the text.
        joins: What stands between each two: `TO` for a span, `AND` for single days.
        opening: What stands before the first: `FROM`, `SINCE`, `UNTIL` or `BETWEEN`.
        days: How many days it took.
        about: Whether the dates are said to be approximate.
        doubt: Whether the dates are said to be uncertain.
        introduced: Whether a word leads to the date: "in May", and not "May" alone.
        counted: Whether the days may count from the date, or up to it: "30 days from 5 May".
    """

    exprs: tuple[DateExpr, ...] = ()
    joins: tuple[TokenKind, ...] = ()
    opening: TokenKind | None = None
    days: int | None = None
    about: bool = False
    doubt: bool = False
    introduced: bool = False
    counted: bool = False

    @property
    def in_numbers(self) -> bool:
        """Whether there is a date in numbers in it."""
        return any(expr.in_numbers for expr in self.exprs)


def state(tokens: Sequence[Token]) -> ParsedExpr:
    """Return what the words say.

    Raises:
        ParseError: They cannot be put together, or leave something over.
    """
    outer, inner = _split(settled(tokens))
    parsed = _Builder(outer).statement()
    return _merged(parsed, _Builder(inner).statement()) if inner else parsed


def _split(tokens: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """Return the words outside of brackets, and those inside."""
    kinds = [token.kind for token in tokens]
    if TokenKind.OPEN not in kinds and TokenKind.CLOSE not in kinds:
        return tokens, ()
    if (
        kinds.count(TokenKind.OPEN) != 1
        or kinds.count(TokenKind.CLOSE) != 1
        or kinds.index(TokenKind.OPEN) > kinds.index(TokenKind.CLOSE)
    ):
        raise ParseError("one pair of brackets can be read, not more and not half of one")
    start, end = kinds.index(TokenKind.OPEN), kinds.index(TokenKind.CLOSE)
    comma = [] if kinds[end + 1 : end + 2] == [TokenKind.DASH] else [Token(TokenKind.COMMA, ",")]
    return [*tokens[:start], *comma, *tokens[end + 1 :]], tokens[start + 1 : end]


def _merged(outer: ParsedExpr, inner: ParsedExpr) -> ParsedExpr:
    """Return what is said outside and inside of brackets: the numbers decide, the rest is held against them."""
    if not inner.exprs or not outer.exprs:
        kept, other = (outer, inner) if outer.exprs else (inner, outer)
        opening = outer.opening or inner.opening
        return attrs.evolve(kept, opening=opening, days=kept.days or other.days, about=kept.about or other.about)
    if outer.in_numbers and inner.in_numbers:
        raise ParseError("there is a date in the brackets, and another outside of them")
    numbers, tokens = (inner, outer) if inner.in_numbers else (outer, inner)
    return attrs.evolve(
        numbers,
        exprs=tuple(_beside(numbers.exprs, tokens.exprs)),
        opening=outer.opening or inner.opening,
        days=outer.days or inner.days,
        about=outer.about or inner.about,
        doubt=outer.doubt or inner.doubt,
    )


def _beside(numbers: Sequence[DateExpr], tokens: Sequence[DateExpr]) -> Iterator[DateExpr]:
    """Yield the dates in numbers with what the words say of them."""
    if len(tokens) not in {1, len(numbers)} or (len(tokens) < len(numbers) and tokens[0].weekday is not None):
        raise ParseError("what stands in the brackets does not fit to what stands outside of them")
    for index, expr in enumerate(numbers):
        token = tokens[index % len(tokens)]
        if expr.weekday is not None and token.weekday not in {None, expr.weekday}:
            raise ParseError("two weekdays are given for one day")
        weekday = expr.weekday if token.weekday is None else token.weekday
        if weekday is not None and expr.in_numbers and expr.day is None and expr.day_month_pair is None:
            raise ParseError("a weekday stands beside a date without a day")
        relative, determiner = expr.relative or token.relative, expr.determiner or token.determiner
        # "(14-11)" may be the 14th of November, and not two days.
        bare_day = expr.bare_day or len(numbers) == 1
        yield attrs.evolve(expr, weekday=weekday, relative=relative, determiner=determiner, bare_day=bare_day)


# --- The parts of a date ----------------------------------------------------------------------------------------------


_LETTERS = {
    TokenKind.NUMBER: "D",
    TokenKind.MONTH: "M",
    TokenKind.YEAR: "Y",
    TokenKind.NUMERIC: "N",
    TokenKind.WEEKDAY: "W",
    TokenKind.RELATIVE: "R",
}
_DAY = "DMY|MDY|YMD|DM|MD|DY|D|N"
# A weekday or a word such as "yesterday" stands before the day or after it. A weekday and no day is read as it stands,
# and never beside a month or a year: nobody can tell which day is meant.
_ORDERS = re.compile(f"[WR]{{0,2}}(?:{_DAY})|(?:{_DAY})[WR]{{0,2}}|MY|YM|MR|RM|M|Y|W|R|WR|RW")
_SPANNING = frozenset({"for", "over", "pendant", "durant", "durante", "в течение"})
"""The prepositions after which a number of days says how long, and not when."""


class _Builder:
    """Takes the words one by one, and puts them together."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._points: list[DateExpr] = []
        self._joins: list[TokenKind] = []
        self._now = DateExpr()
        self._order = ""
        self._opening: TokenKind | None = None
        self._days: int | None = None
        self._about = self._doubt = self._introduced = self._counted = False
        self._comma = self._is_over = self._is_spanning = self._is_cut = False
        for index, token in enumerate(tokens):
            self._before = tokens[index - 1] if index else None
            take = _TAKERS.get(token.kind)
            if take is not None:
                take(self, token)

    def statement(self) -> ParsedExpr:
        """Return what the words say together."""
        if self._now != DateExpr():
            self._finish()
        elif self._is_waiting:
            self._end_dateline()
        if self._is_cut and self._points and self._points[0] == DateExpr(year=self._points[0].year):
            raise ParseError("a date is missing before the dash")
        self._pair_rows()
        return ParsedExpr(
            exprs=tuple(self._points),
            joins=tuple(self._plain_joins()),
            opening=self._opening,
            days=self._days,
            about=self._about,
            doubt=self._doubt,
            introduced=self._introduced,
            counted=self._counted,
        )

    @property
    def _is_waiting(self) -> bool:
        """Whether a date has to follow, after "to" or "and"."""
        return self._now == DateExpr() and bool(self._points) and len(self._points) == len(self._joins)

    def _end_dateline(self) -> None:
        """Drop the dash between a dateline, which has a day, and the text. After a year it may mean "since"."""
        last = self._points[-1]
        if self._joins.pop() is not TokenKind.DASH or (last.day is None and last.day_month_pair is None):
            raise ParseError("a date is missing at the end")

    def _pair_rows(self) -> None:
        """Give each day its weekday, where they stand in two rows: "Monday to Wednesday, 5-7 May"."""
        count, odd = divmod(len(self._points) + 1, 2)
        bare, days = self._points[: count - 1], self._points[count - 1 :]
        joins = [_plain_join(join) for join in self._joins]
        if odd or not bare or joins[: count - 1] != joins[count - 1 :]:
            return
        if any(expr.in_numbers or expr.weekday is None for expr in bare):
            return
        if any(expr.weekday is not None for expr in days[1:]):
            return
        weekdays = [expr.weekday for expr in self._points[:count]]
        self._points = [attrs.evolve(day, weekday=weekday) for day, weekday in zip(days, weekdays, strict=True)]
        self._joins = self._joins[: count - 1]

    def _plain_joins(self) -> list[TokenKind]:
        """Return the joins as `TO` and `AND`; commas are those of a list that ends in "and"."""
        joins = [_plain_join(join) for join in self._joins]
        if TokenKind.COMMA in joins and (set(joins[:-1]) != {TokenKind.COMMA} or joins[-1] is not TokenKind.AND):
            raise ParseError("two dates stand beside each other, and nothing says how they belong together")
        if self._opening is TokenKind.BETWEEN:
            return [TokenKind.TO] * len(joins)
        return [TokenKind.AND if join is TokenKind.COMMA else join for join in joins]

    def part(self, token: Token) -> None:
        """Take a day, a month, a year, a weekday, or a word in place of all these."""
        letter = _LETTERS[token.kind]
        if self._comma and letter in self._order:
            self._finish()
            self._joins.append(TokenKind.COMMA)
        if self._is_over or letter in self._order:
            raise ParseError(f"{token.text!r} stands beside another date, and nothing says how they belong together")
        if self._comma and letter == "M" and self._order.endswith("D"):
            raise ParseError(f"a comma parts the day from {token.text!r}")
        self._comma = False
        self._order += letter
        self._now = attrs.evolve(self._now, **_fields(token))

    def _finish(self) -> None:
        """Close the date, if its parts make one in this order."""
        if not self._order:
            raise ParseError(f"it does not say what {self._now.determiner!r} is")
        if not _ORDERS.fullmatch(self._order):
            raise ParseError("its parts make no date in this order")
        month_first = "MD" in self._order
        self._points.append(attrs.evolve(self._now, month_first=month_first))
        self._now, self._order, self._comma = DateExpr(), "", False

    def connect(self, token: Token) -> None:
        """Take what stands between two dates, or before one."""
        if self._comma and token.kind is TokenKind.DASH:
            raise ParseError("a comma and a dash stand beside each other")
        if self._now != DateExpr() and not self._is_over:
            self._finish()
            self._joins.append(token.kind)
        elif self._is_over and token.kind is TokenKind.DASH:
            return
        elif self._points or self._is_over:
            raise ParseError(f"{token.text!r} does not stand between two dates")
        elif token.kind is TokenKind.UNTIL:
            self.open(token)
        elif token.kind is TokenKind.TO_OR_AT:
            self._introduced = True
        elif token.kind is not TokenKind.DASH:
            raise ParseError(f"no date stands before {token.text!r}")
        else:
            self._is_cut = self._before is None or self._before.kind is TokenKind.PREPOSITION

    def open(self, token: Token) -> None:
        """Take what opens a span."""
        if self._opening is not None or self._points or self._now != DateExpr():
            raise ParseError(f"{token.text!r} does not stand before the dates")
        self._opening = token.kind
        self._introduced = True
        before = self._before
        self._counted = before is not None and before.kind is TokenKind.LENGTH and not self._is_spanning

    def onward(self, token: Token) -> None:
        """Take what says that there is no end."""
        if self._opening is TokenKind.FROM:
            return
        if self._opening is not None or self._points or self._now == DateExpr():
            raise ParseError(f"{token.text!r} does not stand after a date")
        self._opening = TokenKind.FROM

    def comma(self, _word: Token) -> None:
        """Take a comma: within a date, after it, or in a list."""
        self._comma = self._now != DateExpr()

    def introduce(self, _word: Token) -> None:
        """Take a preposition: it stands before a date, or before what follows one."""
        self._introduced = True
        self._is_over = self._is_over or self._now != DateExpr()

    def pass_over(self, _word: Token) -> None:
        """Take what says nothing of the date. A dash before it was none between two dates."""
        if self._is_waiting:
            if self._joins.pop() not in {TokenKind.DASH, TokenKind.TO_OR_AT}:
                raise ParseError("a date is missing between the words")
            self._is_over = True
        self._is_over = self._is_over or self._now != DateExpr()

    def length(self, token: Token) -> None:
        """Take the number of days."""
        before = self._before
        if before is not None and before.kind is TokenKind.PREPOSITION and before.text.lower() not in _SPANNING:
            raise ParseError(f"'{before.text} {token.text}' counts from a day that is not here")
        if self._days is not None or self._is_waiting:
            raise ParseError(f"{token.text!r} stands where a date should")
        self._days = token.number
        self._is_spanning = before is not None and before.kind is TokenKind.PREPOSITION
        self._is_over = self._is_over or self._now != DateExpr()

    def determiner(self, token: Token) -> None:
        """Take "last", "next" or "this"."""
        if self._now.determiner is not None or self._is_over:
            raise ParseError(f"{token.text!r} does not say of what")
        self._now = attrs.evolve(self._now, determiner=token.relative)

    def mark(self, token: Token) -> None:
        """Take what says that the date is not certain, or not exact. It speaks of all dates, or of the only one."""
        is_sign = not token.text[0].isalpha()
        if self._points or (token.text == "?" and self._now == DateExpr()) or (not is_sign and self._now != DateExpr()):
            raise ParseError(f"it is not plain which date {token.text!r} speaks of")
        self._about = self._about or token.kind is TokenKind.ABOUT
        self._doubt = self._doubt or token.kind is TokenKind.DOUBT
        self._introduced = True


def _plain_join(join: TokenKind) -> TokenKind:
    """Return what a join means: days one by one, or a span."""
    return join if join in {TokenKind.AND, TokenKind.COMMA} else TokenKind.TO


def _fields(token: Token) -> dict[str, Any]:
    """Return the fields of a date that a word says."""
    if token.kind is TokenKind.NUMERIC and token.numeric is not None:
        return attrs.asdict(token.numeric)
    if token.kind is TokenKind.NUMBER:
        return {"day": token.number, "bare_day": not token.text.isdigit()}
    name = {"M": "month", "Y": "year", "W": "weekday", "R": "relative"}[_LETTERS[token.kind]]
    return {name: getattr(token, name if name in {"weekday", "relative"} else "number")}


_TAKERS: dict[TokenKind, Callable[[_Builder, Token], None]] = {
    **dict.fromkeys(_LETTERS, _Builder.part),
    **dict.fromkeys(CONNECTORS, _Builder.connect),
    **dict.fromkeys(OPENINGS, _Builder.open),
    **dict.fromkeys((TokenKind.ABOUT, TokenKind.DOUBT), _Builder.mark),
    **dict.fromkeys((TokenKind.PROSE, TokenKind.COLON), _Builder.pass_over),
    TokenKind.COMMA: _Builder.comma,
    TokenKind.LENGTH: _Builder.length,
    TokenKind.ONWARD: _Builder.onward,
    TokenKind.PREPOSITION: _Builder.introduce,
    TokenKind.DETERMINER: _Builder.determiner,
}
"""What each kind of word does. An article does nothing."""
