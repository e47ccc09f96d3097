"""Writing of records as an `Event` of schema.org."""

from collections.abc import Callable, Iterable
from typing import Any

from migevents import vocabularies
from migevents._display import preview
from migevents.errors import InvalidRecord
from migevents.formats import _schema_org_terms as terms
from migevents.formats._losses import Losses
from migevents.formats._themes import topics_that_name_themes
from migevents.jsontext.paths import JsonPath
from migevents.model.base import Record, stated
from migevents.model.event import EVENT_TYPES, Event, RelatedEvent, Session
from migevents.model.event_dates import EventDates
from migevents.model.organizations import Organization, Venue
from migevents.model.people import Contact, Quote, Speaker
from migevents.model.references import Framework, Photo, Source
from migevents.values.dates import PartialDate
from migevents.values.enums import EventRelation, OrganizationRole

JsonObject = dict[str, Any]

SUPPORTED = (
    *("title", "summary", "id", "url", "label", "status", "mode", "language", "series", "when", "venues"),
    *("organizations", "speakers", "quotes", "programme", "frameworks", "themes", "topics", "contacts"),
    *("photos", "related", "source"),
)
"""The fields that schema.org has a place for, though not always for all of their content."""


def node_of(record: Event, losses: Losses) -> JsonObject:
    """Return a record as a JSON-LD node, and add the losses to `losses`."""
    node: JsonObject = _without_nothing(_EventWriter(record, losses).node())
    return node


def _without_nothing(value: Any) -> Any:
    """Return a node without empty values.

    A list of one item becomes the item, except where commas separate items.
    """
    if isinstance(value, dict):
        members = {key: _without_nothing(member) for key, member in value.items()}
        if isinstance(members.get("keywords"), str):
            members["keywords"] = [members["keywords"]]
        return {key: member for key, member in members.items() if member not in (None, [], {})}
    if isinstance(value, list):
        items = [_without_nothing(item) for item in value]
        return items[0] if len(items) == 1 else items
    return value


