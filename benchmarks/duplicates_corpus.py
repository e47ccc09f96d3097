"""Invented records of which it is known which are of one event, to measure how well duplicates are found.

Most records are events of their own. Some are second reports: of the same event, with the title, the place or the date
as another release would have them. Others only look like it: another event on the same day and in the same place.
Nothing in them is real: the persons are called "sample" and "example" in many languages. The same seed gives the same
records.
"""

import copy
import datetime
import random
import unicodedata
from collections.abc import Callable
from typing import Any

import attrs

Plain = dict[str, Any]

_PLACES = [
    *[("Vientiane", "LA"), ("Hà Nội", "VN"), ("Bangkok", "TH"), ("Genève", "CH"), ("Dakar", "SN"), ("Nairobi", "KE")],
    *[("Bogotá", "CO"), ("Quito", "EC"), ("Manila", "PH"), ("Dhaka", "BD"), ("Amman", "JO"), ("Tunis", "TN")],
    *[("Accra", "GH"), ("Abuja", "NG"), ("San José", "CR"), ("Kathmandu", "NP"), ("Colombo", "LK")],
    *[("Phnom Penh", "KH"), ("Yangon", "MM"), ("Tbilisi", "GE"), ("Kyiv", "UA"), ("Chișinău", "MD")],
    *[("Addis Ababa", "ET"), ("Kampala", "UG"), ("Lusaka", "ZM"), ("Pretoria", "ZA"), ("Maputo", "MZ")],
    *[("Rabat", "MA"), ("Lima", "PE"), ("México", "MX")],
]
_FORMS = {
    "workshop": ["Workshop", "Seminar"],
    "training": ["Training", "Training of Trainers", "Study Visit"],
    "conference": ["Conference", "Forum"],
    "meeting": ["Meeting", "Round Table", "Dialogue"],
    "consultation": ["Consultation"],
    "launch": ["Launch"],
    "signing": ["Signing Ceremony"],
    "event": ["Exhibition", "Migrants Day Celebration"],
}
_LEVELS = [
    *["National", "Regional", "High-level", "Technical", "First", "Second", "Third", "Annual", "Inter-ministerial"],
    "Sub-regional",
]
_SUBJECTS = [
    *["Migration and Cooperation", "Labour Migration Governance", "Counter-Trafficking", "Border Management"],
    *["Migration Health", "Diaspora Engagement", "Migration Data and Statistics", "Disaster Displacement"],
    *["Assisted Voluntary Return and Reintegration", "Ethical Recruitment", "Mixed Migration Flows"],
    *["Migration, Environment and Climate Change", "Smuggling of Migrants", "Remittances and Development"],
    *["Consular Protection", "the Global Compact for Migration", "Identity Management"],
    *["Humanitarian Border Management", "Migrant Children", "Urban Migration", "Return Policy", "Visa Facilitation"],
    *["Family Reunification", "Passenger Data", "Regional Mobility", "Seasonal Work Schemes", "Statelessness"],
    *["Community Stabilization", "Durable Solutions", "Skills Recognition"],
]
_AUDIENCES = [
    *["", "", "", " for Government Officials", " for Journalists", " for Law Enforcement Officers"],
    *[" for Border Officers", " with Civil Society", " in {country}", " – Phase II", " for Local Authorities"],
    " for Health Workers",
]
_GIVEN_NAMES = (
    *["Ana", "Luc", "Awa", "José", "María", "Kofi", "Rita", "Femi", "Ola", "Paul", "Mia", "Chen", "Jean", "Aïcha"],
    *["Peter", "Sara"],
)
_FAMILY_NAMES = (
    *["Prueba", "Muster", "Modèle", "Muestra", "Sample", "Example", "Specimen", "Échantillon", "Beispiel", "Esempio"],
    *["Voorbeeld", "Örnek", "Przykład", "Exempel", "Exemplo", "Vzor"],
)
_PERSONS = [f"{given} {family}" for given in _GIVEN_NAMES for family in _FAMILY_NAMES]
_POSITIONS = [
    *["Deputy Minister of Labour", "Director General of Immigration", "Chief of Mission", "Deputy Director General"],
    *["Ambassador", "Head of Unit", "Permanent Secretary"],
]
_ORGANIZATIONS: list[Plain] = [
    {"name": "International Organization for Migration", "abbreviation": "IOM", "kind": "un_agency"},
    {"name": "Ministry of Foreign Affairs", "abbreviation": "MOFA", "kind": "government"},
    {"name": "Ministry of Labour and Social Welfare", "kind": "government"},
    {"name": "European Union", "abbreviation": "EU", "kind": "development_partner"},
    {"name": "UNHCR", "kind": "un_agency"},
    {"name": "International Labour Organization", "abbreviation": "ILO", "kind": "un_agency"},
    {"name": "Caritas", "kind": "civil_society"},
    {"name": "National University", "kind": "academia"},
]
_QUOTES = [
    "Migration is a shared responsibility",
    "Only collective efforts can deliver results and ensure safe migration",
    "We welcome this initiative of the government",
    "Data are the base of every policy",
    "No country can address migration alone",
    "Migrants contribute to the development of both countries",
]
_THEMES = [
    *["labour_migration", "migration_health", "counter_trafficking", "immigration_border_management", "diaspora"],
    "policy_research_data",
]
_COMPACT = {
    "name": "Global Compact for Safe, Orderly and Regular Migration",
    "abbreviation": "GCM",
    "kind": "compact",
    "adopted": "2018-12-10",
}
_FIRST_DAY = datetime.date(2005, 1, 1)
_DAYS = 365 * 20


