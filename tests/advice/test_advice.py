"""Advice: each rule reports its findings and nothing else, and never raises."""

import datetime
import inspect
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import migevents
from migevents import (
    Contact,
    Event,
    EventDates,
    EventRelation,
    Framework,
    InvalidDate,
    MemberState,
    Organization,
    PartialDate,
    Quote,
    RelatedEvent,
    Session,
    SessionKind,
    Source,
    Speaker,
    Venue,
    Workshop,
    advise,
)
from migevents.advice import Advice, AdviceSeverity, RuleContext, all_rules, rule
from migevents.cli import explain
from migevents.codes import ADVICE, ALL_CODES
from migevents.model.base import Record, fields_of
from migevents.testing import events
from tasks.write_pages import ROOT, our_rules, page_of, pages, written_pages
from tests.support.folders import EXAMPLES

Given = dict[str, Any]


def workshop(**given: Any) -> Workshop:
    """A workshop with these fields."""
    fields: Given = {"title": "Migration and data"}
    return Workshop(**fields | given)


def when(**given: Any) -> Given:
    """The field with the dates."""
    return {"when": EventDates(**given)}


def published(date: str, **given: Any) -> Given:
    """A source that was published on a day, beside the dates of the event."""
    return {"source": Source(published=PartialDate(date)), **when(**given)}


def session(held: Given, **given: Any) -> Given:
    """A session with these dates, in an event with those."""
    return {"programme": (Session(kind=SessionKind.OPENING, when=EventDates(**held)),), **when(**given)}


def speakers(*names: str) -> Given:
    """Speakers of these names."""
    return {"speakers": tuple(Speaker(name=name, positions=("Director",)) for name in names)}


def quote(text: str) -> Given:
    """A quote of a document."""
    return {"quotes": (Quote(text=text, document="Statement"),)}


def line(wording: str, **given: Any) -> Given:
    """A contact with this printed line."""
    return {"contacts": (Contact(wording=wording, **given),)}


def phone(number: str) -> Given:
    """A contact with this number."""
    return {"contacts": (Contact(phone=number),)}


def dateline(place: str, *venues: Venue) -> Given:
    """A source with this dateline, and venues."""
    return {"venues": venues, "source": Source(dateline_place=place)}


def state(code: str, organization: str | None = "IOM", **given: Any) -> MemberState:
    """A state in its membership of IOM."""
    return MemberState(country=code, organization=organization, **given)


def framework(name: str, **given: Any) -> Given:
    """A framework."""
    return {"frameworks": (Framework(name=name, **given),)}


# --- Each rule --------------------------------------------------------------------------------------------------------

