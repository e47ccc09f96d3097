"""Terms of schema.org that the reader and the writer share."""

import re

from migevents.values.enums import EventMode, EventStatus, OrganizationRole, StakeholderKind

CONTEXT = "https://schema.org"

EVENT_CLASSES = frozenset(
    "Event BroadcastEvent BusinessEvent ChildrensEvent ComedyEvent ConferenceEvent CourseInstance DanceEvent "  # noqa: SIM905  # easier to read
    "DeliveryEvent EducationEvent ExhibitionEvent Festival FoodEvent Hackathon LiteraryEvent MusicEvent "
    "OnDemandEvent PerformingArtsEvent PublicationEvent SaleEvent ScreeningEvent SocialEvent SportsEvent "
    "TheaterEvent VisualArtsEvent".split()
)
"""`Event` and the subtypes that pages use for events."""

TYPES = {"conference": ("Event", "ConferenceEvent"), "training": ("EducationEvent",), "workshop": ("EducationEvent",)}
"""The types of schema.org for types of events; all others are written as `Event`."""

STATUSES = {EventStatus.CANCELLED: "EventCancelled", EventStatus.POSTPONED: "EventPostponed"}

MODES = {
    EventMode.IN_PERSON: "OfflineEventAttendanceMode",
    EventMode.ONLINE: "OnlineEventAttendanceMode",
    EventMode.HYBRID: "MixedEventAttendanceMode",
}

KINDS = {
    StakeholderKind.GOVERNMENT: "GovernmentOrganization",
    StakeholderKind.CIVIL_SOCIETY: "NGO",
    StakeholderKind.ACADEMIA: "EducationalOrganization",
    StakeholderKind.MEDIA: "NewsMediaOrganization",
}

ORGANIZATIONS = frozenset({"Organization", *KINDS.values()})

ROLES = {
    OrganizationRole.ORGANIZER: "organizer",
    OrganizationRole.CO_ORGANIZER: "organizer",
    OrganizationRole.FUNDER: "funder",
    OrganizationRole.SPONSOR: "sponsor",
    OrganizationRole.PARTICIPANT: "attendee",
}
"""The properties for roles of organizations; other roles are a `Role` at `contributor` or `performer`."""

ARTICLES = frozenset({"NewsArticle", "Article", "Report", "WebPage"})
WORKS = frozenset({"CreativeWork", "Legislation"})

_IRI = re.compile(r"(?:https?://schema\.org/|schema:)", re.IGNORECASE)


def term(text: str) -> str:
    """Return the name of a schema.org type or property in any spelling.

    Examples:
        >>> term("http://schema.org/Event"), term("schema:Event"), term("Event")
        ('Event', 'Event', 'Event')
    """
    return _IRI.sub("", text.strip(), count=1)
