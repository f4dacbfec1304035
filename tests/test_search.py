"""Search: what readers type, in either Norwegian or English, finds the page that they mean – in the real site, through
the real page, in Chromium, under the Content-Security-Policy that is to come."""

import functools
import http.server
import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from lxml import html as lxml_html
from playwright.sync_api import Browser, Page, Route

from browser import chromium, new_page
from conftest import ROOT, build
from moteplass.enrich.alphabet import by_letter, collation_key
from moteplass.enrich.search_words import added_words
from moteplass.enrich.site import Document
from moteplass.model.data import SearchWords
from moteplass.read.data import read_data
from search_queries import QUERIES
from sites import BuiltSite, QuietHandler

pytestmark = pytest.mark.slow

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; img-src 'self'; "
    "style-src 'self' 'unsafe-inline'"
)
WORDS = read_data(ROOT / "content")[0].search_words
FIRST_GOAL = 0.9
SCRIPT_LIMIT = 3 * 1024


class StrictHandler(QuietHandler):
    """A file server that sends the policy with every answer."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """The folder under the strict policy; yields the origin."""
    handler = functools.partial(StrictHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def origin(site: BuiltSite) -> Iterator[str]:
    with serve(site.folder) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for this file, gone before any other test runs."""
    with chromium() as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test if the browser has anything to complain of."""
    complaints: list[str] = []
    with new_page(browser, width=800) as opened:
        opened.set_default_timeout(10_000)
        opened.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        yield opened
    assert complaints == []


def search(page: Page, query: str) -> list[str]:
    """Type a query, press Enter, wait for the count; returns the addresses of the first results, without the origin."""
    page.fill("#_q", query)
    page.press("#_q", "Enter")
    page.locator("#_search_status", has_text=query).wait_for()
    return addresses(page)


def addresses(page: Page) -> list[str]:
    hrefs = page.eval_on_selector_all("#_results h3 a", "links => links.map(link => new URL(link.href).pathname.slice(1))")
    return [str(href) for href in hrefs]


# --- Finding -------------------------------------------------------------------------------------------------------


def test_queries(origin: str, page: Page) -> None:
    """Every query of the table finds its page first or second, and at least nine of ten first; what is shown of a page
    never has a word that is only in the index."""
    first: list[str] = []
    second: list[str] = []
    missed: list[str] = []
    for place, queries in QUERIES.items():
        answer = page.goto(origin + place)
        assert answer
        assert answer.headers["content-security-policy"] == POLICY
        for query, wanted in queries:
            found = search(page, query)
            rank = found.index(wanted) if wanted in found else 99
            (first if rank == 0 else second if rank == 1 else missed).append(f"{place} «{query}»: {wanted}, found {found[:3]}")
            assert "^" not in page.inner_text("#_results")
    count = sum(len(queries) for queries in QUERIES.values())
    share = f"{len(first)} of {count} first ({len(first) / count:.0%}), {len(second)} second: {second}, missed: {missed}"
    print(share)
    assert count >= 60
    assert missed == [], share
    assert len(first) / count >= FIRST_GOAL, share


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("hjelp", "selvhjelp"),
        ("gruppe", "selvhjelpsgruppe"),
        ("moete", "møte"),
        ("korleis", "hvordan"),
        ("hvordan", "korleis"),
        ("sjolvhjelp", "selvhjelp"),
    ],
)
def test_the_word_on_the_page_is_marked(origin: str, page: Page, query: str, marked: str) -> None:
    """What was found by another word, or inside a longer one, is marked in the page's own words."""
    page.goto(f"{origin}sok/")
    search(page, query)
    while page.locator("#_results button").is_visible():
        before = page.locator("#_results li").count()
        page.click("#_results button")
        page.locator("#_results li").nth(before).wait_for()
    marks = [text.lower() for text in page.locator("#_results mark").all_inner_texts()]
    assert any(marked in text for text in marks), marks


