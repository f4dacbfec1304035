"""Every page as people with other needs meet it: the IBM engine's rules, forced colours, other text spacing, the keyboard."""

from itertools import product
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from browser import launch, new_page, npm_file
from checkers import IBM_COLOURS, IBM_WIDTH, ibm
from sites import BuiltSite

from .looking import written

pytestmark = pytest.mark.slow

# The rules of axe that can come out differently when only the width or only the colours change.
AXE_WIDTH = ["target-size", "scrollable-region-focusable", "hidden-content"]
AXE_COLOURS = ["color-contrast", "link-in-text-block"]
AXE = """async (rules) => (await axe.run(document, {runOnly: rules, resultTypes: ["violations"]}))
    .violations.map(({id, nodes}) => id + " " + nodes[0].html)"""
LOOKS = list(product((360, 1280), ("light", "dark", "forced")))
# WCAG 1.4.12, in full.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }"""
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter(element => {
    const style = getComputedStyle(element), apart = ".visually-hidden, .table-scroll, svg, svg *";
    return style.overflow !== "visible" && !element.matches(apart) && element.checkVisibility()
        && (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1);
}).map(element => element.outerHTML.slice(0, 120))"""
SMALL_TELEPHONE = """() => [...document.querySelectorAll("a[href^='tel:']")].filter(link => link.checkVisibility()
    && link.getBoundingClientRect().height < 44).map(link => link.outerHTML)"""
# How many characters each line of running text has but the last of its paragraph, which is as long as it happens to be.
LINES = """() => [...document.querySelectorAll(".prose > p")].flatMap((paragraph) => {
    const lines = [], walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (const { 0: word, index } of node.data.matchAll(/\\S+/g)) {
            const range = document.createRange();
            range.setStart(node, index);
            range.setEnd(node, index + word.length);
            const { top } = range.getBoundingClientRect();
            if (!lines.length || top - lines.at(-1).top > 8) lines.push({ top, length: 0 });
            lines.at(-1).length += word.length + 1;
        }
    }
    return lines.slice(0, -1).map(({ length }) => length - 1);
})"""
STOPS = (
    """[...document.querySelectorAll("a[href], input, select, button, [tabindex='0']")].filter(e => e.checkVisibility()).length"""
)
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


@pytest.mark.parametrize("built", ["site", "open_office", "meetings"])  # the second has filled everything in
def test_every_look(built: str, request: pytest.FixtureRequest, browser: Browser) -> None:
    """In light, dark and forced colours, small and large: the IBM accessibility engine, which has other rules than axe, finds no
    violation on any page, nor does axe. Each has all its rules in one look (axe in test_accessibility.py), in the others those that
    can come out differently there; what depends on the width alone is looked at in light."""
    opened: BuiltSite = request.getfixturevalue(built)
    axe = npm_file("axe-core/axe.min.js").read_text(encoding="utf-8")
    problems: list[str] = []
    with new_page(browser, width=1280) as page:
        for name in written(opened):
            page.goto(opened.address(name))
            page.evaluate(axe)
            problems += [f"{name}: {found}" for found in ibm(page)]
            for look in LOOKS:
                show(page, *look)
                found = page.evaluate(AXE, AXE_COLOURS + AXE_WIDTH * (look == (1280, "light"))) if look != (360, "light") else []
                found += ibm(page, *IBM_COLOURS, *IBM_WIDTH * (look == (360, "light"))) if look != (1280, "light") else []
                problems += [f"{name}, {look}: {one}" for one in found]
    assert problems == []


def show(page: Page, width: int, mode: str) -> None:
    """The open page in this width, in light, dark or forced colours."""
    scheme: Literal["light", "dark"] = "dark" if mode == "dark" else "light"
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme, forced_colors="active" if mode == "forced" else "none")


def test_measure(site: BuiltSite, browser: Browser) -> None:
    """On a screen a line of running text has about 66 characters, whatever the reader's fonts are."""
    lengths: list[int] = []
    with new_page(browser, width=1280) as page:
        for name in written(site):
            page.goto(site.address(name))
            lengths += page.evaluate(LINES)
    assert len(lengths) > 200
    assert 58 <= sum(lengths) / len(lengths) <= 72


