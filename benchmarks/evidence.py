"""How much of forty invented releases is found: `python -m benchmarks.evidence` prints precision and recall by kind.

The releases and the facts coded from them are in `benchmarks/releases`. They were written together with the rules, so
the figures are a guard against going backwards, and not a claim about real releases.
"""

import copy
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

from migevents import draft, find_dates, locate
from migevents.evidence import FactConfidence, Status
from migevents.evidence.leaves import Leaf, leaves_of

RELEASES = Path(__file__).parent / "releases"
Plain = dict[str, Any]

KINDS = {
    "language": r"/source/language",
    "dateline": r"/source/dateline_\w+",
    "published": r"/source/published",
    "when": r"/when/(?:start|end|dates/\*|within)",
    "days": r"/when/days",
    "city": r"/venues/\*/city",
    "country": r"/venues/\*/country",
    "type": r"/type",
    "label": r"/label",
    "edition": r"/edition",
    "speaker": r"/speakers/\*/name",
    "position": r"/speakers/\*/positions/\*",
    "quote": r"/quotes/\*",
    "framework": r"/frameworks/\*/name",
    "contact": r"/contacts/\*/\w+",
    "membership": r"/(?:host|members/\*)/ordinal",
}
"""The kinds of facts of a draft, by their pointers without the numbers of lists."""


@attrs.frozen
class Release:
    """An invented release and the facts coded from it."""

    name: str
    text: str
    facts: Plain


def releases() -> list[Release]:
    """Return the releases, in the order of their names."""
    paths = sorted(RELEASES.glob("*.txt"))
    return [
        Release(path.stem, path.read_text(encoding="utf-8"), json.loads(path.with_suffix(".json").read_bytes()))
        for path in paths
    ]


def facts_of(record: Plain) -> Counter[tuple[str, Any]]:
    """Return the facts of a record by kind: each with its value, a quote with its speaker."""
    found: Counter[tuple[str, Any]] = Counter()
    for leaf in leaves_of({key: value for key, value in record.items() if key != "quotes"}):
        kind = kind_of(leaf.pointer)
        if kind:
            found[kind, leaf.value] += 1
    for quote in record.get("quotes", ()):
        found["quote", (quote["text"], quote.get("speaker"))] += 1
    return found


def kind_of(pointer: str) -> str | None:
    """Return the kind of a fact, or `None` where drafts do not have it."""
    general = re.sub(r"/[0-9]+", "/*", pointer)
    return next((kind for kind, pattern in KINDS.items() if re.fullmatch(pattern, general)), None)


# --- draft ------------------------------------------------------------------------------------------------------------


def score_drafts(cases: list[Release]) -> dict[str, tuple[int, int, int]]:
    """Return for each kind how many facts drafts state, how many of these are right, and how many were coded."""
    stated: Counter[str] = Counter()
    right: Counter[str] = Counter()
    coded: Counter[str] = Counter()
    for case in cases:
        ours, theirs = facts_of(draft(case.text).record), facts_of(case.facts)
        for (kind, _), count in ours.items():
            stated[kind] += count
        for (kind, _), count in theirs.items():
            coded[kind] += count
        for (kind, _), count in (ours & theirs).items():
            right[kind] += count
    return {kind: (stated[kind], right[kind], coded[kind]) for kind in KINDS}


def wrong_facts(case: Release) -> list[tuple[str, Any]]:
    """Return the facts of the draft of a release that were not coded."""
    return [*(facts_of(draft(case.text).record) - facts_of(case.facts)).elements()]


def sure_facts(case: Release) -> tuple[int, int]:
    """Return how many sure facts the draft of a release states, and how many of these are right."""
    drafted = draft(case.text)
    sure = [pointer for pointer, each in drafted.confidence.items() if each is FactConfidence.SURE and kind_of(pointer)]
    theirs = {value for _, value in facts_of(case.facts)}
    leaves = {leaf.pointer: leaf.value for leaf in leaves_of(drafted.record)}
    return len(sure), sum(leaves[pointer] in theirs for pointer in sure)


# --- locate -----------------------------------------------------------------------------------------------------------


