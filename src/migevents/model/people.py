"""`Speaker`, `Contact` and `Quote`: people, and what they said."""

from typing import final

import attrs

from migevents.model.base import Record, checked, needs_one_of
from migevents.values.enums import SpeakerRole
from migevents.values.scalars import CountryCode, Email, LanguageTag, LongText, Phone, Text, Url


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Speaker(Record):
    """A person, an office or an organization that spoke or is quoted.

    Compare `Person` of schema.org.

    Attributes:
        id: A key of your own, for speakers whose names and positions are the same.
        name: The name as printed, without honorifics.
        honorific: "H.E.", "Dr" ...
        positions: The offices held, without the organization ("Deputy Director General").
        organization: The organization of the first position.
        country: The country spoken for.
        roles: What the speaker did at the event.
        note: Anything else.

    Raises:
        InvalidRecord: A field is invalid, or ``nothing-stated``: a name, a position or an organization is required.

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
    country: CountryCode | None = None
    roles: tuple[SpeakerRole, ...] = ()
    note: LongText | None = None

    _stated = needs_one_of("name", "positions", "organization")

    @property
    def key(self) -> str:
        """The key by which quotes and sessions name this speaker.

        It is the id, or else the name, the first position or the organization.
        """
        return self.id or self.name or next(iter(self.positions), None) or str(self.organization)


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Contact(Record):
    """A person or office to contact; for two phones, add two contacts.

    Compare `ContactPoint` of schema.org.

    Attributes:
        name: The person.
        organization: The office.
        phone: The number in the global form of RFC 3966, without ``tel:``. Other numbers stay in `wording`.
        email: The address. If it was lost or masked in print, omit it.
        url: A web address.
        wording: The line as printed.
        note: Anything else.

    Raises:
        InvalidRecord: A field is invalid, or ``nothing-stated``: at least one of them is required.

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
    """A quote of a speaker or a document (compare schema.org `Quotation`).

    Attributes:
        text: The words as printed, without the quotation marks and the comma of the attribution. Elisions stay.
        speaker: The key of a speaker of the same event (`Speaker.key`).
        document: The document that is quoted, if it is not a speaker.
        language: The language, only if it differs from that of the source.
        context: The occasion or subject of the quote, or how it was introduced.
        partial: Whether it is part of a sentence of the source.
        reported: Whether it is a paraphrase, not the words themselves.

    Raises:
        InvalidRecord: A field is invalid.

    Examples:
        >>> from migevents import Quote
        >>> Quote(text="Only collective efforts can deliver results", speaker="Laura Thompson", partial=True).partial
        True
    """

    text: LongText
    speaker: Text | None = None
    document: Text | None = None
    language: LanguageTag | None = None
    context: LongText | None = None
    partial: bool = False
    reported: bool = False
