"""The words of schema.org that the reader and the writer share."""

import re

from migevents.values.enums import EventMode, EventStatus, OrganizationRole, StakeholderKind

CONTEXT = "https://schema.org"

EVENT_CLASSES = frozenset(
    "Event BusinessEvent ChildrensEvent ComedyEvent ConferenceEvent CourseInstance DanceEvent DeliveryEvent "  # noqa: SIM905  # easier to read
    "EducationEvent ExhibitionEvent Festival FoodEvent Hackathon LiteraryEvent MusicEvent PerformingArtsEvent "
    "PublicationEvent SaleEvent ScreeningEvent SocialEvent SportsEvent TheaterEvent VisualArtsEvent".split()
)
"""`Event` and the types below it that a page gives to an event."""

TYPES = {"conference": ("Event", "ConferenceEvent"), "training": ("EducationEvent",), "workshop": ("EducationEvent",)}
"""The types of schema.org that our kinds of event are written as; of all others it is `Event`."""

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
"""The properties for the roles of organizations; for all others it is a `Role` at `contributor` or `performer`."""

ARTICLES = frozenset({"NewsArticle", "Article", "Report", "WebPage"})
WORKS = frozenset({"CreativeWork", "Legislation"})

_IRI = re.compile(r"(?:https?://schema\.org/|schema:)", re.IGNORECASE)


def term(text: str) -> str:
    """Return the name of a type or property of schema.org, however it is written.

    Examples:
        >>> term("http://schema.org/Event"), term("schema:Event"), term("Event")
        ('Event', 'Event', 'Event')
    """
    return _IRI.sub("", text.strip(), count=1)
