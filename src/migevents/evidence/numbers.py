"""Numbers as printed: digits, words and ordinals, in four languages.

The languages are English, French, Spanish and Russian.
"""

import functools
import re


def _listed(words: str) -> list[str]:
    return words.split("|")


_EN = _listed(
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    "|seventeen|eighteen|nineteen"
)
_EN_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_FR = _listed(
    "un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|dix-sept"
    "|dix-huit|dix-neuf"
)
_FR_TENS = ["vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"]
_ES = _listed(
    "uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciséis"
    "|diecisiete|dieciocho|diecinueve|veinte|veintiuno|veintidós|veintitrés|veinticuatro|veinticinco"
    "|veintiséis|veintisiete|veintiocho|veintinueve"
)
_ES_TENS = ["treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"]
_ES_HUNDREDS = _listed(
    "ciento|doscientos|trescientos|cuatrocientos|quinientos|seiscientos|setecientos|ochocientos|novecientos"
)
_RU = _listed(
    "один одно|два двух две|три трёх трех|четыре четырёх четырех|пять пяти|шесть шести|семь семи"
    "|восемь восьми|девять девяти|десять десяти|одиннадцать одиннадцати|двенадцать двенадцати|тринадцать"
    "|четырнадцать|пятнадцать пятнадцати"
)
_RU_TENS = _listed(
    "двадцать двадцати|тридцать тридцати|сорок сорока|пятьдесят пятидесяти|шестьдесят шестидесяти|семьдесят семидесяти"
    "|восемьдесят восьмидесяти|девяносто девяноста"
)
_COLLECTIVE = {
    10: "dizaine decena десяток", 12: "dozen douzaine docena", 15: "quinzaine quincena", 20: "vingtaine veintena",
    30: "trentaine treintena", 40: "quarantaine cuarentena", 50: "cinquantaine cincuentena", 60: "soixantaine",
    100: "centaine centenar", 1000: "millier millar",
}  # fmt: skip
_OTHER = {
    1: "a une una un one single", 2: "both pair", 21: "veintiún veintiuna", 100: "cien hundred cent",
    1000: "mil mille thousand",
}  # fmt: skip
_ORDINALS = {
    1: "first premier première primer primera primero первый первая первое",
    2: "second deuxième seconde segundo segunda второй вторая второе",
    3: "third troisième tercer tercera tercero третий третья третье",
    4: "fourth quatrième cuarto cuarta четвёртый четвертый четвертая", 5: "fifth cinquième quinto quinta пятый пятая",
    6: "sixth sixième sexto sexta шестой", 7: "seventh septième séptimo séptima седьмой",
    8: "eighth huitième octavo octava восьмой", 9: "ninth neuvième noveno novena девятый",
    10: "tenth dixième décimo décima десятый", 11: "eleventh onzième undécimo", 12: "twelfth douzième duodécimo",
    13: "thirteenth treizième", 14: "fourteenth quatorzième", 15: "fifteenth quinzième", 16: "sixteenth",
    17: "seventeenth",
    18: "eighteenth", 19: "nineteenth", 20: "twentieth vingtième vigésimo", 30: "thirtieth", 50: "fiftieth",
    100: "hundredth centième",
}  # fmt: skip


