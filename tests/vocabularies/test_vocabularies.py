"""The vocabularies: their entries, the lookup, and that nothing goes beyond the sources."""

import copy
import pickle
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable
from typing import Any

import attrs
import pycountry
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import migevents
from migevents import Framework, MembershipStatus, PartialDate, Theme, Venue, Workshop, vocabularies
from migevents.values.countries import is_word
from migevents.vocabularies import Confidence, Country, Entry, Relevance, Vocabulary
from tests.support.effort import times

VOCABULARIES: dict[str, Vocabulary[Any]] = {
    "countries": vocabularies.countries,
    "member_states": vocabularies.member_states,
    "frameworks": vocabularies.frameworks,
    "gcm": vocabularies.gcm,
    "sdg": vocabularies.sdg,
    "themes": vocabularies.themes,
}

NAMES = [
    (vocabulary, key, name)
    for vocabulary, entries in VOCABULARIES.items()
    for key, entry in entries.items()
    for name in (key, *entry.aliases)
]


# --- What is in them --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", VOCABULARIES)
def test_a_vocabulary_is_pickled_and_copied(name: str) -> None:
    """A whole vocabulary can be sent to another process, with what it knows besides its entries."""
    vocabulary = VOCABULARIES[name]
    for again in (pickle.loads(pickle.dumps(vocabulary)), copy.copy(vocabulary), copy.deepcopy(vocabulary)):
        assert again == vocabulary
        assert [again.find(entry.label) for entry in vocabulary.values()] == [
            vocabulary.find(entry.label) for entry in vocabulary.values()
        ]
        for known in ("joined", "earlier", "totals", "relevance"):
            assert getattr(again, known, None) == getattr(vocabulary, known, None)


def test_how_many_entries_there_are() -> None:
    """Each vocabulary has as many entries as the field has things."""
    assert {name: len(vocabulary) for name, vocabulary in VOCABULARIES.items()} == {
        "countries": 249 + 1,
        "member_states": 175 + 8,
        "frameworks": 58,
        "gcm": 23 + 10,
        "sdg": 17 + 169,
        "themes": len(Theme),
    }


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_entry_is_whole(name: str) -> None:
    """Each entry has unique names, a grade of confidence, and a source or a note on why there is none."""
    for key, entry in VOCABULARIES[name].items():
        assert entry.label == entry.aliases[0]
        assert len(set(entry.aliases)) == len(entry.aliases), key
        assert isinstance(entry.confidence, Confidence)
        assert entry.sources or entry.note
        assert all(entry.sources)


@pytest.mark.parametrize("name", VOCABULARIES)
def test_entries_are_values(name: str) -> None:
    """Entries are frozen and hashable, and pickled, or copied, they are equal to themselves."""
    for entry in VOCABULARIES[name].values():
        assert pickle.loads(pickle.dumps(entry)) == copy.deepcopy(entry) == entry
        assert hash(copy.copy(entry)) == hash(entry)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        entry.note = "something"  # type: ignore[misc]  # that is what is tested


@pytest.mark.parametrize("name", ["member_states", "frameworks", "gcm", "sdg"])
def test_records_are_read_as_they_are_written(name: str) -> None:
    """Each record is written to JSON and read back as an equal one."""
    for entry in VOCABULARIES[name].values():
        assert migevents.loads(migevents.dumps(entry.record), type(entry.record)) == entry.record


def test_records_fit_into_an_event() -> None:
    """An event takes the record of each vocabulary as it is."""
    host = vocabularies.member_states["LA"].record
    workshop = Workshop(
        title="A workshop",
        host=host,
        venues=tuple(Venue(country=entry.record) for entry in vocabularies.countries.values()),
        frameworks=(
            vocabularies.frameworks["gcr"].record,
            vocabularies.gcm["objective-7"].record,
            vocabularies.sdg["10.7"].record,
        ),
        themes=(vocabularies.themes["protection"].record,),
    )
    assert migevents.loads(migevents.dumps(workshop)) == workshop
    assert {type(venue.country) for venue in workshop.venues} == {str}
    assert [framework.provisions for framework in workshop.frameworks] == [(), ("objective-7",), ("10.7",)]


