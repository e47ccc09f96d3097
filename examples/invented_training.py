"""An invented training: it was never held, and no person, office or town in it exists.

It shows a window ("this week") where the days are not known, an organization with several roles, trainers without a
name, and an e-mail address that the web page masked.
"""

from migevents import (
    Contact,
    DateBasis,
    EventDates,
    EventMode,
    EventStatus,
    Framework,
    FrameworkKind,
    Interval,
    Organization,
    OrganizationRole,
    PartialDate,
    ParticipantGroup,
    Quote,
    Session,
    SessionKind,
    Source,
    Speaker,
    SpeakerRole,
    StakeholderKind,
    Theme,
    Training,
    Venue,
)

RECORD = Training(
    title="Training of Trainers on Reading Travel Documents",
    summary=(
        "An invented example: this training was never held.\n"
        "Border officers learn to tell genuine travel documents from forged ones, and to teach it to their colleagues."
    ),
    id="invented-training",
    label="training of trainers",
    status=EventStatus.ONGOING,
    mode=EventMode.IN_PERSON,
    language="fr",
    # The page is of Wednesday, 16 March 2022. It does not say which three days of that week it means.
    when=EventDates(
        within=Interval("2022-03-14/2022-03-20"), days=3, wording="for three days this week", basis=DateBasis.PUBLISHED
    ),
    venues=(Venue(name="Example Border School", city="Saint-Exemple", country="FR", note="An invented town."),),
    organizations=(
        Organization(
            name="Example Organization for Human Mobility",
            abbreviation="EOHM",
            kind=StakeholderKind.INTERGOVERNMENTAL,
            roles=(OrganizationRole.ORGANIZER, OrganizationRole.FUNDER),
            note="An invented organization.",
        ),
        Organization(
            name="Example Border School",
            kind=StakeholderKind.GOVERNMENT,
            country="FR",
            part_of="Example Border Guard",
            roles=(OrganizationRole.CO_ORGANIZER, OrganizationRole.HOST, OrganizationRole.FACILITATOR),
            note="An invented school of an invented office.",
        ),
    ),
    participants=(
        ParticipantGroup(
            description="border officers",
            kind=StakeholderKind.GOVERNMENT,
            count=24,
            women=9,
            countries=("BE", "FR", "LU"),
            note="Printed as “24 (9 females)”.",
        ),
    ),
    speakers=(
        # Both hold the same position and neither is named: an id tells them apart.
        Speaker(
            id="trainer-documents",
            positions=("Trainer",),
            organization="Example Border School",
            roles=(SpeakerRole.TRAINER,),
            note="She teaches the reading of documents.",
        ),
        Speaker(
            id="trainer-teaching",
            positions=("Trainer",),
            organization="Example Border School",
            roles=(SpeakerRole.TRAINER, SpeakerRole.FACILITATOR),
            note="He teaches the teaching.",
        ),
    ),
    quotes=(
        Quote(
            text="On n’apprend pas un passeport par cœur, on apprend à le regarder",
            speaker="trainer-documents",
            language="fr",
            context="On the first day",
        ),
    ),
    programme=(
        Session(title="Paper, print and light", kind=SessionKind.PRESENTATION, speakers=("trainer-documents",)),
        Session(title="Plan a lesson", kind=SessionKind.GROUP_WORK, speakers=("trainer-documents", "trainer-teaching")),
        Session(kind=SessionKind.FIELD_VISIT, note="To the ferry terminal of Saint-Exemple."),
    ),
    frameworks=(
        Framework(
            name="Example Border Management Strategy",
            kind=FrameworkKind.STRATEGY,
            period=Interval("2020/2024"),
            provisions=("objective-7",),
            note="An invented strategy.",
        ),
    ),
    themes=(Theme.IMMIGRATION_BORDER_MANAGEMENT, Theme.CAPACITY_BUILDING),
    topics=("travel documents",),
    projects=("Example Borders Project",),
    outcomes=("Each officer will train ten colleagues",),
    contacts=(
        Contact(
            organization="EOHM, example office",
            phone="+33199000116;ext=12",
            wording="Press office: Tel. +33 1 99 00 01 16 Ext. 12, Email: [email protected]",
            note="The number is of a range that is kept for fiction.",
        ),
    ),
    source=Source(
        publisher="Example Organization for Human Mobility",
        headline="Border Officers Learn to Teach What They See",
        url="https://www.example.org/news/border-officers",
        published=PartialDate("2022-03-16"),
        dateline_place="Saint-Exemple",
        language="en",
    ),
)
