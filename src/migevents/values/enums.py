"""The closed lists: the terms of a status, role, kind or theme.

The terms were gathered from real press releases on migration events. Each list is an enumeration whose members are
also text, so ``event.status == "held"`` is true. A list that ends in ``other`` cannot have every word in use: the
source's own word then belongs in the `note` beside the field.

A word that is not a term is compared in two ways. `term_named` knows other spellings and other words for the same
thing, such as those of schema.org. `term_misspelt` finds a term that differs in a letter.
"""

import functools
import re
from enum import StrEnum
from typing import TypeVar

from migevents._names import identifier_letters, is_misspelling


class Term(StrEnum):
    """A member of a closed list; its `str` is the word in JSON.

    Its `repr` is Python code.

    Examples:
        >>> EventStatus("held")
        EventStatus.HELD
        >>> print(EventStatus.HELD)
        held
    """

    def __repr__(self) -> str:
        """Return the code that gives this member."""
        return f"{type(self).__name__}.{self.name}"


class EventStatus(Term):
    """Whether an event is planned, took place or was called off.

    Compare `eventStatus` of schema.org.
    """

    SCHEDULED = "scheduled"
    ONGOING = "ongoing"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class EventMode(Term):
    """How people took part (compare `eventAttendanceMode` of schema.org)."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    HYBRID = "hybrid"


class DateBasis(Term):
    """How the dates of an event are known."""

    STATED = "stated"
    """All of it is in the wording."""
    PUBLISHED = "published"
    """Completed from the date of publication or the dateline."""
    INFERRED = "inferred"
    """Completed from anything else."""
    UNRESOLVED = "unresolved"
    """Something is still unknown."""


class MembershipStatus(Term):
    """The relation of a state to an organization."""

    APPLICANT = "applicant"
    ADMITTED = "admitted"
    """Voted in, and not yet in force."""
    MEMBER = "member"
    OBSERVER = "observer"
    WITHDRAWN = "withdrawn"


class StakeholderKind(Term):
    """The kind of an organization or of a group of participants."""

    GOVERNMENT = "government"
    UN_AGENCY = "un_agency"
    INTERGOVERNMENTAL = "intergovernmental"
    PROCESS = "process"
    CIVIL_SOCIETY = "civil_society"
    PRIVATE_SECTOR = "private_sector"
    DEVELOPMENT_PARTNER = "development_partner"
    ACADEMIA = "academia"
    DIASPORA = "diaspora"
    MEDIA = "media"
    INDIVIDUALS = "individuals"
    OTHER = "other"


class OrganizationRole(Term):
    """The role of an organization in an event.

    Organizers that are named together are all `organizer`.
    """

    ORGANIZER = "organizer"
    CO_ORGANIZER = "co_organizer"
    HOST = "host"
    FUNDER = "funder"
    SPONSOR = "sponsor"
    PARTNER = "partner"
    SIGNATORY = "signatory"
    FACILITATOR = "facilitator"
    CHAIR = "chair"
    CO_CHAIR = "co_chair"
    CONVENOR = "convenor"
    PATRON = "patron"
    PARTICIPANT = "participant"
    PRESENTER = "presenter"
    OTHER = "other"


class SpeakerRole(Term):
    """The role of a person at an event."""

    OPENING_REMARKS = "opening_remarks"
    CLOSING_REMARKS = "closing_remarks"
    KEYNOTE = "keynote"
    ADDRESS = "address"
    PRESENTATION = "presentation"
    CHAIR = "chair"
    CO_CHAIR = "co_chair"
    MODERATOR = "moderator"
    FACILITATOR = "facilitator"
    TRAINER = "trainer"
    SIGNATORY = "signatory"
    HOST = "host"
    GUEST = "guest"
    DELEGATE = "delegate"
    QUOTED = "quoted"
    OTHER = "other"


class SessionKind(Term):
    """The kind of a session of the programme."""

    OPENING = "opening"
    KEYNOTE = "keynote"
    PRESENTATION = "presentation"
    PANEL = "panel"
    DISCUSSION = "discussion"
    GROUP_WORK = "group_work"
    FIELD_VISIT = "field_visit"
    CLOSING = "closing"
    OTHER = "other"


class FrameworkKind(Term):
    """The kind of a framework: an instrument, a plan, a process ..."""

    COMPACT = "compact"
    CONVENTION = "convention"
    TREATY = "treaty"
    PROTOCOL = "protocol"
    AGREEMENT = "agreement"
    MEMORANDUM = "memorandum"
    DECLARATION = "declaration"
    FRAMEWORK = "framework"
    PRINCIPLES = "principles"
    AGENDA = "agenda"
    STRATEGY = "strategy"
    PLAN = "plan"
    LAW = "law"
    PROGRAMME = "programme"
    INITIATIVE = "initiative"
    PROCESS = "process"
    CAMPAIGN = "campaign"
    GUIDELINES = "guidelines"
    INDICATORS = "indicators"
    PUBLICATION = "publication"
    CONFERENCE = "conference"
    OTHER = "other"


class Bound(Term):
    """How exact a printed number is: "more than 30" is 30 and `at_least`."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"


class CountUnit(Term):
    """The unit of a count. The default is persons."""

    PERSONS = "persons"
    DELEGATIONS = "delegations"
    COUNTRIES = "countries"
    ORGANIZATIONS = "organizations"


class EventRelation(Term):
    """The relation of another event to this one: `previous`, `next` ..."""

    PREVIOUS = "previous"
    NEXT = "next"
    PART_OF = "part_of"
    PARALLEL = "parallel"
    RELATED = "related"


