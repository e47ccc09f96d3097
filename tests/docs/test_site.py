"""The site: it builds, every link inside of it leads somewhere, and it has every public name and every code."""

import os
import pkgutil
import re
import zlib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

import migevents
from migevents.cli.explain import address_of
from migevents.codes import ALL_CODES
from tests.support.folders import DOCS, ROOT
from tests.support.site import build_site

pytest.importorskip("sphinx_design", reason="the group docs is not installed")

from tasks.api_reference import MODULES, public_names


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built once, without a network and without a warning."""
    folder = tmp_path_factory.mktemp("site")
    build_site(folder)
    return folder


class Page(HTMLParser):
    """What a page links to, and what can be linked to in it."""

    def __init__(self, path: Path) -> None:
        """Read the page."""
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.pictures_without_text: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take links, pictures and anchors."""
        values = {name: value or "" for name, value in attrs}
        self.links += [values[name] for name in ("href", "src") if name in values]
        if "id" in values:
            self.anchors.add(values["id"])
        if tag == "img" and not values.get("alt"):
            self.pictures_without_text.append(values.get("src", ""))


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    """The pages of the site, by their paths."""
    return {path.relative_to(site).as_posix(): Page(path) for path in sorted(site.rglob("*.html"))}


def _broken(site: Path, pages: dict[str, Page]) -> Iterator[str]:
    for name, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (site / name).parent / unquote(parts.path) if parts.path else site / name
            known = pages.get(os.path.relpath(target, site))
            if not target.exists() or (parts.fragment and known and unquote(parts.fragment) not in known.anchors):
                yield f"{name}: {link}"


def test_every_link_inside_of_the_site_leads_somewhere(site: Path, pages: dict[str, Page]) -> None:
    """Each link to a page, a file or a section has its target."""
    assert len(pages) > 60
    assert sorted(set(_broken(site, pages))) == []


def test_every_picture_says_what_it_shows(pages: dict[str, Page]) -> None:
    """A picture has a text for those who do not see it."""
    assert [(name, page.pictures_without_text) for name, page in pages.items() if page.pictures_without_text] == []


@pytest.fixture(scope="module")
def inventory(site: Path) -> dict[str, str]:
    """The addresses of the names of Python that other projects can link to: `objects.inv`, four lines and zlib."""
    entries = zlib.decompress((site / "objects.inv").read_bytes().split(b"\n", 4)[4]).decode().splitlines()
    rows = (entry.split(" ", 4) for entry in entries)
    return {name: uri.replace("$", name) for name, kind, _, uri, _ in rows if kind.startswith("py:")}


@pytest.mark.parametrize("module", MODULES)
def test_every_public_name_is_in_the_reference(module: str, inventory: dict[str, str], pages: dict[str, Page]) -> None:
    """`objects.inv` has each name of each `__all__`, with an address that exists."""
    names = [f"{module}.{name}" for name in public_names(module) if name != "__version__"]
    for name in (module, *names):
        page, _, anchor = inventory[name].partition("#")
        assert anchor in pages[page].anchors


def test_every_module_that_declares_names_for_users_is_in_the_reference() -> None:
    """A module below `formats` and `interop`, and a package or module at the top that users import, has its page."""
    inner = {"cli", "codec", "date_parser", "jsontext", "model", "salvage", "streams", "values", "codes", "errors"}
    found = {
        name
        for each in pkgutil.walk_packages(migevents.__path__, "migevents.")
        if not re.search(r"\._|\.protocol$|\.pyinstaller", name := each.name)
        and name.split(".")[1] not in inner
        and (name.count(".") == 1 or name.split(".")[1] in {"formats", "interop"})
    }
    assert found - {"migevents.interop", "migevents.__main__"} == set(MODULES) - {"migevents"}


@pytest.mark.parametrize("code", ALL_CODES)
def test_every_code_has_its_address(code: str, pages: dict[str, Page], monkeypatch: pytest.MonkeyPatch) -> None:
    """The address that `migevents explain` prints leads to a section or a row of its own."""
    monkeypatch.setattr("migevents.cli.explain.SITE", "https://docs.example.org/")
    page, _, anchor = address_of(code).removeprefix("https://docs.example.org/").partition("#")
    assert anchor == code
    assert anchor in pages[page].anchors


def test_a_page_of_more_than_two_screens_has_a_table_of_contents(site: Path) -> None:
    """Where a page is long, its sections are listed beside it. The front page is a table of contents itself."""
    for path in set(DOCS.rglob("*.md")) - {DOCS / "index.md"}:
        if len(path.read_text(encoding="utf-8").splitlines()) > 120:
            html = (site / path.relative_to(DOCS).with_suffix(".html")).read_text(encoding="utf-8")
            assert 'class="toc-tree"' in html, path


# --- Links outside of the site ----------------------------------------------------------------------------------------

LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def _slugs(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "examples/README.md"])
def test_links_of_pages_outside_of_the_site_lead_somewhere(name: str) -> None:
    """The files and the sections that they link to exist, as a forge shows them."""
    page = ROOT / name
    for link in LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8"))):
        path, _, anchor = link.partition("#")
        if not urlsplit(link).scheme:
            target = page.parent / path if path else page
            assert target.exists(), link
            assert not anchor or anchor in _slugs(target.read_text(encoding="utf-8")), link


# --- What is stable, and what it was tried with --------------------------------------------------------------------


def test_versions_that_were_tried_are_those_that_are_pinned() -> None:
    """Each row of the page has the version that `constraints.txt` pins."""
    text = (DOCS / "stability.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([\w-]+) \| (\d[\w.]+) \|", text, re.MULTILINE)
    pins = dict(line.split("==") for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines() if "==" in line)
    assert len(rows) > 20
    assert [row for row in rows if pins.get(row[0]) != row[1]] == []