GETS: list[tuple[str, Given, str]] = [
    ("date-inferred", when(start="2018-11-15", wording="on November 15th", basis="inferred"), "/when/basis"),
    ("date-inferred", when(start="2018", basis="inferred"), "/when/basis"),
    ("date-inferred", when(start="2018-11", wording="in late 2018", basis="inferred"), "/when/basis"),
    ("year-missing", when(start="XXXX-02-21"), "/when/start"),
    ("year-missing", when(end="XXXX-02"), "/when/end"),
    ("year-missing", when(dates=("2018-02-21", "XXXX-02-22")), "/when/dates/1"),
    ("year-missing", when(within="XXXX-02-21/XXXX-02-25"), "/when/within"),
    ("date-unresolved", when(wording="today", basis="unresolved"), "/when/basis"),
    ("date-unresolved", when(start="2018", basis="unresolved"), "/when/basis"),
    ("date-missing", {}, "/when"),
    ("date-missing", when(wording="last week"), "/when"),
    ("date-far-from-publication", published("2019-01-08", start="2019-12-18"), "/when/start"),
    ("date-far-from-publication", published("2019-12-18", start="2019-01-08"), "/when/start"),
    ("date-far-from-publication", published("2019-12-18", start="2019-01-08", end="2019-01-10"), "/when/end"),
    ("date-far-from-publication", published("2019-12", dates=("2019-01-08", "2019-01-10")), "/when/dates/1"),
    ("date-far-from-publication", published("2018", within="2019-05-01/2019-05-07"), "/when/within"),
    ("date-far-from-publication", published("2018-11-15", start="2019-01-15"), "/when/start"),
    ("date-far-from-publication", published("2018-11-15", start="2018-01-01", days=100), "/when/start"),
    ("days-differ", when(start="2018-11-14", end="2018-11-15", days=3), "/when/days"),
    ("days-differ", when(start="2018-11-12", end="2018-11-16", days=1), "/when/days"),
    ("days-differ", when(dates=("2018-11-14", "2018-11-20"), days=3), "/when/days"),
    ("days-differ", session({"start": "2018-11-14", "end": "2018-11-15", "days": 5}), "/programme/0/when/days"),
    ("session-outside-event", session({"start": "2018-11-13"}, start="2018-11-14"), "/programme/0/when/start"),
    ("session-outside-event", session({"start": "2018-12"}, start="2018-11-14"), "/programme/0/when/start"),
    (
        "session-outside-event",
        session({"start": "2018-11-14", "end": "2018-11-16"}, start="2018-11-14", end="2018-11-15"),
        "/programme/0/when/end",
    ),
    (
        "session-outside-event",
        session({"start": "2018-11-20"}, within="2018-11-12/2018-11-18"),
        "/programme/0/when/start",
    ),
    (
        "session-outside-event",
        session({"start": "2018-11-20"}, dates=("2018-11-12", "2018-11-14")),
        "/programme/0/when/start",
    ),
    ("weekday-differs", when(start="2018-11-14", wording="Thursday, 14 November"), "/when/wording"),
    ("weekday-differs", when(start="2018-11-14", wording="Thu. 14 November"), "/when/wording"),
    ("weekday-differs", when(start="2018-11-14", wording="jeudi 14 novembre"), "/when/wording"),
    ("weekday-differs", when(start="2018-11-14", wording="el jueves 14"), "/when/wording"),
    ("weekday-differs", when(start="2018-11-14", wording="quinta-feira, 14"), "/when/wording"),
    ("weekday-differs", when(start="2018-11-14", wording="в четверг"), "/when/wording"),
    ("weekday-differs", when(start="2018-11-12", end="2018-11-14", wording="Monday to Thursday"), "/when/wording"),
    ("weekday-differs", when(start="2018-11-12", days=3, wording="three days from Sunday"), "/when/wording"),
    ("weekday-differs", when(within="2018-11-12/2018-11-14", wording="on Friday"), "/when/wording"),
    (
        "weekday-differs",
        {
            "related": (
                RelatedEvent(relation=EventRelation.NEXT, title="x", **when(start="2018-11-14", wording="Monday")),
            )
        },
        "/related/0/when/wording",
    ),
    ("speaker-without-position", {"speakers": (Speaker(name="Ada Sample"),)}, "/speakers/0/positions"),
    ("speakers-alike", speakers("José Núñez", "JOSE NUÑEZ"), "/speakers/1/name"),
    ("speakers-alike", speakers("Jean-Luc Exemple", "Jean Luc Exemple"), "/speakers/1/name"),
    ("speakers-alike", speakers("مُنى", "منى"), "/speakers/1/name"),
    ("contact-is-speaker", {**speakers("Joel Sample"), "contacts": (Contact(name="Joe SAMPLE"),)}, "/contacts/0/name"),
    ("quote-unattributed", {"quotes": (Quote(text="Nobody"),)}, "/quotes/0/speaker"),
    ("quote-elided", quote("reduced…. A whole"), "/quotes/0/text"),
    ("quote-elided", quote("reduced.... A whole"), "/quotes/0/text"),
    ("quote-elided", quote("We [...] count"), "/quotes/0/text"),
    ("quote-elided", quote("…"), "/quotes/0/text"),
    ("quote-elided", quote("We count . . . and ask"), "/quotes/0/text"),
    ("quote-elided", quote("We count.\xa0.\xa0. and ask"), "/quotes/0/text"),
    ("quote-marks", quote("“Nobody”"), "/quotes/0/text"),
    ("quote-marks", quote('"Nobody"'), "/quotes/0/text"),
    ("quote-marks", quote("„Niemand“"), "/quotes/0/text"),
    ("quote-marks", quote("« Personne »"), "/quotes/0/text"),
    *(
        ("quote-marks", quote(text), "/quotes/0/text")
        for text in ("\u2018Nobody’s’", "'Nobody'", "\u2039Nobody\u203a", "「誰も」", "『誰も』")
    ),
    ("quote-marks", quote("“Nobody counts"), "/quotes/0/text"),
    ("quote-marks", quote("Nobody counts”"), "/quotes/0/text"),
    ("quote-marks", quote("First.\n“Then"), "/quotes/0/text"),
    ("quote-marks", quote("We count,” she said, “and nobody asks"), "/quotes/0/text"),
    ("contact-label-empty", line("Tel. +856.21267730, Email:", phone="+85621267730"), "/contacts/0/email"),
    ("contact-label-empty", line("E-mail : , Website: example.org"), "/contacts/0/email"),
    ("contact-label-empty", line("Tel: Email: a@example.org", email="a@example.org"), "/contacts/0/phone"),
    ("contact-label-empty", line("Press office\nCorreo electrónico:\n"[:-1]), "/contacts/0/email"),
    ("contact-label-empty", line("Email: Tel. +856 21 267 730", phone="+85621267730"), "/contacts/0/email"),
    ("contact-label-empty", line("Email: , e-mail:"), "/contacts/0/email"),
    ("email-masked", line("Email: [email protected]"), "/contacts/0/email"),
    ("email-masked", line("Email: [email&#160;protected]"), "/contacts/0/email"),
    ("email-masked", line("This email address is being protected from spambots."), "/contacts/0/email"),
    ("email-masked", line("Cette adresse e-mail est protégée contre les robots spammeurs."), "/contacts/0/email"),
    ("email-masked", line("Email: [email\u00a0protected]"), "/contacts/0/email"),
    ("email-masked", line("press[at]example[dot]org"), "/contacts/0/email"),
    ("email-masked", line("press (at) example.org"), "/contacts/0/email"),
    ("email-masked", line("press AT example DOT org"), "/contacts/0/email"),
    ("email-stripped", line('Email: ">'), "/contacts/0/email"),
    ("email-stripped", line('Email: "">, Tel. 12'), "/contacts/0/email"),
    ("email-stripped", line("Email <>"), "/contacts/0/email"),
    ("email-stripped", line("write to press@"), "/contacts/0/email"),
    ("email-stripped", line("write to @example.org"), "/contacts/0/email"),
    ("phone-missing", line("call +44 (0)20 7946 0123"), "/contacts/0/phone"),
    ("phone-missing", line("Tel: 020 7946 0123"), "/contacts/0/phone"),
    ("phone-missing", line("(+44) 20 7946 0123"), "/contacts/0/phone"),
    ("phone-missing", line("Fax: +44 20 7946 0124, Tel: 020 7946 0123"), "/contacts/0/phone"),
    ("phone-impossible", phone("+4402079460123"), "/contacts/0/phone"),
    ("phone-impossible", phone("+44207946"), "/contacts/0/phone"),
    ("phone-impossible", phone("+442079460123456"), "/contacts/0/phone"),
    ("phone-impossible", phone("+9999999999"), "/contacts/0/phone"),
    ("phone-impossible", phone("+441"), "/contacts/0/phone"),
    ("online-with-venue", {"mode": "online", "venues": (Venue(city="Vientiane"),)}, "/venues"),
    ("dateline-elsewhere", dateline("Vientiane", Venue(city="Luang Prabang")), "/source/dateline_place"),
    ("dateline-elsewhere", dateline("Thailand", Venue(city="Pakse", country="LA")), "/source/dateline_place"),
    ("dateline-elsewhere", dateline("Geneva", Venue(city="!"), Venue(name="A hall")), "/source/dateline_place"),
    ("old-country-name", {"title": "Data in Swaziland"}, "/title"),
    ("old-country-name", {"title": "Data in Swaziland", **quote("We come from Swaziland")}, "/title"),
    ("old-country-name", {"title": "Western Samoa"}, "/title"),
    ("old-country-name", {"title": "Data in Swaziland", **when(within="2018-05/..")}, "/title"),
    ("old-country-name", {"title": "Data in Swaziland", **when(start="XXXX-04")}, "/title"),
    ("old-country-name", {"topics": ("the coast of Burma",), **when(start="2018")}, "/topics/0"),
    ("old-country-name", {"host": state("SZ", None, name="Swaziland"), **when(start="2018-04-19")}, "/host/name"),
    ("member-too-early", {"host": state("BB", status="member"), **when(start="2018-03-05")}, "/host/status"),
    ("member-too-early", {"host": state("BB", status="member"), **when(start="2021", days=3)}, "/host/status"),
    *(
        ("member-too-early", {"host": state("BB", name, status="member"), **when(start="2018")}, "/host/status")
        for name in (
            "the International Organisation for Migration (IOM)",
            "Organisation internationale pour les migrations",
        )
    ),
    ("member-too-early", {"members": (state("BB", status="member"),), **when(within="2018/2019")}, "/members/0/status"),
    ("accession-differs", {"host": state("BB", admitted="2021")}, "/host/admitted"),
    ("accession-differs", {"host": state("BB", admitted="2023")}, "/host/admitted"),
    ("accession-differs", {"host": state("AO", accession="1990")}, "/host/accession"),
    ("accession-differs", {"host": state("AO", admitted="1993")}, "/host/admitted"),
    ("accession-differs", {"host": state("RU", accession="2020-11-24")}, "/host/accession"),
    ("accession-differs", {"host": state("BB", accession="2022-03")}, "/host/accession"),
    ("ordinal-differs", {"host": state("BB", ordinal=174)}, "/host/ordinal"),
    ("framework-variant", framework("Global Compact on Migration"), "/frameworks/0/name"),
    ("framework-variant", framework("Global Compact for Refugees"), "/frameworks/0/name"),
    (
        "framework-variant",
        framework("Global Compact for Safe, Regular and Orderly Migration"),
        "/frameworks/0/name",
    ),
    ("framework-variant", framework("New York Declaration for Migrants and Refugees"), "/frameworks/0/name"),
    (
        "framework-variant",
        framework("GCM", other_names=("Global Compact on Migration",)),
        "/frameworks/0/other_names/0",
    ),
    ("framework-not-adopted", {**framework("GCM"), **when(start="2018-11-15")}, "/frameworks/0"),
    ("framework-not-adopted", {**framework("A plan", adopted="2019"), **when(start="2018")}, "/frameworks/0"),
    ("framework-not-adopted", {**framework("New Urban Agenda"), **when(end="2015")}, "/frameworks/0"),
    ("provision-unknown", framework("GCM", provisions=("7", "objective-24")), "/frameworks/0/provisions/1"),
    ("provision-unknown", framework("GCM", provisions=("principle-k",)), "/frameworks/0/provisions/0"),
    ("provision-unknown", framework("2030 Agenda", provisions=("10.9",)), "/frameworks/0/provisions/0"),
    *(
        ("provision-unknown", framework("SDGs", provisions=(provision,)), "/frameworks/0/provisions/0")
        for provision in ("18", "SDG 18", "Goal-0", "target 10.99", "SDG Target 10.g")
    ),
    *(
        ("provision-unknown", framework("GCM", provisions=(provision,)), "/frameworks/0/provisions/0")
        for provision in ("24", "Objective No. 24", "GCM objective 0", "guiding principle k", "Principle (k)")
    ),
    ("period-impossible", framework("Strategy", note="for 2015-203"), "/frameworks/0/note"),
    ("period-impossible", framework("Strategy", note="for 2018–2015"), "/frameworks/0/note"),
    ("period-impossible", framework("Strategy", note="for 2018-3020"), "/frameworks/0/note"),
    ("period-impossible", framework("Strategy", note="the strategy of the law for 2015 - 203"), "/frameworks/0/note"),
    (
        "period-impossible",
        framework("Plan", note="printed as “Regional Plan for Refugees 2015-203”"),
        "/frameworks/0/note",
    ),
    (
        "organization-misnamed",
        {"organizations": (Organization(name="the International Organisation of Migration (IOM)"),)},
        "/organizations/0/name",
    ),
    (
        "organization-misnamed",
        {"organizations": (Organization(name="Office", part_of="UN High Commission for Refugees"),)},
        "/organizations/0/part_of",
    ),
    ("organization-misnamed", {"host": state("LA", "International Migration Organization")}, "/host/organization"),
    (
        "organization-misnamed",
        {"speakers": (Speaker(organization="Organisation internationale des migrations"),)},
        "/speakers/0/organization",
    ),
    (
        "organization-misnamed",
        {"source": Source(publisher="Organización Internacional de las Migraciones")},
        "/source/publisher",
    ),
    ("direction-marks", {"title": "Migration\u200e and data"}, "/title"),
    ("direction-marks", {"topics": ("\u202bdata",)}, "/topics/0"),
    ("direction-marks", {"topics": ("\u200fdata",)}, "/topics/0"),
    ("direction-marks", {"title": "\u0627\u0644\u0647\u062c\u0631\u0629 \u202eatad"}, "/title"),
]

