"""The options of pydantic and FastAPI take effect inside of records; unions of events and undeclared types work."""

import asyncio
import json
from typing import Annotated, Any, Generic, Literal, TypeVar

import httpx
import pydantic
import pytest
from fastapi import Body, FastAPI
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, Field, Json, TypeAdapter, ValidationError

from migevents import (
    AnyEvent,
    Contact,
    Event,
    Extensions,
    Issue,
    Launch,
    MemberState,
    PartialDate,
    Record,
    Training,
    Workshop,
    salvage,
    unstructure,
)
from migevents.interop import pydantic as interop
from migevents.testing import events, records
from tests.support.effort import times

CONTACTS = (Contact(name="a", phone="+85621267730"), Contact(name="b"))
WORKSHOP = Workshop(title="x", contacts=CONTACTS, host=MemberState(country="LA"))
BARE = {"type": "workshop", "title": "x", "host": {"country": "LA"}}
T = TypeVar("T")


class Report(BaseModel):
    """A model of a user."""

    event: Workshop | Training | None = None
    events: list[AnyEvent] = []
    tagged: Annotated[Workshop | Training, Field(discriminator="type")] | None = None
    more: Extensions = Extensions({})
    anything: Any = None


class Page(BaseModel, Generic[T]):
    """A generic model of a user."""

    items: list[T]


# --- Options ----------------------------------------------------------------------------------------------------------


def test_exclude_reaches_into_records_at_every_depth() -> None:
    """A call excludes values in a field, in lists, by index and in fields without a declared type."""
    report = Report(event=WORKSHOP, events=[WORKSHOP], anything=[WORKSHOP], more=Extensions({"a": 1, "b": 2}))
    exclude: Any = {
        "event": {"contacts"},
        "events": {"__all__": {"contacts": {"__all__": {"phone"}}}},
        "anything": {0: {"contacts": {0: True}}},
        "more": {"a"},
    }
    expected = {
        "event": BARE,
        "events": [{**BARE, "contacts": [{"name": "a"}, {"name": "b"}]}],
        "tagged": None,
        "more": {"b": 2},
        "anything": [{**BARE, "contacts": [{"name": "b"}]}],
    }
    assert report.model_dump(exclude=exclude) == report.model_dump(exclude=exclude, mode="json") == expected
    assert json.loads(report.model_dump_json(exclude=exclude)) == expected


def test_include_reaches_into_records() -> None:
    """A call that includes values writes only those."""
    report = Report(event=WORKSHOP, events=[WORKSHOP, WORKSHOP])
    include: Any = {"event": {"title": True, "contacts": {-1}}, "events": {0: {"host"}}}
    expected = {"event": {"title": "x", "contacts": [{"name": "b"}]}, "events": [{"host": {"country": "LA"}}]}
    assert report.model_dump(include=include) == expected


@settings(max_examples=times(0.5))
@given(event=events(), data=st.data())
def test_a_type_adapter_leaves_out_any_field(event: Event, data: st.DataObject) -> None:
    """Any key of any event is left out if it is excluded, all others if it is included; no other option matters."""
    plain, adapter = unstructure(event), TypeAdapter[Any](Event)
    key = data.draw(st.sampled_from(list(plain)))
    assert adapter.dump_python(event, exclude={key}) == {other: plain[other] for other in plain if other != key}
    assert adapter.dump_python(event, include={key}) == {key: plain[key]}
    flags = ("exclude_defaults", "exclude_none", "exclude_unset", "by_alias", "round_trip")
    assert adapter.dump_python(event, **dict.fromkeys(flags, True)) == plain  # type: ignore[arg-type]  # all of them are


class Client:
    """A client of an application, without a server."""

    def __init__(self, app: FastAPI) -> None:
        """Keep the application."""
        self._transport = httpx.ASGITransport(app=app)

    def get(self, path: str) -> httpx.Response:
        """Return an answer."""
        return self._send("GET", path, None)

    def post(self, path: str, json: Any) -> httpx.Response:
        """Return the answer to a body."""
        return self._send("POST", path, json)

    def _send(self, method: str, path: str, body: Any) -> httpx.Response:
        async def send() -> httpx.Response:
            async with httpx.AsyncClient(transport=self._transport, base_url="http://test") as client:
                return await client.request(method, path, json=body)

        return asyncio.run(send())


@pytest.fixture(scope="module")
def client() -> Client:
    """A client of an application that answers with records in every way."""
    app = FastAPI()
    exclude: Any = {"event": {"contacts"}, "events": {"__all__": {"contacts"}}}

    @app.get("/one", response_model_exclude={"contacts"})
    def one() -> Workshop:
        return WORKSHOP

    @app.get("/model", response_model_exclude=exclude)
    def model() -> Report:
        return Report(event=WORKSHOP, events=[WORKSHOP])

    @app.get("/title", response_model_include={"title"})
    def title() -> Workshop | Training:
        return WORKSHOP

    @app.get("/any")
    def anything() -> Any:
        return {"event": Launch(title="x"), "day": PartialDate("2018")}

    @app.get("/issues")
    def issues() -> list[Issue]:
        return list(salvage('{"type": "event", "title": " x"}').issues)

    @app.post("/list")
    def count(events: list[Workshop]) -> int:
        return len(events)

    @app.post("/union")
    def union(event: Annotated[Workshop | Training, Body()]) -> AnyEvent:
        return event

    return Client(app)


