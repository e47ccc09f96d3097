"""An invented signing: it never took place, and neither party exists.

It shows a date whose year is nowhere on the page, signatories with several roles, and a process that began at one time
and goes on with no end stated.
"""

from migevents import (
    Contact,
    DateBasis,
    EventDates,
    EventRelation,
    EventStatus,
    Framework,
    FrameworkKind,
    Interval,
    Organization,
    OrganizationRole,
    PartialDate,
    Photo,
    Quote,
    RelatedEvent,
    Signing,
    Source,
    Speaker,
    SpeakerRole,
    StakeholderKind,
    Theme,
    Venue,
)

RECORD = Signing(
    title="Signing of a Memorandum of Understanding on Sharing Migration Data",
    summary="An invented example: nothing was signed. An office and a university agree to share what they count.",
    id="invented-signing",
    label="signing ceremony",
    status=EventStatus.HELD,
    # The page has no year, in its address neither, so the year is said to be unknown and is not guessed.
    when=EventDates(start=PartialDate("XXXX-02-21"), wording="on 21 February", basis=DateBasis.UNRESOLVED),
    venues=(Venue(name="Old Library", city="Northhaven", country="GB", note="An invented town."),),
    organizations=(
        Organization(
            name="Example Office for Migration Data",
            abbreviation="EOMD",
            kind=StakeholderKind.GOVERNMENT,
            part_of="Example Ministry of Statistics",
            roles=(OrganizationRole.SIGNATORY, OrganizationRole.FUNDER),
            note="An invented office.",
        ),
        Organization(
            name="University of Northhaven",
            kind=StakeholderKind.ACADEMIA,
            country="GB",
            roles=(OrganizationRole.SIGNATORY, OrganizationRole.HOST),
            note="An invented university.",
        ),
    ),
    speakers=(
        Speaker(
            name="Erika Muster",
            positions=("Head of Office",),
            organization="Example Office for Migration Data",
            roles=(SpeakerRole.SIGNATORY,),
            note="An invented person.",
        ),
        Speaker(
            positions=("Vice-Chancellor",),
            organization="University of Northhaven",
            roles=(SpeakerRole.SIGNATORY, SpeakerRole.HOST),
        ),
    ),
    quotes=(
        Quote(text="A number that is not shared helps nobody", speaker="Erika Muster", context="Before she signed"),
        Quote(text="data that can be checked", document="Memorandum of Understanding", partial=True),
    ),
    frameworks=(
        Framework(
            name="Memorandum of Understanding on Sharing Migration Data",
            abbreviation="MoU",
            kind=FrameworkKind.MEMORANDUM,
            adopted=PartialDate("XXXX-02-21"),
            provisions=("4.2",),
            note="An invented memorandum.",
        ),
        Framework(
            name="Example Data Charter",
            kind=FrameworkKind.OTHER,
            period=Interval("2015/.."),
            note="An invented charter; “charter” is the word of the source.",
        ),
    ),
    themes=(Theme.POLICY_RESEARCH_DATA,),
    contacts=(
        Contact(
            name="Max Muster",
            organization="University of Northhaven, press office",
            phone="+442079460958",
            email="press@northhaven.example.com",
            wording="Max Muster, press office, 020 7946 0958, press@northhaven.example.com",
            note="An invented person; the number is of a range that is kept for fiction.",
        ),
    ),
    photos=(Photo(caption="Both parties sign in the Old Library.", credit="University of Northhaven"),),
    related=(
        RelatedEvent(
            relation=EventRelation.PART_OF,
            title="Exchange of migration data between both parties",
            when=EventDates(start=PartialDate("2015"), open_end=True, wording="since 2015", basis=DateBasis.STATED),
        ),
    ),
    source=Source(
        publisher="University of Northhaven",
        headline="University and Data Office Sign Memorandum",
        url="https://www.example.com/northhaven/memorandum",
        dateline_place="Northhaven",
        language="en-GB",
    ),
)
