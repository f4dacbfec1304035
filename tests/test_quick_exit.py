"""«Forlat siden raskt»: off by default; where an office has switched it on, on its sensitive pages."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from browser import chromium, new_page
from conftest import FULL, build
from sites import BuiltSite, QuietHandler, serve

pytestmark = pytest.mark.slow

NEUTRAL = "vaer.example"  # the preflight takes no bare number for the address of a website
# What of the element with the focus is on the screen must not lie wholly under something else.
COVERED = """() => {
    const element = document.activeElement, box = element.getBoundingClientRect();
    const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [box.x + box.width * x, box.y + box.height * y]));
    const tops = points.map(([x, y]) => document.elementFromPoint(x, y)).filter(Boolean);
    return tops.some((top) => element.contains(top) || top.contains(element)) ? [] : [element.outerHTML.slice(0, 90)];
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium(f"--host-resolver-rules=MAP {NEUTRAL} 127.0.0.1") as found:
        yield found


@pytest.fixture(scope="module")
def neutral(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str | None]]]:
    """A neutral website of our own, and the Referer with which each reader came."""
    referers: list[str | None] = []

    class Neutral(QuietHandler):
        def do_GET(self) -> None:
            if self.path == "/":  # not the icon, which the neutral page itself asks for
                referers.append(self.headers["Referer"])
            super().do_GET()

    folder = tmp_path_factory.mktemp("neutral")
    (folder / "index.html").write_text("<!doctype html><title>Vær</title><p>Sol", encoding="utf-8")
    with serve(folder, Neutral) as origin:
        yield f"{origin.replace('127.0.0.1', NEUTRAL)}/", referers


@pytest.fixture(scope="module")
def address(neutral: tuple[str, list[str | None]], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site whose office has switched it on, served."""
    content = tmp_path_factory.mktemp("quick") / "content"
    shutil.copytree(FULL, content)
    office = content / "offices" / "fjellby.md"
    office.write_text(
        office.read_text(encoding="utf-8").replace("owner:", f"quick_exit: {neutral[0]}\nowner:", 1), encoding="utf-8"
    )
    folder = tmp_path_factory.mktemp("quick-site")
    build(folder, content=content)
    with serve(folder) as origin:
        yield f"{origin}/"


def test_off_by_default(site: BuiltSite) -> None:
    """No office, no link and no script."""
    assert not [page for page in site.pages if "quick-exit-link" in site.text(page)]
    assert not (site.folder / "js" / "quick-exit.js").exists()


@pytest.mark.parametrize("javascript", [True, False])
def test_it_leaves(javascript: bool, browser: Browser, address: str, neutral: tuple[str, list[str | None]]) -> None:
    """One press leads to the neutral site, which is not told where from. The Back button, as it is: with JavaScript it
    leads past the page, without it back to the page."""
    with new_page(browser, width=360, javascript=javascript) as page:
        page.goto(address)
        page.goto(address + "telefonnumre/")
        page.get_by_role("link", name="Forlat siden raskt").click()
        page.wait_for_url(neutral[0])
        assert neutral[1][-1] is None
        page.go_back()
        assert page.url == (address if javascript else address + "telefonnumre/")


def test_it_is_never_covered(browser: Browser, address: str) -> None:
    """In sight and on top wherever the reader has scrolled to, on a phone and on a screen, and the first thing that
    the keyboard reaches."""
    for width in (320, 1280):
        with new_page(browser, width=width) as page:
            page.goto(address + "telefonnumre/")
            for share in (0, 0.5, 1):
                page.evaluate("share => scrollTo(0, share * document.body.scrollHeight)", share)
                assert page.evaluate(
                    """() => {
                        const link = document.querySelector(".quick-exit-link"), box = link.getBoundingClientRect();
                        return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === link;
                    }"""
                )
            page.reload()
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.className").endswith("quick-exit-link")


def test_only_on_sensitive_pages(browser: Browser, address: str) -> None:
    """An ordinary page has neither the link nor the script."""
    with new_page(browser, width=360) as page:
        page.goto(address)
        assert page.locator(".quick-exit-link").count() == 0
        assert page.locator("script[src]").count() == 0


def test_a_sensitive_page_is_neutral_to_others(site: BuiltSite) -> None:
    """Address, tab title and share text say nothing of what the page is about (the page itself does, in its h1)."""
    for document in site.data.documents.values():
        if document.is_sensitive:
            tree = site.tree(document.save_as)
            shared = [tree.findtext(".//title") or "", *tree.xpath("//meta[starts-with(@property, 'og:')]/@content")]
            shared += [document.url, *tree.xpath("//meta[@name='description']/@content")]
            assert document.title != document.tab_title
            assert not [text for text in shared if document.title in text or document.summary in text]


@pytest.mark.parametrize(("width", "height"), [(360, 800), (1280, 800), (320, 180)])
def test_it_covers_nothing_that_has_the_focus(width: int, height: int, browser: Browser, address: str) -> None:
    """The skip link is seen above it when it has the focus, and on a screen as low as one zoomed in to four times its size
    no stop of the keyboard is hidden behind it (WCAG 2.4.7, 2.4.11)."""
    with new_page(browser, width=width) as page:
        page.set_viewport_size({"width": width, "height": height})
        page.goto(address + "telefonnumre/")
        hidden: list[str] = []
        for _ in range(30):
            page.keyboard.press("Tab")
            hidden += page.evaluate(COVERED)
        assert hidden == []
