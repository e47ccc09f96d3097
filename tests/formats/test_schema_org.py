"""schema.org, in and out."""

import json
import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings

from migevents import (
    AnyEvent,
    Conference,
    Contact,
    Event,
    EventDates,
    EventRelation,
    Framework,
    Organization,
    OrganizationRole,
    PartialDate,
    Photo,
    Quote,
    RelatedEvent,
    Source,
    Speaker,
    Workshop,
    structure,
    unstructure,
)
from migevents.formats import Import, schema_org
from migevents.testing import events
from tests.formats.contract import unexplained
from tests.formats.schema_org_vocabulary import misfits
from tests.support.effort import times


@settings(max_examples=times(3))
@given(events())
def test_what_comes_back_was_stated_or_is_a_named_loss(event: Event) -> None:
    """A record is read back as a part of itself, every difference is in the account, and the keys are schema.org's.

    Each is a property that schema.org gives to the type of its node, and holds what that property may hold.
    """
    export = schema_org.dumps(event)
    assert export.data is not None
    assert list(misfits(json.loads(export.data))) == []
    (entry,) = schema_org.loads(export.data)
    assert entry.record is not None
    assert unexplained(event, entry.record, export.losses) == []


def test_names_of_tags_alone_do_not_cost_what_they_name() -> None:
    """A title or a name that a reader would take for tags without a text is read as it is written."""
    record = Event(
        title="<br>",
        organizations=(Organization(name="<b>", abbreviation="X"),),
        speakers=(Speaker(name="<i>", positions=("Chair",)),),
        quotes=(Quote(text="<p>", speaker="<i>"),),
        frameworks=(Framework(name="<hr>", symbol="A/1"),),
        related=(RelatedEvent(title="<li>", relation=EventRelation.PART_OF, id="7"),),
    )
    export = schema_org.dumps(record)
    assert export.data is not None
    (entry,) = schema_org.loads(export.data)
    assert entry.record == record
    assert "markup-inside" in {loss.code for loss in export.losses}


# --- Reading ----------------------------------------------------------------------------------------------------------


def read(members: dict[str, Any], **options: Any) -> Import[AnyEvent]:
    """Read an event with these members."""
    (entry,) = schema_org.loads({"@type": "Event", "name": "x"} | members, **options)
    return entry


def stated(entry: Import[AnyEvent]) -> dict[str, Any]:
    """The content of the record, without its title and type."""
    assert entry.record is not None
    return {key: value for key, value in unstructure(entry.record).items() if key not in {"title", "type"}}


PERSON = {"@type": "Person", "name": "A. Specimen"}
OFFICE = {"@type": "Organization", "name": "Invented office"}


