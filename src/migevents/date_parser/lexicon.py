"""The words of dates: those of each language, and those of all.

They are in the folder `data`: a file for each language, and `every.txt` for the words that count in every language,
whichever the date is in. A word that is not listed is not recognized, and is rejected if it could matter.
"""

import re
from collections.abc import Mapping

from migevents._files import data_text


def sections_of(name: str) -> dict[str, list[str]]:
    """Return the lines of each section of a file of words."""
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in data_text("date_parser", f"{name}.txt").splitlines():
        if line.startswith("["):
            lines = sections.setdefault(line[1:-1], [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return sections


def meanings_of(lines: list[str]) -> Mapping[str, str | None]:
    """Return the words of lines, each with its meaning if there is one."""
    parted = [line.rpartition(": ") for line in lines]
    return {word: meaning or None for meaning, _, words in parted for word in words.split("|")}


_EVERY = {section: meanings_of(lines) for section, lines in sections_of("every").items()}

RETRACTED = tuple(_EVERY["retracted"])
"""The words that negate a date, or count it in another calendar. They are vague in every language: a page may print
them in its own language, whatever the language of the date."""

NUMBERED = frozenset(_EVERY["numbered"])
"""Numbered things: a number after them is not a day."""

NO_PLACES = frozenset(_EVERY["no_places"])
"""Words in any language that change the date after them, and plural weekdays: they are not places."""

RETRACTING = re.compile(
    "tent$|tentativ|likel|possib|probab|posible|possív|alternat|backup|fallback|rain$|plan [b-d]$|pré-|pre-"
    "|provis|confirm|unconfirm|postpon|cancel|annul|report(?:é|e[drs]?$)|ajourn|aplaz|pospo"
    "|posterg|suspen|adia(?:d|m)"
    "|remarc|reprogram|reagend|resched|deferr|propos|propuest|propost|planif|planej|planned|planead"
    "|prévu|prevu|previst"
    "|anticip|estim|expect|esperad|draft|brouillon|borrador|rascunh|indicativ|indicatif|prelimin"
    "|prélimin|préparat|pending"
    "|pendient|pendent|pencil|extend|extens|prolong|prorog|prorrog|provisoi|défini|attente|aguard|altera|modifi|hold$"
    "|уточн|перенес|перенос|отмен|отлож|планир|заплан|предварит|предполаг|ориентир|намеч|ожида|подтвер"
    "|условн|продл|изменен|предлаг|предлож|возможн|вероятн"
)
"""Beginnings of words that negate or move a date, in any form. Such a word is never the name of a place."""

ERAS = frozenset({"BE", "AH", "OS", "EC", "BS", "BC", "BCE", "SH"})
"""Eras of other calendars, right after a year."""
PERSIAN_ERA = "AP"
"""Also an era; after a modern year, it is the Associated Press."""