@pytest.mark.parametrize("query", ["kvakkelorum", "xyzzy", "?!", "§"])
def test_nonsense_finds_nothing(origin: str, page: Page, query: str) -> None:
    """No result, and it says so; the list of all pages stays."""
    page.goto(f"{origin}sok/")
    assert search(page, query) == []
    assert page.inner_text("#_search_status").startswith("Ingen treff")
    assert page.locator("#_results").is_hidden()
    assert page.locator(".all-pages").is_visible()


def test_a_compound_that_no_page_has(origin: str, page: Page) -> None:
    """«vennegruppe» stands nowhere; its last part, which says what it is, is found."""
    page.goto(f"{origin}sok/")
    assert "bli-med/" in search(page, "vennegruppe")[:2]


def test_only_pages_with_a_text_of_their_own(site: BuiltSite, origin: str, page: Page) -> None:
    """No list, error page, search page or redirect is among the results of the most frequent words."""
    wanted = {
        doc.url
        for doc in site.data.documents.values()
        if doc.advertised and not (doc.list_of or doc.key) and doc.template != "search"
    }
    page.goto(f"{origin}sok/")
    for query in ("selvhjelp", "gruppe", "LINK", "siden"):
        search(page, query)
        while page.locator("#_results button").is_visible():
            before = page.locator("#_results li").count()
            page.click("#_results button")
            page.locator("#_results li").nth(before).wait_for()
        found = addresses(page)
        assert found
        assert len(found) == len(set(found)) == int(page.inner_text("#_search_status").split()[0])
        assert set(found) <= wanted


def test_another_language_is_said(origin: str, page: Page) -> None:
    """A result in nynorsk says so to a screen reader on the bokmål page, one in bokmål does not (WCAG 3.1.2)."""
    page.goto(f"{origin}sok/")
    search(page, "sjølvhjelp")
    assert page.locator("#_results li:has(a[href='/nn/kva-er-sjolvhjelp/'])").get_attribute("lang") == "nn"
    assert page.locator("#_results li:has(a[href='/hva-er-selvhjelp/'])").get_attribute("lang") is None


# --- What is not public --------------------------------------------------------------------------------------------

SECRET = {
    "draft": "status: draft\nconsent: {given_on: 2026-01-01, kept_by: leder, scope: [site]}",
    "withdrawn": "consent: {given_on: 2026-01-01, kept_by: leder, scope: [site], withdrawn_on: 2026-11-01}",
}
PUBLIC = "consent: {given_on: 2026-01-01, kept_by: leder, scope: [site]}"


def test_withdrawn_and_drafts_are_not_found(browser: Browser, tmp_path: Path) -> None:
    """A word that only a draft or a withdrawn story has finds nothing; one of a public story finds it, with its title as
    the text that it is. Under a sub-path, as on a shared host."""
    content = Path(shutil.copytree(ROOT / "content", tmp_path / "content"))
    for name, front in {**SECRET, "public": PUBLIC}.items():
        text = (
            f"---\ntitle: Fortelling <b>{name}</b> & co\nsummary: Noe som har hendt.\n{front}\n---\n\nOrdet er kvakkelorum{name}.\n"
        )
        (content / "stories" / f"ny-{name}.md").write_text(text, encoding="utf-8")
    build(tmp_path / "ut" / "link", content=content, site_url="https://host.example/link/")
    with serve(tmp_path / "ut") as address, new_page(browser, width=800) as page:
        page.goto(f"{address}link/sok/")
        assert search(page, "kvakkelorumpublic") == ["link/historier/ny-public/"]
        assert page.inner_text("#_results h3") == "Fortelling <b>public</b> & co"
        assert "kvakkelorumpublic" in page.inner_text("#_results mark")
        for name in SECRET:
            assert search(page, f"kvakkelorum{name}") == [], name


