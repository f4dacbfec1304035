"""The search page itself: without JavaScript, by keyboard, with Back, while typing, and when something fails."""

import pytest
from playwright.sync_api import Browser, Page, Route

from browser import new_page
from moteplass.render.stylesheet import Stylesheet
from pages.looking import LOOKS, RESTYLE
from sites import BuiltSite

from .queries import QUERIES
from .results import addresses, search

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("place", QUERIES)
def test_without_javascript(site: BuiltSite, origin: str, browser: Browser, place: str) -> None:
    """The page lists every page of its language, and the field leads to that list."""
    lang = next(doc.lang for doc in site.data.documents.values() if doc.url == place)
    wanted = [doc.url for doc in site.data.documents.values() if doc.lang == lang and doc.indexed and doc.url != place]
    with new_page(browser, width=800, javascript=False) as page:
        page.goto(origin + place)
        page.fill("#_q", "gruppe")
        page.press("#_q", "Enter")
        page.wait_for_url(f"{origin}{place}?q=gruppe")
        listed = page.locator(".all-pages a").all()
        assert sorted(str(link.get_attribute("href")) for link in listed) == sorted(f"/{url}" for url in wanted)
        assert all(link.is_visible() for link in listed)
        assert page.locator("#_results").is_hidden()
        assert page.locator("#_crisis").is_hidden()


def test_every_page_leads_to_the_search_of_its_language(site: BuiltSite) -> None:
    """A link in the header of every page; the error pages have the field itself."""
    places = {"nb": "/sok/", "nn": "/nn/sok/", "en": "/en/search/"}
    for document in site.data.documents.values():
        tree = site.tree(document.save_as)
        assert tree.xpath("//header//a[@class='search-link']/@href") == [places[document.lang]], document.url
    for name in ("404.html", "410.html"):
        (form,) = site.tree(name).xpath("//main//form")
        assert (form.get("method"), form.get("action"), form.xpath(".//input/@name")) == ("get", "/sok/", ["q"])
        assert form.xpath("string(.//label[@for=../input/@id])").strip()


def test_from_the_error_page(origin: str, page: Page) -> None:
    """The field of the error page leads to the results."""
    page.goto(f"{origin}404.html")
    page.fill("#_q", "ordliste")
    page.press("#_q", "Enter")
    page.locator("#_search_status", has_text="«ordliste»").wait_for()
    assert page.url == f"{origin}sok/?q=ordliste"
    assert addresses(page)[0] == "ordliste/"


def test_no_script_anywhere_else(site: BuiltSite) -> None:
    """Search is one deferred script of ours, on the search pages alone; the finder has its own, for what is near."""
    for name in site.pages:
        scripts = [script for script in site.tree(name).iter("script") if script.get("src")]
        if name.removesuffix("index.html") in QUERIES:
            assert [(script.get("src"), "defer" in script.attrib) for script in scripts] == [("/js/search.js", True)], name
        else:
            finder = {"/js/near.js", "/js/finder.js"} if "_near" in site.text(name) else set()
            assert {script.get("src") for script in scripts} <= finder, name


