"""`migevents show`: all that a record states is shown, in words, and nothing else."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from migevents import (
    Bound,
    Contact,
    CountUnit,
    DateBasis,
    Event,
    EventDates,
    Extensions,
    Interval,
    MembershipStatus,
    MemberState,
    Organization,
    OrganizationRole,
    PartialDate,
    ParticipantGroup,
    Quote,
    Session,
    SessionKind,
    Speaker,
    StakeholderKind,
    Venue,
    Workshop,
    dumps,
    structure,
)
from migevents.cli.card import print_card
from migevents.cli.phrasing import (
    date_in_words,
    group_in_words,
    legible,
    member_in_words,
    ordinal,
    term_in_words,
    when_in_words,
)
from migevents.model.base import Record, checked, fields_of
from migevents.model.event import EVENT_TYPES
from migevents.testing import events
from migevents.values.enums import Term
from migevents.values.scalars import LongText, PositiveInt, Text
from tests.support.command import run_cli
from tests.support.folders import EXAMPLES


def card(event: Event, width: int = 80) -> str:
    """The card of an event, without what is at the ends of lines."""
    out = io.StringIO()
    print_card(event, Console(file=out, width=width, markup=False, emoji=False, highlight=False, soft_wrap=True))
    return out.getvalue()


def packed(text: str) -> str:
    """`text` without white space, which depends on where lines end."""
    return re.sub(r"\s", "", text)


# --- All of it --------------------------------------------------------------------------------------------------------


def leaves(value: Any) -> Iterator[Any]:
    """Every leaf of a record, except keys of speakers, which are shown by the place of a quote."""
    if isinstance(value, Record):
        for field in fields_of(type(value)).values():
            if getattr(value, field.name) != field.default and (type(value), field.name) != (Quote, "speaker"):
                yield from leaves(getattr(value, field.name))
    elif isinstance(value, Extensions):
        yield from value
    elif isinstance(value, tuple):
        for item in value:
            yield from leaves(item)
    else:
        yield value


BASES = {"stated": "as stated", "published": "publication", "inferred": "inferred", "unresolved": "not resolved"}


def said(leaf: Any) -> list[str]:
    """The least that a card must show of a leaf."""
    if isinstance(leaf, bool):
        return []
    if isinstance(leaf, DateBasis):
        return [BASES[leaf]]
    if isinstance(leaf, Term):
        return ["UN agency"] if leaf is StakeholderKind.UN_AGENCY else re.split(r"[_-]", leaf)
    if isinstance(leaf, Interval):
        return [text for date in (leaf.start, leaf.end) if date for text in said(date)]
    if isinstance(leaf, PartialDate):
        marks = ["about"] * leaf.approximate + ["uncertain"] * leaf.uncertain + ["unknown"] * (leaf.year is None)
        return [str(part) for part in (leaf.day, leaf.year) if part is not None] + marks
    return list(map(legible, leaf.splitlines())) if isinstance(leaf, str) else [str(leaf)]


@given(events(), st.integers(1, 200))
def test_all_that_is_stated_is_shown(event: Event, width: int) -> None:
    """Every leaf of every field of every class is on the card, however wide that is."""
    preview = packed(card(event, width))
    for leaf in leaves(event):
        for text in said(leaf):
            assert packed(text) in preview


@pytest.mark.parametrize("name", sorted(EVENT_TYPES))
def test_nothing_is_shown_that_is_not_stated(name: str) -> None:
    """The card of a record with only required fields has the title and the type, and nothing else."""
    members = [{"country": "LA"}] if name == "accession" else []
    event = structure({"type": name, "title": "A title", "members": members})
    expected = ["A title", "=======", f"Kind           {name}"] + ["Members        LA"] * len(members)
    assert card(event).splitlines() == expected


@given(events())
def test_no_record_steers_a_terminal(event: Event) -> None:
    """Whatever a record contains, its card has no character that could control a terminal."""
    assert all(c.isprintable() or c in "\n\u00ad\u200b\u200c\u200d\u2060" for c in card(event))


def test_a_field_of_tomorrow_is_shown() -> None:
    """A class and a field that the cards know nothing of are shown under their names."""

    @attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
    class Catering(Record):
        dish: Text
        portions: PositiveInt | None = None
        note: LongText | None = None

    @attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
    class Banquet(Event):
        tables: PositiveInt | None = None
        catering: Catering | None = None
        courses: tuple[Catering, ...] = ()

    soup = Catering(dish="soup", portions=3, note="hot")
    assert card(Banquet(title="A banquet", tables=7, catering=soup, courses=(soup, soup))).splitlines()[2:] == [
        "Kind           banquet",
        "Tables         7",
        "Catering       dish soup, portions 3",
        "                 note: hot",
        "Courses        dish soup, portions 3",
        "                 note: hot",
        "               dish soup, portions 3",
        "                 note: hot",
    ]


# --- How it looks -----------------------------------------------------------------------------------------------------


def test_the_founding_record_is_shown_as_a_person_wants_it() -> None:
    """The card of the founding record begins with the title, and has date, membership and speakers in words."""
    lines = run_cli("show", EXAMPLES / "lao-workshop-2018.json").stdout.splitlines()
    assert lines[0] == "National Workshop on Migration and Cooperation"
    assert lines[1] == "=" * len(lines[0])
    text = " ".join(" ".join(lines).split())
    assert "When 15 November 2018 (“on November 15th”, year inferred)" in text
    assert "(LA), member of IOM since June 2018, 171st member state" in text
    assert "Where National Convention Centre, Vientiane, LA" in text
    thompson = text.index("Laura Thompson, Deputy Director General, IOM – address")
    assert thompson < text.index("“Only collective efforts") < text.index("Programme")
    assert text.index("recognized the efforts") > thompson


WORKSHOP = Workshop(
    title="A workshop with a title that is so long that it does not fit on a line",
    label="study\u00a0day",
    summary="The first paragraph,\twhich is longer than a line of forty characters.\n\nThe second.",
    organizations=(
        Organization(
            name="Invented Institute",
            abbreviation="II",
            part_of="Invented Ministry",
            kind=StakeholderKind.UN_AGENCY,
            country="LA",
            roles=(OrganizationRole.CO_ORGANIZER, OrganizationRole.HOST),
            note="invented",
        ),
    ),
    speakers=(
        Speaker(name="A. Muster", honorific="Dr", positions=("Head", "Chair"), organization="II", country="LA"),
        Speaker(id="second", positions=("Minister",)),
    ),
    quotes=(
        Quote(text="without a speaker", document="Report", language="fr"),
        Quote(text="reduced", speaker="A. Muster", partial=True, context="on risks"),
        Quote(text="said it was good", speaker="second", reported=True),
    ),
    programme=(Session(kind=SessionKind.KEYNOTE, organization="Invented Institute", when=EventDates()),),
    topics=("remittances", "https://example.org/a-topic-with-a-very-long-address"),
    when=EventDates(),
    extensions=Extensions({"x:list": [1, {"a": None}], "x:\x1b": "\u202e"}),
)
CARD = """\
A workshop with a title that is so long
that it does not fit on a line
=======================================
Kind           workshop, “study day”
Summary        The first paragraph,
               which is longer than a
               line of forty characters.

               The second.