# --- When they are loaded ---------------------------------------------------------------------------------------------


def run(code: str) -> str:
    """Run code in a fresh Python, and return what it prints."""
    return subprocess.run(  # noqa: S603  # our own
        [sys.executable, "-c", code], check=True, encoding="utf-8", stdout=subprocess.PIPE
    ).stdout


def test_the_import_of_the_library_loads_none() -> None:
    """To import the library imports nothing of the vocabularies."""
    assert run("import sys, migevents; print([name for name in sys.modules if 'vocabular' in name])") == "[]\n"


def test_a_vocabulary_is_loaded_when_it_is_first_asked_for() -> None:
    """The package reads a file only when its vocabulary is used, that one alone, and once."""
    code = (
        "from migevents import vocabularies as v\n"
        "print(vars(v).keys() & v._LOADERS.keys(), v._LOADERS.keys() <= set(dir(v)))\n"
        "print(v.themes is v.themes, vars(v).keys() & v._LOADERS.keys())"
    )
    assert run(code) == "set() True\nTrue {'themes'}\n"


def test_other_names_are_not_vocabularies() -> None:
    """An unknown name is an error with that message; the known ones can be listed."""
    assert set(VOCABULARIES) <= set(dir(vocabularies))
    name = "regions"
    with pytest.raises(AttributeError, match=r"'migevents\.vocabularies' has no attribute 'regions'"):
        getattr(vocabularies, name)


# --- How they are looked up -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", VOCABULARIES)
def test_no_name_leads_to_two_entries(name: str) -> None:
    """Each key and each alias leads to its own entry, and to no other."""
    for key, entry in VOCABULARIES[name].items():
        for alias in (key, *entry.aliases):
            assert VOCABULARIES[name].matches(alias) == (entry,), alias
            assert VOCABULARIES[name].find(alias) is entry


def without_accents(text: str) -> str:
    """Return the text as somebody without the right keyboard types it."""
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))


def initials(text: str) -> str:
    """Return an abbreviation with its dots."""
    return "".join(f"{letter}." for letter in text) if re.fullmatch("[A-Z]{2,}", text) else text


VARIATIONS: dict[str, Callable[[str], str]] = {
    "upper case": str.upper,
    "lower case": str.lower,
    "title case": str.title,
    "letters and accents apart": lambda text: unicodedata.normalize("NFD", text),
    "no accents": without_accents,
    "typewriter's apostrophes": lambda text: re.sub("[’']", "'", text),
    "printer's apostrophes": lambda text: re.sub("[’']", "’", text),
    "no apostrophes": lambda text: re.sub("[’']", "", text),
    "no hyphens": lambda text: re.sub(r"(?<=\w)[-–](?=\w)", " ", text),
    "dashes": lambda text: text.replace("-", "–"),
    "no-break hyphens": lambda text: text.replace("-", "\u2011"),
    "underscores": lambda text: text.replace(" ", "_"),
    "no commas": lambda text: text.replace(",", ""),
    "white space": lambda text: f"  {text.replace(' ', chr(0xA0))}\n",
    "on": lambda text: re.sub(r"\b(of|for)\b", "on", text),
    "for": lambda text: re.sub(r"\b(of|on)\b", "for", text),
    "the": lambda text: f"the {text}",
    "dots of initials": initials,
    "ampersand": lambda text: text.replace(" and ", " & "),
    "abbreviations": lambda text: text.replace("United Nations ", "UN ").replace("Saint ", "St. "),
}


