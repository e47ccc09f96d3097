"""Judgements that the reference files leave open: the meaning of dates, the kinds, other spellings.

`tasks.write_vocabularies` lays these tables over the files in `tasks/reference/`.
"""

Names = dict[str, tuple[str, ...]]

GROUPS_AS_OF = "2023-12-13/2024-12-12"
"""When the groups of `m49_regions.csv` were so: Bhutan, which left the least developed countries on 13 December 2023,
is not among them any more, and Sao Tome and Principe, which left them on 13 December 2024, still is."""

MEANING_OF_DATE = {
    'states admitted "on Monday"': "admitted",
    "admitted on opening day": "admitted",
    "admitted 30 Nov 2022": "admitted",
    "accession June 2018": "accession",
    "membership effective 2021-04-19": "accession",
}
"""What a source or a note says of the one date of a member state: that of the vote, or that in force. Of a row that
says none of these, it is not known."""

YEARS_OF_MEMBERSHIP = "COW IGO v3 (igoR)"
"""A source that counts the years in which a state was a member: its first year is taken for that of accession. All rows
that have no other source are marked as low, and so their dates as approximate."""

ALSO_ADMITTED = {"RU": "2020-11-24"}
"""Votes that only a note tells of."""

DATES_OF_TOTALS: dict[str, tuple[tuple[str, ...], str | None]] = {
    "2018 (after June)": (("2018",), "After June."),
    "2023..2025": (("2023", "2025"), "The same from 2023 to 2025."),
}
"""Dates of totals that are not EDTF: what they are written as, and what has to be said beside it."""

KINDS_BY_WORD = {"Protocol": "protocol", "Convention": "convention", "Agreement": "agreement"}
"""What a "treaty" is where its name says so; of several words the first in the name counts."""

KINDS = {"national-plan": "plan"}
"""Kinds that have another name in the closed list."""

FRAMEWORK_FIELDS: dict[str, dict[str, str | int]] = {
    "gcm": {"abbreviation": "GCM"},
    "gcr": {"abbreviation": "GCR"},
    "ny-declaration": {"abbreviation": "NYD"},
    "sendai": {"abbreviation": "SFDRR"},
    "untoc": {"abbreviation": "UNTOC"},
    "icrmw": {"abbreviation": "ICRMW"},
    "addis-ababa": {"abbreviation": "AAAA"},
    "new-urban-agenda": {"abbreviation": "NUA"},
    "udhr": {"abbreviation": "UDHR"},
    "migof": {"abbreviation": "MiGOF"},
    "actip": {"abbreviation": "ACTIP"},
    # Adopted in a session of some days: the day is not known.
    "nsedp-8": {"abbreviation": "NSEDP", "edition": 8, "country": "LA", "adopted": "2016-04"},
    "jvap": {"abbreviation": "JVAP"},
    "rcm": {"abbreviation": "RCM"},
    "sacm": {"abbreviation": "SACM"},
    "midsa": {"abbreviation": "MIDSA"},
    "midwa": {"abbreviation": "MIDWA"},
    "midcas": {"abbreviation": "MIDCAS"},
    "midcom": {"abbreviation": "MIDCOM"},
    "commit": {"abbreviation": "COMMIT"},
    "arcp": {"abbreviation": "ARCP"},
    "cmc": {"abbreviation": "CMC"},
    "pidc": {"abbreviation": "PIDC"},
    "gfmd": {"abbreviation": "GFMD"},
    "mgi": {"abbreviation": "MGI"},
    "emm": {"abbreviation": "EMM"},
}
"""Fields that the file has no column for, or not in the form that a record takes."""

_TO_UNTOC = "supplementing the United Nations Convention against Transnational Organized Crime"

