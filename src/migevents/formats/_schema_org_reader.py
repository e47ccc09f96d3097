"""Reading of schema.org `Event` nodes: each becomes a draft."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from migevents._display import preview
from migevents.errors import Issues
from migevents.formats import _schema_org_terms as terms
from migevents.formats._draft import ImportDraft, file_import, note
from migevents.formats._encodings import decoded
from migevents.formats._schema_org_dates import read_dates
from migevents.formats._schema_org_nodes import (
    KnownNodes,
    SchemaOrgNode,
    SchemaOrgText,
    put_date,
    put_language,
    put_text,
    session_kind,
    use_types,
)
from migevents.formats._schema_org_pages import documents_of, identified, nodes_of
from migevents.formats._schema_org_people import PeopleReader
from migevents.formats._themes import field_of_keyword
from migevents.formats.protocol import Import
from migevents.jsontext.paths import JsonPath
from migevents.jsontext.pointer import LONGEST_POINTER
from migevents.model.event import EVENT_TYPES, Event
from migevents.values.enums import FrameworkKind


def read(data: bytes | str | list[Any] | Mapping[str, Any], cls: type[Event]) -> Iterator[Import[Any]]:
    """Yield the events of a document or a page; see `schema_org.loads`."""
    content, guessed = decoded(data) if isinstance(data, bytes | str) else (data, ())
    yield from file_import(guessed)
    for document in documents_of(content):
        if document.text is not None:
            yield Import(None, Issues(document.issues), {"": document.text}, None, document.place)
            continue
        issues = document.issues
        known = KnownNodes(document.value, identified(document.value))
        beyond: dict[str, dict[str, Any]] = {}
        for value, place, around in nodes_of(document.value, document.place, _is_event, beyond):
            read_one = _EventReader(value, known, around, cls).imported(place)
            yield attrs.evolve(read_one, issues=Issues([*issues, *read_one.issues]))
            issues = ()
        for place, values in beyond.items():
            message = f"events are not searched for at places of more than {LONGEST_POINTER:,} characters"
            issue = note("bad-script", "", message, hint="shorten the keys, or nest the values less deeply")
            yield Import(None, Issues([issue]), values, None, place)


def _is_event(value: Mapping[str, Any]) -> bool:
    node = SchemaOrgNode.of(value, "")
    types = node.types
    if "EventSeries" in types:
        # Others write a series that has a date and no sub-events as one event.
        return "startDate" in node.members and "subEvent" not in node.members
    return not terms.EVENT_CLASSES.isdisjoint(types)


class _EventReader:
    """Reads one event into a draft."""

    def __init__(self, entry: Mapping[str, Any], known: KnownNodes, around: Any, cls: type[Event]) -> None:
        self._entry = entry
        self._node = SchemaOrgNode.of(entry, "")
        self._known = known
        self._around = around
        self._cls = cls
        self._draft = ImportDraft(entry, {"/title": self._node.place_of("name")})
        self._people = PeopleReader(self._draft, known)

    def imported(self, place: str) -> Import[Any]:
        """Return the import."""
        self._read_types()
        self._read_title()
        self._put_text(("summary",), self._node.first("description"), has_lines=True)
        self._put_first("url", "url")
        self._put_first("id", "identifier", "@id")
        self._read_identifier_object()
        self._read_language()
        self._read_status_and_mode()
        sessions = read_dates(self._draft, self._node, ("when",), self._known)
        self._read_places()
        self._people.read(self._node)
        self._read_sessions(sessions)
        self._read_keywords()
        self._read_works()
        self._read_parents()
        self._read_subjects()
        self._read_images()
        if "eventSchedule" in self._node.members:
            at = self._node.place_of("eventSchedule")
            self._draft.report(
                "recurrence-ignored", at, "the event recurs, so the record describes its first occurrence"
            )
        self._draft.leave_rest(self._entry)
        return self._draft.imported(self._cls, place=place)

    # --- Texts --------------------------------------------------------------------------------------------------------

    def _put_text(
        self, path: JsonPath, text: SchemaOrgText | None, *, has_lines: bool = False, is_required: bool = False
    ) -> bool:
        return put_text(self._draft, path, text, has_lines=has_lines, is_required=is_required)

    def _put_first(self, field: str, *names: str) -> None:
        self._put_text((field,), self._node.first(*names))

    def _read_types(self) -> None:
        kind = None
        for text in self._node.texts("additionalType"):
            if text.text in EVENT_TYPES and kind is None:
                kind = text.text
                self._put_kind(kind, text)
            elif "label" not in self._draft.document and "://" not in text.text:
                self._put_text(("label",), text)
        is_conference = "ConferenceEvent" in self._node.types
        for text in self._node.type_texts:
            name = terms.term(text.text)
            if name == "ConferenceEvent" and kind is None:
                self._put_kind("conference", text)
            elif name == "Event" or name in terms.TYPES.get(kind or "", ()):
                self._draft.use(text.place)
        if self._cls is Event and kind is None and not is_conference:
            self._draft.document["type"] = "event"

    def _put_kind(self, kind: str, text: SchemaOrgText) -> None:
        if self._cls is Event:
            self._draft.put(("type",), kind, text.origin)
        elif EVENT_TYPES[kind] is self._cls:
            self._draft.use(text.place)

    def _read_title(self) -> None:
        name = self._node.first("name")
        if name is not None:
            self._put_text(("title",), name, is_required=True)
        elif "CourseInstance" in self._node.types and isinstance(self._around, Mapping):
            course = SchemaOrgNode.of(self._around, "")
            of_course = course.first("name") if "Course" in course.types else None
            if of_course is not None:
                place = self._node.place_of("name")
                title = self._draft.line(of_course.text, place, is_required=True)
                self._draft.put(("title",), title)
                self._draft.report("title-from-course", place, f"the title is the name of its course, {preview(title)}")

    def _read_identifier_object(self) -> None:
        for node in self._node.nodes("identifier", self._known):
            if "id" not in self._draft.document and "PropertyValue" in node.types:
                self._put_text(("id",), node.first("value"))

    def _read_language(self) -> None:
        languages = list(self._node.texts("inLanguage"))
        if len(languages) == 1:
            self._put_language(languages[0])
        elif not languages:
            for node in self._node.nodes("inLanguage", self._known):
                self._put_language(node.first("alternateName", "name"))

    def _put_language(self, text: SchemaOrgText | None) -> None:
        if "language" not in self._draft.document:
            put_language(self._draft, ("language",), text)

    def _read_status_and_mode(self) -> None:
        statuses = {name: status for status, name in terms.STATUSES.items()}
        modes = {name: mode for mode, name in terms.MODES.items()}
        for field, name, meanings in (("status", "eventStatus", statuses), ("mode", "eventAttendanceMode", modes)):
            for text in self._node.texts(name):
                word = terms.term(text.text)
                if word in meanings and field not in self._draft.document:
                    self._draft.put((field,), str(meanings[word]), text.origin)
                elif word == "EventMovedOnline" and "mode" not in self._draft.document:
                    self._draft.put(("mode",), "online", text.origin)

    def _read_keywords(self) -> None:
        for text in self._node.texts("keywords"):
            is_list = isinstance(self._node.members["keywords"], list)
            for word in [text.text] if is_list else text.text.split(","):
                self._put_keyword(self._draft.line(word, text.place), text)
        for node in self._node.nodes("keywords", self._known):
            name = node.first("name")
            if name is not None:
                self._put_keyword(self._draft.line(name.text, name.place), name)

    def _put_keyword(self, word: str, text: SchemaOrgText) -> None:
        field, item = field_of_keyword(word)
        if item:
            self._draft.put((field, self._draft.length(field)), item, text.origin)

    # --- Places -------------------------------------------------------------------------------------------------------

    def _read_places(self) -> None:
        for each in self._node.each("location", self._known):
            if isinstance(each, SchemaOrgText):
                self._read_place_in_words(each)
            elif "VirtualLocation" not in each.types:
                self._read_place(each)

    def _read_place_in_words(self, text: SchemaOrgText) -> None:
        if re.fullmatch(r"https?://\S+", text.text.strip(), re.IGNORECASE):
            hint = "set the mode of the record, if the address is that of an online event"
            message = f"{preview(text.text)} is a web address, not a place"
            self._draft.report("location-is-url", text.place, message, text.text, hint)
        elif text.text.strip() not in _NOT_STATED:
            self._put_text(("venues", self._draft.length("venues"), "name"), text)

    def _read_place(self, node: SchemaOrgNode) -> None:
        at: JsonPath = ("venues", self._draft.length("venues"))
        name = node.first("name")
        if "Country" in node.types:
            self._put_country((*at, "country"), name)
        elif "City" in node.types and "address" not in node.members:
            self._put_text((*at, "city"), name)
        elif name is not None and name.text.strip() not in _NOT_STATED:
            self._put_text((*at, "name"), name)
        for address in [node] if "PostalAddress" in node.types else node.nodes("address", self._known):
            self._read_address(address, at)
        stated = [text for text in node.texts("address") if text.text.strip() not in _NOT_STATED]
        self._put_note(at, [*node.texts("description"), *stated])
        if self._draft.length("venues") > at[1]:
            use_types(self._draft, node, {"Place", "PostalAddress", "Country", "City"})

    def _read_address(self, address: SchemaOrgNode, at: JsonPath) -> None:
        self._put_text((*at, "city"), address.first("addressLocality"))
        country = address.first("addressCountry")
        for node in address.nodes("addressCountry", self._known):
            country = country or node.first("name")
            use_types(self._draft, node, {"Country"})
        self._put_country((*at, "country"), country)
        self._put_note(
            at, [*address.texts("streetAddress"), *address.texts("postalCode"), *address.texts("addressRegion")]
        )
        use_types(self._draft, address, {"PostalAddress"})

    def _put_country(self, path: JsonPath, text: SchemaOrgText | None) -> None:
        if text is not None:
            self._draft.put(path, text.text, text.origin)

    def _put_note(self, at: JsonPath, texts: list[SchemaOrgText]) -> None:
        if not texts:
            return
        cleaned = [self._draft.lines(text.text, text.place) for text in texts]
        venue = self._draft.document.get("venues", [])[at[1] : at[1] + 1]
        before = [venue[0]["note"]] if venue and "note" in venue[0] else []
        note = ", ".join([*before, *filter(None, cleaned)])
        if before:
            self._draft.document["venues"][at[1]]["note"] = note
            self._draft.stem((*at, "note"), *(text.origin for text in texts))
        elif note:
            self._draft.put((*at, "note"), note, *(text.origin for text in texts))

    # --- Nodes --------------------------------------------------------------------------------------------------------

    def _read_sessions(self, nodes: list[SchemaOrgNode]) -> None:
        for node in nodes:
            name, kind = node.first("name"), session_kind(node)
            at: JsonPath = ("programme", self._draft.length("programme"))
            if name is None and kind is None:
                continue
            self._put_text((*at, "title"), name)
            if kind is not None:
                self._draft.put((*at, "kind"), kind.text, kind.origin)
            self._put_text((*at, "note"), node.first("description"), has_lines=True)
            for organizer in node.nodes("organizer", self._known):
                self._put_text((*at, "organization"), organizer.first("name"))
                use_types(self._draft, organizer, terms.ORGANIZATIONS)
                break
            self._people.read_references(node, "performer", (*at, "speakers"))
            read_dates(self._draft, node, (*at, "when"), self._known)
            use_types(self._draft, node, {"Event"})

    def _read_works(self) -> None:
        for node in self._node.nodes("about", self._known):
            name = node.first("name")
            if terms.WORKS.isdisjoint(node.types) or name is None:
                continue
            at: JsonPath = ("frameworks", self._draft.length("frameworks"))
            self._put_text((*at, "name"), name, is_required=True)
            for other in node.texts("alternateName"):
                names = self._draft.document["frameworks"][at[1]].get("other_names", ())
                self._put_text((*at, "other_names", len(names)), other)
            self._put_text((*at, "symbol"), node.first("identifier"))
            kind = node.first("genre")
            if kind is not None and kind.text in {*FrameworkKind}:
                self._draft.put((*at, "kind"), kind.text, kind.origin)
            put_date(self._draft, (*at, "adopted"), node.first("datePublished"))
            use_types(self._draft, node, terms.WORKS)

    def _read_parents(self) -> None:
        for node in self._node.nodes("superEvent", self._known):
            name = node.first("name")
            if name is None:
                continue
            if "EventSeries" in node.types:
                if "series" not in self._draft.document:
                    self._put_text(("series",), name)
                    use_types(self._draft, node, {"EventSeries"})
                continue
            at: JsonPath = ("related", self._draft.length("related"))
            self._draft.put((*at, "relation"), "part_of")
            self._put_text((*at, "title"), name, is_required=True)
            self._put_text((*at, "id"), node.first("identifier"))
            self._put_text((*at, "note"), node.first("description"), has_lines=True)
            read_dates(self._draft, node, (*at, "when"), self._known)
            use_types(self._draft, node, {"Event"})

    def _read_subjects(self) -> None:
        for node in self._node.nodes("subjectOf", self._known):
            if "Quotation" in node.types:
                self._read_quotation(node)
            elif not terms.ARTICLES.isdisjoint(node.types) and "source" not in self._draft.document:
                self._read_article(node)

    def _read_quotation(self, node: SchemaOrgNode) -> None:
        at: JsonPath = ("quotes", self._draft.length("quotes"))
        if not self._put_text((*at, "text"), node.first("text"), has_lines=True, is_required=True):
            return
        self._people.read_references(node, "creator", (*at, "speaker"))
        put_language(self._draft, (*at, "language"), node.first("inLanguage"))
        use_types(self._draft, node, {"Quotation"})

    def _read_article(self, node: SchemaOrgNode) -> None:
        self._put_text(("source", "headline"), node.first("headline", "name"))
        self._put_text(("source", "url"), node.first("url"))
        put_date(self._draft, ("source", "published"), node.first("datePublished"))
        put_language(self._draft, ("source", "language"), node.first("inLanguage"))
        for publisher in node.nodes("publisher", self._known):
            self._put_text(("source", "publisher"), publisher.first("name"))
            use_types(self._draft, publisher, terms.ORGANIZATIONS)
            break
        self._put_text(("source", "dateline_place"), node.first("dateline"))
        use_types(self._draft, node, {"NewsArticle"})

    def _read_images(self) -> None:
        for node in self._node.each("image", self._known):
            at: JsonPath = ("photos", self._draft.length("photos"))
            if isinstance(node, SchemaOrgText):
                self._put_text((*at, "url"), node)
                continue
            self._put_text((*at, "url"), node.first("contentUrl", "url"))
            self._put_text((*at, "caption"), node.first("caption"), has_lines=True)
            self._put_text((*at, "credit"), node.first("creditText"))
            use_types(self._draft, node, {"ImageObject"})


_NOT_STATED = {"No location set", "No address set"}
"""The texts of Indico for a missing place."""
