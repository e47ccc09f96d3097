"""The vocabulary of member states of IOM, its observers and totals."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import final

from migevents.model.organizations import MemberState
from migevents.values import countries
from migevents.values.dates import Interval, PartialDate
from migevents.vocabularies._vocabulary import Entry, Vocabulary, entry_of, rows_of


@final
class MemberStates(Vocabulary[MemberState]):
    """The member states of IOM and its observers, by alpha-2 code.

    Years from a single source, give or take two, are marked as approximate (``1955~``).

    Examples:
        >>> from migevents import vocabularies
        >>> barbados = vocabularies.member_states.find("Barbados")
        >>> barbados.record.status, barbados.record.admitted, barbados.record.ordinal
        (MembershipStatus.MEMBER, PartialDate('2022-11-30'), 175)
    """

    __slots__ = ("_earlier", "_joined", "_totals")

    def __init__(
        self,
        entries: Mapping[str, Entry[MemberState]],
        joined: Mapping[str, PartialDate],
        earlier: Mapping[str, Interval],
        totals: Mapping[PartialDate, Entry[int]],
    ) -> None:
        """Index the entries, and keep the dates and totals."""
        super().__init__(entries, lookup=countries.codes_of)
        self._joined = joined
        self._earlier = earlier
        self._totals = totals

    @property
    def joined(self) -> Mapping[str, PartialDate]:
        """When each member joined, by code: the vote, or the date in force.

        Most sources do not say which of the two it is; if one does, the record has it as `admitted` or `accession`.
        States without a known date are not in it.

        Examples:
            >>> from migevents import vocabularies
            >>> vocabularies.member_states.joined["AO"], vocabularies.member_states["AO"].record.accession
            (PartialDate('1991-11-26'), None)
        """
        return MappingProxyType(self._joined)

    @property
    def earlier(self) -> Mapping[str, Interval]:
        """The earlier years of members that left and returned, by code.

        Examples:
            >>> from migevents import vocabularies
            >>> vocabularies.member_states.earlier["CA"], vocabularies.member_states.joined["CA"]
            (Interval('1951/1964'), PartialDate('1990-05-23'))
        """
        return MappingProxyType(self._earlier)

    @property
    def totals(self) -> Mapping[PartialDate, Entry[int]]:
        """The number of member states, by the date of the source.

        Examples:
            >>> from migevents import PartialDate, vocabularies
            >>> vocabularies.member_states.totals[PartialDate("2018-11-27")].record
            173
        """
        return MappingProxyType(self._totals)


def load_member_states() -> MemberStates:
    """Load the vocabulary of member states."""
    data = rows_of("member_states")
    names = {row.alpha2: (*row.names, row.alpha3) for row in countries.rows()}
    entries = {
        code: entry_of(
            MemberState(country=code, name=names[code][0], organization="IOM", **row["record"]), row, names[code]
        )
        for code, row in data["states"].items()
    }
    joined = {code: PartialDate(row["joined"]) for code, row in data["states"].items() if row["joined"]}
    earlier = {code: Interval(row["earlier"]) for code, row in data["states"].items() if row["earlier"]}
    totals = {PartialDate(row["date"]): entry_of(int(row["total"]), row, (row["label"],)) for row in data["totals"]}
    return MemberStates(entries, joined, earlier, totals)
