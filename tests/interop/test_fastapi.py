"""The records in FastAPI: bodies and responses of a real application, asked over HTTP on loopback."""

import asyncio
import json
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Annotated, Any

import attrs
import httpx
import pytest
import uvicorn
from fastapi import Body, FastAPI
from openapi_spec_validator import validate
from pydantic import BaseModel

from migevents import Contact, Event, Interval, PartialDate, Workshop, load, loads, unstructure
from migevents import Issue as IssueOfOurs
from migevents.testing.flaws import as_json
from tasks.write_examples import EXAMPLES
from tests.support.issues import issues_if_any

Plain = dict[str, Any]


class Issue(BaseModel):
    """A number of a bulletin, as a user would have it."""

    number: int
    event: Event
    others: list[Event] = []
    editor: Contact | None = None


app = FastAPI()


@app.post("/workshops")
def add_workshop(workshop: Annotated[Workshop, Body()]) -> Workshop:
    """Take a workshop as the body, and give it back."""
    assert type(workshop) is Workshop
    return workshop


@app.post("/events")
def add_events(events: Annotated[list[Event], Body()]) -> list[Event]:
    """Take a list of events of any kind, and give it back."""
    assert all(isinstance(event, Event) for event in events)
    return events


@app.post("/issues")
def add_issue(issue: Issue) -> Issue:
    """Return a model with records unchanged."""
    return issue


@app.put("/issues/{number}")
def put(number: int, event: Annotated[Event, Body()], editor: Annotated[Contact, Body()]) -> dict[str, Event | Contact]:
    """Take a body of two records, and give back a dict of them."""
    return {f"event {number}": event, "editor": editor}


