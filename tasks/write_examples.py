"""Write the records of `examples/*.py` as JSON beside them: ``python tasks/write_examples.py``."""

import runpy
from pathlib import Path

import migevents

EXAMPLES = Path(__file__).parent.parent / "examples"


def main() -> None:
    """Write each record beside the code that makes it."""
    for script in sorted(EXAMPLES.glob("*.py")):
        target = script.with_name(script.stem.replace("_", "-") + ".json")
        migevents.dump(runpy.run_path(str(script))["RECORD"], target, indent=2)
        print(target.relative_to(EXAMPLES.parent))


if __name__ == "__main__":
    main()
