"""Countries and cities in running text."""

import functools
from collections.abc import Iterator, Mapping

from migevents.evidence.fold import FoldedText, fold
from migevents.evidence.located import Span
from migevents.evidence.names import country_names, country_pattern

_CITIES = """
AE Abu Dhabi|Dubai; AF Kabul|Kaboul|Кабул; AL Tirana; AM Yerevan|Erevan|Ереван; AO Luanda; AR Buenos Aires; AT Vienna|Vienne|Viena|Вена
AU Canberra; AZ Baku|Bakou|Баку; BA Sarajevo; BB Bridgetown; BD Dhaka|Cox's Bazar; BE Brussels|Bruxelles|Bruselas|Брюссель
BF Ouagadougou; BG Sofia; BI Bujumbura|Gitega; BJ Cotonou|Porto-Novo; BO La Paz|Cochabamba; BR Brasilia|Brasília|Manaus|São Paulo
BT Thimphu; BW Gaborone; BY Minsk|Минск; CA Ottawa; CD Kinshasa|Lubumbashi|Goma; CF Bangui; CG Brazzaville|Pointe-Noire
CH Geneva|Genève|Ginebra|Женева|Bern; CI Abidjan|Yamoussoukro; CM Yaoundé|Yaounde|Douala; CN Beijing|Pékin|Pekín|Пекин
CO Bogotá|Bogota|Cúcuta|Medellín; CU Havana|La Habana; CV Praia; CY Nicosia; CZ Prague|Praga; DE Berlin|Bonn|Берлин; DJ Djibouti
DK Copenhagen|Copenhague; DO Santo Domingo; DZ Algiers|Alger; EC Quito|Guayaquil; EE Tallinn; EG Cairo|Le Caire|El Cairo|Каир
ER Asmara; ES Madrid|Мадрид; ET Addis Ababa|Addis-Abeba|Addis Abeba|Аддис-Абеба; FI Helsinki|Хельсинки; FJ Suva; FR Paris|Париж
GA Libreville; GB London|Londres|Лондон; GE Tbilisi|Tbilissi|Тбилиси; GH Accra; GM Banjul; GN Conakry; GR Athens|Athènes|Atenas
GT Guatemala City|Ciudad de Guatemala; GW Bissau; HN Tegucigalpa; HR Zagreb; HT Port-au-Prince|Puerto Príncipe; HU Budapest
ID Jakarta|Bali|Medan; IE Dublin; IL Tel Aviv; IN New Delhi; IQ Baghdad|Bagdad|Erbil|Basra|Багдад; IR Tehran|Téhéran|Тегеран
IT Rome|Roma|Рим; JM Kingston; JO Amman|Амман; JP Tokyo|Токио; KE Nairobi|Mombasa|Найроби; KG Bishkek|Bichkek|Biskek|Бишкек|Osh
KH Phnom Penh; KM Moroni; KR Seoul|Séoul|Seúl; KW Kuwait City; KZ Astana|Nur-Sultan|Almaty|Астана|Алматы|Нур-Султан
LA Vientiane|Savannakhet|Luang Prabang; LB Beirut|Beyrouth|Бейрут; LK Colombo; LR Monrovia; LS Maseru; LT Vilnius; LU Luxembourg City
LV Riga; LY Tripoli|Benghazi; MA Rabat|Marrakech|Marrakesh|Casablanca|Рабат; MD Chisinau|Chișinău|Chişinău|Кишинев|Кишинёв
ME Podgorica; MG Antananarivo; MH Majuro; MK Skopje; ML Bamako; MM Yangon|Nay Pyi Taw|Naypyidaw; MN Ulaanbaatar|Oulan-Bator
MR Nouakchott; MT Valletta; MU Port Louis; MV Malé; MW Lilongwe|Blantyre; MX Mexico City|Ciudad de México|Tapachula|Tijuana
MY Kuala Lumpur|Putrajaya; MZ Maputo; NA Windhoek; NE Niamey|Agadez; NG Abuja|Lagos; NI Managua; NL The Hague|Amsterdam|La Haye
NO Oslo; NP Kathmandu|Katmandou; NZ Wellington|Auckland; OM Muscat; PA Panama City|Ciudad de Panamá; PE Lima|Лима; PG Port Moresby
PH Manila|Manille|Манила; PK Islamabad|Karachi|Lahore|Исламабад; PL Warsaw|Varsovie|Варшава; PT Lisbon|Lisbonne|Lisboa|Лиссабон
PW Koror; PY Asunción; QA Doha; RO Bucharest|Bucarest; RS Belgrade|Belgrado|Белград; RU Moscow|Moscou|Moscú|Москва; RW Kigali
SA Riyadh|Riyad; SB Honiara; SC Victoria City; SD Khartoum; SE Stockholm|Estocolmo; SI Ljubljana; SK Bratislava; SL Freetown; SN Dakar|Дакар
SO Mogadishu|Mogadiscio|Hargeisa|Garowe; SR Paramaribo; SS Juba; SV San Salvador; SY Damascus|Damas|Aleppo|Дамаск; SZ Mbabane
TD N'Djamena|Ndjamena; TG Lomé|Lome; TH Bangkok|Chiang Mai|Mae Sot|Бангкок; TJ Dushanbe|Douchanbé|Dusambé|Душанбе; TL Dili
TM Ashgabat|Ашхабад|Achgabat; TN Tunis|Túnez; TO Nuku'alofa; TR Ankara|Istanbul|Estambul|Анкара|Стамбул|Gaziantep; TT Port of Spain
TV Funafuti; TZ Dodoma|Dar es Salaam|Dar-es-Salaam; UA Kyiv|Kiev|Lviv|Odesa|Киев; UG Kampala; US New York|Washington|Нью-Йорк
UY Montevideo; UZ Tashkent|Tachkent|Taskent|Ташкент|Samarkand; VE Caracas; VN Hanoi|Hanoï|Ho Chi Minh City; VU Port Vila; WS Apia
XK Pristina|Prishtina; YE Sana'a|Sanaa|Aden; ZA Pretoria|Cape Town|Johannesburg; ZM Lusaka; ZW Harare
"""
"""Capitals and cities where such events are often held. Names of several cities (Georgetown, San José, Victoria) are left out."""


