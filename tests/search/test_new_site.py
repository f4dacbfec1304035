"""A search page that stands open while a new site takes the place of the one that it came from."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser import new_page
from conftest import build
from moteplass.publish.swap import NEW, staging_folder, swap
from scenarios.overlay import lay, page
from sites import serve

from .conftest import StrictHandler
from .results import addresses, search

pytestmark = pytest.mark.slow


def pages(word: str, **others: str) -> dict[str, str]:
    """More pages than are shown at once, with the word, and some others by title."""
    many = {f"side-{number}": f"Snirkel og {word}." for number in range(14)}
    return {f"pages/{name}.md": page(body=body).replace("Ny side", name.capitalize()) for name, body in {**many, **others}.items()}


OLD = pages("tull", borte="Kvakkelorum var her, og det var snurrebass.")
NEWER = pages("tant", kommet="Fjompenisse er kommet, med snurrebass.")


@dataclass(frozen=True)
class Place:
    """Where a site is served from, and a newer one to take its place."""

    folder: Path
    newer: Path
    origin: str

    def swap(self) -> None:
        """As a build does at its end."""
        with staging_folder(self.folder) as staging:
            shutil.copytree(self.newer, staging / NEW)
            swap(staging, self.folder)


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The old site and the newer one."""
    folder = tmp_path_factory.mktemp("sites")
    for name, files in (("old", OLD), ("newer", NEWER)):
        (folder / name).mkdir()
        build(folder / name / "site", office="test", content=lay(folder / name, files))
    entry = folder / "newer" / "site" / "pagefind" / "pagefind-entry.json"
    os.utime(entry, (entry.stat().st_atime, entry.stat().st_mtime + 2))  # hosts compare seconds
    return folder / "old" / "site", folder / "newer" / "site"


@pytest.fixture
def place(sites: tuple[Path, Path], tmp_path: Path) -> Iterator[Place]:
    old, newer = sites
    shutil.copytree(old, tmp_path / "ut")
    with serve(tmp_path / "ut", StrictHandler) as origin:
        yield Place(tmp_path / "ut", newer, origin)


@pytest.fixture
def opened(place: Place, browser: Browser) -> Iterator[Page]:
    """The search page of the old site, with two things found there."""
    with new_page(browser, width=800) as page:
        page.set_default_timeout(15_000)
        page.goto(f"{place.origin}/sok/")
        assert search(page, "kvakkelorum") == ["borte/"]
        assert search(page, "snurrebass") == ["borte/"]
        clear(page)
        yield page


def clear(page: Page) -> None:
    """Nothing is searched for, and the page says nothing."""
    page.fill("#_q", "")
    page.locator("#_search_status:empty").wait_for(state="attached")


def test_what_was_searched_for_before(place: Place, opened: Page) -> None:
    """What the browser has kept of the old index is not shown again: what is gone is gone, what is new is found."""
    place.swap()
    assert search(opened, "snurrebass") == ["kommet/"]
    assert search(opened, "kvakkelorum") == []
    assert "Ingen treff" in opened.locator("#_search_status").inner_text()


@pytest.mark.parametrize(("query", "found"), [("fjompenisse", 1), ("snirkel", 10)])
def test_what_nobody_searched_for_before(query: str, found: int, place: Place, opened: Page) -> None:
    """Files of the old index that are gone from the host do not become «Ingen treff»."""
    place.swap()
    assert len(search(opened, query)) == found


def test_more_of_what_was_found_before(place: Place, opened: Page) -> None:
    """The button for more results, whose pages are gone from the host, searches again."""
    assert len(search(opened, "snirkel")) == 10
    assert "tull" in opened.locator("#_results").inner_text()
    place.swap()
    opened.click("#_results button")
    opened.locator("#_results", has_text="tant").wait_for()
    assert "tull" not in opened.locator("#_results").inner_text()
    opened.click("#_results button")
    opened.locator("#_results li").nth(13).wait_for()
    assert len({*addresses(opened)}) == 14


def test_again_and_again(place: Place, opened: Page) -> None:
    """One open page may see many sites come and go."""
    for _ in range(2):
        place.swap()
        assert search(opened, "fjompenisse") == ["kommet/"]
        clear(opened)


def test_when_it_does_not_help(place: Place, opened: Page) -> None:
    """A host without an index: it says that the search does not work, and what else there is; once the index is back, so is the
    search."""
    index = place.folder / "pagefind"
    index.rename(place.folder / "borte-vekk")
    for query in ("snurrebass", "fjompenisse"):
        opened.fill("#_q", query)
        opened.press("#_q", "Enter")
        opened.locator("#_search_status", has_text="Last siden på nytt").wait_for()
        assert opened.locator("#_results").is_hidden()
        assert opened.locator(".all-pages a").first.is_visible()
        clear(opened)
    (place.folder / "borte-vekk").rename(index)
    assert search(opened, "snurrebass") == ["borte/"]
