"""Each repair reads what is certain, and leaves over what comes near it."""

import datetime
import re
from typing import Any

import pytest

from migevents import Event, PartialDate, Repair, salvage, unstructure
from migevents.codes import REPAIRS
from tests.support.folders import DOCS

Plain = dict[str, Any]


def record_with(**members: Any) -> Plain:
    """A record that is valid, but for these members perhaps."""
    return {"type": "event", "title": "A fair", **members}


# --- What is repaired -------------------------------------------------------------------------------------------------

ORGANIZATION = {"name": "IOM"}
MORNING = datetime.datetime(2018, 11, 15, 9, tzinfo=datetime.UTC)
REPAIRED: list[tuple[str, Plain, Plain]] = [
    # White space
    ("space-trimmed", {"label": " fair\u00a0"}, {"label": "fair"}),
    ("space-trimmed", {"label": "fair\n"}, {"label": "fair"}),
    ("space-trimmed", {"summary": "\tOne.\nTwo.\n"}, {"summary": "One.\nTwo."}),
    ("space-trimmed", {"url": " https://example.org "}, {"url": "https://example.org"}),
    ("space-trimmed", {"host": {"country": "LA\n"}}, {"host": {"country": "LA"}}),
    ("space-trimmed", {"mode": "online "}, {"mode": "online"}),
    ("space-trimmed", {"when": {"start": " 2018"}}, {"when": {"start": "2018"}}),
    ("space-trimmed", {"when": {"within": "2018/2019 "}}, {"when": {"within": "2018/2019"}}),
    ("blank-dropped", {"label": ""}, {}),
    ("blank-dropped", {"label": " \u2003"}, {}),
    # Countries
    ("country-read", {"host": {"country": "Lao PDR"}}, {"host": {"country": "LA"}}),
    ("country-read", {"host": {"country": "LAO"}}, {"host": {"country": "LA"}}),
    ("country-read", {"host": {"country": "418"}}, {"host": {"country": "LA"}}),
    ("country-read", {"host": {"country": "la"}}, {"host": {"country": "LA"}}),
    ("country-read", {"host": "LA"}, {"host": {"country": "LA"}}),
    ("country-read", {"host": "418"}, {"host": {"country": "LA"}}),
    ("country-read", {"host": "Lao PDR"}, {"host": {"country": "LA", "name": "Lao PDR"}}),
    ("country-read", {"members": ["Lao PDR"]}, {"members": [{"country": "LA", "name": "Lao PDR"}]}),
    # Dates
    ("date-read", {"when": {"start": "June 2018"}}, {"when": {"start": "2018-06"}}),
    ("date-read", {"when": {"start": "Thursday, 15 November 2018"}}, {"when": {"start": "2018-11-15"}}),
    ("date-read", {"when": {"start": "13/06/2017"}}, {"when": {"start": "2017-06-13"}}),
    ("date-read", {"when": {"start": "20181115"}}, {"when": {"start": "2018-11-15"}}),
    ("date-read", {"when": {"start": "15 November"}}, {"when": {"start": "XXXX-11-15"}}),
    ("date-read", {"when": {"within": "2018-2019"}}, {"when": {"within": "2018/2019"}}),
    (
        "date-read",
        {"when": {"within": "29 November to 1 December 2018"}},
        {"when": {"within": "2018-11-29/2018-12-01"}},
    ),
    ("date-read", {"when": {"within": "since 2015"}}, {"when": {"within": "2015/.."}}),
    (
        "date-read",
        {"when": "6-7 February 2018"},
        {"when": {"start": "2018-02-06", "end": "2018-02-07", "wording": "6-7 February 2018", "basis": "stated"}},
    ),
    ("time-dropped", {"when": {"start": "2018-11-15T09:00:00+07:00"}}, {"when": {"start": "2018-11-15"}}),
    ("time-dropped", {"when": {"start": "2018-11-15 09:00"}}, {"when": {"start": "2018-11-15"}}),
    ("time-dropped", {"when": {"start": MORNING}}, {"when": {"start": "2018-11-15"}}),
    ("end-dropped", {"when": {"start": "2018-11-15", "end": "2018-11-15"}}, {"when": {"start": "2018-11-15"}}),
    # Contacts
    ("phone-read", {"contacts": [{"phone": "+856.21267730"}]}, {"contacts": [{"phone": "+85621267730"}]}),
    ("phone-read", {"contacts": [{"phone": "+202-27365140"}]}, {"contacts": [{"phone": "+20227365140"}]}),
    ("phone-read", {"contacts": [{"phone": "+43(0)664 910 87 93"}]}, {"contacts": [{"phone": "+436649108793"}]}),
    ("phone-read", {"contacts": [{"phone": "Tel. +41 22 717 91 11"}]}, {"contacts": [{"phone": "+41227179111"}]}),
    (
        "phone-read",
        {"contacts": [{"phone": "+98-21-22045364 Ext. 116"}]},
        {"contacts": [{"phone": "+982122045364;ext=116"}]},
    ),
    ("phone-read", {"contacts": [{"phone": "(+856) 21-267-730"}]}, {"contacts": [{"phone": "+85621267730"}]}),
    ("phone-read", {"contacts": [{"phone": "+39 06 4418 6207"}]}, {"contacts": [{"phone": "+390644186207"}]}),
    ("phone-read", {"contacts": [{"phone": "+33-1-45-67-89-10"}]}, {"contacts": [{"phone": "+33145678910"}]}),
    ("phone-read", {"contacts": [{"phone": "tel:+85621267730"}]}, {"contacts": [{"phone": "+85621267730"}]}),
    ("scheme-dropped", {"contacts": [{"email": "mailto:a@b.org"}]}, {"contacts": [{"email": "a@b.org"}]}),
    ("email-dropped", {"contacts": [{"name": "A", "email": " "}]}, {"contacts": [{"name": "A"}]}),
    (
        "email-dropped",
        {"contacts": [{"email": "[email\u00a0protected]"}]},
        {"contacts": [{"wording": "[email\u00a0protected]"}]},
    ),
    (
        "email-dropped",
        {"contacts": [{"email": '">', "wording": "Email:"}]},
        {"contacts": [{"wording": 'Email:\n">'}]},
    ),
    (
        "email-dropped",
        {"contacts": [{"email": "[email protected]", "wording": "Email: [email protected]"}]},
        {"contacts": [{"wording": "Email: [email protected]"}]},
    ),
    # Terms
    ("term-read", {"mode": "In person"}, {"mode": "in_person"}),
    ("term-read", {"mode": "ON-LINE"}, {"mode": "online"}),
    ("term-read", {"mode": "virtual"}, {"mode": "online"}),
    (
        "term-read",
        {"organizations": [ORGANIZATION | {"roles": ["Organiser"]}]},
        {"organizations": [ORGANIZATION | {"roles": ["organizer"]}]},
    ),
    (
        "term-read",
        {"organizations": [ORGANIZATION | {"kind": "NGO"}]},
        {"organizations": [ORGANIZATION | {"kind": "civil_society"}]},
    ),
    (
        "term-read",
        {"themes": ["Migration & development", "labor migration"]},
        {"themes": ["migration_development", "labour_migration"]},
    ),
    ("term-read", {"type": "Workshop"}, {"type": "workshop"}),
    (
        "framework-read",
        {"frameworks": ["Global Compact on Migration"]},
        {
            "frameworks": [
                {
                    "name": "Global Compact for Safe, Orderly and Regular Migration",
                    "other_names": ["Global Compact on Migration"],
                }
            ]
        },
    ),
    (
        "framework-read",
        {"frameworks": ["Global Compact for Safe, Orderly and Regular Migration"]},
        {"frameworks": [{"name": "Global Compact for Safe, Orderly and Regular Migration"}]},
    ),
    # Types
    ("list-wrapped", {"venues": {"city": "Vientiane"}}, {"venues": [{"city": "Vientiane"}]}),
    ("list-wrapped", {"topics": "data"}, {"topics": ["data"]}),
    ("null-dropped", {"topics": None}, {}),
    ("null-dropped", {"when": {"start": "2018", "open_end": None}}, {"when": {"start": "2018"}}),
    ("number-read", {"edition": "3"}, {"edition": 3}),
    ("number-read", {"edition": 3.0}, {"edition": 3}),
    ("text-read", {"series": 2018}, {"series": "2018"}),
    ("text-read", {"when": {"start": 2018}}, {"when": {"start": "2018"}}),
    # Keys
    ("key-renamed", {"when": {"start": "2018", "openEnd": True}}, {"when": {"start": "2018", "open_end": True}}),
    ("key-renamed", {"when": {"start": "2018", "open-end": True}}, {"when": {"start": "2018", "open_end": True}}),
    ("key-renamed", {"when": {"start": "2018", "Open end": True}}, {"when": {"start": "2018", "open_end": True}}),
    ("key-renamed", {"type": "training", "Label": "study visit"}, {"type": "training", "label": "study visit"}),
    # Languages
    ("language-read", {"language": "English"}, {"language": "en"}),
    ("language-read", {"language": "français"}, {"language": "fr"}),
    ("language-read", {"language": "pt_BR"}, {"language": "pt-BR"}),
]


