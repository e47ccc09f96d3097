"""`FoundDate`: a date in a text, with its place."""

from typing import final

import attrs

from migevents.model.event_dates import EventDates


@final
@attrs.frozen
class FoundDate:
    """A date in a text.

    Attributes:
        start: Where its wording starts, in code points.
        end: Where its wording ends; ``text[start:end]`` is the wording.
        when: The result of `parse_date` for the wording.

    Examples:
        >>> from migevents import find_dates
        >>> found = find_dates("It was held on 5 May 2007 in Cairo.")[0]
        >>> found.start, found.end, found.when.start
        (12, 25, PartialDate('2007-05-05'))
    """

    start: int
    end: int
    when: EventDates
