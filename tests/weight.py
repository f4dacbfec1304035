"""What a page costs its reader: bytes as a host sends them, elements, requests, and what moves while it loads.

A kB is 1,000 bytes. Bytes are those of brotli at its best quality, as a host sends files that it has compressed
beforehand.
"""

from dataclasses import dataclass

import brotli
from lxml.html import HtmlElement
from playwright.sync_api import Page, Request, Route

from moteplass.enrich.document import Document, ListDocument

KB = 1000
ARTICLE_LIMIT = 7 * KB
# The A–Å list of the search page names every page of the site, as the map names every office.
LIMITS = {"home": 9 * KB, "network": 14 * KB, "search": 14 * KB}
SCRIPT_LIMIT = 3 * KB
# A group or an event more on a list: its bytes and its elements.
MEMBER_LIMIT = 120
MEMBER_ELEMENTS = 15
ELEMENTS_LIMIT = 412  # 400, four more links of the menu with their items, and the way to the easy-read version
ALL_PAGES = "search"  # the one template whose elements grow with the number of pages
WIDTHS = (412, 768, 1280)
PICTURES = "**/*.{avif,webp,jpg,png}"

# Layout Instability, 3.2: `value` without what the reader's own input caused.
WATCH_SHIFTS = """
window.shifts = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
BLOCKING = (
    "() => performance.getEntriesByType('resource').filter((it) => it.renderBlockingStatus === 'blocking').map((it) => it.name)"
)


def compressed(data: bytes) -> int:
    """How many bytes a host sends for it."""
    return len(brotli.compress(data, quality=11))


def members(document: Document) -> int:
    """How many groups or events the page lists."""
    return len(document.members) if isinstance(document, ListDocument) else 0


def limit(document: Document) -> int:
    """The most that the page's HTML, its style sheet inside, may weigh. What lists groups or events may grow with them."""
    return LIMITS.get(document.template, ARTICLE_LIMIT) + MEMBER_LIMIT * members(document)


def elements_limit(document: Document) -> int:
    """The most elements that the page may have, which may grow likewise."""
    return ELEMENTS_LIMIT + MEMBER_ELEMENTS * members(document)


def elements(tree: HtmlElement) -> int:
    """The element nodes of the document, ``<html>`` and those of ``<head>`` too."""
    return sum(isinstance(node.tag, str) for node in tree.iter())


@dataclass(frozen=True)
class Loaded:
    """The requests that a page made until it was done, and those of them that its first paint had to wait for."""

    requests: tuple[Request, ...]
    blocking: tuple[str, ...]

    def of_type(self, *types: str) -> list[Request]:
        return [request for request in self.requests if request.resource_type in types]


def load(page: Page, address: str) -> Loaded:
    """Open the address and see what it asks for."""
    requests: list[Request] = []

    def note(request: Request) -> None:
        requests.append(request)

    page.on("request", note)
    page.goto(address, wait_until="load")
    page.wait_for_timeout(50)  # what a script asks for as it starts
    page.remove_listener("request", note)
    return Loaded(tuple(requests), tuple(page.evaluate(BLOCKING)))


def shift(page: Page, address: str) -> float:
    """Cumulative layout shift when every picture comes late: after the text is painted, and again after the reader has
    scrolled down to it."""
    held: list[Route] = []
    page.add_init_script(WATCH_SHIFTS)
    page.route(PICTURES, lambda route: held.append(route))
    page.goto(address, wait_until="domcontentloaded")
    _let_go(page, held)
    height = page.evaluate("document.documentElement.scrollHeight")
    for position in range(0, height, 600):
        page.evaluate("(y) => scrollTo(0, y)", position)
        page.evaluate(TWO_FRAMES)
        if held:
            _let_go(page, held)
    return float(page.evaluate("window.shifts"))


def _let_go(page: Page, held: list[Route]) -> None:
    """Give the page time to paint without the pictures, then let them come."""
    page.wait_for_timeout(200)
    while held:
        held.pop().continue_()
    page.wait_for_timeout(100)
    page.evaluate(TWO_FRAMES)