SPARED: list[tuple[str, Given]] = [
    ("date-inferred", when(start="2018-11-15", basis="published")),
    ("date-inferred", {}),
    ("year-missing", when(start="2018-02-21", end="2018-02-23")),
    ("date-unresolved", when(start="XXXX-02-21", basis="unresolved")),
    ("date-unresolved", when(wording="today", basis="inferred")),
    ("date-missing", when(within="2018-02-21/..")),
    ("date-missing", when(wording="today", basis="unresolved")),
    ("date-far-from-publication", published("2018-11-15", start="2019-01-14")),
    ("date-far-from-publication", published("2018-11-15", start="2018-09-16")),
    ("date-far-from-publication", published("2018", start="2018")),
    ("date-far-from-publication", published("2018-11-15", start="2017~")),
    ("date-far-from-publication", published("2018-11-15?", start="2017")),
    ("date-far-from-publication", published("XXXX-11-15", start="2017")),
    ("date-far-from-publication", published("2018-11-15", start="2015", open_end=True)),
    ("date-far-from-publication", published("2018-11-15", end="2020")),
    ("date-far-from-publication", {"status": "scheduled", **published("2018-11-15", start="2020")}),
    ("date-far-from-publication", when(start="1990")),
    ("date-far-from-publication", published("2018-11-15", start="2018-11-14", days=3)),
    ("date-far-from-publication", published("2018-04-15", start="2018-01-01", days=100)),
    ("days-differ", when(start="2018-11-14", end="2018-11-16", days=3)),
    ("days-differ", when(start="2018-11-05", end="2018-11-16", days=10)),
    ("days-differ", when(start="2018-11-04", end="2018-11-08", days=5)),
    ("days-differ", when(start="2018-11-09", end="2018-11-12", days=2)),
    ("days-differ", when(start="2018-11-14", days=3)),
    ("days-differ", when(start="2018-11", end="2018-12", days=3)),
    ("days-differ", when(start="2018-11-14", end="2018-11-15~", days=3)),
    ("days-differ", when(within="2018-11-12/2018-11-18", days=3)),
    ("days-differ", when(dates=("2018-11-14", "2018-11-20"), days=2)),
    ("days-differ", when(dates=("2018-11-14", "2018-12"), days=5)),
    ("days-differ", when(start="0001-01-01", end="9999-12-31", days=5)),
    ("session-outside-event", session({"start": "2018-11-14"}, start="2018-11-14", end="2018-11-15")),
    ("session-outside-event", session({"start": "2018-11"}, start="2018-11-14")),
    ("session-outside-event", session({"start": "2018-11-16"}, start="2018-11-14", days=3)),
    ("session-outside-event", session({"start": "2019"}, start="2018-11-14", open_end=True)),
    ("session-outside-event", session({"start": "2019"})),
    ("session-outside-event", {"programme": (Session(kind=SessionKind.OPENING),), **when(start="2018")}),
    ("weekday-differs", when(start="2018-11-14", wording="miércoles 14 de noviembre")),
    ("weekday-differs", when(start="2018-11-14", wording="среда")),
    ("weekday-differs", when(start="2018-11-14", wording="среди мигрантов")),
    ("weekday-differs", when(start="2018-11-14", wording="segunda edição, 14 de novembro")),
    ("weekday-differs", when(start="2018-11-14", wording="Santo Domingo, 14 de noviembre")),
    ("weekday-differs", when(start="2018-11-14", wording="mon exposé, 14 novembre, sat and sun")),
    ("weekday-differs", when(start="2018-11-12", end="2018-11-14", wording="Monday to Wednesday")),
    ("weekday-differs", when(start="2018-11-12", end="2018-11-20", wording="on Sunday")),
    ("weekday-differs", when(start="2018-11-14", open_end=True, wording="every Friday")),
    ("weekday-differs", when(start="2018-11", wording="on Friday")),
    ("weekday-differs", when(start="2018-11-14?", wording="on Friday")),
    ("weekday-differs", when(end="2018-11-14", wording="by Friday")),
    ("weekday-differs", when(start="2018-11-14", days=10**6, wording="on Friday")),
    ("speaker-without-position", {"speakers": (Speaker(organization="IOM"),)}),
    ("speakers-alike", speakers("José Núñez", "José Muñoz")),
    # Two Lao names, two Hindi ones and two Japanese ones that differ in a vowel sign or in the voice of a letter.
    *(("speakers-alike", speakers(*names)) for names in (("ສົມ", "ສີມ"), ("राम", "रीम"), ("かず", "がす"))),
    ("speakers-alike", {"speakers": (Speaker(id="a", name="Ada Sample"), Speaker(id="b", name="ADA SAMPLE"))}),
    ("speakers-alike", {"speakers": (Speaker(positions=("Mayor",)), Speaker(positions=("MAYOR",)))}),
    ("contact-is-speaker", {**speakers("Joel Sample"), "contacts": (Contact(name="JOEL SAMPLE"),)}),
    ("contact-is-speaker", {**speakers("Joel Sample"), "contacts": (Contact(name="Sample"),)}),
    ("contact-is-speaker", {**speakers("Sample"), "contacts": (Contact(name="Joe Sample"), Contact(phone="+123"))}),
    ("quote-unattributed", quote("Nobody")),
    ("quote-elided", quote("reduced. A whole..")),
    ("quote-marks", quote("“Nobody” is a word")),
    ("quote-marks", quote("‘Safe’ means ‘orderly’")),  # noqa: RUF001  # two words in quotation marks
    ("quote-marks", quote("“One” and “two”")),
    ("quote-marks", quote('A screen of 15" is enough')),
    ("quote-marks", quote("Nobody’s")),
    ("quote-marks", quote("\u2018Nobody’ is a word")),
    ("quote-marks", quote("Das Wort „Migration“ sagt’s")),
    ("contact-label-empty", line("Email: press@example.org", email="press@example.org")),
    ("contact-label-empty", line("write us an email")),
    ("contact-label-empty", line("For more information:")),
    ("contact-label-empty", line("Email:", email="press@example.org")),
    ("contact-label-empty", line('Email: ">')),
    ("contact-label-empty", line("Email:\n[email protected]")),
    ("contact-label-empty", line("Tel. for journalists: Tel. desk")),
    ("email-masked", line("Email: [email protected]", email="press@example.org")),
    ("email-masked", line("Ada Sample at IOM Vientiane")),
    ("email-masked", line("look at example.org")),
    ("email-masked", line("workers who are protected, and spambots")),
    ("email-stripped", line("Email: press@example.org")),
    ("email-stripped", line("follow @example on a network")),
    ("email-stripped", line('Email: ">', email="press@example.org")),
    ("phone-missing", line("Travel desk: 1481 (24/7)")),
    ("phone-missing", line("on 2018-11-15 and 16/11/2018")),
    ("phone-missing", line("Tel. 1481")),
    ("phone-missing", line("Fax: +44 20 7946 0124")),
    ("phone-missing", line("Tel. +44 20 7946 0123", phone="+442079460123")),
    ("phone-impossible", phone("+442079460123;ext=12")),
    ("phone-impossible", phone("+390669901")),
    ("phone-impossible", phone("+85621267730")),
    ("online-with-venue", {"mode": "online"}),
    ("online-with-venue", {"mode": "hybrid", "venues": (Venue(city="Vientiane"),)}),
    ("dateline-elsewhere", dateline("Vientiane", Venue(city="Vientiane"))),
    ("dateline-elsewhere", dateline("Vientiane Capital, Lao PDR", Venue(city="VIENTIANE"))),
    ("dateline-elsewhere", dateline("Geneva / Vientiane", Venue(city="Vientiane Capital"))),
    ("dateline-elsewhere", dateline("Vientiane", Venue(name="Vientiane Hall", city="Chanthabuly"))),
    ("dateline-elsewhere", dateline("Vientiane", Venue(country="LA"))),
    ("dateline-elsewhere", dateline("Ha Noi, Viet Nam", Venue(city="Hanoi"))),
    ("dateline-elsewhere", dateline("Ndjamena", Venue(city="N’Djamena"))),
    ("dateline-elsewhere", dateline("Lao PDR", Venue(city="Vientiane", country="LA"))),
    ("dateline-elsewhere", dateline("Vientiane")),
    ("old-country-name", {"title": "Data in Swaziland", **when(start="2018-04-18")}),
    ("old-country-name", {"title": "Data in Swaziland", "source": Source(published=PartialDate("2017"))}),
    ("old-country-name", quote("We come from Swaziland")),
    ("old-country-name", {"organizations": (Organization(name="Burma Relief"),)}),
    ("old-country-name", {"title": "Burmanian music"}),
    ("old-country-name", {"title": "Training in Zaire Province"}),
    ("old-country-name", {"title": "Data in Eswatini (formerly Swaziland)"}),
    ("old-country-name", {"title": "Côte d'Ivoire, the Ivory Coast"}),
    ("old-country-name", {"title": "Data in Swaziland", **when(dates=("2018-04-01", "2018-04-03"))}),
    ("old-country-name", {"title": "Data in Swaziland", **when(within="2018-04-01/2018-04-30")}),
    ("old-country-name", {"title": "Data in Swaziland", **when(start="2018")}),
    ("old-country-name", {"title": "Data in Swaziland", **when(start="2017?")}),
    ("old-country-name", {"url": "https://example.org/Burma"}),
    ("member-too-early", {"host": state("BB", status="member"), **when(start="2022-11-30")}),
    ("member-too-early", {"host": state("BB", status="member"), **when(start="2022")}),
    ("member-too-early", {"host": state("BB", status="member"), **when(start="2022-11-29", days=3)}),
    ("member-too-early", {"host": state("BB", status="observer"), **when(start="2018")}),
    ("member-too-early", {"host": state("BB", status="member")}),
    ("member-too-early", {"host": state("BB", status="member"), **when(start="2010", open_end=True)}),
    ("member-too-early", {"host": state("BB", "EOHM", status="member"), **when(start="2018")}),
    ("member-too-early", {"host": state("SZ", status="member"), **when(start="1990")}),
    ("member-too-early", {"host": state("CA", status="member"), **when(start="1960")}),
    ("accession-differs", {"host": state("BB", admitted="2022-11")}),
    ("accession-differs", {"host": state("BB", accession="2023-02-01")}),
    ("accession-differs", {"host": state("AO", admitted="1990")}),
    ("accession-differs", {"host": state("AO", accession="1993")}),
    ("accession-differs", {"host": state("CA", accession="1951")}),
    ("accession-differs", {"host": state("PW", accession="1951")}),
    ("accession-differs", {"host": state("LA", accession="2017")}),
    ("ordinal-differs", {"host": state("BB", ordinal=175)}),
    ("ordinal-differs", {"host": state("AO", ordinal=7)}),
    ("framework-variant", framework("Global Compact for Migration")),
    ("framework-variant", framework("Global Compact on Refugees")),
    ("framework-variant", framework("2030 Agenda for Sustainable Development", other_names=("SDGs",))),
    ("framework-variant", framework("Example Plan for Diaspora Engagement")),
    ("framework-variant", framework("GLOBAL COMPACT FOR SAFE, ORDERLY, AND REGULAR MIGRATION")),
    ("framework-variant", framework("New Urban Agenda")),
    ("framework-variant", framework("Pacto Mundial para la Migración Segura, Ordenada y Regular")),
    ("framework-not-adopted", {**framework("GCM"), **when(start="2018-12")}),
    ("framework-not-adopted", {**framework("New Urban Agenda"), **when(end="2016-01")}),
    ("framework-not-adopted", framework("GCM")),
    ("framework-not-adopted", {**framework("A plan"), **when(start="1990")}),
    ("provision-unknown", framework("GCM", provisions=("7", "objective-23", "Objective 1", "principle-i"))),
    ("provision-unknown", framework("2030 Agenda", provisions=("10.7", "10.c", "17", "SDG 10", "target-8.8"))),
    ("provision-unknown", framework("2030 Agenda", provisions=("SDG target 10.7", "10.C", "SDG10", "Goal 08"))),
    ("provision-unknown", framework("2030 Agenda", provisions=("10.7.2", "paragraph 29", "targets 10.7 and 8.8"))),
    ("provision-unknown", framework("GCM", provisions=("Objective 07", "GCM 7", "objective #7", "Principle (i)"))),
    ("provision-unknown", framework("GCM", provisions=("paragraph 16", "objective 7(a)", "23.a", "xxiv"))),
    ("provision-unknown", framework("GCM", provisions=("0" * 1_000_000 + "x",))),
    ("provision-unknown", framework("Example Plan", provisions=("99",))),
    ("provision-unknown", framework("New Urban Agenda", provisions=("99",))),
    ("period-impossible", framework("Strategy", note="2015-2030, 2018-19, 2018-06-15")),
    ("period-impossible", framework("Law", note="Loi n° 2015-203, Act 2018-1234, A/2018-203")),
    ("period-impossible", framework("Law", note="Regulation (EU) 2016/399, Directive (EU) 2016-801, Arrêté 2015-203")),
    ("period-impossible", framework("Law", note="Decree-Law No. 2015-203, resolution: 2015-203, Law number 2015-203")),
    ("organization-misnamed", {"organizations": (Organization(name="International Organisation for Migration"),)}),
    ("organization-misnamed", {"members": (state("LA"),), "contacts": (Contact(organization="IOM Vientiane"),)}),
    ("direction-marks", {"title": "Migration and data"}),
    ("direction-marks", {"title": "\u200f\U0001e900\U0001e901"}),
    ("direction-marks", {"title": "\u200f\u0627\u0644\u0647\u062c\u0631\u0629"}),
]


