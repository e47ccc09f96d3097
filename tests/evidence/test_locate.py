"""`locate`: every leaf of a record has its place in the text, or is reported."""

import copy
import pickle
import random
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.evidence import altered, put
from migevents import Event, Extensions, InvalidDate, Workshop, advise, draft, locate, structure, unstructure
from migevents.evidence import Evidence, How, Located, Status
from migevents.evidence.leaves import leaves_of
from migevents.testing import events
from tests.evidence.texts import FOUNDING_RECORD, FOUNDING_TEXT, RELEASES

Plain = dict[str, Any]


def one(record: Plain, text: str, **options: Any) -> Located:
    """The result for the last leaf of a record."""
    return [*locate(record, text, **options).values()][-1]


def pieces(located: Located, text: str) -> list[str]:
    """The places of a value as text."""
    return [text[start:end] for start, end in located.spans]


# --- Values that are found --------------------------------------------------------------------------------------------

FOUND: list[tuple[Plain, str, list[str]]] = [
    ({"title": "Data for  “better” lives"}, "on data\nfor 'better' lives and", ["data\nfor 'better' lives"]),
    ({"title": "Sociétés d’accueil"}, "les socie\u0301te\u0301s d'accueil et", ["socie\u0301te\u0301s d'accueil"]),
    ({"title": "Whole-of-government"}, "a whole-of-\n government and", ["whole-of-\n government"]),
    ({"title": "Migration data."}, "on migra-\ntion data, again", ["migra-\ntion data"]),
    ({"title": "The ﬁle… here"}, "the file... here", ["the file... here"]),
    ({"title": "« Oui, nous »"}, 'dit "oui, nous" et', ["oui, nous"]),
    ({"title": "X"}, "a X b", ["X"]),
    ({"title": "Fair\u200bness"}, "fairness", ["fairness"]),
    ({"when": {"start": "2018-11-15"}}, "on 15 November 2018 and", ["on 15 November 2018"]),
    ({"when": {"start": "2018-11-15", "end": "2018-11-16"}}, "from 15 to 16 November 2018", ["from 15 to 16 November 2018"]),
    ({"when": {"start": "2018-11-15", "end": "2018-11-16"}}, "On 15 November 2018; until 16 November 2018", [
        "until 16 November 2018"
    ]),
    ({"participants": [{"description": "people", "count": 1234}]}, "some 1,234 people", ["1,234"]),
    ({"when": {"end": "2018-11-16"}}, "ended on 16 November 2018", ["on 16 November 2018"]),
    ({"source": {"published": "2018-11-15"}, "when": {"within": "2018-11-12/2018-11-18"}}, "on 15 November 2018. This week", [
        "This week"
    ]),
    ({"when": {"days": 3}}, "a three-day course of 3 parts", ["three-day"]),
    ({"when": {"days": 2}}, "un atelier de deux jours", ["deux jours"]),
    ({"venues": [{"country": "LA"}]}, "in Lao PDR, in Laos", ["Lao PDR", "Laos"]),
    ({"venues": [{"country": "CI"}]}, "en Côte d’Ivoire", ["Côte d’Ivoire"]),
    ({"venues": [{"country": "TJ"}]}, "Прошло в Таджикистане в", ["Таджикистане"]),
    ({"venues": [{"country": "GN"}]}, "in Papua New Guinea and Guinea", ["Guinea"]),
    ({"language": "fr"}, "was held in French.", ["French"]),
    ({"source": {"language": "en"}}, "The talks of the day were held in it.\n\nMore", ["The talks of the day were held in it."]),
    ({"participants": [{"description": "officials", "count": 24}]}, "24 hours; twenty-four officials", ["twenty-four", "24"]),
    ({"participants": [{"description": "people", "count": 40000}]}, "some 40,000 people", ["40,000"]),
    ({"participants": [{"kind": "government", "count": 30}]}, "30 ans; une trentaine de cadres", ["trentaine"]),
    ({"participants": [{"description": "officers", "women": 9}]}, "9 am: officers (9 women)", ["9"]),
    ({"edition": 8, "label": "conference"}, "the 8th annual conference", ["conference"]),
    ({"label": "conference", "edition": 21}, "the twenty-first conference", ["twenty-first"]),
    ({"series": "x", "edition": 2018}, "the 2018 edition of it", ["2018 edition"]),
    ({"host": {"country": "LA", "ordinal": 171}}, "Laos, the 171st member state", ["171st"]),
    ({"host": {"country": "LA", "ordinal": 171}}, "Laos, 171 member states", ["171 member state"]),
    ({"frameworks": [{"name": "Compact", "provisions": ["objective-7"]}]}, "Objectives 7 and 23 of the Compact", ["7"]),
    ({"frameworks": [{"name": "Agenda", "provisions": ["10.7"]}]}, "SDG 10.7 of the Agenda", ["10.7"]),
    ({"frameworks": [{"name": "Plan", "period": "2018/2022"}]}, "the Plan from 2018 to 2022", ["from 2018 to 2022"]),
    ({"contacts": [{"phone": "+85621267730"}]}, "Tel. +856.21267730, call", ["+856.21267730"]),
    *(
        ({"participants": [{"kind": "government", "count": count}]}, f"{text} people", [text])
        for count, text in ((31, "treinta y un"), (24, "двадцать четыре"), (40, "сорок"), (3_000_000, "3 million"),
                            (2_500_000, "2.5 million"), (3_000_000, "3 миллиона"), (51, "cincuenta y una"))
    ),
    *(
        ({"venues": [{"country": code}]}, f"a {name}, of which", [name])
        for code, name in (("US", "EE. UU."), ("US", "U.S."), ("US", "US"), ("AU", "AUSTRALIA"), ("ST", "São Tomé and Príncipe"),
                           ("EG", "Египте"), ("AG", "Antigua-et-Barbuda"), ("LA", "LAO PDR"))
    ),
    ({"venues": [{"city": "Ташкент"}]}, "в Ташкенте прошел", ["Ташкенте"]),
    ({"venues": [{"country": "CN"}]}, "在中国举行", ["中国"]),
    ({"contacts": [{"phone": "+41227179111"}]}, "Tel. 0041 22 717 91 11", ["41 22 717 91 11"]),
    ({"contacts": [{"phone": "+436649108793"}]}, "+43(0)664 910 87 93", ["+43(0)664 910 87 93"]),
    ({"contacts": [{"phone": "+999215550142;ext=12"}]}, "+999 21 555 0142 ext. 12", ["+999 21 555 0142 ext. 12"]),
    ({"contacts": [{"email": "Press@example.org"}]}, "write to press@example.org.", ["press@example.org"]),
    ({"contacts": [{"email": "press@example.org"}]}, "press[at]example.org", ["press[at]example.org"]),
    ({"contacts": [{"email": "press@example.org"}]}, "İzmir: PRESS@example.org", ["PRESS@example.org"]),
    ({"contacts": [{"url": "https://www.example.org/a/"}]}, "see example.org/a.", ["example.org/a"]),
    ({"speakers": [{"name": "Ola Specimen", "honorific": "Dr"}]}, "Dr. No; Dr. Ola Specimen", ["Dr"]),
    ({"organizations": [{"name": "World Bank", "abbreviation": "WB"}]}, "the World Bank (WB)", ["WB"]),
    ({"acme": "words"}, "Words of the text", ["Words"]),
    ({"acme": {"x": 12}}, "12 of it", ["12"]),
    ({"acme": {"x": 1.5}}, "1.5 of it", ["1.5"]),
]  # fmt: skip