def test_paper(open_office: BuiltSite, browser: Browser) -> None:
    """On paper stand the office's address and telephone and every help line with its number, on every page; what can only be
    tapped does not."""
    office, lines = open_office.data.office, open_office.data.content.data.help_lines
    assert office.address
    assert office.telephone
    with new_page(browser, width=720) as page:
        page.emulate_media(media="print")
        for name in written(open_office):
            page.goto(open_office.address(name))
            seen = page.locator("body").inner_text().replace("\N{NO-BREAK SPACE}", " ")
            assert office.telephone in seen, name
            assert office.address.street in seen, name
            assert [line.number for line in lines if line.number not in seen] == [], name
            assert not page.locator(".site-header nav, .footer-menu, .help-bar, .search-link").filter(visible=True).count(), name


def test_text_spacing(opened: BuiltSite, browser: Browser) -> None:
    """With the spacing of WCAG 1.4.12 nothing is cut off. Telephone links are 44 px high, for an unsteady thumb."""
    problems: list[str] = []
    with new_page(browser, width=360) as page:
        for name in written(opened):
            page.goto(opened.address(name))
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


WALKS = [("site", at) for at in ("/", "/kontakt/", "/hva-er-selvhjelp/", "/sok/", "/nettverket/", "/404.html")]
WALKS += [("preview", at) for at in ("/grupper/", "/grupper/apen-samtalegruppe/", "/arrangementer/informasjonsmote-januar/")]


@pytest.mark.parametrize(("built", "address"), WALKS)
@pytest.mark.parametrize("width", [360, 1280])
def test_keyboard_walk(built: str, address: str, width: int, request: pytest.FixtureRequest, browser: Browser) -> None:
    """The Tab key reaches every link, field and filter in the order of the page, each with a visible ring and not covered
    (WCAG 2.1.1, 2.4.3, 2.4.7, 2.4.11); the skip link comes first and works."""
    origin = request.getfixturevalue(built).origin
    with new_page(browser, width=width) as page:
        page.goto(origin + address)
        reached = list(walk(page))
        expected = page.evaluate(STOPS)
        assert [stop["html"] for stop in reached if not (stop["ring"] and stop["seen"])] == []
        assert len(reached) == expected
        page.goto(origin + address)
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
    """No key alone does anything (WCAG 2.1.4), not on the pages with a script either, and no accesskey stands anywhere."""
    assert not [name for name in real.pages if "accesskey" in real.text(name)]
    address = real.origin + ("/grupper/" if real.templates else "/sok/")
    with new_page(browser, width=1280) as page:
        page.goto(address)
        before = page.content()
        for key in "abcdefghijklmnopqrstuvwxyzæøå/?.,0123456789":
            page.keyboard.press(key) if key.isascii() else page.keyboard.insert_text(key)
        assert page.content() == before
        assert page.url == address


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


def test_the_engines_find_what_is_wrong(browser: Browser) -> None:
    """Pale text on white and two links that lie close are found by both engines, so that finding nothing means something."""
    with new_page(browser, width=360) as page:
        page.set_content('<p style="color: #aaa">Tekst <a href="/a">a</a><br><a href="/b">b</a></p>')
        page.evaluate(npm_file("axe-core/axe.min.js").read_text(encoding="utf-8"))
        assert page.evaluate(AXE, AXE_COLOURS)
        assert ibm(page, *IBM_COLOURS)
        page.set_content('<a href="/a" style="display: block; font: 8px/8px sans-serif">a</a>' * 3)
        page.evaluate(npm_file("axe-core/axe.min.js").read_text(encoding="utf-8"))
        assert page.evaluate(AXE, AXE_WIDTH)
        assert ibm(page, *IBM_WIDTH)
