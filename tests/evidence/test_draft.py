"""`draft`: what a text has for certain, and no more."""

import random
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import evidence as scorer
from migevents import InvalidDate, Workshop, draft, locate
from migevents.evidence import Draft, FactConfidence
from migevents.evidence.fold import fold
from migevents.evidence.leaves import leaves_of
from tests.evidence.texts import FOUNDING_TEXT, RELEASES

LEAD = "The Example Office held a workshop on data in Cairo, Egypt, on 5 May 2019, and it was a good day for all.\n"


def quotes(text: str) -> list[tuple[str, str | None]]:
    """The quotes of a draft with their speakers."""
    return [(quote["text"], quote.get("speaker")) for quote in draft(text, language="en").record.get("quotes", ())]


def question(drafted: Draft, path: str) -> list[Any]:
    """The candidates offered for an open question."""
    return [candidate.value for each in drafted.open if each.path == path for candidate in each.candidates]


# --- The founding release ---------------------------------------------------------------------------------------------


def test_founding_release_is_drafted_right() -> None:
    """Every fact of the founding release is right: type, date, venue, speakers, quotes, frameworks, rank, contact, photo."""
    drafted = draft(FOUNDING_TEXT, published="2018-11-16")
    record = drafted.record
    quoted = record.pop("quotes")
    assert [quote["speaker"] for quote in quoted] == ["Khamphao Ernthavanh", "Laura Thompson"]
    assert all(quote["text"] in FOUNDING_TEXT for quote in quoted)
    assert record == {
        "type": "workshop",
        "label": "National Workshop",
        "edition": 1,
        "when": {"start": "2018-11-15", "wording": "on November 15th", "basis": "published"},
        "venues": [{"name": "National Convention Centre", "city": "Vientiane", "country": "LA"}],
        "host": {"country": "LA", "organization": "IOM", "ordinal": 171},
        "speakers": [
            {"name": "Khamphao Ernthavanh", "positions": ["Deputy Foreign Minister"]},
            {"name": "Laura Thompson", "positions": ["Deputy Director General"]},
        ],
        "frameworks": [
            {"name": "National Socio-Economic Development Plan", "edition": 8},
            {"name": "2030 Agenda for Sustainable Development", "other_names": ["Sustainable Development Goals"]},
            {
                "name": "Global Compact for Safe, Orderly and Regular Migration",
                "other_names": ["Global Compact on Migration"],
            },
        ],
        "contacts": [
            {
                "name": "Misato Yuasa",
                "organization": "IOM Vientiane",
                "phone": "+85621267730",
                "wording": "For more information please contact Misato Yuasa at IOM Vientiane. Tel. +856.21267730, Email:",
            }
        ],
        "photos": [
            {
                "caption": "IOM Deputy Director General Laura Thompson (right) addresses the workshop in Vientiane.",
                "credit": "IOM",
            }
        ],
        "source": {"dateline_place": "Vientiane", "language": "en"},
    }
    assert question(drafted, "/title") == [FOUNDING_TEXT.strip().splitlines()[0]]
    record = drafted.record | {"title": "A title"}
    assert set(drafted.confidence) == {leaf.pointer for leaf in leaves_of(drafted.record)}
    assert isinstance(Draft.salvage(drafted).issues[0].code, str)
    assert isinstance(record, dict)


# --- Quotes -----------------------------------------------------------------------------------------------------------

