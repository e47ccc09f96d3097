"""What a text means that a field does not hold as it stands, where that is certain; `None` where it is not."""

import re
from typing import Any

from migevents import vocabularies
from migevents.codec.dicts import unstructure
from migevents.date_parser import parse_date
from migevents.errors import InvalidDate
from migevents.model.event_dates import EventDates
from migevents.salvage.aliases import LANGUAGES, TERMS
from migevents.values.dates import Interval, PartialDate
from migevents.values.enums import DateBasis, Term, Theme

_SPACE = " \t\n\r\v\f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200B)))


def trimmed(text: str) -> str:
    """Return a text without the white space around it."""
    return text.strip(_SPACE)


def bare_letters(text: str) -> str:
    """Return a text in lower case, without what separates its words: camelCase and hyphens are snake_case then.

    Examples:
        >>> bare_letters("openEnd") == bare_letters("open-end") == bare_letters("Open end")
        True
    """
    return re.sub(r"[\s_-]", "", text).lower()


# --- Names and codes --------------------------------------------------------------------------------------------------


def country_of(text: object) -> str | None:
    """Return the code of the country that a name or a code is of.

    Examples:
        >>> country_of("Lao PDR"), country_of("LAO"), country_of("418"), country_of("la"), country_of("Korea")
        ('LA', 'LA', 'LA', 'LA', None)
        >>> country_of("No") is None
        True
    """
    if not isinstance(text, str) or may_say_nothing(text):
        return None
    entry = vocabularies.countries.find(text)
    return entry.record.alpha2 if entry else None


def term_of(text: object, terms: type[Term]) -> Term | None:
    """Return the term that a text is the label of, or a known variant, in any case.

    Examples:
        >>> from migevents import EventMode, OrganizationRole
        >>> term_of("In person", EventMode), term_of("co-organiser", OrganizationRole)
        (EventMode.IN_PERSON, OrganizationRole.CO_ORGANIZER)
        >>> term_of("online!", EventMode), term_of(1, EventMode)
        (None, None)
    """
    if not isinstance(text, str):
        return None
    letters = bare_letters(text)
    by_letters = {bare_letters(term.value): term for term in terms}
    if letters in by_letters:
        return by_letters[letters]
    if terms is Theme:
        entry = vocabularies.themes.find(text)
        return entry.record if entry else None
    return by_letters.get(TERMS.get(letters, ""))


def framework_of(text: object) -> str | None:
    """Return the name of the framework that a text is a known name of.

    Examples:
        >>> framework_of("Global Compact on Migration")
        'Global Compact for Safe, Orderly and Regular Migration'
    """
    entry = vocabularies.frameworks.find(text) if isinstance(text, str) else None
    return entry.record.name if entry else None


def language_of(text: str) -> str | None:
    """Return the tag of the language that a name is of, or the tag that was written with underscores.

    Examples:
        >>> language_of("French"), language_of("français"), language_of("pt_BR"), language_of("Klingonese")
        ('fr', 'fr', 'pt-BR', None)
    """
    if re.fullmatch(r"[a-z]{2,3}_(?:[A-Z]{2}|[A-Z][a-z]{3})", text):
        return text.replace("_", "-")
    return LANGUAGES.get(text.casefold())


# --- Contacts ---------------------------------------------------------------------------------------------------------

_DASHES = "\u2010-\u2015\u2212-"
_LABEL = r"(?:tel:|(?:tel(?:ephone)?|phone|mob(?:ile)?)\b[.:]*)?\s*"
_NUMBER = rf"(?:\+\s?\(?|\(\s?\+)[0-9][0-9\s.(){_DASHES}]*[0-9]"
_EXTENSION = r"(?:[\s,;]*(?:ext\b\.?|extension|x)\s*[=:]?\s*([0-9]{1,10}))?"
_PRINTED_PHONE = re.compile(rf"{_LABEL}({_NUMBER}){_EXTENSION}", re.IGNORECASE)


def phone_of(text: str) -> str | None:
    """Return the clean form of a printed phone number with its country code.

    Examples:
        >>> phone_of("+856.21267730"), phone_of("tel:+43(0)664 910 87 93"), phone_of("+98-21-22045364 Ext. 116")
        ('+85621267730', '+436649108793', '+982122045364;ext=116')
        >>> phone_of("021 267 734"), phone_of("+98-21-22045364 Ext. 116-117"), phone_of("+44 (020) 7946 0123")
        (None, None, None)
        >>> phone_of("+41 22 717 91 11-12"), phone_of("+44 020 7946 0123"), phone_of("+39 (0)6 4418 6207")
        (None, None, None)
    """
    printed = _printed_phone(text)
    if printed is None or doubt_about_phone(text):
        return None
    digits = re.sub("[^0-9]", "", printed[1].replace("(0)", ""))
    return f"+{digits};ext={printed[2]}" if printed[2] else f"+{digits}"


