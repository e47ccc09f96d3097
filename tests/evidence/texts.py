"""The founding release and the invented ones, for the tests of evidence."""

import json
from pathlib import Path
from typing import Any

from benchmarks.evidence import Release, releases

ROOT = Path(__file__).parents[2]
FOUNDING_TEXT = Path(__file__).with_name("lao-workshop-2018.txt").read_text(encoding="utf-8")
FOUNDING_RECORD: dict[str, Any] = json.loads((ROOT / "examples" / "lao-workshop-2018.json").read_bytes())
RELEASES: list[Release] = releases()
