"""Rules on memberships of IOM, checked against the vocabulary."""

from collections.abc import Iterator

from migevents import vocabularies
from migevents._display import preview
from migevents._names import folded_organization
from migevents.advice.context import Advice, RuleContext
from migevents.advice.registry import builtin_rule
from migevents.model.organizations import MemberState
from migevents.values.dates import PartialDate
from migevents.values.enums import MembershipStatus
from migevents.vocabularies import Confidence, Entry

_IOM = {
    folded_organization(name)
    for name in (
        *("IOM", "OIM", "International Organization for Migration", "Organisation internationale pour les migrations"),
        *("Organización Internacional para las Migraciones", "Organização Internacional para as Migrações"),
    )
}
_SURE = frozenset({Confidence.HIGH, Confidence.MEDIUM_HIGH})


def _known(context: RuleContext) -> Iterator[tuple[str, MemberState, Entry[MemberState]]]:
    """Yield each certain membership of IOM, with its path and its entry."""
    event = context.event
    stated = [("/host", event.host)] if event.host else []
    for path, state in [*stated, *((f"/members/{index}", each) for index, each in enumerate(event.members))]:
        if state.organization and folded_organization(state.organization) in _IOM:
            entry = vocabularies.member_states.get(state.country)
            if entry and entry.confidence in _SURE:
                yield path, state, entry


@builtin_rule("member-too-early")
def member_too_early(context: RuleContext) -> Iterator[Advice]:
    """A state is called a member of IOM before the day it joined.

    Either the event was later, or the state was an applicant or an observer then. The date is compared with the
    vocabulary `member_states`, if that is certain of the day. States that left and came back, such as Canada, are not
    checked.

    Seen in real releases.

    Examples:
        >>> from migevents import EventDates, MemberState, Workshop, advise
        >>> host = MemberState(country="BB", organization="IOM", status="member")
        >>> workshop = Workshop(title="Data", host=host, when=EventDates(start="2018-03-05"))
        >>> print(*advise(workshop, select=["member-too-early"]))
        /host/status: BB joined IOM on "2022-11-30", after the event on "2018-03-05" [member-too-early] (check both)

        >>> workshop = Workshop(title="Data", host=host, when=EventDates(start="2023-03-05"))
        >>> advise(workshop, select=["member-too-early"])
        ()
    """
    if context.last_day is None:
        return
    for path, state, _ in _known(context):
        joined = _joined(state)
        if state.status is MembershipStatus.MEMBER and joined and context.was_before(joined):
            message = f'{state.country} joined IOM on "{joined}", after the event on "{context.last_day}"'
            yield Advice(f"{path}/status", message, '"member"', "check both")


@builtin_rule("accession-differs")
def accession_differs(context: RuleContext) -> Iterator[Advice]:
    """A date of admission or accession differs from the known one.

    IOM has two dates: the vote of its Council (`admitted`), and the day on which membership comes into force
    (`accession`). They are compared with the vocabulary `member_states`, if that is certain: each with its own date, if
    the source gives which it is. In any case, the vote cannot be after the day the state joined, nor the accession
    before it. States that left and came back, such as Canada, are not checked.

    Seen in real releases.

    Examples:
        >>> from migevents import MemberState, Workshop, advise
        >>> host = MemberState(country="BB", organization="IOM", admitted="2021-11-30")
        >>> for issue in advise(Workshop(title="Data", host=host), select=["accession-differs"]):
        ...     print(issue.message)
        "2021-11-30" differs from the known date for BB ("2022-11-30")

        >>> host = MemberState(country="BB", organization="IOM", admitted="2022-11")
        >>> advise(Workshop(title="Data", host=host), select=["accession-differs"])
        ()
    """
    for path, state, entry in _known(context):
        joined = _joined(state)
        for name in ("admitted", "accession"):
            stated, dated = getattr(state, name), getattr(entry.record, name)
            known = dated or joined
            if stated is None or known is None:
                continue
            too_early = stated.precedes(known) and (dated or name == "accession")
            too_late = known.precedes(stated) and (dated or name == "admitted")
            if too_early or too_late:
                message = f'"{stated}" differs from the known date for {state.country} ("{known}")'
                yield Advice(f"{path}/{name}", message, f'"{stated}"', "check the date")


def _joined(state: MemberState) -> PartialDate | None:
    """Return the day a state joined; `None` if unknown or not unique."""
    table = vocabularies.member_states
    return None if state.country in table.earlier else table.joined.get(state.country)


@builtin_rule("ordinal-differs")
def ordinal_differs(context: RuleContext) -> Iterator[Advice]:
    """The rank of a state among those that joined IOM is not the known one.

    The 171st member state remains the 171st when others join. Often, the number of members on that day is printed
    instead. The rank is compared with the vocabulary `member_states`, if that is certain.

    Seen in real releases.

    Examples:
        >>> from migevents import MemberState, Workshop, advise
        >>> host = MemberState(country="BB", organization="IOM", ordinal=174)
        >>> print(*advise(Workshop(title="Data", host=host), select=["ordinal-differs"]))
        /host/ordinal: 174 differs from the known rank of BB (175) [ordinal-differs] (check the rank)

        >>> host = MemberState(country="BB", organization="IOM", ordinal=175)
        >>> advise(Workshop(title="Data", host=host), select=["ordinal-differs"])
        ()
    """
    for path, state, entry in _known(context):
        known = entry.record.ordinal
        if state.ordinal and known and state.ordinal != known:
            message = f"{state.ordinal} differs from the known rank of {state.country} ({known})"
            yield Advice(f"{path}/ordinal", message, preview(state.ordinal), "check the rank")