# --- The page ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", QUERIES)
def test_without_javascript(site: BuiltSite, origin: str, browser: Browser, place: str) -> None:
    """The page lists every page of its language, and the field leads to that list."""
    lang = next(doc.lang for doc in site.data.documents.values() if doc.url == place)
    wanted = [doc.url for doc in site.data.documents.values() if doc.lang == lang and doc.advertised and doc.url != place]
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
    """Search is one deferred script of ours, on the search pages alone."""
    for name in site.pages:
        scripts = [script for script in site.tree(name).iter("script") if script.get("src")]
        if name.removesuffix("index.html") in QUERIES:
            assert [(script.get("src"), "defer" in script.attrib) for script in scripts] == [("/js/search.js", True)], name
        else:
            assert scripts == [], name


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


# --- Help lines ----------------------------------------------------------------------------------------------------


def test_crisis_words_show_the_help_lines(site: BuiltSite, origin: str, browser: Browser) -> None:
    """Every such word shows every help line above the results, in capitals and inside a sentence too, whatever is found
    and even where the index cannot be loaded; a quiet word does not."""
    assert len(WORDS.crisis) > 20
    numbers = {"tel:" + line.number.replace(" ", "") for line in site.data.content.data.help_lines}
    with new_page(browser, width=800) as page:
        page.route("**/pagefind/**", lambda route: route.abort())
        for place in QUERIES:
            page.goto(origin + place)
            crisis = page.locator("#_crisis")
            assert crisis.is_hidden()
            for word in WORDS.crisis if place == "sok/" else WORDS.crisis[:1]:
                page.fill("#_q", "ordliste")
                page.press("#_q", "Enter")
                assert crisis.is_hidden(), word
                page.fill("#_q", f"Jeg  {word.upper()}")
                page.press("#_q", "Enter")
                assert crisis.is_visible(), word
            assert {link.get_attribute("href") for link in crisis.locator("a.call").all()} == numbers
        page.goto(f"{origin}sok/?q=selvmordstanker")
        assert crisis.is_visible()
        for written in ("sjolvmord", "vil doe"):
            page.fill("#_q", written)
            page.press("#_q", "Enter")
            assert crisis.is_visible(), written


def test_the_help_lines_stand_above_the_results(origin: str, page: Page) -> None:
    """Seen on the page, with results found."""
    page.goto(f"{origin}sok/?q=akutt")
    page.locator("#_results li").first.wait_for()
    above, below = page.locator("#_crisis").bounding_box(), page.locator("#_results").bounding_box()
    assert above
    assert below
    assert above["y"] + above["height"] <= below["y"]


@pytest.mark.parametrize("query", ["Eidsvoll", "døgnåpent", "terapeut", "frivillig", "vanlige spørsmål", "politikk"])
def test_quiet_words(origin: str, page: Page, query: str) -> None:
    """A crisis word is found at the beginning of a word, not inside any other."""
    page.goto(f"{origin}sok/")
    search(page, query)
    assert page.locator("#_crisis").is_hidden()


# --- Order, size, files --------------------------------------------------------------------------------------------


def test_norwegian_order() -> None:
    """æ, ø and å after z, aa as å, é as e, case and punctuation of no account, word by word."""
    names = ["Øst", "åpent", "Ærlig", "zoo", "én", "En gruppe", "Engel", "ende", "Aasen", "«Andre»", "Ås", "ad", "Örn", "3 råd"]
    wanted = ["3 råd", "ad", "«Andre»", "én", "En gruppe", "ende", "Engel", "zoo", "Ærlig", "Örn", "Øst", "åpent", "Ås", "Aasen"]
    assert sorted(names, key=collation_key) == wanted
    groups = by_letter(Document(url=str(number), template="page", title=name, summary="") for number, name in enumerate(names))
    assert [letter for letter, _ in groups] == ["#", "A", "E", "Z", "Æ", "Ø", "Å"]


def test_the_pages_are_in_order(site: BuiltSite) -> None:
    """On every search page each title stands under its letter, in order."""
    for place in QUERIES:
        (section,) = site.tree(place + "index.html").xpath("//section[contains(@class, 'all-pages')]")
        titles = [" ".join(link.text_content().split()) for link in section.iter("a")]
        assert titles == sorted(titles, key=collation_key)
        for heading in section.iter("h3"):
            items = heading.getnext()
            assert items is not None
            assert all(link.text_content().strip("«")[0].upper() == heading.text for link in items.iter("a"))


