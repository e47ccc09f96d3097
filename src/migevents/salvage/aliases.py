"""Words that look like a code and may be none: such a text is left over, with a hint."""

WORDS_FOR_NOTHING = frozenset(
    {"-", "--", "?", "n.a.", "n/a", "na", "nan", "nil", "no", "none", "null", "tba", "tbc", "tbd"}
)
"""Words for "not stated", in lower case."""
