# noqa: N999  # PyInstaller finds a hook by this name
"""The hook that PyInstaller runs for a program that imports migevents: it adds the files that are not modules."""

from pathlib import Path

_PACKAGE = Path(__file__).parents[2]

datas = [
    (str(file), str(Path("migevents", file.relative_to(_PACKAGE).parent)))
    for file in sorted(_PACKAGE.rglob("*"))
    if file.suffix in {".json", ".md", ".txt"}
]
