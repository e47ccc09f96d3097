"""An invented online consultation: it was never held, and no person or organization in it exists.

It shows single days that do not touch, an event without a place, numbers of organizations, and a record made before
the event.
"""

from migevents import (
    Bound,
    Consultation,
    Contact,
    CountUnit,
    DateBasis,
    EventDates,
    EventMode,
    EventRelation,
    EventStatus,
    Organization,
    OrganizationRole,
    PartialDate,
    ParticipantGroup,
    RelatedEvent,
    Session,
    SessionKind,
    Source,
    Speaker,
    SpeakerRole,
    StakeholderKind,
    Theme,
)

RECORD = Consultation(
    title="Online Consultation on the Port Example Statement",
    summary=(
        "An invented example: this consultation was never held. Before a forum adopts its statement, those of whom it "
        "speaks are asked what it should say."
    ),
    id="invented-consultation",
    url="https://forum.example.org/2021/consultation",
    label="virtual consultation",
    status=EventStatus.SCHEDULED,
    mode=EventMode.ONLINE,
    language="es",
    when=EventDates(
        start=PartialDate("2021-05-04"),
        end=PartialDate("2021-06-01"),
        dates=(PartialDate("2021-05-04"), PartialDate("2021-05-18"), PartialDate("2021-06-01")),
        days=3,
        wording="on three Tuesdays, 4 May, 18 May and 1 June 2021",
        basis=DateBasis.STATED,
    ),
    organizations=(
        Organization(
            name="Example Network of Diaspora Organizations",
            kind=StakeholderKind.DIASPORA,
            roles=(OrganizationRole.ORGANIZER, OrganizationRole.CHAIR, OrganizationRole.PRESENTER),
            note="An invented network.",
        ),
    ),
    participants=(
        ParticipantGroup(
            description="diaspora organizations",
            kind=StakeholderKind.DIASPORA,
            count=60,
            bound=Bound.ABOUT,
            unit=CountUnit.ORGANIZATIONS,
        ),
        ParticipantGroup(description="researchers", kind=StakeholderKind.ACADEMIA, countries=("AR", "ES", "MX")),
    ),
    speakers=(
        Speaker(
            name="Pilar Modelo",
            honorific="Lic.",
            positions=("Moderator",),
            roles=(SpeakerRole.MODERATOR,),
            note="An invented person.",
        ),
    ),
    programme=(
        Session(
            title="What the statement should say of cities",
            kind=SessionKind.DISCUSSION,
            when=EventDates(start=PartialDate("2021-05-04")),
            speakers=("Pilar Modelo",),
        ),
        Session(
            title="What it should say of work that is not paid",
            kind=SessionKind.DISCUSSION,
            when=EventDates(start=PartialDate("2021-05-18")),
        ),
        Session(kind=SessionKind.CLOSING, when=EventDates(start=PartialDate("2021-06-01"))),
    ),
    themes=(Theme.DIASPORA,),
    contacts=(Contact(url="https://forum.example.org/2021/consultation/register", note="To register."),),
    related=(
        RelatedEvent(
            relation=EventRelation.NEXT,
            title="Third Example Forum on Diaspora and Development",
            when=EventDates(start=PartialDate("2021-09"), wording="in September", basis=DateBasis.PUBLISHED),
            id="invented-conference",
        ),
    ),
    source=Source(
        publisher="Example Organization for Human Mobility",
        headline="What Should the Forum Say? Three Tuesdays to Tell It",
        url="https://www.example.org/news/consultation-2021",
        published=PartialDate("2021-04-20"),
        language="en",
    ),
)