@pytest.mark.parametrize(
    ("code", "came", "meant"), REPAIRED, ids=[f"{index}-{each[0]}" for index, each in enumerate(REPAIRED)]
)
def test_what_is_certain_is_repaired(code: str, came: Plain, meant: Plain) -> None:
    """A value with one certain reading is repaired, the issue reports it, and nothing is left over."""
    salvaged = salvage(record_with(**came))
    assert salvaged.record is not None
    assert unstructure(salvaged.record) == record_with(**meant)
    assert code in {issue.code for issue in salvaged.issues}
    assert all(isinstance(issue, Repair) and issue.severity == "info" for issue in salvaged.issues)
    assert salvaged.leftovers == {}


# --- What is left over ------------------------------------------------------------------------------------------------

LEFT: list[tuple[Plain, str, str]] = [
    ({"label": "a\u0007b"}, "/label", ""),
    ({"topics": ["", "data"]}, "/topics/0", "omit the key"),
    ({"speakers": [{"name": "", "organization": "IOM"}, {}]}, "/speakers/1", ""),
    ({"host": {"country": "Korea"}}, "/host", '"KP" (Democratic People\'s Republic of Korea) or "KR"'),
    ({"host": {"country": "Urugauy"}}, "/host", 'did you mean "UY"?'),
    ({"venues": [{"city": "A", "country": "na"}]}, "/venues/0/country", ""),
    ({"venues": [{"city": "A", "country": "No"}]}, "/venues/0/country", "in capitals if a country is meant"),
    ({"venues": [{"city": "A", "country": "and"}]}, "/venues/0/country", "in capitals if a country is meant"),
    ({"venues": [{"city": "A", "country": "can"}]}, "/venues/0/country", "in capitals if a country is meant"),
    ({"venues": [{"city": "A", "country": "per"}]}, "/venues/0/country", "in capitals if a country is meant"),
    ({"venues": [{"city": "A", "country": "me"}]}, "/venues/0/country", "in capitals if a country is meant"),
    ({"host": "NA"}, "/host", ""),
    ({"host": "Ruritania"}, "/host", ""),
    ({"host": 418}, "/host", ""),
    ({"venues": ["Vientiane"]}, "/venues/0", ""),
    ({"when": {"start": "05/06/2017"}}, "/when/start", "2017-06-05 or 2017-05-06"),
    ({"when": {"start": "2018-02-30"}}, "/when/start", ""),
    ({"when": {"start": "Friday, 15 November 2018"}}, "/when/start", ""),
    ({"when": {"start": "10-11 September 2019"}}, "/when/start", ""),
    ({"when": {"start": "yesterday"}}, "/when/start", ""),
    ({"when": {"start": 18}}, "/when/start", ""),
    ({"when": "yesterday"}, "/when", ""),
    ({"when": "05/06/2017"}, "/when", ""),
    ({"when": ["2018"]}, "/when", ""),
    ({"when": {"within": "this week"}}, "/when/within", ""),
    ({"when": {"within": "05/06/2017 to 06/06/2017"}}, "/when/within", ""),
    ({"when": {"within": "2018"}}, "/when/within", ""),
    ({"when": {"within": "November 8, 2021, and November 12, 2021"}}, "/when/within", ""),
    ({"contacts": [{"name": "A", "phone": "021 267 734"}]}, "/contacts/0/phone", "add the country code"),
    ({"contacts": [{"name": "A", "phone": "+98-21-22045364 Ext. 116-117"}]}, "/contacts/0/phone", ""),
    ({"contacts": [{"name": "A", "phone": "+44 (020) 7946 0123"}]}, "/contacts/0/phone", ""),
    ({"contacts": [{"name": "A", "phone": "none"}]}, "/contacts/0/phone", ""),
    ({"contacts": [{"name": "A", "phone": "0041 22 717 91 11"}]}, "/contacts/0/phone", "write + instead of 00"),
    ({"contacts": [{"name": "A", "phone": "+41 22 717 91 11-12"}]}, "/contacts/0/phone", "may belong to a second one"),
    ({"contacts": [{"name": "A", "phone": "+98-21-22045364-5"}]}, "/contacts/0/phone", "may belong to a second one"),
    ({"contacts": [{"name": "A", "phone": "+44 020 7946 0123"}]}, "/contacts/0/phone", "without a trunk prefix"),
    ({"contacts": [{"name": "A", "phone": "+39 (0)6 4418 6207"}]}, "/contacts/0/phone", "without a trunk prefix"),
    ({"contacts": [{"name": "A", "phone": "+43 (0)(0)664 910"}]}, "/contacts/0/phone", "without a trunk prefix"),
    ({"contacts": [{"name": "A", "phone": "+856\u0000 21267730"}]}, "/contacts/0/phone", ""),
    ({"contacts": [{"name": "A", "email": "someone at example.org"}]}, "/contacts/0/email", ""),
    ({"contacts": [{"name": "A", "email": "mailto:someone"}]}, "/contacts/0/email", ""),
    ({"contacts": [{"name": "A", "email": '">', "wording": 3.5}]}, "/contacts/0/email", ""),
    ({"url": "www.iom.int"}, "/url", "https://www.iom.int"),
    ({"mode": "onlin"}, "/mode", 'did you mean "online"?'),
    ({"mode": 3}, "/mode", ""),
    ({"themes": ["protektion"]}, "/themes/0", 'did you mean "protection"?'),
    ({"frameworks": ["The plan"]}, "/frameworks/0", ""),
    ({"frameworks": [3]}, "/frameworks/0", ""),
    ({"topics": "data, borders"}, "/topics", '["data, borders"] or ["data", "borders"]'),
    ({"topics": "data\u060c borders"}, "/topics", 'or ["data", "borders"]'),
    ({"topics": "data/borders"}, "/topics", 'or ["data", "borders"]'),
    ({"topics": "null"}, "/topics", '["null"], or omit the key'),
    ({"topics": ["data", None]}, "/topics/1", ""),
    ({"edition": "8th"}, "/edition", ""),
    ({"edition": "1,200"}, "/edition", ""),
    ({"edition": 2.5}, "/edition", ""),
    ({"edition": "0"}, "/edition", ""),
    ({"frameworks": [{"name": "A", "provisions": [10.7]}]}, "/frameworks/0/provisions/0", ""),
    ({"titel": "A fair"}, "/titel", 'did you mean "title"?'),
    ({"Title": "Another fair"}, "/Title", ""),
    ({"location": "Vientiane"}, "/location", "venues"),
    ({"language": "Klingonese"}, "/language", ""),
    ({"quotes": [{"text": "Welcome", "speaker": "nobody"}]}, "/quotes/0/speaker", ""),
]


