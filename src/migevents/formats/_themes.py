"""Recognition of themes in other formats."""

from migevents import vocabularies
from migevents.model.event import Event


def theme_of(text: str) -> str | None:
    """Return the theme whose label is exactly this text.

    Examples:
        >>> theme_of("Migration health"), theme_of("migration health")
        ('migration_health', None)
    """
    entry = vocabularies.themes.find(text) if text else None
    return str(entry.record) if entry is not None and entry.label == text else None


def field_of_keyword(word: str) -> tuple[str, str]:
    """Return the field for a keyword, and its item: a theme or a topic."""
    theme = theme_of(word)
    return ("themes", theme) if theme else ("topics", word)


def topics_that_name_themes(record: Event) -> list[int]:
    """Return the indices of topics that equal the label of a theme.

    A reader would take them as themes.

    Examples:
        >>> topics_that_name_themes(Event(title="x", topics=("data", "Migration health")))
        [1]
    """
    return [index for index, topic in enumerate(record.topics) if theme_of(topic)]
