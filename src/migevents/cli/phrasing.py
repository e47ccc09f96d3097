"""Values of the model in words: dates, memberships, numbers, terms."""

import calendar
import re
from collections.abc import Iterable, Iterator

from migevents._display import counted, escaped
from migevents.model.event_dates import EventDates
from migevents.model.organizations import MemberState, ParticipantGroup
from migevents.model.people import Speaker
from migevents.values.dates import PartialDate
from migevents.values.enums import DateBasis, MembershipStatus, StakeholderKind, Term

_JOINERS = "\u00ad\u200b\u200c\u200d\u2060"
"""Invisible and harmless; Persian, Lao and the scripts of India need them."""


def legible(text: str) -> str:
    r"""Return `text` on one line, with control characters escaped.

    Examples:
        >>> legible("12\u00a0March\na\x1b[31m")
        '12 March a\\x1b[31m'
    """
    if text.isprintable():
        return text
    return "".join(c if c in _JOINERS else " " if c.isspace() else escaped(c) for c in text)


def harmless(lines: str) -> str:
    r"""Return lines with GitHub commands escaped.

    GitHub Actions reads ``::name::`` and ``##[name]`` as commands.

    Examples:
        >>> print(harmless("Gone\n ::error::gone"), harmless("a::b"), harmless("##[group]"))
        Gone
         \x3a:error::gone a::b \x23#[group]
    """
    return re.sub(r"^(\s*):(?=:)", r"\1\\x3a", lines, flags=re.MULTILINE).replace("##[", r"\x23#[")


def in_quotes(text: str) -> str:
    """Return `text` on one line, in quotation marks."""
    return f"“{legible(text)}”"


def term_in_words(term: Term) -> str:
    """Return a term as words.

    Examples:
        >>> from migevents import SpeakerRole
        >>> term_in_words(SpeakerRole.OPENING_REMARKS)
        'opening remarks'
    """
    if term is StakeholderKind.UN_AGENCY:
        return "UN agency"
    return term.replace("co_", "co-").replace("_", " ")


def date_in_words(date: PartialDate) -> str:
    """Return a date as words, as precisely as it is known.

    Examples:
        >>> date_in_words(PartialDate("2018-11-15")), date_in_words(PartialDate("2018-06~"))
        ('15 November 2018', 'about June 2018')
        >>> date_in_words(PartialDate("XXXX-02-21?"))
        '21 February of an unknown year (uncertain)'
    """
    month = date.month and calendar.month_name[date.month]
    parts = [
        date.approximate and "about",
        date.day,
        month,
        date.year or "of an unknown year",
        date.uncertain and "(uncertain)",
    ]
    return " ".join(str(part) for part in parts if part)


def span_in_words(start: PartialDate | None, end: PartialDate | None) -> str:
    """Return the time between two dates as words; one of them may be open.

    Examples:
        >>> span_in_words(PartialDate("2018"), PartialDate("2019")), span_in_words(PartialDate("2018"), None)
        ('2018 to 2019', 'since 2018')
    """
    if start and end:
        return f"{date_in_words(start)} to {date_in_words(end)}"
    return f"since {date_in_words(start)}" if start else f"until {date_in_words(end)}" if end else ""


def when_in_words(when: EventDates) -> str:
    """Return the dates of an event in words, with wording and basis.

    Examples:
        >>> day = PartialDate("2018-11-15")
        >>> when_in_words(EventDates(start=day, wording="November 15th", basis=DateBasis.INFERRED))
        '15 November 2018 (“November 15th”, year inferred)'
    """
    said = ", ".join(_dates_said(when))
    known = ", ".join(_how_known(when))
    return f"{said} ({known})" if said and known else said or known


def _dates_said(when: EventDates) -> Iterator[str]:
    if when.start and not when.end and not when.open_end:
        yield date_in_words(when.start)
    elif when.start or when.end:
        yield span_in_words(when.start, when.end)
    if when.dates:
        *days, last = map(date_in_words, when.dates)
        yield f"on {', '.join(days)} and {last}"
    if when.within:
        has_both = when.within.start and when.within.end
        yield f"some time {'from ' if has_both else ''}{span_in_words(when.within.start, when.within.end)}"
    if when.days:
        yield counted(when.days, "day")


