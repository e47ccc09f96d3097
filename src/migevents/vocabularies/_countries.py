"""The vocabulary of countries: codes, names, regions, UN groups."""

from typing import Any, Self, final

import attrs

from migevents.values import countries
from migevents.values.countries import CountryRow
from migevents.values.dates import Interval
from migevents.vocabularies._vocabulary import Entry, Vocabulary, entry_of, rows_of


@final
@attrs.frozen
class Region:
    """A region of the world in the UN M49 standard.

    Attributes:
        code: Its M49 number, three digits.
        name: Its name.
    """

    code: str
    name: str


@final
@attrs.frozen(eq=False)
class Country(str):  # noqa: SLOT000  # attrs makes the slots
    """A country; also the text of its alpha-2 code, for records.

    Attributes:
        alpha2: ISO 3166-1 alpha-2; ``XK`` for Kosovo, which ISO 3166-1 does not list.
        alpha3: ISO 3166-1 alpha-3.
        numeric: ISO 3166-1 numeric, which is the UN M49 number: three digits, as text.
        name: The English short name, as the United Nations write it.
        region: The continental region of UN M49; `None` if M49 has none.
        subregion: The sub-region of UN M49.
        intermediate_region: The intermediate region of UN M49, if the sub-region has any.
        ldc: Whether it was one of the least developed countries.
        lldc: Whether it was one of the land-locked developing countries.
        sids: Whether it was one of the small island developing States.
        groups_as_of: The period that contains the day of `ldc`, `lldc` and `sids`. States join and leave.

    Examples:
        >>> from migevents import Venue, vocabularies
        >>> laos = vocabularies.countries["LA"].record
        >>> Venue(city="Vientiane", country=laos)
        Venue(city='Vientiane', country='LA')
        >>> laos.alpha3, laos.numeric, laos.region.name, laos.subregion.name
        ('LAO', '418', 'Asia', 'South-eastern Asia')
        >>> laos.ldc, laos.groups_as_of
        (True, Interval('2023-12-13/2024-12-12'))
    """

    alpha2: str
    alpha3: str
    numeric: str
    name: str
    region: Region | None
    subregion: Region | None
    intermediate_region: Region | None
    ldc: bool
    lldc: bool
    sids: bool
    groups_as_of: Interval

    def __new__(cls, alpha2: str, *_: Any, **__: Any) -> Self:
        """Create the text of the code."""
        return str.__new__(cls, alpha2)

    def __str__(self) -> str:
        """Return the alpha-2 code."""
        return self.alpha2


def load_countries() -> Vocabulary[Country]:
    """Load the vocabulary of countries."""
    data = rows_of("countries")
    regions = {code: Region(code, name) for code, name in data["regions"].items()}
    as_of = Interval(data["groups_as_of"])
    entries = {row.alpha2: _entry(row, data["countries"][row.alpha2], regions, as_of) for row in countries.rows()}
    return Vocabulary(entries, lookup=countries.codes_of)


def _entry(row: CountryRow, more: dict[str, Any], regions: dict[str, Region], as_of: Interval) -> Entry[Country]:
    region, subregion, intermediate_region = (regions.get(code) for code in more["regions"])
    ldc, lldc, sids = (group in more["groups"] for group in ("ldc", "lldc", "sids"))
    country = Country(
        alpha2=row.alpha2,
        alpha3=row.alpha3,
        numeric=row.numeric,
        name=row.names[0],
        region=region,
        subregion=subregion,
        intermediate_region=intermediate_region,
        ldc=ldc,
        lldc=lldc,
        sids=sids,
        groups_as_of=as_of,
    )
    return entry_of(country, more, (*row.names, row.alpha3, row.numeric))
