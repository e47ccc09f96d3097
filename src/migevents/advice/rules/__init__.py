"""The rules of the library, one module for each subject.

Importing this package declares them, in this order.
"""

from migevents.advice.rules import (  # noqa: F401, I001  # imported to declare them, in the order in which they are listed
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