def _how_known(when: EventDates) -> Iterator[str]:
    wording = when.wording or ""
    if wording:
        yield in_quotes(wording)
    if when.basis is DateBasis.INFERRED:
        # If the source gives a day without a year, only the year was inferred.
        yield "year inferred" if re.search(r"\d", wording) and not re.search(r"\d{4}", wording) else "inferred"
    elif when.basis:
        yield _BASES[when.basis]


_BASES = {
    DateBasis.STATED: "as stated",
    DateBasis.PUBLISHED: "completed from the date of publication",
    DateBasis.UNRESOLVED: "not resolved",
}


def member_in_words(state: MemberState) -> str:
    """Return a country and its membership as words.

    Examples:
        >>> from migevents import MemberState, MembershipStatus
        >>> lao = {"country": "LA", "name": "Lao PDR", "organization": "IOM", "status": MembershipStatus.MEMBER}
        >>> member_in_words(MemberState(**lao, accession=PartialDate("2018-06"), ordinal=171))
        'Lao PDR (LA), member of IOM since June 2018, 171st member state'
    """
    return joined([with_short_form(state.name, state.country), *_membership(state)])


def _membership(state: MemberState) -> Iterator[str]:
    is_member = state.status is MembershipStatus.MEMBER
    organization = legible(state.organization or "")
    standing = f"{_STANDINGS[state.status]} {organization}" if state.status else organization
    yield f"{standing} since {date_in_words(state.accession)}" if is_member and state.accession else standing
    if state.admitted:
        yield f"vote of admission {date_in_words(state.admitted)}"
    if state.accession and not is_member:
        yield f"accession {date_in_words(state.accession)}"
    if state.ordinal:
        yield f"{ordinal(state.ordinal)} member state"


_STANDINGS = {
    MembershipStatus.APPLICANT: "applicant to",
    MembershipStatus.ADMITTED: "admitted to",
    MembershipStatus.MEMBER: "member of",
    MembershipStatus.OBSERVER: "observer to",
    MembershipStatus.WITHDRAWN: "withdrawn from",
}


def group_in_words(group: ParticipantGroup) -> str:
    """Return a group of participants as words.

    Examples:
        >>> from migevents import Bound, ParticipantGroup
        >>> group_in_words(ParticipantGroup(description="officers", count=30, bound=Bound.AT_LEAST, women=12))
        'officers: at least 30, 12 women'
    """
    number = [group.bound and term_in_words(group.bound), group.count, group.unit and term_in_words(group.unit)]
    count = " ".join(str(part) for part in number if part)
    women = "" if group.women is None else f"{group.women} women"
    return ": ".join(filter(None, [legible(group.description or ""), joined([count, women])]))


def speaker_in_words(speaker: Speaker) -> str:
    """Return a speaker as words.

    Examples:
        >>> from migevents import Speaker
        >>> speaker_in_words(Speaker(honorific="Dr", name="A", positions=("Director", "Chair"), organization="IOM"))
        'Dr A, Director, IOM; Chair'
    """
    first, *others = speaker.positions or (None,)
    name = " ".join(filter(None, [speaker.honorific, speaker.name]))
    return legible("; ".join([joined([name, first, speaker.organization]), *others]))


# --- Words ------------------------------------------------------------------------------------------------------------


def joined(parts: Iterable[str | None]) -> str:
    """Return the parts that are not empty, with commas between them."""
    return ", ".join(filter(None, parts))


def ordinal(number: int) -> str:
    """Return a number as a rank.

    Examples:
        >>> ordinal(171), ordinal(112), ordinal(23)
        ('171st', '112th', '23rd')
    """
    suffix = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def with_short_form(name: str | None, short: str | None) -> str:
    """Return a name with its short form in brackets, or the one there is.

    Examples:
        >>> with_short_form("World Bank", "WB"), with_short_form(None, "LA")
        ('World Bank (WB)', 'LA')
    """
    if name and short:
        return f"{legible(name)} ({legible(short)})"
    return legible(name or short or "")
