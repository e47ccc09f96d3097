"""`Speaker` and `Contact`: the people of an event."""

from typing import final

import attrs

from migevents.model.base import Record, checked, needs_one_of
from migevents.values.enums import SpeakerRole
from migevents.values.scalars import Country, Email, Language, LongText, Phone, Text, Url


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Speaker(Record):
    """A person, an office or an organization that spoke at an event, or is quoted (compare `Person` of schema.org).

    Attributes:
        id: A key of your own, where names and positions do not tell two speakers of one event apart.
        name: The name as printed, without honorifics.
        honorific: "H.E.", "Dr" ...
        positions: The offices held, without the organization ("Deputy Director General").
        organization: The organization of the first position.
        country: The country spoken for.
        roles: What the speaker did at the event.
        note: Anything else.

    Raises:
        InvalidRecord: A field is unsound, or ``nothing-stated``: a name, a position or an organization is needed.

    Examples:
        >>> from migevents import Speaker
        >>> Speaker(name="Laura Thompson", positions=("Deputy Director General",), organization="IOM").key
        'Laura Thompson'
    """

    id: Text | None = None
    name: Text | None = None
    honorific: Text | None = None
    positions: tuple[Text, ...] = ()
    organization: Text | None = None
    country: Country | None = None
    roles: tuple[SpeakerRole, ...] = ()
    note: LongText | None = None

    _stated = needs_one_of("name", "positions", "organization")

    @property
    def key(self) -> str:
        """What quotes and sessions of the same event call this speaker: id, else name, first position, organization."""
        return self.id or self.name or next(iter(self.positions), None) or str(self.organization)


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Contact(Record):
    """Whom to ask (compare `ContactPoint` of schema.org). Someone with two phones is two contacts.

    Attributes:
        name: The person.
        organization: The office.
        phone: The number, clean: RFC 3966 without ``tel:``. What is no global number stays in `wording`.
        email: The address. Where it was lost or masked in print, it is left out.
        url: A web address.
        wording: The line as printed.
        note: Anything else.

    Raises:
        InvalidRecord: A field is unsound, or ``nothing-stated``: one of them is needed.

    Examples:
        >>> from migevents import Contact
        >>> Contact(name="Misato Yuasa", phone="+85621267730", wording="Tel. +856.21267730, Email:").phone
        '+85621267730'
    """

    name: Text | None = None
    organization: Text | None = None
    phone: Phone | None = None
    email: Email | None = None
    url: Url | None = None
    wording: LongText | None = None
    note: LongText | None = None

    _stated = needs_one_of("name", "organization", "phone", "email", "url", "wording", "note")


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
