"""Hypothesis strategies for records, to test your own code.

There is a strategy for each class. Importing this module also makes ``st.from_type(Workshop)`` work, and with it
`hypothesis.strategies.builds` for your own classes with records in their fields. It needs Hypothesis, from the extra
``hypothesis``.

>>> from hypothesis import given
>>> from migevents import MemberState, dumps, loads
>>> from migevents.testing import workshops
>>> @given(workshops(host=MemberState(country="LA")))
... def test_what_is_written_is_read(workshop):
...     assert loads(dumps(workshop)) == workshop
>>> test_what_is_written_is_read()
"""

try:
    import hypothesis as _hypothesis  # noqa: F401  # only to see whether it is there
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(
        "migevents.testing needs Hypothesis: pip install 'migevents[hypothesis]'", name="hypothesis"
    ) from error

from migevents.testing.flaws import NearlyValid, nearly_valid, nearly_valid_documents
from migevents.testing.strategies import (
    accessions,
    conferences,
    consultations,
    contacts,
    event_dates,
    events,
    frameworks,
    launches,
    meetings,
    member_states,
    organizations,
    participant_groups,
    photos,
    quotes,
    records,
    related_events,
    sessions,
    signings,
    sources,
    speakers,
    trainings,
    venues,
    workshops,
)
from migevents.testing.values import extensions, intervals, partial_dates

__all__ = [
    "NearlyValid",
    "accessions",
    "conferences",
    "consultations",
    "contacts",
    "event_dates",
    "events",
    "extensions",
    "frameworks",
    "intervals",
    "launches",
    "meetings",
    "member_states",
    "nearly_valid",
    "nearly_valid_documents",
    "organizations",
    "partial_dates",
    "participant_groups",
    "photos",
    "quotes",
    "records",
    "related_events",
    "sessions",
    "signings",
    "sources",
    "speakers",
    "trainings",
    "venues",
    "workshops",
]