QUOTES: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("“We count every person,” said Ola Specimen.", [("We count every person", "Ola Specimen")]),
    ('"We count every person", Ola Specimen said.', [("We count every person", "Ola Specimen")]),
    ("« We count every person, » said Dr. Ola Specimen.", [("We count every person", "Ola Specimen")]),
    ("‘We don’t count every person,’ said Ola Specimen.", [("We don’t count every person", "Ola Specimen")]),
    ("Ola Specimen, the Director, said: “We count every person.”", [("We count every person.", "Ola Specimen")]),
    ("“We count every person,” said IOM Chief of Mission in Cairo, Ola Specimen.", [("We count every person", "Ola Specimen")]),
    ("“We count every person,” said Minister of Labour, Ola Specimen, today.", [("We count every person", "Ola Specimen")]),
    ("“We count every person,” the host minister, Ola Specimen, told us.", [("We count every person", "Ola Specimen")]),
    ("“We count every person,” Ms. Ola Specimen, Deputy Minister of Labour, noted.", [("We count every person", "Ola Specimen")]),
    ("“We count every person,” said trainer Ola Specimen.", [("We count every person", "Ola Specimen")]),
    ("“We count every person,” said Mr. Ali.", [("We count every person", "Ali")]),
    ("“We count every person,” the minister said.", [("We count every person", None)]),
    ("“We count every person,” said the World Bank.", [("We count every person", None)]),
    ("Ola Specimen opened it. “We count every person,” she said.", [("We count every person", "Ola Specimen")]),
    ("Ola Specimen opened it. She said: “We count every person.”", [("We count every person.", "Ola Specimen")]),
    ("Mr. Ola Specimen opened it. “We count every person,” she said.", [("We count every person", None)]),
    ("Ola Specimen met Tom Muster. “We count every person,” he said.", [("We count every person", None)]),
    ("“We count every person,” said Ola Specimen. “Every single one of them.”", [
        ("We count every person", "Ola Specimen"), ("Every single one of them.", "Ola Specimen")
    ]),
    ("“We count every person,” said Ola Specimen.\n\n“And we go on counting,” she added.", [
        ("We count every person", "Ola Specimen"), ("And we go on counting", "Ola Specimen")
    ]),
    ("Ola Specimen spoke.\n\n“We count every person,” Specimen said.", [("We count every person", "Ola Specimen")]),
    ("Ola Specimen spoke.\n\nSpecimen said: “We count every person.”", [("We count every person.", "Ola Specimen")]),
    ("Ola Specimen said that “people of every age count” here.", [("people of every age count", "Ola Specimen")]),
    ("They read “Caring for Those Who Return” and left.", []),
    ("“We count every person,” but nobody said so, and it was late.", []),
    ("“We count every person, said Ola Specimen.", []),
    ('"We count" every "person, said Ola Specimen.', []),
    ("“We count every person,” said Minister of Labour Ana Maria Prueba.", [("We count every person", None)]),
    ("“We count every person,” said IOM Director Dr. Ola Specimen.", [("We count every person", "Ola Specimen")]),
    ("“We count every person,” said Mr. President.", [("We count every person", None)]),
    ("Ola Specimen opened it. “We count every person,” said she.", [("We count every person", "Ola Specimen")]),
    (f"“We count {'every person ' * 300},” said Ola Specimen.", []),
    ("“Yes,” said Ola Specimen.", []),
    ("“Only an opening mark. It said “one more thing.", []),
    *(
        (text, [("We count every person" + ("." if text.endswith(".”") else ""), speaker)])
        for text, speaker in (
            ("“We count every person,” said Ola Specimen's deputy, Tom Muster.", None),
            ("A man behind Ola Specimen said: “We count every person.”", None),
            ("Deputy Minister of Labour Ola Specimen said: “We count every person.”", "Ola Specimen"),
            ("Ola Specimen sat beside the Minister. “We count every person,” she said.", None),
            ("Ola Specimen and his wife arrived. “We count every person,” she said.", None),
            ("“We count every person,” the deputy of Ola Specimen said.", None),
            ("“We count every person,” a spokesman for Ola Specimen said.", None),
            ("“We count every person,” the sister of trainer Ola Specimen said.", None),
            ("“We count every person,” the man who replaced Ola Specimen said.", None),
            ("“We count every person,” the young trainer Ola Specimen said.", "Ola Specimen"),
            ("“We count every person,” said Ola Specimen and Tom Muster.", None),
            ("“We count every person,” said Ola Specimen, Director of Data, and Tom Muster.", None),
            ("Ola Specimen and Tom Muster said: “We count every person.”", None),
            ("On behalf of Ola Specimen, Tom Muster said: “We count every person.”", None),
            ("In a message read by Tom Muster, Director General Ola Specimen said: “We count every person.”", None),
            ("Speaking for Minister Ola Specimen, the permanent secretary said: “We count every person.”", None),
            ("Ola Specimen, the permanent secretary, also said: “We count every person.”", "Ola Specimen"),
            ("Ola Specimen (Office of Data) said: “We count every person.”", "Ola Specimen"),
        )
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), QUOTES, ids=map(str, range(len(QUOTES))))
def test_quote_has_its_speaker_or_none(text: str, expected: list[tuple[str, str | None]]) -> None:
    """A quote has the speaker that the attribution names; where that is not plain, none; without one it is not stated."""
    assert quotes(text) == expected


