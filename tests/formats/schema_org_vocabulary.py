"""The definitions of schema.org for the written properties: where each may be, and its values.

Written by hand, as far as it concerns what is written here, and compared once with a package that is generated from the
published vocabulary (msgspec-schemaorg 0.2.1, of 2025; it does not have `ConferenceEvent`, which is newer). `PARENTS`
has the types above each type.
"""

import re
from collections.abc import Iterator
from typing import Any

PARENTS = {
    "Event": "Thing",
    "ConferenceEvent": "Event",
    "EducationEvent": "Event",
    "EventSeries": "Event",
    "Organization": "Thing",
    "GovernmentOrganization": "Organization",
    "NGO": "Organization",
    "EducationalOrganization": "Organization",
    "NewsMediaOrganization": "Organization",
    "Person": "Thing",
    "Place": "Thing",
    "CreativeWork": "Thing",
    "Article": "CreativeWork",
    "NewsArticle": "Article",
    "Quotation": "CreativeWork",
    "MediaObject": "CreativeWork",
    "ImageObject": "MediaObject",
    "ContactPoint": "Thing",
    "PostalAddress": "ContactPoint",
    "Role": "Thing",
}

TEXT, DATE, URL, DURATION = "Text", "Date", "URL", "Duration"
STATUS, MODE = "EventStatusType", "EventAttendanceModeEnumeration"

PROPERTIES: dict[str, tuple[set[str], set[str]]] = {
    "additionalType": ({"Thing"}, {TEXT, URL}),
    "identifier": ({"Thing"}, {TEXT}),
    "name": ({"Thing"}, {TEXT}),
    "description": ({"Thing"}, {TEXT}),
    "url": ({"Thing"}, {URL}),
    "alternateName": ({"Thing"}, {TEXT}),
    "image": ({"Thing"}, {"ImageObject", URL}),
    "subjectOf": ({"Thing"}, {"CreativeWork", "Event"}),
    "inLanguage": ({"CreativeWork", "Event"}, {TEXT}),
    "eventStatus": ({"Event"}, {STATUS}),
    "eventAttendanceMode": ({"Event"}, {MODE}),
    "startDate": ({"Event"}, {DATE}),
    "endDate": ({"Event"}, {DATE}),
    "duration": ({"Event"}, {DURATION}),
    "subEvent": ({"Event"}, {"Event"}),
    "superEvent": ({"Event"}, {"Event"}),
    "location": ({"Event", "Organization"}, {"Place"}),
    "address": ({"Organization", "Person", "Place"}, {"PostalAddress"}),
    "addressLocality": ({"PostalAddress"}, {TEXT}),
    "addressCountry": ({"PostalAddress"}, {TEXT}),
    "organizer": ({"Event"}, {"Organization", "Person"}),
    "performer": ({"Event"}, {"Organization", "Person"}),
    "attendee": ({"Event"}, {"Organization", "Person"}),
    "contributor": ({"CreativeWork", "Event"}, {"Organization", "Person"}),
    "funder": ({"CreativeWork", "Event", "Organization", "Person"}, {"Organization", "Person"}),
    "sponsor": ({"CreativeWork", "Event", "Organization", "Person"}, {"Organization", "Person"}),
    "roleName": ({"Role"}, {TEXT}),
    "parentOrganization": ({"Organization"}, {"Organization"}),
    "contactPoint": ({"Organization", "Person"}, {"ContactPoint"}),
    "telephone": ({"ContactPoint", "Organization", "Person", "Place"}, {TEXT}),
    "email": ({"ContactPoint", "Organization", "Person"}, {TEXT}),
    "honorificPrefix": ({"Person"}, {TEXT}),
    "jobTitle": ({"Person"}, {TEXT}),
    "affiliation": ({"Person"}, {"Organization"}),
    "keywords": ({"CreativeWork", "Event", "Organization", "Place"}, {TEXT}),
    "about": ({"CreativeWork", "Event"}, {"Thing"}),
    "genre": ({"CreativeWork"}, {TEXT}),
    "text": ({"CreativeWork"}, {TEXT}),
    "creator": ({"CreativeWork"}, {"Organization", "Person"}),
    "publisher": ({"CreativeWork"}, {"Organization", "Person"}),
    "headline": ({"CreativeWork"}, {TEXT}),
    "datePublished": ({"CreativeWork"}, {DATE}),
    "dateline": ({"NewsArticle"}, {TEXT}),
    "caption": ({"ImageObject"}, {TEXT}),
    "creditText": ({"CreativeWork"}, {TEXT}),
    "contentUrl": ({"MediaObject"}, {URL}),
}


def lineage(kind: str) -> Iterator[str]:
    """A type and the types above it."""
    while kind != "Thing":
        yield kind
        kind = PARENTS[kind]
    yield kind


def misfits(node: dict[str, Any], place: str = "") -> Iterator[str]:
    """The properties of a node that its type does not have, or that hold what they cannot."""
    kinds = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
    above = {each for kind in kinds for each in lineage(kind)}
    for name, value in node.items():
        if name.startswith("@"):
            continue
        domain, expected = PROPERTIES[name]
        # A role repeats the property that it is at.
        if not domain & above and not ("Role" in kinds and name == place.rpartition("/")[2]):
            yield f"{place}/{name}: not a property of {kinds}"
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                types = item["@type"] if isinstance(item["@type"], list) else [item["@type"]]
                if not expected & {each for kind in types for each in lineage(kind)} and types != ["Role"]:
                    yield f"{place}/{name}: does not hold {types}"
                yield from misfits(item, f"{place}/{name}")
            elif not expected & kinds_of_text(str(item)):
                yield f"{place}/{name}: does not hold {item!r}"


def kinds_of_text(text: str) -> set[str]:
    """What a text may be."""
    return {TEXT} | {kind for kind, pattern in _PATTERNS.items() if re.fullmatch(pattern, text)}


_PATTERNS = {
    URL: "(?is)https?://.*",
    DATE: "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?",
    DURATION: "P[0-9]+D",
    STATUS: "https://schema.org/Event(Cancelled|MovedOnline|Postponed|Rescheduled|Scheduled)",
    MODE: "https://schema.org/(Mixed|Offline|Online)EventAttendanceMode",
}
