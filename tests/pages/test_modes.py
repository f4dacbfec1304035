"""Every page as people with other needs meet it: the IBM engine's rules, forced colours, other text spacing, the keyboard."""

from itertools import product
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from browser import launch, new_page, npm_file
from checkers import ibm
from sites import BuiltSite

from .looking import written

pytestmark = pytest.mark.slow

# The rules of axe that can come out differently when only colours or the width change.
CHANGING = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable", "hidden-content"]
AXE = """async (rules) => (await axe.run(document, {runOnly: rules, resultTypes: ["violations"]}))
    .violations.map(({id, nodes}) => id + " " + nodes[0].html)"""
# WCAG 1.4.12, in full.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }"""
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter(element => {
    const style = getComputedStyle(element), apart = ".visually-hidden, .table-scroll, svg, svg *";
    return style.overflow !== "visible" && !element.matches(apart) && element.checkVisibility()
        && (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1);
}).map(element => element.outerHTML.slice(0, 120))"""
SMALL_TELEPHONE = """() => [...document.querySelectorAll("a[href^='tel:']")].filter(link => link.checkVisibility()
    && !link.closest(".imprint, .prose") && link.getBoundingClientRect().height < 44).map(link => link.outerHTML)"""
STOPS = """[...document.querySelectorAll("a[href], input, button, [tabindex='0']")].filter(e => e.checkVisibility()).length"""
FOCUS = """() => {
    const element = document.activeElement;
    if (element === document.body) return null;
    const box = element.getBoundingClientRect(), x = Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1);
    const top = document.elementFromPoint(x, Math.min(Math.max(box.y + box.height / 2, 0), innerHeight - 1));
    const rings = [element, element.closest(".card")].filter(Boolean).map(e => getComputedStyle(e));
    return {
        html: element.outerHTML.slice(0, 120),
        ring: rings.some(style => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2),
        seen: box.bottom > 0 && box.top < innerHeight && (element === top || element.contains(top) || top?.contains(element)),
    };
}"""


def test_ibm_engine(real: BuiltSite, browser: Browser) -> None:
    """The IBM accessibility engine, which has other rules than axe, finds no violation on any page."""
    problems: list[str] = []
    with new_page(browser, width=1280) as page:
        for name in written(real):
            page.goto(real.address(name))
            problems += [f"{name}: {found}" for found in ibm(page)]
    assert problems == []


def test_other_colours(real: BuiltSite, browser: Browser) -> None:
    """In light, dark and forced colours, small and large: no violation of the rules that can come out differently there."""
    axe = npm_file("axe-core/axe.min.js").read_text(encoding="utf-8")
    problems: list[str] = []
    with new_page(browser, width=360) as page:
        for name in written(real):
            page.goto(real.address(name))
            page.evaluate(axe)
            for width, mode in product((360, 1280), ("light", "dark", "forced")):
                page.set_viewport_size({"width": width, "height": 800})
                scheme: Literal["light", "dark"] = "dark" if mode == "dark" else "light"
                page.emulate_media(color_scheme=scheme, forced_colors="active" if mode == "forced" else "none")
                problems += [f"{name}, {width}, {mode}: {found}" for found in page.evaluate(AXE, CHANGING)]
    assert problems == []


def test_text_spacing(real: BuiltSite, browser: Browser) -> None:
    """With the spacing of WCAG 1.4.12 nothing is cut off. Telephone links are 44 px high, for an unsteady thumb."""
    problems: list[str] = []
    with new_page(browser, width=360) as page:
        for name in written(real):
            page.goto(real.address(name))
            problems += [f"{name}: {found}" for found in page.evaluate(SMALL_TELEPHONE)]
            page.add_style_tag(content=SPACING)
            problems += [f"{name}: {found}" for found in page.evaluate(CUT_OFF)]
    assert problems == []


def test_large_text(real: BuiltSite, browser: Browser) -> None:
    """With text twice as large in the reader's settings (WCAG 1.4.4), on a telephone too, nothing is cut off or needs
    scrolling sideways."""
    problems: list[str] = []
    with launch(browser.browser_type, "--blink-settings=defaultFontSize=32") as large, new_page(large, width=768) as page:
        for name in written(real):
            page.goto(real.address(name))
            assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
            for width in (768, 360):
                page.set_viewport_size({"width": width, "height": 800})
                problems += [f"{name}, {width}: {found}" for found in page.evaluate(CUT_OFF)]
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    problems.append(f"{name}, {width}: wider than the window")
    assert problems == []


@pytest.mark.parametrize("address", ["/", "/kontakt/", "/hva-er-selvhjelp/", "/sok/", "/nettverket/", "/404.html"])
@pytest.mark.parametrize("width", [360, 1280])
def test_keyboard_walk(address: str, width: int, site: BuiltSite, browser: Browser) -> None:
    """The Tab key reaches every link and field in the order of the page, each with a visible ring and not covered
    (WCAG 2.1.1, 2.4.3, 2.4.7, 2.4.11); the skip link comes first and works."""
    with new_page(browser, width=width) as page:
        page.goto(site.origin + address)
        reached = list(walk(page))
        expected = page.evaluate(STOPS)
        assert [stop["html"] for stop in reached if not (stop["ring"] and stop["seen"])] == []
        assert len(reached) == expected
        page.goto(site.origin + address)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "_main"


def walk(page: Page) -> list[dict[str, Any]]:
    """Press Tab until the focus leaves the page; where it was at each stop."""
    stops: list[dict[str, Any]] = []
    for _ in range(300):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            break
        stops.append(stop)
    return stops


def test_no_single_key_shortcuts(real: BuiltSite, browser: Browser) -> None:
    """No key alone does anything (WCAG 2.1.4), not on the search page either, and no accesskey stands anywhere."""
    assert not [name for name in real.pages if "accesskey" in real.text(name)]
    with new_page(browser, width=1280) as page:
        page.goto(real.origin + "/sok/")
        before = page.content()
        for key in "abcdefghijklmnopqrstuvwxyzæøå/?.,0123456789":
            page.keyboard.press(key) if key.isascii() else page.keyboard.insert_text(key)
        assert page.content() == before
        assert page.url == real.origin + "/sok/"


def test_help_is_in_the_same_place(real: BuiltSite, browser: Browser) -> None:
    """The same help at the same spot of the screen on every page of a language (WCAG 3.2.6)."""
    places: set[tuple[float, ...]] = set()
    with new_page(browser, width=360) as page:
        for name in written(real):
            if not name.startswith(("nn/", "en/")):
                page.goto(real.address(name))
                box = page.locator(".help-bar .call").bounding_box()
                assert box, name
                places.add((box["x"], box["y"]))
    assert len(places) == 1
