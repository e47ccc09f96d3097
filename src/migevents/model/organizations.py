"""`Organization`, `MemberState`, `ParticipantGroup` and `Venue`."""

from collections.abc import Iterator
from typing import final

import attrs

from migevents.errors import Issue
from migevents.model.base import Record, checked, invariant, needs_one_of, states, states_any
from migevents.values.dates import PartialDate
from migevents.values.enums import Bound, CountUnit, MembershipStatus, OrganizationRole, StakeholderKind
from migevents.values.scalars import CountryCode, LongText, NaturalInt, PositiveInt, Text


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Organization(Record):
    """An organization and its part in the event.

    Compare `Organization` of schema.org.

    Attributes:
        name: Its name, as the source gives it.
        abbreviation: Its short form ("IOM").
        kind: What kind of party it is.
        country: The country it belongs to; none for an international one.
        part_of: The organization it is part of (the ministry of a department).
        roles: What it did; often several things at once.
        note: Anything else, and the source's own word for a kind or a role that is `other`.

    Raises:
        InvalidRecord: A field is invalid.

    Examples:
        >>> from migevents import Organization, OrganizationRole
        >>> Organization(name="International Organization for Migration", roles=(OrganizationRole.ORGANIZER,))
        Organization(name='International Organization for Migration', roles=(OrganizationRole.ORGANIZER,))
    """

    name: Text
    abbreviation: Text | None = None
    kind: StakeholderKind | None = None
    country: CountryCode | None = None
    part_of: Text | None = None
    roles: tuple[OrganizationRole, ...] = ()
    note: LongText | None = None


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class ParticipantGroup(Record):
    """People who took part, as a group. Groups may overlap.

    Attributes:
        description: The source's words ("key ministries").
        kind: What kind of party they are. A description or a kind is needed.
        count: How many, as printed.
        bound: Whether the number is a minimum, a maximum or approximate; none if it is exact.
        unit: What was counted; persons if it is not set.
        women: How many of them are women.
        countries: The countries they came from.
        note: Anything else.

    Raises:
        InvalidRecord: A field is invalid, or ``nothing-stated``, ``women-exceed-count``, ``bound-without-count``.

    Examples:
        >>> from migevents import Bound, ParticipantGroup
        >>> group = ParticipantGroup(description="border officers", count=30, bound=Bound.AT_LEAST)
        >>> group.count
        30
    """

    description: Text | None = None
    kind: StakeholderKind | None = None
    count: PositiveInt | None = None
    bound: Bound | None = None
    unit: CountUnit | None = None
    women: NaturalInt | None = None
    countries: tuple[CountryCode, ...] = ()
    note: LongText | None = None

    _stated = needs_one_of("description", "kind")

    @invariant("count", "bound", only_if_set="bound", schema={"if": states("bound"), "then": states("count")})
    def _bound(self) -> Iterator[Issue]:
        if self.count is None:
            message = '"bound" requires "count"'
            yield Issue("bound-without-count", "/bound", message, value=f'"{self.bound}"', hint='add "count"')

    @invariant("count", "women", "bound", "unit", only_if_set="women")
    def _women(self) -> Iterator[Issue]:
        if self.count is None or self.women is None or self.women <= self.count:
            return
        # "More than 30", or 12 delegations, may well have 40 women.
        if self.bound in {None, Bound.AT_MOST} and self.unit in {None, CountUnit.PERSONS}:
            message = f'"women" ({self.women}) is more than "count" ({self.count})'
            hint = 'include the women in "count"'
            yield Issue("women-exceed-count", "/women", message, value=str(self.women), hint=hint)


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Venue(Record):
    """Where an event was (compare `Place` of schema.org).

    An online event has none.

    Attributes:
        name: The building or room.
        city: The city, town or district.
        country: The country.
        note: Anything else.

    Raises:
        InvalidRecord: A field is invalid, or ``nothing-stated``: at least one of the four is required.

    Examples:
        >>> from migevents import Venue
        >>> Venue(name="National Convention Centre", city="Vientiane", country="LA").city
        'Vientiane'
    """

    name: Text | None = None
    city: Text | None = None
    country: CountryCode | None = None
    note: LongText | None = None

    _stated = needs_one_of("name", "city", "country", "note")


_MEMBERSHIP = ("status", "admitted", "accession", "ordinal")
"""The fields that describe a membership."""


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class MemberState(Record):
    """A country, and its stated membership of an organization.

    Attributes:
        country: The country.
        name: Its name, as the source gives it.
        organization: The organization that it is a member of ("IOM").
        status: The status of the membership.
        admitted: The date of the vote that admitted it.
        accession: The date on which membership came into force.
        ordinal: Its rank at accession (171 for "the 171st member state"), which is not the number of members later.
        note: Anything else.

    Raises:
        InvalidRecord: A field is invalid, or ``missing-organization``: status, dates and ordinal require one; or
            ``accession-before-admission``.

    Examples:
        >>> from migevents import MemberState, PartialDate
        >>> lao = MemberState(country="LA", organization="IOM", accession=PartialDate("2018-06"), ordinal=171)
        >>> lao.accession.latest
        datetime.date(2018, 6, 30)
    """

    country: CountryCode
    name: Text | None = None
    organization: Text | None = None
    status: MembershipStatus | None = None
    admitted: PartialDate | None = None
    accession: PartialDate | None = None
    ordinal: PositiveInt | None = None
    note: LongText | None = None

    @invariant("organization", *_MEMBERSHIP, schema={"if": states_any(*_MEMBERSHIP), "then": states("organization")})
    def _organization(self) -> Iterator[Issue]:
        if self.organization is not None:
            return
        named = [name for name in _MEMBERSHIP if getattr(self, name) is not None]
        if named:
            message = f'"{named[0]}" requires "organization"'
            yield Issue("missing-organization", "/organization", message, hint='add "organization", such as "IOM"')

    @invariant("admitted", "accession", only_if_set="admitted")
    def _order(self) -> Iterator[Issue]:
        if self.admitted and self.accession and self.accession.precedes(self.admitted):
            message = f'"accession" ("{self.accession}") is before "admitted" ("{self.admitted}")'
            hint = "check both dates"
            yield Issue("accession-before-admission", "/accession", message, value=f'"{self.accession}"', hint=hint)