@pytest.mark.parametrize(
    ("members", "record", "codes"),
    [
        ({"additionalType": ["training", "study visit"]}, {"label": "study visit"}, []),
        ({"additionalType": "https://example.org/Type"}, {}, []),
        ({"@type": ["Event", "ConferenceEvent"]}, {}, []),
        ({"@type": "http://schema.org/EducationEvent"}, {}, []),
        ({"identifier": {"@type": "PropertyValue", "value": "7"}}, {"id": "7"}, []),
        ({"@id": "https://example.org/7"}, {"id": "https://example.org/7"}, []),
        ({"inLanguage": "en_GB"}, {"language": "en-GB"}, []),
        ({"inLanguage": ["en", "fr"]}, {}, []),
        ({"inLanguage": {"@type": "Language", "name": "French"}}, {"language": "fr"}, ["language-read"]),
        ({"eventStatus": "EventCancelled"}, {"status": "cancelled"}, []),
        ({"eventStatus": "https://schema.org/EventMovedOnline"}, {"mode": "online"}, []),
        ({"eventStatus": ["EventPostponed", "EventCancelled"]}, {"status": "postponed"}, []),
        ({"inLanguage": [{"alternateName": "en"}, {"name": "fr"}, {}]}, {"language": "en"}, []),
        ({"keywords": "Migration health, ,data"}, {"themes": ["migration_health"], "topics": ["data"]}, []),
        ({"keywords": [{"@type": "DefinedTerm", "name": "data"}, {"@type": "DefinedTerm"}]}, {"topics": ["data"]}, []),
        ({"startDate": "2018-11-15", "endDate": "2018-11-01"}, {"when": {"start": "2018-11-15"}}, ["end-before-start"]),
        ({"startDate": "soon", "endDate": "later"}, {}, ["bad-date", "bad-date"]),
        ({"endDate": "2018"}, {"when": {"end": "2018"}}, []),
        ({"duration": "P3D"}, {"when": {"days": 3}}, []),
        ({"duration": "PT3H"}, {}, []),
        ({"startDate": "2018-11-15T23:00:00+0000"}, {"when": {"start": "2018-11-15?"}},
         ["time-dropped", "zone-unknown"]),
        ({"subEvent": [{"@type": "Event", "startDate": "2018-11-22"}, {"@type": "Event", "startDate": "2018-11-15"}]},
         {"when": {"start": "2018-11-15", "end": "2018-11-22", "dates": ["2018-11-15", "2018-11-22"]}}, []),
        ({"startDate": "2018", "subEvent": [{"startDate": "2018-11-22"}, {"startDate": "2018-11-15"}]},
         {"when": {"start": "2018"}}, []),
        ({"subEvent": [{"startDate": "2018-11-22"}, {"startDate": "2018-11-22"}]}, {}, []),
        ({"eventSchedule": {"@type": "Schedule"}}, {}, ["recurrence-ignored"]),
        ({"location": "No location set"}, {}, []),
        ({"location": {"@type": "Place", "description": "<br>"}}, {}, ["markup-read"]),
        ({"location": "Hall 3"}, {"venues": [{"name": "Hall 3"}]}, []),
        ({"location": "https://example.org/room"}, {}, ["location-is-url"]),
        ({"location": {"@type": "VirtualLocation", "url": "https://example.org"}}, {}, []),
        ({"location": {"@type": "Country", "name": "LA"}}, {"venues": [{"country": "LA"}]}, []),
        ({"location": {"@type": "PostalAddress", "streetAddress": "Road 1", "postalCode": 1000,
                       "addressLocality": "Pakse"}},
         {"venues": [{"city": "Pakse", "note": "Road 1, 1000"}]}, []),
        ({"location": {"@type": "Place", "name": "Hall", "address": "Road 1", "description": "upstairs"}},
         {"venues": [{"name": "Hall", "note": "upstairs, Road 1"}]}, []),
        ({"location": {"@type": "Place", "description": "upstairs",
                       "address": {"streetAddress": "Road 1", "addressCountry": {"@type": "Country", "name": "LA"}}}},
         {"venues": [{"country": "LA", "note": "Road 1, upstairs"}]}, []),
        ({"location": {"@type": "Place", "name": "<br>"}}, {}, ["markup-read"]),
        ({"organizer": "IOM"}, {"organizations": [{"name": "IOM", "roles": ["organizer"]}]}, []),
        ({"organizer": PERSON | {"email": "a@example.org"}},
         {"contacts": [{"name": "A. Specimen", "email": "a@example.org"}]}, []),
        ({"organizer": OFFICE | {"telephone": "+85621267730"}, "funder": OFFICE | {"description": "n"},
          "sponsor": [OFFICE | {"description": "other"}, OFFICE | {"description": "n"}]},
         {"organizations": [{"name": "Invented office", "roles": ["organizer", "funder", "sponsor"], "note": "n"}],
          "contacts": [{"organization": "Invented office", "phone": "+85621267730"}]}, []),
        ({"organizer": {"@type": "Organization"}, "funder": "<br>", "attendee": PERSON}, {}, ["markup-read"]),
        ({"organizer": {"@type": "Organization", "name": "<br>"}},
         {"organizations": [{"name": "<br>", "roles": ["organizer"]}]}, []),
        ({"organizer": {"@type": "Organization", "name": "\x07"}}, {}, ["control-dropped"]),
        ({"contributor": [OFFICE, {"@type": "Role", "roleName": "host", "contributor": "IOM"}]},
         {"organizations": [{"name": "Invented office"}, {"name": "IOM", "roles": ["host"]}]}, []),
        ({"contributor": {"@type": "Role", "roleName": "caterer", "contributor": OFFICE}}, {}, []),
        ({"performer": {"@type": "Role", "roleName": "presenter", "performer": OFFICE}},
         {"organizations": [{"name": "Invented office", "roles": ["presenter"]}]}, []),
        ({"performer": [PERSON | {"worksFor": OFFICE}, PERSON, OFFICE, {"@type": "PerformingGroup", "name": "Choir"}]},
         {"speakers": [{"name": "A. Specimen", "organization": "Invented office"}, {"organization": "Invented office"},
                       {"organization": "Choir"}]}, []),
        ({"performer": ["A. Specimen", {"name": "B"}, {"@type": "Thing", "name": "C"}, {"@type": "Person"}]}, {},
         ["performer-type-unknown"] * 2),
        ({"performer": PERSON,
          "subjectOf": [{"@type": "Quotation", "text": "Yes", "creator": PERSON, "inLanguage": "en_GB"},
                        {"@type": "Quotation", "text": "No", "creator": {"@type": "Person", "name": "B"}},
                        {"@type": "Quotation"}]},
         {"speakers": [{"name": "A. Specimen"}],
          "quotes": [{"text": "Yes", "speaker": "A. Specimen", "language": "en-GB"}, {"text": "No"}]}, []),
        ({"performer": PERSON, "subEvent": {"name": "Opening", "performer": PERSON, "organizer": OFFICE}},
         {"speakers": [{"name": "A. Specimen"}],
          "programme": [{"title": "Opening", "speakers": ["A. Specimen"], "organization": "Invented office"}]}, []),
        ({"subEvent": [{"location": "Hall"}]}, {}, []),
        ({"about": [{"@type": "CreativeWork", "name": "Plan", "alternateName": ["P", "The plan"], "genre": "plan",
                     "datePublished": "2018"},
                    {"@type": "Legislation", "name": "Law", "genre": "thriller"}, {"name": "x"}]},
         {"frameworks": [{"name": "Plan", "other_names": ["P", "The plan"], "kind": "plan", "adopted": "2018"},
                         {"name": "Law"}]}, []),
        ({"superEvent": [{"@type": "EventSeries", "name": "S"}, {"@type": "EventSeries", "name": "T"},
                         {"@type": "Event", "name": "Week", "startDate": "2018"}, {"@type": "Event"}]},
         {"series": "S", "related": [{"relation": "part_of", "title": "Week", "when": {"start": "2018"}}]}, []),
        ({"subjectOf": [{"@type": "WebPage", "name": "Page", "inLanguage": "en_GB", "publisher": [OFFICE, OFFICE]},
                        {"@type": "Article", "headline": "Other"}]},
         {"source": {"headline": "Page", "language": "en-GB", "publisher": "Invented office"}}, []),
        ({"image": ["https://example.org/a.jpg", {"@type": "ImageObject", "url": "https://example.org/b.jpg"}]},
         {"photos": [{"url": "https://example.org/a.jpg"}, {"url": "https://example.org/b.jpg"}]}, []),
        ({"url": "not one", "description": {"@value": "x", "@language": "en"}}, {"summary": "x"}, ["bad-url"]),
        ({"schema:description": "x"}, {"summary": "x"}, []),
        ({"startDate": "20181115T090000+0700"}, {"when": {"start": "2018-11-15"}}, ["time-dropped"]),
        ({"startDate": "2018-11-15Z"}, {"when": {"start": "2018-11-15"}}, ["day-read"]),
        ({"startDate": "2018-11-15+07:00"}, {"when": {"start": "2018-11-15"}}, ["day-read"]),
        ({"startDate": "2018-11-15T"}, {"when": {"start": "2018-11-15"}}, ["day-read"]),
        ({"startDate": "2018-11-31T09:00:00"}, {}, ["bad-date"]),
        ({"subjectOf": {"@type": "NewsArticle", "datePublished": "soon"}}, {}, ["bad-date"]),
        ({"subEvent": {"@type": "Event", "name": "Opening", "startDate": "soon"}},
         {"programme": [{"title": "Opening"}]}, ["bad-date"]),
        ({"location": {"@type": "City", "name": "Pakse"}}, {"venues": [{"city": "Pakse"}]}, []),
        ({"location": {"@type": "City", "name": "Centre", "address": {"addressLocality": "Pakse"}}},
         {"venues": [{"name": "Centre", "city": "Pakse"}]}, []),
        ({"organizer": [OFFICE, "IOM", {"@type": "NGO", "name": "B"}]},
         {"organizations": [{"name": "Invented office", "roles": ["organizer"]},
                            {"name": "IOM", "roles": ["organizer"]},
                            {"name": "B", "kind": "civil_society", "roles": ["organizer"]}]}, []),
        ({"location": [{"@type": "Place", "name": "Hall"}, "Yard"]},
         {"venues": [{"name": "Hall"}, {"name": "Yard"}]}, []),
        ({"organizer": {"@type": "Organization", "name": "IOM", "email": "a&#64;example.org"}},
         {"organizations": [{"name": "IOM", "roles": ["organizer"]}],
          "contacts": [{"organization": "IOM", "email": "a@example.org"}]}, ["markup-read"]),
        ({"performer": {}}, {}, []),
    ],
    ids=lambda value: str(value)[:60] if isinstance(value, dict) else "",
)  # fmt: skip
def test_properties_are_read(members: dict[str, Any], record: dict[str, Any], codes: list[str]) -> None:
    """Each property becomes what it means in a record, in every form in which pages have it, and nothing more."""
    entry = read(members)
    assert stated(entry) == record
    assert [issue.code for issue in entry.issues] == codes
    assert all(issue.severity != "error" for issue in entry.issues)


