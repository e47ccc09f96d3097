"""The examples in the JSON Schema are records, and the schema needs no docstring to be complete."""

import subprocess
import sys

import pytest

from migevents import json_schema, structure, unstructure
from migevents.codec.classes import model_classes
from migevents.codec.schema_examples import EXAMPLES

CLASSES = {cls.__name__: cls for cls in model_classes()}


def test_every_class_has_an_example() -> None:
    """Each class of the model has one example, and nothing else has."""
    assert EXAMPLES.keys() == CLASSES.keys()


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_an_example_is_a_record(name: str) -> None:
    """Each example is read, written as it was, and shown in the schema of its class."""
    record = structure(EXAMPLES[name], CLASSES[name])
    assert unstructure(record) == EXAMPLES[name]
    schema = json_schema(CLASSES[name])
    shown = schema["$defs"]["Event"] if name == "Event" else schema
    assert shown["examples"] == [EXAMPLES[name]]


def test_examples_do_not_come_from_docstrings() -> None:
    """Where Python runs without docstrings, the schema has its examples still."""
    program = "import migevents; print(migevents.json_schema(migevents.Photo)['examples'])"
    done = subprocess.run([sys.executable, "-OO", "-c", program], capture_output=True, text=True, check=True)  # noqa: S603  # our own
    assert done.stdout == "[{'credit': 'IOM'}]\n"