def test_quote_that_begins_in_small_letters_is_partial() -> None:
    """A piece of a sentence is marked as partial."""
    (quote,) = draft("Ola Specimen said that “people of every age count” here.").record["quotes"]
    assert quote["partial"] is True


def test_quotes_are_drafted_in_english_alone() -> None:
    """In other languages no speaker is stated."""
    assert "quotes" not in draft("« Nous comptons les gens », a dit Mme Awa Modèle, Ministre du Travail.").record


# --- Other kinds ------------------------------------------------------------------------------------------------------

STAMPS = [
    (f"Cairo, 6 May 2019 – {LEAD}", {"dateline_place": "Cairo", "dateline_date": "2019-05-06"}),
    (f"Cairo, Egypt (6 May 2019) – {LEAD}", {"dateline_place": "Cairo", "dateline_date": "2019-05-06"}),
    (f"Port Example, 6 May 2019. {LEAD}", {"dateline_place": "Port Example", "dateline_date": "2019-05-06"}),
    (f"Cairo (EMO) – {LEAD}", {"dateline_place": "Cairo"}),
    (f"Egypt – {LEAD}", {"dateline_place": "Egypt"}),
    (f"Background – {LEAD}", {}),
    (f"Thursday, 25 August 2016 – {LEAD}", {}),
    (f"Elsewhere – {LEAD}", {}),
    (f"Published on 6 May 2019\n\n{LEAD}", {"published": "2019-05-06"}),
    (f"6 May 2019\n\n{LEAD}", {"published": "2019-05-06"}),
    *(
        (f"{line}\n\n{LEAD}", {"published": "2019-05-06"})
        for line in ("Cairo, Egypt, 6 May 2019", "IOM | 6 May 2019", "Mon, 6 May 2019 at 10:15 a.m.", "News 6 May 2019")
    ),
    *(
        (f"{line}\n\n{LEAD}", {})
        for line in ("Meeting, 6 May 2019", "When: 6 May 2019", "Ends 6 May 2019", "Updated 6 May 2019")
    ),
    (f"A line of its own that is longer than any stamp on a page, 6 May 2019\n\n{LEAD}", {}),
    (f"Posted: 5-6 May 2019\n\n{LEAD}", {}),
    (f"Posted: 5 May 2019\nPublished: 6 May 2019\n\n{LEAD}", {}),
    (f"https://example.org/a\n\n{LEAD}", {"url": "https://example.org/a"}),
    (f"Cairo, on a good day with much sun over it – {LEAD}", {}),
]


@pytest.mark.parametrize(("text", "source"), STAMPS, ids=map(str, range(len(STAMPS))))
def test_dateline_and_date_of_publication(text: str, source: dict[str, str]) -> None:
    """The dateline is a place before a dash, a publication date one full day in a stamp; two of them are open."""
    assert draft(text, language="en").record["source"] == source | {"language": "en"}


WHEN = [
    ("was held on 5 May 2019 in", {"start": "2019-05-05", "wording": "on 5 May 2019", "basis": "stated"}),
    ("took place from 5 to 7 May 2019 in", {"start": "2019-05-05", "end": "2019-05-07"}),
    ("was held in May 2019 in", {"start": "2019-05"}),
    ("was held this week in", {"within": "2019-05-06/2019-05-12"}),
    ("was held on 5 May 2019 and not on 8 June 2019 in", {}),
    ("ended on 5 May 2019 in", None),
    ("that was to be held on 5 May 2019 was cancelled in", None),
    ("led by a man born on 5 May 1960 was held in", None),
    ("on data, planned since 5 May 2019, was held in", None),
    ("on data, which is 20 years old, was held in", None),
]