@pytest.mark.parametrize(("record", "text", "expected"), FOUND, ids=map(str, range(len(FOUND))))
def test_value_is_found_as_it_is_printed(record: Plain, text: str, expected: list[str]) -> None:
    """A value is found in each form in which texts print it, at exactly these places, the likeliest first."""
    leaf = "/edition" if "edition" in record and "label" in record and record["edition"] == 8 else None
    located = locate(record, text)["/label"] if leaf else one(record, text)
    assert located.status is Status.FOUND
    assert pieces(located, text)[: len(expected)] == expected


PARTLY: list[tuple[Plain, str, str]] = [
    ({"when": {"start": "2018-11-15"}}, "on November 15th", "the year"),
    ({"when": {"start": "2018-11"}}, "on 15 November 2018", "the text is more exact"),
    ({"speakers": [{"name": "H.E. Ola Specimen"}]}, "said Ola Specimen", "the honorific"),
    ({"title": "A Fair"}, "A FAIR", "capital letters differ"),
    ({"venues": [{"country": "KR"}]}, "in Korea", "which country it is: several have the name"),
    ({"venues": [{"country": "EG"}]}, "in Cairo", "the name of the country; one of its cities occurs"),
    ({"contacts": [{"phone": "+85621267730"}]}, "Tel. 021 267 730", "the country code"),
    ({"frameworks": [{"name": "Agenda", "provisions": ["10.7"]}]}, "the Agenda (10.7)", "the word for what is numbered"),
    ({"participants": [{"description": "officials", "count": 24}]}, "officials met" + " on" * 99 + " 24 May", (
        "the number occurs in the text, but not near what it counts"
    )),
    ({"label": "fair", "edition": 3}, "fair" + " on" * 99 + " the third time", (
        "the number occurs in the text, but not near what it counts"
    )),
    ({"speakers": [{"name": "Ola", "honorific": "Dr"}]}, "Ola" + " on" * 99 + " Dr", (
        "it occurs in the text, but not near what it belongs to"
    )),
]  # fmt: skip


