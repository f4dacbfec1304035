"""What a text is about stands before it, wherever it is told of, with a way past it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser import new_page
from meetings.small import build_small_site, document
from scenarios.overlay import lay, page
from sites import BuiltSite

from .looking import text, written

NOTE = "Handler om selvmordstanker"
STORY = "historier/overalt/index.html"


def test_it_stands_before_the_text(open_office: BuiltSite) -> None:
    """Before the lead, and behind the title; a text without one has no such box and no place to jump to."""
    header = open_office.tree(STORY).xpath("//main//header")[0]
    assert [text(part) for part in header] == [
        "Det alle kan få lese",
        f"Før du leser: {NOTE} Hopp over teksten",
        "Det begynte med en telefon.",
    ]
    others = [name for name in written(open_office) if name != STORY and open_office.tree(name).xpath("//*[@id='_after']")]
    assert others == []


@pytest.mark.slow
def test_the_way_past_it_needs_no_script(open_office: BuiltSite, browser: Browser) -> None:
    """With the keyboard alone: the next stop after it is what follows the text."""
    with new_page(browser, width=360, javascript=False) as opened:
        opened.goto(open_office.address(STORY))
        opened.get_by_role("link", name="Hopp over teksten").press("Enter")
        assert opened.url.endswith("#_after")
        assert opened.locator("#_after").is_visible()
        opened.keyboard.press("Tab")
        assert opened.locator("#_after :focus").count() == 1


def test_every_list_tells_it(open_office: BuiltSite) -> None:
    """Each card that leads to the text: in the list of stories, on the home page, in its campaign, under «Les også»."""
    said = {}
    for name in written(open_office):
        for card in open_office.tree(name).xpath("//li[@class='card']"):
            title = text(card[0])
            if title == "Det alle kan få lese":
                said[name] = [text(part) for part in card if part.get("class") == "content-note"]
            else:
                assert NOTE not in text(card)
    assert set(said) >= {"index.html", "historier/index.html", "kampanjer/sammen/index.html"}
    assert set(map(tuple, said.values())) == {(NOTE,)}


def test_a_sensitive_text_says_nothing_elsewhere(tmp_path: Path) -> None:
    """Its note is for its own page and the lists of the site, as its title is; a feed and a shared link do not tell."""
    fields = f"source: {{name: LINK Test}}\nsensitive: true\nneutral_title: Lesestoff\nslug: lesestoff\ncontent_note: {NOTE}.\n"
    site = build_small_site(lay(tmp_path, {"stories/historie.md": page(fields)}))
    story = document(site, "historie")
    assert story.noted_summary.startswith(f"{NOTE}. ")
    assert NOTE not in site.shared(story).noted_summary
