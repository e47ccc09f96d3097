"""The areas of IOM's work as entries."""

from migevents.terms import Theme
from migevents.vocabularies.data_files import rows_of
from migevents.vocabularies.entries import Vocabulary, entry_of


def load_themes() -> Vocabulary[Theme]:
    """Read the vocabulary of themes."""
    return Vocabulary({key: entry_of(Theme(key), row, row["aliases"]) for key, row in rows_of("themes").items()})
