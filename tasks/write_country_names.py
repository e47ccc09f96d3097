"""Write the names of the countries: ``python -m tasks.write_country_names``.

The names come from three files in `tasks/reference/`: those in print, those of the lists of the United Nations, and
those of CLDR. The file of CLDR is taken from `babel` where it is installed, and else used as it is.

The library reads the result when it first looks a country up, so it is small: one line for each country, and no name
that is found by another one of the same country. In languages of Latin letters a name is kept for each spelling, since
a text is searched for the name as it is printed ("Antigua-et-Barbuda", "Antigua y Barbuda").
"""

import csv
import importlib.util
import io
from collections.abc import Iterator
from pathlib import Path

from migevents._names import lookup_keys
from migevents.evidence.fold import fold
from migevents.values.countries import CODES, SHARED_NAMES
from tasks.write_vocabularies import REFERENCE, ROOT, table

LANGUAGES = ("en", "fr", "es", "pt", "ru", "ar", "zh")
"""The six languages of the United Nations, and Portuguese."""

_LOCALES = {
    "en": ("en", "en_GB"),
    "fr": ("fr", "fr_CA", "fr_CH", "fr_BE"),
    "es": ("es", "es_419", "es_MX", "es_US"),
    "pt": ("pt", "pt_PT"),
    "ru": ("ru", "ru_UA"),
    "ar": ("ar", "ar_EG", "ar_SA", "ar_LY"),
    "zh": ("zh_Hans", "zh_Hant", "zh_Hant_HK", "zh_Hans_SG"),
}
"""The locales of CLDR in which a language is written, the main one first."""

_SEARCHED = ("en", "fr", "es", "pt")
"""The languages whose names are kept in every spelling. Those of Russian are searched by their stems."""

DATA = ROOT / "src" / "migevents" / "values" / "data"
_CLDR = REFERENCE / "country_names_cldr.csv"
_SEPARATOR = "; "


def cldr_names() -> str:
    """Return the names of CLDR as CSV, as `babel` has them."""
    from babel import Locale

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["alpha2", *LANGUAGES])
    for code in CODES:
        names = (
            dict.fromkeys(Locale.parse(locale).territories.get(code, "") for locale in _LOCALES[language])
            for language in LANGUAGES
        )
        writer.writerow([code, *(_SEPARATOR.join(filter(None, each)) for each in names)])
    return text.getvalue()


def names_by_language() -> dict[str, dict[str, list[str]]]:
    """Return the names of each country in each language, those in print first."""
    names: dict[str, dict[str, list[str]]] = {code: {language: [] for language in LANGUAGES} for code in CODES}
    for file in ("country_names_in_print.csv", "country_names_un.csv", _CLDR.name):
        for row in table(file):
            for language in LANGUAGES:
                names[row["alpha2"]][language] += filter(None, row[language].split(_SEPARATOR))
    return {code: {language: list(dict.fromkeys(each)) for language, each in by.items()} for code, by in names.items()}


def written_names() -> str:
    """Return the file of the package: for each country its code and its names.

    Raises:
        ValueError: Two countries have the same name, and it is not in `SHARED_NAMES`.
    """
    owners: dict[str, str] = {}
    shared = {key for name in SHARED_NAMES for key in lookup_keys(name)}
    lines = []
    for code, by_language in names_by_language().items():
        kept: dict[str, str] = {}
        for language, name in ((language, name) for language, names in by_language.items() for name in names):
            keys = set(lookup_keys(name))
            if keys & shared:
                continue
            if language in _SEARCHED or not keys <= {key for key, owner in owners.items() if owner == code}:
                kept.setdefault(fold(name), name)
            for key in keys:
                if owners.setdefault(key, code) != code:
                    raise ValueError(f"{name!r} is a name of {owners[key]} and of {code}")
        lines.append(f"{code} {_SEPARATOR.join(kept.values())}\n")
    return "".join(lines)


def counts() -> Iterator[tuple[str, int]]:
    """Yield how many names of each language are known."""
    for language in LANGUAGES:
        yield language, sum(len(by_language[language]) for by_language in names_by_language().values())


def main(folder: Path = DATA) -> None:
    """Write the names of CLDR if `babel` is installed, and the names of the package."""
    if importlib.util.find_spec("babel"):
        _CLDR.write_text(cldr_names(), encoding="utf-8")
    target = folder / "country_names.txt"
    target.write_text(written_names(), encoding="utf-8")
    print(target.name)


if __name__ == "__main__":
    main()
