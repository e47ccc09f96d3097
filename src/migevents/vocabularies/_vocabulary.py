"""`Entry` and `Vocabulary`: facts with sources, and lookup by name."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Generic, TypeVar, final

import attrs
import msgspec

from migevents._display import with_article
from migevents._files import data_text
from migevents._names import folded, keys_named
from migevents.values.enums import Term

R = TypeVar("R")


class Confidence(Term):
    """How certain an entry is, as graded by those who gathered it.

    The note of an entry keeps their words.
    """

    HIGH = "high"
    MEDIUM_HIGH = "medium_high"
    MEDIUM = "medium"
    LOW = "low"


@final
@attrs.frozen
class Entry(Generic[R]):
    """An entry of a vocabulary.

    Attributes:
        record: The country, framework ... itself, which can be used in an event as it is.
        aliases: Its names, besides the key; the first is the one to print.
        confidence: How certain it is.
        sources: Where it is from.
        note: Facts for which the record has no field, and doubts.

    Examples:
        >>> from migevents import vocabularies
        >>> entry = vocabularies.frameworks["gcr"]
        >>> entry.record.name, entry.record.adopted, entry.confidence
        ('Global Compact on Refugees', PartialDate('2018-12-17'), Confidence.HIGH)
    """

    record: R
    aliases: tuple[str, ...]
    confidence: Confidence
    sources: tuple[str, ...] = ()
    note: str | None = None

    @property
    def label(self) -> str:
        """The name to print.

        Examples:
            >>> from migevents import vocabularies
            >>> vocabularies.gcm["objective-7"].label
            'Address and reduce vulnerabilities in migration'
        """
        return self.aliases[0]


_NONE: Mapping[str, Iterable[str]] = MappingProxyType({})


class Vocabulary(Mapping[str, Entry[R]]):
    """Entries by their key, and by every name they have. It is immutable.

    Examples:
        >>> from migevents import vocabularies
        >>> vocabularies.countries["LA"] is vocabularies.countries.find("Lao PDR")
        True
    """

    __slots__ = ("_by_name", "_entries", "_lookup")

    def __init__(
        self,
        entries: Mapping[str, Entry[R]],
        shared_names: Mapping[str, Iterable[str]] = _NONE,
        *,
        lookup: Callable[[str], tuple[str, ...]] | None = None,
    ) -> None:
        """Index the entries by their keys and aliases.

        Args:
            entries: The entries by their keys.
            shared_names: Names that several entries have, with the keys of these.
            lookup: Returns the keys that a name may mean. Without it, names are looked up among the aliases.
        """
        self._entries = dict(entries)
        self._lookup = lookup
        self._by_name: dict[str, dict[str, None]] = {}
        """The keys by each name, in order: a `dict` keeps the order, and finds a key in one step."""
        if lookup:
            return
        for key, entry in self._entries.items():
            for name in (key, *entry.aliases):
                self._add(name, key)
        for name, keys in shared_names.items():
            for key in keys:
                self._add(name, key)

    def _add(self, name: str, key: str) -> None:
        self._by_name.setdefault(folded(name), {})[key] = None

    def find(self, text: str) -> Entry[R] | None:
        """Return the entry with a key or name, or `None` if not exactly one.

        Case, accents, hyphens, apostrophes and other punctuation are ignored, as are "the", "on", "of" and "for". The
        name may be inverted at a comma ("Korea, Republic of"), and a second name may follow in brackets ("Global
        Compact for Migration (GCM)"). Misspelt names are not found. Use `matches` to distinguish an unknown name from
        one of several entries.

        Args:
            text: A key or a name.

        Returns:
            The entry, or `None`.

        Raises:
            TypeError: The name is not text.

        Examples:
            >>> from migevents import vocabularies
            >>> vocabularies.frameworks.find("Global Compact on Migration").record.abbreviation
            'GCM'
            >>> vocabularies.countries.find("Ruritania"), vocabularies.countries.find("Korea")
            (None, None)
        """
        found = self._keys(text)
        return self._entries[found[0]] if len(found) == 1 else None

    def matches(self, text: str) -> tuple[Entry[R], ...]:
        """Return every entry with a key or name; see `find`.

        Raises:
            TypeError: The name is not text.

        Examples:
            >>> from migevents import vocabularies
            >>> [entry.label for entry in vocabularies.countries.matches("Korea")]
            ["Democratic People's Republic of Korea", 'Republic of Korea']
        """
        return tuple(self._entries[key] for key in self._keys(text))

    def _keys(self, text: str) -> tuple[str, ...]:
        if not isinstance(text, str):
            raise TypeError(f"expected a name as text, got {with_article(type(text))}")
        if self._lookup:
            return tuple(key for key in self._lookup(text) if key in self._entries)
        return keys_named(text, lambda name: self._by_name.get(folded(name), {}))

    def __getitem__(self, key: str) -> Entry[R]:
        """Return the entry of a key, which must be exact."""
        return self._entries[key]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the keys, in the order of the table."""
        return iter(self._entries)

    def __len__(self) -> int:
        """Return the number of entries."""
        return len(self._entries)

    def __repr__(self) -> str:
        """Return the number of entries; the entries themselves would fill pages."""
        return f"<{type(self).__name__} of {len(self)} entries>"


def entry_of(record: R, row: Mapping[str, Any], aliases: Iterable[str]) -> Entry[R]:
    """Return the entry of a record, with the other columns of its row."""
    return Entry(
        record, tuple(dict.fromkeys(aliases)), Confidence(row["confidence"]), tuple(row["sources"]), row["note"]
    )


def rows_of(name: str) -> dict[str, Any]:
    """Return the rows of a data file."""
    return msgspec.json.decode(data_text("vocabularies", f"{name}.json"), type=dict[str, Any])