def test_types_are_classes() -> None:
    """`additionalType` identifies a type of ours, a conference has its own type, and all others are events."""
    assert type(read({"additionalType": "workshop", "@type": "EducationEvent"}).record) is Workshop
    assert type(read({"@type": "ConferenceEvent"}).record) is Conference
    assert type(read({"@type": "EducationEvent"}).record) is Event
    assert type(read({}, cls=Workshop).record) is Workshop
    assert read({"additionalType": "workshop"}, cls=Workshop).leftovers == {}
    assert read({"additionalType": "launch"}, cls=Workshop).leftovers == {"/additionalType": "launch"}


def test_a_type_does_not_cost_the_record() -> None:
    """An accession without members is read as an event, with a note; without a title it is not read at all."""
    entry = read({"additionalType": "accession"})
    assert type(entry.record) is Event
    assert [issue.code for issue in entry.issues] == ["type-generalized"]
    assert entry.leftovers == {"/additionalType": "accession"}
    node = {"@type": "Event", "additionalType": "accession"}
    (entry,) = schema_org.loads(node)
    assert (entry.record, entry.leftovers) == (None, {"": node})


def test_references_are_resolved_once_and_within_the_document() -> None:
    """A node that is only a reference is what it refers to; one that leads nowhere, or around, is left over."""
    office = {"@id": "#o", "@type": "Organization", "name": "IOM", "parentOrganization": {"@id": "#o"}}
    event = {"@type": "Event", "name": "x", "organizer": {"@id": "#o"}, "funder": {"@id": "#nowhere"}}
    (entry,) = schema_org.loads([office, event])
    assert stated(entry)["organizations"] == [{"name": "IOM", "part_of": "IOM", "roles": ["organizer"]}]
    assert entry.leftovers == {"/funder": {"@id": "#nowhere"}}
    assert entry.place == "/1"