@settings(max_examples=times(25))
@given(st.sampled_from(NAMES), st.lists(st.sampled_from(sorted(VARIATIONS)), max_size=4))
def test_a_name_is_found_however_it_is_spelt(place: tuple[str, str, str], variations: list[str]) -> None:
    """An entry is found despite all variations between releases, even all at once."""
    vocabulary, key, name = place
    for variation in variations:
        name = VARIATIONS[variation](name)
    assume(not is_word(name))
    assert VOCABULARIES[vocabulary].find(name) is VOCABULARIES[vocabulary][key]


@pytest.mark.parametrize("variation", VARIATIONS)
def test_every_name_is_found_in_each_variation(variation: str) -> None:
    """Each name of each entry is found in each variation, but for codes that look like words by then."""
    for vocabulary, key, name in NAMES:
        varied = VARIATIONS[variation](name)
        assert is_word(varied) or VOCABULARIES[vocabulary].find(varied) is VOCABULARIES[vocabulary][key], name


@pytest.mark.parametrize(
    ("vocabulary", "text", "key"),
    [
        ("countries", "NA", "NA"),
        ("countries", "004", "AF"),
        ("countries", "Lao People's Democratic Republic", "LA"),
        ("countries", "Lao People’s Democratic Republic (the)", "LA"),
        ("countries", "Korea, Republic of", "KR"),
        ("countries", "Korea (the Republic of)", "KR"),
        ("countries", "Korea (DPRK)", "KP"),
        ("countries", "Congo, The Democratic Republic of the", "CD"),
        ("countries", "Virgin Islands, U.S.", "VI"),
        ("countries", "U.S.A.", "US"),
        ("countries", "St Kitts & Nevis", "KN"),
        ("countries", "Cote d\u00b4Ivoire", "CI"),
        ("countries", "Swaziland", "SZ"),
        ("countries", "Kosovo", "XK"),
        ("member_states", "Laos", "LA"),
        ("frameworks", "Global Compact on Migration", "gcm"),
        ("frameworks", "Global Compact for Migration (GCM)", "gcm"),
        ("frameworks", "GLOBAL COMPACT OF SAFE, ORDERLY, AND REGULAR MIGRATION", "gcm"),
        ("frameworks", "the Global Compact for Safe, Orderly & Regular Migration (Marrakech Compact)", "gcm"),
        ("frameworks", "Global Compact for Refugees", "gcr"),
        ("frameworks", "2030 Agenda for Sustainable Development", "agenda-2030"),
        ("frameworks", "Sustainable Development Goals (SDGs)", "agenda-2030"),
        ("frameworks", "8th National Socio-Economic Development Plan", "nsedp-8"),
        ("frameworks", "ILO Convention 97", "ilo-c97"),
        ("frameworks", "UN Convention against Transnational Organised Crime", "untoc"),
        ("frameworks", "Soderkoping process", "eap-panel"),
        ("frameworks", "A/RES/70/1", "agenda-2030"),
        ("gcm", "objective 7", "objective-7"),
        ("gcm", "Whole of government approach", "principle-i"),
        ("sdg", "SDG10", "10"),
        ("sdg", "target 10.C", "10.c"),
        ("themes", "Counter trafficking", "counter_trafficking"),
        ("themes", "labor migration", "labour_migration"),
    ],
)
def test_found(vocabulary: str, text: str, key: str) -> None:
    """A text as a release has it leads to the entry that it means."""
    assert VOCABULARIES[vocabulary].find(text) is VOCABULARIES[vocabulary][key]


