"""From tokens to expressions: dates as written, and their connections.

The grammar, in EBNF (ISO/IEC 14977). A terminal is a kind of token; `CLOCK`, `STOP` and names have already been
removed. A comma is allowed between any two parts of a date except a day and its month, and one `DETERMINER` in any
date; `PROSE`, `COLON` and `LENGTH` are allowed around any date, and articles anywhere.

    wording   = phrase , [ OPEN , phrase , CLOSE , phrase ] ;      (* the brackets gloss what is around them *)
    phrase    = { opening | mark } , [ dates ] , [ mark ] , [ ONWARD | LATEST ] ;
    opening   = FROM | SINCE | BETWEEN | BOUND | UNTIL | TO_OR_AT | PREPOSITION ;
    mark      = ABOUT | DOUBT ;
    dates     = date , { join , date } ;
    join      = TO | TO_OR_AT | UNTIL | DASH | AND | SLASH | COMMA ;
    date      = [ PERIOD ] , ( [ beside ] , day | month | YEAR | RELATIVE )
              | day , beside | beside | PERIOD | ( YEAR | RELATIVE ) , PERIOD ;
    day       = NUMBER , [ MONTH , [ [ PREPOSITION ] , YEAR ] ]    (* 15 November 2018, 15 November in 2018 *)
              | MONTH , NUMBER , [ YEAR ]                          (* November 15, 2018 *)
              | NUMBER , YEAR | YEAR , MONTH , NUMBER | NUMERIC ;
    month     = MONTH , [ YEAR | RELATIVE ] | YEAR , MONTH | RELATIVE , MONTH ;
    beside    = WEEKDAY , [ RELATIVE ] | RELATIVE , [ WEEKDAY ] ;

Every token must fit, or the text is rejected: an ignored word might be the one that matters.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import attrs

from migevents.date_parser.expressions import DateExpr, ParsedExpr
from migevents.date_parser.tokens import CONNECTORS, OPENINGS, ParseError, Token, TokenKind


def parse(tokens: Sequence[Token]) -> ParsedExpr:
    """Return the dates that the tokens express.

    Raises:
        ParseError: They cannot be combined, or a token is left over.
    """
    outer, inner = _split(tokens)
    parsed = _Builder(outer).result()
    return _merged(parsed, _Builder(inner).result()) if inner else parsed


def _split(tokens: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """Return the tokens outside the brackets, and those inside."""
    kinds = [token.kind for token in tokens]
    if TokenKind.OPEN not in kinds and TokenKind.CLOSE not in kinds:
        return tokens, ()
    if (
        kinds.count(TokenKind.OPEN) != 1
        or kinds.count(TokenKind.CLOSE) != 1
        or kinds.index(TokenKind.OPEN) > kinds.index(TokenKind.CLOSE)
    ):
        raise ParseError("expected at most one matching pair of brackets around a date")
    start, end = kinds.index(TokenKind.OPEN), kinds.index(TokenKind.CLOSE)
    comma = [] if kinds[end + 1 : end + 2] == [TokenKind.DASH] else [Token(TokenKind.COMMA, ",")]
    return [*tokens[:start], *comma, *tokens[end + 1 :]], tokens[start + 1 : end]


def _merged(outer: ParsedExpr, inner: ParsedExpr) -> ParsedExpr:
    """Return the numeric dates, checked against the words beside them.

    One side is inside the brackets, the other outside.
    """
    if outer.has_number and inner.has_number:
        raise ParseError("one date is inside the brackets, another outside")
    kept, other = (inner, outer) if inner.has_number or not outer.exprs else (outer, inner)
    return attrs.evolve(
        kept,
        exprs=tuple(_with_words(kept.exprs, other.exprs)) if other.exprs else kept.exprs,
        opening=outer.opening or inner.opening,
        bound=outer.bound or inner.bound,
        days=outer.days or inner.days,
        about=outer.about or inner.about,
        doubt=outer.doubt or inner.doubt,
    )


def _with_words(numbers: Sequence[DateExpr], words: Sequence[DateExpr]) -> Iterator[DateExpr]:
    """Yield each numeric date with the weekday or word of the other side."""
    if len(words) not in {1, len(numbers)} or (len(words) < len(numbers) and words[0].weekday is not None):
        raise ParseError("the dates inside the brackets differ from those outside")
    for index, expr in enumerate(numbers):
        word = words[index % len(words)]
        if expr.weekday is not None and word.weekday not in {None, expr.weekday}:
            raise ParseError("one day has two weekdays")
        weekday = expr.weekday if word.weekday is None else word.weekday
        has_day = expr.day is not None or expr.day_month_pair is not None or bool(expr.candidates)
        if weekday is not None and expr.has_number and not has_day:
            raise ParseError("a date without a day has a weekday")
        yield attrs.evolve(
            expr,
            weekday=weekday,
            relative=expr.relative or word.relative,
            determiner=expr.determiner or word.determiner,
            # "(14-11)" may be the 14th of November, and not two days.
            bare_day=expr.bare_day or len(numbers) == 1,
        )


# --- The parts of a date ----------------------------------------------------------------------------------------------


_LETTERS = {
    TokenKind.NUMBER: "D",
    TokenKind.MONTH: "M",
    TokenKind.YEAR: "Y",
    TokenKind.NUMERIC: "N",
    TokenKind.WEEKDAY: "W",
    TokenKind.RELATIVE: "R",
    TokenKind.PERIOD: "P",
}
_DAY = "DMY|MDY|YMD|DM|MD|DY|D|N"
# A weekday or a word such as "yesterday" comes before or after the day. A weekday without a day is never accepted with
# a month or a year: which day is meant is unknown.
_ORDERS = re.compile(f"P?[WR]{{0,2}}(?:{_DAY})|(?:{_DAY})[WR]{{0,2}}|P?(?:MY|YM|MR|RM|M|Y|R)|YP|RP|P|W|WR|RW")
_SPANNING = frozenset({"for", "over", "pendant", "durant", "durante", "в течение"})
"""The prepositions after which a number of days is a duration, and not a time from now."""


class _Builder:
    """Takes the tokens one by one, and combines them."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._exprs: list[DateExpr] = []
        self._joins: list[TokenKind] = []
        self._parts: dict[str, Any] = {}
        self._order = ""
        self._opening: TokenKind | None = None
        self._bound: str | None = None
        self._days: int | None = None
        self._about = self._doubt = self._introduced = self._counted = False
        self._comma = self._is_over = self._is_spanning = self._is_cut = self._after_prose = False
        self._before: Token | None = None
        self._rest: Sequence[Token] = ()
        for index, token in enumerate(tokens):
            self._before, self._rest = tokens[index - 1] if index else None, tokens[index + 1 : index + 3]
            take = _TAKERS.get(token.kind)
            if take is not None:
                take(self, token)

    def result(self) -> ParsedExpr:
        """Return the dates of all tokens."""
        if self._parts:
            self._finish()
        elif self._exprs and len(self._exprs) == len(self._joins):
            self._end_dateline()
        if self._is_cut and self._exprs and self._exprs[0] == DateExpr(year=self._exprs[0].year):
            raise ParseError("expected a date before the dash")
        self._pair_rows()
        return ParsedExpr(
            exprs=tuple(self._exprs),
            joins=tuple(self._settled_joins()),
            opening=self._opening,
            bound=self._bound,
            days=self._days,
            about=self._about,
            doubt=self._doubt,
            introduced=self._introduced,
            counted=self._counted,
        )

    @property
    def _is_waiting(self) -> bool:
        """Whether a date has to follow, after "to" or "and"."""
        return not self._parts and bool(self._exprs) and len(self._exprs) == len(self._joins)

    def _end_dateline(self) -> None:
        """Drop the dash after a dateline with a day.

        After a year, a dash may mean "since".
        """
        last = self._exprs[-1]
        if self._joins.pop() is not TokenKind.DASH or (last.day is None and last.day_month_pair is None):
            raise ParseError("expected a date at the end")

    def _pair_rows(self) -> None:
        """Pair days with weekdays in two rows: "Monday to Wednesday, 5-7 May"."""
        if not self._exprs or self._exprs[0].weekday is None:
            return
        count, odd = divmod(len(self._exprs) + 1, 2)
        words, days = self._exprs[: count - 1], self._exprs[count - 1 :]
        joins = [_settled_join(join) for join in self._joins]
        if odd or not words or joins[: count - 1] != joins[count - 1 :]:
            return
        if any(expr.has_number or expr.weekday is None for expr in words):
            return
        if any(expr.weekday is not None for expr in days[1:]):
            return
        weekdays = [expr.weekday for expr in self._exprs[:count]]
        self._exprs = [attrs.evolve(day, weekday=weekday) for day, weekday in zip(days, weekdays, strict=True)]
        self._joins = self._joins[: count - 1]

    def _settled_joins(self) -> list[TokenKind]:
        """Return the joins as `TO`, `AND` and `SLASH`; commas join a list."""
        joins = [_settled_join(join) for join in self._joins]
        if TokenKind.COMMA in joins and not self._is_list(joins):
            raise ParseError("nothing connects two of its dates")
        if self._opening is TokenKind.BETWEEN:
            return [TokenKind.TO] * len(joins)
        return [TokenKind.AND if join is TokenKind.COMMA else join for join in joins]

    def _is_list(self, joins: Sequence[TokenKind]) -> bool:
        """Return whether commas form a list.

        That is so if it ends with "and", or has at least three bare days.
        """
        if joins[-1] is TokenKind.AND:
            return all(join is TokenKind.COMMA for join in joins[:-1]) or TokenKind.TO in joins
        bare = [expr for expr in self._exprs if expr.month is expr.weekday is None]
        has_days = all(expr.day is not None for expr in self._exprs) and len(joins) > 1
        return has_days and set(joins) == {TokenKind.COMMA} and not self._after_prose and len(bare) == len(joins)

    def part(self, token: Token) -> None:
        """Take a day, month, year or weekday, or a word instead of them."""
        letter = _LETTERS[token.kind]
        if self._comma and letter in self._order:
            self._finish()
            self._joins.append(TokenKind.COMMA)
        if self._is_over or letter in self._order:
            raise ParseError(f"nothing connects {token.text!r} with the date before it")
        if self._comma and letter == "M" and self._order.endswith("D"):
            raise ParseError(f"a comma separates the day from {token.text!r}")
        self._comma = False
        self._order += letter
        self._parts.update(_fields(token))

    def _finish(self) -> None:
        """Complete the date, if its parts form one in this order."""
        if not self._order:
            raise ParseError(f"expected a day or a month after {self._parts['determiner']!r}")
        if not _ORDERS.fullmatch(self._order):
            raise ParseError("its parts are not in the order of a date")
        self._exprs.append(DateExpr(**self._parts, month_first="MD" in self._order))
        self._parts, self._order, self._comma = {}, "", False

    def connect(self, token: Token) -> None:
        """Take a token between two dates, or before one."""
        if self._comma and token.kind is TokenKind.DASH:
            raise ParseError("a comma and a dash follow each other")
        if self._parts and not self._is_over:
            self._finish()
            self._joins.append(token.kind)
        elif self._is_over and token.kind is TokenKind.DASH:
            return
        elif self._exprs or self._is_over:
            raise ParseError(f"expected a date on both sides of {token.text!r}")
        elif token.kind is TokenKind.UNTIL:
            self.open(token)
        elif token.kind is TokenKind.TO_OR_AT or [each.kind for each in self._rest[:1]] == [TokenKind.PERIOD]:
            self._introduced = True  # "au deuxième trimestre"
        elif token.kind is not TokenKind.DASH:
            raise ParseError(f"expected a date before {token.text!r}")
        else:
            self._is_cut = self._before is None or self._before.kind is TokenKind.PREPOSITION

    def open(self, token: Token) -> None:
        """Take a token that opens a span, or a bound after its date.

        Such a bound is "le 5 mai au plus tard".
        """
        if token.relative == "last" and self._parts and not self._rest:
            self.onward(attrs.evolve(token, kind=TokenKind.LATEST))
            return
        if self._opening is not None or self._exprs or self._parts:
            raise ParseError(f"expected {token.text!r} before the dates")
        self._opening = TokenKind.UNTIL if token.kind is TokenKind.BOUND else token.kind
        self._bound = token.relative
        self._introduced = True
        before = self._before
        self._counted = before is not None and before.kind is TokenKind.LENGTH and not self._is_spanning

    def onward(self, token: Token) -> None:
        """Take a word for an open end, or "at the latest"."""
        is_latest = token.kind is TokenKind.LATEST
        if self._opening is TokenKind.FROM and not is_latest:
            return
        if self._opening is not None or self._exprs or not self._parts:
            raise ParseError(f"expected one date before {token.text!r}")
        self._opening = TokenKind.UNTIL if is_latest else TokenKind.FROM

    def comma(self, _token: Token) -> None:
        """Take a comma: within a date, after it, or in a list."""
        self._comma = bool(self._parts)

    def introduce(self, _token: Token) -> None:
        """Take a preposition before, within or after a date: "5 May in 2018"."""
        self._introduced = True
        following = [token.kind for token in self._rest if token.kind is not TokenKind.ARTICLE]
        if following[:1] == [TokenKind.YEAR] and re.search("[MP]", self._order) and "Y" not in self._order:
            return
        self._is_over = self._is_over or bool(self._parts)

    def skip(self, _token: Token) -> None:
        """Take a word that does not affect the date.

        A dash before it does not connect two dates.
        """
        if self._is_waiting:
            if self._joins.pop() not in {TokenKind.DASH, TokenKind.TO_OR_AT}:
                raise ParseError("expected a date between the words")
            self._is_over = True
        self._after_prose = self._after_prose or not self._parts
        self._is_over = self._is_over or bool(self._parts)

    def length(self, token: Token) -> None:
        """Take the number of days."""
        before = self._before
        if before is not None and before.kind is TokenKind.PREPOSITION and before.text.lower() not in _SPANNING:
            raise ParseError(f"'{before.text} {token.text}' is counted from a day that is not given")
        if self._days is not None or self._is_waiting:
            raise ParseError(f"expected a date instead of {token.text!r}")
        self._days = token.number
        self._is_spanning = before is not None and before.kind is TokenKind.PREPOSITION
        self._is_over = self._is_over or bool(self._parts)

    def determiner(self, token: Token) -> None:
        """Take "last", "next" or "this"."""
        if "determiner" in self._parts or self._is_over:
            raise ParseError(f"expected a day or a month after {token.text!r}")
        self._parts["determiner"] = token.relative

    def mark(self, token: Token) -> None:
        """Take a mark of doubt: before all dates, or after the only one."""
        is_sign = not token.text[0].isalpha()
        if self._exprs or (token.text == "?" and not self._parts) or (not is_sign and self._parts):
            raise ParseError(f"it is unclear which date {token.text!r} belongs to")
        self._about = self._about or token.kind is TokenKind.ABOUT
        self._doubt = self._doubt or token.kind is TokenKind.DOUBT
        self._introduced = True