class _EventWriter:
    """Writes one record as a node."""

    def __init__(self, record: Event, losses: Losses) -> None:
        self._record = record
        self._losses = losses
        self._speakers = {speaker.key: speaker for speaker in record.speakers}

    def node(self) -> JsonObject:
        record = self._record
        kind = _KINDS.get(type(record), "event")
        node: JsonObject = {
            "@context": terms.CONTEXT,
            "@type": list(terms.TYPES.get(kind, ("Event",))),
            "additionalType": self._additional_types(kind),
            "identifier": self._text(record.id, ("id",)),
            "name": self._text(record.title, ("title",)),
            "description": self._text(record.summary, ("summary",)),
            "url": self._text(record.url, ("url",)),
            "inLanguage": record.language,
            "eventStatus": self._status(),
            "eventAttendanceMode": record.mode and f"{terms.CONTEXT}/{terms.MODES[record.mode]}",
        }
        node |= self._dates(record.when, ("when",))
        node["location"] = self._each("venues", self._place)
        self._add_organizations(node)
        node.setdefault("performer", []).extend(self._each("speakers", self._person))
        node["keywords"] = self._keywords()
        node["about"] = self._each("frameworks", self._work)
        node.setdefault("subEvent", []).extend(self._each("programme", self._session))
        node["superEvent"] = [*self._series(), *self._parents()]
        node["subjectOf"] = [*self._article(record.source), *self._each("quotes", self._quotation)]
        node["image"] = self._each("photos", self._image)
        if kind == "accession":
            message = "an accession is read as an event, since schema.org has no place for its members"
            self._losses.add("coarser", ("type",), message)
        self._losses.unsupported_fields(record, SUPPORTED)
        return node

    def _each(self, field: str, write: Callable[[Any, JsonPath], JsonObject]) -> list[JsonObject]:
        return [write(item, (field, at)) for at, item in enumerate(getattr(self._record, field))]

    # --- Texts and words ----------------------------------------------------------------------------------------------

    def _text(self, text: str | None, path: JsonPath) -> str | None:
        if text is not None:
            self._losses.check_markup(text, path)
        return text

    def _texts(self, texts: Iterable[str], path: JsonPath) -> list[str | None]:
        return [self._text(text, (*path, at)) for at, text in enumerate(texts)]

    def _additional_types(self, kind: str) -> list[str | None]:
        label = self._record.label
        if label is None:
            return [] if kind == "event" else [kind]
        if "://" in label:
            self._losses.unsupported(("label",), "a label that is a web address")
            return [kind]
        return [kind, self._text(label, ("label",))]

    def _status(self) -> str | None:
        status = self._record.status
        if status is None:
            return None
        if status not in terms.STATUSES:
            self._losses.add("coarser", ("status",), f'"{status}" was written as EventScheduled')
        return f"{terms.CONTEXT}/{terms.STATUSES.get(status, 'EventScheduled')}"

    def _keywords(self) -> list[str | None]:
        record = self._record
        labels = [vocabularies.themes[theme].label for theme in record.themes]
        for at in topics_that_name_themes(record):
            message = f"{preview(record.topics[at])} is the name of a theme, and is read as one"
            self._losses.add("flattened", ("topics", at), message)
            self._losses.add("flattened", ("themes",), message)
        return [*labels, *self._texts(record.topics, ("topics",))]

    # --- Dates --------------------------------------------------------------------------------------------------------

    def _dates(self, when: EventDates | None, path: JsonPath) -> JsonObject:
        """Return when an event or a part of it is, as it will be read."""
        if when is None or self._is_empty(when, path):
            return {}
        self._losses.unsupported_fields(when, ("start", "end", "dates", "days"), path)
        node: JsonObject = {"duration": when.days and f"P{when.days}D"}
        days = [self._date(date, (*path, "dates", at)) for at, date in enumerate(when.dates)]
        if None in days:
            self._losses.unsupported((*path, "dates"), "single days without a year")
            days = []
        start, end = (self._date(getattr(when, name), (*path, name)) for name in ("start", "end"))
        if days and _is_valid(start=days[0], end=days[-1], dates=days):
            self._losses.check_span(when, path)
            one_by_one = [{"@type": "Event", "startDate": day, "endDate": day} for day in days]
            return node | {"startDate": days[0], "endDate": days[-1], "subEvent": one_by_one}
        if days:
            self._losses.unsupported((*path, "dates"), "single days whose order is not certain")
        if start and end and start != end and not _is_valid(start=start, end=end):
            self._losses.unsupported((*path, "end"), "an end that may be before the start")
            end = None
        is_one_day = start is not None and when.start is not None and when.start.day and not when.open_end
        return node | {"startDate": start, "endDate": end or (start if is_one_day and not when.end else None)}

    def _is_empty(self, record: Record, path: JsonPath) -> bool:
        """Return whether a record has no values; JSON-LD cannot express that."""
        if any(stated(record)):
            return False
        self._losses.unsupported(path, "an empty object")
        return True

    def _date(self, date: PartialDate | None, path: JsonPath) -> str | None:
        """Return a date without marks of doubt, or `None` if it has no year."""
        if date is None:
            return None
        if date.year is None:
            self._losses.unsupported(path, "a date without a year")
            return None
        if date.uncertain or date.approximate:
            self._losses.add("doubt-lost", path, f'the mark of "{date}" is lost: schema.org has no mark for doubt')
        return str(date).rstrip("?~%")

    # --- Places, organizations, people --------------------------------------------------------------------------------

    def _place(self, venue: Venue, path: JsonPath) -> JsonObject:
        return {
            "@type": "Place",
            "name": self._text(venue.name, (*path, "name")),
            "address": self._address(self._text(venue.city, (*path, "city")), venue.country),
            "description": self._text(venue.note, (*path, "note")),
        }

    def _address(self, city: str | None, country: str | None) -> JsonObject | None:
        if city is None and country is None:
            return None
        return {"@type": "PostalAddress", "addressLocality": city, "addressCountry": country}

    def _add_organizations(self, node: JsonObject) -> None:
        organizations = self._record.organizations
        names = [organization.name for organization in organizations]
        if len(set(names)) < len(names):
            self._losses.add("flattened", ("organizations",), "organizations with the same name are read back as one")
        for at, organization in enumerate(organizations):
            path = ("organizations", at)
            whole: JsonObject | None = self._organization(organization, path)
            roles = list(dict.fromkeys(self._role(role, (*path, "roles")) for role in organization.roles))
            if len(roles) < len(organization.roles):
                self._losses.add("flattened", (*path, "roles"), "roles that are written the same are read back as one")
            for key, name in roles or [("contributor", None)]:
                # The details of an organization are written once; further nodes have only its type and name.
                value, whole = whole or {"@type": _type_of(organization), "name": organization.name}, None
                node.setdefault(key, []).append(
                    value if name is None else {"@type": "Role", "roleName": name, key: value}
                )
        self._add_contacts(node)

    def _role(self, role: OrganizationRole, path: JsonPath) -> tuple[str, str | None]:
        """Return the property for a role, and the role's name if needed."""
        if role is OrganizationRole.CO_ORGANIZER:
            self._losses.add("coarser", path, '"co_organizer" was written as organizer')
        if role in terms.ROLES:
            return terms.ROLES[role], None
        return ("performer" if role is OrganizationRole.PRESENTER else "contributor"), str(role)

    def _organization(self, organization: Organization, path: JsonPath) -> JsonObject:
        kind = organization.kind
        if kind is not None and kind not in terms.KINDS:
            self._losses.add("coarser", (*path, "kind"), f'"{kind}" was written as Organization')
        parent = organization.part_of
        return {
            "@type": _type_of(organization),
            "name": self._text(organization.name, (*path, "name")),
            "alternateName": self._text(organization.abbreviation, (*path, "abbreviation")),
            "parentOrganization": self._named(parent, (*path, "part_of")),
            "address": self._address(None, organization.country),
            "description": self._text(organization.note, (*path, "note")),
        }

    def _named(self, name: str | None, path: JsonPath) -> JsonObject | None:
        return None if name is None else {"@type": "Organization", "name": self._text(name, path)}

    def _add_contacts(self, node: JsonObject) -> None:
        organizers = node.get("organizer", ())
        for at, contact in enumerate(self._record.contacts):
            path = ("contacts", at)
            if len(organizers) != 1:
                self._losses.unsupported(path, "a contact where there is not exactly one organizer")
                continue
            self._losses.unsupported_fields(contact, ("name", "phone", "email", "url", "wording"), path)
            point = self._contact_point(contact, path)
            if point:
                organizers[0].setdefault("contactPoint", []).append({"@type": "ContactPoint"} | point)

    def _contact_point(self, contact: Contact, path: JsonPath) -> JsonObject:
        point = {
            "name": self._text(contact.name, (*path, "name")),
            "telephone": contact.phone,
            "email": contact.email,
            "url": self._text(contact.url, (*path, "url")),
            "description": self._text(contact.wording, (*path, "wording")),
        }
        return {key: value for key, value in point.items() if value}

    def _person(self, speaker: Speaker, path: JsonPath) -> JsonObject:
        known = ("id", "name", "honorific", "positions", "organization")
        self._losses.unsupported_fields(speaker, known, path)
        if not speaker.name and not speaker.positions and not speaker.honorific and not speaker.id:
            return {"@type": "Organization", "name": self._text(speaker.organization, (*path, "organization"))}
        return {
            "@type": "Person",
            "identifier": self._text(speaker.id, (*path, "id")),
            "name": self._text(speaker.name, (*path, "name")),
            "honorificPrefix": self._text(speaker.honorific, (*path, "honorific")),
            "jobTitle": self._texts(speaker.positions, (*path, "positions")),
            "affiliation": self._named(speaker.organization, (*path, "organization")),
        }

    def _reference(self, key: str, path: JsonPath) -> JsonObject:
        """Return a reference to a speaker of the same record."""
        self._losses.check_markup(key, path)
        speaker = self._speakers[key]
        if speaker.id or speaker.name:
            return {"@type": "Person", "identifier": speaker.id, "name": None if speaker.id else speaker.name}
        if speaker.positions:
            return {"@type": "Person", "jobTitle": speaker.positions[0]}
        return {"@type": "Organization", "name": speaker.organization}

    # --- Other things -------------------------------------------------------------------------------------------------

    def _quotation(self, quote: Quote, path: JsonPath) -> JsonObject:
        self._losses.unsupported_fields(quote, ("text", "speaker", "language"), path)
        return {
            "@type": "Quotation",
            "text": self._text(quote.text, (*path, "text")),
            "creator": self._reference(quote.speaker, (*path, "speaker")) if quote.speaker else None,
            "inLanguage": quote.language,
        }

    def _session(self, session: Session, path: JsonPath) -> JsonObject:
        node: JsonObject = {
            "@type": "Event",
            "additionalType": session.kind,
            "name": self._text(session.title, (*path, "title")),
            "description": self._text(session.note, (*path, "note")),
            "organizer": self._named(session.organization, (*path, "organization")),
            "performer": [self._reference(key, (*path, "speakers", at)) for at, key in enumerate(session.speakers)],
        }
        return node | self._dates(session.when, (*path, "when"))

    def _work(self, framework: Framework, path: JsonPath) -> JsonObject:
        known = ("name", "other_names", "abbreviation", "kind", "symbol", "adopted")
        self._losses.unsupported_fields(framework, known, path)
        if framework.abbreviation:
            for name in ("abbreviation", "other_names"):
                self._losses.add("flattened", (*path, name), "the abbreviation is read as another name")
        others = [framework.abbreviation] if framework.abbreviation else []
        return {
            "@type": "CreativeWork",
            "name": self._text(framework.name, (*path, "name")),
            "alternateName": self._texts([*others, *framework.other_names], (*path, "other_names")),
            "identifier": self._text(framework.symbol, (*path, "symbol")),
            "datePublished": self._date(framework.adopted, (*path, "adopted")),
            "genre": framework.kind,
        }

    def _series(self) -> list[JsonObject]:
        series = self._text(self._record.series, ("series",))
        return [{"@type": "EventSeries", "name": series}] if series else []

    def _parents(self) -> list[JsonObject]:
        parents = []
        for at, related in enumerate(self._record.related):
            if related.relation is EventRelation.PART_OF:
                parents.append(self._parent(related, ("related", at)))
            else:
                self._losses.unsupported(("related", at), f'an event that is "{related.relation}"')
        return parents

    def _parent(self, related: RelatedEvent, path: JsonPath) -> JsonObject:
        node: JsonObject = {
            "@type": "Event",
            "name": self._text(related.title, (*path, "title")),
            "identifier": self._text(related.id, (*path, "id")),
            "description": self._text(related.note, (*path, "note")),
        }
        return node | self._dates(related.when, (*path, "when"))

    def _article(self, source: Source | None) -> list[JsonObject]:
        if source is None or self._is_empty(source, ("source",)):
            return []
        known = ("publisher", "headline", "url", "published", "dateline_place", "language")
        self._losses.unsupported_fields(source, known, ("source",))
        article = {
            "headline": self._text(source.headline, ("source", "headline")),
            "url": self._text(source.url, ("source", "url")),
            "datePublished": self._date(source.published, ("source", "published")),
            "inLanguage": source.language,
            "publisher": self._named(source.publisher, ("source", "publisher")),
            "dateline": self._text(source.dateline_place, ("source", "dateline_place")),
        }
        return [{"@type": "NewsArticle"} | article] if any(article.values()) else []

    def _image(self, photo: Photo, path: JsonPath) -> JsonObject:
        return {
            "@type": "ImageObject",
            "caption": self._text(photo.caption, (*path, "caption")),
            "creditText": self._text(photo.credit, (*path, "credit")),
            "contentUrl": self._text(photo.url, (*path, "url")),
        }


_KINDS = {cls: name for name, cls in EVENT_TYPES.items()}


def _type_of(organization: Organization) -> str:
    return terms.KINDS.get(organization.kind, "Organization") if organization.kind else "Organization"


def _is_valid(**dates: Any) -> bool:
    try:
        EventDates(**dates)
    except InvalidRecord:
        return False
    return True
