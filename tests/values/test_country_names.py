"""Names of countries: all that ISO 3166 and CLDR have, in many languages, and never that of another country."""

import gettext
import importlib.util
from pathlib import Path

import pycountry
import pytest

from migevents import Event, InvalidRecord, structure, vocabularies
from migevents._names import lookup_keys
from migevents.salvage.interpretations import country_of
from migevents.values import countries
from tasks.write_country_names import LANGUAGES, cldr_names, counts, names_by_language, written_names
from tasks.write_country_names import main as write_country_names

CLDR = Path(__file__).parents[2] / "tasks" / "reference" / "country_names_cldr.csv"
LOCALES = Path(pycountry.__file__).with_name("locales")
SHARED = {key for name in countries.SHARED_NAMES for key in lookup_keys(name)}
MISTAKES = {
    # Names that the translations of ISO 3166 have at the wrong country.
    *(("MD", "المالديف"), ("AF", "República Islâmica do Paquistão"), ("GM", "República de Zàmbia")),
    *(
        ("MY", "Mexico"),
        ("NI", "Paraguai"),
        ("IR", "Slovenčina"),
        ("AS", "Sámoa"),
        ("MU", "موریتانیا"),
        ("ER", "فلسطین"),
        ("GM", "جمهوری زامبیا"),
    ),
}
IS_ALSO_ANOTHER = {("AT", "Ao"), ("RU", "Nga"), ("CD", "Конго"), ("MU", "موریتانیا")}
"""Names that are also a code, or the name of another country in another language: Vietnamese, Kazakh and Balochi."""


def names_of_iso(language: str) -> list[tuple[str, str]]:
    """Return the short, official and common names of ISO 3166 in a language, each with its code."""
    translate = gettext.translation("iso3166-1", LOCALES, [language]).gettext if language != "en" else str
    kinds = ("name", "official_name", "common_name")
    return [
        (country.alpha_2, translate(name))
        for country in pycountry.countries
        for name in (getattr(country, kind, None) for kind in kinds)
        if name
    ]


def assert_none_leads_to_another(names: set[tuple[str, str]]) -> None:
    """Check that no name is found as another country, or gets a hint to one."""
    for code, name in sorted(names - MISTAKES - IS_ALSO_ANOTHER):
        found = countries.codes_of(name)
        assert not found or code in found, (code, name, found)
        assert countries.suggest(name) in {None, code}, (code, name)


def test_no_name_of_iso_3166_leads_to_another_country() -> None:
    """No official, short or common name, in any of the languages that `pycountry` has, leads to another country."""
    languages = ["en", *(path.parent.parent.name for path in LOCALES.glob("*/LC_MESSAGES/iso3166-1.mo"))]
    assert_none_leads_to_another({pair for language in languages for pair in names_of_iso(language)})


def test_no_name_of_cldr_leads_to_another_country() -> None:
    """The same of the names of CLDR, in all of its languages."""
    babel = pytest.importorskip("babel", reason="a development dependency")
    locales = [babel.Locale.parse(name) for name in babel.localedata.locale_identifiers()]
    names = {pair for locale in locales for pair in locale.territories.items()}
    assert_none_leads_to_another({(code, name) for code, name in names if code in countries.CODES})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_of_the_table_is_found(language: str) -> None:
    """Each name in print, of the United Nations or of CLDR leads to its country, or to all that share it."""
    for code, by_language in names_by_language().items():
        for name in by_language[language]:
            found = countries.codes_of(name)
            assert found == (code,) or (code in found and SHARED.intersection(lookup_keys(name))), name


def test_every_english_name_of_iso_3166_is_found() -> None:
    """In English, all official, short and common names are known."""
    assert [name for code, name in names_of_iso("en") if countries.codes_of(name) != (code,)] == []


@pytest.mark.parametrize(
    ("name", "share"),
    [("fr", 0.98), ("es", 0.98), ("pt", 0.97), ("ru", 0.97), ("ar", 0.9), ("zh_CN", 0.965), ("zh_TW", 0.89)],
)
def test_nearly_every_name_of_iso_3166_is_found_in_other_languages(name: str, share: float) -> None:
    """In each of these languages, at least this share of the names is known."""
    names = names_of_iso(name)
    missing = [each for code, each in names if code not in countries.codes_of(each)]
    assert len(missing) <= (1 - share) * len(names), missing


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *(("جمهورية الكونغو الديموقراطية", "CD"), ("نيكاراجوا", "NI"), ("الجيبوتي", "DJ"), ("هندوراس", "HN")),
        *(("安哥拉共和國", "AO"), ("亞塞拜然共和國", "AZ"), ("中華人民共和國", "CN"), ("智利共和國", "CL")),
        *(("تنزانيا، جمهورية تنزانيا المتحدة", "TZ"), ("Korea, Republic of Korea", "KR"), ("Myanmar, Burma", "MM")),
    ],
)
def test_a_name_is_found_in_the_spellings_of_its_script(name: str, code: str) -> None:
    """Letters of Arabic that replace one another, traditional signs, forms of state, and a name said twice."""
    assert countries.codes_of(name) == (code,)


WORDS = "and can per me in is no so to as at be by do it us de es et il al se si ma ne na va ve sur est"


