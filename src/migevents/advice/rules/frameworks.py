"""Rules on frameworks, checked against the vocabularies."""

import functools
import re
from collections.abc import Iterator

from migevents import vocabularies
from migevents._display import preview, quoted
from migevents._names import bare_words
from migevents.advice.context import Advice, RuleContext
from migevents.advice.registry import builtin_rule
from migevents.model.references import Framework
from migevents.values.dates import PartialDate
from migevents.vocabularies import Confidence, Entry


@functools.lru_cache(maxsize=1024)
def _found(name: str) -> Entry[Framework] | None:
    """Return the framework with a name.

    A stream mostly names the same few, so they are cached.
    """
    return vocabularies.frameworks.find(name)


_SMALL_WORDS = frozenset({"of", "on", "for"})


@builtin_rule("framework-variant")
def framework_variant(context: RuleContext) -> Iterator[Advice]:
    """A framework has a known variant of its name.

    It is the Global Compact *for* Migration and the Global Compact *on* Refugees, but each is often printed the other
    way. A variant is a name that the vocabulary `frameworks` knows, but which has a small word ("of", "on", "for") that
    the official name does not have, or the words of the official name in another order ("Safe, Regular and Orderly").
    Short forms, abbreviations and names in other languages are fine. Write the official name, and keep the variant in
    `other_names` if it matters.

    Seen in the founding release, which has "Global Compact on Migration" in its headline and the full name in its text.

    Examples:
        >>> from migevents import Framework, Workshop, advise
        >>> workshop = Workshop(title="Data", frameworks=[Framework(name="Global Compact on Migration")])
        >>> for issue in advise(workshop, select=["framework-variant"]):
        ...     print(issue.path, issue.message)
        ...     print(issue.hint)
        /frameworks/0/name "Global Compact on Migration" is a variant of the official name
        write "Global Compact for Safe, Orderly and Regular Migration"

        >>> workshop = Workshop(title="Data", frameworks=[Framework(name="Global Compact for Migration")])
        >>> advise(workshop, select=["framework-variant"])
        ()
    """
    for index, framework in enumerate(context.event.frameworks):
        names = [("name", framework.name)]
        names += [(f"other_names/{place}", name) for place, name in enumerate(framework.other_names)]
        for field, name in names:
            official = _official_of_variant(name)
            if official:
                hint = f"write {quoted(official)}"
                yield Advice(
                    f"/frameworks/{index}/{field}",
                    f"{preview(name)} is a variant of the official name",
                    preview(name),
                    hint,
                )


@functools.lru_cache(maxsize=1024)
def _official_of_variant(name: str) -> str | None:
    entry = _found(name)
    if entry is None:
        return None
    words, official = bare_words(name).split(), bare_words(entry.record.name).split()
    has_other_small_words = not _SMALL_WORDS.intersection(words) <= set(official)
    has_other_order = words != official and sorted(words) == sorted(official)
    return entry.record.name if has_other_small_words or has_other_order else None


@builtin_rule("framework-not-adopted")
def framework_not_adopted(context: RuleContext) -> Iterator[Advice]:
    """A framework had not been adopted yet on the day of the event.

    On 15 November 2018 the Global Compact for Migration was agreed but not adopted: that was on 10 December. An event
    may well be about something to come, but sometimes its date is wrong. The event is compared with `adopted`, or else
    with the vocabulary `frameworks`: with the day if that is certain, and with the year if not.

    Seen in the founding release.

    Examples:
        >>> from migevents import EventDates, Framework, Workshop, advise
        >>> when = EventDates(start="2018-11-15")
        >>> workshop = Workshop(title="Data", when=when, frameworks=[Framework(name="Global Compact for Migration")])
        >>> print(*advise(workshop, select=["framework-not-adopted"]))
        /frameworks/0: adopted on "2018-12-10", after the event on "2018-11-15" [framework-not-adopted] (check the date, unless it was a draft)

        >>> when = EventDates(start="2018-12-10")
        >>> workshop = Workshop(title="Data", when=when, frameworks=[Framework(name="Global Compact for Migration")])
        >>> advise(workshop, select=["framework-not-adopted"])
        ()
    """  # noqa: E501  # the output is one line
    if context.last_day is None:
        return
    for index, framework in enumerate(context.event.frameworks):
        adopted = framework.adopted or _adopted(framework.name)
        if adopted and context.was_before(adopted):
            message = f'adopted on "{adopted}", after the event on "{context.last_day}"'
            yield Advice(f"/frameworks/{index}", message, hint="check the date, unless it was a draft")


@functools.lru_cache(maxsize=1024)
def _adopted(name: str) -> PartialDate | None:
    entry = _found(name)
    adopted = entry.record.adopted if entry else None
    if entry is None or adopted is None or entry.confidence in {Confidence.HIGH, Confidence.MEDIUM_HIGH}:
        return adopted
    return PartialDate.of(adopted.year)


