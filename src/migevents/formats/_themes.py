"""Themes among the words of others."""

from migevents import vocabularies


def theme_of(text: str) -> str | None:
    """Return the theme of which a text is exactly the label.

    Examples:
        >>> theme_of("Migration health"), theme_of("migration health")
        ('migration_health', None)
    """
    entry = vocabularies.themes.find(text) if text else None
    return str(entry.record) if entry is not None and entry.label == text else None
