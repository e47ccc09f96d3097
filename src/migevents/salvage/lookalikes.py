"""Words that only look like a code; they are left over, with a hint."""

WORDS_FOR_NOTHING = frozenset(
    {"-", "--", "?", "n.a.", "n/a", "na", "nan", "nil", "no", "none", "null", "tba", "tbc", "tbd"}
)
"""Words for "not stated", in lower case."""

WORDS_LIKE_CODES = frozenset(
    {
        *(
            "ad",
            "am",
            "as",
            "at",
            "be",
            "by",
            "do",
            "id",
            "in",
            "is",
            "it",
            "me",
            "mr",
            "ms",
            "my",
            "re",
            "so",
            "to",
            "us",
        ),
        *(
            "ago",
            "and",
            "are",
            "arm",
            "bra",
            "can",
            "cog",
            "com",
            "cub",
            "fin",
            "gab",
            "gin",
            "gum",
            "guy",
            "jam",
            "ken",
        ),
        *("lie", "mac", "mar", "nor", "pan", "per", "pry", "ton", "vat"),
    }
)
"""English words that are also the code of a country. In capitals they are the code."""
