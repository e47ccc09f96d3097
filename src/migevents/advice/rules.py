"""`rule`: how a rule of advice is declared, here and by users, and where all of them are found.

A rule is a function that looks at a `Case`, an event and the day it is seen from, and yields a `Remark` for each thing
to say. The code and the severity are said once, where the rule is declared.
"""

import functools
import importlib
import inspect
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import Literal, final

import attrs
import msgspec

from migevents.advice.texts import texts_of
from migevents.dates import PartialDate
from migevents.errors import Issue, escaped, shown
from migevents.events import Event
from migevents.fault_pages import fault_pages
from migevents.records import fields_of

SUBJECTS = (
    "dates",
    "people",
    "quotes",
    "contacts",
    "places",
    "memberships",
    "frameworks",
    "organizations",
    "text",
)
"""The modules that hold the rules of the library. They are imported when a rule is first asked for."""


@final
@attrs.frozen
class Remark:
    """One thing that a rule has to say. With the code and the severity of the rule it becomes an `Issue`.

    Attributes:
        path: Where, as a JSON Pointer (RFC 6901); what is missing is shown by the pointer it would have.
        message: What was seen, in a sentence for people.
        value: The value as JSON text (`migevents.errors.shown`), where there is one to show.
        hint: What to do about it.

    Examples:
        >>> Remark("/summary", "the event has no summary").path
        '/summary'
    """

    path: str
    message: str
    value: str | None = None
    hint: str | None = None


