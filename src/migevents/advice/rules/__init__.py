"""The rules of the library, one module for each subject.

Importing this package declares them, in this order.
"""

from migevents.advice.rules import (  # noqa: I001  # the order in which the rules are listed
    dates,
    people,
    quotes,
    contacts,
    places,
    member_states,
    frameworks,
    organizations,
    text,
    evidence,
)

__all__ = [
    "contacts",
    "dates",
    "evidence",
    "frameworks",
    "member_states",
    "organizations",
    "people",
    "places",
    "quotes",
    "text",
]