@pytest.mark.parametrize(("words", "when"), WHEN, ids=map(str, range(len(WHEN))))
def test_date_is_the_one_beside_a_verb_of_the_event(words: str, when: dict[str, str] | None) -> None:
    """The date beside a verb of the event is taken; the date of its end, or of something else, is not."""
    text = f"Cairo, 8 May 2019 – A workshop {words} a house that stands beside the river and is old.\n"
    record = draft(text).record
    if when is None:
        assert "when" not in record
    else:
        assert when.items() <= record.get("when", {}).items()


def test_date_of_a_report_is_not_that_of_the_event() -> None:
    """What is published on a day was held on another."""
    text = "On 5 May 2019, the Office of Data published its report on the workshop that was held in Cairo, Egypt, in spring.\n"
    assert "when" not in draft(text).record


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The training was completed on 3 May 2019 in Cairo, Egypt, by 20 participants of three ministries and others.",
        ),
        (
            "en",
            "The workshop came to an end on 3 May 2019 in Cairo, Egypt, with 20 participants of ministries and others.",
        ),
        (
            "fr",
            "Une formation de trois jours a pris fin le 3 mai 2019 à Dakar, au Sénégal, avec 20 participants de la région.",
        ),
        (
            "fr",
            "Une formation des agents s'est achevée le 3 mai 2019 à Dakar, Sénégal, avec 20 participants de la région.",
        ),
        (
            "es",
            "El curso finalizó el 3 de mayo de 2019 en Lima, Perú, con la participación de 20 funcionarios del país.",
        ),
        (
            "ru",
            "Семинар завершился 3 мая 2019 года в Бишкеке, Кыргызстан, с участием 20 представителей всех министерств.",
        ),
    ],
)
def test_date_of_the_end_is_open(language: str, text: str) -> None:
    """A day on which the event ended is offered, and is not taken for its start."""
    drafted = draft(f"A headline of five words\n\n{text}\n", language=language)
    assert "when" not in drafted.record
    assert [each["start"] for each in question(drafted, "/when")] == ["2019-05-03"]


def test_two_dates_are_open() -> None:
    """Where two dates may be that of the event, none is taken, and both are offered."""
    text = (
        "The workshop met on 5 May 2019, and in another house it met again on 8 June 2019 for one more day of work.\n"
    )
    drafted = draft(text)
    assert "when" not in drafted.record
    assert [each["start"] for each in question(drafted, "/when")] == ["2019-05-05", "2019-06-08"]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("A two-day workshop was held on 5 May 2019", 2),
        ("A 3-day workshop was held on 5 May 2019", 3),
        ("A two-day workshop was held on 5-7 May 2019", None),
        ("A many-day workshop was held on 5 May 2019", None),
        ("A two-day and a three-day workshop were held on 5 May 2019", None),
        ("A two-day workshop was held in May and June 2019", None),
    ],
)
def test_length_is_taken_where_it_fits(words: str, days: int | None) -> None:
    """A length beside a start, or one that fits the span, is stated; others are not."""
    text = f"{words} in a house that stands beside the river, which is long and old and deep.\n"
    assert draft(text).record.get("when", {}).get("days") == days


@pytest.mark.parametrize(
    ("language", "words", "days"),
    [
        ("fr", "Un atelier national de deux jours s'est tenu à Dakar, au Sénégal, le 5 mai 2019", 2),
        ("fr", "Une table ronde d'une durée de 3 jours a eu lieu à Tunis le 5 mai 2019", 3),
        ("fr", "Une réunion s'est tenue à Tunis le 5 mai 2019, après un voyage de trois jours", None),
        ("es", "Se celebró en Lima, Perú, un taller de tres días sobre datos el 6 de mayo de 2019", 3),
        ("es", "Un encuentro de cuatro días se celebró en Lima del 6 al 8 de mayo de 2019", None),
        ("ru", "Двухдневный семинар состоялся в Бишкеке, Кыргызстан, 6 мая 2019 года", 2),
        ("ru", "Однодневный семинар состоялся в Бишкеке, Кыргызстан, 6 мая 2019 года", 1),
        ("ru", "Трёхдневная конференция прошла в Алматы, Казахстан, 6-8 мая 2019 года", 3),
        ("es", "Un curso con una duración de diez días se celebró en Lima el 6 de mayo de 2019", 10),
        ("ru", "В Душанбе 6 мая 2019 года состоялся 3-дневный региональный тренинг", 3),
        ("en", "A one-day meeting was held in Cairo, Egypt, on 5 May 2019", 1),
        ("en", "A workshop was held within ten days of the other in Cairo on 5 May 2019", None),
        ("en", "A meeting on the seven-day course was held in Cairo on 5 May 2019", None),
    ],
)
def test_length_is_read_in_each_language(language: str, words: str, days: int | None) -> None:
    """A duration is taken from the words next to the event, and not from others; a full sentence is not a dateline."""
    text = f"A headline of five words\n\n{words}. Все / tous / todos / all who came there had a good day of it.\n"
    drafted = draft(text, language=language)
    when = drafted.record["when"]
    assert (when.get("days"), when["start"][:8]) == (days, "2019-05-")
    assert "/when/days" not in drafted.evidence.not_found