@pytest.mark.parametrize(("record", "text", "missing"), PARTLY, ids=map(str, range(len(PARTLY))))
def test_value_is_partly_found_with_what_is_missing(record: Plain, text: str, missing: str) -> None:
    """Where the text has a value in part, the note has what it lacks."""
    located = one(record, text)
    assert (located.status, located.note) == (Status.PARTLY_FOUND, missing)
    assert located.spans


NOT_FOUND: list[tuple[Plain, str]] = [
    ({"title": "Thompso"}, "Laura Thompson"),
    ({"title": "…"}, "words"),
    ({"when": {"start": "2018-11-16"}}, "on 15 November 2018"),
    ({"when": {"start": "2018-11-15", "end": "2018-11-28"}}, "28 November 2018 – on 15-16 November 2018"),
    ({"when": {"wording": "on 15 November", "start": "2018-11-28"}}, "28 November 2018 – on 15 November"),
    ({"when": {"start": "soon"}}, "soon"),
    ({"when": {"within": "soon"}}, "soon"),
    ({"when": {"days": 3}}, "a two-day course of 3 parts"),
    ({"source": {"published": "2018-11-16"}}, "today"),
    ({"source": {"published": "2018-11-16"}}, "from 14 to 16 November 2018"),
    ({"source": {"dateline_date": "2018-11-16"}}, "on 16 and 20 November 2018"),
    ({"venues": [{"country": "GT"}]}, "en San Salvador"),
    ({"venues": [{"country": "??"}]}, "in Cairo"),
    ({"venues": [{"country": "US"}]}, "CONTACT US"),
    ({"venues": [{"city": "Ташкент"}]}, "в Бишкеке прошел"),
    ({"venues": [{"city": "Cairo"}]}, "в Бишкеке прошел"),
    ({"source": {"language": "fr"}}, "The talks of the day were held in it."),
    ({"language": "xx"}, "xx"),
    ({"contacts": [{"phone": "+85621267730"}]}, "+856 212677301"),
    ({"contacts": [{"phone": "+999215550142;ext=12"}]}, "+999 21 555 0142 ext. 13"),
    ({"contacts": [{"phone": "none"}]}, "+999 21 555 0142"),
    ({"contacts": [{"email": "press@example.org"}]}, "xpress@example.org"),
    ({"contacts": [{"url": "https://example.org/a"}]}, "https://example.org/ab"),
    ({"source": {"url": "https://example.org/b"}}, "https://example.org/a"),
    ({"participants": [{"description": "officials", "count": 25}]}, "24 officials"),
    ({"frameworks": [{"name": "Agenda", "provisions": ["10.7"]}]}, "the Agenda, goal 10.77"),
    ({"speakers": [{"name": "Dr"}]}, "no one"),
    ({"quotes": [{"text": "We came. We saw. We won."}]}, "“We came,” she said. “We saw.”"),
]


