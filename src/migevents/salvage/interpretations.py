"""Interpretations: what an invalid text certainly means, or `None`."""

import re
from typing import Any

from migevents import vocabularies
from migevents._names import identifier_letters
from migevents.codec.dicts import unstructure
from migevents.date_parser import parse_date
from migevents.errors import InvalidDate
from migevents.model.event_dates import EventDates
from migevents.values import languages, phones
from migevents.values.dates import Interval, PartialDate
from migevents.values.enums import DateBasis, Term, Theme, term_named
from migevents.values.scalars import WHITE_SPACE


def trimmed(text: str) -> str:
    """Return a text without white space at its ends."""
    return text.strip(WHITE_SPACE)


bare_letters = identifier_letters
"""Returns a key or a word in lower case without white space, hyphens and underscores."""


# --- Names and codes --------------------------------------------------------------------------------------------------


def country_of(text: object) -> str | None:
    """Return the code of the country with this name or code.

    Examples:
        >>> country_of("Lao PDR"), country_of("LAO"), country_of("418"), country_of("la"), country_of("Korea")
        ('LA', 'LA', 'LA', 'LA', None)
        >>> country_of("No"), country_of("and"), country_of("per")
        (None, None, None)
    """
    if not isinstance(text, str) or may_say_nothing(text):
        return None
    entry = vocabularies.countries.find(text)
    return entry.record.alpha2 if entry else None


def term_of(text: object, terms: type[Term]) -> Term | None:
    """Return the term that a text is another spelling of, or word for.

    Examples:
        >>> from migevents import EventMode, OrganizationRole
        >>> term_of("In person", EventMode), term_of("co-organiser", OrganizationRole)
        (EventMode.IN_PERSON, OrganizationRole.CO_ORGANIZER)
        >>> term_of("online!", EventMode), term_of(1, EventMode)
        (None, None)
    """
    if not isinstance(text, str):
        return None
    entry = vocabularies.themes.find(text) if terms is Theme else None
    return entry.record if entry else term_named(text, terms)


def framework_of(text: object) -> str | None:
    """Return the official name of the framework with this name.

    Examples:
        >>> framework_of("Global Compact on Migration")
        'Global Compact for Safe, Orderly and Regular Migration'
    """
    entry = vocabularies.frameworks.find(text) if isinstance(text, str) else None
    return entry.record.name if entry else None


def language_of(text: str) -> str | None:
    """Return the tag of a language's name, or of a tag with underscores.

    Examples:
        >>> language_of("French"), language_of("pt_BR"), language_of("Klingonese")
        ('fr', 'pt-BR', None)
    """
    return languages.tag_of(text)


# --- Contacts ---------------------------------------------------------------------------------------------------------


def phone_of(text: str) -> str | None:
    """Return the clean form of a printed phone number.

    See `migevents.values.phones`.

    Examples:
        >>> phone_of("+856.21267730"), phone_of("021 267 734")
        ('+85621267730', None)
    """
    return phones.clean_phone(text)


def email_of(text: str) -> str | None:
    """Return the e-mail address of a `mailto:` link.

    Examples:
        >>> email_of("mailto:someone@example.org")
        'someone@example.org'
    """
    bare = re.sub(r"^mailto:", "", text, flags=re.IGNORECASE)
    return bare if bare != text else None


def is_lost_email(text: str) -> bool:
    """Return whether a text is the rest of a masked e-mail address.

    Examples:
        >>> is_lost_email("[email protected]"), is_lost_email('">'), is_lost_email(" "), is_lost_email("someone")
        (True, True, True, False)
    """
    return trimmed(text).replace("\xa0", " ").lower().removeprefix("mailto:") in _LOST_EMAILS


_LOST_EMAILS = {"", "[email protected]", '"', '">', "<>", ">"}


# --- Dates ------------------------------------------------------------------------------------------------------------


def date_and_time(text: str) -> tuple[str, str] | None:
    """Return the date of a date-time of ISO 8601, and its rest.

    Examples:
        >>> date_and_time("2018-11-15T09:00:00+07:00")
        ('2018-11-15', 'T09:00:00+07:00')
    """
    found = _DATE_TIME.fullmatch(text)
    return (found[1], found[2]) if found else None


# The end of a day, 24:00, is the beginning of the next.
_CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9](?::(?:[0-5][0-9]|60)(?:[.,][0-9]+)?)?"
_ZONE = " ?(?:[Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)"
_DATE_TIME = re.compile(f"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})([Tt ]{_CLOCK}(?:{_ZONE})?)")


