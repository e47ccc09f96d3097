"""Write the JSON Schema of events into the package and into the documentation: ``python -m tasks.write_schema``."""

from pathlib import Path

from migevents.codec.envelope import VERSION
from migevents.codec.schema import schema_text

ROOT = Path(__file__).parents[1]
COPIES = tuple(ROOT / folder / f"migevents-{VERSION}.schema.json" for folder in ("src/migevents/codec", "docs/schema"))


def main(root: Path = ROOT) -> None:
    """Write the files."""
    for copy in COPIES:
        target = root / copy.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(schema_text(), encoding="utf-8", newline="\n")
        print(target.relative_to(root))


if __name__ == "__main__":
    main()
