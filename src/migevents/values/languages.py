"""The languages: their names in English and in the language itself."""

import functools
import re

from migevents._files import data_text


def tag_of(text: str) -> str | None:
    """Return the BCP 47 tag for a name, or for a tag with underscores.

    Examples:
        >>> tag_of("French"), tag_of("français"), tag_of("pt_BR"), tag_of("Klingonese")
        ('fr', 'fr', 'pt-BR', None)
    """
    if "_" in text and re.fullmatch("[A-Za-z]{2,3}(?:_[A-Za-z]{4})?(?:_(?:[A-Za-z]{2}|[0-9]{3}))?", text):
        return text.replace("_", "-")
    return _tags_by_name().get(text.strip().casefold())


@functools.cache
def _tags_by_name() -> dict[str, str]:
    lines = (line.split(" ", 1) for line in data_text("values", "language_names.txt").splitlines())
    return {name.casefold(): tag for tag, names in lines for name in names.split(", ")}