@pytest.mark.parametrize("word", WORDS.split())
def test_a_small_word_is_not_the_code_of_a_country(word: str) -> None:
    """In no lookup, whatever its first letter, and no hint names a country; in capitals, it is a code."""
    for written in (word, word.capitalize(), f" {word} "):
        assert vocabularies.countries.find(written) is None
        assert vocabularies.member_states.find(written) is None
        assert country_of(written) is None
        assert countries.suggest(written) is None
        assert (
            hint_of(written) == "write the code in capitals if a country is meant, or omit the key if there is no value"
        )
    assert vocabularies.countries.find(word.upper()) is not None


def test_a_name_in_arabic_letters_gets_no_hint_by_likeness() -> None:
    """Ghana in Urdu is a letter away from Guyana in Arabic."""
    assert countries.suggest("گھانا") is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *(("the Kyrgyz Republic", "KG"), ("Republic of Türkiye", "TR"), ("Plurinational State of Bolivia", "BO")),
        *(("Kingdom of Saudi Arabia", "SA"), ("China, Hong Kong SAR", "HK"), ("Bosnia-Herzegovina", "BA")),
        *(("Cote d Ivoire", "CI"), ("N. Macedonia", "MK"), ("S. Sudan", "SS"), ("Republic of Serbia", "RS")),
        *(
            ("Republic of the Niger", "NE"),
            ("Republic of the Sudan", "SD"),
            ("Republic of Mali", "ML"),
            ("Liban", "LB"),
        ),
        *(("Alemania", "DE"), ("la République kirghize", "KG"), ("l’Arabie saoudite", "SA"), ("Reino de Bután", "BT")),
        *(
            ("الكويت", "KW"),
            ("البوسنة و الهرسك", "BA"),
            ("Киргизская Республика", "KG"),
            ("寮國", "LA"),
            ("as Filipinas", "PH"),
        ),
        *(
            ("Congo", "CG"),
            ("Guinea", "GN"),
            ("Congo, Dem. Rep.", "CD"),
            ("Egypt, Arab Rep.", "EG"),
            ("Korea, Rep.", "KR"),
        ),
    ],
)
def test_a_name_is_found_by_every_lookup(name: str, code: str) -> None:
    """The vocabularies, the hints and `salvage` find the same country."""
    entry = vocabularies.countries.find(name)
    assert entry is not None
    assert entry.record.alpha2 == country_of(name) == countries.suggest(name) == code
    assert hint_of(name) == f'did you mean "{code}"?'


def hint_of(country: str) -> str | None:
    """Return the hint for a country that is written as a name."""
    with pytest.raises(InvalidRecord) as caught:
        structure({"type": "event", "title": "x", "host": {"country": country}}, Event)
    return caught.value.issues[0].hint


@pytest.mark.parametrize(
    "name",
    [
        *("Griechenland", "Republic of China", "República de China", "North Sudan", "Democratic Republic of Korea"),
        *(
            "Kingdom of Serbia",
            "Republic of Iceland and Norway",
            "Republic of Ruritania",
            "Republik",
            "Nigera",
            "x" * 200,
            "",
        ),
    ],
)
def test_no_hint_is_better_than_a_wrong_one(name: str) -> None:
    """A name that belongs to no country, or is as near to two of them, gets no hint."""
    assert countries.suggest(name) is None


def test_a_name_of_several_countries_gets_a_hint_that_names_them() -> None:
    """The hint for "Korea" has both codes."""
    assert hint_of("Korea") == 'write "KP" or "KR": several countries have this name'


@pytest.mark.parametrize(
    ("typo", "code"), [("Urugauy", "UY"), ("Phillipines", "PH"), ("Republic of Serbja", "RS"), ("Afganstan", "AF")]
)
def test_a_misspelt_name_gets_a_hint(typo: str, code: str) -> None:
    """A letter too many or too few, and two that are swapped, are recognized in any word of the name."""
    assert countries.suggest(typo) == code


# --- The files --------------------------------------------------------------------------------------------------------


def test_packaged_file_is_current(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file is made of the reference files, and no name in it is one of two countries."""
    # The reference file itself stays as it is: other tests read it at the same time.
    monkeypatch.setattr("tasks.write_country_names._CLDR", tmp_path / CLDR.name)
    write_country_names(tmp_path)
    if importlib.util.find_spec("babel"):
        assert (tmp_path / CLDR.name).read_bytes() == CLDR.read_bytes()
    written = (tmp_path / "country_names.txt").read_text(encoding="utf-8")
    assert written == written_names()
    assert written == (Path(countries.__file__).parent / "data" / "country_names.txt").read_text(encoding="utf-8")
    assert capsys.readouterr().out == "country_names.txt\n"


def test_the_names_of_cldr_are_those_of_babel() -> None:
    """The reference file of CLDR is what `babel` has."""
    if importlib.util.find_spec("babel") is None:
        pytest.skip("babel is not installed: it is a development dependency, from which the file is made")
    assert CLDR.read_text(encoding="utf-8") == cldr_names()


def test_the_page_gives_the_number_of_names() -> None:
    """The page of the vocabularies has how many names of each language are known."""
    page = (Path(__file__).parents[2] / "docs" / "vocabularies.md").read_text(encoding="utf-8")
    for language, count in counts():
        assert f"`{language}` {count}" in page