Organizations  Invented Institute (II),
                 part of Invented
                 Ministry –
                 co-organizer, host; UN
                 agency; LA
                 note: invented
Speakers       Dr A. Muster, Head, II;
                 Chair – for LA
                 “reduced” – in part
                   context: on risks
               Minister – id second
                 said it was good –
                   reported
Quotes         “without a speaker” –
                 from Report; language
                 fr
Programme      keynote, by Invented
                 Institute
Topics         remittances
               https://example.org/a-topic-with-a-very-long-address
Extensions     x:list: [1, {"a": null}]
               x:\\x1b: "\\u202e"
"""


def test_a_card_is_wrapped_with_labels_on_the_left() -> None:
    """Labels are on the left, text is wrapped beside them, and parts of a thing are indented below it."""
    assert card(WORKSHOP, width=40) == CARD


def test_empty_extensions_are_shown() -> None:
    """Extensions that are there and empty are stated, and shown to be so."""
    assert card(Workshop(title="A", extensions=Extensions({}))).splitlines()[3:] == ["Extensions     {}"]


def test_item_with_only_a_note_is_separate() -> None:
    """A thing of which nothing is stated but its note begins a line, and does not seem to belong to the one above."""
    venues = (Venue(city="Vientiane", note="the capital"), Venue(note="online,\nfor some"))
    contacts = (Contact(wording="1481 (24/7)", note="a short number"),)
    assert card(Workshop(title="A", venues=venues, contacts=contacts)).splitlines()[3:] == [
        "Where          Vientiane",
        "                 note: the capital",
        "               note: online, for some",
        "Contacts       as printed: “1481 (24/7)”",
        "                 note: a short number",
    ]


@given(events(), st.integers(40, 120))
def test_lines_fit_the_width(event: Event, width: int) -> None:
    """No line is wider than the terminal, but for web addresses, which stay whole."""
    for line in card(event, width).splitlines():
        assert cell_len(line) <= width or "://" in line


def test_several_records_have_a_line_between_them() -> None:
    """The records of a file are shown one after the other, with a blank line between them, and none after the last."""
    result = run_cli("show", "-", stdin=b"\n".join(dumps(Workshop(title=title)) for title in "ab"))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "a\n=\nKind           workshop\n\nb\n=\nKind           workshop\n"


def test_what_has_faults_is_not_shown() -> None:
    """A record with faults is not shown; its faults go to standard error, the others are shown, and the exit is 1."""
    result = run_cli("show", "-", stdin=b'{"type": "workshop"}\n' + dumps(Workshop(title="a")))
    assert (result.exit_code, result.stdout) == (1, "a\n=\nKind           workshop\n")
    assert result.stderr.startswith("<stdin>:1:1: missing-field  ")


@pytest.mark.parametrize(
    ("name", "said"), [("missing.json", "No such file or directory"), ("empty.ndjson", "no records")]
)
def test_file_without_records_is_reported(name: str, said: str, tmp_path: Path) -> None:
    """A missing file and a file without records get different messages on standard error."""
    (tmp_path / "empty.ndjson").touch()
    result = run_cli("show", tmp_path / name)
    assert (result.exit_code, result.stdout) == (2 if name.startswith("missing") else 0, "")
    assert result.stderr == f"migevents: {tmp_path / name}: {said}\n"


# --- Words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2018", "2018"),
        ("2018-06", "June 2018"),
        ("2018-11-05", "5 November 2018"),
        ("2018~", "about 2018"),
        ("2018-06?", "June 2018 (uncertain)"),
        ("XXXX-05%", "about May of an unknown year (uncertain)"),
    ],
)
def test_dates_in_words(text: str, words: str) -> None:
    """A date in words is exactly as precise as the date."""
    assert date_in_words(PartialDate(text)) == words


def day(number: int) -> PartialDate:
    """A day of March 2018."""
    return PartialDate(f"2018-03-{number:02}")


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (EventDates(start=day(1)), "1 March 2018"),
        (EventDates(start=day(1), open_end=True), "since 1 March 2018"),
        (EventDates(start=day(1), end=day(3), days=3), "1 March 2018 to 3 March 2018, 3 days"),
        (EventDates(end=day(3)), "until 3 March 2018"),
        (EventDates(dates=(day(1), day(3), day(5))), "on 1 March 2018, 3 March 2018 and 5 March 2018"),
        (EventDates(within=Interval("2018/2019"), days=1), "some time from 2018 to 2019, 1 day"),
        (EventDates(within=Interval("2018/..")), "some time since 2018"),
        (EventDates(within=Interval("../2018")), "some time until 2018"),
        (EventDates(wording="soon", basis=DateBasis.UNRESOLVED), "“soon”, not resolved"),
        (EventDates(start=day(1), basis=DateBasis.STATED), "1 March 2018 (as stated)"),
        (
            EventDates(start=day(1), wording="on Thursday", basis=DateBasis.PUBLISHED),
            "1 March 2018 (“on Thursday”, completed from the date of publication)",
        ),
        (
            EventDates(start=day(1), wording="1 March", basis=DateBasis.INFERRED),
            "1 March 2018 (“1 March”, year inferred)",
        ),
        (EventDates(start=day(1), wording="today", basis=DateBasis.INFERRED), "1 March 2018 (“today”, inferred)"),
        (
            EventDates(start=day(1), wording="1 in 2018", basis=DateBasis.INFERRED),
            "1 March 2018 (“1 in 2018”, inferred)",
        ),
        (EventDates(start=day(1), basis=DateBasis.INFERRED), "1 March 2018 (inferred)"),
        (EventDates(), ""),
    ],
)
def test_the_dates_of_an_event_in_words(when: EventDates, words: str) -> None:
    """The dates of an event are printed with their wording and basis; an inferred year is mentioned."""
    assert when_in_words(when) == words


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({}, "LA"),
        ({"name": "Lao PDR"}, "Lao PDR (LA)"),
        ({"organization": "IOM"}, "LA, IOM"),
        ({"organization": "IOM", "accession": PartialDate("2018-06")}, "LA, IOM, accession June 2018"),
        ({"organization": "IOM", "status": MembershipStatus.MEMBER}, "LA, member of IOM"),
        (
            {"organization": "IOM", "status": MembershipStatus.ADMITTED, "admitted": day(1), "accession": day(3)},
            "LA, admitted to IOM, vote of admission 1 March 2018, accession 3 March 2018",
        ),
        ({"organization": "IOM", "status": MembershipStatus.APPLICANT}, "LA, applicant to IOM"),
        ({"organization": "IOM", "status": MembershipStatus.OBSERVER}, "LA, observer to IOM"),
        ({"organization": "IOM", "status": MembershipStatus.WITHDRAWN}, "LA, withdrawn from IOM"),
        (
            {"organization": "IOM", "status": MembershipStatus.MEMBER, "accession": day(1), "ordinal": 171},
            "LA, member of IOM since 1 March 2018, 171st member state",
        ),
    ],
)
def test_memberships_in_words(arguments: dict[str, Any], words: str) -> None:
    """A membership in words has only what the record states."""
    assert member_in_words(MemberState(country="LA", **arguments)) == words


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"description": "officers"}, "officers"),
        ({"kind": StakeholderKind.MEDIA, "count": 24, "women": 0}, "24, 0 women"),
        ({"description": "officers", "women": 9}, "officers: 9 women"),
        (
            {"description": "states", "count": 12, "bound": Bound.AT_MOST, "unit": CountUnit.DELEGATIONS},
            "states: at most 12 delegations",
        ),
    ],
)
def test_groups_in_words(arguments: dict[str, Any], words: str) -> None:
    """A group in words has its number, with its bound and unit."""
    assert group_in_words(ParticipantGroup(**arguments)) == words


def test_ranks_in_words() -> None:
    """A number is printed as a rank, also where English is irregular."""
    ranks = ["1st", "2nd", "3rd", "4th", "10th", "11th", "12th", "13th", "21st", "32nd", "111th", "173rd"]
    assert [ordinal(int(rank[:-2])) for rank in ranks] == ranks


def test_terms_in_words() -> None:
    """A term is printed as words."""
    assert term_in_words(OrganizationRole.CO_ORGANIZER) == "co-organizer"
    assert term_in_words(StakeholderKind.UN_AGENCY) == "UN agency"
    assert term_in_words(StakeholderKind.PRIVATE_SECTOR) == "private sector"


def test_joiners_that_scripts_need_are_kept() -> None:
    """Joiners, without which Persian is not written well, stay; what turns the direction of text is written out."""
    assert legible("\u0645\u06cc\u200c\u0634\u0648\u062f") == "\u0645\u06cc\u200c\u0634\u0648\u062f"
    assert legible("a\u00a0b\u3000c\u2028d") == "a b c d"
    assert legible("\u202etxt.exe") == "\\u202etxt.exe"
