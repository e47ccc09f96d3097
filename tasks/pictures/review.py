"""The review page in a browser, light and dark: Debian's chromium, driven by selenium."""

import shutil
import tempfile
from pathlib import Path

from migevents import locate, salvage

SIZE = (1180, 640)


def review_page(inbox: Path) -> str:
    """Return the review page of an invented record beside its text."""
    record = salvage((inbox / "border-training.json").read_bytes()).record
    assert record is not None  # noqa: S101  # for the checkers of types
    return locate(record, (inbox / "border-training.txt").read_text(encoding="utf-8")).to_html()


def photograph(page: str, target: Path, scheme: str) -> None:
    """Write a picture of a page, as a browser shows it in a colour scheme, as PNG."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or "chromium"
    for argument in ("--headless=new", "--no-sandbox", "--hide-scrollbars"):
        options.add_argument(argument)
    browser = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    width, height = SIZE
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    with tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8") as file:
        file.write(page)
        file.flush()
        browser.get(Path(file.name).as_uri())
        browser.save_screenshot(str(target))
    browser.quit()