def score_locate(cases: list[Release]) -> Counter[Status]:
    """Return how many of the coded facts have each status."""
    return Counter(located.status for case in cases for located in locate(case.facts, case.text).values())


def altered(case: Release, chance: random.Random) -> Iterator[tuple[str, Plain]]:
    """Yield the facts of a release with one letter, day, count or name changed, once for each fact."""
    checked = locate(case.facts, case.text)
    for leaf in leaves_of(case.facts):
        value = changed(leaf, chance)
        if checked[leaf.pointer].status is Status.FOUND and value is not None:
            facts = copy.deepcopy(case.facts)
            put(facts, leaf.pointer, value)
            yield leaf.pointer, facts


def changed(leaf: Leaf, chance: random.Random) -> Any:
    """Return a value with one thing changed; `None` for what is not changed here."""
    if isinstance(leaf.value, int):
        return leaf.value + 1
    if re.fullmatch(r"[0-9X]{4}-[0-9]{2}-[0-9]{2}", leaf.value):
        day = int(leaf.value[-2:]) % 28 + 1
        return f"{leaf.value[:-2]}{day:02}"
    if leaf.field in {"language", "country", "basis"}:
        return None
    letters = [place for place, letter in enumerate(leaf.value) if letter.isalnum()]
    place = chance.choice(letters)
    other = chance.choice([letter for letter in "aeionrst" if letter != leaf.value[place].lower()])
    return leaf.value[:place] + other + leaf.value[place + 1 :]


def put(record: Plain, pointer: str, value: Any) -> None:
    """Put a value at a pointer that is there."""
    *steps, last = pointer.split("/")[1:]
    here: Any = record
    for step in steps:
        here = here[int(step) if isinstance(here, list) else step]
    here[int(last) if isinstance(here, list) else last] = value


def score_altered(cases: list[Release]) -> Counter[Status]:
    """Return which statuses facts have after one thing in them was changed."""
    chance = random.Random(0)  # noqa: S311  # the same changes each time
    return Counter(
        locate(facts, case.text)[pointer].status for case in cases for pointer, facts in altered(case, chance)
    )


# --- find_dates -------------------------------------------------------------------------------------------------------


def score_dates(cases: list[Release]) -> tuple[int, int]:
    """Return in how many releases the day of the event is among the dates, and of how many."""
    found = coded = 0
    for case in cases:
        day = case.facts.get("when", {}).get("start")
        if day is None:
            continue
        source = case.facts["source"]
        reference = source.get("published") or source.get("dateline_date")
        dates = find_dates(case.text, reference=reference, language=source["language"])
        coded += 1
        found += any(str(date.when.start) == day for date in dates)
    return found, coded


def main() -> None:
    """Print the figures."""
    cases = releases()
    print(f"{len(cases)} invented releases. These figures are a guard, not a claim.\n")
    print(f"{'draft':12} {'stated':>7} {'right':>7} {'coded':>7} {'precision':>10} {'recall':>8}")
    totals = [0, 0, 0]
    for kind, figures in score_drafts(cases).items():
        print_line(kind, *figures)
        totals = [total + figure for total, figure in zip(totals, figures, strict=True)]
    print_line("all", *totals)
    sure = [sure_facts(case) for case in cases]
    print(f"\nsure facts: {sum(right for _, right in sure)} of {sum(count for count, _ in sure)} right")
    print("locate, coded facts:  ", describe(score_locate(cases)))
    print("locate, altered facts:", describe(score_altered(cases)))
    found, coded = score_dates(cases)
    print(f"find_dates: the day of the event in {found} of {coded}")


def print_line(kind: str, stated: int, right: int, coded: int) -> None:
    """Print the figures of a kind."""
    precision = f"{right / stated:10.0%}" if stated else f"{'-':>10}"
    recall = f"{right / coded:8.0%}" if coded else f"{'-':>8}"
    print(f"{kind:12} {stated:7} {right:7} {coded:7} {precision} {recall}")


def describe(statuses: Counter[Status]) -> str:
    """Return how many facts have each status."""
    return ", ".join(f"{statuses[status]} {status.replace('_', ' ')}" for status in Status)


if __name__ == "__main__":
    main()
