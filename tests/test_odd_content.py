"""Odd content looks right: very long, very wide, without a picture, or written from right to left."""

import shutil
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page

from browser import NODE_MODULES, chromium, new_page
from conftest import FULL, build
from sites import serve

pytestmark = pytest.mark.slow

# 120 characters, one word of which is as long as Norwegian makes them.
LONG = "Selvhjelpsgruppeigangsetteropplæringskurs er et ord i en tittel som må se ordentlig ut også på en liten og gammel telefon"
WIDE = (
    "| " + " | ".join(f"Kolonne{n}" for n in range(12)) + " |\n|" + "---|" * 12 + "\n| " + " | ".join(["et langt ord"] * 12) + " |"
)
PAGES = {
    "lang.md": (f"title: {LONG}", "Kort.\n\n## Enda " + "lengre" * 30 + "\n\nSlutt."),
    "bred.md": ("title: En bred tabell", f"Se her.\n\n{WIDE}\n\n```\n{'kode ' * 60}\n```"),
    "arabisk.md": (
        "title: مجموعات المساعدة الذاتية\nlang: ar",
        "مرحبا بك هنا.\n\n## كيف تعمل المجموعة\n\n- لقاء واحد في الأسبوع\n- بلا قائد\n\n> اقتباس",
    ),
}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A browser page on a site with all of that, at its address."""
    content = tmp_path_factory.mktemp("odd") / "content"
    shutil.copytree(FULL, content)
    for name, (front, body) in PAGES.items():
        text = f"---\n{front}\nsummary: Et sammendrag av det hele, {'langt ' * 20}.\n---\n\n{body}\n"
        (content / "pages" / name).write_text(text, encoding="utf-8")
    folder = tmp_path_factory.mktemp("odd-site")
    build(folder, content=content)
    with serve(folder) as origin, chromium() as browser, new_page(browser, width=320, bypass_csp=True) as found:
        found.goto(f"{origin}/")
        yield found


def go(page: Page, address: str) -> None:
    """To another address of the site that the page is on."""
    page.goto(urljoin(page.url, address))


ADDRESSES = ["/lang/", "/bred/", "/ar/arabisk/"]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_scrolls_sideways(address: str, width: int, page: Page) -> None:
    """Reflow (WCAG 1.4.10): no page is wider than the window; a wide table scrolls in a box of its own."""
    page.set_viewport_size({"width": width, "height": 800})
    go(page, address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_arabic(page: Page) -> None:
    """The text runs from right to left with its quotation line on the right; the menu around it stays Norwegian."""
    go(page, "/ar/arabisk/")
    assert page.get_attribute("html", "lang") == "nb"
    assert page.get_attribute("h1", "lang") == "ar"
    assert page.evaluate("getComputedStyle(document.querySelector('.prose')).direction") == "rtl"
    assert page.evaluate("getComputedStyle(document.querySelector('blockquote')).borderRightWidth") == "4px"
    assert page.evaluate("getComputedStyle(document.querySelector('.site-header')).direction") == "ltr"


@pytest.mark.parametrize("address", ADDRESSES)
def test_axe(address: str, page: Page) -> None:
    """No accessibility violation in odd content either."""
    go(page, address)
    page.add_script_tag(path=NODE_MODULES / "axe-core" / "axe.min.js")
    result = page.evaluate(
        "axe.run().then(result => result.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target).join(' ')))"
    )
    assert not result
