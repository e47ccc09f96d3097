"""The examples: each is what its script makes, together they use the whole model, and the broken one teaches."""

import json
import re
import runpy
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

import attrs
import pytest

import migevents
from examples.lao_workshop_2018_broken import MISTAKES, mistaken
from migevents import AnyEvent, Event
from tasks.write_examples import EXAMPLES, main, written_examples
from tests.support.issues import issues_if_any

FILES = sorted(EXAMPLES.glob("*.json"))
VALID = [path for path in FILES if not path.stem.endswith("-broken")]
INVENTED = [path for path in VALID if path.stem.startswith("invented-")]


def named(path: Path) -> str:
    """Name the test of an example after its file."""
    return path.stem


def script_of(path: Path) -> Path:
    """Return the script that makes the record of a file."""
    return path.with_name(path.stem.replace("-", "_") + ".py")


# --- Each is what its script makes ------------------------------------------------------------------------------------


def test_generated_files_are_current() -> None:
    """Each file is, byte for byte, what is made of the record of its script, and no file is without a script."""
    assert {path: path.read_bytes() for path in FILES} == dict(written_examples())


def test_the_task_writes_every_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From the scripts alone, the task makes all the files, and prints their names."""
    folder = tmp_path / "examples"
    shutil.copytree(EXAMPLES, folder, ignore=shutil.ignore_patterns("*.json"))
    main(folder)
    assert {path.name: path.read_bytes() for path in folder.glob("*.json")} == {
        path.name: path.read_bytes() for path in FILES
    }
    assert sorted(capsys.readouterr().out.splitlines()) == [f"examples/{path.name}" for path in FILES]


@pytest.mark.parametrize("path", VALID, ids=named)
def test_is_written_back_byte_for_byte(path: Path) -> None:
    """A file that is read and written back is the same, byte for byte."""
    assert migevents.dumps(migevents.load(path), indent=2) + b"\n" == path.read_bytes()


@pytest.mark.parametrize("path", VALID, ids=named)
def test_is_read_as_the_record_of_its_script(path: Path) -> None:
    """The record read from a file equals the one that its script builds, and has the same class."""
    read = migevents.load(path)
    built = runpy.run_path(str(script_of(path)))["RECORD"]
    assert read == built
    assert type(read) is type(built)


# --- Together they use the whole model --------------------------------------------------------------------------------


def classes_in(annotation: Any) -> Iterator[type]:
    """Yield the classes with fields in an annotation such as `tuple[Venue, ...]`."""
    if isinstance(annotation, type) and attrs.has(annotation):
        yield annotation
    for part in get_args(annotation):
        yield from classes_in(part)


def name_of(cls: type) -> str:
    """Return the name of a class; a kind of event has its fields from `Event`."""
    return "Event" if issubclass(cls, Event) else cls.__name__


def fields_of_the_model() -> set[str]:
    """Return every field of every class that the fields of the events lead to."""
    waiting, classes = list(classes_in(AnyEvent)), set[type]()
    while waiting:
        cls = waiting.pop()
        if cls not in classes:
            classes.add(cls)
            waiting.extend(found for field in attrs.fields(cls) for found in classes_in(field.type))
    return {f"{name_of(cls)}.{field.name}" for cls in classes for field in attrs.fields(cls)}


def stated_fields(record: Any) -> Iterator[str]:
    """Yield every field with a value that is not its default, of the record and of those in it."""
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        if value != field.default:
            yield f"{name_of(type(record))}.{field.name}"
        for child in value if isinstance(value, tuple) else (value,):
            if attrs.has(type(child)):
                yield from stated_fields(child)


def test_every_field_of_every_class_is_used() -> None:
    """Each field of each class is stated in one of the examples, with a value that is not the default."""
    stated = {field for path in VALID for field in stated_fields(migevents.load(path))}
    assert stated == fields_of_the_model()


def test_one_example_of_each_kind() -> None:
    """There is one invented training, conference, accession, signing and consultation, and the founding workshop."""
    assert {path.stem: type(migevents.load(path)) for path in VALID} == {
        "invented-accession": migevents.Accession,
        "invented-conference": migevents.Conference,
        "invented-consultation": migevents.Consultation,
        "invented-signing": migevents.Signing,
        "invented-training": migevents.Training,
        "lao-workshop-2018": migevents.Workshop,
    }


SHOWN: dict[str, Callable[[Event], bool]] = {
    "a date without its year": lambda event: bool(event.when and event.when.start and event.when.start.year is None),
    "a span": lambda event: bool(event.when and event.when.start and event.when.end and not event.when.dates),
    "a window": lambda event: bool(event.when and event.when.within),
    "days that do not touch": lambda event: bool(event.when and event.when.dates),
    "an organization with several roles": lambda event: any(len(each.roles) > 1 for each in event.organizations),
    "a speaker without a name": lambda event: any(each.name is None for each in event.speakers),
    "a quote by a document": lambda event: any(each.document for each in event.quotes),
    "extensions": lambda event: bool(event.extensions),
    "related events": lambda event: bool(event.related),
    "members who joined on one day": lambda event: (
        len(days := [each.accession for each in event.members if each.accession]) > 1 and len(set(days)) == 1
    ),
    "an online event without a place": lambda event: event.mode == "online" and not event.venues,
}


@pytest.mark.parametrize("feature", SHOWN)
def test_the_invented_show_what_the_founding_record_does_not(feature: str) -> None:
    """The founding record has no occasion for the feature, and one of the invented ones shows it."""
    assert not SHOWN[feature](migevents.load(EXAMPLES / "lao-workshop-2018.json"))
    assert any(SHOWN[feature](migevents.load(path)) for path in INVENTED)


# --- What is invented says so -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", INVENTED, ids=named)
def test_invented_event_is_marked_as_invented(path: Path) -> None:
    """An invented event is marked as invented in its summary, and in its script."""
    assert str(migevents.load(path).summary).startswith("An invented example: ")
    assert script_of(path).read_text(encoding="utf-8").startswith('"""An invented ')


