"""Write the records of `examples/*.py` as JSON beside them: ``python -m tasks.write_examples``."""

import json
import runpy
from collections.abc import Iterator
from pathlib import Path

import migevents

EXAMPLES = Path(__file__).parents[1] / "examples"


def written_examples(folder: Path = EXAMPLES) -> Iterator[tuple[Path, bytes]]:
    """Yield the file of each record that a script in the folder makes, and what belongs into it."""
    for script in sorted(folder.glob("*.py")):
        record = runpy.run_path(str(script)).get("RECORD")
        if record is None:  # it shows how the library is used, and makes no record
            continue
        if isinstance(record, dict):  # broken on purpose: the library would not write it
            data = json.dumps(record, ensure_ascii=False, indent=2).encode()
        else:
            data = migevents.dumps(record, indent=2)
        yield script.with_name(script.stem.replace("_", "-") + ".json"), data + b"\n"


def main(folder: Path = EXAMPLES) -> None:
    """Write each record beside the script that makes it, before the next script runs: that may read it."""
    for target, data in written_examples(folder):
        target.write_bytes(data)
        print(target.relative_to(folder.parent))


if __name__ == "__main__":
    main()
