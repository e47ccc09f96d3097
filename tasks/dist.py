"""Build the sdist and the wheel, and try the wheel where the source is not: in an empty environment elsewhere."""

import shutil
import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

from tasks.demo import run_demo
from tasks.write_pages import PAGES
from tasks.write_schema import COPIES
from tasks.write_vocabularies import DATA

ROOT = Path(__file__).parents[1]
DIST = ROOT / "dist"
KNOWN = "from migevents import vocabularies; assert vocabularies.countries.find('Laos').record == 'LA'"


def build() -> Path:
    """Build the sdist, and the wheel from it; return the wheel."""
    shutil.rmtree(DIST, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "build", "--quiet", "--quiet", "--no-isolation", ROOT], check=True)
    (wheel,) = DIST.glob("*.whl")
    return wheel


def check_contents(wheel: Path) -> None:
    """Stop if the wheel lacks `py.typed` or some of its data, or has more than the package."""
    names = zipfile.ZipFile(wheel).namelist()
    data = {f"migevents/vocabularies/data/{path.name}" for path in DATA.glob("*.json")}
    copies = {copy.relative_to(ROOT / "src").as_posix() for copy in (COPIES[0], PAGES)}
    needed = {"migevents/py.typed", *copies, *data}
    if missing := sorted(needed.difference(names)):
        sys.exit(f"{wheel.name} lacks {', '.join(missing)}.")
    if strangers := [name for name in names if not name.startswith(("migevents/", "migevents-"))]:
        sys.exit(f"{wheel.name} holds more than the package: {', '.join(strangers)}")


def try_out(wheel: Path) -> None:
    """Install the wheel into an empty environment, and run the demo there."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        venv.create(folder / "venv", with_pip=True)
        scripts = folder / "venv" / "bin"
        pins = f"--constraint={ROOT / 'constraints.txt'}"
        subprocess.run([scripts / "pip", "install", "--quiet", "--quiet", pins, f"{wheel}[cli,icalendar]"], check=True)
        shutil.copytree(ROOT / "examples", folder / "examples")
        subprocess.run([scripts / "python", "-c", KNOWN], cwd=folder, check=True)
        run_demo(scripts, folder)


if __name__ == "__main__":
    wheel = build()
    check_contents(wheel)
    try_out(wheel)
    print("\nBuilt, installed and tried:", *sorted(path.name for path in DIST.iterdir()), sep="\n  ")
