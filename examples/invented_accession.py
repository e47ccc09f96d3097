"""An invented accession of several states on one day: the organization does not exist, and no state joined it.

It shows what can be said of a membership: a vote, a date in force, a rank, and states that applied, that were voted in
and are not yet members, or that observe. The states are real, what is said of them is not.
"""

from migevents import (
    Accession,
    Contact,
    DateBasis,
    EventDates,
    EventRelation,
    EventStatus,
    Framework,
    FrameworkKind,
    MembershipStatus,
    MemberState,
    Organization,
    OrganizationRole,
    PartialDate,
    Quote,
    RelatedEvent,
    Source,
    Speaker,
    SpeakerRole,
    StakeholderKind,
    Venue,
)

ORGANIZATION = "Example Organization for Human Mobility"
THE_DAY = PartialDate("2020-11-24")
INVENTED = "Invented: there is no such organization."

RECORD = Accession(
    title="Three States Join the Example Organization for Human Mobility",
    summary=(
        "An invented example: there is no such organization, and no state joined it. Its Council voted on four states; "
        "three became members on the same day."
    ),
    id="invented-accession",
    label="accession",
    status=EventStatus.HELD,
    when=EventDates(start=THE_DAY, wording="on 24 November", basis=DateBasis.PUBLISHED),
    venues=(Venue(name="Example House", note="An invented house; the source does not say where it stands."),),
    members=(
        MemberState(
            country="IS",
            name="Iceland",
            organization=ORGANIZATION,
            status=MembershipStatus.MEMBER,
            admitted=THE_DAY,
            accession=THE_DAY,
            ordinal=41,
            note=INVENTED,
        ),
        MemberState(
            country="NZ",
            name="New Zealand",
            organization=ORGANIZATION,
            status=MembershipStatus.MEMBER,
            admitted=THE_DAY,
            accession=THE_DAY,
            ordinal=42,
            note=INVENTED,
        ),
        MemberState(
            country="UY",
            name="Uruguay",
            organization=ORGANIZATION,
            status=MembershipStatus.MEMBER,
            admitted=THE_DAY,
            accession=THE_DAY,
            ordinal=43,
            note=INVENTED,
        ),
        # Voted in on the same day, and not yet in force: no rank is stated.
        MemberState(
            country="BW",
            name="Botswana",
            organization=ORGANIZATION,
            status=MembershipStatus.ADMITTED,
            admitted=THE_DAY,
            note=f"{INVENTED} It becomes a member when its parliament has agreed.",
        ),
        MemberState(
            country="FJ", name="Fiji", organization=ORGANIZATION, status=MembershipStatus.APPLICANT, note=INVENTED
        ),
        MemberState(
            country="IE", name="Ireland", organization=ORGANIZATION, status=MembershipStatus.OBSERVER, note=INVENTED
        ),
    ),
    organizations=(
        Organization(
            name=ORGANIZATION,
            abbreviation="EOHM",
            kind=StakeholderKind.INTERGOVERNMENTAL,
            roles=(OrganizationRole.ORGANIZER, OrganizationRole.HOST),
            note="An invented organization.",
        ),
    ),
    speakers=(
        Speaker(
            name="Juan Ejemplo",
            honorific="H.E.",
            positions=("Chair of the Council", "Ambassador"),
            organization="EOHM",
            roles=(SpeakerRole.CHAIR, SpeakerRole.ADDRESS),
            note="An invented person.",
        ),
        # The source names the office alone.
        Speaker(positions=("Permanent Representative",), country="IS", roles=(SpeakerRole.DELEGATE,)),
    ),
    quotes=(
        Quote(text="Forty was a good number. Forty-three is a better one", speaker="Juan Ejemplo"),
        Quote(
            text="said that an island knows what it owes to those who arrive and to those who leave",
            speaker="Permanent Representative",
            reported=True,
        ),
        Quote(text="The Council decides on applications by a vote of two thirds", document="Constitution of the EOHM"),
    ),
    frameworks=(
        Framework(
            name="Constitution of the EOHM",
            kind=FrameworkKind.TREATY,
            adopted=PartialDate("1999~"),
            provisions=("2",),
            note="An invented treaty, of about 1999.",
        ),
    ),
    contacts=(
        Contact(
            organization="EOHM, Council secretariat",
            email="council@example.org",
            wording="council@example.org",
        ),
    ),
    related=(
        RelatedEvent(
            relation=EventRelation.PART_OF,
            title="12th session of the Council of the EOHM",
            when=EventDates(
                start=PartialDate("2020-11-23"),
                end=PartialDate("2020-11-25"),
                wording="this week’s session, 23 to 25 November",
                basis=DateBasis.PUBLISHED,
            ),
        ),
    ),
    source=Source(
        publisher="Example Organization for Human Mobility",
        headline="EOHM Welcomes Iceland, New Zealand and Uruguay",
        url="https://www.example.org/news/accession",
        published=PartialDate("2020-11-24"),
        language="en",
    ),
)
