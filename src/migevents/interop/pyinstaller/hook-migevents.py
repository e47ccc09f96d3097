# noqa: N999  # PyInstaller finds a hook by this name
"""The PyInstaller hook of migevents: it adds the data files."""

from pathlib import Path

_PACKAGE = Path(__file__).parents[2]

datas = [
    (str(file), str(Path("migevents", file.relative_to(_PACKAGE).parent)))
    for file in sorted(_PACKAGE.rglob("*"))
    if file.suffix in {".css", ".html", ".js", ".json", ".md", ".txt"}
]
