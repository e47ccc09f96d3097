"""The settings of a project: ``[tool.migevents]`` in ``pyproject.toml``."""

import importlib
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs
import click

from migevents._display import escaped, preview
from migevents._names import did_you_mean
from migevents.advice.engine import chosen


@attrs.frozen
class Settings:
    """Which rules are run, and whether advice affects the exit code.

    Attributes:
        select: The codes of the rules to run; `None` for all.
        ignore: The codes of the rules that are not run.
        strict: Whether advice affects the exit status.
        rules: The modules that declare the project's own rules.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    strict: bool = False
    rules: tuple[str, ...] = ()


def settings_here() -> Settings:
    """Read the settings of the current folder's project; see `settings_of`.

    Raises:
        click.UsageError: The file or the table cannot be read.
    """
    try:
        return settings_of(Path.cwd())
    except FileNotFoundError:  # the current folder was deleted
        return Settings()


def settings_of(folder: Path) -> Settings:
    """Read the settings of a folder's project, and import its rules.

    They are in the ``pyproject.toml`` of the folder, or else of the nearest folder above it that has one.

    Raises:
        click.UsageError: The file or the table cannot be read.
    """
    file = next(
        (each / "pyproject.toml" for each in (folder, *folder.parents) if (each / "pyproject.toml").is_file()), None
    )
    if file is None:
        return Settings()
    try:
        settings = _settings(tomllib.loads(file.read_text(encoding="utf-8")))
        _import_rules(settings.rules, file.parent)
    except (OSError, ValueError) as error:
        raise click.UsageError(f"{escaped(str(file))}: {escaped(str(error))}") from None
    return settings


def _settings(document: Mapping[str, Any]) -> Settings:
    names = [field.name for field in attrs.fields(Settings)]
    given: dict[str, Any] = {}
    for key, value in _table(_table(document, "tool"), "migevents").items():
        if key not in names:
            hint = did_you_mean(key, names)
            raise ValueError(f"[tool.migevents] has no setting {preview(key)}" + (f": {hint}" if hint else ""))
        given[key] = _flag(value) if key == "strict" else _texts(key, value)
    return Settings(**given)


def _table(document: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    table = document.get(key, {})
    if not isinstance(table, dict):
        raise ValueError(f"{key!r} is not a table: put the settings under [tool.migevents]")  # noqa: TRY004  # as below
    return table


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("'strict' of [tool.migevents] must be true or false")  # noqa: TRY004  # wrong in a file, not in a call
    return value


def _texts(key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"{key!r} of [tool.migevents] must be a list of strings")
    return tuple(value)


def _import_rules(modules: tuple[str, ...], folder: Path) -> None:
    """Import modules of rules, installed or beside the ``pyproject.toml``."""
    if modules:
        sys.path.insert(0, str(folder))
    for module in modules:
        try:
            importlib.import_module(module)
        except Exception as error:  # noqa: BLE001  # the project's own code may raise anything
            raise ValueError(f"the rules of {preview(module)} cannot be imported: {_named(error)}") from None


def _named(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def listed_codes(given: tuple[str, ...]) -> tuple[str, ...]:
    """Return the codes of a repeatable option with comma-separated values.

    Examples:
        >>> listed_codes(("date-inferred,quote-elided", "year-missing"))
        ('date-inferred', 'quote-elided', 'year-missing')
    """
    return tuple(code.strip() for option in given for code in option.split(",") if code.strip())


def with_options(
    settings: Settings, select: tuple[str, ...], ignore: tuple[str, ...], *, strict: bool | None
) -> Settings:
    """Return the settings, overridden by the options of the command.

    Raises:
        click.UsageError: A code is not that of a rule.
    """
    settings = attrs.evolve(
        settings,
        select=listed_codes(select) if select else settings.select,
        ignore=listed_codes(ignore) if ignore else settings.ignore,
        strict=settings.strict if strict is None else strict,
    )
    try:
        chosen(settings.select, settings.ignore)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    return settings
