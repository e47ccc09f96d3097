"""The countries: codes and names of ISO 3166-1, and ``XK``.

The codes are ISO 3166-1; ``XK`` and ``XKX`` are user-assigned codes that are in wide use for Kosovo. The names are in
the file `data/country_names.txt`, which is read when a country is first looked up: to check a code needs none of them.

A name is looked up by its keys (`migevents._names.lookup_keys`). There is one index of them, which hints, `salvage` and
the vocabularies share, so that they never disagree. A misspelt name is compared word by word with the known ones, so
that what a hundred names share ("Republic") never makes two of them alike.
"""

import functools
import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import NamedTuple

from migevents._files import data_text
from migevents._names import folded, is_misspelling, keys_named, lookup_keys, lookup_keys_of_all

# Alpha-2 code, alpha-3 code and UN M49 number of each country.
_CODES = """\
AD AND 020  AE ARE 784  AF AFG 004  AG ATG 028  AI AIA 660  AL ALB 008  AM ARM 051  AO AGO 024
AQ ATA 010  AR ARG 032  AS ASM 016  AT AUT 040  AU AUS 036  AW ABW 533  AX ALA 248  AZ AZE 031
BA BIH 070  BB BRB 052  BD BGD 050  BE BEL 056  BF BFA 854  BG BGR 100  BH BHR 048  BI BDI 108
BJ BEN 204  BL BLM 652  BM BMU 060  BN BRN 096  BO BOL 068  BQ BES 535  BR BRA 076  BS BHS 044
BT BTN 064  BV BVT 074  BW BWA 072  BY BLR 112  BZ BLZ 084  CA CAN 124  CC CCK 166  CD COD 180
CF CAF 140  CG COG 178  CH CHE 756  CI CIV 384  CK COK 184  CL CHL 152  CM CMR 120  CN CHN 156
CO COL 170  CR CRI 188  CU CUB 192  CV CPV 132  CW CUW 531  CX CXR 162  CY CYP 196  CZ CZE 203
DE DEU 276  DJ DJI 262  DK DNK 208  DM DMA 212  DO DOM 214  DZ DZA 012  EC ECU 218  EE EST 233
EG EGY 818  EH ESH 732  ER ERI 232  ES ESP 724  ET ETH 231  FI FIN 246  FJ FJI 242  FK FLK 238
FM FSM 583  FO FRO 234  FR FRA 250  GA GAB 266  GB GBR 826  GD GRD 308  GE GEO 268  GF GUF 254
GG GGY 831  GH GHA 288  GI GIB 292  GL GRL 304  GM GMB 270  GN GIN 324  GP GLP 312  GQ GNQ 226
GR GRC 300  GS SGS 239  GT GTM 320  GU GUM 316  GW GNB 624  GY GUY 328  HK HKG 344  HM HMD 334
HN HND 340  HR HRV 191  HT HTI 332  HU HUN 348  ID IDN 360  IE IRL 372  IL ISR 376  IM IMN 833
IN IND 356  IO IOT 086  IQ IRQ 368  IR IRN 364  IS ISL 352  IT ITA 380  JE JEY 832  JM JAM 388
JO JOR 400  JP JPN 392  KE KEN 404  KG KGZ 417  KH KHM 116  KI KIR 296  KM COM 174  KN KNA 659
KP PRK 408  KR KOR 410  KW KWT 414  KY CYM 136  KZ KAZ 398  LA LAO 418  LB LBN 422  LC LCA 662
LI LIE 438  LK LKA 144  LR LBR 430  LS LSO 426  LT LTU 440  LU LUX 442  LV LVA 428  LY LBY 434
MA MAR 504  MC MCO 492  MD MDA 498  ME MNE 499  MF MAF 663  MG MDG 450  MH MHL 584  MK MKD 807
ML MLI 466  MM MMR 104  MN MNG 496  MO MAC 446  MP MNP 580  MQ MTQ 474  MR MRT 478  MS MSR 500
MT MLT 470  MU MUS 480  MV MDV 462  MW MWI 454  MX MEX 484  MY MYS 458  MZ MOZ 508  NA NAM 516
NC NCL 540  NE NER 562  NF NFK 574  NG NGA 566  NI NIC 558  NL NLD 528  NO NOR 578  NP NPL 524
NR NRU 520  NU NIU 570  NZ NZL 554  OM OMN 512  PA PAN 591  PE PER 604  PF PYF 258  PG PNG 598
PH PHL 608  PK PAK 586  PL POL 616  PM SPM 666  PN PCN 612  PR PRI 630  PS PSE 275  PT PRT 620
PW PLW 585  PY PRY 600  QA QAT 634  RE REU 638  RO ROU 642  RS SRB 688  RU RUS 643  RW RWA 646
SA SAU 682  SB SLB 090  SC SYC 690  SD SDN 729  SE SWE 752  SG SGP 702  SH SHN 654  SI SVN 705
SJ SJM 744  SK SVK 703  SL SLE 694  SM SMR 674  SN SEN 686  SO SOM 706  SR SUR 740  SS SSD 728
ST STP 678  SV SLV 222  SX SXM 534  SY SYR 760  SZ SWZ 748  TC TCA 796  TD TCD 148  TF ATF 260
TG TGO 768  TH THA 764  TJ TJK 762  TK TKL 772  TL TLS 626  TM TKM 795  TN TUN 788  TO TON 776
TR TUR 792  TT TTO 780  TV TUV 798  TW TWN 158  TZ TZA 834  UA UKR 804  UG UGA 800  UM UMI 581
US USA 840  UY URY 858  UZ UZB 860  VA VAT 336  VC VCT 670  VE VEN 862  VG VGB 092  VI VIR 850
VN VNM 704  VU VUT 548  WF WLF 876  WS WSM 882  XK XKX 412  YE YEM 887  YT MYT 175  ZA ZAF 710
ZM ZMB 894  ZW ZWE 716
"""
_ROWS = tuple(tuple(row.split(" ")) for line in _CODES.splitlines() for row in line.split("  "))

