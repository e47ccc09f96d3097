"""Invented records of which it is known which are of one event, to measure how well duplicates are found.

Most records are events of their own. Some are second reports: of the same event, with the title, the place or the date
as another release would have them. Others only look like it: another event on the same day and in the same place.
Nothing in them is real: the persons are called "sample" and "example" in many languages. The same seed gives the same
records.
"""

import copy
import datetime
import json
import random
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs

Plain = dict[str, Any]

_DATA: dict[str, Any] = json.loads(Path(__file__).with_suffix(".json").read_bytes())
"""What the records are made of: places, forms and subjects of events, names of persons, and so on."""

_PERSONS = [f"{given} {family}" for given in _DATA["given names"] for family in _DATA["family names"]]
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
    kind = draw.choice(list(_DATA["forms"]))
    city, country = draw.choice(_DATA["places"])
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
    level, form = draw.choice(_DATA["levels"]), draw.choice(_DATA["forms"][kind])
    subject, audience = draw.choice(_DATA["subjects"]), draw.choice(_DATA["audiences"])
    return f"{level} {form} on {subject}{audience}".format(country=country)


def _description(draw: random.Random, kind: str, number: int) -> Plain:
    part: Plain = {}
    if draw.random() < 0.6:
        count = draw.randrange(10, 200)
        subjects = f"{draw.choice(_DATA['subjects']).lower()} and {draw.choice(_DATA['subjects']).lower()}"
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
    chosen = draw.sample(_DATA["organizations"], draw.randrange(1, 5))
    roles = ["organizer", "funder", "partner", "host"]
    part: Plain = {"organizations": [each | {"roles": draw.sample(roles, draw.randrange(1, 3))} for each in chosen]}
    names = draw.sample(_PERSONS, draw.randrange(0, 4))
    if names:
        part["speakers"] = [_speaker(draw, name, country) for name in names]
        quotes = [
            {"text": f"{draw.choice(_DATA['quotes'])}, in {city} as elsewhere", "speaker": draw.choice(names)}
            for _ in range(draw.randrange(0, 3))
        ]
        part |= {"quotes": quotes} if quotes else {}
    return part


def _speaker(draw: random.Random, name: str, country: str) -> Plain:
    return {
        "name": name,
        "honorific": "H.E.",
        "positions": [draw.choice(_DATA["positions"])],
        "organization": draw.choice(_DATA["organizations"])["name"],
        "country": country,
        "roles": [draw.choice(["opening_remarks", "keynote", "quoted"])],
    }


def _details(draw: random.Random, number: int) -> Plain:
    part: Plain = {}
    if draw.random() < 0.4:
        group = {"description": "government officials", "kind": "government", "count": draw.randrange(10, 100)}
        part["participants"] = [group | {"bound": "at_least"}]
    if draw.random() < 0.3:
        part["frameworks"] = [_DATA["compact"]]
    if draw.random() < 0.5:
        part["themes"] = draw.sample(_DATA["themes"], 2)
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
