"""The founding record: a press release on the first national workshop on migration of the Lao PDR, said in full."""

from migevents import (
    Contact,
    DateBasis,
    EventDates,
    EventStatus,
    Framework,
    FrameworkKind,
    MembershipStatus,
    MemberState,
    Organization,
    OrganizationRole,
    PartialDate,
    ParticipantGroup,
    Photo,
    Quote,
    Session,
    SessionKind,
    Source,
    Speaker,
    SpeakerRole,
    StakeholderKind,
    Theme,
    Venue,
    Workshop,
)

RECORD = Workshop(
    title="National Workshop on Migration and Cooperation",
    summary=(
        "Designed to better understand the cross-cutting nature of migration and its impact on sustainable development "
        "in the Lao People’s Democratic Republic."
    ),
    label="National Workshop",
    status=EventStatus.HELD,
    edition=1,
    # The release has no date of its own. It follows an accession of June 2018, so this November is that of 2018.
    when=EventDates(start=PartialDate("2018-11-15"), wording="on November 15th", basis=DateBasis.INFERRED),
    venues=(Venue(name="National Convention Centre", city="Vientiane", country="LA"),),
    host=MemberState(
        country="LA",
        name="Lao People’s Democratic Republic",
        organization="IOM",
        status=MembershipStatus.MEMBER,
        accession=PartialDate("2018-06"),
        ordinal=171,
        note="the Southeast Asian nation",
    ),
    organizations=(
        Organization(
            name="IOM",
            kind=StakeholderKind.UN_AGENCY,
            roles=(OrganizationRole.ORGANIZER,),
            note="the UN Migration Agency",
        ),
        Organization(
            name="Ministry of Foreign Affairs",
            kind=StakeholderKind.GOVERNMENT,
            country="LA",
            roles=(OrganizationRole.ORGANIZER,),
        ),
    ),
    participants=(
        ParticipantGroup(description="key ministries", kind=StakeholderKind.GOVERNMENT),
        ParticipantGroup(description="development partners", kind=StakeholderKind.DEVELOPMENT_PARTNER),
        ParticipantGroup(description="UN agencies", kind=StakeholderKind.UN_AGENCY),
        ParticipantGroup(description="civil society organizations", kind=StakeholderKind.CIVIL_SOCIETY),
        ParticipantGroup(description="the private sector", kind=StakeholderKind.PRIVATE_SECTOR),
    ),
    speakers=(
        Speaker(
            name="Khamphao Ernthavanh",
            positions=("Deputy Foreign Minister",),
            country="LA",
            roles=(SpeakerRole.OPENING_REMARKS,),
        ),
        Speaker(
            name="Laura Thompson",
            positions=("Deputy Director General",),
            organization="IOM",
            roles=(SpeakerRole.ADDRESS,),
        ),
    ),
    quotes=(
        Quote(
            text=(
                "The Lao People’s Democratic Republic, as a full member of IOM, will fulfill its obligations by "
                "continuing to strengthen cooperation with IOM in addressing the comprehensive development needs and "
                "challenges related to migration management to bring about tangible benefits for both society and "
                "migrants."
            ),
            speaker="Khamphao Ernthavanh",
            context="In her opening remarks",
        ),
        Quote(
            text=(
                "recognized the efforts being made by the Lao government to optimize the overall benefits of migration "
                "for individuals and communities"
            ),
            speaker="Laura Thompson",
            reported=True,
        ),
        Quote(
            text=(
                "Only collective efforts can deliver results and ensure that the risks and vulnerabilities faced by "
                "migrants are significantly reduced…. A whole-of-government and whole-of-society approach is needed to "
                "address migration challenges and harness opportunities"
            ),
            speaker="Laura Thompson",
        ),
    ),
    # No person is named, so the institute stands with the session, and nobody is made up as a speaker.
    programme=(Session(kind=SessionKind.KEYNOTE, organization="Lao National Institute for Economic Research"),),
    frameworks=(
        Framework(name="National Socio-Economic Development Plan", kind=FrameworkKind.PLAN, edition=8, country="LA"),
        Framework(
            name="2030 Agenda for Sustainable Development",
            other_names=("Sustainable Development Goals",),
            kind=FrameworkKind.AGENDA,
        ),
        Framework(
            name="Global Compact for Safe, Orderly and Regular Migration",
            other_names=("Global Compact on Migration",),
            kind=FrameworkKind.COMPACT,
        ),
    ),
    themes=(
        Theme.COUNTER_TRAFFICKING,
        Theme.PROTECTION,
        Theme.IMMIGRATION_BORDER_MANAGEMENT,
        Theme.MIGRATION_HEALTH,
        Theme.LABOUR_MIGRATION,
        Theme.DISASTER_RESPONSE,
    ),
    topics=(
        "whole-of-government approach",
        "whole-of-society approach",
        "existing migration initiatives in the Lao People’s Democratic Republic",
        "migration impacts of the 8th National Socio-Economic Development Plan",
        "role of migration in the 2030 Agenda for Sustainable Development",
        "role of migration in the Global Compact for Safe, Orderly and Regular Migration",
    ),
    projects=(
        (
            "Technical support to contribute to safe, orderly and regular migration, by IOM Lao People’s Democratic "
            "Republic and development partners under the leadership of the Lao Government"
        ),
    ),
    contacts=(
        # The release ends in "Email:" with nothing behind it: the address was lost in printing, so none is stated.
        Contact(
            name="Misato Yuasa",
            organization="IOM Vientiane",
            phone="+85621267730",
            wording="For more information please contact Misato Yuasa at IOM Vientiane. Tel. +856.21267730, Email:",
        ),
    ),
    photos=(
        Photo(
            caption="IOM Deputy Director General Laura Thompson (right) addresses the workshop in Vientiane.",
            credit="IOM",
        ),
    ),
    source=Source(
        headline=(
            "First Lao National Workshop on Migration Discusses Sustainable Development Goals, Global Compact on "
            "Migration"
        ),
        dateline_place="Vientiane",
        language="en",
    ),
)
