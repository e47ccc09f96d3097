"""The review page in a real browser: Debian's chromium, driven by selenium (apt: chromium, chromium-driver)."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from migevents import locate
from tests.evidence.texts import FOUNDING_RECORD, FOUNDING_TEXT

pytestmark = pytest.mark.tools

HOSTILE = "<script>document.title = 'bad'</script><img src=x onerror=\"document.title = 'bad'\"> </mark>"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A headless chromium that keeps what is logged; skipped where it is not installed, unless CI is set."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    try:
        from selenium import webdriver
        from selenium.webdriver.chrome.service import Service
    except ModuleNotFoundError:
        chromium = None
    if not chromium or not driver:
        if os.environ.get("CI"):
            pytest.fail("selenium, chromium or chromium-driver is missing")
        pytest.skip("selenium, chromium or chromium-driver is missing")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in ("--headless=new", "--no-sandbox", "--window-size=1400,900"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    chrome = webdriver.Chrome(options=options, service=Service(driver))
    yield chrome
    chrome.quit()


def show(browser: Any, page: str, tmp_path: Path) -> None:
    """Open a page."""
    path = tmp_path / "review.html"
    path.write_text(page, encoding="utf-8", errors="replace")
    browser.get(path.as_uri())


def lit(browser: Any, tag: str) -> list[str]:
    """The text of what is lit, marks or rows."""
    return [element.text for element in browser.find_elements("css selector", f"{tag}.lit")]


def test_page_renders_with_marks_at_their_places(browser: Any, tmp_path: Path) -> None:
    """The script runs, the text is whole, and each mark has the letters of its places."""
    evidence = locate(FOUNDING_RECORD, FOUNDING_TEXT)
    show(browser, evidence.to_html(), tmp_path)
    assert browser.execute_script("return document.documentElement.dataset.ready") == "yes"
    assert browser.execute_script("return document.querySelector('.source').textContent") == FOUNDING_TEXT
    number = list(evidence).index("/quotes/2/text")
    marked = browser.execute_script(
        f"return [...document.querySelectorAll('mark')].filter(m => m.dataset.v.split(' ').includes('{number}'))"
        ".map(m => m.textContent).join('')"
    )
    (span,) = evidence["/quotes/2/text"].spans
    assert marked == FOUNDING_TEXT[span[0] : span[1]]


def test_pointing_lights_both_sides_and_scrolls(browser: Any, tmp_path: Path) -> None:
    """A pointer over a row lights its marks and scrolls to the likeliest; over a mark, it lights the row."""
    from selenium.webdriver import ActionChains

    show(browser, locate(FOUNDING_RECORD, FOUNDING_TEXT).to_html(), tmp_path)
    row = browser.find_element("css selector", 'button[title="/contacts/0/name"]')
    browser.execute_script("arguments[0].scrollIntoView()", row)
    ActionChains(browser).move_to_element(row).perform()
    assert lit(browser, "mark") == ["Misato Yuasa"]
    mark = browser.find_element("css selector", "mark.lit")
    assert (
        browser.execute_script(
            "const r = arguments[0].getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight", mark
        )
        or browser.execute_script("return getComputedStyle(document.querySelector('.text')).scrollBehavior") == "smooth"
    )
    mark = next(each for each in browser.find_elements("css selector", "mark") if each.text == "171st")
    browser.execute_script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", mark)
    ActionChains(browser).move_to_element(mark).perform()
    assert any("ordinal" in text for text in lit(browser, "button"))


def test_keyboard_moves_along_both_sides(browser: Any, tmp_path: Path) -> None:
    """Arrow keys go from row to row, Enter to the mark and back, Escape puts the lights out."""
    from selenium.webdriver.common.keys import Keys

    show(browser, locate({"title": "A fair", "edition": 3}, "The third time: a fair.").to_html(), tmp_path)
    first = browser.find_element("css selector", ".record button")
    browser.execute_script("arguments[0].focus()", first)
    active = browser.switch_to.active_element
    active.send_keys(Keys.ARROW_DOWN)
    browser.switch_to.active_element.send_keys(Keys.ARROW_UP)
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    assert browser.switch_to.active_element.tag_name == "mark"
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    assert browser.switch_to.active_element.tag_name == "button"
    assert lit(browser, "mark")
    browser.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert lit(browser, "mark") == []


def test_hostile_text_does_nothing_and_nothing_is_loaded(browser: Any, tmp_path: Path) -> None:
    """Markup in text and values does not run, and the page asks for nothing but itself."""
    browser.get_log("browser")
    browser.get_log("performance")
    show(browser, locate({"title": HOSTILE}, f"{HOSTILE} x").to_html(), tmp_path)
    assert browser.title == "Review of a record"
    assert browser.find_elements("css selector", "img") == []
    assert browser.get_log("browser") == []
    requested = [
        entry["message"] for entry in browser.get_log("performance") if "Network.requestWillBeSent" in entry["message"]
    ]
    assert all("review.html" in message for message in requested)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_is_legible_in_light_and_dark(browser: Any, tmp_path: Path, scheme: str) -> None:
    """In both schemes the text has a contrast of at least 7 to 1 with its page (WCAG 2.2, 1.4.6)."""
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    show(browser, locate(FOUNDING_RECORD, FOUNDING_TEXT).to_html(), tmp_path)
    colours = browser.execute_script(
        "const body = getComputedStyle(document.body);"
        "return [body.color, body.backgroundColor].map(colour => colour.match(/[0-9]+/g).map(Number))"
    )
    light, dark = sorted((luminance(colour) for colour in colours), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 7


def luminance(colour: list[int]) -> float:
    """The relative luminance of a colour (WCAG 2.2)."""
    parts = [part / 255 for part in colour[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
