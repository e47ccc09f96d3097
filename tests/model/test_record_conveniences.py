"""Conveniences of a record: its type, clear errors, readable output, readable differences."""

import inspect
import io
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

import migevents
from migevents import Accession, Event, EventDates, MemberState, Venue, Workshop, salvage
from migevents.interop.pyinstaller import hook_folders
from migevents.model.base import Record
from migevents.model.event import EVENT_TYPES

ROOT = Path(__file__).parents[2]


def test_the_type_of_an_event_is_an_attribute() -> None:
    """An event, and its class, has the type from its JSON as an attribute."""
    for word, cls in EVENT_TYPES.items():
        assert cls.type == word
    event = Accession(title="x", members=(MemberState(country="LA"),))
    assert event.type == migevents.unstructure(event)["type"] == "accession"


@pytest.mark.parametrize(
    ("cls", "fields", "message"),
    [
        (Workshop, {"titel": "x"}, r'^Workshop has no field "titel": did you mean "title"\?$'),
        (Venue, {"xyz": "x"}, '^Venue has no field "xyz"$'),
        (Workshop, {}, '^Workshop requires "title"$'),
    ],
)
def test_a_mistake_in_a_call_names_class_and_field(cls: Any, fields: Any, message: str) -> None:
    """A constructor that is called wrongly names the class and what to write."""
    with pytest.raises(TypeError, match=message):
        cls(**fields)


def test_a_type_error_of_ones_own_code_is_not_changed() -> None:
    """A `TypeError` that has another cause than the arguments passes as it is."""

    class Named(Workshop):
        def __attrs_post_init__(self) -> None:
            raise TypeError("mine")

    with pytest.raises(TypeError, match=r"^mine$"):
        Named(title="x")


def test_constructors_keep_their_signature() -> None:
    """The arguments of a constructor can be looked up, as `help` and editors do."""
    assert str(inspect.signature(EventDates.__init__)).startswith(
        "(self, *, start: migevents.values.dates.PartialDate |"
    )


def test_rich_prints_what_is_stated() -> None:
    """Rich prints a record as code, with the fields that are stated and no others."""
    output = io.StringIO()
    Console(file=output, width=200, no_color=True).print(Workshop(title="x", host=MemberState(country="LA")))
    assert output.getvalue() == "Workshop(title='x', host=MemberState(country='LA'))\n"


def test_rules_are_not_among_the_public_members() -> None:
    """Documentation and completion show fields, methods and the type, and nothing of how a class is made."""
    own = {name for name in dir(Workshop) if not name.startswith("_")} - set(dir(object))
    fields = {field.name for field in Event.__attrs_attrs__}
    assert own - fields == {"type", "speaker_of", "quotes_of"}
    assert not [name for name in dir(Record) if not name.startswith("_")]


def test_pytest_shows_the_difference_of_two_records(tmp_path: Path) -> None:
    """Pytest names the fields in which two records differ, and shows both values."""
    test = tmp_path / "test_difference.py"
    test.write_text(
        "from migevents import MemberState, Workshop\n"
        "def test_difference():\n"
        "    host = MemberState(country='LA')\n"
        "    assert Workshop(title='a', host=host) == Workshop(title='b', host=host)\n"
    )
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:hypothesispytest", str(test)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)  # noqa: S603  # our own test
    assert "Differing attributes:" in done.stdout
    assert "title: 'a' != 'b'" in done.stdout


def test_the_version_is_that_of_the_distribution() -> None:
    """`migevents.__version__` is the version that `pyproject.toml` gives the distribution."""
    assert f'\nversion = "{migevents.__version__}"\n' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_hook_of_pyinstaller_lists_every_data_file() -> None:
    """The hook adds the data, the pages and the schema of the package, in their folders."""
    (folder,) = hook_folders()
    datas = runpy.run_path(str(Path(folder, "hook-migevents.py")))["datas"]
    package = ROOT / "src" / "migevents"
    others = {"", ".py", ".pyc", ".typed", ".unicode"}  # folders, code, and what no program reads
    files = {file.relative_to(package) for file in package.rglob("*") if file.suffix not in others}
    installed = Path(migevents.__file__).parent  # elsewhere, where the wheel is tested
    assert {Path(file).relative_to(installed) for file, _ in datas} == files
    assert ("migevents/vocabularies/data") in {folder for _, folder in datas}


def test_a_bare_salvage_is_one_of_any_record() -> None:
    """`Salvage` without a parameter is allowed in an annotation; strict type checkers read it as one of any record."""

    def title(salvaged: migevents.Salvage) -> str:
        assert isinstance(salvaged.record, Event)
        return salvaged.record.title

    assert title(salvage('{"type": "event", "title": "x"}')) == "x"
