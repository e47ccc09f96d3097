"""From words to what they say: single dates with what was written of each, and how they hang together.

Every word has its place here, or the text is refused: a word that is passed over may have been the one that matters.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import attrs

from migevents.date_text.context import settled
from migevents.date_text.words import CONNECTORS, OPENINGS, Kind, Unclear, Word


@attrs.frozen
class Point:
    """What is written of one date.

    Attributes:
        weekday: The weekday; 0 is Monday.
        day: The day of the month.
        month: The month, 1 to 12.
        year: The year.
        pair: Two numbers of which one is the day and one the month, as they stand.
        near: What the reference has to say, such as "yesterday".
        which: Which of many: "last", "next", "this".
        month_first: Whether the month stands before the day.
        plain: Whether the number is plainly a day, if no month says so: "Thursday, 21st", "Thursday (21)".
    """

    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    pair: tuple[int, int] | None = None
    near: str | None = None
    which: str | None = None
    month_first: bool = False
    plain: bool = False

    @property
    def in_numbers(self) -> bool:
        """Whether a day, a month or a year is written."""
        return any(part is not None for part in (self.day, self.month, self.year, self.pair))


@attrs.frozen
class Statement:
    """What a wording says.

    Attributes:
        points: The dates, in the order of the text.
        joins: What stands between each two: `TO` for a span, `AND` for single days.
        opening: What stands before the first: `FROM`, `SINCE`, `UNTIL` or `BETWEEN`.
        days: How many days it took.
        about: Whether the dates are said to be approximate.
        doubt: Whether the dates are said to be uncertain.
        introduced: Whether a word leads to the date: "in May", and not "May" alone.
        counted: Whether the days may count from the date, or up to it: "30 days from 5 May".
    """

    points: tuple[Point, ...] = ()
    joins: tuple[Kind, ...] = ()
    opening: Kind | None = None
    days: int | None = None
    about: bool = False
    doubt: bool = False
    introduced: bool = False
    counted: bool = False

    @property
    def in_numbers(self) -> bool:
        """Whether there is a date in numbers in it."""
        return any(point.in_numbers for point in self.points)


def state(words: Sequence[Word]) -> Statement:
    """Return what the words say.

    Raises:
        Unclear: They cannot be put together, or leave something over.
    """
    outer, inner = _split(settled(words))
    said = _Builder(outer).statement()
    return _merged(said, _Builder(inner).statement()) if inner else said


def _split(words: Sequence[Word]) -> tuple[Sequence[Word], Sequence[Word]]:
    """Return the words outside of brackets, and those inside."""
    kinds = [word.kind for word in words]
    if Kind.OPEN not in kinds and Kind.CLOSE not in kinds:
        return words, ()
    if kinds.count(Kind.OPEN) != 1 or kinds.count(Kind.CLOSE) != 1 or kinds.index(Kind.OPEN) > kinds.index(Kind.CLOSE):
        raise Unclear("one pair of brackets can be read, not more and not half of one")
    start, end = kinds.index(Kind.OPEN), kinds.index(Kind.CLOSE)
    comma = [] if kinds[end + 1 : end + 2] == [Kind.DASH] else [Word(Kind.COMMA, ",")]
    return [*words[:start], *comma, *words[end + 1 :]], words[start + 1 : end]


def _merged(outer: Statement, inner: Statement) -> Statement:
    """Return what is said outside and inside of brackets: the numbers decide, the rest is held against them."""
    if not inner.points or not outer.points:
        kept, other = (outer, inner) if outer.points else (inner, outer)
        opening = outer.opening or inner.opening
        return attrs.evolve(kept, opening=opening, days=kept.days or other.days, about=kept.about or other.about)
    if outer.in_numbers and inner.in_numbers:
        raise Unclear("there is a date in the brackets, and another outside of them")
    numbers, words = (inner, outer) if inner.in_numbers else (outer, inner)
    return attrs.evolve(
        numbers,
        points=tuple(_beside(numbers.points, words.points)),
        opening=outer.opening or inner.opening,
        days=outer.days or inner.days,
        about=outer.about or inner.about,
        doubt=outer.doubt or inner.doubt,
    )


def _beside(numbers: Sequence[Point], words: Sequence[Point]) -> Iterator[Point]:
    """Yield the dates in numbers with what the words say of them."""
    if len(words) not in {1, len(numbers)} or (len(words) < len(numbers) and words[0].weekday is not None):
        raise Unclear("what stands in the brackets does not fit to what stands outside of them")
    for index, point in enumerate(numbers):
        word = words[index % len(words)]
        if point.weekday is not None and word.weekday not in {None, point.weekday}:
            raise Unclear("two weekdays are given for one day")
        weekday = point.weekday if word.weekday is None else word.weekday
        if weekday is not None and point.in_numbers and point.day is None and point.pair is None:
            raise Unclear("a weekday stands beside a date without a day")
        near, which = point.near or word.near, point.which or word.which
        # "(14-11)" may be the 14th of November, and not two days.
        plain = point.plain or len(numbers) == 1
        yield attrs.evolve(point, weekday=weekday, near=near, which=which, plain=plain)


# --- The parts of a date ----------------------------------------------------------------------------------------------


_LETTERS = {
    Kind.NUMBER: "D",
    Kind.MONTH: "M",
    Kind.YEAR: "Y",
    Kind.NUMERIC: "N",
    Kind.WEEKDAY: "W",
    Kind.NEAR: "R",
}
_DAY = "DMY|MDY|YMD|DM|MD|DY|D|N"
# A weekday or a word such as "yesterday" stands before the day or after it. A weekday and no day is read as it stands,
# and never beside a month or a year: nobody can tell which day is meant.
_ORDERS = re.compile(f"[WR]{{0,2}}(?:{_DAY})|(?:{_DAY})[WR]{{0,2}}|MY|YM|MR|RM|M|Y|W|R|WR|RW")
_SPANNING = frozenset({"for", "over", "pendant", "durant", "durante", "в течение"})
"""The prepositions after which a number of days says how long, and not when."""


class _Builder:
    """Takes the words one by one, and puts them together."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._points: list[Point] = []
        self._joins: list[Kind] = []
        self._now = Point()
        self._order = ""
        self._opening: Kind | None = None
        self._days: int | None = None
        self._about = self._doubt = self._introduced = self._counted = False
        self._comma = self._is_over = self._is_spanning = self._is_cut = False
        for index, word in enumerate(words):
            self._before = words[index - 1] if index else None
            take = _TAKERS.get(word.kind)
            if take is not None:
                take(self, word)

    def statement(self) -> Statement:
        """Return what the words say together."""
        if self._now != Point():
            self._finish()
        elif self._is_waiting:
            self._end_dateline()
        if self._is_cut and self._points and self._points[0] == Point(year=self._points[0].year):
            raise Unclear("a date is missing before the dash")
        self._pair_rows()
        return Statement(
            points=tuple(self._points),
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
        return self._now == Point() and bool(self._points) and len(self._points) == len(self._joins)

    def _end_dateline(self) -> None:
        """Drop the dash between a dateline, which has a day, and the text. After a year it may mean "since"."""
        last = self._points[-1]
        if self._joins.pop() is not Kind.DASH or (last.day is None and last.pair is None):
            raise Unclear("a date is missing at the end")

    def _pair_rows(self) -> None:
        """Give each day its weekday, where they stand in two rows: "Monday to Wednesday, 5-7 May"."""
        count, odd = divmod(len(self._points) + 1, 2)
        bare, days = self._points[: count - 1], self._points[count - 1 :]
        joins = [_plain(join) for join in self._joins]
        if odd or not bare or joins[: count - 1] != joins[count - 1 :]:
            return
        if any(point.in_numbers or point.weekday is None for point in bare):
            return
        if any(point.weekday is not None for point in days[1:]):
            return
        weekdays = [point.weekday for point in self._points[:count]]
        self._points = [attrs.evolve(day, weekday=weekday) for day, weekday in zip(days, weekdays, strict=True)]
        self._joins = self._joins[: count - 1]

    def _plain_joins(self) -> list[Kind]:
        """Return the joins as `TO` and `AND`; commas are those of a list that ends in "and"."""
        joins = [_plain(join) for join in self._joins]
        if Kind.COMMA in joins and (set(joins[:-1]) != {Kind.COMMA} or joins[-1] is not Kind.AND):
            raise Unclear("two dates stand beside each other, and nothing says how they belong together")
        if self._opening is Kind.BETWEEN:
            return [Kind.TO] * len(joins)
        return [Kind.AND if join is Kind.COMMA else join for join in joins]

    def part(self, word: Word) -> None:
        """Take a day, a month, a year, a weekday, or a word in place of all these."""
        letter = _LETTERS[word.kind]
        if self._comma and letter in self._order:
            self._finish()
            self._joins.append(Kind.COMMA)
        if self._is_over or letter in self._order:
            raise Unclear(f"{word.text!r} stands beside another date, and nothing says how they belong together")
        if self._comma and letter == "M" and self._order.endswith("D"):
            raise Unclear(f"a comma parts the day from {word.text!r}")
        self._comma = False
        self._order += letter
        self._now = attrs.evolve(self._now, **_fields(word))

    def _finish(self) -> None:
        """Close the date, if its parts make one in this order."""
        if not self._order:
            raise Unclear(f"it does not say what {self._now.which!r} is")
        if not _ORDERS.fullmatch(self._order):
            raise Unclear("its parts make no date in this order")
        month_first = "MD" in self._order
        self._points.append(attrs.evolve(self._now, month_first=month_first))
        self._now, self._order, self._comma = Point(), "", False

    def connect(self, word: Word) -> None:
        """Take what stands between two dates, or before one."""
        if self._comma and word.kind is Kind.DASH:
            raise Unclear("a comma and a dash stand beside each other")
        if self._now != Point() and not self._is_over:
            self._finish()
            self._joins.append(word.kind)
        elif self._is_over and word.kind is Kind.DASH:
            return
        elif self._points or self._is_over:
            raise Unclear(f"{word.text!r} does not stand between two dates")
        elif word.kind is Kind.UNTIL:
            self.open(word)
        elif word.kind is Kind.TO_OR_AT:
            self._introduced = True
        elif word.kind is not Kind.DASH:
            raise Unclear(f"no date stands before {word.text!r}")
        else:
            self._is_cut = self._before is None or self._before.kind is Kind.PREPOSITION

    def open(self, word: Word) -> None:
        """Take what opens a span."""
        if self._opening is not None or self._points or self._now != Point():
            raise Unclear(f"{word.text!r} does not stand before the dates")
        self._opening = word.kind
        self._introduced = True
        before = self._before
        self._counted = before is not None and before.kind is Kind.LENGTH and not self._is_spanning

    def onward(self, word: Word) -> None:
        """Take what says that there is no end."""
        if self._opening is Kind.FROM:
            return
        if self._opening is not None or self._points or self._now == Point():
            raise Unclear(f"{word.text!r} does not stand after a date")
        self._opening = Kind.FROM

    def comma(self, _word: Word) -> None:
        """Take a comma: within a date, after it, or in a list."""
        self._comma = self._now != Point()

    def introduce(self, _word: Word) -> None:
        """Take a preposition: it stands before a date, or before what follows one."""
        self._introduced = True
        self._is_over = self._is_over or self._now != Point()

    def pass_over(self, _word: Word) -> None:
        """Take what says nothing of the date. A dash before it was none between two dates."""
        if self._is_waiting:
            if self._joins.pop() not in {Kind.DASH, Kind.TO_OR_AT}:
                raise Unclear("a date is missing between the words")
            self._is_over = True
        self._is_over = self._is_over or self._now != Point()

    def length(self, word: Word) -> None:
        """Take the number of days."""
        before = self._before
        if before is not None and before.kind is Kind.PREPOSITION and before.text.lower() not in _SPANNING:
            raise Unclear(f"'{before.text} {word.text}' counts from a day that is not here")
        if self._days is not None or self._is_waiting:
            raise Unclear(f"{word.text!r} stands where a date should")
        self._days = word.number
        self._is_spanning = before is not None and before.kind is Kind.PREPOSITION
        self._is_over = self._is_over or self._now != Point()

    def which(self, word: Word) -> None:
        """Take "last", "next" or "this"."""
        if self._now.which is not None or self._is_over:
            raise Unclear(f"{word.text!r} does not say of what")
        self._now = attrs.evolve(self._now, which=word.near)

    def mark(self, word: Word) -> None:
        """Take what says that the date is not certain, or not exact. It speaks of all dates, or of the only one."""
        is_sign = not word.text[0].isalpha()
        if self._points or (word.text == "?" and self._now == Point()) or (not is_sign and self._now != Point()):
            raise Unclear(f"it is not plain which date {word.text!r} speaks of")
        self._about = self._about or word.kind is Kind.ABOUT
        self._doubt = self._doubt or word.kind is Kind.DOUBT
        self._introduced = True


def _plain(join: Kind) -> Kind:
    """Return what a join means: days one by one, or a span."""
    return join if join in {Kind.AND, Kind.COMMA} else Kind.TO


def _fields(word: Word) -> dict[str, Any]:
    """Return the fields of a date that a word says."""
    if word.kind is Kind.NUMERIC and word.numeric is not None:
        return attrs.asdict(word.numeric)
    if word.kind is Kind.NUMBER:
        return {"day": word.number, "plain": not word.text.isdigit()}
    name = {"M": "month", "Y": "year", "W": "weekday", "R": "near"}[_LETTERS[word.kind]]
    return {name: getattr(word, name if name in {"weekday", "near"} else "number")}


_TAKERS: dict[Kind, Callable[[_Builder, Word], None]] = {
    **dict.fromkeys(_LETTERS, _Builder.part),
    **dict.fromkeys(CONNECTORS, _Builder.connect),
    **dict.fromkeys(OPENINGS, _Builder.open),
    **dict.fromkeys((Kind.ABOUT, Kind.DOUBT), _Builder.mark),
    **dict.fromkeys((Kind.PROSE, Kind.COLON), _Builder.pass_over),
    Kind.COMMA: _Builder.comma,
    Kind.LENGTH: _Builder.length,
    Kind.ONWARD: _Builder.onward,
    Kind.PREPOSITION: _Builder.introduce,
    Kind.WHICH: _Builder.which,
}
"""What each kind of word does. An article does nothing."""