def test_a_visit_leads_to_its_city() -> None:
    """The city of a visit is the one it leads to, and those who took part in it were there."""
    text = "From 30 May to 3 June 2022, fourteen officials of Iraq took part in a study visit to Berlin, Germany, and more.\n"
    record = draft(f"A headline of five words\n\n{text}").record
    assert record["venues"] == [{"city": "Berlin", "country": "DE"}]
    assert (record["when"]["start"], record["when"]["end"]) == ("2022-05-30", "2022-06-03")


@pytest.mark.parametrize(
    ("words", "venue"),
    [
        ("in Cairo, Egypt", {"city": "Cairo", "country": "EG"}),
        ("in Port Example, Egypt", {"city": "Port Example", "country": "EG"}),
        ("at the Nile Palace Hotel in Cairo", {"name": "Nile Palace Hotel", "city": "Cairo"}),
        ("in Cairo and in Amman", None),
        ("in North Africa, Egypt", None),
        ("by the mission in Cairo", None),
        ("at home", None),
    ],
)
def test_venue_is_the_one_city_of_the_lead(words: str, venue: dict[str, str] | None) -> None:
    """A city of the list, or one with its country, is the venue; two cities are open."""
    text = f"A workshop on migration data was held on 5 May 2019 {words}, and it was a good day for all who came.\n"
    assert draft(text).record.get("venues") == (venue and [venue])


@pytest.mark.parametrize(
    ("place", "venues"),
    [
        ("в Бишкеке, Кыргызстан", [{"city": "Бишкек", "country": "KG"}]),
        ("в Душанбе, Таджикистан", [{"city": "Душанбе", "country": "TJ"}]),
        ("в Примерграде, Кыргызстан", None),
    ],
)
def test_city_in_russian_is_the_one_of_the_list(place: str, venues: list[dict[str, str]] | None) -> None:
    """A Russian name in any of its cases is the city of the list; one that is not in it has no certain form."""
    text = f"Семинар по данным о миграции состоялся {place}, 3 мая 2019 года с участием представителей министерств.\n"
    drafted = draft(text, language="ru")
    assert drafted.record.get("venues") == venues
    assert not drafted.evidence.not_found


def test_lead_starts_at_the_dateline() -> None:
    """A caption above the dateline is not the lead, whatever it has."""
    caption = (
        "Women of a village in Nairobi, Kenya, attended a conference on another matter on 1 January 2001, in the rain."
    )
    record = draft(f"{caption}\n\nCairo – {LEAD}").record
    assert (record["type"], record["venues"][0]["city"], record["when"]["start"]) == ("workshop", "Cairo", "2019-05-05")


def test_city_of_the_dateline_is_likely() -> None:
    """Where the lead names no other place, the event was likely at the place of the dateline; not if the headline has one."""
    lead = "Cairo – A workshop on data of Egypt was held on 5 May 2019, and it was a good day for all who came there.\n"
    drafted = draft(lead)
    assert drafted.record["venues"] == [{"city": "Cairo", "country": "EG"}]
    assert drafted.confidence["/venues/0/city"] is FactConfidence.LIKELY
    assert "venues" not in draft(f"A Workshop on Data in Amman\n\n{lead}").record


def test_second_paragraph_about_another_event_is_not_the_lead() -> None:
    """The second paragraph may have the date of the event, unless it opens with another one."""
    first = (
        "Cairo – Officials of three ministries came to a workshop on migration data, and it was a good day for all.\n"
    )
    second = "was held on 5 May 2019 in the old house beside the river, which is long and deep, and more came to it.\n"
    assert draft(f"{first}\nIt {second}").record["when"]["start"] == "2019-05-05"
    assert "when" not in draft(f"{first}\nAnother {second}").record


