"""One walk through every page of a site on a phone, for all tests that ask what a page does there and how it fits."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page, Request

from browser import new_page
from sites import BuiltSite

from .looking import COLOURS, collapse, written

WIDTH = 320  # the narrowest that a page must fit (WCAG 1.4.10)
STORED = """async () => ({
    cookies: document.cookie,
    localStorage: Object.keys(localStorage),
    sessionStorage: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({name}) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).map(({scope}) => scope),
})"""
NOTHING = {"cookies": "", "localStorage": [], "sessionStorage": [], "databases": [], "caches": [], "workers": []}
SMALL_TELEPHONES = """() => [...document.querySelectorAll("a[href^='tel:']")].filter(link => link.checkVisibility()
    && link.getBoundingClientRect().height < 44).map(link => link.outerHTML)"""
HELP = """() => {
    const { x, y, width, height } = document.querySelector(".help-bar .phone-link").getBoundingClientRect();
    return width && height ? [x, y] : null;
}"""
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter(element => {
    const style = getComputedStyle(element), apart = ".visually-hidden, .table-scroll, svg, svg *";
    return style.overflow !== "visible" && !element.matches(apart) && element.checkVisibility()
        && (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1);
}).map(element => element.outerHTML.slice(0, 120))"""
# WCAG 1.4.12, in full; as a sheet of the reader's own, of which no policy of the page has a say.
ADD_SPACING = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
        p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
}"""
REMOVE_SPACING = "() => { document.adoptedStyleSheets = []; }"
PAGE_WIDTH = "() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"


@dataclass(frozen=True)
class Shown:
    """What a page said, stored and looked like: ``colours`` is what `COLOURS` tells, ``help`` where on the screen the number of the
    help lines stands, ``width`` how wide the page is, ``cut_off`` what the spacing of WCAG 1.4.12 cuts off."""

    text: str
    stored: dict[str, Any]
    colours: list[list[str]]
    small_telephones: list[str]
    help: list[float] | None
    width: int
    cut_off: list[str]


@dataclass
class Visit:
    """What the browser asked for and complained of, and what each page showed."""

    origin: str
    requests: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    cookies: list[str] = field(default_factory=list)
    pages: dict[str, Shown] = field(default_factory=dict)

    def listen(self, page: Page) -> None:
        """Note everything that the page asks for and complains of."""
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("websocket", lambda socket: self.requests.append(socket.url))
        page.on("requestfailed", lambda request: self.failures.extend(failure(request)))
        page.on("response", lambda answer: self.failures.extend([f"{answer.url}: {answer.status}"] * (answer.status >= 400)))
        page.on("console", lambda message: self.console.append(f"{page.url}: {message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.console.append(f"{page.url}: {error}"))


def failure(request: Request) -> list[str]:
    """Why a request failed; going on to the next page cuts off an icon that is under way, and that is no failure."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"{request.url}: {request.failure}"]


def walk(site: BuiltSite, browser: Browser) -> Visit:
    """Open every page in one profile, as a reader would who reads it all."""
    visit = Visit(site.origin)
    with new_page(browser, width=WIDTH) as page:
        visit.listen(page)
        for name in written(site):
            page.goto(site.address(name))
            visit.pages[name] = look_at(page)
        page.wait_for_timeout(500)  # for what a page might do after it is loaded
        visit.cookies = [str(cookie) for cookie in page.context.cookies()]
        visit.requests += [worker.url for worker in page.context.service_workers]
    return visit


def look_at(page: Page) -> Shown:
    """The open page as it is, and with other spacing."""
    stored, colours = page.evaluate(STORED), page.evaluate(COLOURS)
    telephones, place, width = (page.evaluate(script) for script in (SMALL_TELEPHONES, HELP, PAGE_WIDTH))
    page.evaluate(ADD_SPACING)
    cut_off = page.evaluate(CUT_OFF)
    page.evaluate(REMOVE_SPACING)
    return Shown(visible_text(page), stored, colours, telephones, place, width, cut_off)


def visible_text(page: Page) -> str:
    """Without the finder's filter and its order by distance, which only a script can make work, and which that script shows."""
    page.evaluate("for (const id of ['_filter', '_near']) document.getElementById(id)?.remove()")
    return collapse(page.inner_text("body"))