def named(cases: list[Any]) -> list[str]:
    """The names of the cases."""
    return [f"{index}-{case[0]}" for index, case in enumerate(cases)]


@pytest.mark.parametrize("context", GETS, ids=named(GETS))
def test_a_rule_says_what_it_is_for(context: tuple[str, Given, str]) -> None:
    """A record that the rule is about gets its advice, once, at its place."""
    code, given_fields, path = context
    assert [(issue.code, issue.path) for issue in advise(workshop(**given_fields), select=[code])] == [(code, path)]


@pytest.mark.parametrize("context", SPARED, ids=named(SPARED))
def test_rule_does_not_report_a_near_miss(context: tuple[str, Given]) -> None:
    """A record that is near, and fine, does not get the advice."""
    code, given_fields = context
    assert advise(workshop(**given_fields), select=[code]) == ()


WITH_TEXT = {"not-in-text"}
"""Rules that need the text of the record; `tests/evidence` has their cases."""


def test_every_rule_is_tried_on_both_sides() -> None:
    """Every rule has a case that gets its advice, and one that does not."""
    assert {code for code, *_ in GETS} == {code for code, *_ in SPARED} == set(all_rules()) - WITH_TEXT


# --- The examples -----------------------------------------------------------------------------------------------------

ON_EXAMPLES = {
    "invented-accession": [],
    "invented-conference": [("quote-elided", "/quotes/2/text")],
    "invented-consultation": [],
    # Its year is nowhere on the page, and two invented people have one family name.
    "invented-signing": [("year-missing", "/when/start"), ("contact-is-speaker", "/contacts/0/name")],
    "invented-training": [("email-masked", "/contacts/0/email")],
    "lao-workshop-2018": [
        ("date-inferred", "/when/basis"),
        ("quote-elided", "/quotes/2/text"),
        ("framework-not-adopted", "/frameworks/2"),
        ("framework-variant", "/frameworks/2/other_names/0"),
        ("contact-label-empty", "/contacts/0/email"),
    ],
}


