"""Advice: what else is worth a look in a record that is sound.

`advise` asks every rule; each stands in the module of its subject, with why it is there. `rule` declares another one.
"""

from migevents.advice.context import Advice, RuleContext
from migevents.advice.duplicates import Likeness, find_duplicates, likeness
from migevents.advice.engine import advise, all_rules
from migevents.advice.registry import Rule, RuleFunction, Severity, rule

__all__ = [
    "Advice",
    "Likeness",
    "Rule",
    "RuleContext",
    "RuleFunction",
    "Severity",
    "advise",
    "all_rules",
    "find_duplicates",
    "likeness",
    "rule",
]
