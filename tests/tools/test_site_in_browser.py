"""The site in a real browser: Debian's chromium, driven by selenium (apt: chromium, chromium-driver)."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.site import build_site

pytestmark = pytest.mark.tools


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built once."""
    folder = tmp_path_factory.mktemp("site")
    build_site(folder)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A headless chromium; skipped where it is not installed."""
    pytest.importorskip("selenium")
    if not shutil.which("chromium") or not shutil.which("chromedriver"):
        pytest.skip("chromium or chromium-driver is missing")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for argument in ("--headless=new", "--no-sandbox", "--hide-scrollbars"):
        options.add_argument(argument)
    chrome = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    yield chrome
    chrome.quit()


@pytest.mark.parametrize("width", [400, 1300])
def test_no_page_scrolls_sideways_and_every_picture_is_there(browser: Any, site: Path, width: int) -> None:
    """On a telephone and on a desk, each page is as wide as its window, and its pictures are loaded."""
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    for path in sorted(site.rglob("*.html")):
        browser.get(path.as_uri())
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width, path.name
        broken = "return [...document.images].filter(i => !i.complete || !i.naturalWidth).map(i => i.src)"
        assert browser.execute_script(broken) == [], path.name


def test_search_finds_a_page_and_a_name(browser: Any, site: Path) -> None:
    """The search works from a folder, and knows the names of the reference."""
    from selenium.webdriver.support.ui import WebDriverWait

    browser.get((site / "search.html").as_uri() + "?q=leftovers")
    results = WebDriverWait(browser, 20).until(lambda each: each.find_elements("css selector", "#search-results li a"))
    assert any("Salvage.leftovers" in each.text for each in results)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_front_page_shows_the_photograph_of_its_scheme(browser: Any, site: Path, scheme: str) -> None:
    """Of the two photographs of the review page, the one that fits is shown."""
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    browser.get((site / "index.html").as_uri())
    shown = "return [...document.images].filter(i => i.offsetWidth && i.src.includes('review')).map(i => i.src)"
    (source,) = browser.execute_script(shown)
    assert source.endswith(f"review-{scheme}.png")
