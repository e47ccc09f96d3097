"""`rule`: how a rule of advice is declared, here and by users, and where all of them are found.

A rule is a function that takes a `RuleContext`, an event and its date of publication, and yields `Advice` for each
finding. The code and the severity are given once, where the rule is declared.
"""

import functools
import inspect
import re
import sys
from collections.abc import Callable, Container, Iterable
from typing import Literal, final

import attrs

from migevents._display import escaped, preview
from migevents.advice.context import Advice, RuleContext
from migevents.codes import ADVICE, FAULTS
from migevents.errors import Issue

RuleFunction = Callable[[RuleContext], Iterable[Advice]]
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
    run: RuleFunction
    summary: str
    extra: tuple[str, str] | None = None

    @property
    def is_available(self) -> bool:
        """Whether what the rule needs is installed."""
        return self.extra is None or _is_installed(self.extra[1])

    def issue(self, advice: Advice) -> Issue:
        """Return a remark of this rule as an issue."""
        return Issue(self.code, advice.path, advice.message, self.severity, advice.value, advice.hint)


@functools.cache
def _is_installed(module: str) -> bool:
    from importlib.util import find_spec

    return find_spec(module) is not None


_WITHOUT_DOCSTRINGS = 2

BUILTIN_RULES: dict[str, Rule] = {}
"""The rules of the library that are imported so far, by code; `all_rules` has all of them."""

USER_RULES: dict[str, Rule] = {}
"""The rules that the program has declared, by code."""


def rule(
    code: str, *, severity: Severity = "info", extra: tuple[str, str] | None = None
) -> Callable[[RuleFunction], RuleFunction]:
    """Make a function a rule of advice, from here on and for the whole program.

    The function takes a `RuleContext` and yields `Advice` for each finding. Its docstring is the page of the rule: the
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
        >>> from migevents.advice import Advice, rule
        >>> @rule("acme-no-summary", severity="info")
        ... def no_summary(context):
        ...     'The event has no summary.'
        ...     if context.event.summary is None:
        ...         yield Advice("/summary", "there is no summary", hint="say in a sentence what it was about")
        >>> print(*advise(Workshop(title="Migration and data"), select=["acme-no-summary"]))
        /summary: there is no summary [acme-no-summary] (say in a sentence what it was about)
    """

    def declare(run: RuleFunction) -> RuleFunction:
        summary = (inspect.getdoc(run) or "").partition("\n")[0]
        # Where Python runs with -OO there are no docstrings, and a rule says no less of a record.
        if not summary and sys.flags.optimize < _WITHOUT_DOCSTRINGS:
            raise ValueError(f"the rule {preview(code)} has no docstring: its first line is what is listed")
        is_builtin = run.__module__.startswith(f"{__package__}.rules.")
        rules = BUILTIN_RULES if is_builtin else USER_RULES
        _check_code(code, run, None if is_builtin else ADVICE)
        if severity not in {"warning", "info"}:
            raise ValueError(f'the severity of advice is "warning" or "info", not {preview(severity)}')
        rules[code] = Rule(code, severity, run, summary, extra)
        return run

    return declare


def _check_code(code: str, run: RuleFunction, taken: Container[str] | None) -> None:
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)+", code):
        raise ValueError(f"{preview(code)} is no code: write two words or more in kebab-case, such as acme-no-summary")
    if taken is not None and code in taken:
        raise ValueError(f"{preview(code)} is the code of a rule already: one of migevents")
    known = USER_RULES.get(code)
    # A module that is run again, as in a notebook, declares its rules again.
    if known and _name_of(known.run) != _name_of(run):
        raise ValueError(f"{preview(code)} is the code of a rule already: {escaped('.'.join(_name_of(known.run)))}")
    if code in FAULTS:
        raise ValueError(f"{preview(code)} is the code of a fault")


def _name_of(run: RuleFunction) -> tuple[str, str]:
    return run.__module__, run.__qualname__
