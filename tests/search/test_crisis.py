"""Words that say that somebody may be in danger show the help lines."""

import pytest
from playwright.sync_api import Browser, Page

from browser import new_page
from conftest import ROOT
from moteplass.read.data import read_data
from sites import BuiltSite

from .queries import QUERIES
from .results import search

pytestmark = pytest.mark.slow

WORDS = read_data(ROOT / "content")[0].search_words


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