FRAMEWORK_NAMES: Names = {
    "gcm": (
        "Global Compact for Safe, Regular and Orderly Migration",
        "Global Compact for Orderly, Safe and Regular Migration",
        "UN Global Compact for Safe, Orderly and Regular Migration",
        "UN Global Compact for Migration",
        "Global Migration Compact",
        "UN Migration Compact",
        "UN Migration Pact",
        "Marrakesh Compact",
        "Marrakech Compact on Migration",
        "Pacte mondial pour des migrations sûres, ordonnées et régulières",
        "Pacte mondial sur les migrations",
        "Pacto Mundial para la Migración Segura, Ordenada y Regular",
        "Pacto Mundial sobre Migración",
        "A/RES/73/195",
    ),
    "gcr": ("UN Global Compact on Refugees", "Pacte mondial sur les réfugiés", "Pacto Mundial sobre los Refugiados"),
    "agenda-2030": (
        "Transforming our world",
        "Agenda 2030 for Sustainable Development",
        "2030 Sustainable Development Agenda",
        "2030 Development Agenda",
        "UN 2030 Agenda",
        "UN 2030 Agenda for Sustainable Development",
        "SDG",
        "UN SDGs",
        "UN Sustainable Development Goals",
        "Sustainable Development Goals (SDGs)",
        "2030 Agenda and the Sustainable Development Goals",
    ),
    "ny-declaration": ("New York Declaration for Migrants and Refugees",),
    "sendai": ("Sendai Framework for Disaster Risk Reduction", "Sendai Framework for DRR"),
    "palermo-trafficking": (
        "Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children, " + _TO_UNTOC,
        "Protocol to Prevent, Suppress and Punish Trafficking in Persons",
        "Trafficking in Persons Protocol",
        "UN Trafficking Protocol",
        "UN Trafficking in Persons Protocol",
    ),
    "smuggling-protocol": (
        "Protocol against the Smuggling of Migrants by Land, Sea and Air, " + _TO_UNTOC,
        "Protocol against the Smuggling of Migrants",
        "Migrant Smuggling Protocol",
        "UN Smuggling Protocol",
    ),
    "untoc": ("Convention against Transnational Organized Crime", "UNCTOC"),
    "refugee-convention": (
        "1951 Convention relating to the Status of Refugees",
        "1951 Geneva Convention",
        "1951 UN Refugee Convention",
        "UN Refugee Convention",
        "Geneva Refugee Convention",
    ),
    "refugee-protocol": ("1967 Protocol relating to the Status of Refugees", "1967 Refugee Protocol"),
    "icrmw": (
        "Convention on the Protection of the Rights of All Migrant Workers and Members of Their Families",
        "International Convention on the Protection of the Rights of All Migrant Workers and Their Families",
        "International Convention on Migrant Workers",
        "Convention on Migrant Workers",
        "UN Migrant Workers Convention",
        "UN Convention on Migrant Workers",
    ),
    "paris": ("Paris Agreement on Climate Change", "Paris Climate Accord", "Paris Accord"),
    "addis-ababa": ("Addis Ababa Action Agenda",),
    "imrf-2022": ("Progress Declaration of the IMRF",),
    "idp-principles": ("UN Guiding Principles on Internal Displacement",),
    "kampala": ("AU Kampala Convention",),
    "migof": ("IOM Migration Governance Framework",),
    "ilo-c97": ("Migration for Employment Convention (Revised)", "Migration for Employment Convention"),
    "ilo-c143": ("Migrant Workers (Supplementary Provisions) Convention",),
    "ilo-c189": ("Domestic Workers Convention",),
    "ilo-c190": ("Violence and Harassment Convention",),
    "nsedp-8": (
        "8th Five-Year National Socio-Economic Development Plan",
        "Eighth National Socio-Economic Development Plan",
        "Eighth Five-Year National Socio-Economic Development Plan",
        "8th Five-Year NSEDP",
        "Eighth NSEDP",
    ),
    "jvap": ("Valletta Joint Action Plan",),
    "rcm": ("Regional Conference on Migration (Puebla Process)",),
    "colombo-process": ("Regional Consultative Process on Overseas Employment and Contractual Labour",),
}
"""Spellings in print, beside those in the file."""

SHARED_FRAMEWORK_NAMES: Names = {
    "Global Compact": ("gcm", "gcr"),
    "Global Compacts": ("gcm", "gcr"),
    "Palermo Protocols": ("palermo-trafficking", "smuggling-protocol"),
}
"""Names in print that may mean several frameworks."""

THEMES = {"avrr": "assisted_voluntary_return"}
"""Areas of work that have another name in the closed list; of the others, the name is the same but for its hyphens."""

THEME_NAMES: Names = {
    "counter_trafficking": ("Counter-trafficking", "Countering trafficking", "Combating trafficking in persons"),
    "protection": ("Protection", "Migrant protection", "Protection of migrants"),
    "immigration_border_management": (
        "Immigration and border management",
        "Immigration and border governance",
        "Border management",
        "IBM",
        "IBG",
    ),
    "migration_health": ("Migration health", "Migration and health"),
    "labour_migration": ("Labour migration", "Labour mobility"),
    "disaster_response": (
        "Disaster response",
        "Emergency response",
        "Emergency and post-crisis response",
        "Disaster, emergency and post-crisis response",
    ),
    "assisted_voluntary_return": (
        "Assisted voluntary return and reintegration",
        "Assisted voluntary return",
        "AVRR",
        "AVR",
    ),
    "migration_development": ("Migration and development",),
    "environment_climate": (
        "Migration, environment and climate change",
        "Migration and climate change",
        "Migration and environment",
        "MECC",
    ),
    "international_migration_law": ("International migration law", "IML"),
    "integration_social_cohesion": ("Integration and social cohesion", "Integration", "Social cohesion"),
    "diaspora": ("Diaspora engagement", "Diaspora"),
    "displacement_tracking": ("Displacement tracking", "Displacement Tracking Matrix", "DTM"),
    "resettlement_movement": ("Resettlement and movement management", "Resettlement", "Movement management"),
    "humanitarian_border_management": ("Humanitarian border management", "HBM"),
    "capacity_building": ("Capacity building and technical cooperation", "Capacity building", "Technical cooperation"),
    "policy_research_data": ("Migration policy, research and data", "Migration data", "Migration policy"),
    "gender_diversity": ("Gender, diversity and inclusion", "Gender and diversity", "Gender"),
}
"""What areas of work are called in print; the first is the label."""
