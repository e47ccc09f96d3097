"""`Framework`, `Source` and `Photo`: what an event refers to."""

from typing import final

import attrs

from migevents.model.base import Record, checked, needs_one_of
from migevents.values.dates import Interval, PartialDate
from migevents.values.enums import FrameworkKind
from migevents.values.scalars import CountryCode, LanguageTag, LongText, PositiveInt, Text, Url


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Framework(Record):
    """A compact, plan, process or other instrument that an event refers to.

    Compare `Legislation` and `CreativeWork` of schema.org.

    Attributes:
        name: Its name.
        other_names: Other spellings of it in the source.
        abbreviation: Its short form ("GCM").
        kind: What kind of instrument or process it is.
        symbol: Its document symbol ("A/RES/73/195").
        edition: Its number in a series (8 for "8th").
        adopted: When it was adopted.
        period: The years it covers.
        country: The country, if it is a national one.
        provisions: The numbered parts that are named: ``7``, ``10.7``; ``objective-7`` and ``principle-i`` if a
            framework has both.
        note: Anything else, and the source's own word for a kind that is `other`.

    Raises:
        InvalidRecord: A field is invalid.

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
    country: CountryCode | None = None
    provisions: tuple[Text, ...] = ()
    note: LongText | None = None


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Source(Record):
    """The page or release that a record was taken from.

    Compare `NewsArticle` of schema.org.

    Attributes:
        publisher: Who published it.
        headline: Its headline.
        url: Its web address.
        published: When it was published.
        dateline_place: The place in the dateline, which is not always the place of the event.
        dateline_date: The date in the dateline.
        language: The language of the page.

    Raises:
        InvalidRecord: A field is invalid.

    Examples:
        >>> from migevents import Source
        >>> Source(publisher="IOM", dateline_place="Vientiane").dateline_place
        'Vientiane'
    """

    publisher: Text | None = None
    headline: Text | None = None
    url: Url | None = None
    published: PartialDate | None = None
    dateline_place: Text | None = None
    dateline_date: PartialDate | None = None
    language: LanguageTag | None = None


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Photo(Record):
    """A photo of the event (compare `ImageObject` of schema.org).

    Attributes:
        caption: The text below it.
        credit: The photographer or owner.
        url: Its web address.

    Raises:
        InvalidRecord: A field is invalid, or ``nothing-stated``: at least one of the three is required.

    Examples:
        >>> from migevents import Photo
        >>> Photo(credit="IOM")
        Photo(credit='IOM')
    """

    caption: LongText | None = None
    credit: Text | None = None
    url: Url | None = None

    _stated = needs_one_of("caption", "credit", "url")
