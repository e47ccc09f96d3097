"""`MemberState`: a country, and how it stands to an organization."""

from collections.abc import Iterator
from typing import final

import attrs

from migevents.dates import PartialDate
from migevents.errors import Issue
from migevents.fields import Country, LongText, PositiveInt, Text
from migevents.records import Record, checked, rule, states, states_any
from migevents.terms import MembershipStatus

_MEMBERSHIP = ("status", "admitted", "accession", "ordinal")
"""The fields that speak of a membership."""


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class MemberState(Record):
    """A country, and its membership of an organization as far as that is stated.

    Attributes:
        country: The country.
        name: Its name, as the source gives it.
        organization: The organization that the membership is of ("IOM").
        status: How the state stands to it.
        admitted: The date of the vote that admitted it.
        accession: The date on which membership came into force.
        ordinal: Its rank at accession (171 for "the 171st member state"), which is not the number of members later.
        note: Anything else.

    Raises:
        InvalidRecord: A field is unsound, or ``missing-organization``: status, dates and ordinal are of a membership;
            or ``accession-before-admission``.

    Examples:
        >>> from migevents import MemberState, PartialDate
        >>> lao = MemberState(country="LA", organization="IOM", accession=PartialDate("2018-06"), ordinal=171)
        >>> lao.accession.latest
        datetime.date(2018, 6, 30)
    """

    country: Country
    name: Text | None = None
    organization: Text | None = None
    status: MembershipStatus | None = None
    admitted: PartialDate | None = None
    accession: PartialDate | None = None
    ordinal: PositiveInt | None = None
    note: LongText | None = None

    @rule("organization", *_MEMBERSHIP, schema={"if": states_any(*_MEMBERSHIP), "then": states("organization")})
    def _organization(self) -> Iterator[Issue]:
        if self.organization is not None:
            return
        named = [name for name in _MEMBERSHIP if getattr(self, name) is not None]
        if named:
            message = (
                f"{', '.join(named)} speak{'s' if len(named) == 1 else ''} of a membership: of which organization?"
            )
            yield Issue("missing-organization", "/organization", message, hint='name it, such as "IOM"')

    @rule("admitted", "accession", about="admitted")
    def _order(self) -> Iterator[Issue]:
        if self.admitted and self.accession and self.accession.precedes(self.admitted):
            message = f'accession in "{self.accession}" comes before the vote in "{self.admitted}"'
            yield Issue("accession-before-admission", "/accession", message, value=f'"{self.accession}"')
