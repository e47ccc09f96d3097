"""Hypothesis strategies for records, to test your own code.

`records` is the strategy for any class. Importing this module also makes ``st.from_type(Workshop)`` work, and with it
`hypothesis.strategies.builds` for classes of your own that hold records. It needs Hypothesis, which the extra
``hypothesis`` brings.

>>> from hypothesis import given
>>> from migevents import MemberState, Workshop, dumps, loads
>>> from migevents.testing import records
>>> @given(records(Workshop, host=MemberState(country="LA")))
... def test_what_is_written_is_read(workshop):
...     assert loads(dumps(workshop)) == workshop
>>> test_what_is_written_is_read()
"""

from migevents._extras import needs

with needs("hypothesis", "migevents.testing needs Hypothesis"):
    import hypothesis as _hypothesis  # noqa: F401  # only to see whether it is there

from migevents.testing.flaws import NearlyValid, nearly_valid, nearly_valid_documents
from migevents.testing.strategies import events, records
from migevents.testing.values import extensions, intervals, partial_dates

__all__ = [
    "NearlyValid",
    "events",
    "extensions",
    "intervals",
    "nearly_valid",
    "nearly_valid_documents",
    "partial_dates",
    "records",
]
