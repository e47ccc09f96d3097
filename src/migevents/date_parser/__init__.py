"""Parsing of dates as people write them into `EventDates`.

Strategy: a text becomes tokens (`lexer`), the tokens are disambiguated by their neighbours (`disambiguation`), combined
(`parser`, which has the grammar) and completed (`resolver`); `pipeline` calls these four stages, each once. The words
of each language are in `lexicon`. Nothing here knows about JSON or events. The package is loaded on first use, because
python-dateutil's parser takes 70 ms to load.
"""

import datetime

from migevents.model.event_dates import EventDates
from migevents.values.dates import PartialDate, ReferenceDate, as_partial_date

__all__ = ["parse_date"]


def parse_date(
    text: str,
    *,
    reference: ReferenceDate = None,
    language: str | None = None,
    day_first: bool | None = None,
) -> EventDates:
    """Read a date as people write it: "15 May", "du 10 au 12 mai 2023".

    It reads English, French, Spanish, Portuguese and Russian. The dates have only the precision of the text, and
    `basis` is how they are known: ``stated`` in the text, ``published`` if the reference completed them, ``unresolved``
    if something is still unknown. A text is refused if it has no date, contradicts itself, or contains a word that is
    not recognized: an ignored word might be the one that matters.

    Args:
        text: The words of the date, with or without a place: at most 1,000 characters, and 100 words and signs.
        reference: The day of publication or of the dateline: a `datetime.date`, a `PartialDate` or its EDTF text.
            Without it, no year is completed and "yesterday" is unresolved.
        language: The language of the text (BCP 47). Without it, all five are tried.
        day_first: Whether "05/06/2017" is 5 June. Without it, the rest of the text, the reference or the language
            decides; if they do not, the date is marked uncertain, with the day first (the month first for ``en-US``).

    Returns:
        The dates, with the wording.

    Raises:
        InvalidDate: The text has no certain date, or the reference is not a valid date.
        ValueError: The language is not one of the five.
        TypeError: An argument has another type. A `datetime.datetime` is refused as reference: pass its `date()`.

    Examples:
        >>> from migevents import parse_date
        >>> parse_date("in May 2007")
        EventDates(start=PartialDate('2007-05'), wording='in May 2007', basis=DateBasis.STATED)
        >>> parse_date("yesterday", reference="2018-11-16").start
        PartialDate('2018-11-15')
        >>> parse_date("Tuesday 15 November 2018")
        Traceback (most recent call last):
        migevents.errors.InvalidDate: 'Tuesday 15 November 2018' is not a valid date: 15 November 2018 is a Thursday
    """
    from migevents.date_parser.expressions import Setting
    from migevents.date_parser.languages import language_codes_of
    from migevents.date_parser.pipeline import read, reference_days

    if not isinstance(text, str):
        hint = ": write EventDates(start=...)" if isinstance(text, datetime.date | PartialDate) else ""
        raise TypeError(f"expected the wording of a date as text (str), got {type(text).__name__}{hint}")
    codes = language_codes_of(language)
    is_american = language is not None and language.lower().split("-")[:2] == ["en", "us"]
    days = None if reference is None else reference_days(as_partial_date(reference))
    setting = Setting(reference=days, day_first=day_first, default_day_first=not is_american)
    return read(str.__str__(text), codes, setting)
