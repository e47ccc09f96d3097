"""A fingerprint is the same for equal records on every platform, and pinned."""

import json
import struct

import pytest
from hypothesis import given, settings

from migevents import (
    Event,
    Extensions,
    MemberState,
    PartialDate,
    Training,
    Workshop,
    fingerprint,
    load,
    loads,
    unstructure,
)
from migevents.codec.fingerprints import canonical_json
from migevents.testing import events
from migevents.testing.values import json_values
from migevents.values.extensions import MAX_INTEGER
from tests.support.effort import times

GOLDEN = {
    Event(title="A fair"): "d9dd0221dd9f5152493375fb75a376e4be08285af85dbe24e7e6eadb37777058",
    Workshop(title="A fair"): "37e0cd1569e15889a818d1e6e61fb94bcc03e168c386a01f664c152a679d8d1e",
    Training(
        title="Formation à l’accueil",
        members=(MemberState(country="LA", accession=PartialDate("2018-06"), organization="IOM"),),
    ): "1ec7982c0f003b1f7d8f4debcb9b3d3140008583b6cef55a5c82991be62b9b5a",
    Event(
        title="A fair",
        extensions=Extensions({"\ufb33": 1e21, "\U0001f600": [0.000001, 1.0, -0.0], "\r": None, "1": True}),
    ): "b54f85ca00b33d63eefec2fe3684c74f7f85ecb50e3e106c65431920aefef9fc",
}


def test_fingerprints_are_pinned() -> None:
    """A fingerprint never changes, because other people may have stored it."""
    assert {record: fingerprint(record) for record in GOLDEN} == GOLDEN
    lao = fingerprint(load("examples/lao-workshop-2018.json"))
    assert lao == "9eccefb5dd9fe02ca6fd8e7363c3739a5b4036ae8e10c8e3b08a6233b4f38fbc"


# RFC 8785, appendix B
NUMBERS = {
    "0000000000000000": "0",
    "8000000000000000": "0",
    "0000000000000001": "5e-324",
    "8000000000000001": "-5e-324",
    "7fefffffffffffff": "1.7976931348623157e+308",
    "ffefffffffffffff": "-1.7976931348623157e+308",
    "4340000000000000": "9007199254740992",
    "c340000000000000": "-9007199254740992",
    "4430000000000000": "295147905179352830000",
    "44b52d02c7e14af5": "9.999999999999997e+22",
    "44b52d02c7e14af6": "1e+23",
    "44b52d02c7e14af7": "1.0000000000000001e+23",
    "444b1ae4d6e2ef4e": "999999999999999700000",
    "444b1ae4d6e2ef4f": "999999999999999900000",
    "444b1ae4d6e2ef50": "1e+21",
    "3eb0c6f7a0b5ed8c": "9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d": "0.000001",
    "41b3de4355555553": "333333333.3333332",
    "41b3de4355555554": "333333333.33333325",
    "41b3de4355555555": "333333333.3333333",
    "41b3de4355555556": "333333333.3333334",
    "41b3de4355555557": "333333333.33333343",
    "becbf647612f3696": "-0.0000033333333333333333",
    "43143ff3c1cb0959": "1424953923781206.2",
}


@pytest.mark.parametrize("bits", NUMBERS)
def test_numbers_are_written_as_the_rfc_has_them(bits: str) -> None:
    """The samples of RFC 8785 are written exactly as it requires."""
    (number,) = struct.unpack(">d", bytes.fromhex(bits))
    assert canonical_json(number).decode() == NUMBERS[bits]


def test_keys_are_sorted_as_the_rfc_has_them() -> None:
    """The sample of RFC 8785, section 3.2.3: by code units of UTF-16, and not by code points."""
    keys = ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]
    written = canonical_json(dict.fromkeys(reversed(keys), 0))
    assert list(json.loads(written)) == keys


@given(value=json_values())
def test_canonical_json_has_the_same_content(value: object) -> None:
    """Canonical JSON is read as the value it was written of, and written of that as the same."""
    written = canonical_json(value)
    # In JSON 1 and 1.0 are one number.
    assert json.loads(written, parse_int=float) == json.loads(json.dumps(value), parse_int=float)
    assert canonical_json(json.loads(written, parse_int=_number)) == written


def _number(text: str) -> float:
    return int(text) if abs(int(text)) <= MAX_INTEGER else float(text)


@given(event=events(), other=events())
def test_equal_records_have_equal_fingerprints(event: Event, other: Event) -> None:
    """The fingerprint depends only on the content of a record, not on the order of keys in its JSON."""
    turned = json.dumps(dict(reversed(unstructure(event).items())))
    assert fingerprint(loads(turned)) == fingerprint(event)
    assert (fingerprint(event) == fingerprint(other)) is (event == other)


@settings(max_examples=times(1))
@given(event=events())
def test_without_extensions_it_is_the_json_with_sorted_keys(event: Event) -> None:
    """The canonical JSON is what any JSON writer gives that sorts keys, but for numbers and keys of extensions."""
    plain = unstructure(event)
    plain.pop("extensions", None)
    assert (
        canonical_json(plain) == json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    )