def test_events_are_found_wherever_they_are() -> None:
    """Events are found in graphs, lists and other nodes, at any depth, but not inside another event."""
    event = {"@type": "Event", "name": "x", "subEvent": [{"@type": "Event", "name": "y"}]}
    nested: Any = {"@type": "Event", "name": "deep"}
    for _ in range(40):
        nested = [nested]
    values = [
        {"@graph": [event]},
        {"@type": "ItemList", "itemListElement": [{"item": event}]},
        {"mainEntity": event},
        nested,
    ]
    places = [entry.place for entry in schema_org.loads(values)]
    assert places == ["/0/@graph/0", "/1/itemListElement/0/item", "/2/mainEntity", "/3" + "/0" * 40]


def test_a_value_that_contains_itself_ends() -> None:
    """No JSON does, but a program may pass such a list: what is too deep in it is left over."""
    values: list[Any] = [{"@type": "Event", "name": "x"}]
    values.append(values)
    *events, rest = schema_org.loads(values)
    assert {entry.record for entry in events} == {Event(title="x")}
    assert [issue.code for issue in rest.issues] == ["bad-script"]
    assert rest.leftovers == {"/1": values}


def test_a_series_is_an_event_if_it_has_a_date_and_no_events() -> None:
    """Some write one event as a series; a series of events, or one that is only a name, is not an entry."""
    series = {"@type": "EventSeries", "name": "Forum"}
    dated = series | {"startDate": "2018-11-15"}
    values = [series, dated, dated | {"subEvent": [{"@type": "Event", "name": "x"}]}]
    assert [entry.place for entry in schema_org.loads(values)] == ["/1", "/2/subEvent/0"]


