"""The decorators that declare rules, and the registry.

A rule is a function that takes a `RuleContext`, an event and its date of publication, and yields an `Advice` for each
finding. `rule` is for the rules of a program, and gives the code and the severity; `builtin_rule` is for those of the
library, whose severity and summary are in `migevents.codes`.
"""

import functools
import inspect
import re
import sys
from collections.abc import Callable, Iterable
from typing import Literal, final

import attrs

from migevents._display import escaped, preview
from migevents.advice.context import Advice, RuleContext
from migevents.codes import ADVICE, FAULTS, WARNINGS
from migevents.errors import Issue

RuleFunction = Callable[[RuleContext], Iterable[Advice]]
"""The function of a rule: it yields its findings in an event."""

AdviceSeverity = Literal["warning", "info"]
"""How serious advice is: a `warning` is probably a mistake, an `info` is worth checking."""


@final
@attrs.frozen
class Rule:
    """A rule: a function with its code and its severity.

    Attributes:
        code: Its name, in kebab-case. It never changes.
        severity: How serious its advice is.
        run: The function that finds the problems.
        summary: The first line of the function's docstring; empty for a rule of your own if Python runs with ``-OO``.
        extra: The extra of this library without which the rule is skipped (``phones``), and the module it imports.
    """

    code: str
    severity: AdviceSeverity
    run: RuleFunction
    summary: str
    extra: tuple[str, str] | None = None

    @property
    def is_available(self) -> bool:
        """Whether the extra that the rule needs is installed."""
        return self.extra is None or _is_installed(self.extra[1])

    def issue(self, advice: Advice) -> Issue:
        """Return advice of this rule as an issue."""
        return Issue(self.code, advice.path, advice.message, self.severity, advice.value, advice.hint)


@functools.cache
def _is_installed(module: str) -> bool:
    from importlib.util import find_spec

    return find_spec(module) is not None


_WITHOUT_DOCSTRINGS = 2

BUILTIN_RULES: dict[str, Rule] = {}
"""The rules of the library that are imported so far, by code; `all_rules` imports all of them."""

USER_RULES: dict[str, Rule] = {}
"""The rules that the program declared, by code."""


def rule(code: str, *, severity: AdviceSeverity = "info") -> Callable[[RuleFunction], RuleFunction]:
    """Declare a function as a rule for the whole program.

    The function takes a `RuleContext` and yields an `Advice` for each finding. Its docstring is the page of the rule:
    the first line is its summary, and ``migevents explain`` prints all of it.

    Args:
        code: The name of the rule, in kebab-case. Start it with a word of your own (``acme-no-summary``), so that it
            does not collide with rules of later releases.
        severity: ``warning`` for what is probably a mistake, ``info`` for what is worth checking.

    Returns:
        A decorator that returns the function unchanged.

    Raises:
        ValueError: The code is not in kebab-case, or is already in use; the severity is unknown; or the function has no
            docstring.

    Examples:
        >>> from migevents import Workshop, advise
        >>> from migevents.advice import Advice, rule
        >>> @rule("acme-no-summary", severity="info")
        ... def no_summary(context):
        ...     'The event has no summary.'
        ...     if context.event.summary is None:
        ...         yield Advice("/summary", "the summary is missing", hint="add a sentence on what it was about")
        >>> print(*advise(Workshop(title="Migration and data"), select=["acme-no-summary"]))
        /summary: the summary is missing [acme-no-summary] (add a sentence on what it was about)
    """

    def declare(run: RuleFunction) -> RuleFunction:
        summary = (inspect.getdoc(run) or "").partition("\n")[0]
        # With -OO, Python has no docstrings; the rule works without one.
        if not summary and sys.flags.optimize < _WITHOUT_DOCSTRINGS:
            raise ValueError(f"rule {preview(code)} needs a docstring: its first line is the summary")
        _check_code(code, run)
        if severity not in {"warning", "info"}:
            raise ValueError(f'expected the severity "warning" or "info", got {preview(severity)}')
        USER_RULES[code] = Rule(code, severity, run, summary)
        return run

    return declare


def builtin_rule(code: str, *, extra: tuple[str, str] | None = None) -> Callable[[RuleFunction], RuleFunction]:
    """Declare a function as a rule of the library.

    Its severity and summary are those of its code. Without the extra, and the module that it imports, it is skipped.
    """
    severity: AdviceSeverity = "warning" if code in WARNINGS else "info"

    def declare(run: RuleFunction) -> RuleFunction:
        BUILTIN_RULES[code] = Rule(code, severity, run, ADVICE[code], extra)
        return run

    return declare


def _check_code(code: str, run: RuleFunction) -> None:
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)+", code):
        raise ValueError(
            f"{preview(code)} is not a valid code: write two words or more in kebab-case, such as acme-no-summary"
        )
    if code in ADVICE:
        raise ValueError(f"{preview(code)} is already a rule of migevents")
    known = USER_RULES.get(code)
    # A module that runs again, as in a notebook, declares its rules again.
    if known and _name_of(known.run) != _name_of(run):
        raise ValueError(f"{preview(code)} is already a rule: {escaped('.'.join(_name_of(known.run)))}")
    if code in FAULTS:
        raise ValueError(f"{preview(code)} is already the code of a fault")


def _name_of(run: RuleFunction) -> tuple[str, str]:
    return run.__module__, run.__qualname__