@app.get("/days/{day}")
def show(day: PartialDate, within: Interval | None = None) -> dict[str, PartialDate | Interval | None]:
    """Take a date of the path and an interval of the query, and give them back."""
    return {"day": day, "within": within}


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    """A client of the application, which is served on a port of its own."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning", ws="none", lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    host, port = server.servers[0].sockets[0].getsockname()
    with httpx.Client(base_url=f"http://{host}:{port}", trust_env=False, timeout=60) as client:
        yield client
    server.should_exit = True
    thread.join()


def sent(client: httpx.Client, path: str, body: Any, method: str = "POST") -> httpx.Response:
    """The response of the application."""
    return client.request(method, path, content=as_json(body), headers={"Content-Type": "application/json"})


def asked(app: FastAPI, path: str = "/") -> httpx.Response:
    """What an application answers, asked without a server."""

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.get(path)

    return asyncio.run(ask())


def example(name: str) -> Plain:
    """A record of the examples."""
    return unstructure(load(EXAMPLES / f"{name}.json"))


WORKSHOP = example("lao-workshop-2018")
TRAINING = example("invented-training")
WORKSHOP_RECORD = loads(as_json(WORKSHOP))

# --- Good bodies ------------------------------------------------------------------------------------------------------


def test_a_record_is_the_body_and_the_response(client: httpx.Client) -> None:
    """A workshop goes in as the body, and comes back as the response, as it was; its type may be left out."""
    for body in (WORKSHOP, {"migevents": "1.0", **WORKSHOP}, {**WORKSHOP, "type": "workshop"}):
        response = sent(client, "/workshops", body)
        assert (response.status_code, response.json()) == (200, WORKSHOP)
    without_type = {key: value for key, value in WORKSHOP.items() if key != "type"}
    assert sent(client, "/workshops", without_type).json() == WORKSHOP


def test_lists_and_models_hold_records(client: httpx.Client) -> None:
    """Records in a list, in a model and beside each other in a body come back as they were."""
    assert sent(client, "/events", [WORKSHOP, TRAINING]).json() == [WORKSHOP, TRAINING]
    issue = {"number": 1, "event": TRAINING, "others": [WORKSHOP], "editor": {"name": "An invented editor"}}
    assert sent(client, "/issues", issue).json() == issue
    both = {"event": TRAINING, "editor": {"name": "An invented editor"}}
    response = sent(client, "/issues/7", both, "PUT").json()
    assert response == {"event 7": TRAINING, "editor": {"name": "An invented editor"}}


def test_dates_stand_in_paths_and_queries(client: httpx.Client) -> None:
    """A date and an interval are parameters of the path and of the query, as they are."""
    assert client.get("/days/2018-06?within=2018/..").json() == {"day": "2018-06", "within": "2018/.."}
    assert answered(client.get("/days/2018-13?within=2018")) == [
        ("bad-date", ["path", "day"]),
        ("bad-interval", ["query", "within"]),
    ]


# --- Bad bodies -------------------------------------------------------------------------------------------------------

BROKEN = json.loads((EXAMPLES / "lao-workshop-2018-broken.json").read_bytes())


def faults(record: Plain, *place: str | int) -> list[tuple[str, list[str | int]]]:
    """The code and the place of each fault, as they should come back; none of these records has a key of digits."""
    issues = issues_if_any(loads, as_json(record))
    steps = [issue.path.split("/")[1:] for issue in issues]
    places = [[int(step) if step.isdecimal() else step for step in path] for path in steps]
    return [(issue.code, [*place, *path]) for issue, path in zip(issues, places, strict=True)]


def answered(response: httpx.Response) -> list[tuple[str, list[str | int]]]:
    """The code and the place of each error of an answer."""
    assert response.status_code == 422
    return [(error["type"], error["loc"]) for error in response.json()["detail"]]


def test_a_bad_body_gets_every_fault(client: httpx.Client) -> None:
    """A body with eight faults is answered with all of them, each with its code, its place, its message and input."""
    response = sent(client, "/workshops", BROKEN)
    assert len(faults(BROKEN)) == 8
    assert answered(response) == faults(BROKEN, "body")
    country = next(error for error in response.json()["detail"] if error["type"] == "bad-country")
    assert country == {
        "type": "bad-country",
        "loc": ["body", "venues", 0, "country"],
        "msg": '"Laos" is not a country code (ISO 3166-1 alpha-2, such as "LA") (did you mean "LA"?)',
        "input": "Laos",
    }


def test_bad_records_inside_get_every_fault(client: httpx.Client) -> None:
    """Faults of records in lists and models have full places, beside errors in the user's own fields."""
    assert answered(sent(client, "/events", [WORKSHOP, BROKEN])) == faults(BROKEN, "body", 1)
    issue = {"number": "one", "event": BROKEN, "others": [WORKSHOP, {"type": "x"}], "editor": {}}
    assert answered(sent(client, "/issues", issue)) == [
        ("int_parsing", ["body", "number"]),
        *faults(BROKEN, "body", "event"),
        *faults({"type": "x"}, "body", "others", 1),
        ("nothing-stated", ["body", "editor"]),
    ]


def test_other_bodies_are_refused(client: httpx.Client) -> None:
    """Another kind of event, no object, and no JSON at all are refused with 422."""
    assert answered(sent(client, "/workshops", TRAINING)) == [("other-type", ["body", "type"])]
    assert answered(sent(client, "/workshops", [WORKSHOP])) == [("wrong-type", ["body"])]
    assert answered(sent(client, "/workshops", {"title": "x", "extensions": {"a": 2**60}}))[0][0] == "bad-number"
    response = client.post("/workshops", content=b'{"title":', headers={"Content-Type": "application/json"})
    assert [code for code, _ in answered(response)] == ["json_invalid"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b'{"title": "x", "edition": NaN}', "bad-number"),
        (b'{"title": "x", "extensions": {"a": [1e999]}}', "bad-number"),
        (b'{"edition": NaN}', "missing-field"),
        (b'{"title": "\\ud800"}', "lone-surrogate"),
        (b'{"title": "x", "\\ud800": 1}', "unknown-field"),
        (b'{"title": "x", "extensions": ' + b'{"a":' * 500 + b"1" + b"}" * 501, "too-deep"),
    ],
)
def test_value_that_json_lacks_is_reported_as_text(client: httpx.Client, body: bytes, code: str) -> None:
    """An input that could not be sent back is shown as text: no body of a stranger ends in an error of the server."""
    response = client.post("/workshops", content=body, headers={"Content-Type": "application/json"})
    assert code in [code for code, _ in answered(response)]