@pytest.mark.parametrize(
    ("came", "pointer", "hint"), LEFT, ids=[f"{index}-{each[1]}" for index, each in enumerate(LEFT)]
)
def test_near_misses_are_left_over(came: Plain, pointer: str, hint: str) -> None:
    """A value with two readings, or a misspelling, is left over unchanged, and the hint has its meanings."""
    record = record_with(**came)
    salvaged = salvage(record)
    assert salvaged.record is not None
    assert pointer in salvaged.leftovers
    hints = [issue.hint or "" for issue in salvaged.issues if issue.path.startswith(pointer)]
    assert any(hint in each for each in hints)
    assert salvage(salvaged.dumps()).leftovers == salvaged.leftovers


def test_two_keys_that_say_the_same_are_both_left_over() -> None:
    """If two keys are spellings of one field, neither is used."""
    salvaged = salvage(record_with(LABEL="a", Label="b"))
    assert salvaged.leftovers == {"/LABEL": "a", "/Label": "b"}


def test_a_reference_completes_dates() -> None:
    """With the date of publication, a day without a year gets the year, and the issue reports it."""
    salvaged = salvage(record_with(when={"start": "15 November"}), reference=PartialDate("2018-11-16"))
    assert salvaged.record is not None
    assert salvaged.record.when is not None
    assert salvaged.record.when.start == PartialDate("2018-11-15")


