"""The vocabularies of frameworks, of their parts, and of themes."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, final

from migevents.model.references import Framework
from migevents.values.enums import Term, Theme
from migevents.vocabularies._vocabulary import Entry, Vocabulary, entry_of, rows_of


class Relevance(Term):
    """How a target of the 2030 Agenda is relevant for migration."""

    DIRECT = "direct"
    """It names migrants, trafficking, remittances, the mobility of students or migratory status."""
    CROSS_CUTTING = "cross_cutting"
    """Migration affects it: a judgement of ours, not an official list."""


@final
class Goals(Vocabulary[Framework]):
    """The goals and targets of the 2030 Agenda, by their number.

    Examples:
        >>> from migevents import vocabularies
        >>> vocabularies.sdg.find("SDG 10.7").record.provisions
        ('10.7',)
        >>> "10.9" in vocabularies.sdg
        False
    """

    __slots__ = ("_relevance",)

    def __init__(self, entries: Mapping[str, Entry[Framework]], relevance: Mapping[str, Relevance]) -> None:
        """Index the entries, and keep their relevance."""
        super().__init__(entries)
        self._relevance = relevance

    @property
    def relevance(self) -> Mapping[str, Relevance]:
        """The relevance of targets for migration, by number, where known.

        Examples:
            >>> from migevents import vocabularies
            >>> vocabularies.sdg.relevance["10.7"], vocabularies.sdg.relevance.get("14.7")
            (Relevance.DIRECT, None)
        """
        return MappingProxyType(self._relevance)


def load_frameworks() -> Vocabulary[Framework]:
    """Load the vocabulary of frameworks."""
    data = rows_of("frameworks")
    entries = {
        key: entry_of(Framework(**row["record"]), row, row["aliases"]) for key, row in data["frameworks"].items()
    }
    return Vocabulary(entries, data["shared_names"])


def load_gcm() -> Vocabulary[Framework]:
    """Load the objectives and principles of the Global Compact.

    It is the Global Compact for Migration.
    """
    return Vocabulary(_provisions("gcm", rows_of("gcm")))


def load_sdg() -> Goals:
    """Load the vocabulary of the goals and targets of the 2030 Agenda."""
    rows = rows_of("sdg")
    relevance = {key: Relevance(row["relevance"]) for key, row in rows.items() if row["relevance"]}
    return Goals(_provisions("agenda-2030", rows), relevance)


def _provisions(framework: str, rows: dict[str, Any]) -> dict[str, Entry[Framework]]:
    """Return an entry for each provision: the framework with only that."""
    whole = rows_of("frameworks")["frameworks"][framework]["record"]
    return {key: entry_of(Framework(**whole, provisions=(key,)), row, row["aliases"]) for key, row in rows.items()}


def load_themes() -> Vocabulary[Theme]:
    """Load the vocabulary of themes."""
    return Vocabulary({key: entry_of(Theme(key), row, row["aliases"]) for key, row in rows_of("themes").items()})
