"""Advice: what else is worth a look in a record that is sound.

`advise` asks every rule; each stands in the module of its subject, with why it is there. `rule` declares another one.
"""

from migevents.advice.advising import advise
from migevents.advice.duplicates import find_duplicates
from migevents.advice.rules import Case, Look, Remark, Rule, Severity, all_rules, rule

__all__ = ["Case", "Look", "Remark", "Rule", "Severity", "advise", "all_rules", "find_duplicates", "rule"]
