"""What words are beside others: a month or a weekday, the name of a place, the hour of a time of day."""

import re
from collections.abc import Iterator, Sequence

import attrs

from migevents.date_text.words import CONNECTORS, OPENINGS, Kind, Unclear, Word


def settled(words: Sequence[Word]) -> Sequence[Word]:
    """Return the words that speak of dates, each as what it is here.

    Raises:
        Unclear: A word is not understood, or may be a day or an hour.
    """
    return list(_without_names(list(_without_clocks(list(_decided(words))))))


_MONTHS = frozenset({Kind.MONTH, Kind.MONTH_OR_WEEKDAY, Kind.MONTH_OR_FOREIGN_WEEKDAY})


def _decided(words: Sequence[Word]) -> Iterator[Word]:
    """Yield the words, each that may be a month or a weekday as what it is here."""
    kinds = {word.kind for word in words}
    has_date = Kind.NUMERIC in kinds or {Kind.NUMBER, Kind.YEAR} <= kinds
    for index, word in enumerate(words):
        if word.kind in _MONTHS and word.weekday is not None:
            yield attrs.evolve(word, kind=Kind.WEEKDAY if _is_weekday(words, index) else Kind.MONTH)
        elif word.kind is Kind.FOREIGN_WEEKDAY:
            yield attrs.evolve(word, kind=Kind.WEEKDAY if has_date else Kind.UNKNOWN)
        elif word.numeric is not None and word.numeric.pair is not None and _are_two_days(words, index):
            one, other = word.numeric.pair
            yield from (_day(one), Word(Kind.AND, "/"), _day(other))
        else:
            yield word


def _is_weekday(words: Sequence[Word], index: int) -> bool:
    """Say whether a whole date stands beside the word, so that it is a weekday."""
    before = [word for word in words[:index] if word.kind not in {Kind.COMMA, Kind.OPEN}]
    after = [word for word in words[index + 1 :] if word.kind is not Kind.ARTICLE]
    if [word.kind for word in after[:1]] == [Kind.COMMA]:
        del after[0]
    if [word.kind for word in after[:1]] == [Kind.NUMBER] and any(word.kind in _MONTHS for word in after[1:2]):
        return True
    # Without a year, "Mar 6/7" may be two days of March as well.
    return any(word.numeric is not None and word.numeric.year is not None for word in (*before[-1:], *after[:1]))


def _are_two_days(words: Sequence[Word], index: int) -> bool:
    """Say whether two numbers are days that touch, of a month beside them: "6/7 February"."""
    numeric = words[index].numeric
    if numeric is None or numeric.pair is None or numeric.year is not None or "/" not in words[index].text:
        return False
    after = next((word.kind for word in words[index + 1 :] if word.kind is not Kind.ARTICLE), None)
    before = words[index - 1].kind if index else None
    has_month = after in _MONTHS or before in {Kind.MONTH, Kind.MONTH_OR_FOREIGN_WEEKDAY}
    return has_month and numeric.pair[1] - numeric.pair[0] == 1


def _day(number: int) -> Word:
    return Word(Kind.NUMBER, str(number), number=number)


_LIMITS = frozenset({Kind.SINCE, Kind.UNTIL})
_BEFORE_CLOCK = CONNECTORS | OPENINGS | {Kind.PREPOSITION, Kind.ARTICLE}


def _without_clocks(words: Sequence[Word]) -> Iterator[Word]:
    """Yield the words without the times of day, and without what binds those to a date."""
    kept: list[Word] = []
    is_first = True
    for word in words:
        if word.kind is not Kind.CLOCK:
            kept.append(word)
            continue
        has_hour = _ends_in_hour(kept, word)
        if has_hour:
            kept.pop()
        while kept and kept[-1].kind in _BEFORE_CLOCK:
            if is_first and len(kept) == 1 and kept[0].kind in _LIMITS:
                break  # "until 5 pm on 15 May": until that day
            bond = kept.pop()
            day_first = [each.kind for each in kept[-2:]] != [Kind.MONTH, Kind.NUMBER]
            if bond.kind in CONNECTORS and kept and kept[-1].kind is Kind.NUMBER and (day_first or has_hour):
                raise Unclear(f"{kept[-1].text!r} may be a day or a time of day")
        is_first = False
    return iter(kept)


_HOURS = frozenset(map(str, range(1, 13)))


def _ends_in_hour(words: Sequence[Word], clock: Word) -> bool:
    """Say whether the last word is the hour of a time of day in words: "12 noon", and not "15th, in the morning"."""
    if re.search("[0-9]", clock.text) or not words or words[-1].text not in _HOURS:
        return False
    before = words[-2].kind if words[:-1] else None
    if before is Kind.WEEKDAY:
        raise Unclear(f"{words[-1].text!r} may be a day or a time of day")
    return before is not Kind.MONTH


_AFTER_NAME = frozenset(
    {None, Kind.COMMA, Kind.DASH, Kind.OPEN, Kind.CLOSE, Kind.PREPOSITION, Kind.TO_OR_AT, Kind.PROSE}
)
_BEFORE_NAME = frozenset({None, Kind.COMMA, Kind.DASH, Kind.OPEN, Kind.CLOSE, Kind.COLON, Kind.PROSE})
_SHORT = 3


def _without_names(words: Sequence[Word]) -> Iterator[Word]:
    """Yield the words, each name of a place as prose: "Cairo, 28 November 2016", "in Addis Ababa on 5 May".

    A comma, a dash, a bracket or a preposition has to set a name off. What stands right before a date may change it.
    """
    index = 0
    while index < len(words):
        word, end = words[index], _end_of_name(words, index)
        if word.kind is Kind.UNKNOWN or (end > index and not _is_set_off(words, index, end)):
            raise not_understood(word)
        yield attrs.evolve(word, kind=Kind.PROSE) if end > index else word
        index = max(end, index + 1)


def _end_of_name(words: Sequence[Word], start: int) -> int:
    """Return where the name ends that starts here, which may be "Dar es Salaam"; the same place, if none does."""
    end = start
    while end < len(words) and words[end].kind is Kind.NAME:
        end += 1
        if [word.kind for word in words[end + 1 : end + 2]] == [Kind.NAME] and _is_inside_name(words[end]):
            end += 1
    return end


def _is_inside_name(word: Word) -> bool:
    """Say whether a word may stand inside of a name: a short one, as in "Dar es Salaam"."""
    is_short = word.kind is Kind.UNKNOWN and word.text.isalpha() and len(word.text) <= _SHORT
    return is_short or word.kind in {Kind.ARTICLE, Kind.AND}


def _is_set_off(words: Sequence[Word], start: int, end: int) -> bool:
    """Say whether a name is set off from what stands around it."""
    before = next((word.kind for word in reversed(words[:start]) if word.kind is not Kind.ARTICLE), None)
    after = words[end].kind if end < len(words) else None
    if before in {Kind.PREPOSITION, Kind.TO_OR_AT}:
        return after not in {Kind.NUMBER, Kind.YEAR}
    return before in _BEFORE_NAME and after in _AFTER_NAME


def not_understood(word: Word) -> Unclear:
    """Return what to raise for a word that is none of the language."""
    if re.fullmatch("[0-9]{1,2}([-/.][0-9]{1,2}){2}", word.text):
        return Unclear(f"{word.text!r} has no year of four digits")
    return Unclear(f"{word.text!r} is not understood")
