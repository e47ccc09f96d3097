"""The languages that dates are read in, each with its months and weekdays in a `parserinfo` of python-dateutil."""

import unicodedata
from collections.abc import Mapping
from typing import Any

import attrs
from dateutil.parser import parserinfo

from migevents.date_parser.lexicon import ENGLISH, FRENCH, PORTUGUESE, RUSSIAN, SPANISH, Phrases


def unaccented(text: str) -> str:
    """Return how a text is typed in a hurry, or in capitals: "aout" for "août". Russian "й" is a letter of its own."""
    return "".join(letter if letter == "й" else unicodedata.normalize("NFD", letter)[0] for letter in text)


def _names(listed: str) -> list[tuple[str, ...]]:
    """Return the names of each month or weekday, of which each may have several, with their accents and without."""
    written = [names.split(",") for names in listed.split("|")]
    return [tuple(dict.fromkeys((*names, *map(unaccented, names)))) for names in written]


# What a `parserinfo` declares fits English alone: two or three names for each. Hence `Any`.
class English(parserinfo):
    """Months and weekdays in English."""

    MONTHS: Any = _names(
        "jan,january|feb,february|mar,march|apr,april|may,may|jun,june|jul,july|aug,august|sep,sept,september"
        "|oct,october|nov,november|dec,december"
    )
    WEEKDAYS: Any = _names(
        "mon,monday|tue,tues,tuesday|wed,weds,wednesday|thu,thur,thurs,thursday|fri,friday|sat,saturday|sun,sunday"
    )


class French(parserinfo):
    """Months and weekdays in French."""

    MONTHS: Any = _names(
        "janvier,janv,jan|février,févr,fév|mars|avril,avr|mai|juin|juillet,juill,juil|août|septembre,sept"
        "|octobre,oct|novembre,nov|décembre,déc"
    )
    WEEKDAYS: Any = _names("lundi,lun|mardi,mar|mercredi,mer|jeudi,jeu|vendredi,ven|samedi,sam|dimanche,dim")


class Spanish(parserinfo):
    """Months and weekdays in Spanish."""

    MONTHS: Any = _names(
        "enero,ene|febrero,feb|marzo,mar|abril,abr|mayo,may|junio,jun|julio,jul|agosto,ago"
        "|septiembre,setiembre,sept,sep,set|octubre,oct|noviembre,nov|diciembre,dic"
    )
    WEEKDAYS: Any = _names("lunes,lun|martes,mar|miércoles,mié|jueves,jue|viernes,vie|sábado,sáb|domingo,dom")


class Portuguese(parserinfo):
    """Months and weekdays in Portuguese."""

    MONTHS: Any = _names(
        "janeiro,jan|fevereiro,fev|março,mar|abril,abr|maio,mai|junho,jun|julho,jul|agosto,ago"
        "|setembro,set|outubro,out|novembro,nov|dezembro,dez"
    )
    WEEKDAYS: Any = _names(
        "segunda-feira,segunda,seg|terça-feira,terça,ter|quarta-feira,quarta,qua"
        "|quinta-feira,quinta,qui|sexta-feira,sexta,sex|sábado,sáb|domingo,dom"
    )


class Russian(parserinfo):
    """Months and weekdays in Russian, in the cases that dates stand in."""

    MONTHS: Any = _names(
        "января,январь,январе,янв|февраля,февраль,феврале,февр,фев|марта,март,марте,мар"
        "|апреля,апрель,апреле,апр|мая,май,мае|июня,июнь,июне,июн|июля,июль,июле,июл"
        "|августа,август,августе,авг|сентября,сентябрь,сентябре,сент,сен|октября,октябрь,октябре,окт"
        "|ноября,ноябрь,ноябре,нояб,ноя|декабря,декабрь,декабре,дек"
    )
    WEEKDAYS: Any = _names(
        "понедельник,понедельника,понедельнику,пн|вторник,вторника,вторнику,вт|среда,среду,среды,среде,ср"
        "|четверг,четверга,четвергу,чт|пятница,пятницу,пятницы,пятнице,пт|суббота,субботу,субботы,субботе,сб"
        "|воскресенье,воскресенья,воскресенью,вс"
    )


@attrs.frozen(eq=False)
class Language:
    """A language, and what it needs.

    Attributes:
        code: Its code (BCP 47).
        name: How it is called in English.
        info: Its months and weekdays.
        phrases: Its other words, by the part they play.
        firsts: The words for the first day of a month.
        numbers: The words for the numbers from one on, each with its other forms.
        days: The words that stand after a number of days.
    """

    code: str
    name: str
    info: parserinfo
    phrases: Phrases
    firsts: str
    numbers: str
    days: str


_LANGUAGES = (
    Language(
        "en", "English", English(), ENGLISH, "first",
        "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen",
        "day|days",
    ),
    Language(
        "fr", "French", French(), FRENCH, "premier",
        "un,une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze",
        "jour|jours",
    ),
    Language(
        "es", "Spanish", Spanish(), SPANISH, "primero",
        "un,uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince",
        "día|días|dia|dias",
    ),
    Language(
        "pt", "Portuguese", Portuguese(), PORTUGUESE, "primeiro",
        "um|dois|três,tres|quatro|cinco|seis|sete|oito|nove|dez|onze|doze|treze|catorze,quatorze|quinze",
        "dia|dias",
    ),
    Language(
        "ru", "Russian", Russian(), RUSSIAN, "первое|первого",
        "один,одно|два,двух|три,трёх,трех|четыре,четырёх,четырех|пять,пяти|шесть,шести|семь,семи|восемь,восьми|девять,девяти"
        "|десять,десяти",
        "день|дня|дней|дневный|дневная|дневное|дневного",
    ),
)  # fmt: skip

LANGUAGES: Mapping[str, Language] = {language.code: language for language in _LANGUAGES}
"""The languages by their codes, in the order in which they are tried."""


def codes_of(language: str | None) -> tuple[str, ...]:
    """Return the languages to try.

    Raises:
        ValueError: It is a language that dates are not read in.
    """
    if language is None:
        return tuple(LANGUAGES)
    code = language.lower().partition("-")[0]
    if code not in LANGUAGES:
        known = ", ".join(f"{each.code} ({each.name})" for each in LANGUAGES.values())
        raise ValueError(f"dates are not read in the language {language!r}, but in {known}")
    return (code,)
