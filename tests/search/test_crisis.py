"""Words that say that somebody may be in danger show the help lines."""

import pytest
from playwright.sync_api import Browser, Page

from browser import new_page
from conftest import FULL
from moteplass.read.data import read_data
from sites import BuiltSite

from .queries import QUERIES

pytestmark = pytest.mark.slow

ALARMING = (
    # Bokmål: about oneself
    *("livet er ikke verdt å leve", "tanker om å dø", "jeg tenker på å dø", "Jeg vil dø.", "vil bare dø", "«jeg vil dø»"),
    *("jeg vil ikke leve lenger", "orker ikke å leve", "ønsker ikke å leve mer", "vil ikke være her mer", "klarer ikke mer"),
    *("alle hadde hatt det bedre uten meg", "ingen grunn til å leve", "tenker mye på døden"),
    *("har tanker om døden", "gjøre slutt på livet"),
    *("hvordan slutte å kutte seg", "jeg skader meg selv", "har tatt for mange tabletter", "selvmordstanker", "psykose"),
    *("jeg hører stemmer", "redd for meg selv", "mannen min slår", "jeg blir slått hjemme", "redd for kjæresten min"),
    *("han tok kvelertak på meg", "eksen forfølger meg", "jeg ble voldtatt", "misbrukt som barn", "trenger hjelp nå!"),
    # Bokmål: about somebody else
    *("sønnen min kutter seg", "faren slår barna", "redd for at hun tar livet sitt", "broren min er psykotisk"),
    *("venninnen min vil ikke leve", "pappa slår mamma", "hun puster ikke", "barnevernvakta"),
    # Nynorsk
    *("livet er ikkje verdt å leve", "eg orkar ikkje meir", "eg vil døy", "eg ønskjer å døy", "tankar om å døy"),
    *("ikkje leve lenger", "betre utan meg", "dottera mi skadar seg sjølv", "ho høyrer stemmer", "mannen slår ungane"),
    *("eg vart slått", "redd for sambuaren min", "treng hjelp no", "valdteken"),
    # English
    *("I want to die", "thoughts of dying", "life is not worth living", "I don't want to live", "I don’t want to be here"),
    *("I can't go on", "better off without me", "cutting", "how to stop hurting myself", "my son cuts himself", "psychosis"),
    *("she is hearing voices", "my husband hits me", "he beats me", "afraid of my partner", "she took too many pills"),
    *("my friend wants to die", "I was raped", "need help right now"),
    # Without æ, ø and å
    *("tanker om aa doe", "hoerer stemmer", "slaar barna"),
)
QUIET = (
    *("dødsfall", "sorg", "selvtillit", "grupper om sorg", "jeg har mistet mamma", "hun døde i fjor", "dødsbo", "etterlatte"),
    *("angst", "ensom", "leve med angst", "livet slik det er", "et godt liv", "livskvalitet", "selvfølelse", "selvhjelp"),
    *("kuttet i statsbudsjettet", "kontoret slår seg sammen", "slå opp i ordlista", "dømmer dere", "politikk", "overdrive"),
    *("Eidsvoll", "døgnåpent", "terapeut", "frivillig", "vanlige spørsmål", "stemmerett på årsmøtet", "klarer ikke å sove"),
    *("hva skjer i Bergen", "redd for å snakke i gruppe", "hjelp til å finne gruppe", "trenger noen å snakke med"),
    *("einsemd", "mista nokon", "eg får ikkje sove", "liv og lære", "gruppe for pårørande"),
    *("finner jeg hit med buss", "finnes det et liv etter døden"),
    *("grief", "self-esteem", "lonely", "cuts in the budget", "life as it is", "my voice", "help me find a group", "diet"),
)

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
    numbers = {"tel:" + line.number.replace(" ", "") for line in site.data.content.data.help_lines}
    with new_page(browser, width=800) as page:
        page.route("**/pagefind/**", lambda route: route.abort())
        for place in QUERIES:
            page.goto(origin + place)
            crisis = page.locator("#_crisis")
            assert crisis.is_hidden()
            page.fill("#_q", f"Jeg  {WORDS.crisis[0].upper()}")
            page.press("#_q", "Enter")
            assert crisis.is_visible()
            page.fill("#_q", "ordliste")
            page.press("#_q", "Enter")
            assert crisis.is_hidden()
            sentences = [f"Jeg  {word.upper()}" for word in WORDS.crisis]
            assert [query for query, shown in page.evaluate(SHOWS, sentences) if not shown] == []
            assert page.evaluate(SHOWS, ["ordliste", sentences[0]]) == [["ordliste", False], [sentences[0], True]]
            assert {link.get_attribute("href") for link in crisis.locator("a.phone-link").all()} == numbers
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


def test_what_people_in_danger_write(origin: str, browser: Browser) -> None:
    """Sentences of somebody who is in danger, or afraid for somebody, in bokmål, nynorsk and English, show the help lines;
    also with capitals, punctuation and apostrophes of any kind."""
    assert len(ALARMING) >= 40
    assert [query for query, shown in shows(origin, browser, ALARMING) if not shown] == []


def test_what_others_write(origin: str, browser: Browser) -> None:
    """Grief, what is hard but no danger, and words that begin or end like a crisis word do not: help lines that come for
    everything are seen by nobody."""
    assert len(QUIET) >= 15
    assert [query for query, shown in shows(origin, browser, QUIET) if shown] == []


def shows(origin: str, browser: Browser, queries: tuple[str, ...]) -> list[tuple[str, bool]]:
    """Each query with whether the help lines are shown for it."""
    with new_page(browser, width=800) as page:
        page.route("**/pagefind/**", lambda route: route.abort())
        page.goto(f"{origin}sok/")
        return [(query, shown) for query, shown in page.evaluate(SHOWS, queries)]