@pytest.mark.parametrize(
    ("vocabulary", "text"),
    [
        *(("countries", text) for text in ("", " ", "the", "of the", "&", "()", ",", "(", "Ruritania", "Urugauy")),
        *(("countries", text) for text in ("Laos and Thailand", "Laos, Thailand", "Laos (Thailand)", "Niger (ia)")),
        ("frameworks", "Global Compact on Migrants"),
        ("frameworks", "Global Compact for Migration (GCR)"),
        ("frameworks", "Compact"),
        ("member_states", "KP"),
        ("gcm", "objective-24"),
        ("gcm", "principle k"),
        ("sdg", "10.9"),
        ("sdg", "10-7"),
        ("sdg", "SDG 18"),
        ("themes", "migration"),
    ],
)
def test_not_found(vocabulary: str, text: str) -> None:
    """A name that is unknown, misspelt or contradictory is not guessed at."""
    assert VOCABULARIES[vocabulary].find(text) is None
    assert VOCABULARIES[vocabulary].matches(text) == ()


@pytest.mark.parametrize(
    ("vocabulary", "text", "keys"),
    [
        ("countries", "Korea", ["KP", "KR"]),
        ("countries", "St. Martin", ["MF", "SX"]),
        ("countries", "the Virgin Islands", ["VG", "VI"]),
        ("frameworks", "Global Compact", ["gcm", "gcr"]),
        ("frameworks", "Global Compacts", ["gcm", "gcr"]),
        ("frameworks", "Palermo Protocols", ["palermo-trafficking", "smuggling-protocol"]),
    ],
)
def test_ambiguous(vocabulary: str, text: str, keys: list[str]) -> None:
    """A name of several entries finds none of them, and `matches` returns all."""
    assert VOCABULARIES[vocabulary].find(text) is None
    assert VOCABULARIES[vocabulary].matches(text) == tuple(VOCABULARIES[vocabulary][key] for key in keys)


@settings(max_examples=times(5))
@given(st.sampled_from(sorted(VOCABULARIES)), st.text() | st.text("(,)' .-laosGCM10"))
def test_any_text_may_be_looked_up(name: str, text: str) -> None:
    """No text is an error, and what is found is an entry of the vocabulary."""
    vocabulary = VOCABULARIES[name]
    found = vocabulary.find(text)
    assert vocabulary.matches(text) in {(), (found,)} or found is None
    assert found is None or found in vocabulary.values()


def test_long_texts_are_looked_up_in_their_length() -> None:
    """There is one way to read a text: a million brackets, commas or spaces take no longer than a million letters."""
    for unit in ("(", ")", ",", " ", "a, ", "(a)", "a.", "1.", "'"):
        assert vocabularies.frameworks.find(unit * 300_000 + "!") is None


def test_value_that_is_not_text_is_refused() -> None:
    """A value that is not text is a programming error with a clear message."""
    for look_up in (vocabularies.countries.find, vocabularies.countries.matches):
        with pytest.raises(TypeError, match="expected a name as text, got a NoneType"):
            look_up(None)  # type: ignore[arg-type]  # that is what is tested


def test_keys_are_exact() -> None:
    """As a mapping, a vocabulary takes the key as it is written, in the order of the table."""
    assert vocabularies.countries["LA"].record.alpha3 == "LAO"
    assert "la" not in vocabularies.countries
    with pytest.raises(KeyError):
        vocabularies.sdg["10.9"]
    assert list(vocabularies.gcm)[:2] == ["objective-1", "objective-2"]
    assert repr(vocabularies.countries) == "<Vocabulary of 250 entries>"


# --- Countries --------------------------------------------------------------------------------------------------------


def test_countries_are_those_of_iso_3166() -> None:
    """Codes are those of ISO 3166-1 as pycountry has them, and XK; and each short name it has is found."""
    theirs = {country.alpha_2: (country.alpha_3, country.numeric) for country in pycountry.countries}
    ours = {key: (entry.record.alpha3, entry.record.numeric) for key, entry in vocabularies.countries.items()}
    assert ours == theirs | {"XK": ("XKX", "412")}
    for country in pycountry.countries:
        entry = vocabularies.countries[country.alpha_2]
        assert vocabularies.countries.find(country.name) is entry
        assert vocabularies.countries.find(getattr(country, "common_name", country.name)) is entry
        # We do not know every official name, but none leads to another country.
        assert vocabularies.countries.find(getattr(country, "official_name", country.name)) in {None, entry}


