"""The cost of reading other formats grows no faster than the file, whatever its shape; twice is at most 2.2 times."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from migevents.formats import csv_table, icalendar, reliefweb, schema_org
from tests.support.growth import assert_in_proportion

Make = Callable[[int], Any]


def rows(header: str, *lines: str) -> str:
    """A table."""
    return "\n".join([header, *lines])


def calendar(*lines: str) -> str:
    """A calendar of one event with these lines."""
    return calendar_of(f"BEGIN:VEVENT\nUID:1\nSUMMARY:x\nDTSTART:20180101\n{''.join(lines)}END:VEVENT\n")


def calendar_of(content: str) -> str:
    """A calendar with this content."""
    return f"BEGIN:VCALENDAR\n{content}END:VCALENDAR\n"


EVENT = {"@context": "https://schema.org", "@type": "Event", "name": "x", "startDate": "2018-01-01"}
PERSON = {"@type": "Person", "name": "A"}


def node(**members: Any) -> str:
    """An event of schema.org with these properties."""
    return json.dumps(EVENT | members)


def graph(*nodes: Any) -> str:
    """A document of several nodes."""
    return json.dumps({"@context": "https://schema.org", "@graph": nodes})


def item(inside: str) -> str:
    """An event as microdata, without its end."""
    return f'<div itemscope itemtype="https://schema.org/Event"><b itemprop="name">x</b>{inside}'


def report(**fields: Any) -> Any:
    """An answer of ReliefWeb with one report."""
    return {"data": [{"id": "1", "fields": {"title": "x", **fields}}]}


TABLES: dict[str, Make] = {
    "columns and rows": lambda n: rows("title," + ",".join(f"c{i}" for i in range(n)), *["x"] * n),
    "known columns and rows": lambda n: rows("title," + ",".join(["id"] * n), *["x"] * n),
    "filled columns": lambda n: rows("title," + ",".join(f"c{i}" for i in range(n)), "x" + ",y" * n),
    "one header": lambda n: rows(",".join(["title"] * n), ",".join(["x"] * n)),
    "one unknown header": lambda n: rows("title," + ",".join(["a"] * n), ",".join(["x"] * n)),
    "a long header": lambda n: rows("title," + "a" * 10 * n, *["x,y"] * n),
    "cells without a header": lambda n: rows("title", "x" + ",y" * n),
    "one id": lambda n: rows("id,title", *["a,x"] * n),
    "items in a cell": lambda n: rows("title,topics", "x," + "a; " * n),
    "a cell of lines": lambda n: rows('title\n"' + "a\n" * n),
    "a header of lines": lambda n: '"' + "a\n" * n,
    "empty rows": lambda n: rows("title", *[",,"] * n),
    "blank lines": lambda n: rows("title", *[""] * n),
    "a long preface": lambda n: rows(*["a" * n] * 20, "title", "x"),
    "tags": lambda n: rows(",".join(["a"] * n), ",".join(["#loc+name"] * n), ",".join(["x"] * n)),
    "a tag of attributes": lambda n: rows("a", "#a" + " + a" * n + "!", "x"),
    "a tag of spaces": lambda n: rows("a", "#" + " " * n, "x"),
    "cells that are not UTF-8": lambda n: ("title," + ",".join(["c"] * n) + "\nx" + ",é" * n).encode("cp1252"),
}
CALENDARS: dict[str, Make] = {
    "events": lambda n: calendar_of("".join(f"BEGIN:VEVENT\nUID:{i}\nSUMMARY:x\nEND:VEVENT\n" for i in range(n))),
    "one uid": lambda n: calendar_of("BEGIN:VEVENT\nUID:1\nSUMMARY:x\nDTSTART:20180101\nEND:VEVENT\n" * n),
    "parts of one": lambda n: calendar_of(
        "".join(
            f"BEGIN:VEVENT\nUID:1\nSUMMARY:x\nDTSTART:20180101\nRECURRENCE-ID:{20180101 + i}\nEND:VEVENT\n"
            for i in range(n)
        )
    ),
    "calendars": lambda n: calendar() * n,
    "folds": lambda n: calendar("DESCRIPTION:x\n" + " x\n" * n),
    "lines of categories": lambda n: calendar("CATEGORIES:a,b\n" * n),
    "categories": lambda n: calendar("CATEGORIES:" + "a," * n + "\n"),
    "days": lambda n: calendar("RDATE:" + ",".join(["20180101"] * n) + "\n"),
    "lines of days": lambda n: calendar("RDATE:20180101\nEXDATE:20180102\n" * n),
    "a count of days": lambda n: calendar(f"RRULE:FREQ=DAILY;COUNT={n}\n"),
    "weekdays": lambda n: calendar("RRULE:FREQ=DAILY;BYDAY=" + "MO," * n + "\n"),
    "parameters": lambda n: calendar("ATTENDEE" + ";X=a" * n + ":mailto:x\n"),
    "attendees": lambda n: calendar("ATTENDEE;CN=A:mailto:a@b.c\n" * n),
    "unknown properties": lambda n: calendar(*(f"X-A{i}:b\n" for i in range(n))),
    "one property": lambda n: calendar("SUMMARY:x\n" * n),
    "alarms": lambda n: calendar("BEGIN:VALARM\nEND:VALARM\n" * n),
    "components inside of each other": lambda n: calendar("BEGIN:VALARM\n" * n),
    "zones": lambda n: calendar_of("".join(f"BEGIN:VTIMEZONE\nTZID:a{i}\nEND:VTIMEZONE\n" for i in range(n))),
    "broken lines": lambda n: calendar("x\n" * n),
}
NODES: dict[str, Make] = {
    "events": lambda n: graph(*(EVENT | {"@id": f"#{i}"} for i in range(n))),
    "one id": lambda n: graph(*[EVENT | {"@id": "#1"}] * n),
    "a chain": lambda n: graph(*(EVENT | {"@id": f"#{i}", "subEvent": {"@id": f"#{i + 1}"}} for i in range(n))),
    "a chain of pairs": lambda n: graph(
        *(EVENT | {"@id": f"#{i}", "subEvent": [{"@id": f"#{i + 1}"}] * 2} for i in range(n))
    ),
    "references to one": lambda n: graph(
        {"@id": "#o", "@type": "Organization", "name": "o", "member": [PERSON] * n},
        *(EVENT | {"@id": f"#{i}", "organizer": {"@id": "#o"}} for i in range(n)),
    ),
    "people": lambda n: node(performer=[PERSON | {"name": f"A {i}"} for i in range(n)]),
    "one person": lambda n: node(performer=[PERSON] * n),
    "keywords": lambda n: node(keywords="a, " * n),
    "places": lambda n: node(location=[{"@type": "Place", "name": f"P {i}", "address": "x"} for i in range(n)]),
    "parts": lambda n: node(subEvent=[EVENT | {"startDate": f"{1990 + i % 40}-01-01"} for i in range(n)]),
    "equal parts": lambda n: node(subEvent=[EVENT] * n),
    "values": lambda n: node(name=["x"] * n, startDate=["2018-01-01"] * n, **{"@type": ["Event"] * n}),
    "languages": lambda n: node(name=[{"@language": "en", "@value": "x"}] * n),
    "unknown properties": lambda n: node(**{f"a{i}": 1 for i in range(n)}),
    "one key": lambda n: '{"@type":"Event","name":"x"' + ',"name":"y"' * n + "}",
    "values in deep lists": lambda n: "[" * 450 + ",".join(["[1]"] * n) + "]" * 450,
    "values beyond every place": lambda n: "[" * 600 + ",".join(["[1]"] * n) + "]" * 600,
    "lists beyond every place": lambda n: "[" * 499 + ",".join(["[[1]]"] * n) + "]" * 499,
    "scripts": lambda n: f'<script type="application/ld+json">{node()}</script>' * n,
    "items": lambda n: (item("") + "</div>") * n,
    "items inside of each other": lambda n: item("") * n,
    "properties inside of each other": lambda n: item('<b itemprop="name">x' * n),
    "people of an item": lambda n: item('<b itemprop="performer" itemscope><i itemprop="name">A</i></b>' * n),
    "references of items": lambda n: (
        item("</div>").replace("itemscope", 'itemscope itemref="a"') * n
        + f'<p id="a">{"<b itemprop=about>x</b>" * n}</p>'
    ),
    "references to elements in each other": lambda n: (
        "".join(f'<p itemscope itemref="a{i}">x</p><div id="a{i}">' for i in range(n)) + "<b itemprop=about>x</b>" * 101
    ),
    "a chain of items": lambda n: "".join(
        f'<p itemscope itemprop="about" id="a{i}" itemref="a{i + 1}">' for i in range(n)
    ),
}
ANSWERS: dict[str, Make] = {
    "reports": lambda n: {"data": [{"id": str(i), "fields": {"title": "x"}} for i in range(n)]},
    "one id": lambda n: {"data": [{"id": "1", "fields": {"title": "x"}}] * n},
    "countries": lambda n: report(country=[{"name": "Tunisia"}] * n),
    "lists": lambda n: report(theme=[{"name": "a"}] * n, source=[{"name": "b"}] * n, language=[{"code": "en"}] * n),
    "unknown fields": lambda n: report(**{f"a{i}": [1] for i in range(n)}),
    "paragraphs": lambda n: report(**{"body-html": "<p>a</p>" * n}),
    "tags inside of each other": lambda n: report(**{"body-html": "<b>" * n}),
    "entities": lambda n: report(**{"body-html": "&amp;" * n}),
    "comments": lambda n: report(**{"body-html": "<!--" * n}),
}
READERS: dict[str, tuple[Callable[[Any], Any], dict[str, Make]]] = {
    "table": (csv_table.loads, TABLES),
    "icalendar": (icalendar.loads, CALENDARS),
    "schema.org": (schema_org.loads, NODES),
    "reliefweb": (reliefweb.loads, ANSWERS),
    "sources of reliefweb": (reliefweb.sources, ANSWERS),
}


@pytest.mark.parametrize(
    ("reader", "shape"), [(name, shape) for name, (_, shapes) in READERS.items() for shape in shapes]
)
def test_work_grows_with_the_file(reader: str, shape: str) -> None:
    """A file of twice the entries, columns, lines or parts takes at most 2.2 times the work to read."""
    read, shapes = READERS[reader]
    assert_in_proportion(lambda data: list(read(data)), shapes[shape], 100)


def test_a_table_is_read_with_columns_of_ones_own() -> None:
    """Twice the columns that a mapping names take at most 2.2 times the work."""

    def read(data: str) -> None:
        header = data.partition("\n")[0].split(",")
        list(csv_table.loads(data, columns=dict.fromkeys(header, "title")))

    assert_in_proportion(read, TABLES["filled columns"], 100)
