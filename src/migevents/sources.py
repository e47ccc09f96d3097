"""`Source` and `Photo`: where a record was taken from."""

from typing import final

import attrs

from migevents.dates import PartialDate
from migevents.fields import Language, LongText, Text, Url
from migevents.records import Record, checked, needs_one_of


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Source(Record):
    """The page or release that a record was taken from (compare `NewsArticle` of schema.org).

    Attributes:
        publisher: Who published it.
        headline: Its headline.
        url: Its web address.
        published: When it was published.
        dateline_place: The place in the dateline, which is not always where the event was.
        dateline_date: The date in the dateline.
        language: The language of the page.

    Raises:
        InvalidRecord: A field is unsound.

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
    language: Language | None = None


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Photo(Record):
    """A photo of the event (compare `ImageObject` of schema.org).

    Attributes:
        caption: The words below it.
        credit: Whose photo it is.
        url: Its web address.

    Raises:
        InvalidRecord: A field is unsound, or ``nothing-stated``: one of the three is needed.

    Examples:
        >>> from migevents import Photo
        >>> Photo(credit="IOM")
        Photo(credit='IOM')
    """

    caption: LongText | None = None
    credit: Text | None = None
    url: Url | None = None

    _stated = needs_one_of("caption", "credit", "url")