def test_a_country_is_its_code() -> None:
    """A country is equal to its code, hashes and prints as that, and shows what it is."""
    laos = vocabularies.countries["LA"].record
    assert (laos, str(laos), f"{laos}", hash(laos)) == ("LA", "LA", "LA", hash("LA"))
    assert repr(laos).startswith("Country(alpha2='LA', alpha3='LAO', numeric='418', name=")
    again = pickle.loads(pickle.dumps(laos))
    assert type(again) is Country
    assert attrs.asdict(again, recurse=False) == attrs.asdict(laos, recurse=False)


def test_regions() -> None:
    """Countries have the regions of UN M49 at each level; if it gives none, a note explains it."""
    jamaica = vocabularies.countries["JM"].record
    assert [
        region and (region.code, region.name)
        for region in (jamaica.region, jamaica.subregion, jamaica.intermediate_region)
    ] == [("019", "Americas"), ("419", "Latin America and the Caribbean"), ("029", "Caribbean")]
    nowhere = {key: entry.note for key, entry in vocabularies.countries.items() if entry.record.region is None}
    assert sorted(nowhere) == ["AQ", "TW", "XK"]
    assert all("M49 gives no region" in (note or "") for note in nowhere.values())


def test_groups_are_of_their_day() -> None:
    """The groups are those between the day on which Bhutan left the LDCs and that of Sao Tome and Principe."""
    countries = [entry.record for entry in vocabularies.countries.values()]
    assert (sum(c.ldc for c in countries), sum(c.lldc for c in countries), sum(c.sids for c in countries)) == (
        *(45, 32, 53),
    )
    assert not vocabularies.countries["BT"].record.ldc
    assert vocabularies.countries["ST"].record.ldc
    assert {str(c.groups_as_of) for c in countries} == {"2023-12-13/2024-12-12"}


# --- Member states ----------------------------------------------------------------------------------------------------

MEMBERS = {
    key: entry for key, entry in vocabularies.member_states.items() if entry.record.status is MembershipStatus.MEMBER
}


def test_observers() -> None:
    """The eight observers are there, without dates, with the year that they are of."""
    observers = vocabularies.member_states.keys() - MEMBERS.keys()
    assert sorted(observers) == ["BH", "BT", "ID", "KW", "MY", "QA", "SA", "SM"]
    for key in observers:
        entry = vocabularies.member_states[key]
        assert (entry.record.status, entry.record.accession) == (MembershipStatus.OBSERVER, None)
        assert entry.note == "Observer as of 2023."
        assert key not in vocabularies.member_states.joined


def test_dates_of_low_confidence_are_approximate() -> None:
    """The 117 dates of low confidence carry the mark, and no other date does."""
    low = {key for key, entry in MEMBERS.items() if entry.confidence is Confidence.LOW}
    assert len(low) == 117
    assert low == {key for key, date in vocabularies.member_states.joined.items() if date.approximate}
    assert low == {
        key for key, entry in MEMBERS.items() if entry.record.accession and entry.record.accession.approximate
    }
    assert all("give or take two" in (MEMBERS[key].note or "") for key in low)


def test_dates_that_are_not_known_are_left_out() -> None:
    """Five members have no date at all, and their notes mention it."""
    undated = MEMBERS.keys() - vocabularies.member_states.joined.keys()
    assert sorted(undated) == ["DM", "GD", "PW", "TO", "WS"]
    for key in undated:
        assert MEMBERS[key].record.admitted is MEMBERS[key].record.accession is None
        assert (MEMBERS[key].note or "").startswith("The date is not known.")


