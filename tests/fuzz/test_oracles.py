"""The oracles of the fuzz targets: they accept the library as it is, and notice if it breaks."""

from collections.abc import Callable
from typing import Any

import pytest

import migevents
from fuzz.oracles import TARGETS, check_find_dates, check_loads, check_parse_date, check_salvage, check_structure
from fuzz.run import seeds, words
from migevents import Event, EventDates, Issue, Workshop
from migevents.date_parser.found import FoundDate
from migevents.errors import Issues
from migevents.formats import Import, find

VALID = b'{"type":"workshop","title":"A workshop"}'


@pytest.mark.parametrize("name", TARGETS)
def test_every_seed_passes(name: str) -> None:
    """The oracles pass for the inputs that fuzzing starts with, and for empty bytes."""
    for data in (*seeds(name), b"", b"\xff\xfe", b"[" * 100):
        TARGETS[name](data)


def test_the_dictionary_has_the_words_of_the_model() -> None:
    """LibFuzzer is given the names of fields and the members of closed lists."""
    assert {"title", "speakers", "un_agency", "type"} <= set(words())


@pytest.mark.parametrize(
    ("check", "function", "wrong"),
    [
        (check_loads, "loads", KeyError("x")),
        (check_loads, "dumps", b"{}"),
        (check_structure, "unstructure", {"title": "Another", "type": "workshop"}),
        (check_salvage, "salvage", RecursionError()),
        (check_parse_date, "parse_date", migevents.EventDates(wording="another")),
    ],
)
def test_a_broken_library_is_noticed(
    monkeypatch: pytest.MonkeyPatch, check: Callable[[bytes], None], function: str, wrong: Any
) -> None:
    """An exception that is not documented, and a result that is not the same again, fail."""

    def broken(*_: Any, **__: Any) -> Any:
        if isinstance(wrong, Exception):
            raise wrong
        return wrong

    monkeypatch.setattr(migevents, function, broken)
    with pytest.raises((AssertionError, KeyError, RecursionError, migevents.InvalidRecord)):
        check(b"2018" if check is check_parse_date else VALID)


def test_structure_and_loads_are_held_against_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """`structure` must build what `loads` builds."""
    monkeypatch.setattr(migevents, "loads", lambda *_: Workshop(title="Another"))
    with pytest.raises(AssertionError):
        check_structure(VALID)


@pytest.mark.parametrize(
    "found",
    [
        [FoundDate(2, 2, EventDates(wording="2018"))],
        [FoundDate(0, 9, EventDates(wording="2018"))],
        [FoundDate(0, 4, EventDates(wording="2018")), FoundDate(2, 4, EventDates(wording="18"))],
        [FoundDate(0, 4, EventDates())],
    ],
    ids=["empty", "beyond the text", "overlapping", "without a wording"],
)
def test_a_date_at_a_wrong_place_is_noticed(monkeypatch: pytest.MonkeyPatch, found: list[FoundDate]) -> None:
    """What is found must lie in the text, in order and apart, and have a wording."""
    monkeypatch.setattr(migevents, "find_dates", lambda *_, **__: found)
    with pytest.raises(AssertionError):
        TARGETS["find_dates"](b"2018")


ENTRIES = {
    "icalendar": b"BEGIN:VEVENT\nSUMMARY:Fair\nEND:VEVENT",
    "schema_org": b'{"@type": "Event", "name": "Fair", "genre": "Somewhere"}',
    "table": b"title,Note\nFair,Somewhere\n",
    "reliefweb": b'{"fields": {"title": "Fair", "cost": "Somewhere"}}',
}


@pytest.mark.parametrize(("name", "data"), ENTRIES.items())
def test_a_broken_format_is_noticed(monkeypatch: pytest.MonkeyPatch, name: str, data: bytes) -> None:
    """An exception, an issue without a valid path and an entry that is neither read nor left over fail."""
    check, module = TARGETS[name], find(name.replace("_", "-"))
    check(data)

    def broken(*_: Any) -> Any:
        raise KeyError(name)

    issue = Issue("bad-date", "when", "no pointer")
    unread: Import[Event] = Import(None, place="/0")
    for loads in (broken, lambda _: [unread], lambda _: [Import(Event(title="x"), Issues([issue]))]):
        monkeypatch.setattr(module, "loads", loads)
        with pytest.raises((AssertionError, KeyError)):
            check(data)


@pytest.mark.parametrize("name", ["schema_org", "reliefweb"])
def test_a_lost_word_is_noticed(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A word of an entry that is neither in the record nor left over fails; keys that occur twice are passed over."""
    monkeypatch.setattr(find(name.replace("_", "-")), "loads", lambda _: [Import(Event(title="Fair"))])
    with pytest.raises(AssertionError, match="Somewhere"):
        TARGETS[name](ENTRIES[name])
    TARGETS[name](ENTRIES[name].replace(b'"Somewhere"', b'["Somewhere"], "genre": 1, "cost": 1'))


def test_work_out_of_proportion_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The calls are counted: what makes too many for its input fails, if it does so each time."""

    def slow(*_: Any, **__: Any) -> Any:
        for _each in range(100_000):
            len("")
        return []

    monkeypatch.setattr(migevents, "find_dates", slow)
    with pytest.raises(AssertionError):
        check_find_dates(b"2018")