def test_size_of_the_script(site: BuiltSite) -> None:
    """At most 3 kB, compressed by brotli as hosts do it."""
    program = "process.stdout.write(String(require('zlib').brotliCompressSync(require('fs').readFileSync(process.argv[1])).length))"
    node = shutil.which("node")
    assert node, "no node: run `python3 tasks.py test`, which says how to install it (tests/install.py)"
    done = subprocess.run([node, "-e", program, str(site.folder / "js" / "search.js")], capture_output=True, check=True)
    assert 500 < int(done.stdout) <= SCRIPT_LIMIT


def test_only_what_is_used_is_published(site: BuiltSite) -> None:
    """Of Pagefind's files those that the search page loads, and an index for Norwegian and one for English."""
    files = {
        path.relative_to(site.folder / "pagefind").as_posix() for path in (site.folder / "pagefind").rglob("*.*") if path.is_file()
    }
    plain = {name for name in files if not name.endswith((".pf_fragment", ".pf_index", ".pf_meta"))}
    bundle = {"pagefind.js", "pagefind-entry.json"}
    assert plain == {*bundle, "wasm.nb.pagefind", *(f"en/{name}" for name in bundle), "en/wasm.en.pagefind"}
    for folder, lang in (("", "nb"), ("en/", "en")):
        entry = json.loads((site.folder / "pagefind" / folder / "pagefind-entry.json").read_text(encoding="utf-8"))
        assert list(entry["languages"]) == [lang]


# --- Words ---------------------------------------------------------------------------------------------------------

KNOWN = SearchWords(
    parts=("selvhjelp", "hjelp", "gruppe", "møte", "sorg"),
    same=(("selv", "sjølv"), ("selvhjelp", "sjølvhjelp"), ("hva", "kva"), ("hvordan", "korleis")),
    small=("hva", "kva", "og"),
)


@pytest.mark.parametrize(
    ("word", "found_by"),
    [
        ("selvhjelpsgrupper", {"selvhjelp", "hjelp", "gruppe", "sjølvhjelpsgrupper", "sjølvhjelp", "sjolvhjelp"}),
        ("sjølvhjelp", {"selvhjelp", "hjelp", "sjolvhjelp", "sjoelvhjelp"}),
        ("gruppemøte", {"gruppe", "møte", "mote", "moete", "gruppemote", "gruppemoete"}),
        ("korleis", {"hvordan"}),
        ("hva", {"kva"}),
        ("spørsmål", {"sporsmål", "spoersmaal"}),
        ("aasen", {"åsen"}),
        ("lærer", {"laerer"}),
    ],
)
def test_added_words(word: str, found_by: set[str]) -> None:
    """Parts of compounds, the other målform, other spellings, and the spellings of those."""
    assert found_by <= set(added_words(word, KNOWN))
    assert word not in added_words(word, KNOWN)


@pytest.mark.parametrize("word", ["gruppe", "gruppa", "gruppene", "omsorg", "og", "kvar", "hvalen"])
def test_nothing_is_added_to_the_others(word: str) -> None:
    """Inflections are the stemmer's; a part must leave a whole word before it; a short word is no beginning of another."""
    assert added_words(word, KNOWN) == ()


def test_the_data_file(site: BuiltSite) -> None:
    """Its words are small letters, none stands twice, and no part is so short that it stands in unrelated words."""
    for words in (WORDS.parts, WORDS.small, WORDS.crisis, *WORDS.same):
        assert all(word == word.lower() for word in words)
        assert len(words) == len(set(words)), [word for word in words if words.count(word) > 1]
    assert all(len(part) >= 4 for part in WORDS.parts)
    page = lxml_html.document_fromstring(site.text("sok/index.html"))
    assert str(page.xpath("string(//script/@data-crisis)")).split("|")[0] == WORDS.crisis[0]