@attrs.frozen
class Corpus:
    """Records in random order, and which of them are of one event.

    Attributes:
        records: The records; their ids are unique.
        pairs: The ids of each second report and of the record that it was made from.
    """

    records: list[Plain]
    pairs: list[tuple[str, str]]


def corpus(count: int, seed: int = 1, *, reports: float = 0.05, lookalikes: float = 0.05) -> Corpus:
    """Return a corpus.

    Args:
        count: How many records.
        seed: Which records.
        reports: Which part of them are second reports of an event.
        lookalikes: Which part are other events of the same day and place.
    """
    draw = random.Random(seed)
    of_reports, of_lookalikes = int(count * reports), int(count * lookalikes)
    of_events = count - of_reports - of_lookalikes
    events = [_event(draw, number) for number in range(of_events)]
    records, pairs = list(events), []
    for number in range(of_events, of_events + of_reports):
        event = events[draw.randrange(of_events)]
        records.append(_report(draw, event, number))
        pairs.append((event["id"], records[-1]["id"]))
    records += [
        _lookalike(draw, events[draw.randrange(of_events)], number) for number in range(of_events + of_reports, count)
    ]
    draw.shuffle(records)
    return Corpus(records, pairs)


# --- Events -----------------------------------------------------------------------------------------------------------


def _event(draw: random.Random, number: int) -> Plain:
    kind = draw.choice(list(_FORMS))
    city, country = draw.choice(_PLACES)
    day = _FIRST_DAY + datetime.timedelta(days=draw.randrange(_DAYS))
    event: Plain = {"type": kind, "title": _title(draw, kind, country), "id": f"ev-{number}"}
    event |= _description(draw, kind, number)
    event |= _dates(draw, day)
    event |= _place(draw, city, country)
    event |= _people(draw, city, country)
    event |= _details(draw, number)
    event["source"] = {
        "publisher": "IOM",
        "headline": event["title"] if draw.random() < 0.3 else f"{country}: {event['title']} held in {city}",
        "url": f"https://example.org/news/{number}",
        "published": (day + datetime.timedelta(days=1)).isoformat(),
        "language": "en",
    }
    if draw.random() < 0.1:
        budget = {"amount": draw.randrange(1000, 99999), "rate": draw.random()}
        event["extensions"] = {"example:budget": budget, "example:tags": ["a", None, True]}
    return event


