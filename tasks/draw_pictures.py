"""Draw the pictures of the documentation: ``python -m tasks.draw_pictures``, or `make pictures`.

The drawings and the terminals are SVG, and the same in every run. The review page is a photograph, as PNG: it needs
chromium and selenium, and is left as it is where these are missing. The chart of performance is drawn by `make bench`
from what it measures, and the chart of dates by `make dates`.
"""

import importlib.util
import shutil
from pathlib import Path

from tasks.pictures.model import model
from tasks.pictures.review import photograph, review_page
from tasks.pictures.terminal import screenshot
from tasks.pictures.ways import ways

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "pictures"

TERMINALS = {
    "check.svg": ("migevents check examples/inbox/data-workshop.json", None),
    "show.svg": ("migevents show examples/lao-workshop-2018.json", 34),
}
"""The screenshots: the command, and how many of its lines are shown."""


def drawn() -> dict[str, str]:
    """Return the pictures that are text, by the names of their files."""
    terminals = {name: screenshot(command, ROOT, lines) for name, (command, lines) in TERMINALS.items()}
    return {"model.svg": model(), "ways.svg": ways(), **terminals}


def main(target: Path = TARGET) -> None:
    """Draw every picture."""
    target.mkdir(exist_ok=True)
    for name, picture in drawn().items():
        (target / name).write_text(picture, encoding="utf-8")
        print(name)
    if shutil.which("chromium") and shutil.which("chromedriver") and importlib.util.find_spec("selenium"):
        for scheme in ("light", "dark"):
            photograph(review_page(ROOT / "examples" / "inbox"), target / f"review-{scheme}.png", scheme)
            print(f"review-{scheme}.png")
    else:
        print("chromium, chromium-driver or selenium is missing: the review page was not photographed")


if __name__ == "__main__":
    main()