def _english(number: int) -> str:
    if number < 20:
        return _EN[number - 1]
    if number < 100:
        tens, units = divmod(number, 10)
        return _EN_TENS[tens - 2] + (f"-{_EN[units - 1]}" if units else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{_EN[hundreds - 1]} hundred" + (f" and {_english(rest)}" if rest else "")
    thousands, rest = divmod(number, 1000)
    return f"{_english(thousands)} thousand" + (f" {_english(rest)}" if rest else "")


def _french(number: int) -> str:
    if number < 20:
        return _FR[number - 1]
    if number < 100:
        tens, units = divmod(number, 10)
        if tens in {7, 9}:
            units += 10
        name = _FR_TENS[tens - 2]
        if number == 80:
            return "quatre-vingts"
        joint = " et " if units in {1, 11} and tens < 8 else "-"
        return f"{name}{joint}{_FR[units - 1]}" if units else name
    hundreds, rest = divmod(number, 100)
    name = "cent" if hundreds == 1 else f"{_french(hundreds)} cent{'' if rest else 's'}"
    return f"{name} {_french(rest)}" if rest else name


def _spanish(number: int) -> str:
    if number < 30:
        return _ES[number - 1]
    if number < 100:
        tens, units = divmod(number, 10)
        return _ES_TENS[tens - 3] + (f" y {_ES[units - 1]}" if units else "")
    hundreds, rest = divmod(number, 100)
    return _ES_HUNDREDS[hundreds - 1] + (f" {_spanish(rest)}" if rest else "")


def _russian(number: int) -> list[str]:
    """Return the Russian words of a number below 100, in each form.

    In compound numbers, tens and units have the same form.
    """
    tens, units = divmod(number, 10)
    if number <= len(_RU):
        return _RU[number - 1].split()
    if not 2 <= tens <= 9:
        return []
    ends = [f" {form}" for form in _RU[units - 1].split()] if units else [""]
    return [f"{form}{end}" for form in _RU_TENS[tens - 2].split() for end in ends]


_WORDS_BELOW = 1_000


@functools.lru_cache(maxsize=256)
def number_words(number: int) -> tuple[str, ...]:
    """Return the words for a number.

    Examples:
        >>> number_words(24)[:3]
        ('twenty-four', 'vingt-quatre', 'veinticuatro')
    """
    words: list[str] = []
    if 0 < number < _WORDS_BELOW:
        words = [_english(number), _french(number), spanish := _spanish(number), *_russian(number)]
        words += [f"{spanish[:-1]}{end}" for end in ("", "a") if spanish.endswith(" uno")]
    elif number % 1000 == 0 and 0 < number < _WORDS_BELOW * 1000:
        words = [_english(number)]
    for table in (_COLLECTIVE, _OTHER):
        words += table.get(number, "").split()
    return tuple(dict.fromkeys(words))


_MILLION = 1_000_000
_A_HUNDRED_THOUSAND = 100_000
_MILLIONS = ["million", "millions", "millón", "millones", "миллион", "миллиона", "миллионов", "млн"]


@functools.lru_cache(maxsize=256)
def number_pattern(number: int) -> re.Pattern[str]:
    """Return a pattern for a number in folded text.

    Examples:
        >>> bool(number_pattern(40000).search("some 40,000 people")), bool(number_pattern(24).search("twentyfour"))
        (True, True)
    """
    digits = {str(number), f"{number:,}", f"{number:,}".replace(",", "."), f"{number:,}".replace(",", " ")}
    if number % _A_HUNDRED_THOUSAND == 0 and number >= _MILLION:
        millions = f"{number / _MILLION:g}"
        digits |= {f"{form} {word}" for form in (millions, millions.replace(".", ",")) for word in _MILLIONS}
    in_digits = "|".join(re.escape(form) for form in sorted(digits, key=len, reverse=True))
    spellings = {form for word in number_words(number) for form in (word.replace("-", ""), word.replace("-", " "))}
    in_words = "|".join(re.escape(form) for form in sorted(spellings, key=len, reverse=True))
    bare = rf"(?<![\w.,/+])(?:{in_digits})(?![\w/]|[.,][0-9])"
    return re.compile(bare + (rf"|(?<!\w)(?:{in_words})(?!\w)" if in_words else ""))


@functools.lru_cache(maxsize=256)
def ordinal_pattern(number: int) -> re.Pattern[str]:
    """Return a pattern for an ordinal: "171st", "eighth", "1er", "1.º".

    Examples:
        >>> bool(ordinal_pattern(171).search("the 171st member")), bool(ordinal_pattern(8).search("the eighth plan"))
        (True, True)
    """
    words = "|".join(map(re.escape, [*_ORDINALS.get(number, "").split(), *_composed(number)]))
    digits = rf"(?<![\w.,/]){number}(?:st|nd|rd|th|er|re|ère|e|ème|eme|\.?[ºª°]|-?(?:й|я|е|ой|ая|го|ым|м))(?!\w)"
    return re.compile(digits + (rf"|(?<!\w)(?:{words})(?!\w)" if words else ""))


def english_ordinal(number: int) -> str:
    """Return an ordinal up to twenty in English, such as "first"."""
    return _ORDINALS[number].split()[0]


def _composed(number: int) -> tuple[str, ...]:
    """Return the English ordinals above twenty, such as "twentyfirst"."""
    tens, units = divmod(number, 10)
    if not units or not 2 <= tens <= 9:
        return ()
    last = english_ordinal(units)
    return (f"{_EN_TENS[tens - 2]}{last}", f"{_EN_TENS[tens - 2]} {last}")