def doubt_about_phone(text: str) -> str | None:
    """Return what is to be asked about a printed number with its country code; of most there is nothing to ask.

    Examples:
        >>> doubt_about_phone("+41 22 717 91 11-12")
        'is the end of it that of a second number? Two phones are two contacts'
    """
    printed = _printed_phone(text)
    if printed is None:
        return None
    number = printed[1]
    if _may_be_two(number):
        return "is the end of it that of a second number? Two phones are two contacts"
    zero = _ZERO.match(number)
    is_dialled = zero is not None and zero[1] in _DIALLED_WITH_ZERO
    is_apart = zero is not None and zero[2] is not None
    if (zero and is_dialled is is_apart) or number.count("(0") > is_apart:
        return "is the zero dialled from abroad? Write +, the country code and the digits that are dialled"
    return None


def _printed_phone(text: str) -> re.Match[str] | None:
    return _PRINTED_PHONE.fullmatch(text) if text.isprintable() or "\xa0" in text else None


_ZERO = re.compile(rf"[^0-9]*([0-9]{{1,3}})[\s.){_DASHES}]*(?:(\(0\))|(?<=[^0-9])0)")
"""The code of a country, and a zero behind it, in parentheses or not."""
_DIALLED_WITH_ZERO = {"39", "225", "241", "242", "378"}
"""The codes of countries whose numbers begin with a zero that is dialled from abroad, too: Italy, Congo and others."""


def _may_be_two(number: str) -> bool:
    """Whether a number may end in that of a second line, as "717 91 11-12" does."""
    (before, last_but_one), (dash, last) = re.findall(r"([^0-9]*)([0-9]+)", f"+0{number}")[-2:]
    groups_alike = before == dash and len(last_but_one) <= len(last)
    return re.search(f"[{_DASHES}]", dash) is not None and len(last) <= len("12") and not groups_alike


def email_of(text: str) -> str | None:
    """Return the address of a link.

    Examples:
        >>> email_of("mailto:someone@example.org")
        'someone@example.org'
    """
    bare = re.sub(r"^mailto:", "", text, flags=re.IGNORECASE)
    return bare if bare != text else None


def is_lost_email(text: str) -> bool:
    """Whether a text is what remains of an address that was masked, or stripped with the markup around it.

    Examples:
        >>> is_lost_email("[email protected]"), is_lost_email('">'), is_lost_email(" "), is_lost_email("someone")
        (True, True, True, False)
    """
    return trimmed(text).replace("\xa0", " ").lower().removeprefix("mailto:") in _LOST_EMAILS


_LOST_EMAILS = {"", "[email protected]", '"', '">', "<>", ">"}


# --- Dates ------------------------------------------------------------------------------------------------------------


def date_and_time(text: str) -> tuple[str, str] | None:
    """Return the date of a date-time of ISO 8601, and the rest of it.

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
    """Return the one date that a text says in words.

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
    """Return what to write instead, where `PartialDate` is certain of it: "20181115", "2018-06-XX"."""
    try:
        return PartialDate(text)
    except InvalidDate as error:
        return PartialDate(error.suggestion) if error.suggestion else None


def interval_of(text: str, reference: PartialDate | None) -> Interval | None:
    """Return the span that a text says in words.

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
    """Return the members of `EventDates` that a text says in words.

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
    """Whether one of the dates is marked as uncertain."""
    dates = [when.start, when.end, *when.dates, when.within and when.within.start, when.within and when.within.end]
    return any(date.uncertain for date in dates if date)


# --- Numbers and lists ------------------------------------------------------------------------------------------------


def number_of(value: object) -> int | None:
    """Return the whole number that a text of digits, or a decimal number, says.

    Examples:
        >>> number_of("30"), number_of(30.0), number_of("1,200"), number_of("8th"), number_of(2.5)
        (30, 30, None, None, None)
    """
    if isinstance(value, str):
        return int(value) if re.fullmatch("[0-9]{1,16}", trimmed(value)) else None
    return int(value) if isinstance(value, float) and value.is_integer() else None


def may_be_several(value: object) -> bool:
    """Whether a value may be several in one text, so that it is not certain to be one item of a list.

    Examples:
        >>> may_be_several("IOM, UNHCR"), may_be_several("IOM")
        (True, False)
    """
    return isinstance(value, str) and len(parts_of(value)) > 1


def parts_of(text: str) -> list[str]:
    """Return the values that a text may list.

    Examples:
        >>> parts_of("IOM, UNHCR"), parts_of("IOM/UNHCR")
        (['IOM', 'UNHCR'], ['IOM', 'UNHCR'])
    """
    return [trimmed(part) for part in re.split(_SEPARATORS, text)]


_SEPARATORS = "[,;|/\n\u2022\u060c\u061b\u3001\uff0c\uff1b]"
"""Commas, semicolons, strokes and bullets, those of Arabic and Chinese too."""


def may_say_nothing(value: object) -> bool:
    """Whether a value may be a word for "not stated", so that it is not certain to be the code that it looks like.

    Examples:
        >>> may_say_nothing("NA"), may_say_nothing("null"), may_say_nothing("Namibia")
        (True, True, False)
    """
    return isinstance(value, str) and trimmed(value).casefold() in _WORDS_FOR_NOTHING


_WORDS_FOR_NOTHING = {"-", "--", "?", "n.a.", "n/a", "na", "nan", "nil", "no", "none", "null", "tba", "tbc", "tbd"}
