"""`Quote`: what was said, word for word or reported."""

from typing import final

import attrs

from migevents.fields import Language, LongText, Text
from migevents.records import Record, checked


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Quote(Record):
    """What a speaker or a document said (compare `Quotation` of schema.org).

    Attributes:
        text: The words as printed, without the quotation marks and the comma of the attribution. Elisions stay.
        speaker: The key of a speaker of the same event (`Speaker.key`).
        document: The document that is quoted, where it is not a speaker.
        language: The language, only where it is not that of the source.
        context: What the words were said on, or how they were introduced.
        partial: Whether it is a part of a sentence, woven into the source's own.
        reported: Whether it is a paraphrase and not the words themselves.

    Raises:
        InvalidRecord: A field is unsound.

    Examples:
        >>> from migevents import Quote
        >>> Quote(text="Only collective efforts can deliver results", speaker="Laura Thompson", partial=True).partial
        True
    """

    text: LongText
    speaker: Text | None = None
    document: Text | None = None
    language: Language | None = None
    context: LongText | None = None
    partial: bool = False
    reported: bool = False
