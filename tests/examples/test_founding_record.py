"""The founding record has every fact of the founding release, and nothing else."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import migevents
from tasks.write_examples import EXAMPLES, written_examples

PATH = EXAMPLES / "lao-workshop-2018.json"

Leaf = str | int | bool
Fact = dict[str, Leaf]
"""Values in the record, by JSON Pointer. A pointer that ends in `/*` means: among the items of that list."""

FACTS: dict[str, Fact] = {
    # --- The event ----------------------------------------------------------------------------------------------------
    "The record is of version 1.0 of the format": {"/migevents": "1.0"},
    "The event is a workshop": {"/type": "workshop"},
    "It is the National Workshop on Migration and Cooperation": {
        "/title": "National Workshop on Migration and Cooperation"
    },
    "The release calls it a National Workshop": {"/label": "National Workshop"},
    "It is the first": {"/edition": 1},
    "It was held": {"/status": "held"},
    "It was designed to better understand migration and its impact on sustainable development": {
        "/summary": (
            "Designed to better understand the cross-cutting nature of migration and its impact on sustainable "
            "development in the Lao People’s Democratic Republic."
        ),
    },
    # --- When and where -----------------------------------------------------------------------------------------------
    "It was on 15 November 2018": {"/when/start": "2018-11-15"},
    "The release says of the date: on November 15th": {"/when/wording": "on November 15th"},
    "The year is inferred": {"/when/basis": "inferred"},
    "It was at the National Convention Centre": {"/venues/0/name": "National Convention Centre"},
    "It was in Vientiane": {"/venues/0/city": "Vientiane"},
    "Vientiane is in the Lao PDR": {"/venues/0/country": "LA"},
    # --- The host and its membership ----------------------------------------------------------------------------------
    "The Lao PDR hosted it": {"/host/country": "LA"},
    "The release calls the host the Lao People’s Democratic Republic": {
        "/host/name": "Lao People’s Democratic Republic"
    },
    "The host is a Southeast Asian nation": {"/host/note": "the Southeast Asian nation"},
    "The host is a member of IOM": {"/host/organization": "IOM", "/host/status": "member"},
    "The host acceded in June 2018": {"/host/accession": "2018-06"},
    "The host was the 171st member state": {"/host/ordinal": 171},
    # --- Who made it and who came -------------------------------------------------------------------------------------
    "IOM organized it": {"/organizations/0/name": "IOM", "/organizations/0/roles/*": "organizer"},
    "IOM is the UN Migration Agency": {
        "/organizations/0/kind": "un_agency",
        "/organizations/0/note": "the UN Migration Agency",
    },
    "The Ministry of Foreign Affairs organized it": {
        "/organizations/1/name": "Ministry of Foreign Affairs",
        "/organizations/1/roles/*": "organizer",
    },
    "The ministry is that of the Lao PDR": {"/organizations/1/kind": "government", "/organizations/1/country": "LA"},
    "Key ministries took part": {
        "/participants/0/description": "key ministries",
        "/participants/0/kind": "government",
    },
    "Development partners took part": {
        "/participants/1/description": "development partners",
        "/participants/1/kind": "development_partner",
    },
    "UN agencies took part": {"/participants/2/description": "UN agencies", "/participants/2/kind": "un_agency"},
    "Civil society organizations took part": {
        "/participants/3/description": "civil society organizations",
        "/participants/3/kind": "civil_society",
    },
    "The private sector took part": {
        "/participants/4/description": "the private sector",
        "/participants/4/kind": "private_sector",
    },
    # --- Who spoke, and what was said ---------------------------------------------------------------------------------
    "The Lao National Institute for Economic Research gave a keynote presentation": {
        "/programme/0/kind": "keynote",
        "/programme/0/organization": "Lao National Institute for Economic Research",
    },
    "Khamphao Ernthavanh spoke": {"/speakers/0/name": "Khamphao Ernthavanh"},
    "Khamphao Ernthavanh is Lao Deputy Foreign Minister": {
        "/speakers/0/positions/*": "Deputy Foreign Minister",
        "/speakers/0/country": "LA",
    },
    "Khamphao Ernthavanh gave opening remarks": {"/speakers/0/roles/*": "opening_remarks"},
    "Laura Thompson spoke": {"/speakers/1/name": "Laura Thompson"},
    "Laura Thompson is IOM Deputy Director General": {
        "/speakers/1/positions/*": "Deputy Director General",
        "/speakers/1/organization": "IOM",
    },
    "Laura Thompson addressed the workshop": {"/speakers/1/roles/*": "address"},
    "Khamphao Ernthavanh is quoted, word for word": {
        "/quotes/0/speaker": "Khamphao Ernthavanh",
        "/quotes/0/text": (
            "The Lao People’s Democratic Republic, as a full member of IOM, will fulfill its obligations by continuing "
            "to strengthen cooperation with IOM in addressing the comprehensive development needs and challenges "
            "related to migration management to bring about tangible benefits for both society and migrants."
        ),
    },
    "Khamphao Ernthavanh said it in her opening remarks": {"/quotes/0/context": "In her opening remarks"},
    "Laura Thompson recognized the efforts of the Lao government, which is reported and not quoted": {
        "/quotes/1/speaker": "Laura Thompson",
        "/quotes/1/text": (
            "recognized the efforts being made by the Lao government to optimize the overall benefits of "
            "migration for individuals and communities"
        ),
        "/quotes/1/reported": True,
    },
    "Laura Thompson is quoted, word for word, and the elision is kept": {
        "/quotes/2/speaker": "Laura Thompson",
        "/quotes/2/text": (
            "Only collective efforts can deliver results and ensure that the risks and vulnerabilities faced by "
            "migrants are significantly reduced…. A whole-of-government and whole-of-society approach is needed to "
            "address migration challenges and harness opportunities"
        ),
    },
    # --- What it was about --------------------------------------------------------------------------------------------
    "It spoke of the National Socio-Economic Development Plan": {
        "/frameworks/0/name": "National Socio-Economic Development Plan",
        "/frameworks/0/kind": "plan",
    },
    "The plan is the 8th": {"/frameworks/0/edition": 8},
    "The plan is a national one, of the Lao PDR": {"/frameworks/0/country": "LA"},
    "It spoke of the 2030 Agenda for Sustainable Development": {
        "/frameworks/1/name": "2030 Agenda for Sustainable Development",
        "/frameworks/1/kind": "agenda",
    },
    "The headline names the agenda by its Sustainable Development Goals": {
        "/frameworks/1/other_names/*": "Sustainable Development Goals"
    },
    "It spoke of the Global Compact for Safe, Orderly and Regular Migration": {
        "/frameworks/2/name": "Global Compact for Safe, Orderly and Regular Migration",
        "/frameworks/2/kind": "compact",
    },
    "The headline calls the compact the Global Compact on Migration": {
        "/frameworks/2/other_names/*": "Global Compact on Migration"
    },
    "A whole-of-government approach is needed": {"/topics/*": "whole-of-government approach"},
    "A whole-of-society approach is needed": {"/topics/*": "whole-of-society approach"},
    "It shared information on existing migration initiatives": {
        "/topics/*": "existing migration initiatives in the Lao People’s Democratic Republic"
    },
    "It addressed the migration impacts of the plan": {
        "/topics/*": "migration impacts of the 8th National Socio-Economic Development Plan"
    },
    "It examined the role of migration in the agenda": {
        "/topics/*": "role of migration in the 2030 Agenda for Sustainable Development"
    },
    "It examined the role of migration in the compact": {
        "/topics/*": "role of migration in the Global Compact for Safe, Orderly and Regular Migration"
    },
    "IOM and development partners provide technical support, led by the government": {
        "/projects/*": (
            "Technical support to contribute to safe, orderly and regular migration, by IOM Lao People’s "
            "Democratic Republic and development partners under the leadership of the Lao Government"
        ),
    },
    "The support is in counter trafficking": {"/themes/*": "counter_trafficking"},
    "The support is in protection": {"/themes/*": "protection"},
    "The support is in immigration and border management": {"/themes/*": "immigration_border_management"},
    "The support is in migration health": {"/themes/*": "migration_health"},
    "The support is in labour migration": {"/themes/*": "labour_migration"},
    "The support is in disaster response": {"/themes/*": "disaster_response"},
    # --- The release itself -------------------------------------------------------------------------------------------
    "The headline": {
        "/source/headline": (
            "First Lao National Workshop on Migration Discusses Sustainable Development Goals, Global "
            "Compact on Migration"
        ),
    },
    "The dateline is of Vientiane": {"/source/dateline_place": "Vientiane"},
    "The release is in English": {"/source/language": "en"},
    "The photo shows Laura Thompson, on the right": {
        "/photos/0/caption": "IOM Deputy Director General Laura Thompson (right) addresses the workshop in Vientiane."
    },
    "The photo is IOM’s": {"/photos/0/credit": "IOM"},
    "Misato Yuasa at IOM Vientiane is the contact": {
        "/contacts/0/name": "Misato Yuasa",
        "/contacts/0/organization": "IOM Vientiane",
    },
    "The clean phone of the contact": {"/contacts/0/phone": "+85621267730"},
    "The line of the contact is kept as printed": {
        "/contacts/0/wording": (
            "For more information please contact Misato Yuasa at IOM Vientiane. Tel. +856.21267730, Email:"
        ),
    },
}


def read() -> dict[str, Any]:
    """Return the plain JSON value of the file."""
    value: dict[str, Any] = json.loads(PATH.read_bytes())
    return value


def steps_to(pointer: str) -> Iterator[str | int]:
    """Yield the keys and indices of a pointer."""
    return (int(step) if step.isdecimal() else step for step in pointer.split("/")[1:])


def says(record: Any, pointer: str, leaf: Leaf) -> bool:
    """Whether the record has the leaf at the pointer. `1`, `1.0` and `true` are three different leaves."""
    *steps, last = steps_to(pointer)
    for step in steps:
        record = record[step]
    found = record if last == "*" else [record.get(last)]
    return any(type(each) is type(leaf) and each == leaf for each in found)


def failing(record: Any) -> list[str]:
    """Return the facts that the record does not have."""
    return [sentence for sentence, fact in FACTS.items() if not all(says(record, *stated) for stated in fact.items())]


def leaves(value: Any, *steps: str | int) -> Iterator[tuple[str | int, ...]]:
    """Yield the way to each scalar."""
    if isinstance(value, dict | list):
        for step, child in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(child, *steps, step)
    else:
        yield steps


LEAVES = list(leaves(read()))


def container_of(record: Any, way: tuple[str | int, ...]) -> Any:
    """Return the object or list that contains the leaf at the end of the path."""
    for step in way[:-1]:
        record = record[step]
    return record


def fact_of(way: tuple[str | int, ...]) -> str:
    """Return the fact that the leaf at the end of the way belongs to."""
    record = read()
    leaf = container_of(record, way)[way[-1]]
    in_list = isinstance(way[-1], int)
    pointer = "".join(f"/{step}" for step in (*way[:-1], "*" if in_list else way[-1]))
    (sentence,) = (sentence for sentence, fact in FACTS.items() if (pointer, leaf) in fact.items())
    return sentence


@pytest.mark.parametrize("sentence", FACTS)
def test_fact(sentence: str) -> None:
    """Each leaf of the fact is in its place in the record, with exactly this value."""
    assert sentence not in failing(read())


@pytest.mark.parametrize("way", LEAVES, ids=lambda way: "/".join(map(str, way)))
def test_a_deleted_leaf_fails_one_fact(way: tuple[str | int, ...]) -> None:
    """Without a leaf, the test of its fact fails and no other: every leaf is needed, and belongs to one fact."""
    record = read()
    del container_of(record, way)[way[-1]]
    assert failing(record) == [fact_of(way)]


@pytest.mark.parametrize("way", LEAVES, ids=lambda way: "/".join(map(str, way)))
def test_a_changed_leaf_fails_one_fact(way: tuple[str | int, ...]) -> None:
    """With another value for a leaf, even one that Python takes for equal, the test of its fact fails and no other."""
    record = read()
    container = container_of(record, way)
    leaf = container[way[-1]]
    others = [None, f"{leaf}.", str(leaf).upper() + "!"] if isinstance(leaf, str) else [None, str(leaf), leaf + 1]
    if isinstance(leaf, int):
        others += [float(leaf), leaf == 1 if not isinstance(leaf, bool) else int(leaf)]
    for other in others:
        container[way[-1]] = other
        assert failing(record) == [fact_of(way)]


def test_the_lost_address_is_not_stated() -> None:
    """The release ends in “Email:” and no address, so the record has none, not even an empty one."""
    assert [list(contact) for contact in read()["contacts"]] == [["name", "organization", "phone", "wording"]]


def test_record_adds_nothing_to_the_release() -> None:
    """The record claims neither a language of the event nor a way of attending, a publisher, a page or a date of it."""
    record = read()
    assert not {"language", "mode", "url"} & record.keys()
    assert not {"publisher", "url", "published", "dateline_date"} & record["source"].keys()


def test_reads_as_a_workshop() -> None:
    """The file is read as a workshop, without passing a class."""
    assert type(migevents.load(PATH)) is migevents.Workshop


def test_file_equals_the_script() -> None:
    """Read back, the file is equal to the record that the script builds with the classes."""
    from examples.lao_workshop_2018 import RECORD

    assert migevents.load(PATH) == RECORD


def test_generated_file_is_current() -> None:
    """The file is, byte for byte, what the task would write."""
    written: dict[Path, bytes] = dict(written_examples())
    assert PATH.read_bytes() == written[PATH]
