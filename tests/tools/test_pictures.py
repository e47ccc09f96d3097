"""The photographs of the review page, in a real browser."""

import shutil
import struct
from pathlib import Path

import pytest

from tasks.pictures.review import SIZE, photograph, review_page
from tests.support.folders import EXAMPLES

pytestmark = pytest.mark.tools


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_review_page_is_photographed(tmp_path: Path, scheme: str) -> None:
    """The photograph is a PNG of the size that the page of the documentation has room for."""
    pytest.importorskip("selenium")
    if not shutil.which("chromium") or not shutil.which("chromedriver"):
        pytest.skip("chromium or chromium-driver is missing")
    target = tmp_path / "review.png"
    photograph(review_page(EXAMPLES / "inbox"), target, scheme)
    assert struct.unpack(">8x4x4xII", target.read_bytes()[:24]) == SIZE