CODES = tuple(row[0] for row in _ROWS)
"""The alpha-2 codes, sorted."""

SHARED_NAMES = MappingProxyType(
    {
        "Korea": ("KP", "KR"),
        "Corée": ("KP", "KR"),
        "Corea": ("KP", "KR"),
        "Coreia": ("KP", "KR"),
        "Корея": ("KP", "KR"),
        "كوريا": ("KP", "KR"),
        "Saint Martin": ("MF", "SX"),
        "Virgin Islands": ("VG", "VI"),
        "Îles Vierges": ("VG", "VI"),
        "Islas Vírgenes": ("VG", "VI"),
        "Ilhas Virgens": ("VG", "VI"),
        "Виргинские острова": ("VG", "VI"),
        "جزر فيرجن": ("VG", "VI"),
    }
)
"""Names in print that several countries have."""


class CountryRow(NamedTuple):
    """The codes and names of a country; the first is that of M49."""

    alpha2: str
    alpha3: str
    numeric: str
    names: tuple[str, ...]


@functools.cache
def rows() -> tuple[CountryRow, ...]:
    """Return the codes and names of every country.

    Examples:
        >>> row = rows()[0]
        >>> row.alpha2, row.alpha3, row.numeric, row.names[:3]
        ('AD', 'AND', '020', ('Andorra', 'Principality of Andorra', 'Andorre'))
    """
    names = dict(line.split(" ", 1) for line in data_text("values", "country_names.txt").splitlines())
    return tuple(CountryRow(a2, a3, m49, tuple(names[a2].split("; "))) for a2, a3, m49 in _ROWS)


# --- Lookup -----------------------------------------------------------------------------------------------------------


def codes_of(text: str) -> tuple[str, ...]:
    """Return the alpha-2 codes that a code or name may mean.

    Examples:
        >>> codes_of("lao"), codes_of("418"), codes_of("la République kirghize"), codes_of("Korea"), codes_of("Urugauy")
        (('LA',), ('LA',), ('KG',), ('KP', 'KR'), ())
    """
    if len(text) > _LONGEST_NAME:
        return ()
    return keys_named(text, _codes_of_name)


def _codes_of_name(name: str) -> tuple[str, ...]:
    if is_word(name):
        return ()
    code = _country_by_code().get(folded(name))
    # A word with an accent is not a code: "Mỹ" is a name of the United States, not "MY".
    if code and "".join(filter(str.isalpha, name)).isascii():
        return (code,)
    keys = lookup_keys(name)
    found = (find(key) for find in (_codes_of_key, _codes_of_state) for key in keys)
    return next(filter(None, found), ())


def is_word(text: str) -> bool:
    """Return whether a text is a common word, not a country code.

    Examples:
        >>> is_word("can"), is_word("CAN"), is_word("lao")
        (True, False, False)
    """
    return text.strip().lower() in _WORDS_LIKE_CODES and not text.isupper()


_WORDS_LIKE_CODES = frozenset(
    # English words, and small words of French, Spanish, Portuguese, Italian, German and others.
    "ad ago am and are arm as at be bra by can cog com cub do fin gab gin gum guy id in is it jam ken lie mac mar me mr"  # noqa: SIM905  # a table of words
    " ms my na no nor pan per pm pry re so to ton us vat ai al au che ci col cu de er es est et il im io ir je li"
    " ma mo ne ni nu om sa se si sur um va ve vi za".split()
)
"""Words that are also codes. In capitals they are codes; the code of Laos is one in small letters too, as it is not a
word of English, and this library began with records from there."""


