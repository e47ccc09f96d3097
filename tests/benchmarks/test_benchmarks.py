"""The benchmark is fair: every peer does the same work, and handwritten text on the page is kept."""

import itertools
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.folders import DOCS
from tests.support.issues import issues_if_any

for package in ("jsonschema_rs", "matplotlib", "orjson", "pydantic"):
    pytest.importorskip(package, reason="the peers are installed by `make`, and not everywhere")

from benchmarks import samples
from benchmarks.peers.peer import Peer
from benchmarks.report import END, put_into_page
from benchmarks.run import measure, publish, what_peers_cannot_check
from benchmarks.timing import compare
from benchmarks.work import PEERS, PYDANTIC
from migevents import Event, dumps, loads, unstructure
from migevents.model.base import fields_of
from migevents.testing import events
from migevents.testing.flaws import as_json
from tests.support.charts import texts_of
from tests.support.mutations import DOCUMENTS, MUTATIONS

PAGE = DOCS / "performance.md"
BEGIN = "<!-- figures: written by `make bench` -->"

each_peer = pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)

# --- The peers --------------------------------------------------------------------------------------------------------


def assert_reads_and_writes(peer: Peer, document: bytes) -> None:
    """The peer reads a valid document from JSON and from a dict, and writes it as it was."""
    plain = json.loads(document)
    read = peer.read_json(document), peer.read_dict(plain)
    if peer.write:
        assert [json.loads(peer.write(record)) for record in read] == [plain, plain]
    assert not peer.faults_of(document)


@each_peer
@pytest.mark.parametrize("record", samples.examples(), ids=lambda record: record["type"])
def test_peers_read_and_write_the_examples(peer: Peer, record: samples.Plain) -> None:
    """Every peer accepts every valid record of `examples/`, and loses nothing of it."""
    assert_reads_and_writes(peer, samples.as_json(record))


@each_peer
@given(event=events())
def test_peers_read_and_write_any_record(peer: Peer, event: Event) -> None:
    """Every peer accepts any record that migevents writes, and loses nothing of it."""
    assert_reads_and_writes(peer, dumps(event))


def accepts(peer: Peer, read: Callable[[Any], object], data: object) -> bool:
    """Whether a peer accepts what it is given to read."""
    try:
        read(data)
    except peer.errors:
        return False
    return True


def refuses(peer: Peer, record: samples.Plain) -> bool:
    """Whether a peer refuses a record, read as JSON and as a dict."""
    document = as_json(record)
    return not any((accepts(peer, peer.read_json, document), accepts(peer, peer.read_dict, record)))


@each_peer
@settings(max_examples=3)
@given(event=events(), data=st.data())
def test_peers_refuse_what_we_refuse(peer: Peer, event: Event, data: st.DataObject) -> None:
    """Every peer refuses every bad sample, except for the codes it is listed as unable to check."""
    let_pass = set()
    for mutation in MUTATIONS:
        record = unstructure(event)
        mutation.apply(data.draw, record)
        if not refuses(peer, record):
            let_pass.add(mutation.code)
    assert let_pass == set(itertools.chain(*peer.cannot.values()))


@each_peer
@pytest.mark.parametrize("code", DOCUMENTS)
def test_peers_refuse_broken_documents(peer: Peer, code: str) -> None:
    """Every peer refuses what is not a document at all."""
    document = DOCUMENTS[code](samples.as_json(samples.founding()))
    with pytest.raises(peer.errors):
        peer.read_json(document)
    assert peer.faults_of(document)


# --- The samples ------------------------------------------------------------------------------------------------------


def test_samples_match_their_names() -> None:
    """The large record is valid and large enough; the broken ones have their fault, and the stream has one in ten."""
    assert len(samples.as_json(samples.large())) >= samples.LARGE
    assert (
        [issue.code for issue in issues_if_any(loads, samples.as_json(samples.large()))]
        == [issue.code for issue in issues_if_any(loads, samples.as_json(samples.with_all_fields()))]
        == []
    )
    assert samples.with_all_fields().keys() == {"migevents", "type", *fields_of(Event)}
    assert [[issue.code for issue in issues_if_any(loads, document)] for document in samples.one_fault_each()] == [
        [code] for code in samples.FAULTS
    ]
    counts = [len([issue.code for issue in issues_if_any(loads, document)]) for document in samples.stream(40)]
    assert counts == [0] * 9 + [2] + [0] * 9 + [1] + [0] * 9 + [2] + [0] * 9 + [1]
    assert [[issue.code for issue in issues_if_any(loads, line)] for line in samples.small_lines(2)] == [[], []]


@pytest.mark.parametrize("count", [1, 10, 25])
def test_growing_records_have_so_many_speakers(count: int) -> None:
    """A growing record has the requested number of speakers and quotes; the broken one has a fault in each tenth."""
    event: Any = loads(samples.as_json(samples.growing(count)))
    assert len(event.speakers) == len(event.quotes) == count
    tenth = len(range(0, count, 10))
    assert (
        sorted([issue.code for issue in issues_if_any(loads, samples.as_json(samples.growing_broken(count)))])
        == ["bad-country"] * tenth + ["unknown-field"] * tenth
    )


# --- Timing and report ------------------------------------------------------------------------------------------------


def test_functions_take_turns_and_are_compared_with_the_first() -> None:
    """Every function runs, and the first one is the measure of the others."""
    ran = []
    timings = compare({"a": lambda: ran.append("a"), "b": lambda: ran.append("b")}, rounds=3, batch=1e-9)
    assert ran.count("a") == ran.count("b") == 2 + 3
    assert list(timings) == ["a", "b"]
    assert timings["a"].ratio == 1


def test_figures_take_the_place_of_figures(tmp_path: Path) -> None:
    """New figures take the place of the old ones, and the rest of the page stays as it is."""
    page = tmp_path / "page.md"
    old = f"# Performance\n\n{BEGIN}\n\nold\n\n{END}\n\n## What was tried\n"
    page.write_text(old, encoding="utf-8")
    for figures in ("new", "old"):
        put_into_page(page, figures, "bench")
        assert page.read_text(encoding="utf-8") == old.replace("old", figures)
    assert PAGE.read_text(encoding="utf-8").count(BEGIN) == 1


def test_page_lists_faults_that_a_peer_accepts() -> None:
    """The page lists what each peer accepts by mistake, exactly as the tests have proved."""
    page = PAGE.read_text(encoding="utf-8")
    assert "\n".join(what_peers_cannot_check()) in page


def test_the_whole_benchmark_runs(tmp_path: Path) -> None:
    """A quick run measures every task, writes its figures into the page and draws a bar for each peer of a task."""
    (tmp_path / "performance.md").write_text(f"before\n{BEGIN}\n{END}\nafter\n", encoding="utf-8")
    measured = measure(quick=True)
    publish(measured, tmp_path)
    page = (tmp_path / "performance.md").read_text(encoding="utf-8")
    assert page.startswith("before\n")
    assert page.endswith("\nafter\n")
    assert all(title in page for title in measured.tasks)
    drawn = [timings for timings in measured.tasks.values() if PYDANTIC.name in timings]
    texts = Counter(texts_of(tmp_path / "performance.svg"))
    assert [texts[peer.name] for peer in PEERS] == [sum(peer.name in timings for timings in drawn) for peer in PEERS]