def test_words_for_two_types_are_open() -> None:
    """Two words that speak against each other leave the type open."""
    text = "A workshop and a conference on migration data were held on 5 May 2019, and it was a good day for all.\n"
    drafted = draft(text)
    assert "type" not in drafted.record
    assert question(drafted, "/type") == ["workshop", "conference"]


@pytest.mark.parametrize(
    ("line", "contact"),
    [
        ("Media contact: Ola Specimen, EMO Cairo, Tel: +20 2 5555 0123, ola@example.org", {
            "name": "Ola Specimen", "organization": "EMO Cairo", "phone": "+20255550123", "email": "ola@example.org"
        }),
        ("For more information, contact: EMO Cairo, Tel: +20 2 5555 0123", {"phone": "+20255550123"}),
        ("Contact: Ola Specimen (+20 2 5555 0123) or Tom Muster (+20 2 5555 0124)", {}),
        ("For more information please contact Ola Specimen, Head of Office, Email: [email protected]", {"name": "Ola Specimen"}),
        ("Media contacts:\nOla Specimen\n+20 2 5555 0123", {"phone": "+20255550123"}),
    ],
)  # fmt: skip
def test_contact_has_what_is_printed(line: str, contact: dict[str, str]) -> None:
    """A contact has name, office, phone and address where they are plain; several people leave the wording alone."""
    (found,) = draft(f"{LEAD}\n{line}\n").record["contacts"]
    assert re.sub(r"\s+", " ", found.pop("wording")) == re.sub(r"\s+", " ", line)
    assert found == contact


@pytest.mark.parametrize("line", ["Contact with migrants: it is good.", "Contact: " + "word " * 99])
def test_line_without_an_address_is_not_a_contact(line: str) -> None:
    """A line that only has the word is not a contact."""
    assert "contacts" not in draft(f"{LEAD}\n{line}\n").record


def test_total_of_members_is_not_a_rank() -> None:
    """A number of member states is a total, and a rank needs one country and the organization."""
    for sentence in (
        "This brings the membership of IOM to 173 member states, and Egypt was there with all of its neighbours, too.",
        "It became the 171st member state of a club of Egypt, which is not the organization that is meant in this place.",
        "It became the 171st member state of IOM, and Egypt and Jordan both were there to see it on that very good day.",
    ):
        record = draft(f"{LEAD}\n{sentence}\n").record
        assert not {"host", "members"} & record.keys()


def test_links_behind_the_release_do_not_count() -> None:
    """Text after "Related news" is not part of the release."""
    text = f"{LEAD}\nRelated news\n2030 Agenda for Sustainable Development\n"
    assert "frameworks" not in draft(text).record


# --- Laws -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("release", RELEASES, ids=lambda release: release.name)
def test_facts_of_a_draft_are_right_and_at_their_places(release: Any) -> None:
    """Every fact of a draft was coded by hand, and each free text equals its passage up to white space."""
    assert scorer.wrong_facts(release) == []
    drafted = draft(release.text)
    for leaf in leaves_of(drafted.record):
        for start, end in drafted.evidence[leaf.pointer].spans[:1]:
            if drafted.evidence[leaf.pointer].how == "verbatim" and isinstance(leaf.value, str):
                printed = re.sub(r"\s+", " ", release.text[start:end]).strip(" .")
                assert printed.casefold() == leaf.value.strip(" .").casefold()


@pytest.mark.parametrize("release", RELEASES, ids=lambda release: release.name)
def test_paragraph_at_the_end_changes_no_fact(release: Any) -> None:
    """A paragraph that is added at the end changes nothing of what is drafted from the lead."""
    more = "Another workshop was held in Nairobi, Kenya, on 1 March 2001, long before all of this had come to be known."
    before, after = draft(release.text).record, draft(f"{release.text}\n{more}\n").record
    lead = ("type", "label", "edition", "when", "venues", "source", "quotes", "speakers")
    assert {key: after.get(key) for key in lead} == {key: before.get(key) for key in lead}