ADDRESS = "https://example.org/?a=1&copy;=2"


def test_addresses_that_look_like_markup_are_named() -> None:
    """A reader takes an entity in a web address for a character, so that is said of every address that is written."""
    plain = {"url": ADDRESS}
    contact = Contact(name="A", url=ADDRESS)
    organization = Organization(name="B", roles=(OrganizationRole.ORGANIZER,))
    record = Event(
        title="x",
        url=ADDRESS,
        source=Source(url=ADDRESS),
        photos=(Photo(url=ADDRESS),),
        contacts=(contact,),
        organizations=(organization,),
    )
    losses = schema_org.dumps(record).losses
    paths = ["/url", "/contacts/0/url", "/source/url", "/photos/0/url"]
    assert [loss.path for loss in losses if loss.code == "markup-inside"] == paths
    assert [issue.code for issue in read(plain).issues] == ["markup-read", "bad-url"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('<!-- {"@type": "Event", "name": "x"} -->', "wrapped"),
        ('//<![CDATA[\n{"@type": "Event", "name": "x"};\n//]]>', "wrapped"),
        ('{"@type": "Event", "name": "x", "description": "a\nb"}', "line breaks"),
        (r'{"@type": "Event", "name": "it\'s"}', "escapes"),
        ('{"@type": "Event", "name": "x, ]",}', "commas"),
        ("{&quot;@type&quot;: &quot;Event&quot;, &quot;name&quot;: &quot;x&quot;}", "entities"),
        ('{"@type": "Event", "name": "x &quot;y&quot;", }', "commas"),
        ('<!-- it\'s ours -->{"@type": "Event", <!-- type --> "name": "x <!-- y"}<!-- end -->', "comments of HTML"),
        ('{"@type": "Event", "name": "x"},', "wrapped"),
        (r'{"@type": "Event", "name": "\x78"}', "escapes"),
        ('{"@type": "Event", // it\'s ours\n "name": "x // y"}', "comments"),
        ('/* {"a": 1} */ {"@type": "Event", "name": "x /* y */"}', "comments"),
        ('{"@type": "Event",\u00a0"name": "x\u00a0y"}', "white space"),
        (r"""{'@type': 'Event', 'name': 'the "new" one, it\'s x\n', "url": "https://example.org/it's"}""", "quotation"),
        ('{"@type": "Event", "name": "x"}\n{"@type": "Organization", "name": "y"}', "second value"),
        ('{"@type": "Organization", "name": "y"}, [{"@type": "Event", "name": "x"}]', "second value"),
    ],
)
def test_json_of_pages_is_repaired(text: str, what: str) -> None:
    """Errors in the JSON of real pages are repaired, and exactly that repair is reported."""
    (entry,) = schema_org.loads(f'<script type="application/ld+json">{text}</script>')
    assert entry.record is not None
    assert entry.record.title.startswith(("x", "it's", "the"))
    (issue,) = [issue for issue in entry.issues if issue.code == "json-repaired"]
    assert what in issue.message
    assert "," not in issue.message


