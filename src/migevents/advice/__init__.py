"""Advice: what is worth checking in a record that is valid.

`advise` runs every rule. Each rule is in the module of its subject, with the reason for it; `rule` declares a new one.
"""

from migevents.advice.context import Advice, RuleContext
from migevents.advice.duplicates import Likeness, find_duplicates, likeness
from migevents.advice.engine import advise, all_rules
from migevents.advice.registry import AdviceSeverity, Rule, RuleFunction, rule

__all__ = [
    "Advice",
    "AdviceSeverity",
    "Likeness",
    "Rule",
    "RuleContext",
    "RuleFunction",
    "advise",
    "all_rules",
    "find_duplicates",
    "likeness",
    "rule",
]