@functools.cache
def cities() -> Mapping[str, str]:
    """Return the country of each city of the list.

    Examples:
        >>> cities()["Vientiane"]
        'LA'
    """
    entries = (entry.strip().split(" ", 1) for line in _CITIES.strip().splitlines() for entry in line.split(";"))
    return {city: code for code, names in entries for city in names.split("|")}


@functools.cache
def _index() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return the folded names of the countries with their codes, longest first, by their first word."""
    index: dict[str, list[tuple[str, str]]] = {}
    for code, names in country_names().items():
        for name in map(fold, names):
            index.setdefault(name.split(" ")[0], []).append((name, code))
    # A city with the name of a country in it ("San Salvador") takes its place, and is not a country.
    for name in map(fold, cities()):
        index.setdefault(name.split(" ")[0], []).append((name, ""))
    return {word: tuple(sorted(names, key=lambda each: (-len(each[0]), not each[1]))) for word, names in index.items()}


def countries_in(text: FoldedText) -> Iterator[tuple[str, int, int]]:
    """Yield the countries that a text names, each with its place in the folded text.

    Of two names in one place the longer one counts: "Guinea" is not found in "Papua New Guinea".
    """
    end = 0
    for start, word in _capitalized(text.text):
        if start < end:
            continue
        for name, code in _index().get(word, ()):
            if text.text.startswith(name, start) and not text.text[start + len(name) : start + len(name) + 1].isalnum():
                if code:
                    yield code, start, start + len(name)
                end = start + len(name)
                break


def _capitalized(text: str) -> Iterator[tuple[int, str]]:
    """Yield the words that begin with a capital letter, as far as the next space or sign."""
    import re

    for found in re.finditer(r"(?<![^\W_])[^\W\d_a-z][^\s,.;:()]*", text):
        word = found[0].rstrip("'")
        yield found.start(), word
        if "'" in word:
            yield found.start(), word.split("'")[0]


def places_of_country(text: FoldedText, code: str, named: Mapping[str, list[Span]]) -> list[Span]:
    """Return where a text names a country, in the folded text."""
    spans = list(named.get(code, ()))
    pattern = country_pattern(code)
    if pattern and _has_cyrillic(text.text):
        spans += [found.span() for found in pattern.finditer(text.text) if found.span() not in spans]
    return sorted(spans)


def _has_cyrillic(text: str) -> bool:
    return any("а" <= letter <= "я" for letter in text[:2_000])
