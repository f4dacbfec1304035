"""Words that say that somebody may be in danger show the help lines."""

import pytest
from playwright.sync_api import Browser, Page

from browser import new_page
from conftest import FULL
from moteplass.read.data import read_data
from sites import BuiltSite

from .queries import QUERIES, queries_of

pytestmark = pytest.mark.slow

# Asks all the queries, one after another, as the Enter key does.
SHOWS = """(queries) => queries.map((query) => {
    const form = document.querySelector("#_search");
    form.elements.q.value = query;
    form.requestSubmit();
    return [query, document.querySelector("#_crisis").checkVisibility()];
})"""
WORDS = read_data(FULL)[0].search_words


def test_crisis_words_show_the_help_lines(site: BuiltSite, origin: str, browser: Browser) -> None:
    """Every such word shows every help line above the results, in capitals and inside a sentence too, whatever is found
    and even where the index cannot be loaded; a quiet word does not."""
    assert len(WORDS.crisis) > 20
    lines = site.data.help_lines
    numbers = {"tel:" + line.calls.replace(" ", "") for line in lines if line.calls}
    assert len(numbers) < len(lines)
    with new_page(browser, width=800) as page:
        page.route("**/pagefind/**", lambda route: route.abort())
        for place in QUERIES:
            page.goto(origin + place)
            crisis = page.locator("#_crisis")
            assert crisis.is_hidden()
            page.fill("#_q", f"Jeg  {WORDS.crisis[0].upper()}")
            page.press("#_q", "Enter")
            assert crisis.is_visible()
            assert crisis.locator("h2 a").get_attribute("href") == f"/{site.data.help_page(site.data.documents[place].lang)}"
            page.fill("#_q", "ordliste")
            page.press("#_q", "Enter")
            assert crisis.is_hidden()
            sentences = [f"Jeg  {word.upper()}" for word in WORDS.crisis]
            assert [query for query, shown in page.evaluate(SHOWS, sentences) if not shown] == []
            assert page.evaluate(SHOWS, ["ordliste", sentences[0]]) == [["ordliste", False], [sentences[0], True]]
            assert {link.get_attribute("href") for link in crisis.locator("a.phone-link[aria-label]").all()} >= numbers
            shown = crisis.locator(".help-lines strong").all_inner_texts()
            assert [line.name.nb for line in lines if not {*line.name.model_dump().values()} & {*shown}] == []
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


@pytest.mark.parametrize("name", ["site", "centre"])
def test_what_people_in_danger_write(name: str, browser: Browser, request: pytest.FixtureRequest) -> None:
    """Sentences of somebody who is in danger, or afraid for somebody, show the help lines, also with capitals, punctuation and
    apostrophes of any kind. Grief, what is hard but no danger, and words that begin or end like a crisis word do not: help lines
    that come for everything are seen by nobody. Which sentences, each content says for itself."""
    built: BuiltSite = request.getfixturevalue(name)
    wanted = queries_of(built.data.content.folder).crisis
    assert wanted or name == "centre"
    shown = shows(built.origin, browser, tuple(wanted))
    assert [query for query, is_shown in shown if is_shown != wanted[query]] == []


def shows(origin: str, browser: Browser, queries: tuple[str, ...]) -> list[tuple[str, bool]]:
    """Each query with whether the help lines are shown for it."""
    with new_page(browser, width=800) as page:
        page.route("**/pagefind/**", lambda route: route.abort())
        page.goto(f"{origin}/sok/")
        return [(query, shown) for query, shown in page.evaluate(SHOWS, queries)]