def test_fastapi_excludes_from_responses(client: Client) -> None:
    """A path excludes values from its response, in a record and in one inside a model."""
    assert client.get("/one").json() == BARE
    answer = client.get("/model").json()
    assert (answer["event"], answer["events"]) == (BARE, [BARE])
    assert client.get("/title").json() == {"title": "x"}


def test_fastapi_takes_lists_and_unions(client: Client) -> None:
    """A list of records is a body without `Body()`; a union of events has one error a fault, and a discriminator."""
    assert client.post("/list", json=[{"title": "x"}]).json() == 1
    assert client.post("/union", json={"type": "training", "title": "x"}).json() == {"type": "training", "title": "x"}
    (error,) = client.post("/union", json={"type": "training", "title": "x", "titel": 1}).json()["detail"]
    assert (error["type"], error["loc"]) == ("unknown-field", ["body", "titel"])
    body = client.get("/openapi.json").json()["paths"]["/union"]["post"]["requestBody"]
    assert body["content"]["application/json"]["schema"]["discriminator"]["mapping"] == {
        "workshop": "#/components/schemas/Workshop-Input",
        "training": "#/components/schemas/Training-Input",
    }


# --- Unions -----------------------------------------------------------------------------------------------------------

UNIONS: list[Any] = [Workshop | Training, list[AnyEvent], Workshop | Event, Training | None | Workshop, list[Event]]


@pytest.mark.parametrize("union", UNIONS, ids=str)
def test_one_fault_in_a_union_is_one_error(union: Any) -> None:
    """A union of events reports each fault once, at its place, and takes instances and dicts of its types."""
    adapter, is_list = TypeAdapter[Any](union), str(union).startswith("list")

    def read(value: Any) -> Any:
        return adapter.validate_python([value] if is_list else value)

    for value in (WORKSHOP, unstructure(WORKSHOP)):
        assert read(value) == ([WORKSHOP] if is_list else WORKSHOP)
    bad: Any
    for bad, code, loc in (
        ({"type": "training", "title": "x", "titel": 1}, "unknown-field", ("titel",)),
        ({"title": "x"}, "missing-field", ("type",)),
        ({"type": "worksop", "title": "x"}, "unknown-type", ("type",)),
        (3, "wrong-type", ()),
    ):
        with pytest.raises(ValidationError) as caught:
            read(bad)
        assert [(error["type"], error["loc"]) for error in caught.value.errors()] == [
            (code, ((0,) if is_list else ()) + loc)
        ]


def test_a_union_refuses_other_types() -> None:
    """An event of another type than those of the union is refused, as a dict and as an instance."""
    for bad, code in (({"type": "launch", "title": "x"}, "other-type"), (Launch(title="x"), "wrong-type")):
        with pytest.raises(ValidationError) as caught:
            Report.model_validate({"event": bad})
        assert [error["type"] for error in caught.value.errors()] == [code]


def test_a_union_with_other_classes_keeps_them() -> None:
    """Events of a union are read as one, beside members of other kinds."""
    adapter = TypeAdapter[Any](Workshop | Contact | int | Training)
    assert adapter.validate_python(7) == 7
    assert adapter.validate_python({"name": "x"}) == Contact(name="x")
    assert adapter.validate_python({"type": "training", "title": "x"}) == Training(title="x")
    with pytest.raises(ValidationError) as caught:
        adapter.validate_python({"type": "training", "titel": "x"})
    names = {error["loc"][0] for error in caught.value.errors()}
    assert names == {"function-plain[Contact()]", "int", "function-wrap[Workshop | Training()]"}


@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_a_union_is_described_with_its_discriminator(mode: Literal["validation", "serialization"]) -> None:
    """The schema of a union has each class once and the discriminator, with and without `Field(discriminator=...)`."""
    properties = Report.model_json_schema(mode=mode)["properties"]
    for name in ("event", "tagged"):
        union = properties[name]["anyOf"][0]
        assert union["oneOf"] == [{"$ref": "#/$defs/Workshop"}, {"$ref": "#/$defs/Training"}]
        mapping = {"workshop": "#/$defs/Workshop", "training": "#/$defs/Training"}
        assert union["discriminator"] == {"propertyName": "type", "mapping": mapping}
    assert properties["events"]["items"] == {"$ref": "#/$defs/AnyEvent"}