TEXTS = [FOUNDING_TEXT, *(release.text for release in RELEASES)]


@pytest.mark.parametrize("seed", range(len(TEXTS)))
def test_shuffled_words_have_no_person_and_no_quote(seed: int) -> None:
    """From the words of the founding release, and of invented ones, in any other order, nobody is drafted."""
    words = TEXTS[seed].split()
    random.Random(seed).shuffle(words)  # noqa: S311  # the same order each time
    record = draft(" ".join(words), language="en").record
    assert not {"quotes", "speakers"} & record.keys()


PIECES = st.lists(
    st.sampled_from(
        ["“We count every one,”", '"', "said", "she said.", "Ola Specimen", "Dr.", "Minister", ",", ".", "\n", "\n\n", "–", "Cairo",
         "in", "on 5 May 2019", "workshop", "was held", "Egypt", "the", "Photo: IOM", "Contact:", "+20 2 5555 0123", "171st member",
         "of IOM", "two-day", "Posted: 5 May 2019", "National Action Plan", "©", "(", ")"]
    ),
    max_size=40,
).map(" ".join)  # fmt: skip


@given(text=PIECES | st.text(max_size=60))
def test_draft_is_pure_and_located(text: str) -> None:
    """For any text, drafting twice gives the same result, and the text has every fact of the draft."""
    drafted = draft(text)
    assert draft(text) == drafted
    assert not locate(drafted.record, text).not_found


@given(text=PIECES | st.text(max_size=60))
def test_places_of_a_draft_are_in_the_text(text: str) -> None:
    """Each place of a fact or a candidate is in the text, and a free text equals its place up to white space."""
    drafted = draft(text)
    candidates = [each for question in drafted.open for each in question.candidates]
    places = [span for located in drafted.evidence.values() for span in located.spans]
    places += [(each.start, each.end) for each in candidates]
    assert all(0 <= start < end <= len(text) for start, end in places)
    leaves = {leaf.pointer: leaf for leaf in leaves_of(drafted.record)}
    for pointer, located in drafted.evidence.items():
        if located.how == "verbatim" and isinstance(leaves[pointer].value, str) and len(located.spans) == 1:
            ((start, end),) = located.spans
            assert fold(text[start:end]).casefold() in fold(leaves[pointer].value).casefold()


# --- Bad input --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("", "empty"),
        (" \n", "empty"),
        ("<!DOCTYPE html><p>x", "HTML"),
        ("<p>A workshop</p>", "HTML"),
        ("a\x00b", "binary"),
    ],
)
def test_text_that_cannot_be_drafted_is_open(text: str, answer: str) -> None:
    """An empty text, HTML and a binary file give no facts, and the open question tells why."""
    drafted = draft(text)
    assert drafted.record == {}
    assert answer in drafted.open[0].question


def test_wrong_arguments_are_refused() -> None:
    """Bytes and a wrong date are errors."""
    with pytest.raises(TypeError, match="decode bytes first"):
        draft(b"x")  # type: ignore[arg-type]  # what is tested
    with pytest.raises(InvalidDate):
        draft("x", published="soon")


def test_address_and_language_of_the_call_are_kept() -> None:
    """The address and the language that the caller gives are in the source; an unknown language reads no dates of its own."""
    record = draft(LEAD, url="https://example.org/a", language="sw").record
    assert record["source"] == {"url": "https://example.org/a", "language": "sw"}


def test_draft_with_a_title_is_a_record() -> None:
    """With a title from a person, what is drafted is a record."""
    drafted = draft(LEAD)
    assert drafted.salvage().record is None
    assert isinstance(type(drafted.salvage()), type)
    from migevents import structure

    assert isinstance(structure(drafted.record | {"title": "Data"}), Workshop)


# --- The scorer -------------------------------------------------------------------------------------------------------


def test_scorer_prints_that_it_is_a_guard(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The scorer prints precision and recall by kind, and that the figures are a guard and not a claim."""
    monkeypatch.setattr(scorer, "releases", lambda: RELEASES[:2])
    scorer.main()
    printed = capsys.readouterr().out
    assert "a guard, not a claim" in printed
    assert re.search(r"^language +2 +2 +2 +100% +100%$", printed, re.MULTILINE)
    assert "-" in printed
