"""How well duplicates are found, and how long it takes: ``python -m benchmarks.duplicates``.

The records are those of `duplicates_corpus`, of which it is known which are of one event. What is found is counted in
pairs: precision is the part of the pairs found that are of one event, recall the part of all such pairs that was found.

It takes about five minutes, most of it to make the records. With a number behind it, that many records are made.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

import attrs

from benchmarks.duplicates_corpus import Corpus, corpus
from migevents import Event, EventDates, PartialDate, Venue, find_duplicates, structure

SEEDS = (1, 20261126)
COUNT = 100_000
ROUNDS = 3
CROWDS = (2_000, 4_000)

Groups = tuple[tuple[int, ...], ...]


@attrs.frozen
class Score:
    """How good what was found is, each from 0 to 1."""

    precision: float
    recall: float


def score(groups: Groups, made: Corpus) -> Score:
    """Return how good groups of the records of a corpus are."""
    ids = [record["id"] for record in made.records]
    found = {frozenset((ids[one], ids[other])) for group in groups for one, other in combinations(group, 2)}
    true = set(_true_pairs(made.pairs))
    return Score(len(found & true) / max(1, len(found)), len(found & true) / max(1, len(true)))


def _true_pairs(pairs: Iterable[tuple[str, str]]) -> Iterator[frozenset[str]]:
    """Yield every pair of records of one event: also two second reports of it."""
    reports: dict[str, list[str]] = {}
    for event, report in pairs:
        reports.setdefault(event, [event]).append(report)
    for of_one_event in reports.values():
        yield from map(frozenset, combinations(of_one_event, 2))


def crowd(count: int) -> list[Event]:
    """Return events of one day in one city: 18 December is such a day."""
    titles = [record["title"] for record in corpus(count, seed=1, reports=0, lookalikes=0).records]
    when, venues = EventDates(start=PartialDate("2018-12-18")), (Venue(city="Vientiane", country="LA"),)
    random.Random(1).shuffle(titles)
    return [Event(title=title, when=when, venues=venues) for title in titles]


def seconds(function: Callable[[], object]) -> float:
    """Return the processor time that a call takes."""
    start = time.process_time()
    function()
    return time.process_time() - start


def _print_corpus(count: int, seed: int) -> None:
    made = corpus(count, seed)
    events = [structure(record) for record in made.records]
    found = score(find_duplicates(events), made)
    took = statistics.median(seconds(lambda: find_duplicates(events)) for _ in range(ROUNDS))
    print(f"{count:,} records, seed {seed}:")
    print(f"  precision {found.precision:.3f}  recall {found.recall:.3f}  {took:.1f} s")


def _print_crowd() -> None:
    few, many = map(crowd, CROWDS)
    rounds = [(seconds(lambda: find_duplicates(few)), seconds(lambda: find_duplicates(many))) for _ in range(ROUNDS)]
    growth = statistics.median(second / first for first, second in rounds)
    took = " and ".join(f"{statistics.median(each):.1f} s" for each in zip(*rounds, strict=True))
    print(
        f"{' and '.join(f'{count:,}' for count in CROWDS)} records of one day in one city: {took}, {growth:.2f} times"
    )


def main(arguments: Sequence[str]) -> None:
    """Measure, and print what was measured."""
    count = int(arguments[0]) if arguments else COUNT
    for seed in SEEDS:
        _print_corpus(count, seed)
    _print_crowd()


if __name__ == "__main__":
    main(sys.argv[1:])
