"""The words around days and months, by language and for all of them."""

from migevents.date_parser.lexicon.english import ENGLISH
from migevents.date_parser.lexicon.french import FRENCH
from migevents.date_parser.lexicon.phrases import (
    ERAS,
    NO_PLACES,
    NUMBERED,
    PERSIAN_ERA,
    RETRACTED,
    RETRACTING,
    Phrases,
)
from migevents.date_parser.lexicon.portuguese import PORTUGUESE
from migevents.date_parser.lexicon.russian import RUSSIAN
from migevents.date_parser.lexicon.spanish import SPANISH

__all__ = [
    "ENGLISH",
    "ERAS",
    "FRENCH",
    "NO_PLACES",
    "NUMBERED",
    "PERSIAN_ERA",
    "PORTUGUESE",
    "RETRACTED",
    "RETRACTING",
    "RUSSIAN",
    "SPANISH",
    "Phrases",
]
