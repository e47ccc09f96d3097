"""Answers of the API of ReliefWeb, read."""

import json
from typing import Any

import pytest

from migevents import Event, Source, Training, unstructure
from migevents.formats import reliefweb

TRAINING: dict[str, Any] = {
    "title": "Invented course on protection",
    "body": "<p>What it is about &amp; for whom</p>",
    "date": {
        "start": "2019-10-01T00:00:00+00:00",
        "end": "2019-10-03T00:00:00+00:00",
        "created": "2019-09-01T12:00:00+00:00",
        "registration": "2019-09-20T00:00:00+00:00",
    },
    "format": [{"name": "On-site"}],
    "country": [{"iso3": "lao", "name": "Lao PDR"}],
    "city": [{"name": "Vientiane"}],
    "source": [{"name": "Invented office", "shortname": "IO"}, {"name": "IO2", "shortname": "IO2"}],
    "theme": [{"name": "Migration health"}, {"name": "Shelter"}],
    "training_language": [{"code": "en", "name": "English"}],
    "language": [{"code": "fr"}],
    "type": [{"name": "Training/Workshop"}],
    "url_alias": "https://example.org/training/1",
    "url": "https://example.org/node/1",
    "event_url": "https://example.org/course",
    "cost": "free",
}


def test_a_training_is_read() -> None:
    """Each field becomes what it means, the organizations have no role, and the rest is left over."""
    (entry,) = reliefweb.loads(json.dumps({"data": [{"id": "1", "fields": TRAINING}]}).encode())
    assert type(entry.record) is Training
    assert unstructure(entry.record) == {
        "type": "training",
        "title": "Invented course on protection",
        "summary": "What it is about & for whom",
        "url": "https://example.org/course",
        "mode": "in_person",
        "language": "en",
        "when": {"start": "2019-10-01", "end": "2019-10-03"},
        "venues": [{"city": "Vientiane", "country": "LA"}],
        "organizations": [{"name": "Invented office", "abbreviation": "IO"}, {"name": "IO2"}],
        "themes": ["migration_health"],
        "topics": ["Shelter"],
        "source": {"url": "https://example.org/training/1", "published": "2019-09-01", "language": "fr"},
    }
    assert sorted(issue.code for issue in entry.issues) == ["country-read", "markup-read"]
    assert entry.place == "/data/0/fields"
    assert set(entry.leftovers) == {
        *("/date/registration", "/country/0/name", "/source/1/shortname", "/training_language/0/name"),
        *("/url", "/cost"),
    }


@pytest.mark.parametrize(
    ("fields", "record"),
    [
        ({"type": {"name": "Call for Applications"}}, {}),
        ({"format": [{"name": "On-site"}, {"name": "Online"}]}, {}),
        ({"format": {"name": "Online"}}, {"mode": "online"}),
        ({"country": [{"iso3": "lao"}, {"name": "France"}], "city": [{"name": "Pakse"}]},
         {"venues": [{"country": "LA"}, {"country": "FR"}]}),
        ({"city": "Pakse"}, {"venues": [{"city": "Pakse"}]}),
        ({"city": [3, {"name": ""}]}, {}),
        ({"date": {"start": "2019-10-01T00:00:00+00:00", "end": "2019-10-01T00:00:00+00:00"}},
         {"when": {"start": "2019-10-01"}}),
        ({"date": {"end": "1 October 2019"}}, {"when": {"end": "2019-10-01"}}),
        ({"date": "soon", "body-html": "x", "source": "IOM"}, {"summary": "x", "organizations": [{"name": "IOM"}]}),
        ({"source": ["IOM", {"name": "OCHA", "shortname": "O"}, "UN"]},
         {"organizations": [{"name": "IOM"}, {"name": "OCHA", "abbreviation": "O"}, {"name": "UN"}]}),
        ({"source": {"name": "IOM", "shortname": "I"}}, {"organizations": [{"name": "IOM", "abbreviation": "I"}]}),
    ],
    ids=str,
)  # fmt: skip
def test_fields_come_in_several_shapes(fields: dict[str, Any], record: dict[str, Any]) -> None:
    """A field has one value or several, as an object or as a text; uncertain values are left over."""
    (entry,) = reliefweb.loads({"title": "x"} | fields)
    assert entry.record is not None
    assert unstructure(entry.record) == {"type": "event", "title": "x"} | record


def test_a_report_is_a_source_and_not_an_event() -> None:
    """No event is made from a report; `sources` reads it as a page."""
    fields = {
        "title": "Lao PDR joins IOM",
        "source": [{"name": "IOM"}, {"name": "OCHA"}],
        "date": {"original": "2018-06-28T00:00:00+00:00", "created": "2018-07-01T00:00:00+00:00"},
        "url": "https://example.org/report",
        "language": [{"code": "en"}],
    }
    answer = {"data": [{"href": "https://api.example.org/v2/reports/1", "fields": fields}, 3, {"fields": 4}]}
    entry, *unread = reliefweb.loads(answer)
    assert (entry.record, entry.leftovers) == (None, {"": fields})
    assert [issue.code for issue in entry.issues] == ["entries-skipped"]
    assert [(each.place, each.leftovers) for each in unread] == [("/data/1", {"": 3}), ("/data/2", {"": {"fields": 4}})]
    assert [issue.code for each in unread for issue in each.issues] == ["bad-script"] * 2
    page, *others = reliefweb.sources(answer)
    assert len(others) == 2
    assert page.record == Source(
        publisher="IOM",
        headline="Lao PDR joins IOM",
        url="https://example.org/report",
        published="2018-06-28",  # type: ignore[arg-type]  # read as a date
        language="en",
    )
    (page,) = reliefweb.sources({"title": "x", "date": {"created": "2018-07-01"}, "url_alias": "https://example.org/x"})
    assert page.record is not None
    assert unstructure(page.record) == {"headline": "x", "published": "2018-07-01", "url": "https://example.org/x"}


@pytest.mark.parametrize("data", ["{", b"[", "[" * 100_000])
def test_an_answer_that_is_not_json_is_left_over(data: bytes | str) -> None:
    """An answer that is not JSON, or is nested too deeply, is one error, also for sources."""
    for read in (reliefweb.loads, reliefweb.sources):
        (entry,) = read(data)
        assert [issue.code for issue in entry.issues] == ["bad-script"]
        assert entry.record is None
        assert entry.leftovers == {"": data if isinstance(data, str) else data.decode()}


def test_an_answer_may_be_in_another_encoding() -> None:
    """Bytes that are not UTF-8 are read as Windows-1252, and that is reported."""
    for read in (reliefweb.loads, reliefweb.sources):
        of_file, entry = read('{"title": "Señal"}'.encode("cp1252"))
        assert [issue.code for issue in of_file.issues] == ["encoding-guessed"]
        assert "Señal" in repr(entry.record)


def test_long_numbers_stay_texts() -> None:
    """A number of more digits than any that the API has is left over as it is written."""
    (entry,) = reliefweb.loads('{"title": "x", "id": 12345678901234567890, "views": 3}')
    assert entry.record == Event(title="x")
    assert entry.leftovers == {"/id": "12345678901234567890", "/views": 3}