@pytest.mark.parametrize(("record", "text"), NOT_FOUND, ids=map(str, range(len(NOT_FOUND))))
def test_value_that_the_text_does_not_have_is_not_found(record: Plain, text: str) -> None:
    """A value that differs by a letter, a digit or a day, or is another's, is not found."""
    assert one(record, text).status is Status.NOT_FOUND


NOT_CHECKED: list[Plain] = [
    {"type": "workshop"}, {"migevents": "1.0"}, {"status": "held"}, {"id": "x"}, {"when": {"open_end": True}},
    {"themes": ["protection"]}, {"extensions": {"x": [{"y": "the text"}], "z": 1}}, {"title": None}, {"venues": []},
    {"quotes": [{"language": "fr"}]}, {"source": {"url": "https://example.org/"}}, {"x": {}}, {"x": object()},
    {"extensions": {}},
]  # fmt: skip


@pytest.mark.parametrize("record", NOT_CHECKED, ids=map(str, range(len(NOT_CHECKED))))
def test_value_that_no_text_has_is_not_checked(record: Plain) -> None:
    """Terms of closed lists, ids, flags and what is empty are not checked, and the note has the reason."""
    located = one(record, "the text")
    assert located.status is Status.NOT_CHECKED
    assert located.note


def test_quote_is_found_around_its_attribution() -> None:
    """A quote that the attribution interrupts is found in its pieces."""
    text = "“We count people,” said Ola. “They count on us.”"
    located = one({"quotes": [{"text": "We count people. They count on us."}]}, text)
    assert pieces(located, text) == ["We count people", "They count on us"]


def test_places_near_the_neighbours_come_first() -> None:
    """A position that occurs twice is first where its speaker is."""
    text = "The Minister opened it. Later Ola Specimen, Minister of Planning, spoke."
    evidence = locate({"speakers": [{"name": "Ola Specimen", "positions": ["Minister"]}]}, text)
    assert evidence["/speakers/0/positions/0"].spans[0][0] > text.index("Ola")


def test_publication_given_with_the_call_is_derived() -> None:
    """A date of publication that the caller gives completes dates, and is itself derived."""
    evidence = locate(
        {"when": {"start": "2018-11-15"}, "source": {"published": "2018-11-16"}}, "yesterday", published="2018-11-16"
    )
    assert evidence["/when/start"].how is How.READ
    assert evidence["/source/published"] == Located(Status.FOUND, how=How.DERIVED, note="given with the call")


# --- The whole --------------------------------------------------------------------------------------------------------


@given(event=events(), text=st.text(max_size=80))
def test_every_leaf_has_an_entry_in_order_and_spans_are_in_the_text(event: Event, text: str) -> None:
    """Any record in any text: an entry for each leaf in the order of the record, with places inside of the text."""
    plain = unstructure(event)
    before = copy.deepcopy(plain)
    evidence = locate(event, text)
    assert list(evidence) == [leaf.pointer for leaf in leaves_of(plain)]
    assert all(0 <= start < end <= len(text) for located in evidence.values() for start, end in located.spans)
    assert {**locate(plain, text)} == {**evidence}
    assert plain == before


def test_founding_record_is_found_apart_from_notes_of_its_coder() -> None:
    """Everything in the handmade record is found, except the inferred year, two topics and the project."""
    evidence = locate(FOUNDING_RECORD, FOUNDING_TEXT)
    assert evidence.not_found == ("/topics/0", "/topics/5", "/projects/0")
    partly = [pointer for pointer, each in evidence.items() if each.status is Status.PARTLY_FOUND]
    assert partly == ["/when/start"]


@pytest.mark.parametrize("release", RELEASES, ids=lambda release: release.name)
def test_coded_facts_are_found(release: Any) -> None:
    """Each fact that was coded from an invented release is found."""
    evidence = locate(release.facts, release.text)
    assert {each.status for each in evidence.values()} <= {Status.FOUND, Status.NOT_CHECKED}


@pytest.mark.parametrize("release", RELEASES[::5], ids=lambda release: release.name)
def test_altered_facts_are_not_found(release: Any) -> None:
    """With a letter, day or count changed, no fact of an invented release is found."""
    for pointer, facts in altered(release, random.Random(release.name)):  # noqa: S311  # the same changes each time
        assert locate(facts, release.text)[pointer].status is not Status.FOUND


