"""The drawings that an editor places on a page with the field ``drawing``."""

import pytest
from lxml import etree

from browser import chromium, new_page
from conftest import ROOT
from moteplass.model.page import DRAWINGS
from sites import BuiltSite

COURSE = "gruppas-gang/index.html"
CIRCLES = {
    "nb": "hva-er-en-selvhjelpsgruppe/index.html",
    "nn": "nn/kva-er-ei-sjolvhjelpsgruppe/index.html",
    "en": "en/what-is-a-self-help-group/index.html",
}


def test_each_choice_has_a_template() -> None:
    """Whatever an editor may write in the field is drawn, and nothing is drawn that cannot be asked for."""
    files = {path.stem for path in (ROOT / "theme" / "templates" / "drawings").glob("*.html")}
    assert files == set(DRAWINGS)


def test_the_course_is_a_list_of_six_steps(site: BuiltSite) -> None:
    """In order, each with its words as text; the signs are hidden from assistive technology, which has the list."""
    (figure,) = site.tree(COURSE).xpath("//figure[@class='group-course']")
    assert figure.get("aria-label") == "Slik blir en gruppe til, i seks steg"
    assert figure.xpath("ol/li//strong/text()") == [
        "Kontakt og samtale",
        "Nok har meldt seg",
        "Oppstartsmøte",
        "Gruppa driver seg selv",
        "Oppfølgingsmøte",
        "Kontaktmøte",
    ]
    assert all(svg.get("aria-hidden") == "true" for svg in figure.iter("svg"))


@pytest.mark.parametrize("lang", CIRCLES)
def test_the_circle_speaks_the_language_of_its_page(lang: str, site: BuiltSite) -> None:
    """Five people, two free places and the reader's own: an image with a name, and a caption, in the page's words."""
    (figure,) = site.tree(CIRCLES[lang]).xpath("//figure[@class='circle']")
    (image,) = figure.iter("svg")
    words = site.data.words[lang]
    assert [title.text for title in figure.iter("title")] == [words("drawings.circle.title")]
    assert figure.findtext("figcaption") == words("drawings.circle.text")
    assert image.get("role") == "img"
    shown = [element.get("class") for element in image.iter("circle")]
    assert [shown.count(name) for name in ("drawing-head", "drawing-free", "drawing-you-free")] == [5, 2, 1]


def test_drawings_stand_only_where_they_are_asked_for(site: BuiltSite) -> None:
    """No other page has one."""
    drawn = {name for name in site.pages if site.tree(name).xpath("//figure[@class='group-course' or @class='circle']")}
    assert drawn == {COURSE, *CIRCLES.values()}


def test_what_is_drawn_takes_its_colours_from_the_style_sheet(site: BuiltSite) -> None:
    """No colour in the markup: else dark mode, an office's palette and forced colours would not reach it."""
    for name in (COURSE, *CIRCLES.values(), "nettverket/index.html"):
        for svg in site.tree(name).xpath("//main//*[local-name()='svg']"):
            assert not svg.xpath(".//@fill | .//@stroke | .//@style"), (name, etree.tostring(svg)[:80])


PAINT = """() => [...document.querySelectorAll("body svg :is(circle, ellipse, path, rect)")]
    .flatMap(element => [getComputedStyle(element).fill, getComputedStyle(element).stroke])"""
DRAWN = [COURSE, CIRCLES["nb"], "nettverket/index.html", "index.html", "grupper/apen-samtalegruppe/index.html"]


@pytest.mark.slow
@pytest.mark.parametrize("name", DRAWN)
def test_forced_colours_reach_what_is_drawn(name: str, preview: BuiltSite) -> None:
    """In high contrast every fill and stroke, of the mark and the signs too, is one of the two colours that the reader has chosen,
    or none."""
    with chromium() as browser, new_page(browser, width=1280) as page:
        page.emulate_media(forced_colors="active")
        page.goto(preview.address(name))
        chosen = page.evaluate(
            "['Canvas', 'CanvasText'].map(c => (document.body.style.color = c, getComputedStyle(document.body).color))"
        )
        paint = page.evaluate(PAINT)
        assert paint
        assert set(paint) <= {*chosen, "none"}


@pytest.mark.slow
def test_the_course_stands_on_a_phone_and_lies_on_a_wide_screen(site: BuiltSite) -> None:
    """Below each other at 360 px, beside each other in order at 1280 px; never wider than the page."""
    with chromium() as browser:
        for width, axis in ((360, "top"), (768, "top"), (1280, "left")):
            with new_page(browser, width=width) as page:
                page.goto(site.address(COURSE))
                places = page.evaluate(
                    f"[...document.querySelectorAll('.group-course li')].map(li => li.getBoundingClientRect().{axis})"
                )
                assert places == sorted(set(places))
                assert len(places) == 6
                assert page.evaluate("document.documentElement.scrollWidth") == width