def _codes_of_key(key: str) -> tuple[str, ...]:
    return _countries_by_key().get(key, ())


def _codes_of_state(key: str) -> tuple[str, ...]:
    """Return the country that is listed with this form of state.

    "Reino de Bután" is found because "Reino de Bhután" is listed, and Bután is a name of it. "Republic of China" is
    not: China is listed as a People's Republic.
    """
    for form, name in _forms_and_names(key):
        codes = _codes_of_key(name)
        if len(codes) == 1 and form in _forms_of_state().get(codes[0], ()):
            return codes
    return ()


def _forms_and_names(key: str) -> Iterator[tuple[str, str]]:
    """Yield each possible form of state in a name, and the rest of the name.

    It is the first words of the name, or the last characters if the name is in Chinese.
    """
    words = key.split()
    for at in range(1, len(words)):
        yield " ".join(words[:at]), " ".join(words[at:])
    if len(words) == 1 and "\u4e00" <= key[0] <= "\u9fff":
        for at in range(1, len(key)):
            yield key[at:], key[:at]


@functools.cache
def _forms_of_state() -> dict[str, set[str]]:
    """Return the forms of state in the names of each country."""
    forms: dict[str, set[str]] = {}
    for key, codes in _countries_by_key().items():
        for form, name in _forms_and_names(key):
            if len(codes) == 1 and _codes_of_key(name) == codes:
                forms.setdefault(codes[0], set()).add(form)
    return forms


@functools.cache
def _country_by_code() -> dict[str, str]:
    return {code.casefold(): row[0] for row in _ROWS for code in row}


@functools.cache
def _countries_by_key() -> dict[str, tuple[str, ...]]:
    """Return alpha-2 codes by the keys of names, maybe several for one."""
    names = [(name, row.alpha2) for row in rows() for name in row.names]
    keys = lookup_keys_of_all([name for name, _ in names])
    index: dict[str, tuple[str, ...]] = {
        key: (code,) for (_, code), of_name in zip(names, keys, strict=True) for key in of_name
    }
    index.update((key, codes) for name, codes in SHARED_NAMES.items() for key in lookup_keys(name))
    return index


# --- Suggestions ------------------------------------------------------------------------------------------------------


def suggest(text: str) -> str | None:
    """Return the alpha-2 code that `text` seems to mean, or `None`.

    Besides what `codes_of` finds, it finds names that are a letter or two off. It is a suggestion for people: if two
    countries are about equally likely, there is none.

    Examples:
        >>> suggest("Lao PDR"), suggest("Urugauy"), suggest("Republic of Serbja"), suggest("Republic of Ruritania")
        ('LA', 'UY', 'RS', None)
    """
    found = codes_of(text)
    if found or is_word(text):
        return found[0] if len(found) == 1 else None
    return _closest(text) if len(text) <= _LONGEST_NAME else None


_LONGEST_NAME = 100


# Persian, Urdu, Sindhi and others have the letters of Arabic, and names of their own that look like another misspelt.
_ARABIC = re.compile("[\u0600-\u06ff]")


# A source that misspells a country does so in every record, and a guess takes as long as to read one.
@functools.lru_cache(maxsize=1024)
def _closest(text: str) -> str | None:
    wanted = lookup_keys(text)[0].split()
    if _ARABIC.search(text):
        return None
    spellings = _spellings().get(_shape(wanted), ())
    found = {code for words, code in spellings if all(map(_may_be, wanted, words))}
    return found.pop() if len(found) == 1 else None


def _may_be(written: str, known: str) -> bool:
    """Whether a word is known or misspelt; a known word is never misspelt.

    Iceland is known, so it is not Ireland with another letter.
    """
    if written == known:
        return True
    return written not in _known_words() and written not in _OF_OTHER_LANGUAGES and is_misspelling(written, known)


_OF_OTHER_LANGUAGES = frozenset(
    "andola ganao grekenland gviana izlanda jaman lisia maartin malee nigeris pahama qamar sipria swdan szudan tailan"  # noqa: SIM905  # a table of words
    " ugana ангила нигерь".split()
)
"""Words of names in other languages, which look as if they were another country misspelt."""


@functools.cache
def _spellings() -> dict[tuple[str, int], list[tuple[list[str], str]]]:
    """Return the words of each country's names, by letter and number.

    They are grouped by their first letter and by how many they are.
    """
    spellings: dict[tuple[str, int], list[tuple[list[str], str]]] = {}
    for key, codes in _countries_by_key().items():
        if len(codes) == 1:
            spellings.setdefault(_shape(key.split()), []).append((key.split(), codes[0]))
    return spellings


@functools.cache
def _known_words() -> frozenset[str]:
    return frozenset(word for key in _countries_by_key() for word in key.split())


def _shape(words: list[str]) -> tuple[str, int]:
    return (words[0][0] if words else "", len(words))
