"""What is written in a chart."""

from pathlib import Path
from xml.etree import ElementTree as ET


def texts_of(path: Path) -> list[str]:
    """Return the texts of a picture in SVG, in order."""
    root = ET.parse(path)  # noqa: S314  # we have just written it
    return ["".join(text.itertext()).strip() for text in root.iter("{http://www.w3.org/2000/svg}text")]
