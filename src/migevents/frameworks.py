"""`Framework`: a compact, convention, plan, process or other instrument that an event speaks of."""

from typing import final

import attrs

from migevents.dates import Interval, PartialDate
from migevents.fields import Country, LongText, PositiveInt, Text
from migevents.records import Record, checked
from migevents.terms import FrameworkKind


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Framework(Record):
    """A framework that an event speaks of (compare `Legislation` and `CreativeWork` of schema.org).

    Attributes:
        name: Its name.
        other_names: Other spellings of it in the source.
        abbreviation: Its short form ("GCM").
        kind: What kind of instrument or process it is.
        symbol: Its document symbol ("A/RES/73/195").
        edition: Its number in a series (8 for "8th").
        adopted: When it was adopted.
        period: The years it covers.
        country: The country, where it is a national one.
        provisions: The numbered parts that are named: ``7``, ``10.7``; ``objective-7`` and ``principle-i`` where a
            framework has both.
        note: Anything else, and the source's own word for a kind that is `other`.

    Raises:
        InvalidRecord: A field is unsound.

    Examples:
        >>> from migevents import Framework, FrameworkKind
        >>> Framework(name="National Socio-Economic Development Plan", kind=FrameworkKind.PLAN, edition=8).edition
        8
    """

    name: Text
    other_names: tuple[Text, ...] = ()
    abbreviation: Text | None = None
    kind: FrameworkKind | None = None
    symbol: Text | None = None
    edition: PositiveInt | None = None
    adopted: PartialDate | None = None
    period: Interval | None = None
    country: Country | None = None
    provisions: tuple[Text, ...] = ()
    note: LongText | None = None
