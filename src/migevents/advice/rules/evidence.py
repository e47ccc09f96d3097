"""Advice on facts that the text of a record does not have."""

from collections.abc import Iterator

from migevents._display import preview
from migevents.advice.context import Advice, RuleContext
from migevents.advice.registry import builtin_rule


@builtin_rule("not-in-text")
def not_in_text(context: RuleContext) -> Iterator[Advice]:
    """A value does not occur in the text that the record was made from.

    A digit that was mistyped, a name that a language model made up, a day of another event: they look like any other
    value, and only the text can tell. The rule needs the text, `advise(record, text=...)` or `migevents check --text`;
    without it, it reports nothing. Text that a person reworded, such as a summary, is reported too: `--ignore` it, or
    look at `migevents.locate` for the values one by one.

    Seen in the founding record: its coder reworded two topics and the project.

    Examples:
        >>> from migevents import Venue, Workshop, advise
        >>> workshop = Workshop(title="Migration and data", venues=[Venue(city="Cairo")])
        >>> text = "The workshop “Migration and data” was held in Amman."
        >>> print(*advise(workshop, text=text, select=["not-in-text"]))
        /venues/0/city: the text does not contain "Cairo" [not-in-text] (correct it, or remove it)

        >>> advise(workshop, text=text.replace("Amman", "Cairo"), select=["not-in-text"])
        ()
    """
    if context.text is None:
        return
    from migevents.evidence import locate
    from migevents.evidence.leaves import values_of

    evidence = locate(context.event, context.text, published=context.reference)
    values = values_of(evidence.record)
    for pointer in evidence.not_found:
        value = preview(values[pointer])
        yield Advice(pointer, f"the text does not contain {value}", value, "correct it, or remove it")
