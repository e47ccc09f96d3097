"""The plugin for Litestar: bodies and responses of a real application."""

import importlib
import logging
import sys
from typing import Any

import pytest
from litestar import Litestar, get, post
from litestar.params import JSONBody
from litestar.testing import TestClient

from migevents import AnyEvent, Contact, Event, Interval, Issue, Launch, PartialDate, Training, Workshop
from migevents.interop.litestar import MigeventsPlugin, RecordDTO

WORKSHOP = {"type": "workshop", "title": "x"}


@post("/one")
async def one(data: JSONBody[Workshop]) -> Workshop:
    """Take a workshop, and give it back."""
    assert type(data) is Workshop
    return data


@post("/many")
async def many(data: JSONBody[list[Contact]]) -> list[Contact]:
    """Take a list of contacts, and give it back."""
    return data


@post("/union")
async def union(data: JSONBody[Workshop | Training]) -> AnyEvent:
    """Take an event of two types, and give it back."""
    return data


@post("/dict")
async def other(data: JSONBody[dict[str, int]]) -> dict[str, Any]:
    """Take something else, and give back what is not a record."""
    return {**data, "day": PartialDate("2018"), "window": Interval("2018/.."), "issue": Issue("a-b", "", "c")}


@get("/launch")
async def launch() -> Event:
    """Give a launch."""
    return Launch(title="x")


def application(handlers: list[Any], **options: Any) -> Litestar:
    """An application that leaves the log alone.

    By default Litestar puts a handler on the root logger, with a thread that writes to what was standard error when it
    was made. pytest has closed that when a later test logs, and the thread prints a traceback.
    """
    return Litestar(handlers, logging_config=None, **options)


def test_the_log_is_left_alone() -> None:
    """No application of these tests puts a handler on the root logger, whose thread would outlive its test."""
    before = list(logging.root.handlers)
    application([one])
    assert logging.root.handlers == before


@pytest.fixture(scope="module")
def client() -> Any:
    """A client of an application with the plugin."""
    with TestClient(application([one, many, union, other, launch], plugins=[MigeventsPlugin()])) as client:
        yield client


def test_records_are_bodies_and_responses(client: Any) -> None:
    """A record, a list and a union are read by this library and written with their type."""
    assert client.post("/one", json={"title": "x"}).json() == WORKSHOP
    assert client.post("/many", json=[{"name": "a"}]).json() == [{"name": "a"}]
    assert client.post("/union", json=WORKSHOP).json() == WORKSHOP
    assert client.get("/launch").json() == {"type": "launch", "title": "x"}


def test_other_values_of_the_library_are_written(client: Any) -> None:
    """Dates, intervals and issues are written inside of a dict; a body of another type is left to Litestar."""
    answer = client.post("/dict", json={"a": 1}).json()
    assert (answer["a"], answer["day"], answer["window"], answer["issue"]["code"]) == (1, "2018", "2018/..", "a-b")


@pytest.mark.parametrize(
    ("path", "body", "expected"),
    [
        (
            "/one",
            b'{"type":"launch","titel":" x"}',
            [("/type", "other-type"), ("/titel", "unknown-field"), ("/title", "missing-field")],
        ),
        ("/many", b'[{"name":" a"},{}]', [("/0/name", "surrounding-space"), ("/1", "nothing-stated")]),
        ("/union", b'{"type":"launch","title":"x"}', [("/type", "other-type")]),
        ("/one", b"{", [("", "bad-json")]),
    ],
)
def test_a_bad_body_gets_every_fault(client: Any, path: str, body: bytes, expected: list[tuple[str, str]]) -> None:
    """A body with faults is answered with 400 and all of them, each with its place and its code."""
    answer = client.post(path, content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
    assert [(issue["key"], issue["code"]) for issue in answer.json()["extra"]] == expected


@pytest.mark.parametrize(
    ("body", "code", "words"),
    [
        (b"[", "bad-json", "invalid JSON"),
        (b"\xff", "bad-encoding", "invalid UTF-8"),
        (b"[" * 100_000, "too-deep", "64 levels"),
        (b'[{"name":1e400}]', "bad-number", "1e400 is too large"),
        (b'[{"name":' + b"1" * 5000 + b"}]", "bad-number", "111... is too large"),
    ],
    ids=["json", "encoding", "depth", "number", "digits"],
)
def test_a_body_of_several_records_is_read_as_that_of_one(client: Any, body: bytes, code: str, words: str) -> None:
    """A body that is not JSON, or too deep, or has a number that is too large, gets the response 400 with its fault."""
    answer = client.post("/many", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["extra"][0]["code"] == code
    assert words in answer.json()["extra"][0]["message"]


def test_the_application_is_described(client: Any) -> None:
    """The description of the application names the classes and what they require."""
    body = client.get("/schema/openapi.json").json()["paths"]["/one"]["post"]["requestBody"]
    schema = body["content"]["application/json"]["schema"]
    assert (schema["title"], schema["required"]) == ("Workshop", ["title"])


def test_without_the_plugin_no_unchecked_record_comes_into_being() -> None:
    """Without the plugin a body is refused: msgspec does not build a record."""
    with TestClient(application([one]), raise_server_exceptions=False) as client:
        assert client.post("/one", json={"title": " x"}).status_code == 500


def test_the_dto_takes_nothing_apart() -> None:
    """Litestar's questions about single fields are answered with none."""
    assert list(RecordDTO.generate_field_definitions(Workshop)) == []
    assert not RecordDTO.detect_nested_field(None)  # type: ignore[arg-type]  # it is not looked at


def test_without_litestar_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Litestar, the import fails with the extra to install."""
    monkeypatch.setitem(sys.modules, "litestar.dto", None)
    monkeypatch.delitem(sys.modules, "migevents.interop.litestar")
    with pytest.raises(ModuleNotFoundError, match=r"pip install 'migevents\[litestar\]'"):
        importlib.import_module("migevents.interop.litestar")
