"""What comes where the index does not have a word: words like it, the other language, and ways on."""

import pytest
from playwright.sync_api import Browser, Page

from browser import new_page
from sites import BuiltSite

from .queries import QUERIES
from .results import search

pytestmark = pytest.mark.slow

WAYS_ON = {
    "sok/": ["/grupper/", "/kontakt/", "/telefonnumre/"],
    "nn/sok/": ["/nn/grupper/", "/nn/kontakt/", "/nn/telefonnummer/"],
    "en/search/": ["/en/groups/", "/en/contact/", "/en/telephone-numbers/"],
}


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("place", QUERIES)
def test_the_search_page_leads_on(origin: str, browser: Browser, place: str, javascript: bool) -> None:
    """To the groups, to somebody to ask and to the help lines, below what was found or was not, and without JavaScript."""
    with new_page(browser, width=800, javascript=javascript) as page:
        page.goto(origin + place)
        for query in ("gruppe", "xyzzy"):
            if javascript:
                search(page, query)
            links = page.locator("#_lead_on a").all()
            assert [link.get_attribute("href") for link in links] == WAYS_ON[place]
            assert all(link.is_visible() for link in links)


@pytest.mark.parametrize(
    ("query", "instead"),
    [
        ("ordlitse", "ordliste"),  # two letters have changed places
        ("ordlist", None),  # the beginning of a word
        ("odliste", "ordliste"),
        ("ordliiste", "ordliste"),
        ("ordlisde", "ordliste"),
        ("Selvjhelpsgurppe", "selvhjelpsgruppe"),  # two slips in a long word
        ("hva er odliste", "hva er ordliste"),
        ("enkegruppe", "enke gruppe"),  # a compound that nobody wrote
        ("ordliste", None),
    ],
)
def test_what_was_looked_for_instead_is_said(origin: str, page: Page, query: str, instead: str | None) -> None:
    """Behind the count, in the words of the site; a word that the site has is looked for as it is."""
    page.goto(f"{origin}sok/")
    assert search(page, query)
    said = page.inner_text("#_search_status")
    assert said.endswith(f"Vi søkte etter «{instead}»." if instead else f"«{query}».")


def test_words_that_are_near_are_suggested(origin: str, page: Page) -> None:
    """Where nothing is found and it is not plain what was meant; each leads to a search that finds something. They go with the next
    search, and for nonsense there is none."""
    page.goto(f"{origin}sok/")
    assert search(page, "urdlyste") == []
    suggested = page.locator("#_alike a")
    assert "ordliste" in suggested.all_inner_texts()
    suggested.get_by_text("ordliste", exact=True).click()
    page.locator("#_results li").first.wait_for()
    assert page.input_value("#_q") == "ordliste"
    assert page.locator("#_alike").is_hidden()
    assert search(page, "qqqqqqqqqqqq") == []
    assert page.locator("#_alike").is_hidden()


def test_more_is_loaded_for_an_unknown_word_alone(origin: str, page: Page) -> None:
    """Neither the list of words nor the other language's index comes for a word that this index has; for one with a slip the words
    come, and for one that is like none of them the other index too."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(origin)))
    page.goto(f"{origin}sok/")

    def loaded(query: str) -> tuple[bool, bool]:
        asked.clear()
        search(page, query)
        return "pagefind/words.txt" in asked, any(path.startswith("pagefind/en/") for path in asked)

    assert loaded("ordliste") == (False, False)
    assert loaded("ordlitse") == (True, False)
    assert loaded("widow") == (False, True)


def test_the_words_are_those_of_the_pages(site: BuiltSite) -> None:
    """Each language has its own, in small letters, each once; with what readers call a page, without stop words and spellings that
    nobody wrote."""
    for folder, has, has_not in (
        ("", {"ordliste", "enke", "egenandel"}, {"widow", "moete", "eller"}),
        ("en/", {"widow"}, {"enke"}),
    ):
        words = (site.folder / "pagefind" / folder / "words.txt").read_text(encoding="utf-8").split("\n")
        assert words == sorted({word.lower() for word in words})
        assert has <= set(words)
        assert not has_not & set(words)