def _title(draw: random.Random, kind: str, country: str) -> str:
    level, form = draw.choice(_LEVELS), draw.choice(_FORMS[kind])
    subject, audience = draw.choice(_SUBJECTS), draw.choice(_AUDIENCES)
    return f"{level} {form} on {subject}{audience}".format(country=country)


def _description(draw: random.Random, kind: str, number: int) -> Plain:
    part: Plain = {}
    if draw.random() < 0.6:
        count = draw.randrange(10, 200)
        subjects = f"{draw.choice(_SUBJECTS).lower()} and {draw.choice(_SUBJECTS).lower()}"
        part["summary"] = f"The {kind} brought together {count} participants to discuss {subjects}.\nIt closed."
    if draw.random() < 0.5:
        part["url"] = f"https://example.org/events/{number}"
    if draw.random() < 0.7:
        part["status"] = "held"
    if draw.random() < 0.4:
        part["mode"] = draw.choice(["in_person", "online", "hybrid"])
    return part


def _dates(draw: random.Random, day: datetime.date) -> Plain:
    """Return when an event was: mostly a day, sometimes less, and for a few events nothing at all."""
    shape, text = draw.random(), day.isoformat()
    if shape < 0.78:
        return {"when": {"start": text, "wording": f"on {day.day} {day:%B}", "basis": "stated"}}
    if shape < 0.86:
        return {"when": {"start": text, "end": _later(day, draw.randrange(1, 4)), "days": 2}}
    if shape < 0.92:
        return {"when": {"start": text[:7] + draw.choice(["", "?", "~"])}}
    if shape < 0.95:
        return {"when": {"within": f"{text}/{_later(day, 6)}"}}
    if shape < 0.97:
        return {"when": {"start": "XXXX-" + text[5:].replace("02-29", "02-28")}}
    return {}


def _later(day: datetime.date, days: int) -> str:
    return (day + datetime.timedelta(days=days)).isoformat()


def _place(draw: random.Random, city: str, country: str) -> Plain:
    part: Plain = {}
    if draw.random() < 0.9:
        name = draw.choice(["National Convention Centre", "Hotel Continental", "UN House", "Ministry"])
        part["venues"] = [{"name": name, "city": city, "country": country}]
    if draw.random() < 0.8:
        part["host"] = {"country": country}
        if draw.random() < 0.3:
            accession = f"{draw.randrange(1951, 2018)}-0{draw.randrange(1, 9)}"
            part["host"] |= {"organization": "IOM", "accession": accession, "ordinal": draw.randrange(1, 172)}
    return part


def _people(draw: random.Random, city: str, country: str) -> Plain:
    chosen = draw.sample(_ORGANIZATIONS, draw.randrange(1, 5))
    roles = ["organizer", "funder", "partner", "host"]
    part: Plain = {"organizations": [each | {"roles": draw.sample(roles, draw.randrange(1, 3))} for each in chosen]}
    names = draw.sample(_PERSONS, draw.randrange(0, 4))
    if names:
        part["speakers"] = [_speaker(draw, name, country) for name in names]
        quotes = [
            {"text": f"{draw.choice(_QUOTES)}, in {city} as elsewhere", "speaker": draw.choice(names)}
            for _ in range(draw.randrange(0, 3))
        ]
        part |= {"quotes": quotes} if quotes else {}
    return part


def _speaker(draw: random.Random, name: str, country: str) -> Plain:
    return {
        "name": name,
        "honorific": "H.E.",
        "positions": [draw.choice(_POSITIONS)],
        "organization": draw.choice(_ORGANIZATIONS)["name"],
        "country": country,
        "roles": [draw.choice(["opening_remarks", "keynote", "quoted"])],
    }


def _details(draw: random.Random, number: int) -> Plain:
    part: Plain = {}
    if draw.random() < 0.4:
        group = {"description": "government officials", "kind": "government", "count": draw.randrange(10, 100)}
        part["participants"] = [group | {"bound": "at_least"}]
    if draw.random() < 0.3:
        part["frameworks"] = [_COMPACT]
    if draw.random() < 0.5:
        part["themes"] = draw.sample(_THEMES, 2)
    if draw.random() < 0.5:
        part["topics"] = ["data", "cooperation"][: draw.randrange(1, 3)]
    if draw.random() < 0.3:
        email = f"press{number % 97}@example.org"
        part["contacts"] = [{"name": "Press office", "phone": "+41227179111", "email": email}]
    return part