@pytest.mark.parametrize("release", RELEASES, ids=lambda release: release.name)
def test_every_leaf_of_a_draft_is_located(release: Any) -> None:
    """Every fact of a draft is found in the text it was made from."""
    record = draft(release.text).record
    statuses = {pointer: each.status for pointer, each in locate(record, release.text).items()}
    assert set(statuses.values()) <= {Status.FOUND, Status.NOT_CHECKED}


def test_evidence_is_an_immutable_mapping() -> None:
    """Evidence has length, order and a short `repr`, pickles, and cannot be changed."""
    evidence = locate({"title": "A fair", "edition": 3}, "The third fair.")
    assert len(evidence) == 2
    assert repr(evidence) == "<Evidence of 2 facts: 1 partly_found, 1 not_found>"
    assert repr(locate({}, "")) == "<Evidence of 0 facts: nothing to check>"
    assert {**pickle.loads(pickle.dumps(evidence))} == {**evidence}
    with pytest.raises(AttributeError, match="immutable"):
        evidence.text = ""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        evidence["/title"].note = ""  # type: ignore[misc]  # what is tested
    evidence.record["title"] = "changed"
    assert evidence.record["title"] == "A fair"
    assert isinstance(evidence, Evidence)


BAD = ["", " ", "\x00\x01\xff", "\ud800", "<html><p>Fair</p></html>", "x" * 100_000]


@pytest.mark.parametrize("text", BAD, ids=map(str, range(len(BAD))))
def test_bad_text_gives_a_clear_answer(text: str) -> None:
    """In an empty, binary or foreign text, only facts that it has are found."""
    evidence = locate(FOUNDING_RECORD, text)
    assert not [pointer for pointer, each in evidence.items() if each.status is Status.FOUND]


def test_wrong_arguments_are_refused() -> None:
    """A record that is not one, bytes, and a wrong date are errors that tell what to do."""
    with pytest.raises(TypeError, match="expects a record or a dict, got a list"):
        locate([], "")  # type: ignore[arg-type]  # what is tested
    with pytest.raises(TypeError, match="decode bytes first"):
        locate({}, b"")  # type: ignore[arg-type]  # what is tested
    with pytest.raises(TypeError, match=r"got an? [A-Za-z]+: read the file first"):
        locate({}, Path("page.txt"))  # type: ignore[arg-type]  # what is tested
    with pytest.raises(TypeError, match=r"got a Workshop$"):
        locate({}, Workshop(title="x"))  # type: ignore[arg-type]  # what is tested
    with pytest.raises(InvalidDate):
        locate({}, "", published="soon")


# --- Advice -----------------------------------------------------------------------------------------------------------


def test_rule_reports_what_the_text_does_not_have() -> None:
    """With the text, the rule not-in-text reports each missing value in its place; without it, nothing."""
    record = structure(FOUNDING_RECORD)
    issues = advise(record, select=["not-in-text"], text=FOUNDING_TEXT)
    assert [issue.path for issue in issues] == ["/topics/0", "/topics/5", "/projects/0"]
    assert advise(record, select=["not-in-text"]) == ()
    with pytest.raises(TypeError, match="decode bytes first"):
        advise(record, text=b"")  # type: ignore[arg-type]  # what is tested


def test_rule_leaves_extensions_alone() -> None:
    """Your own data in extensions is not reported."""
    workshop = Workshop(title="Fair", extensions=Extensions({"x": "not there"}))
    assert advise(workshop, select=["not-in-text"], text="A fair.") == ()


def test_put_changes_one_leaf() -> None:
    """The scorer changes exactly the leaf at a pointer."""
    record: Plain = {"a": [{"b": 1}], "c": [1, 2]}
    put(record, "/a/0/b", 2)
    put(record, "/c/1", 3)
    assert record == {"a": [{"b": 2}], "c": [1, 3]}


@pytest.mark.parametrize("wording", ["ok", "5", None, {}])
def test_a_date_does_not_depend_on_a_wording_that_is_not_looked_for(wording: Any) -> None:
    """A wording of two letters, or one that is not text, has no place when the dates beside it are looked for."""
    evidence = locate({"when": {"start": "2018-05-15", "wording": wording}}, "It was held on 15 May 2018.")
    assert evidence["/when/start"].status is Status.FOUND