def _settled_join(join: TokenKind) -> TokenKind:
    """Return whether a join lists days one by one, or makes a span."""
    return join if join in {TokenKind.AND, TokenKind.COMMA, TokenKind.SLASH} else TokenKind.TO


def _fields(token: Token) -> dict[str, Any]:
    """Return the fields of a date that a token sets."""
    if token.numeric is not None:
        fields = attrs.asdict(token.numeric, recurse=False)
        return {**fields, "short": token.text} if token.numeric.candidates else fields
    if token.kind is TokenKind.NUMBER:
        return {"day": token.number, "bare_day": not token.text.isdigit()}
    if token.kind is TokenKind.RELATIVE or token.kind is TokenKind.PERIOD:
        return {token.kind.name.lower(): token.relative}
    return {"weekday": token.weekday} if token.kind is TokenKind.WEEKDAY else {token.kind.name.lower(): token.number}


_TAKERS: dict[TokenKind, Callable[[_Builder, Token], None]] = {
    **dict.fromkeys(_LETTERS, _Builder.part),
    **dict.fromkeys(CONNECTORS, _Builder.connect),
    **dict.fromkeys(OPENINGS, _Builder.open),
    **dict.fromkeys((TokenKind.ABOUT, TokenKind.DOUBT), _Builder.mark),
    **dict.fromkeys((TokenKind.PROSE, TokenKind.COLON), _Builder.skip),
    **dict.fromkeys((TokenKind.ONWARD, TokenKind.LATEST), _Builder.onward),
    TokenKind.COMMA: _Builder.comma,
    TokenKind.LENGTH: _Builder.length,
    TokenKind.PREPOSITION: _Builder.introduce,
    TokenKind.DETERMINER: _Builder.determiner,
}
"""The method for each kind of token. An article does nothing."""
