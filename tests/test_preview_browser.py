"""The preview in a browser: a save is seen without anybody pressing anything."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser import chromium, new_page
from moteplass.preview.state import Preview
from previews import preview_of, serving
from scenarios.overlay import lay, page

LONG = "\n\n".join(f"Avsnitt {number}." for number in range(200))
SIDE = "pages/side.md"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return lay(tmp_path, {SIDE: page(body=f"Den første teksten.\n\n{LONG}"), "pages/annen.md": page().replace("Ny side", "Annen")})


@pytest.fixture
def preview(content: Path) -> Preview:
    return preview_of(content)


@pytest.fixture
def shown(preview: Preview, browser: Browser) -> Iterator[Page]:
    """The page, on a telephone."""
    with serving(preview) as server, new_page(browser, width=360) as opened:
        opened.goto(f"http://127.0.0.1:{server.server_port}/side/")
        yield opened


def save(preview: Preview, path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    preview.renew()


def test_a_save_is_seen(content: Path, preview: Preview, shown: Page) -> None:
    """The new text comes by itself, and the reader's place on the page stays."""
    shown.evaluate("scrollTo(0, 1500)")
    save(preview, content / SIDE, page(body=f"Den andre teksten.\n\n{LONG}"))
    expect(shown.get_by_text("Den andre teksten.")).to_have_count(1)
    shown.wait_for_function("scrollY === 1500")


def test_a_fault_is_shown_over_the_page(content: Path, preview: Preview, shown: Page) -> None:
    """With its file and line, above the last good page, and goes by itself when it is mended; markup in it is text."""
    save(preview, content / SIDE, page("tags: [<b>fet</b>]\n", f"Den andre teksten.\n\n{LONG}"))
    told = shown.get_by_role("alert")
    expect(told).to_contain_text("content/pages/side.md:4")
    expect(told).to_contain_text("<b>fet</b>")
    assert shown.get_by_text("Den første teksten.").count() == 1
    save(preview, content / SIDE, page(body=f"Den tredje teksten.\n\n{LONG}"))
    expect(shown.get_by_text("Den tredje teksten.")).to_have_count(1)
    expect(shown.get_by_role("alert")).to_have_count(0)


def test_a_fault_elsewhere_is_a_notice(content: Path, preview: Preview, shown: Page) -> None:
    """Small, and closed until somebody opens it."""
    save(preview, content / "pages/annen.md", page("tags: [finnes-ikke]\n").replace("Ny side", "Annen"))
    told = shown.get_by_role("alert")
    expect(told).to_contain_text("Feil i andre filer: 1")
    expect(told.get_by_text("content/pages/annen.md:4")).to_be_hidden()
    box = told.bounding_box()
    assert box
    assert box["height"] < 120
    told.get_by_text("Feil i andre filer: 1").click()
    expect(told.get_by_text("content/pages/annen.md:4")).to_be_visible()


def test_the_way_to_the_overview(shown: Page) -> None:
    """On every page where nothing is wrong."""
    shown.get_by_role("link", name="Oversikt").click()
    expect(shown.get_by_role("heading", level=1)).to_have_text("Oversikt")
