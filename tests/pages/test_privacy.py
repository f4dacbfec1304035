"""What Privacy promises, seen in Chromium: every page opens without a request elsewhere, a cookie, or a trace."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request

from browser import new_page
from sites import BuiltSite, QuietHandler, serve

from .looking import collapse, written

pytestmark = pytest.mark.slow

STORED = """async () => ({
    cookies: document.cookie,
    localStorage: Object.keys(localStorage),
    sessionStorage: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({name}) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).map(({scope}) => scope),
})"""
NOTHING = {"cookies": "", "localStorage": [], "sessionStorage": [], "databases": [], "caches": [], "workers": []}


@dataclass
class Visit:
    """A walk through every page of a site: what the browser asked for, complained of, stored and showed."""

    requests: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    stored: dict[str, object] = field(default_factory=dict)
    cookies: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)


@pytest.fixture(scope="module")
def visit(browser: Browser) -> Callable[[BuiltSite], Visit]:
    """Walks through a site once, however many tests ask."""
    known: dict[str, Visit] = {}

    def walk(site: BuiltSite) -> Visit:
        if site.origin not in known:
            known[site.origin] = walked(site, browser)
        return known[site.origin]

    return walk


def walked(site: BuiltSite, browser: Browser) -> Visit:
    """Open every page in one profile, as a reader would who reads it all."""
    seen = Visit()
    with new_page(browser, width=360) as page:
        listen(page, seen)
        for name in written(site):
            page.goto(site.address(name))
            seen.stored[name] = page.evaluate(STORED)
            page.evaluate("document.getElementById('_filter')?.remove()")
            seen.texts[name] = collapse(page.inner_text("body"))
        page.wait_for_timeout(500)  # for what a page might do after it is loaded
        seen.cookies = [str(cookie) for cookie in page.context.cookies()]
        seen.requests += [worker.url for worker in page.context.service_workers]
    return seen


def listen(page: Page, seen: Visit) -> None:
    """Note everything that the page asks for and complains of."""
    page.on("request", lambda request: seen.requests.append(request.url))
    page.on("websocket", lambda socket: seen.requests.append(socket.url))
    page.on("requestfailed", lambda request: seen.failures.extend(failure(request)))
    page.on("response", lambda response: seen.failures.extend([f"{response.url}: {response.status}"] * (response.status >= 400)))
    page.on("console", lambda message: seen.console.append(f"{page.url}: {message.type}: {message.text}"))
    page.on("pageerror", lambda error: seen.console.append(f"{page.url}: {error}"))


def failure(request: Request) -> list[str]:
    """Why a request failed; going on to the next page cuts off an icon that is under way, and that is no failure."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"{request.url}: {request.failure}"]


def test_no_request_to_another_host(opened: BuiltSite, visit: Callable[[BuiltSite], Visit]) -> None:
    """The browser asks nobody but the site itself, below its own base, and only for pages and pictures."""
    requests = visit(opened).requests
    assert [url for url in requests if not url.startswith(opened.origin + "/")] == []
    assert {opened.address(page) for page in written(opened)} <= set(requests)


def test_no_failed_request(opened: BuiltSite, visit: Callable[[BuiltSite], Visit]) -> None:
    """Everything that a page asks for is there."""
    assert visit(opened).failures == []


def test_nothing_on_the_console(opened: BuiltSite, visit: Callable[[BuiltSite], Visit]) -> None:
    """No error, no warning, and nothing else is said on the console of any page."""
    assert visit(opened).console == []


def test_nothing_stored(opened: BuiltSite, visit: Callable[[BuiltSite], Visit]) -> None:
    """No page leaves a cookie, storage, a database, a cache or a service worker behind."""
    seen = visit(opened)
    assert {page: stored for page, stored in seen.stored.items() if stored != NOTHING} == {}
    assert seen.cookies == []
    assert len(seen.stored) == len(written(opened))


def test_same_text_without_javascript(opened: BuiltSite, visit: Callable[[BuiltSite], Visit], browser: Browser) -> None:
    """A reader without JavaScript reads the same words on every page; the finder's filter, which only a script can make
    work, is shown by that script and is no text of the page."""
    shown = visit(opened).texts
    with new_page(browser, width=360, javascript=False) as page:
        for name in written(opened):
            page.goto(opened.address(name))
            assert collapse(page.inner_text("body")) == shown[name], name
    assert all(shown.values())


# What a hole anywhere in the site could put on a page: a script, an event handler, a style sheet, something of another host.
SLIPPED_IN = """<script>window.ran = 1</script><script src="data:text/javascript,window.ran=1"></script>
<img src="x" alt="" onerror="window.ran = 1"><img src="{host}/x.png" alt=""><iframe src="{host}/"></iframe>
<base href="{host}/"><style>main {{ display: none }}</style><p style="position: fixed">a</p>"""


@pytest.mark.parametrize("name", ["index.html", "sok/index.html", "grupper/index.html", "404.html"])
def test_the_policy_stops_what_slips_in(name: str, preview: BuiltSite, browser: Browser, tmp_path: Path) -> None:
    """Were there a hole, the page's own policy (CSP) would stop it, on any host: nothing runs, another host is asked for
    nothing, and no address is led elsewhere."""
    asked: list[str] = []

    class OtherHost(QuietHandler):
        def do_GET(self) -> None:
            asked.append(self.path)

    with serve(tmp_path, OtherHost) as host, new_page(browser, width=800) as page:
        html = preview.text(name).replace("<main", f"{SLIPPED_IN.format(host=host)}<main")
        seen = Visit()
        listen(page, seen)
        page.route(preview.address(name), lambda route: route.fulfill(body=html, content_type="text/html"))
        page.goto(preview.address(name))
        assert page.evaluate("'ran' in window") is False
        assert page.locator("main").is_visible()
        assert page.evaluate("document.baseURI") == preview.address(name)
        assert page.evaluate("getComputedStyle(document.querySelector('body > p')).position") == "static"
        assert asked == []
        assert len([said for said in seen.console if "Content Security Policy" in said]) >= 6


def test_redirects_lead_on(open_office: BuiltSite, browser: Browser) -> None:
    """An old address takes the reader to the new one, with JavaScript or without, asking no other host."""
    old = set(open_office.pages) - set(written(open_office))
    assert old == {"gammel-side/index.html", "gammel.html"}
    for javascript in (True, False):
        with new_page(browser, width=360, javascript=javascript) as page:
            seen = Visit()
            listen(page, seen)
            for name in sorted(old):
                page.goto(open_office.address(name))
                page.wait_for_url(open_office.address("alt-mulig/index.html"))
                assert page.inner_text("h1") == "Alt «mulig» & mer <b>til</b>"
            assert [url for url in seen.requests if not url.startswith(open_office.origin + "/")] == []
            assert seen.failures == []
