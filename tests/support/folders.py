"""Where the files are that tests read."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
EXAMPLES = ROOT / "examples"
SOURCES = ROOT / "src" / "migevents"
DATA = ROOT / "tests" / "data"
CORPUS = ROOT / "tests" / "corpus"