def test_nothing_loads_until_it_is_needed(origin: str, page: Page) -> None:
    """Opened, the page asks for its script alone; Pagefind comes when the field has the focus."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(origin)))
    page.goto(f"{origin}sok/")
    page.wait_for_timeout(500)
    assert [path for path in asked if not path.endswith((".ico", ".svg"))] == ["sok/", "js/search.js"]
    with page.expect_request("**/pagefind/pagefind.js"):
        page.focus("#_q")


def test_keyboard(origin: str, page: Page) -> None:
    """Tab to the field, type, Enter; Tab to the first result, Enter; Back, and query and results are there again."""
    page.goto(f"{origin}sok/")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "_q":
            break
    page.keyboard.type("ordliste", delay=20)
    page.keyboard.press("Enter")
    page.locator("#_search_status", has_text="«ordliste»").wait_for()
    assert page.url == f"{origin}sok/?q=ordliste"
    assert page.evaluate("document.activeElement.id") == "_q"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#_results') !== null")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{origin}ordliste/")
    page.go_back()
    page.locator("#_search_status", has_text="«ordliste»").wait_for()
    assert page.input_value("#_q") == "ordliste"
    assert addresses(page)[0] == "ordliste/"


def test_back_leads_through_the_queries(origin: str, page: Page) -> None:
    """Each query that was sent is a step of the history; typing is none."""
    page.goto(f"{origin}sok/")
    search(page, "ordliste")
    search(page, "personvern")
    page.type("#_q", "xx")
    assert page.url == f"{origin}sok/?q=personvern"
    page.go_back()
    page.locator("#_search_status", has_text="«ordliste»").wait_for()
    assert page.input_value("#_q") == "ordliste"
    page.go_back()
    page.locator("#_search_status:empty").wait_for(state="attached")
    assert page.input_value("#_q") == ""
    assert page.locator("#_results").is_hidden()


def test_results_come_while_typing(origin: str, page: Page) -> None:
    """Without Enter too, announced politely in a region that is there from the start (WCAG 4.1.3)."""
    page.goto(f"{origin}sok/")
    status = page.locator("#_search_status")
    assert status.get_attribute("aria-live") == "polite"
    assert status.inner_text() == ""
    page.type("#_q", "ordliste")
    page.locator("#_search_status", has_text="«ordliste»").wait_for()
    assert status.inner_text().split()[1] == "treff"


def test_letters_are_no_shortcuts(origin: str, page: Page) -> None:
    """No single key does anything outside the field (WCAG 2.1.4)."""
    page.goto(f"{origin}sok/")
    before = page.content()
    for key in "abcdefghijklmnopqrstuvwxyz0123456789/?.,-+":
        page.keyboard.press(key)
    assert page.content() == before
    assert page.url == f"{origin}sok/"
    assert page.evaluate("document.activeElement === document.body")


def test_more_results(origin: str, page: Page) -> None:
    """Ten at a time; the button brings the next ones and puts the focus on the first of them."""
    page.goto(f"{origin}sok/")
    assert len(search(page, "gruppe")) == 10
    page.focus("#_results button")
    page.keyboard.press("Enter")
    page.locator("#_results li").nth(10).wait_for()
    assert page.evaluate("document.activeElement === document.querySelectorAll('#_results h3 a')[10]")


def test_when_the_index_cannot_be_loaded(origin: str, browser: Browser) -> None:
    """It says so, the list of all pages stays, and the next try works once the index is there."""
    with new_page(browser, width=800) as page:

        def refuse(route: Route) -> None:
            route.abort()

        page.route("**/pagefind/**", refuse)
        page.goto(f"{origin}sok/?q=ordliste")
        page.locator("#_search_status", has_text="virker ikke").wait_for()
        assert page.locator("#_results").is_hidden()
        assert page.locator(".all-pages a[href='/ordliste/']").is_visible()
        page.unroute("**/pagefind/**", refuse)
        page.reload()
        assert search(page, "ordliste")[0] == "ordliste/"


def test_what_is_found_looks_as_it_should(site: BuiltSite, origin: str, browser: Browser) -> None:
    """What the script adds has its rules, although no page had it when the rules of the page were chosen; one result stands apart
    from the next."""
    with new_page(browser, width=800, bypass_csp=True) as page:
        page.goto(f"{origin}sok/?q=gruppe")
        results = page.locator("#_results li")
        results.nth(1).wait_for()
        first, second = results.nth(0).bounding_box(), results.nth(1).bounding_box()
        assert first
        assert second
        assert second["y"] - (first["y"] + first["height"]) >= 12
        alone = page.evaluate(LOOKS)
        page.evaluate(RESTYLE, Stylesheet(site.data.palette, plain=site.data.office.kind == "district").full_sheet)
        assert page.evaluate(LOOKS) == alone


def test_a_result_says_what_a_text_is_about(origin: str, page: Page) -> None:
    """The note of a text stands before its excerpt; other results have none."""
    page.goto(f"{origin}sok/?q=bilen")
    page.locator("#_results li").first.wait_for()
    note = "Handler om å være redd"
    told = [[item.get_by_role("link").inner_text(), note in item.inner_text()] for item in page.locator("#_results li").all()]
    assert ["Det første møtet", True] in told
    assert [title for title, is_noted in told if is_noted] == ["Det første møtet"]