# --- Second reports, and what only looks like one ---------------------------------------------------------------------


def _report(draw: random.Random, event: Plain, number: int) -> Plain:
    """Return another report of an event, as a second release gives it."""
    report = copy.deepcopy(event)
    title = report["title"]
    for name in draw.sample(list(_TITLE_CHANGES), draw.randrange(1, 3)):
        title = _TITLE_CHANGES[name](draw, title)
    report |= {"id": f"ev-{number}", "title": title.strip()}
    source = report["source"]
    source["url"] = f"https://example.org/other/{number}"
    source["headline"] = draw.choice([report["title"], f"{source['headline']} – news"])
    if "venues" in report:
        _change_city(draw, report["venues"][0])
    _change_date(draw, report.get("when", {}))
    report.pop("summary", None)
    if draw.random() < 0.3:
        report["organizations"] = report["organizations"][:1]
    return report


def _mistyped(draw: random.Random, text: str) -> str:
    """Return a text with a letter left out, or written twice."""
    place = draw.randrange(1, max(2, len(text) - 1))
    if draw.random() < 0.5:
        return text[:place] + text[place + 1 :]
    return text[:place] + text[place - 1] + text[place - 1 :]


def _in_other_capitals(draw: random.Random, title: str) -> str:
    return title.upper() if draw.random() < 0.3 else title.capitalize()


def _shortened(draw: random.Random, title: str) -> str:
    words = title.split()
    if len(words) <= _FEW_WORDS:
        return title
    words.pop(draw.choice([0, len(words) - 1]))
    return " ".join(words)


_FEW_WORDS = 4


def _prefixed(draw: random.Random, title: str) -> str:
    return draw.choice(["The ", "IOM Holds ", "Opening of the "]) + title


def _with_signs(_draw: random.Random, title: str) -> str:
    return title.replace("and", "&")


def _paraphrased(_draw: random.Random, title: str) -> str:
    return title.replace(" on ", " about ").replace("Workshop", "Seminar").replace("Training", "Course")


_TITLE_CHANGES: dict[str, Callable[[random.Random, str], str]] = {
    "typo": _mistyped,
    "case": _in_other_capitals,
    "drop": _shortened,
    "prefix": _prefixed,
    "accent": _with_signs,
    "paraphrase": _paraphrased,
}


def _change_city(draw: random.Random, venue: Plain) -> None:
    """Leave the city out, write it without accents, or mistype it; mostly, leave it alone."""
    change = draw.random()
    if change < 0.2:
        del venue["city"]
    elif change < 0.4:
        letters = unicodedata.normalize("NFD", venue["city"])
        venue["city"] = "".join(letter for letter in letters if not unicodedata.combining(letter))
    elif change < 0.5:
        venue["city"] = _mistyped(draw, venue["city"]).strip()


def _change_date(draw: random.Random, when: Plain) -> None:
    """Move a full date by a day, or leave the day out; mostly, leave it alone."""
    start = when.get("start", "")
    if len(start) != len("2018-11-15") or start.startswith("X"):
        return
    change = draw.random()
    if change < 0.12:
        when["start"] = (datetime.date.fromisoformat(start) - datetime.timedelta(days=1)).isoformat()
    elif change < 0.2:
        when["start"] = start[:7]
        when.pop("end", None)
        when.pop("days", None)
    when.pop("wording", None)


def _lookalike(draw: random.Random, event: Plain, number: int) -> Plain:
    """Return another event of the same day and place, with a title of the same pattern."""
    other = copy.deepcopy(event)
    title = _title(draw, other["type"], other.get("host", {}).get("country", "LA"))
    other |= {"id": f"ev-{number}", "title": title}
    other["source"] |= {"headline": title, "url": f"https://example.org/hard/{number}"}
    return other
