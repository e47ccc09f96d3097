"""`Setting`: what is known beside the text of a date."""

import datetime

import attrs


@attrs.frozen
class Setting:
    """What is known beside the text.

    Attributes:
        reference: The first and the last day that the text may be of; `None` if it is not known.
        day_first: The order of day and month, where the caller sets it.
        default_day_first: The order to assume where nothing decides, with a mark of doubt.
        only_day_first: Whether the language puts the day first, and only a system the month: then the day comes first
            wherever it can.
    """

    reference: tuple[datetime.date, datetime.date] | None = None
    day_first: bool | None = None
    default_day_first: bool = True
    only_day_first: bool = False
