"""`Event` and its kinds: workshops, trainings, accessions ..."""

import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import ClassVar, final

import attrs

from migevents._display import MOST_LISTED, preview
from migevents._names import composed, did_you_mean
from migevents.errors import Issue
from migevents.model.base import Record, checked, invariant, needs_one_of, states
from migevents.model.event_dates import EventDates
from migevents.model.organizations import MemberState, Organization, ParticipantGroup, Venue
from migevents.model.people import Contact, Quote, Speaker
from migevents.model.references import Framework, Photo, Source
from migevents.values.enums import EventMode, EventRelation, EventStatus, SessionKind, Theme
from migevents.values.extensions import Extensions
from migevents.values.scalars import LanguageTag, LongText, PositiveInt, Text, Url


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Session(Record):
    """A part of the programme.

    Attributes:
        title: Its title.
        kind: What kind of session it is. A title or a kind is required.
        when: When it was.
        speakers: The keys of speakers of the same event (`Speaker.key`).
        organization: The organization that gave it, if no person is named.
        note: Anything else, and the source's own word for a kind that is `other`.

    Raises:
        InvalidRecord: A field is invalid, or ``nothing-stated``.

    Examples:
        >>> from migevents import Session, SessionKind
        >>> Session(kind=SessionKind.KEYNOTE, organization="Lao National Institute for Economic Research").kind
        SessionKind.KEYNOTE
    """

    title: Text | None = None
    kind: SessionKind | None = None
    when: EventDates | None = None
    speakers: tuple[Text, ...] = ()
    organization: Text | None = None
    note: LongText | None = None

    _stated = needs_one_of("title", "kind")


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class RelatedEvent(Record):
    """Another event that the source mentions.

    Attributes:
        relation: How it is related to this event.
        title: Its title.
        when: When it was.
        id: The id of its own record.
        note: Anything else.

    Raises:
        InvalidRecord: A field is invalid.

    Examples:
        >>> from migevents import EventRelation, RelatedEvent
        >>> RelatedEvent(relation=EventRelation.PREVIOUS, title="First national workshop").title
        'First national workshop'
    """

    relation: EventRelation
    title: Text
    when: EventDates | None = None
    id: Text | None = None
    note: LongText | None = None


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Event(Record):
    """A migration event (compare `Event` of schema.org).

    It is the base of every kind of event, and the class of events of no other kind. `None` and ``()`` mean
    "not stated".

    Attributes:
        title: Its title.
        summary: What it was about, in a sentence or a few.
        id: A key of your own for the record.
        url: The web address of the event itself.
        label: The source's own word for it ("study visit").
        status: Whether it was held, postponed ...
        mode: In person, online or both.
        language: The language it was held in.
        edition: Its number in a series: "8th" is 8, "third and final" is 3, "2018 edition" is 2018.
        series: The series it is one of.
        when: When it was.
        venues: Where it was.
        host: The country that hosted it.
        members: Memberships that are stated, beside the host's.
        organizations: The organizations involved, each with its roles.
        participants: The groups of people who came.
        speakers: Who spoke, or is quoted.
        quotes: What they said.
        programme: Its parts.
        frameworks: The compacts, plans and processes it refers to.
        themes: The areas of IOM's work that are named.
        topics: Other subjects, in free text.
        projects: The projects it belongs to.
        outcomes: Its results.
        contacts: The people and offices to contact.
        photos: Its photos.
        related: Other events that the source mentions.
        source: The page or release that the record was taken from.
        extensions: Your own data, for which the model has no field.

    Raises:
        InvalidRecord: A field is invalid, or ``ambiguous-speaker``, ``unknown-speaker``.

    Examples:
        >>> from migevents import Event, MemberState
        >>> Event(title="Migration week", host=MemberState(country="LA"))
        Event(title='Migration week', host=MemberState(country='LA'))
    """

    type: ClassVar[str] = "event"
    """The word for this type of event in JSON."""

    title: Text
    summary: LongText | None = None
    id: Text | None = None
    url: Url | None = None
    label: Text | None = None
    status: EventStatus | None = None
    mode: EventMode | None = None
    language: LanguageTag | None = None
    edition: PositiveInt | None = None
    series: Text | None = None
    when: EventDates | None = None
    venues: tuple[Venue, ...] = ()
    host: MemberState | None = None
    members: tuple[MemberState, ...] = ()
    organizations: tuple[Organization, ...] = ()
    participants: tuple[ParticipantGroup, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    quotes: tuple[Quote, ...] = ()
    programme: tuple[Session, ...] = ()
    frameworks: tuple[Framework, ...] = ()
    themes: tuple[Theme, ...] = ()
    topics: tuple[Text, ...] = ()
    projects: tuple[Text, ...] = ()
    outcomes: tuple[Text, ...] = ()
    contacts: tuple[Contact, ...] = ()
    photos: tuple[Photo, ...] = ()
    related: tuple[RelatedEvent, ...] = ()
    source: Source | None = None
    extensions: Extensions | None = None

    @invariant("speakers", only_if_set="speakers")
    def _ambiguous_speakers(self) -> Iterable[Issue]:
        keys = [composed(speaker.key) for speaker in self.speakers]
        return _ambiguous_speakers(keys) if len(set(keys)) < len(keys) else ()

    @invariant("speakers", "quotes", only_if_set="quotes")
    def _speakers_of_quotes(self) -> Iterable[Issue]:
        named = [quote.speaker for quote in self.quotes]
        return _unknown_speakers(self.speakers, named, lambda: [f"/quotes/{at}/speaker" for at in range(len(named))])

    @invariant("speakers", "programme", only_if_set="programme")
    def _speakers_of_sessions(self) -> Iterable[Issue]:
        named = [key for session in self.programme for key in session.speakers]
        return _unknown_speakers(
            self.speakers,
            named,
            lambda: [
                f"/programme/{index}/speakers/{at}"
                for index, session in enumerate(self.programme)
                for at in range(len(session.speakers))
            ],
        )

    def speaker_of(self, quote: Quote) -> Speaker | None:
        """Return the speaker of `quote`, or `None` if it has none here.

        Examples:
            >>> from migevents import Event, Quote, Speaker
            >>> quote = Quote(text="Welcome", speaker="Minister")
            >>> Event(title="Opening", speakers=(Speaker(positions=("Minister",)),), quotes=(quote,)).speaker_of(quote)
            Speaker(positions=('Minister',))
        """
        wanted = composed(quote.speaker) if quote.speaker else None
        return next((speaker for speaker in self.speakers if composed(speaker.key) == wanted), None)

    def quotes_of(self, speaker: Speaker) -> tuple[Quote, ...]:
        """Return the quotes of `speaker`, in the order of the record.

        Examples:
            >>> from migevents import Event, Quote, Speaker
            >>> minister = Speaker(positions=("Minister",))
            >>> quote = Quote(text="Welcome", speaker="Minister")
            >>> event = Event(title="Opening", speakers=(minister,), quotes=(quote,))
            >>> [quote.text for quote in event.quotes_of(minister)]
            ['Welcome']
        """
        key = composed(speaker.key)
        return tuple(quote for quote in self.quotes if quote.speaker and composed(quote.speaker) == key)


def _ambiguous_speakers(keys: Iterable[str]) -> Iterator[Issue]:
    first_by_key: dict[str, int] = {}
    for index, key in enumerate(keys):
        first = first_by_key.setdefault(key, index)
        if first != index:
            message = f"speakers {first} and {index} have the same key, {preview(key)}"
            hint = 'add an "id" to one of them'
            yield Issue("ambiguous-speaker", f"/speakers/{index}", message, value=preview(key), hint=hint)


def _unknown_speakers(
    speakers: Iterable[Speaker], named: Sequence[str | None], paths: Callable[[], list[str]]
) -> Iterable[Issue]:
    """Return an issue for each key that no speaker has.

    The paths are computed only if there is such a key.
    """
    # Most sessions name nobody, and most keys are written alike: then nothing has to be composed.
    wanted = set(named) - _NOBODY
    keys = [speaker.key for speaker in speakers] if wanted else []
    if wanted.issubset(keys):
        return ()
    known = dict.fromkeys(map(composed, keys))
    unknown = [(key, path) for key, path in zip(named, paths(), strict=True) if key and composed(key) not in known]
    return [
        _unknown_speaker(key, path, known, guess=number < _MOST_GUESSES) for number, (key, path) in enumerate(unknown)
    ]


_NOBODY = frozenset({None})
"""The speaker of a quote that names none."""


def _unknown_speaker(key: str, path: str, keys: Collection[str], *, guess: bool) -> Issue:
    is_listed = 0 < len(keys) <= MOST_LISTED
    known = f"use one of {', '.join(map(preview, keys))}" if is_listed else 'add the speaker to "speakers"'
    hint = (did_you_mean(key, keys) if guess else None) or known
    message = f"{preview(key)}{_look_alikes(key, keys)} is not a speaker of this event"
    return Issue("unknown-speaker", path, message, value=preview(key), hint=hint)


def _look_alikes(key: str, keys: Collection[str]) -> str:
    """Return the character that makes a look-alike key different.

    Such a character may be a Cyrillic letter.
    """
    for known in islice(keys, _MOST_GUESSES):
        differ = [a for a, b in zip(key, known, strict=False) if a != b]
        if len(key) == len(known) and len(differ) <= _MOST_LOOK_ALIKES and any(map(_is_of_other_script, differ)):
            odd = next(filter(_is_of_other_script, differ))
            return f" (with U+{ord(odd):04X}, {unicodedata.name(odd, 'unnamed')})"
    return ""


def _is_of_other_script(sign: str) -> bool:
    return not sign.isascii() and not unicodedata.name(sign, "").startswith("LATIN ")


# Guessing takes as long as reading ten speakers, and does not help if nearly all are unknown.
_MOST_GUESSES = 20
_MOST_LOOK_ALIKES = 6
"""How many characters of a key may look like others."""


class Workshop(Event):
    """A workshop or seminar: people work on a subject together."""

    __slots__ = ()
    type = "workshop"


class Training(Event):
    """A training, a training of trainers, a study visit, a simulation."""

    __slots__ = ()
    type = "training"


class Conference(Event):
    """A conference or forum: many people, several sessions."""

    __slots__ = ()
    type = "conference"


class Meeting(Event):
    """A meeting, round table, council session, dialogue or press conference."""

    __slots__ = ()
    type = "meeting"


class Consultation(Event):
    """A consultation: those concerned are heard before something is decided."""

    __slots__ = ()
    type = "consultation"


class Launch(Event):
    """A launch, opening or inauguration: something begins."""

    __slots__ = ()
    type = "launch"


class Signing(Event):
    """The signing of an agreement."""

    __slots__ = ()
    type = "signing"


class Accession(Event):
    """An accession of states to an organization; it requires `members`.

    Examples:
        >>> from migevents import Accession, MemberState
        >>> Accession(title="Lao PDR joins IOM", members=(MemberState(country="LA"),)).members[0].country
        'LA'
    """

    __slots__ = ()
    type = "accession"

    @invariant("members", schema=states("members"))
    def _members(self) -> Iterator[Issue]:
        if not self.members:
            message = 'Accession requires at least one member state in "members"'
            yield Issue("missing-field", "/members", message, hint='add "members"')


AnyEvent = Event | Workshop | Training | Conference | Meeting | Consultation | Launch | Signing | Accession
"""Any kind of event: what `loads` returns if no class is given."""

EVENT_TYPES: dict[str, type[Event]] = {
    kind.type: kind
    for kind in (Event, Workshop, Training, Conference, Meeting, Consultation, Launch, Signing, Accession)
}
"""The class of each ``"type"`` in JSON."""
