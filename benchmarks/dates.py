"""How well dates in words are read, by migevents and by its peers: `make dates` prints it, and writes docs/dates.md.

The wordings are those of real releases, and those that the tests make of them with one change each. Each is read right,
read wrong, or refused. What is left open counts as refused. Of the peers only the dates are asked and not how they are
known, and what they can hold counts as it is: a peer that knows the precision of its date is asked for it.
"""

import datetime
import importlib
import json
import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from dateutil import parser

from benchmarks.chart import Panel, draw
from benchmarks.report import DOCS, put_into_page, table, versions
from benchmarks.timing import ROOT
from migevents import InvalidDate, parse_date, unstructure
from tests.support.date_wordings import Wording, mutated

OUTCOMES = ("right", "wrong", "refused")

Fields = dict[str, Any]
Reader = Callable[[Wording], Fields | None]
"""Reads a wording: the fields of `EventDates` that it finds, or `None`."""

Scores = dict[str, Counter[str]]
"""How many wordings each reader read right, read wrong, and refused."""


def read_by_migevents(wording: Wording) -> Fields | None:
    """Read with this library. What is left open is compared, too, where it is more than the words."""
    try:
        when = parse_date(wording.text, language=wording.language, reference=wording.reference)
    except InvalidDate:
        return None
    fields: Fields = unstructure(when)
    del fields["wording"]
    return None if fields == {"basis": "unresolved"} else fields


def read_by_dateutil(wording: Wording) -> Fields | None:
    """Read with python-dateutil alone; what is not in the text it takes from the reference."""
    default = datetime.datetime.fromisoformat(wording.reference) if wording.reference else None
    try:
        found = parser.parse(wording.text, fuzzy=True, default=default)
    except (ValueError, OverflowError):
        return None
    return {"start": found.date().isoformat()}


def read_by_dateparser(wording: Wording) -> Fields | None:
    """Read with dateparser, which reports whether it found a day, a month or a year."""
    dateparser = importlib.import_module("dateparser.date")  # installed by `make dates` alone, and untyped
    settings = {"RELATIVE_BASE": datetime.datetime.fromisoformat(wording.reference)} if wording.reference else {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of Python's own parsing of dates without a year
        languages = [wording.language] if wording.language else None
        found = dateparser.DateDataParser(languages=languages, settings=settings).get_date_data(wording.text)
    if found.date_obj is None:
        return None
    length = {"year": 4, "month": 7}.get(found.period, 10)
    return {"start": found.date_obj.date().isoformat()[:length]}


def read_by_edtf(wording: Wording) -> Fields | None:
    """Read with edtf, which writes EDTF and knows no reference."""
    found = importlib.import_module("edtf").text_to_edtf(wording.text)
    return dict(zip(("start", "end"), str(found).removesuffix("/").split("/"), strict=False)) if found else None


READERS: dict[str, Reader] = {
    "migevents": read_by_migevents,
    "dateutil.parser.parse, fuzzy": read_by_dateutil,
    "dateparser": read_by_dateparser,
    "edtf, text_to_edtf": read_by_edtf,
}


def outcome(wording: Wording, read: Fields | None) -> str:
    """Return the outcome of a reading; readers without a basis are not asked for it."""
    if read is None:
        return "right" if wording.right is None else "refused"
    if wording.right is None:
        return "wrong"
    asked = wording.right.keys() if "basis" in read else wording.right.keys() - {"basis"}
    if read == {name: wording.right[name] for name in asked}:
        return "right"
    return "refused" if read.get("basis") == "unresolved" else "wrong"


def scores(wordings: Sequence[Wording], readers: dict[str, Reader] = READERS) -> Scores:
    """Return the score of each reader."""
    return {name: Counter(outcome(each, read(each)) for each in wordings) for name, read in readers.items()}


def real_and_changed() -> tuple[list[Wording], list[Wording]]:
    """Return the wordings of real releases, and those with one change each."""
    rows = json.loads((ROOT / "tests" / "data" / "date_wordings.json").read_bytes())
    real = [Wording(row["wording"], row["language"], row["reference"], row["expected"], "none") for row in rows]
    return real, list(mutated(rows))


def score_table(counted: Scores) -> str:
    """Return the scores as a table."""
    rows = [(reader, *(str(counts[name]) for name in OUTCOMES)) for reader, counts in counted.items()]
    return "\n".join(table(("reader", *OUTCOMES), rows))


def panel(counted: Scores) -> Panel:
    """Return the scores as a part of a chart: for each reader a bar of three parts."""
    parts = {name: [counts[name] for counts in counted.values()] for name in OUTCOMES}
    labels = [" / ".join(map(str, counts)) for counts in zip(*parts.values(), strict=True)]
    return Panel("Dates in words of real releases: right, wrong, refused", [*counted], parts, labels)


def main() -> None:
    """Print the comparison, and write it into the page."""
    real, changed = real_and_changed()
    of_real = scores(real)
    parts = [
        "![Right, wrong and refused, of real wordings, by each reader](dates.svg)",
        f"The {len(real)} wordings of real releases:",
        score_table(of_real),
        f"The {len(changed)} wordings that come of one change to each:",
        score_table(scores(changed)),
        f"Compared with {versions(('python-dateutil', 'dateparser', 'edtf'))}.",
    ]
    figures = "\n\n".join(parts)
    print(figures)
    put_into_page(DOCS / "dates.md", figures, "dates")
    draw(DOCS / "dates.svg", [panel(of_real)])


if __name__ == "__main__":
    main()