@pytest.mark.parametrize("name", [path.stem for path in sorted(EXAMPLES.glob("*.json")) if "broken" not in path.stem])
def test_examples_get_plausible_advice(name: str) -> None:
    """The founding record gets exactly the expected advice, in document order, and so do the other examples."""
    issues = advise(migevents.load(EXAMPLES / f"{name}.json"))
    assert [(issue.code, issue.path) for issue in issues] == ON_EXAMPLES[name]


# --- Any record -------------------------------------------------------------------------------------------------------

STRANGE = st.sampled_from([fields for _, fields, _ in GETS] + [fields for _, fields in SPARED])


def is_place(record: object, path: str) -> bool:
    """Whether a path leads to a value of the record, or to a field of it that is not stated."""
    for step in path.split("/")[1:]:
        if isinstance(record, Record) and step in fields_of(type(record)):
            record = getattr(record, step)
        elif isinstance(record, tuple) and step.isdecimal() and int(step) < len(record):
            record = record[int(step)]
        else:
            return False
    return True


@given(events(), st.lists(STRANGE, max_size=4), st.none() | st.dates())
def test_any_record_can_be_advised_on(event: Event, others: list[Given], day: datetime.date | None) -> None:
    """Advice on any record raises nothing, has paths within the record, and is plain text on one line."""
    fields = {name: value for each in others for name, value in each.items() if name not in {"speakers", "programme"}}
    for issue in advise(attrs.evolve(event, **fields), reference=day):
        assert is_place(attrs.evolve(event, **fields), issue.path), issue
        assert issue.severity == all_rules()[issue.code].severity
        assert len(issue.message) <= 160
        assert str(issue).isprintable()