def date_of(text: str, reference: PartialDate | None) -> PartialDate | None:
    """Return the single date of a text in words.

    Examples:
        >>> date_of("June 2018", None), date_of("15 November", PartialDate("2018-11-16")), date_of("05/06/2017", None)
        (PartialDate('2018-06'), PartialDate('2018-11-15'), None)
    """
    try:
        when = parse_date(text, reference=reference)
    except InvalidDate:
        return _suggested(text)
    is_alone = when.start is not None and not (when.end or when.dates or when.open_end or when.within)
    return when.start if is_alone and not _is_in_doubt(when) else None


def _suggested(text: str) -> PartialDate | None:
    """Return the date that `PartialDate` suggests: "20181115".

    "2018-06-XX" is another example.
    """
    try:
        return PartialDate(text)
    except InvalidDate as error:
        return PartialDate(error.suggestion) if error.suggestion else None


def interval_of(text: str, reference: PartialDate | None) -> Interval | None:
    """Return the span of a text in words.

    Examples:
        >>> interval_of("29 November to 1 December 2018", None), interval_of("since 2015", None)
        (Interval('2018-11-29/2018-12-01'), Interval('2015/..'))
        >>> interval_of("until 2018", None), interval_of("2018", None), interval_of("for some years", None)
        (Interval('../2018'), None, None)
    """
    when = _understood(text, reference)
    if when is None or when.dates:
        return None
    if when.end or when.open_end:
        return Interval(f"{when.start or '..'}/{when.end or '..'}")
    return when.within


def dates_of(text: object, reference: PartialDate | None) -> dict[str, Any] | None:
    """Return the members of `EventDates` for a text in words.

    Examples:
        >>> dates_of("6-7 February 2018", None)
        {'start': '2018-02-06', 'end': '2018-02-07', 'wording': '6-7 February 2018', 'basis': 'stated'}
        >>> dates_of("6-7 February", None), dates_of("in the hall", None)
        (None, None)
    """
    when = _understood(text, reference) if isinstance(text, str) else None
    return unstructure(when) if when and when.basis is not DateBasis.UNRESOLVED else None


def _understood(text: str, reference: PartialDate | None) -> EventDates | None:
    try:
        when = parse_date(text, reference=reference)
    except InvalidDate:
        return None
    return None if _is_in_doubt(when) else when


def _is_in_doubt(when: EventDates) -> bool:
    """Return whether one of the dates is marked as uncertain."""
    dates = [when.start, when.end, *when.dates, when.within and when.within.start, when.within and when.within.end]
    return any(date.uncertain for date in dates if date)


# --- Numbers and lists ------------------------------------------------------------------------------------------------


def number_of(value: object) -> int | None:
    """Return the whole number in a text of digits, or in a decimal number.

    Examples:
        >>> number_of("30"), number_of(30.0), number_of("1,200"), number_of("8th"), number_of(2.5)
        (30, 30, None, None, None)
    """
    if isinstance(value, str):
        return int(value) if re.fullmatch("[0-9]{1,16}", trimmed(value)) else None
    return int(value) if isinstance(value, float) and value.is_integer() else None


def may_be_several(value: object) -> bool:
    """Return whether a text may list several values.

    Examples:
        >>> may_be_several("IOM, UNHCR"), may_be_several("IOM")
        (True, False)
    """
    return isinstance(value, str) and len(listed_values(value)) > 1


def listed_values(text: str) -> list[str]:
    """Return the values that a text may list.

    Examples:
        >>> listed_values("IOM, UNHCR"), listed_values("IOM/UNHCR")
        (['IOM', 'UNHCR'], ['IOM', 'UNHCR'])
    """
    return [trimmed(part) for part in re.split(_SEPARATORS, text)]


_SEPARATORS = "[,;|/\n\u2022\u060c\u061b\u3001\uff0c\uff1b]"
"""Commas, semicolons, strokes and bullets, those of Arabic and Chinese too."""


def may_say_nothing(value: object) -> bool:
    """Return whether a value may mean "not stated" rather than a code.

    Examples:
        >>> may_say_nothing("NA"), may_say_nothing("null"), may_say_nothing("Namibia")
        (True, True, False)
    """
    return isinstance(value, str) and trimmed(value).casefold() in _WORDS_FOR_NOTHING


_WORDS_FOR_NOTHING = frozenset(
    {"-", "--", "?", "n.a.", "n/a", "na", "nan", "nil", "no", "none", "null", "tba", "tbc", "tbd"}
)
"""Words for "not stated", in lower case."""