@builtin_rule("provision-unknown")
def provision_unknown(context: RuleContext) -> Iterator[Advice]:
    """A framework does not have this provision.

    The Global Compact for Migration has 23 objectives (`objective-7`, or `7`) and ten guiding principles (`principle-a`
    to `principle-j`); the 2030 Agenda has 17 goals (`10`) and 169 targets (`10.7`, `10.c`). Other frameworks are not
    checked, nor are paragraphs, actions and indicators (`10.7.2`).

    Seen in real releases.

    Examples:
        >>> from migevents import Framework, Workshop, advise
        >>> framework = Framework(name="2030 Agenda", provisions=["10.7", "10.9"])
        >>> print(*advise(Workshop(title="Data", frameworks=[framework]), select=["provision-unknown"]))
        /frameworks/0/provisions/1: "2030 Agenda" has no provision "10.9" [provision-unknown] (write a goal, 1 to 17, or a target, such as 10.7)

        >>> framework = Framework(name="2030 Agenda", provisions=["10.7", "10.c"])
        >>> advise(Workshop(title="Data", frameworks=[framework]), select=["provision-unknown"])
        ()
    """  # noqa: E501  # the output is one line
    for index, framework in enumerate(context.event.frameworks):
        if not framework.provisions:
            continue
        entry = _found(framework.name)
        official = entry.record.name if entry else ""
        for place, provision in enumerate(framework.provisions):
            hint = _hint_of_unknown(official, provision)
            if hint:
                message = f"{preview(framework.name)} has no provision {preview(provision)}"
                yield Advice(f"/frameworks/{index}/provisions/{place}", message, preview(provision), hint)


@functools.lru_cache(maxsize=1024)
def _hint_of_unknown(official: str, provision: str) -> str | None:
    """Return a hint if a framework is known to lack this provision number."""
    if official == vocabularies.frameworks["gcm"].record.name:
        known, shape, hint = vocabularies.gcm, _GCM_PROVISION, "write an objective, 1 to 23, or a principle, a to j"
    elif official == vocabularies.frameworks["agenda-2030"].record.name:
        known, shape, hint = vocabularies.sdg, _GOAL_OR_TARGET, "write a goal, 1 to 17, or a target, such as 10.7"
    else:
        return None
    found = shape.fullmatch(provision)
    return hint if found and known.find("-".join(filter(None, found.groups()))) is None else None


# Leading zeros, "No." and the word before a number do not matter; the word before a letter is part of the name.
_GCM_PROVISION = re.compile(
    r"(?:(?:gcm\W)?objectives?\W*(?:no\W*)?|gcm\W)?0{0,2}([0-9]+)|(?:guiding\W)?(principle)s?\W+([a-z])\W?",
    re.IGNORECASE,
)
_GOAL_OR_TARGET = re.compile(
    r"(?:sdgs?\W*)?(?:(?:goal|target)s?\W*)?(?:no\W*)?0{0,2}([0-9]+(?:\.[0-9a-z]{1,2})?)", re.IGNORECASE
)


@builtin_rule("period-impossible")
def period_impossible(context: RuleContext) -> Iterator[Advice]:
    """The note of a framework names an impossible period.

    "2015-203" has lost a digit, and "2018-2015" ends before it begins. Put the right one in `period`. Short years
    ("2018-19") are fine. Numbers of laws and decrees are not read as years, nor are numbers with a slash.

    Seen in a release: "2015-203".

    Examples:
        >>> from migevents import Framework, Workshop, advise
        >>> framework = Framework(name="Migration Strategy", note="printed as “Migration Strategy 2015-203”")
        >>> print(*advise(Workshop(title="Data", frameworks=[framework]), select=["period-impossible"]))
        /frameworks/0/note: "2015-203" is not a possible period [period-impossible] (put the right one in "period")

        >>> framework = Framework(name="Migration Strategy", note="printed as “Migration Strategy 2015-2030”")
        >>> advise(Workshop(title="Data", frameworks=[framework]), select=["period-impossible"])
        ()
    """
    for index, framework in enumerate(context.event.frameworks):
        note = framework.note or ""
        for found in _PERIOD.finditer(note):
            before = note[max(0, found.start() - _LONGEST_LAW) : found.start()]
            if not _is_period(found[1], found[2]) and not _LAW_AT_END.search(before):
                hint = 'put the right one in "period"'
                yield Advice(
                    f"/frameworks/{index}/note", f"{preview(found[0])} is not a possible period", preview(note), hint
                )
                break


# Not in a date, a symbol or a longer row of numbers.
_PERIOD = re.compile(r"(?<![\w/.-])((?:19|20)[0-9]{2})\s?[-–]\s?([0-9]{3,5})(?![\w/-])")
# What comes before the number of a law or the like: "Loi n° 2015-203", "Regulation (EU) 2015-203".
_LAW_AT_END = re.compile(
    r"(?<!\w)(?:n[°ºo]s?|num\w*|laws?|acts?|loi|ley|lei|decrees?|decreto\w*|d[ée]crets?|deci\w+|orders?|ordin\w+|ordonn\w+"
    r"|arr[êe]t[ée]s?|r[ée]sol\w+|direct\w+|regul\w+|r[èe]gle\w+|regla\w+|rule|bill|circul\w+|cases?|document|isbn|issn)"
    r"\.?(?:\s?\([a-z]+\))?[\s:]*$",
    re.IGNORECASE,
)
_LONGEST_LAW = 32
LONGEST_PERIOD = 100
"""How many years a plan may cover."""


def _is_period(start: str, end: str) -> bool:
    return len(end) == len(start) and 0 <= int(end) - int(start) <= LONGEST_PERIOD