@pytest.mark.parametrize(
    "text",
    [
        *(
            "{",
            "[" * 100_000,
            '{"a": 1 "b"}',
            "{\\",
            '{"@type": "Event", "name": "x"}}',
            '{"@type": "Event", name: "x"}',
        ),
        *("{'name': 'it's'}", '{} {"a": 1 "b"}', '{"a": 1}, ' + "[" * 100_000, '{"a": 1} // {"a": 2} \n x', "[], 1"),
    ],
)
def test_json_that_cannot_be_repaired_is_left_over(text: str) -> None:
    """A text that is not JSON, or is nested too deeply, is one error, with the text unchanged."""
    for data in (text, text.encode()):
        (entry,) = schema_org.loads(data)
        assert [issue.code for issue in entry.issues] == ["bad-script"]
        assert entry.leftovers == {"": text}


def test_all_values_of_a_script_are_read() -> None:
    """Several values in a script are read one after the other, and a script without any is nothing."""
    events = [f'{{"@type": "Event", "name": "{name}"}}' for name in ("a", "b")]
    for separator in ("", "\n", ", "):
        page = f'<script type="application/ld+json">{separator.join(events)}</script>'
        entries = list(schema_org.loads(page))
        assert [(entry.record.title, entry.place) for entry in entries if entry.record] == [
            ("a", "/script/0/0"),
            ("b", "/script/0/1"),
        ]
    assert list(schema_org.loads('<script type="application/ld+json"> </script>')) == []


def test_a_repeated_key_drops_no_value() -> None:
    """A key that an object has twice has both values, as if they were a list, and that is reported."""
    text = '{"@type": "Event", "name": "a", "name": "b", "keywords": ["c"], "keywords": ["d", "e"]}'
    (entry,) = schema_org.loads(text)
    assert entry.record is not None
    assert (entry.record.title, entry.record.topics) == ("a", ("c", "d", "e"))
    assert entry.leftovers == {"/name/1": "b"}
    (issue,) = entry.issues
    assert (issue.code, issue.severity) == ("duplicate-property", "warning")
    assert "name, keywords" in issue.message


def test_numbers_that_json_has_no_room_for_stay_texts() -> None:
    """A number beyond what Python computes with, and words that are not JSON, are left over as they are written."""
    (entry,) = schema_org.loads(
        '{"@type": "Event", "name": "x", "a": 1e400, "b": NaN, "c": 12345678901234567890, "d": 1.5}'
    )
    assert entry.leftovers == {"/a": "1e400", "/b": "NaN", "/c": "12345678901234567890", "/d": 1.5}


def test_pages_may_be_in_another_encoding() -> None:
    """UTF-16 is known by its mark, and what is not UTF-8 is Windows-1252."""
    page = '<script type="application/ld+json">{"@type": "Event", "name": "Señal"}</script>'
    for data in (page.encode(), page.encode("utf-16"), page.encode("cp1252")):
        *of_file, entry = schema_org.loads(data)
        assert entry.record is not None
        assert entry.record.title == "Señal"
        codes = [issue.code for each in of_file for issue in each.issues]
        assert codes == ["encoding-guessed"] * (data == page.encode("cp1252"))


SCOPE = '<div itemscope itemtype="https://schema.org/Event">'
NESTED = '<div itemprop="subEvent" itemscope itemtype="https://schema.org/Event">'
REFERRED = '<div itemscope itemtype="https://schema.org/Event" itemref="names"></div>'
NAME = '<i itemprop="name">A fair</i>'
NAMES = '<p id="names">'
DEEP = '<div itemprop="name">'
TOO_DEEP = "nested more than 30 levels deep"