def test_a_declared_discriminator_goes_by_the_type() -> None:
    """`Field(discriminator="type")` works as for pydantic models: the type is part of an error's place."""
    assert Report(tagged=WORKSHOP).tagged is WORKSHOP
    assert Report.model_validate({"tagged": BARE}).tagged == Workshop(title="x", host=MemberState(country="LA"))
    for bad, code, loc in (
        ({"type": "training", "title": "x", "titel": 1}, "unknown-field", ("tagged", "training", "titel")),
        ({"type": "launch", "title": "x"}, "union_tag_invalid", ("tagged",)),
    ):
        with pytest.raises(ValidationError) as caught:
            Report.model_validate({"tagged": bad})
        assert [(error["type"], error["loc"]) for error in caught.value.errors()] == [(code, loc)]


def test_without_pydantics_names_a_union_still_works(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should pydantic name its functions otherwise, each class of a union is tried, and the right one reads."""
    monkeypatch.setattr(interop, "_locals_of_caller", lambda _name: {})
    adapter = TypeAdapter[Any](Workshop | Training)
    assert adapter.validate_python({"type": "training", "title": "x"}) == Training(title="x")


# --- Undeclared types, issues, sets -----------------------------------------------------------------------------------


def test_what_has_no_declared_type_is_written(client: Client) -> None:
    """In a field of type `Any`, in a generic model without a parameter and in a response, records are written."""
    assert Page(items=[WORKSHOP]).model_dump() == {"items": [unstructure(WORKSHOP)]}
    assert json.loads(Page(items=[WORKSHOP]).model_dump_json()) == {"items": [unstructure(WORKSHOP)]}
    assert Page[Workshop](items=[WORKSHOP]).model_dump_json() == Page(items=[WORKSHOP]).model_dump_json()
    assert client.get("/any").json() == {"event": {"type": "launch", "title": "x"}, "day": "2018"}
    assert TypeAdapter(Any).dump_python(PartialDate("2018")) == PartialDate("2018")


def test_issues_are_answers(client: Client) -> None:
    """Issues go out, repairs with all that they have, and come back; what is not an issue is refused."""
    (issue,) = client.get("/issues").json()
    assert (issue["code"], issue["before"], issue["after"]) == ("space-trimmed", '" x"', '"x"')
    adapter = TypeAdapter(list[Issue])
    issues = [Issue("a-b", "/c", "d", hint="e")]
    assert adapter.validate_json(adapter.dump_json(issues)) == adapter.validate_python(issues) == issues
    with pytest.raises(ValidationError) as caught:
        adapter.validate_python([{"code": "a-b", "path": 3, "message": "d", "severity": "bad"}])
    assert [error["loc"] for error in caught.value.errors()] == [(0, "path"), (0, "severity")]
    assert TypeAdapter(Issue).json_schema()["required"] == ["code", "path", "message"]


@settings(max_examples=times(0.3))
@given(st.sets(events() | records(Contact), min_size=1, max_size=3))
def test_a_set_of_records_is_written_and_read(items: set[Event | Contact]) -> None:
    """Sets of records, of unions, and of tuples are dumped in both modes, and read back as they were."""

    class Records(BaseModel):
        all: frozenset[AnyEvent | Contact]
        events: set[Event]
        contacts: set[Contact | None]
        pairs: set[tuple[Contact, int]] = set()
        one: Contact | None = None

    found = {item for item in items if isinstance(item, Event)}
    people = {item for item in items if isinstance(item, Contact)}
    one = next(iter(people), None)
    records = Records(
        all=frozenset[Any](items), events=found, contacts={*people, None}, pairs={(p, 1) for p in people}, one=one
    )
    for dumped in (records.model_dump(), records.model_dump(mode="json"), json.loads(records.model_dump_json())):
        assert Records.model_validate(dumped) == records
    dumped = records.model_dump()
    assert all(unstructure(event) in list(dumped["events"]) for event in found)
    assert repr(dumped["events"]) == repr({*dumped["events"]})
    assert sorted(map(len, dumped["events"])) == sorted(len(unstructure(event)) for event in found)
    assert type(dumped["one"]) in {dict, type(None)}


def test_a_set_is_described_by_references() -> None:
    """The schema of a model with a set of a class and a field of it has one definition of the class."""
    model = pydantic.create_model("Records", some=(set[Workshop], ...), one=(Workshop, ...), people=(set[Contact], ...))
    schema = model.model_json_schema()
    assert schema["properties"]["some"]["items"] == schema["properties"]["one"] == {"$ref": "#/$defs/Workshop"}
    assert schema["properties"]["people"]["items"] == {"$ref": "#/$defs/Contact"}
    assert schema["$defs"]["Contact"]["properties"]["phone"]


def test_json_text_is_read_by_pydantics_json() -> None:
    """`Json[Workshop]` reads a record from a text, as pydantic-settings needs it for environment variables."""
    model = pydantic.create_model("Settings", event=(Json[Workshop], ...))
    assert model(event='{"title": "x"}').model_dump()["event"] == {"type": "workshop", "title": "x"}


def test_the_base_class_is_not_a_field() -> None:
    """`Record` as the type of a field is refused with what to write instead."""
    with pytest.raises(TypeError, match="Record is the base of all classes: name the class to read, such as Event"):
        TypeAdapter(Record)
