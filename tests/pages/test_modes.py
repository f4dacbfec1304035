"""Every page as people with other needs meet it: a narrow screen, large text, other spacing, the keyboard, paper."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from browser import launch, new_page
from sites import BuiltSite

from .looking import written
from .visit import CUT_OFF, WIDTH, Visit

pytestmark = pytest.mark.slow

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
STOPS = """[...document.querySelectorAll("a[href], input, select, button, [tabindex='0']")].filter(e => e.checkVisibility())
    .map((element) => element.outerHTML.slice(0, 120))"""
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


def test_nothing_to_scroll_sideways_for(visit: Visit) -> None:
    """At 320 px no page is wider than the screen (WCAG 1.4.10); only a wide table scrolls, in its own box."""
    assert {name: shown.width for name, shown in visit.pages.items() if shown.width > WIDTH} == {}


def test_measure(site: BuiltSite, browser: Browser) -> None:
    """On a screen a line of running text has about 66 characters, whatever the reader's fonts are."""
    names = [name for name in written(site) if site.tree(name).find_class("prose")]
    words = " ".join(str(paragraph.text_content()) for name in names for paragraph in site.tree(name).xpath("//main//p"))
    with new_page(browser, width=1280) as page:
        page.goto(site.address(names[0]))
        page.evaluate("(words) => { document.querySelector('.prose > p').textContent = words; }", " ".join([words] * 3))
        lengths = page.evaluate(LINES)
    assert len(lengths) > 200
    assert 58 <= sum(lengths) / len(lengths) <= 72


ONLY_ON_A_SCREEN = """
    .skip-link, .help-bar, .site-header nav, .menu-link, .search-link, .crumbs, .contents, .next-pages, .contact-line, .footer-menu,
    .actions, form
"""


def test_paper(open_office: BuiltSite, browser: Browser) -> None:
    """On paper stand the office's address and telephone and every number of a help line, on every page; what can only be
    tapped does not."""
    office, lines = open_office.data.office, open_office.data.help_lines
    assert office.address
    assert office.telephone
    with new_page(browser, width=720) as page:
        for name in written(open_office):
            page.goto(open_office.address(name))
            page.emulate_media(media="print")
            seen = page.locator("body").inner_text().replace("\N{NO-BREAK SPACE}", " ")
            assert office.telephone in seen, name
            assert office.address.street in seen, name
            assert [line.calls for line in lines if line.calls not in seen] == [], name
            assert not page.locator(ONLY_ON_A_SCREEN).filter(visible=True).count(), name


def test_text_spacing(visit: Visit) -> None:
    """With the spacing of WCAG 1.4.12 nothing is cut off. Telephone links are 44 px high, for an unsteady thumb."""
    assert {name: shown.small_telephones for name, shown in visit.pages.items() if shown.small_telephones} == {}
    assert {name: shown.cut_off for name, shown in visit.pages.items() if shown.cut_off} == {}


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
        assert [stop["html"] for stop in reached] == expected
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


def test_help_is_in_the_same_place(visit: Visit) -> None:
    """The same help at the same spot of the screen on every page of a language (WCAG 3.2.6)."""
    places: dict[str, set[tuple[float, ...]]] = {}
    for name, shown in visit.pages.items():
        assert shown.help, name
        places.setdefault(name.partition("/")[0] if name.startswith(("nn/", "en/")) else "nb", set()).add(tuple(shown.help))
    assert "nb" in places
    assert {lang: found for lang, found in places.items() if len(found) > 1} == {}