@pytest.mark.parametrize(
    ("page", "events", "why", "markup"),
    [
        (lambda levels: SCOPE * (levels - 1) + NAME, 30, TOO_DEEP, NAME),
        (lambda levels: NESTED * (levels - 1) + NAME, 1, TOO_DEEP, NAME),
        (lambda levels: SCOPE + DEEP * (levels - 1) + "x", 1, TOO_DEEP, f"{DEEP}x</div>"),
        (lambda count: REFERRED + NAMES + NAME * count, 1, "more than 100 properties", f"{NAMES}{NAME * 101}</p>"),
    ],
    ids=["items", "sub-events", "properties", "references"],
)
def test_microdata_beyond_a_limit_is_left_over(page: Callable[[int], str], events: int, why: str, markup: str) -> None:
    """Of a page that is made to keep a reader busy, the element beyond is reported and kept; all else is read."""
    most = 100 if "properties" in why else 30
    after = f"</p>{'</div>' * most}{SCOPE}<i itemprop='name'>Another</i></div>"
    *read, rest = schema_org.loads(page(most + 1) + after)
    assert [entry.place for entry in read] == [f"/microdata/{number}" for number in range(events + 1)]
    assert read[-1].record == Event(title="Another")
    assert [(issue.code, why in issue.message) for issue in rest.issues] == [("bad-script", True)]
    assert (rest.record, rest.place, rest.leftovers) == (None, f"/microdata/{events + 1}", {"": markup})
    assert "bad-script" not in [issue.code for entry in schema_org.loads(page(most)) for issue in entry.issues]
    list(schema_org.loads(page(5_000)))  # neither does Python run out of levels


def test_microdata_has_keys_and_plain_values() -> None:
    """An item has its address as a key; properties that are not items are texts."""
    page = (
        '<div itemscope itemtype="https://schema.org/Event" itemid="https://example.org/7"><b itemprop="name">x</b>'
        '<i itemprop="performer" itemscope>nobody</i></div>'
    )
    (entry,) = schema_org.loads(page)
    assert stated(entry) == {"id": "https://example.org/7"}
    assert "performer-type-unknown" in [issue.code for issue in entry.issues]


def test_below_a_very_long_key_no_event_is_searched() -> None:
    """No property of schema.org is so long, and the place of each event would repeat it: what is there is left over."""
    events = [{"@type": "Event", "name": "x"}]
    (entry,) = schema_org.loads({"k" * 900: events})
    assert entry.record is not None
    values = {"k" * 1_000: events, "l" * 1_001: "no events", "m" * 1_001: events}
    event, entry = schema_org.loads({"a": values, "n" * 1_001: events[0]})
    assert (event.record, event.place) == (Event(title="x"), "/" + "n" * 1_001)
    left = {"/" + "k" * 1_000: events, "/" + "m" * 1_001: events}
    assert (entry.record, entry.place, entry.leftovers) == (None, "/a", left)
    assert [issue.code for issue in entry.issues] == ["bad-script"]


def test_what_is_nested_deeper_than_any_place_is_left_over() -> None:
    """A place has at most a thousand characters, so what is in five hundred lists is left over, with its place."""
    values: Any = [[{"@type": "Event", "name": "deep"}]]
    for _ in range(500):
        values = [values]
    (entry,) = schema_org.loads(json.dumps(values))
    assert (entry.record, entry.place) == (None, "/0" * 500)
    assert entry.leftovers == {"/0": [{"@type": "Event", "name": "deep"}]}


def test_a_long_node_is_referred_to_until_a_million_characters_are_read() -> None:
    """Events that all refer to one long organization take memory in proportion: further references are left over."""
    organization = {"@id": "#o", "@type": "Organization", "name": "A" * 10_000}
    for padding, most in ((0, 99), (200_000, 200)):
        events = [{"@type": "Event", "name": "x", "organizer": {"@id": "#o"}} for _ in range(200)]
        read = list(schema_org.loads([organization, *events, "p" * padding]))
        assert [entry.record is not None and len(entry.record.organizations) for entry in read] == [1] * most + [0] * (
            200 - most
        )
        assert ["/organizer" in entry.leftovers for entry in read] == [False] * most + [True] * (200 - most)


# --- Writing ----------------------------------------------------------------------------------------------------------


def test_no_text_can_end_the_script() -> None:
    """In a script, angle brackets, ampersands and the line breaks of JavaScript are written as escapes."""
    event = Event(title="</script><script>alert(1)</script> & <!--", summary="a\u2028b")
    data = schema_org.dumps(event, script=True).data
    assert data is not None
    assert not set(b"<>&") & set(data)
    assert b"\xe2\x80\xa8" not in data
    assert json.loads(data)["name"] == event.title