@final
@attrs.frozen
class Case:
    """What a rule looks at: an event, and the day it is seen from.

    Attributes:
        event: The event.
        reference: The date of publication, if it is known.

    Examples:
        >>> from migevents import Workshop
        >>> Case(Workshop(title="Migration and data"), reference=None).event.title
        'Migration and data'
    """

    event: Event
    reference: PartialDate | None

    @property
    def last_day(self) -> PartialDate | None:
        """The last day of the event, as far as it is known; `None` where it is not, or where its end is open.

        Examples:
            >>> from migevents import EventDates, Workshop
            >>> workshop = Workshop(title="Migration and data", when=EventDates(start="2018-11-14", end="2018-11-15"))
            >>> Case(workshop, reference=None).last_day
            PartialDate('2018-11-15')
        """
        when = self.event.when
        if when is None or when.open_end:
            return None
        if when.within:
            return when.within.end
        return when.end or (when.dates[-1] if when.dates else when.start)

    def was_before(self, date: PartialDate) -> bool:
        """Say whether the event was over before a date for certain.

        Where it has a start and a length, and no end, twice its days are left for it: ten days of training take two
        weeks.

        Args:
            date: The date.

        Returns:
            Whether all days that the event may have had are before all that the date may mean.

        Examples:
            >>> from migevents import EventDates, Workshop
            >>> case = Case(Workshop(title="Migration and data", when=EventDates(start="2018-11-14", days=3)), None)
            >>> case.was_before(PartialDate("2018-11-15")), case.was_before(PartialDate("2018-12"))
            (False, True)
        """
        when, day = self.event.when, self.last_day
        if when is None or day is None or not day.precedes(date):
            return False
        if when.days is None or when.end or when.dates or when.within:
            return True
        return bool(day.latest and date.earliest and (date.earliest - day.latest).days >= 2 * when.days - 1)

    def at_a_glance(self, *fields: str) -> bytes:
        """Return these fields of the event, or all of them, as JSON in UTF-8, to see that a word is not there.

        A rule that looks at all texts looks here first, since most events have nothing of what it looks for. What is
        found may also be in a web address, or a part of a longer word. Dates and extensions are left out.

        Args:
            fields: The names of the fields.

        Returns:
            A JSON array of their values.

        Examples:
            >>> from migevents import Workshop
            >>> Case(Workshop(title="Migration and data"), reference=None).at_a_glance("title", "topics")
            b'["Migration and data",[]]'
        """
        return _ENCODER.encode(_getter(fields or tuple(fields_of(Event)))(self.event))

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield every free text of the event with its path, in the order of the document.

        Yields:
            The path, a JSON Pointer, and the text. Codes, addresses and numbers are no free texts.

        Examples:
            >>> from migevents import Workshop
            >>> list(Case(Workshop(title="Migration and data"), reference=None).texts())
            [('/title', 'Migration and data')]
        """
        return texts_of(self.event)


@functools.cache
def _getter(fields: tuple[str, ...]) -> Callable[[Event], object]:
    return attrgetter(*fields)


# What is no text of the model has nothing to say to a glance: dates, extensions, and values of users' own classes.
_ENCODER = msgspec.json.Encoder(enc_hook=lambda _: None)

Look = Callable[[Case], Iterable[Remark]]
"""What a rule is made of: a function that yields what it has to say of a case."""

Severity = Literal["warning", "info"]
"""How much advice weighs: a `warning` is probably a mistake, an `info` is worth a look."""


@final
@attrs.frozen
class Rule:
    """A rule of advice.

    Attributes:
        code: Its name, in kebab-case. It never changes.
        severity: How much its advice weighs.
        look: The function that finds what there is to say.
        summary: What it is about, in a sentence: the first line of the function's docstring. Python with ``-OO`` has
            none, and it is empty.
        extra: The extra of this library without which the rule is skipped (``phones``), and what is imported for it.
    """

    code: str
    severity: Severity
    look: Look
    summary: str
    extra: tuple[str, str] | None = None

    @property
    def is_available(self) -> bool:
        """Whether what the rule needs is installed."""
        return self.extra is None or _is_installed(self.extra[1])

    def issue(self, remark: Remark) -> Issue:
        """Return a remark of this rule as an issue."""
        return Issue(self.code, remark.path, remark.message, self.severity, remark.value, remark.hint)


@functools.cache
def _is_installed(module: str) -> bool:
    from importlib.util import find_spec

    return find_spec(module) is not None


_WITHOUT_DOCSTRINGS = 2

RULES: dict[str, Rule] = {}
"""What is declared so far; `all_rules` is where to look."""


def rule(code: str, *, severity: Severity = "info", extra: tuple[str, str] | None = None) -> Callable[[Look], Look]:
    """Make a function a rule of advice, from here on and for the whole program.

    The function takes a `Case` and yields a `Remark` for each thing to say. Its docstring is the page of the rule: the
    first line is the summary that is listed, the rest is what ``migevents explain`` prints.

    Args:
        code: The name of the rule, in kebab-case. With a word of your own in front (``acme-no-summary``) it is safe
            from the rules of later releases.
        severity: ``warning`` for what is probably a mistake, ``info`` for what is worth a look.
        extra: What has to be installed for the rule, where it needs something: the name of the extra, and of the
            module to import. Without it the rule is skipped.

    Returns:
        A decorator, which returns the function as it is.

    Raises:
        ValueError: The code is not in kebab-case, or is that of another rule or of a fault; the severity is none; or
            the function has no docstring.

    Examples:
        >>> from migevents import Workshop, advise
        >>> from migevents.advice import Remark, rule
        >>> @rule("acme-no-summary", severity="info")
        ... def no_summary(case):
        ...     'The event has no summary.'
        ...     if case.event.summary is None:
        ...         yield Remark("/summary", "there is no summary", hint="say in a sentence what it was about")
        >>> print(*advise(Workshop(title="Migration and data"), select=["acme-no-summary"]))
        /summary: there is no summary [acme-no-summary] (say in a sentence what it was about)
    """

    def declare(look: Look) -> Look:
        summary = (inspect.getdoc(look) or "").partition("\n")[0]
        # Where Python runs with -OO there are no docstrings, and a rule says no less of a record.
        if not summary and sys.flags.optimize < _WITHOUT_DOCSTRINGS:
            raise ValueError(f"the rule {shown(code)} has no docstring: its first line is what is listed")
        if not look.__module__.startswith(f"{__package__}."):
            all_rules()
        _check_code(code, look)
        if severity not in {"warning", "info"}:
            raise ValueError(f'the severity of advice is "warning" or "info", not {shown(severity)}')
        RULES[code] = Rule(code, severity, look, summary, extra)
        return look

    return declare


def _check_code(code: str, look: Look) -> None:
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)+", code):
        raise ValueError(f"{shown(code)} is no code: write two words or more in kebab-case, such as acme-no-summary")
    known = RULES.get(code)
    # A module that is run again, as in a notebook, declares its rules again.
    if known and _name_of(known.look) != _name_of(look):
        raise ValueError(f"{shown(code)} is the code of a rule already: {escaped('.'.join(_name_of(known.look)))}")
    if code in fault_pages():
        raise ValueError(f"{shown(code)} is the code of a fault")


def _name_of(look: Look) -> tuple[str, str]:
    return look.__module__, look.__qualname__


def all_rules() -> Mapping[str, Rule]:
    """Return every rule by its code: those of the library by subject, then those that the program has declared.

    Examples:
        >>> all_rules()["quote-elided"].summary
        'Words were left out of a quote.'
    """
    _import_subjects()
    return MappingProxyType(RULES)


@functools.cache
def _import_subjects() -> None:
    for subject in SUBJECTS:
        importlib.import_module(f"{__package__}.{subject}")