@given(events(), st.sets(st.sampled_from(sorted(all_rules()))))
def test_selecting_and_ignoring_part_the_advice(event: Event, codes: set[str]) -> None:
    """The advice of the selected rules and that of the others add up to the advice of all."""
    everything = advise(event)
    chosen, others = advise(event, select=codes), advise(event, ignore=codes)
    assert [issue for issue in everything if issue.code in codes] == list(chosen)
    assert [issue for issue in everything if issue.code not in codes] == list(others)


def test_advice_is_in_the_order_of_the_document() -> None:
    """Advice comes in the order of the document, whichever rule has it, and of items in the order of their list."""
    quotes = tuple(Quote(text="a…") for _ in range(11))
    event = workshop(quotes=quotes, **line("Email:"), **when(start="2018-11-14", wording="Monday", basis="inferred"))
    paths = [issue.path for issue in advise(event)]
    of_quotes = [f"/quotes/{index}/{field}" for index in range(11) for field in ("text", "speaker")]
    assert paths == ["/when/wording", "/when/basis", *of_quotes, "/contacts/0/email"]


@pytest.mark.parametrize(
    "unit", ["a", "a.", "1 ", "+1", "(", "a@", "Email: ", "Tel. ", "“", "…", "2015-", "\u200e", "Burma "]
)
def test_long_texts_are_advised_on_in_their_length(unit: str) -> None:
    """A long text gets the advice of a short one, and takes no longer than its length: else this would not end."""

    def codes(times: int) -> list[str]:
        text = unit * times + "! x [at] y, a at b dot c, protected"
        fields = quote(text) | line(text) | framework("Strategy", note=text) | when(start="2018", wording=text)
        return [issue.code for issue in advise(workshop(**fields))]

    assert codes(200_000) == codes(2)