def test_several_records_are_a_list() -> None:
    """Each record of a list is a node of its own, and its losses have its number."""
    export = schema_org.dumps([Event(title="x"), Event(title="y", edition=2)])
    assert export.data is not None
    assert [node["name"] for node in json.loads(export.data)] == ["x", "y"]
    assert [loss.path for loss in export.losses] == ["/1/edition"]
    assert schema_org.dumps([]).data == b"[]"


@pytest.mark.parametrize(
    ("record", "losses"),
    [
        ({"label": "https://example.org"}, [("not-supported", "/label")]),
        ({"topics": ["Migration health"]}, [("flattened", "/topics/0"), ("flattened", "/themes")]),
        ({"when": {"dates": ["XXXX-01-01", "XXXX-01-02"]}},
         [("not-supported", "/when/dates/0"), ("not-supported", "/when/dates/1"), ("not-supported", "/when/dates")]),
        ({"when": {"dates": ["2018-11-15?", "2018-11-14"]}},
         [("doubt-lost", "/when/dates/0"), ("not-supported", "/when/dates")]),
        ({"when": {"start": "2018-11-15?", "end": "2018-11-14"}},
         [("doubt-lost", "/when/start"), ("not-supported", "/when/end")]),
        ({"when": {"dates": ["2018-11-15", "2018-11-22"]}},
         [("span-added", "/when/start"), ("span-added", "/when/end")]),
        ({"when": {}}, [("not-supported", "/when")]),
        ({"status": "held"}, [("coarser", "/status")]),
        ({"status": "cancelled"}, []),
        ({"organizations": [{"name": "A"}, {"name": "A"}]}, [("flattened", "/organizations")]),
        ({"organizations": [{"name": "A", "roles": ["organizer", "co_organizer"]}]},
         [("coarser", "/organizations/0/roles"), ("flattened", "/organizations/0/roles")]),
        ({"organizations": [{"name": "A", "roles": ["organizer"]}],
          "contacts": [{"email": "a@example.org"}, {"note": "n"}]},
         [("not-supported", "/contacts/1/note")]),
        ({"speakers": [{"organization": "A"}, {"positions": ["B"]}],
          "quotes": [{"text": "x", "speaker": "A"}, {"text": "y", "speaker": "B"}]}, []),
        ({"source": {"dateline_date": "2018"}}, [("not-supported", "/source/dateline_date")]),
    ],
    ids=str,
)  # fmt: skip
def test_what_schema_org_has_no_place_for_is_named(record: dict[str, Any], losses: list[tuple[str, str]]) -> None:
    """Each thing that is not written, or is read back as something else, is a loss at its path."""
    event = structure({"type": "event", "title": "x"} | record)
    export = schema_org.dumps(event)
    assert [(loss.code, loss.path) for loss in export.losses] == losses
    assert export.data is not None
    (entry,) = schema_org.loads(export.data)
    assert entry.record is not None
    assert unexplained(event, entry.record, export.losses) == []


def test_without_its_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """JSON-LD needs no library; a page, and a text with tags, raise an error with the extra to install."""
    monkeypatch.setitem(sys.modules, "lxml.html", None)
    assert len(list(schema_org.loads('{"@type": "Event", "name": "R&amp;D"}'))) == 1
    for data in ("<html></html>", '{"@type": "Event", "name": "<b>x</b>"}'):
        with pytest.raises(ModuleNotFoundError, match=r"pip install 'migevents\[html\]'"):
            list(schema_org.loads(data))


def test_roles_and_stated_spans_are_written() -> None:
    """Each role has its property or is named, a wider word is a loss, and a stated span of single days is kept."""
    roles = (OrganizationRole.CO_ORGANIZER, OrganizationRole.PRESENTER, OrganizationRole.PARTNER)
    days = tuple(map(PartialDate, ("2018-11-15", "2018-11-20")))
    when = EventDates(start=days[0], end=days[-1], dates=days)
    event = Event(title="A fair", when=when, organizations=(Organization(name="An office", roles=roles),))
    export = schema_org.dumps([event])
    assert export.data is not None
    (back,) = schema_org.loads(export.data)
    assert "coarser" in {loss.code for loss in export.losses}
    assert back.record is not None
    assert back.record.when == when
    assert {role for each in back.record.organizations for role in each.roles} >= {OrganizationRole.PARTNER}