class Theme(Term):
    """An area of IOM's work that an event is about.

    IOM does not publish a closed list of them; these are the areas that its releases and pages name.
    """

    COUNTER_TRAFFICKING = "counter_trafficking"
    PROTECTION = "protection"
    IMMIGRATION_BORDER_MANAGEMENT = "immigration_border_management"
    MIGRATION_HEALTH = "migration_health"
    LABOUR_MIGRATION = "labour_migration"
    DISASTER_RESPONSE = "disaster_response"
    ASSISTED_VOLUNTARY_RETURN = "assisted_voluntary_return"
    MIGRATION_DEVELOPMENT = "migration_development"
    ENVIRONMENT_CLIMATE = "environment_climate"
    INTERNATIONAL_MIGRATION_LAW = "international_migration_law"
    INTEGRATION_SOCIAL_COHESION = "integration_social_cohesion"
    DIASPORA = "diaspora"
    DISPLACEMENT_TRACKING = "displacement_tracking"
    RESETTLEMENT_MOVEMENT = "resettlement_movement"
    HUMANITARIAN_BORDER_MANAGEMENT = "humanitarian_border_management"
    CAPACITY_BUILDING = "capacity_building"
    POLICY_RESEARCH_DATA = "policy_research_data"
    GENDER_DIVERSITY = "gender_diversity"
    OTHER = "other"


# --- Other words for a term -------------------------------------------------------------------------------------------

T = TypeVar("T", bound=Term)

_ALIASES = """\
about approximately approx approximate around circa
academia university universities academic
applicant applied
at_least minimum min morethan over
at_most maximum max upto
cancelled canceled eventcancelled
chair chairperson chairman chairwoman
civil_society civilsocietyorganization civilsocietyorganisation cso csos ngo ngos nongovernmentalorganization
closing_remarks closingremark closingaddress
co_chair cochairperson cochairman cochairwoman
co_organizer coorganiser coorganizers coorganisers coorganizedby coorganisedby
convenor convener
countries states
discussion questionsandanswers
facilitator facilitators
field_visit sitevisit
funder donor donors fundedby funding
group_work workinggroup workinggroups breakoutgroups breakoutsession
held completed concluded finished took_place
hybrid mixed blended mixedeventattendancemode
in_person facetoface onsite offline physical offlineeventattendancemode
intergovernmental igo intergovernmentalorganization intergovernmentalorganisation
law act legislation statute
media press
memorandum memorandumofunderstanding mou
next following subsequent
ongoing inprogress
online virtual remote onlineeventattendancemode eventmovedonline
opening_remarks openingremark openingaddress
organizations organisations
organizer organiser organizers organisers organizedby organisedby
part_of superevent
participant attendee
persons people individuals
postponed eventpostponed
previous preceding previousevent
private_sector business businesses privatecompany
programme program
publication report
scheduled eventscheduled planned upcoming
signatory signer
trainer instructor
un_agency unitednationsagency unagencies
"""
_PREFIX = re.compile(r"^(?:https?://)?(?:www\.)?schema(?:\.org/|:)", re.IGNORECASE)
_NOT_MISSPELT = frozenset(
    "almost atlast chain counties employee eventrescheduled founder ghost guess hose initiation interviewee"  # noqa: SIM905  # a table of words
    " intragovernmental laboremigration labouremigration precious principals projection stated status trainee".split()
)
"""Words that are a letter off a term, and mean something else."""


def term_named(word: str, terms: type[T]) -> T | None:
    """Return the term that a word is a variant of, also of schema.org.

    Examples:
        >>> term_named("Co-Organiser", OrganizationRole), term_named("https://schema.org/EventPostponed", EventStatus)
        (OrganizationRole.CO_ORGANIZER, EventStatus.POSTPONED)
        >>> term_named("offline", EventMode), term_named("onlin", EventMode)
        (EventMode.IN_PERSON, None)
    """
    letters = identifier_letters(_PREFIX.sub("", word.strip()))
    by_letters = _terms_by_letters(terms)
    return by_letters.get(letters) or by_letters.get(_words().get(letters, ""))


def term_misspelt(word: str, terms: type[T]) -> T | None:
    """Return the one term that a word may be a misspelling of.

    Examples:
        >>> term_misspelt("schedulled", EventStatus), term_misspelt("trainee", SpeakerRole)
        (EventStatus.SCHEDULED, None)
    """
    letters = identifier_letters(word)
    if letters in _NOT_MISSPELT or letters in _words() or len(letters) > _LONGEST:
        return None
    return _term_like(letters, terms)


# A source repeats its mistakes in most records.
@functools.lru_cache(maxsize=1024)
def _term_like(letters: str, terms: type[T]) -> T | None:
    alike = {term for known, term in _spellings(terms).items() if is_misspelling(letters, known)}
    return alike.pop() if len(alike) == 1 else None


_LONGEST = 60


@functools.cache
def _words() -> dict[str, str]:
    """Return the letters of terms by those of the other words for them."""
    lines = (line.split(" ") for line in _ALIASES.splitlines())
    return {identifier_letters(word): identifier_letters(term) for term, *words in lines for word in words}


@functools.cache
def _terms_by_letters(terms: type[T]) -> dict[str, T]:
    return {identifier_letters(term.value): term for term in terms}


@functools.cache
def _spellings(terms: type[T]) -> dict[str, T]:
    """Return the terms by their letters, and by those of their variants."""
    by_letters = _terms_by_letters(terms)
    return by_letters | {word: by_letters[term] for word, term in _words().items() if term in by_letters}