def test_official_name_is_printed_in_full() -> None:
    """The hint has the whole official name, however long it is, so that it can be written."""
    (issue,) = advise(workshop(**framework("2030 Agenda on Sustainable Development")), select=["framework-variant"])
    official = "Transforming our world: the 2030 Agenda for Sustainable Development"
    assert issue.hint == f'write "{official}"'


def test_an_event_of_a_users_class_is_advised_on() -> None:
    """An event of a class of the user's own gets advice like any other."""

    @attrs.frozen(kw_only=True)
    class Hackathon(Event):
        prizes: object = None

    assert [issue.code for issue in advise(Hackathon(title="In Swaziland", prizes=object()))] == [
        "old-country-name",
        "date-missing",
    ]


# --- What is asked for ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", ["2019-12-18", PartialDate("2019-12-18"), datetime.date(2019, 12, 18)], ids=repr)
def test_a_reference_takes_the_place_of_the_source(day: Any) -> None:
    """The day that is given counts, and not that of the source."""
    event = workshop(**published("2019-01-08", start="2019-01-08"))
    assert not advise(event)
    assert [issue.code for issue in advise(event, reference=day)] == ["date-far-from-publication"]


@pytest.mark.parametrize(
    ("record", "given_arguments", "error", "message"),
    [
        (Venue(city="x"), {}, TypeError, "expected an event"),
        (workshop(), {"select": "date-missing"}, TypeError, r'write \["date-missing"\]'),
        (workshop(), {"select": ["date-mising"]}, ValueError, 'did you mean "date-missing"'),
        (workshop(), {"select": [3]}, TypeError, "expected a code as text, got a"),
        (workshop(), {"ignore": b"date-missing"}, TypeError, "expected a code as text, got a"),
        (workshop(), {"ignore": 3}, TypeError, "expected a list of codes, got a"),
        (workshop(), {"ignore": ["x"]}, ValueError, 'unknown rule code "x"$'),
        (workshop(), {"reference": "2019-02-30"}, InvalidDate, "February 2019"),
        (workshop(), {"reference": 2019}, TypeError, "expected a datetime.date"),
    ],
)
def test_invalid_arguments_are_refused(
    record: Any, given_arguments: Given, error: type[Exception], message: str
) -> None:
    """A value that is not an event, and invalid codes and days, are refused with a helpful message."""
    with pytest.raises(error, match=message):
        advise(record, **given_arguments)