@pytest.mark.parametrize("path", INVENTED, ids=named)
def test_invented_people_organizations_and_states_say_so(path: Path) -> None:
    """Every person, organization and statement on a real state in an invented event is marked as invented."""
    record = migevents.load(path)
    named_in_it: list[Any] = [*record.organizations, *record.members]
    named_in_it += [each for each in record.speakers if each.name]
    named_in_it += [each for each in record.contacts if each.name]
    for each in named_in_it:
        assert "invented" in str(each.note).lower(), each


@pytest.mark.parametrize("path", INVENTED, ids=named)
def test_invented_addresses_lead_nowhere(path: Path) -> None:
    """Every address on the web and every e-mail address is under a domain that is reserved for examples."""
    text = path.read_text(encoding="utf-8")
    hosts = re.findall(r"https?://([^/\"]+)|\w@([\w.]+\w)", text)
    assert hosts
    for host in hosts:
        assert re.search(r"(^|\.)example\.(org|com)$", "".join(host)), host


@pytest.mark.parametrize("path", INVENTED, ids=named)
def test_invented_phones_ring_nowhere(path: Path) -> None:
    """Every phone number is of a range that Canada, France or the United Kingdom keeps for fiction."""
    numbers = [contact.phone for contact in migevents.load(path).contacts if contact.phone]
    for number in numbers:
        assert re.match(r"\+190255501|\+3319900|\+442079460", number), number


def test_the_page_of_the_examples_lists_them() -> None:
    """The page beside the examples names every file."""
    page = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in FILES if f"({path.name})" not in page] == []


# --- The broken one ---------------------------------------------------------------------------------------------------

FAULTS = [
    ("end-before-start", "/when/end"),
    ("bad-country", "/venues/0/country"),
    ("bad-date", "/host/accession"),
    ("unknown-field", "/organisations"),
    ("unknown-speaker", "/quotes/2/speaker"),
    ("bad-phone", "/contacts/0/phone"),
    ("wrong-type", "/photos"),
    ("missing-field", "/title"),
]


BROKEN = issues_if_any(migevents.loads, (EXAMPLES / "lao-workshop-2018-broken.json").read_bytes())


def test_eight_faults_of_eight_codes() -> None:
    """The broken record has eight faults with eight codes, all reported at once, in document order."""
    assert [(issue.code, issue.path) for issue in BROKEN] == FAULTS
    assert len({code for code, _ in FAULTS}) == 8


@pytest.mark.parametrize("index", range(8), ids=[code for code, _ in FAULTS])
def test_correcting_one_value_removes_one_fault(index: int) -> None:
    """If one mistake is corrected, its fault is gone, and the other seven are reported as before."""
    corrected = mistaken(*(mistake for place, mistake in enumerate(MISTAKES) if place != index))
    assert issues_if_any(migevents.loads, json.dumps(corrected).encode()) == BROKEN[:index] + BROKEN[index + 1 :]


def test_without_mistakes_it_is_the_founding_record() -> None:
    """With all mistakes corrected, the founding record is left."""
    founding = json.loads((EXAMPLES / "lao-workshop-2018.json").read_bytes())
    assert mistaken() == founding


@pytest.mark.parametrize(
    ("path", "right"),
    [
        ("/venues/0/country", '"LA"'),
        ("/host/accession", "2018-06"),
        ("/organisations", '"organizations"'),
        ("/quotes/2/speaker", '"Laura Thompson"'),
        ("/contacts/0/phone", '"+85621267730"'),
    ],
)
def test_right_name_is_suggested_if_it_can_be_guessed(path: str, right: str) -> None:
    """If the intended value can be guessed, the hint has it, as in the founding record."""
    (issue,) = (issue for issue in BROKEN if issue.path == path)
    assert right in (issue.hint or issue.message)
