"""`advise`: run the rules on one event."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from migevents._display import got_no_text, preview, with_article
from migevents._names import did_you_mean
from migevents.advice.context import RuleContext
from migevents.advice.registry import BUILTIN_RULES, USER_RULES, Rule
from migevents.codec.classes import not_a
from migevents.errors import Issues
from migevents.jsontext.pointer import keys_of
from migevents.model.base import Record, cached, fields_of
from migevents.model.event import Event
from migevents.values.dates import ReferenceDate, as_partial_date


def advise(
    record: Event,
    *,
    reference: ReferenceDate = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    text: str | None = None,
) -> Issues:
    """Return advice on a valid record: what is worth checking in it.

    Advice never refuses a record. Examples are a year that was inferred, an e-mail address that was lost in print, and
    a number of days that differs from the dates. The page on advice lists the rules.

    Args:
        record: The event.
        reference: When the event was published. The default is ``record.source.published``.
        select: The codes of the rules to run. The default is all of them.
        ignore: The codes of rules not to run.
        text: The text that the record was made from. With it, the rule ``not-in-text`` reports what the text does not
            have; without it, that rule has nothing to report.

    Returns:
        The advice, in the order of the document. Each has the severity ``warning`` or ``info``.

    Raises:
        ValueError: A code is unknown, or the reference is not a valid date.
        TypeError: The record is not an event, the codes are not a list of text, or another argument has the wrong type.

    Examples:
        >>> from migevents import Quote, Workshop, advise
        >>> workshop = Workshop(title="Migration and data", quotes=[Quote(text="We count…. Nobody asks")])
        >>> for issue in advise(workshop, ignore=["date-missing"]):
        ...     print(issue.severity, issue.path, issue.code)
        info /quotes/0/text quote-elided
        warning /quotes/0/speaker quote-unattributed
    """
    if not isinstance(record, Event):
        raise TypeError(not_a("an event", record))
    published = record.source.published if record.source else None
    if text is not None and not isinstance(text, str):
        raise TypeError(f"expected the text as str, {got_no_text(text)}")
    context = RuleContext(record, published if reference is None else as_partial_date(reference), text)
    issues = [rule.issue(advice) for rule in chosen(select, ignore) for advice in rule.run(context)]
    if len(issues) > 1:
        issues.sort(key=lambda issue: _place(record, issue.path))
    return Issues(issues)


def chosen(select: Iterable[str] | None, ignore: Iterable[str] | None) -> tuple[Rule, ...]:
    """Return the rules with these codes whose requirements are installed.

    Raises:
        ValueError: A code is unknown.
        TypeError: The codes are not a list of text.
    """
    wanted, unwanted = _codes(select), _codes(ignore) or ()
    rules = all_rules()
    for code in (*(wanted or ()), *unwanted):
        if code not in rules:
            hint = did_you_mean(code, rules)
            raise ValueError(f"unknown rule code {preview(code)}" + (f": {hint}" if hint else ""))
    return tuple(
        rule
        for code, rule in rules.items()
        if (wanted is None or code in wanted) and code not in unwanted and (rule.extra is None or rule.is_available)
    )


def _codes(codes: Iterable[str] | None) -> tuple[str, ...] | None:
    if isinstance(codes, str):
        raise TypeError(f"expected a list of codes: write [{preview(codes)}]")
    if codes is None:
        return None
    if not isinstance(codes, Iterable):
        raise TypeError(f"expected a list of codes, got {with_article(type(codes))}")
    listed = tuple(codes)
    for code in listed:
        if not isinstance(code, str):
            raise TypeError(f"expected a code as text, got {with_article(type(code))}")
    return listed


@cached
def _order_of(cls: type[Record]) -> dict[str, int]:
    return {name: place for place, name in enumerate(fields_of(cls))}


def _place(record: Record, path: str) -> tuple[int, ...]:
    """Return a path as positions in the document, to sort by."""
    places = []
    value: object = record
    for step in keys_of(path):
        if isinstance(value, Record):
            order = _order_of(type(value))
            places.append(order.get(step, len(order)))
            value = getattr(value, step, None)
        elif isinstance(value, tuple) and step.isdecimal():
            places.append(int(step))
            value = value[int(step)] if int(step) < len(value) else None
        else:
            break
    return tuple(places)


def all_rules() -> Mapping[str, Rule]:
    """Return every rule by its code: the library's, then the program's.

    Examples:
        >>> all_rules()["quote-elided"].summary
        'Words were left out of a quote.'
    """
    import migevents.advice.rules  # noqa: F401  # importing the rules declares them

    return MappingProxyType(BUILTIN_RULES | USER_RULES)