def test_vote_and_date_in_force_are_distinguished() -> None:
    """A date is that of the vote, or the one in force, only if a source says which; otherwise the note has it."""
    precise = {key: entry for key, entry in MEMBERS.items() if entry.confidence is not Confidence.LOW}
    admitted = {key for key, entry in precise.items() if entry.record.admitted}
    in_force = {key for key, entry in precise.items() if entry.record.accession}
    of_2011 = ["AG", "KM", "DJ", "ET", "FM", "GY", "MV", "MZ", "NR", "SS", "SC", "TD", "VA", "VU"]
    assert sorted(admitted) == sorted([*of_2011, "BB", "RU", "VN"])
    assert sorted(in_force) == ["LA", "RU"]
    for key in precise.keys() - admitted - in_force:
        dated = key in vocabularies.member_states.joined
        assert ("whether that is the vote or the date in force, no source says" in (MEMBERS[key].note or "")) is dated


def test_the_date_of_the_table_is_the_one_of_the_record() -> None:
    """Where the record has a date, the vocabulary has the same as the one at which the state joined."""
    for key, entry in MEMBERS.items():
        date = entry.record.accession or entry.record.admitted
        assert date is None or date == vocabularies.member_states.joined[key]


def test_earlier_memberships() -> None:
    """The earlier years of members that left and returned are known, and end before they joined again."""
    earlier = vocabularies.member_states.earlier
    assert earlier.keys() == {key for key, entry in MEMBERS.items() if "earlier membership" in (entry.note or "")}
    for key, years in earlier.items():
        assert str(years.end) < str(vocabularies.member_states.joined[key])
        assert f"earlier membership {years.start}-{years.end}" in (MEMBERS[key].note or "")


def test_how_sure_a_rank_is() -> None:
    """The note of each member with a rank has its certainty: that of the Russian Federation was counted."""
    ranked = {key: entry.note or "" for key, entry in MEMBERS.items() if entry.record.ordinal}
    assert all("; rank: " in note for note in ranked.values())
    assert "medium (rank: by subtraction)" in ranked["RU"]


def test_known_memberships() -> None:
    """The entry of Laos agrees with the founding record, and the Russian Federation has both dates."""
    laos = vocabularies.member_states["LA"].record
    assert (laos.accession, laos.admitted, laos.ordinal) == (PartialDate("2018-06"), None, 171)
    russia = vocabularies.member_states["RU"].record
    assert (russia.admitted, russia.accession) == (PartialDate("2020-11-24"), PartialDate("2021-04-19"))


def test_totals_by_date() -> None:
    """Totals grow with the dates that they are of, up to the 175 that are in the table."""
    totals = {str(date): entry.record for date, entry in vocabularies.member_states.totals.items()}
    assert totals["1998"] == 67
    assert totals["2018-11-27"] == 173
    assert list(totals.values()) == sorted(totals.values())
    assert list(totals.values())[-1] == len(MEMBERS) == 175
    assert [entry.note for entry in vocabularies.member_states.totals.values() if entry.note] == [
        "After June.",
        *(2 * ["The same from 2023 to 2025."]),
    ]


# --- Frameworks -------------------------------------------------------------------------------------------------------


def test_confidence_of_frameworks() -> None:
    """The 38 that were not verified twice are of medium confidence, and their notes keep the words of the source."""
    grades = Counter(entry.confidence for entry in vocabularies.frameworks.values())
    assert grades == {Confidence.HIGH: 18, Confidence.MEDIUM_HIGH: 2, Confidence.MEDIUM: 38}
    for entry in vocabularies.frameworks.values():
        if entry.confidence is Confidence.MEDIUM:
            assert "Confidence: medium (" in (entry.note or "")


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("gcm", "compact"),
        ("paris", "agreement"),
        ("untoc", "convention"),
        ("palermo-trafficking", "protocol"),
        ("au-free-movement", "protocol"),
        ("ilo-c97", "convention"),
        ("nsedp-8", "plan"),
        ("gfmd", "process"),
    ],
)
def test_kinds_of_frameworks(key: str, kind: str) -> None:
    """A treaty is what its name says, and a national plan is a plan."""
    assert vocabularies.frameworks[key].record.kind == kind


