"""The version of the format: it is stored with a record, and a record that states none is of version 1.0 for ever."""

from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from migevents import Event, InvalidRecord, Workshop, draft, dumps, fingerprint, loads, salvage, structure, unstructure
from migevents.codec import dicts, envelope, json
from migevents.formats import reliefweb
from migevents.model.base import Record
from migevents.testing import events, records
from migevents.testing.flaws import NearlyValid, nearly_valid

TITLE = {"type": "workshop", "title": "Migration and data"}


@given(records(Event))
def test_unstructure_can_put_the_version_first(event: Record) -> None:
    """With `version=True` the dict begins with the version and is otherwise the same; `structure` reads it back."""
    versioned = unstructure(event, version=True)
    assert next(iter(versioned.items())) == ("migevents", "1.0")
    assert versioned == {"migevents": "1.0"} | unstructure(event)
    assert structure(versioned) == event


def test_unstructure_leaves_the_version_out_by_default() -> None:
    """The dict has only the content of the record, unless the version is requested."""
    assert "migevents" not in unstructure(Workshop(title="x"))
    function: Any = unstructure
    with pytest.raises(TypeError):
        function(Workshop(title="x"), True)


def issues(read: Any, data: Any) -> list[tuple[str, str, str, str | None]]:
    """Return the issues with which a record is refused."""
    with pytest.raises(InvalidRecord) as caught:
        read(data)
    return [(issue.code, issue.path, issue.message, issue.hint) for issue in caught.value.issues]


def test_absent_version_means_1_0_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once 2.0 is written, a record without a version is treated as one that states 1.0, and not as one of 2.0."""
    monkeypatch.setattr(envelope, "VERSION", "2.0")
    stated, text = {"migevents": "1.0", **TITLE}, b'{"type":"workshop","title":"Migration and data"}'
    assert issues(structure, TITLE) == issues(structure, stated)
    assert issues(loads, text) == issues(loads, b'{"migevents":"1.0",' + text[1:])
    assert [code for code, *_ in issues(loads, text)] == ["unsupported-version"]
    assert loads(b'{"migevents":"2.0",' + text[1:]) == Workshop(title="Migration and data")


@pytest.fixture
def version_2(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library writes version 2.0."""
    monkeypatch.setattr(envelope, "VERSION", "2.0")
    monkeypatch.setattr(dicts, "VERSION", "2.0")
    monkeypatch.setattr(json, "_HEAD", b'{"migevents":"2.0"')


@pytest.mark.usefixtures("version_2")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.builds(unstructure, events()), nearly_valid(Event)))
def test_salvage_of_another_major_version_ends(drawn: Any) -> None:
    """Once 2.0 is written, `salvage` saves of a record of 1.0 the same, stated or not, and keeps its version."""
    document = dict(drawn.data if isinstance(drawn, NearlyValid) else drawn)
    document.pop("migevents", None)
    unstated, stated = salvage(document), salvage({**document, "migevents": "1.0"})
    assert unstated.record == stated.record
    assert [(issue.code, issue.path) for issue in unstated.issues if issue.path != "/migevents"] == [
        (issue.code, issue.path) for issue in stated.issues if issue.path != "/migevents"
    ]
    assert "unsupported-version" in {issue.code for issue in unstated.issues}
    assert b'"migevents"' not in unstated.dumps()
    assert b'"migevents":"1.0"' in stated.dumps()
    for salvaged in (unstated, stated):
        again = salvage(salvaged.dumps())
        assert (again.record, again.leftovers) == (salvaged.record, salvaged.leftovers)


@pytest.mark.usefixtures("version_2")
@pytest.mark.parametrize(
    ("version", "leftovers"),
    [(None, {}), ("1.0", {"/migevents": "1.0"}), ("9.9", {"/migevents": "9.9"}), (5, {"/migevents": 5})],
)
def test_version_that_cannot_be_read_is_written_back(version: Any, leftovers: dict[str, Any]) -> None:
    """A version at fault is left over if it is stated, and the record is written with no other."""
    salvaged = salvage({"title": "x", "type": "event"} | ({} if version is None else {"migevents": version}))
    assert salvaged.record == Event(title="x")
    assert salvaged.leftovers == leftovers
    assert parsed(salvaged.dumps()).get("migevents") == version


def parsed(data: bytes) -> Any:
    """Return the plain values of JSON."""
    return msgspec.json.decode(data)


def test_leftovers_of_an_unstated_version_stay_without_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once 1.1 is written, what 1.0 did not know is not written as of 1.1, where it may have a meaning."""
    monkeypatch.setattr(envelope, "VERSION", "1.1")
    monkeypatch.setattr(dicts, "VERSION", "1.1")
    monkeypatch.setattr(json, "_HEAD", b'{"migevents":"1.1"')
    assert salvage({**TITLE, "colour": 1}).dumps() == b'{"type":"workshop","title":"Migration and data","colour":1}'
    assert salvage({**TITLE, "migevents": "1.0", "colour": 1}).dumps().startswith(b'{"migevents":"1.0"')
    assert salvage({**TITLE, "title": " Migration and data"}).dumps().startswith(b'{"migevents":"1.1"')


@pytest.mark.usefixtures("version_2")
def test_what_the_library_makes_is_of_its_own_version() -> None:
    """What a format or a draft found is not taken for a record of 1.0."""
    [entry] = reliefweb.loads('{"data": [{"fields": {"name": "A fair"}}]}')
    found = [*entry.issues, *draft("A fair\n\nTunis – 12 May 2018").salvage().issues]
    assert "unsupported-version" not in {issue.code for issue in found}


def test_absent_version_is_read_by_a_later_minor_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Version 1.1 reads a record without a version and one of 1.0, and does not call either newer than itself."""
    monkeypatch.setattr(envelope, "VERSION", "1.1")
    assert structure(TITLE) == structure({"migevents": "1.0", **TITLE}) == structure({"migevents": "1.1", **TITLE})
    for version in ({}, {"migevents": "1.0"}):
        [(code, path, _, hint)] = issues(structure, {**version, **TITLE, "colour": 1})
        assert (code, path) == ("unknown-field", "/colour")
        assert "newer version" not in str(hint)
    [(_, _, _, hint)] = issues(structure, {"migevents": "1.2", **TITLE, "colour": 1})
    assert "newer version" in str(hint)


@pytest.mark.parametrize(
    ("version", "hint"), [("0.9", None), ("2.0", "upgrade migevents"), ("1" + "0" * 5000 + ".0", "upgrade")]
)
def test_other_major_versions_are_refused(version: str, hint: str | None) -> None:
    """Another major version cannot be read; a higher one, of any length, asks for a newer library."""
    [(code, path, message, said)] = issues(structure, {"migevents": version, **TITLE})
    assert (code, path) == ("unsupported-version", "/migevents")
    assert message.endswith("this library reads 1.x")
    assert (said is None) if hint is None else str(said).startswith(hint)


@given(events())
def test_the_fingerprint_does_not_depend_on_the_version(event: Event) -> None:
    """A record keeps its fingerprint, whether it was stored with its version or without."""
    assert (
        fingerprint(structure(unstructure(event, version=True)))
        == fingerprint(event)
        == fingerprint(loads(dumps(event)))
    )
