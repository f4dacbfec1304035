"""What Privacy promises, seen in Chromium: every page opens without a request elsewhere, a cookie, or a trace."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser import new_page
from moteplass.model.addresses import file_of
from sites import BuiltSite, QuietHandler, serve

from .looking import written
from .visit import NOTHING, WIDTH, Visit, visible_text

pytestmark = pytest.mark.slow


def test_no_request_to_another_host(opened: BuiltSite, visit: Visit) -> None:
    """The browser asks nobody but the site itself, below its own base, and only for pages and pictures."""
    own = visit.origin + "/"
    assert [url for url in visit.requests if not url.startswith(own)] == []
    pages = {url.removeprefix(own).partition("#")[0] for url in visit.requests}
    assert {page.removesuffix("index.html") for page in written(opened)} <= pages


def test_no_failed_request(visit: Visit) -> None:
    """Everything that a page asks for is there."""
    assert visit.failures == []


def test_nothing_on_the_console(visit: Visit) -> None:
    """No error, no warning, and nothing else is said on the console of any page."""
    assert visit.console == []


def test_nothing_stored(opened: BuiltSite, visit: Visit) -> None:
    """No page leaves a cookie, storage, a database, a cache or a service worker behind."""
    assert {name: shown.stored for name, shown in visit.pages.items() if shown.stored != NOTHING} == {}
    assert visit.cookies == []
    assert len(visit.pages) == len(written(opened))


def test_same_text_without_javascript(opened: BuiltSite, visit: Visit, browser: Browser) -> None:
    """A reader without JavaScript reads the same words on every page: those with a script, or words in its stead, are opened; on
    the others nothing can run (test_structure.py::test_nothing_inline). The finder's filter, which only a script can make work, is
    shown by that script and is no text of the page."""
    scripted = [name for name in written(opened) if opened.tree(name).xpath("//script[@src] | //noscript")]
    assert scripted or not opened.is_ours
    with new_page(browser, width=WIDTH, javascript=False) as page:
        for name in scripted:
            page.goto(opened.address(name))
            assert visible_text(page) == visit.pages[name].text, name
    assert all(shown.text for shown in visit.pages.values())


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
        seen = Visit(preview.origin)
        seen.listen(page)
        page.route(preview.address(name), lambda route: route.fulfill(body=html, content_type="text/html"))
        page.goto(preview.address(name))
        assert page.evaluate("'ran' in window") is False
        assert page.locator("main").is_visible()
        assert page.evaluate("document.baseURI") == preview.address(name)
        assert page.evaluate("getComputedStyle(document.querySelector('body > p')).position") == "static"
        assert asked == []
        assert len([said for said in seen.console if "Content Security Policy" in said]) >= 6


def test_redirects_lead_on(open_office: BuiltSite, browser: Browser) -> None:
    """An old address takes the reader to the new one, and that of a list with nothing on it to the list above, with JavaScript or
    without, asking no other host."""
    site = open_office.data
    leads = {**site.redirects, **site.empty_lists}
    assert {file_of(old) for old in leads} == set(open_office.pages) - set(written(open_office))
    assert {"gammel-side/", "gammel.html", "grupper/digitalt/", "arrangementer/tidligere/"} <= leads.keys()
    for javascript in (True, False):
        with new_page(browser, width=360, javascript=javascript) as page:
            seen = Visit(open_office.origin)
            seen.listen(page)
            for old, new in sorted(leads.items()):
                page.goto(open_office.address(file_of(old)))
                page.wait_for_url(open_office.address(site.documents[new].save_as))
                assert page.inner_text("h1") == site.documents[new].title
            assert [url for url in seen.requests if not url.startswith(seen.origin + "/")] == []
            assert seen.failures == []