def test_no_framework_is_a_mere_treaty() -> None:
    """Each treaty has a kind of its own."""
    assert "treaty" not in {entry.record.kind for entry in vocabularies.frameworks.values()}


def test_the_compact_was_not_adopted_at_the_founding_workshop() -> None:
    """The workshop of 15 November 2018 certainly came before the adoption of the Global Compact for Migration."""
    entry = vocabularies.frameworks.find("Global Compact on Migration")
    assert entry is not None
    adopted = entry.record.adopted
    assert adopted == PartialDate("2018-12-10")
    assert adopted is not None
    assert PartialDate("2018-11-15").precedes(adopted)


def test_the_national_plan() -> None:
    """A plan that was adopted in a session of some days has the month, its edition, its country and its period."""
    plan = vocabularies.frameworks["nsedp-8"].record
    assert (str(plan.adopted), plan.edition, plan.country, str(plan.period)) == ("2016-04", 8, "LA", "2016/2020")
    assert "2016-04-20/2016-04-23" in (vocabularies.frameworks["nsedp-8"].note or "")


# --- Objectives and goals ---------------------------------------------------------------------------------------------


def test_provisions() -> None:
    """Objectives run to 23, principles from a to j, goals to 17, and each names its framework and its own number."""
    assert [*vocabularies.gcm] == [*(f"objective-{n}" for n in range(1, 24)), *(f"principle-{c}" for c in "abcdefghij")]
    assert [key for key in vocabularies.sdg if "." not in key] == [str(number) for number in range(1, 18)]
    for vocabulary, framework in ((vocabularies.gcm, "gcm"), (vocabularies.sdg, "agenda-2030")):
        for key, entry in vocabulary.items():
            assert entry.record == attrs.evolve(vocabularies.frameworks[framework].record, provisions=(key,))


def test_relevance_to_migration() -> None:
    """Nine targets are about migration, one of them in one source only; judgements are marked."""
    relevance = vocabularies.sdg.relevance
    direct = [key for key in relevance if relevance[key] is Relevance.DIRECT]
    assert direct == ["4.b", "5.2", "8.5", "8.7", "8.8", "10.7", "10.c", "16.2", "17.18"]
    for key, entry in vocabularies.sdg.items():
        assert ("a judgement" in (entry.note or "")) is (relevance.get(key) is Relevance.CROSS_CUTTING)
    assert "one source" in (vocabularies.sdg["8.5"].note or "")


# --- Themes -----------------------------------------------------------------------------------------------------------


def test_themes_are_the_closed_list() -> None:
    """Each theme of the closed list has an entry with a label, by its value."""
    assert {key: entry.record for key, entry in vocabularies.themes.items()} == {str(theme): theme for theme in Theme}
    assert vocabularies.themes[Theme.LABOUR_MIGRATION].label == "Labour migration"


def test_entries_may_be_made() -> None:
    """Users make vocabularies of their own frameworks, by the same class."""
    own = Entry(Framework(name="A plan of ours"), ("A plan of ours", "Plan X"), Confidence.HIGH)
    vocabulary = Vocabulary({"ours": own})
    assert vocabulary.find("plan x") is own
    assert (own.sources, own.note) == ((), None)


def test_names_in_other_scripts_are_distinguished() -> None:
    """A vowel sign is not an accent: two names that differ in one find different entries; punctuation is ignored."""
    names = {"ສົມ ແຜນ": "a", "ສີມ ແຜນ": "b", "मिशन": "c", "मीशन": "d"}
    vocabulary = Vocabulary({key: Entry(key, (name,), Confidence.HIGH) for name, key in names.items()})
    for name, key in names.items():
        assert vocabulary.find(f"«{name.replace(' ', '–')}»") is vocabulary[key]
