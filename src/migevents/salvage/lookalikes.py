"""Words that only look like a code; they are left over, with a hint."""

WORDS_FOR_NOTHING = frozenset(
    {"-", "--", "?", "n.a.", "n/a", "na", "nan", "nil", "no", "none", "null", "tba", "tbc", "tbd"}
)
"""Words for "not stated", in lower case."""