def test_without_the_extra_its_rule_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where phonenumbers is not installed, its rule is skipped, also where it is selected."""
    event = workshop(**phone("+44207946"))
    assert advise(event, select=["phone-impossible"])
    monkeypatch.setattr("migevents.advice.registry._is_installed", lambda _: False)
    assert advise(event, select=["phone-impossible"]) == ()


# --- Rules of users ---------------------------------------------------------------------------------------------------


def run(context: RuleContext) -> Iterator[Advice]:
    """The event has no summary."""
    if context.event.summary is None:
        yield Advice("/summary", "no summary", hint="write one")


@pytest.mark.usefixtures("no_other_rules")
def test_users_add_rules_of_their_own() -> None:
    """A rule that is declared is asked like any other, with its code and severity; declared again, as it is then."""
    severities: tuple[AdviceSeverity, ...] = ("info", "warning")
    for severity in severities:
        assert rule("acme-no-summary", severity=severity)(run) is run
        assert [issue.severity for issue in advise(workshop(), select=["acme-no-summary"])] == [severity]
    (issue,) = advise(workshop(), ignore=["date-missing"])
    assert (issue.code, issue.severity, issue.path, issue.hint) == (
        "acme-no-summary",
        "warning",
        "/summary",
        "write one",
    )
    assert not advise(workshop(), ignore=["acme-no-summary", "date-missing"])


@pytest.mark.usefixtures("no_other_rules")
def test_a_path_that_leads_nowhere_comes_last() -> None:
    """A path of a user's rule that does not exist is sorted after those of its object."""

    @rule("acme-nowhere")
    def nowhere(_: RuleContext) -> Iterator[Advice]:
        """Nowhere."""
        for path in ("/nowhere", "/quotes/9/x", "/title/x", "/quotes/x", ""):
            yield Advice(path, "x")

    assert [issue.path for issue in advise(workshop(), select=["acme-nowhere"])] == [
        "",
        "/title/x",
        "/quotes/x",
        "/quotes/9/x",
        "/nowhere",
    ]


def undocumented(_: RuleContext) -> Iterator[Advice]:  # noqa: D103  # that is the point
    yield Advice("", "x")


@pytest.mark.usefixtures("no_other_rules")
@pytest.mark.parametrize(
    ("code", "severity", "function", "message"),
    [
        ("date-missing", "info", run, "already a rule of migevents"),
        ("bad-date", "info", run, "the code of a fault"),
        ("Acme Summary", "info", run, "kebab-case"),
        ("summary", "info", run, "two words"),
        ("acme-no-summary", "error", run, 'got "error"'),
        ("acme-no-summary", "info", undocumented, "needs a docstring"),
    ],
)
def test_invalid_rule_is_refused(code: str, severity: Any, function: Callable[..., Any], message: str) -> None:
    """A code that is taken or badly made, another severity, and a function without a docstring are refused."""
    with pytest.raises(ValueError, match=message):
        rule(code, severity=severity)(function)


# --- Pages ------------------------------------------------------------------------------------------------------------


def test_generated_pages_are_current() -> None:
    """The page of rules matches their docstrings, and the package has the current page of faults."""
    stale = [str(target.relative_to(ROOT)) for target, text in written_pages() if target.read_text("utf-8") != text]
    assert stale == [], "run python -m tasks.write_pages"


@pytest.mark.parametrize("code", list(all_rules()))
def test_every_rule_has_a_whole_page(code: str) -> None:
    """The page of a rule explains why, where it was seen, has both kinds of examples, and how to silence it."""
    page = page_of(all_rules()[code])
    assert page.startswith(f"### `{code}`\n\n**")
    for part in (
        "\n\nSeen in ",
        "It gets this advice:\n\n```python\n>>> ",
        "It gets none:\n\n```python\n>>> ",
        f"--ignore {code}",
    ):
        assert part in page
    assert f"[{code}]" in page or f'select=["{code}"]' in page


@pytest.mark.usefixtures("no_other_rules")
def test_the_page_of_a_users_rule_is_its_docstring() -> None:
    """The docstring of a rule that a program declares is shown as it is, and not parsed."""
    rule("acme-no-summary")(run)
    assert explain.page("acme-no-summary") == "acme-no-summary\n\ninfo: The event has no summary."


def test_without_docstrings_advice_is_the_same() -> None:
    """Where Python drops the docstrings, rules report the same advice and `explain` prints the same pages."""
    program = """
        import migevents
        from migevents.cli import explain

        print(*map(str, migevents.advise(migevents.load("examples/lao-workshop-2018.json"))), sep="\\n")
        print(explain.page("quote-elided").splitlines()[2])
    """
    command = [sys.executable, "-OO", "-X", "utf8", "-c", textwrap.dedent(program)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8")  # noqa: S603  # our own
    expected = map(str, advise(migevents.load(EXAMPLES / "lao-workshop-2018.json")))
    assert run.stdout.splitlines() == [*expected, explain.page("quote-elided").splitlines()[2]]


def test_every_code_has_a_page_in_the_package() -> None:
    """Each code has a page of plain text in the package, which begins with the code."""
    assert pages().keys() == ALL_CODES.keys()
    for code in ALL_CODES:
        page = explain.page(code)
        assert page.startswith(f"{code}\n\n")
        assert "```" not in page
        assert "### " not in page


def test_every_code_of_advice_has_a_rule_that_says_the_same() -> None:
    """The severity of a rule is that of its code, and its docstring begins with the sentence of the code."""
    described = {rule.code: (rule.severity, inspect.getdoc(rule.run) or "") for rule in our_rules()}
    assert described.keys() == ADVICE.keys()
    for code, (severity, docstring) in described.items():
        assert severity == ALL_CODES[code].severity
        assert docstring.startswith(f"{ALL_CODES[code].sentence}\n\n")


@pytest.mark.usefixtures("no_other_rules")
def test_two_rules_of_a_program_have_two_codes() -> None:
    """A second rule with the code of another one of the program is refused, and the message names the first."""

    def first(_context: RuleContext) -> Iterator[Advice]:
        """The first."""
        yield from ()

    def second(_context: RuleContext) -> Iterator[Advice]:
        """The second."""
        yield from ()

    rule("acme-first")(first)
    with pytest.raises(ValueError, match=r"is already a rule: .*first"):
        rule("acme-first")(second)
