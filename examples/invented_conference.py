"""An invented conference: it was never held, and no person, organization or town in it exists.

It shows a span of days, hybrid participation, numbers with bounds, a speaker without a name, a quote by a document,
partial and reported quotes, related events, and extensions for what the model has no room for. The two frameworks of
the United Nations are real.
"""

from migevents import (
    Bound,
    Conference,
    Contact,
    CountUnit,
    DateBasis,
    EventDates,
    EventMode,
    EventRelation,
    EventStatus,
    Extensions,
    Framework,
    FrameworkKind,
    Interval,
    MemberState,
    Organization,
    OrganizationRole,
    PartialDate,
    ParticipantGroup,
    Photo,
    Quote,
    RelatedEvent,
    Session,
    SessionKind,
    Source,
    Speaker,
    SpeakerRole,
    StakeholderKind,
    Theme,
    Venue,
)

RECORD = Conference(
    title="Third Example Forum on Diaspora and Development",
    summary=(
        "An invented example: this forum was never held. Diaspora organizations, cities and researchers ask what "
        "people who live abroad give to the places they come from, and what they need to do so."
    ),
    id="invented-conference",
    url="https://forum.example.org/2021",
    label="forum",
    status=EventStatus.HELD,
    mode=EventMode.HYBRID,
    language="en",
    edition=3,
    series="Example Forum on Diaspora and Development",
    when=EventDates(
        start=PartialDate("2021-09-14"),
        end=PartialDate("2021-09-16"),
        days=3,
        wording="from 14 to 16 September 2021",
        basis=DateBasis.STATED,
    ),
    venues=(
        Venue(name="Harbour Hall", city="Port Example", country="CA", note="An invented town."),
        Venue(note="online, for those who could not travel"),
    ),
    host=MemberState(country="CA", note="The invented town has to be somewhere: Canada hosted no such forum."),
    organizations=(
        Organization(
            name="Example Organization for Human Mobility",
            abbreviation="EOHM",
            kind=StakeholderKind.INTERGOVERNMENTAL,
            roles=(OrganizationRole.CONVENOR, OrganizationRole.FUNDER, OrganizationRole.FACILITATOR),
            note="An invented organization.",
        ),
        Organization(
            name="Example Network of Diaspora Organizations",
            kind=StakeholderKind.DIASPORA,
            roles=(OrganizationRole.CO_CHAIR, OrganizationRole.PARTNER),
            note="An invented network.",
        ),
        Organization(
            name="Port Example Choir",
            kind=StakeholderKind.OTHER,
            country="CA",
            roles=(OrganizationRole.OTHER,),
            note="An invented choir; in the words of the source, “it sang the guests in”.",
        ),
    ),
    participants=(
        ParticipantGroup(
            description="people from diaspora organizations",
            kind=StakeholderKind.DIASPORA,
            count=300,
            bound=Bound.AT_LEAST,
            unit=CountUnit.PERSONS,
            women=160,
            note="“more than 300”",
        ),
        ParticipantGroup(kind=StakeholderKind.GOVERNMENT, count=20, bound=Bound.ABOUT, unit=CountUnit.DELEGATIONS),
        ParticipantGroup(description="host families", kind=StakeholderKind.INDIVIDUALS, count=40, bound=Bound.AT_MOST),
    ),
    speakers=(
        Speaker(
            name="Ada Sample",
            honorific="Dr",
            positions=("Director of Research", "Professor of Geography"),
            organization="Example Organization for Human Mobility",
            roles=(SpeakerRole.KEYNOTE,),
            note="An invented person.",
        ),
        # The source gives the office and no name.
        Speaker(positions=("Mayor",), organization="Port Example", country="CA", roles=(SpeakerRole.OPENING_REMARKS,)),
        # Here it gives nothing but the organization.
        Speaker(organization="Example Network of Diaspora Organizations", roles=(SpeakerRole.QUOTED,)),
    ),
    quotes=(
        Quote(text="a bridge that is crossed in both directions", speaker="Ada Sample", partial=True),
        Quote(text="welcomed the guests and thanked the families that put them up", speaker="Mayor", reported=True),
        Quote(
            text="We count what is sent home…. Nobody counts the hours that are given",
            speaker="Example Network of Diaspora Organizations",
        ),
        Quote(
            text="Cities and diasporas know each other’s needs best and will plan together",
            document="Port Example Statement",
            context="Adopted on the last day",
        ),
    ),
    programme=(
        Session(
            title="What crosses the bridge",
            kind=SessionKind.KEYNOTE,
            when=EventDates(start=PartialDate("2021-09-14"), wording="On the first day", basis=DateBasis.INFERRED),
            speakers=("Ada Sample",),
        ),
        Session(
            title="Cities and their diasporas",
            kind=SessionKind.PANEL,
            organization="Example Network of Diaspora Organizations",
        ),
        Session(kind=SessionKind.OTHER, note="“an evening of songs”"),
    ),
    frameworks=(
        Framework(
            name="Global Compact for Safe, Orderly and Regular Migration",
            other_names=("Global Compact for Migration",),
            abbreviation="GCM",
            kind=FrameworkKind.COMPACT,
            symbol="A/RES/73/195",
            adopted=PartialDate("2018-12-19"),
            provisions=("objective-19", "objective-20"),
        ),
        Framework(
            name="2030 Agenda for Sustainable Development",
            kind=FrameworkKind.AGENDA,
            symbol="A/RES/70/1",
            adopted=PartialDate("2015-09-25"),
            provisions=("10.7", "10.c"),
        ),
        Framework(
            name="Example Plan for Diaspora Engagement",
            kind=FrameworkKind.PLAN,
            edition=2,
            period=Interval("2021/2025"),
            country="CA",
            note="An invented plan.",
        ),
    ),
    themes=(Theme.DIASPORA, Theme.MIGRATION_DEVELOPMENT, Theme.POLICY_RESEARCH_DATA),
    topics=("remittances", "voluntary work", "twinning of cities"),
    outcomes=("Port Example Statement", "The next forum will be held in 2023"),
    contacts=(
        Contact(
            name="Noor Specimen",
            organization="EOHM, forum desk",
            phone="+19025550142",
            email="forum@example.org",
            url="https://forum.example.org/press",
            wording="Noor Specimen, forum desk, +1 (902) 555-0142, forum@example.org",
            note="An invented person; the number is of a range that is kept for fiction.",
        ),
        Contact(
            wording="Travel desk: 1481 (24/7)", note="A short number is not a global one, so the printed line is all."
        ),
    ),
    photos=(
        Photo(
            caption="The choir of Port Example sings the guests in.",
            credit="EOHM/Ilse Muster (an invented photographer)",
            url="https://forum.example.org/2021/choir.jpg",
        ),
    ),
    related=(
        RelatedEvent(
            relation=EventRelation.PREVIOUS,
            title="Online Consultation on the Port Example Statement",
            when=EventDates(
                start=PartialDate("2021-05"),
                end=PartialDate("2021-06"),
                wording="in May and June",
                basis=DateBasis.PUBLISHED,
            ),
            id="invented-consultation",
            note="It prepared the statement.",
        ),
        RelatedEvent(
            relation=EventRelation.NEXT,
            title="Fourth Example Forum on Diaspora and Development",
            when=EventDates(start=PartialDate("2023"), wording="in 2023", basis=DateBasis.STATED),
        ),
        RelatedEvent(relation=EventRelation.PARALLEL, title="Market of Diaspora Enterprises"),
    ),
    source=Source(
        publisher="Example Organization for Human Mobility",
        headline="Diasporas and Cities Will Plan Together, Forum Says",
        url="https://www.example.org/news/forum-2021",
        published=PartialDate("2021-09-17"),
        dateline_place="Port Example",
        dateline_date=PartialDate("2021-09-16"),
        language="en",
    ),
    extensions=Extensions(
        {
            "example:registration": {"fee": None, "seats": 350, "remote": True, "share_filled": 0.94},
            "example:languages_interpreted": ["fr", "es"],
        }
    ),
)
