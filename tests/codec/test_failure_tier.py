"""The failure tier depends on the wording of msgspec's errors: these tests fail if it changes."""

import msgspec
import pytest

from migevents import Workshop
from migevents.codec.failures import FastPathFailure, failed_field_of
from migevents.codec.fast_path import read_builtins, read_json


@pytest.mark.parametrize(
    ("document", "field"),
    [
        (b'{"title":"x","edition":"one"}', "edition"),
        (b'{"title":"x","host":{"country":"laos"}}', "host"),
        (b'{"title":"x","venues":[{"city":"a"},{"country":1}]}', "venues"),
        (b'{"title":"x","when":{"start":"2018-02-30"}}', "when"),
        (b'{"title":"x","speakers":[{"name":"a"},{"name":"a"}]}', None),
        (b'{"title":"x","topics":"y"}', "topics"),
        (b'{"title":"x","themes":["diaspora","- at `$.title`"]}', "themes"),
    ],
)
def test_the_failed_field_is_found_in_the_words_of_msgspec(document: bytes, field: str | None) -> None:
    """Msgspec names the place of a failure as ``- at `$.field` ``; every failure of a field is found by it."""
    read = read_json(document, Workshop, 0)
    assert isinstance(read, FastPathFailure)
    assert read.failed_field == field
    read = read_builtins(msgspec.json.decode(document) | {"type": "workshop"}, Workshop)
    assert isinstance(read, FastPathFailure)
    assert read.failed_field == field


def test_an_error_without_a_place_has_no_field() -> None:
    """An error of the whole document, or one in other words, names no field."""
    assert failed_field_of(ValueError("Expected `int`, got `str`")) is None
    assert failed_field_of(msgspec.ValidationError("Expected `int`, got `str` - at `$.a.b[0]`")) == "a"