@pytest.mark.parametrize(
    "contradiction",
    [
        {"start": "2018-11-15", "end": "2018-11-14"},
        {"start": "2018", "open_end": True, "end": "2019"},
        {"start": "2018-11-01", "dates": ["2018-11-08", "2018-11-12"]},
        {"within": "2018-11-12/2018-11-18", "start": "2018-11-15"},
    ],
)
def test_of_a_contradiction_nothing_is_kept(contradiction: Plain) -> None:
    """Fields that contradict each other are all left over: none is more certain than the other."""
    left = {"/when/" + key: value for key, value in contradiction.items() if (key, value) != ("start", "2018")}
    salvaged = salvage(record_with(when=contradiction | {"wording": "then"}))
    assert salvaged.leftovers == left


def test_days_out_of_order_are_left_over_together() -> None:
    """If single days are out of order, it is uncertain which is wrong, so all are left over."""
    dates = ["2018-11-15", "2018-11-14"]
    assert salvage(record_with(when={"dates": dates})).leftovers == {"/when/dates": dates}


def test_of_two_speakers_with_one_key_no_quote_is_attributed() -> None:
    """Where a key means two speakers, both are left over, and so is whatever names it."""
    record = record_with(
        speakers=[
            {"name": "A"},
            {"id": "A", "name": "Another"},
            {"positions": ["B"]},
            {"organization": "B"},
            {"name": "C"},
        ],
        quotes=[{"text": "x", "speaker": "A"}, {"text": "y", "speaker": "C"}],
    )
    salvaged = salvage(record)
    assert salvaged.record is not None
    assert [speaker.key for speaker in salvaged.record.speakers] == ["C"]
    assert list(salvaged.leftovers) == [*(f"/speakers/{index}" for index in range(4)), "/quotes/0/speaker"]


def test_every_repair_is_documented_and_no_other() -> None:
    """Each code that the tests produce has a sentence, in the code and on the page on salvage."""
    page = (DOCS / "salvage.md").read_text(encoding="utf-8")
    assert dict(re.findall(r"^\| `([a-z-]+)` \| (.*) \|$", page, re.MULTILINE)) == REPAIRS
    assert REPAIRS.keys() == {code for code, _, _ in REPAIRED}


@pytest.mark.parametrize("others", [0, 30])
def test_keys_are_renamed_beside_few_and_many_others(others: int) -> None:
    """Keys that name one field each are renamed, and those that name the same are not, beside few and many others."""
    unknown = {f"x{number}": 1 for number in range(others)}
    came = {"type": "event", "Title": "A fair", "Summary": "s", "Topics": ["a"], "TOPICS": ["b"], **unknown}
    salvaged = salvage(came)
    assert salvaged.record == Event(title="A fair", summary="s")
    assert salvaged.leftovers == {"/Topics": ["a"], "/TOPICS": ["b"]} | {f"/{key}": 1 for key in unknown}
