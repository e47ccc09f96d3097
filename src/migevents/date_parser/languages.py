"""The languages of dates, with a python-dateutil `parserinfo` each."""

import unicodedata
from collections.abc import Mapping
from typing import Any

import attrs
from dateutil.parser import parserinfo

from migevents._display import with_article
from migevents.date_parser.lexicon import ENGLISH, FRENCH, PORTUGUESE, RUSSIAN, SPANISH, Phrases


def unaccented(text: str) -> str:
    """Return a text without its accents: "aout" for "août".

    People omit them in a hurry, and in capitals. Russian "й" is a letter of its own.
    """
    return "".join(letter if letter == "й" else unicodedata.normalize("NFD", letter)[0] for letter in text)


def _names(listed: str) -> list[tuple[str, ...]]:
    """Return the names of each month or weekday, also without accents."""
    written = [names.split(",") for names in listed.split("|")]
    return [tuple(dict.fromkeys((*names, *map(unaccented, names)))) for names in written]


# The types of `parserinfo` fit only English, with two or three names for each, hence `Any`.
class English(parserinfo):
    """Months and weekdays in English."""

    MONTHS: Any = _names(
        "jan,january|feb,february|mar,march|apr,april|may,may|jun,june|jul,july|aug,august|sep,sept,september"
        "|oct,october|nov,november|dec,december"
    )
    WEEKDAYS: Any = _names(
        "mon,monday,mo|tue,tues,tuesday,tu|wed,weds,wednesday,we|thu,thur,thurs,thursday,th|fri,friday,fr"
        "|sat,saturday,sa|sun,sunday,su"
    )


class French(parserinfo):
    """Months and weekdays in French."""

    MONTHS: Any = _names(
        "janvier,janv,jan|février,févr,fév|mars|avril,avr|mai|juin|juillet,juill,juil|août|septembre,sept"
        "|octobre,oct|novembre,nov|décembre,déc"
    )
    WEEKDAYS: Any = _names(
        "lundi,lun,lu|mardi,mar,ma|mercredi,mer,merc,mercr,me|jeudi,jeu,je|vendredi,ven,vend,ve|samedi,sam,sa|dimanche,dim,di"
    )


class Spanish(parserinfo):
    """Months and weekdays in Spanish."""

    MONTHS: Any = _names(
        "enero,ene|febrero,feb|marzo,mar|abril,abr|mayo,may|junio,jun|julio,jul|agosto,ago"
        "|septiembre,setiembre,sept,sep,set|octubre,oct|noviembre,nov|diciembre,dic"
    )
    WEEKDAYS: Any = _names(
        "lunes,lun,lu|martes,mar,mart,ma|miércoles,mié,miér,miérc,mi|jueves,jue,juev,ju|viernes,vie,vier,vi"
        "|sábado,sáb,sá|domingo,dom,do"
    )


class Portuguese(parserinfo):
    """Months and weekdays in Portuguese."""

    MONTHS: Any = _names(
        "janeiro,jan|fevereiro,fev|março,mar|abril,abr|maio,mai|junho,jun|julho,jul|agosto,ago"
        "|setembro,set|outubro,out|novembro,nov|dezembro,dez"
    )
    WEEKDAYS: Any = _names(
        "segunda-feira,segunda feira,segunda,seg|terça-feira,terça feira,terça,ter|quarta-feira,quarta feira,quarta,qua"
        "|quinta-feira,quinta feira,quinta,qui|sexta-feira,sexta feira,sexta,sex|sábado,sáb|domingo,dom"
    )


class Russian(parserinfo):
    """Months and weekdays in Russian, in the cases that dates use."""

    MONTHS: Any = _names(
        "января,январь,январе,янв|февраля,февраль,феврале,февр,фев|марта,март,марте,мар"
        "|апреля,апрель,апреле,апр|мая,май,мае|июня,июнь,июне,июн|июля,июль,июле,июл"
        "|августа,август,августе,авг|сентября,сентябрь,сентябре,сент,сен|октября,октябрь,октябре,окт"
        "|ноября,ноябрь,ноябре,нояб,ноя|декабря,декабрь,декабре,дек"
    )
    WEEKDAYS: Any = _names(
        "понедельник,понедельника,понедельнику,пн,пнд,пон,понед|вторник,вторника,вторнику,вт,втр,втор|среда,среду,среды,среде,ср,срд,сред"
        "|четверг,четверга,четвергу,чт,чтв|пятница,пятницу,пятницы,пятнице,пт,птн,пятн|суббота,субботу,субботы,субботе,сб,сбт,субб"
        "|воскресенье,воскресенья,воскресенью,вс,вск,воскр"
    )


@attrs.frozen(eq=False)
class DateLanguage:
    """A language in which dates are read.

    Attributes:
        code: Its code (BCP 47).
        name: Its name in English.
        info: Its months and weekdays.
        phrases: Its other words, by kind of token.
        firsts: The words for the first day of a month.
        numbers: The words for the numbers from one, each with its other forms.
        days: The words after a number of days.
    """

    code: str
    name: str
    info: parserinfo
    phrases: Phrases
    firsts: str
    numbers: str
    days: str


_LANGUAGES = (
    DateLanguage(
        "en", "English", English(), ENGLISH, "first",
        "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen",
        "day|days",
    ),
    DateLanguage(
        "fr", "French", French(), FRENCH, "premier",
        "un,une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze",
        "jour|jours",
    ),
    DateLanguage(
        "es", "Spanish", Spanish(), SPANISH, "primero",
        "un,uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince",
        "día|días|dia|dias",
    ),
    DateLanguage(
        "pt", "Portuguese", Portuguese(), PORTUGUESE, "primeiro",
        "um|dois|três,tres|quatro|cinco|seis|sete|oito|nove|dez|onze|doze|treze|catorze,quatorze|quinze",
        "dia|dias",
    ),
    DateLanguage(
        "ru", "Russian", Russian(), RUSSIAN, "первое|первого",
        "один,одно|два,двух|три,трёх,трех|четыре,четырёх,четырех|пять,пяти|шесть,шести|семь,семи|восемь,восьми|девять,девяти"
        "|десять,десяти",
        "день|дня|дней|дневный|дневная|дневное|дневного",
    ),
)  # fmt: skip

LANGUAGES: Mapping[str, DateLanguage] = {language.code: language for language in _LANGUAGES}
"""The languages by their codes, in the order in which they are tried."""


def demand_tag(language: object) -> None:
    """Refuse a language that is not text.

    Raises:
        TypeError: It is not text.
    """
    if not isinstance(language, str):
        raise TypeError(f'language is {with_article(type(language))}: expected a language tag as text, such as "en"')


def language_codes_of(language: str | None) -> tuple[str, ...]:
    """Return the codes of the languages to try.

    Raises:
        ValueError: The language is not supported.
        TypeError: It is not text.
    """
    if language is None:
        return tuple(LANGUAGES)
    demand_tag(language)
    code = language.lower().partition("-")[0]
    if code not in LANGUAGES:
        known = ", ".join(f"{each.code} ({each.name})" for each in LANGUAGES.values())
        raise ValueError(f"dates cannot be read in the language {language!r}: expected one of {known}")
    return (code,)
