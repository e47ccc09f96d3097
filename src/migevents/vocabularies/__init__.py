"""Vocabularies: countries, member states, frameworks, goals, themes.

Each is a `Vocabulary`: a mapping of entries that also finds them by any of their names. It is loaded on first use, and
then kept.

>>> from migevents import vocabularies
>>> vocabularies.countries.find("Laos").record.alpha3
'LAO'
>>> vocabularies.frameworks.find("Global Compact on Migration").record.adopted
PartialDate('2018-12-10')
"""

from collections.abc import Callable
from typing import Any

from migevents.model.references import Framework
from migevents.values.enums import Theme
from migevents.vocabularies._countries import Country, Region, load_countries
from migevents.vocabularies._frameworks import Goals, Relevance, load_frameworks, load_gcm, load_sdg, load_themes
from migevents.vocabularies._member_states import MemberStates, load_member_states
from migevents.vocabularies._vocabulary import Confidence, Entry, Vocabulary

__all__ = [
    "Confidence",
    "Country",
    "Entry",
    "Goals",
    "MemberStates",
    "Region",
    "Relevance",
    "Vocabulary",
    "countries",
    "frameworks",
    "gcm",
    "member_states",
    "sdg",
    "themes",
]

countries: Vocabulary[Country]
"""The 249 countries of ISO 3166-1 and ``XK``, by alpha-2 code."""
member_states: MemberStates
"""The 175 member states of IOM and its 8 observers, by alpha-2 code."""
frameworks: Vocabulary[Framework]
"""58 frameworks, processes and instruments, by a short name of our own."""
gcm: Vocabulary[Framework]
"""The 23 objectives (``objective-7``) and 10 guiding principles (``principle-i``) of the Global Compact for
Migration."""
sdg: Goals
"""The 17 goals (``10``) and 169 targets (``10.7``) of the 2030 Agenda."""
themes: Vocabulary[Theme]
"""The areas of IOM's work, by their word in JSON."""

_LOADERS: dict[str, Callable[[], Vocabulary[Any]]] = {
    "countries": load_countries,
    "member_states": load_member_states,
    "frameworks": load_frameworks,
    "gcm": load_gcm,
    "sdg": load_sdg,
    "themes": load_themes,
}


def _vocabulary(name: str) -> Vocabulary[Any]:
    """Load a vocabulary on first use."""
    if name not in _LOADERS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # If two threads load it at once, both get the one that was stored first.
    vocabulary: Vocabulary[Any] = globals().setdefault(name, _LOADERS[name]())
    return vocabulary


def _names() -> list[str]:
    """Return the names of the module, including unloaded vocabularies."""
    return sorted({*globals(), *_LOADERS})


# The hooks of PEP 562. If a type checker saw them, it would accept any name of this module.
globals().update(__getattr__=_vocabulary, __dir__=_names)