# --- OpenAPI ----------------------------------------------------------------------------------------------------------


def test_the_application_is_described(client: httpx.Client) -> None:
    """The OpenAPI of the application is valid, and its schemas are those of the library, with a discriminator."""
    described = client.get("/openapi.json").json()
    validate(described)
    body = described["paths"]["/workshops"]["post"]["requestBody"]
    assert body["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/Workshop-Input"}
    components = described["components"]["schemas"]
    assert components["Workshop-Input"]["properties"]["host"]["anyOf"][0] == {
        "$ref": "#/components/schemas/MemberState-Input"
    }
    assert components["Country"]["examples"] == ["LA", "XK"]
    mapping = components["AnyEvent-Output"]["discriminator"]["mapping"]
    assert mapping["workshop"] == "#/components/schemas/Workshop-Output"


def test_one_schema_for_both_ways_is_for_the_application_to_say() -> None:
    """An application that asks for one schema of what goes in and out gets one of each class, and it is valid."""
    one = FastAPI(separate_input_output_schemas=False)
    one.post("/workshops")(add_workshop)
    described = one.openapi()
    validate(described)
    assert "Workshop" in described["components"]["schemas"]


@pytest.mark.parametrize(
    "inside",
    [lambda answer: answer, lambda answer: [answer], lambda answer: {"answer": answer}],
    ids=["alone", "list", "dict"],
)
@pytest.mark.parametrize("answer", [loads(as_json(TRAINING)), IssueOfOurs("a-b", "/c", "d")], ids=["record", "issue"])
def test_a_response_needs_no_declared_type(inside: Callable[[Any], Any], answer: Any) -> None:
    """A path without an annotation answers with a record or an issue as with what `unstructure` returns."""
    bare = FastAPI()
    bare.get("/")(lambda: inside(answer))
    assert asked(bare).json() == inside(unstructure(answer))
    assert set(dir(answer)) >= set(unstructure(answer)) - {"type"}


@pytest.mark.parametrize("option", ["response_model_exclude", "response_model_include"])
def test_an_option_that_fastapi_does_not_apply_is_an_error(option: str) -> None:
    """Without a declared type, FastAPI excludes nothing: nothing is sent. With `Any`, it does."""

    def find() -> Any:
        return WORKSHOP_RECORD

    def find_undeclared():  # type: ignore[no-untyped-def]  # noqa: ANN202  # so it is
        return WORKSHOP_RECORD

    app = FastAPI()
    options: Any = {option: {"title"}}
    app.get("/declared", **options)(find)
    app.get("/", **options)(find_undeclared)
    assert ("title" in asked(app, "/declared").json()) is (option == "response_model_include")
    with pytest.raises(ValueError, match=f"FastAPI does not apply {option}"):
        asked(app)


def test_a_record_has_no_dict_without_pydantic_or_in_a_derived_class(monkeypatch: pytest.MonkeyPatch) -> None:
    """If a record cannot be written, access to its `__dict__` raises `AttributeError`, as for any missing attribute."""

    @attrs.frozen(kw_only=True)
    class Course(Workshop):
        remark: str = ""

    assert not hasattr(Course(title="x"), "__dict__")
    assert "remark" in dir(Course(title="x"))
    assert vars(WORKSHOP_RECORD) == WORKSHOP
    monkeypatch.setitem(sys.modules, "migevents.interop.pydantic", None)
    assert not hasattr(WORKSHOP_RECORD, "__dict__")


def test_bare_parameter_is_not_a_body() -> None:
    """Without `Body`, FastAPI takes what is not a model of pydantic for a part of the query."""
    bare = FastAPI()

    @bare.get("/")
    def read(workshop: Workshop) -> None:
        """Take a workshop, or so one would think."""

    (parameter,) = bare.openapi()["paths"]["/"]["get"]["parameters"]
    assert (parameter["name"], parameter["in"]) == ("workshop", "query")
