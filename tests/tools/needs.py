"""Requirements of the tests with other programs, and what happens without them."""

import importlib
import os
import shutil
from typing import Any, NoReturn

import pytest


def needed(module: str, package: str = "") -> Any:
    """Return a module; if it is missing, skip the tests of the file with the reason, or fail in CI."""
    if not package:
        try:
            return importlib.import_module(module)
        except ModuleNotFoundError as error:
            missing(f"{module} (pip install {str(error.name).partition('.')[0]})")
    return missing(package)


def missing(part: str) -> NoReturn:
    """Skip the tests, because a part of them is missing; in continuous integration, fail."""
    reason = f"{part} is missing"
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason, allow_module_level=True)


def needed_program(name: str) -> str:
    """Return the path of a program; where it is missing, skip the tests of the file, or fail if CI runs them."""
    return shutil.which(name) or missing(name)
