"""The argument of a rule, `RuleContext`, and its result, `Advice`."""

import functools
from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any, final

import attrs
import msgspec

from migevents.codec.fast_path import to_struct
from migevents.jsontext.pointer import escape
from migevents.model.base import Record, cached, fields_of
from migevents.model.event import Event
from migevents.values.dates import PartialDate
from migevents.values.scalars import is_free_text


@final
@attrs.frozen
class Advice:
    """A finding of a rule.

    With the code and the severity of the rule it becomes an `Issue`.

    Attributes:
        path: Where, as a JSON Pointer (RFC 6901). A missing field has the pointer it would have.
        message: The problem, in a sentence for people.
        value: The value as JSON text (`migevents._display.preview`), if there is one to show.
        hint: What to do about it.

    Examples:
        >>> Advice("/summary", "the event has no summary").path
        '/summary'
    """

    path: str
    message: str
    value: str | None = None
    hint: str | None = None


@final
@attrs.frozen
class RuleContext:
    """The argument of a rule: an event, and its date of publication.

    Attributes:
        event: The event.
        reference: The date of publication, if it is known.
        text: The text that the record was made from, if it is known.

    Examples:
        >>> from migevents import Workshop
        >>> RuleContext(Workshop(title="Migration and data"), reference=None).event.title
        'Migration and data'
    """

    event: Event
    reference: PartialDate | None
    text: str | None = None

    @property
    def last_day(self) -> PartialDate | None:
        """The last day of the event; `None` if unknown or if the end is open.

        Examples:
            >>> from migevents import EventDates, Workshop
            >>> workshop = Workshop(title="Migration and data", when=EventDates(start="2018-11-14", end="2018-11-15"))
            >>> RuleContext(workshop, reference=None).last_day
            PartialDate('2018-11-15')
        """
        when = self.event.when
        if when is None or when.open_end:
            return None
        if when.within:
            return when.within.end
        return when.end or (when.dates[-1] if when.dates else when.start)

    def was_before(self, date: PartialDate) -> bool:
        """Return whether the event certainly ended before a date.

        An event with a start and a number of days, but no end, may take twice as long: ten days of training take two
        weeks.

        Args:
            date: The date.

        Returns:
            Whether every possible day of the event is before every day that the date may mean.

        Examples:
            >>> from migevents import EventDates, Workshop
            >>> when = EventDates(start="2018-11-14", days=3)
            >>> context = RuleContext(Workshop(title="Migration and data", when=when), reference=None)
            >>> context.was_before(PartialDate("2018-11-15")), context.was_before(PartialDate("2018-12"))
            (False, True)
        """
        when, day = self.event.when, self.last_day
        if when is None or day is None or not day.precedes(date):
            return False
        if when.days is None or when.end or when.dates or when.within:
            return True
        return bool(day.latest and date.earliest and (date.earliest - day.latest).days >= 2 * when.days - 1)

    def as_json(self, *fields: str) -> bytes:
        """Return fields of the event, or all, as UTF-8 JSON to search in.

        A rule that looks at all texts searches this first, because most events have nothing that it looks for. What it
        finds may also be in a web address, or part of a longer word. Dates and extensions are left out.

        Args:
            fields: The names of the fields.

        Returns:
            A JSON array of their values.

        Examples:
            >>> from migevents import Workshop
            >>> RuleContext(Workshop(title="Migration and data"), reference=None).as_json("title", "topics")
            b'["Migration and data",[]]'
        """
        return _ENCODER.encode(_getter(fields or tuple(fields_of(Event)))(self.event))

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield every free text of the event with its path, in order.

        Yields:
            The path, a JSON Pointer, and the text. Codes, addresses and numbers are not free text.

        Examples:
            >>> from migevents import Workshop
            >>> list(RuleContext(Workshop(title="Migration and data"), reference=None).texts())
            [('/title', 'Migration and data')]
        """
        return texts_of(self.event)


@functools.cache
def _getter(fields: tuple[str, ...]) -> Callable[[Event], object]:
    return attrgetter(*fields)


def _without_leaves(value: object) -> msgspec.Struct | None:
    """Return the wire struct of a record, without dates and extensions.

    Values of users' own classes are left out, too.
    """
    return to_struct(value) if isinstance(value, Record) else None


_ENCODER = msgspec.json.Encoder(enc_hook=_without_leaves)


# --- Texts -------------------------------------------------------------------------------------------------------


def texts_of(record: Record) -> Iterator[tuple[str, str]]:
    """Yield each free text in `record` with its path, in order.

    Names, words and sentences are free; codes, addresses, numbers and dates are not.
    """
    for name, is_text in _places_of(type(record)):
        value = getattr(record, name)
        path = escape(name)
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                yield from _texts_of_value(item, f"{path}/{index}", is_text=is_text)
        elif value is not None:
            yield from _texts_of_value(value, path, is_text=is_text)


def _texts_of_value(value: Any, path: str, *, is_text: bool) -> Iterator[tuple[str, str]]:
    if is_text:
        yield path, value
    else:
        for below, text in texts_of(value):
            yield path + below, text


@cached
def _places_of(cls: type[Record]) -> list[tuple[str, bool]]:
    """Return the fields of a class that are free texts or records.

    The flag is true for texts.
    """
    return [
        (name, is_free_text(field.kind))
        for name, field in fields_of(cls).items()
        if is_free_text(field.kind) or issubclass(field.kind.type, Record)
    ]
